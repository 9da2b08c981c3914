//! Text as people read it: normal forms, the class of a change, words that differ. Only home of `similar` and `unicode-segmentation`.
//!
//! Invariants: pure functions of strings; nothing here knows of files, Fluent entries or locales' settings.

mod change;
mod character;
mod diff;
mod need;
mod normal;
mod sentences;

pub use change::{Class, class};
pub use character::{Character, ScriptNumber, character, digit, is_letter, script};
pub use diff::{Difference, cut_middle, word_diff};
pub use need::needs_translation;
pub use normal::{composed, normalised, numbers, skeleton};
pub use sentences::{grapheme_ends, sentences};
