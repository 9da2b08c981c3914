//! One article: what of it is up to date, and the making of the rest. When it is done, only what the manifest says of it stays.

use std::collections::BTreeSet;

use tolmach::check;
use tolmach::disk::Disk;
use tolmach::edition::{Edition, Format, Make, ManifestEntry, Packed, Refused};
use tolmach::finding::Finding;
use tolmach::locale::Locale;
use tolmach::project::{ReadAhead, Reading, UnitName};

use super::done::{Done, Finished};
use super::inputs::{ArticleInputs, is_current};
use super::press::Press;
use super::work::{Asked, Made, Work};
use crate::cli::outcome::Failure;

/// An article with what the last run left of it.
pub struct Article<'w, 'a> {
    pub work: &'w Work<'w>,
    pub unit: &'w UnitName,
    /// The door to the files that only this article has.
    pub disk: &'a Disk,
    /// The same, with what was read to see what is up to date.
    files: &'a ReadAhead<'a>,
    inputs: ArticleInputs<'w>,
    before: &'a [ManifestEntry],
}

/// What is to be made of the article in one locale.
pub struct Task<'a> {
    pub locale: &'a Locale,
    pub asked: Asked,
    /// The formats whose files are not up to date.
    pub formats: Vec<&'static Format>,
    /// What the manifest says of those that are.
    pub current: Vec<ManifestEntry>,
    /// The edition, where a format is made of it.
    pub edition: Option<Result<Edition, Refused>>,
}

impl Work<'_> {
    /// Makes the files of an article; `before` is what the manifest says of it.
    pub fn article<'w>(&'w self, unit: &'w UnitName, before: &Packed) -> Result<Finished<'w>, Failure> {
        let (disk, possible) = (self.session.disk.apart(), self.possible(before));
        // What is looked at first is read again right behind, where the article is not up to date.
        let files = ReadAhead::new(&disk);
        let inputs = self.inputs.article(unit, &files);
        let article = Article { work: self, unit, disk: &disk, files: &files, inputs, before: &possible };
        Ok(article.make()?.finish(before))
    }
}

