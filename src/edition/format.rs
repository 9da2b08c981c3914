//! The registry of formats: adding one is one file and one line.

use super::{Paper, Printing, html, markdown, proof, text};

/// A format of editions.
#[derive(Clone, Copy)]
pub struct Format {
    /// Its name.
    pub name: &'static str,
    /// The extension of its files, without the point.
    pub extension: &'static str,
    /// How it is printed.
    pub print: Print,
}

/// What a format is printed from.
#[derive(Clone, Copy)]
pub enum Print {
    /// An edition: returns its bytes.
    Edition(fn(&Printing<'_>) -> String),
    /// A translation as it is, whether there could be an edition of it or not; `None` where there is nothing to show.
    Paper(fn(&Paper<'_>) -> Option<String>),
}

/// Every format, by name.
pub const FORMATS: &[Format] = &[
    Format { name: "html", extension: "html", print: Print::Edition(html::print) },
    Format { name: "markdown", extension: "md", print: Print::Edition(markdown::print) },
    Format { name: "proof", extension: "html", print: Print::Paper(proof::print) },
    Format { name: "text", extension: "txt", print: Print::Edition(text::print) },
];

/// Returns the names of all formats.
pub fn names() -> Vec<&'static str> {
    FORMATS.iter().map(|format| format.name).collect()
}
