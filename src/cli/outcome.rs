//! How a run ended.

use std::io;
use std::process::ExitCode;

use tolmach::base::UnknownVersion;
use tolmach::baseline::BaselineError;
use tolmach::config::ConfigError;
use tolmach::disk::DiskError;
use tolmach::edition::TemplateError;
use tolmach::git::GitError;

/// How a run ended that could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// 0: nothing to report at or above the threshold.
    Clean,
    /// 1: findings.
    Findings,
    /// 2: the work could not be done.
    Unable,
}

impl Outcome {
    /// Returns the exit code.
    pub fn code(self) -> ExitCode {
        ExitCode::from(match self {
            Outcome::Clean => 0,
            Outcome::Findings => 1,
            Outcome::Unable => 2,
        })
    }
}

/// Why the work could not be done.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Nobody reads the output any more.
    #[error("the output was closed")]
    BrokenPipe,
    /// Printing failed.
    #[error("cannot print: {0}")]
    Print(io::Error),
    /// There is no project here.
    #[error("there is no tolmach.toml in `{0}` or above it")]
    NoProject(String),
    /// The folder that was named is no project.
    #[error("there is no tolmach.toml in `{0}`")]
    NotAProject(String),
    /// The configuration is wrong.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The disk refused.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// A file of the tool's memory is of another version.
    #[error(transparent)]
    Version(#[from] UnknownVersion),
    /// The baseline cannot be read.
    #[error(transparent)]
    Baseline(#[from] BaselineError),
    /// A template of the project cannot be used.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// Git could not answer.
    #[error(transparent)]
    Git(#[from] GitError),
    /// This program has a mistake.
    #[error("tolmach itself broke: {0}")]
    Broken(String),
    /// What was asked for does not exist or does not fit.
    #[error("{message}")]
    Usage {
        /// What is wrong.
        message: String,
        /// What to do.
        help: Option<String>,
    },
}

impl Failure {
    /// Makes a failure of usage.
    pub fn usage(message: impl Into<String>, help: impl Into<Option<String>>) -> Failure {
        Failure::Usage { message: message.into(), help: help.into() }
    }

    /// Returns what to do about it.
    pub fn help(&self) -> Option<String> {
        match self {
            Failure::NoProject(_) => {
                Some("make a project with `tolmach init`, or name its folder with `--project DIR`".to_string())
            }
            Failure::NotAProject(folder) => Some(format!("make a project with `tolmach init {folder}`")),
            Failure::Broken(_) => {
                Some("this is a mistake of the program and not yours; please report these lines".to_string())
            }
            Failure::Config(error) => error.help.clone(),
            Failure::Baseline(error) => Some(error.help.clone()),
            Failure::Template(_) => {
                Some("nothing was made with it; mend it, or remove it to use the program's own".to_string())
            }
            Failure::Usage { help, .. } => help.clone(),
            Failure::Disk(DiskError::Locked) => Some("wait until it is done, then try again".to_string()),
            Failure::Disk(DiskError::Changed { .. }) => Some("nothing was lost; run the command again".to_string()),
            Failure::Disk(DiskError::Outside { .. }) => {
                Some("replace the link by an ordinary file or folder".to_string())
            }
            Failure::Disk(DiskError::Io { .. }) => {
                Some("nothing was lost; mend this and run the command again".to_string())
            }
            Failure::Version(_) => Some("update tolmach, or restore the file from version control".to_string()),
            Failure::Git(GitError::Shallow { .. }) => {
                Some("fetch the whole history with `git fetch --unshallow`".to_string())
            }
            Failure::Git(GitError::UnknownRevision { .. }) => {
                Some("`git log` shows the revisions; a file is named by its path".to_string())
            }
            Failure::Git(GitError::NoCommits) => {
                Some("commit the project first; `tolmach diff` without a revision needs no git".to_string())
            }
            Failure::Git(GitError::NotARepository) => {
                Some("`tolmach diff` without a revision needs no git; neither do two files".to_string())
            }
            _ => None,
        }
    }
}
