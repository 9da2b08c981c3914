//! `glossary.csv` → how the terms of the English are translated in each locale, and which words are not used.
//!
//! Invariants: a row that is wrong is a finding with its line, and the others count; texts are compared in NFC and without
//! case; only home of `csv`.

mod read;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use crate::config::Config;
use crate::file::TextFile;
use crate::finding::Finding;
use crate::span::Span;

use words::{Stem, Term, singulars};
pub use words::{Word, words};

/// The check under which a glossary that cannot be read is reported.
pub const CHECK: &str = "invalid-glossary";

/// The rows of every locale.
#[derive(Debug, Default)]
pub struct Glossary {
    locales: BTreeMap<String, LocaleGlossary>,
}

/// The rows of one locale, in the order of the file.
#[derive(Debug, Default)]
pub struct LocaleGlossary {
    rows: Vec<Row>,
    /// Rows by a word that each of their terms begins with.
    by_word: BTreeMap<String, Vec<usize>>,
}

/// What the glossary says about one term in one locale.
#[derive(Debug)]
pub struct Row {
    /// The line of the file, from 1.
    pub line: usize,
    /// The term as the file has it; empty where the row forbids words whatever the English is.
    pub term: String,
    /// What the file notes about it.
    pub note: String,
    terms: Vec<Term>,
    approved: Vec<Stem>,
    forbidden: Vec<Stem>,
}

impl Glossary {
    /// Reads a glossary; what is wrong with it is added to the findings.
    pub fn read(file: &TextFile, config: &Config, findings: &mut Vec<Finding>) -> Glossary {
        read::read(file, config, findings)
    }

    /// Returns the rows of a locale; `None` where there is none.
    pub fn of(&self, locale: &str) -> Option<&LocaleGlossary> {
        self.locales.get(locale)
    }

    /// Adds a row.
    fn add(&mut self, locale: &str, row: Row) {
        let own = self.locales.entry(locale.to_string()).or_default();
        let firsts: BTreeSet<String> = row.terms.iter().filter_map(Term::first).map(str::to_string).collect();
        for first in firsts {
            own.by_word.entry(first).or_default().push(own.rows.len());
        }
        own.rows.push(row);
    }
}

impl LocaleGlossary {
    /// Returns the rows whose term stands in an English text, in the order of the file, with where it first stands.
    pub fn rows_of(&self, english: &[Word]) -> Vec<(&Row, Span)> {
        let mut found: BTreeMap<usize, Span> = BTreeMap::new();
        for (at, word) in english.iter().enumerate() {
            let begun = singulars(&word.folded).filter_map(|single| self.by_word.get(single.as_ref())).flatten();
            for row in begun {
                if let Some(term) = self.rows[*row].terms.iter().find(|term| term.is_at(english, at)) {
                    let last = &english[at + term.len() - 1];
                    found.entry(*row).or_insert_with(|| Span::new(word.span.start, last.span.end));
                }
            }
        }
        found.into_iter().map(|(row, span)| (&self.rows[row], span)).collect()
    }

    /// Returns the rows without a term, which hold whatever the English is.
    pub fn rows_without_term(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.terms.is_empty())
    }

    /// Tells whether any row forbids a word.
    pub fn forbids(&self) -> bool {
        self.rows.iter().any(|row| !row.forbidden.is_empty())
    }
}

impl Row {
    /// Returns the approved stems for people: `военн… комиссариат…` or `военкомат…`.
    pub fn approved(&self) -> String {
        self.approved.iter().map(|stem| format!("`{stem}`")).collect::<Vec<_>>().join(" or ")
    }

    /// Tells whether the row names a translation.
    pub fn approves(&self) -> bool {
        !self.approved.is_empty()
    }

    /// Tells whether one of the approved stems stands in a translation.
    pub fn is_approved(&self, translation: &[Word]) -> bool {
        (0..translation.len()).any(|at| self.approved.iter().any(|stem| stem.is_at(translation, at)))
    }

