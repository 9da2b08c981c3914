//! A translation's references → those that only the source locale answers.
//!
//! The bundle of a locale holds the source locale's terms and messages too. A text that uses one of them is half English, and
//! unmarked, so that it counts as untranslated.

use std::collections::{BTreeMap, BTreeSet};

use crate::ftl::{self, Entry, Reference};

/// What the entries of a locale refer to.
#[derive(Default)]
pub(super) struct Borrowed {
    /// Entry → what it refers to.
    own: BTreeMap<String, BTreeSet<String>>,
}

impl Borrowed {
    /// Adds an entry of the locale; a later one of the same id replaces it.
    pub fn add(&mut self, entry: &Entry<'_>) {
        if let Some(id) = entry.id() {
            self.own.insert(id, references(entry));
        }
    }

    /// Returns the first entry, in order of ids, that the text of `entry` takes from the source locale.
    pub fn first(&self, entry: &Entry<'_>) -> Option<String> {
        let mut open: Vec<String> = references(entry).into_iter().collect();
        let mut seen = BTreeSet::new();
        let mut found: Option<String> = None;
        while let Some(id) = open.pop() {
            match self.own.get(&id) {
                Some(more) if seen.insert(id.clone()) => open.extend(more.iter().cloned()),
                Some(_) => {}
                None if found.as_ref().is_none_or(|first| id < *first) => found = Some(id),
                None => {}
            }
        }
        found
    }
}

fn references(entry: &Entry<'_>) -> BTreeSet<String> {
    let patterns = entry.patterns();
    let id = |reference| match reference {
        Reference::Message(id, _) => Some(id.to_string()),
        Reference::Term(id, _) => Some(format!("-{id}")),
        Reference::Variable(_) | Reference::Function(_) => None,
    };
    patterns.flat_map(ftl::uses).filter_map(|found| id(found.reference)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_locale_lacks_is_found_through_its_own_terms_and_cycles() {
        let resource = ftl::parse("-a = { -b }\n-b = { -a } { -c }\n-d = d\nx = { -a }\ny = { -d }\n");
        let mut borrowed = Borrowed::default();
        resource.entries.iter().for_each(|entry| borrowed.add(entry));
        assert_eq!(borrowed.first(&resource.entries[3]).as_deref(), Some("-c"));
        assert_eq!(borrowed.first(&resource.entries[4]), None);
    }
}
