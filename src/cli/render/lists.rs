//! What `render` does for pages that know of each other: the project's own templates, and lists of what is published.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{self, Write};

use tolmach::disk;
use tolmach::edition::{
    Beside, Collection, FORMATS, List, PackedEntry, Sha256, SharedFile, Shelf, TEMPLATES, Templates,
};
use tolmach::project::Files;

use super::published;
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

/// The files that belong to no one article.
#[derive(Default)]
pub struct Written {
    /// What the manifest says of them.
    pub files: Vec<SharedFile>,
    /// How many have other bytes now.
    pub changed: usize,
}

/// Writes the files that belong to no one article, of the editions that are published; no pseudo-locale is in a list.
///
/// # Errors
/// When the disk refuses, or a template could not be filled in; `written` tells what was written before.
pub fn write(work: &Work<'_>, editions: &[PackedEntry], written: &mut Written) -> Result<(), Failure> {
    let config = &work.session.project.config;
    for format in FORMATS {
        let Beside::Lists(lists) = format.beside else { continue };
        let mut by_locale: BTreeMap<&str, Vec<PackedEntry>> = BTreeMap::new();
        for edition in editions {
            let (name, locale) = edition.format_and_locale();
            if name == format.name {
                by_locale.entry(locale).or_default().push(edition.clone());
            }
        }
        let shelves = work.session.every_locale().filter(|locale| !work.is_pseudo(locale)).filter_map(|locale| {
            let mut articles = by_locale.remove(locale.name())?;
            articles.sort_by(|a, b| a.article().cmp(b.article()));
            Some(Shelf { locale: locale.clone(), words: &work.words[locale.name()], articles })
        });
        let collection = Collection {
            site: &work.site,
            source_locale: &config.source_locale,
            source_words: &work.words[config.source_locale.name()],
            shelves: shelves.collect(),
        };
        for list in lists(&collection) {
            write_list(work, &list, written)?;
        }
    }
    Ok(())
}

fn write_list(work: &Work<'_>, list: &List<'_>, written: &mut Written) -> Result<(), Failure> {
    let digest = Cell::new(String::new());
    let fill = |out: &mut dyn Write| {
        let mut summed = Summed { out, sum: Sha256::default() };
        list.write(&mut summed)?;
        digest.set(summed.sum.digits());
        Ok(())
    };
    let result = work.session.disk.write_through_again(&published(work.session, &list.path), fill);
    // A template that could not be filled in is why, and nothing was written.
    if let Some(failure) = work.site.templates.failure() {
        return Err(failure.clone().into());
    }
    written.changed += usize::from(result? == disk::Written::Changed);
    written.files.push(SharedFile { path: list.path.clone(), sha256: digest.take() });
    Ok(())
}

/// Bytes on their way, and their digest.
struct Summed<'o> {
    out: &'o mut dyn Write,
    sum: Sha256,
}

impl Write for Summed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.out.write(bytes)?;
        self.sum.write_all(&bytes[..count])?;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
