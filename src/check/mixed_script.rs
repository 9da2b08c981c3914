//! A word with letters of two alphabets, and a letter of another alphabet that stands for a word.

use std::collections::BTreeSet;

use super::MessageContext;
use super::look_alikes::read_as;
use super::visible::Visible;
use super::words::{MOST_FINDINGS, Word, is_alphabet, readings, words_of};
use crate::conventions::Letters;
use crate::finding::{Finding, Severity};
use crate::span::Span;

const CHECK: &str = "mixed-script";

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    let Some(conventions) = context.conventions() else { return };
    let letters = &conventions.letters;
    let mut said = BTreeSet::new();
    for visible in readings(context) {
        if !visible.census().may_mix {
            continue;
        }
        let found = words_of(visible);
        for (number, word) in found.iter().enumerate() {
            let slip = match word.is_mixed {
                true => mixed(context, word, letters),
                false => {
                    lone(&visible.text, &found, number, letters).filter(|_| !is_name_in_english(context, word.text))
                }
            };
            let Some(slip) = slip else { continue };
            let span = visible.origin(word.span).unwrap_or_else(|| context.value_span());
            if said.len() < MOST_FINDINGS && said.insert((span, word.text.to_string())) {
                findings.push(finding(context, visible, word, slip, span));
            }
        }
    }
}

/// What is wrong with a word.
struct Slip {
    /// Its letters of the other alphabet, each once.
    strangers: Vec<char>,
    /// The word that was meant, where that is certain.
    meant: Option<String>,
    /// Whether the whole word is in the other alphabet.
    is_whole: bool,
}

fn finding(context: &MessageContext<'_>, visible: &Visible<'_>, word: &Word<'_>, slip: Slip, span: Span) -> Finding {
    let named: Vec<String> =
        slip.strangers.iter().map(|c| format!("{} `{c}` (U+{:04X})", name(*c), *c as u32)).collect();
    let message = match slip.is_whole {
        true => format!("the word `{}` is written with {}", word.text, named.join(", ")),
        false => format!("`{}` mixes alphabets: it has {}", word.text, named.join(", ")),
    };
    let finding = context.finding(CHECK, Severity::Error, span, message);
    let Some(meant) = slip.meant else {
        return finding.help(
            "write all letters of the word in one alphabet; a name keeps its own, with a hyphen before an ending",
        );
    };
    let letters: BTreeSet<char> =
        meant.chars().zip(word.text.chars()).filter(|(own, other)| own != other).map(|(own, _)| own).collect();
    let letters: Vec<String> = letters.iter().map(|c| format!("{} `{c}` (U+{:04X})", name(*c), *c as u32)).collect();
    let finding = finding.help(format!("write `{meant}`, with {}", letters.join(", ")));
    match visible.literal_origin(word.span) {
        Some(span) => finding.fix(span, meant),
        None => finding,
    }
}

