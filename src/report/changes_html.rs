//! Changes → one self-contained page without scripts.
//!
//! Invariants: every text is escaped; the page asks for nothing from anywhere and says so in its own content security policy.

use std::fmt::Write;

use super::changes_words::{happened, origins, runs, shown, summary, touched};
use super::markup_text::escaped;
use super::{ArticleChanges, ChangesReport};
use crate::diff::{Change, ChangeKind};
use crate::prose::Difference;

const STYLE: &str = include_str!("changes.css");
/// The digest of the style sheet for `style-src`; a test keeps it in step.
const STYLE_SHA256: &str = include_str!("changes.css.sha256");

/// Returns the page; each message is an anchor, `article:id`, or its id alone where two files are compared.
pub fn changes_html(report: &ChangesReport) -> String {
    let summary = summary(report).unwrap_or_else(|| "No message changed".to_string());
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{}'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>What changed</title>\n<style>{STYLE}</style>\n\
         </head>\n<body>\n<main>\n<h1>What changed</h1>\n<p>{}</p>\n",
        STYLE_SHA256.trim(),
        escaped(&summary)
    );
    for article in &report.articles {
        let changes: Vec<&Change> = shown(article).collect();
        if changes.is_empty() {
            continue;
        }
        out.push_str("<section>\n");
        if !article.article.is_empty() {
            let _ = writeln!(out, "<h2 dir=\"auto\">{}</h2>", escaped(&article.article));
        }
        for change in changes {
            push_change(&mut out, report, article, change);
        }
        out.push_str("</section>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn push_change(out: &mut String, report: &ChangesReport, article: &ArticleChanges, change: &Change) {
    let anchor = anchor(article, &change.id, change.kind);
    let id = escaped(&change.id);
    let _ = writeln!(out, "<article id=\"{anchor}\">");
    let _ = writeln!(
        out,
        "<h3><a href=\"#{anchor}\">{id}</a> <small class=\"{}\">{}</small></h3>",
        change.kind.word(),
        happened(change)
    );
    let lang = report.source_locale.as_deref().map_or_else(String::new, |tag| format!(" lang=\"{}\"", escaped(tag)));
    let runs = runs(change).into_iter().map(|run| match run {
        Difference::Same(text) => escaped(&text),
        Difference::Removed(text) => format!("<del>{}</del>", escaped(&text)),
        Difference::Added(text) => format!("<ins>{}</ins>", escaped(&text)),
    });
    let _ = writeln!(out, "<p{lang} dir=\"auto\">{}</p>", runs.collect::<String>());
    let (stale, missing) = touched(article, change);
    let mut notes: Vec<String> = Vec::new();
    for (how, ids) in origins(change) {
        let ids: Vec<String> = ids.iter().map(|id| format!("<code>{}</code>", escaped(id))).collect();
        notes.push(format!("{how} {}", ids.join(", ")));
    }
    notes.extend((!stale.is_empty()).then(|| format!("stale: {}", escaped(&stale.join(", ")))));
    notes.extend((!missing.is_empty()).then(|| format!("to translate: {}", escaped(&missing.join(", ")))));
    if !notes.is_empty() {
        let _ = writeln!(out, "<p class=\"note\">{}</p>", notes.join(" · "));
    }
    out.push_str("</article>\n");
}

/// Returns a name for `id` and `href`: no white space, and nothing that a URL would encode. The removed message of an id
/// that another one took has a name of its own.
fn anchor(article: &ArticleChanges, id: &str, kind: ChangeKind) -> String {
    let taken = |change: &Change| change.id == id && change.kind != ChangeKind::Removed;
    let twin = kind == ChangeKind::Removed && article.changes.iter().any(taken);
    let full = match article.article.is_empty() {
        true => id.to_string(),
        false => format!("{}:{id}", article.article),
    };
    let mut out = String::new();
    for byte in full.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b':' | b'/' => out.push(byte as char),
            byte => out.push_str(&format!("~{byte:02X}")),
        }
    }
    if twin { out + "~removed" } else { out }
}
