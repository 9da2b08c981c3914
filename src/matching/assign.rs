//! Pieces that are left → reworded pairs.
//!
//! Likeness decides, and the surroundings where likeness leaves a doubt. Sure pairs are made first and are evidence for
//! their neighbours; each round lowers the bar. Within a round the best score wins, and an old piece is used once.

use super::score::{Portrait, Scorer};
use super::vocabulary::Vocabulary;
use super::{Confidence, Matched, Piece, candidates, heirs};
use rustc_hash::FxHashMap;

/// From this score on a pair is the same message in other words; below, a reader should look.
pub(super) const SURE: f32 = 0.65;
/// Below this score two texts are two messages.
pub(super) const LEAST: f32 = 0.40;
/// The bars of the rounds. The last is repeated, since a pair of the round before may have lifted its neighbour.
const ROUNDS: [f32; 5] = [0.80, SURE, 0.50, LEAST, LEAST];

/// Each kind of neighbourhood adds this much.
const BESIDE: f32 = 0.08;
/// A heading between the same texts adds up to this much.
const BODY: f32 = 0.35;
/// A heading without any likeness is the same only when nearly all that stands below it is.
const HEADING_LEAST: f32 = 0.08;
const WHOLE_BODY: f32 = 0.75;
/// Below this similarity no surroundings lift a pair over the bar.
const LEAST_TO_KEEP: f32 = 0.08;
/// Taken off when one is a heading and the other is not.
const OTHER_ROLE: f32 = 0.15;

/// Everything that is left of the two sides, ready to be compared.
pub(super) struct Leftovers<'a> {
    pub old: Vec<Portrait<'a>>,
    pub new: Vec<Portrait<'a>>,
    /// The indices of `old` and `new` in their sides.
    pub old_index: Vec<usize>,
    pub new_index: Vec<usize>,
    pub vocabulary: Vocabulary,
}

/// An old and a new piece, by their place among the leftovers.
#[derive(Clone, Copy)]
pub(super) struct Pair {
    pub old: usize,
    pub new: usize,
    pub similarity: f32,
    /// The weight of what both hold.
    pub common: f32,
}

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

impl<'a> Leftovers<'a> {
    pub(super) fn of(old: &[Piece<'a>], new: &[Piece<'a>], matched: &Matched) -> Self {
        let mut vocabulary = Vocabulary::default();
        let old_index: Vec<usize> = (0..old.len()).filter(|&i| matched.heir[i].is_none()).collect();
        let new_index: Vec<usize> = (0..new.len()).filter(|&j| matched.carried[j].is_none()).collect();
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

/// Compares each new piece with its candidates.
fn compare(leftovers: &Leftovers, matched: &Matched) -> Vec<Pair> {
    let mut index = candidates::Index::new(leftovers.old.iter());
    let gaps = candidates::Gaps::of(matched);
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
            if likeness.similarity >= LEAST_TO_KEEP || headings {
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

pub(super) fn confidence(score: f32, similarity: f32) -> Confidence {
    let similarity = f64::from(similarity);
    if score >= SURE { Confidence::Reworded { similarity } } else { Confidence::Uncertain { similarity } }
}

/// What the pairs of the rounds before say about a pair.
struct Surroundings<'o> {
    old_outline: &'o [Option<usize>],
    new_outline: &'o [Option<usize>],
    /// For each old and new heading how many pieces right below were carried from the one to the other.
    carried_below: FxHashMap<(usize, usize), usize>,
    old_below: Vec<usize>,
    new_below: Vec<usize>,
    /// For each new piece the old place where its neighbours would put it.
    expected: Vec<usize>,
}

impl<'o> Surroundings<'o> {
    fn of(old_outline: &'o [Option<usize>], new_outline: &'o [Option<usize>], matched: &Matched) -> Self {
        let count = |outline: &[Option<usize>]| {
            let mut below = vec![0; outline.len()];
            for heading in outline.iter().flatten() {
                below[*heading] += 1;
            }
            below
        };
        let mut carried_below = FxHashMap::default();
        let mut expected = Vec::with_capacity(new_outline.len());
        let mut next = 0;
        for (new, heading) in new_outline.iter().enumerate() {
            expected.push(next);
            if let Some(old) = matched.old_of(new) {
                expected[new] = old;
                if let (Some(new_heading), Some(old_heading)) = (*heading, old_outline[old])
                    && matched.carried[new_heading].is_none()
                {
                    *carried_below.entry((old_heading, new_heading)).or_insert(0) += 1;
                }
                next = old;
            }
            next += 1;
        }
        Surroundings {
            old_outline,
            new_outline,
            carried_below,
            old_below: count(old_outline),
            new_below: count(new_outline),
            expected,
        }
    }

    fn distance(&self, old: usize, new: usize) -> usize {
        self.expected[new].abs_diff(old)
    }

    fn score(
        &self,
        old: usize,
        new: usize,
        (old_role, new_role): (super::Role, super::Role),
        similarity: f32,
        matched: &Matched,
    ) -> f32 {
        let mut context = 0.0;
        let before = match (old.checked_sub(1), new.checked_sub(1)) {
            (Some(old), Some(new)) => matched.old_of(new) == Some(old),
            (old, new) => old.is_none() && new.is_none(),
        };
        let (old_end, new_end) = (old + 1 == self.old_outline.len(), new + 1 == self.new_outline.len());
        let after = if old_end || new_end { old_end && new_end } else { matched.old_of(new + 1) == Some(old + 1) };
        let section = match (self.old_outline[old], self.new_outline[new]) {
            (Some(old), Some(new)) => matched.old_of(new) == Some(old),
            (old, new) => old.is_none() && new.is_none(),
        };
        for evidence in [before, after, section] {
            if evidence {
                context += BESIDE;
            }
        }
        let headings = usize::from(old_role.is_heading()) + usize::from(new_role.is_heading());
        if headings == 2 {
            let carried = self.carried_below.get(&(old, new)).map_or(0.0, |&carried| carried as f32);
            // One piece below is weak evidence, however whole it is.
            let share = carried / (self.old_below[old].max(self.new_below[new]) as f32 + 0.5);
            if similarity < HEADING_LEAST && share < WHOLE_BODY {
                return 0.0;
            }
            context += BODY * share;
        }
        // The surer the text is by itself, the less its surroundings matter: an edited copy in the old place must not
        // take the id of the original. Below one half they count in full.
        let score = similarity + context * (2.0 * (1.0 - similarity)).min(1.0);
        if headings == 1 { score - OTHER_ROLE } else { score }
    }
}