    /// Returns where forbidden words stand in a translation. A word that is approved is not forbidden.
    pub fn forbidden_in(&self, translation: &[Word]) -> Vec<Span> {
        let mut spans = Vec::new();
        for at in 0..translation.len() {
            let Some(stem) = self.forbidden.iter().find(|stem| stem.is_at(translation, at)) else { continue };
            let end = at + stem.len();
            let covers = |start: usize| {
                self.approved.iter().any(|own| {
                    start + own.len() > at && (start <= at && start + own.len() >= end) && own.is_at(translation, start)
                })
            };
            if !(at.saturating_sub(8)..=at).any(covers) {
                spans.push(Span::new(translation[at].span.start, translation[end - 1].span.end));
            }
        }
        spans
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Locale;

    fn glossary(rows: &str) -> (Glossary, Vec<Finding>) {
        let locales = ["ru", "kk", "ka", "zh-Hans", "ar"].map(|name| Locale::parse(name).unwrap()).to_vec();
        let config = Config::plain(Locale::parse("en").unwrap(), locales, String::new(), String::new());
        let mut findings = Vec::new();
        let file = TextFile::new("glossary.csv", format!("term,locale,translations,forbidden,note\n{rows}"));
        let glossary = Glossary::read(&file, &config, &mut findings);
        (glossary, findings)
    }

    /// Returns `+` where every term of the English is translated as approved, `-` where not, ` ` where there is none, and the
    /// forbidden words.
    fn judged(rows: &str, locale: &str, english: &str, translation: &str) -> String {
        let (glossary, findings) = glossary(rows);
        assert!(findings.is_empty(), "{findings:?}");
        let own = glossary.of(locale).unwrap();
        let (english, target) = (words(english), words(translation));
        let rows: Vec<&Row> = own.rows_of(&english).into_iter().map(|(row, _)| row).collect();
        let approved = rows.iter().filter(|row| row.approves()).map(|row| row.is_approved(&target));
        let sign = match approved.reduce(|all, one| all && one) {
            Some(true) => "+",
            Some(false) => "-",
            None => " ",
        };
        let spans = rows.into_iter().chain(own.rows_without_term()).flat_map(|row| row.forbidden_in(&target));
        let forbidden: Vec<&str> = spans.map(|span| &translation[span.range()]).collect();
        format!("{sign}{}", forbidden.join("|"))
    }

    #[test]
    fn terms_and_stems_are_found_word_by_word() {
        for (rows, locale, english, translation, expected) in [
            ("mobilisation,ru,мобилизац", "ru", "The Mobilisation began.", "Мобилизация началась.", "+"),
            ("mobilisation,ru,мобилизац", "ru", "The mobilisation’s end", "Конец призыва", "-"),
            ("mobilisation,ru,мобилизац", "ru", "anti-mobilisation rallies", "митинги против мобилизации", "+"),
            ("mobilisation,ru,мобилизац", "ru", "They were mobilised.", "Их призвали.", " "),
            ("ministry,ru,министерств", "ru", "two ministries", "два министерства", "+"),
            ("Georgia,ru,Грузи", "ru", "in Georgia's towns", "в городах Грузии", "+"),
            ("Georgia,ru,Грузи", "ru", "the typeface georgia", "шрифт", " "),
            ("Georgia,ru,Грузи", "ru", "GEORGIA", "ГРУЗИЯ", "+"),
            ("NATO,ru,НАТО", "ru", "NATO’s", "Нато", "+"),
            (
                "partial mobilisation,ru,частичн мобилизац",
                "ru",
                "“partial” mobilisation",
                "«частичная» мобилизация",
                "+",
            ),
            ("partial mobilisation,ru,частичн мобилизац", "ru", "partial mobilisation", "мобилизация частичная", "-"),
            ("partial mobilisation,ru,частичн мобилизац", "ru", "It was partial. Mobilisation began", "Нет", " "),
            ("draft card|call-up paper,ru,повестк", "ru", "call-up papers", "повестки", "+"),
            ("draft card|call-up paper,ru,повестк", "ru", "draft cards", "карты", "-"),
            ("army,ru,арми|войск", "ru", "the armies", "войска", "+"),
            ("Ministry of Defence,kk,Қорғаныс министр", "kk", "the Ministry of Defence", "ҚОРҒАНЫС МИНИСТРЛІГІ", "+"),
            ("Putin,ka,პუტინ", "ka", "Putin said", "პუტინმა თქვა", "+"),
            ("mobilisation,zh-Hans,动员", "zh-Hans", "partial mobilisation", "宣布部分动员令", "+"),
            ("mobilisation,ar,تعبئة", "ar", "the mobilisation", "إعلان التعبئة", "+"),
            ("café,ru,кафе\u{301}", "ru", "a cafe\u{301}", "в кафе\u{301}", "+"),
            ("Ukraine,ru,Украин,на Украин", "ru", "in Ukraine", "на Украине", "+на Украине"),
            ("Ukraine,ru,Украин,на Украин", "ru", "in Kazakhstan", "на Украине", " "),
            ("conscript,ru,призывник,призыв", "ru", "conscripts", "призывники", "+"),
            ("conscript,ru,призывник,призыв", "ru", "conscripts", "призывы, призывники", "+призывы"),
            (",ru,,молдави", "ru", "anything", "в Молдавии", " Молдавии"),
        ] {
            assert_eq!(judged(&format!("{rows}\n"), locale, english, translation), expected, "{rows}: {translation}");
        }
    }

    #[test]
    fn a_wrong_row_is_reported_and_the_others_count() {
        for (rows, line, expected) in [
            ("a,xx!,б", 2, "is no locale"),
            ("a,de,б", 2, "not a locale of this project"),
            ("a,,б", 2, "names no locale"),
            ("a,ru,,,", 2, "says nothing"),
            (",ru,б", 2, "without a term"),
            ("...,ru,б", 2, "has no word"),
            ("a,ru,б,в,г,д", 2, "6 columns"),
            ("a,ru", 2, "says nothing"),
            ("a,ru,\"б", 2, "quotation mark"),
            ("a,ru,\"б\nb,ru,в\"\n", 2, "quotation mark"),
            ("a,ru,б\"в", 2, "quotation mark"),
            ("\n\na,ru,б\n\na,ru,в\n", 6, "line 4"),
        ] {
            let (_, findings) = glossary(rows);
            assert_eq!(findings.len(), 1, "{rows:?}: {findings:?}");
            assert!(findings[0].message.contains(expected), "{rows:?}: {}", findings[0].message);
            assert_eq!(findings[0].place.excerpt.as_ref().unwrap().start.line.0, line, "{rows:?}");
            assert!(findings[0].help.is_some());
        }
        let (read, findings) = glossary("a,ru\nb,ru,в\n,,,,\n\n\"c, d\",ru,\"г, \"\"е\"\"\",,\"a\nb\"\n");
        assert_eq!(findings.len(), 1);
        let rows = &read.of("ru").unwrap().rows;
        assert_eq!(rows.iter().map(|row| row.term.as_str()).collect::<Vec<_>>(), ["b", "c, d"]);
    }

    #[test]
    fn a_table_without_the_right_header_is_not_read() {
        let config = Config::plain(Locale::parse("en").unwrap(), Vec::new(), String::new(), String::new());
        for (text, expected) in [
            ("term;locale;translations\na;ru;б\n", "parted by `;`"),
            ("term\tlocale\ttranslations\n", "parted by tabs"),
            ("term,locale\na,ru\n", "no column `translations`"),
            ("term,locale,translation\n", "unknown column `translation`"),
        ] {
            let mut findings = Vec::new();
            Glossary::read(&TextFile::new("glossary.csv", text), &config, &mut findings);
            assert!(findings.iter().any(|finding| finding.message.contains(expected)), "{text:?}: {findings:?}");
        }
        for text in ["", "\u{FEFF}Term, Locale ,TRANSLATIONS\r\n"] {
            let mut findings = Vec::new();
            Glossary::read(&TextFile::new("glossary.csv", text), &config, &mut findings);
            assert!(findings.is_empty(), "{text:?}: {findings:?}");
        }
    }
}
