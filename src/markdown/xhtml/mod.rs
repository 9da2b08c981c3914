//! Markdown → the body of a chapter in XHTML.
//!
//! Invariants: the result is well-formed for any text, because every element goes through one stack; raw HTML keeps a tag
//! only where its partner stands in the same block and XHTML allows the element; a tag without partner is shown as text, and
//! of one that is not allowed the content stays. No address leaves but through `link` and `image`; every fragment leads
//! somewhere.

mod body;
mod elements;
mod images;
mod notes;
mod passages;
mod pieces;
mod raw;

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use pulldown_cmark::{Alignment, CodeBlockKind, Event, LinkType, Parser, Tag, TagEnd};

use super::flow::alert;
use super::options;
use super::tags::Token;

use crate::span::Span;
use pieces::{Piece, Pieces, pieces};

pub use body::{Body, Chapter, Image, escaped};

/// Returns the body of a chapter; `None` when the library panics.
pub fn chapter(text: &str, chapter: &Chapter<'_>) -> Option<Body> {
    let body = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mark = text.len() - body.len();
    catch_unwind(AssertUnwindSafe(|| {
        let events = Parser::new_ext(body, options()).into_offset_iter();
        let events = events.map(|(event, range)| (event, Span::new(range.start + mark, range.end + mark)));
        let all =
            pieces(events.filter(|(_, span)| {
                !chapter.skip.is_some_and(|skip| skip.start <= span.start && span.end <= skip.end)
            }));
        let mut writer = Writer::new(chapter, &all);
        for (at, (piece, span)) in all.pieces.iter().enumerate() {
            writer.wrap(piece, *span);
            writer.piece(at, piece);
        }
        writer.finish()
    }))
    .ok()
}

/// An open element.
struct Open {
    name: String,
    of: Owner,
}

/// Who opened an element, and so may close it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    Markdown,
    Wrap,
    /// The raw tag at this place of the pieces.
    Raw(usize),
    /// A Markdown element that is not printed.
    Silent,
}

struct Writer<'a> {
    chapter: &'a Chapter<'a>,
    all: &'a Pieces<'a>,
    out: String,
    stack: Vec<Open>,
    /// The text around the footnote that is being read.
    outside: Vec<(usize, String)>,
    notes: BTreeMap<usize, String>,
    labels: Vec<String>,
    /// How often each footnote was referred to.
    references: BTreeMap<usize, usize>,
    ids: BTreeSet<String>,
    headings: Vec<(u8, String, String)>,
    /// The text of the heading that is being read.
    heading: Option<String>,
    alignments: Vec<Alignment>,
    cell: usize,
    is_head: bool,
    has_rows: bool,
    /// The images that are being read, one in another's description.
    image: Vec<images::Open>,
    images: (usize, usize),
    wraps: std::iter::Peekable<std::slice::Iter<'a, (Span, String)>>,
    wrapped: Option<Span>,
    pre: bool,
    /// Whether a block of raw HTML is being read.
    in_html: bool,
}

