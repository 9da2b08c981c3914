//! Two sides of an article or catalogue → what changed, message by message.
//!
//! Invariants: every message of both sides is in exactly one change; an old message is in no two; equal sides have only
//! unchanged ones.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Catalogue, mint};
use crate::comparable::Comparable;
use crate::matching::{self, Piece, Pin};
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
    /// Other old messages that text came from.
    pub related: Vec<Origin>,
    /// Ids of other new messages that text went to.
    pub went_to: Vec<String>,
}

/// An old message that text of another one came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Its id on the old side.
    pub id: String,
    /// What happened to it.
    pub how: How,
}

/// How text came from one message to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// A new message took it from one that lives on: that one was split.
    Split,
    /// Text went from one message that lives on to another.
    Moved,
    /// The message that it came from is gone: it was merged into this one.
    Merged,
}

impl How {
    /// Returns the words in reports, to be followed by the ids.
    pub fn words(self) -> &'static str {
        match self {
            How::Split => "split from",
            How::Moved => "has text from",
            How::Merged => "merged from",
        }
    }
}

impl Change {
    /// Tells whether there is nothing to report.
    pub fn is_empty(&self) -> bool {
        self.kind == ChangeKind::Unchanged && !self.moved
    }
}

/// Compares two sides. New messages come first, in their order; then the removed ones, in theirs.
///
/// Where every message has an id, ids decide which message is which; else the matcher does.
pub fn changes(old: &Side, new: &Side) -> Vec<Change> {
    compare(old, new, &pins(old, new))
}

/// Compares an article with what it was under another name: `segment` may have given it ids of its own, so only ids of both
/// sides decide, and the matcher pairs the rest.
pub fn changes_of_renamed(old: &Side, new: &Side) -> Vec<Change> {
    let mut pins = pins(old, new);
    pins.retain(|(_, pin)| *pin != Pin::New);
    compare(old, new, &pins)
}

