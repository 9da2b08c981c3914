//! Locale file × catalogue × base copy → the state of each message in one locale.
//!
//! Invariants: every message of the catalogue has exactly one state; nothing here changes a byte; a state never depends on
//! dates, version control or comments that another tool may drop.

mod owned;
mod state;
mod twins;

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{Base, BaseEntry, Fingerprint};
use crate::catalogue::{Catalogue, Message};
use crate::config::Switch;
use crate::file::TextFile;
use crate::ftl::{self, Entry, EntryKind, Reference, Resource};
use crate::span::Span;

pub use owned::{OwnedLine, Owner, is_own_text, owned_line, stub_id, view_fingerprint};
use state::{English, Target, decide};
pub use state::{Reason, Stale, State};
pub use twins::twins;

/// How states are decided.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The source locale, as owned lines name it.
    pub source_locale: String,
    /// Whether a cosmetic change leaves translations current.
    pub accept_cosmetic: Switch,
    /// Whether a text that another tool rewrote counts as made from today's English.
    pub trust_edits: Switch,
}

/// One locale's messages of one file, matched to the catalogue.
#[derive(Debug)]
pub struct Translation<'f> {
    /// The locale.
    pub locale: String,
    /// The locale file, if it exists.
    pub file: Option<&'f TextFile>,
    /// Its entries.
    pub resource: Resource<'f>,
    /// One for each message of the catalogue, in its order.
    pub messages: Vec<Translated>,
    /// Numbers of the entries that the catalogue does not have.
    pub orphans: Vec<usize>,
    /// Where the stub of a message still to translate stands.
    pub stubs: BTreeMap<String, Span>,
    index: BTreeMap<String, usize>,
}

/// A message of the catalogue in one locale.
#[derive(Clone, Debug)]
pub struct Translated {
    /// The number of its entry in [`Translation::resource`].
    pub entry: Option<usize>,
    /// Its state.
    pub state: State,
    /// What the base copy should hold from now on; `None` for a missing message.
    pub base: Option<BaseEntry>,
    /// State and base of further entries of that id, in file order: a merge may leave two texts, and somebody will choose.
    pub others: Vec<(State, BaseEntry)>,
}

impl Translated {
    /// Returns what the base copy should hold from now on, without repetitions.
    pub fn bases(&self) -> Vec<&BaseEntry> {
        let mut bases: Vec<&BaseEntry> = Vec::new();
        for base in self.base.iter().chain(self.others.iter().map(|(_, base)| base)) {
            if !bases.contains(&base) {
                bases.push(base);
            }
        }
        bases
    }
}

impl<'f> Translation<'f> {
    /// Matches a locale file to a catalogue.
    pub fn read(
        locale: &str,
        file: Option<&'f TextFile>,
        catalogue: &Catalogue<'_>,
        base: &Base,
        rules: &Rules,
    ) -> Translation<'f> {
        let resource = file.map(|file| ftl::parse(&file.text)).unwrap_or_default();
        let text = file.map_or("", |file| file.text.as_str());
        let mut by_id: BTreeMap<String, usize> = BTreeMap::new();
        let mut again: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (number, entry) in resource.entries.iter().enumerate() {
            let Some(id) = entry.id() else { continue };
            match by_id.get(&id) {
                Some(_) => again.entry(id).or_default().push(number),
                None => drop(by_id.insert(id, number)),
            }
        }
        let owner = Owner::new(&rules.source_locale);
        let messages = catalogue
            .messages
            .iter()
            .map(|message| match by_id.get(&message.id) {
                None => Translated { entry: None, state: State::Missing, base: None, others: Vec::new() },
                Some(number) => {
                    let settle = |number: usize| {
                        settle(catalogue, message, &resource.entries[number], base.get(&message.id), rules, &owner)
                    };
                    let (state, base) = settle(*number);
                    let others = again.get(&message.id).into_iter().flatten().map(|number| settle(*number)).collect();
                    Translated { entry: Some(*number), state, base: Some(base), others }
                }
            })
            .collect();
        let orphans = orphans(&resource, catalogue);
        let stubs = stubs(text, &resource);
        Translation { locale: locale.to_string(), file, resource, messages, orphans, stubs, index: by_id }
    }

    /// Returns the entry of a message of the catalogue, by its position there.
    pub fn entry(&self, position: usize) -> Option<&Entry<'f>> {
        self.messages[position].entry.map(|number| &self.resource.entries[number])
    }

    /// Returns what the base copy should hold of a message from now on, without repetitions.
    pub fn bases(&self, position: usize) -> Vec<&BaseEntry> {
        self.messages[position].bases()
    }

    /// Returns the entry of that name (a term's with its hyphen), the first where it stands twice.
    pub fn get(&self, id: &str) -> Option<&Entry<'f>> {
        self.index.get(id).map(|number| &self.resource.entries[*number])
    }
}

