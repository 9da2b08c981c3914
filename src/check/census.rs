//! The text that a reader sees → what several checks ask of it, found in one pass over its characters.

use std::str::Chars;

use crate::character::{self, Character, ScriptNumber, character};
use crate::conventions::{Letters, Traits};
use crate::lookup::WordKey;
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
    /// The key of all letters that words are made of, in whatever order, without regard to case.
    pub bag: WordKey,
    /// How many of them are of ASCII or Latin with marks.
    pub latin: usize,
    /// What the locale makes of its words, of all together.
    pub traits: Traits,
    /// Whether a word is of another script than the locale's.
    pub has_strangers: bool,
    /// Whether a word has letters of two alphabets, or is short and of another script than the locale's.
    pub may_mix: bool,
    /// Whether spaces and marks may stand beside each other as they do in no good text.
    pub may_be_misspaced: bool,
}

/// A word without its text: see `Word`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub span: Span,
    pub key: WordKey,
    pub script: ScriptNumber,
    /// Whether that is a script of the locale.
    pub is_native: bool,
    pub is_mixed: bool,
    pub is_small: bool,
    /// Whether white space stands somewhere between the word before and this one.
    pub is_apart: bool,
    /// What the locale makes of its letters and marks, of all together.
    pub traits: Traits,
    pub letters: usize,
}

impl Census {
    /// Reads a text that is written in these letters, where they are on record.
    pub(super) fn of(text: &str, letters: Option<&Letters>) -> Census {
        match letters {
            Some(letters) => Census::read(text, letters.reader()),
            None => Census::read(text, character::reader()),
        }
    }

    fn read(text: &str, mut letter: impl FnMut(char) -> Character) -> Census {
        let mut census = Census { tokens: Vec::with_capacity(text.len() / 6 + 1), ..Census::default() };
        let mut spaces = Spaces::default();
        let mut is_open = false;
        let mut is_apart = false;
        let mut rest = text.chars();
        while let Some(c) = rest.next() {
            let kind = letter(c);
            let end = text.len() - rest.as_str().len();
            spaces.see(c, kind);
            is_apart |= kind.is_white();
            is_open = census.add(Span::new(end - c.len_utf8(), end), c, kind, is_open);
            let Some(token) = census.tokens.last_mut().filter(|_| is_open) else { continue };
            token.is_apart |= std::mem::take(&mut is_apart);
            let before = rest.as_str().len();
            rest = census.words(text, rest, &mut letter);
            if rest.as_str().len() < before {
                spaces.see_word();
            }
        }
        census.may_be_misspaced = spaces.is_odd || spaces.was_space;
        for token in &census.tokens {
            census.traits = census.traits.or(token.traits);
            census.has_strangers |= !token.is_native;
            census.may_mix |= token.is_mixed || (token.letters <= 2 && !token.is_native);
        }
        census
    }

    /// Adds what most of a text is: more letters of the same word, and words behind single spaces. Returns the rest.
    fn words<'t>(
        &mut self,
        text: &'t str,
        mut rest: Chars<'t>,
        letter: &mut impl FnMut(char) -> Character,
    ) -> Chars<'t> {
        let Some(mut token) = self.tokens.pop() else { return rest };
        let mut bag = WordKey::default();
        loop {
            let letters = text.len() - rest.as_str().len();
            let (mut count, mut all, mut any) = (0, Character::EVERYTHING, Character::NOTHING);
            let mut ahead = rest.clone();
            // Letters of one script side by side; a space is told without its kind, which is of another page than most letters.
            while let Some(c) = ahead.next().filter(|c| *c != ' ') {
                let kind = letter(c);
                if !kind.is_of_words_in(token.script) {
                    break;
                }
                push(&mut token.key, c, kind);
                gather(&mut bag, c, kind);
                all = all.and(kind);
                any = any.or(kind);
                count += 1;
                rest = ahead.clone();
            }
            let end = text.len() - rest.as_str().len();
            token.span.end = end;
            token.is_small &= all.is_lower();
            token.traits = token.traits.or(Traits::of(any));
            token.letters += count;
            self.letters += count;
            self.latin += match (all.is_latin(), any.is_latin()) {
                (true, _) => count,
                (false, false) => 0,
                (false, true) => text[letters..end].chars().filter(|c| letter(*c).is_latin()).count(),
            };
            let behind = rest.as_str().strip_prefix(' ').map(str::chars);
            let next = behind.and_then(|mut behind| Some((behind.next()?, behind)));
            let Some((c, behind)) = next else { break };
            let kind = letter(c);
            if !kind.is_of_words() {
                break;
            }
            rest = behind;
            gather(&mut bag, c, kind);
            self.letters += 1;
            self.latin += usize::from(kind.is_latin());
            self.tokens.push(std::mem::replace(&mut token, Token { is_apart: true, ..Token::new(end + 1, c, kind) }));
        }
        self.bag.gather(bag);
        self.tokens.push(token);
        rest
    }

    /// Adds a character to the words, and tells whether a word is open behind it.
    fn add(&mut self, span: Span, c: char, kind: Character, is_open: bool) -> bool {
        self.letters += usize::from(kind.is_letter());
        self.latin += usize::from(kind.is_latin());
        if kind.is_mark() {
            if let Some(token) = self.tokens.last_mut().filter(|_| is_open) {
                token.add(span.end, c, kind);
            }
            return is_open;
        }
        if !kind.is_of_words() {
            return false;
        }
        gather(&mut self.bag, c, kind);
        let script = kind.script_number();
        if let Some(token) = self.tokens.last_mut().filter(|token| is_open && joins(token.script, script)) {
            token.is_mixed |= token.script != script;
            token.letters += 1;
            token.add(span.end, c, kind);
        } else {
            self.tokens.push(Token::new(span.start, c, kind));
        }
        true
    }

    /// Tells whether a run of words between spaces may be the same as the one before: most texts have none.
    pub(super) fn may_repeat(&self) -> bool {
        let (mut before, mut run) = (None, None::<WordKey>);
        for token in &self.tokens {
            if token.is_apart {
                if run.is_some() && run == before {
                    return true;
                }
                before = run.take();
            }
            run.get_or_insert_default().join(token.key);
        }
        run.is_some() && run == before
    }
}

