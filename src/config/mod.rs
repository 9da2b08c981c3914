//! `tolmach.toml` → the settings of a project.
//!
//! Invariants: every key is known or the file is refused with its line; the names of checks and formats come in as
//! arguments, so that the configuration knows no verb. Only home of `toml_edit`.

mod edit;
pub mod mozilla;
mod read;

use std::collections::BTreeMap;

use crate::locale::{FallbackChain, Locale};

pub use edit::add_locale;

/// The front-matter keys that are translated unless the configuration names others.
pub const FRONT_MATTER: [&str; 4] = ["title", "subtitle", "description", "summary"];

/// Where the glossary stands unless the configuration says so.
pub const GLOSSARY: &str = "glossary.csv";

/// What the configuration may name: checks and edition formats.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// Every check.
    pub checks: &'a [&'a str],
    /// Every edition format.
    pub formats: &'a [&'a str],
}

/// How complete a locale must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// Incomplete fails `check`.
    Required,
    /// Incomplete is a warning.
    BestEffort,
    /// Incomplete is only reported.
    Draft,
}

impl Tier {
    /// Returns the word in configuration and reports.
    pub fn word(self) -> &'static str {
        match self {
            Tier::Required => "required",
            Tier::BestEffort => "best-effort",
            Tier::Draft => "draft",
        }
    }
}

/// What an edition does with a message that it lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnMissing {
    /// No edition.
    Refuse,
    /// The fallback chain, then English, visibly marked.
    Source,
}

/// What an edition does with a translation whose English has changed in its wording only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stale {
    /// Prints it with a note.
    Note,
    /// Treats it as missing.
    Refuse,
}

/// What a book for e-readers holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Books {
    /// One article.
    Article,
    /// All articles of a locale.
    Locale,
}

/// The level that the configuration gives a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Fails `check`.
    Error,
    /// Counts toward `max-warnings`.
    Warning,
    /// Never fails.
    Info,
    /// Not reported.
    Off,
}

impl Level {
    /// Reads a level's word.
    pub fn parse(word: &str) -> Option<Level> {
        match word {
            "error" => Some(Level::Error),
            "warning" => Some(Level::Warning),
            "info" => Some(Level::Info),
            "off" => Some(Level::Off),
            _ => None,
        }
    }
}

/// The levels by check.
pub type Levels = BTreeMap<String, Level>;

/// Whether a view or a rule is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    /// In force.
    On,
    /// Not in force.
    Off,
}

/// One target locale.
#[derive(Clone, Debug)]
pub struct LocaleSettings {
    /// The locale.
    pub locale: Locale,
    /// How complete it must be.
    pub tier: Tier,
    /// Locales asked before the source locale.
    pub fallback: Vec<Locale>,
    /// The least coverage in per cent, 0 to 100.
    pub min_coverage: Option<u32>,
    /// Whether a native speaker has read it.
    pub reviewed: bool,
    /// Who is named as the translator; nobody unless they want it.
    pub translator: Option<String>,
    /// What an edition does with a missing message.
    pub on_missing: OnMissing,
    /// What an edition does with a stale message.
    pub stale: Stale,
    /// Levels that hold for this locale only.
    pub levels: Levels,
}

/// Where things stand, relative to the project folder.
#[derive(Clone, Debug)]
pub struct Paths {
    /// Globs of the articles.
    pub articles: Vec<String>,
    /// Folder of the catalogues.
    pub catalogue: String,
    /// Folder of a locale's translations, with `{locale}`.
    pub translations: String,
    /// Folder of the editions.
    pub editions: String,
    /// The glossary, which need not be there under its usual name; `None` where there is no project.
    pub glossary: Option<String>,
    /// The project configuration of compare-locales that says where files are, in place of the folders above.
    pub l10n_toml: Option<String>,
    /// What `{l10n_base}` is there; empty for the project folder.
    pub l10n_base: String,
}

impl Paths {
    /// Returns the folder of a locale's translations.
    pub fn translation_folder(&self, locale: &str) -> String {
        self.translations.trim_end_matches('/').replace("{locale}", locale)
    }

    /// Returns the folder that the article globs share: all before the first wildcard.
    pub fn article_root(&self) -> String {
        let roots: Vec<Vec<&str>> = self
            .articles
            .iter()
            .map(|glob| {
                let folders: Vec<&str> = glob.split('/').collect();
                let fixed =
                    folders.iter().position(|name| name.contains(['*', '?', '[', '{'])).unwrap_or(folders.len() - 1);
                folders[..fixed.min(folders.len() - 1)].to_vec()
            })
            .collect();
        let Some(first) = roots.first() else { return String::new() };
        let is_shared = |at: &usize| roots.iter().all(|root| root.get(*at) == Some(&first[*at]));
        let shared = (0..first.len()).take_while(is_shared).count();
        first[..shared].join("/")
    }
}

/// What `render` does.
#[derive(Clone, Debug)]
pub struct EditionSettings {
    /// The address under which editions are published, without a final slash.
    pub base_url: Option<String>,
    /// The formats to make.
    pub formats: Vec<String>,
    /// What a book holds.
    pub books: Books,
}

/// Where the baseline stands unless the configuration names another file.
pub const BASELINE: &str = ".tolmach/baseline.toml";

