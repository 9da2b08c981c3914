//! The pairs made so far → for each piece that is left those that stand at its place on the other side.
//!
//! A gap lies between two pairs that are neighbours on one side. At most 40 pieces are returned for each.

use super::Matched;
use std::ops::Range;

/// At most so many candidates by place, from either end of the gap.
const BY_PLACE: usize = 20;

/// The runs of unpaired pieces between the pairs found so far.
pub(super) struct Gaps {
    /// For each old piece the unpaired run that it stands in.
    runs: Vec<Range<usize>>,
    /// For each new piece the nearest paired one before it, and the nearest after it, with their old pieces.
    before: Vec<Option<(usize, usize)>>,
    after: Vec<Option<(usize, usize)>>,
}

impl Gaps {
    pub(super) fn of(matched: &Matched) -> Self {
        let length = matched.heir.len();
        let mut runs = Vec::with_capacity(length);
        while runs.len() < length {
            let start = runs.len();
            let run = matched.heir[start..].iter().take_while(|heir| heir.is_none()).count();
            let range = start..start + run;
            runs.extend(std::iter::repeat_n(range, run.max(1)));
        }
        let mut nearest = None;
        let mut next = |new: usize| {
            let found = nearest;
            nearest = matched.old_of(new).map(|old| (new, old)).or(nearest);
            found
        };
        let before: Vec<_> = (0..matched.carried.len()).map(&mut next).collect();
        nearest = None;
        let mut next = |new: usize| {
            let found = nearest;
            nearest = matched.old_of(new).map(|old| (new, old)).or(nearest);
            found
        };
        let mut after: Vec<_> = (0..matched.carried.len()).rev().map(&mut next).collect();
        after.reverse();
        Gaps { runs, before, after }
    }

    /// Returns the unpaired old pieces that stand in the gaps beside the nearest pairs of a new piece, at about the same
    /// distance from them.
    pub(super) fn beside(&self, new: usize) -> Vec<usize> {
        let (count, length) = (self.before.len(), self.runs.len());
        let (start, first) = match self.before[new] {
            Some((before, old)) => (new - before - 1, old + 1),
            None => (new, 0),
        };
        let (end, last) = match self.after[new] {
            Some((after, old)) => (after - new - 1, old.checked_sub(1)),
            None => (count - new - 1, length.checked_sub(1)),
        };
        let window = |run: &Range<usize>, at: usize| {
            at.saturating_sub(BY_PLACE / 2).clamp(run.start, run.end)..(at + BY_PLACE / 2).clamp(run.start, run.end)
        };
        let mut beside: Vec<usize> = Vec::new();
        if let Some(run) = self.runs.get(first) {
            beside.extend(window(run, first + start));
        }
        if let Some(run) = last.and_then(|last| self.runs.get(last)) {
            let at = last.and_then(|last| last.checked_sub(end)).unwrap_or(0);
            beside.extend(window(run, at).filter(|old| !beside.contains(old)).collect::<Vec<_>>());
        }
        beside
    }
}

#[cfg(test)]
mod tests {
    use super::super::Confidence;
    use super::*;

    #[test]
    fn pieces_in_the_same_gap_are_beside_one_another() {
        for (pairs, old, new, expected) in [
            // Between two pairs, one gap on both sides.
            (vec![(0, 0), (3, 2)], 4, 1, vec![1, 2]),
            // After a piece that moved: the gap that it left, and the one at its new place.
            (vec![(2, 0), (0, 2)], 5, 1, vec![3, 4]),
            (vec![], 3, 0, vec![0, 1, 2]),
            (vec![(0, 1)], 1, 0, vec![]),
            (vec![], 0, 0, vec![]),
        ] {
            let mut matched = Matched::new(old, 3);
            for &(old, new) in &pairs {
                matched.pair(old, new, Confidence::Exact);
            }
            assert_eq!(Gaps::of(&matched).beside(new), expected, "{pairs:?}");
        }
    }
}
