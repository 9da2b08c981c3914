//! `tolmach explain`: the page of a check.

use clap::Args;
use tolmach::check;
use tolmach::nearest::nearest;

use super::outcome::{Failure, Outcome};
use super::output::Output;

/// Explain a check: what it finds, why it matters, how to fix it
#[derive(Args)]
pub struct Explain {
    /// The name of the check, as findings show it
    check: String,
}

pub fn run(command: &Explain, output: &Output) -> Result<Outcome, Failure> {
    match check::find(&command.check) {
        Some(check) => output.print(&format!("{}\n{}", check.page, check::how_to_silence(check.name)))?,
        None => {
            let help = match nearest(&command.check, check::names()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`tolmach check --list` names them all".to_string(),
            };
            return Err(Failure::usage(format!("there is no check `{}`", command.check), help));
        }
    }
    Ok(Outcome::Clean)
}
