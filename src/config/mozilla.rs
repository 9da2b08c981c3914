//! One `l10n.toml`, the project configuration of Mozilla's compare-locales → what it says, each part with its place.
//!
//! Nothing is looked up here: variables stand as they are written, and included files are only named (`project::mozilla`
//! does both). Source: the documentation of the format in the wiki of moz.l10n, and the behaviour of compare-locales 9.

use std::collections::BTreeMap;

use super::{ConfigError, read};
use crate::file::TextFile;
use crate::finding::Severity;
use crate::span::Span;

/// A value with the place at which it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written<T> {
    /// The value.
    pub value: T,
    /// Where it stands in the file.
    pub at: Span,
}

/// An `l10n.toml`.
#[derive(Debug)]
pub struct MozillaConfig {
    /// The file.
    pub file: TextFile,
    /// The folder of all paths in it, from its own folder.
    pub basepath: Option<Written<String>>,
    /// The locales that it enables; `None` where it does not say.
    pub locales: Option<Vec<Written<String>>>,
    /// Variables: `{name}` in a path stands for the value.
    pub env: BTreeMap<String, Written<String>>,
    /// Which file of a locale translates which file; later ones win.
    pub paths: Vec<PathPair>,
    /// Files whose paths and filters count, too.
    pub includes: Vec<Written<String>>,
    /// Files whose paths are left out.
    pub excludes: Vec<Written<String>>,
    /// What is not reported, or less gravely; later ones win.
    pub filters: Vec<Filter>,
    /// Keys that mean nothing, in the order of the file.
    pub unknown: Vec<Written<String>>,
}

/// One `[[paths]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathPair {
    /// The pattern of the source files; a file without source is no translation of ours.
    pub reference: Option<Written<String>>,
    /// The pattern of a locale's files.
    pub l10n: Written<String>,
    /// The locales that it is for; `None` for all.
    pub locales: Option<Vec<Written<String>>>,
}

/// One `[[filters]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Patterns of files of a locale.
    pub paths: Vec<Written<String>>,
    /// Ids, or regular expressions behind `re:`; `None` for whole files.
    pub keys: Option<Vec<Written<String>>>,
    /// What becomes of findings.
    pub action: Action,
}

/// What a filter makes of findings, from the mildest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// They are not reported.
    Ignore,
    /// An error is a warning.
    Warning,
    /// They stay as they are.
    Error,
}

impl Action {
    /// Returns the gravity that is left of one, `None` where nothing is reported.
    pub fn apply(self, severity: Severity) -> Option<Severity> {
        match self {
            Action::Ignore => None,
            Action::Warning => Some(severity.max(Severity::Warning)),
            Action::Error => Some(severity),
        }
    }
}

impl MozillaConfig {
    /// Reads the file.
    ///
    /// # Errors
    /// The first syntax error, wrong type, missing `l10n`, `path` or `action`, with its line.
    pub fn read(file: TextFile) -> Result<MozillaConfig, ConfigError> {
        read::mozilla(file)
    }

    /// Makes the error of a place in the file.
    pub fn error(&self, at: Span, message: impl Into<String>, help: impl Into<Option<String>>) -> ConfigError {
        let position = self.file.position(at.start);
        ConfigError {
            path: self.file.path.clone(),
            line: position.line.0,
            column: position.column.0,
            message: message.into(),
            help: help.into(),
        }
    }
}
