//! An ordinary file in an ordinary folder → its bytes, with as few questions to the system as there can be.
//!
//! Invariant: what is anything else, or cannot be opened, is left to those who ask before they open. A link is not followed,
//! and a pipe is not waited for.

use super::Disk;

/// Returns the bytes of the file that a path names, and in them nothing where the folder has no such name; `None` says nothing
/// about the file.
#[cfg(target_os = "linux")]
pub(super) fn read(disk: &Disk, path: &str) -> Option<Option<Vec<u8>>> {
    use std::fs::File;
    use std::io::{ErrorKind, Read};
    use std::os::unix::fs::OpenOptionsExt;

    use rustix::fs::OFlags;

    let (folder, name) = super::folder_and_name(path);
    if matches!(name, "" | "." | "..") {
        return None;
    }
    let folder = disk.seen.folder(&disk.root, folder).ok().filter(|folder| folder.is_inside)?;
    let flags = i32::try_from((OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY).bits()).ok()?;
    let file = match File::options().read(true).custom_flags(flags).open(folder.real.join(name)) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Some(None),
        Err(_) => return None,
    };
    let metadata = file.metadata().ok()?;
    // The system tells no length of files that it makes up.
    let length = Some(metadata.len()).filter(|length| metadata.is_file() && (1..=super::MAX_BYTES).contains(length))?;
    // There is room for one byte more: a file that does not fill it has ended, and need not be asked again.
    let length = usize::try_from(length).ok()?;
    let mut bytes = vec![0; length + 1];
    let read = (&file).read(&mut bytes).ok()?;
    bytes.truncate(read);
    if read != length {
        // An editor may be writing it: what comes behind that length belongs to the text, too.
        (&file).take(super::MAX_BYTES + 1).read_to_end(&mut bytes).ok()?;
    }
    (bytes.len() as u64 <= super::MAX_BYTES).then_some(Some(bytes))
}

/// Returns nothing: elsewhere there is no such way.
#[cfg(not(target_os = "linux"))]
pub(super) fn read(_: &Disk, _: &str) -> Option<Option<Vec<u8>>> {
    None
}
