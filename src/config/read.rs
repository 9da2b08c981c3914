//! The text of `tolmach.toml` → [`Config`], with an error that names line, key and remedy.

mod checks;
mod editions;
mod mozilla;

use std::ops::Range;

use toml_edit::{Document, Item, TableLike};

use super::{Config, ConfigError, Known, LocaleSettings, OnMissing, Stale, Switch, Tier};
use crate::locale::{Locale, usual_slip};
use crate::nearest::nearest;
use crate::span::LineIndex;

use editions::edition_policy;
pub(super) use mozilla::read as mozilla;

/// Reads the file.
pub(super) fn read(path: &str, text: &str, known: Known<'_>) -> Result<Config, ConfigError> {
    let reader = Reader { path, text, lines: LineIndex::new(text), known };
    let document = Document::parse(text).map_err(|error| {
        let range = error.span().unwrap_or(0..0);
        reader.error(range, error.message().trim_end_matches('.').to_string(), None)
    })?;
    reader.config(document.as_table())
}

struct Reader<'a> {
    path: &'a str,
    text: &'a str,
    lines: LineIndex,
    known: Known<'a>,
}

type Read<T> = Result<T, ConfigError>;

/// A key with its value and where the key stands.
struct Setting<'t> {
    key: &'t str,
    at: Range<usize>,
    item: &'t Item,
}

