//! Byte ranges of a text, the lines and columns that people read, and edits by byte range.
//!
//! Invariants: a [`Span`] counts bytes, [`Line`] and [`Column`] are 1-based, a [`Column`] counts Unicode code points.

use std::ops::Range;

/// A range of bytes in one text, `start` included, `end` excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One behind the last byte.
    pub end: usize,
}

impl Span {
    /// Returns the span from `start` to `end`.
    pub fn new(start: usize, end: usize) -> Span {
        debug_assert!(start <= end, "a span ends before it starts");
        Span { start, end }
    }

    /// Returns the range for slicing.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Returns the number of bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Tells whether the span holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Returns where `slice` stands in `text`.
    ///
    /// The slice must borrow from `text`; this is how positions are found in trees that carry none.
    pub fn of(text: &str, slice: &str) -> Span {
        let start = (slice.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
        debug_assert!(start + slice.len() <= text.len(), "the slice is not of this text");
        Span { start, end: start + slice.len() }
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Span {
        Span { start: range.start, end: range.end }
    }
}

/// A line number, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line(pub usize);

/// A column in Unicode code points, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Column(pub usize);

/// A line and a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: Line,
    /// The column, from 1.
    pub column: Column,
}

/// Where the lines of a text begin.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Indexes the lines of `text`; a line ends with a line feed.
    pub fn new(text: &str) -> LineIndex {
        let starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1)).collect();
        LineIndex { starts }
    }

    /// Returns the position of a byte offset; an offset behind the end counts as the end.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let offset = floor_boundary(text, offset);
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        let column = text[start..offset].chars().filter(|c| *c != '\u{FEFF}').count() + 1;
        Position { line: Line(line), column: Column(column) }
    }

    /// Returns the span of the whole lines that `span` touches, without the last line feed.
    pub fn whole_lines(&self, text: &str, span: Span) -> Span {
        let first = self.starts.partition_point(|start| *start <= span.start.min(text.len())) - 1;
        let start = self.starts[first];
        let from = span.end.clamp(start, text.len());
        // A span that ends behind a line feed does not touch the next line.
        let from =
            if from > start && from > span.start && text.as_bytes()[from - 1] == b'\n' { from - 1 } else { from };
        let end = memchr::memchr(b'\n', &text.as_bytes()[from..]).map_or(text.len(), |at| from + at);
        Span { start, end }
    }
}

/// Returns the offset, or the start of the character that it is inside of; at most the end of the text.
pub fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// One replacement in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that go.
    pub span: Span,
    /// What comes in their place.
    pub text: String,
}

/// Returns `text` with the edits applied; they must be in order and must not overlap.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        debug_assert!(at <= edit.span.start, "edits out of order");
        out.push_str(&text[at..edit.span.start]);
        out.push_str(&edit.text);
        at = edit.span.end;
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_code_points_and_lines_start_at_one() {
        let text = "ab\nқаз q\r\nx";
        let index = LineIndex::new(text);
        let at = |offset| {
            let position = index.position(text, offset);
            (position.line.0, position.column.0)
        };
        assert_eq!(at(0), (1, 1));
        assert_eq!(at(3), (2, 1));
        assert_eq!(at(10), (2, 5));
        assert_eq!(at(text.len()), (3, 2));
        assert_eq!(at(4), (2, 1), "inside a letter counts as its start");
    }

    #[test]
    fn a_span_that_ends_with_a_line_feed_keeps_to_its_line() {
        let text = "one\ntwo\nthree";
        let index = LineIndex::new(text);
        assert_eq!(index.whole_lines(text, Span::new(4, 8)), Span::new(4, 7));
        assert_eq!(index.whole_lines(text, Span::new(1, 5)), Span::new(0, 7));
        assert_eq!(index.whole_lines(text, Span::new(13, 13)), Span::new(8, 13));
    }

    #[test]
    fn edits_replace_ranges() {
        let edits =
            [Edit { span: Span::new(0, 1), text: "A".into() }, Edit { span: Span::new(2, 2), text: "-".into() }];
        assert_eq!(apply("abc", &edits), "Ab-c");
    }
}
