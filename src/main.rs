//! The `tolmach` program: arguments → [`cli::run`] → exit code.

#[expect(clippy::disallowed_methods, reason = "the command line acts on somebody's behalf")]
mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
