//! The pieces that are left → for each new one the old ones worth comparing.
//!
//! Candidates share rare words or pairs of words. Their number is bounded for each new piece, so that the work grows
//! with the number of pieces and not with its square.

use super::portrait::Portrait;
use rustc_hash::FxHashMap;

/// A feature in more old pieces than this tells nothing.
const COMMONEST: u32 = 24;
/// At most so many candidates by common words.
pub(super) const BY_WORDS: usize = 12;
/// One with less than this share of the best one's rare features is not worth a look.
const FAINT: f32 = 0.2;

/// The old pieces that are left, findable by their words.
pub(super) struct Index {
    /// The list of each word that stands in them.
    words: Vec<Option<u32>>,
    /// The list of each pair of words one of which is too common to be of use alone.
    pairs: FxHashMap<(u32, u32), u32>,
    /// Where each list begins in `pieces`; the next one's begin is its end.
    begins: Vec<u32>,
    pieces: Vec<u32>,
    /// For each old piece the sum of its common features while one new piece is looked at.
    sums: Vec<f32>,
}

impl Index {
    pub(super) fn new<'p, 'a: 'p>(old: impl Iterator<Item = &'p Portrait<'a>> + Clone) -> Self {
        let words = old.clone().flat_map(|portrait| &portrait.bag).max().map_or(0, |&most| most as usize + 1);
        let mut index = Index {
            words: vec![None; words],
            pairs: FxHashMap::default(),
            begins: Vec::new(),
            pieces: Vec::new(),
            sums: vec![0.0; old.clone().count()],
        };
        // First how long each list is, a piece that holds a feature twice counting twice; then the lists.
        let mut lengths: Vec<u32> = Vec::new();
        for portrait in old.clone() {
            for &word in &portrait.bag {
                let list = index.words[word as usize].get_or_insert_with(|| begin_list(&mut lengths));
                lengths[*list as usize] += 1;
            }
        }
        let mut held: Vec<(u32, u32)> = Vec::new();
        for (piece, portrait) in (0u32..).zip(old.clone()) {
            for pair in portrait.words.windows(2) {
                if index.has_common(pair[0], pair[1], &lengths) {
                    let list = *index.pairs.entry((pair[0], pair[1])).or_insert_with(|| begin_list(&mut lengths));
                    lengths[list as usize] += 1;
                    held.push((list, piece));
                }
            }
        }
        let mut begin = 0;
        for length in &lengths {
            index.begins.push(begin);
            // A list that is too long is not kept.
            begin += if *length <= COMMONEST { *length } else { 0 };
        }
        index.begins.push(begin);
        index.pieces = vec![0; begin as usize];
        let mut ends = index.begins.clone();
        let mut add = |list: u32, piece: u32| {
            if lengths[list as usize] <= COMMONEST {
                index.pieces[ends[list as usize] as usize] = piece;
                ends[list as usize] += 1;
            }
        };
        for (piece, portrait) in (0u32..).zip(old) {
            for &word in &portrait.bag {
                add(index.words[word as usize].expect("each word has a list"), piece);
            }
        }
        for (list, piece) in held {
            add(list, piece);
        }
        index
    }

    /// Says that one of two words is too common to be of use alone.
    fn has_common(&self, first: u32, second: u32, lengths: &[u32]) -> bool {
        let common = |word: u32| self.words[word as usize].is_some_and(|list| lengths[list as usize] > COMMONEST);
        common(first) || common(second)
    }

    /// Returns the numbers of the old pieces with the most rare features of a new one, best first.
    pub(super) fn like(&mut self, new: &Portrait, most: usize) -> Vec<usize> {
        let mut touched = Vec::new();
        let mut last: Option<(u32, u32)> = None;
        for &word in &new.words {
            let list = self.words.get(word as usize).copied().flatten();
            if let Some(list) = list {
                self.add(list, &mut touched);
                if let Some((before, list_before)) = last
                    && (self.pieces_of(list).is_empty() || self.pieces_of(list_before).is_empty())
                    && let Some(&pair) = self.pairs.get(&(before, word))
                {
                    self.add(pair, &mut touched);
                }
            }
            last = list.map(|list| (word, list));
        }
        let mut found: Vec<(f32, u32)> =
            touched.into_iter().map(|piece| (std::mem::take(&mut self.sums[piece as usize]), piece)).collect();
        let least = FAINT * found.iter().fold(0.0, |most: f32, &(sum, _)| most.max(sum));
        found.retain(|&(sum, _)| sum >= least);
        found.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
        found.truncate(most);
        found.into_iter().map(|(_, piece)| piece as usize).collect()
    }

    fn pieces_of(&self, list: u32) -> &[u32] {
        &self.pieces[self.begins[list as usize] as usize..self.begins[list as usize + 1] as usize]
    }

    /// Adds the pieces of a list, the more for being few.
    fn add(&mut self, list: u32, touched: &mut Vec<u32>) {
        let range = self.begins[list as usize] as usize..self.begins[list as usize + 1] as usize;
        let share = 1.0 / range.len() as f32;
        for &piece in &self.pieces[range] {
            let sum = &mut self.sums[piece as usize];
            if *sum == 0.0 {
                touched.push(piece);
            }
            *sum += share;
        }
    }
}

fn begin_list(lengths: &mut Vec<u32>) -> u32 {
    lengths.push(0);
    u32::try_from(lengths.len() - 1).expect("fewer than 2^32 lists")
}

#[cfg(test)]
mod tests {
    use super::super::{Piece, Role, vocabulary::Vocabulary};
    use super::*;

    #[test]
    fn likest_pieces_come_first() {
        let mut vocabulary = Vocabulary::default();
        let mut portray = |text| {
            let piece = Piece { role: Role::Body, text, visible: text, links: Vec::new() };
            Portrait::new(&piece, &mut vocabulary)
        };
        let mut olds = vec![portray("oil on the pivots"), portray("snow on the ridge"), portray("oil and snow in May")];
        // A word that nearly all hold finds nothing, a pair of such words does.
        olds.extend((0..30).map(|_| portray("dogs on the lead")));
        let mut index = Index::new(olds.iter());
        for (text, expected) in [
            ("snow on a ridge", vec![1, 2]),
            ("oil and snow", vec![2, 0, 1]),
            ("dogs", vec![]),
            ("on the", vec![]),
            ("stranger", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(index.like(&portray(text), BY_WORDS), expected, "{text}");
        }
        assert_eq!(index.like(&portray("oil and snow"), 1), [2]);
    }
}
