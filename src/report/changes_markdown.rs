//! Changes → a comment for a pull request, in GitHub's and GitLab's Markdown.
//!
//! Invariants: a text of an article comes out as text, never as a mark, HTML, a mention, a reference or a link; the comment
//! fits into what GitHub accepts (65,536 characters).

use std::fmt::Write;

use super::changes_words::{happened, origins, runs, shown, summary, touched};
use super::markdown_text::{code, literal};
use super::visible::visible;
use super::{ArticleChanges, ChangesReport};
use crate::diff::Change;
use crate::prose::Difference;

/// The most characters of a comment, with room for the last sentences.
const MOST: usize = 60_000;

/// Returns a summary line, a table of each article's changes, and the words that differ.
pub fn changes_markdown(report: &ChangesReport) -> String {
    let Some(summary) = summary(report) else { return "No message changed.\n".to_string() };
    let mut out = format!("**{}**\n", literal(&summary));
    for article in &report.articles {
        let changes: Vec<&Change> = shown(article).collect();
        if changes.is_empty() {
            continue;
        }
        if !article.article.is_empty() {
            let _ = write!(out, "\n### {}\n", literal(&article.article));
        }
        // Between two files or revisions there are no translations to speak of.
        let bears = changes.iter().any(|change| touched(article, change) != (Vec::new(), Vec::new()));
        let (head, rule) = if bears { (" stale | to translate |", " --- | --- |") } else { ("", "") };
        let _ = write!(out, "\n| message | what |{head}\n| --- | --- |{rule}\n");
        for (number, change) in changes.iter().enumerate() {
            // Half of the room is for the tables.
            if out.len() > MOST / 2 {
                let _ = writeln!(out, "| and {} more | |{}", changes.len() - number, if bears { " | |" } else { "" });
                break;
            }
            out.push_str(&row(article, change, bears));
        }
        out.push('\n');
        for (number, change) in changes.iter().enumerate() {
            let words = words(change);
            if out.len() + words.len() > MOST {
                let _ = writeln!(out, "- and {} more; `tolmach diff` shows them all", changes.len() - number);
                break;
            }
            out.push_str(&words);
        }
    }
    out
}

fn row(article: &ArticleChanges, change: &Change, bears: bool) -> String {
    let mut what = happened(change);
    for (how, ids) in origins(change) {
        let ids: Vec<String> = ids.iter().map(|id| code(id)).collect();
        let comma = if what.is_empty() { "" } else { "; " };
        let _ = write!(what, "{comma}{how} {}", ids.join(", "));
    }
    let (stale, missing) = touched(article, change);
    let locales = match bears {
        true => format!(" {} | {} |", literal(&stale.join(", ")), literal(&missing.join(", "))),
        false => String::new(),
    };
    format!("| {} | {what} |{locales}\n", code(&change.id))
}

/// Returns `` - `id`: the ~~old~~ **new** words ``.
fn words(change: &Change) -> String {
    let runs = runs(change).into_iter().map(|run| match run {
        Difference::Same(text) => literal(&text),
        Difference::Removed(text) => marked("~~", &text),
        Difference::Added(text) => marked("**", &text),
    });
    format!("- {}: {}\n", code(&change.id), runs.collect::<String>())
}

/// Returns a text between marks; an invisible character lets them open and close before spaces and punctuation.
fn marked(mark: &str, text: &str) -> String {
    let solid = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let text = visible(text);
    let open = if solid(text.chars().next()) { "" } else { "\u{200B}" };
    let close = if solid(text.chars().next_back()) { "" } else { "\u{200B}" };
    format!("{mark}{open}{}{close}{mark}", literal(&text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_beside_any_letter() {
        assert_eq!(marked("**", "10"), "**10**");
        assert_eq!(marked("~~", ", so"), "~~\u{200B}, so~~");
    }
}
