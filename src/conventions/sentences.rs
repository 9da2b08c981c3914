//! Where the sentences of a locale end.

use super::Section;

/// What tells the end of a sentence from another full stop.
#[derive(Debug)]
pub struct Sentences {
    /// Words that a full stop shortens, in lower case, without their final stop: no sentence ends there unless a paragraph
    /// does.
    pub abbreviations: Vec<String>,
}

impl Sentences {
    pub(super) fn read(section: &Section) -> Sentences {
        Sentences { abbreviations: section.texts("abbreviations") }
    }
}
