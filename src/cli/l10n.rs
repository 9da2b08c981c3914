//! `l10n.toml` of compare-locales on the command line: its folder, its base, its locales.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use tolmach::config::Config;
use tolmach::config::mozilla::MozillaConfig;
use tolmach::disk::{Disk, DiskError};
use tolmach::file::TextFile;
use tolmach::locale::Locale;
use tolmach::project::{Files, Mapping, Project};

use super::Common;
use super::outcome::Failure;
use super::session::{common_ancestor, real_folder, slashes};

/// The variable for the folder of the locales.
pub const BASE: &str = "l10n_base";

/// The usual name of the file.
pub const USUAL: &str = "l10n.toml";

/// What the command line says about an `l10n.toml`.
pub struct Named<'a> {
    /// The file.
    pub file: &'a Path,
    /// The folder that `{l10n_base}` stands for.
    pub base: Option<&'a Path>,
    /// Values of variables.
    pub defines: &'a [(String, String)],
}

/// Splits the arguments of `check` as compare-locales has them: the file, the base if a folder follows, locales, articles.
pub fn split(arguments: &[String]) -> Option<(PathBuf, Option<PathBuf>, &[String])> {
    let (first, rest) = arguments.split_first()?;
    if !first.ends_with(".toml") {
        return None;
    }
    let base = rest.first().map(PathBuf::from).filter(|folder| folder.is_dir());
    let rest = if base.is_some() { &rest[1..] } else { rest };
    Some((PathBuf::from(first), base, rest))
}

/// Reads `NAME=VALUE`.
pub fn define(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("write NAME=VALUE, like app=mobile")?;
    Ok((name.to_string(), value.to_string()))
}

/// Makes the project of a configuration and an `l10n.toml`.
pub fn project(mut config: Config, mapping: &Mapping, disk: &Disk) -> Project {
    config.enable(mapping.locales(disk));
    Project::mapped(config, mapping, disk)
}

/// Opens an `l10n.toml` without a project.
///
/// The project folder is the nearest one that holds the current folder (where the file is below it), the file, its
/// `basepath` and the base: that is where all of it may lead, and nothing leads out of it.
pub fn open(common: &Common, named: &Named<'_>) -> Result<(Disk, Project), Failure> {
    let shown = named.file.display().to_string();
    let file = std::fs::canonicalize(named.file).map_err(|source| match source.kind() {
        io::ErrorKind::NotFound => Failure::usage(format!("there is no file `{shown}`"), None),
        _ => DiskError::Io { action: "open", path: shown.clone(), source }.into(),
    })?;
    let folder = file.parent().unwrap_or(&file).to_path_buf();
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let base = named.base.map(|base| real_folder(base, &base.display().to_string())).transpose()?;
    let root = match &common.project {
        Some(root) => real_folder(root, &root.display().to_string())?,
        None => root(&folder, &name, base.as_deref())?,
    };
    let disk = Disk::open(&root)?;
    let below = |path: &Path| path.strip_prefix(&root).ok().map(slashes);
    let outside = |path: &Path| {
        Failure::usage(format!("`{}` is not in the project folder `{}`", path.display(), root.display()), None)
    };
    let mut given: BTreeMap<String, String> = named.defines.iter().cloned().collect();
    if let Some(base) = &base {
        given.insert(BASE.to_string(), below(base).ok_or_else(|| outside(base))?);
    }
    let path = below(&file).ok_or_else(|| outside(&file))?;
    let mapping = Mapping::load(&path, &given, &disk)?;
    let source = mapping.source_locale().unwrap_or_else(|| Locale::parse("en").expect("`en` is a locale"));
    let config = Config::plain(source, Vec::new(), String::new(), String::new());
    let project = project(config, &mapping, &disk);
    Ok((disk, project))
}

fn root(folder: &Path, name: &str, base: Option<&Path>) -> Result<PathBuf, Failure> {
    let disk = Disk::open(folder)?;
    let bytes = disk.read(name).map_err(|unreadable| Failure::usage(format!("`{name}`: {}", unreadable.why), None))?;
    let text = TextFile::decode(name, bytes.unwrap_or_default())
        .map_err(|_| Failure::usage(format!("`{name}` is not UTF-8 text"), "save it as UTF-8".to_string()))?;
    let config = MozillaConfig::read(text)?;
    let basepath = config.basepath.as_ref().map_or(".", |path| path.value.as_str());
    let here = std::env::current_dir().and_then(std::fs::canonicalize).ok();
    let mut root = here.filter(|here| folder.starts_with(here)).unwrap_or_else(|| folder.to_path_buf());
    // A `basepath` that is not there is an error of the file, which is told with its line.
    let top = std::fs::canonicalize(folder.join(basepath)).ok().filter(|_| !basepath.starts_with('/'));
    for other in top.as_deref().into_iter().chain(base) {
        root = common_ancestor(&root, other);
    }
    Ok(root)
}
