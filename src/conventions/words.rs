//! A list of words of a locale, asked about every word of every text.

use std::collections::BTreeSet;

use crate::lookup::{Lookup, WordFilter, WordKey};

/// Words in lower case.
#[derive(Debug, Default)]
pub struct Words {
    words: BTreeSet<String>,
    keys: Lookup<WordKey, ()>,
    filter: WordFilter,
}

impl Words {
    /// Makes a list of words in lower case.
    pub fn new(words: impl IntoIterator<Item = String>) -> Words {
        let words: BTreeSet<String> = words.into_iter().collect();
        let mut keys = Lookup::with_capacity(words.len());
        let mut filter = WordFilter::default();
        for key in words.iter().map(|word| WordKey::of(word)) {
            keys.insert_first(key, ());
            filter.insert(key);
        }
        Words { words, keys, filter }
    }

    /// Tells whether a word in lower case is listed.
    pub fn contains(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// Tells whether a word with this key may be listed; a word that is listed always may.
    #[inline]
    pub fn may_contain(&self, key: WordKey) -> bool {
        self.filter.may_contain(key) && self.keys.contains(&key)
    }

    /// Tells whether there are none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}
