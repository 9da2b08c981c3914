//! Waiting until bytes and names are on the disk, because the power may fail.

use std::cell::RefCell;
use std::ffi::OsString;
use std::fs::{self, File, Metadata};
use std::io;
use std::path::Path;

use rustc_hash::FxHashMap;

/// A file system that writes all that waits for it at once, for many files.
#[derive(Debug)]
pub(super) struct Whole {
    folder: File,
    /// The number of the file system.
    device: Option<u64>,
    /// The folders that were asked about, by their letters: to compare paths part by part takes a hundred times as long.
    asked: RefCell<FxHashMap<OsString, bool>>,
}

/// From this number of files on one wait for all of them is worth that it waits for what other programs wrote, too.
const MANY: usize = 16;

impl Whole {
    /// Returns the file system of a folder, where that can be waited for and there are many files.
    pub(super) fn of(folder: &Path, files: usize) -> Option<Whole> {
        if files < MANY {
            return None;
        }
        let folder = File::open(folder).ok()?;
        let device = device(folder.metadata());
        is_known(&folder).then_some(Whole { folder, device, asked: RefCell::default() })
    }

    /// Tells whether the files that are made in a folder are on this file system.
    pub(super) fn holds(&self, folder: &Path) -> bool {
        let mut asked = self.asked.borrow_mut();
        if let Some(held) = asked.get(folder.as_os_str()) {
            return *held;
        }
        let held = self.device.is_some() && device(fs::metadata(folder)) == self.device;
        asked.insert(folder.into(), held);
        held
    }

    /// Waits until everything that was written to the file system is on the disk: bytes, names and folders.
    ///
    /// # Errors
    /// When the system tells of a failure, as Linux does since 5.8.
    pub(super) fn wait(&self) -> io::Result<()> {
        wait(&self.folder)
    }
}

/// Waits until the names in a folder are on the disk.
///
/// # Errors
/// When the system refuses.
#[cfg(unix)]
pub(super) fn folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
pub(super) fn folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Tells whether `syncfs(2)` reaches the disk: of others, as those in user space, only the system's own cache is written.
#[cfg(target_os = "linux")]
#[allow(clippy::useless_conversion, reason = "the type of the number differs between machines")]
fn is_known(folder: &File) -> bool {
    // ext2 to ext4, XFS, Btrfs, F2FS, tmpfs, overlayfs (statfs(2)).
    const KNOWN: [i64; 6] = [0xEF53, 0x5846_5342, 0x9123_683E, 0xF2F5_2010, 0x0102_1994, 0x794C_7630];
    rustix::fs::fstatfs(folder).is_ok_and(|found| KNOWN.contains(&i64::from(found.f_type)))
}

#[cfg(target_os = "linux")]
fn wait(folder: &File) -> io::Result<()> {
    Ok(rustix::fs::syncfs(folder)?)
}

#[cfg(not(target_os = "linux"))]
fn is_known(_: &File) -> bool {
    false
}

#[cfg(not(target_os = "linux"))]
fn wait(folder: &File) -> io::Result<()> {
    folder.sync_all()
}

#[cfg(unix)]
fn device(metadata: io::Result<Metadata>) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    metadata.ok().map(|metadata| metadata.dev())
}

#[cfg(not(unix))]
fn device(_: io::Result<Metadata>) -> Option<u64> {
    None
}
