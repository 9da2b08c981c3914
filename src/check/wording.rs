//! A reading → forms in which texts are compared with each other.

use std::collections::BTreeMap;

use super::MessageContext;
use super::visible::{OPAQUE, Visible};
use crate::prose::{is_letter, script};

/// So many bytes of a text tell most texts apart.
const START: usize = 24;

/// Scripts that put no spaces between words.
const UNSPACED: [&str; 7] = ["Hani", "Hira", "Kana", "Khmr", "Laoo", "Mymr", "Thai"];

/// Returns the letters and figures of all readings in lower case, a space between words; code, addresses and placeables as
/// they are written.
pub(super) fn words_of(visibles: &[Visible]) -> String {
    words_up_to(visibles, usize::MAX)
}

/// Returns the groups of two and more messages whose texts start alike: only these can be the same.
pub(super) fn alike_at_the_start<'m, 'a>(
    contexts: &'m [MessageContext<'a>],
    text: impl Fn(&'m MessageContext<'a>) -> &'m [Visible],
) -> impl Iterator<Item = &'m MessageContext<'a>> {
    let mut by_start: BTreeMap<String, Vec<&MessageContext<'_>>> = BTreeMap::new();
    for context in contexts.iter().filter(|context| !context.message.id.starts_with('-')) {
        by_start.entry(words_up_to(text(context), START)).or_default().push(context);
    }
    by_start.into_values().filter(|same| same.len() > 1).flatten()
}

fn words_up_to(visibles: &[Visible], most: usize) -> String {
    let mut out = String::new();
    for visible in visibles {
        let mut opaques = visible.opaques.iter();
        for c in visible.text.chars() {
            if out.len() >= most {
                return out;
            }
            match c {
                OPAQUE => {
                    part(&mut out);
                    out.push_str(opaques.next().map_or("", |opaque| opaque.text.as_str()));
                    part(&mut out);
                }
                // Marks of vowels are written or left out.
                '\'' | '’' | '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{64B}'..='\u{65F}' => {}
                c if is_letter(c) || c.is_numeric() => out.extend(c.to_lowercase()),
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
