//! What a run makes, and what became of it: all that the makers of articles and of books share.

use std::collections::BTreeMap;

use rayon::prelude::*;
use tolmach::baseline::Baseline;
use tolmach::check::Checks;
use tolmach::config::{Books, OnMissing};
use tolmach::disk::{Disk, Written};
use tolmach::edition::{
    self, Beside, Completeness, Edition, Format, Listing, Make, Manifest, ManifestEntry, Packed, Printed, Pseudo,
    Refused, Request, Site, Words, sha256,
};
use tolmach::locale::Locale;
use tolmach::project::{Files, Reading, Shared, Unit, UnitName};

use super::done::{Done, Finished, Run};
use super::inputs::{Inputs, with_reads};
use super::published;
use crate::cli::outcome::Failure;
use crate::cli::session::Session;

/// What a run makes of each article.
pub struct Work<'a> {
    pub session: &'a Session,
    pub site: Site<'a>,
    pub formats: &'a [&'static Format],
    pub locales: &'a [Locale],
    /// The pseudo-locales of this run.
    pub pseudo: &'static [Pseudo],
    /// The policy of this run, where it has one.
    pub on_missing: Option<OnMissing>,
    /// Interface words of all locales.
    pub words: &'a BTreeMap<String, Words>,
    pub inputs: &'a Inputs<'a>,
    /// The checks of the project, for formats that show findings.
    pub checks: &'a Checks<'a>,
    pub baseline: Option<&'a Baseline>,
    pub shared: &'a Shared<'a>,
}

/// What became of one article, or of the book of all articles, in one locale. There is one of each to the end of the run.
pub struct Made<'a> {
    /// Its name; empty for a book of all articles.
    pub article: &'a str,
    pub locale: &'a Locale,
    pub asked: Asked,
    pub refused: Option<Box<Refused>>,
    /// How many files it has, those that were up to date included.
    pub files: u32,
    /// How many of them have other bytes now.
    pub changed: u32,
    /// How many were up to date and not made again.
    pub current: u32,
}

/// Why an edition is made.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// It is what the run was asked for.
    Directly,
    /// Its page names the languages of the article, and these have changed.
    ForItsLanguages,
}

/// What the manifest says of the files of a format, beside their bytes.
pub struct Label {
    pub format: &'static Format,
    pub completeness: Completeness,
    pub source: String,
    /// The digest of what they were made from, without what the format read.
    pub inputs: String,
    pub reads: BTreeMap<String, String>,
    pub listing: Option<Listing>,
}

