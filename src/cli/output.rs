//! The only place that prints.

use std::io::{self, BufWriter, IsTerminal, Write};

use anstream::AutoStream;
use tolmach::finding::Severity;
use tolmach::report::{Colour, Paint};

use super::Color;
use super::outcome::Failure;

/// How many bytes are given to the system at a time.
const PIECE: usize = 64 * 1024;

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
        self.print_through(|out| out.write_all(text.as_bytes()))
    }

    /// Prints as [`Output::print`] what `write` gives piece by piece.
    ///
    /// # Errors
    /// When the output is closed or fails.
    pub fn print_through(&self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
        buffered(io::stdout().lock(), write).map_err(|error| match error.kind() {
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

/// Gives what `write` gives to a stream, much at a time: standard output would pass on each line by itself.
///
/// # Errors
/// When the stream fails.
pub fn buffered(stream: impl Write, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut stream = BufWriter::with_capacity(PIECE, stream);
    write(&mut stream)?;
    stream.flush()
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
