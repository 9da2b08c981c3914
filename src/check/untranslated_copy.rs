//! English that stands in a translation: the whole text, a sentence, or a run of words.

use std::collections::BTreeSet;

use super::MessageContext;
use super::census::Token;
use super::visible::Visible;
use super::words::{MOST_FINDINGS, Word, enclosed, is_within, readings, words_of};
use crate::conventions::{Conventions, Letters};
use crate::finding::{Finding, Severity};
use crate::lookup::WordFilter;
use crate::prose::{cut_middle, sentences};
use crate::span::Span;

const CHECK: &str = "untranslated-copy";

/// A text with fewer letters is as often a name as not.
const LEAST_LETTERS: usize = 12;

/// A run of English of that many words is a slip even in a sentence of the locale's own words.
const LONG_RUN: usize = 6;

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    let Some(own) = context.conventions() else { return };
    if context.message.id.starts_with('-') {
        return;
    }
    let mut said = BTreeSet::new();
    for visible in readings(context) {
        if visible.census().latin == 0 {
            continue;
        }
        let Some(english) = context.source_conventions() else { return };
        let slips = match english.letters.scripts.iter().any(|script| own.letters.has_script(script)) {
            true => copied(context, visible, own, english),
            false => foreign(context, visible, own, &english.letters),
        };
        for (span, severity) in slips {
            let place = visible.origin(span).unwrap_or_else(|| context.value_span());
            if said.len() >= MOST_FINDINGS || !said.insert(place) {
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
fn foreign(
    context: &MessageContext<'_>,
    visible: &Visible<'_>,
    own: &Conventions,
    english: &Letters,
) -> Vec<(Span, Severity)> {
    // English is written in letters of ASCII.
    if english.has_script("Latn") && visible.census().latin < LEAST_LETTERS {
        return Vec::new();
    }
    let text = &visible.text;
    let all = words_of(visible);
    let found = plain_words(text, &all);
    let is_english = |word: &Word<'_>| english.has_script(word.script) && !word.is_mixed;
    if found.iter().filter(|word| is_english(word)).map(|word| word.letters).sum::<usize>() < LEAST_LETTERS {
        return Vec::new();
    }
    if all.iter().all(is_english) {
        let is_slip = is_prose(&found, english) || (is_whole(context, text) && is_phrase(&found, english));
        return is_slip.then(|| (Span::new(0, text.len()), Severity::Error)).into_iter().collect();
    }
    let judge = |sentence: Span| {
        let from = found.partition_point(|word| word.span.start < sentence.start);
        let to = found.partition_point(|word| word.span.start < sentence.end);
        let inside = &found[from..to];
        let run = inside.split(|word| !is_english(word)).max_by_key(|run| run.len())?;
        let letters = |words: &[Word<'_>]| words.iter().map(|word| word.letters).sum::<usize>();
        if letters(run) < LEAST_LETTERS || !is_prose(run, english) {
            return None;
        }
        if run.len() == inside.len() {
            return Some((sentence, Severity::Error));
        }
        let span = Span::new(run.first()?.span.start, run.last()?.span.end);
        let is_most = letters(run) * 10 >= letters(inside) * 6;
        ((is_most || run.len() >= LONG_RUN) && !is_within(span, &enclosed(text))).then_some((span, Severity::Warning))
    };
    sentences(text, &own.sentences.abbreviations).into_iter().filter_map(judge).collect()
}

/// Returns the words of a text that are no part of an address, a path or the name of a file.
fn plain_words<'v>(text: &str, all: &[Word<'v>]) -> Vec<Word<'v>> {
    all.iter().copied().filter(|word| !is_part(text, word.span)).collect()
}

/// Tells whether a word is part of an address, a path or the name of a file.
fn is_part(text: &str, word: Span) -> bool {
    let is_joint = |c: char| matches!(c, '@' | '.' | '/' | '_' | '\\' | '=');
    let joins = |joint: Option<char>, other: Option<char>| {
        joint.is_some_and(is_joint) && other.is_some_and(char::is_alphanumeric)
    };
    let (mut before, mut after) = (text[..word.start].chars(), text[word.end..].chars());
    joins(before.next_back(), before.next_back()) || joins(after.next(), after.next())
}

/// Finds sentences of the English in a text of the same script.
fn copied(
    context: &MessageContext<'_>,
    visible: &Visible<'_>,
    own: &Conventions,
    english: &Conventions,
) -> Vec<(Span, Severity)> {
    let (text, sources) = (&visible.text, context.source_visibles());
    let words = context.english.words.get_or_init(|| {
        let mut words = Box::<WordFilter>::default();
        sources.iter().flat_map(|source| &source.census().tokens).for_each(|token| words.insert(token.key));
        words
    });
    if !may_be_copied(visible, words, &own.letters, &english.letters) {
        return Vec::new();
    }
    let all = plain_words(text, &words_of(visible));
    let (counts, is_whole) = (counts(&all, &english.letters), sources.iter().any(|source| source.text == *text));
    if counts.strong + counts.linking == 0 && !is_whole {
        return Vec::new();
    }
    let is_sentence_of = |source: &Visible<'_>, sentence: &str| {
        source.text.contains(sentence)
            && sentences(&source.text, &english.sentences.abbreviations)
                .iter()
                .any(|span| &source.text[span.range()] == sentence)
    };
    let enclosed = enclosed(text);
    let mut slips: Vec<(Span, Severity)> = Vec::new();
    for span in sentences(text, &english.sentences.abbreviations) {
        let from = all.partition_point(|word| word.span.start < span.start);
        let to = all.partition_point(|word| word.span.start < span.end);
        let found = &all[from..to];
        let letters: usize = found.iter().map(|word| word.letters).sum();
        if letters < LEAST_LETTERS || is_within(span, &enclosed) {
            continue;
        }
        let is_copy = (is_prose(found, &english.letters) || (is_whole && is_phrase(found, &english.letters)))
            && sources.iter().any(|source| is_sentence_of(source, &text[span.range()]));
        if is_copy {
            slips.push((span, Severity::Error));
        } else if is_left(&text[span.range()], found, own, &english.letters) {
            slips.push((span, Severity::Warning));
        }
    }
    slips
}

