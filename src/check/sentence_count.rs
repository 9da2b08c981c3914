//! A translation with more or fewer sentences than the English.

use std::cmp::Ordering;

use super::MessageContext;
use super::proportion::{Pair, pairs};
use super::visible::{OPAQUE, Visible};
use crate::character::character;
use crate::finding::{Finding, Severity};
use crate::prose::sentences;

/// The fewest letters of the English.
const LEAST: usize = 40;

/// A sentence fewer is a sentence lost when the text is shorter than this part of the usual length.
const ONE_LOST: f64 = 0.65;

/// The same for two and more.
const TWO_LOST: f64 = 0.72;

/// Fewer sentences are told only where the text is shorter than this part of the usual length: two that became one are fine.
const SHORTER: f64 = 0.8;

/// More sentences are told only where the text is longer than this: one that became two is fine.
const LONGER: f64 = 1.5;

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    let found = pairs(context, LEAST).filter_map(|pair| judged(context, &pair)).min_by_key(|(severity, _)| *severity);
    let Some((severity, (english, own))) = found else { return };
    let plural = |count: usize| if count == 1 { "1 sentence".to_string() } else { format!("{count} sentences") };
    let message = format!("{}, the English has {english}", plural(own));
    let help = match (severity, own < english) {
        (Severity::Warning, _) => "translate what is missing",
        (_, true) => "see whether a sentence is missing; two that became one are fine",
        (_, false) => "see whether a sentence was added; one that became two is fine",
    };
    findings.push(context.finding("sentence-count", severity, context.value_span(), message).help(help));
}

/// Returns how grave a difference is, with the counts of the English and the translation; `None` where there is none to tell.
fn judged(context: &MessageContext<'_>, pair: &Pair<'_>) -> Option<(Severity, (usize, usize))> {
    // Neither too many nor too few sentences are told of a text of the usual length.
    const { assert!(SHORTER >= TWO_LOST && SHORTER >= ONE_LOST) };
    if (SHORTER..=LONGER).contains(&pair.relative) {
        return None;
    }
    if !has_inner_end(&pair.source.text) && !has_inner_end(&pair.target.text) {
        return None;
    }
    let own =
        context.conventions().map(|conventions| conventions.sentences.abbreviations.as_slice()).unwrap_or_default();
    let english = context.source_conventions().map(|conventions| conventions.sentences.abbreviations.as_slice());
    let english = count(pair.source, english.unwrap_or_default());
    let own = count(pair.target, own);
    let lost = match english.saturating_sub(own) {
        0 => false,
        1 => pair.relative < ONE_LOST,
        _ => pair.relative < TWO_LOST,
    };
    let told = match own.cmp(&english) {
        Ordering::Less => pair.relative < SHORTER,
        Ordering::Equal => false,
        Ordering::Greater => pair.relative > LONGER,
    };
    let severity = if lost { Severity::Warning } else { Severity::Info };
    (lost || told).then_some((severity, (english, own)))
}

/// Returns the number of sentences; a line break in the file is a space to readers, and what is not words may begin one.
fn count(visible: &Visible<'_>, abbreviations: &[String]) -> usize {
    let text = visible.text.replace('\n', " ").replace(OPAQUE, "Name");
    let is_sentence = |sentence: &str| sentence.chars().filter(|c| c.is_alphabetic()).nth(1).is_some();
    sentences(&text, abbreviations).into_iter().filter(|span| is_sentence(&text[span.range()])).count().max(1)
}

/// Tells whether a sentence may end before the end of the text.
fn has_inner_end(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| !character(c).is_alphanumeric());
    let ends = |c| matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '։' | ':' | '؟' | '۔' | '।' | '．' | '｡');
    text.contains(ends)
}
