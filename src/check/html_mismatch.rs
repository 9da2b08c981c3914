//! HTML tags of a translation that differ from those of the English.

use std::collections::BTreeSet;

use super::MessageContext;
use super::multiset::least_difference;
use super::signs::Signs;
use super::tags::{Tag, forms, is_break, tags, unbalanced};
use crate::finding::{Finding, Severity};
use crate::ftl::{self, Flat};
use crate::markdown::{Inventory, tag_spans};
use crate::span::Span;

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    if !context.target_has(Signs::TAG) && !context.source_has(Signs::TAG) {
        return;
    }
    if !context.is_markdown() && context.target.value().is_some() && context.source.value().is_some() {
        let english = context.english.tags.get_or_init(|| EnglishTags::of(context.source_flats()));
        compare(context, english, context.target_flats(), context.value_span(), findings);
    }
    for own in context.target.attributes() {
        let Some(english) = context.source.attributes().iter().find(|english| english.id.name == own.id.name) else {
            continue;
        };
        let english = ftl::flatten(&context.catalogue.file.text, &english.value);
        let flats = ftl::flatten(&context.file.text, &own.value);
        compare(context, &EnglishTags::of(&english), &flats, Span::of(&context.file.text, own.id.name), findings);
    }
}

/// The tags of the English, by its readings.
pub(super) struct EnglishTags {
    /// As they are written, reading by reading.
    written: Vec<Vec<String>>,
    forms: BTreeSet<Vec<String>>,
    /// Whether all of them have partners.
    is_balanced: bool,
    has_any: bool,
}

impl EnglishTags {
    fn of(flats: &[Flat<'_>]) -> EnglishTags {
        let readings: Vec<Vec<Tag>> = flats.iter().map(tags_of).collect();
        let written = |flat: &Flat<'_>| tag_spans(&flat.text).map(|span| flat.text[span.range()].to_string()).collect();
        EnglishTags {
            written: flats.iter().map(written).collect(),
            is_balanced: readings.iter().all(|tags| unbalanced(tags).is_none()),
            forms: readings.iter().map(|tags| sorted(forms(tags))).collect(),
            has_any: flats.iter().any(|flat| flat.text.contains('<')),
        }
    }
}

fn tags_of(flat: &Flat<'_>) -> Vec<Tag> {
    tags(&Inventory::of_html(&flat.text).tags)
}

/// Reports the first reading that has the tags of no reading of the English.
fn compare(
    context: &MessageContext<'_>,
    english: &EnglishTags,
    own: &[Flat<'_>],
    whole: Span,
    findings: &mut Vec<Finding>,
) {
    if !english.has_any && own.iter().all(|flat| !flat.text.contains('<')) {
        return;
    }
    let is_written_alike = |flat: &&Flat<'_>| {
        let tags = || tag_spans(&flat.text).map(|span| &flat.text[span.range()]);
        english.written.iter().any(|other| tags().eq(other.iter().map(String::as_str)))
    };
    let (balanced, english) = (english.is_balanced, &english.forms);
    for flat in own.iter().filter(|flat| !is_written_alike(flat)) {
        let tags = tags_of(flat);
        let place = |tag: &Tag| flat.origin(tag.span).unwrap_or(whole);
        if let Some(tag) = unbalanced(&tags).filter(|_| balanced) {
            let message = format!("the tag `{}` has no partner", tag.shown);
            let finding = context.finding("html-mismatch", Severity::Error, place(tag), message);
            findings.push(finding.help("close each tag that is opened, the inner one first, as the English does"));
            return;
        }
        let forms = forms(&tags);
        if english.contains(&sorted(forms.clone())) {
            continue;
        }
        let Some(difference) = least_difference(english.iter().map(Vec::as_slice), &forms) else { continue };
        let mut differing = difference.missing.iter().chain(difference.extra.iter().map(|extra| &forms[*extra]));
        let severity = if differing.all(|form| is_break(form)) { Severity::Warning } else { Severity::Error };
        let extra = difference.extra.first().map(|extra| &tags[*extra]);
        let start = difference.missing.iter().find(|form| !form.starts_with("</"));
        let (message, help) = match (extra, start.or(difference.missing.first())) {
            (Some(tag), Some(missing)) => (
                format!("the tag `{}` is not in the English, which has `{missing}`", tag.shown),
                format!("write `{missing}`"),
            ),
            (Some(tag), None) => (format!("the tag `{}` is not in the English", tag.shown), "take it out".to_string()),
            (None, missing) => (
                format!("the tag `{}` is missing", missing.map_or("", String::as_str)),
                "put it where the English has it".to_string(),
            ),
        };
        findings.push(context.finding("html-mismatch", severity, extra.map_or(whole, place), message).help(help));
        return;
    }
}

fn sorted(mut forms: Vec<String>) -> Vec<String> {
    forms.sort();
    forms
}
