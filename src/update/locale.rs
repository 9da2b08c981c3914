//! One locale of a unit → its retired messages, base copy and locale file to come.

use std::collections::{BTreeMap, BTreeSet};

use super::translation_file::{self, Refresh};
use super::{Departing, Passage, ids, moved};
use crate::base::{self, Base, BaseEntry, Fingerprint, Retired};
use crate::catalogue::{Catalogue, Message};
use crate::file::TextFile;
use crate::ftl;
use crate::project::{LocaleFiles, Project, Reading, rules};
use crate::translation::Translation;

/// What a locale's files are made of.
pub(super) struct Locale<'a, 'f> {
    pub project: &'a Project,
    pub reading: &'a Reading<'f>,
    pub files: &'a LocaleFiles,
    /// The states against the catalogue on disk.
    pub old: Option<(&'a Catalogue<'f>, &'a Translation<'f>)>,
    /// The catalogue to come.
    pub new: &'a Catalogue<'a>,
    /// What leaves and returns; `None` for a file without an article, from which nothing is taken.
    pub passage: Option<&'a Passage>,
    /// The messages that another article takes.
    pub departing: &'a Departing,
    /// The translations that stand elsewhere, too, and need not be set aside: fingerprints by id.
    pub standing: &'a BTreeMap<String, BTreeSet<Fingerprint>>,
}

/// The files to come; `None` where there is none.
pub(super) struct Written {
    /// What is set aside before anything else is written: what goes elsewhere is still among it.
    pub set_aside: Vec<Retired>,
    /// What stays set aside when everything else is written.
    pub stays: Vec<Retired>,
    pub base: Option<String>,
    pub translation: Option<String>,
}

/// Works out the files of a locale.
pub(super) fn write(locale: &Locale<'_, '_>) -> Written {
    let base = settled(locale);
    let read = |file| Translation::read(&locale.files.locale, file, locale.new, &base, &rules(&locale.project.config));
    let translation = read(locale.files.file.as_ref());
    let (set_aside, leaving) = retire(locale, &translation, &base);
    let incoming = placed(locale, &translation);
    let previous = |id: &str| previous(locale, id);
    let refresh = Refresh {
        project: locale.project,
        previous: &previous,
        locale: &locale.files.locale,
        leaving: &leaving,
        returning: &incoming,
        catalogue: locale.new,
        translation: &translation,
    };
    let text = translation_file::refresh(&refresh, locale.files.file.as_ref());
    let stays = stays(locale, &set_aside, &translation, text.as_ref().map_or(&[], |_| incoming.as_slice()));
    let with_base = |text: Option<String>, translation: &Translation<'_>| {
        let entries = base_entries(locale.new, translation, &base);
        let kept = !entries.is_empty() || locale.files.base_file.is_some();
        Written { base: kept.then(|| base::write(&entries)), translation: text, set_aside, stays }
    };
    match text {
        // What came in has a state now, and its comment is to show it.
        Some(text) if !incoming.is_empty() => {
            let file = TextFile::new(&locale.files.path, text);
            let translation = read(Some(&file));
            let nothing = BTreeSet::new();
            let settled = Refresh { leaving: &nothing, returning: &[], translation: &translation, ..refresh };
            let text = translation_file::refresh(&settled, Some(&file));
            with_base(text.or_else(|| Some(file.text.clone())), &translation)
        }
        text => with_base(text, &translation),
    }
}

/// Returns the English that a message had until now, on disk and when it was set aside: its comment may show it.
fn previous(locale: &Locale<'_, '_>, id: &str) -> Vec<String> {
    let catalogue = locale.reading.catalogue.as_ref();
    let on_disk = catalogue.and_then(|catalogue| Some(catalogue.text(catalogue.get(id)?)));
    let retired = locale.reading.unit.retired.set_aside.messages.iter().filter(|one| one.id == id);
    on_disk.into_iter().chain(retired.map(|one| ids::retired_text(one).text().to_string())).collect()
}

/// Returns the base entries after every state is settled against the catalogue on disk, those of incoming messages included.
fn settled(locale: &Locale<'_, '_>) -> Base {
    let mut base = locale.files.base.clone();
    if let Some((catalogue, old)) = locale.old {
        for (position, message) in old.messages.iter().enumerate() {
            if let Some(id) = message.entry.and_then(|number| old.resource.entries[number].id()) {
                base.insert(id, old.bases(catalogue, position));
            }
        }
    }
    for one in incoming(locale) {
        if let Some(entry) = &one.base {
            let entries = base.entry(one.id.clone()).or_default();
            if !entries.contains(entry) {
                entries.push(entry.clone());
            }
        }
    }
    base
}

