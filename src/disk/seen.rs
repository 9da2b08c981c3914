//! What reading has shown so far: each file as it was, and where the folders are.

use std::path::{Component, Path, PathBuf};
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
    folders: Arc<Mutex<Folders>>,
}

/// Where a folder of the project really is.
#[derive(Debug)]
pub(super) struct Folder {
    /// The path without links.
    pub real: PathBuf,
    /// Whether that is in the project folder.
    pub is_inside: bool,
}

/// The folders that files were read from or written to.
#[derive(Debug, Default)]
struct Folders {
    /// By their path from the project folder; `None`: not there, until the program makes it.
    known: FxHashMap<String, Option<Arc<Folder>>>,
    /// Whether one of them was reached through a link: a folder that is made under one name then comes to be under another.
    has_links: bool,
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

    /// Tells whether nothing stood there when the file was read last.
    pub(super) fn is_nothing(&self, path: &str) -> bool {
        locked(&self.files).get(&Sum::of(path.as_bytes())) == Some(&None)
    }

    /// Remembers that a file is not there, and of its folder and those above which are not there either.
    pub(super) fn nothing(&self, root: &Path, path: &str) {
        self.file(path, None);
        let mut folder = folder_and_name(path).0;
        while !folder.is_empty() && self.is_missing(root, folder) {
            self.remember(folder, None);
            folder = folder_and_name(folder).0;
        }
    }

    fn is_missing(&self, root: &Path, folder: &str) -> bool {
        self.folder(root, folder).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
            && fs::symlink_metadata(root.join(folder)).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
    }

    /// Tells whether the folder of a file, or one above, was not there when it was asked about; most files of the tool's memory
    /// have none.
    pub(super) fn is_without_folder(&self, path: &str) -> bool {
        let own = folder_and_name(path).0;
        let mut folders = locked(&self.folders);
        let mut folder = own;
        while !folder.is_empty() {
            match folders.known.get(folder) {
                Some(Some(_)) => return false,
                Some(None) => {
                    if folder.len() < own.len() {
                        folders.insert(own, None);
                    }
                    return true;
                }
                None => folder = folder_and_name(folder).0,
            }
        }
        false
    }

    /// Returns where a folder really is; each is asked about once, after the one above it.
    ///
    /// # Errors
    /// When the system cannot tell.
    pub(super) fn folder(&self, root: &Path, folder: &str) -> io::Result<Arc<Folder>> {
        if let Some(Some(known)) = locked(&self.folders).known.get(folder) {
            return Ok(Arc::clone(known));
        }
        let below = self.below(root, folder)?;
        let is_folder = |path: &PathBuf| fs::symlink_metadata(path).map(|metadata| metadata.is_dir());
        let real = match below {
            Some(below) if is_folder(&below)? => below,
            _ => {
                let real = fs::canonicalize(root.join(folder))?;
                locked(&self.folders).has_links |= real != root.join(folder);
                real
            }
        };
        Ok(self.remember_real(root, folder, real))
    }

    /// Remembers a folder that was just made in one that is known.
    pub(super) fn made(&self, root: &Path, folder: &str) -> io::Result<Arc<Folder>> {
        match self.below(root, folder)? {
            Some(below) => Ok(self.remember_real(root, folder, below)),
            None => self.folder(root, folder),
        }
    }

    /// Returns the path of a folder in the one above it; `None` where its path does not only lead downwards.
    fn below(&self, root: &Path, folder: &str) -> io::Result<Option<PathBuf>> {
        if folder.is_empty() || Path::new(folder).components().any(|part| !matches!(part, Component::Normal(_))) {
            return Ok(None);
        }
        let (above, name) = folder_and_name(folder);
        Ok(Some(self.folder(root, above)?.real.join(name)))
    }

    fn remember_real(&self, root: &Path, folder: &str, real: PathBuf) -> Arc<Folder> {
        let found = Arc::new(Folder { is_inside: real.starts_with(root), real });
        self.remember(folder, Some(Arc::clone(&found)));
        found
    }

    fn remember(&self, folder: &str, real: Option<Arc<Folder>>) {
        locked(&self.folders).insert(folder, real);
    }

    /// Forgets which folders were not there, where one that is made now may be one of them under another name.
    pub(super) fn forget_missing_folders(&self) {
        let mut folders = locked(&self.folders);
        if folders.has_links {
            folders.known.retain(|_, real| real.is_some());
        }
    }
}

impl Folders {
    fn insert(&mut self, folder: &str, real: Option<Arc<Folder>>) {
        if self.known.len() >= MOST_FOLDERS {
            self.known.clear();
        }
        self.known.insert(folder.to_string(), real);
    }
}

/// Parts a path from the project folder into its folder, which may be empty, and its name.
pub(super) fn folder_and_name(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

fn locked<T>(map: &Mutex<T>) -> MutexGuard<'_, T> {
    map.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_below_a_folder_that_is_not_there_is_not_asked_about() {
        let root = tempfile::tempdir().unwrap();
        let seen = Seen::default();
        assert!(!seen.is_without_folder("a/b/c/file"));
        seen.nothing(root.path(), "a/b/c/file");
        assert!(["a/b/file", "a/x", "a/b/other/deep/file"].iter().all(|path| seen.is_without_folder(path)));
        assert!(!seen.is_without_folder("other/file") && !seen.is_without_folder("file"));
        fs::create_dir(root.path().join("a")).unwrap();
        let made = seen.made(root.path(), "a").unwrap();
        assert!(made.is_inside && !seen.is_without_folder("a/file") && seen.is_without_folder("a/b/file"));
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_is_inside_or_outside_by_where_it_really_is() {
        let (root, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (top, outside) = (fs::canonicalize(root.path()).unwrap(), fs::canonicalize(other.path()).unwrap());
        fs::create_dir_all(top.join("own/below")).unwrap();
        fs::create_dir(outside.join("below")).unwrap();
        std::os::unix::fs::symlink(&outside, top.join("out")).unwrap();
        std::os::unix::fs::symlink("own", top.join("link")).unwrap();
        let seen = Seen::default();
        for (folder, real, is_inside) in [
            ("", top.clone(), true),
            ("own/below", top.join("own/below"), true),
            ("link/below", top.join("own/below"), true),
            ("out", outside.clone(), false),
            ("out/below", outside.join("below"), false),
            ("own/..", top.clone(), true),
            ("own/../out/below", outside.join("below"), false),
            ("..", top.parent().unwrap().to_path_buf(), false),
        ] {
            let found = seen.folder(&top, folder).unwrap();
            assert_eq!((&found.real, found.is_inside), (&real, is_inside), "{folder}");
        }
        // Made under one name, it is there under the other.
        seen.nothing(&top, "link/new/file");
        fs::create_dir(top.join("own/new")).unwrap();
        seen.forget_missing_folders();
        assert!(!seen.is_without_folder("link/new/file"));
    }
}
