//! A translation that says nothing where the English says something.

use super::MessageContext;
use crate::finding::{Finding, Severity};
use crate::ftl::{self, Entry, Flat, ast};
use crate::span::Span;

const CHECK: &str = "empty-translation";

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    if shows_something(context.target) {
        return;
    }
    let id = &context.message.id;
    if context.source.value().is_some() && context.target.value().is_none() {
        if !context.source_flats().iter().any(is_empty) {
            let message = format!("`{id}` has attributes and no text of its own");
            let finding = context.finding(CHECK, Severity::Error, context.id_span(), message);
            findings.push(finding.help(format!("write the translation behind `{id} =`")));
        }
    } else if let Some(empty) = empty(context.source_flats(), context.target_flats()) {
        push(context, empty, format!("the translation of `{id}` is empty"), findings);
    }
    for attribute in context.target.attributes() {
        let name = attribute.id.name;
        let Some(source) = context.source.attributes().iter().find(|source| source.id.name == name) else { continue };
        let source = ftl::flatten(&context.catalogue.file.text, &source.value);
        let target = ftl::flatten(&context.file.text, &attribute.value);
        if let Some(empty) = empty(&source, &target) {
            push(context, empty, format!("the translation of `{id}.{name}` is empty"), findings);
        }
    }
}

/// Tells at a glance that value and attributes all have text that shows; most do.
fn shows_something(target: &Entry<'_>) -> bool {
    let shows = |pattern: &ast::Pattern<&str>| {
        pattern.elements.iter().any(|element| match element {
            ast::PatternElement::TextElement { value } => !is_blank(value),
            ast::PatternElement::Placeable { .. } => false,
        })
    };
    target.value().is_some_and(shows) && target.attributes().iter().all(|attribute| shows(&attribute.value))
}

fn push(context: &MessageContext<'_>, empty: &Flat<'_>, message: String, findings: &mut Vec<Finding>) {
    let span = place(&context.file.text, empty).unwrap_or_else(|| context.id_span());
    let id = &context.message.id;
    let help = format!("write the translation, or put `# ` before `{id} =` until there is one");
    findings.push(context.finding(CHECK, Severity::Error, span, message).help(help));
}

/// Returns the first empty reading where the English has none.
fn empty<'f>(source: &[Flat<'_>], target: &'f [Flat<'_>]) -> Option<&'f Flat<'f>> {
    target.iter().find(|flat| is_empty(flat)).filter(|_| !source.iter().any(is_empty))
}

fn is_empty(flat: &Flat<'_>) -> bool {
    is_blank(&flat.text)
}

fn is_blank(text: &str) -> bool {
    // Zero-width spaces and joiners, direction marks and byte order marks show nothing either.
    let invisible = |c: char| matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}');
    text.chars().all(|c| c.is_whitespace() || invisible(c))
}

/// Returns where a reading stands, the quotes of a literal included.
fn place(text: &str, flat: &Flat<'_>) -> Option<Span> {
    let origin = flat.pieces.first()?.origin;
    let quoted = origin.start > 0
        && text.as_bytes().get(origin.start - 1) == Some(&b'"')
        && text.as_bytes().get(origin.end) == Some(&b'"');
    Some(if quoted { Span::new(origin.start - 1, origin.end + 1) } else { origin })
}
