//! Runs that get too little: no right to write, no room for a file, no handle, nobody who listens; and files that change
//! while they are read. Exit 0, 1 or 2 with a message, no translation lost, and the next run completes.

#![cfg(unix)]

use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::sandbox::{Sandbox, said};

/// A user who owns nothing here.
const NOBODY: u32 = 65_534;

const ARTICLE: &str = "The fee is 5 roubles.\n\nNobody is asked for a reason.\n\nAsk a lawyer.\n";
const TRANSLATIONS: [&str; 2] = ["fee-5-roubles = Пошлина 5 рублей.", "nobody-asked-reason = Причину не спрашивают."];

/// A project with two translated messages and a change of the article pending.
fn project() -> Sandbox {
    let sandbox = Sandbox::new([("tolmach.toml", "[locales.ru]\non-missing = \"source\"\n"), ("source/a.md", ARTICLE)]);
    sandbox.segment();
    sandbox.edit("locales/ru/a.ftl", "# fee-5-roubles =", TRANSLATIONS[0]);
    sandbox.edit("locales/ru/a.ftl", "# nobody-asked-reason =", TRANSLATIONS[1]);
    sandbox.segment();
    let more = "Sleep well, and think of the fee again tomorrow. ".repeat(30);
    sandbox.edit("source/a.md", "Ask a lawyer.", &format!("Ask a good lawyer.\n\n{more}"));
    sandbox
}

/// Runs the program in a shell, behind what limits it.
fn limited(sandbox: &Sandbox, limit: &str, arguments: &str) -> Output {
    let line = format!("{limit}; exec \"$TOLMACH\" {arguments}");
    let mut command = Command::new("sh");
    command.current_dir(sandbox.root()).args(["-c", &line]).env("TOLMACH", env!("CARGO_BIN_EXE_tolmach"));
    command.env("NO_COLOR", "1").output().unwrap()
}

/// Holds what must be true after any run: the translations stand in the locale file or are set aside.
fn nothing_is_lost(sandbox: &Sandbox, after: &str) {
    let kept = sandbox.text("locales/ru/a.ftl") + &sandbox.text(".tolmach/retired/ru/a.ftl");
    for translation in TRANSLATIONS {
        assert!(kept.contains(translation), "{after}: {translation} is lost from\n{kept}");
    }
    let left: Vec<String> = sandbox.files().into_keys().filter(|path| path.contains(".tolmach-")).collect();
    assert!(left.is_empty(), "{after}: {left:?}");
}

