//! Text → the blocks that hold inline content or stand for themselves, in order, each with its slot.

use std::collections::BTreeMap;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use super::continuation::continuation;
use super::options;
use super::splice::{Break, Opens, Slot};
use crate::span::Span;

/// A parsed article body.
#[derive(Debug, Default)]
pub struct Document {
    /// Blocks in order.
    pub blocks: Vec<Block>,
    /// The spans of all block elements, containers included, in order of their starts.
    pub elements: Vec<Span>,
    /// Link reference definitions: label in lower case → destination.
    pub definitions: BTreeMap<String, String>,
}

/// A block that holds text or stands for itself.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// The bytes of its inline content; of a code block, HTML block or front matter, the whole block.
    pub span: Span,
    /// How its text goes back.
    pub slot: Slot,
}

/// The kinds of blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// The text of a list item.
    Item,
    /// A table cell.
    Cell,
    /// The term of a definition list.
    DefinitionTerm,
    /// The description of a definition list.
    DefinitionDescription,
    /// The text of a footnote.
    Footnote,
    /// A paragraph in a block quote.
    Quote,
    /// A block of raw HTML.
    Html,
    /// A code block.
    Code,
    /// A thematic break.
    Rule,
    /// Front matter.
    FrontMatter,
}

/// The library panicked on a text; its author's bug, contained here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// Parses an article's text; a byte order mark is skipped.
///
/// # Errors
/// [`Unreadable`] when the parser panics.
pub fn parse(text: &str) -> Result<Document, Unreadable> {
    let body = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mark = text.len() - body.len();
    catch_unwind(AssertUnwindSafe(|| {
        let parser = Parser::new_ext(body, options());
        let definitions = parser
            .reference_definitions()
            .iter()
            .map(|(label, definition)| (label.to_lowercase(), definition.dest.to_string()))
            .collect();
        let mut walk = Walk { text, mark, ..Walk::default() };
        for (event, range) in parser.into_offset_iter() {
            walk.event(&event, &range);
        }
        walk.flush();
        Document { blocks: walk.blocks, elements: walk.elements, definitions }
    }))
    .map_err(|_| Unreadable)
}

#[derive(Default)]
struct Walk<'a> {
    text: &'a str,
    mark: usize,
    blocks: Vec<Block>,
    elements: Vec<Span>,
    /// Open containers, outermost first.
    open: Vec<Container>,
    /// The inline run being collected.
    run: Option<Run>,
    /// Spans of the lines of the HTML block being read.
    html: Vec<Span>,
    /// Depth of open inline elements.
    inline_depth: usize,
    /// Whether the heading that was opened last has attributes.
    has_attributes: bool,
    /// What the next text opens, with nothing but its own paragraph opened since.
    opens: Opens,
    /// The table or paragraph that was just closed and its end, with nothing opened or closed since but a paragraph, heading
    /// or term.
    above: Option<(TagEnd, usize)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Container {
    Paragraph,
    Heading(u8),
    Quote,
    Item,
    Cell,
    Term,
    Description,
    Footnote,
    Other,
}

struct Run {
    span: Span,
    breaks: Vec<Span>,
}

