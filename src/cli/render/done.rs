//! What was made: of one article while it is made, in few bytes when it is finished, and of the whole run.

use std::collections::BTreeSet;

use tolmach::edition::{Manifest, ManifestEntry, Packed};
use tolmach::finding::Finding;

use super::work::Made;

/// What was made of one article, and what the manifest goes on to say of files that this run was not asked for.
#[derive(Default)]
pub struct Done<'a> {
    pub made: Vec<Made<'a>>,
    /// All files that the article has now.
    pub entries: Vec<ManifestEntry>,
    /// What could not go into them.
    pub findings: Vec<Finding>,
}

/// An article with which the run is through: there is one of each to the end of the run.
pub struct Finished<'a> {
    made: Vec<Made<'a>>,
    findings: Vec<Finding>,
    entries: Packed,
    /// The paths of files that it had before and has no more.
    gone: Vec<String>,
}

/// What was made of all articles.
#[derive(Default)]
pub struct Run<'a> {
    pub made: Vec<Made<'a>>,
    pub findings: Vec<Finding>,
    pub manifest: Manifest,
    /// The paths of files that an article had before and has no more; another may have them now.
    pub gone: BTreeSet<String>,
}

impl<'a> Done<'a> {
    /// Packs what is known; `before` is what the manifest said of the article.
    pub fn finish(mut self, before: &Packed) -> Finished<'a> {
        let paths: BTreeSet<&str> = self.entries.iter().map(|entry| entry.path.as_str()).collect();
        // Collected from the entries, the list would keep the room that they took.
        let mut gone = Vec::new();
        for entry in before.entries().into_iter().filter(|entry| !paths.contains(entry.path.as_str())) {
            gone.push(entry.path);
        }
        self.made.shrink_to_fit();
        let entries = Packed::of(before.article().clone(), &self.entries);
        Finished { made: self.made, findings: self.findings, entries, gone }
    }
}

impl<'a> Run<'a> {
    /// Adds an article.
    pub fn add(&mut self, finished: Finished<'a>) {
        self.made.extend(finished.made);
        self.findings.extend(finished.findings);
        self.manifest.insert(finished.entries);
        self.gone.extend(finished.gone);
    }
}
