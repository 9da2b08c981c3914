//! What `render` does for formats whose files know of each other: templates, lists, and pages whose languages changed.

use std::collections::{BTreeMap, BTreeSet};

use tolmach::edition::{
    Beside, Collection, FORMATS, File, Listing, ManifestEntry, SharedFile, Shelf, Site, TEMPLATES, Templates, Words,
    sha256,
};
use tolmach::locale::Locale;
use tolmach::project::Files;

use crate::cli::outcome::Failure;
use crate::cli::session::Session;

/// The folder of the project's own templates.
const FOLDER: &str = "templates";

/// Returns the templates: the program's, each replaced by the project's own.
pub fn templates(session: &Session) -> Result<Templates, Failure> {
    let mut own = BTreeMap::new();
    for (name, _) in TEMPLATES {
        let path = format!("{FOLDER}/{name}");
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

/// Returns the locales whose pages of an article must be made anew because the set of its languages changes.
///
/// `now` are the locales that were asked for, each with whether it has a page now.
pub fn outdated(before: &[ManifestEntry], article: &str, now: &BTreeMap<&str, Page>) -> BTreeSet<String> {
    let had: BTreeSet<&str> = before
        .iter()
        .filter(|entry| entry.format == "html" && entry.article == article)
        .map(|entry| entry.locale.as_str())
        .collect();
    let changes = now.iter().any(|(locale, page)| (*page == Page::Made) != had.contains(locale));
    had.into_iter().filter(|locale| changes && !now.contains_key(locale)).map(str::to_string).collect()
}

/// Whether an article has a page in a locale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// It was made.
    Made,
    /// It was refused.
    Refused,
}

/// Returns the files that belong to no one article, for the manifest and for the disk.
pub fn together(
    session: &Session,
    site: &Site<'_>,
    entries: &[ManifestEntry],
    words: impl Fn(&Locale) -> Words,
) -> (Vec<SharedFile>, Vec<File>) {
    let config = &session.project.config;
    let locales: Vec<&Locale> =
        std::iter::once(&config.source_locale).chain(config.locales.iter().map(|settings| &settings.locale)).collect();
    let words: Vec<Words> = locales.iter().map(|locale| words(locale)).collect();
    let nothing = Listing::default();
    let mut files = Vec::new();
    for format in FORMATS {
        let Beside::Lists(lists) = format.beside else { continue };
        let mut by_locale: BTreeMap<&str, Vec<(&str, &Listing)>> = BTreeMap::new();
        for entry in entries.iter().filter(|entry| entry.format == format.name) {
            let listing = entry.listing.as_ref().unwrap_or(&nothing);
            by_locale.entry(&entry.locale).or_default().push((&entry.article, listing));
        }
        let shelves = locales.iter().zip(&words).filter_map(|(locale, words)| {
            let mut articles = by_locale.remove(locale.name())?;
            articles.sort_by_key(|(article, _)| *article);
            Some(Shelf { locale: (*locale).clone(), words, articles })
        });
        let shelves: Vec<Shelf<'_>> = shelves.collect();
        files.extend(lists(&Collection {
            site,
            source_locale: &config.source_locale,
            source_words: &words[0],
            shelves,
        }));
    }
    let shared = files.iter().map(|file| SharedFile { path: file.path.clone(), sha256: sha256(&file.bytes) });
    (shared.collect(), files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tolmach::edition::Completeness;

    fn entry(locale: &str) -> ManifestEntry {
        ManifestEntry {
            path: format!("html/{locale}/a.html"),
            locale: locale.to_string(),
            article: "a".to_string(),
            format: "html".to_string(),
            completeness: Completeness::default(),
            source: String::new(),
            sha256: String::new(),
            listing: None,
        }
    }

    #[test]
    fn pages_are_made_anew_when_a_language_comes_or_goes() {
        let before = [entry("ru"), entry("kk")];
        let outdated = |locale, page| outdated(&before, "a", &BTreeMap::from([(locale, page)]));
        assert_eq!(outdated("ru", Page::Made), BTreeSet::new());
        assert_eq!(outdated("ka", Page::Refused), BTreeSet::new());
        assert_eq!(outdated("ka", Page::Made), BTreeSet::from(["ru".to_string(), "kk".to_string()]));
        assert_eq!(outdated("ru", Page::Refused), BTreeSet::from(["kk".to_string()]));
    }
}
