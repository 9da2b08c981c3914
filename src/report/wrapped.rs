//! A text → lines that fit a terminal, broken between words.
//!
//! Invariant: what stands in backticks is never broken, so that a command can be copied.

use unicode_width::UnicodeWidthStr;

/// Breaks each line of a text before it is wider than `width` columns; a word that is wider stands alone.
pub(super) fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut column = 0;
    for piece in pieces(text) {
        let word = piece.trim_end();
        if column > 0 && column + word.width() > width {
            out.truncate(out.trim_end_matches(' ').len());
            out.push('\n');
            column = 0;
        }
        out.push_str(piece);
        column = if piece.ends_with('\n') { 0 } else { column + piece.width() };
    }
    out
}

/// Cuts a text behind each space or line feed that is not in backticks.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut in_code) = (0, false);
    for (at, c) in text.char_indices() {
        in_code ^= c == '`';
        if c == '\n' || c == ' ' && !in_code {
            pieces.push(&text[start..=at]);
            start = at + 1;
        }
    }
    pieces.push(&text[start..]);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_never_in_a_command() {
        for (text, width, expected) in [
            ("one two three", 7, "one two\nthree"),
            ("one two three", 80, "one two three"),
            ("run `tolmach accept ru a:b` now", 12, "run\n`tolmach accept ru a:b`\nnow"),
            ("extraordinarily so", 5, "extraordinarily\nso"),
            ("a `b c d", 3, "a\n`b c d"),
            ("one\ntwo three", 9, "one\ntwo three"),
            ("你好 你好 你好", 9, "你好 你好\n你好"),
            ("замо\u{301}к замо\u{301}к", 5, "замо\u{301}к\nзамо\u{301}к"),
            ("", 5, ""),
        ] {
            assert_eq!(wrapped(text, width), expected, "{text} in {width}");
        }
    }
}
