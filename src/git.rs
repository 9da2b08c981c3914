//! The only door to `git`, run as a child process.
//!
//! Invariants: no shell; no pager, colour or locale of the user; a revision can never be read as an option.

#![expect(clippy::disallowed_methods, reason = "this is the door to git")]

use std::path::Path;
use std::process::{Command, Stdio};

/// Why git could not answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GitError {
    /// The program is not there.
    #[error("git is not installed, or not on the path")]
    NotInstalled,
    /// The folder is in no repository.
    #[error("this folder is not in a git repository")]
    NotARepository,
    /// The revision does not exist here.
    #[error("git does not know the revision `{revision}`")]
    UnknownRevision {
        /// As it was asked for.
        revision: String,
    },
    /// The history was cut off when it was fetched.
    #[error("git does not have the revision `{revision}`: this is a shallow clone")]
    Shallow {
        /// As it was asked for.
        revision: String,
    },
    /// Nothing was ever committed.
    #[error("this repository has no commit yet")]
    NoCommits,
    /// Anything else, in git's words.
    #[error("git failed: {message}")]
    Failed {
        /// What git said was wrong, else the last line that it printed.
        message: String,
    },
}

/// A repository around a project folder.
#[derive(Clone, Debug)]
pub struct Git<'a> {
    folder: &'a Path,
}

impl<'a> Git<'a> {
    /// Returns the repository that a folder is in.
    ///
    /// # Errors
    /// When git is not installed or fails, or the folder is in no repository.
    pub fn open(folder: &'a Path) -> Result<Git<'a>, GitError> {
        let git = Git { folder };
        git.run(&["rev-parse", "--git-dir"]).map_err(|error| match error {
            GitError::Failed { message } if message.starts_with("not a git repository") => GitError::NotARepository,
            error => error,
        })?;
        Ok(git)
    }

    /// Returns the full name of the commit that a revision means.
    ///
    /// # Errors
    /// When there is none, or a shallow clone does not have it.
    pub fn commit(&self, revision: &str) -> Result<String, GitError> {
        let found =
            self.run(&["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{revision}^{{commit}}")]);
        match found {
            Ok(name) => {
                let name = String::from_utf8_lossy(&name).trim().to_string();
                let whole = matches!(name.len(), 40 | 64) && name.bytes().all(|byte| byte.is_ascii_hexdigit());
                let message = || "it answered with something that is not a commit".to_string();
                if whole { Ok(name) } else { Err(GitError::Failed { message: message() }) }
            }
            Err(GitError::NotInstalled) => Err(GitError::NotInstalled),
            Err(_) if self.run(&["rev-list", "--max-count=1", "--all"]).is_ok_and(|out| out.is_empty()) => {
                Err(GitError::NoCommits)
            }
            Err(_) => {
                let shallow =
                    self.run(&["rev-parse", "--is-shallow-repository"]).is_ok_and(|out| out.starts_with(b"true"));
                let revision = revision.to_string();
                Err(if shallow { GitError::Shallow { revision } } else { GitError::UnknownRevision { revision } })
            }
        }
    }

    /// Returns the paths of the files below a folder at a commit, from the project folder; `""` is the project folder.
    ///
    /// # Errors
    /// When git fails.
    pub fn files(&self, commit: &str, folder: &str) -> Result<Vec<String>, GitError> {
        let below = if folder.is_empty() { "./".to_string() } else { format!("{folder}/") };
        self.run(&["ls-tree", "-r", "-z", "--name-only", "--end-of-options", commit, &below]).map(|out| names(&out))
    }

    /// Returns the files below the project folder that have another name since a commit, as old and new path: until
    /// another commit, or until the work tree, of which git sees only what was ever added.
    ///
    /// # Errors
    /// When git fails.
    pub fn renames(&self, old: &str, new: Option<&str>) -> Result<Vec<(String, String)>, GitError> {
        let mut arguments = vec![
            "diff",
            "--find-renames",
            "--diff-filter=R",
            "--name-status",
            "-z",
            "--relative",
            "--no-ext-diff",
            "--no-textconv",
            "--end-of-options",
            old,
        ];
        arguments.extend(new);
        arguments.push("--");
        let out = names(&self.run(&arguments)?);
        // `R087`, the old path, the new path.
        Ok(out.chunks_exact(3).map(|row| (row[1].clone(), row[2].clone())).collect())
    }

    /// Returns the bytes of a file at a commit, `None` where it has no such file.
    ///
    /// # Errors
    /// When git fails.
    pub fn show(&self, commit: &str, path: &str) -> Result<Option<Vec<u8>>, GitError> {
        if !self.files_exact(commit, path)? {
            return Ok(None);
        }
        self.run(&["show", "--end-of-options", &format!("{commit}:./{path}")]).map(Some)
    }

    fn files_exact(&self, commit: &str, path: &str) -> Result<bool, GitError> {
        let out = self.run(&["ls-tree", "-z", "--name-only", "--end-of-options", commit, path])?;
        Ok(!out.is_empty())
    }

    fn run(&self, arguments: &[&str]) -> Result<Vec<u8>, GitError> {
        let output = Command::new("git")
            .current_dir(self.folder)
            .env("LC_ALL", "C")
            .env("GIT_OPTIONAL_LOCKS", "0")
            // A hook of git names its repository from another folder than the project's.
            .env_remove("GIT_DIR")
            .env_remove("GIT_WORK_TREE")
            .env_remove("GIT_INDEX_FILE")
            .env_remove("GIT_PREFIX")
            .args(["--no-pager", "-c", "core.quotePath=false", "-c", "color.ui=false"])
            .args(arguments)
            .stdin(Stdio::null())
            .output()
            .map_err(|_| GitError::NotInstalled)?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        let words = String::from_utf8_lossy(&output.stderr);
        // Advice may follow what went wrong.
        let fatal = words.lines().find_map(|line| line.strip_prefix("fatal: "));
        let message = fatal.or_else(|| words.lines().last()).unwrap_or("it said nothing").to_string();
        Err(GitError::Failed { message })
    }
}

/// Splits what git ends with NUL.
fn names(out: &[u8]) -> Vec<String> {
    let names = out.split(|byte| *byte == 0).filter(|name| !name.is_empty());
    names.map(|name| String::from_utf8_lossy(name).into_owned()).collect()
}
