//! A text → its words in lower case, and its skeleton.
//!
//! A word is a run of letters, digits and marks, with apostrophes inside. Scripts written without spaces give one word
//! a character. A **skeleton** is equal for two texts that say the same: it keeps words, numbers with their sign,
//! separators and unit, and link targets, and drops letter case, punctuation and emphasis.

use super::{Piece, normal::normal};

/// Calls a function with each word of a text, in lower case with straight apostrophes.
pub(super) fn each_word(text: &str, mut each: impl FnMut(&str)) {
    let mut word = String::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        // Most words are ASCII and in lower case: they are passed on as they stand.
        let run = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let end = at + run;
        let inside = bytes.get(end).is_some_and(|&byte| byte == b'\'' || !byte.is_ascii());
        if run > 0 && !inside {
            let plain = &text[at..end];
            if plain.bytes().any(|byte| byte.is_ascii_uppercase()) {
                word.push_str(plain);
                word.make_ascii_lowercase();
                each(&word);
                word.clear();
            } else {
                each(plain);
            }
            at = end + 1;
        } else if run == 0 && bytes[at].is_ascii() {
            at += 1;
        } else {
            at += one_word(&text[at..], &mut word, &mut each);
        }
    }
}

/// Returns the number of words of a text; of a script without spaces each character is one.
pub fn count(text: &str) -> usize {
    let mut count = 0;
    each_word(text, |_| count += 1);
    count
}

/// Reads one word of any script at the start of a text, and returns how many bytes it read.
fn one_word(text: &str, word: &mut String, each: &mut impl FnMut(&str)) -> usize {
    let mut chars = text.char_indices().peekable();
    let mut end = text.len();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let inside = match c {
            '\'' | '’' => !word.is_empty() && next.is_some_and(char::is_alphanumeric),
            c => is_word(c),
        };
        if !inside || stands_alone(c) && !word.is_empty() {
            // What stands alone is the next word; anything else is passed over.
            end = if inside { at } else { at + c.len_utf8() };
            break;
        }
        match c {
            '’' => word.push('\''),
            c => word.extend(c.to_lowercase()),
        }
        if stands_alone(c) {
            end = at + c.len_utf8();
            break;
        }
    }
    if !word.is_empty() {
        each(word);
        word.clear();
    }
    end
}

/// Says that a character is part of a word; combining marks of Latin and Greek letters are, after their letter.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c)
}

/// Says that a script does not divide its words by spaces, so that each character counts as one.
fn stands_alone(c: char) -> bool {
    // Thai and Lao, Myanmar, Khmer, kana and Han.
    matches!(c, '\u{e01}'..='\u{edf}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
        && c.is_alphanumeric()
}

/// Returns the skeleton of a piece, or nothing when it holds no word.
pub(super) fn skeleton(piece: &Piece) -> Option<String> {
    let visible = normal(piece.visible);
    let mut out = String::with_capacity(visible.len() + 2);
    each_word(&visible, |word| {
        out.push(' ');
        out.push_str(word);
    });
    if out.is_empty() {
        return None;
    }
    out.push('\n');
    number_signs(&visible, &mut out);
    let mut links = piece.links.clone();
    links.sort_unstable();
    for link in links {
        out.push('\n');
        out.push_str(link);
    }
    out.push_str(if piece.role.is_heading() { "\nheading" } else { "\nbody" });
    Some(out)
}

/// Appends what changes the meaning of a number or a formula: `-5`, `1,310`, `50 %`, `$8` and `a < b`.
fn number_signs(text: &str, out: &mut String) {
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        let told = match c {
            '%' | '‰' | '°' | '$' | '€' | '£' | '¥' | '+' | '−' | '±' | '<' | '>' | '=' | '×' | '÷' => true,
            '.' | ',' | ':' | '/' => before.is_ascii_digit() && next.is_ascii_digit(),
            '-' | '–' => next.is_ascii_digit() && !before.is_alphanumeric(),
            _ => false,
        };
        if told {
            // Beside its neighbours, since the same sign elsewhere is another meaning.
            out.extend([before, c, next]);
        }
        before = c;
    }
}

#[cfg(test)]
mod tests {
    use super::super::Role;
    use super::*;

    #[test]
    fn words_are_lower_case_runs_of_letters_and_digits() {
        for (text, expected) in [
            ("Don’t stop, e.g. `read_non`!", "don't|stop|e|g|read|non"),
            ("'quoted' words'", "quoted|words"),
            ("ÉCOLE 1,310", "école|1|310"),
            ("漢字 kana かな", "漢|字|kana|か|な"),
            ("مرحبا بالعالم", "مرحبا|بالعالم"),
            ("e\u{301}te", "e\u{301}te"),
            ("⭐ — !", ""),
        ] {
            let mut words = Vec::new();
            each_word(text, |word| words.push(word.to_owned()));
            assert_eq!(words.join("|"), expected, "{text}");
        }
    }

    #[test]
    fn skeletons_forgive_looks_and_keep_meaning() {
        let skeleton_of = |text| skeleton(&Piece { role: Role::Body, text, visible: text, links: Vec::new() });
        for (a, b, same) in [
            ("Note: the *end*", "**Note** – the end.", true),
            ("⭐ A law", "A Law", true),
            ("1,310 people", "1310 people", false),
            ("1,310", "1.310", false),
            ("at -5 degrees", "at 5 degrees", false),
            ("5 %", "5 $", false),
            ("a < b", "a > b", false),
            ("word-for-word", "word for word", true),
        ] {
            assert_eq!(skeleton_of(a) == skeleton_of(b), same, "{a} / {b}");
        }
        assert_eq!(skeleton_of("⭐"), None);
    }
}