/// Judges a word with letters of several alphabets.
fn mixed(context: &MessageContext<'_>, word: &Word<'_>, letters: &Letters) -> Option<Slip> {
    let runs = runs(word.text);
    let mut scripts: Vec<&'static str> = Vec::new();
    for (script, _) in &runs {
        if !scripts.contains(script) {
            scripts.push(script);
        }
    }
    // Nobody writes Greek or Cyrillic by accident in a text of neither.
    let readings: Vec<(&'static str, String)> = scripts
        .iter()
        .filter(|script| **script == "Latn" || letters.has_script(script))
        .filter_map(|script| read_as(word.text, script, letters).map(|read| (*script, read)))
        .collect();
    if is_inflected_name(context, &runs, &readings, letters) || is_symbol(&runs, &readings) {
        return None;
    }
    // A Greek letter beside a Latin one is a formula unless one can be taken for the other.
    if readings.is_empty() && !scripts.iter().any(|script| letters.has_script(script)) {
        return None;
    }
    let own = match &readings[..] {
        [(script, _)] => *script,
        _ => *scripts.iter().find(|script| letters.has_script(script)).or(scripts.first())?,
    };
    let meant = match &readings[..] {
        [(_, read)] => Some(read.clone()),
        _ => None,
    };
    Some(Slip { strangers: strangers(word.text, own), meant, is_whole: false })
}

/// Judges a word in one alphabet: whether it stands, between words of the locale, for one of the locale's short words.
fn lone(text: &str, found: &[Word<'_>], number: usize, letters: &Letters) -> Option<Slip> {
    let word = &found[number];
    if word.letters > 2 || letters.short_words.is_empty() || !is_alphabet(word.script) || word.is_native {
        return None;
    }
    let native = |other: &Word<'_>| other.is_native;
    let next = found.get(number + 1).filter(|next| native(next))?;
    let between = text[word.span.end..next.span.start].chars().as_str();
    let behind = between.strip_prefix(',').unwrap_or(between);
    if !behind.starts_with(char::is_whitespace) || !behind.trim_start().chars().all(is_quote) {
        return None;
    }
    let previous = number.checked_sub(1).map(|before| &found[before]);
    let gap = &text[previous.map_or(0, |previous| previous.span.end)..word.span.start];
    let is_start = previous.is_none() || gap.contains(['.', '!', '?', '…']);
    let is_apart = gap.chars().last().is_none_or(|c| c.is_whitespace() || is_quote(c));
    // A capital inside a sentence is a name: vitamin C, plan A.
    let fits = if word.is_capitalised() { is_start } else { !is_start && previous.is_some_and(native) };
    if !fits || !is_apart || gap.contains(super::visible::OPAQUE) {
        return None;
    }
    let script = letters.scripts.iter().find(|script| is_alphabet(script))?;
    let meant = read_as(word.text, script, letters)?;
    let slip = Slip { strangers: distinct(word.text.chars()), meant: Some(meant.clone()), is_whole: true };
    letters.short_words.contains(&meant.to_lowercase()).then_some(slip)
}

fn is_quote(c: char) -> bool {
    matches!(c, '«' | '»' | '“' | '”' | '„' | '"' | '(')
}

/// Tells whether a name in its own alphabet has taken an ending, without a hyphen.
fn is_inflected_name(
    context: &MessageContext<'_>,
    runs: &[(&'static str, &str)],
    readings: &[(&'static str, String)],
    letters: &Letters,
) -> bool {
    let mut foreign = runs.iter().filter(|(script, _)| !letters.has_script(script));
    let (Some((_, name)), None) = (foreign.next(), foreign.next()) else { return false };
    let length = name.chars().count();
    if length >= 2 && is_in_english(context, name) {
        return true;
    }
    let is_name = length >= 3 || (length == 2 && name.chars().all(char::is_uppercase));
    is_name && runs.len() == 2 && readings.is_empty() && !is_typed(name, letters)
}

/// Tells whether all letters of a name are on the keys of letters of the locale, in lower case.
fn is_typed(name: &str, letters: &Letters) -> bool {
    name.chars().all(|c| c.is_lowercase() && letters.look_alikes.contains_key(&c))
}

/// Tells whether a letter of the English is a name, the axis Y, and none of its words.
fn is_name_in_english(context: &MessageContext<'_>, letter: &str) -> bool {
    let is_word =
        context.source_conventions().is_some_and(|source| source.letters.short_words.contains(&letter.to_lowercase()));
    !is_word && is_in_english(context, letter)
}

fn is_in_english(context: &MessageContext<'_>, name: &str) -> bool {
    let has =
        |visible: &Visible<'_>| visible.text.contains(name) && words_of(visible).iter().any(|word| word.text == name);
    context.source_visibles().iter().any(has)
}

/// Tells whether a Greek letter is a symbol: `μm`, `ΔT`, `kΩ`.
fn is_symbol(runs: &[(&'static str, &str)], readings: &[(&'static str, String)]) -> bool {
    let greek = runs.iter().filter(|(script, _)| *script == "Grek");
    readings.is_empty()
        && runs.len() == 2
        && greek.clone().count() == 1
        && greek.clone().all(|(_, run)| run.chars().count() == 1)
}

/// Returns the runs of one script of a word.
fn runs(word: &str) -> Vec<(&'static str, &str)> {
    let mut runs: Vec<(&'static str, Span)> = Vec::new();
    for (at, c) in word.char_indices() {
        let end = at + c.len_utf8();
        match (crate::character::script(c), runs.last_mut()) {
            (Some(script), Some((last, span))) if script == *last => span.end = end,
            (Some(script), _) => runs.push((script, Span::new(at, end))),
            (None, Some((_, span))) => span.end = end,
            (None, None) => {}
        }
    }
    runs.into_iter().map(|(script, span)| (script, &word[span.range()])).collect()
}

fn strangers(word: &str, own: &str) -> Vec<char> {
    distinct(word.chars().filter(|c| crate::character::script(*c).is_some_and(|script| script != own)))
}

fn distinct(letters: impl Iterator<Item = char>) -> Vec<char> {
    let mut found = Vec::new();
    for c in letters {
        if !found.contains(&c) {
            found.push(c);
        }
    }
    found
}

/// Returns the alphabet of a letter by its name.
fn name(c: char) -> &'static str {
    match crate::character::script(c) {
        Some("Latn") => "Latin",
        Some("Cyrl") => "Cyrillic",
        Some("Grek") => "Greek",
        Some("Armn") => "Armenian",
        Some("Geor") => "Georgian",
        _ => "the letter",
    }
}
