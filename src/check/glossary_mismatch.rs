//! A term of the English whose translation is none that the glossary approves.

use super::MessageContext;
use super::visible::Visible;
use crate::finding::{Finding, Severity};
use crate::glossary::{LocaleGlossary, Row, Word, words};

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    let Some(glossary) = of(context) else { return };
    let rows = rows(glossary, context);
    if rows.iter().all(|row| !row.approves()) || calls_a_term(context) {
        return;
    }
    let readings = readings(context.target_visibles());
    for row in rows.into_iter().filter(|row| row.approves()) {
        if readings.is_empty() || readings.iter().any(|words| row.is_approved(words)) {
            continue;
        }
        let message = format!("`{}` is not translated as the glossary has it", row.term);
        let mut help = format!("the glossary has `{}`", row.translations);
        if !row.note.is_empty() {
            help.push_str(&format!(" ({})", row.note));
        }
        let path = context.translation.unit.project.config.paths.glossary.as_deref().unwrap_or_default();
        help.push_str(&format!("; if another word is right here, add it to line {} of `{path}`", row.line));
        findings
            .push(context.finding("glossary-mismatch", Severity::Warning, context.value_span(), message).help(help));
    }
}

/// Returns what the glossary has for the locale of a message.
pub(super) fn of<'a>(context: &MessageContext<'a>) -> Option<&'a LocaleGlossary> {
    context.translation.unit.project.glossary.of(context.translation.locale.locale.name())
}

/// Returns the rows whose term stands in the English of a message.
pub(super) fn rows<'a>(glossary: &'a LocaleGlossary, context: &MessageContext<'_>) -> Vec<&'a Row> {
    let mut rows: Vec<&Row> = Vec::new();
    for reading in readings(context.source_visibles()) {
        let new = glossary.rows_of(&reading);
        rows.extend(new.into_iter().filter(|row| !rows.iter().any(|known| known.line == row.line)).collect::<Vec<_>>());
    }
    rows
}

/// Returns the words of each reading.
pub(super) fn readings(visibles: &[Visible]) -> Vec<Vec<Word>> {
    visibles.iter().map(|visible| words(&visible.text)).collect()
}

/// Tells whether the translation calls a Fluent term that the English does not: the word may stand there.
fn calls_a_term(context: &MessageContext<'_>) -> bool {
    let terms = |visibles: &[Visible]| {
        let opaques = visibles.iter().flat_map(|visible| &visible.opaques);
        opaques.filter(|opaque| opaque.is_placeable && opaque.text.starts_with("{ -")).count()
    };
    terms(context.target_visibles()) > terms(context.source_visibles())
}
