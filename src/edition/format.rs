//! The registry of formats: adding one is one file and one line.

use super::{Printing, html, markdown, text};

/// A format of editions.
#[derive(Clone, Copy)]
pub struct Format {
    /// Its name.
    pub name: &'static str,
    /// The extension of its files, without the point.
    pub extension: &'static str,
    /// Returns the bytes of an edition.
    pub print: fn(&Printing<'_>) -> String,
}

/// Every format, by name.
pub const FORMATS: &[Format] = &[
    Format { name: "html", extension: "html", print: html::print },
    Format { name: "markdown", extension: "md", print: markdown::print },
    Format { name: "text", extension: "txt", print: text::print },
];

/// Returns the names of all formats.
pub fn names() -> Vec<&'static str> {
    FORMATS.iter().map(|format| format.name).collect()
}
