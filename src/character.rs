//! A character → what it is to those who look at every letter of every text.
//!
//! The tables of Unicode are asked once a page of 256 characters, when a text first has one of them; a look then costs an
//! index. Only home of `icu_properties`.

use std::sync::OnceLock;

use icu_properties::props::Script;
use icu_properties::{CodePointMapData, PropertyNamesShort};

use crate::lookup::Pages;

/// What a character is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Character {
    /// From the lowest bit: the character folded or [`SEVERAL`], the value of a decimal digit (general category Nd) or
    /// [`NO_DIGIT`], the kinds below, the script, and marks.
    bits: u64,
}

/// A script, by a number that holds as long as the program runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ScriptNumber(u8);

const FOLDED: u64 = (1 << DIGIT_AT) - 1;
/// No character has this number.
const SEVERAL: u64 = FOLDED;
const DIGIT_AT: u32 = 21;
const DIGIT: u64 = 0xF << DIGIT_AT;
const NO_DIGIT: u64 = 0xF;
const LETTER: u64 = 1 << 25;
const UPPER: u64 = 1 << 26;
const LOWER: u64 = 1 << 27;
const NUMERIC: u64 = 1 << 28;
const WHITE: u64 = 1 << 29;
const MARK: u64 = 1 << 30;
const LATIN: u64 = 1 << 31;
const OF_WORDS: u64 = 1 << 32;
const SCRIPT_AT: u32 = 33;
const SCRIPT: u64 = 0xFF << SCRIPT_AT;
const MARKS_AT: u32 = 48;

static PAGES: Pages<Character> = Pages::new();

/// Returns what a character is.
#[inline]
pub fn character(c: char) -> Character {
    PAGES.get(c, Character::read)
}

/// Returns what tells of the characters of a text what they are; quicker than [`character`] for many.
pub fn reader() -> impl FnMut(char) -> Character {
    PAGES.reader(Character::read)
}

impl Character {
    fn read(c: char) -> Character {
        let flags = [
            (LETTER, c.is_alphabetic()),
            (UPPER, c.is_uppercase()),
            (LOWER, c.is_lowercase()),
            (NUMERIC, c.is_numeric()),
            (WHITE, c.is_whitespace()),
            (MARK, is_mark(c)),
            (LATIN, is_latin(c)),
        ];
        let kinds = flags.into_iter().filter(|(_, is_set)| *is_set).fold(0, |all, (flag, _)| all | flag);
        let script = match CodePointMapData::<Script>::new().get(c) {
            Script::Common | Script::Inherited | Script::Unknown => ScriptNumber::NONE,
            script => PropertyNamesShort::<Script>::new().get(script).map_or(ScriptNumber::NONE, ScriptNumber::of),
        };
        let mut lower = c.to_lowercase();
        let lower = lower.next().filter(|_| lower.next().is_none());
        let is_of_words = kinds & (LETTER | MARK) == LETTER && script != ScriptNumber::NONE && c != 'ʼ';
        let folded = lower.map(|lower| if lower == 'ς' { 'σ' } else { lower });
        let bits = folded.map_or(SEVERAL, |folded| u64::from(u32::from(folded)))
            | read_digit(c).map_or(NO_DIGIT, u64::from) << DIGIT_AT
            | kinds
            | if is_of_words { OF_WORDS } else { 0 }
            | u64::from(script.0) << SCRIPT_AT;
        Character { bits }
    }

    /// Tells whether it is a letter (Unicode `Alphabetic`).
    #[inline]
    pub fn is_letter(self) -> bool {
        self.bits & LETTER != 0
    }

    /// Tells whether it is a capital (`Uppercase`).
    #[inline]
    pub fn is_upper(self) -> bool {
        self.bits & UPPER != 0
    }

    /// Tells whether it is a small letter (`Lowercase`).
    #[inline]
    pub fn is_lower(self) -> bool {
        self.bits & LOWER != 0
    }

    /// Tells whether it is a letter or a number (`Alphabetic`, or general category N).
    #[inline]
    pub fn is_alphanumeric(self) -> bool {
        self.bits & (LETTER | NUMERIC) != 0
    }

    /// Tells whether it is white space (`White_Space`).
    #[inline]
    pub fn is_white(self) -> bool {
        self.bits & WHITE != 0
    }

    /// Tells whether it stands on a letter, or inside a word without being seen.
    #[inline]
    pub fn is_mark(self) -> bool {
        self.bits & MARK != 0
    }

    /// Tells whether it is a letter of ASCII or of Latin with marks, up to U+024F.
    #[inline]
    pub fn is_latin(self) -> bool {
        self.bits & LATIN != 0
    }

    /// Tells whether it is a letter that words are made of: of a script, and neither a mark nor an apostrophe.
    #[inline]
    pub fn is_of_words(self) -> bool {
        self.bits & OF_WORDS != 0
    }

    /// Tells whether it is a letter that words of this script are made of.
    #[inline]
    pub fn is_of_words_in(self, script: ScriptNumber) -> bool {
        self.bits & (OF_WORDS | SCRIPT) == OF_WORDS | u64::from(script.0) << SCRIPT_AT
    }

    /// What all of is true, for [`Character::and`] to start with.
    pub const EVERYTHING: Character = Character { bits: u64::MAX };
    /// What nothing of is true, for [`Character::or`] to start with.
    pub const NOTHING: Character = Character { bits: 0 };

    /// Returns what is true of one or the other.
    #[inline]
    pub fn or(self, other: Character) -> Character {
        Character { bits: self.bits | other.bits }
    }