/// Tells whether a text has two words of English with none of the locale's between them, or three words in a row that the
/// English has; a sentence of English has. `words` are those of the English.
fn may_be_copied(visible: &Visible<'_>, words: &WordFilter, own: &Letters, english: &Letters) -> bool {
    let is_in_source = |token: &Token| words.may_contain(token.key);
    let is_own = |token: &Token| own.own_words.may_contain(token.key) && !is_part(&visible.text, token.span);
    let (mut strong, mut row) = (0, 0);
    visible.census().tokens.iter().any(|token| {
        if is_own(token) {
            strong = 0;
        } else if english.function_words.may_contain(token.key) {
            strong += 1;
        }
        row = if is_in_source(token) { row + 1 } else { 0 };
        row >= 3 || (strong >= 2 && !own.own_words.is_empty())
    })
}

/// Tells whether a sentence has words of English and none of the locale's: it was left from an earlier English.
fn is_left(sentence: &str, found: &[Word<'_>], own: &Conventions, english: &Letters) -> bool {
    if own.letters.own_words.is_empty() || found.len() < 5 {
        return false;
    }
    let mut strong: BTreeSet<String> = BTreeSet::new();
    for word in found {
        if word.is_in(&own.letters.own_words) {
            return false;
        }
        if word.is_in(&english.function_words) {
            strong.insert(word.text.to_lowercase());
        }
    }
    strong.len() >= 2 && is_prose(found, english) && !sentence.contains(|c| own.letters.distinguishing.contains(&c))
}

/// Tells whether a text is the whole English.
fn is_whole(context: &MessageContext<'_>, text: &str) -> bool {
    context.source_visibles().iter().any(|source| source.text == text)
}

/// Tells whether words that are those of the English as a whole are a phrase and not a name.
fn is_phrase(words: &[Word<'_>], english: &Letters) -> bool {
    let Counts { strong, plain, .. } = counts(words, english);
    words.len() >= 3 && (strong >= 1 || plain >= 2)
}

/// Tells whether words are prose and not a name or a list of names: those have capitals, and few verbs and pronouns.
fn is_prose(words: &[Word<'_>], english: &Letters) -> bool {
    let Counts { strong, linking, plain } = counts(words, english);
    let is_sentence = words.len() >= 3 && strong >= 1 && strong + plain >= 2;
    let is_phrase = words.len() >= 3 && plain >= 1 && strong + linking >= 1;
    is_sentence || is_phrase || plain >= 4
}

/// Returns how many words stand in English prose and hardly in names.
pub(super) fn prose_words(words: &[Word<'_>], english: &Letters) -> usize {
    counts(words, english).strong
}

/// Words by what they tell.
struct Counts {
    /// That stand in prose.
    strong: usize,
    /// That link others, in names as well.
    linking: usize,
    /// Others, in small letters.
    plain: usize,
}

fn counts(words: &[Word<'_>], english: &Letters) -> Counts {
    let (mut strong, mut linking, mut plain) = (0, 0, 0);
    for word in words {
        if word.is_in(&english.function_words) {
            strong += 1;
        } else if word.is_in(&english.linking_words) {
            linking += 1;
        } else if word.letters > 1 && word.is_small {
            plain += 1;
        }
    }
    Counts { strong, linking, plain }
}
