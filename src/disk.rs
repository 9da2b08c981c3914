//! The only door to files: reading inside the project folder, atomic writing, and the lock that keeps two runs apart.
//!
//! Invariants: nothing outside the project folder is read or written, also through links; a file is replaced whole or not at
//! all; a file whose bytes are equal is not touched; a file that somebody changed after it was read is not replaced.

#![expect(clippy::disallowed_methods, reason = "this is the door to files")]

mod error;
mod name;
mod plainly;
mod seen;
mod stream;
mod sum;
mod sync;
mod write;

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use walkdir::WalkDir;

use seen::{Seen, folder_and_name};
use sum::Sum;

use crate::project::{Files, Listing, Unreadable};
pub use error::DiskError;
use error::{failed, plain};

/// The largest file that is read, in bytes.
const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// A project folder.
#[derive(Clone, Debug)]
pub struct Disk {
    root: PathBuf,
    seen: Seen,
}

/// Holds the project's lock until it is dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// What writing a file did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// The file has new bytes.
    Changed,
    /// It had these bytes already.
    Same,
}

impl Disk {
    /// Opens a project folder.
    ///
    /// # Errors
    /// When the folder does not exist or cannot be read.
    pub fn open(root: &Path) -> Result<Disk, DiskError> {
        let root = fs::canonicalize(root).map_err(|source| failed("open", &root.display().to_string(), source))?;
        Ok(Disk { root, seen: Seen::default() })
    }

    /// Returns the same folder for a piece of work that shares no file with others: what it reads and writes is remembered as
    /// long as the work goes on, and not to the end of the run.
    pub fn apart(&self) -> Disk {
        Disk { root: self.root.clone(), seen: self.seen.apart() }
    }

    /// Returns the project folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Returns the nearest folder, from `start` upwards, that has the file.
    pub fn find_up(start: &Path, file: &str) -> Option<PathBuf> {
        let start = fs::canonicalize(start).ok()?;
        start.ancestors().find(|folder| folder.join(file).is_file()).map(Path::to_path_buf)
    }

    /// Takes the project's lock.
    ///
    /// # Errors
    /// [`DiskError::Locked`] when another process holds it; an I/O error when the file cannot be made.
    pub fn lock(&self) -> Result<Lock, DiskError> {
        let path = ".tolmach/lock";
        let (target, _) = self.target(path)?;
        let file = File::options().create(true).truncate(false).write(true).open(target);
        let file = file.map_err(|source| failed("open", path, source))?;
        match file.try_lock() {
            Ok(()) => Ok(Lock { _file: file }),
            Err(TryLockError::WouldBlock) => Err(DiskError::Locked),
            // A file system without locks must not keep people from working.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(Lock { _file: file }),
            Err(TryLockError::Error(source)) => Err(failed("lock", path, source)),
        }
    }

    /// Returns where a file really is, whether that is in the project, and what it is; links are followed, and each folder is
    /// asked about once.
    fn real(&self, path: &str, joined: &Path, metadata: fs::Metadata) -> io::Result<(PathBuf, bool, fs::Metadata)> {
        if metadata.is_symlink() {
            let real = fs::canonicalize(joined)?;
            let metadata = fs::metadata(&real)?;
            return Ok((real.clone(), real.starts_with(&self.root), metadata));
        }
        let (folder, name) = folder_and_name(path);
        let folder = self.seen.folder(&self.root, folder)?;
        Ok((folder.real.join(name), folder.is_inside, metadata))
    }

    /// Writes a file that must not exist yet.
    ///
    /// # Errors
    /// As [`Disk::write`], and when something is there already.
    pub fn create(&self, path: &str, bytes: &[u8]) -> Result<Written, DiskError> {
        if self.exists(path) {
            return Err(failed("create", path, io::ErrorKind::AlreadyExists.into()));
        }
        self.write(path, bytes)
    }

    /// Tells whether anything is at the path, a broken link included.
    pub fn exists(&self, path: &str) -> bool {
        fs::symlink_metadata(self.root.join(path)).is_ok()
    }

