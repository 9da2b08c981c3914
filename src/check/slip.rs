//! Slips of style in one text → findings, in a translation or in the English.
//!
//! A rule of style is one pure function from a text to its slips, so that the same rule holds for translators and for the
//! author. A slip that has a name is forgiven where the English has one of that name, too.

use std::collections::BTreeSet;

use super::context::{MessageContext, UnitContext};
use super::english::English;
use super::words::MOST_FINDINGS;
use crate::conventions::Punctuation;
use crate::finding::{Finding, Severity};
use crate::span::Span;

/// A slip of style in a text.
#[derive(Clone, Debug)]
pub(super) struct Slip {
    /// Where it stands in the text.
    pub span: Span,
    /// How grave it is in a translation.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
    /// The name under which the English excuses it; `None` where nothing does.
    pub excuse: Option<&'static str>,
    /// What to write where, when one reading is certain.
    pub fix: Vec<(Span, String)>,
}

/// Reports the slips of a translation by a rule that asks how the language punctuates; none where nobody knows.
pub(super) fn in_translation(
    context: &MessageContext<'_>,
    check: &'static str,
    rule: impl Fn(&str, &Punctuation) -> Vec<Slip>,
    findings: &mut Vec<Finding>,
) {
    if let (Some(own), Some(english)) = (context.conventions(), context.source_conventions()) {
        let (own, english) = (&own.punctuation, &english.punctuation);
        compare(context, check, |text| rule(text, own), |text| rule(text, english), findings);
    }
}

/// Reports the slips of a translation by a rule that is the same in all languages.
pub(super) fn in_any_translation(
    context: &MessageContext<'_>,
    check: &'static str,
    rule: impl Fn(&str) -> Vec<Slip>,
    findings: &mut Vec<Finding>,
) {
    compare(context, check, &rule, &rule, findings);
}

fn compare(
    context: &MessageContext<'_>,
    check: &'static str,
    rule: impl Fn(&str) -> Vec<Slip>,
    english_rule: impl Fn(&str) -> Vec<Slip>,
    findings: &mut Vec<Finding>,
) {
    let mut excuses: Option<BTreeSet<&'static str>> = None;
    let mut seen: BTreeSet<(Span, String)> = BTreeSet::new();
    for visible in context.target_visibles() {
        for slip in rule(&visible.text) {
            let excuses = excuses.get_or_insert_with(|| {
                let english = context.source_visibles().iter().flat_map(|english| english_rule(&english.text));
                english.filter_map(|slip| slip.excuse).collect()
            });
            if slip.excuse.is_some_and(|excuse| excuses.contains(excuse)) {
                continue;
            }
            if seen.len() >= MOST_FINDINGS {
                return;
            }
            let span = visible.origin(slip.span).unwrap_or_else(|| context.value_span());
            if seen.insert((span, slip.message.clone())) {
                let finding = context.finding(check, slip.severity, span, slip.message).help(slip.help);
                findings.push(fixed(finding, slip.fix, |span| visible.literal_origin(span)));
            }
        }
    }
}

/// Reports the slips of the English of a unit; they are for its author and never grave. The rule sees a text with all that
/// follow it.
pub(super) fn in_english<'a>(
    context: &'a UnitContext<'a>,
    check: &'static str,
    rule: impl Fn(&[English<'_>], &Punctuation) -> Vec<Slip>,
    findings: &mut Vec<Finding>,
) {
    let Some(conventions) = context.source_conventions() else { return };
    let mut seen: BTreeSet<(Span, String)> = BTreeSet::new();
    for (number, english) in context.english().iter().enumerate() {
        for slip in rule(&context.english()[number..], &conventions.punctuation).into_iter().take(MOST_FINDINGS) {
            let place = english.place(slip.span);
            if seen.insert((place, slip.message.clone())) {
                let finding = english.finding(context, check, Severity::Info, slip.span, slip.message).help(slip.help);
                findings.push(fixed(finding, slip.fix, |span| english.literal_place(span)));
            }
        }
    }
}

/// Adds a fix, when all of it stands in the file as it is read.
fn fixed(finding: Finding, fix: Vec<(Span, String)>, place: impl Fn(Span) -> Option<Span>) -> Finding {
    let edits: Option<Vec<(Span, String)>> = fix.into_iter().map(|(span, text)| Some((place(span)?, text))).collect();
    edits.unwrap_or_default().into_iter().fold(finding, |finding, (span, text)| finding.fix(span, text))
}
