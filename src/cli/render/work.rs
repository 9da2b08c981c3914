//! What a run makes, and what became of it: all that the makers of articles and of books share.

use std::collections::BTreeMap;

use rayon::prelude::*;
use tolmach::baseline::Baseline;
use tolmach::check::Checks;
use tolmach::config::{Books, OnMissing};
use tolmach::disk::Written;
use tolmach::edition::{
    self, Beside, Completeness, Edition, Format, Listing, Make, ManifestEntry, Printed, Pseudo, Refused, Request, Site,
    Words, sha256,
};
use tolmach::finding::Finding;
use tolmach::locale::Locale;
use tolmach::project::{Files, Reading, Shared, Unit, UnitName};

use super::inputs::{Inputs, with_reads};
use super::publish;
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
    pub files: &'a dyn Files,
}

/// What became of one article, or of the book of all articles, in one locale.
pub struct Made {
    /// Its name; empty for a book of all articles.
    pub article: String,
    pub locale: Locale,
    pub asked: Asked,
    pub result: Result<(), Refused>,
    /// Its files, those that were up to date included, until the manifest takes them.
    pub entries: Vec<ManifestEntry>,
    /// How many they are.
    pub files: usize,
    /// How many of them have other bytes now.
    pub changed: usize,
    /// How many were up to date and not made again.
    pub current: usize,
    /// What could not go into them.
    pub findings: Vec<Finding>,
}

/// Why an edition is made.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// It is what the run was asked for.
    Directly,
    /// Its page names the languages of the article, and these have changed.
    ForItsLanguages,
}

/// What was made, and what the manifest goes on to say of files that this run was not asked for.
#[derive(Default)]
pub struct Done {
    pub made: Vec<Made>,
    pub kept: Vec<ManifestEntry>,
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

impl Done {
    /// Takes what the manifest says of all files; a copy of it would be most of what a large run holds in memory.
    pub fn take_entries(&mut self) -> Vec<ManifestEntry> {
        let made = self.made.iter_mut().flat_map(|made| std::mem::take(&mut made.entries));
        made.chain(std::mem::take(&mut self.kept)).collect()
    }
}

impl Work<'_> {
    /// Makes the articles, each in memory no longer than it takes, and the books of all; `before` is what the manifest says of
    /// files that there still can be.
    ///
    /// What was made is returned also when something failed, so that the manifest can tell of it.
    pub fn all(&self, units: &[&UnitName], before: Vec<ManifestEntry>) -> (Done, Option<Failure>) {
        let mut articles: BTreeMap<String, Vec<ManifestEntry>> = BTreeMap::new();
        for entry in before {
            articles.entry(entry.article.clone()).or_default().push(entry);
        }
        let bound = articles.remove("").unwrap_or_default();
        let asked: Vec<(&UnitName, Vec<ManifestEntry>)> =
            units.iter().map(|unit| (*unit, articles.remove(&unit.name).unwrap_or_default())).collect();
        let (mut done, mut failure) = (Done::default(), None);
        let results: Vec<Result<Done, Failure>> =
            asked.into_par_iter().map(|(unit, before)| self.article(unit, &before)).collect();
        for result in results.into_iter().chain(std::iter::once_with(|| self.bound(units, &bound))) {
            match result {
                Ok(one) => {
                    done.made.extend(one.made);
                    done.kept.extend(one.kept);
                }
                Err(why) => failure = failure.or(Some(why)),
            }
        }
        done.kept.extend(articles.into_values().flatten());
        (done, failure)
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
    pub fn unit(&self, name: &UnitName) -> Result<Unit, Failure> {
        let project = &self.session.project;
        let is_real = |name: &String| !self.pseudo.iter().any(|pseudo| pseudo.name == name);
        let locales: Vec<String> = self.session.all_locales().into_iter().filter(is_real).collect();
        let mut unit = Unit::load(project, name, &locales, self.files)?;
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
    pub fn publish(&self, made: &mut Made, printed: Printed, label: Label) -> Result<(), Failure> {
        if let Some(failure) = self.site.templates.failure() {
            return Err(failure.clone().into());
        }
        // What could not go into a file is told by every run, so it is made by every run.
        let inputs = match printed.findings.is_empty() {
            true => with_reads(&label.inputs, &label.reads),
            false => String::new(),
        };
        for file in printed.files {
            made.changed += usize::from(publish(self.session, &file)? == Written::Changed);
            made.files += 1;
            made.entries.push(ManifestEntry {
                path: file.path,
                locale: made.locale.name().to_string(),
                article: made.article.clone(),
                format: label.format.name.to_string(),
                completeness: label.completeness,
                source: label.source.clone(),
                inputs: inputs.clone(),
                reads: label.reads.keys().cloned().collect(),
                sha256: sha256(&file.bytes),
                listing: label.listing.clone(),
            });
        }
        made.findings.extend(printed.findings);
        Ok(())
    }
}

impl Made {
    /// Starts with nothing.
    pub fn new(article: &str, locale: &Locale, asked: Asked) -> Made {
        Made {
            article: article.to_string(),
            locale: locale.clone(),
            asked,
            result: Ok(()),
            entries: Vec::new(),
            files: 0,
            changed: 0,
            current: 0,
            findings: Vec::new(),
        }
    }

    /// Adds files that are up to date.
    pub fn keep(&mut self, entries: Vec<ManifestEntry>) {
        self.current += entries.len();
        self.files += entries.len();
        self.entries.extend(entries);
    }
}

/// Tells whether a format makes one book of all articles of a locale in this project, and none of each.
pub fn binds(session: &Session, format: &str) -> bool {
    let has_books = edition::FORMATS.iter().any(|one| one.name == format && matches!(one.beside, Beside::Book(_)));
    has_books && session.project.config.editions.books == Books::Locale
}
