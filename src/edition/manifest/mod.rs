//! What was published: `manifest.json` beside the editions, so that the next run removes what is no longer made.
//!
//! Invariants: it is read and written entry by entry, and what is in memory of an entry is packed, for there is one of every
//! article in every locale and format; the entries are in order of their paths.

mod bytes;
mod completeness;
mod digest;
mod entry;
mod packed;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufReader, Read, Write};
use std::sync::Arc;

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use completeness::Completeness;
pub use digest::{Sha256, blake3, sha256};
pub use entry::{ManifestEntry, SharedFile};
pub use packed::{Packed, PackedEntry};

/// The version of the manifest.
const VERSION: u32 = 1;

/// How many bytes of a manifest are read at a time.
const PIECE: usize = 64 * 1024;

/// The list of published files, by article.
#[derive(Clone, Debug, Default)]
pub struct Manifest {
    articles: BTreeMap<Arc<str>, Arc<Packed>>,
    /// The files that belong to no one article, in order of their paths.
    pub shared: Vec<SharedFile>,
}

/// The list of published files, in order of their paths.
pub struct Published {
    /// The files of articles.
    pub editions: Vec<PackedEntry>,
    /// The files that belong to no one article.
    pub shared: Vec<SharedFile>,
}

impl Manifest {
    /// Reads a manifest; one that cannot be read lists nothing, so that nothing is removed by guess.
    pub fn read(bytes: impl Read) -> Manifest {
        #[derive(Deserialize)]
        struct Text {
            version: u32,
            editions: Entries,
            #[serde(default)]
            shared: Vec<SharedFile>,
        }
        match serde_json::from_reader::<_, Text>(BufReader::with_capacity(PIECE, bytes)) {
            Ok(Text { version: VERSION, editions: Entries(mut manifest), shared }) => {
                manifest.articles.values_mut().for_each(|packed| Arc::make_mut(packed).shrink());
                Manifest { shared, ..manifest }
            }
            _ => Manifest::default(),
        }
    }

    /// Adds a file of an article.
    pub fn add(&mut self, entry: &ManifestEntry) {
        match self.articles.get_mut(entry.article.as_str()) {
            Some(packed) => Arc::make_mut(packed).add(entry),
            None => self.insert(Packed::of(entry.article.as_str(), [entry])),
        }
    }

    /// Puts in all files of an article, in place of what was said of it.
    pub fn insert(&mut self, packed: Packed) {
        match packed.is_empty() {
            true => drop(self.articles.remove(packed.article())),
            false => drop(self.articles.insert(Arc::clone(packed.article()), Arc::new(packed))),
        }
    }

    /// Takes out all files of an article.
    pub fn take(&mut self, article: &str) -> Packed {
        self.articles.remove(article).map_or_else(|| Packed::new(article), Arc::unwrap_or_clone)
    }

    /// Takes out all files, article by article.
    pub fn into_articles(self) -> impl Iterator<Item = Packed> {
        self.articles.into_values().map(Arc::unwrap_or_clone)
    }

    /// Adds what another manifest says of files of which this says nothing.
    pub fn join(&mut self, other: Manifest) {
        let known: BTreeSet<String> = self.published().paths().collect();
        let shared = other.shared.iter().filter(|file| !known.contains(&file.path));
        self.shared.extend(shared.cloned());
        for packed in other.into_articles() {
            packed.entries().iter().filter(|entry| !known.contains(&entry.path)).for_each(|entry| self.add(entry));
        }
    }

    /// Puts the files in order of their paths.
    pub fn published(&self) -> Published {
        let mut editions: Vec<PackedEntry> = self.articles.values().flat_map(PackedEntry::all).collect();
        editions.sort_by(PackedEntry::by_path);
        Published { editions, shared: Vec::new() }.with_shared(self.shared.clone())
    }
}

impl Published {
    /// Says which files belong to no one article.
    pub fn with_shared(self, mut shared: Vec<SharedFile>) -> Published {
        shared.sort_by(|a, b| a.path.cmp(&b.path));
        Published { shared, ..self }
    }

    /// Returns the paths of all files, below the folder of editions.
    pub fn paths(&self) -> impl Iterator<Item = String> {
        let lists = self.shared.iter().map(|file| file.path.clone());
        self.editions.iter().map(PackedEntry::path).chain(lists)
    }

    /// Writes the manifest as JSON.
    ///
    /// # Errors
    /// When it cannot be written there.
    pub fn write(&self, mut out: impl Write) -> io::Result<()> {
        #[derive(Serialize)]
        struct Text<'a> {
            version: u32,
            #[serde(serialize_with = "entries")]
            editions: &'a [PackedEntry],
            #[serde(skip_serializing_if = "<[SharedFile]>::is_empty")]
            shared: &'a [SharedFile],
        }
        let text = Text { version: VERSION, editions: &self.editions, shared: &self.shared };
        serde_json::to_writer_pretty(&mut out, &text)?;
        out.write_all(b"\n")
    }
}

/// Writes entries one after the other.
fn entries<S: Serializer>(editions: &&[PackedEntry], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(editions.iter().map(PackedEntry::entry))
}

