//! The alphabet of a locale.

use super::Section;

/// The letters that a locale writes.
#[derive(Debug)]
pub struct Letters {}

impl Letters {
    pub(super) fn read(_section: &Section) -> Letters {
        Letters {}
    }
}
