//! Text that would start or end a block → the same text, escaped.

use super::splice::Opens;

/// Escapes what would start a block at the beginning of a line of prose (CommonMark §4, §5; GFM tables and tasks;
/// footnote and reference definitions; definition lists).
///
/// An escaped bracket opens no link, so that one is escaped only where it would open something else.
pub(super) fn line_start(line: &str, opens: Opens) -> String {
    let first = line.chars().next();
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
        Some('`') => line.starts_with("```") && !line.trim_start_matches('`').contains('`'),
        Some('~') => line.starts_with("~~~") || ends_word(&line[1..]),
        Some('[') => is_mark(line, opens),
        _ => false,
    };
    if starts_block {
        return format!("\\{line}");
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let marker = line.as_bytes().get(digits).is_some_and(|byte| matches!(byte, b'.' | b')'));
    if (1..=9).contains(&digits) && marker && ends_word(&line[digits + 1..]) {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    line.to_string()
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

/// Escapes the `|` of a table cell, also inside code (GFM §4.10).
pub(super) fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut backslashes = 0;
    for c in text.chars() {
        if c == '|' && backslashes % 2 == 0 {
            out.push('\\');
        }
        backslashes = if c == '\\' { backslashes + 1 } else { 0 };
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

/// Tells whether a line starts with a bracket that is the mark of a task, an alert or a definition.
fn is_mark(line: &str, opens: Opens) -> bool {
    let Some(close) = label_end(line) else { return false };
    let defines = line[close + 1..].strip_prefix(':');
    // Only the definition of a footnote interrupts a paragraph.
    if line.starts_with("[^") && defines.is_some() {
        return true;
    }
    let is_task = opens == Opens::Item && matches!(&line[1..close], " " | "x" | "X") && ends_word(&line[close + 1..]);
    let is_alert = line.starts_with("[!") && line[close + 1..].trim().is_empty();
    opens != Opens::Nothing && (is_task || is_alert || defines.is_some_and(|rest| is_target(rest.trim())))
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

/// Tells whether what follows `[label]:` makes a reference definition: one destination and at most a title (CommonMark §4.7).
fn is_target(rest: &str) -> bool {
    let end = if rest.starts_with('<') { rest.find('>').map(|at| at + 1) } else { rest.find([' ', '\t']) };
    let title = rest[end.unwrap_or(rest.len())..].trim();
    let quoted = [('"', '"'), ('\'', '\''), ('(', ')')]
        .iter()
        .any(|(open, close)| title.starts_with(*open) && title.ends_with(*close));
    !rest.is_empty() && (title.is_empty() || quoted)
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
            ("```x", "\\```x"),
            ("`x`", "`x`"),
            ("``` x ``` y", "``` x ``` y"),
            ("[a]: see there", "[a]: see there"),
            ("[ ] x", "\\[ ] x"),
            ("[a]: b", "\\[a]: b"),
            ("[^1]: b", "\\[^1]: b"),
            ("[a](b)", "[a](b)"),
            ("[[a]: b](c)", "[[a]: b](c)"),
            ("[a\\]]: b", "\\[a\\]]: b"),
            ("| a | b |", "\\| a | b |"),
            (":x", "\\:x"),
            ("", ""),
        ] {
            assert_eq!(line_start(text, Opens::Item), escaped, "{text}");
        }
    }

    #[test]
    fn a_bracket_is_escaped_where_it_opens_no_link() {
        for (text, item, block, nothing) in [
            ("[x] y", "\\[x] y", "[x] y", "[x] y"),
            ("[a]: b", "\\[a]: b", "\\[a]: b", "[a]: b"),
            ("[!NOTE]", "\\[!NOTE]", "\\[!NOTE]", "[!NOTE]"),
            ("[^1]: b", "\\[^1]: b", "\\[^1]: b", "\\[^1]: b"),
            ("[^1] b", "[^1] b", "[^1] b", "[^1] b"),
        ] {
            let written = [Opens::Item, Opens::Block, Opens::Nothing].map(|opens| line_start(text, opens));
            assert_eq!(written, [item, block, nothing]);
        }
    }

    #[test]
    fn headings_and_cells_keep_their_marks() {
        assert_eq!(heading("C #"), "C \\#");
        assert_eq!(heading("C#"), "C#");
        assert_eq!(heading("set {a}"), "set {a\\}");
        assert_eq!(heading("set \\{a}"), "set \\{a\\}");
        assert_eq!(heading("`{a}` b}"), "`{a}` b}");
        assert_eq!(cell("a | b \\| `c|d`"), "a \\| b \\| `c\\|d`");
    }
}
