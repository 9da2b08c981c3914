//! What articles leave over → what moved from one article to another, with the translations that go along.
//!
//! A text counts as moved when it is the same or much alike, without any neighbourhood ([`Reach::Across`]). A text of fewer than
//! four words (“Sources”, “Yes”) says too little for that: it moves only as a copy, together with the text right before or behind it.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{BaseEntry, Retired};
use crate::comparable::Comparable;
use crate::ftl;
use crate::matching::{self, Confidence, Piece, Reach};
use crate::project::Reading;

/// The fewest words of a text that moves on its own.
const WORDS: usize = 4;

/// What a unit has left over after its own messages were carried.
#[derive(Debug, Default)]
pub(super) struct Leftovers {
    /// Segments that may take a message of another article.
    pub open: Vec<Open>,
    /// Messages that leave: position in the catalogue, id, and the text.
    pub leaving: Vec<(usize, String, Comparable)>,
    /// Ids of retired messages that come back to their own article.
    pub returning: BTreeSet<String>,
}

/// A segment that may take a message of another article.
#[derive(Clone, Debug)]
pub(super) struct Open {
    /// Its place in the article.
    pub position: usize,
    /// Its text.
    pub text: Comparable,
    /// The translations that stand under its id already: locale and canonical form.
    pub standing: Vec<(String, String)>,
}

/// A message that can go to another article.
#[derive(Debug)]
pub(super) struct Giver {
    /// The article that it leaves, or whose retired messages it is among.
    pub unit: String,
    /// Its place there.
    pub position: usize,
    /// Its id.
    pub id: String,
    /// Its English.
    pub text: Comparable,
}

/// A segment that looks for a message.
#[derive(Debug)]
pub(super) struct Taker {
    /// Its article.
    pub unit: String,
    /// What it is there.
    pub open: Open,
}

/// Returns the pairs of a taker and a giver, by their numbers; each is in one pair at most.
pub(super) fn moves(givers: &[Giver], takers: &[Taker]) -> Vec<(usize, usize)> {
    let long = |text: &Comparable| matching::words(text.visible()) >= WORDS;
    let gone: Vec<usize> = (0..givers.len()).filter(|at| long(&givers[*at].text)).collect();
    let new: Vec<usize> = (0..takers.len()).filter(|at| long(&takers[*at].open.text)).collect();
    let gone_pieces: Vec<Piece<'_>> = gone.iter().map(|at| givers[*at].text.piece()).collect();
    let new_pieces: Vec<Piece<'_>> = new.iter().map(|at| takers[*at].open.text.piece()).collect();
    let mut pairs = BTreeMap::new();
    for (carried, taker) in matching::revive(&new_pieces, &gone_pieces, Reach::Across).iter().zip(&new) {
        let Some(carried) = carried else { continue };
        // What the article itself has given up is judged within it, and was.
        if givers[gone[carried.old]].unit != takers[*taker].unit {
            pairs.insert(*taker, gone[carried.old]);
        }
    }
    along(givers, takers, &mut pairs);
    pairs.into_iter().collect()
}

/// Adds the short texts that stand right before or behind a text that moved, and stood so before.
fn along(givers: &[Giver], takers: &[Taker], pairs: &mut BTreeMap<usize, usize>) {
    let by_place: BTreeMap<(&str, usize), usize> =
        givers.iter().enumerate().map(|(at, giver)| ((giver.unit.as_str(), giver.position), at)).collect();
    let mut given: BTreeSet<usize> = pairs.values().copied().collect();
    let mut found: Vec<(usize, usize)> = pairs.iter().map(|(taker, giver)| (*taker, *giver)).collect();
    while let Some((taker, giver)) = found.pop() {
        for (before, step) in [(true, -1_isize), (false, 1)] {
            let next = if before { taker.checked_sub(1) } else { Some(taker + 1) };
            let Some(next) = next.filter(|next| *next < takers.len() && !pairs.contains_key(next)) else { continue };
            let place = |position: usize| position.checked_add_signed(step);
            let beside = takers[next].unit == takers[taker].unit
                && Some(takers[next].open.position) == place(takers[taker].open.position);
            let Some(other) = place(givers[giver].position)
                .and_then(|position| by_place.get(&(givers[giver].unit.as_str(), position)).copied())
                .filter(|other| beside && !given.contains(other))
            else {
                continue;
            };
            let class = matching::class(&givers[other].text.piece(), &takers[next].open.text.piece());
            if matches!(class, Confidence::Exact | Confidence::Cosmetic) {
                pairs.insert(next, other);
                given.insert(other);
                found.push((next, other));
            }
        }
    }
}

/// A message on its way into another article.
#[derive(Clone, Debug)]
pub(super) struct Arrival {
    /// The segment that takes it.
    pub position: usize,
    /// Its id where it came from.
    pub id: String,
    /// Its translations with their base copies, by locale.
    pub translations: BTreeMap<String, Retired>,
}

