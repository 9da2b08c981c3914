//! A locale → how its press writes: quotation marks, separators of numbers, letters, sentences, length.
//!
//! What CLDR knows and ICU carries is asked there; the rest is one data file a locale, `<tag>.toml` in this folder, each
//! section with its source. A section belongs to the file of the same name here, which reads it.
//! Invariants: data, not code: a locale is added by its file and one line below; a locale without a file has no conventions,
//! and no check supposes any; each file is read once.

mod length;
mod letters;
mod numbers;
mod punctuation;
mod section;
mod sentences;
mod words;

use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use crate::locale::Locale;

pub use length::Length;
pub use letters::{Letters, Traits};
pub use numbers::{Numbers, Starts, Stem};
pub use punctuation::{Punctuation, Quotes, Stops};
use section::Section;
pub use sentences::Sentences;
pub use words::Words;

/// How a locale writes.
#[derive(Debug)]
pub struct Conventions {
    /// Figures, percentages, dates.
    pub numbers: Numbers,
    /// Quotation marks, stops, dashes, spaces.
    pub punctuation: Punctuation,
    /// Its alphabet.
    pub letters: Letters,
    /// Where its sentences end.
    pub sentences: Sentences,
    /// How long its texts are beside the English.
    pub length: Length,
}

/// The files by tag: a language, or a language with its script.
const FILES: &[(&str, &str)] = &[
    ("ar", include_str!("ar.toml")),
    ("be", include_str!("be.toml")),
    ("de", include_str!("de.toml")),
    ("en", include_str!("en.toml")),
    ("es", include_str!("es.toml")),
    ("fa", include_str!("fa.toml")),
    ("fr", include_str!("fr.toml")),
    ("he", include_str!("he.toml")),
    ("hy", include_str!("hy.toml")),
    ("ja", include_str!("ja.toml")),
    ("ka", include_str!("ka.toml")),
    ("kk", include_str!("kk.toml")),
    ("mn", include_str!("mn.toml")),
    ("pl", include_str!("pl.toml")),
    ("pt", include_str!("pt.toml")),
    ("ru", include_str!("ru.toml")),
    ("tr", include_str!("tr.toml")),
    ("uk", include_str!("uk.toml")),
    ("zh-Hans", include_str!("zh-Hans.toml")),
    ("zh-Hant", include_str!("zh-Hant.toml")),
];

/// Returns how a locale writes; `None` where nothing is on record for its language in its script.
///
/// The script is the locale's own or the likely one (CLDR likely subtags): `kk-Arab` is not written as `kk` is.
pub fn conventions(locale: &Locale) -> Option<&'static Conventions> {
    static READ: OnceLock<Mutex<BTreeMap<String, Option<&'static Conventions>>>> = OnceLock::new();
    let mut read = READ.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = read.get(locale.name()) {
        return *known;
    }
    let found = FILES.iter().find(|(tag, _)| is_of(locale, tag));
    // At most one a locale is ever kept, for as long as the program runs.
    let conventions = found.map(|(tag, text)| &*Box::leak(Box::new(Conventions::read(tag, text))));
    read.insert(locale.name().to_string(), conventions);
    conventions
}

fn is_of(locale: &Locale, tag: &str) -> bool {
    let file = Locale::parse(tag).expect("the files are named by locales");
    file.language() == locale.language() && file.script() == locale.script()
}

impl Conventions {
    fn read(tag: &str, text: &str) -> Conventions {
        let sections = section::sections(tag, text);
        let section = |name: &str| sections.get(name).unwrap_or_else(|| panic!("{tag}.toml has no section {name}"));
        let conventions = Conventions {
            numbers: Numbers::read(section("numbers")),
            punctuation: Punctuation::read(section("punctuation")),
            letters: Letters::read(tag, section("letters")),
            sentences: Sentences::read(section("sentences")),
            length: Length::read(section("length")),
        };
        sections.values().for_each(Section::finish);
        conventions
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the tags of all files.
    pub(super) fn tags() -> impl Iterator<Item = &'static str> {
        FILES.iter().map(|(tag, _)| *tag)
    }

    #[test]
    fn every_file_is_read_whole() {
        for (tag, text) in FILES {
            Conventions::read(tag, text);
        }
    }

    #[test]
    fn a_locale_has_the_conventions_of_its_language_in_its_script() {
        let found = |name: &str| {
            let locale = Locale::parse(name).unwrap();
            FILES.iter().find(|(tag, _)| is_of(&locale, tag)).map(|(tag, _)| *tag)
        };
        for (name, expected) in [
            ("ru", Some("ru")),
            ("ru-KZ", Some("ru")),
            ("hy-AM", Some("hy")),
            ("pt-BR", Some("pt")),
            ("zh-CN", Some("zh-Hans")),
            ("zh", Some("zh-Hans")),
            ("zh-TW", Some("zh-Hant")),
            ("kk-Arab", None),
            ("tlh", None),
        ] {
            assert_eq!(found(name), expected, "{name}");
        }
    }
}
