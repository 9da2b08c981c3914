//! What a message uses, through the messages that it refers to.

use std::collections::BTreeSet;

use super::MessageContext;
use crate::ftl::{self, Entry, Reference, Use};

/// One side of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Side {
    /// The English.
    Source,
    /// The translation.
    Target,
}

/// Calls `each` with every use in a message, in every variant and attribute and through the messages of its file that it
/// refers to, as far as the run time follows them. A term sees only its arguments, so what it uses does not count.
pub(in crate::check) fn each_use(context: &MessageContext<'_>, side: Side, mut each: impl FnMut(&Use<'_, '_>)) {
    let translation = context.translation.translation;
    let source = |id: &str| context.catalogue.get(id).map(|message| context.catalogue.entry(message));
    let named = |id: &str| match side {
        Side::Source => source(id),
        // What the locale lacks is read in English.
        Side::Target => translation.and_then(|translation| translation.get(id)).or_else(|| source(id)),
    };
    let first = match side {
        Side::Source => context.source,
        Side::Target => context.target,
    };
    let mut waiting = Vec::new();
    let mut visit = |entry: &Entry<'_>, waiting: &mut Vec<_>| {
        let mut see = |found: Use<'_, '_>| {
            if let Reference::Message(id, _) = found.reference {
                waiting.extend(named(id));
            }
            each(&found);
        };
        entry.patterns().for_each(|pattern| ftl::each_use(pattern, &mut see));
    };
    visit(first, &mut waiting);
    let mut seen = BTreeSet::from([std::ptr::from_ref(first)]);
    while let Some(entry) = waiting.pop() {
        if seen.len() == ftl::MAX_PLACEABLES {
            return;
        }
        if seen.insert(std::ptr::from_ref(entry)) {
            visit(entry, &mut waiting);
        }
    }
}

/// Returns the variables that a message uses, in every variant and attribute and through the messages of
/// its file that it refers to. A term sees only its arguments, so its variables do not count.
pub(in crate::check) fn variables<'c>(context: &'c MessageContext<'_>, side: Side) -> &'c BTreeSet<String> {
    let seen = match side {
        Side::Source => &context.english.seen,
        Side::Target => &context.own,
    };
    seen.variables.get_or_init(|| read_variables(context, side))
}

fn read_variables(context: &MessageContext<'_>, side: Side) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    each_use(context, side, |found| {
        if let Reference::Variable(name) = found.reference {
            names.insert(name.to_string());
        }
    });
    names
}
