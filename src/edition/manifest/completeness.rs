//! How complete an edition is: its passages, counted by where they come from.

use serde::{Deserialize, Serialize};

use crate::coverage::Coverage;
use crate::edition::{Edition, Origin};
use crate::translation::Translation;

/// The passages of an edition by origin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completeness {
    /// All passages.
    pub messages: usize,
    /// In the edition's own locale, up to date; in the source locale all.
    pub translated: usize,
    /// Made from an older English.
    pub stale: usize,
    /// From another locale.
    pub fallback: usize,
}

impl Completeness {
    /// Counts the passages of an edition.
    pub fn of(edition: &Edition) -> Completeness {
        let mut counts = Completeness { messages: edition.passages.len(), ..Completeness::default() };
        for passage in &edition.passages {
            match passage.origin {
                Origin::Article | Origin::Translated => counts.translated += 1,
                Origin::Outdated => counts.stale += 1,
                Origin::Fallback(_) => counts.fallback += 1,
            }
        }
        counts
    }

    /// Counts the passages of several editions.
    pub fn of_all(editions: &[Edition]) -> Completeness {
        let mut all = Completeness::default();
        for one in editions.iter().map(Completeness::of) {
            all.messages += one.messages;
            all.translated += one.translated;
            all.stale += one.stale;
            all.fallback += one.fallback;
        }
        all
    }

    /// Counts the messages of a translation; what is in none of the numbers is missing.
    pub fn of_translation(translation: &Translation<'_>) -> Completeness {
        let counts = Coverage::of(translation);
        Completeness { messages: counts.messages(), translated: counts.translated, stale: counts.stale, fallback: 0 }
    }
}
