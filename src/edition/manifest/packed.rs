//! What the manifest says of the files of one article, in few bytes: a run holds it of every article that there is.
//!
//! Invariant: what is packed comes out to the letter. A digest takes 32 bytes and not 64 digits; what of a path follows from
//! format, locale and article, and a digest of the article that stands in every entry, is said once.

use std::cmp::Ordering;
use std::sync::Arc;

use super::digest::digits_of;
use super::{Completeness, ManifestEntry};
use crate::edition::Listing;

/// The entries of one article, in the order in which they were added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    article: Arc<str>,
    /// The article's digest as the first entry has it; then the entries.
    bytes: Vec<u8>,
}

/// An entry where it is packed.
#[derive(Clone, Debug)]
pub struct PackedEntry {
    packed: Arc<Packed>,
    at: u32,
}

/// How a text is written that is often a digest, or follows from others.
mod form {
    pub const TEXT: u8 = 0;
    /// 32 bytes stand for 64 hexadecimal digits.
    pub const DIGEST: u8 = 1;
    /// Nothing stands for what the reader knows: the digest of the first entry; the beginning of the path.
    pub const KNOWN: u8 = 2;
}

impl Packed {
    /// Starts with no entry of an article.
    pub fn new(article: impl Into<Arc<str>>) -> Packed {
        Packed { article: article.into(), bytes: Vec::new() }
    }

    /// Packs the entries of an article.
    pub fn of<'e>(article: impl Into<Arc<str>>, entries: impl IntoIterator<Item = &'e ManifestEntry>) -> Packed {
        let mut packed = Packed::new(article);
        entries.into_iter().for_each(|entry| packed.add(entry));
        packed.shrink();
        packed
    }

    /// Returns the article's name.
    pub fn article(&self) -> &Arc<str> {
        &self.article
    }

    /// Tells whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Adds an entry of the article.
    pub fn add(&mut self, entry: &ManifestEntry) {
        if self.bytes.is_empty() {
            self.digest(&entry.source);
        }
        let source = Reader::of(&self.bytes).digest("");
        self.text(&entry.format);
        self.text(&entry.locale);
        match entry.path.strip_prefix(&beginning(&entry.format, &entry.locale, &entry.article)) {
            Some(rest) => {
                self.bytes.push(form::KNOWN);
                self.text(rest);
            }
            None => {
                self.bytes.push(form::TEXT);
                self.text(&entry.path);
            }
        }
        let counts = entry.completeness;
        for count in [counts.messages, counts.translated, counts.stale, counts.fallback] {
            self.number(count);
        }
        match source.as_ref() == Some(&entry.source) {
            true => self.bytes.push(form::KNOWN),
            false => self.digest(&entry.source),
        }
        self.digest(&entry.inputs);
        self.digest(&entry.sha256);
        self.number(entry.reads.len());
        entry.reads.iter().for_each(|path| self.text(path));
        let texts = entry.listing.as_ref().map(texts);
        self.number(texts.map_or(0, |texts| texts.len()));
        texts.into_iter().flatten().for_each(|text| self.option(text));
    }

    /// Gives back the room that no entry needs.
    pub fn shrink(&mut self) {
        self.bytes.shrink_to_fit();
    }

    /// Returns the entries.
    pub fn entries(&self) -> Vec<ManifestEntry> {
        let mut reader = Reader::of(&self.bytes);
        let source = reader.digest("").unwrap_or_default();
        std::iter::from_fn(|| reader.entry(&self.article, &source)).collect()
    }

    fn text(&mut self, text: &str) {
        self.number(text.len());
        self.bytes.extend_from_slice(text.as_bytes());
    }

    fn option(&mut self, text: Option<&str>) {
        self.number(text.map_or(0, |text| text.len() + 1));
        self.bytes.extend_from_slice(text.unwrap_or_default().as_bytes());
    }

    fn digest(&mut self, text: &str) {
        match bytes_of(text) {
            Some(digest) => {
                self.bytes.push(form::DIGEST);
                self.bytes.extend_from_slice(&digest);
            }
            None => {
                self.bytes.push(form::TEXT);
                self.text(text);
            }
        }
    }

    /// Writes a number, seven bits a byte, the lowest first; all but the last have their eighth bit set.
    fn number(&mut self, mut number: usize) {
        while number > 0x7F {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }
}

