//! One message that a locale has, as a check sees it.

use std::cell::OnceCell;

use super::super::visible::{Visible, Writing};
use super::TranslationContext;
use crate::catalogue::{Catalogue, Message};
use crate::conventions::Conventions;
use crate::file::TextFile;
use crate::finding::{Finding, Place, Severity};
use crate::ftl::{self, Entry, Flat};
use crate::markdown::Definitions;
use crate::segment::{Kind, Segment};
use crate::span::Span;
use crate::translation::Translated;

/// One message that a locale has.
pub struct MessageContext<'a> {
    /// Its translation.
    pub translation: &'a TranslationContext<'a>,
    /// The catalogue.
    pub catalogue: &'a Catalogue<'a>,
    /// The message in the catalogue.
    pub message: &'a Message<'a>,
    /// The English entry.
    pub source: &'a Entry<'a>,
    /// The translated entry.
    pub target: &'a Entry<'a>,
    /// The locale file.
    pub file: &'a TextFile,
    /// Its state.
    pub translated: &'a Translated,
    /// The segment it was made from, when the catalogue matches the article.
    pub segment: Option<&'a Segment>,
    /// How the locale writes, where that is on record.
    pub conventions: Option<&'static Conventions>,
    /// What was read of it so far.
    pub(super) seen: Seen,
}

/// What was read of a message, each when first asked for.
#[derive(Default)]
pub(super) struct Seen {
    is_text: OnceCell<bool>,
    source_flats: OnceCell<Vec<Flat>>,
    target_flats: OnceCell<Vec<Flat>>,
    source_visibles: OnceCell<Vec<Visible>>,
    target_visibles: OnceCell<Vec<Visible>>,
}

impl<'a> MessageContext<'a> {
    /// Makes a finding at a range of the locale file, with the English and the translation beside it.
    pub fn finding(&self, check: &'static str, severity: Severity, span: Span, message: impl Into<String>) -> Finding {
        Finding::new(check, severity, Place::range(self.file, span), message)
            .locale(self.translation.locale.locale.name())
            .message_id(&self.message.id)
            .source(self.catalogue.text(self.message))
            .target(crate::catalogue::view(&self.file.text, self.target))
    }

    /// Tells whether neither side has a placeable.
    pub fn is_text(&self) -> bool {
        *self.seen.is_text.get_or_init(|| is_text(self.source) && is_text(self.target))
    }

    /// Tells whether the translation may hold one of these characters, written as they are or escaped.
    pub fn target_may_hold(&self, characters: &[char]) -> bool {
        may_hold(self.file, self.target, characters)
    }

    /// Tells whether the English may hold one of these characters, written as they are or escaped.
    pub fn source_may_hold(&self, characters: &[char]) -> bool {
        may_hold(self.catalogue.file, self.source, characters)
    }

    /// Returns where the message's id stands in the locale file.
    pub fn id_span(&self) -> Span {
        self.target.id_span(&self.file.text).unwrap_or(self.target.span)
    }

    /// Returns where the message's value stands in the locale file, its id where it has none.
    pub fn value_span(&self) -> Span {
        let Some(first) = self.target_flats().first() else { return self.id_span() };
        match (first.pieces.first(), first.pieces.last()) {
            (Some(start), Some(end)) if start.origin.start <= end.origin.end && end.origin.end > 0 => {
                Span::new(start.origin.start, end.origin.end)
            }
            _ => self.id_span(),
        }
    }

    /// Returns the readings of the English value.
    pub fn source_flats(&self) -> &[Flat] {
        self.seen.source_flats.get_or_init(|| flats(&self.catalogue.file.text, self.source))
    }

    /// Returns the readings of the translated value.
    pub fn target_flats(&self) -> &[Flat] {
        self.seen.target_flats.get_or_init(|| flats(&self.file.text, self.target))
    }

    /// Returns what a reader sees of the English value, reading by reading.
    pub fn source_visibles(&self) -> &[Visible] {
        let read = |flat: &Flat| Visible::new(flat, self.writing());
        self.seen.source_visibles.get_or_init(|| self.source_flats().iter().map(read).collect())
    }

    /// Returns what a reader sees of the translated value, reading by reading.
    pub fn target_visibles(&self) -> &[Visible] {
        let read = |flat: &Flat| Visible::new(flat, self.writing());
        self.seen.target_visibles.get_or_init(|| self.target_flats().iter().map(read).collect())
    }

    fn writing(&self) -> Writing<'_> {
        match self.definitions().filter(|_| self.is_markdown()) {
            Some(definitions) => Writing::Markdown(definitions),
            None => Writing::Html,
        }
    }

    /// Tells whether the message is a segment of an article, so that its text is Markdown.
    pub fn is_markdown(&self) -> bool {
        self.translation.unit.reading.unit.has_article
            && !self.is_html()
            && !matches!(self.message.kind, Some(Kind::FrontMatter(_)))
    }

    /// Tells whether the message is a block of raw HTML.
    pub fn is_html(&self) -> bool {
        self.message.kind == Some(Kind::Html)
    }

    /// Returns the link reference definitions of the article.
    pub fn definitions(&self) -> Option<&Definitions> {
        self.translation.unit.reading.unit.article.as_ref().map(|article| &article.document.definitions)
    }
}

fn is_text(entry: &Entry<'_>) -> bool {
    let is_text =
        |element: &ftl::ast::PatternElement<&str>| matches!(element, ftl::ast::PatternElement::TextElement { .. });
    entry.patterns().all(|pattern| pattern.elements.iter().all(is_text))
}

fn may_hold(file: &TextFile, entry: &Entry<'_>, characters: &[char]) -> bool {
    // A literal may spell any character as `\u003C`.
    let body = file.slice(entry.body_span(&file.text));
    body.contains(characters) || body.contains('\\')
}

/// Returns the readings of a message's value.
pub(in crate::check) fn flats(text: &str, entry: &Entry<'_>) -> Vec<Flat> {
    entry.value().map_or_else(Vec::new, |value| ftl::flatten(text, value))
}
