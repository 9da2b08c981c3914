//! A text → its message id, made once and never computed again.

use std::ops::Range;

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

/// The length of the longest of them.
const LONGEST_STOP_WORD: usize = 5;

/// The stop words as numbers: all are compared at once.
const STOP_NUMBERS: [u64; STOP_WORDS.len()] = {
    let mut numbers = [0; STOP_WORDS.len()];
    let mut at = 0;
    while at < numbers.len() {
        numbers[at] = number(STOP_WORDS[at].as_bytes());
        at += 1;
    }
    numbers
};

/// The room that is made for the letters of an id's words.
const USUAL_LETTERS: usize = 64;

/// Returns an id that nothing has yet: the first three to five content words of the visible text, cut at a word.
///
/// On a collision more words are added, then a number. No section, no position: measured on real revisions, those put ids on
/// other paragraphs. `is_taken` tells whether something has an id.
pub fn mint(visible: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let first_words = Words::of(visible, FIRST_WORDS);
    let first = match first_words.is_empty() {
        true => format!("text-{}", digest(visible)),
        false => first_words.join(),
    };
    // Few texts need more than the first words.
    if !is_taken(&first) {
        return first;
    }
    let words = Words::of(visible, MOST_WORDS);
    let longer = (FIRST_WORDS + 1..=words.len()).map(|count| words.join_all(count));
    let numbered = (2..).map(|number| format!("{first}-{number}"));
    longer.chain(numbered).find(|candidate| !is_taken(candidate)).expect("numbers do not end")
}

/// The words of a text as far as it was read: in lower case, marks folded away, joined by apostrophes, parted by all else.
#[derive(Default)]
struct Words {
    most: usize,
    /// The letters of all words, one behind the other, and of the word that is read now.
    letters: String,
    /// Where the content words are among the letters.
    content: Vec<Range<usize>>,
    /// Where the others are, as long as there is no content word.
    others: Vec<Range<usize>>,
    /// Where the word that is read now starts.
    start: usize,
}

impl Words {
    /// Returns the first content words, or the first of all words where none is one, so many at most.
    fn of(visible: &str, most: usize) -> Words {
        let mut words = Words { most, letters: String::with_capacity(USUAL_LETTERS), ..Words::default() };
        words.content.reserve(most);
        match visible.is_ascii() {
            true => words.read_ascii(visible),
            false => words.read(&DecomposingNormalizerBorrowed::new_nfd().normalize(visible)),
        }
        words
    }

    fn read_ascii(&mut self, text: &str) {
        let mut rest = text;
        while self.content.len() < self.most && !rest.is_empty() {
            let letters = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
            self.letters.push_str(&rest[..letters]);
            if !matches!(rest.as_bytes().get(letters), Some(b'\'' | b',')) {
                self.end();
            }
            rest = rest.get(letters + 1..).unwrap_or_default();
        }
        self.end();
    }

    /// Reads a text in which the marks stand behind their letters (UAX #15 NFD).
    fn read(&mut self, decomposed: &str) {
        for c in decomposed.chars().chain([' ']) {
            match c {
                c if c.is_ascii_alphanumeric() => self.letters.push(c),
                'ß' => self.letters.push_str("ss"),
                'æ' | 'Æ' => self.letters.push_str("ae"),
                'ø' | 'Ø' => self.letters.push('o'),
                'ł' | 'Ł' => self.letters.push('l'),
                'đ' | 'Đ' => self.letters.push('d'),
                '\'' | '’' | ',' => {}
                c if is_mark(c) => {}
                _ => self.end(),
            }
            if self.content.len() == self.most {
                break;
            }
        }
    }

    /// Ends the word that is read now.
    fn end(&mut self) {
        let word = self.start..self.letters.len();
        if word.is_empty() || self.content.len() == self.most {
            return;
        }
        self.start = word.end;
        self.letters[word.clone()].make_ascii_lowercase();
        match says_nothing(&self.letters[word.clone()]) {
            false => self.content.push(word),
            true if self.content.is_empty() && self.others.len() < self.most => self.others.push(word),
            true => {}
        }
    }

