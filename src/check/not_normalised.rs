//! Letters in pieces: a translation that is not in NFC.

use super::MessageContext;
use super::signs::Signs;
use crate::finding::{Finding, Severity};
use crate::ftl::{self, Flat};
use crate::prose::composed;
use crate::span::Span;

const CHECK: &str = "not-normalised";

/// The most words that a finding puts right.
const MOST_FIXES: usize = 1000;

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    if !context.target_has(Signs::UNCOMPOSED) {
        return;
    }
    let attributes = context.target.attributes();
    let attributes: Vec<Flat<'_>> =
        attributes.iter().flat_map(|own| ftl::flatten(&context.file.text, &own.value)).collect();
    // One finding a message: a text that comes from such a keyboard or file has hundreds of them.
    let mut words: Vec<(Span, Option<Span>, String, String)> = Vec::new();
    for flat in context.target_flats().iter().chain(&attributes) {
        if composed(&flat.text).is_none() {
            continue;
        }
        for (at, word) in pieces(&flat.text) {
            let Some(whole) = composed(word).filter(|whole| !is_reordered(word, whole)) else { continue };
            let span = Span::new(at, at + word.len());
            let place = flat.origin(span).unwrap_or_else(|| context.value_span());
            let literal = flat
                .pieces
                .iter()
                .any(|piece| piece.literal && piece.within.start <= span.start && span.end <= piece.within.end);
            if words.len() < MOST_FIXES && words.iter().all(|(other, ..)| *other != place) {
                words.push((place, literal.then_some(place), word.to_string(), whole));
            }
        }
    }
    let Some((place, _, word, whole)) = words.first() else { return };
    let parts: Vec<String> = first_difference(word, whole).chars().map(|c| format!("U+{:04X}", c as u32)).collect();
    let more = match words.len() {
        1 => String::new(),
        2 => ", and 1 more word".to_string(),
        count => format!(", and {} more words", count - 1),
    };
    let message = format!("`{whole}` has a letter in pieces ({}){more}", parts.join(" "));
    let help = "write each letter as one character (Unicode NFC), or readers who search for the word will not find it";
    let mut finding = context.finding(CHECK, Severity::Warning, *place, message).help(help);
    for (_, literal, _, whole) in &words {
        if let Some(span) = literal {
            finding = finding.fix(*span, whole.clone());
        }
    }
    findings.push(finding);
}

/// Returns the pieces of a text between white space.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(|piece| (Span::of(text, piece).start, piece))
}

/// Tells whether only marks of one letter stand in another order. They look the same, and keyboards for Arabic and Hebrew put
/// the doubling or the point first.
fn is_reordered(word: &str, whole: &str) -> bool {
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    word.len() == whole.len() && sorted(word) == sorted(whole)
}

/// Returns the letter of a word, with what follows in pieces, from which the composed word differs.
fn first_difference<'a>(word: &'a str, whole: &str) -> &'a str {
    let same = word.chars().zip(whole.chars()).take_while(|(one, other)| one == other);
    let start: usize = same.map(|(c, _)| c.len_utf8()).sum();
    let rest = &word[start..];
    let mut ends = rest.char_indices().skip(1).filter(|(_, c)| c.is_alphanumeric() || c.is_ascii()).map(|(at, _)| at);
    &rest[..ends.next().unwrap_or(rest.len())]
}
