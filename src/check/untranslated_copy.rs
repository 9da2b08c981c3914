//! English that stands in a translation: the whole text, a sentence, or a run of words.

use std::collections::BTreeSet;

use super::MessageContext;
use super::visible::Visible;
use super::words::{Word, attributes, is_enclosed, readings, words};
use crate::conventions::{Conventions, Letters, conventions};
use crate::finding::{Finding, Severity};
use crate::prose::{cut_middle, sentences};
use crate::span::Span;

const CHECK: &str = "untranslated-copy";

/// A text with fewer letters is as often a name as not.
const LEAST_LETTERS: usize = 12;

/// A run of English of that many words is a slip even in a sentence of the locale's own words.
const LONG_RUN: usize = 6;

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    let Some(own) = context.conventions else { return };
    if context.message.id.starts_with('-') {
        return;
    }
    let project = context.translation.unit.project;
    let attributes = attributes(context);
    let mut english: Option<Option<&'static Conventions>> = None;
    let mut said = BTreeSet::new();
    for visible in readings(context, &attributes) {
        if !visible.text.contains(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let Some(english) = *english.get_or_insert_with(|| conventions(&project.config.source_locale)) else { return };
        let slips = match english.letters.scripts.iter().any(|script| own.letters.has_script(script)) {
            true => copied(context, visible, own, english),
            false => foreign(visible, own, &english.letters),
        };
        for (span, severity) in slips {
            let place = visible.origin(span).unwrap_or_else(|| context.value_span());
            if !said.insert(place) {
                continue;
            }
            let text = cut_middle(&visible.text[span.range()].replace(['\n', super::visible::OPAQUE], " "), 40, 40);
            let message = format!("this is still in English: `{}`", text.trim());
            let help = "translate it; a name that stays in English goes into quotation marks or brackets";
            findings.push(context.finding(CHECK, severity, place, message).help(help));
        }
    }
}

/// Finds English in a text of another script.
fn foreign(visible: &Visible, own: &Conventions, english: &Letters) -> Vec<(Span, Severity)> {
    let text = &visible.text;
    let found = words(text);
    let is_english = |word: &Word<'_>| english.has_script(word.script) && !word.is_mixed;
    if found.iter().filter(|word| is_english(word)).map(|word| word.letters).sum::<usize>() < LEAST_LETTERS {
        return Vec::new();
    }
    if found.iter().all(is_english) {
        let is_slip = is_prose(&found, english);
        return is_slip.then(|| (Span::new(0, text.len()), Severity::Error)).into_iter().collect();
    }
    let judge = |sentence: Span| {
        let from = found.partition_point(|word| word.span.start < sentence.start);
        let to = found.partition_point(|word| word.span.start < sentence.end);
        let inside = &found[from..to];
        let run = inside
            .chunk_by(|one, other| is_english(one) == is_english(other) && !is_address(&text[one.span.end..other.span.start]))
            .filter(|run| run.first().is_some_and(is_english))
            .max_by_key(|run| run.len())?;
        let letters = |words: &[Word<'_>]| words.iter().map(|word| word.letters).sum::<usize>();
        if letters(run) < LEAST_LETTERS || !is_prose(run, english) {
            return None;
        }
        if run.len() == inside.len() {
            return Some((sentence, Severity::Error));
        }
        let span = Span::new(run.first()?.span.start, run.last()?.span.end);
        let is_most = letters(run) * 10 >= letters(inside) * 6;
        ((is_most || run.len() >= LONG_RUN) && !is_enclosed(text, span)).then_some((span, Severity::Warning))
    };
    sentences(text, &own.sentences.abbreviations).into_iter().filter_map(judge).collect()
}

/// Tells whether what stands between two words makes an address of them.
fn is_address(between: &str) -> bool {
    matches!(between, "@" | "/" | "_")
}

/// Finds sentences of the English in a text of the same script.
fn copied(
    context: &MessageContext<'_>,
    visible: &Visible,
    own: &Conventions,
    english: &Conventions,
) -> Vec<(Span, Severity)> {
    let mut slips: Vec<(Span, Severity)> = Vec::new();
    for source in context.source_visibles() {
        for sentence in sentences(&source.text, &english.sentences.abbreviations) {
            let sentence = &source.text[sentence.range()];
            let Some(at) = visible.text.find(sentence) else { continue };
            let found = words(sentence);
            let letters: usize = found.iter().map(|word| word.letters).sum();
            let span = Span::new(at, at + sentence.len());
            if letters < LEAST_LETTERS || !is_prose(&found, &english.letters) || is_enclosed(&visible.text, span) {
                continue;
            }
            match slips.last_mut().filter(|(last, _)| visible.text[last.end.min(at)..at].trim().is_empty() && last.end <= at) {
                Some((last, _)) => last.end = span.end,
                None => slips.push((span, Severity::Error)),
            }
        }
    }
    slips.extend(left(visible, own, &english.letters, &slips));
    slips
}

/// Finds sentences with words of English and none of the locale's: they were left from an earlier English.
fn left(visible: &Visible, own: &Conventions, english: &Letters, known: &[(Span, Severity)]) -> Vec<(Span, Severity)> {
    let text = &visible.text;
    if own.letters.own_words.is_empty() {
        return Vec::new();
    }
    let judge = |sentence: &Span| {
        let found = words(&text[sentence.range()]);
        let mut strong: BTreeSet<String> = BTreeSet::new();
        for word in &found {
            let lower = word.text.to_lowercase();
            if own.letters.own_words.contains(&lower) {
                return false;
            }
            if english.function_words.contains(&lower) {
                strong.insert(lower);
            }
        }
        let is_plain = |c: char| !own.letters.distinguishing.contains(&c);
        found.len() >= 5 && strong.len() >= 2 && is_prose(&found, english) && text[sentence.range()].chars().all(is_plain)
    };
    let is_new = |sentence: &Span| known.iter().all(|(span, _)| sentence.end <= span.start || span.end <= sentence.start);
    let sentences = sentences(text, &own.sentences.abbreviations);
    sentences.into_iter().filter(|span| is_new(span) && judge(span)).map(|span| (span, Severity::Warning)).collect()
}

/// Tells whether words are prose and not a name or a list of names: those have capitals, and few verbs and pronouns.
fn is_prose(words: &[Word<'_>], english: &Letters) -> bool {
    let (mut strong, mut linking, mut plain) = (0, 0, 0);
    for word in words {
        let lower = word.text.to_lowercase();
        if english.function_words.contains(&lower) {
            strong += 1;
        } else if english.linking_words.contains(&lower) {
            linking += 1;
        } else if word.text.starts_with(char::is_lowercase) && word.letters > 1 {
            plain += 1;
        }
    }
    let is_sentence = words.len() >= 3 && strong >= 1 && strong + plain >= 2;
    let is_phrase = words.len() >= 3 && plain >= 1 && strong + linking >= 1;
    is_sentence || is_phrase || plain >= 4
}
