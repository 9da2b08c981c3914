//! Bad worlds: two runs at once, disks that refuse, files that change underfoot, a broken git. Exit 2, a clear message,
//! nothing written in halves, nothing lost.

use std::path::Path;
use std::process::{Command, Output};

use tolmach::disk::{Disk, DiskError, Written};
use tolmach::project::Files;

use crate::sandbox::{Sandbox, said};

const LOCKED: &str = "error: another tolmach is writing in this project";

/// A project with one translated message, one stale and one missing, and a change of the article pending.
fn project() -> Sandbox {
    let sandbox = Sandbox::new([
        ("tolmach.toml", "source-locale = \"en\"\n[locales.ru]\non-missing = \"source\"\n"),
        ("source/a.md", "The fee is 5 roubles.\n\nNobody is asked for a reason.\n\nAsk a lawyer.\n"),
    ]);
    sandbox.segment();
    sandbox.edit("locales/ru/a.ftl", "# fee-5-roubles =", "fee-5-roubles = Пошлина 5 рублей.");
    sandbox.edit("locales/ru/a.ftl", "# nobody-asked-reason =", "nobody-asked-reason = Причину не спрашивают.");
    sandbox.segment();
    sandbox.edit("source/a.md", "5 roubles", "50 roubles");
    sandbox.segment();
    sandbox.edit("source/a.md", "Ask a lawyer.", "Ask a good lawyer.\n\nSleep well.");
    sandbox
}

/// Runs a command that must end with 2, say `message`, and change nothing.
fn refused(sandbox: &Sandbox, arguments: &[&str], message: &str) {
    let before = sandbox.files();
    let output = sandbox.tolmach(arguments);
    assert_refused(&output, message);
    assert!(before == sandbox.files(), "{arguments:?} changed files");
}

fn assert_refused(output: &Output, message: &str) {
    let said = said(output);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains(message), "{message:?} is not in:\n{said}");
    assert!(said.contains("help: ") || message.starts_with("error: git"), "no help in:\n{said}");
}

#[test]
fn a_second_run_says_that_another_is_writing_and_touches_nothing() {
    let sandbox = project();
    let disk = Disk::open(sandbox.root()).unwrap();
    let lock = disk.lock().unwrap();
    for arguments in [&["segment"][..], &["render"], &["accept", "ru", "--all"], &["add", "kk"]] {
        refused(&sandbox, arguments, LOCKED);
    }
    for arguments in [&["status"][..], &["check"], &["diff"], &["segment", "--check"], &["segment", "--dry-run"]] {
        let output = sandbox.tolmach(arguments);
        assert!(output.status.code().is_some_and(|code| code < 2), "{arguments:?}: {}", said(&output));
    }
    drop(lock);
    sandbox.segment();
}

#[test]
fn two_runs_at_once_end_as_one_run_or_say_so() {
    let alone = project();
    alone.segment();
    for (one, other) in [("segment", "segment"), ("segment", "render"), ("render", "segment")] {
        let sandbox = project();
        let start = |name: &str| {
            let mut command = sandbox.command(&[name]);
            command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap()
        };
        let children = [start(one), start(other)];
        for child in children {
            let output = child.wait_with_output().unwrap();
            // A refused edition is 1: `render` may come first, and then the catalogue is not that of the article.
            if output.status.code().is_none_or(|code| code > 1) {
                assert_refused(&output, LOCKED);
            }
        }
        sandbox.segment();
        let mut files = sandbox.files();
        files.retain(|path, _| !path.starts_with("editions/"));
        assert!(files == alone.files(), "{one} and {other}");
    }
}

#[test]
fn the_lock_file_is_ignored_by_git_and_harmless_when_left_behind() {
    let sandbox = Sandbox::new([]);
    assert!(sandbox.tolmach(&["init"]).status.success());
    assert!(sandbox.root().join(".tolmach/lock").exists());
    sandbox.git_ok(&["init", "-q"]);
    assert!(!sandbox.git_ok(&["status", "--porcelain", "-uall"]).contains("lock"));
    sandbox.write(".tolmach/lock", "left behind by a killed run\n");
    sandbox.segment();
}

