//! Placeables that nest too deep for the parser, and messages with more placeables than Fluent resolves.

use std::collections::BTreeMap;

use super::FileContext;
use crate::finding::{Finding, Severity};
use crate::ftl::ast::{CallArguments, Expression, InlineExpression, Pattern, PatternElement};
use crate::ftl::{self, Entry, MAX_DEPTH, MAX_PLACEABLES, Reference, Refusal, Resource};
use crate::span::Span;

const CHECK: &str = "too-deep";

pub(super) fn run(context: &FileContext<'_>, findings: &mut Vec<Finding>) {
    if let Some(Refusal::TooDeep(span)) = context.resource.refused {
        let message = format!("placeables nest more than {MAX_DEPTH} deep here, so that the file is not read");
        findings.push(
            context
                .finding(CHECK, Severity::Error, span, message)
                .help("split the message, or close the braces that are open before this place"),
        );
    }
    // So few brackets hold no more placeables, unless they are counted again through references.
    const { assert!(MAX_DEPTH <= MAX_PLACEABLES) };
    if context.resource.is_shallow && !context.refers_to_itself() {
        return;
    }
    let values = Values::of(context.resource);
    let counts = values.counts();
    for (number, value) in values.values.iter().enumerate() {
        if counts[number] <= MAX_PLACEABLES || is_resolved_without_the_library(context, value.pattern) {
            continue;
        }
        // Of a chain of references only the message that breaks the limit is reported, not all that refer to it.
        let through = values.references(value).find(|other| counts[*other] > MAX_PLACEABLES);
        if through.is_some() && count(value.pattern, &|_| 0) <= MAX_PLACEABLES {
            continue;
        }
        let id = value.entry.id().unwrap_or_default();
        let message = format!("`{id}` has more than {MAX_PLACEABLES} placeables, and Fluent cuts the text there");
        findings.push(
            context
                .finding(CHECK, Severity::Error, Span::of(&context.file.text, value.name), message)
                .message_id(id)
                .help("split the message; the placeables of messages and terms that it refers to count too"),
        );
    }
}

/// Tells whether an edition takes a text as it is: of an article, values without any placeable but string literals.
fn is_resolved_without_the_library(context: &FileContext<'_>, pattern: &Pattern<&str>) -> bool {
    let literal = |element: &PatternElement<&str>| match element {
        PatternElement::TextElement { .. } => true,
        PatternElement::Placeable { expression } => {
            matches!(expression, Expression::Inline(InlineExpression::StringLiteral { .. }))
        }
    };
    context.unit.reading.unit.has_article && pattern.elements.iter().all(literal)
}

/// The values and attributes of a file, each formatted on its own.
struct Values<'t, 's> {
    values: Vec<Value<'t, 's>>,
    index: BTreeMap<Reference<'s>, usize>,
}

struct Value<'t, 's> {
    entry: &'t Entry<'s>,
    /// The slice of the id or the attribute's name.
    name: &'s str,
    pattern: &'t Pattern<&'s str>,
}

impl<'t, 's> Values<'t, 's> {
    fn of(resource: &'t Resource<'s>) -> Values<'t, 's> {
        let mut values = Values { values: Vec::new(), index: BTreeMap::new() };
        for entry in &resource.entries {
            let Some(id) = entry.name() else { continue };
            let reference = |attribute| match entry.is_message() {
                true => Reference::Message(id, attribute),
                false => Reference::Term(id, attribute),
            };
            if let Some(pattern) = entry.value() {
                values.push(reference(None), Value { entry, name: id, pattern });
            }
            for attribute in entry.attributes() {
                let name = attribute.id.name;
                values.push(reference(Some(name)), Value { entry, name, pattern: &attribute.value });
            }
        }
        values
    }

    fn push(&mut self, reference: Reference<'s>, value: Value<'t, 's>) {
        self.index.entry(reference).or_insert(self.values.len());
        self.values.push(value);
    }

    fn references(&self, value: &Value<'t, 's>) -> impl Iterator<Item = usize> {
        let found = ftl::uses(value.pattern);
        found.into_iter().filter_map(|found| self.index.get(&found.reference).copied())
    }

