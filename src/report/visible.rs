//! A text → the same text with what cannot be seen made visible, so that it acts neither on a page nor on a terminal.

/// Shows what cannot be seen: controls and marks of direction as `\u{202E}`, line ends as spaces.
pub(super) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push(' '),
            c if acts(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}

/// Shows a text of several lines on a terminal: line feeds and tabs stay, all else that [`visible`] shows is shown.
///
/// An escape sequence of a translation would colour, move, retitle or overwrite (ECMA-48 §5).
pub(super) fn terminal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\t' => out.push(c),
            '\u{2028}' | '\u{2029}' => out.extend(c.escape_unicode()),
            c if acts(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}

/// Tells whether a character acts on what stands around it: C0 and C1 controls, marks of direction (UAX #9 §2), what has no
/// width, what is no character.
fn acts(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{200B}'
                | '\u{200E}'
                | '\u{200F}'
                | '\u{61C}'
                | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{FEFF}'
                | '\u{FFFE}'
                | '\u{FFFF}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_on_a_terminal_is_shown() {
        for (text, expected) in [
            ("a\tb\nc", "a\tb\nc"),
            ("a\r\nb", "a\\u{d}\nb"),
            ("\u{1B}[2J\u{1B}]0;title\u{7}", "\\u{1b}[2J\\u{1b}]0;title\\u{7}"),
            ("\u{9B}31m \u{85} \u{7F}\u{8}", "\\u{9b}31m \\u{85} \\u{7f}\\u{8}"),
            ("a\u{202E}b\u{2066}c\u{2069}", "a\\u{202e}b\\u{2066}c\\u{2069}"),
            ("\u{2028}\u{FEFF}", "\\u{2028}\\u{feff}"),
            ("می\u{200C}خواهم 👩\u{200D}💻 замо\u{301}к", "می\u{200C}خواهم 👩\u{200D}💻 замо\u{301}к"),
        ] {
            assert_eq!(terminal(text), expected, "{text:?}");
        }
    }
}
