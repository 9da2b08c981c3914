//! Letters and words of another language of the same script, and sentences in another script.

use std::collections::BTreeSet;

use super::MessageContext;
use super::untranslated_copy::prose_words;
use super::visible::Visible;
use super::words::{MOST_FINDINGS, Word, enclosed, is_within, readings, words, words_of};
use crate::conventions::{Conventions, Letters, Traits};
use crate::finding::{Finding, Severity};
use crate::prose::{cut_middle, sentences};
use crate::span::Span;

const CHECK: &str = "wrong-language";

/// So many letters of another script, and so many hundredths of a sentence, are no name.
const LEAST_FOREIGN: (usize, usize) = (12, 60);

/// A sentence with that many letters, none of them distinguishing, is of another language when it has one of its words.
const SHORT: usize = 20;

/// No word on record has more letters.
const LONGEST: usize = 10;

/// What a word has that is not written in the locale's letters.
const STRANGE: Traits = Traits::FOREIGN.or(Traits::FOREIGN_IN_LOWER_CASE).or(Traits::UNKNOWN);

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    let Some(conventions) = context.conventions() else { return };
    let mut said = BTreeSet::new();
    for visible in readings(context) {
        let glance = Glance::of(visible, &conventions.letters);
        if !glance.may_be_wrong && !glance.may_be_strange {
            continue;
        }
        let found = words_of(visible);
        let wrong = match glance.may_be_wrong {
            true => wrong_sentences(&visible.text, &found, conventions),
            false => Vec::new(),
        };
        for (span, why) in &wrong {
            if matches!(why, Why::Without) && is_source(context, &visible.text[span.range()]) {
                continue;
            }
            let place = visible.origin(*span).unwrap_or_else(|| context.value_span());
            if said.len() < MOST_FINDINGS && said.insert(place) {
                findings.push(sentence_finding(context, &visible.text[span.range()], place, why));
            }
        }
        let is_outside =
            |word: &&Word<'_>| wrong.iter().all(|(span, _)| word.span.start < span.start || span.end < word.span.end);
        let mut strange: Vec<&Word<'_>> =
            found.iter().filter(|word| is_strange(&visible.text, word, &conventions.letters)).collect();
        if !strange.is_empty() {
            let enclosed = enclosed(&visible.text);
            strange.retain(|word| is_outside(word) && !is_within(word.span, &enclosed));
        }
        let Some(first) = strange.first() else { continue };
        let place = visible.origin(first.span).unwrap_or_else(|| context.value_span());
        if said.insert(place) {
            findings.push(letter_finding(context, visible, &strange, place, &conventions.letters));
        }
    }
}

/// Tells whether a sentence is in the language of the source, which `untranslated-copy` reports, or stands in it.
fn is_source(context: &MessageContext<'_>, sentence: &str) -> bool {
    if context.source_visibles().iter().any(|source| source.text.contains(sentence)) {
        return true;
    }
    context.source_conventions().is_some_and(|source| prose_words(&words(sentence), &source.letters) >= 2)
}

/// Why a sentence is of another language.
enum Why {
    /// It has none of the letters that such a text has.
    Without,
    /// It has words of another language.
    Words(Vec<String>),
    /// It is in another script.
    Script,
}

fn sentence_finding(context: &MessageContext<'_>, sentence: &str, place: Span, why: &Why) -> Finding {
    let language = context.translation.locale.locale.english_name();
    let shown = cut_middle(&sentence.replace(['\n', super::visible::OPAQUE], " "), 30, 30);
    let (message, help) = match why {
        Why::Without => {
            let letters = context.conventions().map(|own| &own.letters.distinguishing);
            let some: Vec<String> = letters.into_iter().flatten().take(9).map(char::to_string).collect();
            let message = format!(
                "`{}` does not look like {language}: it has none of its letters {}",
                shown.trim(),
                some.join(" ")
            );
            (message, "translate it, if it was left in another language")
        }
        Why::Words(words) => {
            let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
            let message = format!("`{}` does not look like {language}: it has {}", shown.trim(), words.join(", "));
            (message, "translate it, if it was left in another language")
        }
        Why::Script => (
            format!("`{}` is in a script that {language} does not use", shown.trim()),
            "translate it; a name or a quotation goes into quotation marks or brackets",
        ),
    };
    context.finding(CHECK, Severity::Warning, place, message).help(help)
}

