//! What the manifest says of the files of one article, in few bytes: a run holds it of every article that there is.
//!
//! Invariant: what is packed comes out to the letter. A digest takes 32 bytes and not 64 digits; what of a path follows from
//! format, locale and article, and a digest of the article that stands in every entry, is said once.

use std::cmp::Ordering;
use std::sync::Arc;

use super::bytes::{self, Bytes, Reader};
use super::{Completeness, ManifestEntry};
use crate::edition::Listing;

/// The entries of one article, in the order in which they were added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    article: Arc<str>,
    /// The article's digest as the first entry has it; then the entries.
    bytes: Bytes,
}

/// An entry where it is packed.
#[derive(Clone, Debug)]
pub struct PackedEntry {
    packed: Arc<Packed>,
    at: usize,
}

impl Packed {
    /// Starts with no entry of an article.
    pub fn new(article: impl Into<Arc<str>>) -> Packed {
        Packed { article: article.into(), bytes: Bytes::default() }
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
        let bytes = &mut self.bytes;
        if bytes.is_empty() {
            bytes.digest(&entry.source);
        }
        let source = bytes.reader().digest("").unwrap_or_default();
        bytes.text(&entry.format);
        bytes.text(&entry.locale);
        match entry.path.strip_prefix(&beginning(&entry.format, &entry.locale, &entry.article)) {
            Some(rest) => {
                bytes.known();
                bytes.text(rest);
            }
            None => {
                bytes.unknown();
                bytes.text(&entry.path);
            }
        }
        let counts = entry.completeness;
        for count in [counts.messages, counts.translated, counts.stale, counts.fallback] {
            bytes.number(count);
        }
        match entry.source == source {
            true => bytes.known(),
            false => bytes.digest(&entry.source),
        }
        bytes.digest(&entry.inputs);
        bytes.digest(&entry.sha256);
        bytes.number(entry.reads.len());
        entry.reads.iter().for_each(|path| bytes.text(path));
        let texts = entry.listing.as_ref().map(texts);
        bytes.number(texts.map_or(0, |texts| texts.len()));
        texts.into_iter().flatten().for_each(|text| bytes.option(text));
    }

    /// Gives back the room that no entry needs.
    pub fn shrink(&mut self) {
        self.bytes.shrink();
    }

    /// Returns the entries.
    pub fn entries(&self) -> Vec<ManifestEntry> {
        let mut reader = self.bytes.reader();
        let source = reader.digest("").unwrap_or_default();
        std::iter::from_fn(|| entry(&mut reader, &self.article, &source)).collect()
    }
}

impl PackedEntry {
    /// Returns the entries of an article where they are packed.
    pub(super) fn all(packed: &Arc<Packed>) -> impl Iterator<Item = PackedEntry> {
        let mut reader = packed.bytes.reader();
        let source = reader.digest("").unwrap_or_default();
        std::iter::from_fn(move || {
            let at = reader.place();
            entry(&mut reader, &packed.article, &source)?;
            Some(PackedEntry { packed: Arc::clone(packed), at })
        })
    }

    /// Returns the article.
    pub fn article(&self) -> &str {
        &self.packed.article
    }

    /// Returns the entry.
    pub fn entry(&self) -> ManifestEntry {
        let source = self.packed.bytes.reader().digest("").unwrap_or_default();
        entry(&mut self.reader(), &self.packed.article, &source).expect("an entry was packed here")
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
            Some(bytes::KNOWN) => [format, "/", locale, "/", &self.packed.article, rest],
            _ => [rest, "", "", "", "", ""],
        }
    }

    fn reader(&self) -> Reader<'_> {
        self.packed.bytes.reader_at(self.at)
    }
}

/// Reads an entry; `None` where there is none any more.
fn entry(reader: &mut Reader<'_>, article: &str, source: &str) -> Option<ManifestEntry> {
    let format = reader.text()?.to_string();
    let locale = reader.text()?.to_string();
    let path = match reader.byte()? {
        bytes::KNOWN => beginning(&format, &locale, article) + reader.text()?,
        _ => reader.text()?.to_string(),
    };
    let completeness = Completeness {
        messages: reader.number()?,
        translated: reader.number()?,
        stale: reader.number()?,
        fallback: reader.number()?,
    };
    let source = reader.digest(source)?;
    let inputs = reader.digest("")?;
    let sha256 = reader.digest("")?;
    let reads = (0..reader.number()?).map(|_| Some(reader.text()?.to_string())).collect::<Option<_>>()?;
    let listing = match reader.number()? {
        0 => None,
        _ => Some(listing(reader)?),
    };
    let article = article.to_string();
    Some(ManifestEntry { path, locale, article, format, completeness, source, inputs, reads, sha256, listing })
}

fn listing(reader: &mut Reader<'_>) -> Option<Listing> {
    Some(Listing {
        title: reader.option()?.unwrap_or_default(),
        title_locale: reader.option()?,
        description: reader.option()?,
        date: reader.option()?,
        updated: reader.option()?,
        author: reader.option()?,
        publication: reader.option()?,
    })
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
        assert!(packed.bytes.room() < 100 * 100, "{}", packed.bytes.room());
    }
}