impl Walk<'_> {
    fn event(&mut self, event: &Event<'_>, range: &Range<usize>) {
        let span = Span::new(range.start + self.mark, range.end + self.mark);
        match event {
            Event::Start(tag) => match container(tag) {
                Some(container) => self.start_block(tag, container, span),
                None => {
                    self.inline_depth += 1;
                    self.extend(span);
                }
            },
            Event::End(end) => match is_inline_end(end) {
                true => self.inline_depth = self.inline_depth.saturating_sub(1),
                false => self.end_block(end, span),
            },
            Event::Html(_) => self.html_line(span),
            Event::Rule => {
                self.flush();
                self.elements.push(span);
                self.opens = Opens::Block;
                self.push(BlockKind::Rule, span, Slot::None);
            }
            Event::TaskListMarker(_) => self.opens = Opens::Nothing,
            // Before the first word there is nothing to break; its bytes stay.
            Event::HardBreak if self.run.is_none() => self.opens = Opens::Line,
            Event::HardBreak => {
                self.extend(span);
                if let Some(run) = &mut self.run {
                    run.breaks.push(span);
                }
            }
            Event::Text(_) if matches!(self.open.last(), Some(Container::Other)) && self.inline_depth == 0 => {}
            _ => self.extend(span),
        }
    }

    fn start_block(&mut self, tag: &Tag<'_>, container: Container, span: Span) {
        self.flush();
        let starts_text = matches!(container, Container::Paragraph | Container::Heading(_) | Container::Term);
        if !starts_text && !matches!(tag, Tag::DefinitionList) {
            self.above = None;
        }
        match container {
            Container::Item => self.opens = Opens::Item,
            Container::Paragraph => {}
            _ => self.opens = Opens::Block,
        }
        self.open.push(container);
        self.elements.push(span);
        match tag {
            Tag::CodeBlock(_) => self.push(BlockKind::Code, span, Slot::None),
            Tag::MetadataBlock(_) => self.push(BlockKind::FrontMatter, span, Slot::None),
            Tag::HtmlBlock => self.html.clear(),
            Tag::Heading { id, classes, attrs, .. } => {
                self.has_attributes = id.is_some() || !classes.is_empty() || !attrs.is_empty();
            }
            _ => {}
        }
    }

    fn end_block(&mut self, end: &TagEnd, span: Span) {
        self.flush();
        self.above = matches!(end, TagEnd::Table | TagEnd::Paragraph).then_some((*end, span.end));
        self.open.pop();
        if matches!(end, TagEnd::HtmlBlock) {
            let lines = std::mem::take(&mut self.html);
            let span = match (lines.first(), lines.last()) {
                (Some(first), Some(last)) => Span::new(first.start, last.end),
                _ => span,
            };
            let span = Span::new(span.start, span.start + self.text[span.range()].trim_end().len());
            let prefix = match lines.get(1) {
                Some(second) => {
                    let line = self.text[..second.start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
                    self.text[line..second.start].to_string()
                }
                None => self.continuation(span.start),
            };
            let slot = Slot::Html { prefix, lines };
            self.push(BlockKind::Html, span, slot);
        }
    }

    /// Adds to the lines of the HTML block; the library gives the line feed of a CRLF an event of its own.
    fn html_line(&mut self, span: Span) {
        match self.html.last_mut().filter(|line| !self.text[line.range()].ends_with('\n')) {
            Some(line) => line.end = span.end,
            None => self.html.push(span),
        }
    }

    fn extend(&mut self, span: Span) {
        match &mut self.run {
            Some(run) => run.span.end = run.span.end.max(span.end),
            None => self.run = Some(Run { span, breaks: Vec::new() }),
        }
    }

    /// Ends the inline run and makes a block of it.
    fn flush(&mut self) {
        let Some(run) = self.run.take() else { return };
        self.inline_depth = 0;
        let mut span = run.span;
        // An escape's backslash is in no event's range.
        if self.text[..span.start].ends_with('\\') {
            span.start -= 1;
        }
        span.end = span.start + self.text[span.range()].trim_end_matches([' ', '\t', '\n', '\r']).len();
        let kind = self.kind();
        if matches!(kind, BlockKind::Heading(_)) && self.has_attributes {
            span.end = self.before_attributes(span);
        }
        let one_line = matches!(kind, BlockKind::Heading(_) | BlockKind::Cell | BlockKind::DefinitionTerm);
        let opens = std::mem::take(&mut self.opens);
        let quotes = self.open.iter().filter(|container| **container == Container::Quote).count();
        let below = self.above.take().filter(|(_, end)| self.is_directly_below(*end, span)).map(|(above, _)| above);
        let is_line_of_table = below == Some(TagEnd::Table) && self.is_line_of_table(span);
        let slot = match (kind, one_line) {
            (BlockKind::Cell, _) => Slot::Cell,
            (BlockKind::Heading(_), _)
                if self.text[..span.start].trim_end_matches([' ', '\t', '\u{B}', '\u{C}']).ends_with('#') =>
            {
                Slot::Line
            }
            (_, true) => Slot::FirstLine {
                prefix: self.continuation(span.start),
                quotes,
                delimiters: self.delimiters(span.end),
                breaks: run.breaks,
            },
            (_, false) => Slot::Prose {
                prefix: self.continuation(span.start),
                quotes,
                opens: if is_line_of_table { Opens::Line } else { opens },
                delimiters: self.delimiters(span.end),
                hard_breaks: self.hard_breaks(&run.breaks),
                breaks: run.breaks,
            },
        };
        let slot = match below {
            Some(TagEnd::Table) if is_line_of_table => {
                Slot::BelowTable { prefix: self.continuation(span.start), slot: Box::new(slot) }
            }
            Some(TagEnd::Paragraph) if slot != Slot::Line => {
                Slot::BelowParagraph { prefix: self.continuation(span.start), slot: Box::new(slot) }
            }
            _ => slot,
        };
        self.push(kind, span, slot);
    }

    /// Returns how each break of a text is written. One with a backslash may stand in what were a tag with spaces there, and one
    /// with spaces behind a mark that opened emphasis before a backslash.
    fn hard_breaks(&self, breaks: &[Span]) -> Vec<Break> {
        let of = |at: &Span| if self.text[at.range()].starts_with(' ') { Break::Spaces } else { Break::Backslash };
        breaks.iter().map(of).collect()
    }

    /// Returns where the text of a heading with attributes ends. Where marks of emphasis stand in them, the library takes the
    /// attributes of an underlined heading for text, too.
    fn before_attributes(&self, span: Span) -> usize {
        let is_past = !self.text[span.end..].trim_start_matches([' ', '\t']).starts_with('{');
        let open = self.text[span.range()].strip_suffix('}').and_then(|text| text.rfind('{'));
        match open.filter(|_| is_past) {
            Some(open) => span.start + self.text[span.start..span.start + open].trim_end_matches([' ', '\t']).len(),
            None => span.end,
        }
    }

    /// Returns the line below a text, where it looks like the line below the head of a table: the head of one that follows
    /// without a blank line, a description, a list item, or the line under a heading.
    fn delimiters(&self, end: usize) -> Option<String> {
        let behind = self.text[end..].trim_start_matches([' ', '\t']);
        let next = behind.strip_prefix("\r\n").or_else(|| behind.strip_prefix(['\n', '\r']))?;
        let line = next.split(['\n', '\r']).next().unwrap_or_default().trim_start_matches([' ', '\t', '>']);
        let has_marks = line.starts_with(['|', ':', '-'])
            && line.contains('-')
            && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'));
        has_marks.then(|| line.to_string())
    }

    /// Tells whether a text goes on where a table or paragraph ended, without a blank line.
    fn is_directly_below(&self, end: usize, span: Span) -> bool {
        self.text.get(end..span.start).is_some_and(|between| !between.contains(['\n', '\r']))
    }

    /// Tells whether a text starts with a line of `|` alone: the library reads no row in it.
    fn is_line_of_table(&self, span: Span) -> bool {
        let first = self.text[span.range()].split(['\n', '\r']).next().unwrap_or_default();
        first.trim_end_matches([' ', '\t']) == "|"
    }

    fn kind(&self) -> BlockKind {
        let mut around = self.open.iter().rev().filter(|container| **container != Container::Other);
        match around.next() {
            Some(Container::Heading(level)) => BlockKind::Heading(*level),
            Some(Container::Cell) => BlockKind::Cell,
            Some(Container::Term) => BlockKind::DefinitionTerm,
            Some(Container::Paragraph) => of_container(around.next()),
            other => of_container(other),
        }
    }

    /// Returns what the next line of a text must start with to stay in its containers.
    fn continuation(&self, start: usize) -> String {
        let line = self.text[..start].rfind(['\n', '\r']).map_or(self.mark, |at| at + 1);
        continuation(&self.text[line.min(start)..start])
    }

    fn push(&mut self, kind: BlockKind, span: Span, slot: Slot) {
        self.blocks.push(Block { kind, span, slot });
    }
}

