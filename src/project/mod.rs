//! Configuration and a way to read files → the units of work: one article, or one file of plain Fluent, with all its locales.
//!
//! Invariants: nothing here touches a disk; a unit owns its texts and is dropped when it is done; names of articles and
//! locales lead to no path outside the project, because they come from a listing of it or were checked.

mod ahead;
mod levels;
mod mozilla;
mod paths;
mod reading;
mod shared;
mod unit;

use std::collections::{BTreeMap, BTreeSet};

use crate::config::{Config, GLOSSARY, Switch};
use crate::file::TextFile;
use crate::finding::{Finding, Place, Severity};
use crate::glossary::{self, Glossary};
use crate::locale::Locale;

pub use ahead::ReadAhead;
pub use levels::LevelRules;
pub use mozilla::{Filters, Mapping, UNUSED_SETTING};
pub use paths::{base_path, catalogue_path, retired_path, translation_path};
pub use reading::{Freshness, Reading, rules};
pub use shared::{Names, Shared, SharedLocale};
pub use unit::{INVALID_ENCODING, LocaleFiles, RetiredFile, Unit};

/// The interface words of editions; they have a bundle of their own.
pub const EDITION_WORDS: &str = "edition";

/// The check under which files that cannot be read are reported.
pub const UNREADABLE_FILE: &str = "unreadable-file";

/// The check under which catalogues that do not match their articles are reported.
pub const OUTDATED_CATALOGUE: &str = "outdated-catalogue";

/// How files are read; paths are relative to the project folder, `/` between names.
pub trait Files: Sync {
    /// Returns the bytes of a file, `None` where there is none.
    ///
    /// # Errors
    /// Why it cannot be read: permission, a folder or device in its place, a link out of the project.
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Unreadable>;

    /// Takes back the bytes of a file that will soon be read again.
    fn keep(&self, _path: &str, _bytes: Vec<u8>) {}

    /// Returns all files below a folder in order of their paths, and what could not be listed.
    fn list(&self, folder: &str) -> Listing;
}

/// A file that is there and cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Its path.
    pub path: String,
    /// Why, in words.
    pub why: String,
}

/// The files below a folder.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// Paths of files, sorted.
    pub files: Vec<String>,
    /// Names of the folders directly in it, sorted.
    pub folders: Vec<String>,
    /// What could not be listed.
    pub unreadable: Vec<Unreadable>,
}

/// A project: its settings and the names of its units.
#[derive(Debug)]
pub struct Project {
    /// The settings.
    pub config: Config,
    /// The units in order of their names.
    pub units: Vec<UnitName>,
    /// How terms are translated.
    pub glossary: Glossary,
    /// What is not reported, or less gravely.
    pub filters: Filters,
    /// What is wrong with the tree as a whole.
    pub findings: Vec<Finding>,
}

/// A unit by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitName {
    /// The path below the catalogue folder without `.ftl`, e.g. `news/a`.
    pub name: String,
    /// The path of its article, if it has one.
    pub article: Option<String>,
    /// Whether the source locale has a file of that name.
    pub in_source: bool,
    /// Where its files are, if not in the folders of the configuration.
    pub paths: Option<OwnPaths>,
}

/// The files of a unit that an `l10n.toml` names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPaths {
    /// The source file.
    pub catalogue: String,
    /// The file of each locale that has this unit.
    pub translations: BTreeMap<String, String>,
}

impl UnitName {
    /// Names a unit whose files stand in the folders of the configuration.
    pub fn new(name: impl Into<String>) -> UnitName {
        UnitName { name: name.into(), article: None, in_source: false, paths: None }
    }

    /// Returns the path of its catalogue.
    pub fn catalogue_path(&self, config: &Config) -> String {
        self.paths.as_ref().map_or_else(|| catalogue_path(config, &self.name), |paths| paths.catalogue.clone())
    }

    /// Returns the path of its file in a locale; `None` where the locale does not have this unit.
    pub fn translation_path(&self, config: &Config, locale: &str) -> Option<String> {
        match &self.paths {
            Some(paths) => paths.translations.get(locale).cloned(),
            None => Some(translation_path(config, locale, &self.name)),
        }
    }
}

impl Project {
    /// Finds the articles and files of a project.
    pub fn discover(config: Config, files: &dyn Files) -> Project {
        let mut findings = Vec::new();
        let articles = articles(&config, files, &mut findings);
        let mut units: BTreeMap<String, UnitName> = BTreeMap::new();
        for (name, path) in articles {
            units.insert(name.clone(), UnitName { article: Some(path), ..UnitName::new(name) });
        }
        for name in ftl_names(&config.paths.catalogue, files, &mut findings) {
            units.entry(name.clone()).or_insert_with(|| UnitName::new(name)).in_source = true;
        }
        for locale in &config.locales {
            let folder = config.paths.translation_folder(locale.locale.name());
            for name in ftl_names(&folder, files, &mut findings) {
                units.entry(name.clone()).or_insert_with(|| UnitName::new(name));
            }
        }
        let glossary = read_glossary(&config, files, &mut findings);
        let units = units.into_values().collect();
        Project { config, units, glossary, filters: Filters::default(), findings }
    }

