//! Findings as JSON, one a line: the fields of `findings` in `schemas/check.json`.

use super::FindingsReport;
use super::findings_json::row;

/// Returns a line for each finding, nothing where there is none.
pub fn findings_jsonl(report: &FindingsReport<'_>) -> String {
    let line = |finding| serde_json::to_string(&row(finding)).expect("a finding is plain data") + "\n";
    report.findings.iter().map(line).collect()
}