impl<'a> Writer<'a> {
    fn new(chapter: &'a Chapter<'a>, all: &'a Pieces<'a>) -> Writer<'a> {
        Writer {
            chapter,
            all,
            out: String::new(),
            stack: Vec::new(),
            outside: Vec::new(),
            notes: BTreeMap::new(),
            labels: Vec::new(),
            references: BTreeMap::new(),
            ids: BTreeSet::new(),
            headings: Vec::new(),
            heading: None,
            alignments: Vec::new(),
            cell: 0,
            is_head: false,
            has_rows: false,
            image: Vec::new(),
            images: (0, 0),
            wraps: chapter.wraps.iter().peekable(),
            wrapped: None,
            pre: false,
            in_html: false,
        }
    }

    fn piece(&mut self, at: usize, piece: &Piece<'_>) {
        // Inside an image only its description is read.
        if !self.image.is_empty() {
            match piece {
                Piece::Event(Event::End(TagEnd::Image)) => self.end_image(),
                Piece::Event(Event::Start(Tag::Image { .. })) => self.image.push(images::Open::default()),
                Piece::Event(Event::Text(text) | Event::Code(text)) => self.describe(text),
                Piece::Event(Event::SoftBreak | Event::HardBreak) => self.describe(" "),
                _ => {}
            }
            return;
        }
        match piece {
            Piece::Event(Event::Start(tag)) => self.start(tag),
            Piece::Event(Event::End(end)) => self.end(*end),
            Piece::Event(Event::Text(text)) => self.text(text),
            Piece::Event(Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text)) => {
                self.out.push_str("<code>");
                self.text(text);
                self.out.push_str("</code>");
            }
            Piece::Event(Event::SoftBreak) => self.text("\n"),
            Piece::Event(Event::HardBreak) => {
                self.out.push_str("<br/>");
                self.text("\n");
            }
            Piece::Event(Event::Rule) => {
                if elements::fits(self.parent(), "hr") {
                    self.out.push_str("<hr/>\n");
                }
            }
            Piece::Event(Event::FootnoteReference(label)) => self.reference(label),
            Piece::Event(Event::TaskListMarker(done)) => self.text(if *done { "☑ " } else { "☐ " }),
            Piece::Event(_) => {}
            Piece::Raw(Token::Text(text)) => self.text(text),
            Piece::Raw(Token::Open(tag)) => self.open_raw(at, tag),
            Piece::Raw(Token::Close { raw, .. }) => match self.all.opener(at) {
                Some(opener) => self.close(Owner::Raw(opener)),
                None => self.text(raw),
            },
            Piece::Raw(Token::Hidden) => {}
        }
    }

    fn parent(&self) -> Option<&str> {
        self.stack.iter().rev().find(|open| open.of != Owner::Silent).map(|open| open.name.as_str())
    }

    fn open(&mut self, name: &str, attributes: &str) {
        self.out.push_str(&format!("<{name}{attributes}>"));
        self.stack.push(Open { name: name.to_string(), of: Owner::Markdown });
    }

    fn silent(&mut self) {
        self.stack.push(Open { name: String::new(), of: Owner::Silent });
    }

    /// Closes the innermost element of an owner and what stands open in it.
    fn close(&mut self, of: Owner) {
        let is_own = |open: &Open| match of {
            Owner::Markdown | Owner::Silent => matches!(open.of, Owner::Markdown | Owner::Silent),
            of => open.of == of,
        };
        let Some(at) = self.stack.iter().rposition(is_own) else { return };
        // A raw tag or a passage never closes an element of Markdown.
        let of_markdown = matches!(of, Owner::Markdown | Owner::Silent);
        if !of_markdown && self.stack[at + 1..].iter().any(|open| matches!(open.of, Owner::Markdown | Owner::Silent)) {
            return;
        }
        for open in self.stack.drain(at..).rev() {
            if open.of != Owner::Silent {
                self.out.push_str(&format!("</{}>", open.name));
            }
        }
    }

    fn block(&mut self, name: &str, attributes: &str) {
        if !self.out.is_empty() && !self.out.ends_with('\n') && !self.pre {
            self.out.push('\n');
        }
        // Where raw HTML around it cannot hold the block, its text stands alone.
        if elements::fits(self.parent(), name) { self.open(name, attributes) } else { self.silent() }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph => self.block("p", ""),
            Tag::Heading { level, id, classes, .. } => {
                let id = self.id(id.as_deref(), &format!("section-{}", self.headings.len() + 1));
                let classes = if classes.is_empty() {
                    String::new()
                } else {
                    format!(" class=\"{}\"", escaped(&classes.join(" ")))
                };
                self.block(&level.to_string(), &format!(" id=\"{}\"{classes}", escaped(&id)));
                if self.outside.is_empty() {
                    self.headings.push((*level as u8, id, String::new()));
                    self.heading = Some(String::new());
                }
            }
            Tag::BlockQuote(None) => self.block("blockquote", ""),
            Tag::BlockQuote(Some(kind)) => {
                let word = alert(*kind);
                self.block("aside", &format!(" class=\"alert {word}\""));
                self.out.push_str(&format!("<p class=\"label\">{}</p>\n", escaped(&(self.chapter.word)(word))));
            }
            Tag::CodeBlock(kind) => {
                let language = match kind {
                    CodeBlockKind::Fenced(info) => info.split([' ', ',']).next().filter(|word| !word.is_empty()),
                    CodeBlockKind::Indented => None,
                };
                let class = language.map_or_else(String::new, |word| format!(" class=\"language-{}\"", escaped(word)));
                self.block("pre", " dir=\"ltr\"");
                self.out.push_str(&format!("<code{class}>"));
                self.pre = true;
            }
            Tag::List(first) => match first {
                None => self.block("ul", ""),
                Some(1) => self.block("ol", ""),
                Some(first) => self.block("ol", &format!(" start=\"{}\"", (*first).min(i32::MAX as u64))),
            },
            Tag::Item => self.block("li", ""),
            Tag::DefinitionList => self.block("dl", ""),
            Tag::DefinitionListTitle => self.block("dt", ""),
            Tag::DefinitionListDefinition => self.block("dd", ""),
            Tag::FootnoteDefinition(label) => {
                let number = self.number(label);
                self.outside.push((number, std::mem::take(&mut self.out)));
                self.stack.push(Open { name: "aside".to_string(), of: Owner::Markdown });
            }
            Tag::Table(alignments) => {
                self.alignments.clone_from(alignments);
                self.block("table", "");
                self.has_rows = false;
            }
            Tag::TableHead => {
                self.is_head = true;
                self.cell = 0;
                self.out.push_str("<thead>");
                self.stack.push(Open { name: "tr".to_string(), of: Owner::Markdown });
                self.out.push_str("<tr>");
            }
            Tag::TableRow => {
                self.cell = 0;
                if !self.has_rows {
                    self.out.push_str("\n<tbody>");
                    self.has_rows = true;
                }
                self.out.push_str("\n<tr>");
                self.stack.push(Open { name: "tr".to_string(), of: Owner::Markdown });
            }
            Tag::TableCell => {
                let class = match self.alignments.get(self.cell) {
                    Some(Alignment::Center) => " class=\"centre\"",
                    Some(Alignment::Right) => " class=\"end\"",
                    _ => "",
                };
                self.cell += 1;
                self.open(if self.is_head { "th" } else { "td" }, class);
            }
            Tag::Emphasis => self.open("em", ""),
            Tag::Strong => self.open("strong", ""),
            Tag::Strikethrough => self.open("del", ""),
            Tag::Subscript => self.open("sub", ""),
            Tag::Superscript => self.open("sup", ""),
            Tag::Link { dest_url, title, link_type, .. } => {
                let mail = *link_type == LinkType::Email && !dest_url.starts_with("mailto:");
                let target = if mail { format!("mailto:{dest_url}") } else { dest_url.to_string() };
                match self.address(&target) {
                    Some(address) => {
                        let title =
                            if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escaped(title)) };
                        self.open("a", &format!(" href=\"{}\"{title}", escaped(&address)));
                    }
                    None => self.silent(),
                }
            }
            Tag::Image { dest_url, title, .. } => self.image.push(images::Open::new(dest_url, title)),
            Tag::HtmlBlock => self.in_html = true,
            Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::HtmlBlock => self.in_html = false,
            TagEnd::MetadataBlock(_) | TagEnd::Image => {}
            TagEnd::CodeBlock => {
                self.pre = false;
                self.out.push_str("</code>");
                self.close(Owner::Markdown);
            }
            TagEnd::TableHead => {
                self.close(Owner::Markdown);
                self.out.push_str("</thead>");
                self.is_head = false;
            }
            TagEnd::Table => {
                if self.has_rows {
                    self.out.push_str("\n</tbody>\n");
                }
                self.close(Owner::Markdown);
            }
            TagEnd::FootnoteDefinition => self.end_note(),
            TagEnd::Heading(_) => {
                self.close(Owner::Markdown);
                if let (Some(text), Some(last)) = (self.heading.take(), self.headings.last_mut()) {
                    last.2 = text.split_whitespace().collect::<Vec<_>>().join(" ");
                }
            }
            _ => self.close(Owner::Markdown),
        }
        if matches!(end, TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::Table) {
            self.out.push('\n');
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(heading) = &mut self.heading {
            heading.push_str(text);
        }
        self.out.push_str(&escaped(text));
    }

    fn may_link(&self) -> bool {
        !self.stack.iter().any(|open| open.name == "a")
    }

    /// Returns where a link may lead from here.
    fn address(&self, target: &str) -> Option<String> {
        if !self.may_link() {
            return None;
        }
        match target.strip_prefix('#') {
            Some(id) => {
                let id = super::percent_decoded(id);
                self.all.ids.contains(&id).then(|| format!("#{id}"))
            }
            None => (self.chapter.link)(target),
        }
    }

    /// Returns an id that nothing else has: the author's own where it can be one.
    fn id(&mut self, own: Option<&str>, made: &str) -> String {
        if let Some(own) = own.filter(|own| self.all.ids.contains(*own))
            && self.ids.insert(own.to_string())
        {
            return own.to_string();
        }
        let mut id = made.to_string();
        while self.all.ids.contains(&id) || !self.ids.insert(id.clone()) {
            id.push('-');
        }
        id
    }

    fn finish(mut self) -> Body {
        while let Some(open) = self.stack.pop() {
            if open.of != Owner::Silent {
                self.out.push_str(&format!("</{}>", open.name));
            }
        }
        self.write_notes();
        // The tags of these ids were not printed; links to them must still lead somewhere.
        for id in self.all.ids.difference(&self.ids) {
            self.out.push_str(&format!("\n<div id=\"{id}\"></div>"));
        }
        let xhtml = format!("{}\n", self.out.trim());
        self.headings.retain(|(_, _, text)| !text.is_empty());
        Body { xhtml, headings: self.headings, images: self.images }
    }
}
