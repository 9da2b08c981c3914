//! A project → everything that `segment` writes and removes: each unit for itself, then what goes between them.
//!
//! Units are read and dropped one by one, in parallel. What is compared across them is small: the texts that an article has left
//! over. Units that take or give something are worked out a second time.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::moved::{self, Giver, Leftovers, Taker};
use super::renamed::{self, Texts};
use super::{Counts, NewFile, Stage, Traffic, Update, exchange, ids, overwrites_own_work, removed};
use crate::base::{self, UnknownVersion};
use crate::catalogue::Catalogue;
use crate::file::TextFile;
use crate::finding::Finding;
use crate::project::{
    Files, Project, Reading, Shared, Unit, UnitName, catalogue_path, handwritten_catalogue, retired_path,
};

/// What `segment` does to a project.
#[derive(Debug, Default)]
pub struct Plan {
    /// What happens to each unit, by name; to a renamed article under its new name.
    pub updates: BTreeMap<String, Update>,
    /// The renamed articles: new name → old name.
    pub renamed: BTreeMap<String, String>,
    /// The articles that are gone, of which all messages are set aside.
    pub removed: Vec<String>,
}

impl Plan {
    /// Returns all files in the order in which they must be written and removed.
    pub fn files(&self) -> Vec<&NewFile> {
        let mut files: Vec<&NewFile> = self.updates.values().flat_map(|update| &update.files).collect();
        files.sort_by_key(|file| file.stage);
        files
    }

    /// Returns what became of all messages.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for update in self.updates.values() {
            counts += update.counts;
        }
        counts
    }

    /// Returns the paths of the catalogues that would change or go.
    pub fn outdated_catalogues(&self) -> Vec<String> {
        let files = self.updates.values().flat_map(|update| &update.files);
        let catalogues = files.filter(|file| matches!(file.stage, Stage::Catalogue | Stage::Gone));
        catalogues.map(|file| file.path.clone()).collect()
    }
}

/// Works out what `segment` does to a project with all the locales named.
///
/// # Errors
/// [`UnknownVersion`] when a file of the tool's memory was written by another version.
pub fn plan(project: &Project, locales: &[String], files: &dyn Files) -> Result<Plan, UnknownVersion> {
    let mut desk = Desk {
        project,
        locales,
        files,
        shared: Shared::load(project, locales, files),
        renamed: BTreeMap::new(),
        gone: BTreeMap::new(),
        untouched: BTreeSet::new(),
    };
    desk.find_gone()?;
    let none = Traffic::default();
    let of_articles: Vec<&str> =
        project.units.iter().map(|unit| unit.name.as_str()).filter(|name| !desk.is_gone(name)).collect();
    let mut drafts = desk.drafts(&of_articles, |_| &none)?;
    desk.find_copies(&drafts);
    let gone: Vec<String> = desk.gone.keys().cloned().collect();
    drafts.extend(desk.drafts(&gone.iter().map(String::as_str).collect::<Vec<_>>(), |_| &none)?);
    let traffic = desk.traffic(&drafts)?;
    let touched: Vec<&str> = traffic.keys().map(String::as_str).collect();
    drafts.extend(desk.drafts(&touched, |name| &traffic[name])?);
    let done = |name: &String| drafts.get(name).is_some_and(|draft| draft.leftovers.is_some());
    Ok(Plan {
        removed: desk.gone.into_keys().filter(done).collect(),
        renamed: desk.renamed.into_iter().filter(|(name, _)| done(name)).collect(),
        updates: drafts.into_iter().map(|(name, draft)| (name, draft.update)).collect(),
    })
}

/// What was worked out of a unit.
struct Draft {
    update: Update,
    /// `None` where nothing can be done with the unit.
    leftovers: Option<Leftovers>,
    /// How many messages of each gone article stand in this one, word for word under the same ids.
    copies: BTreeMap<String, usize>,
}

