//! Pairs that hold a small part of their old text → the heir with the largest part.
//!
//! When a paragraph was split, the piece with the most of it carries the id on; when several pieces were merged,
//! the likeness has chosen the largest already.

use super::Matched;
use super::pair::{Pair, confidence};
use super::portrait::Leftovers;

/// An heir that holds this much of the old text is left in peace.
const ENOUGH: f32 = 0.60;
/// Another must hold so many times more.
const MORE: f32 = 1.15;
/// And at least this much of the old text, which must make up as much of it: a piece of a split is mostly old.
const LEAST: f32 = 0.30;

/// Passes ids on to unpaired new pieces that hold clearly more of the old text than the chosen one does.
pub(super) fn pass_on(leftovers: &Leftovers, pairs: &[Pair], matched: &mut Matched) {
    let mut chosen: Vec<Option<Pair>> = vec![None; leftovers.old.len()];
    for pair in pairs {
        let (old, new) = (leftovers.old_index[pair.old], leftovers.new_index[pair.new]);
        if matched.heir[old] == Some(new) {
            chosen[pair.old] = Some(*pair);
        }
    }
    let mut better = chosen.clone();
    for pair in pairs {
        let free = matched.carried[leftovers.new_index[pair.new]].is_none();
        let Some(first) = chosen[pair.old] else {
            continue;
        };
        let weight = leftovers.old[pair.old].weight;
        if free
            && !leftovers.new[pair.new].role.is_heading()
            && !leftovers.old[pair.old].role.is_heading()
            && first.common < ENOUGH * weight
            && pair.common >= MORE * first.common
            && pair.common >= LEAST * weight
            && pair.common >= LEAST * leftovers.new[pair.new].weight
            && better[pair.old].is_none_or(|best| pair.common > best.common)
        {
            better[pair.old] = Some(*pair);
        }
    }
    for (first, heir) in chosen.iter().zip(&better) {
        if let (Some(first), Some(heir)) = (first, heir)
            && first.new != heir.new
        {
            let (old, new) = (leftovers.old_index[heir.old], leftovers.new_index[heir.new]);
            if matched.carried[new].is_none() {
                matched.part(old, leftovers.new_index[first.new]);
                matched.pair(old, new, confidence(heir.similarity, heir.similarity));
            }
        }
    }
}
