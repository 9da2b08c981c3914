//! The lines of a comment as the file shows them.

use crate::span::Span;

/// Returns each line of an attached comment with its span in the file, from `#` to the end of the line without its ending.
///
/// The library's comment holds the text behind `# `; this gives the line as a whole, so that it can be replaced.
pub fn comment_lines<'s>(text: &'s str, content: &[&'s str]) -> Vec<(Span, &'s str)> {
    content
        .iter()
        .map(|line| {
            let inner = Span::of(text, line);
            let start = text[..inner.start].rfind('\n').map_or(0, |at| at + 1);
            let start = if text[start..].starts_with('\u{FEFF}') { start + 3 } else { start };
            (Span::new(start, inner.end), *line)
        })
        .collect()
}
