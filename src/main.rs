//! The `tolmach` program: arguments → [`cli::run`] → exit code.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
