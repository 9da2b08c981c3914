//! An entry in the one form in which equal texts are equal: the base of comparing and of fingerprints.
//!
//! Value, then attributes sorted by name; Fluent's own dedentation; LF; adjacent text joined; string literals unescaped and
//! folded into the text; other placeables as printed here; variants in file order. Comments, blank lines, indentation, CRLF,
//! white space inside braces and the id do not count; nothing else is normalised. Braces of the text are doubled and NUL
//! parts the fields (no text holds one), so that different entries never have one form.

use std::fmt::Write;

use fluent_syntax::ast::{CallArguments, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::unicode::unescape_unicode_to_string;

use super::parse::Entry;
use super::write::nested_placeable;

/// The room that is made for a placeable.
const USUAL_PLACEABLE: usize = 16;

/// Returns the canonical form of an entry's value and attributes.
pub fn canonical_form(entry: &Entry<'_>) -> String {
    let mut out = String::new();
    if let Some(value) = entry.value() {
        out.reserve(1 + value.elements.iter().map(|element| length(element)).sum::<usize>());
        out.push('=');
        push_pattern(&mut out, value);
    }
    let mut attributes: Vec<_> = entry.attributes().iter().collect();
    attributes.sort_by_key(|attribute| attribute.id.name);
    for attribute in attributes {
        let _ = write!(out, "\0{}\0{}", attribute.id.name, canonical_pattern(&attribute.value));
    }
    out
}

/// Returns about how long an element is.
fn length(element: &PatternElement<&str>) -> usize {
    match element {
        PatternElement::TextElement { value } => value.len(),
        PatternElement::Placeable { .. } => USUAL_PLACEABLE,
    }
}

/// Returns the canonical form of a pattern.
pub fn canonical_pattern<S: AsRef<str>>(pattern: &Pattern<S>) -> String {
    let mut out = String::new();
    push_pattern(&mut out, pattern);
    out
}

fn push_pattern<S: AsRef<str>>(out: &mut String, pattern: &Pattern<S>) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => push_text(out, value.as_ref()),
            PatternElement::Placeable { expression } => push_placeable(out, expression),
        }
    }
}

/// Returns an expression as it is printed between braces: `$x`, `NUMBER($x, style: "percent")`, `-term(case: "gen")`.
pub fn canonical_expression<S: AsRef<str>>(inline: &InlineExpression<S>) -> String {
    match inline {
        InlineExpression::StringLiteral { value } => format!("\"{}\"", value.as_ref()),
        InlineExpression::NumberLiteral { value } => value.as_ref().to_string(),
        InlineExpression::VariableReference { id } => format!("${}", id.name.as_ref()),
        InlineExpression::FunctionReference { id, arguments } => {
            format!("{}({})", id.name.as_ref(), canonical_arguments(arguments))
        }
        InlineExpression::MessageReference { id, attribute } => match attribute {
            Some(attribute) => format!("{}.{}", id.name.as_ref(), attribute.name.as_ref()),
            None => id.name.as_ref().to_string(),
        },
        InlineExpression::TermReference { id, attribute, arguments } => {
            let mut out = format!("-{}", id.name.as_ref());
            if let Some(attribute) = attribute {
                let _ = write!(out, ".{}", attribute.name.as_ref());
            }
            if let Some(arguments) = arguments {
                let _ = write!(out, "({})", canonical_arguments(arguments));
            }
            out
        }
        InlineExpression::Placeable { expression } => nested_placeable(expression),
    }
}

fn canonical_arguments<S: AsRef<str>>(arguments: &CallArguments<S>) -> String {
    let positional = arguments.positional.iter().map(canonical_expression);
    let named = arguments
        .named
        .iter()
        .map(|named| format!("{}: {}", named.name.name.as_ref(), canonical_expression(&named.value)));
    positional.chain(named).collect::<Vec<_>>().join(", ")
}

fn push_text(out: &mut String, text: &str) {
    // Outside string literals no text has a brace. To look at all bytes is quicker than to stop at the first: many go at once.
    if !text.bytes().fold(false, |found, byte| found | matches!(byte, b'{' | b'}')) {
        return out.push_str(text);
    }
    let mut rest = text;
    while let Some(brace) = rest.bytes().position(|byte| matches!(byte, b'{' | b'}')) {
        out.push_str(&rest[..=brace]);
        out.push_str(&rest[brace..=brace]);
        rest = &rest[brace + 1..];
    }
    out.push_str(rest);
}

fn push_placeable<S: AsRef<str>>(out: &mut String, expression: &Expression<S>) {
    match expression {
        Expression::Inline(InlineExpression::StringLiteral { value }) => {
            push_text(out, &unescape_unicode_to_string(value.as_ref()));
        }
        Expression::Inline(InlineExpression::Placeable { expression }) => push_placeable(out, expression),
        Expression::Inline(inline) => {
            let _ = write!(out, "{{ {} }}", canonical_expression(inline));
        }
        Expression::Select { selector, variants } => {
            let _ = write!(out, "{{ {} ->", canonical_expression(selector));
            for variant in variants {
                let star = if variant.default { "*" } else { "" };
                let key = match &variant.key {
                    VariantKey::Identifier { name } => name.as_ref(),
                    VariantKey::NumberLiteral { value } => value.as_ref(),
                };
                let _ = write!(out, "\0{star}[{key}]{}", canonical_pattern(&variant.value));
            }
            out.push_str("\0}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    fn form(text: &str) -> String {
        canonical_form(&parse(text).entries[0])
    }

    #[test]
    fn layout_does_not_count() {
        let plain = form("a = x y\n");
        for other in
            ["b = x y\n", "# c\na =\n    x y\n", "a = {\"x\"} y\r\n", "a = { \"\" }x{ \" \" }y", "a   =    x y"]
        {
            assert_eq!(form(other), plain, "{other:?}");
        }
        assert_eq!(form("a = x\r\n    y\r\n"), form("a =\n  x\n  y\n"));
        assert_eq!(form("a = x\n .b = 1\n .a = 2\n"), form("a = x\n .a = 2\n .b = 1\n"));
    }

    #[test]
    fn different_texts_differ() {
        let texts = [
            "a = x",
            "a = X",
            "a = x y",
            "a = x{ $y }",
            "a = x{ \"{ $y }\" }",
            "a = x\n .y = x",
            "a = { $n ->\n *[x] y\n}",
            "a = { $n ->\n *[x] y\n [z] y\n}",
        ];
        let forms: std::collections::BTreeSet<String> = texts.iter().map(|text| form(text)).collect();
        assert_eq!(forms.len(), texts.len());
    }
}
