//! Pieces → what comparing them needs: numbered and weighed words, and links.

use super::{Matched, Piece, Role, vocabulary::Vocabulary};

/// What the comparison needs to know of a piece.
pub(super) struct Portrait<'a> {
    pub role: Role,
    /// The words in order.
    pub words: Vec<u32>,
    /// The same, ascending.
    pub bag: Vec<u32>,
    /// The sum of their weights.
    pub weight: f32,
    pub visible: &'a str,
    pub links: Vec<&'a str>,
}

impl<'a> Portrait<'a> {
    pub(super) fn new(piece: &Piece<'a>, vocabulary: &mut Vocabulary) -> Self {
        Portrait::of_words(piece, vocabulary.learn(piece.visible))
    }

    /// Portrays a piece whose words are known.
    pub(super) fn of_words(piece: &Piece<'a>, words: Vec<u32>) -> Self {
        let mut bag = words.clone();
        bag.sort_unstable();
        let mut links = piece.links.clone();
        links.sort_unstable();
        Portrait { role: piece.role, words, bag, weight: 0.0, visible: piece.visible, links }
    }

    /// Sums the weights up, once the vocabulary is complete.
    pub(super) fn weigh(&mut self, vocabulary: &Vocabulary) {
        self.weight = self.words.iter().map(|&word| vocabulary.weight(word)).sum();
    }
}

/// Everything that is left of the two sides, ready to be compared.
pub(super) struct Leftovers<'a> {
    pub old: Vec<Portrait<'a>>,
    pub new: Vec<Portrait<'a>>,
    /// The indices of `old` and `new` in their sides.
    pub old_index: Vec<usize>,
    pub new_index: Vec<usize>,
    pub vocabulary: Vocabulary,
}

impl<'a> Leftovers<'a> {
    pub(super) fn of(old: &[Piece<'a>], new: &[Piece<'a>], matched: &Matched) -> Self {
        let mut vocabulary = Vocabulary::default();
        let old_index: Vec<usize> = (0..old.len()).filter(|&i| matched.heir[i].is_none()).collect();
        let new_index: Vec<usize> = (0..new.len()).filter(|&j| matched.is_open(j)).collect();
        let mut portray = |side: &[Piece<'a>], index: &[usize]| -> Vec<_> {
            index.iter().map(|&at| Portrait::new(&side[at], &mut vocabulary)).collect()
        };
        let (mut old_left, mut new_left) = (portray(old, &old_index), portray(new, &new_index));
        let paired: Vec<&Piece> = (0..new.len()).filter(|&j| matched.carried[j].is_some()).map(|j| &new[j]).collect();
        vocabulary.sample(&paired);
        vocabulary.weigh();
        for portrait in old_left.iter_mut().chain(&mut new_left) {
            portrait.weigh(&vocabulary);
        }
        Leftovers { old: old_left, new: new_left, old_index, new_index, vocabulary }
    }
}
