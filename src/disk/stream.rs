//! Files that are read and written piece by piece, because they grow with the project and would be large in memory.

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;

use super::sum::Sum;
use super::write::Wait;
use super::{Disk, DiskError, Written, plain};
use crate::project::Unreadable;

/// How many bytes go to the disk at a time.
const PIECE: usize = 64 * 1024;

impl Disk {
    /// Reads a file piece by piece; `None` where there is none.
    ///
    /// # Errors
    /// As [`crate::project::Files::read`].
    pub fn read_through<T>(&self, path: &str, read: impl FnOnce(&mut dyn Read) -> T) -> Result<Option<T>, Unreadable> {
        let unreadable = |error: &io::Error| super::unreadable(path, &plain(error));
        let Some(real) = self.find(path)? else { return Ok(None) };
        let file = match File::open(real) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(unreadable(&error)),
        };
        let mut summed = Summed { inner: file, sum: Sum::default() };
        let result = read(&mut summed);
        // Also what was not asked for is part of the file as it was.
        io::copy(&mut summed, &mut io::sink()).map_err(|error| unreadable(&error))?;
        self.seen.file(path, Some(summed.sum.finish()));
        Ok(Some(result))
    }

    /// Writes a file whole, as [`Disk::write`], but piece by piece: `write` gives its bytes, the same each time that it is
    /// asked, first to see whether the file has them already.
    ///
    /// # Errors
    /// As [`Disk::write`], and when `write` fails.
    pub fn write_through(
        &self,
        path: &str,
        write: impl Fn(&mut dyn Write) -> io::Result<()>,
    ) -> Result<Written, DiskError> {
        self.replace_through(path, &write, Wait::Alone)
    }

    /// Writes a file whole that can be made again at any time: as [`Disk::write_through`], but nobody waits until it is on the
    /// disk.
    ///
    /// # Errors
    /// As [`Disk::write_through`].
    pub fn write_through_again(
        &self,
        path: &str,
        write: impl Fn(&mut dyn Write) -> io::Result<()>,
    ) -> Result<Written, DiskError> {
        self.replace_through(path, &write, Wait::Never)
    }

    fn replace_through(
        &self,
        path: &str,
        write: &dyn Fn(&mut dyn Write) -> io::Result<()>,
        wait: Wait<'_>,
    ) -> Result<Written, DiskError> {
        let (target, old) = self.target(path)?;
        if old.is_some() && is_same(&target, write) {
            return Ok(Written::Same);
        }
        let sum = old.as_ref().and_then(|_| File::open(&target).and_then(Sum::of_all).ok());
        if self.seen.is_other(path, sum) {
            return Err(DiskError::Changed { path: path.to_string() });
        }
        self.write_filled(path, (target, old), wait, |file| {
            let mut out = BufWriter::with_capacity(PIECE, Summed { inner: file, sum: Sum::default() });
            write(&mut out)?;
            let summed = out.into_inner().map_err(io::IntoInnerError::into_error)?;
            Ok(summed.sum.finish())
        })
    }
}

/// Tells whether a file has the bytes that `write` gives.
fn is_same(path: &Path, write: &dyn Fn(&mut dyn Write) -> io::Result<()>) -> bool {
    let Ok(old) = File::open(path) else { return false };
    let mut compared = BufWriter::with_capacity(PIECE, Compared { old, piece: Vec::new() });
    let Ok(mut compared) = write(&mut compared).and_then(|()| compared.into_inner().map_err(Into::into)) else {
        return false;
    };
    // Nothing may come behind them.
    compared.old.read(&mut [0]).is_ok_and(|count| count == 0)
}

/// Bytes on their way, and their number.
struct Summed<T> {
    inner: T,
    sum: Sum,
}

impl<T: Read> Read for Summed<T> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(bytes)?;
        self.sum.write_all(&bytes[..count])?;
        Ok(count)
    }
}

impl<T: Write> Write for Summed<T> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.inner.write(bytes)?;
        self.sum.write_all(&bytes[..count])?;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Takes the bytes that a file has, and fails at the first other one.
struct Compared {
    old: File,
    piece: Vec<u8>,
}

impl Write for Compared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.piece.resize(bytes.len(), 0);
        self.old.read_exact(&mut self.piece)?;
        match self.piece == bytes {
            true => Ok(bytes.len()),
            false => Err(io::Error::other("the file has other bytes")),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
