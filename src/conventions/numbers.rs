//! Figures, percentages and dates of a locale.

use super::Section;

/// How a locale writes figures.
#[derive(Debug)]
pub struct Numbers {}

impl Numbers {
    pub(super) fn read(_section: &Section) -> Numbers {
        Numbers {}
    }
}
