//! Findings → the summary of a CI job, or a comment for a merge request, in GitHub's and GitLab's Markdown.
//!
//! Invariants: a text of a translation comes out as text; the report fits into a comment (65,536 characters), and says what
//! was left out.

use std::fmt::Write;

use super::markdown_text::literal;
use super::visible::visible;
use super::{FindingsReport, counted};
use crate::finding::{Finding, Severity};

/// The most bytes of a report, with room for its last sentence.
const MOST: usize = 60_000;
/// The longest text shown, in characters.
const LONGEST: usize = 240;

/// Returns what was found by locale, then the errors, then the warnings; infos are only counted.
pub fn findings_markdown(report: &FindingsReport<'_>) -> String {
    let checked = format!(
        "{} in {}",
        counted(report.messages, "message", "messages"),
        counted(report.coverage.len(), "locale", "locales")
    );
    let mut out = format!("**{}** · {checked} checked\n", report.counts());
    push_table(&mut out, report);
    for (severity, title) in [(Severity::Error, "Errors"), (Severity::Warning, "Warnings")] {
        push_findings(&mut out, report, severity, title);
    }
    out
}

fn push_table(out: &mut String, report: &FindingsReport<'_>) {
    if report.coverage.is_empty() {
        return;
    }
    out.push_str("\n| locale | errors | warnings | coverage |\n| --- | ---: | ---: | ---: |\n");
    for (locale, coverage) in report.coverage {
        let count = |severity| {
            let own = |finding: &&Finding| finding.severity == severity && finding.locale.as_ref() == Some(locale);
            report.findings.iter().filter(own).count()
        };
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} % ({}/{}) |",
            literal(locale),
            count(Severity::Error),
            count(Severity::Warning),
            coverage.per_cent(),
            coverage.translated,
            coverage.messages()
        );
    }
}

/// Writes the findings of a severity, those of a file together, and how many are left out.
fn push_findings(out: &mut String, report: &FindingsReport<'_>, severity: Severity, title: &str) {
    let findings: Vec<&Finding> = report.findings.iter().filter(|finding| finding.severity == severity).collect();
    if findings.is_empty() {
        return;
    }
    let _ = write!(out, "\n### {title}\n");
    let mut file = "";
    for (number, finding) in findings.iter().enumerate() {
        let mut item = String::new();
        if finding.place.path != file {
            let _ = write!(item, "\n**{}**\n\n", literal(&finding.place.path));
        }
        item.push_str(&list_item(finding));
        if out.len() + item.len() > MOST {
            let _ = write!(out, "\n… and {} more; `tolmach check` shows them all\n", findings.len() - number);
            return;
        }
        file = &finding.place.path;
        out.push_str(&item);
    }
}

/// Returns the place, what is wrong, the two texts, and what to do, a line each.
fn list_item(finding: &Finding) -> String {
    let line =
        finding.place.excerpt.as_ref().map_or_else(String::new, |excerpt| format!("line {}, ", excerpt.start.line.0));
    let mut out = format!("- {line}`{}`: {}", finding.check, worded(&finding.message));
    for (name, text) in [("English", &finding.source), ("translation", &finding.target)] {
        if let Some(text) = text {
            let _ = write!(out, "<br>{name}: {}", literal(&shortened(text)));
        }
    }
    if let Some(help) = &finding.help {
        let _ = write!(out, "<br>help: {}", worded(help));
    }
    out.push('\n');
    out
}

/// Returns words of ours: what they have in backticks comes out as code, the rest to the letter.
fn worded(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    // In pairs, and with something between them.
    if parts.len().is_multiple_of(2) || parts.iter().skip(1).step_by(2).any(|code| code.trim().is_empty()) {
        return literal(text);
    }
    let part = |(number, part): (usize, &&str)| match number % 2 {
        0 => literal(part),
        _ => format!("`{}`", visible(part)),
    };
    parts.iter().enumerate().map(part).collect()
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backticks_in_pairs_are_code() {
        for (text, expected) in [
            ("`a` is <b>", "`a` is &lt;b&gt;"),
            ("write `a|b <i> @c`", "write `a|b <i> @c`"),
            ("one ` alone", "one \\` alone"),
            ("`` and `a`", "\\`\\` and \\`a\\`"),
            ("none", "none"),
        ] {
            assert_eq!(worded(text), expected, "{text}");
        }
    }
}
