//! Findings as JSON, version 1 (`schemas/check.json`).

use std::io::{self, Write};

use super::json_text::{JsonText, Layout};
use super::{FindingsReport, VERSION};
use crate::finding::{Finding, Severity};
use crate::span::Edit;

/// Writes the findings as JSON with a final line feed.
///
/// # Errors
/// When `out` fails.
pub fn findings_json(report: &FindingsReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut json = JsonText::new(Layout::Indented);
    json.open('{');
    json.key_and_number("version", Some(VERSION as usize));
    json.key("findings");
    json.open('[');
    for finding in report.findings {
        json.item();
        push(&mut json, finding);
        json.pass_on(out)?;
    }
    json.close(']');
    json.key("summary");
    json.open('{');
    for (name, number) in [
        ("errors", report.count(Severity::Error)),
        ("warnings", report.count(Severity::Warning)),
        ("infos", report.count(Severity::Info)),
        ("messages", report.messages),
        ("locales", report.coverage.len()),
    ] {
        json.key_and_number(name, Some(number));
    }
    // Hidden by the baseline, where there is one.
    if report.hidden > 0 {
        json.key_and_number("baseline", Some(report.hidden));
    }
    json.close('}');
    json.close('}');
    json.line_feed();
    json.finish(out)
}

/// Adds a finding as programs read it.
pub(super) fn push(json: &mut JsonText, finding: &Finding) {
    let excerpt = finding.place.excerpt.as_ref();
    json.open('{');
    json.key_and_string("code", Some(finding.check));
    json.key_and_string("severity", Some(finding.severity.word()));
    json.key_and_string("locale", finding.locale.as_deref());
    json.key_and_string("path", Some(&finding.place.path));
    json.key_and_string("message_id", finding.message_id.as_deref());
    json.key_and_number("line", excerpt.map(|excerpt| excerpt.start.line.0));
    json.key_and_number("column", excerpt.map(|excerpt| excerpt.start.column.0));
    json.key_and_number("end_line", excerpt.map(|excerpt| excerpt.end.line.0));
    json.key_and_number("end_column", excerpt.map(|excerpt| excerpt.end.column.0));
    json.key_and_string("message", Some(&finding.message));
    json.key_and_string("help", finding.help.as_deref());
    json.key_and_string("source", finding.source.as_deref());
    json.key_and_string("target", finding.target.as_deref());
    json.key("fix");
    push_fix(json, &finding.fix);
    json.close('}');
}

fn push_fix(json: &mut JsonText, fix: &[Edit]) {
    if fix.is_empty() {
        return json.null();
    }
    json.open('[');
    for edit in fix {
        json.item();
        json.open('{');
        json.key_and_number("start", Some(edit.span.start));
        json.key_and_number("end", Some(edit.span.end));
        json.key_and_string("text", Some(&edit.text));
        json.close('}');
    }
    json.close(']');
}
