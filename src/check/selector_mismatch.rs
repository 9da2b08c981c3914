//! A translation that selects on another variable than the English.

use super::MessageContext;
use super::context::{Side, variables};
use crate::finding::{Finding, Severity};
use crate::ftl::{self, Entry, Reference, ast};
use crate::span::Span;

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    // The variables of a term are its arguments: each locale has its own.
    if !context.target_kinds().selects || context.message.id.starts_with('-') {
        return;
    }
    let own = selectors(context.target);
    if own.is_empty() {
        return;
    }
    let english = selectors(context.source);
    // A further select is how languages inflect; only one in the place of another is a slip.
    let Some(left) = english.iter().find(|name| !own.contains(name)) else { return };
    // A variable that the English does not have at all is told by `unknown-variable`.
    let known = variables(context, Side::Source);
    let mut seen = Vec::new();
    for name in own.iter().filter(|name| !english.contains(name) && known.contains(**name)) {
        if seen.contains(name) {
            continue;
        }
        seen.push(name);
        let slice = Span::of(&context.file.text, name);
        let span = Span::new(slice.start - 1, slice.end);
        let message = format!("the variant is chosen by `${name}`, in the English by `${left}`");
        let help = format!("choose by `${left}`, or by both, one select inside the other");
        findings.push(context.finding("selector-mismatch", Severity::Warning, span, message).help(help));
    }
}

/// Returns the variables by which an entry chooses variants, bare or as the value of a function.
fn selectors<'s>(entry: &Entry<'s>) -> Vec<&'s str> {
    let selectors = entry.patterns().flat_map(ftl::uses).filter(|found| found.selects);
    let variable = selectors.filter_map(|found| match (found.reference, found.arguments) {
        (Reference::Variable(name), _) => Some(name),
        (Reference::Function(_), Some(arguments)) => match arguments.positional.first()? {
            ast::InlineExpression::VariableReference { id } => Some(id.name),
            _ => None,
        },
        _ => None,
    });
    variable.collect()
}
