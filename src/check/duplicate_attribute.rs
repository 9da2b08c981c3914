//! An attribute that stands twice in a message.

use std::collections::BTreeSet;

use super::FileContext;
use crate::finding::{Finding, Severity};
use crate::span::Span;

pub(super) fn run(context: &FileContext<'_>, findings: &mut Vec<Finding>) {
    for entry in &context.resource.entries {
        if entry.attributes().len() < 2 {
            continue;
        }
        let Some(id) = entry.id() else { continue };
        let mut seen = BTreeSet::new();
        for attribute in entry.attributes() {
            let name = attribute.id.name;
            if seen.insert(name) {
                continue;
            }
            let span = Span::of(&context.file.text, name);
            let message = format!("`{id}` has the attribute `.{name}` twice");
            findings.push(
                context
                    .finding("duplicate-attribute", Severity::Error, Span::new(span.start - 1, span.end), message)
                    .message_id(&id)
                    .help("delete one of the two, or rename it"),
            );
        }
    }
}
