//! Two sides of an article or catalogue → what changed, message by message.
//!
//! Invariants: every message of both sides is in exactly one change; an old message is in no two; equal sides have only
//! unchanged ones.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Catalogue, mint};
use crate::comparable::Comparable;
use crate::matching::{self, Piece};
use crate::prose::{Class, class};
use crate::segment::{Kind, Segment};

/// One side of a comparison.
#[derive(Clone, Debug, Default)]
pub struct Side {
    /// The messages in order.
    pub messages: Vec<SideMessage>,
}

/// A message of one side.
#[derive(Clone, Debug)]
pub struct SideMessage {
    /// Its id; `None` on a side that has no catalogue.
    pub id: Option<String>,
    /// The kind of segment, if known.
    pub kind: Option<Kind>,
    /// Its inline Markdown.
    pub text: String,
}

impl Side {
    /// Returns the side of a catalogue.
    pub fn of_catalogue(catalogue: &Catalogue<'_>) -> Side {
        let message = |message: &crate::catalogue::Message<'_>| SideMessage {
            id: Some(message.id.clone()),
            kind: message.kind.clone(),
            text: catalogue.text(message),
        };
        Side { messages: catalogue.messages.iter().map(message).collect() }
    }

    /// Returns the side of an article's segments, which have no ids yet.
    pub fn of_segments(segments: &[Segment]) -> Side {
        let message = |segment: &Segment| SideMessage {
            id: None,
            kind: Some(segment.kind.clone()),
            text: segment.pattern.markdown(),
        };
        Side { messages: segments.iter().map(message).collect() }
    }
}

/// What became of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// The same text.
    Unchanged,
    /// Another text under the same id.
    Reworded,
    /// Only on the new side.
    Added,
    /// Only on the old side.
    Removed,
}

impl ChangeKind {
    /// Returns the word in reports.
    pub fn word(self) -> &'static str {
        match self {
            ChangeKind::Unchanged => "unchanged",
            ChangeKind::Reworded => "reworded",
            ChangeKind::Added => "added",
            ChangeKind::Removed => "removed",
        }
    }
}

/// One difference between two sides, or none.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What became of it.
    pub kind: ChangeKind,
    /// Whether it stands in another order among the others.
    pub moved: bool,
    /// Its id on the new side; of a removed message its old id.
    pub id: String,
    /// Its id on the old side.
    pub old_id: Option<String>,
    /// Its place on the old side, from 0.
    pub old_index: Option<usize>,
    /// Its place on the new side, from 0.
    pub new_index: Option<usize>,
    /// Its text on the old side.
    pub old_text: Option<String>,
    /// Its text on the new side.
    pub new_text: Option<String>,
    /// The class of the rewording.
    pub class: Option<Class>,
    /// How alike the texts are, 0 to 1.
    pub similarity: Option<f64>,
    /// Ids of other old messages that text came from.
    pub related: Vec<String>,
}

impl Change {
    /// Tells whether there is nothing to report.
    pub fn is_empty(&self) -> bool {
        self.kind == ChangeKind::Unchanged && !self.moved
    }
}

/// Compares two sides. New messages come first, in their order; then the removed ones, in theirs.
pub fn changes(old: &Side, new: &Side) -> Vec<Change> {
    let old_texts: Vec<Comparable> = old.messages.iter().map(comparable).collect();
    let new_texts: Vec<Comparable> = new.messages.iter().map(comparable).collect();
    let pairs = pairs(old, new, &old_texts, &new_texts);
    let old_ids = ids(old, &old_texts, &[], &BTreeSet::new());
    let carried: Vec<Option<String>> = pairs.heirs.iter().map(|heir| heir.map(|at| old_ids[at].clone())).collect();
    let new_ids = ids(new, &new_texts, &carried, &old_ids.iter().cloned().collect());
    let mut changes = Vec::new();
    let mut gone = vec![true; old.messages.len()];
    for (at, text) in new_texts.iter().enumerate() {
        let heir = pairs.heirs[at];
        let related = pairs.related[at].iter().map(|from| old_ids[*from].clone()).collect();
        if let Some(from) = heir {
            gone[from] = false;
        }
        let before = heir.map(|from| &old_texts[from]);
        let class = before.and_then(|before| class(before.text(), text.text()));
        changes.push(Change {
            kind: match (before, class) {
                (None, _) => ChangeKind::Added,
                (Some(_), None) => ChangeKind::Unchanged,
                (Some(_), Some(_)) => ChangeKind::Reworded,
            },
            moved: pairs.moved[at],
            id: new_ids[at].clone(),
            old_id: heir.map(|from| old_ids[from].clone()),
            old_index: heir,
            new_index: Some(at),
            old_text: before.map(|before| before.text().to_string()),
            new_text: Some(text.text().to_string()),
            similarity: before.map(|before| match class {
                None => 1.0,
                Some(_) => matching::similarity(&before.piece(), &text.piece()),
            }),
            class,
            related,
        });
    }
    changes.extend(gone.iter().enumerate().filter(|(_, gone)| **gone).map(|(at, _)| Change {
        kind: ChangeKind::Removed,
        moved: false,
        id: old_ids[at].clone(),
        old_id: Some(old_ids[at].clone()),
        old_index: Some(at),
        new_index: None,
        old_text: Some(old_texts[at].text().to_string()),
        new_text: None,
        class: None,
        similarity: None,
        related: Vec::new(),
    }));
    changes
}

