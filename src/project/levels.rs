//! The levels of the configuration → the level of one finding, by its check, locale, article and file.

use globset::GlobSet;

use super::paths;
use crate::config::{Config, Level, Levels};

/// The tables of the configuration, their globs compiled.
///
/// The last `[[check.paths]]` that matches wins, then the locale's own table, then `[check.levels]`.
#[derive(Debug)]
pub struct LevelRules<'c> {
    paths: Vec<(GlobSet, &'c Levels)>,
    /// The locales that have a table; most have none.
    locales: Vec<(&'c str, &'c Levels)>,
    all: &'c Levels,
}

impl<'c> LevelRules<'c> {
    /// Compiles the globs.
    pub fn new(config: &'c Config) -> LevelRules<'c> {
        let tables = config.checks.paths.iter();
        let locales = config.locales.iter().filter(|settings| !settings.levels.is_empty());
        LevelRules {
            paths: tables.map(|table| (paths::globs(&table.paths), &table.levels)).collect(),
            locales: locales.map(|settings| (settings.locale.name(), &settings.levels)).collect(),
            all: &config.checks.levels,
        }
    }

    /// Returns the level of a check in a locale and file, if any is given; `names` are the unit's name and the path of its
    /// article.
    pub fn level(&self, check: &str, locale: Option<&str>, names: &[&str], path: &str) -> Option<Level> {
        let own = self.paths.iter().rev().find_map(|(globs, levels)| {
            let level = levels.get(check)?;
            names.iter().chain([&path]).any(|name| globs.is_match(name)).then_some(*level)
        });
        let of_locale = || self.locales.iter().find(|(name, _)| locale == Some(*name))?.1.get(check).copied();
        own.or_else(of_locale).or_else(|| self.all.get(check).copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Known;

    #[test]
    fn the_last_path_wins_then_the_locale_then_the_project() {
        let text = r#"
            [locales.ka]
            [locales.ka.levels]
            spacing = "error"

            [check.levels]
            spacing = "info"

            [[check.paths]]
            paths = ["news/*"]
            levels = { spacing = "warning" }

            [[check.paths]]
            paths = ["news/old*", "locales/ru/**"]
            levels = { spacing = "off" }
        "#;
        let known = Known { checks: &["spacing", "syntax"], formats: &[] };
        let config = Config::read("tolmach.toml", text, known).unwrap();
        let rules = LevelRules::new(&config);
        for (check, locale, name, path, expected) in [
            ("spacing", None, "about", "source/about.md", Some(Level::Info)),
            ("spacing", Some("ka"), "about", "locales/ka/about.ftl", Some(Level::Error)),
            ("spacing", Some("ka"), "news/a", "locales/ka/news/a.ftl", Some(Level::Warning)),
            ("spacing", Some("ka"), "news/old-a", "locales/ka/news/old-a.ftl", Some(Level::Off)),
            ("spacing", Some("ka"), "news/deep/a", "locales/ka/news/deep/a.ftl", Some(Level::Error)),
            ("spacing", Some("ru"), "about", "locales/ru/about.ftl", Some(Level::Off)),
            ("syntax", Some("ru"), "about", "locales/ru/about.ftl", None),
        ] {
            assert_eq!(rules.level(check, locale, &[name], path), expected, "{check} {locale:?} {path}");
        }
    }
}