    /// Removes a file; one that is not there is removed already.
    ///
    /// # Errors
    /// When the system refuses or the path leads out of the project.
    pub fn remove(&self, path: &str) -> Result<(), DiskError> {
        let (target, _) = self.target(path)?;
        match fs::remove_file(target) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(failed("remove", path, error)),
            _ => Ok(()),
        }
    }

    /// Returns where a path is written, and what stands there: through a link where it stays inside the project, its folder
    /// made.
    fn target(&self, path: &str) -> Result<(PathBuf, Option<fs::Metadata>), DiskError> {
        let joined = self.place(path)?;
        match fs::symlink_metadata(&joined) {
            Ok(metadata) if metadata.is_symlink() => {
                let real = fs::canonicalize(&joined).map_err(|source| failed("follow", path, source))?;
                let metadata = fs::symlink_metadata(&real).ok();
                match real.starts_with(&self.root) {
                    true => Ok((real, metadata)),
                    false => Err(DiskError::Outside { path: path.to_string() }),
                }
            }
            Ok(metadata) if !metadata.is_file() => {
                Err(failed("write", path, io::Error::other("it is not an ordinary file")))
            }
            found => Ok((joined, found.ok())),
        }
    }

    /// Returns where a path stands whose folder is in the project; the folder is made.
    fn place(&self, path: &str) -> Result<PathBuf, DiskError> {
        if path.split('/').any(|name| matches!(name, "" | "." | "..")) || path.contains('\\') {
            return Err(DiskError::Outside { path: path.to_string() });
        }
        let (folder, _) = folder_and_name(path);
        if !folder.is_empty() {
            self.make_folder(folder, folder)?;
        }
        Ok(self.root.join(path))
    }

    /// Makes a folder and those above it; `asked` is what an error names.
    fn make_folder(&self, folder: &str, asked: &str) -> Result<(), DiskError> {
        // Most folders are there, and many files go into one.
        if self.seen.folder(&self.root, folder).is_ok_and(|found| found.is_inside) {
            return Ok(());
        }
        if let Some((above, _)) = folder.rsplit_once('/') {
            self.make_folder(above, asked)?;
        }
        let found = match fs::create_dir(self.root.join(folder)) {
            Ok(()) => {
                self.seen.forget_missing_folders();
                self.seen.made(&self.root, folder)
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => self.seen.folder(&self.root, folder),
            Err(error) => return Err(failed("create the folder", asked, error)),
        };
        let found = found.map_err(|source| failed("open", asked, source))?;
        match found.is_inside {
            true => Ok(()),
            false => Err(DiskError::Outside { path: asked.to_string() }),
        }
    }
}

/// Says that the system cannot read a file.
fn unreadable(path: &str, why: &str) -> Unreadable {
    Unreadable { path: path.to_string(), why: format!("this file cannot be read: {why}") }
}

impl Files for Disk {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        if self.seen.is_without_folder(path) {
            self.seen.file(path, None);
            return Ok(None);
        }
        if let Some(found) = plainly::read(self, path) {
            self.seen.file(path, found.as_deref().map(Sum::of));
            return Ok(found);
        }
        let Some(real) = self.find(path)? else { return Ok(None) };
        match fs::read(&real) {
            Ok(bytes) => {
                self.seen.file(path, Some(Sum::of(&bytes)));
                Ok(Some(bytes))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(unreadable(path, &plain(&error))),
        }
    }

    fn list(&self, folder: &str) -> Listing {
        let mut listing = Listing::default();
        let top = self.root.join(folder);
        if !top.is_dir() {
            if fs::symlink_metadata(&top).is_ok() {
                listing
                    .unreadable
                    .push(Unreadable { path: folder.to_string(), why: "this should be a folder".to_string() });
            }
            return listing;
        }
        let walk = WalkDir::new(&top).follow_links(true).sort_by_file_name().into_iter();
        let hidden = |name: &str| name.starts_with('.');
        for entry in walk.filter_entry(|entry| entry.depth() == 0 || !hidden(&entry.file_name().to_string_lossy())) {
            match entry {
                Ok(entry) if entry.depth() == 0 => {}
                Ok(entry) => self.list_entry(&entry, &mut listing),
                Err(error) => {
                    let path = error.path().map_or_else(|| folder.to_string(), |path| self.relative(path));
                    let leads_nowhere = error.path().is_some_and(|path| path.is_symlink() && !path.exists());
                    let why = match (error.loop_ancestor(), error.io_error()) {
                        _ if leads_nowhere => "this link leads nowhere".to_string(),
                        (Some(_), _) => "this link leads back to a folder above it".to_string(),
                        (_, Some(error)) => format!("this cannot be read: {}", plain(error)),
                        _ => "this cannot be read".to_string(),
                    };
                    listing.unreadable.push(Unreadable { path, why });
                }
            }
        }
        listing.files.sort();
        listing
    }
}

