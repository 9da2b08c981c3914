//! The files of the project, with what a format looked at beside its edition: the images of an article.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use tolmach::project::{Files, Listing, Unreadable};

use super::inputs::digest_of;

/// Files that remember what was read of them. Folders are not watched: no format lists one.
pub struct Reads<'a> {
    files: &'a dyn Files,
    read: Mutex<BTreeMap<String, String>>,
}

impl<'a> Reads<'a> {
    /// Watches files.
    pub fn of(files: &'a dyn Files) -> Reads<'a> {
        Reads { files, read: Mutex::default() }
    }

    /// Returns the digest of each file that was read, of those that are not there, too.
    pub fn digests(self) -> BTreeMap<String, String> {
        self.read.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Files for Reads<'_> {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let read = self.files.read(path);
        let mut known = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(path.to_string(), digest_of(&read));
        read
    }

    fn list(&self, folder: &str) -> Listing {
        self.files.list(folder)
    }
}