impl PackedEntry {
    /// Returns the entries of an article where they are packed.
    pub(super) fn all(packed: &Arc<Packed>) -> impl Iterator<Item = PackedEntry> {
        let mut reader = Reader::of(&packed.bytes);
        let source = reader.digest("").unwrap_or_default();
        std::iter::from_fn(move || {
            let at = (packed.bytes.len() - reader.rest.len()) as u32;
            reader.entry(&packed.article, &source)?;
            Some(PackedEntry { packed: Arc::clone(packed), at })
        })
    }

    /// Returns the article.
    pub fn article(&self) -> &str {
        &self.packed.article
    }

    /// Returns the entry.
    pub fn entry(&self) -> ManifestEntry {
        let source = Reader::of(&self.packed.bytes).digest("").unwrap_or_default();
        self.reader().entry(&self.packed.article, &source).expect("an entry was packed here")
    }

    /// Returns the format and the locale.
    pub fn format_and_locale(&self) -> (&str, &str) {
        let mut reader = self.reader();
        (reader.text().unwrap_or_default(), reader.text().unwrap_or_default())
    }

    /// Returns what lists say about it.
    pub fn listing(&self) -> Option<Listing> {
        self.entry().listing
    }

    /// Compares the paths of two entries.
    pub(super) fn by_path(&self, other: &PackedEntry) -> Ordering {
        let (one, other) = (self.pieces(), other.pieces());
        // Most differ long before their ends.
        let pieces = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
        one[pieces..].iter().flat_map(|piece| piece.bytes()).cmp(other[pieces..].iter().flat_map(|piece| piece.bytes()))
    }

    /// Returns the path below the folder of editions.
    pub fn path(&self) -> String {
        self.pieces().concat()
    }

    /// Returns the path in pieces.
    fn pieces(&self) -> [&str; 6] {
        let mut reader = self.reader();
        let (format, locale) = (reader.text().unwrap_or_default(), reader.text().unwrap_or_default());
        let form = reader.byte();
        let rest = reader.text().unwrap_or_default();
        match form {
            Some(form::KNOWN) => [format, "/", locale, "/", &self.packed.article, rest],
            _ => [rest, "", "", "", "", ""],
        }
    }

    fn reader(&self) -> Reader<'_> {
        Reader { rest: self.packed.bytes.get(self.at as usize..).unwrap_or_default() }
    }
}

/// What was packed and is not read yet.
struct Reader<'p> {
    rest: &'p [u8],
}

impl<'p> Reader<'p> {
    fn of(bytes: &'p [u8]) -> Reader<'p> {
        Reader { rest: bytes }
    }

    /// Reads an entry; `None` where there is none any more.
    fn entry(&mut self, article: &str, source: &str) -> Option<ManifestEntry> {
        let format = self.text()?.to_string();
        let locale = self.text()?.to_string();
        let path = match self.byte()? {
            form::KNOWN => beginning(&format, &locale, article) + self.text()?,
            _ => self.text()?.to_string(),
        };
        let completeness = Completeness {
            messages: self.number()?,
            translated: self.number()?,
            stale: self.number()?,
            fallback: self.number()?,
        };
        let source = self.digest(source)?;
        let inputs = self.digest("")?;
        let sha256 = self.digest("")?;
        let reads = (0..self.number()?).map(|_| Some(self.text()?.to_string())).collect::<Option<_>>()?;
        let listing = match self.number()? {
            0 => None,
            _ => Some(self.listing()?),
        };
        let article = article.to_string();
        Some(ManifestEntry { path, locale, article, format, completeness, source, inputs, reads, sha256, listing })
    }

    fn listing(&mut self) -> Option<Listing> {
        Some(Listing {
            title: self.option()?.unwrap_or_default(),
            title_locale: self.option()?,
            description: self.option()?,
            date: self.option()?,
            updated: self.option()?,
            author: self.option()?,
            publication: self.option()?,
        })
    }

    fn take(&mut self, count: usize) -> Option<&'p [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        Some(*self.take(1)?.first()?)
    }

    fn number(&mut self) -> Option<usize> {
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

    fn text(&mut self) -> Option<&'p str> {
        let length = self.number()?;
        std::str::from_utf8(self.take(length)?).ok()
    }

    fn option(&mut self) -> Option<Option<String>> {
        let Some(length) = self.number()?.checked_sub(1) else { return Some(None) };
        Some(Some(std::str::from_utf8(self.take(length)?).ok()?.to_string()))
    }