    /// Finds the files that an `l10n.toml` names, in the locales of the configuration that it has.
    pub fn mapped(config: Config, mapping: &Mapping, files: &dyn Files) -> Project {
        let locales: Vec<Locale> = config.locales.iter().map(|settings| settings.locale.clone()).collect();
        let mapped = mapping.files(&locales, files);
        let mut findings = mapped.findings;
        let glossary = read_glossary(&config, files, &mut findings);
        Project { config, units: mapped.units, glossary, filters: mapped.filters, findings }
    }

    /// Tells whether locale files show the English in comments: by default they do where there are articles.
    pub fn source_comments(&self) -> Switch {
        let by_default = if self.articles().next().is_some() { Switch::On } else { Switch::Off };
        self.config.source_comments.unwrap_or(by_default)
    }

    /// Returns the names of the articles.
    pub fn articles(&self) -> impl Iterator<Item = &str> {
        self.units.iter().filter(|unit| unit.article.is_some()).map(|unit| unit.name.as_str())
    }
}

/// Reads the glossary; under its usual name it need not be there.
fn read_glossary(config: &Config, files: &dyn Files, findings: &mut Vec<Finding>) -> Glossary {
    let Some(path) = &config.paths.glossary else { return Glossary::default() };
    let mut fail = |message: String, help: &str| {
        findings.push(Finding::new(glossary::CHECK, Severity::Error, Place::file(path), message).help(help));
    };
    match files.read(path) {
        Ok(Some(bytes)) => match TextFile::decode(path.clone(), bytes) {
            Ok(file) => return Glossary::read(&file, config, findings),
            Err(problem) => fail(
                format!("the glossary cannot be read as UTF-8 text from byte {} on", problem.offset),
                "save it as “CSV UTF-8”",
            ),
        },
        Ok(None) if path == GLOSSARY => {}
        Ok(None) => fail("there is no such file".to_string(), "write it, or mend `glossary` in `tolmach.toml`"),
        Err(unreadable) => findings.push(unreadable_finding(&unreadable)),
    }
    Glossary::default()
}

/// Returns the articles among some paths: name → path.
pub fn article_names(config: &Config, paths: &[String]) -> BTreeMap<String, String> {
    let globs = paths::globs(&config.paths.articles);
    let root = config.paths.article_root();
    let articles = paths.iter().filter(|path| globs.is_match(path));
    articles.map(|path| (article_name(&root, path), path.clone())).collect()
}

fn article_name(root: &str, path: &str) -> String {
    let below = path.strip_prefix(&format!("{root}/")).unwrap_or(path);
    below.rsplit_once('.').map_or(below, |(name, _)| name).to_string()
}

/// Returns the articles: name → path.
fn articles(config: &Config, files: &dyn Files, findings: &mut Vec<Finding>) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    if config.paths.articles.is_empty() {
        return found;
    }
    let globs = paths::globs(&config.paths.articles);
    let root = config.paths.article_root();
    let listing = files.list(&root);
    report_unreadable(&listing, findings);
    for path in listing.files.iter().filter(|path| globs.is_match(path)) {
        let name = article_name(&root, path);
        if let Some(other) = found.get(&name) {
            let message = format!("this article and `{other}` would have the same files");
            findings.push(
                Finding::new(UNREADABLE_FILE, Severity::Error, Place::file(path), message).help("rename one of them"),
            );
            continue;
        }
        found.insert(name, path.clone());
    }
    found
}

/// Returns the names of the `.ftl` files below a folder.
fn ftl_names(folder: &str, files: &dyn Files, findings: &mut Vec<Finding>) -> BTreeSet<String> {
    let listing = files.list(folder);
    report_unreadable(&listing, findings);
    let name = |path: &String| {
        path.strip_prefix(&format!("{folder}/")).and_then(|below| below.strip_suffix(".ftl")).map(str::to_string)
    };
    listing.files.iter().filter_map(name).collect()
}

fn report_unreadable(listing: &Listing, findings: &mut Vec<Finding>) {
    for unreadable in &listing.unreadable {
        let finding = unreadable_finding(unreadable);
        if !findings.contains(&finding) {
            findings.push(finding);
        }
    }
}

/// Returns the finding about something that is there and cannot be read.
pub(crate) fn unreadable_finding(unreadable: &Unreadable) -> Finding {
    Finding::new(UNREADABLE_FILE, Severity::Error, Place::file(&unreadable.path), unreadable.why.clone())
        .help("make it an ordinary file that you may read, or move it out of the project")
}

/// Returns the finding about somebody's own file at the place of an article's catalogue.
pub fn handwritten_catalogue(path: &str) -> Finding {
    let message = "this file stands where the catalogue of an article goes, and was not made by `tolmach segment`";
    Finding::new(OUTDATED_CATALOGUE, Severity::Error, Place::file(path), message)
        .help("move it away, or rename the article")
}
