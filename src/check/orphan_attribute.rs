//! An attribute, or a text of its own, that the English message does not have.

use std::collections::BTreeSet;

use super::MessageContext;
use crate::finding::{Finding, Severity};
use crate::nearest::nearest;
use crate::span::Span;

const CHECK: &str = "orphan-attribute";

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    // A term's attributes are grammar of its locale: gender, case.
    if !context.source.is_message() {
        return;
    }
    let id = &context.message.id;
    if context.source.value().is_none() && context.target.value().is_some() {
        let message = format!("the English of `{id}` has no text of its own, only attributes");
        let help = "move the text to the attribute that it translates, or delete it";
        findings.push(context.finding(CHECK, Severity::Warning, context.value_span(), message).help(help));
    }
    if context.target.attributes().is_empty() {
        return;
    }
    let known: BTreeSet<&str> = context.source.attributes().iter().map(|attribute| attribute.id.name).collect();
    let present: BTreeSet<&str> = context.target.attributes().iter().map(|attribute| attribute.id.name).collect();
    for attribute in context.target.attributes() {
        let name = attribute.id.name;
        if known.contains(name) {
            continue;
        }
        let help = match nearest(name, known.difference(&present).copied().take(100)) {
            Some(near) => format!("did you mean `.{near}`?"),
            None => "delete it".to_string(),
        };
        let span = Span::of(&context.file.text, name);
        let message = format!("the English of `{id}` has no attribute `.{name}`");
        findings
            .push(context.finding(CHECK, Severity::Warning, Span::new(span.start - 1, span.end), message).help(help));
    }
}
