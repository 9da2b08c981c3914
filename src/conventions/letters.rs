//! The alphabet of a locale: the exemplar sets of CLDR, and what they do not say.

use std::collections::{BTreeMap, BTreeSet};

use icu_locale::exemplar_chars::{ExemplarCharacters, ExemplarCharactersBorrowed};

use super::{Section, Words};
use crate::character::{Character, character};
use crate::lookup::Pages;

/// The letters that a locale writes.
#[derive(Debug)]
pub struct Letters {
    /// The scripts of the locale, ISO 15924.
    pub scripts: Vec<String>,
    /// Letters, in lower case, that its neighbours in the same script have not.
    pub distinguishing: BTreeSet<char>,
    /// A correct text of that many letters has a distinguishing one; `None` where its absence says nothing.
    pub distinguishing_from: Option<usize>,
    /// Letters, in lower case, that its words never have, whatever CLDR says: those of another language of the same script.
    pub foreign: BTreeSet<char>,
    /// Frequent words, in lower case, of another language of the same script that are none of its own.
    pub foreign_words: Words,
    /// Frequent words, in lower case, of its own: a sentence that has one is in its language.
    pub own_words: Words,
    /// Words, in lower case, that stand in prose and hardly ever in names and labels.
    pub function_words: Words,
    /// Words, in lower case, that link other words, in names as well.
    pub linking_words: Words,
    /// Words, in lower case, so short that letters of another script can stand for all of them.
    pub short_words: Words,
    /// A letter of another alphabet or keyboard → the letter that was meant.
    pub look_alikes: BTreeMap<char, char>,
    /// Invisible characters that its orthography or direction needs.
    pub invisible: BTreeSet<char>,
    /// Capitals that exist and that it does not write.
    pub capitals: BTreeSet<char>,
    exemplars: Vec<ExemplarCharactersBorrowed<'static>>,
    known: Pages<Character>,
}

/// What a locale makes of a letter, or of some of the letters of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traits(u8);

impl Traits {
    /// One of [`Letters::distinguishing`], small or capital.
    pub const DISTINGUISHING: Traits = Traits(1);
    /// One of [`Letters::foreign`].
    pub const FOREIGN: Traits = Traits(2);
    /// One of [`Letters::foreign`] in lower case.
    pub const FOREIGN_IN_LOWER_CASE: Traits = Traits(4);
    /// None that the locale writes: [`Letters::has`].
    pub const UNKNOWN: Traits = Traits(8);
    /// One of [`Letters::scripts`].
    pub const NATIVE: Traits = Traits(16);
    /// One of [`Letters::capitals`].
    pub const CAPITAL: Traits = Traits(32);

    /// Returns the traits that [`Letters::letter`] marked.
    #[inline]
    pub fn of(letter: Character) -> Traits {
        Traits(letter.marks())
    }

    /// Returns the traits of both.
    #[inline]
    #[must_use]
    pub const fn or(self, other: Traits) -> Traits {
        Traits(self.0 | other.0)
    }

    /// Tells whether one of the other traits is there.
    #[inline]
    pub const fn has(self, other: Traits) -> bool {
        self.0 & other.0 != 0
    }
}

impl Letters {
    pub(super) fn read(tag: &str, section: &Section) -> Letters {
        let words = |key: &str| Words::new(section.texts(key));
        let pairs = section.lists("look_alikes").into_iter().filter_map(|pair| {
            let [from, to] = &pair[..] else { return None };
            Some((from.chars().next()?, to.chars().next()?))
        });
        Letters {
            scripts: section.texts("scripts"),
            distinguishing: section.characters("distinguishing"),
            distinguishing_from: section.number("distinguishing_from").map(|letters| letters as usize),
            foreign: section.characters("foreign"),
            foreign_words: words("foreign_words"),
            own_words: words("own_words"),
            function_words: words("function_words"),
            linking_words: words("linking_words"),
            short_words: words("short_words"),
            look_alikes: pairs.collect(),
            invisible: section.characters("invisible"),
            capitals: section.characters("capitals"),
            exemplars: exemplars(tag),
            known: Pages::new(),
        }
    }

    /// Tells whether a script, ISO 15924, is one of the locale's.
    pub fn has_script(&self, script: &str) -> bool {
        self.scripts.iter().any(|own| own == script)
    }

