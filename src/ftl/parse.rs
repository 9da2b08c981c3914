//! Text → entries with spans and problems, behind the guards.

use std::panic::{AssertUnwindSafe, catch_unwind};

use fluent_syntax::ast;
use fluent_syntax::parser::{self, ErrorKind, ParserError};

use super::defaults;
use super::depth::{deepest_nesting, is_shallow, starts_entry};
use super::escapes::{Piece, pieces};
use super::limits::{MAX_BYTES, MAX_DEPTH};
use super::problem::Problem;
use super::returns;
use crate::span::Span;

/// The entries of a file in order.
#[derive(Debug, Default)]
pub struct Resource<'s> {
    /// Entries, junk included.
    pub entries: Vec<Entry<'s>>,
    /// Why the text was not parsed at all; then there are no entries.
    pub refused: Option<Refusal>,
    /// Whether surely no entry has more opening brackets than [`MAX_DEPTH`].
    pub is_shallow: bool,
}

/// Why a text was not given to the parser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Placeables or calls nest deeper than [`MAX_DEPTH`].
    TooDeep(Span),
    /// More than [`MAX_BYTES`].
    TooLarge,
    /// The library panicked; its author's bug, contained here.
    Panic,
}

/// One entry with its place.
#[derive(Debug)]
pub struct Entry<'s> {
    /// From the first byte of the attached comment, or of the entry, to the end of its last line without the line ending.
    pub span: Span,
    /// What it is.
    pub kind: EntryKind<'s>,
}

/// The kinds of entries (Fluent EBNF `Entry` and `Junk`).
#[derive(Debug)]
pub enum EntryKind<'s> {
    /// A message.
    Message(ast::Message<&'s str>),
    /// A term.
    Term(ast::Term<&'s str>),
    /// A comment that stands alone.
    Comment(Level, Vec<&'s str>),
    /// What the parser could not read.
    Junk(&'s str, Problem),
}

/// How many `#` a comment has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// `#`
    Single,
    /// `##`
    Group,
    /// `###`
    Resource,
}

impl<'s> Entry<'s> {
    /// Returns the name of a message or, with its hyphen, of a term as references write it.
    pub fn id(&self) -> Option<String> {
        match &self.kind {
            EntryKind::Message(message) => Some(message.id.name.to_string()),
            EntryKind::Term(term) => Some(format!("-{}", term.id.name)),
            _ => None,
        }
    }

    /// Returns the name as references write it, as a slice of the text that was parsed.
    pub fn key(&self, text: &'s str) -> Option<&'s str> {
        match &self.kind {
            EntryKind::Message(message) => Some(message.id.name),
            EntryKind::Term(_) => text.get(self.id_span(text)?.range()),
            _ => None,
        }
    }

    /// Returns the identifier's slice.
    pub fn name(&self) -> Option<&'s str> {
        match &self.kind {
            EntryKind::Message(message) => Some(message.id.name),
            EntryKind::Term(term) => Some(term.id.name),
            _ => None,
        }
    }

    /// Returns the id that junk seems to start with.
    pub fn junk_id(&self) -> Option<&str> {
        match &self.kind {
            EntryKind::Junk(_, problem) => problem.id.as_deref(),
            _ => None,
        }
    }

    /// Returns the value.
    pub fn value(&self) -> Option<&ast::Pattern<&'s str>> {
        match &self.kind {
            EntryKind::Message(message) => message.value.as_ref(),
            EntryKind::Term(term) => Some(&term.value),
            _ => None,
        }
    }

    /// Returns the attributes in order.
    pub fn attributes(&self) -> &[ast::Attribute<&'s str>] {
        match &self.kind {
            EntryKind::Message(message) => &message.attributes,
            EntryKind::Term(term) => &term.attributes,
            _ => &[],
        }
    }

    /// Returns the value and the values of the attributes, in order.
    pub fn patterns(&self) -> impl Iterator<Item = &ast::Pattern<&'s str>> {
        self.value().into_iter().chain(self.attributes().iter().map(|attribute| &attribute.value))
    }

    /// Returns the lines of the attached comment without `# `.
    pub fn comment(&self) -> &[&'s str] {
        let comment = match &self.kind {
            EntryKind::Message(message) => message.comment.as_ref(),
            EntryKind::Term(term) => term.comment.as_ref(),
            EntryKind::Comment(_, lines) => return lines,
            EntryKind::Junk(..) => None,
        };
        comment.map_or(&[], |comment| &comment.content)
    }

    /// Tells whether it is a message.
    pub fn is_message(&self) -> bool {
        matches!(self.kind, EntryKind::Message(_))
    }

    /// Returns where the identifier stands, a term's hyphen included.
    pub fn id_span(&self, text: &str) -> Option<Span> {
        let span = Span::of(text, self.name()?);
        Some(match self.kind {
            EntryKind::Term(_) => Span::new(span.start - 1, span.end),
            _ => span,
        })
    }

    /// Returns where the entry itself stands, without its comment.
    pub fn body_span(&self, text: &str) -> Span {
        let start = self.id_span(text).map_or(self.span.start, |span| span.start);
        Span::new(start, self.span.end.max(start))
    }
}

