//! Text as people read it: normal forms, the class of a change, words that differ. Only home of `similar` and `unicode-segmentation`.
//!
//! Invariants: pure functions of strings; nothing here knows of files, Fluent entries or locales' settings.

mod change;
mod diff;
mod need;
mod normal;
mod sentences;

pub use change::{Class, class};
pub use diff::{Difference, cut_middle, word_diff};
pub use need::needs_translation;
pub use normal::{composed, normalised, numbers, skeleton};
pub use sentences::{grapheme_ends, sentences};
