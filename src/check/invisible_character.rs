//! Characters that nobody sees, in a translation that has no use for them.

use std::collections::BTreeSet;

use super::MessageContext;
use super::signs::Signs;
use super::words::MOST_FINDINGS;
use crate::conventions::Letters;
use crate::finding::{Finding, Severity};
use crate::ftl::{self, Flat};
use crate::span::Span;

const CHECK: &str = "invisible-character";

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    let Some(conventions) = context.conventions() else { return };
    if !context.target_has(Signs::INVISIBLE) {
        return;
    }
    let attributes = context.target.attributes();
    let attributes: Vec<Flat<'_>> =
        attributes.iter().flat_map(|own| ftl::flatten(&context.file.text, &own.value)).collect();
    let mut said = BTreeSet::new();
    for flat in context.target_flats().iter().chain(&attributes) {
        if !flat.text.chars().any(is_candidate) {
            continue;
        }
        for slip in slips(&flat.text, &conventions.letters) {
            // What a string literal spells out was meant.
            if slip.severity != Severity::Error && !is_literal(flat, slip.at) || is_in_english(context, slip.c) {
                continue;
            }
            let span = Span::new(slip.at, slip.at + slip.c.len_utf8());
            let place = flat.origin(span).unwrap_or_else(|| context.value_span());
            if said.len() >= MOST_FINDINGS || !said.insert((place, slip.c)) {
                continue;
            }
            let mut finding = context.finding(CHECK, slip.severity, place, slip.message()).help(slip.help);
            for removed in slip.removed.iter().filter(|at| is_literal(flat, **at)) {
                let c = flat.text[*removed..].chars().next().map_or(0, char::len_utf8);
                finding = match flat.origin(Span::new(*removed, *removed + c)) {
                    Some(span) => finding.fix(span, ""),
                    None => finding,
                };
            }
            findings.push(finding);
        }
    }
}

/// Something that should not be there.
struct Slip {
    severity: Severity,
    at: usize,
    c: char,
    what: &'static str,
    help: &'static str,
    /// Where the characters stand that can be taken out without loss.
    removed: Vec<usize>,
}

impl Slip {
    fn message(&self) -> String {
        format!("there is an invisible character: U+{:04X}, {}", self.c as u32, self.what)
    }
}

const TAKE_OUT: &str = "take it out; it comes with text that was copied from elsewhere";

/// Tells whether a character is one that may have to be reported.
pub(super) fn is_candidate(c: char) -> bool {
    matches!(c,
        '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{AD}' | '\u{34F}' | '\u{61C}'
        | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}')
}

fn slips(text: &str, letters: &Letters) -> Vec<Slip> {
    let mut slips = directions(text);
    for (at, c) in text.char_indices().filter(|(_, c)| is_candidate(*c)) {
        let Some(what) = nature(c) else { continue };
        if letters.invisible.contains(&c) || is_needed(text, at, c) {
            continue;
        }
        slips.push(Slip { severity: Severity::Warning, at, c, what, help: TAKE_OUT, removed: vec![at] });
    }
    slips.sort_by_key(|slip| slip.at);
    slips
}

/// Returns overrides of the direction, and embeddings and isolates that are not closed or not opened (UAX #9).
fn directions(text: &str) -> Vec<Slip> {
    let mut slips: Vec<Slip> = Vec::new();
    let mut open: Vec<(usize, char)> = Vec::new();
    let unbalanced = |at: usize, c: char| Slip {
        severity: Severity::Error,
        at,
        c,
        what: match c {
            '\u{202C}' | '\u{2069}' => "the end of a change of direction that begins nowhere",
            _ => "a change of direction that ends nowhere",
        },
        help: "take it out; the order of all that follows on the page depends on it",
        removed: vec![at],
    };
    let overriding = |at: usize, c: char, end: Option<usize>| Slip {
        severity: Severity::Error,
        at,
        c,
        what: "it turns the text round, so that readers see another text than programs",
        help: "take it out, with the U+202C that ends it",
        removed: std::iter::once(at).chain(end).collect(),
    };
    let is_override = |c: char| matches!(c, '\u{202D}' | '\u{202E}');
    let unended = |(at, c): (usize, char)| if is_override(c) { overriding(at, c, None) } else { unbalanced(at, c) };
    for (at, c) in text.char_indices() {
        match c {
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' | '\u{2066}'..='\u{2068}' => open.push((at, c)),
            '\u{202C}' | '\u{2069}' => {
                let ends = |opened: char| matches!(opened, '\u{2066}'..='\u{2068}') == (c == '\u{2069}');
                match open.pop_if(|(_, opened)| ends(*opened)) {
                    Some((start, opened)) if is_override(opened) => slips.push(overriding(start, opened, Some(at))),
                    Some(_) => {}
                    None => slips.push(unbalanced(at, c)),
                }
            }
            // Each paragraph starts anew.
            '\u{2029}' => slips.extend(open.drain(..).map(unended)),
            _ => {}
        }
    }
    slips.extend(open.into_iter().map(unended));
    slips
}

/// Returns what a character is, for those that are not about embedded directions.
fn nature(c: char) -> Option<&'static str> {
    let what = match c {
        '\u{AD}' => "a soft hyphen",
        '\u{200B}' => "a zero-width space",
        '\u{200C}' => "a zero-width non-joiner",
        '\u{200D}' => "a zero-width joiner",
        '\u{200E}' => "a left-to-right mark",
        '\u{200F}' => "a right-to-left mark",
        '\u{61C}' => "an Arabic letter mark",
        '\u{34F}' => "a grapheme joiner",
        '\u{2060}' => "a word joiner",
        '\u{FEFF}' => "a byte order mark",
        '\u{2028}' | '\u{2029}' => "a separator of lines",
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => return None,
        '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' => "a Hangul filler",
        _ if c.is_control() => "a control character",
        _ => "a mark for programs",
    };
    Some(what)
}

/// Tells whether a character has work to do where it stands, in any locale.
fn is_needed(text: &str, at: usize, c: char) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + c.len_utf8()..].chars().next();
    match c {
        // Joins emoji, and letters of scripts that join.
        '\u{200D}' | '\u{200C}' => {
            before.is_some_and(|c| !is_of_plain_script(c)) && after.is_some_and(|c| !is_of_plain_script(c))
        }
        '\u{200E}' | '\u{200F}' | '\u{61C}' => text.chars().any(is_right_to_left),
        _ => false,
    }
}

/// Tells whether a character is of a script whose letters do not join, or of none.
fn is_of_plain_script(c: char) -> bool {
    let plain = ["Latn", "Cyrl", "Grek", "Armn", "Geor", "Hebr", "Hani", "Hira", "Kana"];
    c.is_whitespace()
        || c.is_numeric()
        || c.is_ascii()
        || crate::character::script(c).is_some_and(|script| plain.contains(&script))
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}') && c != '\u{61C}'
}

fn is_literal(flat: &Flat<'_>, at: usize) -> bool {
    flat.pieces.iter().any(|piece| piece.literal && piece.within.start <= at && at < piece.within.end)
}

/// Tells whether the English has the same character: then its author put it there. Overrides are wrong on both sides.
fn is_in_english(context: &MessageContext<'_>, c: char) -> bool {
    !matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        && context.source_flats().iter().any(|flat| flat.text.contains(c))
}
