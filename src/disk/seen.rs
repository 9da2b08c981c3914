//! What reading has shown so far: each file as it was, and where the folders are.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::{fs, io};

use rustc_hash::FxHashMap;

use super::sum::Sum;

/// How many folders are remembered at most: where they are can be asked again.
const MOST_FOLDERS: usize = 4096;

/// What was seen; the same for all copies of a [`super::Disk`].
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    /// What each file was when it was read last, as a number, by the number of its path; `None`: not there. A large project
    /// has hundreds of thousands of them.
    files: Arc<Mutex<FxHashMap<u64, Option<u64>>>>,
    /// Where the folders that were read from really are; `None`: not there, as long as no folder was made.
    folders: Arc<Mutex<FxHashMap<String, Option<PathBuf>>>>,
}

impl Seen {
    /// Returns what is known of folders, and room for files of its own.
    pub(super) fn apart(&self) -> Seen {
        Seen { files: Arc::default(), folders: Arc::clone(&self.folders) }
    }

    /// Remembers the number of a file's bytes; `None`: it is not there.
    pub(super) fn file(&self, path: &str, sum: Option<u64>) {
        locked(&self.files).insert(Sum::of(path.as_bytes()), sum);
    }

    /// Tells whether a file, with the number of the bytes that it has now, is another than was read; one that was not read is
    /// not.
    pub(super) fn is_other(&self, path: &str, now: Option<u64>) -> bool {
        locked(&self.files).get(&Sum::of(path.as_bytes())).is_some_and(|seen| *seen != now)
    }

    /// Remembers that a file is not there, and the highest of its folders that is not there either.
    pub(super) fn nothing(&self, root: &Path, path: &str) {
        self.file(path, None);
        let is_missing = |folder: &str| {
            fs::symlink_metadata(root.join(folder)).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
        };
        let above = folders_of(path).take_while(|folder| is_missing(folder));
        if let Some(highest) = above.last() {
            self.remember_folder(highest, None);
        }
    }

    /// Tells whether a folder of a file was not there when it was asked about; most files of the tool's memory have none.
    pub(super) fn is_without_folder(&self, path: &str) -> bool {
        let folder = folder_and_name(path).0;
        let folders = locked(&self.folders);
        if let Some(known) = folders.get(folder) {
            return known.is_none();
        }
        let is_missing = folders_of(folder).find_map(|folder| folders.get(folder)).is_some_and(Option::is_none);
        drop(folders);
        if is_missing {
            self.remember_folder(folder, None);
        }
        is_missing
    }

    /// Returns where a folder really is; each is asked about once.
    ///
    /// # Errors
    /// When the system cannot tell.
    pub(super) fn folder(&self, root: &Path, folder: &str) -> io::Result<PathBuf> {
        if let Some(Some(real)) = locked(&self.folders).get(folder) {
            return Ok(real.clone());
        }
        let (above, name) = folder_and_name(folder);
        let real = match name {
            // The root was asked about when it was opened.
            "" if folder.is_empty() => root.to_path_buf(),
            "" | "." | ".." => fs::canonicalize(root.join(folder))?,
            // Where the folder above is, is mostly known.
            name => {
                let real = self.folder(root, above)?.join(name);
                if fs::symlink_metadata(&real)?.is_symlink() { fs::canonicalize(real)? } else { real }
            }
        };
        self.remember_folder(folder, Some(real.clone()));
        Ok(real)
    }

    fn remember_folder(&self, folder: &str, real: Option<PathBuf>) {
        let mut folders = locked(&self.folders);
        if folders.len() >= MOST_FOLDERS {
            folders.clear();
        }
        folders.insert(folder.to_string(), real);
    }

    /// Forgets which folders were not there.
    pub(super) fn forget_missing_folders(&self) {
        locked(&self.folders).retain(|_, real| real.is_some());
    }
}

/// Parts a path from the project folder into its folder, which may be empty, and its name.
pub(super) fn folder_and_name(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// Returns the folders of a path from the project folder, the nearest first, without the project folder itself.
fn folders_of(path: &str) -> impl Iterator<Item = &str> {
    let folder_of = |path: &str| path.rfind('/').filter(|at| *at > 0);
    std::iter::successors(Some(path), move |path| Some(&path[..folder_of(path)?])).skip(1)
}

fn locked<T>(map: &Mutex<T>) -> MutexGuard<'_, T> {
    map.lock().unwrap_or_else(PoisonError::into_inner)
}
