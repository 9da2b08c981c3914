//! `tolmach man`: the manual.

use clap::Args;
use clap_mangen::Man as Page;

use super::outcome::{Failure, Outcome};
use super::output::Output;

/// Print the manual page, with a section for each command
#[derive(Args)]
pub struct Man;

pub fn run(output: &Output) -> Result<Outcome, Failure> {
    let mut command = super::command();
    command.build();
    let mut pages = Vec::new();
    let mut render = |command: clap::Command| Page::new(command).render(&mut pages).map_err(Failure::Print);
    render(command.clone())?;
    for subcommand in command.get_subcommands() {
        render(subcommand.clone())?;
    }
    output.print(&String::from_utf8_lossy(&pages))?;
    Ok(Outcome::Clean)
}
