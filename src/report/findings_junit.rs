//! Findings as JUnit XML: a suite a locale, a case a file. A file with errors has failed; its warnings and infos are output.
//!
//! A file without errors is a case that passed, so that GitLab and Jenkins see what was mended since the last run.
//! <https://docs.gitlab.com/ci/testing/unit_test_reports/>

use std::collections::BTreeMap;
use std::fmt::Write;

use super::markup_text::escaped;
use super::{FindingsReport, counted};
use crate::finding::{Finding, Severity};

/// Findings by path.
type Cases<'a> = BTreeMap<&'a str, Vec<&'a Finding>>;

/// Returns the document; findings about no locale are in a suite of the source locale.
pub fn findings_junit(report: &FindingsReport<'_>) -> String {
    let mut suites: Vec<(&str, Cases<'_>)> = vec![(report.source_locale, Cases::new())];
    suites.extend(report.coverage.iter().map(|(locale, _)| (locale.as_str(), Cases::new())));
    for (locale, path) in report.files {
        suite(&mut suites, locale).entry(path).or_default();
    }
    for finding in report.findings {
        let locale = finding.locale.as_deref().unwrap_or(report.source_locale);
        suite(&mut suites, locale).entry(&finding.place.path).or_default().push(finding);
    }
    suites.retain(|(_, cases)| !cases.is_empty());
    let (cases, failures) = suites.iter().map(|(_, cases)| sums(cases)).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <testsuites name=\"tolmach check\" tests=\"{cases}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\">\n"
    );
    for (locale, cases) in &suites {
        let (count, failures) = sums(cases);
        let _ = writeln!(
            out,
            "  <testsuite name=\"{}\" tests=\"{count}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\">",
            escaped(locale)
        );
        for (path, findings) in cases {
            push_case(&mut out, report.folder, locale, path, findings);
        }
        out.push_str("  </testsuite>\n");
    }
    out.push_str("</testsuites>\n");
    out
}

fn suite<'s, 'a>(suites: &'s mut Vec<(&'a str, Cases<'a>)>, locale: &'a str) -> &'s mut Cases<'a> {
    let at = suites.iter().position(|(known, _)| *known == locale).unwrap_or_else(|| {
        suites.push((locale, Cases::new()));
        suites.len() - 1
    });
    &mut suites[at].1
}

/// Returns how many cases there are, and how many of them failed.
fn sums(cases: &Cases<'_>) -> (usize, usize) {
    (cases.len(), cases.values().filter(|findings| findings.iter().any(|finding| is_error(finding))).count())
}

fn is_error(finding: &Finding) -> bool {
    finding.severity == Severity::Error
}

fn push_case(out: &mut String, folder: &str, locale: &str, path: &str, findings: &[&Finding]) {
    let file = if folder.is_empty() { path.to_string() } else { format!("{folder}/{path}") };
    let _ = write!(
        out,
        "    <testcase name=\"{}\" classname=\"{}\" file=\"{}\"",
        escaped(path),
        escaped(locale),
        escaped(&file)
    );
    if findings.is_empty() {
        out.push_str("/>\n");
        return;
    }
    out.push_str(">\n");
    let (errors, others): (Vec<&Finding>, Vec<&Finding>) = findings.iter().partition(|finding| is_error(finding));
    if let Some(first) = errors.first() {
        let more = match errors.len() {
            1 => String::new(),
            count => format!("{}: ", counted(count, "error", "errors")),
        };
        let message = escaped(&format!("{more}{}", first.message));
        let _ = writeln!(out, "      <failure message=\"{message}\" type=\"{}\">", escaped(first.check));
        errors.iter().for_each(|finding| push_finding(out, finding));
        out.push_str("</failure>\n");
    }
    if !others.is_empty() {
        out.push_str("      <system-out>");
        others.iter().for_each(|finding| push_finding(out, finding));
        out.push_str("</system-out>\n");
    }
    out.push_str("    </testcase>\n");
}

/// Writes a finding as the lines that a console shows.
fn push_finding(out: &mut String, finding: &Finding) {
    let place = finding
        .place
        .excerpt
        .as_ref()
        .map_or_else(String::new, |excerpt| format!(":{}:{}", excerpt.start.line.0, excerpt.start.column.0));
    let head = format!("{}[{}]: {}", finding.severity, finding.check, finding.message);
    let mut lines = vec![head, format!("  --> {}{place}", finding.place.path)];
    lines.extend(finding.source.iter().map(|source| format!("  English: {source}")));
    lines.extend(finding.target.iter().map(|target| format!("  translation: {target}")));
    lines.extend(finding.help.iter().map(|help| format!("  help: {help}")));
    for line in lines {
        out.push_str(&escaped(&line));
        out.push('\n');
    }
}
