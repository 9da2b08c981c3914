//! Markdown → the body of an HTML page.

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
    let body = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mark = text.len() - body.len();
    for (event, range) in Parser::new_ext(body, options()).into_offset_iter() {
        let range = range.start + mark..range.end + mark;
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

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn a_byte_order_mark_is_no_text() {
        let text = "\u{FEFF}---\ntitle: t\n---\nOne *two*.\n";
        let start = text.find("One").unwrap();
        let wraps = [(Span::new(start, text.len() - 1), "<i>".to_string(), "</i>".to_string())];
        let markup = Markup { wraps: &wraps, allows_html: &|_, _| false, allows_target: &|_| true };
        assert_eq!(html_page(text, &markup).unwrap(), "<p><i>One <em>two</em>.</i></p>\n");
    }
}
