//! The text that a reader sees → its words with their script, for the checks of letters and language.

use super::context::MessageContext;
use super::visible::{Visible, Writing};
use crate::ftl;
use crate::prose;
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
    /// Whether it has letters of another alphabet as well.
    pub is_mixed: bool,
    /// How many letters it has, without marks.
    pub letters: usize,
}

impl Word<'_> {
    /// Tells whether it starts with a capital.
    pub(super) fn is_capitalised(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// The scripts in which one word can be taken for a word of another, or two grow together where one key was wrong.
const ALPHABETS: &[&str] = &["Latn", "Cyrl", "Grek", "Armn", "Geor"];

/// Tells whether a script is one of the alphabets that are mixed up.
pub(super) fn is_alphabet(script: &str) -> bool {
    ALPHABETS.contains(&script)
}

/// Returns the words of a text: runs of letters, split at hyphens, apostrophes, digits and all that is no letter, and where
/// scripts meet that nobody mixes up.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut is_open = false;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if is_mark(c) {
            if let Some(word) = words.last_mut().filter(|_| is_open) {
                word.span.end = end;
            }
            continue;
        }
        let script = if c != 'ʼ' && prose::is_letter(c) { prose::script(c) } else { None };
        let Some(script) = script else {
            is_open = false;
            continue;
        };
        match words.last_mut().filter(|word| is_open && joins(word.script, script)) {
            Some(word) => {
                word.is_mixed |= word.script != script;
                word.letters += 1;
                word.span.end = end;
            }
            None => {
                words.push(Word { text: "", span: Span::new(at, end), script, is_mixed: false, letters: 1 });
                is_open = true;
            }
        }
    }
    for word in &mut words {
        word.text = &text[word.span.range()];
    }
    words
}

fn joins(one: &str, other: &str) -> bool {
    one == other || (is_alphabet(one) && is_alphabet(other))
}

/// Tells whether a character stands on a letter, or inside a word without being seen.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5C7}' | '\u{610}'..='\u{61A}'
        | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}')
}

/// Returns what a reader sees of the translation: of its value, then of its attributes.
pub(super) fn readings<'c>(
    context: &'c MessageContext<'_>,
    attributes: &'c [Visible],
) -> impl Iterator<Item = &'c Visible> {
    context.target_visibles().iter().chain(attributes)
}

/// Returns what a reader sees of the attributes of the translation.
pub(super) fn attributes(context: &MessageContext<'_>) -> Vec<Visible> {
    let flats = context.target.attributes().iter().flat_map(|own| ftl::flatten(&context.file.text, &own.value));
    flats.map(|flat| Visible::new(&flat, Writing::Html)).collect()
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
