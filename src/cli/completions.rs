//! `tolmach completions`: completions for shells.

use clap::Args;
use clap_complete::Shell;

use super::outcome::{Failure, Outcome};
use super::output::Output;

/// Print completions for a shell
#[derive(Args)]
pub struct Completions {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

pub fn run(command: &Completions, output: &Output) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(command.shell, &mut super::command(), "tolmach", &mut script);
    output.print(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Clean)
}
