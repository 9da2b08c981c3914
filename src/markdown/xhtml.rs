//! Markdown → the body of a chapter in XHTML.
//!
//! Invariants: the result is well-formed for any text, because every element goes through one stack; raw HTML keeps a tag
//! only where its partner stands in the same block and XHTML allows the element; a tag without partner is shown as text, and
//! of one that is not allowed the content stays. No address leaves but through `link` and `image`; every fragment leads
//! somewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use pulldown_cmark::{Alignment, CodeBlockKind, Event, LinkType, Parser, Tag, TagEnd};

use super::flow::alert;
use super::options;
use super::tags::{OpenTag, Token};
use super::xhtml_elements as elements;
use super::xhtml_pieces::{Piece, Pieces, pieces};
use crate::span::Span;

/// What a chapter is made with.
pub struct Chapter<'a> {
    /// Passages to wrap, in order: the bytes of the text and the attributes of the element around them.
    pub wraps: &'a [(Span, String)],
    /// A block that is not printed.
    pub skip: Option<Span>,
    /// Returns where a link leads; `None` leaves its text only. Fragments of the chapter are not asked for.
    pub link: &'a dyn Fn(&str) -> Option<String>,
    /// Returns what is shown for an image.
    pub image: &'a dyn Fn(&str) -> Image,
    /// Returns an interface word.
    pub word: &'a dyn Fn(&str) -> String,
}

/// What is shown for an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Image {
    /// The file of the book at this path.
    Embedded(String),
    /// Its description, which leads to this address.
    Elsewhere(String),
    /// Its description.
    Described,
}

