//! A heading or sentence that starts with a small letter where the English has a capital.

use super::MessageContext;
use super::census::Token;
use super::visible::{OPAQUE, Visible};
use super::words::{MOST_FINDINGS, Word, words_of};
use crate::character::character;
use crate::finding::{Finding, Severity};
use crate::segment::Kind;

const CHECK: &str = "letter-case";

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    let Some(conventions) = context.conventions() else { return };
    let Some(visible) = context.target_visibles().first() else { return };
    // A fragment, a label or a name follows the English in this or in that.
    let is_prose =
        |visible: &Visible<'_>| context.message.kind == Some(Kind::Heading) || ends_as_sentence(&visible.text);
    let is_sentence =
        context.source_visibles().iter().all(|english| is_prose(english) && starts_with_capital(&english.text));
    if !is_sentence || context.source_visibles().is_empty() || context.message.id.starts_with('-') {
        return;
    }
    // What ends with a semicolon in a list starts as the locale's lists do.
    if context.message.kind != Some(Kind::Heading) && visible.text.trim_end().ends_with([';', ',', '،', '；']) {
        return;
    }
    let tokens = &visible.census().tokens;
    let mark = visible.text.trim_end().chars().next_back().filter(|mark| matches!(mark, '.' | '։'));
    let small = |word: &Word<'_>| {
        let is_native = word.is_native && word.letters > 1;
        let has_case = |c: char| !c.to_uppercase().any(|c| conventions.letters.capitals.contains(&c));
        is_native
            && word.text.starts_with(|c: char| c.is_lowercase() && has_case(c))
            && !word.text.contains(char::is_uppercase)
    };
    let word = |token: &Token| Word::of(&visible.text, token);
    let first = tokens.first().map(word);
    let first = first.filter(|word| small(word) && is_plain_start(&visible.text[..word.span.start]));
    let pairs = if mark.is_some() { tokens.windows(2) } else { [].windows(2) };
    let inner = pairs.filter(|pair| {
        is_end(mark, &visible.text, &pair[0], pair[1].span.start)
            && small(&word(&pair[1]))
            && !conventions.sentences.abbreviations.iter().any(|own| *own == visible.text[pair[0].span.range()])
    });
    for word in first.into_iter().chain(inner.map(|pair| word(&pair[1]))).take(MOST_FINDINGS) {
        // A name that is written small everywhere starts small.
        if context.source_visibles().iter().any(|english| words_of(english).iter().any(|own| own.text == word.text)) {
            continue;
        }
        let place = visible.origin(word.span).unwrap_or_else(|| context.value_span());
        let message = format!("a sentence starts with a small letter: `{}`", word.text);
        findings.push(
            context.finding(CHECK, Severity::Info, place, message).help("start it with a capital, as the English does"),
        );
    }
}

fn starts_with_capital(text: &str) -> bool {
    let at = text.find(|c: char| character(c).is_alphanumeric() || c == OPAQUE);
    at.is_some_and(|at| text[at..].starts_with(char::is_uppercase) && is_plain_start(&text[..at]))
}

fn ends_as_sentence(text: &str) -> bool {
    let end = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '”' | '"' | '’' | ')' | '»'));
    end.ends_with(['.', '!', '?'])
}

/// Tells whether a text starts behind this: with nothing, or with an opening mark.
fn is_plain_start(before: &str) -> bool {
    before.chars().all(|c| c.is_whitespace() || matches!(c, '«' | '»' | '“' | '„' | '"' | '¿' | '¡' | '‘' | '՛'))
}

/// Tells whether a sentence may end between two words: with the mark that ends the text, behind a whole word in small letters.
fn is_end(mark: Option<char>, text: &str, before: &Token, start: usize) -> bool {
    // Most words have a space between them.
    if before.letters < 5 || !before.is_small || text.as_bytes()[before.span.end] == b' ' {
        return false;
    }
    let rest = mark.and_then(|mark| text[before.span.end..start].strip_prefix(mark));
    rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(char::is_whitespace))
}