fn letter_finding(
    context: &MessageContext<'_>,
    visible: &Visible<'_>,
    strange: &[&Word<'_>],
    place: Span,
    letters: &Letters,
) -> Finding {
    let language = context.translation.locale.locale.english_name();
    let mut named: Vec<char> = Vec::new();
    for c in strange.iter().flat_map(|word| word.text.chars()).filter(|c| is_foreign(*c, letters)) {
        if !named.contains(&c) {
            named.push(c);
        }
    }
    let named: Vec<String> = named.iter().take(6).map(|c| format!("`{c}` (U+{:04X})", *c as u32)).collect();
    let more = match strange.len() {
        1 => String::new(),
        2 => ", and 1 more word".to_string(),
        count => format!(", and {} more words", count - 1),
    };
    let message = format!("{} is not written in {language}: `{}`{more}", named.join(", "), strange[0].text);
    let meant = |c: char| if is_foreign(c, letters) { letters.look_alikes.get(&c).copied() } else { Some(c) };
    let fixes: Vec<(Span, String)> = strange
        .iter()
        .filter_map(|word| {
            Some((visible.literal_origin(word.span)?, word.text.chars().map(meant).collect::<Option<String>>()?))
        })
        .collect();
    let help = match &fixes[..] {
        [(_, first), ..] => format!("write `{first}`; the other letter is of another keyboard and only looks the same"),
        [] => format!("write the word as {language} has it; a word of another language goes into quotation marks"),
    };
    let finding = context.finding(CHECK, Severity::Warning, place, message).help(help);
    fixes.into_iter().fold(finding, |finding, (span, text)| finding.fix(span, text))
}

/// What the words of a text tell at a glance; of most texts, that nothing is wrong.
struct Glance {
    /// Whether a sentence can be of another language, however the words are parted into sentences.
    may_be_wrong: bool,
    /// Whether a word has a letter that is none of the locale's, or one beyond its alphabet.
    may_be_strange: bool,
}

impl Glance {
    fn of(visible: &Visible<'_>, letters: &Letters) -> Glance {
        let mut glance = Glance { may_be_wrong: false, may_be_strange: false };
        // Letters of other scripts; the locale's letters, and words of another language, since the last word with a letter
        // that its neighbours have not. A sentence in which no word has one lies between two such words.
        let (mut other, mut own, mut foreign) = (0, 0, 0);
        let tells = !letters.distinguishing.is_empty();
        let census = visible.census();
        let may_tell = !letters.foreign_words.is_empty() || letters.distinguishing_from.is_some();
        if !census.traits.has(STRANGE) && !census.has_strangers && !may_tell {
            return glance;
        }
        for token in &census.tokens {
            glance.may_be_strange |=
                token.traits.has(STRANGE) && !token.is_mixed && (token.is_native || token.traits.has(Traits::FOREIGN));
            if !token.is_native {
                other += if token.script.name() == Some("Latn") { 0 } else { token.letters };
                continue;
            }
            // Where no words of another language are on record, one of its own tells that a sentence is its own.
            let is_own_word = || token.letters <= LONGEST && letters.own_words.may_contain(token.key);
            if token.traits.has(Traits::DISTINGUISHING) || (letters.foreign_words.is_empty() && is_own_word()) {
                (own, foreign) = (0, 0);
                continue;
            }
            own += token.letters;
            foreign += usize::from(letters.foreign_words.may_contain(token.key));
            let has_words = foreign >= 2 || (foreign == 1 && own >= SHORT && tells);
            glance.may_be_wrong |= has_words || letters.distinguishing_from.is_some_and(|least| own >= least);
        }
        glance.may_be_wrong |= other >= LEAST_FOREIGN.0;
        glance
    }
}

/// Tells whether a letter is of the locale's script and none of its letters.
fn is_foreign(c: char, letters: &Letters) -> bool {
    let kind = letters.letter(c);
    let traits = Traits::of(kind);
    if traits.has(Traits::FOREIGN) || (traits.has(Traits::FOREIGN_IN_LOWER_CASE) && kind.is_upper()) {
        return true;
    }
    // Of ideographs no list is whole.
    let closed = |script: &str| letters.has_script(script) && script != "Hani";
    traits.has(Traits::UNKNOWN)
        && !c.is_ascii()
        && kind.is_letter()
        && !is_modifier(c)
        && kind.script().is_some_and(closed)
}

/// Tells whether a letter is a small raised one, as in `nᵒ`.
fn is_modifier(c: char) -> bool {
    matches!(c, 'ª' | 'º' | '\u{2B0}'..='\u{2FF}' | '\u{1D2C}'..='\u{1D6A}' | '\u{2071}'..='\u{209C}')
}

/// Tells whether a word has a foreign letter and is no name.
fn is_strange(text: &str, word: &Word<'_>, letters: &Letters) -> bool {
    let is_own = word.is_native || word.traits.has(Traits::FOREIGN);
    // A sentence may start with a name; the letters of a neighbour are more likely its words.
    let is_listed = || word.traits.has(Traits::FOREIGN_IN_LOWER_CASE);
    word.traits.has(STRANGE)
        && is_own
        && !word.is_mixed
        && word.text.chars().any(|c| is_foreign(c, letters))
        && (!word.is_capitalised() || (is_listed() && is_start(text, word.span.start)))
}

/// Tells whether a sentence starts at a place.
fn is_start(text: &str, at: usize) -> bool {
    let before = text[..at]
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '«' | '“' | '„' | '"' | '(' | '–' | '—'));
    before.is_empty() || before.ends_with(['.', '!', '?', '…', '։'])
}

