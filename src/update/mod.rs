//! A unit → the files that `segment` writes: retired messages, base copies, locale files, the catalogue.
//!
//! Invariants: pure; in the order of writing, so that a stop between any two files loses nothing and the next run completes;
//! a file whose bytes would not change is not among them; run twice, the second run has nothing to write.

mod ids;
mod layout;
mod locale;
mod translation_file;
mod view;

use std::collections::BTreeSet;

use crate::base::{self, Retired};
use crate::catalogue::{self, Catalogue};
use crate::file::TextFile;
use crate::finding::Finding;
use crate::project::{Project, Reading};

pub use ids::Counts;

/// The order of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Messages set aside: written first, so that no text is ever in no file.
    Retired,
    /// Base copies.
    Base,
    /// Locale files.
    Translation,
    /// The catalogue: written last, it makes the run count.
    Catalogue,
}

/// A file to write.
#[derive(Clone, Debug)]
pub struct NewFile {
    /// Its path.
    pub path: String,
    /// Its whole text.
    pub text: String,
    /// When it is written.
    pub stage: Stage,
}

/// What `segment` does to a unit.
#[derive(Debug, Default)]
pub struct Update {
    /// The files to write, in the order of writing.
    pub files: Vec<NewFile>,
    /// What became of the messages.
    pub counts: Counts,
    /// Why the article cannot be segmented; then nothing is written.
    pub findings: Vec<Finding>,
}

/// The messages that leave an article and those that come back.
#[derive(Debug, Default)]
struct Passage {
    leaving: BTreeSet<String>,
    returning: BTreeSet<String>,
}

/// Works out the files of a unit.
pub fn update(project: &Project, reading: &Reading<'_>) -> Update {
    let unit = reading.unit;
    let mut update = Update::default();
    update.findings.extend(unit.article.iter().flat_map(|article| article.findings.clone()));
    update.findings.extend(reading.segments.iter().flat_map(|cut| cut.findings.clone()));
    let unreadable = unit.has_article && unit.article.is_none();
    if unreadable || unit.blocked || !update.findings.is_empty() || overwrites_own_work(reading) {
        return update;
    }
    match (&unit.article, &reading.segments) {
        (Some(article), Some(cut)) => {
            let (ids, passage, counts) = ids::assign(reading, &cut.segments);
            update.counts = counts;
            let text = catalogue::write(article.title(), &article.file.path, &cut.segments, &ids);
            let file = TextFile::new(&unit.catalogue_path, text);
            let new = Catalogue::read(&file);
            update.retire_source(reading, &passage);
            update.locales(project, reading, &new, Some(&passage));
            update.push(Stage::Catalogue, &unit.catalogue_path, file.text.clone(), unit.catalogue.as_ref());
        }
        _ => {
            if let Some(catalogue) = &reading.catalogue {
                update.locales(project, reading, catalogue, None);
            }
        }
    }
    update.files.sort_by(|a, b| (a.stage, &a.path).cmp(&(b.stage, &b.path)));
    update
}

/// Tells whether somebody's own file stands at the article's place; it is never overwritten.
pub fn overwrites_own_work(reading: &Reading<'_>) -> bool {
    let own = |catalogue: &Catalogue<'_>| catalogue.made_from().is_none() && !catalogue.resource.entries.is_empty();
    reading.unit.has_article && reading.catalogue.as_ref().is_some_and(own)
}

impl Update {
    /// Returns the path of the catalogue when it would change.
    pub fn outdated_catalogue(&self) -> Option<&str> {
        self.files.iter().find(|file| file.stage == Stage::Catalogue).map(|file| file.path.as_str())
    }

    fn push(&mut self, stage: Stage, path: &str, text: String, old: Option<&TextFile>) {
        if old.map(|file| file.text.as_str()) != Some(text.as_str()) {
            self.files.push(NewFile { path: path.to_string(), text, stage });
        }
    }

    fn push_retired(&mut self, old: &crate::project::RetiredFile, retired: &[Retired]) {
        if !retired.is_empty() || old.file.is_some() {
            self.push(Stage::Retired, &old.path, base::write_retired(retired), old.file.as_ref());
        }
    }

    /// Sets the English of leaving messages aside; what came back leaves the file.
    fn retire_source(&mut self, reading: &Reading<'_>, passage: &Passage) {
        let old = &reading.unit.retired;
        let gone = |one: &&Retired| !passage.returning.contains(&one.id) && !passage.leaving.contains(&one.id);
        let mut retired: Vec<Retired> = old.messages.iter().filter(gone).cloned().collect();
        if let Some(catalogue) = &reading.catalogue {
            for message in catalogue.messages.iter().filter(|message| passage.leaving.contains(&message.id)) {
                let bytes = catalogue.file.slice(catalogue.entry(message).span).to_string();
                retired.push(Retired { id: message.id.clone(), bytes, base: None });
            }
        }
        self.push_retired(old, &retired);
    }

    fn locales(&mut self, project: &Project, reading: &Reading<'_>, new: &Catalogue<'_>, passage: Option<&Passage>) {
        for (number, files) in reading.unit.locales.iter().enumerate().filter(|(_, files)| !files.blocked) {
            let old = reading.translations.get(number);
            let settled = locale::Locale { project, files, old, new, passage };
            let written = locale::write(&settled);
            self.push_retired(&files.retired, &written.retired);
            if let Some(text) = written.base {
                self.push(Stage::Base, &files.base_path, text, files.base_file.as_ref());
            }
            if let Some(text) = written.translation {
                self.push(Stage::Translation, &files.path, text, files.file.as_ref());
            }
        }
    }
}