fn comparable(message: &SideMessage) -> Comparable {
    Comparable::new(message.kind.as_ref(), message.text.clone())
}

/// For each new message the old one that it carries on, others that text came from, and whether it moved.
struct Pairs {
    heirs: Vec<Option<usize>>,
    related: Vec<Vec<usize>>,
    moved: Vec<bool>,
}

/// Where both sides have ids, ids decide; else the matcher does.
fn pairs(old: &Side, new: &Side, old_texts: &[Comparable], new_texts: &[Comparable]) -> Pairs {
    let old_pieces: Vec<Piece<'_>> = old_texts.iter().map(Comparable::piece).collect();
    let new_pieces: Vec<Piece<'_>> = new_texts.iter().map(Comparable::piece).collect();
    let outcome = matching::carry(&old_pieces, &new_pieces);
    let identified = |side: &Side| side.messages.iter().all(|message| message.id.is_some());
    if !(identified(old) && identified(new)) {
        let moved = outcome.carried.iter().map(|carry| carry.is_some_and(|carry| carry.moved)).collect();
        let heirs = outcome.carried.iter().map(|carry| carry.map(|carry| carry.old)).collect();
        return Pairs { heirs, related: outcome.related, moved };
    }
    let places: BTreeMap<&str, usize> =
        old.messages.iter().enumerate().rev().filter_map(|(at, message)| Some((message.id.as_deref()?, at))).collect();
    let mut used = BTreeSet::new();
    let heirs: Vec<Option<usize>> = new
        .messages
        .iter()
        .map(|message| places.get(message.id.as_deref()?).copied().filter(|at| used.insert(*at)))
        .collect();
    let moved = moved(&heirs);
    let related = outcome
        .related
        .into_iter()
        .zip(&heirs)
        .map(|(from, heir)| from.into_iter().filter(|at| Some(*at) != *heir).collect());
    Pairs { related: related.collect(), heirs, moved }
}

/// Tells for each heir whether it stands outside the longest run of heirs that kept their order.
fn moved(heirs: &[Option<usize>]) -> Vec<bool> {
    // Patience sorting: `tails[k]` ends the best run of length k + 1.
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; heirs.len()];
    for (at, heir) in heirs.iter().enumerate() {
        let Some(heir) = heir else { continue };
        let length = tails.partition_point(|tail| heirs[*tail].is_some_and(|other| other < *heir));
        before[at] = length.checked_sub(1).map(|last| tails[last]);
        match tails.get_mut(length) {
            Some(tail) => *tail = at,
            None => tails.push(at),
        }
    }
    let mut moved: Vec<bool> = heirs.iter().map(Option::is_some).collect();
    let mut next = tails.last().copied();
    while let Some(at) = next {
        moved[at] = false;
        next = before[at];
    }
    moved
}

/// Returns an id for each message: its own, the one it carries on, or a fresh one.
fn ids(side: &Side, texts: &[Comparable], carried: &[Option<String>], taken: &BTreeSet<String>) -> Vec<String> {
    let mut taken = taken.clone();
    taken.extend(side.messages.iter().filter_map(|message| message.id.clone()));
    let id = |(at, message): (usize, &SideMessage)| {
        let known = message.id.clone().or_else(|| carried.get(at).cloned().flatten());
        known.unwrap_or_else(|| {
            let id = mint(texts[at].visible(), &taken);
            taken.insert(id.clone());
            id
        })
    };
    side.messages.iter().enumerate().map(id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(messages: &[&str]) -> Side {
        let message = |text: &&str| match text.split_once(" = ") {
            Some((id, text)) => SideMessage { id: Some(id.to_string()), kind: None, text: text.to_string() },
            None => SideMessage { id: None, kind: None, text: text.to_string() },
        };
        Side { messages: messages.iter().map(message).collect() }
    }

    fn shown(old: &[&str], new: &[&str]) -> Vec<String> {
        changes(&side(old), &side(new))
            .iter()
            .map(|change| {
                let class = change.class.map_or("", Class::word);
                format!("{}{} {} {class}", change.kind.word(), if change.moved { " moved" } else { "" }, change.id)
                    .trim_end()
                    .to_string()
            })
            .collect()
    }

    #[test]
    fn ids_decide_where_both_sides_have_them() {
        assert_eq!(
            shown(
                &["a = One here.", "b = Two there.", "c = Three."],
                &["b = Two there.", "a = One 5 here.", "d = Three."]
            ),
            ["unchanged moved b", "reworded a number", "added d", "removed c"]
        );
    }

    #[test]
    fn texts_decide_where_a_side_has_no_ids() {
        let old = ["The first paragraph speaks of rain in May.", "The second paragraph speaks of snow in March."];
        let new = [
            "The first paragraph speaks of rain in June.",
            "A new one with nothing alike at all.",
            "The second paragraph speaks of snow in March.",
        ];
        assert_eq!(
            shown(&old, &new),
            [
                "reworded first-paragraph-speaks-rain-may prose",
                "added new-one-nothing-alike-all",
                "unchanged second-paragraph-speaks-snow-march"
            ]
        );
    }

    #[test]
    fn equal_sides_have_nothing_to_report() {
        let texts = ["a = One.", "b = Two."];
        assert!(changes(&side(&texts), &side(&texts)).iter().all(Change::is_empty));
        assert!(changes(&Side::default(), &Side::default()).is_empty());
    }
}
