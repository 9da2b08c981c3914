//! Article × locale → editions, one format a file.
//!
//! Invariants: pure; the same input gives the same bytes; nothing is left out silently: a message that cannot be printed
//! refuses the edition or stands in a marked fallback; no translation brings in markup, scripts or addresses of its own.

mod base64;
mod borrowed;
mod format;
mod functions;
mod guard;
mod html;
mod listing;
mod manifest;
mod markdown;
mod passages;
mod resolve;
mod rewrite;
mod text;
mod words;

pub use format::{FORMATS, Format, names};
pub use html::{Collection, MOST_ADDRESSES, Shelf, Site, TEMPLATES, TemplateError, Templates};
pub use listing::Listing;
pub use manifest::{Completeness, Manifest, ManifestEntry, SharedFile, sha256};
pub use passages::{Edition, Missing, Origin, Passage, Refused, Request, edition};
pub use words::{Words, words};

use crate::locale::Locale;

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
    /// Language and region as Open Graph writes them: `kk_KZ`.
    pub open_graph: String,
}

impl Alternate {
    /// Returns what a page needs to link to a locale.
    pub fn new(locale: &Locale) -> Alternate {
        Alternate {
            tag: locale.tag(),
            endonym: locale.endonym(),
            direction: locale.direction().word(),
            locale: locale.name().to_string(),
            open_graph: html::open_graph(locale),
        }
    }
}

/// What a format is made from.
pub struct Printing<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// Interface words of its locale.
    pub words: &'a Words,
    /// All locales that the article is published in, its own included.
    pub alternates: &'a [Alternate],
    /// Who translated, where the configuration names them.
    pub translator: Option<&'a str>,
    /// What all pages of the project share.
    pub site: &'a Site<'a>,
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
    let source = &printing.edition.source_locale;
    if passages.iter().any(|passage| matches!(&passage.origin, Origin::Fallback(locale) if locale != source)) {
        notices.push("fallback-notice");
    } else if any(|origin| matches!(origin, Origin::Fallback(_))) {
        notices.push("untranslated-notice");
    }
    if any(|origin| *origin == Origin::Outdated) {
        notices.push("outdated-notice");
    }
    notices.into_iter().map(|id| printing.words.get(id).to_string()).collect()
}