impl Token {
    /// Returns the word that starts with a letter.
    fn new(start: usize, c: char, kind: Character) -> Token {
        let mut key = WordKey::default();
        push(&mut key, c, kind);
        Token {
            span: Span::new(start, start + c.len_utf8()),
            key,
            script: kind.script_number(),
            is_native: Traits::of(kind).has(Traits::NATIVE),
            is_mixed: false,
            is_small: kind.is_lower(),
            is_apart: false,
            traits: Traits::of(kind),
            letters: 1,
        }
    }

    /// Adds a character that ends there.
    fn add(&mut self, end: usize, c: char, kind: Character) {
        self.span.end = end;
        self.is_small &= kind.is_lower();
        self.traits = self.traits.or(Traits::of(kind));
        push(&mut self.key, c, kind);
    }
}

#[inline]
fn push(key: &mut WordKey, c: char, kind: Character) {
    match kind.folded_code() {
        Some(code) => key.push_code(code),
        None => several(c, |code| key.push_code(code)),
    }
}

#[inline]
fn gather(bag: &mut WordKey, c: char, kind: Character) {
    match kind.folded_code() {
        Some(code) => bag.gather_code(code),
        None => several(c, |code| bag.gather_code(code)),
    }
}

/// Adds a letter that is several in lower case; there is hardly one.
#[cold]
fn several(c: char, mut add: impl FnMut(u32)) {
    c.to_lowercase().for_each(|c| add(u32::from(c)));
}

/// Returns the key of all letters of a text that words are made of.
pub(super) fn bag(text: &str) -> WordKey {
    let mut bag = WordKey::default();
    for (c, kind) in text.chars().map(|c| (c, character(c))).filter(|(_, kind)| kind.is_of_words()) {
        gather(&mut bag, c, kind);
    }
    bag
}

fn joins(one: ScriptNumber, other: ScriptNumber) -> bool {
    let is_alphabet = |number: ScriptNumber| number.name().is_some_and(is_alphabet);
    one == other || (is_alphabet(one) && is_alphabet(other))
}

/// What stands before a character.
#[derive(Clone, Copy)]
enum Previous {
    /// A letter that words are made of.
    Letter,
    Other(char, Character),
}

/// The spaces so far.
#[derive(Default)]
struct Spaces {
    previous: Option<Previous>,
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
            Some(Previous::Letter) if is_space => false,
            Some(Previous::Other(before, kind)) if is_space => matches!(before, '(' | '[') || is_odd(before, kind),
            Some(_) if self.was_space => matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']') || is_odd(c, kind),
            Some(_) => self.after_mark && kind.script_number() != ScriptNumber::NONE,
        };
        let is_word = |previous| match previous {
            Previous::Letter => true,
            Previous::Other(_, kind) => kind.script_number() != ScriptNumber::NONE,
        };
        self.after_mark = matches!(c, ',' | ';' | '!' | '?' | '،' | '؛' | '؟') && self.previous.is_some_and(is_word);
        self.was_space = is_space;
        self.previous = Some(if kind.is_of_words() { Previous::Letter } else { Previous::Other(c, kind) });
    }

    /// Sees that letters of a word are the last.
    fn see_word(&mut self) {
        self.after_mark = false;
        self.was_space = false;
        self.previous = Some(Previous::Letter);
    }
}
