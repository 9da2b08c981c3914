//! Paragraphs and their runs.

/// A line of text with its place among others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is.
    pub kind: ParagraphKind,
    /// How many quotes it stands in.
    pub quotes: usize,
    /// Which of the outermost quotes it stands in, from 1; 0 outside.
    pub quote: usize,
    /// How far it stands from the one before.
    pub gap: Gap,
    /// An item's indentation and bullet or number.
    pub mark: String,
    /// Its text; of a row of a table, its cells are in `kind`.
    pub runs: Vec<Run>,
}

/// The kinds of paragraphs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ParagraphKind {
    /// Text.
    #[default]
    Text,
    /// A heading.
    Heading,
    /// Code with the language it is said to be in.
    Code(Option<String>),
    /// The heading cells of a table.
    Head(Vec<Vec<Run>>),
    /// The cells of a row.
    Row(Vec<Vec<Run>>),
    /// A line between two parts.
    Rule,
}

/// The distance to the paragraph before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gap {
    /// On the next line.
    Line,
    /// With an empty line between.
    #[default]
    Empty,
}

/// A text in one style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The text; a line feed is a hard break.
    pub text: String,
    /// How it looks.
    pub style: Style,
    /// Where it leads.
    pub target: Option<String>,
}

/// How a run looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined.
    pub underlined: bool,
    /// Struck out.
    pub struck: bool,
    /// Code.
    pub code: bool,
}
