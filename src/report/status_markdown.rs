//! Coverage → a table in Markdown, for a readme, a job summary or a comment. Errors are those that the counts do not show.

use std::fmt::Write;

use super::StatusReport;
use super::markdown_text::literal;
use crate::coverage::Coverage;

/// The most steps shown.
const STEPS: usize = 6;

/// Returns a row for each locale, with one locale a row for each of its articles too, and what to do next.
pub fn status_markdown(report: &StatusReport) -> String {
    let mut out = String::new();
    if report.locales.is_empty() {
        out.push_str("No target locale yet.\n");
    } else {
        out.push_str(
            "| locale | coverage | translated | stale | missing | errors | |\n\
             | --- | ---: | ---: | ---: | ---: | ---: | --- |\n",
        );
    }
    for status in &report.locales {
        let name = format!("{} ({})", literal(&status.name), literal(&status.locale));
        push_row(&mut out, &name, status.coverage(), status.other_errors(), &status.note());
    }
    if let [status] = &report.locales[..]
        && status.articles.len() > 1
    {
        out.push_str(
            "\n| article | coverage | translated | stale | missing | errors | |\n\
             | --- | ---: | ---: | ---: | ---: | ---: | --- |\n",
        );
        for article in status.articles.iter().filter(|article| article.coverage.messages() > 0) {
            push_row(&mut out, &literal(&article.article), article.coverage, article.other_errors, "");
        }
    }
    if !report.next.is_empty() {
        out.push_str("\nNext:\n\n");
        for step in report.next.iter().take(STEPS) {
            let _ = writeln!(out, "- {}: {}", literal(&step.what), command(&step.how));
        }
        if report.next.len() > STEPS {
            let _ = writeln!(out, "- and {} more", report.next.len() - STEPS);
        }
    }
    out
}

fn push_row(out: &mut String, name: &str, coverage: Coverage, errors: usize, note: &str) {
    let _ = writeln!(
        out,
        "| {name} | {} % | {} of {} | {} | {} | {errors} | {note} |",
        coverage.per_cent(),
        coverage.translated,
        coverage.messages(),
        coverage.stale,
        coverage.missing
    );
}

/// Returns a command as code that can be copied.
fn command(text: &str) -> String {
    if text.contains(|c: char| c == '`' || c.is_control()) { literal(text) } else { format!("`{text}`") }
}
