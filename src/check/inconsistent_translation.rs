//! The same English with two translations in one file.

use std::collections::BTreeMap;

use super::MessageContext;
use super::context::Side;
use super::wording::{self, is_long, words_of};
use crate::finding::{Finding, Severity};

/// Shorter texts are translated by what they stand on: a button, a heading.
const LEAST: usize = 3;

pub(super) fn run(contexts: &[MessageContext<'_>], findings: &mut Vec<Finding>) {
    let mut by_english: BTreeMap<(bool, String), Vec<&MessageContext<'_>>> = BTreeMap::new();
    for context in wording::alike(contexts, Side::Source, LEAST) {
        let has_end = ends_a_sentence(context);
        by_english.entry((has_end, words_of(context.source_visibles()))).or_default().push(context);
    }
    for ((_, english), same) in by_english {
        if same.len() < 2 || !is_long(&english, LEAST) {
            continue;
        }
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

/// Tells whether the English is a sentence: a heading of the same words may be translated in another way.
fn ends_a_sentence(context: &MessageContext<'_>) -> bool {
    let last = context.source_visibles().last().map_or("", |visible| visible.text.trim_end());
    last.ends_with(['.', '!', '?', ':', '…'])
}
