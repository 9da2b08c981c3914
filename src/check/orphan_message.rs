//! A message in a locale file that the catalogue does not have.

use std::collections::BTreeSet;

use super::TranslationContext;
use crate::catalogue::{Catalogue, view};
use crate::finding::{Finding, Severity};
use crate::ftl::{Entry, EntryKind};
use crate::nearest::nearest;
use crate::project::EDITION_WORDS;
use crate::translation::{State, Translation};

/// The most pairs of ids that are compared in search of the one that was meant; beyond them, none is suggested.
const MAX_COMPARISONS: usize = 100_000;

pub(super) fn run(context: &TranslationContext<'_>, findings: &mut Vec<Finding>) {
    let (Some(catalogue), Some(translation), Some(file)) = (context.catalogue, context.translation, context.file)
    else {
        return;
    };
    if catalogue.resource.refused.is_some() {
        return;
    }
    let unreadable = junk_ids(catalogue);
    let missing = missing(catalogue, translation);
    let mut left = MAX_COMPARISONS;
    for entry in translation.orphans.iter().map(|number| &translation.resource.entries[*number]) {
        let Some(id) = entry.id().filter(|id| !unreadable.contains(&id.as_str())) else { continue };
        let near = if left < missing.len() { None } else { nearest(&id, missing.iter().copied()) };
        left = left.saturating_sub(missing.len());
        if near.is_none() && is_own(context, entry) {
            continue;
        }
        let help = match (near, context.unit.reading.unit.has_article) {
            (Some(near), _) => format!("did you mean `{near}`? it is not translated yet"),
            (None, true) => "run `tolmach segment`: it sets the text aside in `.tolmach/retired`".to_string(),
            (None, false) => "delete it, or give it the id that the English file has".to_string(),
        };
        let span = entry.id_span(&file.text);
        findings.push(
            context
                .finding("orphan-message", Severity::Warning, span, format!("the English has no message `{id}`"))
                .message_id(id)
                .target(view(&file.text, entry))
                .help(help),
        );
    }
}

/// Returns the ids that cannot be read in the catalogue: `syntax` reports them there.
fn junk_ids<'c>(catalogue: &'c Catalogue<'_>) -> BTreeSet<&'c str> {
    let junk = catalogue.resource.entries.iter().filter_map(|entry| match &entry.kind {
        EntryKind::Junk(_, problem) => problem.id.as_deref(),
        _ => None,
    });
    junk.collect()
}

fn missing<'c>(catalogue: &'c Catalogue<'_>, translation: &Translation<'_>) -> Vec<&'c str> {
    let states = catalogue.messages.iter().zip(&translation.messages);
    states
        .filter(|(_, translated)| translated.state == State::Missing)
        .map(|(message, _)| message.id.as_str())
        .collect()
}

/// Tells whether a locale may have the entry for itself: a term of a shared file that other files use, an interface word.
fn is_own(context: &TranslationContext<'_>, entry: &Entry<'_>) -> bool {
    let unit = context.unit.reading.unit;
    let shared_term = !entry.is_message() && !unit.has_article && context.unit.project.units.len() > 1;
    shared_term || unit.name == EDITION_WORDS
}
