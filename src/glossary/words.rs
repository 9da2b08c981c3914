//! A text → its words, and where terms of the English and stems of a translation stand among them.

use std::borrow::Cow;
use std::fmt;

use crate::character::script;
use crate::prose::normalised;
use crate::span::Span;

/// Scripts that put no spaces between words, or small words to the front of others: a stem may stand anywhere in a word.
const INSIDE: [&str; 9] = ["Arab", "Hani", "Hebr", "Hira", "Kana", "Khmr", "Laoo", "Mymr", "Thai"];

/// A word of a text.
#[derive(Clone, Debug)]
pub struct Word {
    /// Where it stands in the text.
    pub span: Span,
    /// The word in NFC.
    exact: String,
    /// The word in NFC and lower case.
    pub(super) folded: String,
    /// Whether only spaces, quotation marks and hyphens stand between it and the word before.
    follows: bool,
}

/// Returns the words of a text; an apostrophe inside a word is part of it.
pub fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut start: Option<usize> = None;
    let mut follows = false;
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let inside = is_letter(c)
            || (start.is_some() && matches!(c, '\'' | '’' | '‘') && next.is_some_and(char::is_alphanumeric));
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(Word::new(text, Span::new(from, at), follows));
                start = None;
                follows = joins(c);
            }
            (false, None) => follows &= joins(c),
            (true, Some(_)) => {}
        }
    }
    words.extend(start.map(|from| Word::new(text, Span::new(from, text.len()), follows)));
    words
}

/// Tells whether a character is part of a word: letters, digits, and the marks on them.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36F}' | '\u{64B}'..='\u{65F}' | '\u{200C}')
}

/// Tells whether two words with this between them can be one term.
fn joins(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | '‐' | '‑' | '·' | '・' | '"' | '“' | '”' | '„' | '«' | '»' | '\'' | '‘' | '’')
}

impl Word {
    fn new(text: &str, span: Span, follows: bool) -> Word {
        let exact = normalised(&text[span.range()]);
        Word { span, folded: exact.to_lowercase(), exact, follows }
    }
}

/// Returns what a word may be a plural or possessive of, itself first.
pub(super) fn singulars(word: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let owner = word.strip_suffix("'s").unwrap_or(word);
    let single = owner.strip_suffix('s');
    let stem = owner.strip_suffix("es");
    let y = owner.strip_suffix("ies").map(|stem| Cow::Owned(format!("{stem}y")));
    [Some(word), Some(owner).filter(|owner| *owner != word), single, stem]
        .into_iter()
        .flatten()
        .map(Cow::Borrowed)
        .chain(y)
}

/// A term of the English, word by word.
#[derive(Debug)]
pub(super) struct Term(Vec<TermWord>);

#[derive(Debug)]
struct TermWord {
    folded: String,
    /// The word as it is written, where it has a capital.
    capital: Option<String>,
}

impl Term {
    /// Reads a term; `None` where it has no word.
    pub(super) fn read(text: &str) -> Option<Term> {
        let capital = |exact: String| exact.contains(char::is_uppercase).then_some(exact);
        let words: Vec<TermWord> = words(text)
            .into_iter()
            .map(|word| TermWord { folded: word.folded, capital: capital(word.exact) })
            .collect();
        (!words.is_empty()).then_some(Term(words))
    }

    /// Returns its first word in lower case.
    pub(super) fn first(&self) -> Option<&str> {
        self.0.first().map(|word| word.folded.as_str())
    }

    /// Returns its words as they are compared, with a space between them.
    pub(super) fn shown(&self) -> String {
        self.0.iter().map(|word| word.capital.as_ref().unwrap_or(&word.folded).as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Returns of how many words it is.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Tells whether it begins with a word of a text.
    pub(super) fn is_at(&self, text: &[Word], at: usize) -> bool {
        let Some(found) = text.get(at..at + self.0.len()) else { return false };
        let same = |word: &Word, own: &TermWord| match &own.capital {
            Some(capital) => {
                singulars(&word.exact).any(|single| single == *capital || single == capital.to_uppercase())
            }
            None => singulars(&word.folded).any(|single| single == own.folded),
        };
        found.iter().skip(1).all(|word| word.follows) && found.iter().zip(&self.0).all(|(word, own)| same(word, own))
    }
}

/// The beginnings of words that stand for a translation.
#[derive(Debug)]
pub(super) struct Stem(Vec<StemWord>);

#[derive(Debug)]
struct StemWord {
    folded: String,
    exact: String,
    within: Within,
}

/// Where in a word a beginning may stand.
#[derive(Clone, Copy, Debug)]
enum Within {
    /// Only where the word starts.
    Start,
    /// Anywhere.
    Anywhere,
}

impl Stem {
    /// Reads a stem; `None` where it has no word.
    pub(super) fn read(text: &str) -> Option<Stem> {
        let within = |folded: &str| match folded.chars().find_map(script) {
            Some(script) if INSIDE.contains(&script) => Within::Anywhere,
            _ => Within::Start,
        };
        let stem = |word: Word| StemWord { within: within(&word.folded), folded: word.folded, exact: word.exact };
        let words: Vec<StemWord> = words(text).into_iter().map(stem).collect();
        (!words.is_empty()).then_some(Stem(words))
    }

    /// Returns of how many words it is.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Tells whether it stands at a word of a text.
    pub(super) fn is_at(&self, text: &[Word], at: usize) -> bool {
        let Some(found) = text.get(at..at + self.0.len()) else { return false };
        let holds = |word: &Word, stem: &StemWord| match stem.within {
            Within::Start => word.folded.starts_with(&stem.folded),
            Within::Anywhere => word.folded.contains(&stem.folded),
        };
        found.iter().skip(1).all(|word| word.follows) && found.iter().zip(&self.0).all(|(word, own)| holds(word, own))
    }
}

impl fmt::Display for Stem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, word) in self.0.iter().enumerate() {
            let space = if number > 0 { " " } else { "" };
            match word.within {
                Within::Start => write!(f, "{space}{}…", word.exact)?,
                Within::Anywhere => write!(f, "{space}{}", word.exact)?,
            }
        }
        Ok(())
    }
}
