//! A text → its sentences (UAX #29 §5), mended where a full stop only shortens a word.

use memchr::memchr_iter;
use smallvec::{SmallVec, smallvec};
use unicode_segmentation::UnicodeSegmentation;

use crate::character::character;
use crate::span::Span;

/// Returns the sentences of a text in order, without the white space around them.
///
/// No sentence ends behind one of `abbreviations` (in lower case, without the final stop), behind the initial of a name, or
/// before a lower-case letter. Between Armenian letters an ASCII colon is a full stop, as keyboards without `։` write it.
pub fn sentences(text: &str, abbreviations: &[String]) -> Vec<Span> {
    let mut sentences: Vec<Span> = Vec::new();
    let mut open: Option<usize> = None;
    for (at, piece) in pieces(text) {
        let start = open.take().unwrap_or(at);
        let end = at + piece.len();
        if is_unfinished(&text[start..end], &text[end..], abbreviations) {
            open = Some(start);
            continue;
        }
        push(&mut sentences, text, Span::new(start, end));
    }
    if let Some(start) = open {
        push(&mut sentences, text, Span::new(start, text.len()));
    }
    sentences
}

/// Returns what UAX #29 takes for sentences, of a text with places in it. A line is cut for itself.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').flat_map(move |line| {
        let at = start;
        start += line.len();
        let starts = starts(line);
        let ends = starts.clone().into_iter().skip(1).chain([line.len()]);
        starts.into_iter().zip(ends).map(move |(from, to)| (at + from, &line[from..to]))
    })
}

/// Returns where the sentences of a line start. Only what may end one is looked at by the rules, from the letter before it to
/// the letter behind: rules SB6 to SB11 look no further, and nothing else ends a sentence.
fn starts(line: &str) -> SmallVec<[usize; 4]> {
    let mut starts = smallvec![0];
    let mut from = 0;
    while let Some(at) = line[from..].find(may_end).map(|found| from + found) {
        let before = line[from..at].char_indices().rev().find(|(_, c)| is_base(*c) || c.is_ascii_digit());
        let start = before.map_or(from, |(offset, _)| from + offset);
        let behind = line[at..].find(is_base).map(|found| at + found);
        let end = behind.map_or(line.len(), |letter| letter + line[letter..].chars().next().map_or(0, char::len_utf8));
        starts.extend(line[start..end].split_sentence_bound_indices().skip(1).map(|(offset, _)| start + offset));
        let Some(letter) = behind else { break };
        from = letter;
    }
    starts
}

/// Tells whether a sentence may end at a character or behind it; most characters are known not to.
fn may_end(c: char) -> bool {
    match c {
        '.' | '!' | '?' | '\r' | '\n' => true,
        '«' | '»' | '“' | '”' | '„' | '‘' | '’' | '–' | '—' | '…' | '\u{A0}' | '\u{FFFC}' => false,
        _ => !c.is_ascii() && !character(c).is_alphanumeric(),
    }
}

/// Tells whether a character surely is a letter to the rules (`Upper`, `Lower`, `OLetter`), and no mark that extends one.
fn is_base(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, 'А'..='я' | 'ѐ'..='ҁ' | 'Ҋ'..='ԯ' | 'Ա'..='Ֆ' | 'ա'..='ֆ' | 'א'..='ת' | 'ა'..='ჺ')
        || matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ʯ' | 'ء'..='غ' | 'ف'..='ي' | 'ぁ'..='ゖ' | '一'..='鿿')
}

/// Returns where each user-perceived character of a text ends (UAX #29 extended grapheme clusters).
pub fn grapheme_ends(text: &str) -> Vec<usize> {
    text.grapheme_indices(true).map(|(at, grapheme)| at + grapheme.len()).collect()
}

/// Adds a sentence, or several where Armenian colons part them.
fn push(sentences: &mut Vec<Span>, text: &str, span: Span) {
    let mut start = span.start;
    for at in memchr_iter(b':', text[span.range()].as_bytes()) {
        let behind = span.start + at + 1;
        if !text[behind..span.end].starts_with(' ') {
            continue;
        }
        let is_end = text[start..behind - 1].ends_with(is_armenian)
            && text[behind..span.end].trim_start().starts_with(|c| is_armenian(c) && c.is_uppercase());
        if is_end {
            sentences.extend(trimmed(text, Span::new(start, behind)));
            start = behind;
        }
    }
    sentences.extend(trimmed(text, Span::new(start, span.end)));
}

fn is_armenian(c: char) -> bool {
    matches!(c, '\u{531}'..='\u{587}') && c.is_alphabetic()
}

/// Tells whether a letter cannot begin a sentence. Georgian letters (Mkhedruli) are lower case to Unicode, yet begin sentences.
fn is_lower(c: char) -> bool {
    c.is_lowercase() && !matches!(c, '\u{10D0}'..='\u{10FF}')
}

/// Tells whether a letter may stand alone for a name: a capital, or any where there are none.
fn is_initial_letter(c: char) -> bool {
    c.is_alphabetic() && !is_lower(c)
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
    let begins =
        |c: char| !c.is_whitespace() && !matches!(c, '"' | '“' | '„' | '«' | '‘' | '(' | '[' | '–' | '—' | '-');
    if rest.trim_start_matches(|c| !begins(c)).starts_with(is_lower) {
        return true;
    }
    let Some(before) = piece.trim_end().strip_suffix('.') else { return false };
    let word = before.rsplit(|c: char| !(c.is_alphanumeric() || c == '.' || c == '-')).next().unwrap_or_default();
    let mut letters = word.chars();
    let is_initial = letters.next().is_some_and(is_initial_letter) && letters.next().is_none();
    let shortened = || {
        let lower = word.to_lowercase();
        abbreviations.contains(&lower)
    };
    is_initial || (!word.is_empty() && shortened())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// What is not looked at by the rules of Unicode would have been left whole by them.
        #[test]
        fn pieces_are_those_of_the_library(text in "[aZБбაᲐ中ぁー1١ .!?…,:;)(\"»”’'–—\u{A0}\u{FFFC}\u{2029}。։؟\r\n\u{301}\u{5B8}\u{64E}\u{200D}\u{AD}ाªאب㈠]{0,20}") {
            let found: Vec<(usize, &str)> = pieces(&text).collect();
            let expected: Vec<(usize, &str)> = text.split_sentence_bound_indices().collect();
            prop_assert_eq!(found, expected);
        }
    }

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
            ("Առաջին: Երկրորդ: երրորդ 12:30", "Առաջին:|Երկրորդ: երրորդ 12:30"),
            ("One: Two", "One: Two"),
            ("თბილისში წვიმდა. ქარი ქროდა.", "თბილისში წვიმდა.|ქარი ქროდა."),
            ("ა. ჩხენკელი მოვიდა! წავიდა?", "ა. ჩხენკელი მოვიდა!|წავიდა?"),
            ("هل جاء؟ نعم. ذهب!", "هل جاء؟|نعم.|ذهب!"),
            ("קרא א. ב. יהושע. הלך.", "קרא א. ב. יהושע.|הלך."),
            ("他说：“走吧！”然后走了。她留下？", "他说：“走吧！”|然后走了。|她留下？"),
            ("“Stop!” – he said. “No.”", "“Stop!” – he said.|“No.”"),
            ("One\nTwo", "One|Two"),
            ("", ""),
        ] {
            let found: Vec<&str> =
                sentences(text, &abbreviations).into_iter().map(|span| &text[span.range()]).collect();
            assert_eq!(found.join("|"), expected, "{text}");
        }
    }
}
