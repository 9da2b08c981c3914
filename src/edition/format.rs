//! The registry of formats: adding one is one file and one line.

use super::{Collection, List, Paper, Printed, Printing, epub, html, markdown, proof, telegram, text};

/// A format of editions.
#[derive(Clone, Copy)]
pub struct Format {
    /// Its name.
    pub name: &'static str,
    /// What it makes of an article.
    pub make: Make,
    /// What it makes of many articles.
    pub beside: Beside,
}

/// What a format makes of an article: files whose names go on behind the article's.
#[derive(Clone, Copy)]
pub enum Make {
    /// An edition in print.
    Edition(fn(&Printing<'_>) -> Printed),
    /// A translation as it is, whether there could be an edition of it or not; `None` where there is nothing to show.
    Paper(fn(&Paper<'_>) -> Option<Printed>),
}

/// What a format makes of many articles, with paths below the folder of editions.
#[derive(Clone, Copy)]
pub enum Beside {
    /// Nothing.
    Nothing,
    /// Lists of what is published. Its pages name the other languages of their article.
    Lists(for<'a> fn(&'a Collection<'_>) -> Vec<List<'a>>),
    /// One book of all articles of a locale instead of one each, where the project wants it so.
    Book(fn(&[&Printing<'_>]) -> Printed),
}

/// Every format, by name.
pub const FORMATS: &[Format] = &[
    Format { name: "epub", make: Make::Edition(epub::print), beside: Beside::Book(epub::of_all) },
    Format { name: "html", make: Make::Edition(html::print), beside: Beside::Lists(html::lists) },
    Format { name: "markdown", make: Make::Edition(markdown::print), beside: Beside::Nothing },
    Format { name: "proof", make: Make::Paper(proof::print), beside: Beside::Nothing },
    Format { name: "telegram", make: Make::Edition(telegram::print), beside: Beside::Nothing },
    Format { name: "text", make: Make::Edition(text::print), beside: Beside::Nothing },
];

/// Returns the names of all formats.
pub fn names() -> Vec<&'static str> {
    FORMATS.iter().map(|format| format.name).collect()
}

impl Format {
    /// Returns the path of a file below the folder of editions; `rest` is what stands behind the article's name.
    pub fn path(&self, locale: &str, article: &str, rest: &str) -> String {
        format!("{}/{locale}/{article}{rest}", self.name)
    }

    /// Tells whether it makes lists, and pages that name the other languages of their article.
    pub fn has_lists(&self) -> bool {
        matches!(self.beside, Beside::Lists(_))
    }
}
