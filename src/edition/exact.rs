//! A text → HTML that shows it to the letter: escaped, its marks quiet, its controls visible.

use std::fmt::Write;

use crate::markdown::{Definitions, Seen, reference, visible_runs, visible_runs_of_html};

/// What a text's marks are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marks {
    /// Inline Markdown.
    Markdown,
    /// Raw HTML.
    Html,
}

/// Returns a text for the content and the quoted attributes of HTML.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        push(&mut out, c);
    }
    out
}

fn push(out: &mut String, c: char) {
    if let Some(reference) = reference(c) {
        return out.push_str(reference);
    }
    match c {
        '\'' => out.push_str("&#39;"),
        '\n' => out.push('\n'),
        '\r' | '\t' => out.push(' '),
        // XML and HTML have no place for these.
        c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => out.push('\u{FFFD}'),
        c => out.push(c),
    }
}

/// Returns a text for the content of HTML, with controls and marks of direction as `U+202E`: they could show a reviewer another
/// text than the one that is printed. The joiners of Persian and Indic scripts stay as they are.
pub(super) fn controls_shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let hides = matches!(
            c,
            '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
        ) || (c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
        match hides {
            true => out.push_str(&format!("<span class=\"control\">U+{:04X}</span>", c as u32)),
            false => push(&mut out, c),
        }
    }
    out
}

/// Returns a text as [`controls_shown`], in which all that a reader of the edition does not see stands back.
pub(super) fn with_marks(text: &str, marks: Marks) -> String {
    let runs = match marks {
        Marks::Markdown => visible_runs(text, &Definitions::new()),
        Marks::Html => visible_runs_of_html(text),
    };
    let mut out = String::with_capacity(text.len() * 2);
    let mut at = 0;
    for run in runs.iter().filter(|run| run.seen != Seen::Break) {
        let (start, end) = (run.span.start.max(at), run.span.end);
        let (Some(before), Some(seen)) = (text.get(at..start), text.get(start..end)) else { continue };
        push_quiet(&mut out, before);
        push_seen(&mut out, seen);
        at = end;
    }
    push_quiet(&mut out, text.get(at..).unwrap_or_default());
    out
}

/// Writes what a reader sees, with all that is read from left to right in any language apart from the text around it: the
/// placeables, the first line and the keys of a selection, code, and addresses in angle brackets. In a line from right to left
/// their brackets and quotes would change places.
fn push_seen(out: &mut String, text: &str) {
    let mut plain = 0;
    let mut at = 0;
    let mut starts_line = true;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let may_be_key = starts_line && matches!(first, '[' | '*');
        starts_line = first == '\n' || (starts_line && first == ' ');
        let Some(length) = code_at(rest).filter(|_| may_be_key || !matches!(first, '[' | '*')) else {
            at += first.len_utf8();
            continue;
        };
        out.push_str(&controls_shown(&text[plain..at]));
        let _ = write!(out, "<span class=\"code\">{}</span>", controls_shown(&rest[..length]));
        at += length;
        plain = at;
    }
    out.push_str(&controls_shown(&text[plain..]));
}

/// Returns how many bytes at the start of a text are code; looks no further than to the next mark that begins some.
fn code_at(text: &str) -> Option<usize> {
    let until = |end: char, never: &[char]| {
        let mut rest = text.char_indices().skip(1);
        let found = rest.find(|(_, c)| *c == end || *c == '\n' || never.contains(c));
        found.map_or((text.len(), false), |(at, found)| (at, found == end))
    };
    let whole = |end: char, never: &[char]| match until(end, never) {
        (at, true) => Some(at + end.len_utf8()),
        _ => None,
    };
    match text.chars().next()? {
        '{' => match until('}', &['{']) {
            (at, true) => Some(at + 1),
            (at, false) => Some(text[..at].trim_end().len()).filter(|length| text[..*length].ends_with("->")),
        },
        '[' => whole(']', &['[', ' ']),
        '*' => whole(']', &['*', ' ']),
        '`' => whole('`', &[]),
        '<' => whole('>', &['<', ' ']),
        _ => None,
    }
}

fn push_quiet(out: &mut String, marks: &str) {
    match marks.trim().is_empty() {
        true => out.push_str(&controls_shown(marks)),
        false => out.push_str(&format!("<span class=\"mark\">{}</span>", controls_shown(marks))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_shown_to_the_letter() {
        for (text, expected) in [
            ("a *b* c", "a <span class=\"mark\">*</span>b<span class=\"mark\">*</span> c"),
            (
                "see [it](javascript:x)",
                "see <span class=\"mark\">[</span>it<span class=\"mark\">](javascript:x)</span>",
            ),
            (
                "<script>x</script>",
                "<span class=\"mark\">&lt;script&gt;</span>x<span class=\"mark\">&lt;/script&gt;</span>",
            ),
            ("a \u{202E}b", "a <span class=\"control\">U+202E</span>b"),
            (
                "في { DATETIME($day, month: \"long\") } `a < b`",
                "في <span class=\"code\">{ DATETIME($day, month: &quot;long&quot;) }</span> <span class=\"code\">`a &lt; b`</span>",
            ),
            (
                "{ $n ->\n    [one] { $n } ж\n   *[other] ж\n} я",
                "<span class=\"code\">{ $n -&gt;</span>\n    <span class=\"code\">[one]</span> <span class=\"code\">{ $n \
                 }</span> ж\n   <span class=\"code\">*[other]</span> ж\n} я",
            ),
            ("a < b, c > d, { x", "a &lt; b, c &gt; d, { x"),
            ("R&D \"x\" 'y'", "R&amp;D &quot;x&quot; &#39;y&#39;"),
            ("می\u{200C}رود", "می\u{200C}رود"),
        ] {
            assert_eq!(with_marks(text, Marks::Markdown), expected, "{text}");
        }
        assert_eq!(
            with_marks("<p>a</p>", Marks::Html),
            "<span class=\"mark\">&lt;p&gt;</span>a<span class=\"mark\">&lt;/p&gt;</span>"
        );
        assert_eq!(escaped("\"><b>\u{1}"), "&quot;&gt;&lt;b&gt;\u{FFFD}");
    }
}
