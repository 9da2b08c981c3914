//! Numbers → plural categories of a locale (UTS #35 part 3, "Language Plural Rules"). Only home of `icu_plurals`.
//!
//! Invariants: a locale that CLDR has no rules for is given those of no other; the rules of a locale are asked once.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use fixed_decimal::Decimal;
use icu_plurals::{PluralCategory, PluralRuleType, PluralRules, PluralRulesOptions};

use crate::locale::Locale;

/// The names of all categories, in the order of CLDR.
pub const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Which rules are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PluralKind {
    /// How many: 1 book, 2 books.
    Cardinal,
    /// Which one: 1st, 2nd.
    Ordinal,
}

/// The numbers of a locale by category.
#[derive(Debug)]
pub struct Plurals {
    /// The categories that some number has, fractions included, in the order of CLDR.
    pub categories: Vec<&'static str>,
    whole: BTreeMap<&'static str, Vec<u32>>,
}

impl Plurals {
    /// Returns whole numbers of a category in order: those up to 200, and round ones to nine million.
    pub fn whole_numbers(&self, category: &str) -> &[u32] {
        self.whole.get(category).map_or(&[], Vec::as_slice)
    }
}

/// Returns the category of a number, e.g. `few`; `other` where CLDR has no rules for the locale. The zeros behind the decimal
/// point count: `1.0` is not `1`.
pub fn category(locale: &Locale, kind: PluralKind, number: &Decimal) -> &'static str {
    rules(locale, kind).map_or("other", |rules| word(rules.category_for(number)))
}

/// Returns a word as the name of a category, if it is one.
pub fn category_named(name: &str) -> Option<&'static str> {
    CATEGORIES.into_iter().find(|category| *category == name)
}

/// Returns the numbers of a locale by category; `None` where CLDR has no rules for the locale.
pub fn plurals(locale: &Locale, kind: PluralKind) -> Option<Arc<Plurals>> {
    type Cache = Mutex<BTreeMap<(String, PluralKind), Option<Arc<Plurals>>>>;
    static CACHE: OnceLock<Cache> = OnceLock::new();
    let mut cache = CACHE.get_or_init(Cache::default).lock().unwrap_or_else(PoisonError::into_inner);
    cache.entry((locale.tag(), kind)).or_insert_with(|| find_plurals(locale, kind).map(Arc::new)).clone()
}

/// Asks for 0 to 200 and for round numbers: all rules of CLDR look at the last two digits or at millions.
fn find_plurals(locale: &Locale, kind: PluralKind) -> Option<Plurals> {
    if !is_known(locale) {
        return None;
    }
    let rules = rules(locale, kind)?;
    let known: Vec<&str> = rules.categories().map(word).collect();
    let categories = CATEGORIES.into_iter().filter(|category| known.contains(category)).collect();
    let mut whole: BTreeMap<&'static str, Vec<u32>> = BTreeMap::new();
    let round = (3..=6).flat_map(|zeros| (1..=9).map(move |digit| digit * 10u32.pow(zeros)));
    for number in (0..=200).chain(round) {
        whole.entry(word(rules.category_for(number))).or_default().push(number);
    }
    Some(Plurals { categories, whole })
}

/// Tells whether CLDR has data of its own for the language; otherwise ICU answers with the root's `other`.
fn is_known(locale: &Locale) -> bool {
    KNOWN_WITHOUT_PLURALS.contains(&locale.language())
        || rules(locale, PluralKind::Cardinal).is_some_and(|rules| rules.categories().count() > 1)
}

/// Languages that CLDR knows to have one category only.
const KNOWN_WITHOUT_PLURALS: &[&str] = &[
    "bm", "bo", "dz", "hnj", "id", "ig", "ii", "ja", "jbo", "jv", "kde", "kea", "km", "ko", "lkt", "lo", "ms", "my",
    "nqo", "osa", "sah", "ses", "sg", "su", "th", "to", "tpi", "vi", "wo", "yo", "yue", "zh",
];

fn rules(locale: &Locale, kind: PluralKind) -> Option<PluralRules> {
    let rule_type = match kind {
        PluralKind::Cardinal => PluralRuleType::Cardinal,
        PluralKind::Ordinal => PluralRuleType::Ordinal,
    };
    let mut options = PluralRulesOptions::default();
    options.rule_type = Some(rule_type);
    PluralRules::try_new((&locale.icu()).into(), options).ok()
}

fn word(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_whole_numbers(name: &str, kind: PluralKind) -> Option<String> {
        let plurals = plurals(&Locale::parse(name).unwrap(), kind)?;
        let found = CATEGORIES.into_iter().filter(|category| !plurals.whole_numbers(category).is_empty());
        Some(found.collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn whole_numbers_have_the_categories_of_cldr() {
        for (locale, expected) in [
            ("ru", "one few many"),
            ("uk", "one few many"),
            ("kk", "one other"),
            ("kk-Cyrl", "one other"),
            ("ka", "one other"),
            ("hy", "one other"),
            ("ar", "zero one two few many other"),
            ("he", "one two other"),
            ("zh-Hans", "other"),
            ("ja", "other"),
            ("pl", "one few many"),
            ("fr", "one many other"),
            ("en", "one other"),
        ] {
            assert_eq!(of_whole_numbers(locale, PluralKind::Cardinal).as_deref(), Some(expected), "{locale}");
        }
        assert_eq!(of_whole_numbers("en", PluralKind::Ordinal).as_deref(), Some("one two few other"));
        assert_eq!(of_whole_numbers("ru", PluralKind::Ordinal).as_deref(), Some("other"));
        assert_eq!(of_whole_numbers("tlh", PluralKind::Cardinal), None);
        assert_eq!(of_whole_numbers("tt", PluralKind::Cardinal), None);
    }

    #[test]
    fn fractions_have_categories_of_their_own() {
        let russian = plurals(&Locale::parse("ru").unwrap(), PluralKind::Cardinal).unwrap();
        assert_eq!(russian.categories, ["one", "few", "many", "other"]);
    }

    #[test]
    fn rules_that_the_fluent_library_has_wrong_are_right() {
        let category = |name: &str, number: &str| {
            category(&Locale::parse(name).unwrap(), PluralKind::Cardinal, &number.parse().unwrap())
        };
        assert_eq!(category("ar", "103"), "few");
        assert_eq!(category("be", "22"), "few");
        assert_eq!(category("be", "25"), "many");
        assert_eq!(category("ru", "1.0"), "other");
    }
}
