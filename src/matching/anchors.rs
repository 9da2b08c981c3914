//! Two sides → the pairs of pieces whose text is the same.
//!
//! Copies are found by block and text, by kind of role and text, by text, by normal form, and by skeleton, in this order. Within
//! each: texts that stand once on both sides; runs beside a pair; texts that stand once between two pairs; repeated ones in their section; the rest in order.
//! A text that stands as often on both sides is never left over.

use super::{Confidence, Matched, Piece, normal::normal, words};
use rustc_hash::FxHashMap;
use std::hash::Hash;

/// Pairs the copies.
pub(super) fn match_copies(
    old: &[Piece],
    new: &[Piece],
    old_outline: &[Option<usize>],
    new_outline: &[Option<usize>],
    matched: &mut Matched,
) {
    let outlines = (old_outline, new_outline);
    // First with the role, so that a list item stays one although a quotation reads the same, and a title stays a title.
    let keys = Keys::of(old, new, matched, |piece| Some((std::mem::discriminant(&piece.role), piece.text)));
    keys.pair_all(Confidence::Exact, outlines, matched);
    let keys = Keys::of(old, new, matched, |piece| Some((piece.role.kind(), piece.text)));
    keys.pair_all(Confidence::Exact, outlines, matched);
    let keys = Keys::of(old, new, matched, |piece| Some(piece.text));
    keys.pair_all(Confidence::Exact, outlines, matched);
    let keys = Keys::of(old, new, matched, |piece| Some(normal(piece.text)));
    keys.pair_all(Confidence::Exact, outlines, matched);
    let keys = Keys::of(old, new, matched, words::skeleton);
    keys.pair_all(Confidence::Cosmetic, outlines, matched);
}

/// A number for each text; two pieces are copies when it is the same.
struct Keys {
    old: Vec<Option<u32>>,
    new: Vec<Option<u32>>,
}

impl Keys {
    /// Numbers the texts of the pieces that are not paired yet.
    fn of<'a, K: Hash + Eq>(
        old: &'a [Piece<'a>],
        new: &'a [Piece<'a>],
        matched: &Matched,
        key: impl Fn(&'a Piece<'a>) -> Option<K>,
    ) -> Self {
        let mut numbers: FxHashMap<K, u32> = FxHashMap::default();
        let old = old
            .iter()
            .zip(&matched.heir)
            .map(|(piece, heir)| {
                let key = if heir.is_none() { key(piece) } else { None }?;
                let next = u32::try_from(numbers.len()).expect("fewer than 2^32 pieces");
                Some(*numbers.entry(key).or_insert(next))
            })
            .collect();
        // A text that is new is a copy of nothing.
        let new = new
            .iter()
            .enumerate()
            .map(|(index, piece)| {
                let key = if matched.is_open(index) { key(piece) } else { None }?;
                numbers.get(&key).copied()
            })
            .collect();
        Keys { old, new }
    }

    fn pair_all(
        &self,
        confidence: Confidence,
        (old_outline, new_outline): (&[Option<usize>], &[Option<usize>]),
        matched: &mut Matched,
    ) {
        let mut open = Open { keys: self, confidence, matched };
        open.pair_unique(|_, _| 0);
        open.extend_runs();
        // Each round divides the gaps, and most articles need one; the bound keeps odd ones linear.
        for _ in 0..8 {
            let found = open.pair_unique(|side, index| match side {
                Gap::Old(gaps) => gaps[index],
                Gap::New(gaps) => gaps[index],
            });
            if !found {
                break;
            }
            open.extend_runs();
        }
        let heading_of = |old: usize| old_outline[old].map_or(0, |heading| heading + 1);
        let carried_heading = |new: usize, matched: &Matched| match new_outline[new] {
            None => Some(0),
            Some(heading) => matched.old_of(heading).map(|old| old + 1),
        };
        open.pair_in_order(|old| Some(heading_of(old)), carried_heading);
        open.pair_in_order(|_| Some(0), |_, _| Some(0));
    }
}