impl Disk {
    /// Returns where the file is that a path names; `None` where there is none.
    fn find(&self, path: &str) -> Result<Option<PathBuf>, Unreadable> {
        let unreadable = |why: &str| Unreadable { path: path.to_string(), why: why.to_string() };
        if self.seen.is_without_folder(path) {
            self.seen.file(path, None);
            return Ok(None);
        }
        let joined = self.root.join(path);
        let metadata = match fs::symlink_metadata(&joined) {
            Ok(metadata) => metadata,
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                self.seen.nothing(&self.root, path);
                return Ok(None);
            }
            Err(error) => return Err(unreadable(&format!("this file cannot be read: {}", plain(&error)))),
        };
        let (real, is_inside, metadata) = match self.real(path, &joined, metadata) {
            Ok(found) => found,
            Err(error) if error.kind() == io::ErrorKind::NotFound && !self.exists(path) => {
                self.seen.file(path, None);
                return Ok(None);
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(unreadable("this link leads nowhere")),
            Err(error) => return Err(unreadable(&format!("this file cannot be read: {}", plain(&error)))),
        };
        if !is_inside {
            return Err(unreadable("this link leads out of the project folder"));
        }
        if metadata.is_dir() {
            return Err(unreadable("a folder stands where a file is expected"));
        }
        if !metadata.is_file() {
            return Err(unreadable("this is a device, pipe or socket, not an ordinary file"));
        }
        if metadata.len() > MAX_BYTES {
            return Err(unreadable("this file is larger than 256 MiB"));
        }
        Ok(Some(real))
    }

    fn list_entry(&self, entry: &walkdir::DirEntry, listing: &mut Listing) {
        let path = self.relative(entry.path());
        let named_like_a_file = path.ends_with(".md") || path.ends_with(".ftl");
        if entry.path().to_str().is_none() {
            listing.unreadable.push(Unreadable { path, why: "the name of this file is not UTF-8".to_string() });
            return;
        }
        if let Some(path) = name::escaped(&path) {
            listing.unreadable.push(Unreadable { path, why: "its name acts on the text around it".to_string() });
            return;
        }
        match entry.file_type() {
            kind if kind.is_dir() => {
                if named_like_a_file {
                    listing
                        .unreadable
                        .push(Unreadable { path, why: "a folder stands where a file is expected".to_string() });
                } else if entry.depth() == 1 {
                    listing.folders.push(entry.file_name().to_string_lossy().into_owned());
                }
            }
            // What is no ordinary file is listed, so that reading it says what is wrong.
            kind if kind.is_file() || named_like_a_file => listing.files.push(path),
            _ => {}
        }
    }

    fn relative(&self, path: &Path) -> String {
        let is_odd = |pair: &[u8]| matches!(pair, b"//" | b"./");
        let is_normal = |text: &&str| MAIN_SEPARATOR == '/' && !text.as_bytes().windows(2).any(is_odd);
        let normal = |path: &Path| path.to_str().filter(is_normal).map(str::to_string);
        // Most paths are the folder's and what stands behind it, letter by letter.
        let below = path.as_os_str().to_str().zip(self.root.to_str());
        let below = below.and_then(|(path, root)| path.strip_prefix(root)?.strip_prefix('/'));
        let below = below.filter(|text| !text.starts_with('/'));
        if let Some(text) = below.and_then(|text| normal(Path::new(text))) {
            return text;
        }
        let relative = path.strip_prefix(&self.root).unwrap_or(path);
        if let Some(text) = normal(relative) {
            return text;
        }
        relative.components().map(|name| name.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
    }
}
