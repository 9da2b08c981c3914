//! `diff` against the history: real repositories in temporary folders.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const PUMP: &str = "The water is pumped into a tank below the roof of the old mill.";
const PIPES: &str = "From there it runs through wooden pipes to every house on the eastern bank.";

/// Who, when and which branch come from here, never from the settings of the machine.
fn git(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new("git");
    command.current_dir(folder).args(arguments).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    for (name, value) in [
        ("GIT_AUTHOR_NAME", "Oda"),
        ("GIT_AUTHOR_EMAIL", "oda@example.org"),
        ("GIT_AUTHOR_DATE", "2024-01-01T00:00:00Z"),
        ("GIT_COMMITTER_NAME", "Oda"),
        ("GIT_COMMITTER_EMAIL", "oda@example.org"),
        ("GIT_COMMITTER_DATE", "2024-01-01T00:00:00Z"),
        ("GIT_CONFIG_COUNT", "3"),
        ("GIT_CONFIG_KEY_0", "init.defaultBranch"),
        ("GIT_CONFIG_VALUE_0", "main"),
        ("GIT_CONFIG_KEY_1", "protocol.file.allow"),
        ("GIT_CONFIG_VALUE_1", "always"),
        ("GIT_CONFIG_KEY_2", "core.autocrlf"),
        ("GIT_CONFIG_VALUE_2", "false"),
    ] {
        command.env(name, value);
    }
    let output = command.output().expect("git runs");
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_string()
}

fn tolmach(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tolmach"));
    command.current_dir(folder).args(arguments).env("GIT_CONFIG_GLOBAL", "/dev/null").output().expect("tolmach runs")
}

