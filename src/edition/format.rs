//! The registry of formats: adding one is one file and one line.

use super::{File, Printed, Printing, epub, html, markdown, telegram, text};

/// A format of editions.
#[derive(Clone, Copy)]
pub struct Format {
    /// Its name.
    pub name: &'static str,
    /// The extension of its files, without the point.
    pub extension: &'static str,
    /// Makes an edition.
    pub make: Make,
    /// Makes files of all editions of a locale, where the format has such.
    pub gather: Option<fn(&[&Printing<'_>]) -> Printed>,
}

/// How a format makes an edition.
#[derive(Clone, Copy)]
pub enum Make {
    /// One file of text.
    Text(fn(&Printing<'_>) -> String),
    /// Several files, whose names go on behind the article's.
    Parts(fn(&Printing<'_>) -> Vec<File>),
    /// One file of bytes, and what could not go into it.
    Bytes(fn(&Printing<'_>) -> Printed),
}

/// Every format, by name.
pub const FORMATS: &[Format] = &[
    Format { name: "epub", extension: "epub", make: Make::Bytes(epub::print), gather: Some(epub::gather) },
    Format { name: "html", extension: "html", make: Make::Text(html::print), gather: None },
    Format { name: "markdown", extension: "md", make: Make::Text(markdown::print), gather: None },
    Format { name: "telegram", extension: "html", make: Make::Parts(telegram::print), gather: None },
    Format { name: "text", extension: "txt", make: Make::Text(text::print), gather: None },
];

/// Returns the names of all formats.
pub fn names() -> Vec<&'static str> {
    FORMATS.iter().map(|format| format.name).collect()
}

impl Format {
    /// Prints an edition; the names of its files are paths below the folder of editions.
    pub fn print(&self, printing: &Printing<'_>) -> Printed {
        let edition = printing.edition;
        let mut printed = match self.make {
            Make::Text(print) => Printed::from(File::new(format!(".{}", self.extension), print(printing))),
            Make::Parts(print) => Printed { files: print(printing), findings: Vec::new() },
            Make::Bytes(print) => print(printing),
        };
        for file in &mut printed.files {
            file.path = format!("{}/{}/{}{}", self.name, edition.locale.name(), edition.article, file.path);
        }
        printed
    }
}
