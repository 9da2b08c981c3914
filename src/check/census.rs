//! The text that a reader sees → what several checks ask of it, found in one pass over its characters.

use crate::lookup::WordKey;
use crate::prose::{Character, ScriptNumber, character};
use crate::span::Span;

use super::visible::OPAQUE;
use super::words::is_alphabet;

/// What a text has.
#[derive(Clone, Debug, Default)]
pub(super) struct Census {
    /// Its words.
    pub tokens: Vec<Token>,
    /// How many letters it has.
    pub letters: usize,
    /// How many of them are of ASCII or Latin with marks.
    pub latin: usize,
    /// Whether spaces and marks may stand beside each other as they do in no good text.
    pub may_be_misspaced: bool,
}

/// A word without its text: see `Word`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub span: Span,
    pub script: ScriptNumber,
    pub is_mixed: bool,
    pub is_small: bool,
    pub letters: usize,
    pub key: WordKey,
}

impl Census {
    /// Reads a text.
    pub(super) fn of(text: &str) -> Census {
        let mut census = Census { tokens: Vec::with_capacity(text.len() / 6 + 1), ..Census::default() };
        let mut spaces = Spaces::default();
        let mut is_open = false;
        let mut rest = text.char_indices();
        while let Some((at, c)) = rest.next() {
            let kind = character(c);
            spaces.see(c, kind);
            is_open = census.add(at, c, kind, is_open);
            if !is_open {
                continue;
            }
            // Most of what follows are letters of the same word.
            let Some(token) = census.tokens.last_mut() else { continue };
            let mut ahead = rest.clone();
            let mut last = None;
            while let Some((at, c)) = ahead.next() {
                let kind = character(c);
                if !kind.is_letter() || kind.is_mark() || kind.script_number() != token.script || c == 'ʼ' {
                    break;
                }
                token.letters += 1;
                token.add(at, c, kind);
                census.letters += 1;
                census.latin += usize::from(kind.is_latin());
                last = Some((c, kind));
                rest = ahead.clone();
            }
            if let Some(last) = last {
                spaces.see_letters(last);
            }
        }
        census.may_be_misspaced = spaces.is_odd || spaces.was_space;
        census
    }

    /// Adds a character to the words, and tells whether a word is open behind it.
    fn add(&mut self, at: usize, c: char, kind: Character, is_open: bool) -> bool {
        self.letters += usize::from(kind.is_letter());
        self.latin += usize::from(kind.is_latin());
        if kind.is_mark() {
            if let Some(token) = self.tokens.last_mut().filter(|_| is_open) {
                token.add(at, c, kind);
            }
            return is_open;
        }
        let script = kind.script_number();
        if !kind.is_letter() || script == ScriptNumber::NONE || c == 'ʼ' {
            return false;
        }
        if let Some(token) = self.tokens.last_mut().filter(|token| is_open && joins(token.script, script)) {
            token.is_mixed |= token.script != script;
            token.letters += 1;
            token.add(at, c, kind);
        } else {
            let (span, key) = (Span::new(at, at), WordKey::default());
            let mut token = Token { span, script, is_mixed: false, is_small: true, letters: 1, key };
            token.add(at, c, kind);
            self.tokens.push(token);
        }
        true
    }
}

impl Token {
    /// Adds the character at a place, which is the next of the text.
    fn add(&mut self, at: usize, c: char, kind: Character) {
        self.span.end = at + c.len_utf8();
        self.is_small &= kind.is_lower();
        match kind.lower() {
            Some(lower) => self.key.push(lower),
            None => c.to_lowercase().for_each(|c| self.key.push(c)),
        }
    }
}

fn joins(one: ScriptNumber, other: ScriptNumber) -> bool {
    let is_alphabet = |number: ScriptNumber| number.name().is_some_and(is_alphabet);
    one == other || (is_alphabet(one) && is_alphabet(other))
}

/// The spaces so far.
#[derive(Default)]
struct Spaces {
    previous: Option<(char, Character)>,
    was_space: bool,
    /// Whether a letter stood before a mark that ends words.
    after_mark: bool,
    is_odd: bool,
}

impl Spaces {
    fn see(&mut self, c: char, kind: Character) {
        let is_odd = |c: char, kind: Character| {
            !c.is_ascii() && !kind.is_alphanumeric() && !matches!(c, '–' | '—' | '…' | '№' | '•' | OPAQUE)
        };
        let is_space = kind.is_white() && !matches!(c, '\n' | '\r');
        self.is_odd |= match self.previous {
            None => is_space,
            Some(_) if is_space && self.was_space => true,
            Some((before, kind)) if is_space => matches!(before, '(' | '[') || is_odd(before, kind),
            Some(_) if self.was_space => matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']') || is_odd(c, kind),
            Some(_) => self.after_mark && kind.script_number() != ScriptNumber::NONE,
        };
        let is_word = |(_, kind): (char, Character)| kind.script_number() != ScriptNumber::NONE;
        self.after_mark = matches!(c, ',' | ';' | '!' | '?' | '،' | '؛' | '؟') && self.previous.is_some_and(is_word);
        self.was_space = is_space;
        self.previous = Some((c, kind));
    }

    /// Sees letters of a word behind the first, the last of them given.
    fn see_letters(&mut self, last: (char, Character)) {
        self.after_mark = false;
        self.was_space = false;
        self.previous = Some(last);
    }
}
