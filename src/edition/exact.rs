//! A text → HTML that shows it to the letter: escaped, its marks quiet, its controls visible.

use crate::markdown::{Definitions, Seen, visible_runs, visible_runs_of_html};

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
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
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
        out.push_str(&controls_shown(seen));
        at = end;
    }
    push_quiet(&mut out, text.get(at..).unwrap_or_default());
    out
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
