//! A text → the form in which two spellings of the same text are equal.
//!
//! NFC, straight quotes, plain spaces, one space between words and none at the ends. Applying it twice changes nothing.

use icu_normalizer::ComposingNormalizerBorrowed;
use std::borrow::Cow;

/// Returns the normal form of a text; borrowed when it is in it already.
pub(super) fn normal(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(text);
    let mut out = String::with_capacity(composed.len());
    for c in composed.chars() {
        match c {
            '‘' | '’' => out.push('\''),
            '“' | '”' => out.push('"'),
            // Marks of byte order and soft hyphens are not seen.
            '\u{feff}' | '\u{ad}' => {}
            c if c.is_whitespace() => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    out.truncate(out.trim_end().len());
    Cow::Owned(out)
}

/// Says that a text is ASCII without white space to collapse, as most English is.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().all(|byte| (b' '..0x7f).contains(byte))
        && !bytes.windows(2).any(|pair| pair == b"  ")
        && !text.starts_with(' ')
        && !text.ends_with(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_text_are_equal() {
        for (text, expected) in [
            ("plain", "plain"),
            ("“It’s”", "\"It's\""),
            ("  two\u{a0} spaces\r\n", "two spaces"),
            ("cafe\u{301}", "café"),
            ("\u{feff}first", "first"),
            ("", ""),
            (" \u{a0}", ""),
        ] {
            assert_eq!(normal(text), expected, "{text:?}");
            assert_eq!(normal(expected), expected, "{text:?}");
        }
    }
}
