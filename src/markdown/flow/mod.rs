//! Markdown → a row of paragraphs, each of runs in one style: what messengers and plain text are printed from.
//!
//! Invariants: no word that a reader sees is left out; nested blocks become marks and depths, so nothing here is recursive.

mod heading;
mod paragraph;
mod raw;

use std::panic::{AssertUnwindSafe, catch_unwind};

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, Parser, Tag, TagEnd};

use super::options;
use crate::span::Span;

pub use heading::leading_heading;
pub use paragraph::{Gap, Paragraph, ParagraphKind, Run, Style};
pub(super) use raw::is_program;

/// Returns the text as paragraphs, without front matter and without what stands in `skip`; `None` when the library panics.
///
/// `word` gives the label of an alert (`alert-note`); footnotes stand at the end, numbered by their first references.
pub fn flow(text: &str, skip: Option<Span>, word: &dyn Fn(&str) -> String) -> Option<Vec<Paragraph>> {
    let body = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mark = text.len() - body.len();
    catch_unwind(AssertUnwindSafe(|| {
        let mut flow = Flow { word: Some(word), ..Flow::default() };
        for (event, range) in Parser::new_ext(body, options()).into_offset_iter() {
            let span = Span::new(range.start + mark, range.end + mark);
            if !skip.is_some_and(|skip| skip.start <= span.start && span.end <= skip.end) {
                flow.event(event);
            }
        }
        flow.finish()
    }))
    .ok()
}

#[derive(Default)]
struct Flow<'w> {
    word: Option<&'w dyn Fn(&str) -> String>,
    done: Vec<Paragraph>,
    /// The paragraph being collected.
    open: Paragraph,
    /// Whether `open` has begun.
    is_open: bool,
    gap: Gap,
    mark: String,
    lists: Vec<Option<u64>>,
    quotes: usize,
    /// How many outermost quotes have begun.
    quote: usize,
    /// Whether what is read stands in a script or style sheet of raw HTML.
    is_hidden: bool,
    /// How deep each style is open: bold, italic, underlined, struck, code.
    styles: [usize; 5],
    /// Destinations of the open links and images.
    targets: Vec<Option<String>>,
    /// Cells of the row being read.
    cells: Option<Vec<Vec<Run>>>,
    html: Option<String>,
    in_front_matter: bool,
    notes: Notes,
}

/// Footnotes: labels by number, and their paragraphs.
#[derive(Default)]
struct Notes {
    labels: Vec<String>,
    /// Number and paragraphs of each definition.
    definitions: Vec<(usize, Vec<Paragraph>)>,
    /// The text around the definition that is being read.
    outside: Vec<(usize, Vec<Paragraph>)>,
}

impl Notes {
    fn number(&mut self, label: &str) -> usize {
        match self.labels.iter().position(|known| known == label) {
            Some(at) => at + 1,
            None => {
                self.labels.push(label.to_string());
                self.labels.len()
            }
        }
    }
}

