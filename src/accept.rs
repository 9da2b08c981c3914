//! Stale translations that somebody declared current → the base copy that says so.

use crate::base::{BaseEntry, Fingerprint};
use crate::ftl;
use crate::nearest::nearest;
use crate::project::Reading;
use crate::prose::Class;
use crate::translation::State;

/// Which stale messages of a unit are meant.
#[derive(Clone, Copy, Debug)]
pub enum Selection<'a> {
    /// All.
    All,
    /// Those whose English changed in nothing that translations show.
    Cosmetic,
    /// These.
    Ids(&'a [String]),
}

/// What was accepted.
#[derive(Debug, Default)]
pub struct Accepted {
    /// The messages, in order of the catalogue.
    pub ids: Vec<String>,
    /// The base entries of the whole file from now on.
    pub base: Vec<BaseEntry>,
}

/// A message that the locale does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownMessage {
    /// As it was named.
    pub id: String,
    /// The nearest that the locale has.
    pub nearest: Option<String>,
}

/// Accepts messages of a unit that was read with one locale.
///
/// # Errors
/// When a named message has no translation.
pub fn accept(reading: &Reading<'_>, selection: Selection<'_>) -> Result<Accepted, UnknownMessage> {
    let mut accepted = Accepted::default();
    let (Some(catalogue), Some(translation)) = (&reading.catalogue, reading.translations.first()) else {
        return Ok(accepted);
    };
    if let Selection::Ids(ids) = selection {
        let has =
            |id: &String| catalogue.position(id).is_some_and(|position| translation.messages[position].entry.is_some());
        if let Some(unknown) = ids.iter().find(|id| !has(id)) {
            let near = nearest(unknown, catalogue.messages.iter().map(|message| message.id.as_str()));
            return Err(UnknownMessage { id: unknown.clone(), nearest: near.map(str::to_string) });
        }
    }
    for (position, (message, translated)) in catalogue.messages.iter().zip(&translation.messages).enumerate() {
        let bases = translation.bases(catalogue, position);
        let Some((_, others)) = bases.split_first() else { continue };
        let chosen = match (&translated.state, selection) {
            (State::Stale(_), Selection::All) => true,
            (State::Stale(stale), Selection::Cosmetic) => stale.class == Class::Cosmetic,
            (State::Stale(_), Selection::Ids(ids)) => ids.contains(&message.id),
            _ => false,
        };
        if !chosen {
            accepted.base.extend(bases);
            continue;
        }
        let entry = catalogue.entry(message);
        let target = translated.entry.map(|number| ftl::canonical_form(&translation.resource.entries[number]));
        let target = Fingerprint::of(&target.unwrap_or_default());
        accepted.base.push(BaseEntry::of(&catalogue.file.text, entry, target));
        accepted.base.extend(others.iter().cloned());
        accepted.ids.push(message.id.clone());
    }
    // What `segment` has yet to bring into the article or set aside keeps its memory.
    let remembered = reading.unit.locales.iter().flat_map(|files| &files.base);
    let gone = remembered.filter(|(id, _)| catalogue.get(id).is_none());
    accepted.base.extend(gone.flat_map(|(_, entries)| entries.iter().cloned()));
    Ok(accepted)
}
