//! New pieces without an old one × messages of another time or article → those that come back.
//!
//! Without neighbours the text must speak for itself: the same text, the same skeleton, or a high similarity.

use super::pair::confidence;
use super::portrait::Leftovers;
use super::score::Scorer;
use super::{Carry, Matched, Piece, anchors, candidates, outline};

/// Where the other messages are from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Set aside by the same article.
    Retired,
    /// Left over in the other articles of the project.
    Across,
}

impl Reach {
    fn least(self) -> f32 {
        match self {
            Reach::Retired => 0.80,
            Reach::Across => 0.75,
        }
    }
}

/// Returns for each leftover new piece the message that it brings back; each message comes back once.
pub fn revive(new: &[Piece], gone: &[Piece], reach: Reach) -> Vec<Option<Carry>> {
    let mut matched = Matched::new(gone.len(), new.len());
    anchors::match_copies(gone, new, &outline::parents(gone), &outline::parents(new), &mut matched);
    let leftovers = Leftovers::of(gone, new, &matched);
    let mut index = candidates::Index::new(leftovers.old.iter());
    let mut scorer = Scorer::new(&leftovers.vocabulary);
    let mut reached = Vec::new();
    for (number, portrait) in leftovers.new.iter().enumerate() {
        for other in index.like(portrait, candidates::BY_WORDS) {
            let similarity = scorer.likeness(&leftovers.old[other], portrait).similarity;
            if similarity >= reach.least() {
                reached.push((similarity, leftovers.old_index[other], leftovers.new_index[number]));
            }
        }
    }
    reached.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then((x.2, x.1).cmp(&(y.2, y.1))));
    for (similarity, i, j) in reached {
        if matched.heir[i].is_none() && matched.carried[j].is_none() {
            matched.pair(i, j, confidence(similarity, similarity));
        }
    }
    matched.carried
}
