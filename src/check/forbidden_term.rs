//! A word in a translation that the glossary forbids.

use std::collections::BTreeSet;

use super::MessageContext;
use super::glossary_mismatch::{note, of, rows};
use crate::finding::{Finding, Severity};
use crate::glossary::{Row, words};

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    let Some(glossary) = of(context).filter(|glossary| glossary.forbids()) else { return };
    let always = glossary.rows_without_term().map(|row| (row, String::new()));
    let in_english = rows(glossary, context).into_iter().map(|found| (found.row, found.written));
    let rows: Vec<(&Row, String)> = always.chain(in_english).collect();
    if rows.is_empty() {
        return;
    }
    let mut said = BTreeSet::new();
    for visible in context.target_visibles() {
        let own = words(&visible.text);
        for (row, written) in &rows {
            for span in row.forbidden_in(&own) {
                let place = visible.origin(span).unwrap_or_else(|| context.value_span());
                if !said.insert((place, row.line)) {
                    continue;
                }
                let word = visible.text.get(span.range()).unwrap_or_default();
                let message = match written.as_str() {
                    "" => format!("the glossary forbids `{word}`"),
                    written => format!("the glossary forbids `{word}` for `{written}`"),
                };
                let help = match row.approves() {
                    true => format!("write {}{}", row.approved(), note(row)),
                    false => format!("write another word{}", note(row)),
                };
                findings.push(context.finding("forbidden-term", Severity::Warning, place, message).help(help));
            }
        }
    }
}
