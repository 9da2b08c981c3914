//! Findings as JSON, version 1 (`schemas/check.json`).

use serde::Serialize;

use super::{FindingsReport, VERSION};
use crate::finding::{Finding, Severity};

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    findings: Vec<Row<'a>>,
    summary: Summary,
}

/// A finding as programs read it.
#[derive(Serialize)]
pub(super) struct Row<'a> {
    code: &'a str,
    severity: &'a str,
    locale: Option<&'a str>,
    path: &'a str,
    message_id: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    message: &'a str,
    help: Option<&'a str>,
    source: Option<&'a str>,
    target: Option<&'a str>,
    fix: Option<Vec<Fix<'a>>>,
}

#[derive(Serialize)]
struct Fix<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    infos: usize,
    messages: usize,
    locales: usize,
    /// Hidden by the baseline, where there is one.
    #[serde(skip_serializing_if = "is_zero")]
    baseline: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// Returns the findings as JSON with a final line feed.
pub fn findings_json(report: &FindingsReport<'_>) -> String {
    let shape = Report {
        version: VERSION,
        findings: report.findings.iter().map(row).collect(),
        summary: Summary {
            errors: report.count(Severity::Error),
            warnings: report.count(Severity::Warning),
            infos: report.count(Severity::Info),
            messages: report.messages,
            locales: report.coverage.len(),
            baseline: report.hidden,
        },
    };
    pretty(&shape)
}

/// Returns the finding as programs read it.
pub(super) fn row(finding: &Finding) -> Row<'_> {
    let excerpt = finding.place.excerpt.as_ref();
    let fix = finding.fix.iter().map(|edit| Fix { start: edit.span.start, end: edit.span.end, text: &edit.text });
    Row {
        code: finding.check,
        severity: finding.severity.word(),
        locale: finding.locale.as_deref(),
        path: &finding.place.path,
        message_id: finding.message_id.as_deref(),
        line: excerpt.map(|excerpt| excerpt.start.line.0),
        column: excerpt.map(|excerpt| excerpt.start.column.0),
        end_line: excerpt.map(|excerpt| excerpt.end.line.0),
        end_column: excerpt.map(|excerpt| excerpt.end.column.0),
        message: &finding.message,
        help: finding.help.as_deref(),
        source: finding.source.as_deref(),
        target: finding.target.as_deref(),
        fix: (!finding.fix.is_empty()).then(|| fix.collect()),
    }
}

/// Returns a shape as indented JSON with a final line feed.
pub(super) fn pretty(shape: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(shape).expect("a report is plain data");
    text.push('\n');
    text
}
