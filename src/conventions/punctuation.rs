//! Quotation marks, stops, dashes and spaces of a locale.

use super::Section;

/// How a locale punctuates.
#[derive(Debug)]
pub struct Punctuation {}

impl Punctuation {
    pub(super) fn read(_section: &Section) -> Punctuation {
        Punctuation {}
    }
}