impl Work<'_> {
    /// Makes the articles, each in memory no longer than it takes, and the books of all; `before` is what the manifest says.
    ///
    /// What was made is returned also when something failed, so that the manifest can tell of it.
    pub fn all<'a>(&'a self, units: &[&'a UnitName], mut before: Manifest) -> (Run<'a>, Option<Failure>) {
        let bound = before.take("");
        let asked: Vec<(&UnitName, Packed)> = units.iter().map(|unit| (*unit, before.take(&unit.name))).collect();
        let (mut run, mut failure) = (Run::default(), None);
        run.made.reserve(units.len() * self.locales.len());
        let results: Vec<Result<Finished<'a>, Failure>> =
            asked.into_par_iter().map(|(unit, before)| self.article(unit, &before)).collect();
        for result in results.into_iter().chain(std::iter::once_with(|| self.bound(units, &bound))) {
            match result {
                Ok(finished) => run.add(finished),
                Err(why) => failure = failure.or(Some(why)),
            }
        }
        for article in before.into_articles() {
            run.add(self.left(&article));
        }
        (run, failure)
    }

    /// Returns what is left of an article that the run was not asked for.
    fn left(&self, before: &Packed) -> Finished<'static> {
        let exists = self.session.project.articles().any(|article| article == &**before.article());
        let mut done = Done::default();
        if exists {
            done.entries = self.possible(before);
        }
        done.finish(before)
    }

    /// Returns the entries of which there can still be a file of an earlier run: its locale and its article or book exist.
    pub fn possible(&self, before: &Packed) -> Vec<ManifestEntry> {
        let mut entries = before.entries();
        entries.retain(|entry| {
            binds(self.session, &entry.format) == entry.article.is_empty()
                && self.session.every_locale().any(|locale| locale.name() == entry.locale)
        });
        entries
    }

    /// Returns the formats that make files of each article in a locale: the source locale has no translation to show on paper.
    pub fn formats(&self, locale: &Locale) -> impl Iterator<Item = &'static Format> {
        let is_source = *locale == self.session.project.config.source_locale;
        let formats = self.formats.iter().copied().filter(|format| !binds(self.session, format.name));
        formats.filter(move |format| !is_source || matches!(format.make, Make::Edition(_)))
    }

    /// Returns the policy for a locale.
    pub fn on_missing(&self, locale: &Locale) -> OnMissing {
        let settings = self.session.project.config.locale(locale.name());
        self.on_missing.unwrap_or(settings.map_or(OnMissing::Refuse, |settings| settings.on_missing))
    }

    /// Tells whether a locale is a pseudo-locale of this run.
    pub fn is_pseudo(&self, locale: &Locale) -> bool {
        self.pseudo.iter().any(|pseudo| pseudo.name == locale.name())
    }

    /// Reads the files of a unit, and makes those of the pseudo-locales.
    pub fn unit(&self, name: &UnitName, files: &dyn Files) -> Result<Unit, Failure> {
        let project = &self.session.project;
        let is_real = |name: &String| !self.pseudo.iter().any(|pseudo| pseudo.name == name);
        let locales: Vec<String> = self.session.all_locales().into_iter().filter(is_real).collect();
        let mut unit = Unit::load(project, name, &locales, files)?;
        if self.pseudo.is_empty() {
            return Ok(unit);
        }
        let wanted = self.pseudo.iter().filter(|pseudo| self.locales.contains(&pseudo.locale()));
        let reading = Reading::new(project, self.shared, &unit);
        let texts: Vec<_> = wanted.map(|pseudo| pseudo.files(project, &reading)).collect();
        unit.locales.extend(texts);
        Ok(unit)
    }

    /// Returns what an edition of an article is asked for with.
    pub fn request<'r>(&'r self, reading: &'r Reading<'r>, locale: &'r Locale) -> Request<'r> {
        let on_missing = self.on_missing(locale);
        Request { project: &self.session.project, shared: self.shared, reading, locale, on_missing }
    }

    /// Makes an edition.
    pub fn edition(&self, reading: &Reading<'_>, locale: &Locale) -> Result<Edition, Refused> {
        edition::edition(&self.request(reading, locale))
    }

    /// Writes what a format made.
    ///
    /// # Errors
    /// When the disk refuses, or a template could not be filled in.
    pub fn publish(
        &self,
        disk: &Disk,
        made: &mut Made<'_>,
        done: &mut Done<'_>,
        printed: Printed,
        label: Label,
    ) -> Result<(), Failure> {
        if let Some(failure) = self.site.templates.failure() {
            return Err(failure.clone().into());
        }
        // What could not go into a file is told by every run, so it is made by every run.
        let inputs = match printed.findings.is_empty() {
            true => with_reads(&label.inputs, &label.reads),
            false => String::new(),
        };
        for file in printed.files {
            let written = disk.write_again(&published(self.session, &file.path), &file.bytes)?;
            made.changed += u32::from(written == Written::Changed);
            made.files += 1;
            done.entries.push(ManifestEntry {
                path: file.path,
                locale: made.locale.name().to_string(),
                article: made.article.to_string(),
                format: label.format.name.to_string(),
                completeness: label.completeness,
                source: label.source.clone(),
                inputs: inputs.clone(),
                reads: label.reads.keys().cloned().collect(),
                sha256: sha256(&file.bytes),
                listing: label.listing.clone(),
            });
        }
        done.findings.extend(printed.findings);
        Ok(())
    }
}

impl<'a> Made<'a> {
    /// Starts with nothing.
    pub fn new(article: &'a str, locale: &'a Locale, asked: Asked) -> Made<'a> {
        Made { article, locale, asked, refused: None, files: 0, changed: 0, current: 0 }
    }

    /// Adds files that are up to date.
    pub fn keep(&mut self, done: &mut Done<'_>, entries: impl IntoIterator<Item = ManifestEntry>) {
        let before = done.entries.len();
        done.entries.extend(entries);
        let count = (done.entries.len() - before) as u32;
        self.current += count;
        self.files += count;
    }
}

/// Tells whether a format makes one book of all articles of a locale in this project, and none of each.
pub fn binds(session: &Session, format: &str) -> bool {
    let has_books = edition::FORMATS.iter().any(|one| one.name == format && matches!(one.beside, Beside::Book(_)));
    has_books && session.project.config.editions.books == Books::Locale
}
