//! Pieces that are left → reworded pairs.
//!
//! Likeness decides, and the surroundings where likeness leaves a doubt. Sure pairs are made first and are evidence for
//! their neighbours; each round lowers the bar. Within a round the best score wins, and an old piece is used once.

use super::pair::{Pair, SURE, confidence};
use super::portrait::Leftovers;
use super::score::Scorer;
use super::surroundings::{BESIDE, Surroundings};
use super::{Matched, Piece, candidates, gaps::Gaps, heirs};

/// Below this score two texts are two messages.
pub(super) const LEAST: f32 = 0.40;
/// The bars of the rounds. The last is repeated, since a pair of the round before may have lifted its neighbour.
const ROUNDS: [f32; 5] = [0.80, SURE, 0.50, LEAST, LEAST];

/// Below this similarity the neighbours of a pair do not lift it over the bar.
const WITHIN_REACH: f32 = LEAST - 3.0 * BESIDE;

/// Pairs the pieces whose text changed.
pub(super) fn match_reworded(
    old: &[Piece],
    new: &[Piece],
    old_outline: &[Option<usize>],
    new_outline: &[Option<usize>],
    matched: &mut Matched,
) {
    let leftovers = Leftovers::of(old, new, matched);
    if leftovers.old.is_empty() || leftovers.new.is_empty() {
        return;
    }
    let pairs = compare(&leftovers, matched);
    for bar in ROUNDS {
        let surroundings = Surroundings::of(old_outline, new_outline, matched);
        round(&leftovers, &pairs, bar, &surroundings, matched);
    }
    heirs::pass_on(&leftovers, &pairs, matched);
}

/// Compares each new piece with its candidates.
fn compare(leftovers: &Leftovers, matched: &Matched) -> Vec<Pair> {
    let mut index = candidates::Index::new(leftovers.old.iter());
    let gaps = Gaps::of(matched);
    let mut scorer = Scorer::new(&leftovers.vocabulary);
    let mut place = vec![usize::MAX; matched.heir.len()];
    for (number, &old) in leftovers.old_index.iter().enumerate() {
        place[old] = number;
    }
    let mut pairs = Vec::new();
    for (new, portrait) in leftovers.new.iter().enumerate() {
        let mut olds = index.like(portrait, candidates::BY_WORDS);
        for old in gaps.beside(leftovers.new_index[new]) {
            if !olds.contains(&place[old]) {
                olds.push(place[old]);
            }
        }
        for old in olds {
            let likeness = scorer.likeness(&leftovers.old[old], portrait);
            let headings = portrait.role.is_heading() && leftovers.old[old].role.is_heading();
            if likeness.similarity >= WITHIN_REACH || headings {
                pairs.push(Pair { old, new, similarity: likeness.similarity, common: likeness.common });
            }
        }
    }
    pairs
}

/// Makes the pairs that reach the bar, best first.
fn round(leftovers: &Leftovers, pairs: &[Pair], bar: f32, surroundings: &Surroundings, matched: &mut Matched) {
    let mut reached: Vec<(f32, usize, usize, f32)> = Vec::new();
    for pair in pairs {
        let (i, j) = (leftovers.old_index[pair.old], leftovers.new_index[pair.new]);
        if matched.heir[i].is_some() || matched.carried[j].is_some() {
            continue;
        }
        let roles = (leftovers.old[pair.old].role, leftovers.new[pair.new].role);
        let score = surroundings.score(i, j, roles, pair.similarity, matched);
        if score >= bar {
            reached.push((score, i, j, pair.similarity));
        }
    }
    reached.sort_unstable_by(|x, y| {
        let distance = |&(_, i, j, _): &(f32, usize, usize, f32)| surroundings.distance(i, j);
        y.0.total_cmp(&x.0).then(distance(x).cmp(&distance(y))).then((x.2, x.1).cmp(&(y.2, y.1)))
    });
    for (score, i, j, similarity) in reached {
        if matched.heir[i].is_none() && matched.carried[j].is_none() {
            matched.pair(i, j, confidence(score, similarity));
        }
    }
}