/// What `check` does.
#[derive(Clone, Debug)]
pub struct CheckSettings {
    /// More warnings than this fail.
    pub max_warnings: Option<usize>,
    /// Levels for all locales.
    pub levels: Levels,
    /// Levels for some articles or files, in the order of the configuration.
    pub paths: Vec<PathLevels>,
    /// The file of the findings that were there when the project began to check.
    pub baseline: String,
}

/// Levels that hold for some articles or files only: `[[check.paths]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathLevels {
    /// Globs of the names of articles, or of paths from the project folder.
    pub paths: Vec<String>,
    /// The levels.
    pub levels: Levels,
}

impl Default for CheckSettings {
    fn default() -> CheckSettings {
        CheckSettings { max_warnings: None, levels: Levels::new(), paths: Vec::new(), baseline: BASELINE.to_string() }
    }
}

/// The settings of a project.
#[derive(Clone, Debug)]
pub struct Config {
    /// The locale of the articles.
    pub source_locale: Locale,
    /// The target locales in the order of the file.
    pub locales: Vec<LocaleSettings>,
    /// Where things stand.
    pub paths: Paths,
    /// What `render` does.
    pub editions: EditionSettings,
    /// What `check` does.
    pub checks: CheckSettings,
    /// Front-matter keys whose values are translated.
    pub front_matter: Vec<String>,
    /// Whether a cosmetic change of the English leaves translations current.
    pub accept_cosmetic: Switch,
    /// Whether a translation that another tool rewrote counts as made from today's English.
    pub trust_edits: Switch,
    /// Whether locale files show the English in comments; by default where there are articles.
    pub source_comments: Option<Switch>,
}

/// Why a configuration is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}:{line}:{column}: {message}")]
pub struct ConfigError {
    /// The file.
    pub path: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in code points, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl Config {
    /// Reads a configuration.
    ///
    /// # Errors
    /// The first syntax error, unknown key, wrong type, unknown locale, check or format, with its line and, where a known
    /// name is near, a suggestion.
    pub fn read(path: &str, text: &str, known: Known<'_>) -> Result<Config, ConfigError> {
        read::read(path, text, known)
    }

    /// Returns the settings of a project that has no configuration: plain Fluent trees.
    pub fn plain(source: Locale, locales: Vec<Locale>, catalogue: String, translations: String) -> Config {
        let mut config = Config::defaults(source);
        config.paths = Paths { articles: Vec::new(), catalogue, translations, glossary: None, ..config.paths };
        config.locales = locales.into_iter().map(LocaleSettings::new).collect();
        config
    }

    /// Adds the locales of an `l10n.toml` that the file has no section for.
    pub fn enable(&mut self, locales: impl IntoIterator<Item = Locale>) {
        for locale in locales {
            if locale != self.source_locale && self.locale(locale.name()).is_none() {
                self.locales.push(LocaleSettings::new(locale));
            }
        }
    }

    /// Returns the settings of an empty file.
    fn defaults(source_locale: Locale) -> Config {
        let catalogue = format!("locales/{source_locale}");
        Config {
            source_locale,
            locales: Vec::new(),
            paths: Paths {
                articles: vec!["source/**/*.md".to_string()],
                catalogue,
                translations: "locales/{locale}".to_string(),
                editions: "editions".to_string(),
                glossary: Some(GLOSSARY.to_string()),
                l10n_toml: None,
                l10n_base: String::new(),
            },
            editions: EditionSettings {
                base_url: None,
                formats: ["html", "markdown", "text"].map(str::to_string).to_vec(),
                books: Books::Article,
            },
            checks: CheckSettings::default(),
            front_matter: FRONT_MATTER.map(str::to_string).to_vec(),
            accept_cosmetic: Switch::On,
            trust_edits: Switch::On,
            source_comments: None,
        }
    }

    /// Gives a check a level for one run, whatever the tables say.
    pub fn overrule(&mut self, check: &str, level: Level) {
        for locale in &mut self.locales {
            locale.levels.remove(check);
        }
        for table in &mut self.checks.paths {
            table.levels.remove(check);
        }
        self.checks.levels.insert(check.to_string(), level);
    }

    /// Returns the settings of a target locale.
    pub fn locale(&self, name: &str) -> Option<&LocaleSettings> {
        self.locales.iter().find(|settings| settings.locale.name() == name)
    }

    /// Returns the locales that an edition of `locale` may take messages from.
    pub fn fallback_chain(&self, locale: &Locale) -> FallbackChain {
        let fallbacks = self.locale(locale.name()).map_or(&[][..], |settings| &settings.fallback);
        FallbackChain::new(locale, fallbacks, &self.source_locale)
    }

    /// Tells whether a check is off for every locale and path, so that it need not be run.
    pub fn is_off(&self, check: &str) -> bool {
        let is_off = |levels: &Levels| levels.get(check).is_none_or(|level| *level == Level::Off);
        self.checks.levels.get(check) == Some(&Level::Off)
            && self.locales.iter().all(|settings| is_off(&settings.levels))
            && self.checks.paths.iter().all(|table| is_off(&table.levels))
    }
}

impl LocaleSettings {
    /// Returns the settings of a locale that the file only names.
    pub fn new(locale: Locale) -> LocaleSettings {
        LocaleSettings {
            locale,
            tier: Tier::Required,
            fallback: Vec::new(),
            min_coverage: None,
            reviewed: true,
            translator: None,
            on_missing: OnMissing::Refuse,
            stale: Stale::Note,
            levels: Levels::new(),
        }
    }
}
