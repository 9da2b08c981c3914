//! Which kinds of characters a text has, found in one pass, so that most checks need no look of their own.
//!
//! Invariant: a sign may be set where the character is not seen by readers, and is never missing where it is.

use super::invisible_character::is_candidate;
use super::quotation_style::is_quotation_mark;
use crate::prose::digit;

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
    /// `…`, or three full stops anywhere.
    pub const ELLIPSIS: Signs = Signs(1 << 6);
    /// `%`.
    pub const PERCENT: Signs = Signs(1 << 7);
    /// What nobody sees.
    pub const INVISIBLE: Signs = Signs(1 << 8);
    /// `<`.
    pub const TAG: Signs = Signs(1 << 9);
    /// What may be in pieces (Unicode `NFC_Quick_Check` is not surely Yes).
    pub const UNCOMPOSED: Signs = Signs(1 << 10);
    /// `:`.
    pub const COLON: Signs = Signs(1 << 12);
    /// `{` or `}`.
    const BRACE: Signs = Signs(1 << 13);
    /// `.`.
    const STOP: Signs = Signs(1 << 15);
    /// `\\` or `&`.
    const SPELT_OUT: Signs = Signs(1 << 14);
    /// A character spelt out: `\u00AB`, `&laquo;`. Then each sign is set.
    const ALL: Signs = Signs(u16::MAX);

    /// Returns the signs of a text as it stands in a file.
    pub fn of(text: &str) -> Signs {
        let mut signs = Signs::default();
        for c in text.chars() {
            signs.0 |= match c {
                '\0'..='\u{7F}' => ASCII[c as usize],
                _ if is_plain_letter(c) => 0,
                _ => sign(c).0,
            };
        }
        if signs.has(Signs::SPELT_OUT) {
            return Signs::ALL;
        }
        let count = |byte| text.bytes().filter(|other| *other == byte).count();
        if signs.has(Signs::STOP) && count(b'.') >= 3 {
            signs = signs.and(Signs::ELLIPSIS);
        }
        // In a string literal a brace is text, and so is one that closes nothing.
        if signs.has(Signs::BRACE) && (signs.has(Signs::STRAIGHT) || count(b'{') != count(b'}')) {
            signs = signs.and(Signs::BRACKET);
        }
        if signs.has(Signs::HYPHEN)
            && text.split('-').skip(1).all(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
        {
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

/// The signs of the characters of ASCII.
const ASCII: [u16; 128] = {
    let mut signs = [0; 128];
    let mut code = 0;
    while code < 128 {
        signs[code] = ascii(code as u8).0;
        code += 1;
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
        b'(' | b')' | b'[' | b']' => Signs::BRACKET,
        b'{' | b'}' => Signs::BRACE,
        b'-' => Signs::HYPHEN,
        b'.' => Signs::STOP,
        b'\\' | b'&' => Signs::SPELT_OUT,
        b'\n' | b'\t' | b'\r' => Signs(0),
        0..b' ' | 0x7F => Signs::INVISIBLE,
        _ => Signs(0),
    }
}

/// Tells whether a character is a letter that tells nothing; most are.
fn is_plain_letter(c: char) -> bool {
    matches!(c,
        'À'..='ʯ' | 'Ѐ'..='ҁ' | 'Ҋ'..='ԯ' | 'Ա'..='Ֆ' | 'ա'..='և' | 'א'..='ת' | 'ء'..='غ' | 'ف'..='ي' | 'ა'..='ჺ'
        | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿')
}

/// Returns the signs of a character beyond ASCII.
fn sign(c: char) -> Signs {
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
        '\u{80}'..='\u{2FF}' | '\u{2010}'..='\u{2027}' => own,
        _ => own.and(Signs::UNCOMPOSED),
    }
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
            ("a. b. c.", Signs::ELLIPSIS),
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
        assert_eq!(Signs::of("a. b, c-d.\ne"), Signs::STOP);
        assert!(!Signs::of("{ -brand }").has(Signs::BRACKET.and(Signs::HYPHEN)));
        for c in '\0'..='\u{7F}' {
            assert_eq!(
                Signs::of(&c.to_string()).has(Signs::INVISIBLE),
                is_candidate(c) || matches!(c, '\\' | '&'),
                "{c:?}"
            );
        }
    }

    #[test]
    fn what_has_no_sign_of_pieces_is_composed() {
        for c in ('\0'..='\u{2FFFF}').filter(|c| *c != '\\' && *c != '&') {
            if !Signs::of(&c.to_string()).has(Signs::UNCOMPOSED) {
                assert_eq!(composed(&format!("e{c}e")), None, "U+{:04X}", c as u32);
            }
        }
    }
}