#[test]
fn a_file_saved_by_somebody_else_after_it_was_read_is_not_replaced() {
    let sandbox = Sandbox::new([("a.ftl", "a = 1\n")]);
    let disk = Disk::open(sandbox.root()).unwrap();
    assert_eq!(disk.read("a.ftl").unwrap().unwrap(), b"a = 1\n");
    assert_eq!(disk.read("b.ftl").unwrap(), None);
    sandbox.write("a.ftl", "a = 2\n");
    sandbox.write("b.ftl", "b = 1\n");
    for path in ["a.ftl", "b.ftl"] {
        let error = disk.write(path, b"x = 3\n").unwrap_err();
        assert!(matches!(error, DiskError::Changed { .. }));
        let message = format!("`{path}` was changed by another program while tolmach was working");
        assert_eq!(error.to_string(), message);
    }
    assert_eq!(sandbox.text("a.ftl") + &sandbox.text("b.ftl"), "a = 2\nb = 1\n");
    // Who reads it again may write it, and what it wrote itself it may write over.
    assert!(disk.read("a.ftl").is_ok());
    for text in ["a = 4\n", "a = 5\n"] {
        assert_eq!(disk.write("a.ftl", text.as_bytes()).unwrap(), Written::Changed);
    }
}

#[test]
fn many_files_are_written_as_one_by_one() {
    let sandbox = Sandbox::new([("same.ftl", "same = 1\n")]);
    let disk = Disk::open(sandbox.root()).unwrap();
    let paths: Vec<String> = (0..600).map(|number| format!("folder-{}/{number}.ftl", number % 7)).collect();
    let texts: Vec<String> = (0..600).map(|number| format!("a = {number}\n")).collect();
    let mut files: Vec<(&str, &[u8])> =
        paths.iter().zip(&texts).map(|(path, text)| (path.as_str(), text.as_bytes())).collect();
    files.push(("same.ftl", b"same = 1\n"));
    // The last word counts where a file is written twice.
    files.push((&paths[599], b"a = again\n"));
    let written = disk.write_all(&files).unwrap();
    assert_eq!(written.len(), 602);
    assert!(written.iter().enumerate().all(|(at, written)| (*written == Written::Same) == (at == 600)));
    assert!(paths.iter().zip(&texts).take(599).all(|(path, text)| sandbox.text(path) == *text));
    assert_eq!(sandbox.text(&paths[599]), "a = again\n");
    assert_eq!(sandbox.files().len(), 601, "no temporary file stays");
}

#[test]
fn one_file_saved_by_somebody_else_stops_all_that_are_written_with_it() {
    let sandbox = Sandbox::new([]);
    let paths: Vec<String> = (0..40).map(|number| format!("{number}.ftl")).collect();
    paths.iter().for_each(|path| sandbox.write(path, "a = 1\n"));
    let disk = Disk::open(sandbox.root()).unwrap();
    paths.iter().for_each(|path| drop(disk.read(path).unwrap()));
    sandbox.write("30.ftl", "a = 2\n");
    let before = sandbox.files();
    let files: Vec<(&str, &[u8])> = paths.iter().map(|path| (path.as_str(), &b"a = 3\n"[..])).collect();
    let error = disk.write_all(&files).unwrap_err();
    assert_eq!(error.to_string(), "`30.ftl` was changed by another program while tolmach was working");
    assert!(before == sandbox.files());
}

