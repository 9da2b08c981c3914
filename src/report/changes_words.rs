//! Changes → the words that every format of them shares: a summary line, what happened, the runs of a difference.

use std::collections::BTreeMap;

use super::{ArticleChanges, ChangesReport, counted};
use crate::diff::{Change, ChangeKind, How};
use crate::prose::{Class, Difference, cut_middle, word_diff};

/// The longest text in bytes of which the changed words are shown.
const MAX_COMPARED: usize = 20_000;
/// How many characters of unchanged text stand at each side of a change.
const AROUND: usize = 40;
/// How many characters of a run that went or came are shown at each of its ends.
const RUN: usize = 300;

/// Returns the changes that there is something to say about.
pub(super) fn shown(article: &ArticleChanges) -> impl Iterator<Item = &Change> {
    article.changes.iter().filter(|change| !change.is_empty() || !change.went_to.is_empty())
}

/// Returns `3 messages reworded (1 number), 1 added; ru, kk: 2 become stale, 1 to translate`; `None` when nothing changed.
pub(super) fn summary(report: &ChangesReport) -> Option<String> {
    let all: Vec<&Change> = report.articles.iter().flat_map(|article| &article.changes).collect();
    let kind = |kind: ChangeKind| (kind.word(), all.iter().filter(|change| change.kind == kind).count());
    let moved = ("moved", all.iter().filter(|change| change.moved).count());
    let mut parts: Vec<String> = Vec::new();
    for (word, number) in [kind(ChangeKind::Reworded), kind(ChangeKind::Added), kind(ChangeKind::Removed), moved] {
        if number == 0 {
            continue;
        }
        let number = if parts.is_empty() { counted(number, "message", "messages") } else { number.to_string() };
        let classes = if word == "reworded" { graver_classes(&all) } else { String::new() };
        parts.push(format!("{number} {word}{classes}"));
    }
    if parts.is_empty() {
        return None;
    }
    let locales = locales(report);
    let bearing = if locales.is_empty() { String::new() } else { format!("; {}", locales.join("; ")) };
    Some(format!("{}{bearing}", parts.join(", ")))
}

/// Returns ` (1 number, 2 link)`: the classes that make an edition leave a translation out.
fn graver_classes(all: &[&Change]) -> String {
    let counts = [Class::Number, Class::Link, Class::Placeable, Class::Cosmetic].map(|class| {
        let count = all.iter().filter(|change| change.class == Some(class)).count();
        (count > 0).then(|| format!("{count} {}", class.word()))
    });
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    if counts.is_empty() { String::new() } else { format!(" ({})", counts.join(", ")) }
}

/// Returns what comes to the locales, those with the same counts together, in order of their first.
fn locales(report: &ChangesReport) -> Vec<String> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for article in &report.articles {
        for change in &article.changes {
            let (stale, missing) = touched(article, change);
            stale.into_iter().for_each(|locale| counts.entry(locale).or_default().0 += 1);
            missing.into_iter().for_each(|locale| counts.entry(locale).or_default().1 += 1);
        }
    }
    let mut groups: Vec<((usize, usize), Vec<&str>)> = Vec::new();
    for (locale, count) in counts {
        match groups.iter_mut().find(|(known, _)| *known == count) {
            Some((_, locales)) => locales.push(locale),
            None => groups.push((count, vec![locale])),
        }
    }
    let words = |((stale, missing), locales): ((usize, usize), Vec<&str>)| {
        let become_word = if stale == 1 { "becomes" } else { "become" };
        let stale = (stale > 0).then(|| format!("{stale} {become_word} stale"));
        let missing = (missing > 0).then(|| format!("{missing} to translate"));
        format!("{}: {}", locales.join(", "), stale.into_iter().chain(missing).collect::<Vec<_>>().join(", "))
    };
    groups.into_iter().map(words).collect()
}

/// Returns the locales in which a change makes a translation stale, and those in which there is a text to translate.
pub(super) fn touched<'a>(article: &'a ArticleChanges, change: &Change) -> (Vec<&'a str>, Vec<&'a str>) {
    let with = |kind: ChangeKind, wanted: &str| -> Vec<&'a str> {
        let states = article.states.get(&change.id).filter(|_| change.kind == kind);
        let states = states.into_iter().flatten().filter(|(_, state)| **state == wanted);
        states.map(|(locale, _)| locale.as_str()).collect()
    };
    (with(ChangeKind::Reworded, "stale"), with(ChangeKind::Added, "missing"))
}

/// Returns what became of a message: `reworded, moved, number`.
pub(super) fn happened(change: &Change) -> String {
    let mut words: Vec<&str> = Vec::new();
    words.extend((change.kind != ChangeKind::Unchanged).then(|| change.kind.word()));
    words.extend(change.moved.then_some("moved"));
    words.extend(change.class.map(Class::word));
    words.join(", ")
}

/// Returns where text came from and went: `split from` and ids, one line for each way.
pub(super) fn origins(change: &Change) -> Vec<(&'static str, Vec<&str>)> {
    let mut lines: Vec<(&str, Vec<&str>)> = Vec::new();
    for how in [How::Split, How::Moved, How::Merged] {
        let ids = change.related.iter().filter(|origin| origin.how == how).map(|origin| origin.id.as_str());
        lines.push((how.words(), ids.collect()));
    }
    let to = if change.kind == ChangeKind::Removed { "merged into" } else { "text went to" };
    lines.push((to, change.went_to.iter().map(String::as_str).collect()));
    lines.retain(|(_, ids)| !ids.is_empty());
    lines
}

/// Returns the texts of a change as runs that stayed, went and came, long ones cut in the middle.
pub(super) fn runs(change: &Change) -> Vec<Difference> {
    let cut = |text: &str| cut_middle(text, RUN, RUN);
    match (&change.old_text, &change.new_text) {
        (Some(old), Some(new)) if old == new => vec![Difference::Same(cut_middle(new, 2 * AROUND, 0))],
        (Some(old), Some(new)) if old.len().max(new.len()) > MAX_COMPARED => {
            vec![Difference::Removed(cut(old)), Difference::Added(cut(new))]
        }
        (Some(old), Some(new)) => {
            let runs = word_diff(old, new);
            let last = runs.len().saturating_sub(1);
            let shortened = runs.into_iter().enumerate().map(|(number, run)| match run {
                Difference::Same(words) => {
                    let before = if number == 0 { 0 } else { AROUND };
                    let behind = if number == last { 0 } else { AROUND };
                    Difference::Same(cut_middle(&words, before, behind))
                }
                Difference::Removed(words) => Difference::Removed(cut(&words)),
                Difference::Added(words) => Difference::Added(cut(&words)),
            });
            shortened.collect()
        }
        (Some(old), None) => vec![Difference::Removed(cut(old))],
        (None, Some(new)) => vec![Difference::Added(cut(new))],
        (None, None) => Vec::new(),
    }
}
