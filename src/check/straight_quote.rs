//! Straight quotation marks where the language has marks of its own.

use memchr::memchr2;

use super::MessageContext;
use super::quotation_style::{is_gap, is_quotation_mark, is_within_word};
use super::signs::Signs;
use super::slip::{Slip, in_translation};
use crate::conventions::{Punctuation, Quotes};
use crate::finding::{Finding, Severity};
use crate::span::Span;

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    if context.target_has(Signs::STRAIGHT) {
        in_translation(context, "straight-quote", slips, findings);
    }
}

/// Finds the slip of a text, one at most: its straight marks are of one habit.
pub(super) fn slips(text: &str, punctuation: &Punctuation) -> Vec<Slip> {
    let Some(pair) = punctuation.quotes.first().filter(|_| memchr2(b'"', b'\'', text.as_bytes()).is_some()) else {
        return Vec::new();
    };
    if punctuation.quotes.iter().any(|pair| pair.open == '"') {
        return Vec::new();
    }
    let double = marks(text, '"');
    let found = match double.is_empty() {
        true => quoted(text, &marks(text, '\'')),
        false => double,
    };
    let Some((span, _)) = found.first() else { return Vec::new() };
    let mark = &text[span.range()];
    vec![Slip {
        span: *span,
        severity: Severity::Info,
        message: format!("`{mark}` stands for a quotation mark"),
        help: format!("write `{}…{}`", pair.open, pair.close),
        excuse: None,
        fix: fix(text, &found, *pair, &punctuation.quote_space),
    }]
}

/// What a straight mark looks like by the characters around it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Opening,
    Closing,
    Either,
}

/// Returns the straight marks of a text that are no inch signs and not part of a word.
fn marks(text: &str, mark: char) -> Vec<(Span, Look)> {
    let mut found: Vec<(Span, Look)> = Vec::new();
    for (at, _) in text.match_indices(mark) {
        let (previous, next) = (text[..at].chars().next_back(), text[at + 1..].chars().next());
        let is_open = found.len() % 2 == 1;
        let is_unit = !is_open && previous.is_some_and(char::is_numeric);
        if is_within_word(previous, next) || is_unit {
            continue;
        }
        let look = match (is_gap(previous), next.is_none_or(char::is_whitespace)) {
            (true, false) => Look::Opening,
            (false, true) => Look::Closing,
            // A closing mark stands before a stop, too.
            (false, false) if next.is_some_and(|next| !next.is_alphanumeric()) => Look::Closing,
            _ => Look::Either,
        };
        found.push((Span::new(at, at + 1), look));
    }
    found
}

/// Returns the apostrophes that stand around words as quotation marks do.
fn quoted(text: &str, marks: &[(Span, Look)]) -> Vec<(Span, Look)> {
    let is_pair = |pair: &&[(Span, Look)]| {
        let ((open, first), (close, last)) = (pair[0], pair[1]);
        let within = text[open.end..close.start].trim();
        first == Look::Opening
            && last == Look::Closing
            && within.chars().nth(1).is_some()
            && within.starts_with(char::is_alphabetic)
    };
    marks.windows(2).find(is_pair).map(<[_]>::to_vec).unwrap_or_default()
}

/// Returns what to write where, when each mark surely opens or closes.
fn fix(text: &str, found: &[(Span, Look)], pair: Quotes, space: &str) -> Vec<(Span, String)> {
    let is_certain = found.len().is_multiple_of(2)
        && found.chunks(2).all(|pair| pair[0].1 == Look::Opening && pair[1].1 == Look::Closing)
        && !text.contains(|c| is_quotation_mark(c) && c != '’');
    if !is_certain {
        return Vec::new();
    }
    let written = |look| match look {
        Look::Opening => format!("{}{space}", pair.open),
        _ => format!("{space}{}", pair.close),
    };
    found.iter().map(|(span, look)| (*span, written(*look))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conventions::conventions;
    use crate::locale::Locale;

    fn fixed(locale: &str, text: &str) -> Option<String> {
        let conventions = conventions(&Locale::parse(locale).unwrap()).unwrap();
        let slip = slips(text, &conventions.punctuation).pop()?;
        let mut text = text.to_string();
        for (span, written) in slip.fix.iter().rev() {
            text.replace_range(span.range(), written);
        }
        Some(text)
    }

    #[test]
    fn straight_marks_show_and_are_mended_where_certain() {
        for (locale, text, expected) in [
            ("ru", "о \"частичной\" мобилизации", Some("о «частичной» мобилизации")),
            ("ru", "\"Да\", \"нет\".", Some("«Да», «нет».")),
            ("ru", "Он сказал: 'да'.", Some("Он сказал: «да».")),
            ("ru", "\"(да)\"", Some("«(да)»")),
            ("fr", "le \"mot\"", Some("le «\u{A0}mot\u{A0}»")),
            ("hy", "Այլ կերպ ասած՝ \"մասնակի\" զորահավաքը", Some("Այլ կերպ ասած՝ «մասնակի» զորահավաքը")),
            ("zh", "换句话说，\"部分\"动员", Some("换句话说，\"部分\"动员")),
            ("ar", "تعبئة \"جزئية\" فورية", Some("تعبئة «جزئية» فورية")),
            ("ru", "«Газета \"Правда\"»", Some("«Газета \"Правда\"»")),
            ("ru", "одна \" кавычка", Some("одна \" кавычка")),
            ("ru", "экран 15\", рост 5'10\"", None),
            ("uk", "п'ять сім'ї об'єкт", None),
            ("en", "rock 'n' roll, the dogs' bones, '90s", None),
            ("he", "צה\"ל \"טוב\"", None),
            ("ka", "„დრო“", None),
        ] {
            assert_eq!(fixed(locale, text).as_deref(), expected, "{locale}: {text}");
        }
    }
}
