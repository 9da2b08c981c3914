//! Old messages and new segments → the id of each segment: carried over, brought back, pinned, or minted.

use std::collections::{BTreeMap, BTreeSet};

use super::moved::{self, Arrival, Leftovers, Open};
use super::{Departing, Passage};
use crate::base::Retired;
use crate::catalogue::{Catalogue, mint};
use crate::comparable::Comparable;
use crate::file::TextFile;
use crate::ftl::{self, Resource};
use crate::lookup::Lookup;
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
    /// Brought along from another article.
    pub arrived: usize,
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
        self.arrived += other.arrived;
        self.retired += other.retired;
    }
}

/// What became of the messages of an article, in detail.
pub(super) struct Assigned {
    /// An id for each segment.
    pub ids: Vec<String>,
    /// What leaves, comes back and arrives.
    pub passage: Passage,
    pub counts: Counts,
    pub leftovers: Leftovers,
}

/// Returns an id for each segment; `departing` are the messages that another article takes.
pub(super) fn assign(
    reading: &Reading<'_>,
    segments: &[Segment],
    arrivals: &[Arrival],
    departing: &Departing,
) -> Assigned {
    let old_ids: Vec<&str> = reading
        .catalogue
        .iter()
        .flat_map(|catalogue| catalogue.messages.iter().map(|message| message.id.as_str()))
        .collect();
    let mut ids: Vec<Option<String>> = segments.iter().map(pinned).collect();
    let mut counts = Counts::default();
    carry_over(reading, segments, &old_ids, &mut ids, &mut counts);
    let adopted = adopt(reading, segments, &old_ids, &mut ids);
    let returning = bring_back(reading, departing, segments, &mut ids, &mut counts);
    for id in segments.iter().filter_map(pinned).filter(|id| !old_ids.contains(&id.as_str())) {
        let back = returning.contains(&id);
        *(if back { &mut counts.returned } else { &mut counts.added }) += 1;
    }
    let fresh: Vec<usize> = (0..ids.len()).filter(|at| ids[*at].is_none()).collect();
    let mut taken = Taken::of(reading, &ids);
    let open = open(segments, &fresh, &adopted, &ids, &taken);
    let arrived = receive(segments, arrivals, &mut ids, &mut taken);
    counts.arrived = arrivals.len();
    counts.added += adopted.iter().filter(|at| !arrivals.iter().any(|arrival| arrival.position == **at)).count();
    let mut taken = taken.all();
    let ids: Vec<String> = ids
        .into_iter()
        .zip(segments)
        .map(|(id, segment)| {
            id.unwrap_or_else(|| {
                counts.added += 1;
                let id = mint(&segment.visible, |id| taken.contains(id));
                taken.insert(id.clone(), ());
                id
            })
        })
        .collect();
    let used = Lookup::of(ids.iter().map(|id| (id.as_str(), ())));
    let leaving: BTreeSet<String> = old_ids.iter().filter(|id| !used.contains(**id)).map(|id| id.to_string()).collect();
    counts.retired = leaving.iter().filter(|id| !departing.contains_key(*id)).count();
    let leftovers = Leftovers {
        open,
        leaving: reading.catalogue.iter().flat_map(|catalogue| leaving_texts(catalogue, &leaving)).collect(),
        returning: returning.clone(),
    };
    Assigned { ids, passage: Passage { leaving, returning, arrived }, counts, leftovers }
}

/// Returns the messages that leave, with their places and texts.
pub(super) fn leaving_texts(catalogue: &Catalogue<'_>, leaving: &BTreeSet<String>) -> Vec<(usize, String, Comparable)> {
    let messages = catalogue.messages.iter().enumerate();
    let leaving = messages.filter(|(_, message)| leaving.contains(&message.id));
    leaving.map(|(at, message)| (at, message.id.clone(), message_text(catalogue, at))).collect()
}

