//! What the author wrote, as a reader sees it, with the way back to the article or the plain file.

use super::context::{UnitContext, flats};
use super::signs::Signs;
use super::visible::{Visible, Writing};
use crate::article::Article;
use crate::catalogue::{Catalogue, Message};
use crate::finding::{Finding, Place, Severity};
use crate::ftl::Flat;
use crate::project::Reading;
use crate::segment::{Kind, Segment};
use crate::span::Span;

/// One text of the author: a segment of an article, or a reading of a message of a plain file.
pub(super) struct English<'a> {
    /// What a reader sees.
    pub visible: Visible<'a>,
    /// Which kinds of characters it has.
    pub signs: Signs,
    /// Where the text as a whole stands.
    whole: Span,
    /// The message, of a plain file.
    id: Option<String>,
    /// Whether `visible` leads back to the file.
    is_placed: bool,
}

impl<'a> English<'a> {
    /// Sees what the author of a unit wrote, in the order of the file; blocks of raw HTML are none of it.
    pub(super) fn of_unit(reading: &'a Reading<'_>) -> Vec<English<'a>> {
        match (&reading.unit.article, &reading.segments) {
            (Some(article), Some(cut)) => {
                let segments = cut.segments.iter().filter(|segment| segment.kind != Kind::Html);
                segments.map(|segment| English::of_segment(article, segment)).collect()
            }
            _ if reading.unit.has_article => Vec::new(),
            _ => reading.catalogue.iter().flat_map(English::of_plain).collect(),
        }
    }

    fn of_segment(article: &Article, segment: &Segment) -> English<'a> {
        let written = segment.pattern.markdown();
        // In a quotation or a list, the lines of the file have marks before them.
        let is_placed = article.file.slice(segment.span) == written;
        let visible = Visible::of_markdown(written, &article.document.definitions, segment.span.start);
        let is_placed = is_placed && !matches!(segment.kind, Kind::FrontMatter(_));
        English { signs: Signs::of(&visible.text), visible, whole: segment.span, id: None, is_placed }
    }

    fn of_plain(catalogue: &'a Catalogue<'_>) -> Vec<English<'a>> {
        let text = &catalogue.file.text;
        let read = |message: &'a Message<'_>| {
            let entry = catalogue.entry(message);
            let english = |flat: &Flat<'a>| {
                let signs = Signs::of(&flat.text);
                let visible = Visible::new(flat, Writing::of(&flat.text, signs), None);
                English { visible, signs, whole: entry.span, id: Some(message.id.clone()), is_placed: true }
            };
            flats(text, entry).iter().map(english).collect::<Vec<_>>()
        };
        catalogue.messages.iter().flat_map(read).collect()
    }

    /// Returns where a range of what is seen stands in the file.
    pub(super) fn place(&self, within: Span) -> Span {
        self.visible.origin(within).filter(|_| self.is_placed).unwrap_or(self.whole)
    }

    /// Returns where a range stands in the file when the same bytes stand there.
    pub(super) fn literal_place(&self, within: Span) -> Option<Span> {
        self.visible.literal_origin(within).filter(|_| self.is_placed)
    }

    /// Makes a finding at a range of what is seen.
    pub(super) fn finding(
        &self,
        context: &UnitContext<'_>,
        check: &'static str,
        severity: Severity,
        within: Span,
        message: impl Into<String>,
    ) -> Finding {
        let reading = context.reading;
        let article = reading.unit.article.as_ref().map(|article| &article.file);
        let place = match article.or(reading.catalogue.as_ref().map(|catalogue| catalogue.file)) {
            Some(file) => Place::range(file, self.place(within)),
            None => Place::file(&reading.unit.catalogue_path),
        };
        let finding = Finding::new(check, severity, place, message);
        match &self.id {
            Some(id) => finding.message_id(id),
            None => finding,
        }
    }
}
