//! Findings as SARIF 2.1.0, for code scanning: one run, with the pages of the checks that fired as the help of its rules.
//!
//! Columns count code points and end behind the last character, as everywhere here (SARIF 2.1.0 §3.14.27, §3.30.8). Paths
//! are relative to the root of the repository, `%SRCROOT%`, so that the report is the same on every machine. Braces in a
//! message are doubled, else they would be placeholders (§3.11.5).

use serde_json::{Value, json};

use super::FindingsReport;
use super::fingerprint::fingerprints;
use super::json_text::pretty;
use crate::check;
use crate::finding::{Excerpt, Finding, Severity};
use crate::span::{Edit, Span};

/// The schema that a report keeps to.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// The name of the root of the repository in GitHub's documentation.
const ROOT: &str = "%SRCROOT%";

/// Returns the report with a final line feed.
pub fn findings_sarif(report: &FindingsReport<'_>) -> String {
    let mut rules: Vec<&str> = report.findings.iter().map(|finding| finding.check).collect();
    rules.sort_unstable();
    rules.dedup();
    let results: Vec<Value> = report
        .findings
        .iter()
        .zip(fingerprints(report.findings))
        .map(|(finding, fingerprint)| result(report, finding, &fingerprint, &rules))
        .collect();
    pretty(&json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": "en",
                "rules": rules.iter().map(|name| rule(name)).collect::<Vec<Value>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { ROOT: { "description": { "text": "The root of the repository." } } },
            "results": results,
        }],
    }))
}

fn rule(name: &str) -> Value {
    let Some(check) = check::find(name) else { return json!({ "id": name }) };
    json!({
        "id": name,
        "shortDescription": { "text": check.summary() },
        "fullDescription": { "text": check.summary() },
        "help": { "text": format!("{} `tolmach explain {name}` shows more.", check.summary()), "markdown": check.page },
    })
}

fn result(report: &FindingsReport<'_>, finding: &Finding, fingerprint: &str, rules: &[&str]) -> Value {
    let location = json!({ "uri": uri(&report.repository_path(finding)), "uriBaseId": ROOT });
    // GitHub refuses a place without a line.
    let region = finding.place.excerpt.as_ref().map_or_else(
        || json!({ "startLine": 1 }),
        |excerpt| {
            json!({
                "startLine": excerpt.start.line.0,
                "startColumn": excerpt.start.column.0,
                "endLine": excerpt.end.line.0,
                "endColumn": excerpt.end.column.0,
            })
        },
    );
    let help = finding.help.iter().map(|help| format!("\nhelp: {help}"));
    let text: String = std::iter::once(finding.message.clone()).chain(help).collect();
    let mut result = json!({
        "ruleId": finding.check,
        "ruleIndex": rules.binary_search(&finding.check).unwrap_or_default(),
        "level": match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "note",
        },
        "message": { "text": text.replace('{', "{{").replace('}', "}}") },
        "locations": [{ "physicalLocation": { "artifactLocation": location.clone(), "region": region } }],
        // The only key that GitHub looks at.
        "partialFingerprints": { "primaryLocationLineHash": fingerprint },
        "properties": {
            "locale": finding.locale,
            "messageId": finding.message_id,
            "source": finding.source,
            "target": finding.target,
        },
    });
    if let Some(replacements) = finding.place.excerpt.as_ref().and_then(|excerpt| replacements(excerpt, &finding.fix)) {
        result["fixes"] =
            json!([{ "artifactChanges": [{ "artifactLocation": location, "replacements": replacements }] }]);
    }
    result
}

/// Returns a fix by lines and columns; `None` without one, or where it reaches beyond the lines that the finding holds.
fn replacements(excerpt: &Excerpt, fix: &[Edit]) -> Option<Vec<Value>> {
    let replacement = |edit: &Edit| {
        let (start, end) = (position(excerpt, edit.span.start)?, position(excerpt, edit.span.end)?);
        Some(json!({
            "deletedRegion": { "startLine": start.0, "startColumn": start.1, "endLine": end.0, "endColumn": end.1 },
            "insertedContent": { "text": edit.text },
        }))
    };
    if fix.is_empty() {
        return None;
    }
    fix.iter().map(replacement).collect()
}

/// Returns line and column of a byte of the file, both from 1, columns in code points.
fn position(excerpt: &Excerpt, byte: usize) -> Option<(usize, usize)> {
    let first = excerpt.span.start.checked_sub(excerpt.within.start)?;
    let before = excerpt.lines.get(Span::new(0, byte.checked_sub(first)?).range())?;
    let line = before.rsplit('\n').next().unwrap_or_default();
    Some((excerpt.start.line.0 + before.matches('\n').count(), line.chars().count() + 1))
}

/// Returns a path as a relative reference (RFC 3986 §4.2): only unreserved characters and `/` stand for themselves.
fn uri(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::TextFile;
    use crate::finding::Place;

    fn sarif(finding: Finding) -> Value {
        let report = FindingsReport { findings: &[finding], folder: "docs", ..FindingsReport::default() };
        serde_json::from_str(&findings_sarif(&report)).unwrap()
    }

    #[test]
    fn fix_stands_at_lines_and_code_points() {
        let file = TextFile::new("locales/ка/a b.ftl", "# x\nа = 😀  б,\n  г\n");
        // The two spaces behind the smiley, in the second line, and the last letter.
        let spaces = file.text.find("  б").unwrap();
        let last = file.text.find('г').unwrap();
        let place = Place::range(&file, Span::new(spaces, last + 2));
        let finding = Finding::new("syntax", Severity::Warning, place, "two {spaces}")
            .fix(Span::new(spaces, spaces + 2), " ")
            .fix(Span::new(last, last + 2), "д");
        let log = sarif(finding);
        let result = &log["runs"][0]["results"][0];
        assert_eq!(result["message"]["text"], "two {{spaces}}");
        let change = &result["fixes"][0]["artifactChanges"][0];
        assert_eq!(change["artifactLocation"]["uri"], "docs/locales/%D0%BA%D0%B0/a%20b.ftl");
        assert_eq!(
            change["replacements"],
            json!([
                {
                    "deletedRegion": { "startLine": 2, "startColumn": 6, "endLine": 2, "endColumn": 8 },
                    "insertedContent": { "text": " " }
                },
                {
                    "deletedRegion": { "startLine": 3, "startColumn": 3, "endLine": 3, "endColumn": 4 },
                    "insertedContent": { "text": "д" }
                }
            ])
        );
    }

    #[test]
    fn fix_beyond_the_lines_is_left_out() {
        let file = TextFile::new("a.ftl", "a = b\nc = d\n");
        let place = Place::range(&file, Span::new(0, 1));
        let finding = Finding::new("syntax", Severity::Warning, place, "m").fix(Span::new(6, 7), "x");
        assert_eq!(sarif(finding)["runs"][0]["results"][0].get("fixes"), None);
    }
}