#[test]
fn a_folder_that_was_not_there_is_found_when_it_is_made() {
    let sandbox = Sandbox::new([]);
    let disk = Disk::open(sandbox.root()).unwrap();
    for path in ["a/b/c/1.ftl", "a/b/2.ftl", "a/b/c/3.ftl", "a.ftl"] {
        assert_eq!(disk.read(path).unwrap(), None, "{path}");
    }
    disk.write("a/b/c/1.ftl", b"a = 1\n").unwrap();
    assert_eq!(disk.read("a/b/c/1.ftl").unwrap().as_deref(), Some(&b"a = 1\n"[..]));
    assert_eq!(disk.read("a/b/2.ftl").unwrap(), None);
    disk.write("a/b/2.ftl", b"").unwrap();
    assert_eq!(disk.read("a/b/2.ftl").unwrap().as_deref(), Some(&b""[..]), "an empty file is there");
}

#[cfg(unix)]
#[test]
fn folders_that_are_links_lead_where_they_lead_and_never_out() {
    use std::os::unix::fs::symlink;
    let (sandbox, elsewhere) = (Sandbox::new([("in/b/a.ftl", "a = 1\n")]), Sandbox::new([("b/a.ftl", "a = 2\n")]));
    symlink("in", sandbox.root().join("link")).unwrap();
    symlink(elsewhere.root(), sandbox.root().join("out")).unwrap();
    symlink(elsewhere.root().join("b/a.ftl"), sandbox.root().join("in/out.ftl")).unwrap();
    let disk = Disk::open(sandbox.root()).unwrap();
    for path in ["in/b/a.ftl", "link/b/a.ftl", "link/b/../b/a.ftl"] {
        assert_eq!(disk.read(path).unwrap().as_deref(), Some(&b"a = 1\n"[..]), "{path}");
    }
    for path in ["out/b/a.ftl", "in/out.ftl", "link/../out/b/a.ftl"] {
        assert_eq!(disk.read(path).unwrap_err().why, "this link leads out of the project folder", "{path}");
    }
}

#[test]
fn a_file_that_vanishes_after_it_was_listed_is_missing() {
    let sandbox = project();
    let disk = Disk::open(sandbox.root()).unwrap();
    let listed = disk.list("source").files;
    assert_eq!(listed, ["source/a.md"]);
    std::fs::remove_file(sandbox.root().join("source/a.md")).unwrap();
    assert_eq!(disk.read("source/a.md").unwrap(), None);
    let mut memory = sandbox.memory();
    memory.files.insert("source/a.md".into(), b"x".to_vec());
    // The article is in the list of units and cannot be read any more: nothing of it is written.
    let project = memory.project();
    memory.files.remove("source/a.md");
    let locales = ["ru".to_string()];
    let shared = tolmach::project::Shared::load(&project, &locales, &memory);
    let unit = tolmach::project::Unit::load(&project, &project.units[0], &locales, &memory).unwrap();
    let reading = tolmach::project::Reading::new(&project, &shared, &unit);
    assert!(tolmach::update::update(&project, &reading).files.is_empty());
}

#[cfg(unix)]
#[test]
fn what_cannot_be_written_is_named_and_left_as_it_was() {
    use std::os::unix::fs::symlink;
    let sandbox = Sandbox::new([("file", "x"), ("folder/inner", "x")]);
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("own.ftl"), "theirs").unwrap();
    symlink(sandbox.root().join("nowhere"), sandbox.root().join("dangling")).unwrap();
    symlink(outside.path().join("own.ftl"), sandbox.root().join("out.ftl")).unwrap();
    symlink(outside.path(), sandbox.root().join("out")).unwrap();
    let disk = Disk::open(sandbox.root()).unwrap();
    let long = "x".repeat(300);
    for (path, why) in [
        ("folder", "cannot write `folder`: it is not an ordinary file"),
        ("file/below", "cannot "),
        ("dangling", "cannot follow `dangling`"),
        ("out.ftl", "`out.ftl` leads out of the project folder"),
        ("out/new.ftl", "leads out of the project folder"),
        ("../x", "`../x` leads out of the project folder"),
        (long.as_str(), "cannot write `xxx"),
    ] {
        let error = disk.write(path, b"new").unwrap_err().to_string();
        assert!(error.contains(why), "{path}: {error}");
    }
    assert_eq!(std::fs::read_to_string(outside.path().join("own.ftl")).unwrap(), "theirs");
    assert_eq!(std::fs::read_dir(outside.path()).unwrap().count(), 1);
    let left = sandbox.files();
    assert!(!left.keys().any(|path| path.contains(".tolmach-")), "{:?}", left.keys());
}

