//! Locale names → what a locale is: its BCP 47 identifier, direction, own name, and the chain it falls back along.
//!
//! Invariants: a [`Locale`] is safe as the name of a folder (letters, digits and hyphens only); its spelling is kept.

mod endonym;
mod fallback;
mod slip;

use std::fmt;

use icu_locale::{LocaleDirectionality, LocaleExpander};
use unic_langid::LanguageIdentifier;

pub use fallback::FallbackChain;
pub use slip::usual_slip;

/// A locale: a BCP 47 language tag as the project spells it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locale {
    name: String,
    identifier: LanguageIdentifier,
    script: Option<String>,
}

/// The direction in which a locale is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// Returns the value of HTML's `dir`.
    pub fn word(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }
}

/// A name that is no locale.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` is not a locale")]
pub struct NotALocale {
    /// The name as given.
    pub name: String,
}

impl Locale {
    /// Reads a BCP 47 identifier: language, script, region, variants (RFC 5646 §2.1; no extensions).
    ///
    /// # Errors
    /// Anything that is not such an identifier, underscores and path separators included.
    pub fn parse(name: &str) -> Result<Locale, NotALocale> {
        let error = || NotALocale { name: name.to_string() };
        let safe = !name.is_empty() && name.len() <= 64 && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if !safe {
            return Err(error());
        }
        let identifier = name.parse::<LanguageIdentifier>().map_err(|_| error())?;
        if identifier.language.is_empty() {
            return Err(error());
        }
        let script = likely_script(&identifier);
        Ok(Locale { name: name.to_string(), identifier, script })
    }

    /// Reads the name of a folder that may be a locale's: as [`Locale::parse`], but a language of five letters or more is
    /// rather a word such as `config`.
    pub fn of_folder(name: &str) -> Option<Locale> {
        Locale::parse(name).ok().filter(|_| name.split('-').next().is_some_and(|language| language.len() <= 3))
    }

    /// Returns the name as the project spells it, e.g. the name of its folder.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the identifier in canonical case, as HTML's `lang` wants it.
    pub fn tag(&self) -> String {
        self.identifier.to_string()
    }

    /// Returns the identifier for the Fluent library.
    pub fn identifier(&self) -> &LanguageIdentifier {
        &self.identifier
    }

    /// Returns the language alone, e.g. `zh` of `zh-Hans-CN`.
    pub fn language(&self) -> &str {
        self.identifier.language.as_str()
    }

    /// Returns the script that the locale is written in, e.g. `Cyrl`: its own, or the likely one (CLDR likely subtags).
    pub fn script(&self) -> Option<&str> {
        self.script.as_deref()
    }

    /// Returns the region of the locale, e.g. `KZ`: its own, or the likely one (CLDR likely subtags).
    pub fn region(&self) -> Option<String> {
        let mut identifier = self.icu().id;
        LocaleExpander::new_extended().maximize(&mut identifier);
        identifier.region.map(|region| region.to_string())
    }

    /// Returns the identifier for ICU.
    pub fn icu(&self) -> icu_locale::Locale {
        self.tag().parse().unwrap_or(icu_locale::Locale::UNKNOWN)
    }

    /// Returns the direction of the locale's script (CLDR likely subtags).
    pub fn direction(&self) -> Direction {
        // `ar-XB` is CLDR's bidirectional pseudo-locale, `en-XA` the accented one; both follow from their language.
        match LocaleDirectionality::new_common().is_right_to_left(&self.icu().id) {
            true => Direction::Rtl,
            false => Direction::Ltr,
        }
    }

    /// Returns the locale's name in its own language, or its tag where none is on record.
    pub fn endonym(&self) -> String {
        endonym::endonym(&self.identifier).map_or_else(|| self.tag(), str::to_string)
    }

    /// Returns the English name of the language, or its tag where none is on record.
    pub fn english_name(&self) -> String {
        endonym::english_name(&self.identifier).map_or_else(|| self.tag(), str::to_string)
    }
}

fn likely_script(identifier: &LanguageIdentifier) -> Option<String> {
    let mut likely = identifier.to_string().parse::<icu_locale::Locale>().ok()?.id;
    LocaleExpander::new_extended().maximize(&mut likely);
    likely.script.map(|script| script.to_string())
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_safe_bcp_47_names_are_locales() {
        for name in ["en", "kk", "kk-Cyrl", "zh-Hans-CN", "ca-valencia", "en-XA", "hy-AM", "es-419"] {
            assert!(Locale::parse(name).is_ok(), "{name}");
        }
        for name in ["", ".", "..", "../ru", "ru/..", "zh_CN", "ru-", "r u", "русский", "a", "en\0"] {
            assert!(Locale::parse(name).is_err(), "{name}");
        }
    }

    #[test]
    fn direction_follows_the_script() {
        let direction = |name: &str| Locale::parse(name).unwrap().direction();
        for name in ["ar", "he", "fa", "ur", "kk-Arab", "ckb", "ar-XB"] {
            assert_eq!(direction(name), Direction::Rtl, "{name}");
        }
        for name in ["ru", "kk", "ka", "hy", "zh-Hans", "en-XA", "az"] {
            assert_eq!(direction(name), Direction::Ltr, "{name}");
        }
    }

    #[test]
    fn endonyms_are_in_the_language_itself() {
        let endonym = |name: &str| Locale::parse(name).unwrap().endonym();
        assert_eq!(endonym("ru"), "Русский");
        assert_eq!(endonym("kk-Cyrl"), "Қазақ тілі");
        assert_eq!(endonym("ka"), "ქართული");
        assert_eq!(endonym("zh-Hant-TW"), "繁體中文");
        assert_eq!(endonym("tlh"), "tlh");
    }
}
