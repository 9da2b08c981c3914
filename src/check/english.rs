//! What the author wrote, as a reader sees it, with the way back to the article or the plain file.

use std::borrow::Cow;

use super::context::{SeenEnglish, UnitContext};
use super::signs::Signs;
use super::visible::Visible;
use crate::article::Article;
use crate::finding::{Finding, Place, Severity};
use crate::segment::{Kind, Segment};
use crate::span::Span;

/// One text of the author: a segment of an article, or a reading of a message of a plain file.
pub(super) struct English<'a> {
    /// What a reader sees.
    pub visible: Cow<'a, Visible<'a>>,
    /// Which kinds of characters it has.
    pub signs: Signs,
    /// Where the text as a whole stands.
    whole: Span,
    /// The message, of a plain file.
    id: Option<&'a str>,
    /// Whether `visible` leads back to the file.
    is_placed: bool,
}

impl<'a> English<'a> {
    /// Sees what the author of a unit wrote, in the order of the file; blocks of raw HTML are none of it.
    pub(super) fn of_unit(unit: &'a UnitContext<'a>) -> Vec<English<'a>> {
        let reading = unit.reading;
        match (&reading.unit.article, &reading.segments) {
            (Some(article), Some(cut)) => {
                let segments = cut.segments.iter().filter(|segment| segment.kind != Kind::Html);
                segments.map(|segment| English::of_segment(article, segment)).collect()
            }
            _ if reading.unit.has_article => Vec::new(),
            _ => unit.sources().iter().flat_map(|source| English::of_message(unit, source)).collect(),
        }
    }

    fn of_segment(article: &Article, segment: &Segment) -> English<'a> {
        let written = segment.pattern.markdown();
        // In a quotation or a list, the lines of the file have marks before them.
        let is_placed = article.file.slice(segment.span) == written;
        let visible = Visible::of_markdown(written, &article.document.definitions, segment.span.start);
        let is_placed = is_placed && !matches!(segment.kind, Kind::FrontMatter(_));
        English {
            signs: Signs::of(&visible.text),
            visible: Cow::Owned(visible),
            whole: segment.span,
            id: None,
            is_placed,
        }
    }

    fn of_message(unit: &'a UnitContext<'a>, source: &'a SeenEnglish<'a>) -> impl Iterator<Item = English<'a>> {
        unit.visibles(source).iter().map(|visible| English {
            visible: Cow::Borrowed(visible),
            signs: source.signs(),
            whole: source.span(),
            id: Some(&source.message.id),
            is_placed: true,
        })
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
        match self.id {
            Some(id) => finding.message_id(id),
            None => finding,
        }
    }
}
