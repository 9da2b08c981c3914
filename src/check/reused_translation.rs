//! The same translation for different English texts: one of them is under the wrong id.

use std::collections::{BTreeMap, BTreeSet};

use super::MessageContext;
use super::wording::{self, is_long, words_of};
use crate::finding::{Finding, Severity};

/// The fewest words of both texts.
const LEAST: usize = 4;

/// Two English texts that share this part of their longer words mean much the same.
const ALIKE: f64 = 0.5;

pub(super) fn run(contexts: &[MessageContext<'_>], findings: &mut Vec<Finding>) {
    let mut by_translation: BTreeMap<String, Vec<&MessageContext<'_>>> = BTreeMap::new();
    let messages = contexts.iter().filter(|context| !context.message.id.starts_with('-'));
    for context in wording::alike(messages.map(|context| (context, context.target_visibles())), LEAST) {
        by_translation.entry(words_of(context.target_visibles())).or_default().push(context);
    }
    for (translation, same) in by_translation {
        if same.len() < 2 || !is_long(&translation, LEAST) {
            continue;
        }
        let mut known: Vec<(&str, String)> = Vec::new();
        for context in same {
            let english = words_of(context.source_visibles());
            if !is_long(&english, LEAST)
                || english == translation
                || known.iter().any(|(_, other)| alike(other, &english))
            {
                continue;
            }
            if let Some((first, _)) = known.first() {
                let message = format!("the same translation as `{first}`, whose English is another");
                let help = "one of the two stands under the wrong id: compare both with their English";
                let span = context.value_span();
                findings.push(context.finding("reused-translation", Severity::Warning, span, message).help(help));
            }
            known.push((&context.message.id, english));
        }
    }
}

/// Tells whether two English texts may have one translation.
fn alike(one: &str, other: &str) -> bool {
    let words = |text: &str| -> BTreeSet<String> {
        text.split(' ')
            .filter(|word| word.len() > 3 && word.contains(char::is_alphabetic))
            .map(str::to_string)
            .collect()
    };
    let (one, other) = (words(one), words(other));
    let shared = one.intersection(&other).count();
    let all = one.len().max(other.len());
    let part = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    all == 0 || part(shared) >= ALIKE * part(all)
}
