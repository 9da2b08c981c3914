//! Runs the program as a user does: in a folder, with the same environment on every machine.

use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::schema;

/// How long a program may run before it counts as hanging, in milliseconds; a pipe that is read never ends.
const TIMEOUT_MS: u64 = 120_000;

/// What a program printed and how it ended.
#[derive(Debug)]
pub struct Ran {
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// The exit code.
    pub code: i32,
}

/// Runs `tolmach` in a folder of the project at `root`; each JSON report that it prints or writes must keep to its schema.
pub fn tolmach(root: &Path, folder: &Path, arguments: &[String]) -> Ran {
    let ran = run(Path::new(env!("CARGO_BIN_EXE_tolmach")), root, folder, arguments);
    schema::validate_reports(folder, arguments, &ran.stdout);
    ran
}

/// Runs `git` with a fixed author, date and first branch, and no settings of the machine.
pub fn git(root: &Path, folder: &Path, arguments: &[String]) -> Ran {
    run(Path::new("git"), root, folder, arguments)
}

fn run(program: &Path, root: &Path, folder: &Path, arguments: &[String]) -> Ran {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder).env_clear();
    for kept in ["PATH", "SystemRoot", "TEMP", "TMP", "TMPDIR", "LD_LIBRARY_PATH", "LLVM_PROFILE_FILE"] {
        if let Some(value) = std::env::var_os(kept) {
            command.env(kept, value);
        }
    }
    command.env("HOME", root).env("NO_COLOR", "1").env("COLUMNS", "100").envs(GIT);
    command.env("GIT_CEILING_DIRECTORIES", root.parent().unwrap_or(root));
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap_or_else(|error| panic!("cannot run {}: {error}", program.display()));
    let stdout = read_all(child.stdout.take().expect("standard output is a pipe"));
    let stderr = read_all(child.stderr.take().expect("standard error is a pipe"));
    let timeout = Duration::from_millis(TIMEOUT_MS);
    let (Ok(stdout), Ok(stderr)) = (stdout.recv_timeout(timeout), stderr.recv_timeout(timeout)) else {
        // It may have ended in this moment.
        let _ = child.kill();
        panic!("{} {arguments:?} hangs", program.display());
    };
    let status = child.wait().expect("a child can be waited for");
    Ran { stdout, stderr, code: status.code().unwrap_or(-1) }
}

/// Reads a pipe to its end beside the test, so that neither waits for the other.
fn read_all(mut pipe: impl Read + Send + 'static) -> mpsc::Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        pipe.read_to_end(&mut bytes).expect("a pipe can be read");
        sender.send(String::from_utf8(bytes).expect("we print UTF-8"))
    });
    receiver
}

const GIT: [(&str, &str); 15] = [
    ("GIT_CONFIG_GLOBAL", "/dev/null"),
    ("GIT_CONFIG_NOSYSTEM", "1"),
    ("GIT_CONFIG_COUNT", "3"),
    ("GIT_CONFIG_KEY_0", "init.defaultBranch"),
    ("GIT_CONFIG_VALUE_0", "main"),
    ("GIT_CONFIG_KEY_1", "core.autocrlf"),
    ("GIT_CONFIG_VALUE_1", "false"),
    ("GIT_CONFIG_KEY_2", "commit.gpgSign"),
    ("GIT_CONFIG_VALUE_2", "false"),
    ("GIT_AUTHOR_NAME", "Author"),
    ("GIT_AUTHOR_EMAIL", "author@example.org"),
    ("GIT_AUTHOR_DATE", "2022-09-21T12:00:00Z"),
    ("GIT_COMMITTER_NAME", "Author"),
    ("GIT_COMMITTER_EMAIL", "author@example.org"),
    ("GIT_COMMITTER_DATE", "2022-09-21T12:00:00Z"),
];
