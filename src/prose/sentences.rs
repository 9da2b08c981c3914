//! A text → its sentences (UAX #29 §5), mended where a full stop only shortens a word.

use unicode_segmentation::UnicodeSegmentation;

use crate::span::Span;

/// Returns the sentences of a text in order, without the white space around them.
///
/// No sentence ends behind one of `abbreviations` (in lower case, without the final stop), behind the initial of a name, or
/// before a lower-case letter.
pub fn sentences(text: &str, abbreviations: &[String]) -> Vec<Span> {
    let mut sentences: Vec<Span> = Vec::new();
    let mut open: Option<usize> = None;
    for (at, piece) in text.split_sentence_bound_indices() {
        let start = open.take().unwrap_or(at);
        let end = at + piece.len();
        if is_unfinished(&text[start..end], &text[end..], abbreviations) {
            open = Some(start);
            continue;
        }
        sentences.extend(trimmed(text, Span::new(start, end)));
    }
    sentences.extend(open.and_then(|start| trimmed(text, Span::new(start, text.len()))));
    sentences
}

fn trimmed(text: &str, span: Span) -> Option<Span> {
    let slice = &text[span.range()];
    let start = span.start + slice.len() - slice.trim_start().len();
    let end = span.start + slice.trim_end().len();
    (start < end).then(|| Span::new(start, end))
}

/// Tells whether a sentence goes on behind what looks like its end.
fn is_unfinished(piece: &str, rest: &str, abbreviations: &[String]) -> bool {
    if rest.is_empty() || piece.ends_with('\n') {
        return false;
    }
    if rest.trim_start().starts_with(char::is_lowercase) {
        return true;
    }
    let Some(before) = piece.trim_end().strip_suffix('.') else { return false };
    let word = before.rsplit(|c: char| !(c.is_alphanumeric() || c == '.' || c == '-')).next().unwrap_or_default();
    let mut letters = word.chars();
    let is_initial = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
    let is_capital = word.starts_with(char::is_uppercase);
    let shortened = || {
        let lower = word.to_lowercase();
        abbreviations.contains(&lower)
    };
    (is_initial && is_capital) || (!word.is_empty() && shortened())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_readers_pause() {
        let abbreviations = ["г", "mr", "т.е"].map(str::to_string);
        for (text, expected) in [
            ("One. Two! “Three?” Four", "One.|Two!|“Three?”|Four"),
            ("Mr. Smith came. He left.", "Mr. Smith came.|He left."),
            ("В 2022 г. Алматы росла. А. С. Пушкин.", "В 2022 г. Алматы росла.|А. С. Пушкин."),
            ("Это, т.е. Важно. Да.", "Это, т.е. Важно.|Да."),
            ("Он сказал: «Да!» – и ушёл.", "Он сказал: «Да!» – и ушёл."),
            ("一。二。", "一。|二。"),
            ("Առաջին։ Երկրորդ։", "Առաջին։|Երկրորդ։"),
            ("One\nTwo", "One|Two"),
            ("", ""),
        ] {
            let found: Vec<&str> =
                sentences(text, &abbreviations).into_iter().map(|span| &text[span.range()]).collect();
            assert_eq!(found.join("|"), expected, "{text}");
        }
    }
}
