//! Inline Markdown → its marks (links, code, emphasis, tags …) and the text that a reader sees.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Parser, Tag, TagEnd};

use super::{options, plain};
use crate::span::Span;

/// Link reference definitions of an article: label in lower case → destination.
pub type Definitions = BTreeMap<String, String>;

/// The marks of an inline text, each kind in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inventory {
    /// Number of emphasised runs.
    pub emphasis: usize,
    /// Number of strong runs.
    pub strong: usize,
    /// Number of struck runs.
    pub strikethrough: usize,
    /// Contents of code spans.
    pub code: Vec<(String, Span)>,
    /// Labels of footnote references.
    pub footnotes: Vec<(String, Span)>,
    /// Inline HTML tags, white space folded.
    pub tags: Vec<(String, Span)>,
    /// Destinations of links.
    pub links: Vec<(String, Span)>,
    /// Destinations of images.
    pub images: Vec<(String, Span)>,
    /// Titles of links and images.
    pub titles: Vec<String>,
}

/// A word before the text makes it a paragraph whatever it starts with, and changes nothing inside it.
pub(super) const LEAD: &str = "x ";

/// Returns the marks of an inline text; spans are in the text. HTML blocks: use [`Inventory::of_html`].
pub fn inventory(text: &str, definitions: &Definitions) -> Inventory {
    let mut found = Inventory::default();
    read(text, definitions, |event, span| match event {
        Event::Start(Tag::Emphasis) => found.emphasis += 1,
        Event::Start(Tag::Strong) => found.strong += 1,
        Event::Start(Tag::Strikethrough) => found.strikethrough += 1,
        Event::Start(Tag::Link { dest_url, title, .. }) => {
            found.links.push((dest_url.to_string(), span));
            found.titles.extend((!title.is_empty()).then(|| title.to_string()));
        }
        Event::Start(Tag::Image { dest_url, title, .. }) => {
            found.images.push((dest_url.to_string(), span));
            found.titles.extend((!title.is_empty()).then(|| title.to_string()));
        }
        Event::Code(code) => found.code.push((code.to_string(), span)),
        Event::FootnoteReference(label) => found.footnotes.push((label.to_string(), span)),
        Event::InlineHtml(tag) => found.tags.push((folded(&tag), span)),
        _ => {}
    });
    found
}

impl Inventory {
    /// Returns the tags of a text that is raw HTML.
    pub fn of_html(text: &str) -> Inventory {
        let tags = tag_spans(text).map(|span| (folded(&text[span.range()]), span)).collect();
        Inventory { tags, ..Inventory::default() }
    }
}

/// Returns where the tags of HTML stand, in order.
pub fn tag_spans(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text[at..].find('<')?;
            let length = text[start..].len() - without_first_tag(&text[start..]).len();
            at = start + length.max(1);
            if length > 1 {
                return Some(Span::new(start, start + length));
            }
        }
    })
}

/// Returns what a reader sees of an inline text: no link targets, tags, marks; breaks are spaces.
pub fn visible_text(text: &str, definitions: &Definitions) -> String {
    plain::visible(text).unwrap_or_else(|| visible_by_events(text, definitions))
}

fn visible_by_events(text: &str, definitions: &Definitions) -> String {
    let mut visible = String::with_capacity(text.len());
    read(text, definitions, |event, _| match event {
        Event::Text(run) | Event::Code(run) => visible.push_str(&run),
        Event::SoftBreak | Event::HardBreak => visible.push(' '),
        _ => {}
    });
    visible.get(LEAD.len()..).unwrap_or_default().to_string()
}

/// Returns the parts of an inline text in which a brace never opens a placeable: code, tags, link targets and titles.
pub fn opaque_spans(text: &str) -> Vec<Span> {
    let mut opaque = Vec::new();
    let mut last_end = 0;
    read(text, &Definitions::new(), |event, span| {
        match event {
            Event::Code(_) | Event::InlineHtml(_) => opaque.push(span),
            Event::Start(Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. }) => opaque.push(span),
            // The label is done, what is left of the span is the target.
            Event::End(TagEnd::Link | TagEnd::Image) => opaque.push(Span::new(last_end.max(span.start), span.end)),
            Event::Start(_) => {
                last_end = span.start;
                return;
            }
            _ => {}
        }
        last_end = span.end;
    });
    opaque
}

/// Returns a definition for each label of a text: a footnote reference is one only where its definition is.
fn footnotes(text: &str) -> String {
    let labels: BTreeSet<&str> = text
        .split("[^")
        .skip(1)
        .filter_map(|rest| rest.split_once(']').map(|(label, _)| label.trim_matches([' ', '\t'])))
        .filter(|label| !label.is_empty() && label.len() <= 80 && !label.contains(['\n', '\r']))
        .collect();
    labels.into_iter().map(|label| format!("\n\n[^{label}]: x")).collect()
}

