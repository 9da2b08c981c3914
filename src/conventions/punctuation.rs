//! Quotation marks, stops, dashes and spaces of a locale.

use std::collections::BTreeSet;

use super::Section;

/// How a locale punctuates.
#[derive(Debug)]
pub struct Punctuation {
    /// Its quotation marks, the usual pair first.
    pub quotes: Vec<Quotes>,
    /// The pairs that stand inside others, the usual one first; those of `quotes` may stand there, too.
    pub inner_quotes: Vec<Quotes>,
    /// What stands between a quotation mark and the words; mostly nothing.
    pub quote_space: String,
    /// Marks with a no-break space before them.
    pub spaced_marks: BTreeSet<char>,
    /// What ends a statement.
    pub full_stops: Stops,
    /// What ends a question.
    pub question_marks: Stops,
    /// What ends an exclamation.
    pub exclamation_marks: Stops,
    /// What announces the next line or block.
    pub colons: Stops,
    /// Marks inside a sentence that make it a question.
    pub inner_question_marks: BTreeSet<char>,
    /// Words before the full stop that make the sentence a question.
    pub question_endings: Vec<String>,
    /// What may part clauses with a space on either side, the usual style first.
    pub dashes: Vec<String>,
    /// What stands for words left out; `None` where nothing is on record.
    pub ellipsis: Option<String>,
    /// Words that may stand twice in a row, in lower case.
    pub doubled_words: BTreeSet<String>,
}

/// A pair of quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotes {
    /// The mark before the words.
    pub open: char,
    /// The mark behind them.
    pub close: char,
}

/// Marks of one meaning, the usual one first.
#[derive(Debug)]
pub struct Stops(Vec<char>);

impl Stops {
    /// Returns the usual mark.
    pub fn usual(&self) -> Option<char> {
        self.0.first().copied()
    }

    /// Tells whether a mark is one of them.
    pub fn contains(&self, mark: char) -> bool {
        self.0.contains(&mark)
    }
}

impl Punctuation {
    pub(super) fn read(section: &Section) -> Punctuation {
        let pairs = |key: &str| {
            let pair = |text: String| match text.chars().collect::<Vec<char>>()[..] {
                [open, close] => Quotes { open, close },
                _ => panic!("`{key}`: `{text}` is no pair of marks"),
            };
            section.texts(key).into_iter().map(pair).collect()
        };
        let stops = |key: &str| Stops(section.text(key).unwrap_or_default().chars().collect());
        Punctuation {
            quotes: pairs("quotes"),
            inner_quotes: pairs("inner_quotes"),
            quote_space: section.text("quote_space").unwrap_or_default(),
            spaced_marks: section.characters("spaced_marks"),
            full_stops: stops("full_stops"),
            question_marks: stops("question_marks"),
            exclamation_marks: stops("exclamation_marks"),
            colons: stops("colons"),
            inner_question_marks: section.characters("inner_question_marks"),
            question_endings: section.texts("question_endings"),
            dashes: section.texts("dashes"),
            ellipsis: section.text("ellipsis"),
            doubled_words: section.texts("doubled_words").into_iter().collect(),
        }
    }
}