/// Returns what comes back or arrives, several texts under one id among it.
fn incoming<'a>(locale: &Locale<'a, '_>) -> impl Iterator<Item = &'a Retired> {
    let passage = locale.passage;
    let back = locale.files.retired.set_aside.messages.iter();
    let back = back.filter(move |one| passage.is_some_and(|passage| passage.returning.contains(&one.id)));
    let arrived = passage.and_then(|passage| passage.arrived.get(&locale.files.locale)).into_iter().flatten();
    back.chain(arrived)
}

/// Returns the messages that come back into the locale file, one for an id: the one made from today's English, else the last.
fn placed<'a>(locale: &Locale<'a, '_>, translation: &Translation<'_>) -> Vec<&'a Retired> {
    let mut placed: Vec<&Retired> = Vec::new();
    for one in incoming(locale) {
        let Some(position) = locale.new.position(&one.id) else { continue };
        if translation.messages[position].entry.is_some() {
            continue;
        }
        let now = &locale.new.messages[position].canonical;
        let fits = |one: &Retired| one.base.as_ref().is_some_and(|base| base.canonical == *now);
        match placed.iter_mut().find(|other| other.id == one.id) {
            Some(other) if fits(one) || !fits(other) => *other = one,
            Some(_) => {}
            None => placed.push(one),
        }
    }
    placed
}

/// Sets aside the entries of the locale file that the new catalogue lacks; returns all that is retired and what left now.
fn retire(locale: &Locale<'_, '_>, translation: &Translation<'_>, base: &Base) -> (Vec<Retired>, BTreeSet<String>) {
    let mut retired: Vec<Retired> = locale.files.retired.set_aside.messages.clone();
    let mut leaving = BTreeSet::new();
    if locale.passage.is_none() {
        return (retired, leaving);
    }
    for entry in translation
        .orphans
        .iter()
        .map(|number| &translation.resource.entries[*number])
        .filter(|entry| entry.is_message())
    {
        let Some(id) = entry.id() else { continue };
        leaving.insert(id.clone());
        let print = || Fingerprint::of(&ftl::canonical_form(entry));
        if locale.standing.get(&id).is_some_and(|prints| prints.contains(&print())) {
            continue;
        }
        let bytes = translation.file.map_or("", |file| file.slice(entry.span)).to_string();
        // A second text under the same id is kept beside the first: nothing is lost.
        if !retired.iter().any(|one| one.id == id && one.bytes == bytes) {
            let print = print();
            let own = |entries: &'_ Vec<BaseEntry>| {
                entries.iter().find(|base| base.targets.contains(&print)).or_else(|| entries.first()).cloned()
            };
            let base = base.get(&id).and_then(own);
            retired.push(Retired { id, bytes, base });
        }
    }
    (retired, leaving)
}

/// Returns what stays set aside: not what stands in the locale file now, nor what another article takes.
fn stays(
    locale: &Locale<'_, '_>,
    set_aside: &[Retired],
    translation: &Translation<'_>,
    put_back: &[&Retired],
) -> Vec<Retired> {
    let stands = |one: &Retired| {
        let returns = locale.passage.is_some_and(|passage| passage.returning.contains(&one.id));
        let in_file = || {
            let form = moved::canonical_form(one);
            translation.get(&one.id).is_some_and(|entry| Some(ftl::canonical_form(entry)) == form)
        };
        returns && (put_back.iter().any(|back| **back == *one) || in_file())
    };
    let departs = |one: &Retired| {
        let packed = locale.departing.get(&one.id).and_then(|packed| packed.get(&locale.files.locale));
        packed.is_some_and(|packed| packed.bytes == one.bytes)
    };
    set_aside.iter().filter(|one| !stands(one) && !departs(one)).cloned().collect()
}

fn base_entries(new: &Catalogue<'_>, translation: &Translation<'_>, base: &Base) -> Vec<BaseEntry> {
    let unread: BTreeSet<&str> = translation.resource.entries.iter().filter_map(ftl::Entry::junk_id).collect();
    let unread = |id: &str| translation.resource.refused.is_some() || unread.contains(id);
    let entries = |(position, message): (usize, &Message<'_>)| {
        let own = translation.bases(new, position);
        // What cannot be read just now is still a translation of the English that it was made from.
        match own.is_empty() && unread(&message.id) {
            true => base.get(&message.id).cloned().unwrap_or_default(),
            false => own,
        }
    };
    new.messages.iter().enumerate().flat_map(entries).collect()
}
