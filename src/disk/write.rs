//! Files with their new bytes → files on the disk: all bytes first, one wait until they are there, then each under its name.
//!
//! Invariants: a file is replaced whole or not at all, also when the power fails; a file whose bytes are equal is not touched; a
//! file that somebody changed after it was read is not replaced.

use std::collections::BTreeSet;
use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use super::error::failed;
use super::sum::Sum;
use super::sync::{self, Whole};
use super::{Disk, DiskError, Written};

/// The most files that are written together: a run that is killed leaves no more temporary files behind.
const MOST_TOGETHER: usize = 512;

/// Where the tool remembers what must be on the disk before anything leaves a locale file.
const MEMORY: &str = ".tolmach/";

/// How writing waits for the disk, because the power may fail.
#[derive(Clone, Copy)]
pub(super) enum Wait<'w> {
    /// Until the bytes of the file are there.
    Alone,
    /// Until they are, but later and for all files of this file system.
    Together(&'w Whole),
    /// Not at all.
    Never,
}

/// New bytes that stand beside the file that they are for.
struct Ready<'f> {
    path: &'f str,
    /// The number of the bytes.
    sum: u64,
    target: PathBuf,
    /// What stood there when it was compared with what had been read.
    old: Option<Metadata>,
    temporary: TempPath,
}

