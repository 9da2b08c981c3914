//! A pattern as one running text, with the way back from each of its bytes to the file.
//!
//! String literals are unescaped into the text; another placeable stands as our writer prints it; of a select, one variant
//! stands. A pattern with selects has as many readings as its longest select has variants.

use std::borrow::Cow;

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::unicode::unescape_unicode_to_string;
use smallvec::{SmallVec, smallvec};

use super::canonical::canonical_expression;
use crate::span::Span;

/// How long a placeable is, as printed, in bytes; few are longer.
const USUAL_PLACEABLE: usize = 24;

/// One reading of a pattern.
#[derive(Clone, Debug, Default)]
pub struct Flat<'s> {
    /// The running text, LF only; that of the file where it is one piece of it.
    pub text: Cow<'s, str>,
    /// The pieces in order.
    pub pieces: SmallVec<[FlatPiece; 3]>,
}

/// A run of the text that comes from one place.
#[derive(Clone, Debug)]
pub struct FlatPiece {
    /// The range in [`Flat::text`].
    pub within: Span,
    /// The range in the file; of a placeable, the part that has a slice (a name, a literal).
    pub origin: Span,
    /// Whether the text stands in the file as it is, so that offsets carry over.
    pub literal: bool,
    /// Whether it is a placeable that stands for something else.
    pub placeable: bool,
}

impl Flat<'_> {
    /// Returns where a range of the text comes from in the file.
    pub fn origin(&self, within: Span) -> Option<Span> {
        let first =
            self.pieces.iter().find(|piece| piece.within.end > within.start || piece.within.start >= within.start)?;
        let last = self.pieces.iter().rev().find(|piece| piece.within.start < within.end).unwrap_or(first);
        let start = if first.literal {
            first.origin.start + within.start.saturating_sub(first.within.start)
        } else {
            first.origin.start
        };
        let end = if last.literal {
            last.origin.start + within.end.min(last.within.end) - last.within.start
        } else {
            last.origin.end
        };
        (start <= end).then(|| Span::new(start, end))
    }
}

/// Returns the readings of a pattern: the n-th takes the n-th variant of each select, the last where there are fewer.
pub fn flatten<'s>(text: &str, pattern: &Pattern<&'s str>) -> Vec<Flat<'s>> {
    if let [PatternElement::TextElement { value }] = pattern.elements[..] {
        let (within, origin) = (Span::new(0, value.len()), Span::of(text, value));
        let piece = FlatPiece { within, origin, literal: true, placeable: false };
        return vec![Flat { text: Cow::Borrowed(value), pieces: smallvec![piece] }];
    }
    let readings = most_variants(pattern);
    (0..readings)
        .map(|reading| {
            let mut flat = Growing {
                text: String::with_capacity(pattern.elements.iter().map(length).sum()),
                pieces: SmallVec::with_capacity(pattern.elements.len()),
            };
            push_pattern(text, pattern, reading, &mut flat);
            Flat { text: Cow::Owned(flat.text), pieces: flat.pieces }
        })
        .collect()
}

/// A reading while it is read.
struct Growing {
    text: String,
    pieces: SmallVec<[FlatPiece; 3]>,
}

/// Returns how many bytes of a text a piece of a pattern is, as far as that shows.
fn length(element: &PatternElement<&str>) -> usize {
    match element {
        PatternElement::TextElement { value } => value.len(),
        PatternElement::Placeable { .. } => USUAL_PLACEABLE,
    }
}

fn most_variants(pattern: &Pattern<&str>) -> usize {
    let of = |element: &PatternElement<&str>| match element {
        PatternElement::Placeable { expression } => variants_of(expression),
        PatternElement::TextElement { .. } => 1,
    };
    pattern.elements.iter().map(of).max().unwrap_or(1)
}

