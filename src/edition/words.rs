//! The interface words of editions, from `edition.ftl` of the locale, of the source locale, or of this program.

use std::collections::BTreeMap;

use super::resolve::Resolver;
use crate::file::TextFile;
use crate::ftl;
use crate::locale::Locale;

/// The words that this program ships, by language: those of its own project.
const SHIPPED: &[(&str, &str)] = &[
    ("ar", include_str!("../../locales/ar/edition.ftl")),
    ("hy", include_str!("../../locales/hy/edition.ftl")),
    ("ka", include_str!("../../locales/ka/edition.ftl")),
    ("kk", include_str!("../../locales/kk/edition.ftl")),
    ("mn", include_str!("../../locales/mn/edition.ftl")),
    ("ru", include_str!("../../locales/ru/edition.ftl")),
    ("tr", include_str!("../../locales/tr/edition.ftl")),
    ("uk", include_str!("../../locales/uk/edition.ftl")),
    ("en", ENGLISH),
];

/// The words for languages that have none.
const ENGLISH: &str = include_str!("../../locales/en/edition.ftl");

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

    /// Returns the words with another text each.
    pub(super) fn map(&self, text: impl Fn(&str) -> String) -> Words {
        Words { words: self.words.iter().map(|(id, word)| (id.clone(), text(word))).collect() }
    }

    /// Returns all words by id.
    pub fn all(&self) -> &BTreeMap<String, String> {
        &self.words
    }
}

/// Returns the words of a locale, each from the first that has it: its own file, what this program ships for its language,
/// the file of the source locale, English.
pub fn words(locale: &Locale, own: Option<&TextFile>, source: Option<&TextFile>) -> Words {
    let shipped = |language: &str| SHIPPED.iter().find(|(known, _)| *known == language).map(|(_, text)| *text);
    let texts = [
        own.map(|file| file.text.as_str()),
        shipped(locale.language()),
        source.map(|file| file.text.as_str()),
        Some(ENGLISH),
    ];
    let mut words = Words::default();
    for text in texts.into_iter().flatten() {
        let resource = ftl::parse(text);
        let resolver = Resolver::new(locale, Vec::new(), vec![&resource], &[]);
        for entry in resource.entries.iter().filter(|entry| entry.is_message()) {
            if let (Some(id), Ok(text)) = (entry.id(), resolver.value(entry)) {
                words.words.entry(id).or_insert(text);
            }
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_locale_has_every_word() {
        let ids = |text: &str| -> Vec<String> {
            let resource = ftl::parse(text);
            resource.entries.iter().filter(|entry| entry.is_message()).filter_map(ftl::Entry::id).collect()
        };
        let english = words(&Locale::parse("en").unwrap(), None, None);
        for (language, text) in SHIPPED {
            assert_eq!(ids(text), ids(ENGLISH), "{language}");
            let own = words(&Locale::parse(language).unwrap(), None, None);
            let borrowed: Vec<&String> =
                own.all().iter().filter(|(id, word)| english.get(id) == word.as_str()).map(|(id, _)| id).collect();
            assert!(*language == "en" || borrowed.is_empty(), "{language} has English words: {borrowed:?}");
        }
    }

    #[test]
    fn the_projects_own_words_win_then_the_shipped_ones() {
        let russian = Locale::parse("ru").unwrap();
        let own = TextFile::new("edition.ftl", "languages = По-другому\n");
        assert_eq!(words(&russian, Some(&own), None).get("languages"), "По-другому");
        assert_eq!(words(&russian, None, None).get("published"), "Опубликовано");
        assert_eq!(words(&Locale::parse("tlh").unwrap(), None, None).get("languages"), "Languages");
    }
}
