//! A text with the safe corrections of findings → the corrected text.
//!
//! Invariants: the first of two corrections that overlap wins, the other has to wait for a second pass; of a Fluent file, every
//! entry that no correction touches means afterwards what it meant, every message keeps its id, and nothing becomes junk. A
//! correction that breaks this is left out.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::ftl::{self, EntryKind, Resource};
use crate::span::{Edit, Span, apply};

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A Fluent file.
    Fluent,
    /// An article.
    Article,
}

/// A corrected text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The text.
    pub text: String,
    /// The numbers of the findings that were corrected, in order of their places.
    pub applied: Vec<usize>,
}

/// Applies the corrections of the findings in a text.
pub fn fix(text: &str, kind: Kind, findings: &[&Finding]) -> Fixed {
    let chosen = chosen(text, findings);
    let all = corrected(text, findings, &chosen);
    if sound(text, &all, kind, &edits(findings, &chosen)) {
        return Fixed { text: all, applied: chosen };
    }
    // One of them breaks something; which one shows when they are tried one after the other.
    let mut applied: Vec<usize> = Vec::new();
    for number in chosen {
        applied.push(number);
        let next = corrected(text, findings, &applied);
        if !sound(text, &next, kind, &edits(findings, &applied)) {
            applied.pop();
        }
    }
    Fixed { text: corrected(text, findings, &applied), applied }
}

/// Returns the numbers of the findings whose corrections fit the text and do not overlap.
fn chosen(text: &str, findings: &[&Finding]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..findings.len()).filter(|number| fits(text, &findings[*number].fix)).collect();
    order.sort_by_key(|number| (findings[*number].fix.iter().map(|edit| edit.span).min(), *number));
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    order.retain(|number| {
        let edits = &findings[*number].fix;
        let free = edits.iter().all(|edit| is_free(&taken, edit.span));
        if free {
            taken.extend(edits.iter().map(|edit| (edit.span.start, edit.span.end)));
        }
        free
    });
    order
}

/// Tells whether edits lie in a text, apart from each other, and change it.
fn fits(text: &str, edits: &[Edit]) -> bool {
    let mut spans: Vec<Span> = edits.iter().map(|edit| edit.span).collect();
    spans.sort();
    let inside = |span: &Span| span.start <= span.end && text.get(span.range()).is_some();
    spans.iter().all(inside)
        && spans.windows(2).all(|pair| pair[0].end <= pair[1].start && pair[0].start < pair[1].start)
        && edits.iter().any(|edit| text[edit.span.range()] != *edit.text)
}

/// Tells whether nothing that is taken overlaps a span or starts where it starts.
fn is_free(taken: &BTreeMap<usize, usize>, span: Span) -> bool {
    let before = taken.range(..span.start).next_back().is_none_or(|(_, end)| *end <= span.start);
    let after = taken.range(span.start..).next().is_none_or(|(start, _)| *start >= span.end && *start > span.start);
    before && after
}

/// Returns the edits of some findings in order.
fn edits(findings: &[&Finding], numbers: &[usize]) -> Vec<Edit> {
    let mut edits: Vec<Edit> = numbers.iter().flat_map(|number| findings[*number].fix.iter().cloned()).collect();
    edits.sort_by_key(|edit| edit.span);
    edits
}

fn corrected(text: &str, findings: &[&Finding], numbers: &[usize]) -> String {
    apply(text, &edits(findings, numbers))
}

/// Tells whether a Fluent file still has all that no edit touches.
fn sound(old: &str, new: &str, kind: Kind, edits: &[Edit]) -> bool {
    if kind == Kind::Article || edits.is_empty() {
        return true;
    }
    let (before, after) = (ftl::parse(old), ftl::parse(new));
    if after.refused.is_some() || junk(&after) > junk(&before) {
        return false;
    }
    let mut later = after.entries.iter();
    before.entries.iter().all(|entry| {
        let Some(id) = entry.id() else { return true };
        let body = entry.body_span(old);
        let first = edits.partition_point(|edit| edit.span.end < body.start);
        let touched = edits.get(first).is_some_and(|edit| edit.span.start <= body.end);
        let canonical = ftl::canonical_form(entry);
        later.any(|other| other.id().as_ref() == Some(&id) && (touched || ftl::canonical_form(other) == canonical))
    })
}

