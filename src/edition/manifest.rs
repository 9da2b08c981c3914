//! What was published: `manifest.json` beside the editions, so that the next run removes what is no longer made.

use serde::{Deserialize, Serialize};

use super::{Edition, Listing, Origin};
use crate::coverage::Coverage;
use crate::translation::Translation;

/// The version of the manifest.
const VERSION: u32 = 1;

/// The list of published files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    version: u32,
    /// The files in order of their paths.
    pub editions: Vec<ManifestEntry>,
    /// The files that belong to no one article, in order of their paths.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shared: Vec<SharedFile>,
}

/// A published file that belongs to no one article: an index, a feed, the sitemap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedFile {
    /// The path below the folder of editions.
    pub path: String,
    /// SHA-256 of the file's bytes, in hexadecimal digits.
    pub sha256: String,
}

/// One published file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestEntry {
    /// The path below the folder of editions.
    pub path: String,
    /// The locale.
    pub locale: String,
    /// The article.
    pub article: String,
    /// The format.
    pub format: String,
    /// How complete it is.
    pub completeness: Completeness,
    /// SHA-256 of the article's bytes, in hexadecimal digits.
    pub source: String,
    /// SHA-256 of all that the file was made from, this program included, in hexadecimal digits; empty where it is not known.
    #[serde(default)]
    pub inputs: String,
    /// The files of the project that the format looked at beside, in order: the images of the article.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reads: Vec<String>,
    /// SHA-256 of the file's bytes, in hexadecimal digits.
    pub sha256: String,
    /// What lists say about it, of formats that have lists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub listing: Option<Listing>,
}

/// The passages of an edition by origin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completeness {
    /// All passages.
    pub messages: usize,
    /// In the edition's own locale, up to date; in the source locale all.
    pub translated: usize,
    /// Made from an older English.
    pub stale: usize,
    /// From another locale.
    pub fallback: usize,
}

impl Completeness {
    /// Counts the passages of an edition.
    pub fn of(edition: &Edition) -> Completeness {
        let mut counts = Completeness { messages: edition.passages.len(), ..Completeness::default() };
        for passage in &edition.passages {
            match passage.origin {
                Origin::Article | Origin::Translated => counts.translated += 1,
                Origin::Outdated => counts.stale += 1,
                Origin::Fallback(_) => counts.fallback += 1,
            }
        }
        counts
    }

    /// Counts the passages of several editions.
    pub fn of_all(editions: &[Edition]) -> Completeness {
        let mut all = Completeness::default();
        for one in editions.iter().map(Completeness::of) {
            all.messages += one.messages;
            all.translated += one.translated;
            all.stale += one.stale;
            all.fallback += one.fallback;
        }
        all
    }

    /// Counts the messages of a translation; what is in none of the numbers is missing.
    pub fn of_translation(translation: &Translation<'_>) -> Completeness {
        let counts = Coverage::of(translation);
        Completeness { messages: counts.messages(), translated: counts.translated, stale: counts.stale, fallback: 0 }
    }
}

impl Manifest {
    /// Makes a manifest of its entries.
    pub fn new(mut editions: Vec<ManifestEntry>) -> Manifest {
        editions.sort_by(|a, b| a.path.cmp(&b.path));
        Manifest { version: VERSION, editions, shared: Vec::new() }
    }

    /// Adds the files that belong to no one article.
    pub fn with_shared(mut self, mut shared: Vec<SharedFile>) -> Manifest {
        shared.sort_by(|a, b| a.path.cmp(&b.path));
        self.shared = shared;
        self
    }

    /// Returns the paths of all files, below the folder of editions.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        let lists = self.shared.iter().map(|file| file.path.as_str());
        self.editions.iter().map(|entry| entry.path.as_str()).chain(lists)
    }

    /// Reads a manifest; one that cannot be read lists nothing, so that nothing is removed by guess.
    pub fn read(bytes: &[u8]) -> Manifest {
        serde_json::from_slice(bytes).ok().filter(|manifest: &Manifest| manifest.version == VERSION).unwrap_or_default()
    }

    /// Returns the manifest as JSON.
    pub fn write(&self) -> String {
        // Where the text must grow, it stands in memory twice.
        let mut bytes = Vec::with_capacity(1024 + self.editions.len() * 800 + self.shared.len() * 200);
        serde_json::to_writer_pretty(&mut bytes, self).expect("a manifest is plain data");
        bytes.push(b'\n');
        String::from_utf8(bytes).expect("JSON is UTF-8")
    }
}

/// Returns the SHA-256 of some bytes in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = |byte: u8| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]];
    sha2::Sha256::digest(bytes).into_iter().flat_map(digits).map(char::from).collect()
}
