//! The registry of formats: adding one is one file and one line.

use super::{Collection, Printing, html, markdown, text};

/// Makes the files that belong to no one article of a collection: path under `editions/`, bytes.
pub type Together = fn(&Collection<'_>) -> Vec<(String, Vec<u8>)>;

/// A format of editions.
#[derive(Clone, Copy)]
pub struct Format {
    /// Its name.
    pub name: &'static str,
    /// The extension of its files, without the point.
    pub extension: &'static str,
    /// Returns the bytes of an edition.
    pub print: fn(&Printing<'_>) -> String,
    /// Returns the files that belong to no one article, with their paths below the folder of editions.
    pub together: Option<Together>,
}

/// Every format, by name.
pub const FORMATS: &[Format] = &[
    Format { name: "html", extension: "html", print: html::print, together: Some(html::together) },
    Format { name: "markdown", extension: "md", print: markdown::print, together: None },
    Format { name: "text", extension: "txt", print: text::print, together: None },
];

/// Returns the names of all formats.
pub fn names() -> Vec<&'static str> {
    FORMATS.iter().map(|format| format.name).collect()
}
