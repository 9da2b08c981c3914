//! A character → what it is to those who look at every letter of every text.
//!
//! The tables of Unicode are asked once a page of 256 characters, when a text first has one of them; a look then costs an
//! index. Only home of `icu_properties`.

use std::sync::OnceLock;

use icu_properties::props::Script;
use icu_properties::{CodePointMapData, PropertyNamesShort};

use crate::lookup::Pages;

/// What a character is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Character {
    flags: u8,
    /// The value of a decimal digit (general category Nd).
    digit: Option<u8>,
    /// In lower case, where that is one character.
    lower: Option<char>,
    script: ScriptNumber,
}

/// A script, by a number that holds as long as the program runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ScriptNumber(u8);

const LETTER: u8 = 1;
const UPPER: u8 = 2;
const LOWER: u8 = 4;
const NUMERIC: u8 = 8;
const WHITE: u8 = 16;
const MARK: u8 = 32;
const LATIN: u8 = 64;

/// Returns what a character is.
#[inline]
pub fn character(c: char) -> Character {
    static PAGES: Pages<Character> = Pages::new();
    PAGES.get(c, Character::read)
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
        let flags = flags.into_iter().filter(|(_, is_set)| *is_set).fold(0, |all, (flag, _)| all | flag);
        let script = match CodePointMapData::<Script>::new().get(c) {
            Script::Common | Script::Inherited | Script::Unknown => ScriptNumber::NONE,
            script => PropertyNamesShort::<Script>::new().get(script).map_or(ScriptNumber::NONE, ScriptNumber::of),
        };
        let mut lower = c.to_lowercase();
        let lower = lower.next().filter(|_| lower.next().is_none());
        Character { flags, digit: read_digit(c), lower, script }
    }

    /// Tells whether it is a letter (Unicode `Alphabetic`).
    #[inline]
    pub fn is_letter(self) -> bool {
        self.flags & LETTER != 0
    }

    /// Tells whether it is a capital (`Uppercase`).
    #[inline]
    pub fn is_upper(self) -> bool {
        self.flags & UPPER != 0
    }

    /// Tells whether it is a small letter (`Lowercase`).
    #[inline]
    pub fn is_lower(self) -> bool {
        self.flags & LOWER != 0
    }

    /// Tells whether it is a letter or a number (`Alphabetic`, or general category N).
    #[inline]
    pub fn is_alphanumeric(self) -> bool {
        self.flags & (LETTER | NUMERIC) != 0
    }

    /// Tells whether it is white space (`White_Space`).
    #[inline]
    pub fn is_white(self) -> bool {
        self.flags & WHITE != 0
    }

    /// Tells whether it stands on a letter, or inside a word without being seen.
    #[inline]
    pub fn is_mark(self) -> bool {
        self.flags & MARK != 0
    }

    /// Tells whether it is a letter of ASCII or of Latin with marks, up to U+024F.
    #[inline]
    pub fn is_latin(self) -> bool {
        self.flags & LATIN != 0
    }

    /// Returns the value of a decimal digit of any script.
    #[inline]
    pub fn digit(self) -> Option<u32> {
        self.digit.map(u32::from)
    }

    /// Returns it in lower case, where that is one character.
    #[inline]
    pub fn lower(self) -> Option<char> {
        self.lower
    }

    /// Returns the ISO 15924 code of its script (UAX #24), e.g. `Cyrl`; `None` for all that several scripts share.
    #[inline]
    pub fn script(self) -> Option<&'static str> {
        self.script.name()
    }

    /// Returns its script as a number, [`ScriptNumber::NONE`] for all that several scripts share.
    #[inline]
    pub fn script_number(self) -> ScriptNumber {
        self.script
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
            assert_eq!(read.lower().map(String::from), Some(lower).filter(|lower| lower.chars().nth(1).is_none()));
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