#[test]
fn a_folder_in_the_place_of_a_file_stops_the_run_and_loses_nothing() {
    let sandbox = project();
    std::fs::create_dir_all(sandbox.root().join(".tolmach/base/ru/b.ftl")).unwrap();
    sandbox.write("source/b.md", "Another article.\n");
    refused(&sandbox, &["segment"], ".tolmach/base/ru/b.ftl: a folder stands where a file is expected");
}

#[test]
fn a_damaged_memory_stops_the_run_instead_of_making_all_current() {
    for path in [".tolmach/base/ru/a.ftl", ".tolmach/retired/ru/a.ftl"] {
        let sandbox = project();
        let mut bytes = std::fs::read(sandbox.root().join(path)).unwrap_or_default();
        bytes.extend(b"\xFF\n");
        std::fs::create_dir_all(sandbox.root().join(path).parent().unwrap()).unwrap();
        std::fs::write(sandbox.root().join(path), bytes).unwrap();
        for arguments in [&["segment"][..], &["status"], &["render"]] {
            refused(&sandbox, arguments, &format!("{path}: this file is not UTF-8 text"));
        }
    }
}

#[test]
fn a_damaged_catalogue_keeps_its_ids_and_translations() {
    let sandbox = project();
    let path = sandbox.root().join("locales/en/a.ftl");
    let whole = std::fs::read(&path).unwrap();
    let mut bytes = whole.clone();
    bytes.push(0xFF);
    std::fs::write(&path, &bytes).unwrap();
    let before = sandbox.files();
    let output = sandbox.tolmach(&["segment"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("this file is not UTF-8 text"), "{}", said(&output));
    assert!(before == sandbox.files());
    std::fs::write(&path, &whole).unwrap();
    sandbox.segment();
    assert!(sandbox.text("locales/ru/a.ftl").contains("# was: The fee is 5 roubles.\nfee-5-roubles = Пошлина"));
}

/// Mounts a small disk over a folder for as long as it lives; needs root.
struct Mount<'a>(&'a Path);

impl<'a> Mount<'a> {
    fn new(folder: &'a Path) -> Option<Mount<'a>> {
        let output = Command::new("mount").args(["-t", "tmpfs", "-o", "size=512k", "tmpfs"]).arg(folder).output();
        match output {
            Ok(output) if output.status.success() => Some(Mount(folder)),
            _ => {
                skipped("a small disk cannot be mounted here");
                None
            }
        }
    }
}

impl Drop for Mount<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0).output();
    }
}

#[expect(clippy::print_stderr, reason = "a test that was skipped says so")]
fn skipped(why: &str) {
    eprintln!("skipped: {why}");
}

fn copy(from: &Sandbox, to: &Sandbox) {
    for (path, bytes) in from.files() {
        to.write(&path, std::str::from_utf8(&bytes).unwrap());
    }
}

#[test]
fn a_full_disk_loses_nothing_and_the_next_run_completes() {
    let goal = project();
    let start = project();
    goal.segment();
    let sandbox = Sandbox::new([]);
    let Some(_mount) = Mount::new(sandbox.root()) else { return };
    copy(&start, &sandbox);
    // Whatever is left, down to nothing, is too little at some point.
    for left in [0, 4096, 8192, 12288, 16384] {
        let mut filler = vec![0; 512 * 1024];
        while std::fs::write(sandbox.root().join("editions"), &filler).is_err() {
            filler.truncate(filler.len().saturating_sub(4096));
        }
        filler.truncate(filler.len().saturating_sub(left));
        std::fs::write(sandbox.root().join("editions"), &filler).unwrap();
        let before = sandbox.files();
        let output = sandbox.tolmach(&["segment"]);
        if output.status.code() != Some(0) {
            assert_refused(&output, "error: cannot ");
        }
        let after = sandbox.files();
        assert!(after["locales/ru/a.ftl"].len() >= before["locales/ru/a.ftl"].len(), "{left} bytes left");
        assert!(sandbox.text("locales/ru/a.ftl").contains("nobody-asked-reason = Причину не спрашивают."));
        assert!(!after.keys().any(|path| path.contains(".tolmach-")), "a temporary file stays");
    }
    std::fs::remove_file(sandbox.root().join("editions")).unwrap();
    sandbox.segment();
    assert!(sandbox.files() == goal.files());
}

