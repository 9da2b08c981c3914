//! Changes as people read them: what changed, word by word, and which translations it touches.

use std::fmt::Write;

use super::changes_words::{happened, origins};
use super::visible::terminal;
use super::{ArticleChanges, ChangesReport, Colour, Paint, counted};
use crate::diff::{Change, ChangeKind};
use crate::prose::{Difference, word_diff};

/// Returns the changes, unchanged messages left out.
pub fn changes_text(report: &ChangesReport, colour: Colour) -> String {
    let mut out = String::new();
    for article in &report.articles {
        let changed: Vec<&Change> = article.changes.iter().filter(|change| !change.is_empty()).collect();
        if changed.is_empty() {
            continue;
        }
        if !article.article.is_empty() {
            let _ = writeln!(out, "{}\n", Paint::Bold.on(&article.article, colour));
        }
        for change in changed {
            push_change(&mut out, article, change, colour);
        }
    }
    match out.is_empty() {
        true => "nothing changed\n".to_string(),
        false => {
            out.push_str(&summary(report));
            out
        }
    }
}

fn push_change(out: &mut String, article: &ArticleChanges, change: &Change, colour: Colour) {
    let (mark, paint) = match change.kind {
        ChangeKind::Unchanged => (">", Paint::Quiet),
        ChangeKind::Reworded => ("~", Paint::Warn),
        ChangeKind::Added => ("+", Paint::Good),
        ChangeKind::Removed => ("-", Paint::Bad),
    };
    let _ = writeln!(
        out,
        "{} {}  {}",
        paint.on(mark, colour),
        Paint::Bold.on(&change.id, colour),
        Paint::Quiet.on(&happened(change), colour)
    );
    let text = match (&change.old_text, &change.new_text) {
        (Some(old), Some(new)) => difference(old, new, colour),
        (Some(old), None) => terminal(old),
        (None, Some(new)) => terminal(new),
        (None, None) => String::new(),
    };
    for line in text.split('\n') {
        let _ = writeln!(out, "  {line}");
    }
    for (how, ids) in origins(change) {
        let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
        let _ = writeln!(out, "  {}", Paint::Quiet.on(&format!("{how} {}", ids.join(", ")), colour));
    }
    if let Some(states) = article.states.get(&change.id).filter(|states| !states.is_empty()) {
        let shown: Vec<String> = states.iter().map(|(locale, state)| format!("{locale} {state}")).collect();
        let _ = writeln!(out, "  {}", Paint::Quiet.on(&shown.join(" · "), colour));
    }
    out.push('\n');
}

/// Returns both texts in one: what went and came is coloured, or in `[-…-]` and `{+…+}`.
pub(super) fn difference(old: &str, new: &str, colour: Colour) -> String {
    let run = |difference: Difference| match (difference, colour) {
        (Difference::Same(text), _) => terminal(&text),
        (Difference::Removed(text), Colour::On) => Paint::Bad.on(&terminal(&text), colour),
        (Difference::Added(text), Colour::On) => Paint::Good.on(&terminal(&text), colour),
        (Difference::Removed(text), Colour::Off) => format!("[-{}-]", terminal(&text)),
        (Difference::Added(text), Colour::Off) => format!("{{+{}+}}", terminal(&text)),
    };
    word_diff(old, new).into_iter().map(run).collect()
}

fn summary(report: &ChangesReport) -> String {
    let count = |wanted: fn(&Change) -> bool| {
        report.articles.iter().flat_map(|article| &article.changes).filter(|change| wanted(change)).count()
    };
    let counts = [
        (count(|change| change.kind == ChangeKind::Reworded), "reworded"),
        (count(|change| change.kind == ChangeKind::Added), "added"),
        (count(|change| change.kind == ChangeKind::Removed), "removed"),
        (count(|change| change.moved), "moved"),
    ];
    let shown: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
    let all = count(|_| true);
    format!("{}: {}\n", counted(all, "message", "messages"), shown.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_acts_on_a_terminal() {
        let (old, new) = ("one \u{1B}[2Jtwo\nthree", "one \u{9B}31mtwo\nthree \u{202E}four");
        for colour in [Colour::Off, Colour::On] {
            let text = difference(old, new, colour);
            assert!(text.contains("\\u{1b}[2J") && text.contains("\\u{9b}31m") && text.contains("\\u{202e}"), "{text}");
            assert!(text.contains('\n') && !text.contains(['\u{9B}', '\u{202E}']), "{text:?}");
            assert!(!text.contains("\u{1B}[2J"), "{text:?}");
        }
    }
}