fn settle(
    catalogue: &Catalogue<'_>,
    message: &Message<'_>,
    entry: &Entry<'_>,
    bases: Option<&Vec<BaseEntry>>,
    rules: &Rules,
    owner: &Owner,
) -> (State, BaseEntry) {
    let english = English {
        canonical: &message.canonical,
        text: catalogue.text(message),
        written: ftl::write_message(catalogue.entry(message)),
        facts: &message.facts,
        role: message.kind.as_ref(),
    };
    let owned: Vec<OwnedLine> =
        owned::below_stubs(entry.comment()).iter().filter_map(|line| owned_line(line, owner)).collect();
    let known = std::iter::once(&english.text).chain(bases.into_iter().flatten().map(|base| &base.text));
    let owned = owned::without_own_texts(owned, &known.map(String::as_str).collect::<Vec<_>>());
    let target = Target {
        fingerprint: Fingerprint::of(&ftl::canonical_form(entry)),
        seen: owned::joined(&owned, |line| matches!(line, OwnedLine::English(_))),
        mixed: owned::is_mixed(&owned),
        was: owned::joined(&owned, |line| matches!(line, OwnedLine::Was(_))),
        variables: variables(entry),
    };
    decide(&english, bases.map_or(&[], Vec::as_slice), &target, rules)
}

fn variables(entry: &Entry<'_>) -> BTreeSet<String> {
    let patterns = entry.value().into_iter().chain(entry.attributes().iter().map(|attribute| &attribute.value));
    let mut names = BTreeSet::new();
    for found in patterns.flat_map(ftl::uses) {
        if let Reference::Variable(name) = found.reference {
            names.insert(name.to_string());
        }
    }
    names
}

/// Entries that the catalogue lacks; a locale may have terms of its own as long as its texts use them.
fn orphans(resource: &Resource<'_>, catalogue: &Catalogue<'_>) -> Vec<usize> {
    let mut own_terms = BTreeSet::new();
    for entry in &resource.entries {
        let patterns = entry.value().into_iter().chain(entry.attributes().iter().map(|attribute| &attribute.value));
        for found in patterns.flat_map(ftl::uses) {
            if let Reference::Term(name, _) = found.reference {
                own_terms.insert(format!("-{name}"));
            }
        }
    }
    let lacks =
        |entry: &Entry<'_>| entry.id().is_some_and(|id| catalogue.get(&id).is_none() && !own_terms.contains(&id));
    resource.entries.iter().enumerate().filter(|(_, entry)| lacks(entry)).map(|(number, _)| number).collect()
}

/// Returns where the stubs stand: comment lines of the form `# id =`, in any comment.
fn stubs(text: &str, resource: &Resource<'_>) -> BTreeMap<String, Span> {
    let mut stubs = BTreeMap::new();
    for entry in &resource.entries {
        if matches!(entry.kind, EntryKind::Comment(level, _) if level != ftl::Level::Single) {
            continue;
        }
        for (span, line) in ftl::comment_lines(text, entry.comment()) {
            if let Some(id) = stub_id(line) {
                stubs.entry(id.to_string()).or_insert(span);
            }
        }
    }
    stubs
}
