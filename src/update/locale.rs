//! One locale of a unit → its retired messages, base copy and locale file to come.

use std::collections::BTreeSet;

use super::Passage;
use super::translation_file::{self, Refresh};
use crate::base::{self, Base, BaseEntry, Retired};
use crate::catalogue::{Catalogue, Message};
use crate::file::TextFile;
use crate::ftl::Entry;
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
        for message in &old.messages {
            let id = message.entry.and_then(|number| old.resource.entries[number].id());
            if let (Some(entry), Some(id)) = (&message.base, id) {
                base.insert(id, vec![entry.clone()]);
            }
        }
    }
    for one in returning(locale) {
        if let Some(entry) = &one.base {
            base.entry(one.id.clone()).or_insert_with(|| vec![entry.clone()]);
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

/// Returns what goes back into the locale file: of several texts under an id the first, and none where it has one already.
fn placed<'a>(locale: &Locale<'a, '_>, translation: &Translation<'_>) -> Vec<&'a Retired> {
    let mut ids = BTreeSet::new();
    let lacks =
        |id: &str| locale.new.position(id).is_some_and(|position| translation.messages[position].entry.is_none());
    returning(locale).filter(|one| lacks(&one.id) && ids.insert(one.id.as_str())).collect()
}

/// Sets aside the entries of the locale file that the new catalogue lacks; returns all that is retired and what left now.
fn retire(
    locale: &Locale<'_, '_>,
    translation: &Translation<'_>,
    base: &Base,
    returning: &[&Retired],
) -> (Vec<Retired>, BTreeSet<String>) {
    if locale.passage.is_none() {
        return (locale.files.retired.messages.clone(), BTreeSet::new());
    }
    let stays = |one: &&Retired| !returning.iter().any(|back| std::ptr::eq(*back, *one));
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
        let one = Retired { id: id.clone(), bytes, base: base.get(&id).and_then(|entries| entries.first()).cloned() };
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
    let unread: BTreeSet<&str> = translation.resource.entries.iter().filter_map(Entry::junk_id).collect();
    let unread = |id: &str| translation.resource.refused.is_some() || unread.contains(id);

    let entry = |(position, message): (usize, &Message<'_>)| {
        // What cannot be read just now is still a translation of the English that it was made from.
        let kept = || base.get(&message.id).filter(|_| unread(&message.id))?.first().cloned();
        messages[position].base.clone().or_else(kept)
    };
    new.messages.iter().enumerate().filter_map(entry).collect()
}
