//! Which kinds of characters a text has, found in one pass, so that most checks need no look of their own.
//!
//! Invariant: a sign may be set where the character is not seen by readers, and is never missing where it is.

use memchr::{memchr_iter, memchr2_iter};

use super::invisible_character::is_candidate;
use super::quotation_style::is_quotation_mark;
use crate::character::digit;
use crate::lookup::Pages;

/// The kinds of characters of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signs(u16);

impl Signs {
    /// A digit of any script.
    pub const DIGIT: Signs = Signs(1);
    /// A bracket of any kind but `<`.
    pub const BRACKET: Signs = Signs(1 << 1);
    /// A quotation mark that is not straight.
    pub const QUOTE: Signs = Signs(1 << 2);
    /// `"` or `'`.
    pub const STRAIGHT: Signs = Signs(1 << 3);
    /// `–` or `—`.
    pub const DASH: Signs = Signs(1 << 4);
    /// `-` that stands before no letter of ASCII.
    pub const HYPHEN: Signs = Signs(1 << 5);
    /// `…`, or three full stops that may stand in a row.
    pub const ELLIPSIS: Signs = Signs(1 << 6);
    /// `%`.
    pub const PERCENT: Signs = Signs(1 << 7);
    /// What nobody sees.
    pub const INVISIBLE: Signs = Signs(1 << 8);
    /// `<`.
    pub const TAG: Signs = Signs(1 << 9);
    /// What may be in pieces (Unicode `NFC_Quick_Check` is not surely Yes).
    pub const UNCOMPOSED: Signs = Signs(1 << 10);
    /// A mark of Markdown that is no letter to readers.
    const MARKUP: Signs = Signs(1 << 11);
    /// `:`.
    pub const COLON: Signs = Signs(1 << 12);
    /// `{` or `}`.
    pub const BRACE: Signs = Signs(1 << 13);
    /// `.`.
    pub const STOP: Signs = Signs(1 << 15);
    /// `\\` or `&`.
    const SPELT_OUT: Signs = Signs(1 << 14);
    /// A character spelt out: `\u00AB`, `&laquo;`. Then each sign is set.
    const ALL: Signs = Signs(u16::MAX);

    /// Returns the signs of a text as it stands in a file.
    pub fn of(text: &str) -> Signs {
        static BEYOND: Pages<Signs> = Pages::new();
        let mut signs = Signs::default();
        let mut beyond = BEYOND.reader(sign);
        let bytes = text.as_bytes();
        let mut at = 0;
        loop {
            let mut all = 0;
            // Most texts have long runs of bytes that need no look.
            while let Some(eight) = bytes.get(at..at + 8) {
                let of_eight = eight.iter().fold(0, |all, byte| all | BYTES[usize::from(*byte)]);
                if of_eight & LOOK != 0 {
                    break;
                }
                all |= of_eight;
                at += 8;
            }
            let look = bytes[at..].iter().position(|byte| {
                all |= BYTES[usize::from(*byte)];
                all & LOOK != 0
            });
            signs.0 |= (all & !LOOK) as u16;
            let Some(length) = look else { break };
            at += length;
            for c in text[at..].chars().take_while(|c| !c.is_ascii()) {
                signs = signs.and(beyond(c));
                at += c.len_utf8();
            }
        }
        if signs.has(Signs::SPELT_OUT) && may_spell_out(text) {
            return Signs::ALL;
        }
        if signs.has(Signs::STOP) && may_have_points(text, signs) {
            signs = signs.and(Signs::ELLIPSIS);
        }
        // In a string literal a brace is text; nowhere else.
        if signs.has(Signs::BRACE) && signs.has(Signs::STRAIGHT) {
            signs = signs.and(Signs::BRACKET);
        }
        if signs.has(Signs::HYPHEN) && only_joins(text) {
            signs.0 &= !Signs::HYPHEN.0;
        }
        signs
    }

    /// Returns the signs of both.
    pub const fn and(self, other: Signs) -> Signs {
        Signs(self.0 | other.0)
    }

    /// Tells whether one of the other signs is set.
    pub fn has(self, other: Signs) -> bool {
        self.0 & other.0 != 0
    }
}

/// Tells whether a character may be spelt out: `\\u00AB`, `&laquo;`, `&#8220;`; an `&` between words spells nothing.
fn may_spell_out(text: &str) -> bool {
    let bytes = text.as_bytes();
    let starts = |at: usize| bytes.get(at + 1).is_some_and(|next| next.is_ascii_alphanumeric() || *next == b'#');
    memchr2_iter(b'\\', b'&', bytes).any(|at| bytes[at] == b'\\' || starts(at))
}

/// Tells whether three full stops may stand in a row once marks between them are gone.
fn may_have_points(text: &str, signs: Signs) -> bool {
    let has_marks = signs.has(Signs::TAG.and(Signs::BRACE).and(Signs::MARKUP));
    let mut stops = memchr_iter(b'.', text.as_bytes());
    let has_points = stops.clone().any(|at| text[at..].starts_with("..."));
    has_points || (has_marks && stops.nth(2).is_some())
}

/// Tells whether each hyphen stands before a letter of ASCII.
fn only_joins(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr_iter(b'-', bytes).all(|at| bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic))
}

/// A first byte of which the character has to be looked at.
const LOOK: u32 = 1 << 16;

/// The signs by bytes. Nothing tell the letters of Latin with marks up to U+027F, of Cyrillic up to U+047F, and ideographs from
/// U+5000 to U+8FFF; the characters of all other first bytes are looked at.
const BYTES: [u32; 256] = {
    let mut signs = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        signs[byte] = match byte as u8 {
            0..=0x7F => ascii(byte as u8).0 as u32,
            0x80..=0xBF | 0xC3..=0xC9 | 0xD0 | 0xD1 | 0xE5..=0xE8 => 0,
            _ => LOOK,
        };
        byte += 1;
    }
    signs
};

