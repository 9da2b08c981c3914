//! A word in a translation that the glossary forbids.

use std::collections::BTreeSet;

use super::MessageContext;
use super::glossary_mismatch::{of, rows};
use crate::finding::{Finding, Severity};
use crate::glossary::{Row, words};

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    let Some(glossary) = of(context).filter(|glossary| glossary.forbids()) else { return };
    let rows: Vec<&Row> = glossary.rows_without_term().chain(rows(glossary, context)).collect();
    if rows.is_empty() {
        return;
    }
    let mut said = BTreeSet::new();
    for visible in context.target_visibles() {
        let own = words(&visible.text);
        for row in &rows {
            for span in row.forbidden_in(&own) {
                let place = visible.origin(span).unwrap_or_else(|| context.value_span());
                if !said.insert((place, row.line)) {
                    continue;
                }
                let word = visible.text.get(span.range()).unwrap_or_default();
                let message = match row.term.is_empty() {
                    true => format!("the glossary forbids `{word}`"),
                    false => format!("the glossary forbids `{word}` for `{}`", row.term),
                };
                let mut help = match row.translations.is_empty() {
                    true => "write another word".to_string(),
                    false => format!("write `{}`", row.translations),
                };
                if !row.note.is_empty() {
                    help.push_str(&format!(" ({})", row.note));
                }
                findings.push(context.finding("forbidden-term", Severity::Warning, place, message).help(help));
            }
        }
    }
}
