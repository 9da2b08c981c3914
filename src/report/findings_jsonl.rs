//! Findings as JSON, one a line: the fields of `findings` in `schemas/check.json`.

use std::io::{self, Write};

use super::FindingsReport;
use super::findings_json::push;
use super::json_text::{JsonText, Layout};

/// Writes a line for each finding, nothing where there is none.
///
/// # Errors
/// When `out` fails.
pub fn findings_jsonl(report: &FindingsReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut json = JsonText::new(Layout::Line);
    for finding in report.findings {
        push(&mut json, finding);
        json.line_feed();
        json.pass_on(out)?;
    }
    json.finish(out)
}
