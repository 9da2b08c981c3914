//! Junk, text that silently became part of the message above, and byte order marks.

use std::collections::BTreeSet;

use super::FileContext;
use super::context::english;
use crate::finding::{Finding, Severity};
use crate::ftl::{EntryKind, Problem, ProblemKind, Refusal, is_identifier};
use crate::span::Span;

const CHECK: &str = "syntax";
const MARK: char = '\u{FEFF}';

pub(super) fn run(context: &FileContext<'_>, findings: &mut Vec<Finding>) {
    match context.resource.refused {
        None => {}
        Some(Refusal::Panic) => {
            let finding =
                context.finding(CHECK, Severity::Error, Span::default(), "the Fluent parser failed on this file");
            findings.push(
                finding.help("take messages out until it is read, and report the message to the authors of tolmach"),
            );
            return;
        }
        Some(Refusal::TooDeep(_) | Refusal::TooLarge) => return,
    }
    let mut reported = BTreeSet::new();
    for entry in &context.resource.entries {
        let EntryKind::Junk(junk, problem) = &entry.kind else { continue };
        if problem.kind == ProblemKind::ByteOrderMark {
            reported.insert(problem.span.start);
        }
        findings.push(unreadable(context, junk, problem));
    }
    marks(context, &reported, findings);
    swallowed(context, findings);
}

fn unreadable(context: &FileContext<'_>, junk: &str, problem: &Problem) -> Finding {
    let finding = context.finding(CHECK, Severity::Error, problem.span, problem.message()).help(problem.help());
    let finding = match problem.kind {
        ProblemKind::ByteOrderMark | ProblemKind::SpaceBeforeId => finding.fix(problem.span, ""),
        _ => finding,
    };
    let id = problem.id.as_deref().or_else(|| leading_id(junk.trim_start_matches([' ', '#', MARK])));
    about(context, finding, id)
}

/// Adds the message and its English.
fn about(context: &FileContext<'_>, finding: Finding, id: Option<&str>) -> Finding {
    let Some(id) = id else { return finding };
    let finding = finding.message_id(id);
    match english(context, id) {
        Some(source) => finding.source(source),
        None => finding,
    }
}

/// Reports byte order marks, one finding a line, because each finding holds its line. One at the start of the file costs
/// nothing here, but other Fluent programs lose the first message to it.
fn marks(context: &FileContext<'_>, reported: &BTreeSet<usize>, findings: &mut Vec<Finding>) {
    // Sought as text: its last byte alone is in most Cyrillic words.
    if !context.file.text.contains(MARK.encode_utf8(&mut [0; 4]) as &str) {
        return;
    }
    let mut at = 0;
    for line in context.file.text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let spans =
            line.match_indices(MARK).map(|(offset, mark)| Span::new(start + offset, start + offset + mark.len()));
        let spans: Vec<Span> = spans.filter(|span| !reported.contains(&span.start)).collect();
        let Some(first) = spans.first().copied() else { continue };
        let (severity, message) = match first.start {
            0 => (Severity::Warning, "the file starts with an invisible byte order mark (U+FEFF)"),
            _ => (Severity::Error, "an invisible byte order mark (U+FEFF) stands here"),
        };
        let help = match first.start {
            0 => "save the file as UTF-8 without a byte order mark; some Fluent programs lose the first message to it",
            _ => "delete it",
        };
        let finding = context.finding(CHECK, severity, first, message).help(help);
        let finding = spans.into_iter().fold(finding, |finding, span| finding.fix(span, ""));
        let id = if first.start == 0 { None } else { id_at(context, first.start) };
        findings.push(about(context, finding, id.as_deref()));
    }
}

/// Returns the id of the entry that holds a byte.
fn id_at(context: &FileContext<'_>, offset: usize) -> Option<String> {
    let entries = &context.resource.entries;
    let next = entries.partition_point(|entry| entry.span.start <= offset);
    entries[..next].last()?.id()
}

/// Reports lines like ` id = text`: the space made them a part of the message above, and no parser complains. A line that
/// names a message which the file has elsewhere is text.
fn swallowed(context: &FileContext<'_>, findings: &mut Vec<Finding>) {
    let (Some(_), Some(catalogue)) = (context.locale, &context.unit.reading.catalogue) else { return };
    let text = context.file.text.as_str();
    let entries = &context.resource.entries;
    for start in memchr::memmem::find_iter(text.as_bytes(), b"\n ").map(|at| at + 1) {
        let unindented = text[start..].trim_start_matches(' ');
        let Some(id) = leading_id(unindented) else { continue };
        if catalogue.get(id).is_none() || context.has(id) {
            continue;
        }
        let Some(entry) = entries[..entries.partition_point(|entry| entry.span.start <= start)].last() else {
            continue;
        };
        let body = entry.body_span(text);
        let Some(above) = entry.key(text).filter(|_| body.start < start && start < body.end) else { continue };
        let span = Span::new(start, text.len() - unindented.len());
        let message = format!("`{id} =` is read as text of `{above}`, because its line starts with a space");
        let finding = context
            .finding(CHECK, Severity::Error, span, message)
            .help("delete the spaces at the start of the line")
            .fix(span, "");
        findings.push(about(context, finding, Some(id)));
    }
}

/// Returns the id of a line of the form `id =`.
fn leading_id(line: &str) -> Option<&str> {
    let (name, _) = line.lines().next()?.split_once('=')?;
    let name = name.trim_end_matches(' ');
    is_identifier(name.strip_prefix('-').unwrap_or(name)).then_some(name)
}