/// Finds sentences, and runs of them, that are of another language.
fn wrong_sentences(text: &str, found: &[Word<'_>], conventions: &Conventions) -> Vec<(Span, Why)> {
    let letters = &conventions.letters;
    let mut wrong: Vec<(Span, Why)> = Vec::new();
    // Sentences side by side that have none of the letters, with their letters.
    let mut without: Option<(Span, usize)> = None;
    let mut ended: Vec<(Span, usize)> = Vec::new();
    for sentence in sentences(text, &conventions.sentences.abbreviations) {
        let from = found.partition_point(|word| word.span.start < sentence.start);
        let to = found.partition_point(|word| word.span.start < sentence.end);
        let inside = &found[from..to];
        let facts = facts(inside, letters);
        if facts.other >= LEAST_FOREIGN.0 && facts.other * 100 >= facts.all * LEAST_FOREIGN.1 {
            let span = Span::new(inside[0].span.start, inside[inside.len() - 1].span.end);
            if !is_within(span, &enclosed(text)) {
                wrong.push((sentence, Why::Script));
            }
            continue;
        }
        let is_plain = !letters.distinguishing.is_empty() && !facts.is_distinguished;
        // Shared words do not tell a language where it has the letters of another.
        let is_own = facts.has_own_word && facts.foreign_words.is_empty();
        let enough =
            facts.foreign_words.len() >= 2 || (is_plain && facts.own >= SHORT && !facts.foreign_words.is_empty());
        if enough && (is_plain || letters.distinguishing.is_empty()) {
            ended.extend(without.take());
            wrong.push((sentence, Why::Words(facts.foreign_words)));
        } else if is_plain && !is_own {
            let (span, own) = without.get_or_insert((sentence, 0));
            span.end = sentence.end;
            *own += facts.own;
        } else {
            ended.extend(without.take());
        }
    }
    ended.extend(without);
    if let Some(least) = letters.distinguishing_from {
        wrong.extend(ended.into_iter().filter(|(_, own)| *own >= least).map(|(span, _)| (span, Why::Without)));
    }
    wrong
}

/// What a sentence has.
struct Facts {
    /// Letters of the locale's scripts, without names.
    own: usize,
    /// Letters of scripts that are neither the locale's nor Latin.
    other: usize,
    all: usize,
    is_distinguished: bool,
    has_own_word: bool,
    /// Words of another language, each once.
    foreign_words: Vec<String>,
}

fn facts(words: &[Word<'_>], letters: &Letters) -> Facts {
    let mut facts =
        Facts { own: 0, other: 0, all: 0, is_distinguished: false, has_own_word: false, foreign_words: Vec::new() };
    for (number, word) in words.iter().enumerate() {
        facts.all += word.letters;
        if is_other_script(word) {
            facts.other += word.letters;
        }
        if !word.is_native {
            continue;
        }
        let is_name = number > 0 && word.is_capitalised();
        facts.own += if is_name { 0 } else { word.letters };
        if letters.distinguishing.is_empty() && letters.foreign_words.is_empty() {
            continue;
        }
        facts.is_distinguished |= word.traits.has(Traits::DISTINGUISHING);
        if word.letters <= LONGEST {
            facts.has_own_word |= word.is_in(&letters.own_words);
            let lower = word.is_in(&letters.foreign_words).then(|| word.text.to_lowercase());
            facts.foreign_words.extend(lower.filter(|lower| !facts.foreign_words.contains(lower)));
        }
    }
    facts
}

fn is_other_script(word: &Word<'_>) -> bool {
    word.script != "Latn" && !word.is_native && !word.traits.has(Traits::FOREIGN)
}
