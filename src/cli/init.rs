//! `tolmach init`: a new project.

use std::path::{Path, PathBuf};

use clap::Args;
use tolmach::disk::{Disk, DiskError};
use tolmach::report::counted;

use super::outcome::{Failure, Outcome};
use super::output::Output;
use super::session::{CONFIG, Session};
use super::{Common, l10n, segment};

/// Make a new project: configuration, folders, one sample article
///
/// Writes new files only, never over one that is there. A tree of plain Fluent becomes a project with `--catalogue` and
/// `--translations`, or with its l10n.toml in place of the folder: what is translated there counts as made from today's
/// English.
#[derive(Args)]
pub struct Init {
    /// The folder of the project, or an l10n.toml in the current one
    #[arg(default_value = ".", value_name = "DIR")]
    folder: PathBuf,
    /// Folder of the source locale, where there are no articles
    #[arg(long, value_name = "DIR", requires = "translations")]
    catalogue: Option<PathBuf>,
    /// Folders of the translations, with {locale}
    #[arg(long, value_name = "PATTERN", requires = "catalogue")]
    translations: Option<String>,
}

const SAMPLE: &str = "source/hello.md";

const ARTICLES: &[(&str, &str)] =
    &[(CONFIG, include_str!("init/tolmach.toml")), (SAMPLE, include_str!("init/hello.md"))];

const MEMORY: &[(&str, &str)] =
    &[(".tolmach/.gitattributes", "base/** merge=union\nretired/** merge=union\n"), (".tolmach/.gitignore", "lock\n")];

pub fn run(common: &Common, command: &Init, output: &Output) -> Result<Outcome, Failure> {
    let given = common.project.clone().unwrap_or_default();
    let named = given.join(&command.folder);
    let is_l10n = named.extension().is_some_and(|extension| extension == "toml") && named.is_file();
    let folder = if is_l10n { named.parent().map(Path::to_path_buf).unwrap_or_default() } else { named.clone() };
    let folder = if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder };
    std::fs::create_dir_all(&folder).map_err(|source| DiskError::Io {
        action: "create the folder",
        path: folder.display().to_string(),
        source,
    })?;
    let disk = Disk::open(&folder)?;
    if disk.exists(CONFIG) {
        let help = "add a locale with `tolmach add LOCALE`, or choose another folder".to_string();
        return Err(Failure::usage(format!("`{}` is a project already", folder.display()), help));
    }
    let config = match (&command.catalogue, &command.translations) {
        _ if is_l10n => {
            let named = l10n::Named { file: &named, base: None, defines: &[] };
            let inner = Common { project: Some(folder.clone()), ..*common };
            Some(mapped(&Session::open_l10n(&inner, &named)?, &command.folder))
        }
        (Some(catalogue), Some(translations)) => {
            let session =
                Session::open_plain(&folder.join(catalogue), &folder.join(translations).to_string_lossy(), None)?;
            if session.disk.root() != disk.root() {
                let help = format!("run it in `{}`", session.disk.root().display());
                return Err(Failure::usage("these folders are not in the project folder", help));
            }
            Some(of_folders(&session))
        }
        _ => None,
    };
    let plain = config.is_some();
    let files: Vec<(&str, &str)> = match &config {
        Some(config) => vec![(CONFIG, config.as_str())],
        None => ARTICLES.to_vec(),
    };
    for (path, text) in files.iter().chain(MEMORY) {
        // An article or attributes file that is there is the user's own.
        if disk.exists(path) || (*path == SAMPLE && disk.exists("source")) {
            continue;
        }
        disk.create(path, text.as_bytes())?;
        output.say(&format!("wrote {path}\n"))?;
    }
    let inner = Common { project: Some(folder.clone()), ..*common };
    let session = Session::open(&inner)?;
    if plain {
        let count = counted(segment::write_memory(&session)?, "base copy", "base copies");
        let next = "Next: `tolmach status` shows what is missing";
        output.say(&format!("wrote {count}: what is translated is current\n\n{next}\n"))?;
        return Ok(Outcome::Clean);
    }
    let written = segment::write_all(&session)?;
    for path in &written.report.files {
        output.say(&format!("wrote {path}\n"))?;
    }
    output.say(&format!(
        "\nNext: write articles into {}, then add a locale: tolmach add ru\n",
        folder.join("source").display().to_string().trim_start_matches("./")
    ))?;
    Ok(Outcome::Clean)
}

/// Returns the configuration of a tree of plain Fluent.
fn of_folders(session: &Session) -> String {
    let config = &session.project.config;
    let mut text = source_locale(session);
    text.push_str(&format!(
        "[paths]\ncatalogue = {:?}\ntranslations = {:?}\n",
        config.paths.catalogue, config.paths.translations
    ));
    for locale in session.all_locales() {
        text.push_str(&format!("\n[locales.{locale}]\n"));
    }
    text
}

/// Returns the configuration of what an `l10n.toml` names; its locales are those of that file.
fn mapped(session: &Session, file: &Path) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    format!("{}[paths]\nl10n-toml = {name:?}\n", source_locale(session))
}

fn source_locale(session: &Session) -> String {
    match session.project.config.source_locale.name() {
        "en" => String::new(),
        other => format!("source-locale = {other:?}\n\n"),
    }
}
