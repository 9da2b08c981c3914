//! One message that a locale has, as a check sees it.

use super::super::signs::Signs;
use super::super::visible::{Visible, Writing};
use super::TranslationContext;
use super::side::{Seen, SeenEnglish};
use crate::catalogue::{Catalogue, Message};
use crate::conventions::Conventions;
use crate::file::TextFile;
use crate::finding::{Finding, Place, Severity};
use crate::ftl::{self, Entry, Flat, Kinds};
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
        *self.own.is_text.get_or_init(|| is_text(self.target))
            && *self.english.seen.is_text.get_or_init(|| is_text(self.source))
    }

    /// Returns what kinds of things the translation uses.
    pub fn target_kinds(&self) -> Kinds {
        *self.own.kinds.get_or_init(|| Kinds::of(self.target))
    }

    /// Tells whether the translation may hold a character of these kinds, in its value or an attribute.
    pub(in crate::check) fn target_has(&self, signs: Signs) -> bool {
        self.target_signs().has(signs)
    }

    /// Tells whether the English may hold a character of these kinds, in its value or an attribute.
    pub(in crate::check) fn source_has(&self, signs: Signs) -> bool {
        self.source_signs().has(signs)
    }

    fn target_signs(&self) -> Signs {
        *self.own.signs.get_or_init(|| signs(self.file, self.target))
    }

    fn source_signs(&self) -> Signs {
        *self.english.seen.signs.get_or_init(|| signs(self.catalogue.file, self.source))
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
        self.english.seen.flats.get_or_init(|| flats(&self.catalogue.file.text, self.source))
    }

    /// Returns the readings of the translated value.
    pub fn target_flats(&self) -> &[Flat<'a>] {
        self.own.flats.get_or_init(|| flats(&self.file.text, self.target))
    }

    /// Returns what a reader sees of the English value, reading by reading.
    pub fn source_visibles(&self) -> &[Visible<'a>] {
        let letters = self.source_conventions().map(|conventions| &conventions.letters);
        self.english.seen.visibles.get_or_init(|| {
            let writing = self.writing(self.source_signs(), self.catalogue.file, self.source);
            self.source_flats().iter().map(|flat| Visible::new(flat, writing, letters)).collect()
        })
    }

    /// Returns what a reader sees of the translated value, reading by reading.
    pub fn target_visibles(&self) -> &[Visible<'a>] {
        let letters = self.conventions().map(|conventions| &conventions.letters);
        self.own.visibles.get_or_init(|| {
            let writing = self.writing(self.target_signs(), self.file, self.target);
            self.target_flats().iter().map(|flat| Visible::new(flat, writing, letters)).collect()
        })
    }

    /// Returns what a reader sees of the attributes of the translation.
    pub fn target_attributes(&self) -> &[Visible<'a>] {
        self.own.attributes.get_or_init(|| {
            let patterns = self.target.attributes().iter();
            let flats = patterns.flat_map(|own| ftl::flatten(&self.file.text, &own.value));
            let letters = self.conventions().map(|conventions| &conventions.letters);
            flats.map(|flat| Visible::new(&flat, Writing::Html, letters)).collect()
        })
    }

    /// Returns how an entry of a file is written, which has these signs.
    fn writing(&self, signs: Signs, file: &TextFile, entry: &Entry<'_>) -> Writing<'_> {
        match self.definitions().filter(|_| self.is_markdown()) {
            Some(definitions) => Writing::Markdown(definitions),
            None => Writing::of(file.slice(entry.body_span(&file.text)), signs),
        }
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

fn signs(file: &TextFile, entry: &Entry<'_>) -> Signs {
    let body = file.slice(entry.body_span(&file.text));
    // An id tells nothing of the text.
    Signs::of(body.split_once('=').map_or(body, |(_, text)| text))
}

/// Returns the readings of a message's value.
pub(in crate::check) fn flats<'s>(text: &str, entry: &Entry<'s>) -> Vec<Flat<'s>> {
    entry.value().map_or_else(Vec::new, |value| ftl::flatten(text, value))
}
