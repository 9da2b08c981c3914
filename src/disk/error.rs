//! Why something could not be done on the disk, in plain words.

use std::io;

/// Why something could not be done on the disk.
#[derive(Debug, thiserror::Error)]
pub enum DiskError {
    /// The system refused.
    #[error("cannot {action} `{path}`: {}", plain(source))]
    Io {
        /// What was tried.
        action: &'static str,
        /// On which path.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// A link leads out of the project.
    #[error("`{path}` leads out of the project folder")]
    Outside {
        /// The path.
        path: String,
    },
    /// Somebody else wrote the file after it was read.
    #[error("`{path}` was changed by another program while tolmach was working")]
    Changed {
        /// The path.
        path: String,
    },
    /// Another run is writing.
    #[error("another tolmach is writing in this project")]
    Locked,
}

/// Returns the error of something that the system refused.
pub(super) fn failed(action: &'static str, path: &str, source: io::Error) -> DiskError {
    DiskError::Io { action, path: path.to_string(), source }
}

/// Returns an I/O error in plain words, without the number of the system.
pub(super) fn plain(error: &io::Error) -> String {
    let words = error.to_string();
    let words = words.split(" (os error").next().unwrap_or_default();
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
