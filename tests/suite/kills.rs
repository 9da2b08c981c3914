//! Runs that are killed at any moment: no translation is lost, and the next run reaches the same bytes.
//!
//! `TOLMACH_KILLS=300` sets the number of killed runs of each command. The delays decide only where a run is cut off; what is
//! asserted holds wherever that is.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::process::Stdio;
use std::time::{Duration, Instant};

use tolmach::disk::Disk;
use tolmach::project::Files;
use tolmach::update::NewFile;

use crate::sandbox::{Dice, Sandbox, runs};

const LOCALES: [&str; 3] = ["ru", "kk", "mn"];
/// Two long articles: each file is waited for by itself.
const FEW: Size = Size { articles: 2, paragraphs: 60 };
/// So many articles that their files are written together and waited for once.
const MANY: Size = Size { articles: 20, paragraphs: 8 };

#[derive(Clone, Copy)]
struct Size {
    articles: usize,
    paragraphs: usize,
}

type Tree = BTreeMap<String, Vec<u8>>;

/// An article of paragraphs that are not alike; in the second edition every sixth is reworded, every seventh gone, some new.
fn article(number: usize, edition: usize, paragraphs: usize) -> String {
    let words = ["army", "summons", "deferral", "register", "court", "border", "hearing", "contract", "lawyer", "fine"];
    let mut text = String::new();
    for at in 0..paragraphs {
        if edition > 1 && at % 7 == 3 {
            continue;
        }
        let word = |step: usize| words[(at * step + number) % words.len()];
        let figure = if edition > 1 && at % 6 == 0 { at + 1000 } else { at };
        let _ = write!(text, "Rule {at} of part {number}: the {} and the {} take {figure} days, ", word(1), word(3));
        let _ = write!(text, "says the {} of section {}.\n\n", word(7), at * 31 + number);
        if edition > 1 && at % 10 == 5 {
            let _ = write!(text, "A new remark after rule {at} of part {number} about nothing in particular.\n\n");
        }
    }
    text
}

/// A translated project whose articles have changed since: `segment` has every kind of file to write.
fn pending(size: Size) -> Sandbox {
    let config: String =
        LOCALES.iter().map(|locale| format!("[locales.{locale}]\non-missing = \"source\"\n")).collect();
    let sandbox = Sandbox::new([("tolmach.toml", format!("source-locale = \"en\"\n{config}").as_str())]);
    for number in 0..size.articles {
        sandbox.write(&format!("source/part-{number}.md"), &article(number, 1, size.paragraphs));
    }
    sandbox.segment();
    for locale in LOCALES {
        for number in 0..size.articles {
            let path = format!("locales/{locale}/part-{number}.ftl");
            let mut text = String::new();
            for (at, line) in sandbox.text(&path).lines().enumerate() {
                match line.strip_prefix("# ").and_then(|line| line.strip_suffix(" =")) {
                    Some(id) => writeln!(text, "{id} = перевод №{locale}-{number}-{at}.").unwrap(),
                    None => writeln!(text, "{line}").unwrap(),
                }
            }
            sandbox.write(&path, &text);
        }
    }
    sandbox.segment();
    for number in 0..size.articles {
        sandbox.write(&format!("source/part-{number}.md"), &article(number, 2, size.paragraphs));
    }
    sandbox
}

/// Returns the translations that stand in locale files and retired files.
fn translations(files: &Tree) -> Vec<String> {
    let kept = files.iter().filter(|(path, _)| path.starts_with("locales/") || path.starts_with(".tolmach/retired/"));
    let mut found: Vec<String> = kept
        .flat_map(|(_, bytes)| String::from_utf8_lossy(bytes).lines().map(str::to_string).collect::<Vec<_>>())
        .filter_map(|line| Some(line.split_once('№')?.1.to_string()))
        .collect();
    found.sort();
    found.dedup();
    found
}

/// Puts a folder back as it was, editions and temporary files included.
fn restore(sandbox: &Sandbox, files: &Tree) {
    for path in sandbox.files().keys().filter(|path| !files.contains_key(*path)) {
        std::fs::remove_file(sandbox.root().join(path)).unwrap();
    }
    let now = sandbox.files();
    for (path, bytes) in files.iter().filter(|(path, bytes)| now.get(*path) != Some(bytes)) {
        std::fs::create_dir_all(sandbox.root().join(path).parent().unwrap()).unwrap();
        std::fs::write(sandbox.root().join(path), bytes).unwrap();
    }
}

