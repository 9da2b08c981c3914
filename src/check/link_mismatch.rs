//! Links and images that lead elsewhere than those of the English, and destinations that no text may have.

use std::collections::BTreeSet;

use super::context::{MessageContext, UnitContext};
use super::multiset::least_difference;
use super::signs::Signs;
use super::tags::tags;
use crate::finding::{Finding, Place, Severity};
use crate::ftl::{self, Flat};
use crate::markdown::{self, Definitions, Inventory, forbidden_scheme, percent_decoded};
use crate::segment::Kind;
use crate::span::Span;

const CHECK: &str = "link-mismatch";

/// How a text is written.
#[derive(Clone, Copy)]
enum Writing<'a> {
    Markdown(&'a Definitions),
    Html,
}

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    targets(context, findings);
    if let Some(definitions) = context.definitions() {
        compare(context, definitions, findings);
    }
}

/// Reports forbidden destinations of the English: of the article's segments, or of the messages of a plain file.
pub(super) fn english<'a>(context: &'a UnitContext<'a>, findings: &mut Vec<Finding>) {
    let reading = context.reading;
    if let (Some(article), Some(cut)) = (&reading.unit.article, &reading.segments) {
        for segment in &cut.segments {
            let writing = match segment.kind {
                Kind::Html | Kind::FrontMatter(_) => Writing::Html,
                _ => Writing::Markdown(&article.document.definitions),
            };
            for (scheme, destination, _) in forbidden(&segment.pattern.markdown(), writing) {
                let place = Place::range(&article.file, segment.span);
                findings.push(Finding::new(CHECK, Severity::Error, place, said(&destination)).help(help(&scheme)));
            }
        }
        return;
    }
    for file in context.files().iter().filter(|file| file.locale.is_none()) {
        for entry in &file.resource.entries {
            for flat in entry.patterns().flat_map(|pattern| ftl::flatten(&file.file.text, pattern)) {
                for (scheme, destination, span) in forbidden(&flat.text, Writing::Html) {
                    let span = flat.origin(span).unwrap_or(entry.span);
                    let finding = file.entry_finding(CHECK, Severity::Error, entry, span, said(&destination));
                    findings.push(finding.help(help(&scheme)));
                }
            }
        }
    }
}

/// Reports forbidden destinations of a translation.
fn targets(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    // A character that is spelt out sets every sign.
    let is_html = !context.is_markdown() && !context.target_has(Signs::TAG);
    if is_html || !context.target_has(Signs::COLON.and(Signs::PERCENT)) {
        return;
    }
    let writing = match context.definitions() {
        Some(definitions) => Writing::Markdown(definitions),
        None => Writing::Html,
    };
    let mut seen = BTreeSet::new();
    let mut report = |flat: &Flat<'_>, writing: Writing<'_>| {
        for (scheme, destination, span) in forbidden(&flat.text, writing) {
            let span = flat.origin(span).unwrap_or_else(|| context.value_span());
            if seen.insert((span, destination.clone())) {
                findings.push(context.finding(CHECK, Severity::Error, span, said(&destination)).help(help(&scheme)));
            }
        }
    };
    context.target_flats().iter().for_each(|flat| report(flat, writing));
    for attribute in context.target.attributes() {
        let flats = ftl::flatten(&context.file.text, &attribute.value);
        flats.iter().for_each(|flat| report(flat, Writing::Html));
    }
}

/// Returns the destinations of a text that nothing may lead to: scheme, destination, place in the text.
fn forbidden(text: &str, writing: Writing<'_>) -> Vec<(String, String, Span)> {
    if !text.contains([':', '&', '%']) {
        return Vec::new();
    }
    let inventory = match writing {
        Writing::Markdown(definitions) => markdown::inventory(text, definitions),
        Writing::Html if text.contains('<') => Inventory::of_html(text),
        Writing::Html => return Vec::new(),
    };
    let of_tags = tags(&inventory.tags);
    let of_tags = of_tags.iter().flat_map(|tag| tag.destinations.iter().map(|destination| (destination, tag.span)));
    let links = inventory.links.iter().filter(|(_, span)| !is_address(text, *span));
    let links = links.chain(&inventory.images).map(|(destination, span)| (destination, *span));
    let judged = links.chain(of_tags);
    judged.filter_map(|(destination, span)| Some((forbidden_scheme(destination)?, destination.clone(), span))).collect()
}

/// Tells whether a link is an e-mail address in angle brackets, which has no scheme.
fn is_address(text: &str, span: Span) -> bool {
    text.get(span.range()).is_some_and(|link| link.starts_with('<') && link.contains('@') && !link.contains(':'))
}

fn said(destination: &str) -> String {
    format!("a link must not lead to `{}`", shown(destination))
}

fn help(scheme: &str) -> String {
    format!("`{scheme}:` is not for texts; lead to a page (`https:`), a file of the project, `mailto:` or `tel:`")
}

/// Reports the destinations in which a translation differs from every reading of the English.
fn compare(context: &MessageContext<'_>, definitions: &Definitions, findings: &mut Vec<Finding>) {
    let inventories = |flats: &[Flat<'_>]| -> Vec<Inventory> {
        flats.iter().map(|flat| markdown::inventory(&flat.text, definitions)).collect()
    };
    let english = inventories(context.source_flats());
    let own = inventories(context.target_flats());
    type Kind = (&'static str, fn(&Inventory) -> &[(String, Span)]);
    let kinds: [Kind; 2] = [("link", |inventory| &inventory.links), ("image", |inventory| &inventory.images)];
    for (noun, of) in kinds {
        let english: Vec<Vec<String>> = english.iter().map(|inventory| keys(of(inventory))).collect();
        let mut said = BTreeSet::new();
        for (flat, inventory) in context.target_flats().iter().zip(&own) {
            let found = of(inventory);
            let Some(difference) = least_difference(english.iter().map(Vec::as_slice), &keys(found)) else { continue };
            let mut report = |span: Option<Span>, message: String, help: &str| {
                if said.insert(message.clone()) {
                    let span = span.and_then(|span| flat.origin(span)).unwrap_or_else(|| context.value_span());
                    findings.push(context.finding(CHECK, Severity::Error, span, message).help(help));
                }
            };
            if let ([missing], [extra]) = (&difference.missing[..], &difference.extra[..]) {
                let (destination, span) = &found[*extra];
                let message =
                    format!("the {noun} leads to `{}`, in the English to `{}`", shown(destination), shown(missing));
                report(Some(*span), message, "copy the destination from the English");
                continue;
            }
            for missing in &difference.missing {
                let message = format!("the {noun} to `{}` is missing", shown(missing));
                report(None, message, "put it where the English has it, as `[text](address)`");
            }
            for extra in &difference.extra {
                let (destination, span) = &found[*extra];
                let message = format!("the English has no {noun} to `{}`", shown(destination));
                report(Some(*span), message, "take it out, or give it the destination of the English");
            }
        }
    }
}

fn keys(found: &[(String, Span)]) -> Vec<String> {
    found.iter().map(|(destination, _)| percent_decoded(destination)).collect()
}

/// Returns a destination for a message: control characters as escapes, and no more than a line of it.
fn shown(destination: &str) -> String {
    let start: String = destination.chars().take(200).collect();
    let escaped = start.chars().map(|c| if c.is_control() { c.escape_unicode().to_string() } else { c.to_string() });
    escaped.collect()
}
