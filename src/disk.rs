//! The only door to files: reading inside the project folder, atomic writing, and the lock that keeps two runs apart.
//!
//! Invariants: nothing outside the project folder is read or written, also through links; a file is replaced whole or not at
//! all; a file whose bytes are equal is not touched; a file that somebody changed after it was read is not replaced.

#![expect(clippy::disallowed_methods, reason = "this is the door to files")]

mod error;
mod name;
mod seen;
mod stream;
mod sum;

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

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

/// What writing waits for, because the power may fail.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wait {
    /// That the bytes are on the disk.
    ForDisk,
    /// Nothing.
    ForNothing,
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
        let target = self.target(path)?;
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

    /// Writes a file whole: a temporary file beside it, synced, then renamed over it. Permissions are kept; folders are made.
    ///
    /// # Errors
    /// When the system refuses, the path leads out of the project, or the file is no longer what [`Files::read`] gave;
    /// the old file is then as it was.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<Written, DiskError> {
        self.replace(path, bytes, Wait::ForDisk)
    }

    /// Writes a file whole that can be made again at any time: as [`Disk::write`], but nobody waits until it is on the disk.
    ///
    /// # Errors
    /// As [`Disk::write`].
    pub fn write_again(&self, path: &str, bytes: &[u8]) -> Result<Written, DiskError> {
        self.replace(path, bytes, Wait::ForNothing)
    }

    fn replace(&self, path: &str, bytes: &[u8], wait: Wait) -> Result<Written, DiskError> {
        let target = self.target(path)?;
        let old = fs::read(&target).ok();
        if old.as_deref() == Some(bytes) {
            return Ok(Written::Same);
        }
        // New bytes are made from those that were read: a translator may have saved the file since.
        if self.seen.is_other(path, old.as_deref().map(Sum::of)) {
            return Err(DiskError::Changed { path: path.to_string() });
        }
        self.put(path, &target, wait, |file| file.write_all(bytes).map(|()| Sum::of(bytes)))
    }

    /// Returns where a file really is and what it is; links are followed, and each folder is asked about once.
    fn real(&self, path: &str, joined: &Path, metadata: fs::Metadata) -> io::Result<(PathBuf, fs::Metadata)> {
        let (folder, name) = folder_and_name(path);
        if metadata.is_symlink() {
            let real = fs::canonicalize(joined)?;
            let metadata = fs::metadata(&real)?;
            return Ok((real, metadata));
        }
        let real = self.seen.folder(&self.root, folder)?;
        Ok((real.join(name), metadata))
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
        let target = self.target(path)?;
        match fs::remove_file(target) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(failed("remove", path, error)),
            _ => Ok(()),
        }
    }

    /// Returns where a path is written: through a link where it stays inside the project, its folder made.
    fn target(&self, path: &str) -> Result<PathBuf, DiskError> {
        let outside = || DiskError::Outside { path: path.to_string() };
        if path.split('/').any(|name| matches!(name, "" | "." | "..")) || path.contains('\\') {
            return Err(outside());
        }
        let joined = self.root.join(path);
        if let Some(folder) = path.rsplit_once('/').map(|(folder, _)| folder) {
            self.make_folder(folder)?;
        }
        match fs::symlink_metadata(&joined) {
            Ok(metadata) if metadata.is_symlink() => {
                let real = fs::canonicalize(&joined).map_err(|source| failed("follow", path, source))?;
                if real.starts_with(&self.root) { Ok(real) } else { Err(outside()) }
            }
            Ok(metadata) if !metadata.is_file() => {
                Err(failed("write", path, io::Error::other("it is not an ordinary file")))
            }
            _ => Ok(joined),
        }
    }

    fn make_folder(&self, folder: &str) -> Result<(), DiskError> {
        // Most folders are there.
        if fs::canonicalize(self.root.join(folder)).is_ok_and(|real| real.starts_with(&self.root) && real.is_dir()) {
            return Ok(());
        }
        let mut made = self.root.clone();
        for name in folder.split('/') {
            made.push(name);
            if !made.exists() {
                self.seen.forget_missing_folders();
                fs::create_dir(&made)
                    .or_else(ignore_existing)
                    .map_err(|source| failed("create the folder", folder, source))?;
            }
            let real = fs::canonicalize(&made).map_err(|source| failed("open", folder, source))?;
            if !real.starts_with(&self.root) {
                return Err(DiskError::Outside { path: folder.to_string() });
            }
        }
        Ok(())
    }
}

/// Says that the system cannot read a file.
fn unreadable(path: &str, why: &str) -> Unreadable {
    Unreadable { path: path.to_string(), why: format!("this file cannot be read: {why}") }
}

fn ignore_existing(error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::AlreadyExists { Ok(()) } else { Err(error) }
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// A temporary file is private; a new file of a project is as readable as others that a user makes.
#[cfg(unix)]
fn open_to_readers(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn open_to_readers(_: &File) -> io::Result<()> {
    Ok(())
}

impl Files for Disk {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Unreadable> {
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
                self.seen.nothing(path, &joined);
                return Ok(None);
            }
            Err(error) => return Err(unreadable(&format!("this file cannot be read: {}", plain(&error)))),
        };
        let (real, metadata) = match self.real(path, &joined, metadata) {
            Ok(found) => found,
            Err(error) if error.kind() == io::ErrorKind::NotFound && fs::symlink_metadata(&joined).is_err() => {
                self.seen.file(path, None);
                return Ok(None);
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(unreadable("this link leads nowhere")),
            Err(error) => return Err(unreadable(&format!("this file cannot be read: {}", plain(&error)))),
        };
        if !real.starts_with(&self.root) {
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
        let relative = path.strip_prefix(&self.root).unwrap_or(path);
        relative.components().map(|name| name.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
    }
}
