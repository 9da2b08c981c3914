//! The filters of `l10n.toml` → what becomes of a finding.
//!
//! As in compare-locales: a filter without keys is about files (that one is missing, or translates nothing), one with keys
//! about messages; of one file's filters the last that fits counts, of several files' the gravest.

use std::collections::BTreeSet;

use regex::Regex;

use super::pattern::Matcher;
use crate::config::mozilla::Action;
use crate::finding::Finding;

/// The filters of a project, in its locales.
#[derive(Default)]
pub struct Filters {
    pub(super) locales: Vec<LocaleFilters>,
    /// The files of locales that are not there.
    pub(super) absent: BTreeSet<String>,
}

/// The filters of one file in one locale.
pub(super) struct LocaleFilters {
    pub locale: String,
    /// The patterns of the files that it speaks of.
    pub paths: Vec<Matcher>,
    /// In the order of the file.
    pub rules: Vec<Rule>,
}

pub(super) struct Rule {
    pub paths: Vec<Matcher>,
    pub keys: Option<Vec<Regex>>,
    pub action: Action,
}

impl std::fmt::Debug for Filters {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Filters").field("locales", &self.locales.len()).finish()
    }
}

impl Filters {
    /// Returns what becomes of a finding.
    pub fn action(&self, finding: &Finding) -> Action {
        // Without rules nothing is ignored, and most files have none.
        if self.locales.iter().all(|filters| filters.rules.is_empty()) {
            return Action::Error;
        }
        let path = &finding.place.path;
        // The messages of a file that is not there are missing with it.
        let of_file = match finding.check {
            "missing-file" | "orphan-file" => true,
            "missing-message" => self.absent.contains(path),
            _ => false,
        };
        // An attribute has the key of its message.
        let id = finding.message_id.as_deref().map(|id| id.split('.').next().unwrap_or_default());
        match (&finding.locale, of_file, id) {
            (None, ..) | (_, false, None) => Action::Error,
            (Some(locale), true, _) => self.of_file(locale, path),
            (Some(locale), false, Some(id)) => self.gravest(locale, path, Some(id)),
        }
    }

    /// Returns what becomes of findings about a file as a whole.
    pub(super) fn of_file(&self, locale: &str, path: &str) -> Action {
        self.gravest(locale, path, None)
    }

    fn gravest(&self, locale: &str, path: &str, id: Option<&str>) -> Action {
        let of_locale = self.locales.iter().filter(|filters| filters.locale == locale);
        of_locale.filter_map(|filters| filters.action(path, id)).max().unwrap_or(Action::Error)
    }
}

impl LocaleFilters {
    /// Returns what the last rule that fits says; `None` of a file that it does not speak of.
    fn action(&self, path: &str, id: Option<&str>) -> Option<Action> {
        let is_ours = self.paths.iter().any(|pattern| pattern.is_match(path));
        let rule = || self.rules.iter().rev().find(|rule| rule.fits(path, id));
        is_ours.then(|| rule().map_or(Action::Error, |rule| rule.action))
    }
}

impl Rule {
    fn fits(&self, path: &str, id: Option<&str>) -> bool {
        let fits = match (&self.keys, id) {
            (None, None) => true,
            (Some(keys), Some(id)) => keys.iter().any(|key| key.is_match(id)),
            _ => false,
        };
        fits && self.paths.iter().any(|pattern| pattern.is_match(path))
    }
}

/// Compiles a key: an id, or behind `re:` an expression that the id must start with.
pub(super) fn key(text: &str) -> Result<Regex, String> {
    let expression = match text.strip_prefix("re:") {
        Some(expression) => format!("^(?:{expression})"),
        None => format!("^{}$", regex::escape(text)),
    };
    // The library draws the place first; its last line says what is wrong.
    let why = |error: regex::Error| {
        let words = error.to_string();
        words.lines().last().unwrap_or_default().trim().trim_start_matches("error: ").to_string()
    };
    Regex::new(&expression).map_err(why)
}
