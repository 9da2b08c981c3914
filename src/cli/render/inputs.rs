//! What a file of an edition is made from, as one digest: the same digest, the same bytes.
//!
//! Invariant: everything that a format may look at is in it. A format that looks at more (another article, say) must come in
//! here, or yesterday's page is kept. What it reads through [`super::reads::Reads`] comes in by itself.

use std::collections::{BTreeMap, BTreeSet};

use tolmach::config::OnMissing;
use tolmach::disk::Disk;
use tolmach::edition::{Format, Make, ManifestEntry, blake3, sha256};
use tolmach::locale::Locale;
use tolmach::project::{
    EDITION_WORDS, Files, UnitName, Unreadable, base_path, catalogue_path, retired_path, translation_path,
};

use super::{lists, published};
use crate::cli::session::{CONFIG, Session};

/// A digest of this program's sources; `build.rs` makes it.
const BUILD: &str = env!("TOLMACH_BUILD");

/// The digests of what all articles share.
pub struct Inputs<'a> {
    session: &'a Session,
    /// Program, settings, templates, date.
    project: String,
    /// What checks look at beside: glossary, baseline, and which units there are.
    checks: String,
    /// The shared files and interface words of each locale.
    shared: BTreeMap<String, String>,
}

/// The digests of one article.
pub struct ArticleInputs<'a> {
    inputs: &'a Inputs<'a>,
    /// The texts of each locale and what is remembered of them; the article itself with those of the source locale.
    locales: BTreeMap<String, String>,
}

