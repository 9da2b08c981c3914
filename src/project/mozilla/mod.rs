//! `l10n.toml` of Mozilla's compare-locales, with the files that it includes → the files of a project and their filters.
//!
//! Invariants: no path leaves the project folder, whatever the patterns say; a file that includes itself is an error with the
//! whole circle; a setting that has no effect is a finding at its line. Where a locale's file may come from two `[[paths]]`,
//! the later one counts, and an included file is later than the one that includes it.

mod filters;
mod pattern;
mod stars;
mod units;

use std::collections::BTreeMap;

use super::Files;
use crate::config::ConfigError;
use crate::config::mozilla::{MozillaConfig, PathPair, Written};
use crate::file::TextFile;
use crate::finding::{Finding, Place, Severity};
use crate::locale::Locale;
use crate::span::Span;
use pattern::{Pattern, Problem, normal};

pub use filters::Filters;

/// The check under which settings without effect are reported.
pub const UNUSED_SETTING: &str = "unused-setting";

/// The most files that one configuration may consist of.
const MOST_FILES: usize = 1000;

/// A configuration of compare-locales, its variables resolved.
#[derive(Debug)]
pub struct Mapping {
    /// The files, each before those that it includes.
    configs: Vec<ResolvedConfig>,
    /// The files whose paths are left out.
    excluded: Vec<ResolvedConfig>,
    /// Keys without a meaning, and names that are no locales.
    findings: Vec<Finding>,
}

/// One file, its variables resolved.
#[derive(Debug)]
struct ResolvedConfig {
    config: MozillaConfig,
    locales: Option<Vec<Locale>>,
    pairs: Vec<Pair>,
    filters: Vec<ResolvedFilter>,
    /// Paths from the project folder.
    includes: Vec<Written<String>>,
    excludes: Vec<Written<String>>,
}

#[derive(Debug)]
struct Pair {
    reference: Pattern,
    l10n: Pattern,
    locales: Option<Vec<Locale>>,
    /// Where the pattern of the source files stands.
    at: Span,
}

#[derive(Debug)]
struct ResolvedFilter {
    paths: Vec<Pattern>,
    keys: Option<Vec<regex::Regex>>,
    action: crate::config::mozilla::Action,
}

/// The way through the files: those that are open, and those that were read.
struct Loader<'a> {
    files: &'a dyn Files,
    /// Variables that the command line gives; they win over those of the files.
    given: &'a BTreeMap<String, String>,
    open: Vec<String>,
    read: Vec<String>,
    findings: Vec<Finding>,
}

impl Mapping {
    /// Reads an `l10n.toml` and all that it includes; `given` has values for variables, `l10n_base` among them, which is a path
    /// from the project folder.
    ///
    /// # Errors
    /// What cannot be read or understood, with its line; a circle of files; a path out of the project folder.
    pub fn load(path: &str, given: &BTreeMap<String, String>, files: &dyn Files) -> Result<Mapping, ConfigError> {
        let mut loader = Loader { files, given, open: Vec::new(), read: Vec::new(), findings: Vec::new() };
        let (message, help) = (String::new(), None);
        let top = ConfigError { path: path.to_string(), line: 1, column: 1, message, help };
        let (mut configs, mut excluded) = (Vec::new(), Vec::new());
        loader.load(path, &top, &mut configs)?;
        loader.read.clear();
        for (config, path) in configs.iter().flat_map(ResolvedConfig::excluded) {
            loader.load(&path.value, &config.error(path.at, "", None), &mut excluded)?;
        }
        let inner = configs[1..].iter().chain(&excluded).flat_map(ResolvedConfig::excluded).next();
        if let Some((config, path)) = inner {
            let help = "write it into the file that includes this one".to_string();
            return Err(config.error(path.at, "a file that another names cannot exclude files", help));
        }
        // What is named on both sides stays in.
        excluded.retain(|one: &ResolvedConfig| configs.iter().all(|config| config.path() != one.path()));
        Ok(Mapping { configs, excluded, findings: loader.findings })
    }

    /// Returns the locale of the source files, where a folder of theirs has its name.
    pub fn source_locale(&self) -> Option<Locale> {
        let patterns = self.configs.iter().flat_map(|config| &config.pairs).map(|pair| pair.reference.text());
        let names = patterns.flat_map(|pattern| pattern.split('/').rev());
        names.filter(|name| *name == "en" || name.starts_with("en-")).find_map(|name| Locale::parse(name).ok())
    }
}

impl ResolvedConfig {
    fn path(&self) -> &str {
        &self.config.file.path
    }

    /// Returns the files that it excludes, with itself.
    fn excluded(&self) -> impl Iterator<Item = (&MozillaConfig, &Written<String>)> {
        self.excludes.iter().map(|path| (&self.config, path))
    }

    /// Returns the paths of files that it names, each with an error at that place.
    fn children(&self, named: &[Written<String>]) -> Vec<(String, ConfigError)> {
        named.iter().map(|path| (path.value.clone(), self.config.error(path.at, "", None))).collect()
    }

    /// Tells whether a pair of patterns is for a locale.
    fn is_for(&self, pair: &Pair, locale: &Locale) -> bool {
        let has = |locales: &Option<Vec<Locale>>| locales.as_ref().is_none_or(|locales| locales.contains(locale));
        has(&self.locales) && has(&pair.locales)
    }
}

