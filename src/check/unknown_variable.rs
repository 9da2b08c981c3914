//! A variable in a translation that the English message does not use.

use std::collections::BTreeSet;

use super::MessageContext;
use super::context::{Side, variables};
use crate::finding::{Finding, Severity};
use crate::ftl::{self, Reference};
use crate::nearest::nearest;
use crate::span::Span;

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    // The variables of a term are its arguments: each locale has its own.
    if !context.target_kinds().variables || context.message.id.starts_with('-') {
        return;
    }
    let patterns: Vec<_> = context
        .target
        .value()
        .into_iter()
        .chain(context.target.attributes().iter().map(|attribute| &attribute.value))
        .collect();
    let mut known: Option<&BTreeSet<String>> = None;
    for found in patterns.into_iter().flat_map(ftl::uses) {
        let Reference::Variable(name) = found.reference else { continue };
        let known = known.get_or_insert_with(|| variables(context, Side::Source));
        if known.contains(name) {
            continue;
        }
        let help = match nearest(name, known.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `${near}`?"),
            None if known.is_empty() => "the English uses no variable; write the text out".to_string(),
            None => format!(
                "the English has {}",
                known.iter().map(|name| format!("`${name}`")).collect::<Vec<_>>().join(", ")
            ),
        };
        let slice = Span::of(&context.file.text, found.slice);
        let span = Span::new(slice.start - 1, slice.end);
        let message = format!("the English of `{}` does not use `${name}`", context.message.id);
        findings.push(context.finding("unknown-variable", Severity::Error, span, message).help(help));
    }
}
