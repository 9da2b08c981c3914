//! An open project: its folder, settings and shared files, and the way through its units.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use tolmach::base::UnknownVersion;
use tolmach::config::{Config, Known};
use tolmach::disk::{Disk, DiskError};
use tolmach::locale::Locale;
use tolmach::nearest::nearest;
use tolmach::project::{Files, Mapping, Project, ReadAhead, Reading, Shared, Unit, UnitName};
use tolmach::{check, edition};

use super::outcome::Failure;
use super::{Common, l10n};

/// The name of the configuration file.
pub const CONFIG: &str = "tolmach.toml";

/// An open project.
pub struct Session {
    /// Its folder.
    pub disk: Disk,
    /// Its settings and units.
    pub project: Project,
    origin: Origin,
}

/// What a session was opened on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    /// A folder with a configuration.
    Project,
    /// Two folders of plain Fluent.
    Folders,
}

impl Session {
    /// Opens the project that the options name, or the nearest one above the current folder.
    ///
    /// # Errors
    /// When there is none, or its configuration is wrong.
    pub fn open(common: &Common) -> Result<Session, Failure> {
        let root = match &common.project {
            Some(folder) if folder.join(CONFIG).is_file() => folder.clone(),
            Some(file) if file.is_file() => {
                let help = "name the folder that it is in".to_string();
                return Err(Failure::usage(format!("`{}` is a file", file.display()), help));
            }
            Some(folder) => return Err(Failure::NotAProject(folder.display().to_string())),
            None => Disk::find_up(Path::new("."), CONFIG).ok_or_else(no_project)?,
        };
        let disk = Disk::open(&root)?;
        let bytes =
            disk.read(CONFIG).map_err(|unreadable| Failure::usage(format!("`{CONFIG}`: {}", unreadable.why), None))?;
        let text = String::from_utf8(bytes.unwrap_or_default())
            .map_err(|_| Failure::usage(format!("`{CONFIG}` is not UTF-8 text"), "save it as UTF-8".to_string()))?;
        let known = Known { checks: &check::names(), formats: &edition::names() };
        let config = Config::read(CONFIG, &text, known)?;
        let project = match config.paths.l10n_toml.clone() {
            Some(path) => {
                let given = BTreeMap::from([(l10n::BASE.to_string(), config.paths.l10n_base.clone())]);
                let mapping = Mapping::load(&path, &given, &disk)?;
                l10n::project(config, &mapping, &disk)
            }
            None => Project::discover(config, &disk),
        };
        Ok(Session { disk, project, origin: Origin::Project })
    }

    /// Opens what an `l10n.toml` of compare-locales names as a project without configuration.
    ///
    /// # Errors
    /// When the file or one that it includes is wrong, or leads out of the project folder.
    pub fn open_l10n(common: &Common, named: &l10n::Named<'_>) -> Result<Session, Failure> {
        let (disk, project) = l10n::open(common, named)?;
        Ok(Session { disk, project, origin: Origin::Folders })
    }

    /// Opens two folders of plain Fluent as a project without configuration.
    ///
    /// # Errors
    /// When a folder does not exist, or `{locale}` is missing from the second.
    pub fn open_plain(catalogue: &Path, translations: &str, source: Option<&str>) -> Result<Session, Failure> {
        let Some((before, after)) = translations.split_once("{locale}") else {
            let help = "write it like `--translations 'l10n/{locale}/'`".to_string();
            return Err(Failure::usage(format!("`{translations}` does not hold `{{locale}}`"), help));
        };
        let absolute = |path: &Path| {
            std::path::absolute(path).map_err(|source| DiskError::Io {
                action: "open",
                path: path.display().to_string(),
                source,
            })
        };
        let catalogue = real_folder(&absolute(catalogue)?, &catalogue.display().to_string())?;
        let folder = real_folder(&absolute(Path::new(if before.is_empty() { "." } else { before }))?, before)?;
        let here = std::fs::canonicalize(".").unwrap_or_default();
        let root = if catalogue.starts_with(&here) && folder.starts_with(&here) {
            here
        } else {
            common_ancestor(&catalogue, &folder)
        };
        let disk = Disk::open(&root)?;
        let below = |path: &Path| slashes(path.strip_prefix(&root).unwrap_or(path));
        let name = source.map(str::to_string).or_else(|| Some(catalogue.file_name()?.to_string_lossy().into_owned()));
        let source = name
            .and_then(|name| Locale::parse(&name).ok())
            .unwrap_or_else(|| Locale::parse("en").expect("`en` is a locale"));
        let prefix = below(&folder);
        let slash = if prefix.is_empty() { "" } else { "/" };
        let pattern = format!("{prefix}{slash}{{locale}}{}", after.trim_end_matches('/'));
        let locales = plain_locales(&disk, &prefix, after, &source, &below(&catalogue));
        let config = Config::plain(source, locales, below(&catalogue), pattern);
        let project = Project::discover(config, &disk);
        Ok(Session { disk, project, origin: Origin::Folders })
    }