impl Loader<'_> {
    /// Reads a file and what it includes; `named` is where it is named.
    fn load(&mut self, path: &str, named: &ConfigError, out: &mut Vec<ResolvedConfig>) -> Result<(), ConfigError> {
        let fail = |message: String, help: Option<String>| ConfigError { message, help, ..named.clone() };
        if let Some(at) = self.open.iter().position(|open| open == path) {
            let circle: Vec<&str> = self.open[at..].iter().map(String::as_str).chain([path]).collect();
            let message = format!("these files include each other in a circle: {}", circle.join(" → "));
            return Err(fail(message, Some("take one of these lines out".to_string())));
        }
        if self.read.iter().any(|read| read == path) {
            return Ok(());
        }
        if self.read.len() >= MOST_FILES {
            return Err(fail(format!("there are more than {MOST_FILES} files to include"), None));
        }
        let bytes = self.files.read(path).map_err(|unreadable| fail(format!("`{path}`: {}", unreadable.why), None))?;
        let bytes = bytes.ok_or_else(|| fail(format!("there is no file `{path}`"), None))?;
        let file = TextFile::decode(path, bytes)
            .map_err(|problem| fail(format!("`{path}` is not UTF-8 text: byte {}", problem.offset), None))?;
        let resolved = self.resolve(MozillaConfig::read(file)?)?;
        let children = resolved.children(&resolved.includes);
        self.read.push(path.to_string());
        self.open.push(path.to_string());
        out.push(resolved);
        for (child, named) in children {
            self.load(&child, &named, out)?;
        }
        self.open.pop();
        Ok(())
    }

    /// Puts the values of variables into all paths.
    fn resolve(&mut self, config: MozillaConfig) -> Result<ResolvedConfig, ConfigError> {
        let folder = config.file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let base = config.basepath.as_ref().map_or(".", |base| base.value.as_str());
        let root = normal(&format!("{folder}/{base}")).filter(|_| !base.starts_with('/') && !base.contains('\\'));
        let root = root.ok_or_else(|| {
            let at = config.basepath.as_ref().map_or(Span::default(), |base| base.at);
            config.error(at, format!("`{base}` leads out of the project folder"), Some(FROM_ABOVE.to_string()))
        })?;
        let mut env: BTreeMap<String, String> =
            config.env.iter().map(|(name, value)| (name.clone(), value.value.clone())).collect();
        env.extend(self.given.iter().map(|(name, value)| (name.clone(), value.clone())));
        env.entry("l10n_base".to_string()).or_default();
        let pattern = |text: &Written<String>| {
            Pattern::resolve(&text.value, &root, &env).map_err(|problem| explain(&config, text, &problem))
        };
        let child = |text: &Written<String>| {
            let path = pattern(text)?.text().to_string();
            Ok::<_, ConfigError>(Written { value: path, at: text.at })
        };
        let includes = config.includes.iter().map(child).collect::<Result<Vec<_>, _>>()?;
        let excludes = config.excludes.iter().map(child).collect::<Result<Vec<_>, _>>()?;
        let mut filters = Vec::new();
        for filter in &config.filters {
            let key = |text: &Written<String>| {
                filters::key(&text.value).map_err(|why| {
                    let help =
                        "look-around and back-references are not supported; the rest is as in Python".to_string();
                    config.error(text.at, format!("`{}` is no regular expression: {why}", text.value), Some(help))
                })
            };
            filters.push(ResolvedFilter {
                paths: filter.paths.iter().map(pattern).collect::<Result<_, _>>()?,
                keys: filter.keys.as_ref().map(|keys| keys.iter().map(key).collect()).transpose()?,
                action: filter.action,
            });
        }
        let mut pairs = Vec::new();
        for pair in &config.paths {
            let PathPair { reference: Some(reference), l10n, locales } = pair else {
                let message = "files without `reference` are not compared with anything";
                self.unused(&config, pair.l10n.at, message, "add the pattern of the source files");
                continue;
            };
            let locales = locales.as_ref().map(|names| self.locales(&config, names));
            let (at, reference) = (reference.at, pattern(reference)?);
            pairs.push(Pair { reference, l10n: pattern(l10n)?, locales, at });
        }
        let locales = config.locales.as_ref().map(|names| self.locales(&config, names));
        for key in &config.unknown {
            let message = format!("`{}` means nothing here", key.value);
            self.unused(&config, key.at, &message, "take it out, or look whether it is misspelt");
        }
        Ok(ResolvedConfig { config, locales, pairs, filters, includes, excludes })
    }

    fn locales(&mut self, config: &MozillaConfig, names: &[Written<String>]) -> Vec<Locale> {
        let mut locales = Vec::new();
        for name in names {
            match Locale::parse(&name.value) {
                Ok(locale) => locales.push(locale),
                Err(_) => {
                    let message = format!("`{}` is no locale, so that its files are not checked", name.value);
                    self.unused(config, name.at, &message, "write a BCP 47 tag like `ru`, `kk` or `zh-Hans`");
                }
            }
        }
        locales
    }

    fn unused(&mut self, config: &MozillaConfig, at: Span, message: &str, help: &str) {
        let place = Place::range(&config.file, at);
        self.findings.push(Finding::new(UNUSED_SETTING, Severity::Warning, place, message).help(help));
    }
}

const FROM_ABOVE: &str = "run it from a folder above, or name that folder with `--project DIR`";

fn explain(config: &MozillaConfig, text: &Written<String>, problem: &Problem) -> ConfigError {
    let written = &text.value;
    match problem {
        Problem::Outside => config.error(
            text.at,
            format!("`{written}` leads out of the project folder"),
            Some(format!("write it from `basepath` on; where the folder is right, {FROM_ABOVE}")),
        ),
        Problem::Unknown(name) => config.error(
            text.at,
            format!("the variable `{name}` has no value"),
            Some(format!("add `{name} = \"…\"` below `[env]`, or run with `--define {name}=…`")),
        ),
        Problem::Circle(name) => {
            config.error(text.at, format!("the value of the variable `{name}` needs itself"), None)
        }
        Problem::TooLong => config.error(text.at, format!("`{written}` grows longer than a path can be"), None),
    }
}
