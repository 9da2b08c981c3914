//! Markdown → the body of a page for browsers that are told nothing but the page: no style attributes, no form fields.
//!
//! What differs from the library's own HTML: tables and code scroll and can be reached by keyboard, alerts have a title,
//! footnotes stand at the end with a way back, task marks have names, and every address is asked for.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use pulldown_cmark::{
    Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd, html,
};

use super::literal::escaped_by;
use super::page::{Markup, events};

/// What becomes of an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picture {
    /// It is shown from this address.
    Shown(String),
    /// It is not shown: its description leads there.
    Linked(String),
    /// Only its description stands.
    Described,
}

/// The levels of headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Headings {
    /// As the text has them.
    Kept,
    /// One level lower, because the page has a heading above them.
    Lowered,
}

/// How a page dresses its body.
pub struct Dress<'a> {
    /// The word for an id: `alert-note`, `footnotes`.
    pub word: &'a dyn Fn(&str) -> String,
    /// The address that a link leads to; `None` leaves its text.
    pub link: &'a dyn Fn(&str) -> Option<String>,
    /// What becomes of an image.
    pub picture: &'a dyn Fn(&str) -> Picture,
    /// The levels of headings.
    pub headings: Headings,
}

/// Returns the body of a page; `None` when the library panics.
pub fn page_body(text: &str, markup: &Markup<'_>, dress: &Dress<'_>) -> Option<String> {
    catch_unwind(AssertUnwindSafe(|| {
        let (main, notes) = apart(events(text, markup));
        let mut dresser = Dresser::new(dress);
        let mut done = dresser.run(main);
        done.extend(dresser.footnotes(notes));
        let mut out = String::with_capacity(text.len() * 2);
        html::push_html(&mut out, done.into_iter());
        out
    }))
    .ok()
}

type Notes<'a> = Vec<(String, Vec<Event<'a>>)>;

/// Takes the definitions of footnotes out of a text.
fn apart(events: Vec<Event<'_>>) -> (Vec<Event<'_>>, Notes<'_>) {
    let (mut main, mut notes, mut open): (Vec<_>, Notes<'_>, Notes<'_>) = (Vec::new(), Vec::new(), Vec::new());
    for event in events {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => open.push((label.to_string(), Vec::new())),
            Event::End(TagEnd::FootnoteDefinition) => notes.extend(open.pop()),
            event => open.last_mut().map_or(&mut main, |(_, inner)| inner).push(event),
        }
    }
    (main, notes)
}

/// Whether a cell or a description holds anything.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Filling {
    Empty,
    Full,
}

struct Dresser<'d> {
    dress: &'d Dress<'d>,
    /// Alignments of the table's columns, and the number of the cell.
    table: (Vec<Alignment>, usize),
    in_head: bool,
    in_heading_cell: bool,
    /// Whether the blocks of quotation that are open are alerts.
    alerts: Vec<bool>,
    /// What closes each open link or image; `None` for one that the library writes.
    closers: Vec<Option<&'static str>>,
    links: usize,
    /// Footnotes by number, and how often each was referred to.
    numbers: Vec<String>,
    uses: BTreeMap<String, usize>,
}

fn raw<'a>(html: impl Into<CowStr<'a>>) -> Event<'a> {
    Event::InlineHtml(html.into())
}

