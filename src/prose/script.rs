//! A character → the script it belongs to (UAX #24). Only home of `icu_properties`.

use icu_properties::props::Script as IcuScript;
use icu_properties::{CodePointMapData, PropertyNamesShort};

/// Returns the ISO 15924 code of the script of a letter, e.g. `Cyrl`; `None` for digits, punctuation, marks and all that
/// several scripts share.
pub fn script(c: char) -> Option<&'static str> {
    if let Some(script) = usual_letter(c) {
        return Some(script);
    }
    if c.is_ascii() {
        return None;
    }
    match CodePointMapData::<IcuScript>::new().get(c) {
        IcuScript::Common | IcuScript::Inherited | IcuScript::Unknown => None,
        script => PropertyNamesShort::<IcuScript>::new().get(script),
    }
}

/// Tells whether a character is a letter (Unicode `Alphabetic`).
pub fn is_letter(c: char) -> bool {
    usual_letter(c).is_some() || c.is_alphabetic()
}

/// Returns the script of most letters of most texts, without a look at the tables.
fn usual_letter(c: char) -> Option<&'static str> {
    match c {
        'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' => Some("Latn"),
        'Ѐ'..='ҁ' | 'Ҋ'..='ԯ' => Some("Cyrl"),
        'ა'..='ჺ' => Some("Geor"),
        'Ա'..='Ֆ' | 'ա'..='և' => Some("Armn"),
        'א'..='ת' => Some("Hebr"),
        'ء'..='ؿ' | 'ف'..='ي' => Some("Arab"),
        'ぁ'..='ゖ' => Some("Hira"),
        'ァ'..='ヺ' => Some("Kana"),
        '一'..='鿿' => Some("Hani"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_without_the_tables_is_what_they_say() {
        for c in ('\0'..='\u{FFFF}').filter(|c| usual_letter(*c).is_some()) {
            let tables = CodePointMapData::<IcuScript>::new().get(c);
            assert_eq!(PropertyNamesShort::<IcuScript>::new().get(tables), usual_letter(c), "U+{:04X}", c as u32);
            assert!(c.is_alphabetic(), "U+{:04X}", c as u32);
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
        ] {
            assert_eq!(script(c), expected, "{c}");
        }
    }
}
