//! A select on a number that lacks a category which whole numbers have in the locale.

use std::collections::BTreeSet;

use super::MessageContext;
use super::selects::{PluralSelect, plural_selects};
use crate::finding::{Finding, Severity};
use crate::ftl::ast;
use crate::plural::{CATEGORIES, Plurals, plurals};
use crate::span::Span;

/// A category that only larger whole numbers have (`many` in fr es it pt) may be left to the default variant.
const LARGE: u32 = 1_000_000;

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    if !context.target_kinds().selects {
        return;
    }
    let locale = &context.translation.locale.locale;
    for select in plural_selects(context.target, context.source) {
        let Some(plurals) = plurals(locale, select.kind) else { continue };
        let needed =
            CATEGORIES.into_iter().filter(|name| plurals.whole_numbers(name).first().is_some_and(|n| *n < LARGE));
        let needed: Vec<&str> = needed.collect();
        // Where one form does for all numbers, a select with one variant says so.
        if select.variants.len() == 1 && needed.len() <= 2 {
            continue;
        }
        let missing: Vec<&str> = needed.iter().copied().filter(|name| !covers(&select, name, &plurals)).collect();
        if missing.is_empty() {
            continue;
        }
        let listed: Vec<String> = missing.iter().map(|name| format!("`[{name}]`")).collect();
        let examples: Vec<String> = missing.iter().map(|name| example(name, &plurals)).collect();
        let slice = Span::of(&context.file.text, select.variable);
        let message = format!("the select on `${}` has no {}", select.variable, listed.join(", "));
        let help = format!("{} has {}; add {}", locale.english_name(), needed.join(", "), examples.join("; "));
        let span = Span::new(slice.start - 1, slice.end);
        findings.push(context.finding("missing-plural-category", Severity::Warning, span, message).help(help));
    }
}

/// Tells whether variants cover a category, by name or by all of its numbers.
fn covers(select: &PluralSelect<'_, '_>, category: &str, plurals: &Plurals) -> bool {
    let mut numbers: BTreeSet<u32> = BTreeSet::new();
    for variant in select.variants {
        match variant.key {
            ast::VariantKey::Identifier { name } if name == category => return true,
            ast::VariantKey::Identifier { .. } => {}
            ast::VariantKey::NumberLiteral { value } => numbers.extend(value.parse::<u32>()),
        }
    }
    let wanted = plurals.whole_numbers(category);
    wanted.len() <= numbers.len() && wanted.iter().all(|number| numbers.contains(number))
}

fn example(category: &str, plurals: &Plurals) -> String {
    let numbers = plurals.whole_numbers(category);
    let shown: Vec<String> = numbers.iter().take(3).map(u32::to_string).collect();
    let more = if numbers.len() > 3 { " …" } else { "" };
    format!("`[{category}]` for {}{more}", shown.join(", "))
}
