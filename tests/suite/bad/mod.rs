//! Bad inputs, each in a project of its own: what `segment`, `check`, `status` and `render` say of it is in the snapshot
//! `bad-inputs`, which is the list of outcomes.
//!
//! For every one of them: the exit codes are 0, 1 and 2, no run panics or must be killed, 2 comes with a message, the
//! good article beside the bad one is rendered, and nothing outside of the project changes.

#![cfg(unix)]

mod articles;
mod layouts;
mod locale_files;
mod settings;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::snapshot::assert_snapshot;

/// What stands in a file.
#[derive(Clone, Copy)]
pub enum Content {
    /// A text.
    Text(&'static str),
    /// Bytes.
    Bytes(&'static [u8]),
    /// A start, what follows it so many times, an end.
    Many(&'static str, &'static str, usize, &'static str),
    /// What opens so many times, a middle, what closes as often.
    Nest(&'static str, usize, &'static str, &'static str),
    /// What a function makes.
    Made(fn() -> Vec<u8>),
}

impl Content {
    fn bytes(self) -> Vec<u8> {
        match self {
            Content::Text(text) => text.into(),
            Content::Bytes(bytes) => bytes.into(),
            Content::Many(start, piece, times, end) => format!("{start}{}{end}", piece.repeat(times)).into(),
            Content::Nest(open, times, middle, close) => {
                format!("{}{middle}{}", open.repeat(times), close.repeat(times)).into()
            }
            Content::Made(make) => make(),
        }
    }
}

/// What makes a project bad.
enum Bad {
    File(&'static str, Content),
    Layout(layouts::Change),
}

fn inputs() -> Vec<(String, Bad)> {
    let mut inputs = Vec::new();
    for (name, content) in articles::ARTICLES {
        inputs.push((format!("article: {name}"), Bad::File("source/bad.md", *content)));
    }
    for (name, content) in locale_files::LOCALE_FILES {
        inputs.push((format!("locale file: {name}"), Bad::File("locales/ru/a.ftl", *content)));
    }
    for (name, path, content) in settings::SETTINGS {
        inputs.push((format!("{path}: {name}"), Bad::File(path, *content)));
    }
    for (name, change) in layouts::LAYOUTS {
        inputs.push((format!("layout: {name}"), Bad::Layout(*change)));
    }
    inputs
}

const CONFIG: &str = "[locales.ru]\non-missing = \"source\"\n";
const CHECK: &[&str] = &["check", "--format", "json"];

impl Bad {
    /// Returns the commands in their order: an article is segmented before it can be checked, while of a locale file `segment`
    /// sets aside what the article does not have.
    fn commands(&self) -> [&'static [&'static str]; 4] {
        match self {
            Bad::File(path, _) if path.starts_with("locales/") => [CHECK, &["status"], &["render"], &["segment"]],
            _ => [&["segment"], CHECK, &["status"], &["render"]],
        }
    }
}

/// How long one run may take before it is killed, in seconds: only what hangs is. `timeout` then leaves with 124 or 137.
const TIME_LIMIT: &str = "40";

#[test]
fn bad_inputs_have_outcomes() {
    let inputs = inputs();
    let names: BTreeSet<&str> = inputs.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names.len(), inputs.len(), "two have one name");
    assert!(inputs.len() >= 300, "{}", inputs.len());
    let (next, told) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()));
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                while let Some((name, bad)) = inputs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let outcome = outcome(name, bad);
                    told.lock().unwrap().insert(name.clone(), outcome);
                }
            });
        }
    });
    let told = told.into_inner().unwrap();
    let mut story = String::new();
    for (name, _) in &inputs {
        writeln!(story, "{name}\n{}", told[name]).unwrap();
    }
    assert_snapshot("bad-inputs", &story);
}