impl<'w> Article<'w, '_> {
    fn make(&self) -> Result<Done<'w>, Failure> {
        let work = self.work;
        let mut languages = self.languages_before();
        let mut tasks: Vec<Task<'w>> = work.locales.iter().map(|locale| self.task(locale, &languages)).collect();
        if tasks.iter().all(|task| task.formats.is_empty()) {
            let mut done = Done { entries: self.kept(&tasks), ..Done::default() };
            for task in tasks {
                let made = task.start(&self.unit.name, &mut done);
                done.made.push(made);
            }
            return Ok(done);
        }
        let unit = work.unit(self.unit, self.files)?;
        let reading = Reading::new(&work.session.project, work.shared, &unit);
        for task in &mut tasks {
            task.edit(work, &reading);
        }
        if work.formats.iter().any(|format| format.has_lists()) {
            languages = self.settled(languages, &mut tasks, &reading);
        }
        let findings = self.findings(&reading, &tasks);
        let press = Press { article: self, reading: &reading, languages: &languages, findings: &findings };
        let mut done = Done { entries: self.kept(&tasks), ..Done::default() };
        for task in &tasks {
            press.print(task, &mut done)?;
        }
        Ok(done)
    }

    /// Returns the locales that the article's pages were made to name.
    fn languages_before(&self) -> BTreeSet<String> {
        let pages = self.before.iter().filter(|entry| self.is_page(entry));
        pages.map(|entry| entry.locale.clone()).filter(|name| self.names(name)).collect()
    }

    fn is_page(&self, entry: &ManifestEntry) -> bool {
        tolmach::edition::FORMATS.iter().any(|format| format.has_lists() && format.name == entry.format)
    }

    /// Tells whether pages name a locale: never one that nobody speaks.
    fn names(&self, locale: &str) -> bool {
        !self.work.pseudo.iter().any(|pseudo| pseudo.name == locale)
    }

    /// Finds out what of a locale is up to date, as long as the article keeps its languages.
    fn task(&self, locale: &'w Locale, languages: &BTreeSet<String>) -> Task<'w> {
        let mut task = Task { locale, asked: Asked::Directly, formats: Vec::new(), current: Vec::new(), edition: None };
        for format in self.work.formats(locale) {
            let own = |entry: &&ManifestEntry| entry.format == format.name && entry.locale == locale.name();
            let entries: Vec<ManifestEntry> = self.before.iter().filter(own).cloned().collect();
            let are_current = || {
                let inputs = self.inputs(locale, format, languages);
                entries.iter().all(|entry| is_current(self.work.session, self.disk, entry, &inputs))
            };
            match !entries.is_empty() && are_current() {
                true => task.current.extend(entries),
                false => task.formats.push(format),
            }
        }
        task
    }

    /// Returns the digest of what a file is made from.
    pub fn inputs(&self, locale: &Locale, format: &Format, languages: &BTreeSet<String>) -> String {
        let nothing = BTreeSet::new();
        let named = if format.has_lists() && self.names(locale.name()) { languages } else { &nothing };
        self.inputs.of(locale, format, self.work.on_missing(locale), named)
    }

    /// Returns the languages of the article now. Where they are others than before, all its pages are made anew, also those
    /// that the run was not asked for; one that can no longer be made is gone.
    fn settled(&self, before: BTreeSet<String>, tasks: &mut Vec<Task<'w>>, reading: &Reading<'_>) -> BTreeSet<String> {
        let has_page = |task: &&Task<'_>| match &task.edition {
            Some(edition) => edition.is_ok() && self.names(task.locale.name()),
            None => before.contains(task.locale.name()),
        };
        let published = |tasks: &[Task<'_>]| -> BTreeSet<String> {
            tasks.iter().filter(has_page).map(|task| task.locale.name().to_string()).collect()
        };
        let is_asked = |name: &str| self.work.locales.iter().any(|locale| locale.name() == name);
        let others: Vec<&Locale> = self
            .work
            .session
            .every_locale()
            .filter(|locale| before.contains(locale.name()) && !is_asked(locale.name()))
            .collect();
        let mut now = published(tasks);
        now.extend(others.iter().map(|locale| locale.name().to_string()));
        if now == before {
            return before;
        }
        tasks.extend(others.into_iter().map(|locale| Task {
            locale,
            asked: Asked::ForItsLanguages,
            formats: Vec::new(),
            current: Vec::new(),
            edition: None,
        }));
        let pages: Vec<&'static Format> = self.work.formats.iter().copied().filter(|one| one.has_lists()).collect();
        for task in tasks.iter_mut().filter(|task| self.names(task.locale.name())) {
            task.current.retain(|entry| !self.is_page(entry));
            task.formats.retain(|format| !format.has_lists());
            task.formats.extend(&pages);
            task.edit(self.work, reading);
        }
        published(tasks)
    }

    /// Returns what the manifest says of files that no task is about.
    fn kept(&self, tasks: &[Task<'_>]) -> Vec<ManifestEntry> {
        let is_about = |task: &Task<'_>, entry: &ManifestEntry| {
            task.locale.name() == entry.locale
                && match task.asked {
                    Asked::Directly => self.work.formats.iter().any(|format| format.name == entry.format),
                    Asked::ForItsLanguages => self.is_page(entry),
                }
        };
        self.before.iter().filter(|entry| !tasks.iter().any(|task| is_about(task, entry))).cloned().collect()
    }

    /// Returns what checks find, where a format shows it; findings of the baseline and of pseudo-locales are left out.
    fn findings(&self, reading: &Reading<'_>, tasks: &[Task<'_>]) -> Vec<Finding> {
        let is_paper = |format: &&'static Format| matches!(format.make, Make::Paper(_));
        let shows = |task: &Task<'_>| task.formats.iter().any(is_paper) && self.names(task.locale.name());
        if !tasks.iter().any(shows) {
            return Vec::new();
        }
        let known = |finding: &Finding| {
            let entry = self.work.baseline.and_then(|baseline| Some((baseline, check::entry(reading, finding)?)));
            entry.is_some_and(|(baseline, entry)| baseline.contains(&entry))
        };
        let mut findings = self.work.checks.run(self.work.shared, reading);
        findings.retain(|finding| !known(finding));
        tolmach::finding::sort(&mut findings);
        findings
    }
}

impl<'w> Task<'w> {
    /// Makes the edition, where a format is made of it.
    fn edit(&mut self, work: &Work<'_>, reading: &Reading<'_>) {
        let needs_edition = self.formats.iter().any(|format| matches!(format.make, Make::Edition(_)));
        if needs_edition && self.edition.is_none() {
            self.edition = Some(work.edition(reading, self.locale));
        }
    }

    /// Returns what is already there.
    pub fn start(&self, article: &'w str, done: &mut Done<'w>) -> Made<'w> {
        let mut made = Made::new(article, self.locale, self.asked);
        made.keep(done, self.current.iter().cloned());
        made
    }
}
