//! The interface words of editions, from `edition.ftl` of the locale, of the source locale, or of this program.

use std::collections::BTreeMap;

use super::resolve::Resolver;
use crate::file::TextFile;
use crate::ftl;
use crate::locale::Locale;

/// English words for projects that have no `edition.ftl`.
const DEFAULT: &str = include_str!("words.ftl");

/// Interface words by id.
#[derive(Clone, Debug, Default)]
pub struct Words {
    words: BTreeMap<String, String>,
}

impl Words {
    /// Returns a word; an id that no file has is a mistake of this program and shows as itself.
    pub fn get<'a>(&'a self, id: &'a str) -> &'a str {
        self.words.get(id).map_or(id, String::as_str)
    }

    /// Returns all words by id.
    pub fn all(&self) -> &BTreeMap<String, String> {
        &self.words
    }
}

/// Reads the words of a locale: each from the first file that has it, `files` in order of preference.
pub fn words(locale: &Locale, files: &[&TextFile]) -> Words {
    let default = TextFile::new("edition.ftl", DEFAULT);
    let mut words = Words::default();
    for file in files.iter().copied().chain([&default]) {
        let resource = ftl::parse(&file.text);
        let resolver = Resolver::new(locale, Vec::new(), vec![&resource], &[]);
        for entry in resource.entries.iter().filter(|entry| entry.is_message()) {
            if let (Some(id), Ok(text)) = (entry.id(), resolver.value(entry)) {
                words.words.entry(id).or_insert(text);
            }
        }
    }
    words
}
