//! The command line: one file a subcommand. Only here are files written on somebody's behalf, lines printed, processes ended.
//!
//! The doc comment of a command is its help text; the whole manual is a snapshot.

mod accept;
mod add;
mod baseline;
mod check;
mod completions;
mod diff;
mod explain;
mod fix;
mod init;
mod l10n;
mod man;
mod outcome;
mod output;
mod render;
mod segment;
mod session;
mod status;
mod written;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;

use clap::{Args, Parser, Subcommand, ValueEnum};

use outcome::{Failure, Outcome};
use output::Output;

/// Translate Markdown articles through Project Fluent
///
/// Cuts English articles into messages with stable ids, keeps the state of every translation, checks every locale and renders
/// localised editions.
#[derive(Parser)]
#[command(name = "tolmach", version, max_term_width = 100, disable_help_subcommand = true)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

/// The heading above them in the help of a command.
const COMMON: &str = "Options of every command";

/// Options of every command.
#[derive(Args)]
pub struct Common {
    /// The project folder [default: the nearest one above that has a tolmach.toml]
    #[arg(long, global = true, help_heading = COMMON, value_name = "DIR")]
    project: Option<PathBuf>,
    /// When to colour the output
    #[arg(long, global = true, help_heading = COMMON, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    color: Color,
    /// Print only what is wrong
    #[arg(short, long, global = true, help_heading = COMMON)]
    quiet: bool,
    /// Print more
    #[arg(short, long, global = true, help_heading = COMMON, conflicts_with = "quiet")]
    verbose: bool,
    /// How many threads to use [default: one for each core]
    #[arg(long, global = true, help_heading = COMMON, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Color {
    /// When the output is a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Subcommand)]
enum Command {
    Init(init::Init),
    Add(add::Add),
    Segment(segment::Segment),
    Status(status::Status),
    Check(check::Check),
    Explain(explain::Explain),
    Diff(diff::Diff),
    Accept(accept::Accept),
    Render(render::Render),
    Completions(completions::Completions),
    Man(man::Man),
}

impl Command {
    /// Tells whether it works on the units of a project, several at a time.
    fn is_parallel(&self) -> bool {
        match self {
            Command::Init(_) | Command::Add(_) | Command::Segment(_) | Command::Status(_) => true,
            Command::Check(_) | Command::Diff(_) | Command::Accept(_) | Command::Render(_) => true,
            Command::Explain(_) | Command::Completions(_) | Command::Man(_) => false,
        }
    }
}

/// Reads the arguments, does the work, prints, and returns the exit code.
pub fn run() -> ExitCode {
    // What breaks in a parser library is a finding; its own report of the panic would only alarm.
    std::panic::set_hook(Box::new(|panic| {
        if let Ok(mut last) = LAST_PANIC.lock() {
            *last = panic.to_string();
        }
    }));
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let code = if error.use_stderr() { Outcome::Unable } else { Outcome::Clean };
            // Nobody is left to read it when this fails.
            let _ = error.print();
            return code.code();
        }
    };
    let output = Output::new(cli.common.color, cli.common.quiet, cli.common.verbose);
    if cli.command.is_parallel() {
        let threads = rayon::ThreadPoolBuilder::new().num_threads(cli.common.threads.map_or(0, usize::from));
        // This thread is one of them: it would only wait. On Windows its stack is smaller than theirs.
        let threads = if cfg!(windows) { threads } else { threads.use_current_thread() };
        // Fails only when a pool exists, and nothing has run yet.
        let _ = threads.build_global();
    }
    let result = catch_unwind(AssertUnwindSafe(|| run_command(&cli, &output)));
    let broken = || Failure::Broken(LAST_PANIC.lock().map(|last| last.clone()).unwrap_or_default());
    match result.unwrap_or_else(|_| Err(broken())) {
        Ok(outcome) => outcome.code(),
        Err(Failure::BrokenPipe) => Outcome::Clean.code(),
        Err(failure) => {
            output.failure(&failure);
            Outcome::Unable.code()
        }
    }
}

/// What the last panic said; shown only when nothing has caught it.
static LAST_PANIC: Mutex<String> = Mutex::new(String::new());

fn run_command(cli: &Cli, output: &Output) -> Result<Outcome, Failure> {
    match &cli.command {
        Command::Init(command) => init::run(&cli.common, command, output),
        Command::Add(command) => add::run(&cli.common, command, output),
        Command::Segment(command) => segment::run(&cli.common, command, output),
        Command::Status(command) => status::run(&cli.common, command, output),
        Command::Check(command) => check::run(&cli.common, command, output),
        Command::Explain(command) => explain::run(command, output),
        Command::Diff(command) => diff::run(&cli.common, command, output),
        Command::Accept(command) => accept::run(&cli.common, command, output),
        Command::Render(command) => render::run(&cli.common, command, output),
        Command::Completions(command) => completions::run(command, output),
        Command::Man(_) => man::run(output),
    }
}

/// Returns the command line as clap sees it, for completions and manual pages.
fn command() -> clap::Command {
    use clap::CommandFactory;
    Cli::command()
}
