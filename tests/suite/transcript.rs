//! Transcripts: Markdown files in `tests/cli`, and the readme, that tell what a user types and sees; each step is run and
//! compared.
//!
//! How to write one: `tests/README.md`. `TRANSCRIPTS=overwrite cargo test transcript` writes what is printed now into them.
//! Each runs in a new empty folder. What the program prints is compared byte by byte, except that the folder is `[ROOT]`.
//! `TRANSCRIPTS_FOLDER=FOLDER`, an empty folder, keeps what they made in `FOLDER/<name>/root`, for a look at it in a browser.

mod page;
mod steps;

use std::fs;
use std::path::{Path, PathBuf};

use page::Page;
use steps::Place;

#[test]
fn transcripts_hold() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = package.join("tests/cli");
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("tests/cli is there")
        .map(|entry| entry.expect("tests/cli can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    assert!(!paths.is_empty(), "there are transcripts");
    paths.extend(Some(package.join("README.md")).filter(|readme| readme.is_file()));
    paths.sort();
    let overwrite = std::env::var("TRANSCRIPTS").is_ok_and(|word| word == "overwrite");
    let failed: Vec<String> = std::thread::scope(|scope| {
        let started: Vec<_> = paths.iter().map(|path| scope.spawn(|| run(path, overwrite))).collect();
        // A panic has printed what and where; the others are still told.
        let told = |run: std::thread::ScopedJoinHandle<'_, Vec<String>>| {
            run.join().unwrap_or_else(|_| vec!["a transcript could not be run, see above".to_string()])
        };
        started.into_iter().flat_map(told).collect()
    });
    assert!(failed.is_empty(), "{}\nTRANSCRIPTS=overwrite accepts what is printed now", failed.join("\n"));
}

/// Runs one transcript; returns a text for each step that came out differently, none after writing them into the file.
fn run(path: &Path, overwrite: bool) -> Vec<String> {
    let name = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(path).to_string_lossy().replace('\\', "/");
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{name}: {error}")).replace("\r\n", "\n");
    let mut page = Page::read(&name, &text);
    if !page.wants().iter().all(|want| steps::has(want, &name)) {
        return Vec::new();
    }
    let temporary = tempfile::tempdir().expect("a temporary folder can be made");
    let kept = std::env::var_os("TRANSCRIPTS_FOLDER").zip(path.file_stem());
    let folder = kept.map_or(temporary.path().to_owned(), |(kept, stem)| PathBuf::from(kept).join(stem));
    // One folder deeper: a transcript may tell of files outside of the project.
    let root = folder.join("root");
    fs::create_dir_all(&root).expect("a folder can be made");
    let mut place = Place::new(&root);
    let mut failed = Vec::new();
    for block in &mut page.blocks {
        let shown = place.run(&name, block);
        if shown != block.text {
            failed.push(format!("{name}:{}\n{}", block.line, difference(&block.text, &shown)));
            block.text = shown;
        }
    }
    if overwrite && !failed.is_empty() {
        fs::write(path, page.write()).unwrap_or_else(|error| panic!("{name}: {error}"));
        return Vec::new();
    }
    failed
}

/// Returns what should stand there, line by line, and what was printed in its place.
fn difference(expected: &str, found: &str) -> String {
    let mut out = String::new();
    for line in similar::TextDiff::from_lines(expected, found).iter_all_changes() {
        out.push_str(&format!("{}{line}", line.tag()));
    }
    out
}