fn outcome(name: &str, bad: &Bad) -> String {
    let folder = tempfile::tempdir().unwrap();
    let (root, outside) = (folder.path().join("project"), folder.path().join("outside"));
    fs::create_dir_all(&outside).unwrap();
    fs::write(outside.join("kept"), "kept = Nobody's.\n").unwrap();
    let write = |path: &str, bytes: &[u8]| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    for (path, text) in START {
        write(path, text.as_bytes());
    }
    match bad {
        Bad::File(path, content) => write(path, &content.bytes()),
        Bad::Layout(change) => change(&root, &outside),
    }
    let real_root = fs::canonicalize(&root).unwrap().display().to_string();
    let before = listing(&folder.path().join("outside"));
    let mut line = String::from("  ");
    let mut last = String::new();
    let mut findings = String::new();
    for arguments in bad.commands() {
        let output = Command::new("timeout")
            .args(["--kill-after=5", TIME_LIMIT, env!("CARGO_BIN_EXE_tolmach")])
            .args(arguments)
            .current_dir(&root)
            .env("NO_COLOR", "1")
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        let code = output.status.code();
        assert!(matches!(code, Some(0..=2)), "{name}: {arguments:?} ended with {code:?}:\n{stderr}");
        assert!(!stderr.contains("panicked"), "{name}: {arguments:?}:\n{stderr}");
        let code = code.unwrap();
        write!(line, "{} {code} ", arguments[0]).unwrap();
        if code == 2 {
            let message = stderr.lines().find(|line| line.starts_with("error: ")).unwrap_or_default();
            let message = message.replace(&real_root, "[ROOT]");
            assert!(!message.is_empty(), "{name}: {arguments:?}: {stderr}");
            if message != last {
                write!(findings, "\n  {} says {}", arguments[0], cut(&message)).unwrap();
            }
            last = message;
        }
        if arguments[0] == "check" && code < 2 {
            let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
            let bad = |finding: &&serde_json::Value| !finding["path"].as_str().unwrap_or_default().contains("good");
            let codes: BTreeSet<&str> = report["findings"]
                .as_array()
                .unwrap()
                .iter()
                .filter(bad)
                .filter_map(|finding| finding["code"].as_str())
                .collect();
            if !codes.is_empty() {
                write!(findings, "\n  {}", codes.into_iter().collect::<Vec<_>>().join(" ")).unwrap();
            }
        }
        if arguments[0] == "render" && code < 2 && has_good_article(&root) {
            assert!(
                root.join("editions/html/ru/good.html").is_file(),
                "{name}: the good article is not rendered\n{stderr}"
            );
        }
    }
    assert_eq!(listing(&folder.path().join("outside")), before, "{name}: something outside has changed");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "{name}: something stands beside the project");
    format!("{}{}", line.trim_end(), findings.trim_end())
}

/// A project in which all is well: an article with a fact, translated, and another.
const START: &[(&str, &str)] = &[
    ("tolmach.toml", CONFIG),
    (
        "source/a.md",
        "---\nfacts:\n  n: 5\n---\n\n<!-- i18n:id: a -->\n\nThe ferry crosses the lake for { $n } crowns.\n",
    ),
    ("source/good.md", "<!-- i18n:id: good -->\n\nNothing is wrong here.\n"),
    (
        "locales/en/a.ftl",
        "### Made from source/a.md by `tolmach segment`. Edit the article, not this file.\n\n# Paragraph\n# $n = 5\na = The ferry crosses the lake for { $n } crowns.\n",
    ),
    (
        "locales/en/good.ftl",
        "### Made from source/good.md by `tolmach segment`. Edit the article, not this file.\n\n# Paragraph\ngood = Nothing is wrong here.\n",
    ),
    ("locales/ru/a.ftl", "a = Паром ходит по озеру за { $n } крон.\n"),
    ("locales/ru/good.ftl", "good = Здесь всё в порядке.\n"),
    (".tolmach/.gitattributes", "base/** merge=union\nretired/** merge=union\n"),
];

/// Tells whether the good article is still where the configuration looks for it, and its translation in a folder of its own.
fn has_good_article(root: &Path) -> bool {
    root.join("source/good.md").is_file()
        && root.join("locales/en/good.ftl").is_file()
        && !root.join("locales/ru").is_symlink()
        && fs::read_to_string(root.join("tolmach.toml")).is_ok_and(|text| text == CONFIG)
}

/// Returns the files of a folder with their bytes.
fn listing(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let one = |path: std::path::PathBuf| (path.display().to_string(), fs::read(&path).unwrap_or_default());
    entries.map(one).collect()
}

/// Returns a message of at most 160 letters.
fn cut(message: &str) -> String {
    match message.char_indices().nth(160) {
        Some((at, _)) => format!("{}…", &message[..at]),
        None => message.to_string(),
    }
}
