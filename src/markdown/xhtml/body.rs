//! What a chapter is made with, and what it becomes.

use crate::markdown::escaped_by;
use crate::span::Span;

/// What a chapter is made with.
pub struct Chapter<'a> {
    /// Passages to wrap, in order: the bytes of the text and the attributes of the element around them.
    pub wraps: &'a [(Span, String)],
    /// A block that is not printed.
    pub skip: Option<Span>,
    /// Returns where a link leads; `None` leaves its text only. Fragments of the chapter are not asked for.
    pub link: &'a dyn Fn(&str) -> Option<String>,
    /// Returns what is shown for an image.
    pub image: &'a dyn Fn(&str) -> Image,
    /// Returns an interface word.
    pub word: &'a dyn Fn(&str) -> String,
}

/// What is shown for an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Image {
    /// The file of the book at this path.
    Embedded(String),
    /// Its description, which leads to this address.
    Elsewhere(String),
    /// Its description.
    Described,
}

/// A chapter's body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// Its XHTML.
    pub xhtml: String,
    /// The headings outside of footnotes: level, id, text.
    pub headings: Vec<(u8, String, String)>,
    /// How many images it shows, and how many of them have no description.
    pub images: (usize, usize),
}

/// Escapes a text for XML; characters that XML cannot hold become U+FFFD (XML 1.0 §2.2).
pub fn escaped(text: &str) -> String {
    escaped_by(text, |c, out| match c {
        '\t' | '\n' => out.push(c),
        '\r' => {}
        '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
        c => out.push(c),
    })
}
