//! An old and a new piece that may be one message, and how sure that is.

use super::Confidence;

/// From this score on a pair is the same message in other words; below, a reader should look.
pub(super) const SURE: f32 = 0.65;

/// An old and a new piece, by their place among the leftovers.
#[derive(Clone, Copy)]
pub(super) struct Pair {
    pub old: usize,
    pub new: usize,
    pub similarity: f32,
    /// The weight of what both hold.
    pub common: f32,
}

/// Returns how sure a pair of this score is; `similarity` is that of the texts alone.
pub(super) fn confidence(score: f32, similarity: f32) -> Confidence {
    let similarity = f64::from(similarity);
    if score >= SURE { Confidence::Reworded { similarity } } else { Confidence::Uncertain { similarity } }
}
