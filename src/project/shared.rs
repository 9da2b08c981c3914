//! What a locale shares between its files: the messages and terms of the files that have no article.
//!
//! Terms are known from the start, for nearly every text of a plain tree uses some. The rest is read again when first asked
//! for: of a large tree, few texts refer to a message of another file, and its texts must not all be in memory at once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::{EDITION_WORDS, Files, Project};
use crate::file::TextFile;
use crate::ftl::{self, Entry, EntryKind, Parameters, Reference};
use crate::lookup::Lookup;

/// The names that a resource defines: id (a term's with its hyphen) → its attributes.
pub type Names = BTreeMap<String, BTreeSet<String>>;

/// The shared files of each locale.
#[derive(Default)]
pub struct Shared<'f> {
    locales: BTreeMap<String, SharedLocale<'f>>,
}

/// The shared files of a locale.
struct SharedLocale<'f> {
    files: &'f dyn Files,
    paths: Vec<String>,
    /// The ids of its terms, with their hyphens.
    terms: BTreeSet<String>,
    /// The attributes of each of them.
    attributes: Lookup<String, BTreeSet<String>>,
    /// What each may be called with, by its name, with those of the source locale.
    parameters: Lookup<String, Parameters>,
    references: Names,
    names: OnceLock<Names>,
    texts: OnceLock<Vec<TextFile>>,
}

impl<'f> Shared<'f> {
    /// Reads the shared files of the source locale and of the locales named; what cannot be read is reported with its unit.
    pub fn load(project: &Project, locales: &[String], files: &'f dyn Files) -> Shared<'f> {
        let config = &project.config;
        let source = config.source_locale.name().to_string();
        let paths = |locale: &String| -> Vec<String> {
            let plain = project.units.iter().filter(|unit| unit.article.is_none() && unit.name != EDITION_WORDS);
            let path = |unit: &super::UnitName| match *locale == source {
                true => Some(unit.catalogue_path(config)),
                false => unit.translation_path(config, locale),
            };
            let mut paths: Vec<String> = plain.filter_map(path).collect();
            // Two files of a locale may translate one.
            paths.dedup();
            paths
        };
        // What a locale lacks is read in English.
        let (english, parameters) = SharedLocale::new(paths(&source), files, &BTreeMap::new());
        let others = locales.iter().filter(|name| **name != source);
        let others = others.map(|name| (name.clone(), SharedLocale::new(paths(name), files, &parameters).0));
        Shared { locales: others.chain([(source.clone(), english)]).collect() }
    }

    /// Returns the shared files of a locale.
    pub fn files(&self, locale: &str) -> &[TextFile] {
        let Some(shared) = self.locales.get(locale) else { return &[] };
        shared.texts.get_or_init(|| shared.read().collect())
    }

    /// Returns the names that the shared files of a locale define.
    pub fn names(&self, locale: &str) -> Option<&Names> {
        let shared = self.locales.get(locale)?;
        Some(shared.names.get_or_init(|| shared.all_names()))
    }

    /// Returns the attributes of a message or, with its hyphen, a term that the shared files of a locale define.
    pub fn attributes(&self, locale: &str, id: &str) -> Option<&BTreeSet<String>> {
        match id.starts_with('-') {
            true => self.locales.get(locale)?.attributes.get(id),
            false => self.names(locale)?.get(id),
        }
    }

    /// Returns what a term that the shared files of a locale or of the source locale define may be called with; its name is
    /// without the hyphen.
    pub fn parameters(&self, locale: &str, term: &str) -> Option<&Parameters> {
        self.locales.get(locale)?.parameters.get(term)
    }

    /// Returns the terms that each term of the shared files of a locale refers to in its value, all with their hyphens.
    pub fn references(&self, locale: &str) -> Option<&Names> {
        Some(&self.locales.get(locale)?.references)
    }

    /// Returns the terms that the shared files of a locale define, with their hyphens.
    pub fn terms(&self, locale: &str) -> BTreeSet<String> {
        self.locales.get(locale).map(|shared| shared.terms.clone()).unwrap_or_default()
    }
}

impl<'f> SharedLocale<'f> {
    /// Reads the terms of files; `english` are the parameters of those of the source locale. Returns their own parameters as
    /// well.
    fn new(
        paths: Vec<String>,
        files: &'f dyn Files,
        english: &BTreeMap<String, Parameters>,
    ) -> (SharedLocale<'f>, BTreeMap<String, Parameters>) {
        let (mut terms, mut references) = (Names::new(), Names::new());
        let mut parameters = BTreeMap::<String, Parameters>::new();
        for path in &paths {
            let Some(bytes) = files.read(path).ok().flatten() else { continue };
            if !may_define_terms(&bytes) {
                files.keep(path, bytes);
                continue;
            }
            let Ok(file) = TextFile::decode(path.clone(), bytes) else { continue };
            for entry in &ftl::parse(&file.text).entries {
                if let EntryKind::Term(term) = &entry.kind {
                    add(&mut terms, entry);
                    let uses = entry.value().into_iter().flat_map(ftl::uses);
                    let named = uses.filter_map(|found| match found.reference {
                        Reference::Term(id, None) => Some(format!("-{id}")),
                        _ => None,
                    });
                    references.entry(format!("-{}", term.id.name)).or_default().extend(named);
                    parameters.entry(term.id.name.to_string()).or_default().join(ftl::parameters(entry));
                }
            }
            files.keep(path, file.text.into_bytes());
        }
        let mut all = parameters.clone();
        for (name, more) in english {
            all.entry(name.clone()).or_default().join(more.clone());
        }
        let shared = SharedLocale {
            files,
            paths,
            terms: terms.keys().cloned().collect(),
            attributes: Lookup::of(terms),
            parameters: Lookup::of(all),
            references,
            names: OnceLock::new(),
            texts: OnceLock::new(),
        };
        (shared, parameters)
    }

    fn read(&self) -> impl Iterator<Item = TextFile> {
        self.paths.iter().filter_map(|path| TextFile::decode(path.clone(), self.files.read(path).ok().flatten()?).ok())
    }

    fn all_names(&self) -> Names {
        let mut names = Names::new();
        for file in self.read() {
            ftl::parse(&file.text).entries.iter().for_each(|entry| add(&mut names, entry));
        }
        names
    }
}

/// Tells whether some line starts as a term does.
fn may_define_terms(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    bytes.first() == Some(&b'-') || memchr::memmem::find(bytes, b"\n-").is_some()
}

fn add(names: &mut Names, entry: &Entry<'_>) {
    if let Some(id) = entry.id() {
        let attributes = entry.attributes().iter().map(|attribute| attribute.id.name.to_string());
        names.entry(id).or_default().extend(attributes);
    }
}