/// Returns the files without those that a killed run left behind, which nothing lists.
fn visible(files: Tree) -> Tree {
    files.into_iter().filter(|(path, _)| !path.rsplit('/').next().unwrap().starts_with(".tolmach-")).collect()
}

/// Kills a command at random moments; `look` is called after each kill, before the next whole run.
fn killed(size: Size, arguments: &[&str], prepare: impl Fn(&Sandbox), seed: u64, look: impl Fn(&Tree, &Tree)) {
    let sandbox = pending(size);
    prepare(&sandbox);
    let start = sandbox.files();
    let clock = Instant::now();
    assert!(sandbox.tolmach(arguments).status.code().is_some_and(|code| code < 2));
    let whole = clock.elapsed();
    let goal = sandbox.files();
    assert_ne!(start, goal, "{arguments:?} has something to write");
    let mut dice = Dice(seed);
    for run in 0..runs("TOLMACH_KILLS", 30) {
        restore(&sandbox, &start);
        let delay = Duration::from_micros(dice.roll(u64::try_from(whole.as_micros()).unwrap() + 1));
        let mut child = sandbox.command(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(delay);
        child.kill().unwrap();
        child.wait().unwrap();
        let left = sandbox.files();
        look(&start, &left);
        let disk = Disk::open(sandbox.root()).unwrap();
        for folder in ["source", "locales", "editions", ""] {
            let listed = disk.list(folder).files;
            assert!(!listed.iter().any(|path| path.contains(".tolmach-")), "run {run}: {listed:?}");
        }
        let output = sandbox.tolmach(arguments);
        assert!(output.status.code().is_some_and(|code| code < 2), "run {run}: {}", crate::sandbox::said(&output));
        let reached = visible(sandbox.files());
        let other: Vec<&String> = goal.keys().filter(|path| reached.get(*path) != goal.get(*path)).collect();
        assert!(other.is_empty() && reached.len() == goal.len(), "run {run} after {delay:?}: other bytes in {other:?}");
    }
}

#[test]
fn segment_killed_at_any_moment_loses_nothing_and_completes() {
    killed(FEW, &["segment"], |_| {}, 1, |start, left| assert_eq!(translations(start), translations(left)));
}

#[test]
fn segment_of_many_articles_killed_at_any_moment_loses_nothing_and_completes() {
    killed(MANY, &["segment"], |_| {}, 3, |start, left| assert_eq!(translations(start), translations(left)));
}

#[test]
fn render_killed_at_any_moment_completes_and_leaves_the_translations_alone() {
    let sources = |files: &Tree| {
        let kept = files.iter().filter(|(path, _)| !path.starts_with("editions/"));
        kept.map(|(path, bytes)| (path.clone(), bytes.clone())).collect::<Tree>()
    };
    killed(FEW, &["render"], Sandbox::segment, 2, |start, left| assert_eq!(sources(start), sources(left)));
}

#[test]
fn a_stop_after_any_file_loses_nothing_and_the_next_run_completes() {
    let sandbox = pending(FEW);
    let start = sandbox.files();
    let memory = sandbox.memory();
    let files: Vec<NewFile> = memory.plan().files().into_iter().cloned().collect();
    assert!(files.len() >= 20, "{}", files.len());
    sandbox.segment();
    let goal = sandbox.files();
    for stop in 0..=files.len() {
        restore(&sandbox, &start);
        let disk = Disk::open(sandbox.root()).unwrap();
        for file in &files[..stop] {
            match &file.text {
                Some(text) => drop(disk.write(&file.path, text.as_bytes()).unwrap()),
                None => disk.remove(&file.path).unwrap(),
            }
        }
        assert_eq!(translations(&start), translations(&sandbox.files()), "after {stop} files");
        sandbox.segment();
        let reached = sandbox.files();
        let other: Vec<&String> = goal.keys().filter(|path| reached.get(*path) != goal.get(*path)).collect();
        assert!(other.is_empty() && reached.len() == goal.len(), "after {stop} files: other bytes in {other:?}");
    }
}
