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
use crate::lookup::Lookup;
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
    /// The numbers of its entries by id (a term's with its hyphen), the first where one stands twice.
    pub index: Lookup<&'f str, usize>,
}

/// A message of the catalogue in one locale.
#[derive(Clone, Debug)]
pub struct Translated {
    /// The number of its entry in [`Translation::resource`].
    pub entry: Option<usize>,
    /// Its state.
    pub state: State,
    /// What the base copy should hold from now on; `None` for a missing message.
    pub base: Option<Remembered>,
    /// Further entries of that id, in file order: a merge may leave two texts, and somebody will choose.
    pub others: Vec<Another>,
}

/// A further entry of an id.
#[derive(Clone, Debug)]
pub struct Another {
    /// Its number in [`Translation::resource`].
    pub entry: usize,
    /// Its state.
    pub state: State,
    /// What the base copy should hold of it from now on.
    pub base: Remembered,
}

/// The English that the base copy should hold of a translation from now on.
#[derive(Clone, Debug, PartialEq)]
pub enum Remembered {
    /// That of today; [`Translation::bases`] writes it out, since few ask.
    Today,
    /// That of some other time.
    Then(Box<BaseEntry>),
}

impl Remembered {
    /// Returns the English of another time.
    pub fn then(&self) -> Option<&BaseEntry> {
        match self {
            Remembered::Today => None,
            Remembered::Then(base) => Some(base),
        }
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
        let mut by_id: Lookup<&str, usize> = Lookup::with_capacity(resource.entries.len());
        let mut again: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (number, entry) in resource.entries.iter().enumerate() {
            let Some(id) = entry.key(text) else { continue };
            if !by_id.insert_first(id, number) {
                again.entry(id).or_default().push(number);
            }
        }
        let owner = Owner::new(&rules.source_locale);
        let messages = catalogue
            .messages
            .iter()
            .map(|message| match by_id.get(message.id.as_str()) {
                None => Translated { entry: None, state: State::Missing, base: None, others: Vec::new() },
                Some(number) => {
                    let settle = |number: usize| {
                        settle(catalogue, message, &resource.entries[number], base.get(&message.id), rules, &owner)
                    };
                    let (state, base) = settle(*number);
                    let another = |number: &usize| {
                        let (state, base) = settle(*number);
                        Another { entry: *number, state, base }
                    };
                    let others = again.get(message.id.as_str()).into_iter().flatten().map(another).collect();
                    Translated { entry: Some(*number), state, base: Some(base), others }
                }
            })
            .collect();
        let orphans = orphans(text, &resource, catalogue);
        let stubs = stubs(text, &resource);
        Translation { locale: locale.to_string(), file, resource, messages, orphans, stubs, index: by_id }
    }

    /// Returns the entry of a message of the catalogue, by its position there.
    pub fn entry(&self, position: usize) -> Option<&Entry<'f>> {
        self.messages[position].entry.map(|number| &self.resource.entries[number])
    }

    /// Returns what the base copy should hold of a message from now on, its own first, without repetitions; `catalogue` is
    /// the one that the translation was matched to.
    pub fn bases(&self, catalogue: &Catalogue<'_>, position: usize) -> Vec<BaseEntry> {
        let translated = &self.messages[position];
        let own = translated.entry.zip(translated.base.as_ref());
        let others = translated.others.iter().map(|another| (another.entry, &another.base));
        let mut bases: Vec<BaseEntry> = Vec::new();
        for (entry, base) in own.into_iter().chain(others) {
            let base = match base {
                Remembered::Then(base) => BaseEntry::clone(base),
                Remembered::Today => {
                    let message = &catalogue.messages[position];
                    let target = Fingerprint::of(&ftl::canonical_form(&self.resource.entries[entry]));
                    BaseEntry::of(&catalogue.file.text, catalogue.entry(message), target)
                }
            };
            if !bases.contains(&base) {
                bases.push(base);
            }
        }
        bases
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
) -> (State, Remembered) {
    let bases = bases.map_or(&[][..], Vec::as_slice);
    let owned: Vec<OwnedLine> =
        owned::below_stubs(entry.comment()).iter().filter_map(|line| owned_line(line, owner)).collect();
    if bases.is_empty() && owned.is_empty() {
        return (State::Translated(Reason::FirstSeen), Remembered::Today);
    }
    let fingerprint = Fingerprint::of(&ftl::canonical_form(entry));
    if let [base] = bases
        && base.canonical == message.canonical
        && base.facts == message.facts
        && base.targets == std::slice::from_ref(&fingerprint)
    {
        return (State::Translated(Reason::Same), Remembered::Today);
    }
    let english = English {
        canonical: &message.canonical,
        text: catalogue.text(message),
        written: ftl::write_message(catalogue.entry(message)),
        facts: &message.facts,
        role: message.kind.as_ref(),
    };
    let known = std::iter::once(&english.text).chain(bases.iter().map(|base| &base.text));
    let owned = owned::without_own_texts(owned, &known.map(String::as_str).collect::<Vec<_>>());
    let target = Target {
        fingerprint,
        seen: owned::joined(&owned, |line| matches!(line, OwnedLine::English(_))),
        mixed: owned::is_mixed(&owned),
        was: owned::joined(&owned, |line| matches!(line, OwnedLine::Was(_))),
        variables: variables(entry),
    };
    decide(&english, bases, &target, rules)
}

fn variables(entry: &Entry<'_>) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for found in entry.patterns().flat_map(ftl::uses) {
        if let Reference::Variable(name) = found.reference {
            names.insert(name.to_string());
        }
    }
    names
}

/// Entries that the catalogue lacks; a locale may have terms of its own as long as its texts use them.
fn orphans(text: &str, resource: &Resource<'_>, catalogue: &Catalogue<'_>) -> Vec<usize> {
    let lacks = |entry: &Entry<'_>| entry.key(text).is_some_and(|id| catalogue.get(id).is_none());
    let mut lacking: Vec<usize> =
        resource.entries.iter().enumerate().filter(|(_, entry)| lacks(entry)).map(|(number, _)| number).collect();
    let is_term = |number: &usize| matches!(resource.entries[*number].kind, EntryKind::Term(_));
    if !lacking.iter().any(is_term) {
        return lacking;
    }
    let mut own_terms = BTreeSet::new();
    for entry in &resource.entries {
        for found in entry.patterns().flat_map(ftl::uses) {
            if let Reference::Term(name, _) = found.reference {
                own_terms.insert(format!("-{name}"));
            }
        }
    }
    lacking.retain(|number| resource.entries[*number].id().is_some_and(|id| !own_terms.contains(&id)));
    lacking
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