/// A chapter's body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// Its XHTML.
    pub xhtml: String,
    /// The headings outside of footnotes: level, id, text.
    pub headings: Vec<(u8, String, String)>,
    /// How many images it shows, and how many of them have no description.
    pub images: (usize, usize),
}

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
    /// The images that are being read: destination, title, attributes, description.
    image: Vec<(String, Vec<(&'static str, String)>, String)>,
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

    /// Opens and closes the element around a passage.
    fn wrap(&mut self, piece: &Piece<'_>, span: Span) {
        let block = piece.is_block();
        if let Some(open) = self.wrapped
            && (span.end > open.end || block)
        {
            self.close(Owner::Wrap);
            self.wrapped = None;
        }
        while self.wraps.next_if(|(passage, _)| passage.end <= span.start).is_some() {}
        let starts = |(passage, _): &&(Span, String)| passage.start <= span.start && span.end <= passage.end;
        if self.wrapped.is_none()
            && !block
            && self.image.is_empty()
            && let Some((passage, attributes)) = self.wraps.next_if(starts)
        {
            self.wrapped = Some(*passage);
            // Raw HTML may bring in blocks.
            let name = if self.in_html && elements::fits(self.parent(), "div") { "div" } else { "span" };
            self.out.push_str(&format!("<{name} {attributes}>"));
            self.stack.push(Open { name: name.to_string(), of: Owner::Wrap });
        }
    }

    fn piece(&mut self, at: usize, piece: &Piece<'_>) {
        // Inside an image only its description is read.
        if !self.image.is_empty() {
            match piece {
                Piece::Event(Event::End(TagEnd::Image)) => self.end_image(),
                Piece::Event(Event::Start(Tag::Image { .. })) => self.image.push(Default::default()),
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
        if elements::fits(self.parent(), name) || matches!(name, "aside" | "dl" | "dt" | "dd") {
            self.open(name, attributes)
        } else {
            self.silent()
        }
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
            Tag::Image { dest_url, title, .. } => {
                let title = (!title.is_empty()).then(|| ("title", title.to_string()));
                self.image.push((dest_url.to_string(), title.into_iter().collect(), String::new()));
            }
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
            TagEnd::FootnoteDefinition => {
                let own = self.stack.iter().rposition(|open| open.of == Owner::Markdown && open.name == "aside");
                if let Some(at) = own {
                    for open in self.stack.drain(at..).skip(1).collect::<Vec<_>>().iter().rev() {
                        if open.of != Owner::Silent {
                            self.out.push_str(&format!("</{}>", open.name));
                        }
                    }
                }
                if let Some((number, outside)) = self.outside.pop() {
                    let note = std::mem::replace(&mut self.out, outside);
                    self.notes.entry(number).or_default().push_str(&note);
                }
            }
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

    fn describe(&mut self, text: &str) {
        if let Some((.., description)) = self.image.first_mut() {
            description.push_str(text);
        }
    }

    fn end_image(&mut self) {
        let Some(last) = self.image.pop() else { return };
        if self.image.is_empty() {
            let (target, attributes, description) = last;
            self.show(&target, &attributes, description.trim());
        }
    }

    fn show(&mut self, target: &str, attributes: &[(&'static str, String)], description: &str) {
        match (self.chapter.image)(target) {
            Image::Embedded(path) => {
                self.images.0 += 1;
                self.images.1 += usize::from(description.is_empty());
                let attributes = written(attributes);
                self.out.push_str(&format!(
                    "<img src=\"{}\" alt=\"{}\"{attributes}/>",
                    escaped(&path),
                    escaped(description)
                ));
            }
            Image::Elsewhere(address) if self.may_link() => {
                let shown = if description.is_empty() { &address } else { description };
                self.out.push_str(&format!("<a href=\"{}\">{}</a>", escaped(&address), escaped(shown)));
            }
            Image::Elsewhere(_) | Image::Described => self.text(description),
        }
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

    fn number(&mut self, label: &str) -> usize {
        let known = self.labels.iter().position(|known| known == label);
        known.unwrap_or_else(|| {
            self.labels.push(label.to_string());
            self.labels.len() - 1
        }) + 1
    }

    fn reference(&mut self, label: &str) {
        let number = self.number(label);
        if !self.may_link() {
            self.out.push_str(&format!("<sup>{number}</sup>"));
            return;
        }
        let count = self.references.entry(number).or_default();
        *count += 1;
        let id = if *count == 1 { format!(" id=\"{}\"", self.all.note_id("reference", number)) } else { String::new() };
        let target = self.all.note_id("note", number);
        self.out.push_str(&format!(
            "<sup><a{id} href=\"#{target}\" epub:type=\"noteref\" role=\"doc-noteref\">{number}</a></sup>"
        ));
    }

    fn open_raw(&mut self, at: usize, tag: &OpenTag) {
        let name = tag.name.as_str();
        match elements::content(name) {
            Some(elements::Content::VoidPhrasing) if name == "img" => {
                if elements::fits(self.parent(), name) {
                    let attributes = elements::attributes(name, tag);
                    let description = tag.attribute("alt").unwrap_or_default().to_string();
                    self.show(tag.attribute("src").unwrap_or_default(), &attributes, &description);
                }
            }
            Some(elements::Content::VoidPhrasing | elements::Content::VoidFlow) => {
                if elements::fits(self.parent(), name) {
                    self.out.push_str(&format!("<{name}/>"));
                }
            }
            Some(_) => {
                let Some(printed) = self.all.element(at) else {
                    // Without its partner it is text; with one that XHTML cannot have, nothing.
                    if !self.all.is_matched(at) {
                        self.text(&tag.raw);
                    }
                    return;
                };
                let printed = match elements::fits(self.parent(), printed) {
                    true => printed,
                    false
                        if elements::content(printed).is_some_and(elements::Content::is_block)
                            && elements::fits(self.parent(), "div") =>
                    {
                        "div"
                    }
                    false => return,
                };
                self.open_element(at, printed, tag);
            }
            // An element that a book does not print; the content of one that has a partner stays.
            None if self.all.is_matched(at) || is_void(name) => {}
            None => self.text(&tag.raw),
        }
    }

    fn open_element(&mut self, at: usize, printed: &str, tag: &OpenTag) {
        let mut attributes = elements::attributes(printed, tag);
        if let Some(lang) = attributes.iter().find(|(name, _)| *name == "lang").cloned() {
            attributes.push(("xml:lang", lang.1));
        }
        if printed == "a" {
            match tag.attribute("href").map(|target| self.address(target)) {
                Some(Some(address)) => attributes.push(("href", address)),
                Some(None) => return,
                None if self.may_link() => {}
                None => return,
            }
        }
        if let Some(id) = tag.attribute("id").or(tag.attribute("name").filter(|_| printed == "a"))
            && self.all.ids.contains(id)
            && self.ids.insert(id.to_string())
        {
            attributes.push(("id", id.to_string()));
        }
        let written = written(&attributes);
        self.out.push_str(&format!("<{printed}{written}>"));
        self.stack.push(Open { name: printed.to_string(), of: Owner::Raw(at) });
    }

    fn finish(mut self) -> Body {
        while let Some(open) = self.stack.pop() {
            if open.of != Owner::Silent {
                self.out.push_str(&format!("</{}>", open.name));
            }
        }
        if !self.labels.is_empty() {
            let word = |id: &str| escaped(&(self.chapter.word)(id));
            self.out.push_str(&format!(
                "\n<section class=\"footnotes\" epub:type=\"footnotes\" aria-label=\"{}\">\n",
                word("footnotes")
            ));
            for number in 1..=self.labels.len() {
                let id = self.all.note_id("note", number);
                let note = self.notes.get(&number).map_or("", String::as_str);
                let label = match self.references.contains_key(&number) {
                    true => format!(
                        "<a href=\"#{}\" role=\"doc-backlink\" title=\"{}\">{number}</a>",
                        self.all.note_id("reference", number),
                        word("back-to-text")
                    ),
                    false => number.to_string(),
                };
                self.out.push_str(&format!(
                    "<aside id=\"{id}\" epub:type=\"footnote\" role=\"doc-footnote\"><div class=\"number\">{label}</div>{note}</aside>\n"
                ));
            }
            self.out.push_str("</section>");
        }
        // The tags of these ids were not printed; links to them must still lead somewhere.
        for id in self.all.ids.difference(&self.ids) {
            self.out.push_str(&format!("\n<div id=\"{id}\"></div>"));
        }
        let xhtml = format!("{}\n", self.out.trim());
        self.headings.retain(|(_, _, text)| !text.is_empty());
        Body { xhtml, headings: self.headings, images: self.images }
    }
}

fn is_void(name: &str) -> bool {
    matches!(name, "area" | "base" | "col" | "embed" | "input" | "link" | "meta" | "param" | "source" | "track")
}

fn written(attributes: &[(&'static str, String)]) -> String {
    attributes.iter().map(|(name, value)| format!(" {name}=\"{}\"", escaped(value))).collect()
}

/// Escapes a text for XML; characters that XML cannot hold become U+FFFD (XML 1.0 §2.2).
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(c),
            '\r' => {}
            '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}