    fn digest(&mut self, known: &str) -> Option<String> {
        Some(match self.byte()? {
            form::KNOWN => known.to_string(),
            form::DIGEST => digits_of(self.take(32)?),
            _ => self.text()?.to_string(),
        })
    }
}

/// Returns how the path of a file begins that stands where such files do.
fn beginning(format: &str, locale: &str, article: &str) -> String {
    format!("{format}/{locale}/{article}")
}

/// Returns the texts of a listing, in the order in which they are packed.
fn texts(listing: &Listing) -> [Option<&str>; 7] {
    [
        Some(listing.title.as_str()),
        listing.title_locale.as_deref(),
        listing.description.as_deref(),
        listing.date.as_deref(),
        listing.updated.as_deref(),
        listing.author.as_deref(),
        listing.publication.as_deref(),
    ]
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

    fn entry(path: &str, locale: &str, source: &str) -> ManifestEntry {
        ManifestEntry {
            path: path.to_string(),
            locale: locale.to_string(),
            article: "news/a".to_string(),
            format: "html".to_string(),
            completeness: Completeness { messages: 300, translated: 127, stale: 128, fallback: 0 },
            source: source.to_string(),
            inputs: String::new(),
            reads: Vec::new(),
            sha256: crate::edition::sha256(path.as_bytes()),
            listing: None,
        }
    }

    /// What a manifest may say, also where somebody wrote it by hand.
    fn entries() -> Vec<ManifestEntry> {
        let digest = crate::edition::sha256(b"article");
        let listing = Listing { title: "Дождь".to_string(), date: Some(String::new()), ..Listing::default() };
        let all = Listing {
            title: String::new(),
            title_locale: Some("ka".to_string()),
            description: Some("d".repeat(200)),
            date: Some("2024-03-12".to_string()),
            updated: Some("2024-03-13".to_string()),
            author: Some("A".to_string()),
            publication: Some("P".to_string()),
        };
        let reads = vec!["source/map.gif".to_string(), String::new()];
        vec![
            ManifestEntry { listing: Some(listing), ..entry("html/ru/news/a.html", "ru", &digest) },
            ManifestEntry { reads, inputs: digest.clone(), ..entry("html/kk/news/a.html", "kk", &digest) },
            ManifestEntry { listing: Some(all), ..entry("../elsewhere", "kk", "") },
            ManifestEntry { inputs: digest.to_uppercase(), ..entry("html/ar/news/a", "ar", &digest[1..]) },
            ManifestEntry { inputs: format!("0{digest}"), ..entry("html/ar/news", "ar", "é".repeat(32).as_str()) },
            entry("", "", "none"),
        ]
    }

    fn placed(packed: Packed) -> Vec<PackedEntry> {
        PackedEntry::all(&Arc::new(packed)).collect()
    }

    #[test]
    fn entries_come_out_to_the_letter() {
        let entries = entries();
        let packed = Packed::of("news/a", &entries);
        assert_eq!(packed.entries(), entries);
        for (one, entry) in placed(packed).iter().zip(&entries) {
            assert_eq!(one.entry(), *entry);
            assert_eq!(one.path(), entry.path);
            assert_eq!(one.format_and_locale(), (entry.format.as_str(), entry.locale.as_str()));
        }
        // The first entry may be any.
        for first in 0..=entries.len() {
            let packed = Packed::of("news/a", &entries[first..]);
            assert_eq!(packed.entries(), entries[first..]);
            assert_eq!(placed(packed).len(), entries.len() - first);
        }
    }

    #[test]
    fn paths_are_compared_as_texts() {
        let other = ManifestEntry { article: "news/a-b".to_string(), ..entry("html/ru/news/a-b.html", "ru", "") };
        let mut placed = [placed(Packed::of("news/a", &entries())), placed(Packed::of("news/a-b", [&other]))].concat();
        placed.sort_by(PackedEntry::by_path);
        let paths: Vec<String> = placed.iter().map(|one| one.path()).collect();
        assert!(paths.is_sorted() && paths.len() == entries().len() + 1, "{paths:?}");
    }

    #[test]
    fn an_entry_takes_few_bytes() {
        let digest = crate::edition::sha256(b"article");
        let one = ManifestEntry { inputs: digest.clone(), ..entry("html/ru/news/a.html", "ru", &digest) };
        let packed = Packed::of("news/a", &vec![one; 100]);
        assert!(packed.bytes.capacity() < 100 * 100, "{}", packed.bytes.capacity());
    }
}