fn junk(resource: &Resource<'_>) -> usize {
    resource.entries.iter().filter(|entry| matches!(entry.kind, EntryKind::Junk(..))).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::TextFile;
    use crate::finding::{Place, Severity};

    /// Makes a finding that replaces each `old` by `new`.
    fn replace(text: &str, pairs: &[(&str, &str)]) -> Finding {
        let file = TextFile::new("a.ftl", text);
        let mut finding = Finding::new("spacing", Severity::Warning, Place::file("a.ftl"), "x");
        for (old, new) in pairs {
            let start = text.find(old).unwrap();
            finding.place = Place::range(&file, Span::new(start, start + old.len()));
            finding = finding.fix(Span::new(start, start + old.len()), *new);
        }
        finding
    }

    #[test]
    fn the_first_of_two_that_overlap_wins_and_what_breaks_is_left_out() {
        let text = "a = один  два , три\nb = four\n# c = пять\n";
        for (findings, expected, applied) in [
            (vec![vec![("  ", " ")], vec![(" ,", ",")]], "a = один два, три\nb = four\n# c = пять\n", vec![0, 1]),
            (vec![vec![(" ,", ",")], vec![("  ", " ")]], "a = один два, три\nb = four\n# c = пять\n", vec![1, 0]),
            (
                vec![vec![("один  два", "один два")], vec![("  ", " ")]],
                "a = один два , три\nb = four\n# c = пять\n",
                vec![0],
            ),
            (
                vec![vec![("  ", " "), (" ,", ",")], vec![(" , три", ".")]],
                "a = один два, три\nb = four\n# c = пять\n",
                vec![0],
            ),
            (vec![vec![("# c", "c")]], "a = один  два , три\nb = four\nc = пять\n", vec![0]),
            // Each of these would cost a message.
            (vec![vec![("\nb", " b")], vec![("  ", " ")]], "a = один два , три\nb = four\n# c = пять\n", vec![1]),
            (vec![vec![("b =", "b")]], text, vec![]),
            (vec![vec![("четыре", "")].into_iter().filter(|_| false).collect()], text, vec![]),
            (vec![vec![("four", "four")]], text, vec![]),
            (vec![vec![("four", "four {")]], text, vec![]),
        ] {
            let findings: Vec<Finding> = findings.iter().map(|pairs| replace(text, pairs)).collect();
            let fixed = fix(text, Kind::Fluent, &findings.iter().collect::<Vec<_>>());
            assert_eq!((fixed.text.as_str(), fixed.applied), (expected, applied));
        }
    }

    #[test]
    fn edits_that_do_not_fit_the_text_are_left_out() {
        let text = "a = қ\n";
        for span in [Span::new(5, 6), Span::new(4, 99), Span::new(99, 99)] {
            let finding = Finding::new("spacing", Severity::Warning, Place::file("a.ftl"), "x").fix(span, "k");
            assert_eq!(fix(text, Kind::Fluent, &[&finding]).applied, Vec::<usize>::new(), "{span:?}");
        }
        let insert = |text: &str| {
            Finding::new("spacing", Severity::Warning, Place::file("a.ftl"), "x").fix(Span::new(4, 4), text)
        };
        let fixed = fix(text, Kind::Fluent, &[&insert("one "), &insert("two ")]);
        assert_eq!(
            (fixed.text.as_str(), fixed.applied),
            ("a = one қ\n", vec![0]),
            "the order of two insertions is open"
        );
    }
}
