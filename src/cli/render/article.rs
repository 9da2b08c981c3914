//! One article: what of it is up to date, and the making of the rest. When it is done, only what the manifest says of it stays.

use std::collections::{BTreeMap, BTreeSet};

use tolmach::baseline::Baseline;
use tolmach::check;
use tolmach::config::OnMissing;
use tolmach::disk::Written;
use tolmach::edition::{
    self, Alternate, Completeness, Edition, Format, ManifestEntry, PSEUDO, Paper, Print, Printing, Refused, Request,
    Words, sha256,
};
use tolmach::finding::Finding;
use tolmach::locale::Locale;
use tolmach::project::{Files, Reading, Shared, Unit, UnitName};

use super::super::outcome::Failure;
use super::super::session::Session;
use super::inputs::{ArticleInputs, Inputs};

/// What a run makes of each article.
pub struct Work<'a> {
    pub session: &'a Session,
    pub formats: &'a [&'static Format],
    pub locales: &'a [Locale],
    /// The policy of this run, where it has one.
    pub on_missing: Option<OnMissing>,
    /// Interface words by locale.
    pub words: &'a BTreeMap<String, Words>,
    pub inputs: &'a Inputs<'a>,
    pub baseline: Option<&'a Baseline>,
}

/// What became of one article in one locale.
pub struct Made {
    pub article: String,
    pub locale: Locale,
    pub result: Result<(), Refused>,
    /// Its files, those that were up to date included.
    pub entries: Vec<ManifestEntry>,
    /// How many of them have other bytes now.
    pub changed: usize,
    /// How many were up to date and not made again.
    pub current: usize,
}

/// An article with what the last run left of it.
struct Article<'a> {
    work: &'a Work<'a>,
    unit: &'a UnitName,
    inputs: ArticleInputs<'a>,
    /// The entries of files that this run makes.
    before: &'a [ManifestEntry],
    /// The locales whose pages stay and are not made by this run.
    kept: BTreeSet<String>,
}

impl Work<'_> {
    /// Makes the files of an article; `before` is what the manifest says of those that this run makes, `kept` of its others.
    pub fn article(
        &self,
        shared: &Shared<'_>,
        files: &dyn Files,
        unit: &UnitName,
        before: &[ManifestEntry],
        kept: &[ManifestEntry],
    ) -> Result<Vec<Made>, Failure> {
        let pages = kept.iter().filter(|entry| entry.format == "html").map(|entry| entry.locale.clone());
        let article = Article { work: self, unit, inputs: self.inputs.article(unit), before, kept: pages.collect() };
        article.make(shared, files)
    }

    fn on_missing(&self, locale: &Locale) -> OnMissing {
        let settings = self.session.project.config.locale(locale.name());
        self.on_missing.unwrap_or(settings.map_or(OnMissing::Refuse, |settings| settings.on_missing))
    }

    /// Returns the formats of a locale: the source locale has no translation to show on paper.
    fn formats(&self, locale: &Locale) -> impl Iterator<Item = &'static Format> {
        let is_source = *locale == self.session.project.config.source_locale;
        self.formats.iter().copied().filter(move |format| !(is_source && matches!(format.print, Print::Paper(_))))
    }

    fn path(&self, path: &str) -> String {
        format!("{}/{path}", self.session.project.config.paths.editions)
    }
}

