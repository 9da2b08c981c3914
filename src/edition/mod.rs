//! Article × locale → editions, one format a file.
//!
//! Invariants: pure; the same input gives the same bytes; nothing is left out silently: a message that cannot be printed
//! refuses the edition or stands in a marked fallback; no translation brings in markup, scripts or addresses of its own.

mod exact;
mod format;
mod functions;
mod guard;
mod html;
mod manifest;
mod markdown;
mod passages;
mod proof;
mod pseudo;
mod resolve;
mod rewrite;
mod text;
mod words;

pub use format::{FORMATS, Format, Print, names};
pub use manifest::{Completeness, Manifest, ManifestEntry, sha256};
pub use passages::{Edition, Missing, Origin, Passage, Refused, Request, edition};
pub use proof::Paper;
pub use pseudo::{PSEUDO, Pseudo};
pub use words::{Words, words};

/// An article of another locale that a page links to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternate {
    /// The locale's tag.
    pub tag: String,
    /// The locale's own name.
    pub endonym: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// The locale's folder.
    pub locale: String,
}

/// What a format is made from.
pub struct Printing<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// Interface words of its locale.
    pub words: &'a Words,
    /// All locales that the article is published in, its own included.
    pub alternates: &'a [Alternate],
}

/// Returns the path of an edition below the folder of editions.
pub fn path(format: &Format, locale: &str, article: &str) -> String {
    format!("{}/{locale}/{article}.{}", format.name, format.extension)
}

/// Returns what readers must know before they read, in the edition's locale.
fn notices(printing: &Printing<'_>) -> Vec<String> {
    let passages = &printing.edition.passages;
    let any = |wanted: fn(&Origin) -> bool| passages.iter().any(|passage| wanted(&passage.origin));
    let mut notices = Vec::new();
    if !printing.edition.reviewed {
        notices.push("unreviewed-notice");
    }
    if any(|origin| matches!(origin, Origin::Fallback(_))) {
        notices.push("untranslated-notice");
    }
    if any(|origin| *origin == Origin::Outdated) {
        notices.push("outdated-notice");
    }
    notices.into_iter().map(|id| printing.words.get(id).to_string()).collect()
}
