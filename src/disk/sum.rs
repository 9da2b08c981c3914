//! Bytes → a number that tells files and paths apart within one run; it is never written down.
//!
//! Invariant: however the bytes are cut into pieces, the number is the same.

use std::hash::Hasher;
use std::io::{self, Read, Write};

use rustc_hash::FxHasher;

/// How many bytes are taken at a time, so that the pieces in which they come do not matter.
const BLOCK: usize = 32 * 1024;

/// The number of bytes that come in pieces.
#[derive(Default)]
pub(super) struct Sum {
    hasher: FxHasher,
    block: Vec<u8>,
}

impl Sum {
    /// Returns the number of some bytes.
    pub(super) fn of(bytes: &[u8]) -> u64 {
        let mut hasher = FxHasher::default();
        bytes.chunks(BLOCK).for_each(|block| hasher.write(block));
        hasher.finish()
    }

    /// Returns the number of all that a reader gives.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn of_all(mut reader: impl Read) -> io::Result<u64> {
        let mut sum = Sum::default();
        io::copy(&mut reader, &mut sum)?;
        Ok(sum.finish())
    }

    /// Returns the number of what was written.
    pub(super) fn finish(mut self) -> u64 {
        if !self.block.is_empty() {
            self.hasher.write(&self.block);
        }
        self.hasher.finish()
    }
}

impl Write for Sum {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut rest = bytes;
        while !rest.is_empty() {
            let (taken, behind) = rest.split_at(rest.len().min(BLOCK - self.block.len()));
            self.block.extend_from_slice(taken);
            rest = behind;
            if self.block.len() == BLOCK {
                self.hasher.write(&self.block);
                self.block.clear();
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_do_not_matter() {
        let bytes: Vec<u8> = (0..3 * BLOCK + 7).map(|number| (number % 251) as u8).collect();
        for length in [0, 1, 7, 8, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, bytes.len()] {
            for piece in [1, 7, 4096, BLOCK - 1, BLOCK, BLOCK + 1] {
                let mut sum = Sum::default();
                bytes[..length].chunks(piece).for_each(|piece| sum.write_all(piece).unwrap());
                assert_eq!(sum.finish(), Sum::of(&bytes[..length]), "{length} by {piece}");
            }
            assert_eq!(Sum::of_all(&bytes[..length]).unwrap(), Sum::of(&bytes[..length]));
        }
        assert_ne!(Sum::of(&bytes), Sum::of(&bytes[1..]));
    }
}
