//! Old messages and new segments → the id of each segment: carried over, brought back, pinned, or minted.

use std::collections::{BTreeMap, BTreeSet};

use super::Passage;
use crate::base::Retired;
use crate::catalogue::{Catalogue, mint};
use crate::comparable::Comparable;
use crate::file::TextFile;
use crate::matching::{self, Confidence, Piece, Reach};
use crate::project::Reading;
use crate::segment::{Pin, Segment};

/// What became of the messages of an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// The same text under the same id.
    pub kept: usize,
    /// Changed in nothing that translations show.
    pub cosmetic: usize,
    /// Reworded, under the same id.
    pub reworded: usize,
    /// Reworded so much that a reader should look.
    pub uncertain: usize,
    /// In another place among the others.
    pub moved: usize,
    /// Under a fresh id.
    pub added: usize,
    /// Brought back from the retired messages.
    pub returned: usize,
    /// Set aside.
    pub retired: usize,
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Counts) {
        self.kept += other.kept;
        self.cosmetic += other.cosmetic;
        self.reworded += other.reworded;
        self.uncertain += other.uncertain;
        self.moved += other.moved;
        self.added += other.added;
        self.returned += other.returned;
        self.retired += other.retired;
    }
}

/// Returns an id for each segment, what leaves and what comes back, and the counts.
pub(super) fn assign(reading: &Reading<'_>, segments: &[Segment]) -> (Vec<String>, Passage, Counts) {
    let old_ids: Vec<&str> = reading
        .catalogue
        .iter()
        .flat_map(|catalogue| catalogue.messages.iter().map(|message| message.id.as_str()))
        .collect();
    let mut ids: Vec<Option<String>> = segments.iter().map(pinned).collect();
    let mut counts = Counts::default();
    carry_over(reading, segments, &old_ids, &mut ids, &mut counts);
    counts.added += adopt(reading, segments, &old_ids, &mut ids);
    let returning = bring_back(&reading.unit.retired.messages, segments, &mut ids, &mut counts);
    let mut taken = taken(reading, &ids);
    let ids: Vec<String> = ids
        .into_iter()
        .zip(segments)
        .map(|(id, segment)| {
            id.unwrap_or_else(|| {
                counts.added += 1;
                let id = mint(&segment.visible, &taken);
                taken.insert(id.clone());
                id
            })
        })
        .collect();
    let used: BTreeSet<&str> = ids.iter().map(String::as_str).collect();
    let leaving: BTreeSet<String> = old_ids.iter().filter(|id| !used.contains(*id)).map(|id| id.to_string()).collect();
    counts.retired = leaving.len();
    (ids, Passage { leaving, returning }, counts)
}

fn pinned(segment: &Segment) -> Option<String> {
    match &segment.pin {
        Some(Pin::Id(id)) => Some(id.clone()),
        _ => None,
    }
}

fn carry_over(
    reading: &Reading<'_>,
    segments: &[Segment],
    old_ids: &[&str],
    ids: &mut [Option<String>],
    counts: &mut Counts,
) {
    let Some(catalogue) = &reading.catalogue else { return };
    let old_texts: Vec<Comparable> = (0..old_ids.len()).map(|at| message_text(catalogue, at)).collect();
    let new_texts: Vec<Comparable> = segments.iter().map(segment_text).collect();
    let old_pieces: Vec<Piece<'_>> = old_texts.iter().map(Comparable::piece).collect();
    let new_pieces: Vec<Piece<'_>> = new_texts.iter().map(Comparable::piece).collect();
    let pins = segments.iter().enumerate().filter_map(|(at, segment)| match segment.pin.as_ref()? {
        Pin::New => Some((at, known_already(catalogue, segments, at).map_or(matching::Pin::New, matching::Pin::Old))),
        Pin::Id(id) => match old_ids.iter().position(|old| old == id) {
            Some(old) => Some((at, matching::Pin::Old(old))),
            // A new id of the author's: no old message stands for it.
            None => Some((at, matching::Pin::New)),
        },
    });
    let outcome = matching::carry_pinned(&old_pieces, &new_pieces, &pins.collect::<Vec<_>>());
    for (at, carried) in outcome.carried.iter().enumerate() {
        let Some(carried) = carried else { continue };
        ids[at] = Some(old_ids[carried.old].to_string());
        counts.moved += usize::from(carried.moved);
        match carried.confidence {
            Confidence::Exact => counts.kept += 1,
            Confidence::Cosmetic => counts.cosmetic += 1,
            Confidence::Reworded { .. } => counts.reworded += 1,
            Confidence::Uncertain { .. } => counts.uncertain += 1,
        }
    }
}

