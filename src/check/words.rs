//! The text that a reader sees → its words with their script, for the checks of letters and language.

use super::census::{Census, Token};
use super::context::MessageContext;
use super::visible::Visible;
use crate::character::character;
use crate::conventions::{Traits, Words};
use crate::lookup::WordKey;
use crate::span::Span;

/// So many findings of one check in one message show what is wrong; each holds the whole text.
pub(super) const MOST_FINDINGS: usize = 20;

/// A run of letters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    /// The letters and their marks.
    pub text: &'a str,
    /// Where it stands.
    pub span: Span,
    /// The script of its first letter, ISO 15924.
    pub script: &'static str,
    /// Whether that is a script of the locale.
    pub is_native: bool,
    /// Whether it has letters of another alphabet as well.
    pub is_mixed: bool,
    /// How many letters it has, without marks.
    pub letters: usize,
    /// The key of the word.
    pub key: WordKey,
    /// Whether it is small letters (`Lowercase`) and nothing else.
    pub is_small: bool,
    /// What the locale makes of its letters, of all together.
    pub traits: Traits,
}

impl<'a> Word<'a> {
    /// Tells whether it starts with a capital.
    pub(super) fn is_capitalised(&self) -> bool {
        self.text.chars().next().is_some_and(|c| character(c).is_upper())
    }

    /// Tells whether it is in a list of words, without regard to case.
    pub(super) fn is_in(&self, words: &Words) -> bool {
        words.may_contain(self.key) && words.contains(&self.text.to_lowercase())
    }

    /// Returns a word of a text that was cut before.
    pub(super) fn of(text: &'a str, token: &Token) -> Word<'a> {
        let Token { span, key, is_native, is_mixed, is_small, traits, letters, .. } = *token;
        let script = token.script.name().unwrap_or_default();
        Word { text: &text[span.range()], span, script, is_native, is_mixed, letters, key, is_small, traits }
    }
}

/// The scripts in which one word can be taken for a word of another, or two grow together where one key was wrong.
const ALPHABETS: &[&str] = &["Latn", "Cyrl", "Grek", "Armn", "Geor"];

/// Tells whether a script is one of the alphabets that are mixed up.
pub(super) fn is_alphabet(script: &str) -> bool {
    ALPHABETS.contains(&script)
}

/// Returns the words of what a reader sees.
pub(super) fn words_of<'v>(visible: &'v Visible<'_>) -> Vec<Word<'v>> {
    visible.census().tokens.iter().map(|token| Word::of(&visible.text, token)).collect()
}

/// Returns the words of a text: runs of letters, split at hyphens, apostrophes, digits and all that is no letter, and where
/// scripts meet that nobody mixes up; without the traits of their letters.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    Census::of(text, None).tokens.iter().map(|token| Word::of(text, token)).collect()
}

/// Returns what a reader sees of the translation: of its value, then of its attributes.
pub(super) fn readings<'c>(context: &'c MessageContext<'_>) -> impl Iterator<Item = &'c Visible<'c>> {
    context.target_visibles().iter().chain(context.target_attributes())
}

/// What opens a quotation or bracket, with what closes it.
const PAIRS: &[(char, &str)] = &[
    ('(', ")"),
    ('[', "]"),
    ('«', "»"),
    ('„', "“”"),
    ('“', "”"),
    ('‚', "‘’"),
    ('‘', "’"),
    ('"', "\""),
    ('‹', "›"),
    ('「', "」"),
    ('『', "』"),
    ('《', "》"),
    ('〈', "〉"),
    ('（', "）"),
    ('»', "«"),
    ('”', "”"),
];

/// Returns the quotations and brackets of a text that stand in no other, in order.
pub(super) fn enclosed(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Vec<(usize, &str)> = Vec::new();
    for (at, c) in text.char_indices() {
        // An apostrophe or a mark of inches closes nothing that is not open.
        if let Some(depth) =
            open.iter().rposition(|(_, close)| close.contains(c)).filter(|depth| open.len() - depth <= 3)
        {
            let (start, _) = open[depth];
            open.truncate(depth);
            if open.is_empty() {
                found.push(Span::new(start, at + c.len_utf8()));
            }
        } else if let Some((_, close)) = PAIRS.iter().find(|(opening, _)| *opening == c).filter(|_| open.len() < 8) {
            open.push((at, close));
        }
    }
    found
}

/// Tells whether a range stands in one of the quotations and brackets.
pub(super) fn is_within(span: Span, enclosed: &[Span]) -> bool {
    let next = enclosed.partition_point(|one| one.end < span.end);
    enclosed.get(next).is_some_and(|one| one.start <= span.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_at_all_that_is_no_letter() {
        for (text, expected) in [
            ("IT-маман, don’t 3D", "IT|маман|don|t|D"),
            ("iPhone-ды COVID-19", "iPhone|ды|COVID"),
            ("м’який ʼ", "м|який"),
            ("зaкон Firefoxը", "зaкон*|Firefoxը*"),
            ("使用Firefox的", "使用|Firefox|的"),
            ("и\u{306} α", "и\u{306}|α"),
            ("№ 5 \u{FFFC}", ""),
        ] {
            let found: Vec<String> = words(text)
                .iter()
                .map(|word| format!("{}{}", word.text, if word.is_mixed { "*" } else { "" }))
                .collect();
            assert_eq!(found.join("|"), expected, "{text}");
        }
    }

    #[test]
    fn quotations_and_brackets_enclose() {
        for (text, expected) in [
            ("он сказал «WORD» им", true),
            ("(ср. WORD)", true),
            ("\"a WORD\" b", true),
            ("\"a\" WORD \"b\"", false),
            ("«a» WORD «b»", false),
            ("WORD", false),
            ("„a WORD b“", true),
        ] {
            let at = text.find("WORD").unwrap();
            assert_eq!(is_within(Span::new(at, at + 4), &enclosed(text)), expected, "{text}");
        }
    }
}
