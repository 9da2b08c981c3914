//! `[check]`: levels, by locale and by path, and what else `check` keeps to.

use toml_edit::TableLike;

use super::{Config, Read, Reader, Setting};
use crate::config::{Level, Levels, PathLevels};

impl Reader<'_> {
    pub(super) fn checks(&self, config: &mut Config, setting: &Setting<'_>) -> Read<()> {
        const KEYS: &[&str] = &["max-warnings", "baseline", "levels", "paths"];
        for setting in self.settings(self.table(setting)?, KEYS, "check")? {
            match setting.key {
                "max-warnings" => config.checks.max_warnings = Some(self.number(&setting, u32::MAX)? as usize),
                "baseline" => config.checks.baseline = self.inside(self.string(&setting)?, &setting)?,
                "levels" => config.checks.levels = self.levels(&setting)?,
                _ => config.checks.paths = self.path_levels(&setting)?,
            }
        }
        Ok(())
    }

    pub(super) fn levels(&self, setting: &Setting<'_>) -> Read<Levels> {
        let mut levels = Levels::new();
        for entry in self.settings(self.table(setting)?, self.known.checks, "levels")? {
            let word = self.string(&entry)?;
            let level = Level::parse(word)
                .ok_or_else(|| self.wrong_word(&entry, word, &["error", "warning", "info", "off"]))?;
            levels.insert(entry.key.to_string(), level);
        }
        Ok(levels)
    }

    /// Reads the tables `[[check.paths]]`.
    fn path_levels(&self, setting: &Setting<'_>) -> Read<Vec<PathLevels>> {
        let help = "write `[[check.paths]]` with two brackets, and `paths` and `levels` below it".to_string();
        let tables = self.tables(setting, "check.paths", help)?;
        tables.into_iter().map(|table| self.path_table(setting, table)).collect()
    }

    fn path_table(&self, above: &Setting<'_>, table: &dyn TableLike) -> Read<PathLevels> {
        let settings = self.settings(table, &["paths", "levels"], "[check.paths]")?;
        let named = |key: &str| settings.iter().find(|setting| setting.key == key);
        let (Some(paths), Some(levels)) = (named("paths"), named("levels")) else {
            let at = settings.first().map_or_else(|| above.at.clone(), |setting| setting.at.clone());
            let help = "write it like `paths = [\"news/*\"]` and `levels = { spacing = \"off\" }`".to_string();
            return Err(self.error(at, "`[[check.paths]]` needs `paths` and `levels`".to_string(), Some(help)));
        };
        let globs = self.strings(paths)?;
        for glob in &globs {
            self.inside(glob, paths)?;
            if [('[', ']'), ('{', '}')]
                .iter()
                .any(|(open, close)| glob.matches(*open).count() != glob.matches(*close).count())
            {
                let message = format!("a bracket in `{glob}` is not closed");
                let help = "`*` stays inside a name, `**` crosses folders, `{a,b}` is either".to_string();
                return Err(self.error(paths.item.span().unwrap_or(0..0), message, Some(help)));
            }
        }
        let paths = globs.iter().map(|glob| glob.trim_start_matches("./").to_string()).collect();
        Ok(PathLevels { paths, levels: self.levels(levels)? })
    }
}
