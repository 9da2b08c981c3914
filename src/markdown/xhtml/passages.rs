//! Passages that are marked → an element around each.

use super::pieces::Piece;
use super::{Open, Owner, Writer, elements};
use crate::span::Span;

impl Writer<'_> {
    /// Opens and closes the element around a passage.
    pub(super) fn wrap(&mut self, piece: &Piece<'_>, span: Span) {
        let block = piece.is_block();
        if let Some(open) = self.wrapped
            && (span.end > open.end || block)
        {
            self.close(Owner::Wrap);
            self.wrapped = None;
        }
        while self.wraps.next_if(|(passage, _)| passage.end <= span.start).is_some() {}
        let starts = |(passage, _): &&(Span, String)| passage.start <= span.start && span.end <= passage.end;
        if self.wrapped.is_none()
            && !block
            && self.image.is_empty()
            && let Some((passage, attributes)) = self.wraps.next_if(starts)
        {
            self.wrapped = Some(*passage);
            // Raw HTML may bring in blocks.
            let name = if self.in_html && elements::fits(self.parent(), "div") { "div" } else { "span" };
            self.out.push_str(&format!("<{name} {attributes}>"));
            self.stack.push(Open { name: name.to_string(), of: Owner::Wrap });
        }
    }
}