    /// Returns what a letter is, with [`Traits`] for marks.
    #[inline]
    pub fn letter(&self, letter: char) -> Character {
        self.known.get(letter, |letter| self.read_letter(letter))
    }

    /// Returns what tells of the letters of a text what they are; quicker than [`Letters::letter`] for many.
    pub fn reader(&self) -> impl FnMut(char) -> Character {
        self.known.reader(|letter| self.read_letter(letter))
    }

    fn read_letter(&self, letter: char) -> Character {
        let is_capital_of =
            |set: &BTreeSet<char>| letter.is_uppercase() && letter.to_lowercase().any(|c| set.contains(&c));
        let traits = [
            (Traits::DISTINGUISHING, self.distinguishing.contains(&letter) || is_capital_of(&self.distinguishing)),
            (Traits::FOREIGN, self.foreign.contains(&letter)),
            (Traits::FOREIGN_IN_LOWER_CASE, letter.to_lowercase().any(|c| self.foreign.contains(&c))),
            (Traits::UNKNOWN, !self.has(letter)),
            (Traits::CAPITAL, self.capitals.contains(&letter)),
            (Traits::NATIVE, character(letter).script().is_some_and(|script| self.has_script(script))),
        ];
        let traits = traits.into_iter().filter(|(_, is_so)| *is_so);
        character(letter).with_marks(traits.fold(0, |all, (one, _)| all | one.0))
    }

    /// Tells whether a letter of the locale's script is one that it writes, in names and loan words, too.
    pub fn has(&self, letter: char) -> bool {
        let mut lower = letter.to_lowercase();
        let lower = lower.next().filter(|_| lower.next().is_none()).unwrap_or(letter);
        if self.foreign.contains(&lower) {
            return false;
        }
        self.exemplars.is_empty() || self.exemplars.iter().any(|set| set.contains(lower) || set.contains(letter))
    }
}

/// Returns the main and auxiliary letters of CLDR; CLDR names a locale without its likely script.
fn exemplars(tag: &str) -> Vec<ExemplarCharactersBorrowed<'static>> {
    let language = tag.split('-').next().unwrap_or(tag);
    let of = |tag: &str| {
        let locale = tag.parse::<icu_locale::Locale>().ok()?;
        let main = ExemplarCharacters::try_new_main(&(&locale).into()).ok()?;
        Some((main, ExemplarCharacters::try_new_auxiliary(&(&locale).into()).ok()))
    };
    let found = of(tag).or_else(|| of(language));
    found.into_iter().flat_map(|(main, auxiliary)| [Some(main), auxiliary]).flatten().collect()
}

#[cfg(test)]
mod tests {
    use crate::conventions::conventions;
    use crate::locale::Locale;

    #[test]
    fn every_locale_has_its_script_and_its_letters() {
        for (tag, own, foreign) in [
            ("ru", "ежёыъэЩ", "іїєґәқў"),
            ("uk", "іїєґЄ", "ыэёъ"),
            ("kk", "әғқңөұүһіёъэ", "їєґ"),
            ("be", "ўіёы", "ищъї"),
            ("mn", "өүыэ", "іқї"),
            ("ar", "يكىة", "کیپگ"),
            ("fa", "کیپچژگ", "كية"),
            ("he", "אםץ", "ى"),
            ("ka", "აჰ", ""),
            ("hy", "աֆև", "z"),
            ("de", "äöüßé", "ŧ"),
            ("tr", "ığşİ", "ŧ"),
            ("pl", "ąćęłńóśźż", "ŧ"),
            ("pt", "ãõçâ", "ŧ"),
            ("es", "ñüá", "ŧ"),
            ("fr", "éœç", "ŧ"),
            ("en", "az", "ŧ"),
            ("zh-Hans", "国这", "國這の"),
            ("zh-Hant", "國這", "国这の"),
            ("ja", "のノ日", "z"),
        ] {
            let letters = &conventions(&Locale::parse(tag).unwrap()).unwrap().letters;
            assert!(!letters.scripts.is_empty(), "{tag}");
            assert!(!letters.exemplars.is_empty(), "{tag}");
            let missing: String = own.chars().filter(|c| !letters.has(*c)).collect();
            assert_eq!(missing, "", "{tag}");
            let wrong: String = foreign.chars().filter(|c| letters.has(*c)).collect();
            assert_eq!(wrong, "", "{tag}");
        }
    }
}
