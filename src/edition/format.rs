//! The registry of formats: adding one is one file and one line.

use super::{Collection, File, Printed, Printing, epub, html, markdown, telegram, text};

/// A format of editions.
#[derive(Clone, Copy)]
pub struct Format {
    /// Its name.
    pub name: &'static str,
    /// The extension of its files, without the point.
    pub extension: &'static str,
    /// Makes the files of an article.
    pub make: Make,
    /// What it makes of many articles.
    pub beside: Beside,
}

/// How a format makes the files of an article.
#[derive(Clone, Copy)]
pub enum Make {
    /// One file of text.
    Text(fn(&Printing<'_>) -> String),
    /// Files whose names go on behind the article's, and what could not go into them.
    Files(fn(&Printing<'_>) -> Printed),
}

/// What a format makes of many articles, with paths below the folder of editions.
#[derive(Clone, Copy)]
pub enum Beside {
    /// Nothing.
    Nothing,
    /// Lists of what is published. Its pages name the other languages of their article.
    Lists(fn(&Collection<'_>) -> Vec<File>),
    /// One book of all articles of a locale instead of one each, where the project wants it so.
    Book(fn(&[&Printing<'_>]) -> Printed),
}

/// Every format, by name.
pub const FORMATS: &[Format] = &[
    Format { name: "epub", extension: "epub", make: Make::Files(epub::print), beside: Beside::Book(epub::of_all) },
    Format { name: "html", extension: "html", make: Make::Text(html::print), beside: Beside::Lists(html::lists) },
    Format { name: "markdown", extension: "md", make: Make::Text(markdown::print), beside: Beside::Nothing },
    Format { name: "telegram", extension: "html", make: Make::Files(telegram::print), beside: Beside::Nothing },
    Format { name: "text", extension: "txt", make: Make::Text(text::print), beside: Beside::Nothing },
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
            Make::Files(print) => print(printing),
        };
        for file in &mut printed.files {
            file.path = format!("{}/{}/{}{}", self.name, edition.locale.name(), edition.article, file.path);
        }
        printed
    }
}