/// Parses a Fluent text. A byte order mark at its start is skipped.
pub fn parse(text: &str) -> Resource<'_> {
    let body = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let refused = |refusal| Resource { entries: Vec::new(), refused: Some(refusal), is_shallow: false };
    if body.len() > MAX_BYTES {
        return refused(Refusal::TooLarge);
    }
    let is_shallow = is_shallow(body);
    let (depth, at) = if is_shallow { (0, Span::default()) } else { deepest_nesting(body) };
    if depth > MAX_DEPTH {
        let mark = text.len() - body.len();
        return refused(Refusal::TooDeep(Span::new(at.start + mark, at.end + mark)));
    }
    let entries = || {
        let mut entries = pieces(body).into_iter().fold(Vec::new(), |mut entries, piece| {
            match piece {
                Piece::Readable(part) if entries.is_empty() => entries = read(text, part),
                Piece::Readable(part) => entries.extend(read(text, part)),
                Piece::Broken { junk, digits } => entries.push(broken(text, junk, digits)),
            }
            entries
        });
        close(text, &mut entries);
        if defaults::may_lack(body) {
            entries = defaults::settle(text, entries);
        }
        if returns::stand_alone(text) { returns::settle(text, entries) } else { entries }
    };
    let Ok(entries) = catch_unwind(AssertUnwindSafe(entries)) else { return refused(Refusal::Panic) };
    Resource { entries, refused: None, is_shallow }
}

/// Parses what stands between the braces of a placeable and returns it as our writer prints it, or `None` when it is not one
/// placeable's expression.
pub fn parse_placeable(inner: &str) -> Option<ast::Expression<String>> {
    if inner.contains(['\n', '\r']) || deepest_nesting(&format!("m = {{{inner}}}")).0 > MAX_DEPTH {
        return None;
    }
    let text = format!("m = {{{inner}}}x\n");
    let tree = catch_unwind(|| parser::parse(text.clone())).ok()?.ok()?;
    let [ast::Entry::Message(message)] = &tree.body[..] else { return None };
    match &message.value.as_ref()?.elements[..] {
        // The letter behind the brace proves that the brace closed here.
        [ast::PatternElement::Placeable { expression }, ast::PatternElement::TextElement { value }] if value == "x" => {
            Some(expression.clone())
        }
        _ => None,
    }
}

/// Parses a part of the text. What junk swallowed is parsed again; it is shorter than the junk, so this ends.
pub(super) fn read<'s>(text: &'s str, body: &'s str) -> Vec<Entry<'s>> {
    let (tree, errors) = match parser::parse(body) {
        Ok(tree) => (tree, Vec::new()),
        Err((tree, errors)) => (tree, errors),
    };
    let mut errors = errors.into_iter();
    let mut entries: Vec<Entry<'s>> = Vec::with_capacity(tree.body.len());
    let mark = Span::of(text, body).start;
    for entry in tree.body {
        match entry {
            ast::Entry::Message(mut message) => {
                let id = Span::of(text, message.id.name).start;
                let start = attached(text, &mut entries, &mut message.comment, id);
                entries.push(Entry { span: Span::new(start, id), kind: EntryKind::Message(message) });
            }
            ast::Entry::Term(mut term) => {
                let id = Span::of(text, term.id.name).start - 1;
                let start = attached(text, &mut entries, &mut term.comment, id);
                entries.push(Entry { span: Span::new(start, id), kind: EntryKind::Term(term) });
            }
            ast::Entry::Comment(comment) => entries.push(lone(text, Level::Single, comment)),
            ast::Entry::GroupComment(comment) => entries.push(lone(text, Level::Group, comment)),
            ast::Entry::ResourceComment(comment) => entries.push(lone(text, Level::Resource, comment)),
            ast::Entry::Junk { content } => {
                let (junk, rest) = content.split_at(swallowed(content));
                let start = Span::of(text, junk).start;
                let problem = Problem::new(text, junk, errors.next(), mark);
                entries.push(Entry { span: Span::new(start, start), kind: EntryKind::Junk(junk, problem) });
                if !rest.is_empty() {
                    entries.extend(read(text, rest));
                }
            }
        }
    }
    entries
}

/// Returns an entry that the library cannot read because of an escape, as the junk that it is.
fn broken<'s>(text: &str, junk: &'s str, digits: &str) -> Entry<'s> {
    let start = Span::of(text, junk).start;
    let letter = digits.chars().next_back().map_or(0, char::len_utf8);
    let at = Span::of(text, digits).end - letter;
    let kind = ErrorKind::InvalidUnicodeEscapeSequence(digits.to_string());
    let problem = Problem::new(text, junk, Some(ParserError { pos: at..at + 1, slice: None, kind }), 0);
    Entry { span: Span::new(start, start), kind: EntryKind::Junk(junk, problem) }
}