impl Flow<'_> {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => self.in_front_matter = true,
            Event::End(TagEnd::MetadataBlock(_)) => self.in_front_matter = false,
            _ if self.in_front_matter => {}
            Event::Start(tag) => self.start(tag),
            Event::End(end) => self.end(end),
            Event::Html(raw) if self.html.is_some() => self.html.get_or_insert_default().push_str(&raw),
            Event::InlineHtml(raw) if is_program(&raw).is_some() => self.is_hidden = is_program(&raw) == Some(true),
            Event::Text(_) | Event::Code(_) if self.is_hidden => {}
            Event::Html(raw) | Event::InlineHtml(raw) => self.raw(&raw),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.push(&text),
            Event::Code(code) => {
                self.styles[4] += 1;
                self.push(&code);
                self.styles[4] -= 1;
            }
            Event::SoftBreak => self.push(" "),
            Event::HardBreak => self.push("\n"),
            Event::Rule => {
                self.close();
                self.gap = Gap::Empty;
                self.begin(ParagraphKind::Rule);
                self.close();
            }
            Event::FootnoteReference(label) => {
                let number = self.notes.number(&label);
                self.push(&format!("[{number}]"));
            }
            Event::TaskListMarker(done) => self.push(if done { "[x] " } else { "[ ] " }),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Emphasis => self.styles[1] += 1,
            Tag::Strong => self.styles[0] += 1,
            Tag::Strikethrough => self.styles[3] += 1,
            Tag::Link { dest_url, link_type, .. } => {
                let mail = link_type == pulldown_cmark::LinkType::Email && !dest_url.starts_with("mailto:");
                let target = if mail { format!("mailto:{dest_url}") } else { dest_url.to_string() };
                self.targets.push(Some(target));
            }
            // A picture inside a link leads where the link does.
            Tag::Image { dest_url, .. } => {
                let web = dest_url.starts_with("https://") || dest_url.starts_with("http://");
                let outer = self.targets.iter().rev().find_map(Clone::clone);
                self.targets.push(outer.or(web.then(|| dest_url.to_string())));
            }
            Tag::List(first) => {
                self.close();
                self.gap = if self.lists.is_empty() && self.mark.is_empty() { Gap::Empty } else { Gap::Line };
                self.lists.push(first);
            }
            Tag::Item => self.item(),
            Tag::Paragraph | Tag::DefinitionListTitle => self.block(ParagraphKind::Text),
            Tag::Heading { .. } => self.block(ParagraphKind::Heading),
            Tag::CodeBlock(kind) => {
                let language = match &kind {
                    CodeBlockKind::Fenced(info) => info.split([' ', ',']).next().filter(|word| !word.is_empty()),
                    CodeBlockKind::Indented => None,
                };
                self.block(ParagraphKind::Code(language.map(str::to_string)));
            }
            Tag::DefinitionListDefinition => {
                self.close();
                self.gap = Gap::Line;
                self.mark = format!("{}  ", "  ".repeat(self.lists.len()));
            }
            Tag::BlockQuote(kind) => {
                self.close();
                self.gap = Gap::Empty;
                self.quote += usize::from(self.quotes == 0);
                self.quotes += 1;
                if let (Some(kind), Some(word)) = (kind, self.word) {
                    let label = word(alert(kind));
                    self.begin(ParagraphKind::Text);
                    self.open.runs.push(Run {
                        text: label,
                        style: Style { bold: true, ..Style::default() },
                        target: None,
                    });
                    self.close();
                    self.gap = Gap::Line;
                }
            }
            Tag::FootnoteDefinition(label) => {
                self.close();
                let number = self.notes.number(&label);
                self.notes.outside.push((number, std::mem::take(&mut self.done)));
                self.gap = Gap::Empty;
                self.mark = format!("[{number}] ");
            }
            Tag::Table(_) => {
                self.close();
                self.gap = Gap::Empty;
            }
            Tag::TableHead | Tag::TableRow => self.cells = Some(Vec::new()),
            Tag::HtmlBlock => {
                self.close();
                self.html = Some(String::new());
            }
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Emphasis => self.styles[1] = self.styles[1].saturating_sub(1),
            TagEnd::Strong => self.styles[0] = self.styles[0].saturating_sub(1),
            TagEnd::Strikethrough => self.styles[3] = self.styles[3].saturating_sub(1),
            TagEnd::Link | TagEnd::Image => drop(self.targets.pop()),
            TagEnd::List(_) => {
                self.close();
                self.lists.pop();
                self.gap = Gap::Empty;
            }
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotes = self.quotes.saturating_sub(1);
                self.gap = Gap::Empty;
            }
            TagEnd::FootnoteDefinition => {
                self.close();
                if let Some((number, outside)) = self.notes.outside.pop() {
                    let own = std::mem::replace(&mut self.done, outside);
                    self.notes.definitions.push((number, own));
                }
                self.gap = Gap::Empty;
            }
            TagEnd::TableCell => {
                let runs = std::mem::take(&mut self.open.runs);
                self.is_open = false;
                self.is_hidden = false;
                self.styles = [0; 5];
                if let Some(cells) = &mut self.cells {
                    cells.push(runs);
                }
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                let cells = self.cells.take().unwrap_or_default();
                self.begin(if end == TagEnd::TableHead {
                    ParagraphKind::Head(cells)
                } else {
                    ParagraphKind::Row(cells)
                });
                self.close();
                self.gap = Gap::Line;
            }
            TagEnd::HtmlBlock => {
                let html = self.html.take().unwrap_or_default();
                self.gap = Gap::Empty;
                self.raw(&html);
                self.close();
                self.gap = Gap::Empty;
            }
            TagEnd::Item | TagEnd::DefinitionListTitle | TagEnd::DefinitionListDefinition => {
                self.close();
                // An empty item still has its mark.
                if !self.mark.is_empty() && end == TagEnd::Item {
                    self.begin(ParagraphKind::Text);
                    self.close();
                }
                self.gap = Gap::Line;
            }
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::Table | TagEnd::DefinitionList => {
                self.close();
                self.gap = Gap::Empty;
            }
            _ => {}
        }
    }

    fn item(&mut self) {
        self.close();
        let depth = self.lists.len().saturating_sub(1);
        let bullet = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "• ".to_string(),
        };
        // An item that begins with another list.
        if !self.mark.is_empty() {
            self.begin(ParagraphKind::Text);
            self.close();
            self.gap = Gap::Line;
        }
        self.mark = format!("{}{bullet}", "  ".repeat(depth));
    }

    /// Begins a block; behind an item's mark it stands on the mark's line.
    fn block(&mut self, kind: ParagraphKind) {
        self.close();
        self.begin(kind);
    }

    fn begin(&mut self, kind: ParagraphKind) {
        let mark = std::mem::take(&mut self.mark);
        self.open = Paragraph {
            kind,
            quotes: self.quotes,
            quote: if self.quotes > 0 { self.quote } else { 0 },
            gap: self.gap,
            mark,
            runs: Vec::new(),
        };
        self.is_open = true;
    }

    fn close(&mut self) {
        if !self.is_open {
            return;
        }
        self.is_open = false;
        self.is_hidden = false;
        self.styles = [0; 5];
        self.targets.clear();
        let mut paragraph = std::mem::take(&mut self.open);
        if let (ParagraphKind::Code(_), Some(last)) = (&paragraph.kind, paragraph.runs.last_mut()) {
            last.text.truncate(last.text.trim_end_matches('\n').len());
        }
        let empty = paragraph.runs.iter().all(|run| run.text.trim().is_empty()) && paragraph.mark.is_empty();
        if !(empty && matches!(paragraph.kind, ParagraphKind::Text | ParagraphKind::Heading | ParagraphKind::Code(_))) {
            self.done.push(paragraph);
        }
    }

    fn push(&mut self, text: &str) {
        if !self.is_open && self.cells.is_none() {
            self.begin(ParagraphKind::Text);
        }
        let [bold, italic, underlined, struck, code] = self.styles.map(|depth| depth > 0);
        let style = Style { bold, italic, underlined, struck, code };
        let target = self.targets.iter().rev().find_map(Clone::clone);
        match self.open.runs.last_mut() {
            Some(last) if last.style == style && last.target == target => last.text.push_str(text),
            _ => self.open.runs.push(Run { text: text.to_string(), style, target }),
        }
    }

    fn finish(mut self) -> Vec<Paragraph> {
        self.close();
        let mut notes = std::mem::take(&mut self.notes.definitions);
        notes.sort_by_key(|(number, _)| *number);
        let first = self.done.len();
        self.done.extend(notes.into_iter().flat_map(|(_, paragraphs)| paragraphs));
        if let Some(note) = self.done.get_mut(first) {
            note.gap = Gap::Empty;
        }
        self.done
    }
}

/// Returns the interface word of a kind of alert.
pub(super) fn alert(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "alert-note",
        BlockQuoteKind::Tip => "alert-tip",
        BlockQuoteKind::Important => "alert-important",
        BlockQuoteKind::Warning => "alert-warning",
        BlockQuoteKind::Caution => "alert-caution",
    }
}
