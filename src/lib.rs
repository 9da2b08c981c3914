//! tolmach carries Markdown articles into other languages through Project Fluent.
//!
//! An English article is cut into messages with stable ids; translators write one Fluent file a locale; the same functions
//! tell what is missing or out of date, check every figure and link, and print localised editions. A wrong number, a
//! paragraph under the wrong translation, or a silently English passage is the failure that this crate exists to prevent.
//!
//! ```text
//! source/*.md → article → segments → catalogue ─┬→ translation ← locales/<locale>/*.ftl
//!                         (ids carried over)    │        │
//!                                             diff     check · coverage · edition
//!                                               └────→ findings → report   |   files → disk
//! ```
//!
//! The list of modules below is the architecture: data flows from the top to the bottom, and a module uses only modules of
//! groups above its own (a test holds it to that). Everything but [`disk`] and [`git`] is pure.
//!
//! # Example
//!
//! ```
//! use std::collections::BTreeSet;
//! use tolmach::{article::Article, catalogue, file::TextFile, segment::segments};
//!
//! let article = Article::read("rain", TextFile::new("source/rain.md", "# Rain\n\nIt rained for *3* days.\n"));
//! let cut = segments(&article, &[], &BTreeSet::new());
//!
//! let mut taken = BTreeSet::new();
//! let ids: Vec<String> = cut
//!     .segments
//!     .iter()
//!     .map(|segment| {
//!         let id = catalogue::mint(&segment.visible, |id| taken.contains(id));
//!         taken.insert(id.clone());
//!         id
//!     })
//!     .collect();
//!
//! let text = catalogue::write(article.title(), &article.file.path, &cut.segments, &ids);
//! assert!(text.contains("rained-3-days = It rained for *3* days.\n"));
//! ```

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test may fail where a value is missing"))]

pub mod locale;
pub mod lookup;
pub mod span;

pub mod character;

pub mod conventions;
pub mod file;
pub mod nearest;
pub mod plural;

pub mod finding;

pub mod config;

pub mod ftl;
pub mod markdown;

pub mod fix;
pub mod pattern;

pub mod prose;

pub mod article;
pub mod glossary;

pub mod segment;

pub mod matching;

pub mod comparable;

pub mod catalogue;

pub mod base;

pub mod baseline;
pub mod translation;

pub mod coverage;

pub mod project;

pub mod accept;
pub mod check;
pub mod diff;
pub mod edition;
pub mod update;

pub mod report;

pub mod disk;
pub mod git;