impl Article<'_> {
    fn make(&self, shared: &Shared<'_>, files: &dyn Files) -> Result<Vec<Made>, Failure> {
        let work = self.work;
        let editions =
            self.before.iter().filter(|entry| work.formats.iter().any(|format| is_edition_of(format, entry)));
        let published: BTreeSet<String> =
            editions.map(|entry| entry.locale.clone()).chain(self.kept.iter().cloned()).collect();
        let current = |locale: &&Locale| self.current(locale, &published).is_some();
        let (current, others): (Vec<&Locale>, Vec<&Locale>) = work.locales.iter().partition(current);
        if others.is_empty() {
            return Ok(current.into_iter().map(|locale| self.kept(locale, &published)).collect());
        }
        let project = &work.session.project;
        let mut unit = Unit::load(project, self.unit, &translated(work.session), files)?;
        let pseudo: Vec<_> = PSEUDO.iter().filter(|pseudo| work.locales.contains(&pseudo.locale())).collect();
        if !pseudo.is_empty() {
            let reading = Reading::new(project, shared, &unit);
            let texts: Vec<_> = pseudo.iter().map(|pseudo| pseudo.files(project, &reading)).collect();
            unit.locales.extend(texts);
        }
        let reading = Reading::new(project, shared, &unit);
        let edition = |locale: &Locale| {
            edition::edition(&Request {
                project,
                shared,
                reading: &reading,
                locale,
                on_missing: work.on_missing(locale),
            })
        };
        let mut made: Vec<(&Locale, Result<Edition, Refused>)> =
            others.into_iter().map(|locale| (locale, edition(locale))).collect();
        let mut same = current;
        let names = |made: &[(&Locale, Result<Edition, Refused>)], same: &[&Locale]| {
            let good = made.iter().filter(|(_, result)| result.is_ok()).map(|(locale, _)| *locale);
            let names = good.chain(same.iter().copied()).map(|locale| locale.name().to_string());
            names.chain(self.kept.iter().cloned()).collect::<BTreeSet<String>>()
        };
        // A locale that came or went stands on the pages of all others.
        let pages = work.formats.iter().any(|format| matches!(format.print, Print::Edition(_)));
        if pages && names(&made, &same) != published {
            made.extend(same.drain(..).map(|locale| (locale, edition(locale))));
        }
        let published = names(&made, &same);
        let findings = self.findings(shared, &reading, &made);
        let press = Press { article: self, shared, reading: &reading, published: &published, findings: &findings };
        let mut done = Vec::new();
        for locale in work.locales {
            done.push(match made.iter().find(|(one, _)| *one == locale) {
                Some((_, result)) => press.print(locale, result)?,
                None => self.kept(locale, &published),
            });
        }
        Ok(done)
    }

    /// Returns the entries of a locale when all its files are what would be made of today's inputs.
    fn current(&self, locale: &Locale, published: &BTreeSet<String>) -> Option<Vec<ManifestEntry>> {
        // The file may have been changed or lost since.
        let is_there = |entry: &ManifestEntry| {
            let bytes = self.work.session.disk.read(&self.work.path(&entry.path)).ok().flatten();
            bytes.is_some_and(|bytes| sha256(&bytes) == entry.sha256)
        };
        let mut current = Vec::new();
        for format in self.work.formats(locale) {
            let own = |entry: &&ManifestEntry| entry.format == format.name && entry.locale == locale.name();
            let entries: Vec<ManifestEntry> = self.before.iter().filter(own).cloned().collect();
            let inputs = self.inputs.of(locale, format, self.work.on_missing(locale), published);
            if entries.is_empty() || !entries.iter().all(|entry| entry.inputs == inputs && is_there(entry)) {
                return None;
            }
            current.extend(entries);
        }
        Some(current)
    }

    fn kept(&self, locale: &Locale, published: &BTreeSet<String>) -> Made {
        let entries = self.current(locale, published).unwrap_or_default();
        Made {
            article: self.unit.name.clone(),
            locale: locale.clone(),
            result: Ok(()),
            changed: 0,
            current: entries.len(),
            entries,
        }
    }

    /// Returns what checks find, where a format shows it; findings of the baseline and of pseudo-locales are left out.
    fn findings(
        &self,
        shared: &Shared<'_>,
        reading: &Reading<'_>,
        made: &[(&Locale, Result<Edition, Refused>)],
    ) -> Vec<Finding> {
        let papers = |locale: &Locale| self.work.formats(locale).any(|format| matches!(format.print, Print::Paper(_)));
        if !made.iter().any(|(locale, _)| papers(locale) && !is_pseudo(locale)) {
            return Vec::new();
        }
        let known = |finding: &Finding| {
            let entry = self.work.baseline.and_then(|baseline| Some((baseline, check::entry(reading, finding)?)));
            entry.is_some_and(|(baseline, entry)| baseline.contains(&entry))
        };
        let mut findings = check::run(&self.work.session.project, shared, reading);
        findings.retain(|finding| !known(finding));
        tolmach::finding::sort(&mut findings);
        findings
    }
}

