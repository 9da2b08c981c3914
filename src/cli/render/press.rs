//! Editions and papers of one article → files.

use std::collections::BTreeSet;

use tolmach::edition::{Alternate, Completeness, Listing, Make, Paper, Printed, Printing, Refused, Site, sha256};
use tolmach::finding::Finding;
use tolmach::locale::Locale;
use tolmach::project::Reading;

use super::article::{Article, Task};
use super::done::Done;
use super::reads::Reads;
use super::work::Label;
use crate::cli::outcome::Failure;

/// What the files of an article are printed from.
pub struct Press<'w, 'a> {
    pub article: &'a Article<'w, 'a>,
    pub reading: &'a Reading<'a>,
    /// The locales that pages name.
    pub languages: &'a BTreeSet<String>,
    pub findings: &'a [Finding],
}

impl<'w> Press<'w, '_> {
    /// Prints and writes the files of a locale.
    pub fn print(&self, task: &Task<'w>, done: &mut Done<'w>) -> Result<(), Failure> {
        let (work, disk, locale) = (self.article.work, self.article.disk, task.locale);
        let article = self.article.unit.name.as_str();
        let mut made = task.start(article, done);
        for format in &task.formats {
            let reads = Reads::of(disk);
            let site = Site { files: &reads, ..work.site };
            let printed = match format.make {
                Make::Edition(print) => self.edition(task, &site, print),
                Make::Paper(print) => self.paper(locale, print),
            };
            let (mut printed, completeness) = match printed {
                Ok(printed) => printed,
                Err(refused) => {
                    made.refused = Some(Box::new(refused));
                    continue;
                }
            };
            for file in &mut printed.files {
                file.path = format.path(locale.name(), article, &file.path);
            }
            let edition = task.edition.as_ref().and_then(|edition| edition.as_ref().ok());
            let source = self.reading.unit.article.as_ref().map(|article| sha256(article.file.text.as_bytes()));
            let label = Label {
                format,
                completeness,
                source: source.unwrap_or_default(),
                inputs: self.article.inputs(locale, format, self.languages),
                reads: reads.digests(),
                listing: edition.filter(|_| format.has_lists()).map(Listing::of),
            };
            work.publish(disk, &mut made, done, printed, label)?;
        }
        done.made.push(made);
        Ok(())
    }

    fn edition(
        &self,
        task: &Task<'_>,
        site: &Site<'_>,
        print: fn(&Printing<'_>) -> Printed,
    ) -> Result<(Printed, Completeness), Refused> {
        let edition = match &task.edition {
            Some(Ok(edition)) => edition,
            Some(Err(refused)) => return Err(refused.clone()),
            None => return Err(Refused::Article),
        };
        let alternates = self.alternates(task.locale);
        let words = &self.article.work.words[task.locale.name()];
        Ok((print(&Printing { edition, words, alternates: &alternates, site }), Completeness::of(edition)))
    }

    fn paper(
        &self,
        locale: &Locale,
        print: fn(&Paper<'_>) -> Option<Printed>,
    ) -> Result<(Printed, Completeness), Refused> {
        let work = self.article.work;
        let own = |finding: &&Finding| finding.locale.as_deref().is_none_or(|name| name == locale.name());
        let findings: Vec<Finding> = match work.is_pseudo(locale) {
            true => Vec::new(),
            false => self.findings.iter().filter(own).cloned().collect(),
        };
        let translation = self.reading.translations.iter().find(|translation| translation.locale == locale.name());
        let paper = Paper { request: work.request(self.reading, locale), findings: &findings };
        match translation.and_then(|translation| Some((print(&paper)?, Completeness::of_translation(translation)))) {
            Some(printed) => Ok(printed),
            // It is refused with the edition where nothing can be told of the article.
            None => Err(work.edition(self.reading, locale).err().unwrap_or(Refused::Article)),
        }
    }

    /// Returns the locales in which the article has a page, in the order of the configuration, the source locale first; none
    /// for a pseudo-locale, whose page is for nobody.
    fn alternates(&self, locale: &Locale) -> Vec<Alternate> {
        let work = self.article.work;
        if work.is_pseudo(locale) {
            return Vec::new();
        }
        let named = |locale: &&Locale| self.languages.contains(locale.name());
        work.session.every_locale().filter(named).map(Alternate::new).collect()
    }
}