fn variants_of(expression: &Expression<&str>) -> usize {
    match expression {
        Expression::Select { variants, .. } => {
            let inner = variants.iter().map(|variant| most_variants(&variant.value)).max().unwrap_or(1);
            variants.len().max(inner)
        }
        Expression::Inline(InlineExpression::Placeable { expression }) => variants_of(expression),
        Expression::Inline(_) => 1,
    }
}

fn push_pattern(text: &str, pattern: &Pattern<&str>, reading: usize, flat: &mut Growing) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => push(flat, value, Span::of(text, value), true),
            PatternElement::Placeable { expression } => push_expression(text, expression, reading, flat),
        }
    }
}

fn push_expression(text: &str, expression: &Expression<&str>, reading: usize, flat: &mut Growing) {
    match expression {
        Expression::Select { variants, .. } => {
            let variant = variants.get(reading).or(variants.last());
            if let Some(variant) = variant {
                push_pattern(text, &variant.value, reading, flat);
            }
        }
        Expression::Inline(InlineExpression::StringLiteral { value }) => {
            push(flat, &unescape_unicode_to_string(value), Span::of(text, value), false);
        }
        Expression::Inline(InlineExpression::Placeable { expression }) => {
            push_expression(text, expression, reading, flat)
        }
        Expression::Inline(inline) => {
            let (start, origin) = (flat.text.len(), slice_of(text, inline));
            flat.text.push_str("{ ");
            match inline {
                // Most placeables are a name, which is printed as it is.
                InlineExpression::VariableReference { id } => {
                    flat.text.push('$');
                    flat.text.push_str(id.name);
                }
                InlineExpression::TermReference { id, attribute: None, arguments: None } => {
                    flat.text.push('-');
                    flat.text.push_str(id.name);
                }
                _ => flat.text.push_str(&canonical_expression(inline)),
            }
            flat.text.push_str(" }");
            let within = Span::new(start, flat.text.len());
            flat.pieces.push(FlatPiece { within, origin, literal: false, placeable: true });
        }
    }
}

fn push(flat: &mut Growing, text: &str, origin: Span, literal: bool) {
    let start = flat.text.len();
    flat.text.push_str(text);
    flat.pieces.push(FlatPiece { within: Span::new(start, flat.text.len()), origin, literal, placeable: false });
}

fn slice_of(text: &str, inline: &InlineExpression<&str>) -> Span {
    match inline {
        InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => Span::of(text, value),
        InlineExpression::FunctionReference { id, .. }
        | InlineExpression::MessageReference { id, .. }
        | InlineExpression::TermReference { id, .. }
        | InlineExpression::VariableReference { id } => Span::of(text, id.name),
        InlineExpression::Placeable { .. } => Span::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    fn readings(text: &str) -> Vec<Flat<'_>> {
        let resource = parse(text);
        flatten(text, resource.entries[0].value().unwrap())
    }

    #[test]
    fn literals_join_the_text_and_placeables_stand_as_printed() {
        let flat = &readings("a = x { \"[\" }{$n}\n    y\n")[0];
        assert_eq!(flat.text, "x [{ $n }\ny");
    }

    #[test]
    fn each_variant_is_read_once() {
        let texts: Vec<String> =
            readings("a = { $n ->\n [one] 1 x\n *[other] many { $m ->\n  [a] A\n  [b] B\n *[c] C\n }\n }.\n")
                .into_iter()
                .map(|flat| flat.text.into_owned())
                .collect();
        assert_eq!(texts, ["1 x.", "many B.", "many C."]);
    }

    #[test]
    fn offsets_lead_back_to_the_file() {
        let text = "# c\na = ab { \"[\" }cd\n    ef\n";
        let flat = &readings(text)[0];
        let origin = |needle: &str| {
            let at = flat.text.find(needle).unwrap();
            &text[flat.origin(Span::new(at, at + needle.len())).unwrap().range()]
        };
        assert_eq!(origin("ab"), "ab");
        assert_eq!(origin("d"), "d");
        assert_eq!(origin("ef"), "ef");
        assert_eq!(origin("["), "[");
    }
}
