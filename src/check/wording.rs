//! A reading → forms in which texts are compared with each other.

use std::ops::ControlFlow;

use super::MessageContext;
use super::context::Side;
use super::visible::{OPAQUE, Visible};
use crate::character::{character, script};
use crate::lookup::{Lookup, WordKey};

/// So many characters of a text tell most texts apart.
const START: usize = 24;

/// Scripts that put no spaces between words.
const UNSPACED: [&str; 7] = ["Hani", "Hira", "Kana", "Khmr", "Laoo", "Mymr", "Thai"];

/// Returns the letters and figures of all readings in lower case, a space between words; code, addresses and placeables as
/// they are written.
pub(super) fn words_of(visibles: &[Visible]) -> String {
    let mut out = String::with_capacity(visibles.iter().map(|visible| visible.text.len()).sum());
    _ = each(visibles, |c| {
        out.push(c);
        ControlFlow::Continue(())
    });
    out
}

/// Returns the messages whose texts may be the same as that of another: those that start alike, and of these those that are
/// alike as a whole. `side` is what is compared.
pub(super) fn alike<'m, 'a>(
    contexts: &'m [MessageContext<'a>],
    side: Side,
) -> impl Iterator<Item = &'m MessageContext<'a>> {
    let texts = move |context: &'m MessageContext<'a>| match side {
        Side::Source => (context.english, context.source_visibles()),
        Side::Target => (&context.own, context.target_visibles()),
    };
    let start = move |context| {
        let (seen, visibles) = texts(context);
        *seen.start.get_or_init(|| key(visibles, START))
    };
    let whole = move |context| {
        let (seen, visibles) = texts(context);
        *seen.wording.get_or_init(|| key(visibles, usize::MAX))
    };
    let messages = contexts.iter().filter(|context| !context.message.id.starts_with('-'));
    several(several(messages, start), whole)
}

/// Returns the messages that share their key with another.
fn several<'m, 'a: 'm>(
    messages: impl Iterator<Item = &'m MessageContext<'a>>,
    key: impl Fn(&'m MessageContext<'a>) -> WordKey,
) -> impl Iterator<Item = &'m MessageContext<'a>> {
    let keyed: Vec<(WordKey, &MessageContext<'_>)> = messages.map(|context| (key(context), context)).collect();
    let mut counts: Lookup<WordKey, usize> = Lookup::with_capacity(keyed.len());
    for (key, _) in &keyed {
        *counts.or_insert_with(*key, || 0) += 1;
    }
    keyed
        .into_iter()
        .filter(move |(key, _)| counts.get(key).is_some_and(|count| *count > 1))
        .map(|(_, context)| context)
}

/// Returns a number for the first characters of [`words_of`], the same for all texts that start with the same words.
fn key(visibles: &[Visible], most: usize) -> WordKey {
    let (mut key, mut count) = (WordKey::default(), 0);
    _ = each(visibles, |c| {
        key.push(c);
        count += 1;
        if count < most { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    key
}

/// Calls `push` with each character of [`words_of`], until it breaks off.
fn each(visibles: &[Visible], mut push: impl FnMut(char) -> ControlFlow<()>) -> ControlFlow<()> {
    // A space between two words is written with the second.
    let (mut is_apart, mut is_first) = (false, true);
    let mut written = |c: char, is_apart: &mut bool| {
        if std::mem::take(is_apart) && !is_first {
            push(' ')?;
        }
        is_first = false;
        push(c)
    };
    for visible in visibles {
        let mut opaques = visible.opaques.iter();
        for c in visible.text.chars() {
            match c {
                OPAQUE => {
                    is_apart = true;
                    for c in opaques.next().map_or("", |opaque| opaque.text.trim()).chars() {
                        written(c, &mut is_apart)?;
                    }
                    is_apart = true;
                }
                // Marks of vowels are written or left out.
                '\'' | '’' | '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{64B}'..='\u{65F}' => {}
                c => match character(c) {
                    kind if !kind.is_alphanumeric() => is_apart = true,
                    kind => match kind.folded() {
                        Some(lower) => written(lower, &mut is_apart)?,
                        None => c.to_lowercase().try_for_each(|c| written(c, &mut is_apart))?,
                    },
                },
            }
        }
        is_apart = true;
    }
    ControlFlow::Continue(())
}

/// Tells whether a text is too long for two different ones to be translated alike by chance: of so many words, or of twice as
/// many letters where words are not parted.
pub(super) fn is_long(words: &str, least: usize) -> bool {
    let letters = || words.chars().filter(|c| script(*c).is_some_and(|script| UNSPACED.contains(&script)));
    words.split(' ').filter(|word| word.contains(char::is_alphabetic)).nth(least - 1).is_some()
        || letters().nth(least * 2 - 1).is_some()
}