/// Returns the segments that may take a message of another article: those without an id, and those whose id a locale alone
/// remembers, since a run that was stopped may have brought some of its translations along and not yet the others.
fn open(segments: &[Segment], fresh: &[usize], adopted: &[usize], ids: &[Option<String>], taken: &Taken) -> Vec<Open> {
    let mut open: Vec<usize> = fresh.iter().chain(adopted).copied().filter(|at| segments[*at].pin.is_none()).collect();
    open.sort_unstable();
    let standing = |at: usize| ids[at].as_ref().and_then(|id| taken.stray.get(id)).cloned().unwrap_or_default();
    open.into_iter()
        .map(|at| Open { position: at, text: segment_text(&segments[at]), standing: standing(at) })
        .collect()
}

/// Gives segments the messages that arrive, under their own ids where those are free; returns the translations by locale.
fn receive(
    segments: &[Segment],
    arrivals: &[Arrival],
    ids: &mut [Option<String>],
    taken: &mut Taken,
) -> BTreeMap<String, Vec<Retired>> {
    let mut arrived: BTreeMap<String, Vec<Retired>> = BTreeMap::new();
    for arrival in arrivals {
        let id = ids[arrival.position].clone().unwrap_or_else(|| {
            let taken_for_it = taken.for_arrival(arrival);
            match taken_for_it.contains(&arrival.id) {
                false => arrival.id.clone(),
                true => mint(&segments[arrival.position].visible, |id| taken_for_it.contains(id)),
            }
        });
        taken.owned.insert(id.clone());
        for (locale, one) in &arrival.translations {
            arrived.entry(locale.clone()).or_default().push(moved::renamed(one, &id));
        }
        ids[arrival.position] = Some(id);
    }
    arrived
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
    // Equal sides are carried one to one, and most articles are as they were.
    let same =
        old_texts.len() == new_texts.len() && old_texts.iter().zip(&new_texts).all(|(old, new)| old.is_same(new));
    if same && segments.iter().all(|segment| segment.pin.is_none()) {
        ids.iter_mut().zip(old_ids).for_each(|(id, old)| *id = Some(old.to_string()));
        counts.kept += old_ids.len();
        return;
    }
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

/// Gives segments that have no id yet the one under which a locale remembers their very text; returns their positions.
///
/// After a merge whose catalogue was taken from the other branch, the translations of a new paragraph stand in the locale
/// files under the id that the branch gave it; with another id they would be set aside. What a base file alone remembers is
/// of a run that was stopped, and its text comes in as it did then.
fn adopt(reading: &Reading<'_>, segments: &[Segment], old_ids: &[&str], ids: &mut [Option<String>]) -> Vec<usize> {
    let mut known: BTreeMap<&str, &str> = BTreeMap::new();
    // Without a catalogue there was no merge: the article is new, and its texts arrive from others.
    let old_ids = Lookup::of(old_ids.iter().map(|id| (*id, ())));
    for (files, translation) in reading.unit.locales.iter().zip(&reading.translations) {
        let stand = Lookup::of(translation.resource.entries.iter().filter_map(ftl::Entry::id).map(|id| (id, ())));
        let new = |id: &String| !old_ids.contains(id.as_str()) && stand.contains(id);
        for (id, entries) in files.base.iter().filter(|(id, _)| new(id)) {
            for entry in entries {
                known.entry(entry.canonical.as_str()).or_insert(id);
            }
        }
    }
    let mut adopted = Vec::new();
    if known.is_empty() {
        return adopted;
    }
    let mut used: BTreeSet<String> = ids.iter().flatten().cloned().collect();
    let open =
        ids.iter_mut().zip(segments).enumerate().filter(|(_, (id, segment))| id.is_none() && segment.pin.is_none());
    for (at, (id, segment)) in open {
        let canonical = segment.pattern.canonical();
        if let Some(known) = known.get(canonical.as_str()).filter(|known| !used.contains(**known)) {
            used.insert((*known).to_string());
            *id = Some((*known).to_string());
            adopted.push(at);
        }
    }
    adopted
}

/// Gives segments that have no id yet the id of a retired message of the same text.
fn bring_back(
    reading: &Reading<'_>,
    departing: &Departing,
    segments: &[Segment],
    ids: &mut [Option<String>],
    counts: &mut Counts,
) -> BTreeSet<String> {
    let retired = &reading.unit.retired.set_aside.messages;
    let mut returned: BTreeSet<String> =
        ids.iter().flatten().filter(|id| retired.iter().any(|one| one.id == **id)).cloned().collect();
    let gone: Vec<&Retired> = retired
        .iter()
        .filter(|one| !ids.iter().flatten().any(|id| *id == one.id) && !departing.contains_key(&one.id))
        .collect();
    let new: Vec<usize> = (0..segments.len()).filter(|at| ids[*at].is_none() && segments[*at].pin.is_none()).collect();
    if gone.is_empty() || new.is_empty() {
        return returned;
    }
    let gone_texts: Vec<Comparable> = gone.iter().map(|one| retired_text(one)).collect();
    let new_texts: Vec<Comparable> = new.iter().map(|at| segment_text(&segments[*at])).collect();
    let gone_pieces: Vec<Piece<'_>> = gone_texts.iter().map(Comparable::piece).collect();
    let new_pieces: Vec<Piece<'_>> = new_texts.iter().map(Comparable::piece).collect();
    for (carried, at) in matching::revive(&new_pieces, &gone_pieces, Reach::Retired).iter().zip(&new) {
        let Some(id) = carried.as_ref().map(|carried| &gone[carried.old].id) else { continue };
        // A merge may leave a message among the retired ones twice; its id is still that of one text.
        if returned.insert(id.clone()) {
            ids[*at] = Some(id.clone());
            counts.returned += 1;
        }
    }
    returned
}

pub(super) fn message_text(catalogue: &Catalogue<'_>, at: usize) -> Comparable {
    let message = &catalogue.messages[at];
    Comparable::new(message.kind.as_ref(), catalogue.text(message))
}

pub(super) fn segment_text(segment: &Segment) -> Comparable {
    Comparable::new(Some(&segment.kind), segment.pattern.markdown())
}

pub(super) fn retired_text(retired: &Retired) -> Comparable {
    let file = TextFile::new("", format!("{}\n", retired.bytes));
    let catalogue = Catalogue::read(&file);
    match catalogue.messages.is_empty() {
        true => Comparable::new(None, String::new()),
        false => message_text(&catalogue, 0),
    }
}

/// The ids that a fresh one must not be.
struct Taken {
    /// Those of the article, of the catalogue on disk and of retired messages.
    owned: BTreeSet<String>,
    /// Those that stand in locale files only: the locale and canonical form of each entry.
    stray: BTreeMap<String, Vec<(String, String)>>,
}

impl Taken {
    fn of(reading: &Reading<'_>, ids: &[Option<String>]) -> Taken {
        let mut owned: BTreeSet<String> = ids.iter().flatten().cloned().collect();
        if let Some(catalogue) = &reading.catalogue {
            owned.extend(catalogue.messages.iter().map(|message| message.id.clone()));
        }
        owned.extend(reading.unit.retired.set_aside.messages.iter().map(|one| one.id.clone()));
        let mut stray: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
        for (number, files) in reading.unit.locales.iter().enumerate() {
            owned.extend(files.retired.set_aside.messages.iter().map(|one| one.id.clone()));
            let Some(file) = &files.file else { continue };
            // Without a catalogue the file was not read yet.
            let known = reading.translations.get(number).map(|translation| &translation.resource);
            let read = if known.is_none() { ftl::parse(&file.text) } else { Resource::default() };
            for entry in &known.unwrap_or(&read).entries {
                if let Some(id) = entry.id() {
                    stray.entry(id).or_default().push((files.locale.clone(), ftl::canonical_form(entry)));
                }
            }
        }
        Taken { owned, stray }
    }

    /// Returns those that an arriving message must not have. A run that was stopped may have brought its translations along
    /// already: the id under which they stand is its own.
    fn for_arrival(&self, arrival: &Arrival) -> BTreeSet<String> {
        let foreign = self.stray.iter().filter(|(_, entries)| !arrival.brought(entries));
        self.owned.iter().chain(foreign.map(|(id, _)| id)).cloned().collect()
    }

    fn all(self) -> Lookup<String, ()> {
        Lookup::of(self.owned.into_iter().chain(self.stray.into_keys()).map(|id| (id, ())))
    }
}
