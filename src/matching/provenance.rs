//! Pairs and what is left → for each new piece the other old pieces that its sentences come from.
//!
//! Only changed texts are asked, and of a pair only the sentences that are not on both sides. A sentence comes from
//! elsewhere when a text there held clearly more of it than its own old text, and holds clearly less of it now.
//! It shows a translator where to look, and never moves an id.

use super::score::{Portrait, Scorer, shared_weight};
use super::vocabulary::Vocabulary;
use super::{Confidence, Matched, Piece, Role, candidates, sentences::sentences};
use rustc_hash::FxHashMap;

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

/// The sentences of a changed piece that its counterpart does not hold word for word.
struct Rest<'a> {
    piece: usize,
    sentences: Vec<Portrait<'a>>,
    /// All their words, ascending.
    bag: Vec<u32>,
    /// All their pairs of neighbouring words, ascending.
    pairs: Vec<(u32, u32)>,
}

/// A sentence that may have moved.
struct Loose<'r, 'a> {
    piece: usize,
    sentence: &'r Portrait<'a>,
    /// The share of it that the rest of the counterpart holds.
    held: f32,
}

/// Returns for each new piece the old ones, beside its own, that it has sentences of, ascending.
pub(super) fn relate(old: &[Piece], new: &[Piece], matched: &Matched) -> Vec<Vec<usize>> {
    let mut related = vec![Vec::new(); new.len()];
    let mut vocabulary = Vocabulary::default();
    let (mut gone, mut come) = rests(old, new, matched, &mut vocabulary);
    vocabulary.weigh();
    for sentence in gone.iter_mut().chain(&mut come).flat_map(|rest| &mut rest.sentences) {
        sentence.weigh(&vocabulary);
    }
    let loose_old = loose(&gone, &come, |old| matched.heir[old], &vocabulary);
    let loose_new = loose(&come, &gone, |new| matched.old_of(new), &vocabulary);
    let mut index = candidates::Index::new(loose_old.iter().map(|loose| loose.sentence));
    let mut scorer = Scorer::new(&vocabulary);
    for Loose { piece, sentence, held } in loose_new {
        let mut best: Option<(f32, usize)> = None;
        for other in index.like(sentence, SOURCES) {
            let source = &loose_old[other];
            let likeness = scorer.likeness(source.sentence, sentence);
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
    for olds in &mut related {
        olds.sort_unstable();
        olds.dedup();
    }
    related
}

/// Returns the sentences of the old and the new side that are not on the other side of their pair, each side by piece.
fn rests<'a>(
    old: &[Piece<'a>],
    new: &[Piece<'a>],
    matched: &Matched,
    vocabulary: &mut Vocabulary,
) -> (Vec<Rest<'a>>, Vec<Rest<'a>>) {
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    for (new, piece) in new.iter().enumerate() {
        let mut news = match matched.carried[new] {
            Some(carry) if matches!(carry.confidence, Confidence::Exact | Confidence::Cosmetic) => continue,
            _ => sentences(piece.visible),
        };
        if let Some(old_index) = matched.old_of(new) {
            let mut olds = sentences(old[old_index].visible);
            take_common(&mut olds, &mut news);
            gone.push(Rest::of(old_index, &olds, vocabulary));
        }
        come.push(Rest::of(new, &news, vocabulary));
    }
    for (old, piece) in old.iter().enumerate().filter(|&(old, _)| matched.heir[old].is_none()) {
        gone.push(Rest::of(old, &sentences(piece.visible), vocabulary));
    }
    gone.sort_unstable_by_key(|rest| rest.piece);
    (gone, come)
}

/// Takes away what is on both sides; each occurrence on one takes one on the other away.
fn take_common(olds: &mut Vec<&str>, news: &mut Vec<&str>) {
    let mut surplus: FxHashMap<&str, usize> = FxHashMap::default();
    for sentence in news.iter() {
        *surplus.entry(sentence).or_default() += 1;
    }
    let mut common = surplus.clone();
    let take = |counts: &mut FxHashMap<&str, usize>, sentence: &str| match counts.get_mut(sentence) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    };
    olds.retain(|sentence| !take(&mut surplus, sentence));
    for (sentence, count) in &mut common {
        *count -= surplus[sentence];
    }
    news.retain(|sentence| !take(&mut common, sentence));
}

impl<'a> Rest<'a> {
    fn of(piece: usize, sentences: &[&'a str], vocabulary: &mut Vocabulary) -> Self {
        let mut portraits: Vec<Portrait> = sentences
            .iter()
            .map(|visible| {
                let sentence = Piece { role: Role::Body, text: visible, visible, links: Vec::new() };
                Portrait::new(&sentence, vocabulary)
            })
            .collect();
        let mut bag: Vec<u32> = portraits.iter().flat_map(|portrait| &portrait.bag).copied().collect();
        let mut pairs: Vec<(u32, u32)> = portraits.iter().flat_map(|portrait| pairs_of(&portrait.words)).collect();
        bag.sort_unstable();
        pairs.sort_unstable();
        portraits.retain(|portrait| portrait.words.len() >= SHORTEST);
        Rest { piece, sentences: portraits, bag, pairs }
    }

    /// Returns the share of a sentence that these hold, half by its words and half by its pairs of words: words alone
    /// say little, since the texts of an article share many.
    fn holds(&self, sentence: &Portrait, vocabulary: &Vocabulary) -> f32 {
        let words = shared_weight(&sentence.bag, &self.bag, vocabulary) / sentence.weight;
        let found = pairs_of(&sentence.words).filter(|pair| self.pairs.binary_search(pair).is_ok()).count();
        f32::midpoint(words, found as f32 / (sentence.words.len() - 1) as f32)
    }
}

fn pairs_of(words: &[u32]) -> impl Iterator<Item = (u32, u32)> {
    words.windows(2).map(|pair| (pair[0], pair[1]))
}

/// Returns the sentences of one side that their counterpart leaves room for.
fn loose<'r, 'a>(
    side: &'r [Rest<'a>],
    others: &[Rest<'a>],
    other_of: impl Fn(usize) -> Option<usize>,
    vocabulary: &Vocabulary,
) -> Vec<Loose<'r, 'a>> {
    let mut loose = Vec::new();
    for rest in side {
        let other = other_of(rest.piece).and_then(|other| others.binary_search_by_key(&other, |rest| rest.piece).ok());
        for sentence in &rest.sentences {
            let held = other.map_or(0.0, |other| others[other].holds(sentence, vocabulary));
            if held <= ROOM {
                loose.push(Loose { piece: rest.piece, sentence, held });
            }
        }
    }
    loose
}
