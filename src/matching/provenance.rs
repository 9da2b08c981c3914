//! Pairs and what is left → for each new piece the other old pieces that its sentences come from.
//!
//! Only changed texts are asked, and of a pair only the sentences that are not on both sides. A sentence comes from
//! elsewhere when a text there held clearly more of it than its own old text, and holds clearly less of it now.
//! It shows a translator where to look, and never moves an id.

use super::portrait::Portrait;
use super::rests::{Rest, find, rests};
use super::score::Scorer;
use super::vocabulary::Vocabulary;
use super::{Matched, Piece, Role, candidates, runs};

/// Shorter sentences are found everywhere.
const SHORTEST: usize = 4;
/// From this similarity on a sentence is the same.
const SAME: f32 = 0.55;
/// Of two sentences one is part of the other when they share this much of the shorter one, and that is no mere phrase.
const PART: f32 = 0.75;
const PHRASE: usize = 6;
/// At most so many sources of a sentence are compared.
const SOURCES: usize = 4;
/// A text that holds more than this of a sentence has a reworded form of it, or one very like it.
const ROOM: f32 = 0.5;
/// Another text must hold so much more of a sentence than its own does.
const MORE: f32 = 0.2;

/// A sentence that may have moved.
struct Loose<'a> {
    piece: usize,
    sentence: Portrait<'a>,
    /// The share of it that the rest of the counterpart holds.
    held: f32,
}

/// Returns for each new piece the old ones, beside its own, that it has sentences of, ascending.
pub(super) fn relate(old: &[Piece], new: &[Piece], matched: &Matched) -> Vec<Vec<usize>> {
    let mut related = vec![Vec::new(); new.len()];
    let mut vocabulary = Vocabulary::default();
    let (gone, come) = rests(old, new, matched, &mut vocabulary);
    vocabulary.weigh();
    let loose_old = loose(&gone, &come, |old| matched.heir[old], &vocabulary);
    let loose_new = loose(&come, &gone, |new| matched.old_of(new), &vocabulary);
    let mut index = candidates::Index::new(loose_old.iter().map(|loose| &loose.sentence));
    let mut scorer = Scorer::new(&vocabulary);
    for Loose { piece, sentence, held } in loose_new {
        let mut best: Option<(f32, usize)> = None;
        for other in index.like(&sentence, SOURCES) {
            let source = &loose_old[other];
            let likeness = scorer.likeness(&source.sentence, &sentence);
            let words = source.sentence.words.len().min(sentence.words.len());
            let part = likeness.common / source.sentence.weight.min(sentence.weight);
            let told = likeness.similarity >= SAME || part >= PART && words >= PHRASE;
            if told && part >= MORE + held.max(source.held) && best.is_none_or(|(most, _)| likeness.similarity > most) {
                best = Some((likeness.similarity, source.piece));
            }
        }
        if let Some((_, source)) = best
            && matched.old_of(piece) != Some(source)
        {
            related[piece].push(source);
        }
    }
    runs::relate(&gone, &come, matched, &vocabulary, &mut related);
    for olds in &mut related {
        olds.sort_unstable();
        olds.dedup();
    }
    related
}

/// Returns the sentences of one side that their counterpart leaves room for.
fn loose<'a>(
    side: &[Rest<'a>],
    others: &[Rest<'a>],
    other_of: impl Fn(usize) -> Option<usize>,
    vocabulary: &Vocabulary,
) -> Vec<Loose<'a>> {
    let mut loose = Vec::new();
    for rest in side {
        let other = find(others, other_of(rest.piece));
        for (sentence, words) in &rest.sentences {
            if words.len() < SHORTEST {
                continue;
            }
            let held = other.map_or(0.0, |other| other.holds(words, vocabulary));
            if held <= ROOM {
                let piece = Piece { role: Role::Body, text: sentence, visible: sentence, links: Vec::new() };
                let mut sentence = Portrait::of_words(&piece, words.clone());
                sentence.weigh(vocabulary);
                loose.push(Loose { piece: rest.piece, sentence, held });
            }
        }
    }
    loose
}