/// For each piece of a side the old index of the pair before it, plus one.
enum Gap<'g> {
    Old(&'g [usize]),
    New(&'g [usize]),
}

struct Open<'k, 'm> {
    keys: &'k Keys,
    confidence: Confidence,
    matched: &'m mut Matched,
}

impl Open<'_, '_> {
    fn old_key(&self, old: usize) -> Option<u32> {
        if self.matched.heir[old].is_none() { self.keys.old[old] } else { None }
    }

    fn new_key(&self, new: usize) -> Option<u32> {
        if self.matched.carried[new].is_none() { self.keys.new[new] } else { None }
    }

    /// Pairs the texts that stand once on both sides within the same gap. Says whether there was one.
    fn pair_unique(&mut self, gap: impl Fn(&Gap, usize) -> usize) -> bool {
        let (old_gaps, new_gaps) = self.gaps();
        let (old_gaps, new_gaps) = (Gap::Old(&old_gaps), Gap::New(&new_gaps));
        let mut seen: FxHashMap<(usize, u32), Seen> = FxHashMap::default();
        for old in 0..self.keys.old.len() {
            if let Some(key) = self.old_key(old) {
                let seen = seen.entry((gap(&old_gaps, old), key)).or_default();
                seen.old_times += 1;
                seen.old = old;
            }
        }
        for new in 0..self.keys.new.len() {
            if let Some(key) = self.new_key(new)
                && let Some(seen) = seen.get_mut(&(gap(&new_gaps, new), key))
            {
                seen.new_times += 1;
            }
        }
        let mut found = false;
        for new in 0..self.keys.new.len() {
            if let Some(key) = self.new_key(new)
                && let Some(seen) = seen.get(&(gap(&new_gaps, new), key))
                && (seen.old_times, seen.new_times) == (1, 1)
            {
                self.matched.pair(seen.old, new, self.confidence);
                found = true;
            }
        }
        found
    }

    fn gaps(&self) -> (Vec<usize>, Vec<usize>) {
        let mut last = 0;
        let old = (0..self.keys.old.len())
            .map(|old| {
                if self.matched.heir[old].is_some() {
                    last = old + 1;
                }
                last
            })
            .collect();
        last = 0;
        let new = (0..self.keys.new.len())
            .map(|new| {
                if let Some(old) = self.matched.old_of(new) {
                    last = old + 1;
                }
                last
            })
            .collect();
        (old, new)
    }

    /// Pairs copies that stand beside a pair, on both sides in the same direction.
    fn extend_runs(&mut self) {
        let (old_len, new_len) = (self.keys.old.len(), self.keys.new.len());
        for new in 0..new_len {
            let old = match new.checked_sub(1) {
                None => 0,
                Some(before) => match self.matched.old_of(before) {
                    Some(old) => old + 1,
                    None => continue,
                },
            };
            self.pair_if_copy(old, new);
        }
        for new in (0..new_len).rev() {
            let after = if new + 1 == new_len { Some(old_len) } else { self.matched.old_of(new + 1) };
            if let Some(old) = after.and_then(|after| after.checked_sub(1)) {
                self.pair_if_copy(old, new);
            }
        }
    }

    fn pair_if_copy(&mut self, old: usize, new: usize) {
        if old < self.keys.old.len() && self.new_key(new).is_some() && self.new_key(new) == self.old_key(old) {
            self.matched.pair(old, new, self.confidence);
        }
    }

    /// Pairs what is left in order, section by section.
    fn pair_in_order(
        &mut self,
        old_section: impl Fn(usize) -> Option<usize>,
        new_section: impl Fn(usize, &Matched) -> Option<usize>,
    ) {
        let mut waiting: FxHashMap<(usize, u32), Vec<usize>> = FxHashMap::default();
        for old in (0..self.keys.old.len()).rev() {
            if let (Some(key), Some(section)) = (self.old_key(old), old_section(old)) {
                waiting.entry((section, key)).or_default().push(old);
            }
        }
        for new in 0..self.keys.new.len() {
            if let (Some(key), Some(section)) = (self.new_key(new), new_section(new, self.matched))
                && let Some(old) = waiting.get_mut(&(section, key)).and_then(Vec::pop)
            {
                self.matched.pair(old, new, self.confidence);
            }
        }
    }
}

#[derive(Default)]
struct Seen {
    old: usize,
    old_times: u32,
    new_times: u32,
}
