//! A term of the English whose translation is none that the glossary approves.

use super::MessageContext;
use super::visible::Visible;
use crate::finding::{Finding, Severity};
use crate::glossary::{LocaleGlossary, Row, Word, words};
use crate::span::Span;

/// A row whose term stands in the English.
pub(super) struct Found<'a> {
    /// The row.
    pub row: &'a Row,
    /// The term as the English writes it, without quotation marks.
    pub written: String,
    reading: usize,
    span: Span,
}

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    let Some(glossary) = of(context) else { return };
    let mut wrong = rows(glossary, context);
    wrong.retain(|found| found.row.approves());
    if wrong.is_empty() || calls_a_term(context) {
        return;
    }
    let readings: Vec<Vec<Word>> = context.target_visibles().iter().map(|visible| words(&visible.text)).collect();
    wrong.retain(|found| !readings.is_empty() && !readings.iter().any(|words| found.row.is_approved(words)));
    let path = context.translation.unit.project.config.paths.glossary.as_deref().unwrap_or_default();
    for found in &wrong {
        if wrong.iter().any(|longer| longer.covers(found)) {
            continue;
        }
        let message = format!("`{}` is not translated as the glossary has it", found.written);
        let line = found.row.line;
        let help = format!(
            "the glossary has {}{}; if another word is right here, add it to line {line} of `{path}`",
            found.row.approved(),
            note(found.row)
        );
        findings
            .push(context.finding("glossary-mismatch", Severity::Warning, context.value_span(), message).help(help));
    }
}

impl Found<'_> {
    /// Tells whether the term of another row is only a part of this one's.
    fn covers(&self, other: &Found<'_>) -> bool {
        let (own, part) = (self.span, other.span);
        self.reading == other.reading && own != part && own.start <= part.start && part.end <= own.end
    }
}

/// Returns the note of a row in brackets.
pub(super) fn note(row: &Row) -> String {
    if row.note.is_empty() { String::new() } else { format!(" ({})", row.note) }
}

/// Returns what the glossary has for the locale of a message.
pub(super) fn of<'a>(context: &MessageContext<'a>) -> Option<&'a LocaleGlossary> {
    context.translation.unit.project.glossary.of(context.translation.locale.locale.name())
}

/// Returns the rows whose term stands in the English of a message, each once.
pub(super) fn rows<'a>(glossary: &'a LocaleGlossary, context: &'a MessageContext<'_>) -> Vec<Found<'a>> {
    let mut rows: Vec<Found<'_>> = Vec::new();
    for (reading, visible) in context.source_visibles().iter().enumerate() {
        for (row, span) in glossary.rows_of(&words(&visible.text)) {
            if !rows.iter().any(|known| known.row.line == row.line) {
                let written = visible.text.get(span.range()).unwrap_or_default();
                let written = written.replace(['“', '”', '"', '„', '«', '»'], "");
                rows.push(Found { row, written, reading, span });
            }
        }
    }
    rows
}

/// Tells whether the translation calls a Fluent term that the English does not: the word may stand there.
fn calls_a_term(context: &MessageContext<'_>) -> bool {
    let terms = |visibles: &[Visible<'_>]| {
        let opaques = visibles.iter().flat_map(|visible| &visible.opaques);
        opaques.filter(|opaque| opaque.is_placeable && opaque.text.starts_with("{ -")).count()
    };
    terms(context.target_visibles()) > terms(context.source_visibles())
}
