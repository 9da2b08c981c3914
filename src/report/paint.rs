//! Colours of the terminal, or none.

use anstyle::{AnsiColor, Style};

/// Whether a text is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// With ANSI colours.
    On,
    /// Plain.
    Off,
}

/// What a run of text is, to be coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// A heading or name.
    Bold,
    /// Secondary text.
    Quiet,
    /// Good.
    Good,
    /// Wrong, or removed.
    Bad,
    /// In between.
    Warn,
}

impl Paint {
    /// Returns the text in this colour.
    pub fn on(self, text: &str, colour: Colour) -> String {
        if colour == Colour::Off || text.is_empty() {
            return text.to_string();
        }
        let style = match self {
            Paint::Bold => Style::new().bold(),
            Paint::Quiet => Style::new().dimmed(),
            Paint::Good => Style::new().fg_color(Some(AnsiColor::Green.into())),
            Paint::Bad => Style::new().fg_color(Some(AnsiColor::Red.into())),
            Paint::Warn => Style::new().fg_color(Some(AnsiColor::Yellow.into())),
        };
        format!("{style}{text}{style:#}")
    }
}
