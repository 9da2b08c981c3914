//! How long the texts of a locale are beside the English.

use super::Section;

/// The length of translations.
#[derive(Debug)]
pub struct Length {
    /// Letters of a translation ÷ letters of its English, the median over long texts; `None` where nobody measured it.
    pub median: Option<f64>,
}

impl Length {
    pub(super) fn read(section: &Section) -> Length {
        Length { median: section.number("median") }
    }
}
