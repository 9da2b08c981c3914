//! One locale of a unit → its retired messages, base copy and locale file to come.

use std::collections::BTreeSet;

use super::Passage;
use super::translation_file::{self, Refresh};
use crate::base::{self, Base, BaseEntry, Fingerprint, Retired};
use crate::catalogue::{Catalogue, Message};
use crate::file::TextFile;
use crate::ftl;
use crate::project::{LocaleFiles, Project, rules};
use crate::translation::{Translated, Translation};

/// What a locale's files are made of.
pub(super) struct Locale<'a, 'f> {
    pub project: &'a Project,
    pub files: &'a LocaleFiles,
    /// The states against the catalogue on disk.
    pub old: Option<&'a Translation<'f>>,
    /// The catalogue to come.
    pub new: &'a Catalogue<'a>,
    /// What leaves and returns; `None` for a file without an article, from which nothing is taken.
    pub passage: Option<&'a Passage>,
}

/// The files to come; `None` where there is none.
pub(super) struct Written {
    pub retired: Vec<Retired>,
    pub base: Option<String>,
    pub translation: Option<String>,
}

/// Works out the files of a locale.
pub(super) fn write(locale: &Locale<'_, '_>) -> Written {
    let base = settled(locale);
    let translation = Translation::read(
        &locale.files.locale,
        locale.files.file.as_ref(),
        locale.new,
        &base,
        &rules(&locale.project.config),
    );
    let returning = placed(locale, &translation);
    let (retired, leaving) = retire(locale, &translation, &base, &returning);
    let refresh = Refresh {
        project: locale.project,
        locale: &locale.files.locale,
        leaving: &leaving,
        returning: &returning,
        catalogue: locale.new,
        translation: &translation,
    };
    let text = translation_file::refresh(&refresh, locale.files.file.as_ref());
    let (text, back) = match text {
        Some(text) if !returning.is_empty() => shown_again(locale, text, &base),
        text => (text, translation.messages.clone()),
    };
    let entries = base_entries(locale.new, &translation, &back, &base);
    let kept = !entries.is_empty() || locale.files.base_file.is_some();
    Written { retired, base: kept.then(|| base::write(&entries)), translation: text }
}

/// Brings the owned lines of what came back up to date, and returns all states: only now those of it can be told.
fn shown_again(locale: &Locale<'_, '_>, text: String, base: &Base) -> (Option<String>, Vec<Translated>) {
    let file = TextFile::new(&locale.files.path, text);
    let rules = rules(&locale.project.config);
    let translation = Translation::read(&locale.files.locale, Some(&file), locale.new, base, &rules);
    let refresh = Refresh {
        project: locale.project,
        locale: &locale.files.locale,
        leaving: &BTreeSet::new(),
        returning: &[],
        catalogue: locale.new,
        translation: &translation,
    };
    (translation_file::refresh(&refresh, Some(&file)), translation.messages.clone())
}

/// Returns the base entries after every state is settled against the catalogue on disk, those of returning messages included.
fn settled(locale: &Locale<'_, '_>) -> Base {
    let mut base = locale.files.base.clone();
    if let Some(old) = locale.old {
        for (position, message) in old.messages.iter().enumerate() {
            if let Some(id) = message.entry.and_then(|number| old.resource.entries[number].id()) {
                base.insert(id, old.bases(position).into_iter().cloned().collect());
            }
        }
    }
    for one in returning(locale) {
        if let Some(entry) = &one.base {
            let entries = base.entry(one.id.clone()).or_default();
            if !entries.contains(entry) {
                entries.push(entry.clone());
            }
        }
    }
    base
}

fn returning<'a>(locale: &Locale<'a, '_>) -> impl Iterator<Item = &'a Retired> {
    let passage = locale.passage;
    locale
        .files
        .retired
        .messages
        .iter()
        .filter(move |one| passage.is_some_and(|passage| passage.returning.contains(&one.id)))
}

/// Returns the messages that come back into the locale file, one for an id: the one made from today's English, else the last.
fn placed<'a>(locale: &Locale<'a, '_>, translation: &Translation<'_>) -> Vec<&'a Retired> {
    let mut placed: Vec<&Retired> = Vec::new();
    for one in returning(locale) {
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
fn retire(
    locale: &Locale<'_, '_>,
    translation: &Translation<'_>,
    base: &Base,
    placed: &[&Retired],
) -> (Vec<Retired>, BTreeSet<String>) {
    if locale.passage.is_none() {
        return (locale.files.retired.messages.clone(), BTreeSet::new());
    }
    // Only what stands in the locale file from now on leaves: of two texts under one id, the other stays.
    let in_file = |one: &Retired| {
        let text =
            |entry: &&ftl::Entry<'_>| translation.file.map(|file| file.slice(entry.span)) == Some(one.bytes.as_str());
        translation
            .resource
            .entries
            .iter()
            .filter(|entry| entry.id().as_ref() == Some(&one.id))
            .any(|entry| text(&entry))
    };
    let stays = |one: &&Retired| !placed.contains(one) && (locale.new.get(&one.id).is_none() || !in_file(one));
    let mut retired: Vec<Retired> = locale.files.retired.messages.iter().filter(stays).cloned().collect();
    let mut leaving = BTreeSet::new();
    for entry in translation
        .orphans
        .iter()
        .map(|number| &translation.resource.entries[*number])
        .filter(|entry| entry.is_message())
    {
        let Some(id) = entry.id() else { continue };
        let bytes = translation.file.map_or("", |file| file.slice(entry.span)).to_string();
        // A second text under the same id is kept beside the first: nothing is lost.
        let print = Fingerprint::of(&ftl::canonical_form(entry));
        let own = |entries: &'_ Vec<BaseEntry>| {
            entries.iter().find(|base| base.targets.contains(&print)).or_else(|| entries.first()).cloned()
        };
        let one = Retired { id: id.clone(), bytes, base: base.get(&id).and_then(own) };
        if !retired.contains(&one) {
            retired.push(one);
        }
        leaving.insert(id);
    }
    (retired, leaving)
}

fn base_entries(
    new: &Catalogue<'_>,
    translation: &Translation<'_>,
    messages: &[Translated],
    base: &Base,
) -> Vec<BaseEntry> {
    let unread: BTreeSet<&str> = translation.resource.entries.iter().filter_map(ftl::Entry::junk_id).collect();
    let unread = |id: &str| translation.resource.refused.is_some() || unread.contains(id);
    let entries = |(position, message): (usize, &Message<'_>)| {
        let own: Vec<BaseEntry> = messages[position].bases().into_iter().cloned().collect();
        // What cannot be read just now is still a translation of the English that it was made from.
        match own.is_empty() && unread(&message.id) {
            true => base.get(&message.id).cloned().unwrap_or_default(),
            false => own,
        }
    };
    new.messages.iter().enumerate().flat_map(entries).collect()
}