#[test]
fn a_user_without_the_right_to_write_is_told_where_and_can_read() {
    let sandbox = project();
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("tolmach");
    std::fs::copy(env!("CARGO_BIN_EXE_tolmach"), &program).unwrap();
    for path in [folder.path(), sandbox.root()] {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    let before = sandbox.files();
    let run = |arguments: &[&str]| {
        let mut command = Command::new(&program);
        command.current_dir(sandbox.root()).args(arguments).env("NO_COLOR", "1").uid(NOBODY).gid(NOBODY);
        command.output()
    };
    let Ok(output) = run(&["status"]) else { return skipped("only root may become somebody else") };
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    for (arguments, path) in
        [(&["segment"][..], ".tolmach/lock"), (&["render"], ".tolmach/lock"), (&["add", "kk"], ".tolmach/lock")]
    {
        let output = run(arguments).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", said(&output));
        let message = format!("error: cannot open `{path}`: permission denied");
        assert!(said(&output).contains(&message), "{arguments:?}: {}", said(&output));
    }
    assert!(before == sandbox.files());
}

#[expect(clippy::print_stderr, reason = "a test that was skipped says so")]
fn skipped(why: &str) {
    eprintln!("skipped: {why}");
}

#[test]
fn a_file_that_finds_no_room_is_not_written_and_the_next_run_completes() {
    let goal = project();
    goal.segment();
    // Blocks of 512 or 1,024 bytes: none, and one, which is enough for some files and not for the catalogue.
    for blocks in [0, 1] {
        let sandbox = project();
        // Without the trap the system kills the program, which is a case of `kills`.
        let output = limited(&sandbox, &format!("trap '' XFSZ; ulimit -f {blocks}"), "segment");
        assert_eq!(output.status.code(), Some(2), "{blocks}: {}", said(&output));
        assert!(said(&output).contains("error: cannot write `"), "{blocks}: {}", said(&output));
        assert!(said(&output).contains("help: "), "{blocks}: {}", said(&output));
        nothing_is_lost(&sandbox, "no room");
        sandbox.segment();
        assert!(sandbox.files() == goal.files(), "{blocks}");
    }
}

#[test]
fn a_run_that_may_open_few_files_ends_and_the_next_completes() {
    let goal = project();
    goal.segment();
    let mut refused = 0;
    for handles in 4..14 {
        let sandbox = project();
        let output = limited(&sandbox, &format!("ulimit -n {handles}"), "segment --threads 2");
        // Below some number not even the program's libraries can be loaded.
        if said(&output).contains("error while loading shared libraries") {
            continue;
        }
        assert!(output.status.code().is_some_and(|code| code <= 2), "{handles}: {:?} {}", output.status, said(&output));
        assert!(!said(&output).contains("panicked"), "{handles}: {}", said(&output));
        refused += usize::from(output.status.code() != Some(0));
        nothing_is_lost(&sandbox, &format!("{handles} handles"));
        sandbox.segment();
        assert!(sandbox.files() == goal.files(), "{handles}");
    }
    assert!(refused > 0, "each number was enough");
}

#[test]
fn output_that_cannot_be_printed_is_an_error_unless_nobody_listens() {
    let sandbox = project();
    for arguments in ["status", "check", "diff", "segment --dry-run", "explain syntax", "man"] {
        if std::path::Path::new("/dev/full").exists() {
            let output = limited(&sandbox, "exec >/dev/full", arguments);
            assert_eq!(output.status.code(), Some(2), "{arguments}: {}", said(&output));
            assert!(said(&output).contains("error: "), "{arguments}: {}", said(&output));
        }
        for closed in ["exec >&-", "exec 2>&-", "exec <&-", "exec >&- 2>&- <&-"] {
            let output = limited(&sandbox, closed, arguments);
            assert!(output.status.code().is_some_and(|code| code <= 2), "{closed} {arguments}: {:?}", output.status);
            assert!(!said(&output).contains("panicked"), "{closed} {arguments}: {}", said(&output));
        }
    }
}

#[test]
fn a_folder_that_vanished_below_a_run_is_named() {
    let sandbox = project();
    let folder = sandbox.root().join("gone");
    std::fs::create_dir(&folder).unwrap();
    let output = limited(&sandbox, "cd gone; rmdir ../gone", "status");
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("error: ") && said(&output).contains("help: "), "{}", said(&output));
}

#[test]
fn an_article_that_is_saved_all_the_time_loses_nothing_and_settles() {
    let goal = project();
    goal.segment();
    let sandbox = project();
    let path = sandbox.root().join("source/a.md");
    let last = sandbox.text("source/a.md");
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        // Like an editor that empties the file before it writes: what is read may be nothing, a half, or either text.
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                std::fs::write(&path, ARTICLE).unwrap();
                std::fs::write(&path, &last).unwrap();
            }
        });
        for run in 0..12 {
            let output = sandbox.tolmach(&[["segment", "check", "render"][run % 3]]);
            assert!(output.status.code().is_some_and(|code| code <= 2), "{:?} {}", output.status, said(&output));
            nothing_is_lost(&sandbox, "a run beside an editor");
        }
        done.store(true, Ordering::Relaxed);
    });
    std::fs::write(&path, &last).unwrap();
    sandbox.segment();
    sandbox.segment();
    let (settled, alone) = (sandbox.text("locales/ru/a.ftl"), goal.text("locales/ru/a.ftl"));
    for translation in TRANSLATIONS {
        assert!(settled.contains(translation), "{settled}");
    }
    assert!(!settled.contains("# was:"), "what was never reworded is not stale:\n{settled}\n---- alone ----\n{alone}");
}
