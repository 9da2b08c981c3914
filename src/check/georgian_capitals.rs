//! Mtavruli, the capitals of display, in running Georgian.

use std::collections::BTreeSet;

use super::MessageContext;
use super::words::{MOST_FINDINGS, readings};
use crate::conventions::Traits;
use crate::finding::{Finding, Severity};
use crate::span::Span;

const CHECK: &str = "georgian-capitals";

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    let Some(capitals) = context.conventions().map(|conventions| &conventions.letters.capitals) else { return };
    if capitals.is_empty() {
        return;
    }
    let mut said = BTreeSet::new();
    for visible in readings(context).filter(|visible| visible.census().traits.has(Traits::CAPITAL)) {
        let mut at = 0;
        while let Some(start) = visible.text[at..].find(|c| capitals.contains(&c)).map(|found| at + found) {
            let end = run_end(&visible.text, start, capitals);
            at = end;
            let (span, capital) = (Span::new(start, end), &visible.text[start..end]);
            let place = visible.origin(span).unwrap_or_else(|| context.value_span());
            if said.len() >= MOST_FINDINGS || !said.insert(place) {
                continue;
            }
            let small = capital.to_lowercase();
            let message = match capital.chars().count() {
                1 => format!("`{capital}` is a capital; Georgian has none in running text"),
                _ => format!("`{capital}` stands in capitals; Georgian has none in running text"),
            };
            let finding = context.finding(CHECK, Severity::Warning, place, message).help(format!("write `{small}`"));
            findings.push(match visible.literal_origin(span) {
                Some(span) => finding.fix(span, small),
                None => finding,
            });
        }
    }
}

/// Returns where words in capitals end, with the spaces and marks between them.
fn run_end(text: &str, start: usize, capitals: &BTreeSet<char>) -> usize {
    let mut end = start;
    for (offset, c) in text[start..].char_indices() {
        if capitals.contains(&c) {
            end = start + offset + c.len_utf8();
        } else if c.is_alphanumeric() || c == super::visible::OPAQUE {
            break;
        }
    }
    end
}