/// The entries of a manifest, packed as they are read.
struct Entries(Manifest);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Entries, D::Error> {
        struct Packing;
        impl<'de> Visitor<'de> for Packing {
            type Value = Entries;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("a list of published files")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Entries, A::Error> {
                let mut manifest = Manifest::default();
                while let Some(entry) = list.next_element::<ManifestEntry>()? {
                    manifest.add(&entry);
                }
                Ok(Entries(manifest))
            }
        }
        deserializer.deserialize_seq(Packing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(format: &str, article: &str, rest: &str) -> ManifestEntry {
        ManifestEntry {
            path: format!("{format}/ru/{article}{rest}"),
            locale: "ru".to_string(),
            article: article.to_string(),
            format: format.to_string(),
            completeness: Completeness::default(),
            source: sha256(article.as_bytes()),
            inputs: String::new(),
            reads: Vec::new(),
            sha256: sha256(rest.as_bytes()),
            listing: None,
        }
    }

    fn written(manifest: &Manifest) -> String {
        let mut bytes = Vec::new();
        manifest.published().write(&mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn what_is_written_is_read_again_in_order_of_the_paths() {
        let mut manifest = Manifest::default();
        for (format, article) in [("text", "a"), ("html", "a/b"), ("html", "a"), ("html", "a-b"), ("html", "")] {
            manifest.add(&entry(format, article, ".x"));
        }
        let names = ["html/sitemap.xml", "html/index.html"];
        manifest.shared =
            names.map(|path| SharedFile { path: path.to_string(), sha256: sha256(path.as_bytes()) }).to_vec();
        let text = written(&manifest);
        let paths: Vec<&str> = text.lines().filter_map(|line| line.trim().strip_prefix("\"path\": ")).collect();
        let editions = ["html/ru/.x", "html/ru/a-b.x", "html/ru/a.x", "html/ru/a/b.x", "text/ru/a.x"];
        let expected =
            editions.iter().chain(&["html/index.html", "html/sitemap.xml"]).map(|path| format!("\"{path}\","));
        assert_eq!(paths, expected.collect::<Vec<_>>());
        let again = Manifest::read(text.as_bytes());
        assert_eq!(written(&again), text);
        assert_eq!(again.published().paths().count(), 7);
    }

    #[test]
    fn it_is_written_as_a_whole_would_be() {
        #[derive(Serialize)]
        struct Whole {
            version: u32,
            editions: Vec<ManifestEntry>,
        }
        for articles in [vec![], vec!["a"], vec!["a", "b"]] {
            let editions: Vec<ManifestEntry> = articles.iter().map(|article| entry("html", article, ".html")).collect();
            let mut manifest = Manifest::default();
            editions.iter().for_each(|entry| manifest.add(entry));
            let whole = serde_json::to_string_pretty(&Whole { version: VERSION, editions }).unwrap();
            assert_eq!(written(&manifest), whole + "\n");
        }
    }

    #[test]
    fn a_manifest_that_is_broken_anywhere_lists_nothing() {
        let mut manifest = Manifest::default();
        manifest.add(&entry("html", "a", ".html"));
        manifest.add(&entry("html", "b", ".html"));
        let text = written(&manifest);
        let broken = [
            text[..text.len() - 4].to_string(),
            text.replace("\"version\": 1", "\"version\": 2"),
            text.replace("\"version\": 1,", ""),
            text.replacen("\"locale\"", "\"place\"", 1),
            format!("{text}{{}}"),
            "[]".to_string(),
            String::new(),
        ];
        for text in broken {
            assert_eq!(Manifest::read(text.as_bytes()).published().paths().count(), 0, "{text}");
        }
        let other =
            text.replace('\n', "").replace("\"version\": 1,", "").replacen(']', "], \"version\": 1, \"new\": {}", 1);
        assert_eq!(Manifest::read(other.as_bytes()).published().paths().count(), 2, "{other}");
    }

    #[test]
    fn what_another_says_of_other_files_is_added() {
        let (mut one, mut other) = (Manifest::default(), Manifest::default());
        let shared = |path: &str, text: &str| SharedFile { path: path.to_string(), sha256: text.to_string() };
        one.add(&entry("html", "a", ".html"));
        one.shared = vec![shared("html/index.html", "new")];
        other.add(&ManifestEntry { inputs: "old".to_string(), ..entry("html", "a", ".html") });
        other.add(&entry("text", "a", ".txt"));
        other.add(&entry("text", "b", ".txt"));
        other.shared = vec![shared("html/index.html", "old"), shared("html/feed.xml", "old")];
        one.join(other);
        let published = one.published();
        let paths = ["html/ru/a.html", "text/ru/a.txt", "text/ru/b.txt", "html/feed.xml", "html/index.html"];
        assert_eq!(published.paths().collect::<Vec<_>>(), paths);
        assert_eq!(published.editions[0].entry().inputs, "");
        assert_eq!(published.shared[1].sha256, "new");
    }

    #[test]
    fn an_article_is_taken_out_whole_and_put_in_whole() {
        let mut manifest = Manifest::default();
        for article in ["a", "b"] {
            manifest.add(&entry("html", article, ".html"));
            manifest.add(&entry("text", article, ".txt"));
        }
        let text = written(&manifest);
        let taken = manifest.take("a");
        assert_eq!(taken.entries().len(), 2);
        assert_eq!(manifest.take("a").entries(), []);
        assert_eq!(manifest.published().paths().collect::<Vec<_>>(), ["html/ru/b.html", "text/ru/b.txt"]);
        manifest.insert(taken);
        assert_eq!(written(&manifest), text);
        manifest.insert(Packed::new("a"));
        assert_eq!(manifest.into_articles().map(|packed| packed.article().to_string()).collect::<Vec<_>>(), ["b"]);
    }
}
