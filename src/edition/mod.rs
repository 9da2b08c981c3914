//! Article × locale → editions, one format a file.
//!
//! Invariants: pure; the same input gives the same bytes; nothing is left out silently: a message that cannot be printed
//! refuses the edition or stands in a marked fallback; no translation brings in markup, scripts or addresses of its own.

mod address;
mod base64;
mod borrowed;
mod epub;
mod exact;
mod format;
mod functions;
mod guard;
mod html;
mod listing;
mod manifest;
mod markdown;
mod passages;
mod proof;
mod pseudo;
mod resolve;
mod rewrite;
mod telegram;
mod text;
mod words;

pub use format::{Beside, FORMATS, Format, Make, names};
pub use html::{Collection, List, MOST_ADDRESSES, Shelf, TEMPLATES, TemplateError, Templates};
pub use listing::Listing;
pub use manifest::{
    Completeness, Manifest, ManifestEntry, Packed, PackedEntry, Published, Sha256, SharedFile, blake3, sha256,
};
pub use passages::{Edition, Missing, Origin, Passage, Refused, Request, edition};
pub use proof::Paper;
pub use pseudo::{PSEUDO, Pseudo};
pub use words::{Words, words};

use crate::config::Config;
use crate::finding::Finding;
use crate::locale::Locale;
use crate::project::Files;
use crate::span::Span;

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
    /// What all editions of the project share.
    pub site: &'a Site<'a>,
}

impl Printing<'_> {
    /// Returns who is named as the translator; nobody stands in the article itself.
    fn translator(&self) -> Option<&str> {
        let edition = self.edition;
        let settings =
            self.site.config.locale(edition.locale.name()).filter(|_| edition.locale != edition.source_locale);
        settings.and_then(|settings| settings.translator.as_deref())
    }
}

/// What all editions of a project share.
#[derive(Clone, Copy)]
pub struct Site<'a> {
    /// The settings of the project.
    pub config: &'a Config,
    /// The templates of pages.
    pub templates: &'a Templates,
    /// The files of the project, for the images of an article.
    pub files: &'a dyn Files,
    /// What counts as now where a format wants to know: seconds since 1970 (`SOURCE_DATE_EPOCH`).
    pub epoch: Option<u64>,
}

impl<'a> Site<'a> {
    /// Returns the address that the folder of pages is published under, without a final slash.
    fn base_url(&self) -> Option<&'a str> {
        self.config.editions.base_url.as_deref()
    }
}

/// A file of an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path; of an article's file, what stands behind the article's name.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl File {
    /// Makes a file.
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> File {
        File { path: path.into(), bytes: bytes.into() }
    }
}

/// What a format made.
#[derive(Clone, Debug, Default)]
pub struct Printed {
    /// The files.
    pub files: Vec<File>,
    /// What of the article could not go into them.
    pub findings: Vec<Finding>,
}

impl From<File> for Printed {
    fn from(file: File) -> Printed {
        Printed { files: vec![file], ..Printed::default() }
    }
}

/// What stands above the text of an edition.
struct Opening {
    /// The title.
    title: Option<String>,
    /// What readers must know.
    notices: Vec<String>,
    /// A heading of the text that only says the title again.
    skip: Option<Span>,
}

/// Returns what stands above the text: a title and an equal heading are printed once.
fn opening(printing: &Printing<'_>) -> Opening {
    let title = printing.edition.front_matter.get("title").map(|title| title.trim()).filter(|title| !title.is_empty());
    let same = |(heading, span): (String, Span)| (Some(heading.trim()) == title).then_some(span);
    let skip = crate::markdown::leading_heading(&printing.edition.text).and_then(same);
    Opening { title: title.map(str::to_string), notices: notices(printing), skip }
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
