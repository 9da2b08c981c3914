//! A reading → forms in which texts are compared with each other.

use super::MessageContext;
use super::visible::{OPAQUE, Visible};
use crate::lookup::{Lookup, WordKey};
use crate::prose::{character, script};

/// So many bytes of a text tell most texts apart.
const START: usize = 24;

/// Scripts that put no spaces between words.
const UNSPACED: [&str; 7] = ["Hani", "Hira", "Kana", "Khmr", "Laoo", "Mymr", "Thai"];

/// Returns the letters and figures of all readings in lower case, a space between words; code, addresses and placeables as
/// they are written.
pub(super) fn words_of(visibles: &[Visible]) -> String {
    let mut out = String::new();
    words_up_to(visibles, usize::MAX, &mut out);
    out
}

/// Returns the messages whose texts start like that of another: only these can be the same. `start` is the key of a start.
pub(super) fn alike_at_the_start<'m, 'a>(
    contexts: &'m [MessageContext<'a>],
    start: impl Fn(&'m MessageContext<'a>) -> WordKey,
) -> impl Iterator<Item = &'m MessageContext<'a>> {
    let messages = contexts.iter().filter(|context| !context.message.id.starts_with('-'));
    let keyed: Vec<(WordKey, &MessageContext<'_>)> = messages.map(|context| (start(context), context)).collect();
    let mut counts: Lookup<WordKey, usize> = Lookup::with_capacity(keyed.len());
    for (key, _) in &keyed {
        *counts.or_insert_with(*key, || 0) += 1;
    }
    keyed
        .into_iter()
        .filter(move |(key, _)| counts.get(key).is_some_and(|count| *count > 1))
        .map(|(_, context)| context)
}

/// Returns a number for the start of a text, the same for all texts that start with the same words.
pub(super) fn start(visibles: &[Visible]) -> WordKey {
    let mut out = String::with_capacity(START + 8);
    words_up_to(visibles, START, &mut out);
    let mut key = WordKey::default();
    out.chars().for_each(|c| key.push(c));
    key
}

fn words_up_to(visibles: &[Visible], most: usize, out: &mut String) {
    for visible in visibles {
        let mut opaques = visible.opaques.iter();
        for c in visible.text.chars() {
            if out.len() >= most {
                return;
            }
            match c {
                OPAQUE => {
                    part(out);
                    out.push_str(opaques.next().map_or("", |opaque| opaque.text.as_str()));
                    part(out);
                }
                // Marks of vowels are written or left out.
                '\'' | '’' | '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{64B}'..='\u{65F}' => {}
                c => match character(c) {
                    kind if !kind.is_alphanumeric() => part(out),
                    kind => match kind.lower() {
                        Some(lower) => out.push(lower),
                        None => out.extend(c.to_lowercase()),
                    },
                },
            }
        }
        part(out);
    }
    out.truncate(out.trim_end().len());
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
