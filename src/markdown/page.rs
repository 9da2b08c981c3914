//! Markdown → the body of an HTML page, and plain text.

use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};

use pulldown_cmark::{CowStr, Event, Parser, Tag, TagEnd, html};

use super::options;
use crate::span::Span;

/// What an HTML page does with the passages of an edition.
pub struct Markup<'a> {
    /// Passages to wrap, in order: the bytes of the text, what opens and what closes them.
    pub wraps: &'a [(Span, String, String)],
    /// Tells whether raw HTML at this place of the text may stand; what may not is shown as text.
    pub allows_html: &'a dyn Fn(&str, Span) -> bool,
    /// Tells whether a link may lead there; what may not loses its target.
    pub allows_target: &'a dyn Fn(&str) -> bool,
}

/// Returns the body of a page; `None` when the library panics.
pub fn html_page(text: &str, markup: &Markup<'_>) -> Option<String> {
    catch_unwind(AssertUnwindSafe(|| {
        let events = events(text, markup);
        let mut out = String::with_capacity(text.len() * 2);
        html::push_html(&mut out, events.into_iter());
        out
    }))
    .ok()
}

/// Returns the events of a body with its passages wrapped.
pub(super) fn events<'a>(text: &'a str, markup: &Markup<'_>) -> Vec<Event<'a>> {
    let mut events: Vec<Event<'_>> = Vec::new();
    let mut wraps = markup.wraps.iter().peekable();
    let mut open: Option<&(Span, String, String)> = None;
    let mut in_front_matter = false;
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => in_front_matter = true,
            Event::End(TagEnd::MetadataBlock(_)) => {
                in_front_matter = false;
                continue;
            }
            _ => {}
        }
        if in_front_matter {
            continue;
        }
        if let Some((span, _, close)) = open
            && (range.end > span.end || is_block(&event))
        {
            events.push(Event::InlineHtml(CowStr::from(close.clone())));
            open = None;
        }
        while wraps.peek().is_some_and(|(span, ..)| span.end <= range.start) {
            wraps.next();
        }
        if open.is_none()
            && !is_block(&event)
            && wraps.peek().is_some_and(|(span, ..)| span.start <= range.start && range.end <= span.end)
        {
            open = wraps.next();
            if let Some((_, opening, _)) = open {
                events.push(Event::InlineHtml(CowStr::from(opening.clone())));
            }
        }
        events.push(guarded(event, Span::from(range), markup));
    }
    if let Some((_, _, close)) = open {
        events.push(Event::InlineHtml(CowStr::from(close.clone())));
    }
    events
}

fn is_block(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => {
            !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
        }
        Event::End(end) => {
            !matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
        }
        Event::Rule | Event::Html(_) => true,
        _ => false,
    }
}

fn guarded<'a>(event: Event<'a>, span: Span, markup: &Markup<'_>) -> Event<'a> {
    match event {
        Event::Html(raw) | Event::InlineHtml(raw) if !(markup.allows_html)(&raw, span) => Event::Text(raw),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) if !(markup.allows_target)(&dest_url) => {
            drop(dest_url);
            Event::Start(Tag::Link { link_type, dest_url: CowStr::from("#"), title, id })
        }
        Event::Start(Tag::Image { link_type, dest_url, title, id }) if !(markup.allows_target)(&dest_url) => {
            drop(dest_url);
            Event::Start(Tag::Image { link_type, dest_url: CowStr::from("#"), title, id })
        }
        other => other,
    }
}

/// Returns plain text for messengers: paragraphs apart by an empty line and never wrapped, links as `text (address)`.
///
/// Raw HTML is left out, code stays as it is; `None` when the library panics.
pub fn plain_text(text: &str) -> Option<String> {
    catch_unwind(AssertUnwindSafe(|| {
        let mut writer = Plain::default();
        for event in Parser::new_ext(text, options()) {
            writer.event(event);
        }
        writer.finish()
    }))
    .ok()
}

#[derive(Default)]
struct Plain {
    out: String,
    /// Numbers of the open lists; `None` for bullets.
    lists: Vec<Option<u64>>,
    /// Destinations of the open links, with where their text starts.
    links: Vec<(String, usize)>,
    quotes: usize,
    skipping: bool,
    /// What stands before the next text: an item's mark.
    mark: String,
    cell: usize,
}