/// Returns `article: kind id` for each message that changed, in order.
fn changed(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let arguments = [&["diff"], arguments, &["--format", "json"]].concat();
    let output = tolmach(folder, &arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let changes = report["changes"].as_array().unwrap().iter();
    let text = |change: &Value, key: &str| change[key].as_str().unwrap_or_default().to_string();
    changes
        .filter(|change| change["kind"] != "unchanged")
        .map(|change| format!("{}: {} {}", text(change, "article"), text(change, "kind"), text(change, "id")))
        .collect()
}

#[track_caller]
fn refused(folder: &Path, arguments: &[&str], expected: &str) {
    let output = tolmach(folder, arguments);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8_lossy(&output.stderr).trim_end(), expected);
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

fn commit(folder: &Path) {
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message", "x"]);
}

/// Makes a project with one article in a repository; its first commit is there.
fn project(article: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    git(folder.path(), &["init", "--quiet"]);
    fill(folder.path(), article);
    commit(folder.path());
    folder
}

fn fill(folder: &Path, article: &str) {
    write(folder, "tolmach.toml", "[locales.ru]\n");
    write(folder, &format!("source/{article}.md"), &format!("# The mill\n\n{PUMP}\n\n{PIPES}\n"));
    assert!(tolmach(folder, &["segment"]).status.success());
}

fn reword(folder: &Path, article: &str) {
    let text = format!("# The mill\n\n{PUMP}\n\n{}\n", PIPES.replace("wooden", "leaden"));
    write(folder, &format!("source/{article}.md"), &text);
}

#[test]
fn since_a_revision_and_between_two() {
    let folder = project("mill");
    let folder = folder.path();
    assert!(changed(folder, &["HEAD"]).is_empty());
    reword(folder, "mill");
    let expected = ["mill: reworded there-runs-through-wooden-pipes"];
    assert_eq!(changed(folder, &["HEAD"]), expected);
    assert!(tolmach(folder, &["segment"]).status.success());
    commit(folder);
    assert_eq!(changed(folder, &["HEAD~1", "HEAD"]), expected);
    assert!(changed(folder, &["HEAD", "HEAD"]).is_empty());
}

#[test]
fn a_renamed_article_is_compared_with_what_it_was() {
    let folder = project("mill");
    let folder = folder.path();
    git(folder, &["mv", "source/mill.md", "source/the old mill.md"]);
    reword(folder, "the old mill");
    let one_reworded = |sides: &[&str], when: &str| {
        let changes = changed(folder, sides);
        assert!(changes.len() == 1 && changes[0].starts_with("the old mill: reworded "), "{when}: {changes:?}");
    };
    one_reworded(&["HEAD"], "in the work tree");
    commit(folder);
    one_reworded(&["HEAD~1", "HEAD"], "between two commits, without `segment`");
    assert!(tolmach(folder, &["segment"]).status.success());
    commit(folder);
    one_reworded(&["HEAD~2", "HEAD"], "behind `segment`");
    one_reworded(&["HEAD~2"], "in the work tree behind `segment`");
}

#[test]
fn a_deleted_article_has_all_its_messages_removed_and_a_new_one_added() {
    let folder = project("mill");
    let folder = folder.path();
    std::fs::remove_file(folder.join("source/mill.md")).unwrap();
    write(folder, "source/bees.md", "Bees sleep in winter.\n");
    commit(folder);
    for sides in [&["HEAD~1"][..], &["HEAD~1", "HEAD"]] {
        let changes = changed(folder, sides);
        assert_eq!(changes[0], "bees: added bees-sleep-winter");
        assert_eq!(changes.iter().filter(|change| change.starts_with("mill: removed ")).count(), 3, "{changes:?}");
        assert_eq!(changes.len(), 4, "{changes:?}");
    }
    // What is in neither work tree nor OLD is found at NEW.
    assert_eq!(changed(folder, &["HEAD", "HEAD~1"]).len(), 4);
}

#[test]
fn names_with_spaces_quotes_and_other_scripts_are_found() {
    for name in ["вода и мельница", "água \"nova\"", "水", "новости/первая статья", "a[1]*"]
    {
        if cfg!(windows) && name.contains(['"', '*']) {
            continue;
        }
        let folder = project(name);
        assert!(changed(folder.path(), &["HEAD"]).is_empty(), "{name}");
        reword(folder.path(), name);
        assert_eq!(changed(folder.path(), &["HEAD"]).len(), 1, "{name}");
    }
}

#[test]
fn a_project_may_be_a_folder_of_a_repository() {
    let root = tempfile::tempdir().unwrap();
    git(root.path(), &["init", "--quiet"]);
    let folder = root.path().join("texts/water works");
    std::fs::create_dir_all(&folder).unwrap();
    fill(&folder, "mill");
    // A rename beside the project is none of its business.
    write(root.path(), "source/mill.md", "Another text of another project.\n");
    commit(root.path());
    git(root.path(), &["mv", "source/mill.md", "source/dam.md"]);
    git(&folder, &["mv", "source/mill.md", "source/wheel.md"]);
    reword(&folder, "wheel");
    let changes = changed(&folder, &["HEAD"]);
    assert!(changes.len() == 1 && changes[0].starts_with("wheel: reworded "), "{changes:?}");
}

#[test]
fn a_project_may_be_a_submodule() {
    let inner = project("mill");
    let outer = tempfile::tempdir().unwrap();
    git(outer.path(), &["init", "--quiet"]);
    git(outer.path(), &["submodule", "--quiet", "add", &inner.path().display().to_string(), "texts"]);
    commit(outer.path());
    let folder = outer.path().join("texts");
    reword(&folder, "mill");
    assert_eq!(changed(&folder, &["HEAD"]), ["mill: reworded there-runs-through-wooden-pipes"]);
}

#[test]
fn a_detached_head_is_a_revision_like_any_other() {
    let folder = project("mill");
    let folder = folder.path();
    reword(folder, "mill");
    commit(folder);
    git(folder, &["checkout", "--quiet", "--detach", "HEAD~1"]);
    assert_eq!(changed(folder, &["main"]), ["mill: reworded there-runs-through-wooden-pipes"]);
    assert!(changed(folder, &["HEAD"]).is_empty());
}

#[test]
fn what_history_does_not_have_is_said() {
    let folder = project("mill");
    refused(
        folder.path(),
        &["diff", "v9"],
        "error: git does not know the revision `v9`\nhelp: `git log` shows the revisions; a file is named by its path",
    );
    refused(
        folder.path(),
        &["diff", "--", "--output=x"],
        "error: git does not know the revision `--output=x`\n\
         help: `git log` shows the revisions; a file is named by its path",
    );
    let empty = tempfile::tempdir().unwrap();
    git(empty.path(), &["init", "--quiet"]);
    fill(empty.path(), "mill");
    refused(
        empty.path(),
        &["diff", "HEAD"],
        "error: this repository has no commit yet\n\
         help: commit the project first; `tolmach diff` without a revision needs no git",
    );
    let none = tempfile::tempdir().unwrap();
    fill(none.path(), "mill");
    refused(
        none.path(),
        &["diff", "HEAD"],
        "error: this folder is not in a git repository\n\
         help: `tolmach diff` without a revision needs no git; neither do two files",
    );
}

#[test]
fn a_shallow_clone_says_how_to_get_the_rest() {
    let whole = project("mill");
    reword(whole.path(), "mill");
    commit(whole.path());
    let old = git(whole.path(), &["rev-parse", "HEAD~1"]);
    let parent = tempfile::tempdir().unwrap();
    let address = format!("file://{}", whole.path().display());
    git(parent.path(), &["clone", "--quiet", "--depth", "1", &address, "clone"]);
    let clone = parent.path().join("clone");
    for revision in ["HEAD~1", &old] {
        refused(
            &clone,
            &["diff", revision],
            &format!(
                "error: git does not have the revision `{revision}`: this is a shallow clone\n\
                 help: fetch the whole history with `git fetch --unshallow`"
            ),
        );
    }
    git(&clone, &["fetch", "--quiet", "--unshallow"]);
    assert_eq!(changed(&clone, &["HEAD~1"]), ["mill: reworded there-runs-through-wooden-pipes"]);
}

#[test]
fn a_hook_of_git_changes_nothing() {
    let folder = project("mill");
    reword(folder.path(), "mill");
    let output = Command::new(env!("CARGO_BIN_EXE_tolmach"))
        .current_dir(folder.path())
        .args(["diff", "HEAD", "--exit-code"])
        .env("GIT_DIR", "elsewhere/.git")
        .env("GIT_INDEX_FILE", "elsewhere/.git/index")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
}
