//! A unit → the files that `segment` writes: retired messages, base copies, locale files, the catalogue.
//!
//! [`update()`] works on one unit. [`plan()`] works on a project: it also follows articles that were renamed or removed, and
//! texts that moved from one article to another.
//!
//! Invariants: pure; in the order of writing, so that a stop between any two files loses nothing and the next run completes;
//! a file whose bytes would not change is not among them; run twice, the second run has nothing to write.

mod beginning;
mod between;
mod ids;
mod layout;
mod locale;
mod lost_comments;
mod moved;
mod own_lines;
mod plan;
mod removed;
mod renamed;
mod translation_file;
mod view;

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{self, Fingerprint, Retired, SetAside};
use crate::catalogue::{self, Catalogue};
use crate::file::TextFile;
use crate::finding::Finding;
use crate::ftl;
use crate::project::{LocaleFiles, Project, Reading, RetiredFile};
use beginning::Beginning;
use moved::{Arrival, Leftovers};

pub use ids::Counts;
pub use own_lines::OwnLine;
pub use plan::{Plan, plan};

/// The order of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Messages set aside: written first, so that no text is ever in no file.
    Retired,
    /// Base copies.
    Base,
    /// Locale files.
    Translation,
    /// The catalogue: it makes the run count.
    Catalogue,
    /// What stands elsewhere now is taken out: retired messages that came back or went to another article, the files of an
    /// article that is gone.
    Cleared,
    /// The catalogue of an article that is gone: removed last, since it tells a next run what is left to do.
    Gone,
}

/// A file to write or to remove.
#[derive(Clone, Debug)]
pub struct NewFile {
    /// Its path.
    pub path: String,
    /// Its whole text; `None` where the file goes.
    pub text: Option<String>,
    /// When it is written.
    pub stage: Stage,
}

/// What `segment` does to a unit.
#[derive(Debug, Default)]
pub struct Update {
    /// The files to write and to remove, in that order.
    pub files: Vec<NewFile>,
    /// What became of the messages.
    pub counts: Counts,
    /// Why the article cannot be segmented; then nothing is written.
    pub findings: Vec<Finding>,
    /// Translations that are set aside because the English never had their ids.
    pub strays: Vec<Stray>,
    /// Comment lines that look like ours and are kept as somebody's own text.
    pub own_lines: Vec<OwnLine>,
}

/// A translation under an id that the English does not have: mostly a slip.
#[derive(Clone, Debug)]
pub struct Stray {
    /// The locale file.
    pub path: String,
    /// The id.
    pub id: String,
    /// Where the text is kept.
    pub kept: String,
}

/// The messages that leave an article, come back to it, and arrive from others.
#[derive(Debug, Default)]
struct Passage {
    leaving: BTreeSet<String>,
    returning: BTreeSet<String>,
    /// The translations that arrive, by locale.
    arrived: BTreeMap<String, Vec<Retired>>,
}

/// The messages that another article takes: their translations by id and locale.
type Departing = BTreeMap<String, BTreeMap<String, Retired>>;

/// What goes between a unit and the other articles.
#[derive(Debug, Default)]
struct Traffic {
    arrivals: Vec<Arrival>,
    departing: Departing,
}

/// Works out the files of a unit, for itself.
pub fn update(project: &Project, reading: &Reading<'_>) -> Update {
    exchange(project, reading, &Traffic::default()).0
}

