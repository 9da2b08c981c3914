//! Numbers → plural categories of a locale (UTS #35 part 3, "Language Plural Rules"). Only home of `icu_plurals`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, OnceLock};

use fixed_decimal::Decimal;
use icu_plurals::{PluralCategory, PluralRuleType, PluralRules, PluralRulesOptions};

use crate::locale::Locale;

/// Which rules are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PluralKind {
    /// How many: 1 book, 2 books.
    Cardinal,
    /// Which one: 1st, 2nd.
    Ordinal,
}

/// Returns the category of a number, e.g. `few`; `other` where CLDR has no rules for the locale.
pub fn category(locale: &Locale, kind: PluralKind, number: &Decimal) -> &'static str {
    rules(locale, kind).map_or("other", |rules| word(rules.category_for(number)))
}

/// Returns the categories that whole numbers of a locale have, `other` where there is no other; `None` where CLDR has no
/// rules for the locale.
pub fn whole_number_categories(locale: &Locale, kind: PluralKind) -> Option<Arc<BTreeSet<&'static str>>> {
    type Cache = Mutex<BTreeMap<(String, PluralKind), Option<Arc<BTreeSet<&'static str>>>>>;
    static CACHE: OnceLock<Cache> = OnceLock::new();
    let cache = CACHE.get_or_init(Cache::default);
    let key = (locale.tag(), kind);
    if let Some(known) = cache.lock().ok().and_then(|cache| cache.get(&key).cloned()) {
        return known;
    }
    let found = find_categories(locale, kind).map(Arc::new);
    if let Ok(mut cache) = cache.lock() {
        cache.insert(key, found.clone());
    }
    found
}

/// Asks for 0 to 200 and for round numbers: all rules of CLDR look at the last two digits or at millions.
fn find_categories(locale: &Locale, kind: PluralKind) -> Option<BTreeSet<&'static str>> {
    if !is_known(locale) {
        return None;
    }
    let rules = rules(locale, kind)?;
    let round = [1_000, 10_000, 100_000, 1_000_000, 2_000_000, 1_000_000_000];
    Some((0..=200).chain(round).map(|number: u32| word(rules.category_for(number))).collect())
}

/// Tells whether CLDR has data of its own for the language; otherwise ICU answers with the root's `other`.
fn is_known(locale: &Locale) -> bool {
    KNOWN_WITHOUT_PLURALS.contains(&locale.language())
        || rules(locale, PluralKind::Cardinal).is_some_and(|rules| rules.categories().count() > 1)
}

/// Languages that CLDR knows to have one category only.
const KNOWN_WITHOUT_PLURALS: &[&str] = &[
    "bm", "bo", "dz", "id", "ig", "ii", "ja", "jbo", "jv", "kde", "kea", "km", "ko", "lkt", "lo", "ms", "my", "nqo",
    "sah", "ses", "sg", "su", "th", "to", "tpi", "vi", "wo", "yo", "yue", "zh",
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

    fn categories(name: &str, kind: PluralKind) -> Option<String> {
        let found = whole_number_categories(&Locale::parse(name).unwrap(), kind)?;
        Some(found.iter().copied().collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn whole_numbers_have_the_categories_of_cldr() {
        for (locale, expected) in [
            ("ru", "few many one"),
            ("uk", "few many one"),
            ("kk", "one other"),
            ("ka", "one other"),
            ("hy", "one other"),
            ("ar", "few many one other two zero"),
            ("zh-Hans", "other"),
            ("pl", "few many one"),
            ("fr", "many one other"),
            ("en", "one other"),
        ] {
            assert_eq!(categories(locale, PluralKind::Cardinal).as_deref(), Some(expected), "{locale}");
        }
        assert_eq!(categories("en", PluralKind::Ordinal).as_deref(), Some("few one other two"));
        assert_eq!(categories("ru", PluralKind::Ordinal).as_deref(), Some("other"));
        assert_eq!(categories("tlh", PluralKind::Cardinal), None);
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