impl Arrival {
    /// Tells whether translations that stand in the new place already are this message's own: a run that was stopped has
    /// brought them along.
    pub fn brought(&self, standing: &[(String, String)]) -> bool {
        standing.iter().all(|(locale, form)| {
            self.translations.get(locale).is_some_and(|one| canonical_form(one).as_ref() == Some(form))
        })
    }
}

/// Packs a message that leaves a unit, or is among its retired ones; the states are settled in the unit.
pub(super) fn pack(reading: &Reading<'_>, id: &str, position: usize) -> Arrival {
    let mut translations = BTreeMap::new();
    for (number, files) in reading.unit.locales.iter().enumerate() {
        let in_file = reading.translations.get(number).and_then(|translation| {
            let catalogue = reading.catalogue.as_ref()?;
            let place = catalogue.position(id)?;
            let message = &translation.messages[place];
            let bytes = translation.file?.slice(translation.resource.entries[message.entry?].span).to_string();
            // A run that was stopped has set it aside with its base copy, and may have taken that out of the base file.
            let before = files.retired.set_aside.messages.iter().find(|one| one.id == id && one.bytes == bytes);
            let base = before
                .and_then(|one| one.base.clone())
                .or_else(|| translation.bases(catalogue, place).into_iter().next());
            Some(Retired { id: id.to_string(), bytes, base })
        });
        let set_aside = || files.retired.set_aside.messages.iter().find(|one| one.id == id).cloned();
        if let Some(one) = in_file.or_else(set_aside) {
            translations.insert(files.locale.clone(), one);
        }
    }
    Arrival { position, id: id.to_string(), translations }
}

/// Returns a translation under another id: only the identifier's bytes change.
pub(super) fn renamed(one: &Retired, id: &str) -> Retired {
    let text = format!("{}\n", one.bytes);
    let resource = ftl::parse(&text);
    let entry = resource.entries.iter().find(|entry| entry.id().as_deref() == Some(&one.id));
    let mut bytes = one.bytes.clone();
    if let Some(span) = entry.and_then(|entry| entry.id_span(&text)) {
        bytes.replace_range(span.range(), id);
    }
    let base = one.base.as_ref().map(|base| BaseEntry {
        written: base.written.strip_prefix(&one.id).map_or_else(|| base.written.clone(), |rest| format!("{id}{rest}")),
        ..base.clone()
    });
    Retired { id: id.to_string(), bytes, base }
}

/// Returns the canonical form of a translation that was set aside or is on its way.
pub(super) fn canonical_form(one: &Retired) -> Option<String> {
    let text = format!("{}\n", one.bytes);
    let resource = ftl::parse(&text);
    let entry = resource.entries.iter().find(|entry| entry.id().as_deref() == Some(&one.id))?;
    Some(ftl::canonical_form(entry))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn givers(texts: &[(&str, usize, &str)]) -> Vec<Giver> {
        let giver = |(unit, position, text): &(&str, usize, &str)| Giver {
            unit: unit.to_string(),
            position: *position,
            id: String::new(),
            text: Comparable::new(None, text.to_string()),
        };
        texts.iter().map(giver).collect()
    }

    fn takers(texts: &[(&str, usize, &str)]) -> Vec<Taker> {
        let taker = |giver: Giver| Taker {
            unit: giver.unit,
            open: Open { position: giver.position, text: giver.text, standing: Vec::new() },
        };
        givers(texts).into_iter().map(taker).collect()
    }

    const LONG: &str = "The ferry crosses the lake every hour until nine.";

    #[test]
    fn short_texts_move_only_beside_others() {
        let gone = givers(&[("a", 3, "Sources"), ("b", 0, "Sources"), ("b", 1, LONG), ("b", 2, "Yes")]);
        let all = [("c", 4, "Sources"), ("c", 5, LONG), ("c", 6, "No")];
        assert_eq!(moves(&gone, &takers(&all)), [(0, 1), (1, 2)]);
        assert_eq!(moves(&gone, &takers(&[("c", 3, "Sources"), ("c", 5, LONG)])), [(1, 2)]);
        assert_eq!(moves(&gone, &takers(&[("c", 0, "Sources")])), []);
        assert_eq!(moves(&gone, &takers(&[("b", 0, LONG)])), []);
    }

    #[test]
    fn a_new_id_changes_nothing_but_the_identifier() {
        let one = Retired { id: "a".into(), bytes: "# a =\n# a\na   = a { \"a\" }\n  a".into(), base: None };
        assert_eq!(renamed(&one, "b-2").bytes, "# a =\n# a\nb-2   = a { \"a\" }\n  a");
    }
}
