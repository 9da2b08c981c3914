//! Coverage → one self-contained page without scripts: a table of articles and locales, coloured by state.
//!
//! Invariants: every text is escaped; colour never says anything alone; the page asks for nothing from anywhere and says so in
//! its own content security policy.

use std::fmt::Write;

use super::markup_text::escaped;
use super::{ArticleStatus, StatusReport, counted};
use crate::coverage::Coverage;

const STYLE: &str = include_str!("status.css");
/// The digest of the style sheet for `style-src`; a test keeps it in step.
const STYLE_SHA256: &str = include_str!("status.css.sha256");

/// Class, sign and meaning of each colour.
const LEGEND: [(&str, &str, &str); 7] = [
    ("complete", "✓", "complete"),
    ("stale", "↻ 3", "all there, 3 stale: their English has changed"),
    ("most", "○ 3", "3 missing, 75 % or more translated"),
    ("some", "○ 3", "3 missing, 25 % or more translated"),
    ("little", "○ 3", "3 missing, less than 25 % translated"),
    ("none", "–", "nothing translated"),
    ("errors", "✗ 3", "3 errors beside what is missing and stale"),
];

/// Returns the page; rows are articles, columns are locales, both with their sums.
pub fn status_html(report: &StatusReport) -> String {
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{}'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>Translations</title>\n<style>{STYLE}</style>\n\
         </head>\n<body>\n<main>\n<h1>Translations</h1>\n<p>{}</p>\n",
        STYLE_SHA256.trim(),
        escaped(&summary(report))
    );
    if !report.locales.is_empty() {
        push_legend(&mut out);
        push_table(&mut out, report);
    }
    if !report.next.is_empty() {
        out.push_str("<h2>Next</h2>\n<ul class=\"next\">\n");
        for step in &report.next {
            let _ = writeln!(out, "<li>{}: <code>{}</code></li>", escaped(&step.what), escaped(&step.how));
        }
        out.push_str("</ul>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn summary(report: &StatusReport) -> String {
    let Some(first) = report.locales.first() else { return "There is no target locale yet.".to_string() };
    let complete = report.locales.iter().filter(|status| status.coverage().per_cent() == 100).count();
    let articles = first.articles.iter().filter(|article| article.coverage.messages() > 0).count();
    format!(
        "{} and {} in {}; {complete} complete.",
        counted(articles, "article", "articles"),
        counted(first.coverage().messages(), "message", "messages"),
        counted(report.locales.len(), "locale", "locales")
    )
}

fn push_legend(out: &mut String) {
    out.push_str("<ul class=\"legend\" aria-label=\"Legend\">\n");
    for (class, sign, meaning) in LEGEND {
        let _ = writeln!(out, "<li><b class=\"{class}\">{sign}</b>{meaning}</li>");
    }
    out.push_str("</ul>\n");
}

fn push_table(out: &mut String, report: &StatusReport) {
    out.push_str(
        "<div class=\"grid\" role=\"region\" aria-label=\"Articles and locales\" tabindex=\"0\">\n<table>\n\
         <caption class=\"unseen\">How much of each article is translated into each locale</caption>\n\
         <thead>\n<tr><th scope=\"col\">Article</th>",
    );
    for status in &report.locales {
        let note = status.note();
        let note = if note.is_empty() { String::new() } else { format!("<small>{}</small>", escaped(&note)) };
        let _ = write!(
            out,
            "<th scope=\"col\">{}<small>{}</small>{note}</th>",
            escaped(&status.locale),
            escaped(&status.name)
        );
    }
    out.push_str("<th scope=\"col\">All</th></tr>\n</thead>\n<tbody>\n");
    push_sums(out, report);
    let rows = report.locales.first().map_or(0, |status| status.articles.len());
    for row in 0..rows {
        let cells: Vec<&ArticleStatus> = report.locales.iter().filter_map(|status| status.articles.get(row)).collect();
        // An article without messages has nothing to translate.
        if cells.iter().any(|article| article.coverage.messages() > 0) {
            push_row(out, &cells);
        }
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
}

/// Writes the sums, coloured by coverage alone: one error in a hundred articles is told by its sign.
fn push_sums(out: &mut String, report: &StatusReport) {
    out.push_str("<tr class=\"sum\"><th scope=\"row\">All articles</th>");
    let mut all = (Coverage::default(), 0);
    for status in &report.locales {
        let (coverage, errors) = (status.coverage(), status.other_errors());
        push_cell(out, coverage, errors, class(coverage, 0));
        all.0 += coverage;
        all.1 += errors;
    }
    push_cell(out, all.0, all.1, class(all.0, 0));
    out.push_str("</tr>\n");
}

fn push_row(out: &mut String, cells: &[&ArticleStatus]) {
    let name = cells.first().map_or("", |article| article.article.as_str());
    let _ = write!(out, "<tr><th scope=\"row\"><bdi>{}</bdi></th>", escaped(name));
    let mut all = (Coverage::default(), 0);
    for article in cells {
        push_cell(out, article.coverage, article.other_errors, class(article.coverage, article.other_errors));
        all.0 += article.coverage;
        all.1 += article.other_errors;
    }
    push_cell(out, all.0, all.1, class(all.0, 0));
    out.push_str("</tr>\n");
}

/// Writes the share of what is translated, and by sign and number what is not as it should be.
fn push_cell(out: &mut String, coverage: Coverage, errors: usize, class: &str) {
    let parts = [
        (errors, '✗', counted(errors, "error", "errors")),
        (coverage.stale, '↻', format!("{} stale", coverage.stale)),
        (coverage.missing, '○', format!("{} missing", coverage.missing)),
    ];
    let parts: Vec<(usize, char, String)> = parts.into_iter().filter(|(count, ..)| *count > 0).collect();
    if parts.is_empty() {
        let _ = write!(out, "<td class=\"{class}\">✓<span class=\"unseen\"> complete</span></td>");
        return;
    }
    let share = match coverage.translated + coverage.stale {
        0 => "–<span class=\"unseen\"> nothing translated</span>".to_string(),
        _ => format!("{} %", coverage.per_cent()),
    };
    let words: Vec<&str> = parts.iter().map(|(.., words)| words.as_str()).collect();
    let signs: Vec<String> = parts.iter().map(|(count, sign, _)| format!("{sign} {count}")).collect();
    let _ = write!(
        out,
        "<td class=\"{class}\" title=\"{0}\">{share}<small aria-hidden=\"true\">{1}</small>\
         <span class=\"unseen\">, {0}</span></td>",
        words.join(", "),
        signs.join("<br>")
    );
}

/// Returns the class of the gravest that there is to say.
fn class(coverage: Coverage, errors: usize) -> &'static str {
    let there = coverage.translated + coverage.stale;
    match (coverage.missing, coverage.per_cent()) {
        _ if errors > 0 => "errors",
        (0, _) if coverage.stale > 0 => "stale",
        (0, _) => "complete",
        _ if there == 0 => "none",
        (_, 75..) => "most",
        (_, 25..) => "some",
        _ => "little",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colour_is_that_of_the_gravest() {
        for (translated, stale, missing, errors, expected) in [
            (4, 0, 0, 0, "complete"),
            (0, 0, 0, 0, "complete"),
            (3, 1, 0, 0, "stale"),
            (0, 4, 0, 0, "stale"),
            (3, 0, 1, 0, "most"),
            (2, 1, 1, 0, "some"),
            (0, 3, 1, 0, "little"),
            (0, 0, 4, 0, "none"),
            (4, 0, 0, 1, "errors"),
            (0, 0, 4, 1, "errors"),
        ] {
            let coverage = Coverage { translated, stale, missing, orphan: 0 };
            assert_eq!(class(coverage, errors), expected, "{coverage:?}, {errors}");
        }
    }
}
