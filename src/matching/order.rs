//! The carried pieces → which of them moved.
//!
//! The fewest pieces are flagged that leave all others in their old order.

use super::Carry;

/// Flags every carried piece outside of the longest run that kept its order.
pub(super) fn flag_moves(carried: &mut [Option<Carry>]) {
    // The usual search of the longest increasing subsequence: `ends[length]` is the carried piece with the smallest
    // old index that ends such a run, `before` chains each to its predecessor.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; carried.len()];
    let old_of = |new: usize| carried[new].map_or(0, |carry: Carry| carry.old);
    for new in 0..carried.len() {
        if carried[new].is_none() {
            continue;
        }
        let length = ends.partition_point(|&end| old_of(end) < old_of(new));
        before[new] = length.checked_sub(1).map(|last| ends[last]);
        if length == ends.len() {
            ends.push(new);
        } else {
            ends[length] = new;
        }
    }
    let mut stays = vec![false; carried.len()];
    let mut at = ends.last().copied();
    while let Some(new) = at {
        stays[new] = true;
        at = before[new];
    }
    for (carry, stays) in carried.iter_mut().zip(stays) {
        if let Some(carry) = carry {
            carry.moved = !stays;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Confidence;
    use super::*;

    #[test]
    fn fewest_pieces_are_flagged() {
        for (olds, expected) in
            [(vec![0, 1, 2], vec![]), (vec![3, 0, 1, 2], vec![0]), (vec![0, 3, 1, 2, 4], vec![1]), (vec![], vec![])]
        {
            let mut carried: Vec<Option<Carry>> =
                olds.iter().map(|&old| Some(Carry { old, confidence: Confidence::Exact, moved: false })).collect();
            flag_moves(&mut carried);
            let moved: Vec<usize> = (0..olds.len()).filter(|&new| carried[new].is_some_and(|c| c.moved)).collect();
            assert_eq!(moved, expected, "{olds:?}");
        }
    }
}