impl Plain {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => self.skipping = true,
            Event::End(TagEnd::MetadataBlock(_)) => self.skipping = false,
            _ if self.skipping => {}
            Event::Start(tag) => self.start(tag),
            Event::End(end) => self.end(end),
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.push(&text)
            }
            Event::SoftBreak => self.push(" "),
            Event::HardBreak => self.out.push('\n'),
            Event::Rule => self.block("* * *"),
            Event::FootnoteReference(label) => self.push(&format!("[{label}]")),
            Event::TaskListMarker(done) => self.push(if done { "[x] " } else { "[ ] " }),
            Event::Html(_) | Event::InlineHtml(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::List(first) => {
                self.gap(if self.lists.is_empty() { 2 } else { 1 });
                self.lists.push(first);
            }
            Tag::Item => {
                self.gap(1);
                let depth = self.lists.len().saturating_sub(1);
                let mark = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "• ".to_string(),
                };
                self.mark = format!("{}{mark}", "  ".repeat(depth));
            }
            // Behind an item's mark its first paragraph starts on the same line.
            Tag::Paragraph | Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::DefinitionListTitle
                if self.mark.is_empty() =>
            {
                self.gap(2);
            }
            Tag::FootnoteDefinition(label) => {
                self.gap(2);
                self.mark = format!("[{label}] ");
            }
            Tag::DefinitionListDefinition => {
                self.gap(1);
                self.mark = "  ".to_string();
            }
            Tag::TableHead | Tag::TableRow => {
                self.gap(if matches!(tag, Tag::TableHead) { 2 } else { 1 });
                self.cell = 0;
            }
            Tag::TableCell => {
                if self.cell > 0 {
                    self.out.push_str(" | ");
                }
                self.cell += 1;
            }
            Tag::BlockQuote(_) => self.quotes += 1,
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.links.push((dest_url.to_string(), self.out.len()))
            }
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::List(_) => drop(self.lists.pop()),
            TagEnd::BlockQuote(_) => self.quotes -= 1,
            TagEnd::CodeBlock => {
                let kept = self.out.trim_end_matches('\n').len();
                self.out.truncate(kept);
            }
            TagEnd::Link => {
                if let Some((destination, start)) = self.links.pop() {
                    let shown = &self.out[start.min(self.out.len())..];
                    let plain = destination.strip_prefix("mailto:").unwrap_or(&destination);
                    if !destination.is_empty() && !destination.starts_with('#') && shown != plain {
                        let _ = write!(self.out, " ({destination})");
                    }
                }
            }
            TagEnd::Image => drop(self.links.pop()),
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        let mark = std::mem::take(&mut self.mark);
        self.out.push_str(&mark);
        self.out.push_str(text);
    }

    fn block(&mut self, text: &str) {
        self.gap(2);
        self.push(text);
    }

    /// Ends the current paragraph so that at least this many line feeds stand behind it.
    fn gap(&mut self, feeds: usize) {
        if self.out.is_empty() {
            return;
        }
        let have = self.out.len() - self.out.trim_end_matches('\n').len();
        self.out.extend(std::iter::repeat_n('\n', feeds.saturating_sub(have)));
        if self.quotes > 0 {
            self.out.push_str(&"> ".repeat(self.quotes));
        }
    }

    fn finish(mut self) -> String {
        let kept = self.out.trim_end().len();
        self.out.truncate(kept);
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_keeps_structure_without_marks() {
        let text = "---\ntitle: t\n---\n# Head\n\nA *word* and\n[link](https://x.example).\n\n- one\n- two\n  1. deep\n\n> quote\n\n```\ncode\n```\n\n| a | b |\n|---|---|\n| c | d |\n\n<https://y.example>\n";
        assert_eq!(
            plain_text(text).unwrap(),
            "Head\n\nA word and link (https://x.example).\n\n• one\n• two\n  1. deep\n\n> quote\n\ncode\n\na | b\nc | d\n\nhttps://y.example\n"
        );
    }

    #[test]
    fn a_page_wraps_passages_and_guards_html() {
        let text = "One *two*.\n\n<b>three</b> [x](javascript:a) four\n";
        let span = Span::new(0, 10);
        let wraps = [(span, "<span lang=\"en\">".to_string(), "</span>".to_string())];
        let markup = Markup {
            wraps: &wraps,
            allows_html: &|_, _| false,
            allows_target: &|target| !target.starts_with("javascript:"),
        };
        assert_eq!(
            html_page(text, &markup).unwrap(),
            "<p><span lang=\"en\">One <em>two</em>.</span></p>\n<p>&lt;b&gt;three&lt;/b&gt; <a href=\"#\">x</a> four</p>\n"
        );
    }
}
