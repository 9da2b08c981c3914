//! A project that lives in memory, for tests of everything but disks.

use std::collections::{BTreeMap, BTreeSet};

use tolmach::check::{self, Checks};
use tolmach::config::{Config, Known};
use tolmach::coverage::Coverage;
use tolmach::finding::Finding;
use tolmach::locale::Locale;
use tolmach::project::{Files, Listing, Mapping, Project, Reading, Shared, Unit, Unreadable};
use tolmach::update::{self, NewFile, Plan, Update};

/// Files by path.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Files for Memory {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        Ok(self.files.get(path).cloned())
    }

    fn list(&self, folder: &str) -> Listing {
        let below = |path: &&String| folder.is_empty() || path.starts_with(&format!("{folder}/"));
        let files: Vec<String> = self.files.keys().filter(below).cloned().collect();
        let first = |path: &String| {
            let rest = path.strip_prefix(folder)?.trim_start_matches('/');
            Some(rest.split_once('/')?.0.to_string())
        };
        let folders: BTreeSet<String> = files.iter().filter_map(first).collect();
        Listing { files, folders: folders.into_iter().collect(), unreadable: Vec::new() }
    }
}

impl Memory {
    /// Makes a project of paths and texts.
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Memory {
        Memory { files: files.into_iter().map(|(path, text)| (path.to_string(), text.as_bytes().to_vec())).collect() }
    }

    /// Returns the text of a file.
    pub fn text(&self, path: &str) -> &str {
        self.files.get(path).map_or("", |bytes| std::str::from_utf8(bytes).expect("tests write text"))
    }

    /// Replaces the first `old` in a file by `new`; it must be there.
    pub fn edit(&mut self, path: &str, old: &str, new: &str) {
        let text = self.text(path);
        assert!(text.contains(old), "{path} has no {old:?}:\n{text}");
        let text = text.replacen(old, new, 1);
        self.files.insert(path.to_string(), text.into_bytes());
    }

    /// Returns the configuration of a tree without one.
    pub fn plain_config(&self) -> Config {
        let source = Locale::parse("en").expect("it is a locale");
        Config::plain(source, Vec::new(), String::new(), String::new())
    }

    /// Finds the project; its configuration is in `tolmach.toml`.
    pub fn project(&self) -> Project {
        let known = Known { checks: &check::names(), formats: &tolmach::edition::names() };
        let mut config =
            Config::read("tolmach.toml", self.text("tolmach.toml"), known).unwrap_or_else(|error| panic!("{error}"));
        let Some(path) = config.paths.l10n_toml.clone() else { return Project::discover(config, self) };
        let mapping = Mapping::load(&path, &BTreeMap::new(), self).unwrap_or_else(|error| panic!("{error}"));
        config.enable(mapping.locales(self));
        Project::mapped(config, &mapping, self)
    }

    /// Runs `work` on each unit with all its locales.
    pub fn each_unit<T>(&self, mut work: impl FnMut(&Project, &Shared, &Reading<'_>) -> T) -> Vec<T> {
        let project = self.project();
        let locales: Vec<String> =
            project.config.locales.iter().map(|settings| settings.locale.name().to_string()).collect();
        let shared = Shared::load(&project, &locales, self);
        let run = |name| {
            let unit = Unit::load(&project, name, &locales, self).unwrap_or_else(|error| panic!("{error}"));
            let reading = Reading::new(&project, &shared, &unit);
            work(&project, &shared, &reading)
        };
        project.units.iter().map(run).collect()
    }

    /// Returns the file of the tool's memory that cannot be read, and because of which nothing is done.
    pub fn unreadable_memory(&self) -> Option<String> {
        let project = self.project();
        let locales: Vec<String> =
            project.config.locales.iter().map(|settings| settings.locale.name().to_string()).collect();
        project.units.iter().find_map(|name| Unit::load(&project, name, &locales, self).err()).map(|error| error.path)
    }

    /// Runs `segment` and writes its files.
    pub fn segment(&mut self) -> Vec<Update> {
        let plan = self.plan();
        self.write(&plan.files());
        plan.updates.into_values().collect()
    }

    /// Works out what `segment` writes.
    pub fn plan(&self) -> Plan {
        let project = self.project();
        let locales: Vec<String> =
            project.config.locales.iter().map(|settings| settings.locale.name().to_string()).collect();
        update::plan(&project, &locales, self).unwrap_or_else(|error| panic!("{error}"))
    }

    /// Writes and removes files.
    pub fn write(&mut self, files: &[&NewFile]) {
        for file in files {
            match &file.text {
                Some(text) => self.files.insert(file.path.clone(), text.clone().into_bytes()),
                None => self.files.remove(&file.path),
            };
        }
    }

    /// Runs all checks.
    pub fn check(&self) -> Vec<Finding> {
        let run = |project: &Project, shared: &Shared, reading: &Reading<'_>| Checks::new(project).run(shared, reading);
        let mut findings: Vec<Finding> = self.each_unit(run).concat();
        findings.extend(Checks::new(&self.project()).run_project(&self.coverage(), &self.list("locales").folders));
        findings
    }

    /// Returns the counts of each locale.
    pub fn coverage(&self) -> Vec<(String, Coverage)> {
        let mut counts: BTreeMap<String, Coverage> = BTreeMap::new();
        for (locale, coverage) in self
            .each_unit(|_, _, reading| {
                reading
                    .translations
                    .iter()
                    .map(|translation| (translation.locale.clone(), Coverage::of(translation)))
                    .collect::<Vec<_>>()
            })
            .concat()
        {
            *counts.entry(locale).or_default() += coverage;
        }
        counts.into_iter().collect()
    }
}
