//! A text → Markdown of GitHub and GitLab that shows it to the letter.
//!
//! Invariant: a text never becomes a mark, HTML, a mention, a reference, a link or the end of a table's cell.

use super::visible::visible;

/// Invisible: keeps a mark from becoming part of a mention or link, and lets `**` stand beside any letter.
const BREAK: char = '\u{200B}';

/// Returns an id as code; ids hold only letters, digits, `-` and `_`, anything else is left out.
pub(super) fn code(id: &str) -> String {
    let safe: String = id.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')).collect();
    format!("`{safe}`")
}

/// Returns a text that Markdown prints as it is.
pub(super) fn literal(text: &str) -> String {
    let text = visible(text);
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len() + 16);
    for (at, c) in letters.iter().copied().enumerate() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '-' | '.' | ',' | ';' | '\'' | '"' | '?' | '/' | '%' | '(' | ')' | '=' | ':' | ' ' => out.push(c),
            c if c.is_ascii_punctuation() => out.extend(['\\', c]),
            c => out.push(c),
        }
        // `@name`, `#12`, `!12`, `%"milestone"`, `://` and `www.` are links, whatever stands before them.
        let next = letters.get(at + 1).copied();
        let links = matches!(c, '@' | '#' | '!' | '$' | '~' | '&' | '%' | ':' | '^')
            && next.is_some_and(|c| !c.is_whitespace());
        let site = c == '.' && at >= 3 && letters[at - 3..at].iter().all(|c| matches!(c, 'w' | 'W'));
        let numbered = c == '-' && at >= 2 && letters[at - 2..at].iter().collect::<String>().eq_ignore_ascii_case("gh");
        if links || site || numbered {
            out.push(BREAK);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn article_text_is_text_in_a_comment() {
        for (text, expected) in [
            ("ask @team about #12", "ask \\@\u{200B}team about \\#\u{200B}12"),
            ("<img src=x> & | `x`", "&lt;img src=x&gt; &amp; \\| \\`x\\`"),
            ("[a](https://b.c) www.d.e", "\\[a\\](https:\u{200B}//b.c) www.\u{200B}d.e"),
            ("**b** _c_ ~~d~~", "\\*\\*b\\*\\* \\_c\\_ \\~\u{200B}\\~\u{200B}d\\~\u{200B}\\~"),
            ("a\u{202E}b\nc", "a\\\\u\\{202e\\}b c"),
            ("50 % of 1,310", "50 % of 1,310"),
        ] {
            assert_eq!(literal(text), expected, "{text}");
        }
    }
}
