//! Findings as workflow commands of GitHub Actions: annotations beside the lines of a pull request.
//!
//! Escapes as GitHub's own toolkit does (`@actions/core`, `command.ts`), so that no text can start a command of its own.

use super::FindingsReport;
use crate::finding::{Finding, Severity};

/// Returns a command for each finding; GitHub counts columns only where a finding keeps to one line.
pub fn findings_github(report: &FindingsReport<'_>) -> String {
    report.findings.iter().map(|finding| command(report, finding)).collect()
}

fn command(report: &FindingsReport<'_>, finding: &Finding) -> String {
    let name = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let mut properties = vec![format!("file={}", property(&report.repository_path(finding)))];
    if let Some(excerpt) = &finding.place.excerpt {
        let (start, end) = (excerpt.start, excerpt.end);
        properties.push(format!("line={}", start.line.0));
        if start.line == end.line {
            properties.push(format!("col={}", start.column.0));
        }
        properties.push(format!("endLine={}", end.line.0));
        if start.line == end.line {
            properties.push(format!("endColumn={}", end.column.0));
        }
    }
    properties.push(format!("title={}", property(finding.check)));
    format!("::{name} {}::{}\n", properties.join(","), data(&words(finding)))
}

/// Returns what is wrong, the English, and what to do, a line each.
fn words(finding: &Finding) -> String {
    let source = finding.source.iter().map(|source| format!("\nEnglish: {source}"));
    let help = finding.help.iter().map(|help| format!("\nhelp: {help}"));
    std::iter::once(finding.message.clone()).chain(source).chain(help).collect()
}

/// Escapes what stands behind the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::TextFile;
    use crate::finding::Place;
    use crate::span::Span;

    fn github(finding: Finding, folder: &str) -> String {
        findings_github(&FindingsReport { findings: &[finding], folder, ..FindingsReport::default() })
    }

    #[test]
    fn commands_escape_as_the_toolkit_does() {
        let file = TextFile::new("locales/ru/50%, a:b.ftl", "a = 名前 x\nb = c\n");
        let place = Place::range(&file, Span::new(4, 10));
        let finding = Finding::new("spacing", Severity::Error, place, "100 %\r\n::warning::no, it: is")
            .source("50 % off")
            .help("write `a`\nand `b`");
        let expected = "::error file=docs/locales/ru/50%25%2C a%3Ab.ftl,line=1,col=5,endLine=1,endColumn=7,title=spacing::\
                        100 %25%0D%0A::warning::no, it: is%0AEnglish: 50 %25 off%0Ahelp: write `a`%0Aand `b`\n";
        assert_eq!(github(finding, "docs"), expected);
    }

    #[test]
    fn columns_only_where_a_finding_keeps_to_its_line() {
        let place = Place::range(&TextFile::new("a.ftl", "a = b\n  c\n"), Span::new(0, 9));
        let finding = Finding::new("spacing", Severity::Info, place, "m");
        assert_eq!(github(finding, ""), "::notice file=a.ftl,line=1,endLine=2,title=spacing::m\n");
    }

    #[test]
    fn file_as_a_whole_has_no_line() {
        let finding = Finding::new("missing-file", Severity::Warning, Place::file("a.ftl"), "m");
        assert_eq!(github(finding, ""), "::warning file=a.ftl,title=missing-file::m\n");
    }
}
