//! Text that would start or end a block → the same text, escaped.

use std::panic::catch_unwind;

use pulldown_cmark::{Event, Parser, Tag};

use super::options;
use super::splice::Opens;

/// Escapes what would start a block at the beginning of a line of prose (CommonMark §4, §5; GFM tables and tasks;
/// footnote and reference definitions; definition lists).
///
/// An escaped bracket opens no link, so that one is escaped only where it would open something else; definitions are found by
/// [`defines`]. A tag cannot be escaped: behind a line of its own paragraph it is indented instead, which means nothing there.
pub(super) fn line_start(line: &str, opens: Opens) -> String {
    let first = line.chars().next();
    let fence = line.bytes().take_while(|byte| Some(char::from(*byte)) == first).count();
    let hashes = line.len() - line.trim_start_matches('#').len();
    let starts_block = match first {
        Some('#') => hashes <= 6 && ends_word(&line[hashes..]),
        Some('>') => true,
        Some('-' | '+' | '*') => ends_word(&line[1..]) || is_rule(line),
        Some('_') => is_rule(line),
        Some('=') => line.trim_end().bytes().all(|byte| byte == b'='),
        Some('|') => true,
        // The library needs no space behind the mark of a definition.
        Some(':') => true,
        // An info string holds no backtick (CommonMark §4.5): with one, it is a code span.
        Some('`') if fence >= 3 && !line[fence..].contains('`') => return escaped_fence(line, fence),
        Some('~') if fence >= 3 => return escaped_fence(line, fence),
        Some('~') => ends_word(&line[1..]),
        Some('[') => is_mark(line, opens),
        _ => false,
    };
    if starts_block {
        return format!("\\{line}");
    }
    if first == Some('<') && opens == Opens::Line {
        return format!("    {line}");
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let marker = line.as_bytes().get(digits).is_some_and(|byte| matches!(byte, b'.' | b')'));
    if (1..=9).contains(&digits) && marker && ends_word(&line[digits + 1..]) {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    line.to_string()
}

/// Escapes each mark of a fence: what is left of them would go with other marks of code or of deleted text.
fn escaped_fence(line: &str, length: usize) -> String {
    let marks = line[..length].chars().flat_map(|mark| ['\\', mark]);
    marks.chain(line[length..].chars()).collect()
}

/// Escapes what a heading would read as its closing sequence or its attributes.
pub(super) fn heading(text: &str) -> String {
    let body = text.trim_end_matches('#');
    if body.len() < text.len() && (body.is_empty() || body.ends_with([' ', '\t'])) {
        return format!("{body}\\{}", &text[body.len()..]);
    }
    // A backslash before the opening brace does not keep the library from reading attributes; inside them it does.
    if let Some(inner) = text.strip_suffix('}')
        && let Some(open) = inner.rfind(['{', '}', '<', '>', '\\'])
        && inner[open..].starts_with('{')
    {
        return format!("{inner}\\}}");
    }
    text.to_string()
}

/// Escapes the `|` of a table cell, also inside code; behind any backslash, even one that is escaped itself, it parts no cells
/// (GFM §4.10).
pub(super) fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c == '|' && !out.ends_with('\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn ends_word(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with([' ', '\t'])
}

fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|c| !matches!(c, ' ' | '\t'));
    let Some(first) = marks.next() else { return false };
    let same = marks.try_fold(1, |count, c| (c == first).then_some(count + 1));
    same.is_some_and(|count| count >= if first == '-' { 1 } else { 3 })
}

/// Tells whether a line starts with a bracket that is the mark of a task, an alert or a footnote.
fn is_mark(line: &str, opens: Opens) -> bool {
    let Some(close) = label_end(line) else { return false };
    // A footnote interrupts a paragraph.
    let is_footnote = opens != Opens::Nothing && line.starts_with("[^") && line[close + 1..].starts_with(':');
    let is_task = opens == Opens::Item && matches!(&line[1..close], " " | "x" | "X") && ends_word(&line[close + 1..]);
    let is_alert =
        matches!(opens, Opens::Item | Opens::Block) && line.starts_with("[!") && line[close + 1..].trim().is_empty();
    is_footnote || is_task || is_alert
}

