//! An article that is gone and that no new one continues → all its messages set aside, its files removed.
//!
//! Every byte that a translator wrote stays: entries as retired messages with their base copies, junk, own comments and terms
//! beside them in the same file.

use std::collections::{BTreeMap, BTreeSet};

use super::locale;
use super::moved::Leftovers;
use super::{Locales, Passage, Stage, Traffic, Update, ids, translation_file};
use crate::base::{Fingerprint, SetAside};
use crate::catalogue::Catalogue;
use crate::file::TextFile;
use crate::ftl::{self, Resource};
use crate::project::{Project, Reading};

/// Sets everything aside; `None` for the leftovers when a file cannot be read, and then nothing is done.
///
/// `copy` is the article that has half of the messages already, word for word under the same ids: what stands there is not set
/// aside again. So a run that was stopped while an article was renamed is completed.
pub(super) fn remove(
    project: &Project,
    reading: &Reading<'_>,
    copy: Option<&Reading<'_>>,
    traffic: &Traffic,
) -> (Update, Option<Leftovers>) {
    let unit = reading.unit;
    let mut update = Update::default();
    let Some(catalogue) = reading.catalogue.as_ref().filter(|_| !unit.locales.iter().any(|files| files.blocked)) else {
        return (update, None);
    };
    let stands = |id: &str| {
        let message = copy.and_then(|copy| copy.catalogue.as_ref()?.get(id));
        message.is_some_and(|message| catalogue.get(id).is_some_and(|own| own.canonical == message.canonical))
    };
    let ids = catalogue.messages.iter().map(|message| message.id.clone());
    let leaving: BTreeSet<String> = ids.filter(|id| !stands(id)).collect();
    update.counts.retired = leaving.iter().filter(|id| !traffic.departing.contains_key(*id)).count();
    let leftovers = Leftovers { leaving: ids::leaving_texts(catalogue, &leaving), ..Leftovers::default() };
    let passage = Passage { leaving, ..Passage::default() };
    update.retire_source(reading, &passage, &traffic.departing);
    let empty = TextFile::new(&unit.catalogue_path, "");
    let new = Catalogue::read(&empty);
    let of = Locales { project, reading, new: &new, passage: Some(&passage), traffic };
    for (number, files) in unit.locales.iter().enumerate() {
        let standing = standing(copy, number);
        let written = locale::write(&of.locale(number, &standing));
        let old = &files.retired.set_aside.beside;
        let rest = match (&files.file, &written.translation) {
            (Some(_), Some(text)) => translation_file::own_text(project, &files.locale, catalogue, text),
            // Too deep or large to be read.
            (Some(file), None) => file.text.clone(),
            (None, _) => String::new(),
        };
        let in_copy = || copy.and_then(|copy| copy.unit.locales.get(number)?.file.as_ref());
        let stands = old.contains(&rest) || in_copy().is_some_and(|file| file.text.contains(rest.trim()));
        let beside = if stands { old.clone() } else { format!("{old}{rest}") };
        let with = |messages| SetAside { messages, beside: beside.clone() };
        update.push_retired(&files.retired, &with(written.set_aside), &with(written.stays));
        let both = [(&files.file, &files.path), (&files.base_file, &files.base_path)];
        for (_, path) in both.iter().filter(|(file, _)| file.is_some()) {
            update.remove(Stage::Cleared, path);
        }
    }
    update.remove(Stage::Gone, &unit.catalogue_path);
    update.files.sort_by_key(|file| file.stage);
    (update, Some(leftovers))
}

/// Returns the fingerprints of the translations that the copy has, by id.
fn standing(copy: Option<&Reading<'_>>, number: usize) -> BTreeMap<String, BTreeSet<Fingerprint>> {
    let mut standing: BTreeMap<String, BTreeSet<Fingerprint>> = BTreeMap::new();
    let Some(files) = copy.and_then(|copy| copy.unit.locales.get(number)) else { return standing };
    let mut add = |resource: &Resource<'_>| {
        for entry in &resource.entries {
            if let Some(id) = entry.id() {
                standing.entry(id).or_default().insert(Fingerprint::of(&ftl::canonical_form(entry)));
            }
        }
    };
    if let Some(file) = &files.file {
        add(&ftl::parse(&file.text));
    }
    for one in &files.retired.set_aside.messages {
        add(&ftl::parse(&format!("{}\n", one.bytes)));
    }
    standing
}
