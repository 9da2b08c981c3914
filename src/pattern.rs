//! Inline Markdown ⇄ Fluent pattern: text, and placeables where the article has facts.
//!
//! Invariants: a pattern's Markdown read again gives the same pattern; without facts every brace is text; inside code spans,
//! link targets and tags a brace is always text.

use crate::ftl::{self, ast};
use crate::markdown::opaque_spans;
use crate::span::Span;

/// A message's value on its way between Markdown and Fluent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pattern {
    pieces: Vec<Piece>,
}

/// A run of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    /// Inline Markdown.
    Text(String),
    /// An expression as it is printed between braces.
    Placeable(String),
}

/// Whether braces of an article mean placeables: only where its front matter has facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Braces {
    /// Braces are text.
    Text,
    /// Braces open placeables.
    Placeables,
}

impl Pattern {
    /// Reads inline Markdown; also returns the spans of braces that open no placeable.
    pub fn read(markdown: &str, braces: Braces) -> (Pattern, Vec<Span>) {
        let mut pattern = Pattern::default();
        let mut unreadable = Vec::new();
        if braces == Braces::Text || !markdown.contains('{') {
            pattern.push_text(markdown);
            return (pattern, unreadable);
        }
        let opaque = opaque_spans(markdown);
        let mut at = 0;
        let mut from = 0;
        while let Some(open) = markdown[from..].find('{').map(|found| from + found) {
            from = open + 1;
            let escaped = markdown[..open].bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1;
            if escaped || opaque.iter().any(|span| span.range().contains(&open)) {
                continue;
            }
            match placeable(&markdown[open..]) {
                Some((printed, length)) => {
                    pattern.push_text(&markdown[at..open]);
                    pattern.pieces.push(Piece::Placeable(printed));
                    at = open + length;
                    from = at;
                }
                None => unreadable.push(Span::new(open, open + 1)),
            }
        }
        pattern.push_text(&markdown[at..]);
        (pattern, unreadable)
    }

    fn push_text(&mut self, text: &str) {
        if !text.is_empty() {
            self.pieces.push(Piece::Text(text.to_string()));
        }
    }

    /// Returns the inline Markdown, placeables as `{ $name }`.
    pub fn markdown(&self) -> String {
        let mut out = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Placeable(printed) => out.extend(["{ ", printed, " }"]),
            }
        }
        out
    }

    /// Returns where the placeables stand in [`Pattern::markdown`].
    pub fn placeable_spans(&self) -> Vec<Span> {
        let mut at = 0;
        let mut spans = Vec::new();
        for piece in &self.pieces {
            let start = at;
            match piece {
                Piece::Text(text) => at += text.len(),
                Piece::Placeable(printed) => {
                    at += printed.len() + 4;
                    spans.push(Span::new(start, at));
                }
            }
        }
        spans
    }

    /// Returns what stands behind the `=` in a Fluent file.
    pub fn ftl(&self) -> String {
        ftl::write_text(self.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => (text.as_str(), false),
            Piece::Placeable(printed) => (printed.as_str(), true),
        }))
    }

    /// Returns the canonical form of a message that has this value and no attribute.
    pub fn canonical(&self) -> String {
        let mut out = String::from("=");
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) if !text.bytes().fold(false, |found, byte| found | matches!(byte, b'{' | b'}')) => {
                    out.push_str(text);
                }
                Piece::Text(text) => out.push_str(&text.replace('{', "{{").replace('}', "}}")),
                Piece::Placeable(printed) => out.push_str(&format!("{{ {printed} }}")),
            }
        }
        out
    }

    /// Returns the expressions of its placeables.
    pub fn placeables(&self) -> impl Iterator<Item = ast::Expression<String>> + '_ {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Placeable(printed) => ftl::parse_placeable(printed),
            Piece::Text(_) => None,
        })
    }
}

/// The longest placeable in bytes: a text of many opening braces would be read again from each of them.
const LONGEST_PLACEABLE: usize = 400;

/// Reads a placeable at the start of a text and returns how it is printed and how long it is.
///
/// Only what an author may write is one: a fact, a function of it, a term.
fn placeable(text: &str) -> Option<(String, usize)> {
    let text = &text[..text.floor_char_boundary(LONGEST_PLACEABLE)];
    for (close, _) in text.match_indices('}').take(4) {
        match ftl::parse_placeable(&text[1..close]) {
            Some(ast::Expression::Inline(
                inline @ (ast::InlineExpression::VariableReference { .. }
                | ast::InlineExpression::FunctionReference { .. }
                | ast::InlineExpression::TermReference { .. }),
            )) => return Some((ftl::canonical_expression(&inline), close + 1)),
            Some(_) => return None,
            None => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(markdown: &str) -> String {
        let (pattern, unreadable) = Pattern::read(markdown, Braces::Placeables);
        let pieces: Vec<String> = pattern
            .pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => format!("«{text}»"),
                Piece::Placeable(printed) => format!("<{printed}>"),
            })
            .collect();
        format!("{}{}", pieces.join(""), "!".repeat(unreadable.len()))
    }

    #[test]
    fn placeables_are_read_outside_code_and_targets() {
        for (markdown, expected) in [
            ("At least { $detained } people", "«At least »<$detained>« people»"),
            ("{NUMBER($n,minimumFractionDigits:2)}", "<NUMBER($n, minimumFractionDigits: 2)>"),
            ("{ DATETIME($d, month: \"long\") }.", "<DATETIME($d, month: \"long\")>«.»"),
            ("`{ $x }` and [{ $y }](http://a/{$z})", "«`{ $x }` and [»<$y>«](http://a/{$z})»"),
            ("a \\{ b", "«a \\{ b»"),
            ("a { b c", "«a { b c»!"),
            ("{{ $n }}", "«{»<$n>«}»!"),
            ("{ -organisation }", "<-organisation>"),
            ("no braces", "«no braces»"),
        ] {
            assert_eq!(shown(markdown), expected, "{markdown}");
        }
    }

    #[test]
    fn without_facts_braces_are_text() {
        let (pattern, unreadable) = Pattern::read("{ $x } { y", Braces::Text);
        assert_eq!(pattern.markdown(), "{ $x } { y");
        assert!(unreadable.is_empty());
        assert_eq!(pattern.ftl(), " { \"{\" } $x { \"}\" } { \"{\" } y");
    }

    proptest! {
        #[test]
        fn markdown_of_a_pattern_reads_as_that_pattern(text in "[ -~\n]{0,60}|([ a-z`*\\[\\](){}$\\\\]|\\{ \\$n \\}){0,30}") {
            for braces in [Braces::Text, Braces::Placeables] {
                let (pattern, _) = Pattern::read(&text, braces);
                let markdown = pattern.markdown();
                let (again, _) = Pattern::read(&markdown, braces);
                prop_assert_eq!(again.markdown(), markdown);
                prop_assert_eq!(again.canonical(), pattern.canonical());
            }
        }

        #[test]
        fn a_pattern_written_to_fluent_has_the_same_canonical_form(text in "[ -~\n]{0,60}|([ a-z{}$]|\\{ \\$n \\}){0,30}") {
            let (pattern, _) = Pattern::read(&text, Braces::Placeables);
            let file = format!("a ={}\n", pattern.ftl());
            let resource = ftl::parse(&file);
            prop_assert_eq!(ftl::canonical_form(&resource.entries[0]), pattern.canonical());
        }
    }
}