#[test]
fn a_read_only_disk_is_named_and_can_be_read() {
    let start = project();
    let sandbox = Sandbox::new([]);
    let Some(_mount) = Mount::new(sandbox.root()) else { return };
    copy(&start, &sandbox);
    let remount = Command::new("mount").args(["-o", "remount,ro"]).arg(sandbox.root()).output().unwrap();
    if !remount.status.success() {
        return skipped("a disk cannot be made read-only here");
    }
    for arguments in [&["segment"][..], &["render"], &["add", "kk"], &["accept", "ru", "--all"]] {
        refused(&sandbox, arguments, "error: cannot ");
    }
    assert_eq!(sandbox.tolmach(&["status"]).status.code(), Some(0));
    assert_eq!(sandbox.tolmach(&["segment", "--check"]).status.code(), Some(1));
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_and_file_are_named() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = project();
    let folder = sandbox.root().join("locales/ru");
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o555)).unwrap();
    if std::fs::write(folder.join("probe"), "").is_ok() {
        std::fs::remove_file(folder.join("probe")).unwrap();
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755)).unwrap();
        return skipped("this user may write everywhere");
    }
    let before = sandbox.text("locales/ru/a.ftl");
    assert_refused(&sandbox.tolmach(&["segment"]), "cannot write `locales/ru/a.ftl`");
    assert_eq!(before, sandbox.text("locales/ru/a.ftl"));
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755)).unwrap();
    sandbox.segment();
}

#[cfg(unix)]
#[test]
fn a_broken_git_is_named_and_nothing_is_written() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = project();
    sandbox.git_ok(&["init", "-q"]);
    sandbox.commit("start");
    let tools = tempfile::tempdir().unwrap();
    let fake = tools.path().join("git");
    let path = std::env::var("PATH").unwrap();
    let run = |path: &str| sandbox.command(&["diff", "HEAD"]).env("PATH", path).output().unwrap();
    let before = sandbox.files();
    for (script, message) in [
        ("echo 'fatal: the disk is on fire' >&2; exit 128", "error: git failed: the disk is on fire"),
        (
            "[ \"$6\" = rev-parse ] && [ \"$7\" = --git-dir ] && exit 0; exit 1",
            "error: git does not know the revision `HEAD`",
        ),
        ("head -c 100 /dev/urandom", "error: git failed: it answered with something that is not a commit"),
        ("true", "error: git failed: it answered with something that is not a commit"),
        ("kill -9 $$", "error: git failed: it said nothing"),
    ] {
        std::fs::write(&fake, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&fake, std::fs::Permissions::from_mode(0o755)).unwrap();
        let output = run(&format!("{}:{path}", tools.path().display()));
        assert_eq!(output.status.code(), Some(2), "{script}: {}", said(&output));
        assert!(said(&output).contains(message), "{script}: {}", said(&output));
    }
    std::fs::remove_file(&fake).unwrap();
    let output = run(&tools.path().display().to_string());
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("error: git is not installed, or not on the path"), "{}", said(&output));
    // A git that is only slow is waited for.
    std::fs::write(&fake, format!("#!/bin/sh\nPATH='{path}'\nsleep 0.05\nexec git \"$@\"\n")).unwrap();
    std::fs::set_permissions(&fake, std::fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(run(&format!("{}:{path}", tools.path().display())).status.code(), Some(0));
    assert!(before == sandbox.files());
}
