//! Raw HTML → whether a reader sees text in it.

/// Tells whether HTML shows a letter or digit to a reader: comments, tags, scripts and styles do not count.
pub fn holds_text(html: &str) -> bool {
    without_tags(html).chars().any(char::is_alphanumeric)
}

/// Returns HTML without comments, tags, scripts and styles.
pub fn without_tags(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        out.push_str(&rest[..open]);
        rest = &rest[open..];
        let length = markup_length(rest);
        if length == 1 {
            out.push('<');
        }
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

/// Returns the length of the comment, script, style or tag at the start of a text; 1 where its `<` is text.
pub(super) fn markup_length(html: &str) -> usize {
    let name = &html[1..];
    let name = &name[..name.bytes().take_while(u8::is_ascii_alphanumeric).count()];
    if let Some(comment) = html.strip_prefix("<!--") {
        comment.find("-->").map_or(html.len(), |end| end + 7)
    } else if name.eq_ignore_ascii_case("script") || name.eq_ignore_ascii_case("style") {
        raw_end(html, &name.to_ascii_lowercase())
    } else if name.is_empty() && !html[1..].starts_with(['/', '!', '?']) {
        1
    } else {
        tag_end(html)
    }
}

fn raw_end(rest: &str, name: &str) -> usize {
    let close = format!("</{name}");
    let lower = rest.to_ascii_lowercase();
    lower.find(&close).map_or(rest.len(), |at| at + tag_end(&rest[at..]))
}

/// Returns the length of a tag; a `>` inside a quoted attribute value does not end it.
fn tag_end(rest: &str) -> usize {
    let mut quote = None;
    for (at, c) in rest.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '>') => return at + 1,
            _ => {}
        }
    }
    rest.find('>').map_or(rest.len(), |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_reader_sees_is_text() {
        for (html, text) in [
            ("<div>hello</div>", true),
            ("<hr/>", false),
            ("<!-- note -->", false),
            ("<script>let a = '</b>';</script>", false),
            ("<style>a{}</style><p>x</p>", true),
            ("<img alt=\"a > b\">", false),
            ("a < b", true),
            ("<br", false),
        ] {
            assert_eq!(holds_text(html), text, "{html}");
        }
    }
}
