//! Markdown text → blocks with spans, the inline text of each, and back into the bytes. Only home of `pulldown-cmark`.
//!
//! Markdown is never written anew: an edition is the article's own bytes with the bytes of some slots replaced.
//! Invariants: slots are in order and never overlap; no text makes a function here panic (the library runs behind
//! `catch_unwind`). CommonMark 0.31 with GFM tables, strikethrough, task lists, footnotes and alerts; front matter; heading
//! attributes; definition lists.

mod blocks;
mod body;
mod continuation;
mod destination;
mod directive;
mod escape;
mod flow;
mod front_matter;
mod html;
mod inline;
mod inventory;
mod literal;
mod page;
mod plain;
mod scalar;
mod skeleton;
mod splice;
mod tags;
mod visible;
mod xhtml;

use pulldown_cmark::Options;

pub use blocks::{Block, BlockKind, Document, Unreadable, parse};
pub use body::{Dress, Headings, Picture, page_body};
pub use destination::{decoded, forbidden_scheme, percent_decoded};
pub use directive::{Directive, directive};
pub use flow::{Gap, Paragraph, ParagraphKind, Run, Style, flow, leading_heading};
pub use front_matter::{FrontMatter, Scalar, ScalarStyle, front_matter};
pub use html::{holds_text, without_tags};
pub use inline::inline_text;
pub use inventory::{Definitions, Inventory, inventory, opaque_spans, tag_spans, visible_text};
pub use literal::{escaped_anywhere, escaped_by, reference};
pub use page::{Markup, html_page};
pub use skeleton::{Skeleton, first_difference, skeleton};
pub use splice::{Break, Opens, Replacement, Slot, splice};
pub use visible::{Seen, VisibleRun, visible_runs, visible_runs_of_html};
pub use xhtml::{Body, Chapter, Image, chapter, escaped};

/// The extensions in force. They are joined, never taken out of `all()`: `ENABLE_OLD_FOOTNOTES` holds the bit of
/// `ENABLE_FOOTNOTES`.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
}
