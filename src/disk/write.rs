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
    /// What stood there when it was compared with what had been read; `None`: nothing.
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
        let (target, old) = match self.seen.is_nothing(path) {
            // Giving the file its name finds out what has come to stand there since.
            true => (self.place(path)?, None),
            false => self.target(path)?,
        };
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
        let mut builder = tempfile::Builder::new();
        builder.prefix(".tolmach-");
        if old.is_none() {
            open_to_readers(&mut builder);
        }
        let mut temporary = builder.tempfile_in(folder)?;
        let sum = fill(temporary.as_file_mut())?;
        if let Some(old) = old {
            temporary.as_file().set_permissions(old.permissions())?;
        }
        match wait {
            Wait::Never => {}
            Wait::Together(whole) if whole.holds(folder) => {}
            Wait::Together(_) | Wait::Alone => temporary.as_file().sync_all()?,
        }
        Ok((temporary.into_temp_path(), sum))
    }

    /// Gives new bytes their name.
    fn put(&self, ready: Ready<'_>) -> Result<Written, DiskError> {
        let Ready { path, sum, target, old, mut temporary } = ready;
        if old.is_none() {
            // One call that looks and names: nobody can come in between.
            match temporary.persist_noclobber(&target) {
                Ok(()) => return Ok(self.named(path, sum)),
                Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => return self.found(path, sum),
                // Not all file systems can do this.
                Err(error) => temporary = error.path,
            }
        }
        let now = fs::symlink_metadata(&target).ok();
        if !is_same(old.as_ref(), now.as_ref()) {
            return Err(DiskError::Changed { path: path.to_string() });
        }
        temporary.persist(&target).map_err(|error| failed("write", path, error.error))?;
        Ok(self.named(path, sum))
    }

    fn named(&self, path: &str, sum: u64) -> Written {
        self.seen.file(path, Some(sum));
        Written::Changed
    }

    /// Judges what has come to stand where nothing stood.
    fn found(&self, path: &str, sum: u64) -> Result<Written, DiskError> {
        let (target, _) = self.target(path)?;
        match File::open(target).and_then(Sum::of_all) {
            Ok(found) if found == sum => Ok(Written::Same),
            _ => Err(DiskError::Changed { path: path.to_string() }),
        }
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

/// A temporary file is private; a new file of a project is as readable as others that the user makes.
#[cfg(unix)]
fn open_to_readers(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn open_to_readers(_: &mut tempfile::Builder<'_, '_>) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_to_stand_in_the_last_moment_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let disk = Disk::open(folder.path()).unwrap();
        let ours = |path| disk.ready(path, b"ours", Wait::Never).unwrap().unwrap();
        let ready = [ours("new/theirs"), ours("new/same"), ours("new/folder"), ours("new/ours")];
        fs::write(folder.path().join("new/theirs"), "theirs").unwrap();
        fs::write(folder.path().join("new/same"), "ours").unwrap();
        fs::create_dir(folder.path().join("new/folder")).unwrap();
        let outcomes = ready.map(|ready| disk.put(ready).map_err(|error| error.to_string()));
        assert_eq!(
            outcomes,
            [
                Err("`new/theirs` was changed by another program while tolmach was working".to_string()),
                Ok(Written::Same),
                Err("cannot write `new/folder`: it is not an ordinary file".to_string()),
                Ok(Written::Changed),
            ]
        );
        assert_eq!(fs::read_to_string(folder.path().join("new/theirs")).unwrap(), "theirs");
        assert_eq!(fs::read_dir(folder.path().join("new")).unwrap().count(), 4, "no temporary file stays");
    }

    #[cfg(unix)]
    #[test]
    fn a_new_file_is_as_readable_as_those_of_other_programs_and_an_old_one_stays_so() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let disk = Disk::open(folder.path()).unwrap();
        let mode = |name: &str| fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
        fs::write(folder.path().join("other"), "x").unwrap();
        disk.write("new", b"x").unwrap();
        assert_eq!(mode("new"), mode("other"));
        fs::set_permissions(folder.path().join("new"), fs::Permissions::from_mode(0o640)).unwrap();
        disk.write("new", b"y").unwrap();
        assert_eq!(mode("new") & 0o777, 0o640);
    }
}
