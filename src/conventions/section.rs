//! The text of a data file → its sections, with a key for each thing on record.
//!
//! These files ship with the program, so a slip in one is a mistake of ours: it panics, and a test reads them all.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use toml_edit::{Document, Item, Table};

/// A section of a data file. Every key of it must be asked for.
#[derive(Debug)]
pub(super) struct Section {
    place: String,
    table: Table,
    asked: RefCell<BTreeSet<String>>,
}

/// Reads the sections of a file.
pub(super) fn sections(tag: &str, text: &str) -> BTreeMap<String, Section> {
    let document = Document::parse(text).unwrap_or_else(|error| panic!("{tag}.toml: {error}"));
    let section = |(name, item): (&str, &Item)| {
        let table = item.as_table().unwrap_or_else(|| panic!("{tag}.toml: {name} is no section")).clone();
        (name.to_string(), Section { place: format!("{tag}.toml [{name}]"), table, asked: RefCell::default() })
    };
    document.iter().map(section).collect()
}

impl Section {
    /// Returns a list of texts; empty where the key is not there.
    pub(super) fn texts(&self, key: &str) -> Vec<String> {
        let Some(item) = self.item(key) else { return Vec::new() };
        let array = item.as_array().unwrap_or_else(|| self.wrong(key, "a list"));
        array.iter().map(|value| value.as_str().unwrap_or_else(|| self.wrong(key, "texts")).to_string()).collect()
    }

    /// Returns a text; `None` where the key is not there.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        Some(self.item(key)?.as_str().unwrap_or_else(|| self.wrong(key, "a text")).to_string())
    }

    /// Returns the characters of a text; none where the key is not there.
    pub(super) fn characters(&self, key: &str) -> BTreeSet<char> {
        self.text(key).unwrap_or_default().chars().collect()
    }

    /// Returns a number; `None` where the key is not there.
    pub(super) fn number(&self, key: &str) -> Option<f64> {
        let item = self.item(key)?;
        Some(
            item.as_float()
                .or_else(|| i32::try_from(item.as_integer()?).ok().map(f64::from))
                .unwrap_or_else(|| self.wrong(key, "a number")),
        )
    }

    /// Returns a list of lists of texts; empty where the key is not there.
    pub(super) fn lists(&self, key: &str) -> Vec<Vec<String>> {
        let Some(item) = self.item(key) else { return Vec::new() };
        let array = item.as_array().unwrap_or_else(|| self.wrong(key, "a list"));
        let list = |value: &toml_edit::Value| -> Vec<String> {
            let inner = value.as_array().unwrap_or_else(|| self.wrong(key, "a list of lists"));
            inner.iter().map(|text| text.as_str().unwrap_or_else(|| self.wrong(key, "texts")).to_string()).collect()
        };
        array.iter().map(list).collect()
    }

    /// Holds that every key of the section was asked for.
    pub(super) fn finish(&self) {
        for (key, _) in self.table.iter() {
            assert!(self.asked.borrow().contains(key), "{}: nobody reads `{key}`", self.place);
        }
    }

    fn item(&self, key: &str) -> Option<&Item> {
        self.asked.borrow_mut().insert(key.to_string());
        self.table.get(key)
    }

    fn wrong(&self, key: &str, wanted: &str) -> ! {
        panic!("{}: `{key}` is not {wanted}", self.place)
    }
}
