//! Markdown: the article's own bytes with the passages in their places.

use super::Printing;

/// Returns the edition as Markdown: notices behind the front matter, and all else as the article has it.
///
/// An edition in the source locale without placeables is the article to the byte.
pub(super) fn print(printing: &Printing<'_>) -> String {
    let edition = printing.edition;
    let notices = super::notices(printing);
    if notices.is_empty() {
        return edition.text.clone();
    }
    let newline = if edition.text.contains("\r\n") { "\r\n" } else { "\n" };
    let body = body_start(&edition.text);
    let mut out = edition.text[..body].to_string();
    if body > 0 && !out.ends_with('\n') {
        out.push_str(newline);
    }
    if body > 0 {
        out.push_str(newline);
    }
    for notice in notices {
        out.push_str(&format!("> {notice}{newline}{newline}"));
    }
    out.push_str(edition.text[body..].trim_start_matches(['\r', '\n']));
    out
}

/// Returns where the text behind the front matter and a byte order mark starts.
fn body_start(text: &str) -> usize {
    let mark = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let Ok(document) = crate::markdown::parse(text) else { return mark };
    match document.blocks.first() {
        Some(block) if block.kind == crate::markdown::BlockKind::FrontMatter => {
            text[block.span.end..].find('\n').map_or(text.len(), |at| block.span.end + at + 1)
        }
        _ => mark,
    }
}
