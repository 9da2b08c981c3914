//! A reading → forms in which texts are compared with each other.

use super::visible::{OPAQUE, Visible};
use crate::prose::script;

/// Scripts that put no spaces between words.
const UNSPACED: [&str; 7] = ["Hani", "Hira", "Kana", "Khmr", "Laoo", "Mymr", "Thai"];

/// Returns the letters and figures of all readings in lower case, a space between words; code, addresses and placeables as
/// they are written.
pub(super) fn words_of(visibles: &[Visible]) -> String {
    let mut out = String::new();
    for visible in visibles {
        let mut opaques = visible.opaques.iter();
        for c in visible.text.chars() {
            match c {
                OPAQUE => {
                    part(&mut out);
                    out.push_str(opaques.next().map_or("", |opaque| opaque.text.as_str()));
                    part(&mut out);
                }
                // Marks of vowels are written or left out.
                '\'' | '’' | '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{64B}'..='\u{65F}' => {}
                c if c.is_alphanumeric() => out.extend(c.to_lowercase()),
                _ => part(&mut out),
            }
        }
        part(&mut out);
    }
    out.truncate(out.trim_end().len());
    out
}

fn part(out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

/// Tells whether a text is too long for two different ones to be translated alike by chance: of so many words, or of twice as
/// many letters where words are not parted.
pub(super) fn is_long(words: &str, least: usize) -> bool {
    let letters = || words.chars().filter(|c| script(*c).is_some_and(|script| UNSPACED.contains(&script)));
    words.split(' ').filter(|word| word.contains(char::is_alphabetic)).nth(least - 1).is_some()
        || letters().nth(least * 2 - 1).is_some()
}
