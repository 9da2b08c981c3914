//! The text of a message or segment → what the matcher compares.

use crate::markdown::{self, Definitions};
use crate::matching::{Piece, Role};
use crate::segment::Kind;

/// A text with what the matcher looks at.
#[derive(Clone, Debug)]
pub struct Comparable {
    role: Role,
    text: String,
    visible: String,
    links: Vec<String>,
}

impl Comparable {
    /// Takes apart the inline Markdown of a message; of an unknown kind it counts as a paragraph.
    pub fn new(kind: Option<&Kind>, text: String) -> Comparable {
        let none = Definitions::new();
        let role = match kind {
            // Catalogues do not tell the level, so all headings are of one.
            Some(Kind::Heading) => Role::Heading(2),
            Some(Kind::Cell) => Role::Cell,
            Some(Kind::FrontMatter(_)) => Role::Metadata,
            Some(Kind::Html) => Role::Html,
            _ => Role::Body,
        };
        let visible = match role {
            Role::Html => markdown::without_tags(&text),
            _ => markdown::visible_text(&text, &none),
        };
        let links = match text.contains(['(', '<', '[']) {
            true => markdown::inventory(&text, &none).links.into_iter().map(|(target, _)| target).collect(),
            false => Vec::new(),
        };
        Comparable { role, text, visible, links }
    }

    /// Returns it for the matcher.
    pub fn piece(&self) -> Piece<'_> {
        Piece {
            role: self.role,
            text: &self.text,
            visible: &self.visible,
            links: self.links.iter().map(String::as_str).collect(),
        }
    }

    /// Returns the inline Markdown.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns what a reader sees.
    pub fn visible(&self) -> &str {
        &self.visible
    }
}
