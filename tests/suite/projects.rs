//! The whole projects in `tests/projects`: what the program says about each, and the editions that it makes, are snapshots.

use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::binary::tolmach;
use crate::snapshot::assert_snapshot;

#[test]
fn projects_are_checked_and_rendered() {
    for project in projects() {
        let name = project.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let readme = fs::read_to_string(project.join("README.md")).unwrap_or_default();
        assert!(!readme.is_empty(), "{name}: a README.md says what it is for");
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let root = fs::canonicalize(folder.path()).expect("the folder is there");
        copy(&project, &root);
        let mut story = readme;
        for line in commands(&root) {
            story.push_str(&told(&root, &line));
        }
        for path in files(&root.join("editions")) {
            story.push_str(&format!("\n===== {path}\n{}", edition(&root.join("editions").join(&path))));
        }
        assert_snapshot(&format!("project-{name}"), &story);
    }
}

#[test]
fn reports_on_projects_keep_to_their_schemas() {
    for project in projects() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        copy(&project, folder.path());
        let lines: &[&str] = match folder.path().join("tolmach.toml").is_file() {
            true => &["check", "status", "diff", "segment --dry-run", "segment"],
            false => &["check --catalogue en --translations l10n/{locale}"],
        };
        for line in lines {
            let line = format!("{line} --format json --format text=report.txt");
            // The schema is held against what it prints.
            let ran = run(folder.path(), &line);
            assert!(ran.stdout.starts_with('{'), "{}: {line}: {ran:?}", project.display());
        }
    }
}

#[test]
fn one_thread_says_the_same_as_many() {
    for project in projects().iter().filter(|project| project.join("tolmach.toml").is_file()) {
        for line in ["check", "status", "render", "diff --format json"] {
            let told = |threads: &str| {
                let folder = tempfile::tempdir().expect("a temporary folder can be made");
                copy(project, folder.path());
                let ran = run(folder.path(), &format!("{line} --threads {threads}"));
                let editions: Vec<(String, Vec<u8>)> = files(&folder.path().join("editions"))
                    .into_iter()
                    .map(|path| {
                        (path.clone(), fs::read(folder.path().join("editions").join(path)).expect("it is there"))
                    })
                    .collect();
                (ran.stdout, ran.stderr, ran.code, editions)
            };
            assert_eq!(told("1"), told("8"), "{}: {line}", project.display());
        }
    }
}

fn projects() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/projects");
    let entries =
        fs::read_dir(&folder).expect("tests/projects is there").map(|entry| entry.expect("it can be read").path());
    let mut projects: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    projects.sort();
    assert!(projects.len() >= 7, "{projects:?}");
    projects
}

fn commands(root: &Path) -> Vec<String> {
    let lines: &[&str] = match root.join("tolmach.toml").is_file() {
        true => &["segment --check", "check", "status", "render"],
        false => &["check --catalogue en --translations l10n/{locale}"],
    };
    lines.iter().map(|line| (*line).to_string()).collect()
}

fn run(root: &Path, line: &str) -> crate::binary::Ran {
    let arguments: Vec<String> = line.split(' ').map(str::to_string).collect();
    tolmach(root, root, &arguments)
}

fn told(root: &Path, line: &str) -> String {
    let ran = run(root, line);
    format!("\n$ tolmach {line}\n{}{}? {}\n", ran.stdout, ran.stderr, ran.code)
}

/// Returns an edition as far as its article goes: the look of a page is no business of these tests, nor are its hashes.
fn edition(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("an edition is text");
    if path.ends_with("manifest.json") {
        let is_hash = |line: &&str| line.contains("\"sha256\"") || line.contains("\"inputs\"");
        return text.lines().filter(|line| !is_hash(line)).map(|line| format!("{line}\n")).collect();
    }
    match (text.find("<style"), text.find("</style>")) {
        (Some(start), Some(end)) if start < end => format!("{}{}", &text[..start], &text[end + "</style>".len()..]),
        _ => text,
    }
}

fn copy(from: &Path, to: &Path) {
    for path in files(from) {
        let target = to.join(&path);
        fs::create_dir_all(target.parent().expect("a file is in a folder")).expect("a folder can be made");
        fs::copy(from.join(&path), target).expect("a file can be copied");
    }
}

/// Returns the paths of the files below a folder, in order; none where it does not exist.
fn files(folder: &Path) -> Vec<String> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    let files = entries.filter(|entry| entry.file_type().is_file());
    let path = |entry: walkdir::DirEntry| {
        entry.path().strip_prefix(folder).expect("it is below").to_string_lossy().replace('\\', "/")
    };
    files.map(path).collect()
}
