//! One message that a locale has, as a check sees it.

use super::super::signs::Signs;
use super::super::visible::Visible;
use super::TranslationContext;
use super::side::{Seen, SeenEnglish};
use crate::catalogue::{Catalogue, Message};
use crate::conventions::{Conventions, Letters};
use crate::file::TextFile;
use crate::finding::{Finding, Place, Severity};
use crate::ftl::{Entry, Flat, Kinds};
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
    /// What was read of the English so far.
    pub(in crate::check) english: &'a SeenEnglish<'a>,
    /// What was read of the translation so far.
    pub(in crate::check) own: Seen<'a>,
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
        self.own.is_text() && self.english.seen.is_text()
    }

    /// Returns what kinds of things the translation uses.
    pub fn target_kinds(&self) -> Kinds {
        self.own.kinds()
    }

    /// Tells whether the translation may hold a character of these kinds, in its value or an attribute.
    pub(in crate::check) fn target_has(&self, signs: Signs) -> bool {
        self.own.signs().has(signs)
    }

    /// Tells whether the English may hold a character of these kinds, in its value or an attribute.
    pub(in crate::check) fn source_has(&self, signs: Signs) -> bool {
        self.english.seen.signs().has(signs)
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
    pub fn source_flats(&self) -> &[Flat<'a>] {
        self.english.seen.flats()
    }

    /// Returns the readings of the translated value.
    pub fn target_flats(&self) -> &[Flat<'a>] {
        self.own.flats()
    }

    /// Returns what a reader sees of the English value, reading by reading.
    pub fn source_visibles(&self) -> &[Visible<'a>] {
        self.translation.unit.visibles(self.english)
    }

    /// Returns what a reader sees of the translated value, reading by reading.
    pub fn target_visibles(&self) -> &[Visible<'a>] {
        self.own.visibles(self.letters())
    }

    /// Returns what a reader sees of the attributes of the translation.
    pub fn target_attributes(&self) -> &[Visible<'a>] {
        self.own.attributes(self.letters())
    }

    fn letters(&self) -> Option<&'static Letters> {
        self.conventions().map(|conventions| &conventions.letters)
    }

    /// Returns how the source locale writes, where that is on record.
    pub fn source_conventions(&self) -> Option<&'static Conventions> {
        self.translation.unit.source_conventions()
    }

    /// Returns how the locale writes, where that is on record.
    pub fn conventions(&self) -> Option<&'static Conventions> {
        self.translation.conventions()
    }

    /// Tells whether the message is a segment of an article, so that its text is Markdown.
    pub fn is_markdown(&self) -> bool {
        self.translation.unit.is_markdown(self.message)
    }

    /// Tells whether the message is a block of raw HTML.
    pub fn is_html(&self) -> bool {
        self.message.kind == Some(Kind::Html)
    }

    /// Returns the link reference definitions of the article; `None` where the message is no Markdown.
    pub fn definitions(&self) -> Option<&'a Definitions> {
        self.own.definitions
    }
}
