//! The text of a message or segment → what the matcher compares.

use std::sync::OnceLock;

use crate::markdown::{self, Definitions};
use crate::matching::{Piece, Role};
use crate::segment::Kind;

/// A text with what the matcher looks at; it is taken apart when that is first asked for, since most texts are as they were.
#[derive(Clone, Debug)]
pub struct Comparable {
    role: Role,
    text: String,
    visible: OnceLock<String>,
    links: OnceLock<Vec<String>>,
}

impl Comparable {
    /// Takes the inline Markdown of a message; of an unknown kind it counts as a paragraph.
    pub fn new(kind: Option<&Kind>, text: String) -> Comparable {
        let role = match kind {
            // Catalogues do not tell the level, so all headings are of one.
            Some(Kind::Heading) => Role::Heading(2),
            Some(Kind::Cell) => Role::Cell,
            Some(Kind::FrontMatter(_)) => Role::Metadata,
            Some(Kind::Html) => Role::Html,
            Some(Kind::Item) => Role::Item,
            Some(Kind::DefinitionTerm) => Role::Term,
            Some(Kind::DefinitionDescription) => Role::Description,
            Some(Kind::Footnote) => Role::Footnote,
            Some(Kind::Quote) => Role::Quotation,
            Some(Kind::Paragraph) | None => Role::Body,
        };
        Comparable { role, text, visible: OnceLock::new(), links: OnceLock::new() }
    }

    /// Tells whether both are the same text in the same role.
    pub fn is_same(&self, other: &Comparable) -> bool {
        self.role == other.role && self.text == other.text
    }

    /// Returns it for the matcher.
    pub fn piece(&self) -> Piece<'_> {
        let links = self.links.get_or_init(|| match self.text.contains(['(', '<', '[']) {
            true => {
                let found = markdown::inventory(&self.text, &Definitions::new());
                found.links.into_iter().map(|(target, _)| target).collect()
            }
            false => Vec::new(),
        });
        Piece {
            role: self.role,
            text: &self.text,
            visible: self.visible(),
            links: links.iter().map(String::as_str).collect(),
        }
    }

    /// Returns the inline Markdown.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns what a reader sees.
    pub fn visible(&self) -> &str {
        self.visible.get_or_init(|| match self.role {
            Role::Html => markdown::without_tags(&self.text),
            _ => markdown::visible_text(&self.text, &Definitions::new()),
        })
    }
}
