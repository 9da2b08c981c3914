//! Texts, numbers and digests in few bytes, and back. These bytes live no longer than a run.
//!
//! Invariant: what is written comes out to the letter, read in the same order.

use super::digest::digits_of;

/// Marks what stands there in full.
const TEXT: u8 = 0;
/// Marks 32 bytes that stand for 64 hexadecimal digits.
const DIGEST: u8 = 1;
/// Marks what the reader knows from elsewhere.
pub(super) const KNOWN: u8 = 2;

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bytes {
    bytes: Vec<u8>,
}

/// What was written and is not read yet.
pub(super) struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl Bytes {
    pub(super) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Gives back the room that is not needed.
    pub(super) fn shrink(&mut self) {
        self.bytes.shrink_to_fit();
    }

    pub(super) fn known(&mut self) {
        self.bytes.push(KNOWN);
    }

    pub(super) fn unknown(&mut self) {
        self.bytes.push(TEXT);
    }

    /// Writes a number, seven bits a byte, the lowest first; all but the last have their eighth bit set.
    pub(super) fn number(&mut self, mut number: usize) {
        while number > 0x7F {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    pub(super) fn text(&mut self, text: &str) {
        self.number(text.len());
        self.bytes.extend_from_slice(text.as_bytes());
    }

    pub(super) fn option(&mut self, text: Option<&str>) {
        self.number(text.map_or(0, |text| text.len() + 1));
        self.bytes.extend_from_slice(text.unwrap_or_default().as_bytes());
    }

    /// Writes a text that is nearly always a digest.
    pub(super) fn digest(&mut self, text: &str) {
        match bytes_of(text) {
            Some(digest) => {
                self.bytes.push(DIGEST);
                self.bytes.extend_from_slice(&digest);
            }
            None => {
                self.unknown();
                self.text(text);
            }
        }
    }

    pub(super) fn reader(&self) -> Reader<'_> {
        self.reader_at(0)
    }

    pub(super) fn reader_at(&self, at: usize) -> Reader<'_> {
        Reader { bytes: &self.bytes, at }
    }

    #[cfg(test)]
    pub(super) fn room(&self) -> usize {
        self.bytes.capacity()
    }
}

impl<'b> Reader<'b> {
    /// Returns the place of what comes next.
    pub(super) fn place(&self) -> usize {
        self.at
    }

    fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let end = self.at.checked_add(count)?;
        let taken = self.bytes.get(self.at..end)?;
        self.at = end;
        Some(taken)
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        Some(*self.take(1)?.first()?)
    }

    pub(super) fn number(&mut self) -> Option<usize> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7F).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(number);
            }
            shift += 7;
        }
    }

    pub(super) fn text(&mut self) -> Option<&'b str> {
        let length = self.number()?;
        std::str::from_utf8(self.take(length)?).ok()
    }

    pub(super) fn option(&mut self) -> Option<Option<String>> {
        let Some(length) = self.number()?.checked_sub(1) else { return Some(None) };
        Some(Some(std::str::from_utf8(self.take(length)?).ok()?.to_string()))
    }

    /// Reads a digest; `known` is the one that need not stand here.
    pub(super) fn digest(&mut self, known: &str) -> Option<String> {
        Some(match self.byte()? {
            KNOWN => known.to_string(),
            DIGEST => digits_of(self.take(32)?),
            _ => self.text()?.to_string(),
        })
    }
}

/// Returns the bytes that a digest stands for; `None` for any other text, which would not come out to the letter.
fn bytes_of(text: &str) -> Option<[u8; 32]> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let mut bytes = [0; 32];
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if pairs.len() != bytes.len() || !rest.is_empty() {
        return None;
    }
    for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
        *byte = digit(*high)? << 4 | digit(*low)?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_comes_out_to_the_letter() {
        let digest = "0123456789abcdef".repeat(4);
        let upper = digest.to_uppercase();
        let texts = ["", "a", digest.as_str(), upper.as_str(), &digest[1..], &"é".repeat(32), &"x".repeat(300)];
        let numbers = [0, 1, 127, 128, 300, 16_384, usize::MAX];
        let mut bytes = Bytes::default();
        for text in texts {
            bytes.text(text);
            bytes.digest(text);
            bytes.option(Some(text));
        }
        bytes.option(None);
        bytes.known();
        numbers.into_iter().for_each(|number| bytes.number(number));
        let mut reader = bytes.reader();
        for text in texts {
            assert_eq!(reader.text(), Some(text));
            assert_eq!(reader.digest("known").as_deref(), Some(text));
            assert_eq!(reader.option(), Some(Some(text.to_string())));
        }
        assert_eq!(reader.option(), Some(None));
        assert_eq!(reader.digest("known").as_deref(), Some("known"));
        assert_eq!(numbers.map(|_| reader.number().unwrap()), numbers);
        assert_eq!((reader.byte(), reader.number(), reader.text(), reader.option()), (None, None, None, None));
    }
}