    fn iter(&self) -> impl Iterator<Item = &str> {
        let words = if self.content.is_empty() { &self.others } else { &self.content };
        words.iter().map(|word| &self.letters[word.clone()])
    }

    fn len(&self) -> usize {
        self.iter().count()
    }

    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Joins the first words, as many as fit, three at least unless they are too long even so.
    fn join(&self) -> String {
        let mut id = String::with_capacity(MOST_LETTERS + 2);
        for (number, word) in self.iter().enumerate() {
            if number == 0 {
                id.extend([prefix(word), &word[..word.len().min(MOST_LETTERS)]]);
                continue;
            }
            if id.len() + 1 + word.len() > MOST_LETTERS {
                break;
            }
            id.push('-');
            id.push_str(word);
        }
        id
    }

    fn join_all(&self, count: usize) -> String {
        let words: Vec<&str> = self.iter().take(count).collect();
        let mut id = [prefix(words[0]), &words.join("-")].concat();
        id.truncate(80);
        id
    }
}

/// Tells whether a word in lower case is a stop word.
fn says_nothing(word: &str) -> bool {
    word.len() <= LONGEST_STOP_WORD && STOP_NUMBERS.contains(&number(word.as_bytes()))
}

/// Returns a number for a short word without NUL; different words have different numbers.
const fn number(word: &[u8]) -> u64 {
    let mut number = 0;
    let mut at = 0;
    while at < word.len() {
        number = (number << 8) | word[at] as u64;
        at += 1;
    }
    number
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

fn prefix(word: &str) -> &'static str {
    if word.starts_with(|c: char| c.is_ascii_digit()) { "n-" } else { "" }
}

/// Returns six base-32 digits of the text's hash.
fn digest(text: &str) -> String {
    const DIGITS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let hash = blake3::hash(text.as_bytes());
    hash.as_bytes()[..6].iter().map(|byte| DIGITS[usize::from(byte % 32)] as char).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn stop_words_are_sorted() {
        assert!(STOP_WORDS.is_sorted());
        assert_eq!(STOP_WORDS.iter().map(|word| word.len()).max(), Some(LONGEST_STOP_WORD));
        assert!(STOP_WORDS.iter().all(|word| says_nothing(word)));
        assert!(!["", "war", "tha", "thatt", "b", "hte"].iter().any(|word| says_nothing(word)));
    }

    #[test]
    fn the_quick_way_through_ascii_reads_the_same_words() {
        for text in [
            "",
            "don't,",
            ",a'",
            "It is, of the X-ray's 3rd 1,310 \t!",
            "THE AND",
            "a--b 'c' d",
            "one two three four, five",
        ] {
            for most in 1..5 {
                let (mut quick, mut slow) = (Words { most, ..Words::default() }, Words { most, ..Words::default() });
                quick.read_ascii(text);
                slow.read(text);
                let shown = |words: &Words| words.iter().map(str::to_string).collect::<Vec<_>>();
                assert_eq!(shown(&quick), shown(&slow), "{text}, {most}");
            }
        }
    }

    #[test]
    fn ids_are_the_first_content_words() {
        let none = |_: &str| false;
        for (text, id) in [
            ("What has happened?", "what-has-happened"),
            ("On September 21, Vladimir Putin announced an immediate", "september-21-vladimir-putin-announced"),
            ("It is of the", "it-is-of-the"),
            ("1,310 people", "n-1310-people"),
            ("Don’t café naïve", "dont-cafe-naive"),
            ("Internationalisation internationalisation internationalisation", "internationalisation"),
            ("!", "text-4lafbs"),
        ] {
            let minted = mint(text, none);
            assert!(crate::ftl::is_identifier(&minted) && minted.len() <= MOST_LETTERS);
            if id.starts_with("text-") {
                assert_eq!(minted.len(), id.len());
            } else {
                assert_eq!(minted, id, "{text}");
            }
        }
        assert!(mint("Қазақстан", none).starts_with("text-"));
    }

    #[test]
    fn a_taken_id_gets_more_words_then_a_number() {
        let mut taken = BTreeSet::new();
        let minted: Vec<String> = (0..4)
            .map(|_| {
                let id = mint("one two three four five six seven", |id| taken.contains(id));
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
