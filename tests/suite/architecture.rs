//! The table of contents in `src/lib.rs` is the architecture: this test reads it and holds the modules to it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The most lines of a file before its tests.
const MOST_LINES: usize = 400;

/// Where each foreign library lives: a module may use it, and no other.
const HOMES: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["report"]),
    ("anstyle", &["report"]),
    ("blake3", &["base", "catalogue", "edition"]),
    ("csv", &["glossary"]),
    ("fixed_decimal", &["edition", "plural"]),
    ("fluent", &["edition"]),
    ("fluent_bundle", &["edition"]),
    ("fluent_syntax", &["ftl"]),
    ("globset", &["project"]),
    ("icu_datetime", &["edition"]),
    ("icu_decimal", &["edition"]),
    ("icu_locale", &["conventions", "locale"]),
    ("icu_normalizer", &["catalogue", "matching", "prose"]),
    ("icu_plurals", &["plural"]),
    ("icu_properties", &["character"]),
    ("memchr", &["check", "file", "ftl", "markdown", "project", "prose", "span"]),
    ("minijinja", &["edition"]),
    ("pulldown_cmark", &["markdown"]),
    ("regex", &["project"]),
    ("rustc_hash", &["disk", "lookup", "matching"]),
    ("rustix", &["disk"]),
    ("serde", &["edition", "report"]),
    ("serde_json", &["edition", "report"]),
    ("sha2", &["edition"]),
    ("simdutf8", &["file"]),
    ("smallvec", &["check", "ftl", "prose"]),
    ("similar", &["prose", "report"]),
    ("strsim", &["nearest"]),
    ("tempfile", &["disk"]),
    ("toml_edit", &["baseline", "config", "conventions"]),
    ("unic_langid", &["locale"]),
    ("unicode_segmentation", &["prose"]),
    ("unicode_width", &["report"]),
    ("walkdir", &["disk"]),
    ("zip", &["edition"]),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the modules of `lib.rs` with the number of their group, from the top.
fn floors() -> BTreeMap<String, usize> {
    let text = fs::read_to_string(root().join("src/lib.rs")).expect("the crate has a root");
    let mut floors = BTreeMap::new();
    let mut floor = 0;
    let mut in_group = false;
    for line in text.lines().filter(|line| !line.starts_with("//!")) {
        match line.strip_prefix("pub mod ").and_then(|rest| rest.strip_suffix(';')) {
            Some(name) => {
                floor += usize::from(!in_group);
                in_group = true;
                floors.insert(name.to_string(), floor);
            }
            None => in_group = false,
        }
    }
    floors
}

/// Returns the source files of a folder with their texts, tests inside them left out.
fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("it can be read").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).expect("sources are text");
            let code = text.split("\n#[cfg(test)]\nmod ").next().unwrap_or_default().to_string();
            files.push((path, code));
        }
    }
    files
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string().replace('\\', "/")
}

/// Returns the top module that a file of the library is in; `None` for the root and the program.
fn module(path: &Path) -> Option<String> {
    let inner = shown(path);
    let first = inner.strip_prefix("src/")?.split('/').next()?.trim_end_matches(".rs").to_string();
    (!matches!(first.as_str(), "lib" | "main" | "cli")).then_some(first)
}

/// Returns the names that follow `prefix` in the code, comments left out.
fn names_after(code: &str, prefix: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
        for (at, _) in line.match_indices(prefix) {
            let rest = &line[at + prefix.len()..];
            let inner = rest.strip_prefix('{').unwrap_or(rest);
            let count = if rest.starts_with('{') { usize::MAX } else { 1 };
            for name in inner.split([',', '}']).take(count) {
                let name: String = name.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                names.insert(name);
            }
        }
    }
    names
}

#[test]
fn modules_use_only_groups_above_their_own() {
    let floors = floors();
    let mut wrong = Vec::new();
    for (path, code) in sources(&root().join("src")) {
        let Some(own) = module(&path) else { continue };
        for used in names_after(&code, "crate::") {
            if used == own || !floors.contains_key(&used) {
                continue;
            }
            if floors[&used] >= floors[&own] {
                wrong.push(format!("{} uses `{used}`, which is not above `{own}` in src/lib.rs", shown(&path)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_foreign_library_has_its_home() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("the crate has a manifest");
    // Those of single systems, too.
    let of_the_program = |section: &&str| {
        let name = section.split("]\n").next().unwrap_or_default();
        name.ends_with("dependencies") && !name.contains("dev-")
    };
    let libraries: Vec<String> = manifest
        .split("\n[")
        .filter(of_the_program)
        .flat_map(|section| section.lines().skip(1))
        .filter_map(|line| line.split([' ', '=', '.']).next())
        .filter(|name| !name.is_empty())
        .map(|name| name.replace('-', "_"))
        .collect();
    assert!(libraries.iter().any(|name| name == "walkdir") && libraries.iter().any(|name| name == "rustix"));
    let mut wrong = Vec::new();
    for (path, code) in sources(&root().join("src")) {
        let Some(own) = module(&path) else { continue };
        let code: String =
            code.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect();
        for library in &libraries {
            let used = code.contains(&format!("use {library}::"))
                || code.contains(&format!("use {library};"))
                || code
                    .split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'))
                    .any(|word| word.starts_with(&format!("{library}::")));
            let homes = HOMES.iter().find(|(name, _)| name == library).map(|(_, homes)| *homes).unwrap_or_default();
            // Derives of errors and data parallelism are not a matter of home.
            if used && !homes.contains(&own.as_str()) && !matches!(library.as_str(), "thiserror" | "rayon") {
                wrong.push(format!("{} uses `{library}`, whose home is {homes:?}", shown(&path)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_are_small_and_say_what_they_are() {
    let mut wrong = Vec::new();
    for (path, code) in sources(&root().join("src")) {
        let lines = code.lines().count();
        if lines > MOST_LINES {
            wrong.push(format!("{}: {lines} lines before its tests, {MOST_LINES} are allowed", shown(&path)));
        }
        if !code.starts_with("//! ") {
            wrong.push(format!("{}: the file does not start with `//!` and what it is", shown(&path)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_module_is_a_drawer() {
    let drawers = ["util", "utils", "common", "types", "helpers", "helper", "manager", "misc"];
    for (path, _) in sources(&root().join("src")) {
        let names = shown(&path);
        let drawer = names.trim_end_matches(".rs").split('/').find(|name| drawers.contains(name));
        assert!(drawer.is_none(), "{names} is a drawer");
    }
}
