//! A list of words of a locale, asked about every word of every text.

use std::collections::BTreeSet;

use crate::lookup::{Lookup, WordKey};

/// Words in lower case.
#[derive(Debug, Default)]
pub struct Words {
    words: BTreeSet<String>,
    keys: Lookup<WordKey, ()>,
}

impl Words {
    /// Makes a list of words in lower case.
    pub fn new(words: impl IntoIterator<Item = String>) -> Words {
        let words: BTreeSet<String> = words.into_iter().collect();
        let mut keys = Lookup::with_capacity(words.len());
        for word in &words {
            keys.insert_first(WordKey::of(word), ());
        }
        Words { words, keys }
    }

    /// Tells whether a word in lower case is listed.
    pub fn contains(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// Tells whether a word with this key may be listed; a word that is listed always may.
    pub fn may_contain(&self, key: WordKey) -> bool {
        self.keys.contains(&key)
    }

    /// Tells whether there are none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}
