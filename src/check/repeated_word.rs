//! A word that stands twice in a row.

use super::MessageContext;
use super::slip::{Slip, in_translation};
use super::visible::OPAQUE;
use crate::character::character;
use crate::conventions::Punctuation;
use crate::finding::{Finding, Severity};
use crate::span::Span;

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    if context.target_visibles().iter().any(|visible| visible.census().may_repeat()) {
        in_translation(context, "repeated-word", slips, findings);
    }
}

/// Finds the slips of a text.
pub(super) fn slips(text: &str, punctuation: &Punctuation) -> Vec<Slip> {
    let mut slips = Vec::new();
    let mut last: &str = "";
    for word in text.split(|c| character(c).is_white()).filter(|word| !word.is_empty()) {
        let first = last;
        last = word;
        // What touches a mark on the inner side is not said in one breath.
        let first = first.trim_start_matches(is_edge);
        let lower = |text: &str| text.chars().next().and_then(|c| character(c).folded());
        // Most words differ from the first letter on.
        if lower(first) != lower(word) {
            continue;
        }
        let second = word.trim_end_matches(is_edge);
        let is_same = !first.is_empty()
            && first.chars().flat_map(char::to_lowercase).eq(second.chars().flat_map(char::to_lowercase));
        if !is_same || !is_word(second) || punctuation.doubled_words.contains(&second.to_lowercase()) {
            continue;
        }
        let (start, end) = (Span::of(text, first).start, Span::of(text, second).end);
        slips.push(Slip {
            span: Span::new(start, end),
            severity: Severity::Warning,
            message: format!("`{second}` stands twice in a row"),
            help: "take one out, unless it is meant".to_string(),
            excuse: Some("repeated"),
            fix: Vec::new(),
        });
    }
    slips
}

fn is_edge(c: char) -> bool {
    !character(c).is_alphanumeric() && c != OPAQUE
}

/// Tells whether a text is a word, maybe with marks, hyphens and apostrophes inside; a single capital is an initial.
fn is_word(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    let is_long = letters.next().is_some_and(char::is_lowercase) || letters.next().is_some();
    is_long && !text.contains(|c: char| c.is_numeric() || c == OPAQUE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conventions::conventions;
    use crate::locale::Locale;

    #[test]
    fn words_stand_once() {
        for (locale, text, expected) in [
            ("ru", "Это это слово", "Это это"),
            ("ru", "то, что что-то было; да, да; 10 10; А А", ""),
            ("ru", "кампанию в в Украине", "в в"),
            ("ru", "слово\nслово", "слово\nслово"),
            ("ru", "слово «слово» слово. Слово", ""),
            ("uk", "п’ять п’ять", "п’ять п’ять"),
            ("kk", "бір-бір бірге бірге.", "бірге бірге"),
            ("ka", "ძმა და და", ""),
            ("ka", "რომ რომ", "რომ რომ"),
            ("hy", "շատ շատ որ որ", "որ որ"),
            ("ar", "في في أنحاء روسيا", "في في"),
            ("he", "לאט לאט של של", "של של"),
            ("tr", "yavaş yavaş ve ve", "ve ve"),
            ("fr", "Si vous vous trompez, de de", "de de"),
            ("de", "die, die die Frage die nicht nicht", "nicht nicht"),
            ("en", "He had had the the idea", "the the"),
            ("ru", "e\u{301}то e\u{301}то", "e\u{301}то e\u{301}то"),
            ("ru", "\u{FFFC} \u{FFFC}", ""),
            ("zh", "部分 部分", "部分 部分"),
        ] {
            let conventions = conventions(&Locale::parse(locale).unwrap()).unwrap();
            let found = slips(text, &conventions.punctuation);
            let found: Vec<&str> = found.iter().map(|slip| &text[slip.span.range()]).collect();
            assert_eq!(found.join("|"), expected, "{locale}: {text}");
        }
    }
}
