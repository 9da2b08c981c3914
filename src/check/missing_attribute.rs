//! An attribute of the English message that its translation does not have.

use std::collections::BTreeSet;

use super::MessageContext;
use crate::catalogue::pattern_view;
use crate::finding::Finding;

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    // A term's attributes are grammar of its locale; no other locale needs them.
    if !context.source.is_message() || context.source.attributes().is_empty() {
        return;
    }
    let present: BTreeSet<&str> = context.target.attributes().iter().map(|attribute| attribute.id.name).collect();
    for attribute in context.source.attributes() {
        let name = attribute.id.name;
        if present.contains(name) {
            continue;
        }
        let message = format!("`{}` has no translation of its attribute `.{name}`", context.message.id);
        findings.push(
            context
                .finding("missing-attribute", context.translation.by_tier(), context.id_span(), message)
                .source(pattern_view(&context.catalogue.file.text, &attribute.value))
                .help(format!("write `    .{name} = ` and the translation on a line below the message")),
        );
    }
}
