//! The `tolmach` program: arguments → [`cli::run`] → exit code.

#[expect(clippy::disallowed_methods, reason = "the command line acts on somebody's behalf")]
mod cli;

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Texts are cut into many small pieces: the system's allocator took a quarter of the time of `segment`.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    cli::run()
}
