//! A translation that stands in a comment: `# id = text`.

use std::collections::BTreeSet;

use memchr::memchr;

use super::TranslationContext;
use crate::finding::{Finding, Severity};
use crate::ftl::{self, EntryKind, Level, is_identifier};
use crate::span::Span;
use crate::translation::State;

pub(super) fn run(context: &TranslationContext<'_>, findings: &mut Vec<Finding>) {
    let (Some(catalogue), Some(translation), Some(file)) = (context.catalogue, context.translation, context.file)
    else {
        return;
    };
    let mut seen = BTreeSet::new();
    for entry in &translation.resource.entries {
        if matches!(entry.kind, EntryKind::Comment(Level::Group | Level::Resource, _)) {
            continue;
        }
        if !entry.comment().iter().any(|line| memchr(b'=', line.as_bytes()).is_some()) {
            continue;
        }
        let lines = ftl::comment_lines(&file.text, entry.comment());
        for (number, (span, line)) in lines.iter().enumerate() {
            let Some((id, position)) = assigned(line).and_then(|id| Some((id, catalogue.position(id)?))) else {
                continue;
            };
            // Of two such lines only the first is reported: without their `# ` the id would stand twice.
            if translation.messages[position].state != State::Missing || !seen.insert(id) {
                continue;
            }
            let mut finding = context
                .finding(
                    "commented-translation",
                    Severity::Error,
                    Some(*span),
                    format!("the translation of `{id}` stands in a comment"),
                )
                .message_id(id)
                .source(catalogue.text(&catalogue.messages[position]))
                .help("remove the `# ` at the start of the line");
            // Further lines of the text are indented.
            let below =
                lines[number + 1..].iter().take_while(|(_, line)| line.starts_with(' ') && !line.trim().is_empty());
            for (span, line) in std::iter::once(&lines[number]).chain(below) {
                finding = finding.fix(Span::new(span.start, span.end - line.len()), "");
            }
            findings.push(finding);
        }
    }
}

/// Returns the id of a line `id = text`.
pub(super) fn assigned(line: &str) -> Option<&str> {
    let (id, text) = line.split_once('=')?;
    let id = id.trim_end_matches(' ');
    let written = !text.trim().is_empty() && is_identifier(id.strip_prefix('-').unwrap_or(id));
    written.then_some(id)
}
