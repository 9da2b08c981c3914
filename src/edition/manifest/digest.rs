//! Digests of bytes, in hexadecimal digits: SHA-256 for those who publish, BLAKE3 for what only the next run compares.

use std::io::{self, Write};

use sha2::Digest;

/// Takes bytes piece by piece.
#[derive(Default)]
pub struct Sha256 {
    hasher: sha2::Sha256,
}

impl Sha256 {
    /// Returns the digest of all that was written.
    pub fn digits(self) -> String {
        digits_of(&self.hasher.finalize())
    }
}

impl Write for Sha256 {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.hasher.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Returns the SHA-256 of some bytes in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    digits_of(&sha2::Sha256::digest(bytes))
}

/// Returns the BLAKE3 of some bytes in hexadecimal digits: as sure as SHA-256, in a fraction of its time.
pub fn blake3(bytes: &[u8]) -> String {
    digits_of(blake3::hash(bytes).as_bytes())
}

/// Returns bytes in hexadecimal digits.
pub(super) fn digits_of(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |half: u8| char::from(DIGITS[usize::from(half & 0xF)]);
    let mut digits = String::with_capacity(2 * bytes.len());
    digits.extend(bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]));
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_have_the_digest_of_the_whole() {
        assert_eq!(sha256(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        let mut pieces = Sha256::default();
        for piece in ["ab", "", "c"] {
            pieces.write_all(piece.as_bytes()).unwrap();
        }
        assert_eq!(pieces.digits(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
