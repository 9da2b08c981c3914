//! The pairs made so far → what they say about the others.
//!
//! Neighbours that stand beside each other on both sides, a common section, and for headings what stands below them
//! lift the score of a pair. They never lower it; that one is a heading and the other is not does.

use super::{Matched, Role};
use rustc_hash::FxHashMap;

/// Each kind of neighbourhood adds this much.
pub(super) const BESIDE: f32 = 0.08;
/// Neighbours add at most this share of the similarity.
const ECHO: f32 = 0.7;
/// A heading between the same texts adds up to this much.
const BODY: f32 = 0.35;
/// A heading without any likeness is the same only when nearly all that stands below it is.
const HEADING_LEAST: f32 = 0.08;
const WHOLE_BODY: f32 = 0.6;
/// Taken off when one is a heading and the other is not.
const OTHER_ROLE: f32 = 0.15;
/// Taken off when they are of other kinds besides, such as a title in the front matter and a paragraph.
const OTHER_KIND: f32 = 0.05;

/// What the pairs of the rounds before say about a pair.
pub(super) struct Surroundings<'o> {
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
    pub(super) fn of(old_outline: &'o [Option<usize>], new_outline: &'o [Option<usize>], matched: &Matched) -> Self {
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

    /// Returns how far the old piece is from the place where the neighbours of the new one would put it.
    pub(super) fn distance(&self, old: usize, new: usize) -> usize {
        self.expected[new].abs_diff(old)
    }

    /// Returns the score of a pair: its similarity and what the surroundings add.
    pub(super) fn score(
        &self,
        old: usize,
        new: usize,
        (old_role, new_role): (Role, Role),
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
        } else {
            // The texts of an article are a little alike, and any two stand beside their neighbours: surroundings
            // speak for a text only as far as it speaks for itself.
            context = context.min(ECHO * similarity);
        }
        // The surer the text is by itself, the less its surroundings matter: an edited copy in the old place must not
        // take the id of the original. Below one half they count in full.
        let score = similarity + context * (2.0 * (1.0 - similarity)).min(1.0);
        if headings == 1 {
            score - OTHER_ROLE
        } else if old_role.kind() != new_role.kind() {
            score - OTHER_KIND
        } else {
            score
        }
    }
}
