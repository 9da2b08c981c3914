//! What the manifest says of one file.

use serde::{Deserialize, Serialize};

use super::Completeness;
use crate::edition::Listing;

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
