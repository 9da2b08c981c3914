//! A text → its message id, made once and never computed again.

use std::borrow::Cow;
use std::collections::BTreeSet;

use icu_normalizer::DecomposingNormalizerBorrowed;

/// The longest id before a number is added.
const MOST_LETTERS: usize = 40;

/// The most words of an id, as long as nothing else has it.
const FIRST_WORDS: usize = 5;

/// The most words of an id.
const MOST_WORDS: usize = 12;

/// Words that say nothing about a text, sorted.
const STOP_WORDS: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "in", "is", "it", "its", "of", "on",
    "or", "that", "the", "their", "them", "these", "they", "this", "those", "to", "was", "were", "with",
];

/// Returns an id that nothing has yet: the first three to five content words of the visible text, cut at a word.
///
/// On a collision more words are added, then a number. No section, no position: measured on real revisions, those put ids on
/// other paragraphs.
pub fn mint(visible: &str, taken: &BTreeSet<String>) -> String {
    let first_words = words(visible, FIRST_WORDS);
    let first = match first_words.is_empty() {
        true => format!("text-{}", digest(visible)),
        false => join(&first_words),
    };
    // Few texts need more than the first words.
    if !taken.contains(&first) {
        return first;
    }
    let words = words(visible, MOST_WORDS);
    let longer = (FIRST_WORDS + 1..=words.len()).map(|count| join_all(&words, count));
    let numbered = (2..).map(|number| format!("{first}-{number}"));
    longer.chain(numbered).find(|candidate| !taken.contains(candidate)).expect("numbers do not end")
}

/// Returns the first content words, or the first of all words where none is one, so many at most.
fn words(visible: &str, most: usize) -> Vec<String> {
    let (mut content, mut others) = (Vec::new(), Vec::new());
    let decomposed = match visible.is_ascii() {
        true => Cow::Borrowed(visible),
        false => DecomposingNormalizerBorrowed::new_nfd().normalize(visible),
    };
    let mut word = String::new();
    for c in decomposed.chars().chain([' ']) {
        if !parts_words(c, &mut word) {
            continue;
        }
        match STOP_WORDS.binary_search(&word.as_str()).is_ok() {
            false => content.push(std::mem::take(&mut word)),
            true if content.is_empty() && others.len() < most => others.push(std::mem::take(&mut word)),
            true => word.clear(),
        }
        if content.len() == most {
            break;
        }
    }
    if content.is_empty() { others } else { content }
}

/// Takes a character into a lower-case ASCII word and tells whether it ends one: marks are folded away (UAX #15 NFD),
/// apostrophes join, all else parts.
fn parts_words(c: char, word: &mut String) -> bool {
    match c {
        c if c.is_ascii_alphanumeric() => word.push(c.to_ascii_lowercase()),
        'ß' => word.push_str("ss"),
        'æ' | 'Æ' => word.push_str("ae"),
        'ø' | 'Ø' => word.push('o'),
        'ł' | 'Ł' => word.push('l'),
        'đ' | 'Đ' => word.push('d'),
        '\'' | '’' | ',' => {}
        c if is_mark(c) => {}
        _ => return !word.is_empty(),
    }
    false
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// Joins the first words, as many as fit, three at least unless they are too long even so.
fn join(words: &[String]) -> String {
    let mut id = prefix(&words[0]);
    id.push_str(&words[0][..words[0].len().min(MOST_LETTERS)]);
    for word in &words[1..] {
        if id.len() + 1 + word.len() > MOST_LETTERS {
            break;
        }
        id.push('-');
        id.push_str(word);
    }
    id
}

fn join_all(words: &[String], count: usize) -> String {
    let mut id = prefix(&words[0]);
    id.push_str(&words[..count].join("-"));
    id.truncate(80);
    id
}

fn prefix(word: &str) -> String {
    if word.starts_with(|c: char| c.is_ascii_digit()) { "n-".to_string() } else { String::new() }
}

/// Returns six base-32 digits of the text's hash.
fn digest(text: &str) -> String {
    const DIGITS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let hash = blake3::hash(text.as_bytes());
    hash.as_bytes()[..6].iter().map(|byte| DIGITS[usize::from(byte % 32)] as char).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stop_words_are_sorted() {
        assert!(STOP_WORDS.is_sorted());
    }

    #[test]
    fn ids_are_the_first_content_words() {
        let none = BTreeSet::new();
        for (text, id) in [
            ("What has happened?", "what-has-happened"),
            ("On September 21, Vladimir Putin announced an immediate", "september-21-vladimir-putin-announced"),
            ("It is of the", "it-is-of-the"),
            ("1,310 people", "n-1310-people"),
            ("Don’t café naïve", "dont-cafe-naive"),
            ("Internationalisation internationalisation internationalisation", "internationalisation"),
            ("!", "text-4lafbs"),
        ] {
            let minted = mint(text, &none);
            assert!(crate::ftl::is_identifier(&minted) && minted.len() <= MOST_LETTERS);
            if id.starts_with("text-") {
                assert_eq!(minted.len(), id.len());
            } else {
                assert_eq!(minted, id, "{text}");
            }
        }
        assert!(mint("Қазақстан", &none).starts_with("text-"));
    }

    #[test]
    fn a_taken_id_gets_more_words_then_a_number() {
        let mut taken = BTreeSet::new();
        let minted: Vec<String> = (0..4)
            .map(|_| {
                let id = mint("one two three four five six seven", &taken);
                taken.insert(id.clone());
                id
            })
            .collect();
        assert_eq!(
            minted,
            [
                "one-two-three-four-five",
                "one-two-three-four-five-six",
                "one-two-three-four-five-six-seven",
                "one-two-three-four-five-2"
            ]
        );
    }
}
