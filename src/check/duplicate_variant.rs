//! A variant that stands twice in a select.

use std::collections::BTreeSet;

use super::FileContext;
use crate::finding::{Finding, Severity};
use crate::ftl::ast::{Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use crate::span::Span;

pub(super) fn run(context: &FileContext<'_>, findings: &mut Vec<Finding>) {
    for entry in &context.resource.entries {
        let mut twice = Vec::new();
        entry.patterns().for_each(|pattern| find(pattern, &mut twice));
        if twice.is_empty() {
            continue;
        }
        let Some(id) = entry.id() else { continue };
        for key in twice {
            let message = format!("`{id}` has the variant `[{key}]` twice in one select");
            findings.push(
                context
                    .finding("duplicate-variant", Severity::Error, Span::of(&context.file.text, key), message)
                    .message_id(&id)
                    .help("delete one of the two; readers only ever see the first"),
            );
        }
    }
}

/// Collects the keys that stand a second time.
fn find<'s>(pattern: &Pattern<&'s str>, twice: &mut Vec<&'s str>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            find_in_expression(expression, twice);
        }
    }
}

fn find_in_expression<'s>(expression: &Expression<&'s str>, twice: &mut Vec<&'s str>) {
    match expression {
        Expression::Inline(InlineExpression::Placeable { expression }) => find_in_expression(expression, twice),
        Expression::Inline(_) => {}
        Expression::Select { variants, .. } => {
            let mut seen = BTreeSet::new();
            twice.extend(variants.iter().map(key).filter(|key| !seen.insert(*key)));
            variants.iter().for_each(|variant| find(&variant.value, twice));
        }
    }
}

fn key<'s>(variant: &Variant<&'s str>) -> &'s str {
    match variant.key {
        VariantKey::Identifier { name } => name,
        VariantKey::NumberLiteral { value } => value,
    }
}