    /// Returns the most placeables that each value resolves. References are followed on a stack of our own, because a chain
    /// of them may be as long as the file; where they form a cycle, it is not followed.
    fn counts(&self) -> Vec<usize> {
        let mut counts: Vec<Option<usize>> = vec![None; self.values.len()];
        let mut open = vec![false; self.values.len()];
        for root in 0..self.values.len() {
            let mut stack = vec![root];
            while let Some(&top) = stack.last() {
                let value = &self.values[top];
                if counts[top].is_some() {
                    stack.pop();
                } else if open[top] {
                    let of = |reference: Reference<'s>| {
                        self.index.get(&reference).and_then(|number| counts[*number]).unwrap_or_default()
                    };
                    counts[top] = Some(count(value.pattern, &of));
                    stack.pop();
                } else {
                    open[top] = true;
                    stack.extend(self.references(value).filter(|other| counts[*other].is_none() && !open[*other]));
                }
            }
        }
        counts.into_iter().map(Option::unwrap_or_default).collect()
    }
}

/// Returns the most placeables that a pattern resolves; `of` has those of the values that it refers to.
fn count<'s>(pattern: &Pattern<&'s str>, of: &impl Fn(Reference<'s>) -> usize) -> usize {
    let placeables = pattern.elements.iter().filter_map(|element| match element {
        PatternElement::Placeable { expression } => Some(count_expression(expression, of).saturating_add(1)),
        PatternElement::TextElement { .. } => None,
    });
    placeables.fold(0, usize::saturating_add)
}

fn count_expression<'s>(expression: &Expression<&'s str>, of: &impl Fn(Reference<'s>) -> usize) -> usize {
    match expression {
        Expression::Inline(inline) => count_inline(inline, of),
        Expression::Select { selector, variants } => {
            let most = variants.iter().map(|variant| count(&variant.value, of)).max().unwrap_or_default();
            count_inline(selector, of).saturating_add(most)
        }
    }
}

fn count_inline<'s>(inline: &InlineExpression<&'s str>, of: &impl Fn(Reference<'s>) -> usize) -> usize {
    match inline {
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::VariableReference { .. } => 0,
        InlineExpression::MessageReference { id, attribute } => {
            of(Reference::Message(id.name, attribute.as_ref().map(|attribute| attribute.name)))
        }
        InlineExpression::TermReference { id, attribute, arguments } => {
            let term = of(Reference::Term(id.name, attribute.as_ref().map(|attribute| attribute.name)));
            arguments.iter().fold(term, |sum, arguments| sum.saturating_add(count_arguments(arguments, of)))
        }
        InlineExpression::FunctionReference { arguments, .. } => count_arguments(arguments, of),
        InlineExpression::Placeable { expression } => count_expression(expression, of),
    }
}

fn count_arguments<'s>(arguments: &CallArguments<&'s str>, of: &impl Fn(Reference<'s>) -> usize) -> usize {
    let positional = arguments.positional.iter();
    let named = arguments.named.iter().map(|argument| &argument.value);
    positional.chain(named).map(|argument| count_inline(argument, of)).fold(0, usize::saturating_add)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(text: &str) -> Vec<usize> {
        let resource = ftl::parse(text);
        Values::of(&resource).counts()
    }

    #[test]
    fn placeables_count_through_references() {
        assert_eq!(counts("a = { $x } { b.c }\nb = { -t }{ \"[\" }\n    .c = { b }\n-t = x\n"), [5, 2, 3, 0]);
    }

    #[test]
    fn of_a_select_the_longest_variant_counts() {
        assert_eq!(counts("a = { $n ->\n    [one] { $x }{ $y }\n   *[other] { $x }\n}\n"), [3]);
    }

    #[test]
    fn arguments_and_nested_placeables_count_what_they_refer_to() {
        assert_eq!(counts("a = { F(b, c: 1) } { { b } }\nb = { $x }\n"), [4, 1]);
    }

    #[test]
    fn cycles_long_chains_and_explosions_end() {
        assert_eq!(counts("a = { b }\nb = { a }\n"), [2, 1]);
        let chain: String = (0..50_000).map(|number| format!("m{number} = {{ m{} }}\n", number + 1)).collect();
        assert_eq!(counts(&chain)[0], 50_000);
        let explosion: String =
            (0..200).map(|number| format!("m{number} = {{ m{0} }}{{ m{0} }}\n", number + 1)).collect();
        assert_eq!(counts(&explosion)[0], usize::MAX);
    }
}