/// Works out the files of a unit, and what it leaves over; `None` when it cannot be segmented and stays as it is.
fn exchange(project: &Project, reading: &Reading<'_>, traffic: &Traffic) -> (Update, Option<Leftovers>) {
    let unit = reading.unit;
    let mut update = Update::default();
    update.findings.extend(unit.article.iter().flat_map(|article| article.findings.clone()));
    update.findings.extend(reading.segments.iter().flat_map(|cut| cut.findings.clone()));
    let unreadable = unit.has_article && unit.article.is_none();
    if unreadable || unit.blocked || !update.findings.is_empty() || overwrites_own_work(reading) {
        return (update, None);
    }
    let mut leftovers = Leftovers::default();
    match (&unit.article, &reading.segments) {
        (Some(article), Some(cut)) => {
            let assigned = ids::assign(reading, &cut.segments, &traffic.arrivals, &traffic.departing);
            update.counts = assigned.counts;
            leftovers = assigned.leftovers;
            let text = catalogue::write(article.title(), &article.file.path, &cut.segments, &assigned.ids);
            let file = TextFile::new(&unit.catalogue_path, text);
            update.retire_source(reading, &assigned.passage, &traffic.departing);
            let beginning = Beginning::of(project, &file.text, &cut.segments, &assigned.ids);
            let begins = |files: &LocaleFiles| beginning.is_some() && Beginning::is_of(files, &assigned.passage);
            let beginning = beginning.iter().flat_map(|beginning| {
                let new = unit.locales.iter().filter(|files| !files.blocked && begins(files));
                new.map(|files| (files, beginning.text(&files.locale)))
            });
            for (files, text) in beginning {
                update.push(Stage::Translation, &files.path, text, None);
            }
            if !unit.locales.iter().all(begins) {
                let is_same = unit.catalogue.as_ref().is_some_and(|old| old.text == file.text);
                let read = if is_same { None } else { Some(Catalogue::read(&file)) };
                if let Some(new) = read.as_ref().or(reading.catalogue.as_ref()) {
                    let locales = Locales { project, reading, new, passage: Some(&assigned.passage), traffic };
                    update.locales(&locales, |files| !begins(files));
                }
            }
            update.push(Stage::Catalogue, &unit.catalogue_path, file.text.clone(), unit.catalogue.as_ref());
        }
        _ => {
            update.retire_source(reading, &Passage::default(), &traffic.departing);
            match &reading.catalogue {
                Some(new) => {
                    update.locales(&Locales { project, reading, new, passage: None, traffic }, |_| true);
                }
                None => update.release(reading, &traffic.departing),
            }
        }
    }
    // A locale file that cannot be read can take nothing in.
    let unreadable = unit.locales.iter().any(|files| files.blocked)
        || reading.translations.iter().any(|translation| translation.resource.refused.is_some());
    if unreadable {
        leftovers.open.clear();
    }
    update.files.sort_by(|a, b| (a.stage, &a.path).cmp(&(b.stage, &b.path)));
    update.strays = strays(reading, &update);
    update.own_lines = own_lines::own_lines(project, reading);
    (update, Some(leftovers))
}

/// Returns the translations that leave a locale file though no message of the article left.
fn strays(reading: &Reading<'_>, update: &Update) -> Vec<Stray> {
    let mut strays = Vec::new();
    for (files, translation) in reading.unit.locales.iter().zip(&reading.translations) {
        let new = update.files.iter().find(|file| file.path == files.path).and_then(|file| file.text.as_ref());
        let Some(new) = new.filter(|_| !translation.orphans.is_empty()) else { continue };
        let stays: BTreeSet<String> = ftl::parse(new).entries.iter().filter_map(|entry| entry.id()).collect();
        let orphans = translation.orphans.iter().map(|number| &translation.resource.entries[*number]);
        for id in orphans.filter(|entry| entry.is_message()).filter_map(|entry| entry.id()) {
            if !stays.contains(&id) {
                strays.push(Stray { path: files.path.clone(), id, kept: files.retired.path.clone() });
            }
        }
    }
    strays
}

/// Tells whether somebody's own file stands at the article's place; it is never overwritten.
pub fn overwrites_own_work(reading: &Reading<'_>) -> bool {
    let own = |catalogue: &Catalogue<'_>| catalogue.made_from().is_none() && !catalogue.resource.entries.is_empty();
    reading.unit.has_article && reading.catalogue.as_ref().is_some_and(own)
}

/// What the locale files of a unit are made of.
struct Locales<'a, 'f> {
    project: &'a Project,
    reading: &'a Reading<'f>,
    new: &'a Catalogue<'a>,
    passage: Option<&'a Passage>,
    traffic: &'a Traffic,
}

impl Update {
    /// Returns the path of the catalogue when it would change or go.
    pub fn outdated_catalogue(&self) -> Option<&str> {
        let catalogue = |file: &&NewFile| matches!(file.stage, Stage::Catalogue | Stage::Gone);
        self.files.iter().find(catalogue).map(|file| file.path.as_str())
    }

