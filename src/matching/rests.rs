//! Pairs and what is left → the sentences of each changed piece that are not on the other side of its pair.
//!
//! A sentence on both sides word for word takes no part in the search for provenance. The rests are in the order of
//! their pieces.

use super::vocabulary::Vocabulary;
use super::{Confidence, Matched, Piece, sentences::sentences};
use rustc_hash::FxHashMap;

/// The sentences of a changed piece that its counterpart does not hold word for word.
pub(super) struct Rest<'a> {
    pub piece: usize,
    /// Each with its words.
    pub sentences: Vec<(&'a str, Vec<u32>)>,
    /// All their words, ascending.
    pub bag: Vec<u32>,
    /// All their pairs of neighbouring words, ascending.
    pairs: Vec<(u32, u32)>,
}

/// Returns the sentences of the old and the new side that are not on the other side of their pair, each side by piece.
pub(super) fn rests<'a>(
    old: &[Piece<'a>],
    new: &[Piece<'a>],
    matched: &Matched,
    vocabulary: &mut Vocabulary,
) -> (Vec<Rest<'a>>, Vec<Rest<'a>>) {
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    for (new, piece) in new.iter().enumerate() {
        let mut news = match matched.carried[new] {
            Some(carry) if matches!(carry.confidence, Confidence::Exact | Confidence::Cosmetic) => {
                continue;
            }
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
    #[expect(clippy::iter_over_hash_type, reason = "each count is lowered on its own, in whatever order")]
    for (sentence, count) in &mut common {
        *count -= surplus[sentence];
    }
    news.retain(|sentence| !take(&mut common, sentence));
}

impl<'a> Rest<'a> {
    fn of(piece: usize, sentences: &[&'a str], vocabulary: &mut Vocabulary) -> Self {
        let sentences: Vec<(&str, Vec<u32>)> =
            sentences.iter().map(|&sentence| (sentence, vocabulary.learn(sentence))).collect();
        let mut bag: Vec<u32> = sentences.iter().flat_map(|(_, words)| words).copied().collect();
        let mut pairs: Vec<(u32, u32)> = sentences.iter().flat_map(|(_, words)| pairs_of(words)).collect();
        bag.sort_unstable();
        pairs.sort_unstable();
        Rest { piece, sentences, bag, pairs }
    }

    pub(super) fn has_pair(&self, pair: (u32, u32)) -> bool {
        self.pairs.binary_search(&pair).is_ok()
    }

    /// Returns the share of a sentence that these hold, half by its words and half by its pairs of words: words alone
    /// say little, since the texts of an article share many.
    pub(super) fn holds(&self, words: &[u32], vocabulary: &Vocabulary) -> f32 {
        let (mut all, mut found) = (0.0, 0.0);
        for &word in words {
            all += vocabulary.weight(word);
            if self.bag.binary_search(&word).is_ok() {
                found += vocabulary.weight(word);
            }
        }
        let pairs = pairs_of(words).filter(|&pair| self.has_pair(pair)).count();
        f32::midpoint(found / all, pairs as f32 / (words.len() - 1) as f32)
    }
}

/// Returns the pairs of neighbouring words.
pub(super) fn pairs_of(words: &[u32]) -> impl Iterator<Item = (u32, u32)> {
    words.windows(2).map(|pair| (pair[0], pair[1]))
}

/// Returns the rest of a piece, if it has one.
pub(super) fn find<'r, 'a>(rests: &'r [Rest<'a>], piece: Option<usize>) -> Option<&'r Rest<'a>> {
    let found = rests.binary_search_by_key(&piece?, |rest| rest.piece).ok()?;
    Some(&rests[found])
}