impl<'d> Dresser<'d> {
    fn new(dress: &'d Dress<'d>) -> Dresser<'d> {
        Dresser {
            dress,
            table: (Vec::new(), 0),
            in_head: false,
            in_heading_cell: false,
            alerts: Vec::new(),
            closers: Vec::new(),
            links: 0,
            numbers: Vec::new(),
            uses: BTreeMap::new(),
        }
    }

    fn word(&self, id: &str) -> String {
        escaped(&(self.dress.word)(id))
    }

    fn run<'a>(&mut self, events: Vec<Event<'a>>) -> Vec<Event<'a>> {
        let mut out = Vec::with_capacity(events.len());
        let mut events = events.into_iter().peekable();
        while let Some(event) = events.next() {
            let cell = match events.peek() {
                Some(Event::End(TagEnd::TableCell)) => Filling::Empty,
                _ => Filling::Full,
            };
            let description = match events.peek() {
                Some(Event::End(TagEnd::Image)) => Filling::Empty,
                _ => Filling::Full,
            };
            match event {
                Event::Start(Tag::TableCell) => out.push(self.cell(cell)),
                Event::End(TagEnd::TableCell) => {
                    out.push(raw(if self.in_heading_cell { "</th>" } else { "</td>" }));
                    self.table.1 += 1;
                }
                Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                    self.image(&mut out, (link_type, dest_url, title, id), description);
                }
                Event::Start(tag) => self.start(&mut out, tag),
                Event::End(end) => self.end(&mut out, end),
                Event::FootnoteReference(label) => out.push(self.reference(&label)),
                Event::TaskListMarker(done) => {
                    let (id, mark) = if done { ("task-done", '☑') } else { ("task-open", '☐') };
                    out.push(raw(format!(
                        "<span class=\"task\" role=\"img\" aria-label=\"{}\">{mark}</span> ",
                        self.word(id)
                    )));
                }
                event => out.push(event),
            }
        }
        out
    }

    fn start<'a>(&mut self, out: &mut Vec<Event<'a>>, tag: Tag<'a>) {
        match tag {
            Tag::Table(alignments) => {
                self.table = (alignments, 0);
                let word = self.word("table");
                out.push(raw(format!(
                    "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"{word}\">\n<table>\n"
                )));
            }
            Tag::TableHead => {
                (self.in_head, self.table.1) = (true, 0);
                out.push(raw("<thead><tr>"));
            }
            Tag::TableRow => {
                self.table.1 = 0;
                out.push(raw("<tr>"));
            }
            Tag::BlockQuote(kind) => {
                self.alerts.push(kind.is_some());
                match kind.map(alert) {
                    Some(name) => {
                        let word = self.word(&format!("alert-{name}"));
                        out.push(raw(format!(
                            "<div class=\"alert {name}\" role=\"note\">\n<p class=\"alert-title\">{word}</p>\n"
                        )));
                    }
                    None => out.push(Event::Start(Tag::BlockQuote(None))),
                }
            }
            Tag::CodeBlock(kind) => {
                let language = match &kind {
                    CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or_default(),
                    CodeBlockKind::Indented => "",
                };
                let class = match language {
                    "" => String::new(),
                    language => format!(" class=\"language-{}\"", escaped(language)),
                };
                out.push(raw(format!("<pre dir=\"ltr\" tabindex=\"0\" translate=\"no\"><code{class}>")));
            }
            Tag::Heading { level, id, classes, attrs } => {
                // Attributes are only those that cannot act: a heading's text may be a translator's.
                let attrs = attrs.into_iter().filter(|(name, _)| matches!(name.as_ref(), "lang" | "dir" | "translate"));
                out.push(Event::Start(Tag::Heading { level: self.level(level), id, classes, attrs: attrs.collect() }));
            }
            Tag::Link { link_type, dest_url, title, id } => {
                let address =
                    if link_type == LinkType::Email { format!("mailto:{dest_url}") } else { dest_url.to_string() };
                match (self.dress.link)(&address) {
                    Some(address) if self.links == 0 => {
                        self.links += 1;
                        // A page that prints addresses behind its links need not repeat one that is the link's text.
                        let bare = link_type == LinkType::Autolink;
                        self.closers.push(bare.then_some("</span>"));
                        out.extend(bare.then(|| raw("<span class=\"address\">")));
                        let link_type = if link_type == LinkType::Email { LinkType::Inline } else { link_type };
                        out.push(Event::Start(Tag::Link { link_type, dest_url: address.into(), title, id }));
                    }
                    _ => self.closers.push(Some("")),
                }
            }
            tag => out.push(Event::Start(tag)),
        }
    }

    fn end<'a>(&mut self, out: &mut Vec<Event<'a>>, end: TagEnd) {
        match end {
            TagEnd::Table => out.push(raw("</tbody>\n</table>\n</div>\n")),
            TagEnd::TableHead => {
                self.in_head = false;
                out.push(raw("</tr></thead>\n<tbody>\n"));
            }
            TagEnd::TableRow => out.push(raw("</tr>\n")),
            TagEnd::BlockQuote(_) => match self.alerts.pop() {
                Some(true) => out.push(raw("</div>\n")),
                _ => out.push(Event::End(TagEnd::BlockQuote(None))),
            },
            TagEnd::Heading(level) => out.push(Event::End(TagEnd::Heading(self.level(level)))),
            TagEnd::Link => match self.closers.pop().flatten() {
                Some("") => {}
                closer => {
                    self.links = self.links.saturating_sub(1);
                    out.push(Event::End(TagEnd::Link));
                    out.extend(closer.map(raw));
                }
            },
            TagEnd::Image => match self.closers.pop().flatten() {
                Some(closer) => out.push(raw(closer)),
                None => out.push(Event::End(TagEnd::Image)),
            },
            end => out.push(Event::End(end)),
        }
    }

    fn cell<'a>(&mut self, filling: Filling) -> Event<'a> {
        let class = match self.table.0.get(self.table.1) {
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"end\"",
            Some(Alignment::Left) => " class=\"start\"",
            _ => "",
        };
        // A corner without text heads nothing.
        self.in_heading_cell = self.in_head && filling == Filling::Full;
        raw(format!("<{}{class}>", if self.in_heading_cell { "th scope=\"col\"" } else { "td" }))
    }

    fn image<'a>(
        &mut self,
        out: &mut Vec<Event<'a>>,
        (link_type, dest_url, title, id): (LinkType, CowStr<'a>, CowStr<'a>, CowStr<'a>),
        description: Filling,
    ) {
        match (self.dress.picture)(&dest_url) {
            Picture::Shown(address) => {
                self.closers.push(None);
                out.push(Event::Start(Tag::Image { link_type, dest_url: address.into(), title, id }));
            }
            Picture::Linked(address) if self.links == 0 => {
                let href = escaped(&address);
                if description == Filling::Empty {
                    self.closers.push(Some("</a></span>"));
                    out.push(raw(format!("<span class=\"address\"><a class=\"picture\" href=\"{href}\">")));
                    out.push(Event::Text(address.into()));
                } else {
                    self.closers.push(Some("</a>"));
                    out.push(raw(format!("<a class=\"picture\" href=\"{href}\">")));
                }
            }
            Picture::Linked(_) | Picture::Described => self.closers.push(Some("")),
        }
    }

    fn level(&self, level: HeadingLevel) -> HeadingLevel {
        match self.dress.headings {
            Headings::Kept => level,
            Headings::Lowered => HeadingLevel::try_from(level as usize + 1).unwrap_or(HeadingLevel::H6),
        }
    }

    fn reference<'a>(&mut self, label: &str) -> Event<'a> {
        let number = self.number(label);
        let uses = self.uses.entry(label.to_string()).or_default();
        *uses += 1;
        let suffix = if *uses == 1 { String::new() } else { format!("-{uses}") };
        raw(format!(
            "<sup class=\"footnote\"><a id=\"footnote-use-{number}{suffix}\" href=\"#footnote-{number}\">{number}</a></sup>"
        ))
    }

    /// Returns the number of a footnote; the first to be referred to is 1.
    fn number(&mut self, label: &str) -> usize {
        if let Some(at) = self.numbers.iter().position(|known| known == label) {
            return at + 1;
        }
        self.numbers.push(label.to_string());
        self.numbers.len()
    }

    /// Returns the footnotes as a section at the end; those that nothing refers to come last.
    fn footnotes<'a>(&mut self, notes: Notes<'a>) -> Vec<Event<'a>> {
        if notes.is_empty() {
            return Vec::new();
        }
        let mut rest: Vec<Option<(String, Vec<Event<'a>>)>> = notes.into_iter().map(Some).collect();
        let heading = self.word("footnotes");
        let mut out = vec![raw(format!(
            "<section class=\"footnotes\" aria-labelledby=\"footnotes\">\n<h2 id=\"footnotes\">{heading}</h2>\n<ol>\n"
        ))];
        let mut number = 0;
        loop {
            // Footnotes may refer to others, so the list of numbers grows.
            let wanted = self.numbers.get(number).cloned();
            let at = match &wanted {
                Some(label) => rest.iter().position(|note| note.as_ref().is_some_and(|(own, _)| own == label)),
                None => rest.iter().position(Option::is_some),
            };
            let note = at.and_then(|at| rest[at].take());
            let Some((label, events)) = note else {
                if wanted.is_none() {
                    break;
                }
                number += 1;
                continue;
            };
            number = self.number(&label);
            out.push(raw(format!("<li id=\"footnote-{number}\">\n")));
            let mut inner = self.run(events);
            let last = matches!(inner.last(), Some(Event::End(TagEnd::Paragraph))).then(|| inner.pop()).flatten();
            if self.uses.contains_key(&label) {
                let word = self.word("back-to-text");
                inner.push(raw(format!(
                    " <a class=\"back\" href=\"#footnote-use-{number}\" aria-label=\"{word}\">↑\u{FE0E}</a>"
                )));
            }
            inner.extend(last);
            out.extend(inner);
            out.push(raw("</li>\n"));
        }
        out.push(raw("</ol>\n</section>\n"));
        out
    }
}