    /// Tells whether the session has no project, so that nothing is remembered there.
    pub fn is_plain(&self) -> bool {
        self.origin == Origin::Folders
    }

    /// Returns the names of all target locales.
    pub fn all_locales(&self) -> Vec<String> {
        self.project.config.locales.iter().map(|settings| settings.locale.name().to_string()).collect()
    }

    /// Returns all locales in the order of the configuration, the source locale first.
    pub fn every_locale(&self) -> impl Iterator<Item = &Locale> {
        let config = &self.project.config;
        std::iter::once(&config.source_locale).chain(config.locales.iter().map(|settings| &settings.locale))
    }

    /// Returns the target locales that were asked for, all where none was.
    ///
    /// # Errors
    /// When one is not a locale of the project.
    pub fn locales(&self, wanted: &[String]) -> Result<Vec<String>, Failure> {
        let all = self.all_locales();
        if let Some(unknown) = wanted.iter().find(|name| !all.contains(name)) {
            return Err(self.unknown_locale(unknown));
        }
        Ok(if wanted.is_empty() { all } else { all.into_iter().filter(|name| wanted.contains(name)).collect() })
    }

    /// Returns the failure about a locale that the project does not have.
    pub fn unknown_locale(&self, name: &str) -> Failure {
        let all = self.all_locales();
        if name == self.project.config.source_locale.name() {
            let help = "name a locale that the articles are translated into".to_string();
            return Failure::usage(format!("`{name}` is the source locale"), help);
        }
        let is_plain = self.project.config.paths.articles.is_empty();
        // Of two letters, any other two are near.
        let near = nearest(name, all.iter().map(String::as_str)).filter(|_| is_plain || name.len() > 2);
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None if is_plain => format!("the folders of translations are {}", all.join(", ")),
            None => format!("add it with `tolmach add {name}`"),
        };
        Failure::usage(format!("`{name}` is not a locale of this project"), help)
    }

    /// Returns the units that were asked for by name or path, all where none was.
    ///
    /// # Errors
    /// When a name is none of the project.
    pub fn units(&self, wanted: &[String]) -> Result<Vec<&UnitName>, Failure> {
        let mut units: Vec<&UnitName> = Vec::new();
        for name in wanted {
            let unit = self.project.units.iter().find(|unit| is_named(unit, name));
            units.push(unit.ok_or_else(|| self.unknown_article(name))?);
        }
        if wanted.is_empty() {
            return Ok(self.project.units.iter().collect());
        }
        units.sort_by(|a, b| a.name.cmp(&b.name));
        units.dedup();
        Ok(units)
    }

    fn unknown_article(&self, name: &str) -> Failure {
        let near = nearest(name, self.project.units.iter().map(|unit| unit.name.as_str()));
        let help = near.map(|near| format!("did you mean `{near}`?"));
        Failure::usage(format!("there is no article `{name}`"), help)
    }

    /// Does some work on each unit, in parallel; the results are in the order of the units.
    ///
    /// # Errors
    /// When a file of the tool's memory is of another version.
    pub fn each_unit<T: Send>(
        &self,
        units: &[&UnitName],
        locales: &[String],
        work: impl Fn(&Shared<'_>, &Reading<'_>) -> T + Sync,
    ) -> Result<Vec<T>, Failure> {
        self.each_unit_of(&self.disk, units, locales, work)
    }

    /// Does some work on each unit as [`Session::each_unit`], with the texts that `files` has.
    ///
    /// # Errors
    /// When a file of the tool's memory is of another version.
    pub fn each_unit_of<T: Send>(
        &self,
        files: &dyn Files,
        units: &[&UnitName],
        locales: &[String],
        work: impl Fn(&Shared<'_>, &Reading<'_>) -> T + Sync,
    ) -> Result<Vec<T>, Failure> {
        let files = &ReadAhead::new(files);
        let shared = Shared::load(&self.project, locales, files);
        let one = |name: &&UnitName| -> Result<T, UnknownVersion> {
            let unit = Unit::load(&self.project, name, locales, files)?;
            let reading = Reading::new(&self.project, &shared, &unit);
            Ok(work(&shared, &reading))
        };
        Ok(units.par_iter().map(one).collect::<Result<Vec<T>, UnknownVersion>>()?)
    }

    /// Returns the way from the root of the repository to the project; empty where they are one, or there is no repository.
    pub fn folder_in_repository(&self) -> String {
        let Ok(root) = std::fs::canonicalize(self.disk.root()) else { return String::new() };
        // In a worktree or a submodule `.git` is a file.
        let repository = root.ancestors().find(|folder| folder.join(".git").exists());
        repository.and_then(|repository| root.strip_prefix(repository).ok()).map(slashes).unwrap_or_default()
    }

    /// Returns the folders beside those of the locales.
    pub fn locale_folders(&self) -> Vec<String> {
        let pattern = &self.project.config.paths.translations;
        match pattern.split_once("{locale}") {
            Some((before, _)) if before.is_empty() || before.ends_with('/') => {
                self.disk.list(before.trim_end_matches('/')).folders
            }
            _ => Vec::new(),
        }
    }
}