fn compare(old: &Side, new: &Side, pins: &[(usize, Pin)]) -> Vec<Change> {
    let old_texts: Vec<Comparable> = old.messages.iter().map(comparable).collect();
    let new_texts: Vec<Comparable> = new.messages.iter().map(comparable).collect();
    let pairs = pairs(&old_texts, &new_texts, pins);
    let old_ids = ids(old, &old_texts, &[], &BTreeSet::new());
    let carried: Vec<Option<String>> = pairs.heirs.iter().map(|heir| heir.map(|at| old_ids[at].clone())).collect();
    let new_ids = ids(new, &new_texts, &carried, &old_ids.iter().cloned().collect());
    let mut gone = vec![true; old.messages.len()];
    for from in pairs.heirs.iter().flatten() {
        gone[*from] = false;
    }
    let mut went_to: Vec<Vec<String>> = vec![Vec::new(); old.messages.len()];
    for (at, from) in pairs.related.iter().enumerate().flat_map(|(at, olds)| olds.iter().map(move |from| (at, *from))) {
        went_to[from].push(new_ids[at].clone());
    }
    let mut changes = Vec::new();
    for (at, text) in new_texts.iter().enumerate() {
        let heir = pairs.heirs[at];
        let how = |from: usize| match (gone[from], heir) {
            (true, _) => How::Merged,
            (false, None) => How::Split,
            (false, Some(_)) => How::Moved,
        };
        let related = pairs.related[at].iter().map(|from| Origin { id: old_ids[*from].clone(), how: how(*from) });
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
            related: related.collect(),
            went_to: heir.map(|from| went_to[from].clone()).unwrap_or_default(),
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
        went_to: went_to[at].clone(),
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

/// Where text came from, and what moved, is the matcher's answer also where ids decide.
fn pairs(old_texts: &[Comparable], new_texts: &[Comparable], pins: &[(usize, Pin)]) -> Pairs {
    let old_pieces: Vec<Piece<'_>> = old_texts.iter().map(Comparable::piece).collect();
    let new_pieces: Vec<Piece<'_>> = new_texts.iter().map(Comparable::piece).collect();
    let outcome = matching::carry_pinned(&old_pieces, &new_pieces, pins);
    Pairs {
        heirs: outcome.carried.iter().map(|carry| carry.map(|carry| carry.old)).collect(),
        moved: outcome.carried.iter().map(|carry| carry.is_some_and(|carry| carry.moved)).collect(),
        related: outcome.related,
    }
}

/// Returns what the ids lay down: nothing unless every message of both sides has one. Of an id that stands twice the first
/// counts.
fn pins(old: &Side, new: &Side) -> Vec<(usize, Pin)> {
    let identified = |side: &Side| side.messages.iter().all(|message| message.id.is_some());
    if !(identified(old) && identified(new)) {
        return Vec::new();
    }
    let places: BTreeMap<&str, usize> =
        old.messages.iter().enumerate().rev().filter_map(|(at, message)| Some((message.id.as_deref()?, at))).collect();
    let mut used = BTreeSet::new();
    let pin = |message: &SideMessage| {
        let place = message.id.as_deref().and_then(|id| places.get(id).copied());
        place.filter(|at| used.insert(*at)).map_or(Pin::New, Pin::Old)
    };
    new.messages.iter().map(pin).enumerate().collect()
}

/// Returns an id for each message: its own, the one it carries on, or a fresh one.
fn ids(side: &Side, texts: &[Comparable], carried: &[Option<String>], taken: &BTreeSet<String>) -> Vec<String> {
    let mut taken = taken.clone();
    taken.extend(side.messages.iter().filter_map(|message| message.id.clone()));
    let id = |(at, message): (usize, &SideMessage)| {
        let known = message.id.clone().or_else(|| carried.get(at).cloned().flatten());
        known.unwrap_or_else(|| {
            let id = mint(texts[at].visible(), |id| taken.contains(id));
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
    fn a_renamed_article_may_have_other_ids() {
        let old = side(&["a = The first paragraph speaks of rain in May.", "b = Short."]);
        let new = side(&["c = The first paragraph speaks of rain in June.", "b = Short."]);
        let kinds = |changes: Vec<Change>| changes.iter().map(|change| change.kind).collect::<Vec<_>>();
        use ChangeKind::{Added, Removed, Reworded, Unchanged};
        assert_eq!(kinds(changes_of_renamed(&old, &new)), [Reworded, Unchanged]);
        assert_eq!(kinds(changes(&old, &new)), [Added, Unchanged, Removed]);
    }

    const PUMP: &str = "The water is pumped into a tank below the roof of the old mill.";
    const PIPES: &str = "From there it runs through wooden pipes to every house on the eastern bank of the river.";

    /// Returns `id: how from` and `id > where it went` for each message that shares text with others.
    fn origins(old: &[&str], new: &[&str]) -> Vec<String> {
        changes(&side(old), &side(new))
            .iter()
            .flat_map(|change| {
                let from =
                    change.related.iter().map(|origin| format!("{}: {} {}", change.id, origin.how.words(), origin.id));
                let to = change.went_to.iter().map(|to| format!("{} > {to}", change.id));
                from.chain(to).collect::<Vec<_>>()
            })
            .collect()
    }

    #[test]
    fn a_split_and_a_merge_are_told() {
        let (one, two) = (format!("a = {PUMP} {PIPES}"), [format!("b = {PUMP}"), format!("a = {PIPES}")]);
        let two: Vec<&str> = two.iter().map(String::as_str).collect();
        assert_eq!(origins(&[&one], &two), ["b: split from a", "a > b"]);
        assert_eq!(origins(&two, &[&one]), ["a: merged from b", "b > a"]);
    }

    #[test]
    fn ids_overrule_likeness_and_leave_no_false_origin() {
        let (old, new) =
            ([format!("a = {PUMP}"), format!("b = {PIPES}")], [format!("b = {PIPES}"), format!("a = {PUMP}")]);
        let (old, new): (Vec<&str>, Vec<&str>) =
            (old.iter().map(|s| &**s).collect(), new.iter().map(|s| &**s).collect());
        assert!(origins(&old, &new).is_empty());
    }

    #[test]
    fn equal_sides_have_nothing_to_report() {
        let texts = ["a = One.", "b = Two."];
        assert!(changes(&side(&texts), &side(&texts)).iter().all(Change::is_empty));
        assert!(changes(&Side::default(), &Side::default()).is_empty());
    }
}