/// Returns where junk should have ended: at the next line that starts an entry (EBNF `Junk`). The library goes on from its
/// error instead, so an unclosed brace costs the message below as well.
fn swallowed(junk: &str) -> usize {
    let mut at = 0;
    for line in junk.split_inclusive('\n') {
        if at > 0 && starts_entry(line.as_bytes(), 0) {
            return at;
        }
        at += line.len();
    }
    junk.len()
}

/// Returns where the entry with its comment starts. The library attaches a comment across one blank line; the grammar
/// (`CommentLine` directly above `Message`) does not, so such a comment becomes an entry of its own.
fn attached<'s>(
    text: &'s str,
    entries: &mut Vec<Entry<'s>>,
    comment: &mut Option<ast::Comment<&'s str>>,
    id: usize,
) -> usize {
    let Some(own) = comment.as_ref() else { return id };
    let start = comment_start(text, own);
    let last = own.content.last().map_or(id, |line| Span::of(text, line).end);
    let between = &text[last..id];
    if between.bytes().filter(|byte| *byte == b'\n').count() <= 1 {
        return start;
    }
    let detached = comment.take().expect("the comment was just seen");
    entries.push(lone(text, Level::Single, detached));
    id
}

fn lone<'s>(text: &'s str, level: Level, comment: ast::Comment<&'s str>) -> Entry<'s> {
    let start = comment_start(text, &comment);
    Entry { span: Span::new(start, start), kind: EntryKind::Comment(level, comment.content) }
}

fn comment_start(text: &str, comment: &ast::Comment<&str>) -> usize {
    // Only a `#` at the very end of the text has no line at all.
    let first = comment.content.first().map_or(text.len(), |line| Span::of(text, line).start);
    let line = text[..first].rfind('\n').map_or(0, |at| at + 1);
    line + if text[line..].starts_with('\u{FEFF}') { 3 } else { 0 }
}

/// Gives each entry its end: the last line before the next entry that is not blank.
fn close(text: &str, entries: &mut [Entry<'_>]) {
    let mut next = text.len();
    for entry in entries.iter_mut().rev() {
        let start = entry.span.start;
        entry.span.end = start + trimmed_len(&text[start..next]);
        next = start;
    }
}

/// Returns the length of a text up to its last byte that is not blank.
pub(super) fn trimmed_len(text: &str) -> usize {
    text.trim_end_matches([' ', '\n', '\r']).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let resource = parse(text);
        resource
            .entries
            .iter()
            .map(|entry| {
                let kind = match &entry.kind {
                    EntryKind::Message(_) | EntryKind::Term(_) => entry.id().unwrap(),
                    EntryKind::Comment(level, _) => format!("{level:?}"),
                    EntryKind::Junk(..) => "junk".to_string(),
                };
                format!("{kind}|{}", &text[entry.span.range()])
            })
            .collect()
    }

    #[test]
    fn entries_have_their_bytes_with_comments() {
        assert_eq!(shown("# c\na = x\n    y\n\n-t = z\n"), ["a|# c\na = x\n    y", "-t|-t = z"]);
        assert_eq!(shown("### r\n\n## g\n# c\n\na = x"), ["Resource|### r", "Group|## g", "Single|# c", "a|a = x"]);
        assert_eq!(shown("# c\r\na = x\r\n .b = y\r\n\r\nc = z\r\n"), ["a|# c\r\na = x\r\n .b = y", "c|c = z"]);
        assert_eq!(shown("#\n# d\na = x"), ["a|#\n# d\na = x"]);
        assert_eq!(shown("a = x\n#"), ["a|a = x", "Single|#"]);
    }

    #[test]
    fn junk_costs_one_entry() {
        assert_eq!(shown("a = x\nno entry\n\nb = y\n"), ["a|a = x", "junk|no entry", "b|b = y"]);
        assert_eq!(shown("a = {\nb = y"), ["junk|a = {", "b|b = y"]);
    }

    #[test]
    fn a_byte_order_mark_is_skipped_and_spans_stay_those_of_the_file() {
        let text = "\u{FEFF}# c\na = x\n";
        assert_eq!(shown(text), ["a|# c\na = x"]);
        assert_eq!(parse(text).entries[0].id_span(text), Some(Span::new(7, 8)));
    }

    #[test]
    fn deep_and_large_texts_are_refused_not_parsed() {
        let deep = format!("a = {}", "{".repeat(100_000));
        assert!(matches!(parse(&deep).refused, Some(Refusal::TooDeep(_))));
        let fine = format!("a = {}1{}", "{".repeat(100), "}".repeat(100));
        assert!(parse(&fine).refused.is_none());
        assert_eq!(parse(&" ".repeat(MAX_BYTES + 1)).refused, Some(Refusal::TooLarge));
    }

    #[test]
    fn a_placeable_is_one_expression_and_nothing_more() {
        for good in [" $x ", "NUMBER($x)", " -brand ", " \"a\" ", "a.b", "$x"] {
            assert!(parse_placeable(good).is_some(), "{good}");
        }
        for bad in ["", " ", "x y", " $x } { $y ", "$x ->", "$", "NUMBER($x", "}x\nn = {$y"] {
            assert!(parse_placeable(bad).is_none(), "{bad}");
        }
    }
}