/// Returns the locales that have a folder with Fluent files, by their names; `after` is what stands behind the name.
fn plain_locales(disk: &Disk, prefix: &str, after: &str, source: &Locale, catalogue: &str) -> Vec<Locale> {
    let listing = disk.list(prefix);
    let mut locales: Vec<Locale> = listing.folders.iter().filter_map(|name| Locale::of_folder(name)).collect();
    let has_files = |locale: &Locale| {
        let folder = format!("{}{after}", prefixed(prefix, locale.name()));
        let folder = format!("{}/", folder.trim_end_matches('/'));
        folder != format!("{catalogue}/")
            && listing.files.iter().any(|path| path.starts_with(&folder) && path.ends_with(".ftl"))
    };
    locales.retain(|locale| locale != source && has_files(locale));
    locales
}

/// Returns where a folder really is; `name` is how the user calls it.
pub fn real_folder(path: &Path, name: &str) -> Result<PathBuf, Failure> {
    std::fs::canonicalize(path).map_err(|source| match source.kind() {
        io::ErrorKind::NotFound => Failure::usage(format!("there is no folder `{name}`"), None),
        _ => DiskError::Io { action: "open", path: name.to_string(), source }.into(),
    })
}

/// Tells whether a unit is meant: by its name, its article's path, or its file's path.
fn is_named(unit: &UnitName, name: &str) -> bool {
    let name = name.trim_start_matches("./");
    unit.name == name || unit.article.as_deref() == Some(name) || name.strip_suffix(".ftl") == Some(unit.name.as_str())
}

fn no_project() -> Failure {
    if !Path::new(l10n::USUAL).is_file() {
        return Failure::NoProject(current_folder());
    }
    let help = format!(
        "check what `{0}` names with `tolmach check {0}`, or make a project with `tolmach init {0}`",
        l10n::USUAL
    );
    Failure::usage(Failure::NoProject(current_folder()).to_string(), help)
}

fn current_folder() -> String {
    std::env::current_dir().map_or_else(|_| ".".to_string(), |folder| folder.display().to_string())
}

pub fn slashes(path: &Path) -> String {
    path.components().map(|name| name.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn prefixed(prefix: &str, name: &str) -> String {
    if prefix.is_empty() { name.to_string() } else { format!("{prefix}/{name}") }
}

pub fn common_ancestor(a: &Path, b: &Path) -> PathBuf {
    a.components().zip(b.components()).take_while(|(one, other)| one == other).map(|(one, _)| one).collect()
}
