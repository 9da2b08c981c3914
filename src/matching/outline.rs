//! A side's pieces → the heading that each stands under.
//!
//! The parent of a heading is the nearest one before it of a lower level; of anything else, the nearest heading before it.

use super::{Piece, Role};

/// Returns for each piece the index of its heading, `None` before the first.
pub(super) fn parents(pieces: &[Piece]) -> Vec<Option<usize>> {
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut parents = Vec::with_capacity(pieces.len());
    for (index, piece) in pieces.iter().enumerate() {
        if let Role::Heading(level) = piece.role {
            while open.last().is_some_and(|&(above, _)| above >= level) {
                open.pop();
            }
            parents.push(open.last().map(|&(_, heading)| heading));
            open.push((level, index));
        } else {
            parents.push(open.last().map(|&(_, heading)| heading));
        }
    }
    parents
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_stand_under_the_nearest_heading_above() {
        let levels = [None, Some(1), None, Some(3), None, Some(2), None, Some(2), Some(1), None];
        let pieces: Vec<Piece> = levels
            .iter()
            .map(|level| Piece {
                role: level.map_or(Role::Body, Role::Heading),
                text: "",
                visible: "",
                links: Vec::new(),
            })
            .collect();
        let expected = [None, None, Some(1), Some(1), Some(3), Some(1), Some(5), Some(1), None, Some(8)];
        assert_eq!(parents(&pieces), expected);
    }
}