const fn ascii(byte: u8) -> Signs {
    match byte {
        b'0'..=b'9' => Signs::DIGIT,
        b'"' | b'\'' => Signs::STRAIGHT,
        b'%' => Signs::PERCENT,
        b':' => Signs::COLON,
        b'<' => Signs::TAG,
        b'[' => Signs::BRACKET.and(Signs::MARKUP),
        b'*' | b'_' | b'~' | b'`' | b'!' => Signs::MARKUP,
        b'(' | b')' | b']' => Signs::BRACKET,
        b'{' | b'}' => Signs::BRACE,
        b'-' => Signs::HYPHEN,
        b'.' => Signs::STOP,
        b'\\' | b'&' => Signs::SPELT_OUT,
        b'\n' | b'\t' | b'\r' => Signs(0),
        0..=0x1F | 0x7F => Signs::INVISIBLE,
        _ => Signs(0),
    }
}

/// Returns the signs of a character beyond ASCII.
fn sign(c: char) -> Signs {
    if is_plain_letter(c) {
        return Signs::default();
    }
    let own = match c {
        '–' | '—' => Signs::DASH,
        '…' => Signs::ELLIPSIS,
        '（' | '）' | '［' | '］' | '｛' | '｝' | '【' | '】' | '〔' | '〕' | '《' | '》' | '〈' | '〉' => {
            Signs::BRACKET
        }
        _ if is_quotation_mark(c) => Signs::QUOTE,
        _ if digit(c).is_some() => Signs::DIGIT,
        _ => Signs::default(),
    };
    let own = if is_candidate(c) { own.and(Signs::INVISIBLE) } else { own };
    match c {
        // Punctuation has no pieces; neither has what is below the first mark.
        '\u{80}'..='\u{2FF}' | '\u{200B}'..='\u{2027}' | '\u{202F}'..='\u{205E}' | '\u{5BE}' => own,
        // Marks of vowels are pieces of no letter; their order alone is no fault.
        '\u{640}' | '\u{64B}'..='\u{652}' => own,
        '\u{55A}'..='\u{55F}' | '\u{589}' | '\u{58A}' | '\u{60C}' | '\u{61B}' | '\u{61F}' | '™' | '₽' | '€' => {
            own
        }
        '\u{3001}'..='\u{301C}' | '・' | 'ー' | '\u{FF01}'..='\u{FF5E}' => own,
        _ => own.and(Signs::UNCOMPOSED),
    }
}

/// Tells whether a character is a letter that tells nothing; most are.
fn is_plain_letter(c: char) -> bool {
    matches!(c,
        'À'..='ʯ' | 'Ѐ'..='ҁ' | 'Ҋ'..='ԯ' | 'Ա'..='Ֆ' | 'ա'..='և' | 'א'..='ת' | 'ء'..='غ' | 'ف'..='ي' | 'ა'..='ჺ'
        | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::composed;

    #[test]
    fn each_kind_has_its_sign() {
        for (text, expected) in [
            ("٣", Signs::DIGIT),
            ("5", Signs::DIGIT),
            ("）", Signs::BRACKET),
            ("„", Signs::QUOTE),
            ("'", Signs::STRAIGHT),
            ("—", Signs::DASH),
            ("a - b", Signs::HYPHEN),
            ("a -", Signs::HYPHEN),
            ("{ \"(\" }", Signs::BRACKET),
            ("...", Signs::ELLIPSIS),
            ("a...b", Signs::ELLIPSIS),
            ("ab...", Signs::ELLIPSIS),
            ("abc...", Signs::ELLIPSIS),
            ("a.<b>.</b>.", Signs::ELLIPSIS),
            ("%", Signs::PERCENT),
            (":", Signs::COLON),
            ("\u{200B}", Signs::INVISIBLE),
            ("<", Signs::TAG),
            ("e\u{301}", Signs::UNCOMPOSED),
            ("&nbsp;", Signs::INVISIBLE),
            ("\\u00AB", Signs::QUOTE),
        ] {
            let found = Signs::of(text);
            assert!(found.has(expected), "{text}: {found:?}");
        }
        for text in ["", "a b\nя, ქ"] {
            assert_eq!(Signs::of(text), Signs::default());
        }
        assert_eq!(Signs::of("a. b, c-d.\ne. f."), Signs::STOP);
        assert!(!Signs::of("{ -brand }").has(Signs::BRACKET.and(Signs::HYPHEN)));
        for c in '\0'..='\u{7F}' {
            assert_eq!(Signs::of(&c.to_string()).has(Signs::INVISIBLE), is_candidate(c) || c == '\\', "{c:?}");
        }
    }

    #[test]
    fn letters_that_are_not_looked_at_tell_nothing() {
        for c in '\u{80}'..='\u{FFFF}' {
            let mut bytes = [0; 4];
            let first = c.encode_utf8(&mut bytes).as_bytes()[0];
            assert!(BYTES[usize::from(first)] == LOOK || is_plain_letter(c), "U+{:04X}", c as u32);
        }
    }

    #[test]
    fn what_has_no_sign_of_pieces_is_composed() {
        for c in ('\0'..='\u{2FFFF}').filter(|c| *c != '\\') {
            if !Signs::of(&c.to_string()).has(Signs::UNCOMPOSED) {
                assert_eq!(composed(&format!("e{c}e")), None, "U+{:04X}", c as u32);
            }
        }
    }
}
