//! What `render` does for pages that know of each other: the project's own templates, and lists of what is published.

use std::collections::BTreeMap;

use tolmach::edition::{
    Beside, Collection, FORMATS, File, Listing, ManifestEntry, SharedFile, Shelf, TEMPLATES, Templates, sha256,
};
use tolmach::project::Files;

use super::work::Work;
use crate::cli::outcome::Failure;
use crate::cli::session::Session;

/// Returns where the project's own templates would stand.
pub fn template_paths() -> impl Iterator<Item = String> {
    TEMPLATES.iter().map(|(name, _)| template_path(name))
}

fn template_path(name: &str) -> String {
    format!("templates/{name}")
}

/// Returns the templates: the program's, each replaced by the project's own.
pub fn templates(session: &Session) -> Result<Templates, Failure> {
    let mut own = BTreeMap::new();
    for (name, _) in TEMPLATES {
        let path = template_path(name);
        let bytes = session
            .disk
            .read(&path)
            .map_err(|unreadable| Failure::usage(format!("`{path}`: {}", unreadable.why), None))?;
        if let Some(bytes) = bytes {
            let text = String::from_utf8(bytes)
                .map_err(|_| Failure::usage(format!("`{path}` is not UTF-8 text"), "save it as UTF-8".to_string()))?;
            own.insert(*name, text);
        }
    }
    Ok(Templates::new(|name| own.get(name).cloned())?)
}

/// Returns the files that belong to no one article, for the manifest and for the disk; no pseudo-locale is in a list.
pub fn lists(work: &Work<'_>, entries: &[ManifestEntry]) -> (Vec<SharedFile>, Vec<File>) {
    let config = &work.session.project.config;
    let nothing = Listing::default();
    let mut files = Vec::new();
    for format in FORMATS {
        let Beside::Lists(lists) = format.beside else { continue };
        let mut by_locale: BTreeMap<&str, Vec<(&str, &Listing)>> = BTreeMap::new();
        for entry in entries.iter().filter(|entry| entry.format == format.name) {
            let listing = entry.listing.as_ref().unwrap_or(&nothing);
            by_locale.entry(&entry.locale).or_default().push((&entry.article, listing));
        }
        let shelves = work.session.every_locale().filter(|locale| !work.is_pseudo(locale)).filter_map(|locale| {
            let mut articles = by_locale.remove(locale.name())?;
            articles.sort_by_key(|(article, _)| *article);
            Some(Shelf { locale: locale.clone(), words: &work.words[locale.name()], articles })
        });
        let shelves: Vec<Shelf<'_>> = shelves.collect();
        files.extend(lists(&Collection {
            site: &work.site,
            source_locale: &config.source_locale,
            source_words: &work.words[config.source_locale.name()],
            shelves,
        }));
    }
    let shared = files.iter().map(|file| SharedFile { path: file.path.clone(), sha256: sha256(&file.bytes) });
    (shared.collect(), files)
}