impl Disk {
    /// Writes a file whole: a temporary file beside it, synced, then renamed over it. Permissions are kept; folders are made.
    ///
    /// # Errors
    /// When the system refuses, the path leads out of the project, or the file is no longer what reading gave; the old file is
    /// then as it was.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<Written, DiskError> {
        Ok(self.write_all(&[(path, bytes)])?.pop().unwrap_or(Written::Same))
    }

    /// Writes files in their order, each as [`Disk::write`] does; for many of them the disk is waited for once.
    ///
    /// # Errors
    /// As [`Disk::write`]; files before the one that failed may have their new bytes, all behind it are as they were.
    pub fn write_all(&self, files: &[(&str, &[u8])]) -> Result<Vec<Written>, DiskError> {
        let mut written = Vec::with_capacity(files.len());
        let mut rest = files;
        while !rest.is_empty() {
            let mut paths = BTreeSet::new();
            let together = rest.iter().take(MOST_TOGETHER).take_while(|(path, _)| paths.insert(*path)).count();
            let (now, later) = rest.split_at(together);
            self.write_together(now, &mut written)?;
            rest = later;
        }
        Ok(written)
    }

    /// Writes a file whole that can be made again at any time: as [`Disk::write`], but nobody waits until it is on the disk.
    ///
    /// # Errors
    /// As [`Disk::write`].
    pub fn write_again(&self, path: &str, bytes: &[u8]) -> Result<Written, DiskError> {
        self.ready(path, bytes, Wait::Never)?.map_or(Ok(Written::Same), |ready| self.put(ready))
    }

    /// Writes one file that `fill` gives its bytes and returns their number; `old` is what stands there.
    pub(super) fn write_filled(
        &self,
        path: &str,
        (target, old): (PathBuf, Option<Metadata>),
        wait: Wait<'_>,
        fill: impl FnOnce(&mut File) -> io::Result<u64>,
    ) -> Result<Written, DiskError> {
        let ready = self.filled(path, (target, old), wait, fill)?;
        let folder = ready.folder().filter(|_| path.starts_with(MEMORY));
        let written = self.put(ready)?;
        folder.map_or(Ok(()), |folder| sync::folder(&folder)).map_err(|source| failed("write", path, source))?;
        Ok(written)
    }

    fn write_together(&self, files: &[(&str, &[u8])], written: &mut Vec<Written>) -> Result<(), DiskError> {
        let whole = Whole::of(&self.root, files.len());
        let wait = whole.as_ref().map_or(Wait::Alone, Wait::Together);
        let ready = files.iter().map(|(path, bytes)| self.ready(path, bytes, wait)).collect::<Result<Vec<_>, _>>()?;
        let Some(first) = ready.iter().flatten().next().map(|ready| ready.path) else {
            written.extend(files.iter().map(|_| Written::Same));
            return Ok(());
        };
        let wait_for_all =
            || whole.as_ref().map_or(Ok(()), Whole::wait).map_err(|source| failed("write", first, source));
        wait_for_all()?;
        let memory = |ready: &&Ready<'_>| ready.path.starts_with(MEMORY);
        let folders: BTreeSet<PathBuf> = ready.iter().flatten().filter(memory).filter_map(Ready::folder).collect();
        for ready in ready {
            written.push(ready.map_or(Ok(Written::Same), |ready| self.put(ready))?);
        }
        // What is set aside must be on the disk before it leaves its locale file, also when the power fails in between.
        match whole {
            Some(_) if !folders.is_empty() => wait_for_all(),
            Some(_) => Ok(()),
            None => folders
                .iter()
                .try_for_each(|folder| sync::folder(folder))
                .map_err(|source| failed("write", first, source)),
        }
    }

    /// Writes new bytes into a temporary file beside the file that they are for; `None` where it has them already.
    fn ready<'f>(&self, path: &'f str, bytes: &'f [u8], wait: Wait<'_>) -> Result<Option<Ready<'f>>, DiskError> {
        let (target, old) = self.target(path)?;
        let old_bytes = old.as_ref().and_then(|_| fs::read(&target).ok());
        if old_bytes.as_deref() == Some(bytes) {
            return Ok(None);
        }
        // New bytes are made from those that were read: a translator may have saved the file since.
        if self.seen.is_other(path, old_bytes.as_deref().map(Sum::of)) {
            return Err(DiskError::Changed { path: path.to_string() });
        }
        let fill = |file: &mut File| file.write_all(bytes).map(|()| Sum::of(bytes));
        self.filled(path, (target, old), wait, fill).map(Some)
    }

    /// Makes a temporary file beside the one that stands at `target`, and fills it.
    fn filled<'f>(
        &self,
        path: &'f str,
        (target, old): (PathBuf, Option<Metadata>),
        wait: Wait<'_>,
        fill: impl FnOnce(&mut File) -> io::Result<u64>,
    ) -> Result<Ready<'f>, DiskError> {
        let (temporary, sum) =
            self.temporary(&target, old.as_ref(), wait, fill).map_err(|source| failed("write", path, source))?;
        Ok(Ready { path, sum, target, old, temporary })
    }

    fn temporary(
        &self,
        target: &Path,
        old: Option<&Metadata>,
        wait: Wait<'_>,
        fill: impl FnOnce(&mut File) -> io::Result<u64>,
    ) -> io::Result<(TempPath, u64)> {
        let folder = target.parent().unwrap_or(&self.root);
        let mut temporary = tempfile::Builder::new().prefix(".tolmach-").tempfile_in(folder)?;
        let sum = fill(temporary.as_file_mut())?;
        match old {
            Some(old) => temporary.as_file().set_permissions(old.permissions())?,
            None => open_to_readers(temporary.as_file())?,
        }
        match wait {
            Wait::Never => {}
            Wait::Together(whole) if whole.holds(temporary.as_file()) => {}
            Wait::Together(_) | Wait::Alone => temporary.as_file().sync_all()?,
        }
        Ok((temporary.into_temp_path(), sum))
    }

    /// Gives new bytes their name.
    fn put(&self, ready: Ready<'_>) -> Result<Written, DiskError> {
        let now = fs::symlink_metadata(&ready.target).ok();
        if !is_same(ready.old.as_ref(), now.as_ref()) {
            return Err(DiskError::Changed { path: ready.path.to_string() });
        }
        ready.temporary.persist(&ready.target).map_err(|error| failed("write", ready.path, error.error))?;
        self.seen.file(ready.path, Some(ready.sum));
        Ok(Written::Changed)
    }
}

impl Ready<'_> {
    fn folder(&self) -> Option<PathBuf> {
        self.target.parent().map(Path::to_path_buf)
    }
}

/// Tells whether a file is still what it was, as far as the system tells without reading it.
fn is_same(old: Option<&Metadata>, now: Option<&Metadata>) -> bool {
    match (old, now) {
        (Some(old), Some(now)) => {
            number(old) == number(now) && old.len() == now.len() && old.modified().ok() == now.modified().ok()
        }
        (None, None) => true,
        _ => false,
    }
}

/// Returns what tells a file from another that took its name.
#[cfg(unix)]
fn number(metadata: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (metadata.dev(), metadata.ino())
}

#[cfg(not(unix))]
fn number(_: &Metadata) -> (u64, u64) {
    (0, 0)
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