    /// Adds a file unless it has this text already; what was read at another path is written in any case.
    fn push(&mut self, stage: Stage, path: &str, text: String, old: Option<&TextFile>) {
        if !old.is_some_and(|file| file.path == path && file.text == text) {
            self.files.push(NewFile { path: path.to_string(), text: Some(text), stage });
        }
    }

    fn remove(&mut self, stage: Stage, path: &str) {
        self.files.push(NewFile { path: path.to_string(), text: None, stage });
    }

    /// Writes what is set aside first with all that goes elsewhere, and in the end without.
    fn push_retired(&mut self, old: &RetiredFile, first: &SetAside, last: &SetAside) {
        let nothing = SetAside::default();
        if *first != nothing {
            self.push(Stage::Retired, &old.path, base::write_retired(first), old.file.as_ref());
        }
        let there = *first != nothing || old.file.as_ref().is_some_and(|file| file.path == old.path);
        if *last == nothing && there {
            self.remove(Stage::Cleared, &old.path);
        } else if last != first {
            self.push(Stage::Cleared, &old.path, base::write_retired(last), None);
        }
    }

    /// Sets the English of leaving messages aside; what came back or went elsewhere leaves the file in the end.
    fn retire_source(&mut self, reading: &Reading<'_>, passage: &Passage, departing: &Departing) {
        let old = &reading.unit.retired;
        let mut first = old.set_aside.clone();
        first.messages.retain(|one| !passage.leaving.contains(&one.id));
        if let Some(catalogue) = &reading.catalogue {
            for message in catalogue.messages.iter().filter(|message| passage.leaving.contains(&message.id)) {
                let bytes = catalogue.file.slice(catalogue.entry(message).span).to_string();
                first.messages.push(Retired { id: message.id.clone(), bytes, base: None });
            }
        }
        let mut last = first.clone();
        last.messages.retain(|one| !passage.returning.contains(&one.id) && !departing.contains_key(&one.id));
        self.push_retired(old, &first, &last);
    }

    fn locales(&mut self, of: &Locales<'_, '_>, is_meant: impl Fn(&LocaleFiles) -> bool) {
        let meant = |(_, files): &(usize, &LocaleFiles)| !files.blocked && is_meant(files);
        for (number, files) in of.reading.unit.locales.iter().enumerate().filter(meant) {
            let written = locale::write(&of.locale(number, &BTreeMap::new()));
            self.push_set_aside(&files.retired, written.set_aside, written.stays);
            if let Some(text) = written.base {
                self.push(Stage::Base, &files.base_path, text, files.base_file.as_ref());
            }
            // A file that is too deep or large to be read is taken along as it stands.
            let unread = || files.file.as_ref().filter(|file| file.path != files.path).map(|file| file.text.clone());
            if let Some(text) = written.translation.or_else(unread) {
                self.push(Stage::Translation, &files.path, text, files.file.as_ref());
            }
        }
    }

    /// Takes out of the retired messages of a name, of which nothing else is left, what another article takes.
    fn release(&mut self, reading: &Reading<'_>, departing: &Departing) {
        for files in &reading.unit.locales {
            let all = &files.retired.set_aside.messages;
            let stays = |one: &&Retired| {
                let packed = departing.get(&one.id).and_then(|packed| packed.get(&files.locale));
                packed.is_none_or(|packed| packed.bytes != one.bytes)
            };
            self.push_set_aside(&files.retired, all.clone(), all.iter().filter(stays).cloned().collect());
        }
    }

    /// Writes the messages that are set aside, first and in the end, beside what stood beside them.
    fn push_set_aside(&mut self, old: &RetiredFile, first: Vec<Retired>, last: Vec<Retired>) {
        let with = |messages| SetAside { messages, beside: old.set_aside.beside.clone() };
        self.push_retired(old, &with(first), &with(last));
    }
}

impl<'a, 'f> Locales<'a, 'f> {
    fn locale(&self, number: usize, standing: &'a BTreeMap<String, BTreeSet<Fingerprint>>) -> locale::Locale<'a, 'f> {
        locale::Locale {
            project: self.project,
            reading: self.reading,
            files: &self.reading.unit.locales[number],
            old: self.reading.catalogue.as_ref().zip(self.reading.translations.get(number)),
            new: self.new,
            passage: self.passage,
            departing: &self.traffic.departing,
            standing,
        }
    }
}
