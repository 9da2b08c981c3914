//! A character → the script it belongs to (UAX #24). Only home of `icu_properties`.

use icu_properties::props::Script as IcuScript;
use icu_properties::{CodePointMapData, PropertyNamesShort};

/// Returns the ISO 15924 code of the script of a letter, e.g. `Cyrl`; `None` for digits, punctuation, marks and all that
/// several scripts share.
pub fn script(c: char) -> Option<&'static str> {
    // Most letters of most texts, without a look at the tables.
    match c {
        'a'..='z' | 'A'..='Z' => return Some("Latn"),
        '\0'..='\u{7F}' => return None,
        'А'..='я' => return Some("Cyrl"),
        _ => {}
    }
    match CodePointMapData::<IcuScript>::new().get(c) {
        IcuScript::Common | IcuScript::Inherited | IcuScript::Unknown => None,
        script => PropertyNamesShort::<IcuScript>::new().get(script),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