/// Returns where the label that opens a line closes; a label holds no bracket that is not escaped (CommonMark §4.7).
fn label_end(line: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in line.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => return None,
            ']' => return Some(at),
            _ => {}
        }
    }
    None
}

/// Tells whether a text of one or more lines starts with a reference definition (CommonMark §4.7). Only the library knows: a
/// bracket that is escaped without need opens no link.
pub(super) fn defines(text: &str) -> bool {
    let reads = || Parser::new_ext(text, options()).reference_definitions().iter().next().is_some();
    text.starts_with('[') && text.contains("]:") && catch_unwind(reads).unwrap_or(false)
}

/// Tells whether a line above another is the head of a table (GFM §4.10). Only the library knows how many cells it has.
pub(super) fn is_head(line: &str, below: &str) -> bool {
    let is_table = |event: Event<'_>| matches!(event, Event::Start(Tag::Table(_)));
    let reads = || Parser::new_ext(&format!("{line}\n{below}"), options()).any(is_table);
    line.contains('|') && catch_unwind(reads).unwrap_or(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn block_starts_are_escaped_and_prose_is_not() {
        for (text, escaped) in [
            ("# x", "\\# x"),
            ("#x", "#x"),
            ("> x", "\\> x"),
            ("- x", "\\- x"),
            ("-x", "-x"),
            ("— x", "— x"),
            ("*x* y", "*x* y"),
            ("* * *", "\\* * *"),
            ("1. x", "1\\. x"),
            ("1310 x", "1310 x"),
            ("2022. година", "2022\\. година"),
            ("1.5 x", "1.5 x"),
            ("===", "\\==="),
            ("---", "\\---"),
            ("```x", "\\`\\`\\`x"),
            ("~~~", "\\~\\~\\~"),
            ("`x`", "`x`"),
            ("``` x ``` y", "``` x ``` y"),
            ("[a]: see there", "[a]: see there"),
            ("[ ] x", "\\[ ] x"),
            ("[^1]: b", "\\[^1]: b"),
            ("[a](b)", "[a](b)"),
            ("[[a]: b](c)", "[[a]: b](c)"),
            ("| a | b |", "\\| a | b |"),
            (":x", "\\:x"),
            ("", ""),
        ] {
            assert_eq!(line_start(text, Opens::Item), escaped, "{text}");
        }
    }

    #[test]
    fn a_bracket_is_escaped_where_it_opens_no_link() {
        for (text, item, block, line, nothing) in [
            ("[x] y", "\\[x] y", "[x] y", "[x] y", "[x] y"),
            ("[a]: b", "[a]: b", "[a]: b", "[a]: b", "[a]: b"),
            ("<b>", "<b>", "<b>", "    <b>", "<b>"),
            ("[!NOTE]", "\\[!NOTE]", "\\[!NOTE]", "[!NOTE]", "[!NOTE]"),
            ("[^1]: b", "\\[^1]: b", "\\[^1]: b", "\\[^1]: b", "[^1]: b"),
            ("[^1] b", "[^1] b", "[^1] b", "[^1] b", "[^1] b"),
        ] {
            let written = [Opens::Item, Opens::Block, Opens::Line, Opens::Nothing].map(|opens| line_start(text, opens));
            assert_eq!(written, [item, block, line, nothing]);
        }
    }

    #[test]
    fn definitions_are_what_the_library_takes_for_one() {
        for text in ["[a]: b", "[a\\]]: b", "[a]:\\\nb", "[a]: b \"c\nd\"", "[\\\n\\[a]:/"] {
            assert!(defines(text), "{text}");
        }
        for text in ["[a]: b c", "[a]:9)", "[[a]: b", "\\[a]: b", "x\n[a]: b", "[a]:"] {
            assert!(!defines(text), "{text}");
        }
    }

    #[test]
    fn headings_and_cells_keep_their_marks() {
        assert_eq!(heading("C #"), "C \\#");
        assert_eq!(heading("C#"), "C#");
        assert_eq!(heading("set {a}"), "set {a\\}");
        assert_eq!(heading("set \\{a}"), "set \\{a\\}");
        assert_eq!(heading("`{a}` b}"), "`{a}` b}");
        assert_eq!(cell("a\\\\|b"), "a\\\\|b");
        assert_eq!(cell("a | b \\| `c|d`"), "a \\| b \\| `c\\|d`");
    }
}