/// Returns the old message of a segment that is to have a fresh id and got it in an earlier run: the catalogue has as many
/// messages of that text as the article.
fn known_already(catalogue: &Catalogue<'_>, segments: &[Segment], at: usize) -> Option<usize> {
    let text = segments[at].pattern.canonical();
    let same = |segment: &Segment| pinned(segment).is_none() && segment.pattern.canonical() == text;
    let named: BTreeSet<String> = segments.iter().filter_map(pinned).collect();
    let free = |old: &usize| {
        let message = &catalogue.messages[*old];
        message.canonical == text && !named.contains(&message.id)
    };
    let old: Vec<usize> = (0..catalogue.messages.len()).filter(free).collect();
    let before = segments[..at].iter().filter(|one| same(one)).count();
    let all = before + segments[at..].iter().filter(|one| same(one)).count();
    (old.len() >= all).then(|| old[before])
}

/// Gives segments that have no id yet the one under which a locale remembers their very text.
///
/// After a merge whose catalogue was taken from the other branch, the translations of a new paragraph stand in the locale
/// files under the id that the branch gave it; with another id they would be set aside.
fn adopt(reading: &Reading<'_>, segments: &[Segment], old_ids: &[&str], ids: &mut [Option<String>]) -> usize {
    let mut known: BTreeMap<&str, &str> = BTreeMap::new();
    for files in &reading.unit.locales {
        for (id, entries) in files.base.iter().filter(|(id, _)| !old_ids.contains(&id.as_str())) {
            for entry in entries {
                known.entry(entry.canonical.as_str()).or_insert(id);
            }
        }
    }
    let mut adopted = 0;
    if known.is_empty() {
        return adopted;
    }
    let mut used: BTreeSet<String> = ids.iter().flatten().cloned().collect();
    for (id, segment) in ids.iter_mut().zip(segments).filter(|(id, segment)| id.is_none() && segment.pin.is_none()) {
        let canonical = segment.pattern.canonical();
        if let Some(known) = known.get(canonical.as_str()).filter(|known| !used.contains(**known)) {
            used.insert((*known).to_string());
            *id = Some((*known).to_string());
            adopted += 1;
        }
    }
    adopted
}

/// Gives segments that have no id yet the id of a retired message of the same text.
fn bring_back(
    retired: &[Retired],
    segments: &[Segment],
    ids: &mut [Option<String>],
    counts: &mut Counts,
) -> BTreeSet<String> {
    let mut returned: BTreeSet<String> =
        ids.iter().flatten().filter(|id| retired.iter().any(|one| one.id == **id)).cloned().collect();
    let gone: Vec<&Retired> = retired.iter().filter(|one| !ids.iter().flatten().any(|id| *id == one.id)).collect();
    let gone_texts: Vec<Comparable> = gone.iter().map(|one| retired_text(one)).collect();
    let new: Vec<usize> = (0..segments.len()).filter(|at| ids[*at].is_none() && segments[*at].pin.is_none()).collect();
    if gone.is_empty() || new.is_empty() {
        return returned;
    }
    let new_texts: Vec<Comparable> = new.iter().map(|at| segment_text(&segments[*at])).collect();
    let gone_pieces: Vec<Piece<'_>> = gone_texts.iter().map(Comparable::piece).collect();
    let new_pieces: Vec<Piece<'_>> = new_texts.iter().map(Comparable::piece).collect();
    for (carried, at) in matching::revive(&new_pieces, &gone_pieces, Reach::Retired).iter().zip(&new) {
        if let Some(carried) = carried {
            ids[*at] = Some(gone[carried.old].id.clone());
            returned.insert(gone[carried.old].id.clone());
            counts.returned += 1;
        }
    }
    returned
}

fn message_text(catalogue: &Catalogue<'_>, at: usize) -> Comparable {
    let message = &catalogue.messages[at];
    Comparable::new(message.kind.as_ref(), catalogue.text(message))
}

fn segment_text(segment: &Segment) -> Comparable {
    Comparable::new(Some(&segment.kind), segment.pattern.markdown())
}

fn retired_text(retired: &Retired) -> Comparable {
    let file = TextFile::new("", format!("{}\n", retired.bytes));
    let catalogue = Catalogue::read(&file);
    match catalogue.messages.is_empty() {
        true => Comparable::new(None, String::new()),
        false => message_text(&catalogue, 0),
    }
}

/// Returns every id that a fresh one must not be: of the catalogue, of retired messages, of every locale.
fn taken(reading: &Reading<'_>, ids: &[Option<String>]) -> BTreeSet<String> {
    let mut taken: BTreeSet<String> = ids.iter().flatten().cloned().collect();
    if let Some(catalogue) = &reading.catalogue {
        taken.extend(catalogue.messages.iter().map(|message| message.id.clone()));
    }
    taken.extend(reading.unit.retired.messages.iter().map(|one| one.id.clone()));
    for files in &reading.unit.locales {
        taken.extend(files.retired.messages.iter().map(|one| one.id.clone()));
        if let Some(file) = &files.file {
            taken.extend(crate::ftl::parse(&file.text).entries.iter().filter_map(crate::ftl::Entry::id));
        }
    }
    taken
}
