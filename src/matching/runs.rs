//! Rests → which pieces share a run of words, wherever sentences begin and end.
//!
//! A run tells where text came from when it left its old piece and is not of the text that the new piece carries on:
//! in either counterpart nearly all its pairs of words are missing. One that several old pieces lost tells nothing.

use super::Matched;
use super::rests::{Rest, find, pairs_of};
use super::vocabulary::Vocabulary;
use rustc_hash::FxHashMap;

/// A run of so many words, so many of which are no function words, is no mere turn of speech.
const LENGTH: usize = 5;
const CONTENT: usize = 3;
/// When a counterpart has more of its pairs of words, it has the run, but with another word in it.
const KNOWN: usize = 1;

/// Adds for each new piece the old ones that it has a run of.
pub(super) fn relate(
    gone: &[Rest],
    come: &[Rest],
    matched: &Matched,
    vocabulary: &Vocabulary,
    related: &mut [Vec<usize>],
) {
    let mut sources: FxHashMap<&[u32], Option<usize>> = FxHashMap::default();
    for rest in gone {
        each_run(rest, find(come, matched.heir[rest.piece]), vocabulary, |run| {
            let source = sources.entry(run).or_insert(Some(rest.piece));
            if *source != Some(rest.piece) {
                *source = None;
            }
        });
    }
    for rest in come {
        let own = matched.old_of(rest.piece);
        let olds = &mut related[rest.piece];
        each_run(rest, find(gone, own), vocabulary, |run| {
            if let Some(&Some(source)) = sources.get(run)
                && own != Some(source)
                && !olds.contains(&source)
            {
                olds.push(source);
            }
        });
    }
}

/// Calls a function with each telling run of a rest that its counterpart does not know.
fn each_run<'r>(rest: &'r Rest, counterpart: Option<&Rest>, vocabulary: &Vocabulary, mut each: impl FnMut(&'r [u32])) {
    let mut known: Vec<bool> = Vec::new();
    let mut content: Vec<bool> = Vec::new();
    for (_, words) in &rest.sentences {
        known.clear();
        known.extend(pairs_of(words).map(|pair| counterpart.is_some_and(|other| other.has_pair(pair))));
        content.clear();
        content.extend(words.iter().map(|&word| vocabulary.is_content(word)));
        let count = |flags: &[bool]| flags.iter().filter(|&&flag| flag).count();
        for (at, run) in words.windows(LENGTH).enumerate() {
            if count(&known[at..at + LENGTH - 1]) <= KNOWN && count(&content[at..at + LENGTH]) >= CONTENT {
                each(run);
            }
        }
    }
}
