//! One article, or one file of plain Fluent, with all its locales: the texts as they were read.

use super::{Files, Project, UnitName, base_path, retired_path, unreadable_finding};
use crate::article::Article;
use crate::base::{self, Base, SetAside, UnknownVersion};
use crate::file::{EncodingProblem, EncodingProblemKind, TextFile};
use crate::finding::{Finding, Place, Severity};

/// The check under which wrong encodings are reported.
pub const INVALID_ENCODING: &str = "invalid-encoding";

/// The texts of a unit.
#[derive(Debug)]
pub struct Unit {
    /// Its name.
    pub name: String,
    /// Whether it has an article, readable or not.
    pub has_article: bool,
    /// Its article; `None` when it has none or the file cannot be read.
    pub article: Option<Article>,
    /// The path of the catalogue, whether it exists or not.
    pub catalogue_path: String,
    /// The catalogue file.
    pub catalogue: Option<TextFile>,
    /// Whether a catalogue is there that cannot be read; its ids are not known, so nothing of the unit is written.
    pub blocked: bool,
    /// Messages that left the article, in the source locale.
    pub retired: RetiredFile,
    /// The locales that were asked for and have this unit, in order of the configuration.
    pub locales: Vec<LocaleFiles>,
    /// What could not be read.
    pub findings: Vec<Finding>,
}

/// The texts of a unit in one locale.
#[derive(Debug)]
pub struct LocaleFiles {
    /// The locale.
    pub locale: String,
    /// The path of the locale file, whether it exists or not.
    pub path: String,
    /// The locale file.
    pub file: Option<TextFile>,
    /// Whether a file is there that cannot be read; it must not be written.
    pub blocked: bool,
    /// What is remembered of the translations.
    pub base: Base,
    /// The path of the base file, whether it exists or not.
    pub base_path: String,
    /// The base file.
    pub base_file: Option<TextFile>,
    /// Messages that left the article.
    pub retired: RetiredFile,
}

/// A file of retired messages.
#[derive(Debug)]
pub struct RetiredFile {
    /// Its path, whether it exists or not.
    pub path: String,
    /// Its text.
    pub file: Option<TextFile>,
    /// Its messages, and what stood beside them.
    pub set_aside: SetAside,
}

impl RetiredFile {
    fn load(path: String, files: &dyn Files, findings: &mut Vec<Finding>) -> Result<RetiredFile, UnknownVersion> {
        let file = memory(files, &path, findings)?;
        let set_aside = file.as_ref().map(base::read_retired).transpose()?.unwrap_or_default();
        Ok(RetiredFile { path, file, set_aside })
    }
}

impl Unit {
    /// Reads the files of a unit, of the locales named.
    ///
    /// # Errors
    /// [`UnknownVersion`] when a file of the tool's memory was written by another version.
    pub fn load(
        project: &Project,
        name: &UnitName,
        locales: &[String],
        files: &dyn Files,
    ) -> Result<Unit, UnknownVersion> {
        let config = &project.config;
        let mut findings = Vec::new();
        let article = name.article.as_ref().and_then(|path| match text(files, path, &mut findings) {
            Read::Text(file) => Some(Article::read(&name.name, file)),
            Read::Nothing | Read::Blocked => None,
        });
        let catalogue_path = name.catalogue_path(config);
        let catalogue = text(files, &catalogue_path, &mut findings);
        let blocked = matches!(catalogue, Read::Blocked);
        let catalogue = catalogue.text();
        let retired = RetiredFile::load(retired_path(config.source_locale.name(), &name.name), files, &mut findings)?;
        let mut unit = Unit {
            name: name.name.clone(),
            has_article: name.article.is_some(),
            article,
            catalogue_path,
            catalogue,
            blocked,
            retired,
            locales: Vec::new(),
            findings: Vec::new(),
        };
        for locale in locales {
            let Some(path) = name.translation_path(config, locale) else { continue };
            let before = findings.len();
            let read = text(files, &path, &mut findings);
            for finding in &mut findings[before..] {
                finding.locale = Some(locale.clone());
            }
            let base_path = base_path(locale, &name.name);
            let base_file = memory(files, &base_path, &mut findings)?;
            unit.locales.push(LocaleFiles {
                locale: locale.clone(),
                path,
                blocked: matches!(read, Read::Blocked),
                file: read.text(),
                base: base_file.as_ref().map(base::read).transpose()?.unwrap_or_default(),
                base_path,
                base_file,
                retired: RetiredFile::load(retired_path(locale, &name.name), files, &mut findings)?,
            });
        }
        unit.findings = findings;
        Ok(unit)
    }
}

/// Reads a file of the tool's memory.
fn memory(files: &dyn Files, path: &str, findings: &mut Vec<Finding>) -> Result<Option<TextFile>, UnknownVersion> {
    match text(files, path, findings) {
        Read::Text(file) => Ok(Some(file)),
        Read::Nothing => Ok(None),
        Read::Blocked => {
            let why = findings.pop().map_or_else(String::new, |finding| finding.message);
            Err(UnknownVersion { path: path.to_string(), why })
        }
    }
}

enum Read {
    Text(TextFile),
    Nothing,
    Blocked,
}

impl Read {
    fn text(self) -> Option<TextFile> {
        match self {
            Read::Text(file) => Some(file),
            Read::Nothing | Read::Blocked => None,
        }
    }
}

fn text(files: &dyn Files, path: &str, findings: &mut Vec<Finding>) -> Read {
    let bytes = match files.read(path) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return Read::Nothing,
        Err(unreadable) => {
            findings.push(unreadable_finding(&unreadable));
            return Read::Blocked;
        }
    };
    match TextFile::decode(path, bytes) {
        Ok(file) => Read::Text(file),
        Err(problem) => {
            findings.push(encoding_finding(path, &problem));
            Read::Blocked
        }
    }
}

/// Returns the finding about bytes that are no text.
pub(crate) fn encoding_finding(path: &str, problem: &EncodingProblem) -> Finding {
    let offset = problem.offset;
    let (message, help) = match problem.kind {
        EncodingProblemKind::NotUtf8 => {
            (format!("this file is not UTF-8 text: byte {offset} cannot be read"), "save it as UTF-8")
        }
        EncodingProblemKind::Utf16 => ("this file is UTF-16 text".to_string(), "save it as UTF-8"),
        EncodingProblemKind::Nul => (
            format!("this file is not text: byte {offset} is NUL"),
            "if it should be text, save it as UTF-8; else move it out of the project",
        ),
    };
    Finding::new(INVALID_ENCODING, Severity::Error, Place::file(path), message).help(help)
}
