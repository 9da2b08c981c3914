//! A reading → forms in which texts are compared with each other.

use super::census::{self, Token};
use super::visible::{OPAQUE, Visible};
use crate::character::{character, script};
use crate::lookup::{Lookup, WordKey};

/// Scripts that put no spaces between words.
const UNSPACED: [&str; 7] = ["Hani", "Hira", "Kana", "Khmr", "Laoo", "Mymr", "Thai"];

/// Returns the letters and figures of all readings in lower case, a space between words; code, addresses and placeables as
/// they are written.
pub(super) fn words_of(visibles: &[Visible<'_>]) -> String {
    let mut out = String::with_capacity(visibles.iter().map(|visible| visible.text.len()).sum());
    // A space between two words is written with the second.
    let mut is_apart = false;
    let mut push = |c: char, is_apart: &mut bool| {
        if std::mem::take(is_apart) && !out.is_empty() {
            out.push(' ');
        }
        out.push(c);
    };
    for visible in visibles {
        let mut opaques = visible.opaques.iter();
        for c in visible.text.chars() {
            match c {
                OPAQUE => {
                    is_apart = true;
                    let opaque = opaques.next().map_or("", |opaque| opaque.text.trim());
                    opaque.chars().for_each(|c| push(c, &mut is_apart));
                    is_apart = true;
                }
                // Marks of vowels are written or left out.
                '\'' | '’' | '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{64B}'..='\u{65F}' => {}
                c => match character(c) {
                    kind if !kind.is_alphanumeric() => is_apart = true,
                    kind => match kind.folded() {
                        Some(lower) => push(lower, &mut is_apart),
                        None => c.to_lowercase().for_each(|c| push(c, &mut is_apart)),
                    },
                },
            }
        }
        is_apart = true;
    }
    out
}

/// Returns the texts that may be the same as another: those that have the same letters. Texts that surely are not long by
/// [`is_long`] are left out.
pub(super) fn alike<'v, T: Copy>(
    texts: impl Iterator<Item = (T, &'v [Visible<'v>])>,
    least: usize,
) -> impl Iterator<Item = T> {
    let long = texts.filter(|(_, visibles)| may_be_long(visibles, least));
    let keyed: Vec<(WordKey, T)> = long.map(|(text, visibles)| (bag(visibles), text)).collect();
    let mut counts: Lookup<WordKey, usize> = Lookup::with_capacity(keyed.len());
    for (key, _) in &keyed {
        *counts.or_insert_with(*key, || 0) += 1;
    }
    keyed.into_iter().filter(move |(key, _)| counts.get(key).is_some_and(|count| *count > 1)).map(|(_, text)| text)
}

/// Returns the key of all letters of [`words_of`] that stand in no placeable.
fn bag(visibles: &[Visible<'_>]) -> WordKey {
    let mut key = WordKey::default();
    for visible in visibles {
        key.gather(visible.census().bag);
        let written = visible.opaques.iter().filter(|opaque| !opaque.is_placeable);
        written.for_each(|opaque| key.gather(census::bag(&opaque.text)));
    }
    key
}

/// Tells whether texts may be long by [`is_long`].
fn may_be_long(visibles: &[Visible<'_>], least: usize) -> bool {
    let (tokens, opaques) =
        (visibles.iter().map(|visible| &visible.census().tokens), visibles.iter().flat_map(|visible| &visible.opaques));
    let words: usize = tokens.clone().map(Vec::len).sum();
    let of_opaques: usize = opaques.map(|opaque| opaque.text.split(' ').count()).sum();
    let is_unspaced = |token: &Token| token.script.name().is_some_and(|script| UNSPACED.contains(&script));
    words + of_opaques >= least || tokens.flatten().any(is_unspaced)
}

/// Tells whether a text is too long for two different ones to be translated alike by chance: of so many words, or of twice as
/// many letters where words are not parted.
pub(super) fn is_long(words: &str, least: usize) -> bool {
    let letters = || words.chars().filter(|c| script(*c).is_some_and(|script| UNSPACED.contains(&script)));
    words.split(' ').filter(|word| word.contains(char::is_alphabetic)).nth(least - 1).is_some()
        || letters().nth(least * 2 - 1).is_some()
}
