//! Names the build by a digest of its sources, for `render` keeps what the very same program has made before.
//!
//! The digest is of texts alone, so that two machines agree on it.

#![allow(clippy::disallowed_methods, reason = "it reads sources, not a project")]

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

fn main() {
    let mut files = Vec::new();
    for root in ["src", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={root}");
        collect(Path::new(root), &mut files);
    }
    // The program ships the interface words of this project.
    for locale in fs::read_dir("locales").into_iter().flatten().flatten() {
        let words = locale.path().join("edition.ftl");
        println!("cargo::rerun-if-changed={}", words.display());
        collect(&words, &mut files);
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for path in &files {
        let text = fs::read_to_string(path).unwrap_or_default();
        (path.to_string_lossy().replace('\\', "/"), text.replace("\r\n", "\n")).hash(&mut hasher);
    }
    println!("cargo::rustc-env=TOLMACH_BUILD={} {:016x}", env!("CARGO_PKG_VERSION"), hasher.finish());
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    if path.is_file() {
        files.push(path.to_path_buf());
        return;
    }
    for entry in fs::read_dir(path).into_iter().flatten().flatten() {
        collect(&entry.path(), files);
    }
}
