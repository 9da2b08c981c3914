//! Markdown: the article's own bytes with the passages in their places.

use super::{File, Origin, Printed, Printing};
use crate::segment::Kind;

/// Returns the edition as Markdown: notices behind the front matter, and all else as the article has it.
///
/// An edition in the source locale without placeables is the article to the byte. A passage of another locale stands in a
/// `span` with its `lang` and `dir`; front matter and raw HTML have no place for one, and the notice speaks for them.
pub(super) fn print(printing: &Printing<'_>) -> Printed {
    File::new(".md", text(printing)).into()
}

fn text(printing: &Printing<'_>) -> String {
    let edition = printing.edition;
    let notices = super::notices(printing);
    if notices.is_empty() {
        return edition.text.clone();
    }
    let newline = if edition.text.contains("\r\n") { "\r\n" } else { "\n" };
    let body = body_start(&edition.text);
    let marked = marked(printing);
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
    // Nothing before the body is marked, so that it starts at the same place.
    out.push_str(marked[body..].trim_start_matches(['\r', '\n']));
    out
}

/// Returns the text with the passages of other locales in their marks.
fn marked(printing: &Printing<'_>) -> String {
    let text = &printing.edition.text;
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    let prose = printing.edition.passages.iter().filter(|passage| {
        !matches!(passage.kind, Kind::FrontMatter(_) | Kind::Html) && !text[passage.span.range()].trim().is_empty()
    });
    for passage in prose {
        let Origin::Fallback(locale) = &passage.origin else { continue };
        if passage.span.start < at {
            continue;
        }
        out.push_str(&text[at..passage.span.start]);
        let (tag, direction) = (locale.tag(), locale.direction().word());
        out.push_str(&format!("<span lang=\"{tag}\" dir=\"{direction}\">{}</span>", &text[passage.span.range()]));
        at = passage.span.end;
    }
    out.push_str(&text[at..]);
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