    /// Returns what is true of both.
    #[inline]
    pub fn and(self, other: Character) -> Character {
        Character { bits: self.bits & other.bits }
    }

    /// Returns it with what somebody else knows of it, bit by bit.
    pub fn with_marks(self, marks: u8) -> Character {
        Character { bits: self.bits | u64::from(marks) << MARKS_AT }
    }

    /// Returns what somebody else knows of it.
    #[inline]
    pub fn marks(self) -> u8 {
        (self.bits >> MARKS_AT) as u8
    }

    /// Returns the value of a decimal digit of any script.
    #[inline]
    pub fn digit(self) -> Option<u32> {
        let digit = (self.bits & DIGIT) >> DIGIT_AT;
        (digit != NO_DIGIT).then_some(digit as u32)
    }

    /// Returns it in lower case, the small sigma at the end of words as any other, where that is one character.
    #[inline]
    pub fn folded(self) -> Option<char> {
        char::from_u32(self.folded_code()?)
    }

    /// Returns the code of [`Character::folded`].
    #[inline]
    pub fn folded_code(self) -> Option<u32> {
        let folded = self.bits & FOLDED;
        (folded != SEVERAL).then_some(folded as u32)
    }

    /// Returns the ISO 15924 code of its script (UAX #24), e.g. `Cyrl`; `None` for all that several scripts share.
    #[inline]
    pub fn script(self) -> Option<&'static str> {
        self.script_number().name()
    }

    /// Returns its script as a number, [`ScriptNumber::NONE`] for all that several scripts share.
    #[inline]
    pub fn script_number(self) -> ScriptNumber {
        ScriptNumber((self.bits >> SCRIPT_AT) as u8)
    }
}

impl Default for Character {
    /// Returns what nothing is known of.
    fn default() -> Character {
        Character { bits: SEVERAL | NO_DIGIT << DIGIT_AT }
    }
}

/// The names of the scripts that were met, by their numbers; there are fewer than 200 (ISO 15924).
static SCRIPTS: [OnceLock<&'static str>; 256] = [const { OnceLock::new() }; 256];

impl ScriptNumber {
    /// No script.
    pub const NONE: ScriptNumber = ScriptNumber(0);

    fn of(name: &'static str) -> ScriptNumber {
        // Another thread may take the place in between; then its name is seen here.
        let place = SCRIPTS.iter().skip(1).position(|place| *place.get_or_init(|| name) == name);
        place.and_then(|place| u8::try_from(place + 1).ok()).map_or(ScriptNumber::NONE, ScriptNumber)
    }

    /// Returns the ISO 15924 code.
    #[inline]
    pub fn name(self) -> Option<&'static str> {
        SCRIPTS[usize::from(self.0)].get().copied()
    }
}

fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5C7}' | '\u{610}'..='\u{61A}'
        | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}')
}

fn is_latin(c: char) -> bool {
    let is_of_script = || CodePointMapData::<Script>::new().get(c) == Script::Latin;
    c.is_ascii_alphabetic() || (matches!(c, '\u{C0}'..='\u{24F}') && c.is_alphabetic() && is_of_script())
}

/// Reads a decimal digit (Unicode Nd): the blocks start at a multiple of 16 or at 6 behind one.
fn read_digit(c: char) -> Option<u8> {
    const ZEROS: [u32; 20] = [
        0x0030, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50,
        0x0ED0, 0x0F20, 0x1040, 0x17E0, 0x1810, 0xFF10,
    ];
    let zero = ZEROS.into_iter().find(|zero| (*zero..*zero + 10).contains(&u32::from(c)))?;
    u8::try_from(u32::from(c) - zero).ok()
}

/// Returns the value of a decimal digit of any script.
pub fn digit(c: char) -> Option<u32> {
    character(c).digit()
}

/// Returns the ISO 15924 code of the script of a letter, e.g. `Cyrl`; `None` for digits, punctuation, marks and all that
/// several scripts share.
pub fn script(c: char) -> Option<&'static str> {
    character(c).script()
}

/// Tells whether a character is a letter (Unicode `Alphabetic`).
pub fn is_letter(c: char) -> bool {
    character(c).is_letter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_say_what_the_tables_say() {
        for c in ('\0'..='\u{1FFFF}').filter(|c| *c != '\0') {
            let read = character(c);
            assert_eq!(read.is_letter(), c.is_alphabetic(), "U+{:04X}", c as u32);
            assert_eq!(read.is_upper(), c.is_uppercase(), "U+{:04X}", c as u32);
            assert_eq!(read.is_lower(), c.is_lowercase(), "U+{:04X}", c as u32);
            assert_eq!(read.is_alphanumeric(), c.is_alphanumeric(), "U+{:04X}", c as u32);
            assert_eq!(read.is_white(), c.is_whitespace(), "U+{:04X}", c as u32);
            let lower: String = c.to_lowercase().collect();
            let folded = Some(lower.replace('ς', "σ")).filter(|lower| lower.chars().nth(1).is_none());
            assert_eq!(read.folded().map(String::from), folded, "U+{:04X}", c as u32);
        }
    }

    #[test]
    fn letters_have_scripts_and_marks_have_none() {
        for (c, expected) in [
            ('a', Some("Latn")),
            ('ң', Some("Cyrl")),
            ('ა', Some("Geor")),
            ('Ა', Some("Geor")),
            ('ժ', Some("Armn")),
            ('ي', Some("Arab")),
            ('中', Some("Hani")),
            ('1', None),
            ('«', None),
            ('\u{301}', None),
            ('\u{10330}', Some("Goth")),
        ] {
            assert_eq!(script(c), expected, "{c}");
        }
    }
}