fn container(tag: &Tag<'_>) -> Option<Container> {
    Some(match tag {
        Tag::Paragraph => Container::Paragraph,
        Tag::Heading { level, .. } => Container::Heading(level_number(*level)),
        Tag::BlockQuote(_) => Container::Quote,
        Tag::Item => Container::Item,
        Tag::TableCell => Container::Cell,
        Tag::DefinitionListTitle => Container::Term,
        Tag::DefinitionListDefinition => Container::Description,
        Tag::FootnoteDefinition(_) => Container::Footnote,
        Tag::CodeBlock(_)
        | Tag::HtmlBlock
        | Tag::List(_)
        | Tag::DefinitionList
        | Tag::Table(_)
        | Tag::TableHead
        | Tag::TableRow
        | Tag::MetadataBlock(_) => Container::Other,
        _ => return None,
    })
}

fn is_inline_end(end: &TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

fn of_container(container: Option<&Container>) -> BlockKind {
    match container {
        Some(Container::Item) => BlockKind::Item,
        Some(Container::Quote) => BlockKind::Quote,
        Some(Container::Footnote) => BlockKind::Footnote,
        Some(Container::Description) => BlockKind::DefinitionDescription,
        _ => BlockKind::Paragraph,
    }
}

fn level_number(level: HeadingLevel) -> u8 {
    level as u8
}
