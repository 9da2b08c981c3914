//! The same English with two translations in one file.

use std::collections::BTreeMap;

use super::visible::Visible;
use super::wording::{self, is_long, words_of};
use super::{MessageContext, UnitContext};
use crate::finding::{Finding, Severity};

/// Shorter texts are translated by what they stand on: a button, a heading.
const LEAST: usize = 3;

pub(super) fn run(contexts: &[MessageContext<'_>], findings: &mut Vec<Finding>) {
    let Some(unit) = contexts.first().map(|context| context.translation.unit) else { return };
    for group in unit.repeated.get_or_init(|| repeated(unit)) {
        let context_of = |position: &usize| contexts.binary_search_by_key(position, |context| context.english.position);
        let same = group.iter().filter_map(|position| Some(&contexts[context_of(position).ok()?]));
        let mut known: Vec<(&str, String)> = Vec::new();
        for context in same {
            let own = words_of(context.target_visibles());
            if own.is_empty() || known.iter().any(|(_, other)| *other == own) {
                continue;
            }
            if let Some((first, _)) = known.first() {
                let message = format!("the English is the same as of `{first}`, the translation is another");
                let help =
                    "give both the same translation, unless they stand in different places of a sentence or page";
                let span = context.value_span();
                findings.push(context.finding("inconsistent-translation", Severity::Info, span, message).help(help));
            }
            known.push((&context.message.id, own));
        }
    }
}

/// Returns the positions of the messages of a unit that have the same English, group by group.
fn repeated(unit: &UnitContext<'_>) -> Vec<Vec<usize>> {
    let messages = unit.sources().iter().filter(|source| !source.message.id.starts_with('-'));
    let mut groups: BTreeMap<(bool, String), Vec<usize>> = BTreeMap::new();
    for source in wording::alike(messages.map(|source| (source, unit.visibles(source))), LEAST) {
        let visibles = unit.visibles(source);
        groups.entry((ends_a_sentence(visibles), words_of(visibles))).or_default().push(source.position);
    }
    groups.retain(|(_, english), positions| positions.len() > 1 && is_long(english, LEAST));
    groups.into_values().collect()
}

/// Tells whether the English is a sentence: a heading of the same words may be translated in another way.
fn ends_a_sentence(visibles: &[Visible<'_>]) -> bool {
    let last = visibles.last().map_or("", |visible| visible.text.trim_end());
    last.ends_with(['.', '!', '?', ':', '…'])
}