/// Walks the inline events of a text that is made a paragraph; the lead word is part of the first text.
pub(super) fn read(text: &str, definitions: &Definitions, mut each: impl FnMut(Event<'_>, Span)) {
    let mut document = String::with_capacity(LEAD.len() + text.len());
    document.push_str(LEAD);
    document.push_str(&on_one_line(text));
    let length = document.len();
    if text.contains('[') {
        document.push_str(&footnotes(text));
    }
    let mut resolve = |link: BrokenLink<'_>| {
        let label = link.reference.to_lowercase();
        definitions.get(&label).map(|destination| (CowStr::from(destination.clone()), CowStr::from("")))
    };
    // A panic of the library leaves what was read so far; the text is then judged by that.
    let _ = catch_unwind(AssertUnwindSafe(|| {
        let parser = Parser::new_with_broken_link_callback(&document, options(), Some(&mut resolve));
        for (event, range) in parser.into_offset_iter().take_while(|(_, range)| range.start < length) {
            let span = Span::new(range.start.saturating_sub(LEAD.len()), range.end.saturating_sub(LEAD.len()));
            each(event, span);
        }
    }));
}

/// Returns a text with a space for each part of its line ends.
fn on_one_line(text: &str) -> Cow<'_, str> {
    match text.bytes().any(|byte| matches!(byte, b'\n' | b'\r')) {
        true => Cow::Owned(text.replace(['\n', '\r'], " ")),
        false => Cow::Borrowed(text),
    }
}

fn folded(tag: &str) -> String {
    tag.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns what follows the tag or comment at the start of `html`, or all but its first character where there is none.
fn without_first_tag(html: &str) -> &str {
    if let Some(comment) = html.strip_prefix("<!--") {
        return comment.find("-->").map_or("", |end| &comment[end + 3..]);
    }
    if !html[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') {
        return &html[1..];
    }
    let mut quote = None;
    for (at, c) in html.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '>') => return &html[at + 1..],
            _ => {}
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PIECES: &[&str] = &[
        "word",
        " ",
        "é ",
        "`co de`",
        "` a `",
        "`  `",
        "`*{<&\\`",
        "`",
        "``",
        "\n",
        "\r\n",
        "^",
        "!",
        "(b)",
        "(",
        ")",
        "[",
        "]",
        "[a]",
        "[^1]",
        "[link](https://x.example/y_z)",
        "[`c`](#d)",
        "[e `]` f](g.html)",
        "[h\ni](j?k=l%20m)",
        "[](n)",
        "[o]()",
        "[p](q r)",
        "[s](t",
        "\\",
        "*",
        "_",
        "<b>",
        "&amp;",
        "{ $u }",
        "|",
    ];

    proptest! {
        #[test]
        fn the_quick_way_to_what_a_reader_sees_is_that_of_the_library(text in "[ -~\n\r\u{a0}é—’]{0,40}|[a-zA-Z0-9 .,:;!?'\"()$#+=^>/@%\n\r—-]{0,60}|[ab `\\[\\]():/!^_é\n]{0,24}") {
            let definitions = Definitions::from([("a".to_string(), "https://a.example".to_string())]);
            prop_assert_eq!(visible_text(&text, &definitions), visible_by_events(&text, &definitions));
        }

        #[test]
        fn the_quick_way_knows_code_and_links(pieces in prop::collection::vec(0..PIECES.len(), 0..8)) {
            let text: String = pieces.into_iter().map(|number| PIECES[number]).collect();
            let definitions = Definitions::from([("a".to_string(), "https://a.example".to_string())]);
            prop_assert_eq!(visible_text(&text, &definitions), visible_by_events(&text, &definitions));
        }
    }

    #[test]
    fn marks_are_counted() {
        let definitions = Definitions::from([("ref".to_string(), "https://r.example".to_string())]);
        let text = "*a* **b** ~~c~~ `d` [e](https://e.example) [f][ref] ![g](g.png) <b>h</b>[^1] # i";
        let found = inventory(text, &definitions);
        assert_eq!((found.emphasis, found.strong, found.strikethrough), (1, 1, 1));
        let first = |list: &[(String, Span)]| {
            list.iter().map(|(name, span)| format!("{name}|{}", &text[span.range()])).collect::<Vec<_>>()
        };
        assert_eq!(first(&found.code), ["d|`d`"]);
        assert_eq!(first(&found.links), ["https://e.example|[e](https://e.example)", "https://r.example|[f][ref]"]);
        assert_eq!(first(&found.images), ["g.png|![g](g.png)"]);
        assert_eq!(first(&found.tags), ["<b>|<b>", "</b>|</b>"]);
        assert_eq!(first(&found.footnotes), ["1|[^1]"]);
    }

    #[test]
    fn html_blocks_give_their_tags() {
        let tags: Vec<String> =
            Inventory::of_html("<div\n class='>'>a < b<!-- c --></div>").tags.into_iter().map(|(tag, _)| tag).collect();
        assert_eq!(tags, ["<div class='>'>", "<!-- c -->", "</div>"]);
    }

    #[test]
    fn a_reader_sees_text_without_marks() {
        let visible = |text: &str| visible_text(text, &Definitions::new());
        assert_eq!(
            visible("On **September 21**, [Putin](https://x.example) \\*said\\* `x` &amp; <b>left</b>"),
            "On September 21, Putin *said* x & left"
        );
        assert_eq!(visible("A claim.[^1] [^note]"), "A claim. ");
        assert_eq!(visible("# not a heading\nnext"), "# not a heading next");
        assert_eq!(visible(""), "");
    }
}
