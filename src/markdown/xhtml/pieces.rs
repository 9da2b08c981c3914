//! Events of Markdown with their raw HTML cut into tags, and what is known of each tag before the chapter is written.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Event, Tag, TagEnd};

use super::super::flow::is_program;
use super::super::tags::{Token, tokens};
use super::elements;
use crate::span::Span;

/// An event, or a piece of raw HTML.
pub(super) enum Piece<'a> {
    Event(Event<'a>),
    Raw(Token),
}

impl Piece<'_> {
    /// Tells whether it begins or ends a block.
    pub fn is_block(&self) -> bool {
        match self {
            Piece::Event(Event::Start(tag)) => is_block(&tag.to_end()),
            Piece::Event(Event::End(end)) => is_block(end),
            Piece::Event(Event::Rule) => true,
            _ => false,
        }
    }
}

fn is_block(end: &TagEnd) -> bool {
    !matches!(
        end,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Subscript
            | TagEnd::Superscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

/// All pieces of a chapter.
pub(super) struct Pieces<'a> {
    /// The pieces with their places in the text.
    pub pieces: Vec<(Piece<'a>, Span)>,
    /// The ids that the author gave and that can be ids.
    pub ids: BTreeSet<String>,
    /// Opening tags to their closing tags.
    closers: BTreeMap<usize, usize>,
    openers: BTreeMap<usize, usize>,
    /// What is printed for an opening tag.
    elements: BTreeMap<usize, String>,
    /// How many blocks begin before each piece.
    blocks: Vec<usize>,
}

impl Pieces<'_> {
    /// Tells whether an opening tag has its partner.
    pub fn is_matched(&self, at: usize) -> bool {
        self.closers.contains_key(&at)
    }

    /// Returns the opening tag of a closing one.
    pub fn opener(&self, at: usize) -> Option<usize> {
        self.openers.get(&at).copied()
    }

    /// Returns the element that is printed for an opening tag, if any is.
    pub fn element(&self, at: usize) -> Option<&str> {
        self.elements.get(&at).map(String::as_str)
    }

    /// Returns the id of a footnote or of the reference to it.
    pub fn note_id(&self, what: &str, number: usize) -> String {
        let mut id = format!("{what}-{number}");
        while self.ids.contains(&id) {
            id.push('-');
        }
        id
    }
}

/// Collects the pieces and pairs the tags.
pub(super) fn pieces<'a>(events: impl Iterator<Item = (Event<'a>, Span)>) -> Pieces<'a> {
    let pieces = cut(events);
    let (closers, openers) = pairs(&pieces);
    let blocks = blocks(&pieces, &closers);
    let mut all = Pieces { ids: ids(&pieces, &closers), pieces, closers, openers, elements: BTreeMap::new(), blocks };
    // Inner ones first: what becomes of a list depends on its items.
    let opened: Vec<usize> = all.closers.keys().rev().copied().collect();
    for open in opened {
        if let Some(element) = element(&all, open) {
            all.elements.insert(open, element);
        }
    }
    all
}

fn cut<'a>(events: impl Iterator<Item = (Event<'a>, Span)>) -> Vec<(Piece<'a>, Span)> {
    let mut pieces = Vec::new();
    let mut html: Option<(String, Span)> = None;
    let mut in_front_matter = false;
    // Whether what is read stands in a script or a style sheet.
    let mut is_hidden = false;
    for (event, span) in events {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => in_front_matter = true,
            Event::End(TagEnd::MetadataBlock(_)) => in_front_matter = false,
            _ if in_front_matter => {}
            Event::Start(Tag::HtmlBlock) => {
                html = Some((String::new(), span));
                pieces.push((Piece::Event(event), span));
            }
            Event::End(TagEnd::HtmlBlock) => {
                if let Some((html, span)) = html.take() {
                    pieces.extend(tokens(&html).into_iter().map(|token| (Piece::Raw(token), span)));
                }
                pieces.push((Piece::Event(event), span));
            }
            Event::Html(raw) if html.is_some() => {
                if let Some((html, _)) = &mut html {
                    html.push_str(&raw);
                }
            }
            // An HTML block of many lines must be cut as a whole, for a tag may go over several.
            Event::Text(raw) if html.is_some() => {
                if let Some((html, _)) = &mut html {
                    html.push_str(&raw);
                }
            }
            Event::InlineHtml(raw) if is_program(&raw).is_some() => is_hidden = is_program(&raw) == Some(true),
            Event::Text(_) | Event::Code(_) if is_hidden => {}
            Event::Html(raw) | Event::InlineHtml(raw) => {
                pieces.extend(tokens(&raw).into_iter().map(|token| (Piece::Raw(token), span)));
            }
            event => {
                pieces.push((Piece::Event(event), span));
                is_hidden &= !pieces.last().is_some_and(|(piece, _)| piece.is_block());
            }
        }
    }
    pieces
}