fn alert(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "note",
        BlockQuoteKind::Tip => "tip",
        BlockQuoteKind::Important => "important",
        BlockQuoteKind::Warning => "warning",
        BlockQuoteKind::Caution => "caution",
    }
}

fn escaped(text: &str) -> String {
    escaped_by(text, |c, out| out.push(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(text: &str, headings: Headings) -> String {
        let dress = Dress {
            word: &|id| format!("[{id}]"),
            link: &|address| (!address.starts_with("javascript:")).then(|| address.to_string()),
            picture: &|address| match address {
                "far" => Picture::Linked("https://far.example/".to_string()),
                "gone" => Picture::Described,
                address => Picture::Shown(address.to_string()),
            },
            headings,
        };
        let markup = Markup { wraps: &[], allows_html: &|_, _| true, allows_target: &|_| true };
        page_body(text, &markup, &dress).unwrap()
    }

    #[test]
    fn a_body_needs_no_style_attribute_and_no_form_field() {
        for (text, expected) in [
            (
                "| | b |\n|:-:|--:|\n| c | d |\n",
                "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"[table]\">\n<table>\n<thead><tr><td class=\"center\"></td><th scope=\"col\" class=\"end\">b</th></tr></thead>\n<tbody>\n<tr><td class=\"center\">c</td><td class=\"end\">d</td></tr>\n</tbody>\n</table>\n</div>\n",
            ),
            (
                "> [!NOTE]\n> x\n",
                "<div class=\"alert note\" role=\"note\">\n<p class=\"alert-title\">[alert-note]</p>\n<p>x</p>\n</div>\n",
            ),
            (
                "- [x] a\n",
                "<ul>\n<li><span class=\"task\" role=\"img\" aria-label=\"[task-done]\">☑</span> a</li>\n</ul>\n",
            ),
            (
                "```rust\na<b\n```\n",
                "<pre dir=\"ltr\" tabindex=\"0\" translate=\"no\"><code class=\"language-rust\">a&lt;b\n</code></pre>\n",
            ),
            ("[x](javascript:a) [y](z)\n", "<p>x <a href=\"z\">y</a></p>\n"),
            (
                "<https://x.example/> [y](javascript:a)\n",
                "<p><span class=\"address\"><a href=\"https://x.example/\">https://x.example/</a></span> y</p>\n",
            ),
            ("<a@b.example>\n", "<p><a href=\"mailto:a@b.example\">a@b.example</a></p>\n"),
            (
                "![x](far) ![](far)\n",
                "<p><a class=\"picture\" href=\"https://far.example/\">x</a> <span class=\"address\"><a class=\"picture\" href=\"https://far.example/\">https://far.example/</a></span></p>\n",
            ),
            ("[![x](far)](z) ![n](near) ![g](gone)\n", "<p><a href=\"z\">x</a> <img src=\"near\" alt=\"n\" /> g</p>\n"),
            ("# a {#b .c onclick=d lang=en}\n", "<h1 id=\"b\" class=\"c\" lang=\"en\">a</h1>\n"),
        ] {
            assert_eq!(body(text, Headings::Kept), expected, "{text}");
        }
        assert_eq!(body("# a\n\n###### b\n", Headings::Lowered), "<h2>a</h2>\n<h6>b</h6>\n");
    }

    #[test]
    fn footnotes_stand_at_the_end_in_the_order_of_their_references() {
        let text = "a[^y] b[^x] c[^y]\n\n[^x]: one[^z]\n\n[^y]: two\n\n[^z]: three\n\n[^u]: four\n";
        let html = body(text, Headings::Kept);
        let order: Vec<_> = ["two", "one", "three", "four"].map(|word| html.find(word)).to_vec();
        assert!(order.is_sorted() && order[0].is_some(), "{html}");
        assert!(html.contains("<a id=\"footnote-use-1-2\" href=\"#footnote-1\">1</a>"), "{html}");
        assert!(html.contains("<li id=\"footnote-4\">\n<p>four</p>\n</li>"), "{html}");
        assert!(
            html.contains("<p>two <a class=\"back\" href=\"#footnote-use-1\" aria-label=\"[back-to-text]\">"),
            "{html}"
        );
    }
}
