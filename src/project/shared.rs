//! What a locale shares between its files: the messages and terms of the files that have no article.

use std::collections::{BTreeMap, BTreeSet};

use super::{EDITION_WORDS, Files, Project, catalogue_path, translation_path};
use crate::file::TextFile;
use crate::ftl::{self, EntryKind, Parameters};

/// The names that a resource defines: id (a term's with its hyphen) → its attributes.
pub type Names = BTreeMap<String, BTreeSet<String>>;

/// The shared files of each locale.
#[derive(Debug, Default)]
pub struct Shared {
    files: BTreeMap<String, Vec<TextFile>>,
    names: BTreeMap<String, Names>,
    parameters: BTreeMap<String, BTreeMap<String, Parameters>>,
}

impl Shared {
    /// Reads the shared files of the source locale and of the locales named; what cannot be read is reported with its unit.
    pub fn load(project: &Project, locales: &[String], files: &dyn Files) -> Shared {
        let config = &project.config;
        let mut shared = Shared::default();
        let source = config.source_locale.name().to_string();
        for locale in std::iter::once(&source).chain(locales) {
            let plain = project.units.iter().filter(|unit| unit.article.is_none() && unit.name != EDITION_WORDS);
            let paths = plain.map(|unit| match *locale == source {
                true => catalogue_path(config, &unit.name),
                false => translation_path(config, locale, &unit.name),
            });
            let texts: Vec<TextFile> = paths
                .filter_map(|path| TextFile::decode(path.clone(), files.read(&path).ok().flatten()?).ok())
                .collect();
            let (names, parameters) = names(&texts);
            shared.names.insert(locale.clone(), names);
            shared.parameters.insert(locale.clone(), parameters);
            shared.files.insert(locale.clone(), texts);
        }
        shared
    }

    /// Returns the shared files of a locale.
    pub fn files(&self, locale: &str) -> &[TextFile] {
        self.files.get(locale).map_or(&[], Vec::as_slice)
    }

    /// Returns the names that the shared files of a locale define.
    pub fn names(&self, locale: &str) -> Option<&Names> {
        self.names.get(locale)
    }

    /// Returns what a term that the shared files of a locale define may be called with; its name is without the hyphen.
    pub fn parameters(&self, locale: &str, term: &str) -> Option<&Parameters> {
        self.parameters.get(locale)?.get(term)
    }

    /// Returns the terms that the shared files of a locale define, with their hyphens.
    pub fn terms(&self, locale: &str) -> BTreeSet<String> {
        self.names(locale).into_iter().flat_map(BTreeMap::keys).filter(|id| id.starts_with('-')).cloned().collect()
    }
}

/// Returns the names in texts, and what their terms may be called with.
fn names(texts: &[TextFile]) -> (Names, BTreeMap<String, Parameters>) {
    let mut names = Names::new();
    let mut parameters: BTreeMap<String, Parameters> = BTreeMap::new();
    for file in texts {
        for entry in &ftl::parse(&file.text).entries {
            if let Some(id) = entry.id() {
                let attributes = entry.attributes().iter().map(|attribute| attribute.id.name.to_string());
                names.entry(id).or_default().extend(attributes);
            }
            if let EntryKind::Term(term) = &entry.kind {
                parameters.entry(term.id.name.to_string()).or_default().join(ftl::parameters(entry));
            }
        }
    }
    (names, parameters)
}