impl<'a> Inputs<'a> {
    /// Reads what all articles share; `epoch` is what counts as now.
    pub fn of(session: &'a Session, epoch: Option<u64>) -> Inputs<'a> {
        let config = &session.project.config;
        let file = |path: &str| digest(&session.disk, path);
        let templates = lists::template_paths().map(|path| file(&path));
        let project = [BUILD.to_string(), file(CONFIG), format!("{epoch:?}")].into_iter().chain(templates);
        let glossary = config.paths.glossary.as_deref().map(file).unwrap_or_default();
        let units = session.project.units.iter().map(|unit| format!("{} {:?}", unit.name, unit.article));
        let checks = [glossary, file(&config.checks.baseline)].into_iter().chain(units);
        let source = config.source_locale.name();
        let plain = || session.project.units.iter().filter(|unit| unit.article.is_none());
        let shared = |locale: &String| {
            let (of_words, of_units): (_, Vec<String>) = match locale == source {
                true => {
                    (catalogue_path(config, EDITION_WORDS), plain().map(|unit| unit.catalogue_path(config)).collect())
                }
                false => (
                    translation_path(config, locale, EDITION_WORDS),
                    plain().filter_map(|unit| unit.translation_path(config, locale)).collect(),
                ),
            };
            let paths: BTreeSet<String> = of_units.into_iter().chain([of_words]).collect();
            joined(paths.iter().map(|path| format!("{path} {}", file(path))))
        };
        let locales = session.all_locales().into_iter().chain([source.to_string()]);
        let shared = locales.map(|locale| (locale.clone(), shared(&locale))).collect();
        Inputs { session, project: joined(project), checks: joined(checks), shared }
    }

    /// Reads what an article is made from, and leaves it with the files for who reads it next.
    pub fn article(&'a self, unit: &UnitName, files: &dyn Files) -> ArticleInputs<'a> {
        let config = &self.session.project.config;
        let source = config.source_locale.name();
        let locale = |locale: String| {
            let text = match locale == source {
                true => Some(unit.catalogue_path(config)),
                false => unit.translation_path(config, &locale),
            };
            let article = unit.article.iter().filter(|_| locale == source).cloned();
            let memory = [base_path(&locale, &unit.name), retired_path(&locale, &unit.name)];
            let mut together = Together::default();
            for path in article.chain(text).chain(memory) {
                let read = files.read(&path);
                together.push(&read);
                if let Ok(Some(bytes)) = read {
                    files.keep(&path, bytes);
                }
            }
            (locale, blake3(&together.bytes))
        };
        let locales = self.session.all_locales().into_iter().chain([source.to_string()]);
        ArticleInputs { inputs: self, locales: locales.map(locale).collect() }
    }
}

/// Files one behind the other, each told from the next: they take one digest.
#[derive(Default)]
struct Together {
    bytes: Vec<u8>,
}

impl Together {
    /// Adds a file, also one that is not there or cannot be read.
    fn push(&mut self, read: &Result<Option<Vec<u8>>, Unreadable>) {
        let (kind, bytes) = match read {
            Ok(Some(bytes)) => (b'f', bytes.as_slice()),
            Ok(None) => (b'n', [].as_slice()),
            Err(unreadable) => (b'u', unreadable.why.as_bytes()),
        };
        self.bytes.push(kind);
        self.bytes.extend((bytes.len() as u64).to_le_bytes());
        self.bytes.extend_from_slice(bytes);
    }
}

impl ArticleInputs<'_> {
    /// Returns the digest for a locale and a format, all but what the format reads; `languages` are the locales that its page
    /// names.
    pub fn of(&self, locale: &Locale, format: &Format, on_missing: OnMissing, languages: &BTreeSet<String>) -> String {
        let config = &self.inputs.session.project.config;
        let mut parts = vec![self.inputs.project.clone()];
        parts.push(format!("{locale} {} {on_missing:?}", format.name));
        let chain = config.fallback_chain(locale);
        let names: BTreeSet<&str> = match format.make {
            Make::Edition(_) => {
                chain.locales().iter().map(Locale::name).chain([locale.name(), config.source_locale.name()]).collect()
            }
            // Checks compare locales.
            Make::Paper(_) => self.locales.keys().map(String::as_str).collect(),
        };
        for name in names {
            let own = self.locales.get(name).map_or("", String::as_str);
            let shared = self.inputs.shared.get(name).map_or("", String::as_str);
            parts.push(format!("{name} {own} {shared}"));
        }
        match format.make {
            Make::Edition(_) => parts.extend(languages.iter().map(|name| format!("language {name}"))),
            Make::Paper(_) => parts.push(self.inputs.checks.clone()),
        }
        joined(parts)
    }
}

/// Tells whether a file is what would be made of today's inputs and still has the bytes that it was given.
pub fn is_current(session: &Session, disk: &Disk, entry: &ManifestEntry, inputs: &str) -> bool {
    let reads = entry.reads.iter().map(|path| (path.clone(), digest(disk, path))).collect();
    let path = published(session, &entry.path);
    // The file may have been changed or lost since.
    let is_there = || disk.read(&path).ok().flatten().is_some_and(|bytes| sha256(&bytes) == entry.sha256);
    entry.inputs == with_reads(inputs, &reads) && is_there()
}

/// Returns a digest together with those of what a format read.
pub fn with_reads(inputs: &str, reads: &BTreeMap<String, String>) -> String {
    if reads.is_empty() {
        return inputs.to_string();
    }
    joined(std::iter::once(inputs.to_string()).chain(reads.iter().map(|(path, digest)| format!("{path} {digest}"))))
}

fn digest(disk: &Disk, path: &str) -> String {
    digest_of(&disk.read(path))
}

/// Returns the digest of a file; one that is not there and one that cannot be read have digests of their own.
pub fn digest_of(read: &Result<Option<Vec<u8>>, Unreadable>) -> String {
    match read {
        Ok(Some(bytes)) => blake3(bytes),
        Ok(None) => "none".to_string(),
        Err(unreadable) => format!("unreadable: {}", unreadable.why),
    }
}

/// Returns the digest of several digests in order.
pub fn joined(parts: impl IntoIterator<Item = String>) -> String {
    let parts: Vec<String> = parts.into_iter().collect();
    blake3(parts.join("\n").as_bytes())
}