/// What the files of an article are printed from.
struct Press<'a> {
    article: &'a Article<'a>,
    shared: &'a Shared<'a>,
    reading: &'a Reading<'a>,
    published: &'a BTreeSet<String>,
    findings: &'a [Finding],
}

impl Press<'_> {
    /// Prints and writes the files of a locale.
    fn print(&self, locale: &Locale, result: &Result<Edition, Refused>) -> Result<Made, Failure> {
        let work = self.article.work;
        let mut made = Made {
            article: self.article.unit.name.clone(),
            locale: locale.clone(),
            result: Ok(()),
            entries: Vec::new(),
            changed: 0,
            current: 0,
        };
        for format in work.formats(locale) {
            let printed = match format.print {
                Print::Edition(print) => self.edition(locale, result, print),
                Print::Paper(print) => self.paper(locale, print),
            };
            let Some((text, completeness)) = printed else {
                // A paper is refused with the edition where nothing can be told of the article.
                made.result = result.as_ref().map(drop).map_err(Clone::clone);
                continue;
            };
            let path = edition::path(format, locale.name(), &made.article);
            let written = work.session.disk.write(&work.path(&path), text.as_bytes())?;
            made.changed += usize::from(written == Written::Changed);
            let article = self.reading.unit.article.as_ref();
            made.entries.push(ManifestEntry {
                path,
                locale: locale.name().to_string(),
                article: made.article.clone(),
                format: format.name.to_string(),
                completeness,
                source: article.map(|article| sha256(article.file.text.as_bytes())).unwrap_or_default(),
                inputs: self.article.inputs.of(locale, format, work.on_missing(locale), self.published),
                sha256: sha256(text.as_bytes()),
            });
        }
        Ok(made)
    }

    fn edition(
        &self,
        locale: &Locale,
        result: &Result<Edition, Refused>,
        print: fn(&Printing<'_>) -> String,
    ) -> Option<(String, Completeness)> {
        let edition = result.as_ref().ok()?;
        let alternates = self.alternates();
        let words = &self.article.work.words[locale.name()];
        Some((print(&Printing { edition, words, alternates: &alternates }), Completeness::of(edition)))
    }

    fn paper(&self, locale: &Locale, print: fn(&Paper<'_>) -> Option<String>) -> Option<(String, Completeness)> {
        let request = Request {
            project: &self.article.work.session.project,
            shared: self.shared,
            reading: self.reading,
            locale,
            on_missing: OnMissing::Refuse,
        };
        let own = |finding: &&Finding| finding.locale.as_deref().is_none_or(|name| name == locale.name());
        let findings: Vec<Finding> = match is_pseudo(locale) {
            true => Vec::new(),
            false => self.findings.iter().filter(own).cloned().collect(),
        };
        let translation = self.reading.translations.iter().find(|translation| translation.locale == locale.name())?;
        Some((print(&Paper { request, findings: &findings })?, Completeness::of_translation(translation)))
    }

    /// Returns the locales in which the article has a page, in the order of the configuration, the source locale first.
    fn alternates(&self) -> Vec<Alternate> {
        let config = &self.article.work.session.project.config;
        let all = std::iter::once(&config.source_locale).chain(config.locales.iter().map(|settings| &settings.locale));
        let alternate = |locale: &Locale| Alternate {
            tag: locale.tag(),
            endonym: locale.endonym(),
            direction: locale.direction().word(),
            locale: locale.name().to_string(),
        };
        all.filter(|locale| self.published.contains(locale.name())).map(alternate).collect()
    }
}

fn is_edition_of(format: &Format, entry: &ManifestEntry) -> bool {
    format.name == entry.format && matches!(format.print, Print::Edition(_))
}

fn is_pseudo(locale: &Locale) -> bool {
    PSEUDO.iter().any(|pseudo| pseudo.name == locale.name())
}

/// Returns the locales that have files of their own.
fn translated(session: &Session) -> Vec<String> {
    session.all_locales().into_iter().filter(|name| !PSEUDO.iter().any(|pseudo| pseudo.name == name)).collect()
}