/// Tags that are further apart in depth are no pair.
const DEEPEST: usize = 500;

type Partners = BTreeMap<usize, usize>;

/// Pairs opening with closing tags of one name inside the same element of Markdown.
fn pairs(pieces: &[(Piece<'_>, Span)]) -> (Partners, Partners) {
    let (mut closers, mut openers) = (Partners::new(), Partners::new());
    // Open raw tags; `None` stands for an element of Markdown.
    let mut open: Vec<Option<(usize, &str)>> = Vec::new();
    for (at, (piece, _)) in pieces.iter().enumerate() {
        match piece {
            Piece::Event(Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock)) => {}
            Piece::Event(Event::Start(_)) => open.push(None),
            Piece::Event(Event::End(_)) => while open.pop().is_some_and(|one| one.is_some()) {},
            Piece::Raw(Token::Open(tag)) => open.push(Some((at, &tag.name))),
            Piece::Raw(Token::Close { name, .. }) => {
                let near = open.iter().rev().take(DEEPEST).take_while(|one| one.is_some()).count();
                let own = open[open.len() - near..].iter().rposition(|one| one.is_some_and(|(_, own)| own == name));
                if let Some(own) = own {
                    let index = open.len() - near + own;
                    if let Some((opener, _)) = open[index] {
                        closers.insert(opener, at);
                        openers.insert(at, opener);
                    }
                    open.truncate(index);
                }
            }
            _ => {}
        }
    }
    (closers, openers)
}

/// Returns the ids that the author gave to headings and tags, as far as XML can have them.
fn ids(pieces: &[(Piece<'_>, Span)], closers: &Partners) -> BTreeSet<String> {
    let own = pieces.iter().enumerate().filter_map(|(at, (piece, _))| match piece {
        Piece::Event(Event::Start(Tag::Heading { id, .. })) => id.as_ref().map(|id| id.to_string()),
        Piece::Raw(Token::Open(tag)) if closers.contains_key(&at) => tag.attribute("id").map(str::to_string),
        _ => None,
    });
    own.filter(|id| is_id(id)).collect()
}

fn is_id(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_alphabetic())
        && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

/// Returns what is printed for a pair of tags; `None` where only its content is.
fn element(all: &Pieces<'_>, open: usize) -> Option<String> {
    let close = *all.closers.get(&open)?;
    let Piece::Raw(Token::Open(tag)) = &all.pieces[open].0 else { return None };
    let content = elements::content(&tag.name)?;
    let printed = elements::printed(&tag.name);
    let holds_blocks = || all.blocks[close] > all.blocks[open + 1];
    match content {
        elements::Content::Phrasing if holds_blocks() => None,
        elements::Content::Line if holds_blocks() => Some("div".to_string()),
        elements::Content::Structure => {
            let children = children(all, open, close);
            let fits = children.is_some_and(|children| {
                let children: Vec<&str> = children.iter().map(String::as_str).collect();
                elements::structured(printed, &children)
            });
            Some(if fits { printed.to_string() } else { "div".to_string() })
        }
        _ => Some(printed.to_string()),
    }
}

/// Counts the blocks before each piece.
fn blocks(pieces: &[(Piece<'_>, Span)], closers: &Partners) -> Vec<usize> {
    let mut count = 0;
    let before = pieces.iter().enumerate().map(|(at, (piece, _))| {
        let before = count;
        count += usize::from(match piece {
            Piece::Raw(Token::Open(tag)) => {
                elements::content(&tag.name).is_some_and(elements::Content::is_block)
                    && (closers.contains_key(&at) || tag.name == "hr")
            }
            piece => piece.is_block() && !is_html_block(piece),
        });
        before
    });
    before.collect()
}

fn is_html_block(piece: &Piece<'_>) -> bool {
    matches!(piece, Piece::Event(Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock)))
}

/// Returns the elements directly in a pair of tags; `None` where anything else but white space stands there.
fn children(all: &Pieces<'_>, open: usize, close: usize) -> Option<Vec<String>> {
    let mut children = Vec::new();
    let mut at = open + 1;
    while at < close {
        match &all.pieces[at].0 {
            Piece::Raw(Token::Text(text)) if text.trim().is_empty() => {}
            Piece::Raw(Token::Hidden) => {}
            Piece::Raw(Token::Open(_)) => {
                children.push(all.elements.get(&at)?.clone());
                at = *all.closers.get(&at)?;
            }
            piece if is_html_block(piece) => {}
            _ => return None,
        }
        at += 1;
    }
    Some(children)
}
