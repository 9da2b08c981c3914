//! The text of an `l10n.toml` → [`MozillaConfig`]. compare-locales passes over what it does not know; so do we, but we say so.

use toml_edit::{Document, Item, TableLike, Value};

use super::{ConfigError, Known, Read, Reader, Setting};
use crate::config::mozilla::{Action, Filter, MozillaConfig, PathPair, Written};
use crate::file::TextFile;
use crate::span::{LineIndex, Span};

/// Keys that compare-locales or its users' builds give a meaning that does not touch checking.
const FOR_OTHERS: &[&str] = &["build"];

pub(in crate::config) fn read(file: TextFile) -> Read<MozillaConfig> {
    let (path, text) = (file.path.clone(), file.text.clone());
    let reader =
        Reader { path: &path, text: &text, lines: LineIndex::new(&text), known: Known { checks: &[], formats: &[] } };
    let document = Document::parse(text.as_str()).map_err(|error| {
        reader.error(error.span().unwrap_or(0..0), error.message().trim_end_matches('.').to_string(), None)
    })?;
    let mut config = MozillaConfig {
        file,
        basepath: None,
        locales: None,
        env: Default::default(),
        paths: Vec::new(),
        includes: Vec::new(),
        excludes: Vec::new(),
        filters: Vec::new(),
        unknown: Vec::new(),
    };
    for setting in reader.every(document.as_table()) {
        match setting.key {
            "basepath" => config.basepath = Some(reader.written(&setting)?),
            "locales" => config.locales = Some(reader.written_list(&setting)?),
            "env" => {
                for variable in reader.every(reader.table(&setting)?) {
                    config.env.insert(variable.key.to_string(), reader.written(&variable)?);
                }
            }
            "paths" => config.paths = reader.each_table(&setting, &mut config.unknown, Reader::path_pair)?,
            "filters" => config.filters = reader.each_table(&setting, &mut config.unknown, Reader::filter)?,
            "includes" => config.includes = reader.each_table(&setting, &mut config.unknown, Reader::child)?,
            "excludes" => config.excludes = reader.each_table(&setting, &mut config.unknown, Reader::child)?,
            key if FOR_OTHERS.contains(&key) => {}
            _ => config.unknown.push(unknown(&setting)),
        }
    }
    Ok(config)
}

/// Reads one table of a list; what it does not know goes to the second argument.
type ReadTable<'a, T> = fn(&Reader<'a>, &Setting<'_>, &dyn TableLike, &mut Vec<Written<String>>) -> Read<T>;

impl<'a> Reader<'a> {
    fn each_table<T>(
        &self,
        setting: &Setting<'_>,
        others: &mut Vec<Written<String>>,
        read: ReadTable<'a, T>,
    ) -> Read<Vec<T>> {
        let help = format!("write `[[{}]]` with two brackets", setting.key);
        let tables = self.tables(setting, setting.key, help)?;
        tables.into_iter().map(|table| read(self, setting, table, others)).collect()
    }

    fn path_pair(
        &self,
        above: &Setting<'_>,
        table: &dyn TableLike,
        others: &mut Vec<Written<String>>,
    ) -> Read<PathPair> {
        let (mut reference, mut l10n, mut locales) = (None, None, None);
        for setting in self.every(table) {
            match setting.key {
                "reference" => reference = Some(self.written(&setting)?),
                "l10n" => l10n = Some(self.written(&setting)?),
                "locales" => locales = Some(self.written_list(&setting)?),
                // Further tests of Android's strings; there are none of Fluent.
                "test" => drop(self.strings(&setting)?),
                _ => others.push(unknown(&setting)),
            }
        }
        let l10n = l10n.ok_or_else(|| self.lacks(above, table, "l10n", "l10n = \"{locale}/**/*.ftl\""))?;
        Ok(PathPair { reference, l10n, locales })
    }

    fn filter(&self, above: &Setting<'_>, table: &dyn TableLike, others: &mut Vec<Written<String>>) -> Read<Filter> {
        let (mut paths, mut keys, mut action) = (None, None, None);
        for setting in self.every(table) {
            match setting.key {
                "path" => paths = Some(self.one_or_more(&setting)?),
                "key" => keys = Some(self.one_or_more(&setting)?),
                "action" => action = Some(self.action(&setting)?),
                _ => others.push(unknown(&setting)),
            }
        }
        let paths = paths.ok_or_else(|| self.lacks(above, table, "path", "path = \"{locale}/app.ftl\""))?;
        let action = action.ok_or_else(|| self.lacks(above, table, "action", "action = \"ignore\""))?;
        Ok(Filter { paths, keys, action })
    }

    fn child(
        &self,
        above: &Setting<'_>,
        table: &dyn TableLike,
        others: &mut Vec<Written<String>>,
    ) -> Read<Written<String>> {
        let mut path = None;
        for setting in self.every(table) {
            match setting.key {
                "path" => path = Some(self.written(&setting)?),
                _ => others.push(unknown(&setting)),
            }
        }
        path.ok_or_else(|| self.lacks(above, table, "path", "path = \"toolkit/l10n.toml\""))
    }

    fn action(&self, setting: &Setting<'_>) -> Read<Action> {
        match self.string(setting)? {
            "ignore" => Ok(Action::Ignore),
            "warning" => Ok(Action::Warning),
            "error" => Ok(Action::Error),
            word => Err(self.wrong_word(setting, word, &["ignore", "warning", "error"])),
        }
    }

    fn written(&self, setting: &Setting<'_>) -> Read<Written<String>> {
        Ok(Written { value: self.string(setting)?.to_string(), at: place(setting.item, setting) })
    }

    fn one_or_more(&self, setting: &Setting<'_>) -> Read<Vec<Written<String>>> {
        if setting.item.is_str() { Ok(vec![self.written(setting)?]) } else { self.written_list(setting) }
    }

    fn written_list(&self, setting: &Setting<'_>) -> Read<Vec<Written<String>>> {
        let error = || self.wrong_type(setting, "a list of texts, like [\"ru\"]");
        let one = |value: &Value| {
            let at =
                value.span().map_or_else(|| place(setting.item, setting), |range| Span::new(range.start, range.end));
            Ok(Written { value: value.as_str().ok_or_else(error)?.to_string(), at })
        };
        setting.item.as_array().ok_or_else(error)?.iter().map(one).collect()
    }

    fn lacks(&self, above: &Setting<'_>, table: &dyn TableLike, key: &str, example: &str) -> ConfigError {
        let first = self.every(table).first().map_or_else(|| above.at.clone(), |setting| setting.at.clone());
        self.error(
            first,
            format!("this `[[{}]]` has no `{key}`", above.key),
            Some(format!("write it like `{example}`")),
        )
    }
}

fn place(item: &Item, setting: &Setting<'_>) -> Span {
    let range = item.span().unwrap_or_else(|| setting.at.clone());
    Span::new(range.start, range.end)
}

fn unknown(setting: &Setting<'_>) -> Written<String> {
    Written { value: setting.key.to_string(), at: Span::new(setting.at.start, setting.at.end) }
}