impl Reader<'_> {
    fn config(&self, root: &dyn TableLike) -> Read<Config> {
        const KEYS: &[&str] = &[
            "source-locale",
            "locales",
            "paths",
            "editions",
            "check",
            "front-matter",
            "accept-cosmetic",
            "trust-edits",
            "source-comments",
        ];
        let settings = self.settings(root, KEYS, "")?;
        let source = match settings.iter().find(|setting| setting.key == "source-locale") {
            Some(setting) => self.locale_name(self.string(setting)?, setting.item.span())?,
            None => Locale::parse("en").expect("`en` is a locale"),
        };
        let mut config = Config::defaults(source);
        for setting in &settings {
            match setting.key {
                "paths" => self.paths(&mut config, setting)?,
                "editions" => self.editions(&mut config, setting)?,
                "check" => self.checks(&mut config, setting)?,
                "front-matter" => config.front_matter = self.strings(setting)?,
                "accept-cosmetic" => config.accept_cosmetic = self.switch(setting)?,
                "trust-edits" => config.trust_edits = self.switch(setting)?,
                "source-comments" => config.source_comments = Some(self.switch(setting)?),
                _ => {}
            }
        }
        let default = edition_policy(&settings, self)?;
        if let Some(setting) = settings.iter().find(|setting| setting.key == "locales") {
            self.locales(&mut config, setting, default)?;
        }
        Ok(config)
    }

    fn locales(&self, config: &mut Config, setting: &Setting<'_>, (on_missing, stale): (OnMissing, Stale)) -> Read<()> {
        let table = self.table(setting)?;
        let entries: Vec<Setting<'_>> = self.every(table);
        let mut names = Vec::new();
        for entry in &entries {
            let locale = self.locale_name(entry.key, Some(entry.at.clone()))?;
            if locale == config.source_locale {
                return Err(self.error(
                    entry.at.clone(),
                    format!("`{locale}` is the source locale, it needs no section"),
                    None,
                ));
            }
            names.push(locale);
        }
        for (entry, locale) in entries.iter().zip(&names) {
            const KEYS: &[&str] =
                &["tier", "fallback", "min-coverage", "reviewed", "translator", "on-missing", "stale", "levels"];
            let mut own = LocaleSettings { on_missing, stale, ..LocaleSettings::new(locale.clone()) };
            let settings = self.settings(self.table(entry)?, KEYS, &format!("locales.{locale}"))?;
            if settings.len() == 1 && settings[0].key == "levels" && !self.has_header(entry, locale) {
                let help = format!("write `[locales.{locale}]` above it");
                return Err(self.error(
                    settings[0].at.clone(),
                    format!("levels for `{locale}`, which the project does not have"),
                    Some(help),
                ));
            }
            for setting in &settings {
                match setting.key {
                    "tier" => own.tier = self.tier(setting)?,
                    "min-coverage" => own.min_coverage = Some(self.number(setting, 100)?),
                    "reviewed" => own.reviewed = self.switch(setting)? == Switch::On,
                    "translator" => own.translator = Some(self.string(setting)?.to_string()),
                    "on-missing" => own.on_missing = self.on_missing(setting)?,
                    "stale" => own.stale = self.stale(setting)?,
                    "levels" => own.levels = self.levels(setting)?,
                    _ => own.fallback = self.fallback(setting, &names, config)?,
                }
            }
            config.locales.push(own);
        }
        Ok(())
    }

    /// Tells whether the section `[locales.xx]` itself stands in the file, not only one below it.
    fn has_header(&self, entry: &Setting<'_>, _locale: &Locale) -> bool {
        entry.item.as_table().is_none_or(|table| !table.is_implicit())
    }

    fn fallback(&self, setting: &Setting<'_>, names: &[Locale], config: &Config) -> Read<Vec<Locale>> {
        let mut chain = Vec::new();
        for name in self.strings(setting)? {
            let locale = self.locale_name(&name, setting.item.span())?;
            if !names.contains(&locale) && locale != config.source_locale {
                let known: Vec<&str> = names.iter().map(Locale::name).collect();
                return Err(self.error(
                    setting.item.span().unwrap_or(0..0),
                    format!("fallback `{locale}` is not a locale of this project"),
                    Some(
                        suggestion(&name, &known).unwrap_or_else(|| format!("add `[locales.{locale}]` or take it out")),
                    ),
                ));
            }
            chain.push(locale);
        }
        Ok(chain)
    }

    fn paths(&self, config: &mut Config, setting: &Setting<'_>) -> Read<()> {
        const OF_FOLDERS: &[&str] = &["articles", "catalogue", "translations"];
        const KEYS: &[&str] =
            &["articles", "catalogue", "translations", "editions", "glossary", "l10n-toml", "l10n-base"];
        let settings = self.settings(self.table(setting)?, KEYS, "paths")?;
        if let Some(mapped) = settings.iter().find(|setting| setting.key == "l10n-toml") {
            if let Some(other) = settings.iter().find(|setting| OF_FOLDERS.contains(&setting.key)) {
                let message = format!("`{}` and `{}` both say where files are", mapped.key, other.key);
                return Err(self.error(other.at.clone(), message, Some("take one of them out".to_string())));
            }
            config.paths.articles.clear();
        }
        for setting in settings {
            match setting.key {
                "articles" => {
                    config.paths.articles = match setting.item.as_str() {
                        Some(one) => vec![self.inside(one, &setting)?],
                        None => self
                            .strings(&setting)?
                            .iter()
                            .map(|glob| self.inside(glob, &setting))
                            .collect::<Read<_>>()?,
                    };
                }
                "catalogue" => config.paths.catalogue = self.inside(self.string(&setting)?, &setting)?,
                "editions" => config.paths.editions = self.inside(self.string(&setting)?, &setting)?,
                "glossary" => config.paths.glossary = Some(self.inside(self.string(&setting)?, &setting)?),
                "l10n-toml" => config.paths.l10n_toml = Some(self.inside(self.string(&setting)?, &setting)?),
                "l10n-base" => config.paths.l10n_base = self.inside(self.string(&setting)?, &setting)?,
                _ => {
                    let path = self.inside(self.string(&setting)?, &setting)?;
                    if !path.contains("{locale}") {
                        let message = format!("`translations` must hold `{{locale}}`, found `{path}`");
                        let help = Some("write it like \"locales/{locale}\"".to_string());
                        return Err(self.error(setting.item.span().unwrap_or(0..0), message, help));
                    }
                    config.paths.translations = path;
                }
            }
        }
        Ok(())
    }

    /// Refuses a path that leaves the project folder.
    fn inside(&self, path: &str, setting: &Setting<'_>) -> Read<String> {
        let clean = path.trim_start_matches("./").trim_end_matches('/');
        let leaves = clean.is_empty()
            || clean.starts_with('/')
            || clean.contains('\\')
            || clean.split('/').any(|name| name == "..");
        if leaves {
            let help = Some("write it relative to the project folder, with `/` between the names".to_string());
            return Err(self.error(
                setting.item.span().unwrap_or(0..0),
                format!("`{path}` is not a path inside the project"),
                help,
            ));
        }
        Ok(clean.to_string())
    }

    fn tier(&self, setting: &Setting<'_>) -> Read<Tier> {
        let word = self.string(setting)?;
        [Tier::Required, Tier::BestEffort, Tier::Draft]
            .into_iter()
            .find(|tier| tier.word() == word)
            .ok_or_else(|| self.wrong_word(setting, word, &["required", "best-effort", "draft"]))
    }

    fn known_names(&self, setting: &Setting<'_>, known: &[&str], what: &str) -> Read<Vec<String>> {
        let names = self.strings(setting)?;
        match names.iter().find(|name| !known.contains(&name.as_str())) {
            None => Ok(names),
            Some(unknown) => {
                let help = suggestion(unknown, known).unwrap_or_else(|| format!("known are {}", known.join(", ")));
                Err(self.error(setting.item.span().unwrap_or(0..0), format!("unknown {what} `{unknown}`"), Some(help)))
            }
        }
    }

    fn locale_name(&self, name: &str, at: Option<Range<usize>>) -> Read<Locale> {
        Locale::parse(name).map_err(|error| {
            let help = match usual_slip(name) {
                Some(meant) => format!("write `{meant}`"),
                None => "write a BCP 47 tag like `ru`, `kk` or `zh-Hans`".to_string(),
            };
            self.error(at.unwrap_or(0..0), error.to_string(), Some(help))
        })
    }

    /// Returns the entries of a table, refusing keys that are not known.
    fn settings<'t>(&self, table: &'t dyn TableLike, known: &[&str], section: &str) -> Read<Vec<Setting<'t>>> {
        let settings = self.every(table);
        match settings.iter().find(|setting| !known.contains(&setting.key)) {
            None => Ok(settings),
            Some(unknown) => {
                let what = match section {
                    "" => "unknown key".to_string(),
                    "levels" => "unknown check".to_string(),
                    section => format!("unknown key in `[{section}]`:"),
                };
                let help = suggestion(unknown.key, known).or_else(|| match section {
                    "levels" => Some("`tolmach check --list` names them all".to_string()),
                    _ => Some(format!("known are {}", known.join(", "))),
                });
                Err(self.error(unknown.at.clone(), format!("{what} `{}`", unknown.key), help))
            }
        }
    }

    fn every<'t>(&self, table: &'t dyn TableLike) -> Vec<Setting<'t>> {
        let mut settings: Vec<Setting<'t>> = table
            .iter()
            .map(|(key, item)| {
                let at = table.key(key).and_then(toml_edit::Key::span).or_else(|| item.span()).unwrap_or(0..0);
                Setting { key, at, item }
            })
            .collect();
        settings.sort_by_key(|setting| setting.at.start);
        settings
    }

    fn table<'t>(&self, setting: &Setting<'t>) -> Read<&'t dyn TableLike> {
        setting.item.as_table_like().ok_or_else(|| self.wrong_type(setting, "a section"))
    }

    /// Returns the tables of a list: `[[name]]`, or inline ones.
    fn tables<'t>(&self, setting: &Setting<'t>, name: &str, help: String) -> Read<Vec<&'t dyn TableLike>> {
        let tables: Option<Vec<&dyn TableLike>> = match setting.item {
            Item::ArrayOfTables(tables) => Some(tables.iter().map(|table| table as &dyn TableLike).collect()),
            item => item.as_array().and_then(|values| {
                values.iter().map(|value| Some(value.as_inline_table()? as &dyn TableLike)).collect()
            }),
        };
        tables.ok_or_else(|| self.error(setting.at.clone(), format!("`{name}` must be a list of tables"), Some(help)))
    }

    fn string<'t>(&self, setting: &Setting<'t>) -> Read<&'t str> {
        setting.item.as_str().ok_or_else(|| self.wrong_type(setting, "a text in quotes"))
    }

    fn strings(&self, setting: &Setting<'_>) -> Read<Vec<String>> {
        let error = || self.wrong_type(setting, "a list of texts, like [\"ru\"]");
        let array = setting.item.as_array().ok_or_else(error)?;
        array.iter().map(|value| value.as_str().map(str::to_string).ok_or_else(error)).collect()
    }

    fn switch(&self, setting: &Setting<'_>) -> Read<Switch> {
        match setting.item.as_bool() {
            Some(true) => Ok(Switch::On),
            Some(false) => Ok(Switch::Off),
            None => Err(self.wrong_type(setting, "`true` or `false`")),
        }
    }

    fn number(&self, setting: &Setting<'_>, most: u32) -> Read<u32> {
        let wanted = match most {
            u32::MAX => "a whole number from 0".to_string(),
            most => format!("a whole number from 0 to {most}"),
        };
        let number = setting.item.as_integer().and_then(|number| u32::try_from(number).ok());
        number.filter(|number| *number <= most).ok_or_else(|| self.wrong_type(setting, &wanted))
    }

    fn wrong_type(&self, setting: &Setting<'_>, wanted: &str) -> ConfigError {
        let at = setting.item.span().unwrap_or_else(|| setting.at.clone());
        self.error(at, format!("`{}` must be {wanted}", setting.key), None)
    }

    fn wrong_word(&self, setting: &Setting<'_>, word: &str, known: &[&str]) -> ConfigError {
        let help = suggestion(word, known).unwrap_or_else(|| format!("write one of: {}", known.join(", ")));
        self.error(setting.item.span().unwrap_or(0..0), format!("`{}` cannot be `{word}`", setting.key), Some(help))
    }

    fn error(&self, at: Range<usize>, message: String, help: Option<String>) -> ConfigError {
        let position = self.lines.position(self.text, at.start);
        ConfigError { path: self.path.to_string(), line: position.line.0, column: position.column.0, message, help }
    }
}

/// Returns the project's own `on-missing` and `stale`, which each locale may override.
fn suggestion(word: &str, known: &[&str]) -> Option<String> {
    nearest(word, known.iter().copied()).map(|near| format!("did you mean `{near}`?"))
}
