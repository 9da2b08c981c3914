//! Bytes of a file → text with its path: decoding, line endings, places for findings.
//!
//! Invariants: the text is the file's bytes to the letter (a byte order mark included), so that every [`Span`] is also
//! a range of bytes in the file; paths are relative to the project with `/` between the names.

use std::sync::OnceLock;

use crate::span::{LineIndex, Position, Span};

/// A text file with its path.
#[derive(Debug)]
pub struct TextFile {
    /// The path from the project folder, `/` between names.
    pub path: String,
    /// The whole content, byte order mark included.
    pub text: String,
    lines: OnceLock<LineIndex>,
}

/// Why bytes are not a text we read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodingProblem {
    /// The byte at which reading stops.
    pub offset: usize,
    /// What stands there.
    pub kind: EncodingProblemKind,
}

/// What is wrong with the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EncodingProblemKind {
    /// A sequence that is not UTF-8.
    NotUtf8,
    /// The file begins with a UTF-16 byte order mark.
    Utf16,
    /// A NUL byte.
    Nul,
}

impl TextFile {
    /// Makes a text file of a path and its text.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> TextFile {
        TextFile { path: path.into(), text: text.into(), lines: OnceLock::new() }
    }

    /// Decodes UTF-8 bytes, with or without a byte order mark.
    ///
    /// # Errors
    /// A problem with its byte offset when the bytes are not UTF-8 or hold a NUL.
    pub fn decode(path: impl Into<String>, bytes: Vec<u8>) -> Result<TextFile, EncodingProblem> {
        if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
            return Err(EncodingProblem { offset: 0, kind: EncodingProblemKind::Utf16 });
        }
        // Where it stops is asked only of the few files that are not UTF-8.
        let text = simdutf8::basic::from_utf8(&bytes)
            .or_else(|_| std::str::from_utf8(&bytes))
            .map_err(|error| EncodingProblem { offset: error.valid_up_to(), kind: EncodingProblemKind::NotUtf8 })?;
        match memchr::memchr(0, &bytes) {
            Some(offset) => Err(EncodingProblem { offset, kind: EncodingProblemKind::Nul }),
            None => Ok(TextFile::new(path, text)),
        }
    }

    /// Returns the length in bytes of the byte order mark: 3 or 0.
    pub fn mark_len(&self) -> usize {
        if self.text.starts_with('\u{FEFF}') { 3 } else { 0 }
    }

    /// Returns the line ending of the file: that of its first line, a line feed where there is none.
    pub fn newline(&self) -> &'static str {
        match self.text.find('\n') {
            Some(at) if at > 0 && self.text.as_bytes()[at - 1] == b'\r' => "\r\n",
            _ => "\n",
        }
    }

    /// Returns the text of a span; empty where the span is not on character boundaries.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// Returns the line and column of a byte offset.
    pub fn position(&self, offset: usize) -> Position {
        self.line_index().position(&self.text, offset)
    }

    /// Returns the span of the whole lines that `span` touches.
    pub fn whole_lines(&self, span: Span) -> Span {
        self.line_index().whole_lines(&self.text, span)
    }

    fn line_index(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_bytes_are_named_with_their_offset() {
        let problem = |bytes: &[u8]| TextFile::decode("a.md", bytes.to_vec()).map(|_| ()).unwrap_err();
        assert_eq!(problem(b"ab\xFFc"), EncodingProblem { offset: 2, kind: EncodingProblemKind::NotUtf8 });
        assert_eq!(problem(b"ab\0c"), EncodingProblem { offset: 2, kind: EncodingProblemKind::Nul });
        assert_eq!(problem(b"\xFF\xFEa\0"), EncodingProblem { offset: 0, kind: EncodingProblemKind::Utf16 });
    }

    #[test]
    fn line_endings_are_those_of_the_first_line() {
        assert_eq!(TextFile::new("", "a\r\nb\n").newline(), "\r\n");
        assert_eq!(TextFile::new("", "a\nb\r\n").newline(), "\n");
        assert_eq!(TextFile::new("", "").newline(), "\n");
    }
}