/// A gone article that no new one continues.
#[derive(Default)]
struct Gone {
    /// The canonical forms of its messages by id.
    messages: BTreeMap<String, String>,
    /// The article that has half of them already: a run that renamed it was stopped.
    copy: Option<String>,
}

struct Desk<'a> {
    project: &'a Project,
    locales: &'a [String],
    files: &'a dyn Files,
    shared: Shared<'a>,
    /// New name → old name.
    renamed: BTreeMap<String, String>,
    gone: BTreeMap<String, Gone>,
    /// Gone articles that stay as they are as long as something cannot be read.
    untouched: BTreeSet<String>,
}

impl Desk<'_> {
    fn load(&self, name: &str) -> Result<Unit, UnknownVersion> {
        let units = &self.project.units;
        match units.binary_search_by(|unit| unit.name.as_str().cmp(name)) {
            Ok(at) => Unit::load(self.project, &units[at], self.locales, self.files),
            // Of a name that is no unit there may be retired messages.
            Err(_) => Unit::load(self.project, &UnitName::new(name), self.locales, self.files),
        }
    }

    /// Loads a unit with the files that it takes over, and the paths that are to be removed for it.
    fn open(&self, name: &str) -> Result<(Unit, Vec<String>), UnknownVersion> {
        let mut unit = self.load(name)?;
        let paths = match self.renamed.get(name) {
            Some(old) => renamed::take_over(&mut unit, self.load(old)?),
            None => Vec::new(),
        };
        Ok((unit, paths))
    }

    fn reading<'u>(&self, unit: &'u Unit) -> Reading<'u> {
        Reading::new(self.project, &self.shared, unit)
    }

    fn is_gone(&self, name: &str) -> bool {
        self.gone.contains_key(name) || self.untouched.contains(name) || self.renamed.values().any(|old| old == name)
    }

    /// Finds the generated catalogues whose articles are gone, and the new articles that continue them.
    fn find_gone(&mut self) -> Result<(), UnknownVersion> {
        // Without any article path the catalogues are plain Fluent.
        if self.project.config.paths.articles.is_empty() {
            return Ok(());
        }
        let without_article = self.project.units.iter().filter(|unit| unit.article.is_none() && unit.in_source);
        let mut gone: Vec<Texts> = Vec::new();
        for unit in without_article {
            let path = catalogue_path(&self.project.config, &unit.name);
            let Some(bytes) = self.files.read(&path).ok().flatten() else { continue };
            let Ok(file) = TextFile::decode(&path, bytes) else { continue };
            let catalogue = Catalogue::read(&file);
            if catalogue.made_from().is_none() {
                continue;
            }
            let messages = catalogue.messages.iter();
            let messages = messages.map(|message| (message.id.clone(), message.canonical.clone())).collect();
            self.gone.insert(unit.name.clone(), Gone { messages, copy: None });
            let texts = (0..catalogue.messages.len()).map(|at| ids::message_text(&catalogue, at));
            gone.push((unit.name.clone(), texts.collect()));
        }
        if gone.is_empty() {
            return Ok(());
        }
        let new = self.new_articles()?;
        let unreadable = new.iter().any(Option::is_none) || !self.project.findings.is_empty();
        self.renamed = renamed::heirs(&gone, &new.into_iter().flatten().collect::<Vec<_>>());
        let renamed = &self.renamed;
        self.gone.retain(|name, _| !renamed.values().any(|old| old == name));
        if unreadable {
            // The article that cannot be read may be the one that continues them.
            self.untouched.extend(std::mem::take(&mut self.gone).into_keys());
        }
        Ok(())
    }

    /// Returns the texts of the articles without a catalogue, `None` for one that cannot be segmented.
    fn new_articles(&self) -> Result<Vec<Option<Texts>>, UnknownVersion> {
        let new: Vec<&UnitName> =
            self.project.units.iter().filter(|unit| unit.article.is_some() && !unit.in_source).collect();
        let texts = |name: &&UnitName| -> Result<Option<Texts>, UnknownVersion> {
            let unit = Unit::load(self.project, name, &[], self.files)?;
            let reading = self.reading(&unit);
            let sound = unit.article.as_ref().is_some_and(|article| article.findings.is_empty());
            let cut = reading.segments.as_ref().filter(|cut| sound && cut.findings.is_empty());
            Ok(cut.map(|cut| (name.name.clone(), cut.segments.iter().map(ids::segment_text).collect())))
        };
        new.par_iter().map(texts).collect()
    }

    /// Works units out, in parallel.
    fn drafts<'t>(
        &self,
        names: &[&str],
        traffic: impl Fn(&str) -> &'t Traffic + Sync,
    ) -> Result<BTreeMap<String, Draft>, UnknownVersion> {
        let one = |name: &&str| Ok((name.to_string(), self.draft(name, traffic(name))?));
        names.par_iter().map(one).collect()
    }

    fn draft(&self, name: &str, traffic: &Traffic) -> Result<Draft, UnknownVersion> {
        let (unit, replaced) = self.open(name)?;
        let reading = self.reading(&unit);
        let (mut update, leftovers) = match self.gone.get(name) {
            Some(gone) => {
                let copy = gone.copy.as_ref().map(|copy| self.load(copy)).transpose()?;
                let copy = copy.as_ref().map(|copy| self.reading(copy));
                removed::remove(self.project, &reading, copy.as_ref(), traffic)
            }
            // The files move together or not at all.
            None if !replaced.is_empty() && unit.locales.iter().any(|files| files.blocked) => (Update::default(), None),
            None => exchange(self.project, &reading, traffic),
        };
        if leftovers.is_some() {
            for path in &replaced {
                let last = *path == catalogue_path(&self.project.config, &self.renamed[name]);
                update.remove(if last { Stage::Gone } else { Stage::Cleared }, path);
            }
        }
        update.findings.splice(0..0, blocking(&reading));
        Ok(Draft { update, leftovers, copies: self.copies(&reading) })
    }

    fn copies(&self, reading: &Reading<'_>) -> BTreeMap<String, usize> {
        let Some(catalogue) = reading.catalogue.as_ref().filter(|_| reading.unit.has_article) else {
            return BTreeMap::new();
        };
        let same = |(id, canonical): &(&String, &String)| {
            catalogue.get(id).is_some_and(|message| message.canonical == **canonical)
        };
        self.gone.iter().map(|(name, gone)| (name.clone(), gone.messages.iter().filter(same).count())).collect()
    }

    /// Finds the articles that took over a gone one in a run that was stopped.
    fn find_copies(&mut self, drafts: &BTreeMap<String, Draft>) {
        for (name, gone) in &mut self.gone {
            let counts = drafts.iter().map(|(other, draft)| (draft.copies.get(name).copied().unwrap_or(0), other));
            // Of equal numbers the first by name.
            let most = counts.max_by_key(|(count, other)| (*count, std::cmp::Reverse(*other)));
            gone.copy = most
                .filter(|(count, _)| *count > 0 && count * 2 >= gone.messages.len())
                .map(|(_, other)| other.clone());
        }
    }

    /// Finds the texts that moved between articles, and packs their translations; by unit.
    fn traffic(&self, drafts: &BTreeMap<String, Draft>) -> Result<BTreeMap<String, Traffic>, UnknownVersion> {
        if !drafts.values().flat_map(|draft| &draft.leftovers).any(|left| !left.open.is_empty()) {
            return Ok(BTreeMap::new());
        }
        let mut givers: Vec<Giver> = drafts.iter().flat_map(givers).collect();
        givers.extend(self.retired_givers(drafts)?);
        if givers.is_empty() {
            return Ok(BTreeMap::new());
        }
        let takers: Vec<Taker> = drafts.iter().flat_map(takers).collect();
        let mut by_giver: BTreeMap<&str, Vec<(&Taker, &Giver)>> = BTreeMap::new();
        for (taker, giver) in moved::moves(&givers, &takers) {
            let (taker, giver) = (&takers[taker], &givers[giver]);
            by_giver.entry(&giver.unit).or_default().push((taker, giver));
        }
        let mut traffic: BTreeMap<String, Traffic> = BTreeMap::new();
        for (name, pairs) in by_giver {
            let (unit, _) = self.open(name)?;
            let reading = self.reading(&unit);
            for (taker, giver) in pairs {
                let arrival = moved::pack(&reading, &giver.id, taker.open.position);
                // Another text stands in its place; this one stays where it is.
                if !arrival.brought(&taker.open.standing) {
                    continue;
                }
                let departing = &mut traffic.entry(name.to_string()).or_default().departing;
                departing.insert(giver.id.clone(), arrival.translations.clone());
                traffic.entry(taker.unit.clone()).or_default().arrivals.push(arrival);
            }
        }
        Ok(traffic)
    }

    /// Returns the retired messages of all names, but those that leave or return in this run.
    fn retired_givers(&self, drafts: &BTreeMap<String, Draft>) -> Result<Vec<Giver>, UnknownVersion> {
        let source = self.project.config.source_locale.name();
        let folder = retired_path(source, "").trim_end_matches("/.ftl").to_string();
        let mut givers: Vec<Giver> = Vec::new();
        let mut seen: BTreeSet<(String, String)> = BTreeSet::new();
        for path in self.files.list(&folder).files {
            let name = path.strip_prefix(&format!("{folder}/")).and_then(|below| below.strip_suffix(".ftl"));
            let Some(name) = name.filter(|name| !self.untouched.contains(*name)) else { continue };
            // The files of a renamed article stand under its old name still.
            let owner = self.renamed.iter().find(|(_, old)| *old == name).map_or(name, |(new, _)| new);
            let leftovers = match drafts.get(owner) {
                Some(Draft { leftovers: None, .. }) => continue,
                Some(draft) => draft.leftovers.as_ref(),
                None => None,
            };
            let Some(bytes) = self.files.read(&path).ok().flatten() else { continue };
            let Ok(file) = TextFile::decode(&path, bytes) else { continue };
            let leaving = leftovers.iter().flat_map(|left| &left.leaving).map(|(_, id, _)| id.clone());
            let returning = leftovers.iter().flat_map(|left| &left.returning).cloned();
            let left: BTreeSet<String> = leaving.chain(returning).collect();
            for (at, one) in base::read_retired(&file)?.messages.iter().enumerate() {
                if !left.contains(&one.id) && seen.insert((owner.to_string(), one.id.clone())) {
                    let position = RETIRED + at;
                    let text = ids::retired_text(one);
                    givers.push(Giver { unit: owner.to_string(), position, id: one.id.clone(), text });
                }
            }
        }
        Ok(givers)
    }
}

/// Retired messages stand behind all others: nothing is between a message of the article and one of them.
const RETIRED: usize = usize::MAX / 2;

fn takers<'d>((name, draft): (&'d String, &'d Draft)) -> impl Iterator<Item = Taker> + 'd {
    let open = draft.leftovers.iter().flat_map(|left| &left.open);
    open.map(|open| Taker { unit: name.clone(), open: open.clone() })
}

fn givers<'d>((name, draft): (&'d String, &'d Draft)) -> impl Iterator<Item = Giver> + 'd {
    let leaving = draft.leftovers.iter().flat_map(|left| &left.leaving);
    leaving.map(|(position, id, text)| Giver {
        unit: name.clone(),
        position: *position,
        id: id.clone(),
        text: text.clone(),
    })
}

/// Returns why the article of a unit, or a file of it, cannot be read or must not be overwritten.
fn blocking(reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = reading.unit.findings.clone();
    if overwrites_own_work(reading) {
        findings.push(handwritten_catalogue(&reading.unit.catalogue_path));
    }
    findings
}
