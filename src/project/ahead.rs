//! Files that were read for their terms, kept for the unit that reads them next, so that a tree is read once.
//!
//! Invariant: no more than [`MOST_BYTES`] are kept; what does not fit is read again.

use std::sync::{Mutex, PoisonError};

use super::{Files, Listing, Unreadable};
use crate::lookup::Lookup;

/// The most bytes that are kept.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// Files of which some are kept for a second reading.
pub struct ReadAhead<'f> {
    files: &'f dyn Files,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    files: Lookup<String, Vec<u8>>,
    bytes: usize,
}

impl<'f> ReadAhead<'f> {
    /// Returns the same files, with room for what is read ahead.
    pub fn new(files: &'f dyn Files) -> ReadAhead<'f> {
        ReadAhead { files, kept: Mutex::default() }
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Files for ReadAhead<'_> {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let mut kept = self.kept();
        if let Some(bytes) = kept.files.remove(path) {
            kept.bytes -= bytes.len();
            return Ok(Some(bytes));
        }
        drop(kept);
        self.files.read(path)
    }

    fn keep(&self, path: &str, bytes: Vec<u8>) {
        let mut kept = self.kept();
        if kept.bytes + bytes.len() <= MOST_BYTES {
            kept.bytes += bytes.len();
            if let Some(before) = kept.files.insert(path.to_string(), bytes) {
                kept.bytes -= before.len();
            }
        }
    }

    fn list(&self, folder: &str) -> Listing {
        self.files.list(folder)
    }
}
