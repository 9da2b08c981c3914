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
    locales: Lookup<String, SharedLocale<'f>>,
}

/// The shared files of a locale.
pub struct SharedLocale<'f> {
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

/// What the terms of some files are.
#[derive(Default)]
struct Terms {
    /// The attributes of each, by its id with the hyphen.
    attributes: Names,
    /// The terms that each refers to in its value, all with their hyphens.
    references: Names,
    /// What each may be called with, by its name.
    parameters: BTreeMap<String, Parameters>,
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
        let english = paths(&source);
        let terms = Terms::read(&english, files);
        // What a locale lacks is read in English.
        let parameters = terms.parameters.clone();
        let own = (source.clone(), SharedLocale::new(english, files, terms));
        let others = locales.iter().filter(|name| **name != source).map(|name| {
            let paths = paths(name);
            let mut terms = Terms::read(&paths, files);
            for (name, more) in &parameters {
                terms.parameters.entry(name.clone()).or_default().fall_back(more.clone());
            }
            (name.clone(), SharedLocale::new(paths, files, terms))
        });
        Shared { locales: Lookup::of(others.chain([own])) }
    }

    /// Returns what a locale shares.
    pub fn of(&self, locale: &str) -> Option<&SharedLocale<'f>> {
        self.locales.get(locale)
    }
}

impl<'f> SharedLocale<'f> {
    fn new(paths: Vec<String>, files: &'f dyn Files, terms: Terms) -> SharedLocale<'f> {
        SharedLocale {
            files,
            paths,
            terms: terms.attributes.keys().cloned().collect(),
            attributes: Lookup::of(terms.attributes),
            parameters: Lookup::of(terms.parameters),
            references: terms.references,
            names: OnceLock::new(),
            texts: OnceLock::new(),
        }
    }

    /// Returns the files.
    pub fn files(&self) -> &[TextFile] {
        self.texts.get_or_init(|| self.read().collect())
    }

    /// Returns the names that the files define.
    pub fn names(&self) -> &Names {
        self.names.get_or_init(|| {
            let mut names = Names::new();
            for file in self.read() {
                ftl::parse(&file.text).entries.iter().for_each(|entry| add(&mut names, entry));
            }
            names
        })
    }

    /// Returns the terms that the files define, with their hyphens.
    pub fn terms(&self) -> &BTreeSet<String> {
        &self.terms
    }

    /// Returns the attributes of a message or, with its hyphen, a term that the files define.
    pub fn attributes(&self, id: &str) -> Option<&BTreeSet<String>> {
        match id.starts_with('-') {
            true => self.attributes.get(id),
            false => self.names().get(id),
        }
    }

    /// Returns what a term that the files or those of the source locale define may be called with; its name is without the
    /// hyphen.
    pub fn parameters(&self, term: &str) -> Option<&Parameters> {
        self.parameters.get(term)
    }

    /// Returns the terms that each term of the files refers to in its value, all with their hyphens.
    pub fn references(&self) -> &Names {
        &self.references
    }

    fn read(&self) -> impl Iterator<Item = TextFile> {
        self.paths.iter().filter_map(|path| TextFile::decode(path.clone(), self.files.read(path).ok().flatten()?).ok())
    }
}

impl Terms {
    fn read(paths: &[String], files: &dyn Files) -> Terms {
        let mut terms = Terms::default();
        for path in paths {
            let Some(bytes) = files.read(path).ok().flatten() else { continue };
            if !may_define_terms(&bytes) {
                files.keep(path, bytes);
                continue;
            }
            let Ok(file) = TextFile::decode(path.clone(), bytes) else { continue };
            for entry in &ftl::parse(&file.text).entries {
                if let EntryKind::Term(term) = &entry.kind {
                    terms.add(term.id.name, entry);
                }
            }
            files.keep(path, file.text.into_bytes());
        }
        terms
    }

    fn add(&mut self, name: &str, entry: &Entry<'_>) {
        add(&mut self.attributes, entry);
        let uses = entry.value().into_iter().flat_map(ftl::uses);
        let named = uses.filter_map(|found| match found.reference {
            Reference::Term(id, None) => Some(format!("-{id}")),
            _ => None,
        });
        self.references.entry(format!("-{name}")).or_default().extend(named);
        self.parameters.entry(name.to_string()).or_default().join(ftl::parameters(entry));
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
