//! One Fluent file, as a check sees it.

use std::cell::OnceCell;

use super::UnitContext;
use crate::config::LocaleSettings;
use crate::file::TextFile;
use crate::finding::{Finding, Place, Severity};
use crate::ftl::{self, Entry, Reference, Resource, Use};
use crate::lookup::Lookup;
use crate::span::Span;

/// One Fluent file.
pub struct FileContext<'a> {
    /// Its unit.
    pub unit: &'a UnitContext<'a>,
    /// The locale; `None` for the source locale.
    pub locale: Option<&'a LocaleSettings>,
    /// The text.
    pub file: &'a TextFile,
    /// Its entries.
    pub resource: &'a Resource<'a>,
    /// The numbers of its entries by id.
    pub(super) index: &'a Lookup<&'a str, usize>,
    pub(super) has_twins: OnceCell<bool>,
    pub(super) uses: OnceCell<Vec<(usize, Use<'a, 'a>)>>,
}

impl<'a> FileContext<'a> {
    /// Returns what the entries use, in order, each with the number of its entry.
    pub fn uses(&self) -> &[(usize, Use<'a, 'a>)] {
        self.uses.get_or_init(|| {
            let mut uses = Vec::new();
            for (number, entry) in self.resource.entries.iter().enumerate() {
                entry.patterns().for_each(|pattern| ftl::each_use(pattern, &mut |found| uses.push((number, found))));
            }
            uses
        })
    }

    /// Tells whether some id stands twice in the file.
    pub fn has_twins(&self) -> bool {
        *self.has_twins.get_or_init(|| {
            self.resource.entries.iter().filter(|entry| entry.name().is_some()).count() != self.index.len()
        })
    }

    /// Returns the entries of that id, a term's with its hyphen, in order.
    pub fn entries(&self, id: &str) -> Vec<&'a Entry<'a>> {
        let is_of = |entry: &&'a Entry<'a>| entry.key(&self.file.text) == Some(id);
        match self.index.get(id) {
            None => Vec::new(),
            Some(_) if self.has_twins() => self.resource.entries.iter().filter(is_of).collect(),
            Some(_) => self.entry(id).into_iter().collect(),
        }
    }

    /// Returns the first entry of that id, a term's with its hyphen.
    pub fn entry(&self, id: &str) -> Option<&'a Entry<'a>> {
        let number = *self.index.get(id)?;
        // The index of a catalogue leads to its messages.
        let messages = self.unit.reading.catalogue.as_ref().filter(|_| self.locale.is_none());
        Some(&self.resource.entries[messages.map_or(number, |catalogue| catalogue.messages[number].entry)])
    }

    /// Tells whether the file has an entry of that id, a term's with its hyphen.
    pub fn has(&self, id: &str) -> bool {
        self.index.contains(id)
    }

    /// Tells whether some entry refers to a message or term of the same file.
    pub fn refers_to_itself(&self) -> bool {
        self.uses().iter().any(|(_, found)| match found.reference {
            Reference::Message(id, _) => self.has(id),
            Reference::Term(..) => {
                let name = Span::of(&self.file.text, found.slice);
                self.has(self.file.slice(Span::new(name.start - 1, name.end)))
            }
            Reference::Variable(_) | Reference::Function(_) => false,
        })
    }

    /// Makes a finding at a range of the file.
    pub fn finding(&self, check: &'static str, severity: Severity, span: Span, message: impl Into<String>) -> Finding {
        let finding = Finding::new(check, severity, Place::range(self.file, span), message);
        match self.locale {
            Some(settings) => finding.locale(settings.locale.name()),
            None => finding,
        }
    }

    /// Makes a finding in an entry of the file, with the English and the translation beside it.
    pub fn entry_finding(
        &self,
        check: &'static str,
        severity: Severity,
        entry: &Entry<'_>,
        span: Span,
        message: impl Into<String>,
    ) -> Finding {
        let id = entry.id().unwrap_or_default();
        let finding = self.finding(check, severity, span, message).message_id(&id);
        let catalogue = self.unit.reading.catalogue.as_ref().filter(|_| self.locale.is_some());
        match catalogue.and_then(|catalogue| Some(catalogue.text(catalogue.get(&id)?))) {
            Some(source) => finding.source(source).target(crate::catalogue::view(&self.file.text, entry)),
            None => finding,
        }
    }
}
