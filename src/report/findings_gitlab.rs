//! Findings as a Code Quality report of GitLab: remarks beside the lines of a merge request.
//!
//! <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>; a path has no leading `./`, a file as a
//! whole stands at its first line.

use serde::Serialize;

use super::FindingsReport;
use super::fingerprint::fingerprints;
use super::json_text::pretty;
use crate::finding::{Finding, Severity};

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'a str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// Returns the report with a final line feed.
pub fn findings_gitlab(report: &FindingsReport<'_>) -> String {
    let issues = report.findings.iter().zip(fingerprints(report.findings)).map(|(finding, fingerprint)| Issue {
        description: description(finding),
        check_name: finding.check,
        fingerprint,
        severity: match finding.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Info => "info",
        },
        location: Location {
            path: report.repository_path(finding),
            lines: finding.place.excerpt.as_ref().map_or(Lines { begin: 1, end: 1 }, |excerpt| Lines {
                begin: excerpt.start.line.0,
                end: excerpt.end.line.0,
            }),
        },
    });
    pretty(&issues.collect::<Vec<Issue<'_>>>())
}

/// Returns what is wrong and what to do in one line: GitLab shows nothing else.
fn description(finding: &Finding) -> String {
    let help = finding.help.iter().map(|help| format!(" (help: {help})"));
    std::iter::once(finding.message.clone()).chain(help).collect::<String>().replace(['\n', '\r'], " ")
}
