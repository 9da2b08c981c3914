//! `tolmach init`: a new project.

use std::path::PathBuf;

use clap::Args;
use tolmach::disk::{Disk, DiskError};

use super::outcome::{Failure, Outcome};
use super::output::Output;
use super::session::{CONFIG, Session};
use super::{Common, segment};

/// Make a new project: configuration, folders, one sample article
///
/// Writes new files only, never over one that is there.
#[derive(Args)]
pub struct Init {
    /// The folder of the project
    #[arg(default_value = ".", value_name = "DIR")]
    folder: PathBuf,
}

const SAMPLE: &str = "source/hello.md";

const FILES: &[(&str, &str)] = &[
    (CONFIG, include_str!("init/tolmach.toml")),
    (SAMPLE, include_str!("init/hello.md")),
    (".tolmach/.gitattributes", "base/** merge=union\nretired/** merge=union\n"),
    (".tolmach/.gitignore", "lock\n"),
];

pub fn run(common: &Common, command: &Init, output: &Output) -> Result<Outcome, Failure> {
    let folder =
        common.project.as_ref().map_or_else(|| command.folder.clone(), |project| project.join(&command.folder));
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
    for (path, text) in FILES {
        // An article or attributes file that is there is the user's own.
        if disk.exists(path) || (*path == SAMPLE && disk.exists("source")) {
            continue;
        }
        disk.create(path, text.as_bytes())?;
        output.say(&format!("wrote {path}\n"))?;
    }
    let inner = Common { project: Some(folder.clone()), ..*common };
    let session = Session::open(&inner)?;
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
