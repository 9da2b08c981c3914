//! The only place that prints.

use std::io::{self, IsTerminal, Write};

use anstream::AutoStream;
use tolmach::finding::Severity;
use tolmach::report::{Colour, Paint};

use super::Color;
use super::outcome::Failure;

/// Standard output and error, with the user's wishes.
pub struct Output {
    color: Color,
    quiet: bool,
    verbose: bool,
}

impl Output {
    /// Makes the output.
    pub fn new(color: Color, quiet: bool, verbose: bool) -> Output {
        Output { color, quiet, verbose }
    }

    /// Returns the least grave findings to print: infos only with `--verbose`.
    pub fn least(&self) -> Severity {
        if self.verbose { Severity::Info } else { Severity::Warning }
    }

    /// Returns whether what goes to standard output is coloured.
    pub fn colour(&self) -> Colour {
        match AutoStream::choice(&io::stdout()) {
            _ if self.color == Color::Always => Colour::On,
            _ if self.color == Color::Never => Colour::Off,
            anstream::ColorChoice::Never => Colour::Off,
            _ => Colour::On,
        }
    }

    /// Returns the width of the terminal in columns; `None` where the output is no terminal.
    pub fn width(&self) -> Option<usize> {
        terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0))
    }

    /// Prints what the command is for, `--quiet` or not.
    ///
    /// # Errors
    /// When the output is closed or fails.
    pub fn print(&self, text: &str) -> Result<(), Failure> {
        let mut stream = io::stdout().lock();
        stream.write_all(text.as_bytes()).and_then(|()| stream.flush()).map_err(|error| match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::BrokenPipe,
            _ => Failure::Print(error),
        })
    }

    /// Prints what a person may like to know; nothing with `--quiet`.
    ///
    /// # Errors
    /// When the output is closed or fails.
    pub fn say(&self, text: &str) -> Result<(), Failure> {
        if self.quiet { Ok(()) } else { self.print(text) }
    }

    /// Prints a remark beside the output proper.
    pub fn remark(&self, text: &str) {
        if !self.quiet {
            // Nobody is left to read it when this fails.
            let _ = writeln!(io::stderr(), "{text}");
        }
    }

    /// Tells whether only what is wrong was asked for.
    pub fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Prints beside the output proper what is wrong with the project as a whole.
    pub fn warning(&self, text: &str) {
        // Nobody is left to read it when this fails.
        let _ = writeln!(io::stderr(), "{text}");
    }

    /// Prints why the work could not be done.
    pub fn failure(&self, failure: &Failure) {
        let colour = match (self.color, io::stderr().is_terminal()) {
            (Color::Always, _) | (Color::Auto, true) => Colour::On,
            _ => Colour::Off,
        };
        let mut text = format!("{} {failure}\n", Paint::Bad.on("error:", colour));
        if let Some(help) = failure.help() {
            text.push_str(&format!("{} {help}\n", Paint::Bold.on("help:", colour)));
        }
        let _ = anstream::AutoStream::new(io::stderr(), self.color.choice()).write_all(text.as_bytes());
    }
}

impl Color {
    fn choice(self) -> anstream::ColorChoice {
        match self {
            Color::Auto => anstream::ColorChoice::Auto,
            Color::Always => anstream::ColorChoice::Always,
            Color::Never => anstream::ColorChoice::Never,
        }
    }
}
