//! Words → numbers, and how much each tells about a text.
//!
//! The weight of a word is `ln(1 + N / df)`: rare words tell most. Function words of English, the language of every
//! article, tell little however rare they are in a short one.

use super::{Piece, typo, words::each_word};
use rustc_hash::FxHashMap;

/// The words of some pieces.
#[derive(Default)]
pub(super) struct Vocabulary {
    numbers: FxHashMap<Box<str>, u32>,
    spelled: Vec<Box<str>>,
    shapes: Vec<typo::Shape>,
    content: Vec<bool>,
    /// In how many of the counted pieces each word stands.
    frequency: Vec<u32>,
    /// The last counted piece that each word was seen in, so that none counts twice.
    last: Vec<u32>,
    counted: u32,
    weights: Vec<f32>,
}

impl Vocabulary {
    /// Returns the numbers of a text's words, in order, and counts the text.
    pub(super) fn learn(&mut self, text: &str) -> Vec<u32> {
        let mut numbers = Vec::with_capacity(text.len() / 6 + 1);
        self.counted += 1;
        each_word(text, |word| {
            let number = match self.numbers.get(word) {
                Some(&number) => number,
                None => {
                    let number = u32::try_from(self.spelled.len()).expect("fewer than 2^32 words");
                    self.numbers.insert(word.into(), number);
                    self.spelled.push(word.into());
                    self.shapes.push(typo::shape(word));
                    self.content.push(!is_function_word(word));
                    self.frequency.push(0);
                    self.last.push(0);
                    number
                }
            };
            if self.last[number as usize] != self.counted {
                self.last[number as usize] = self.counted;
                self.frequency[number as usize] += 1;
            }
            numbers.push(number);
        });
        numbers
    }

    /// Counts some of the pieces that are not compared, for better frequencies: all of a usual article, a part of a
    /// huge one.
    pub(super) fn sample(&mut self, pieces: &[&Piece]) {
        const ENOUGH: usize = 4096;
        let step = pieces.len() / ENOUGH + 1;
        for piece in pieces.iter().step_by(step) {
            self.learn(piece.visible);
        }
    }

    /// Fixes the weights by what was counted.
    pub(super) fn weigh(&mut self) {
        let counted = self.counted as f32;
        self.weights = self
            .frequency
            .iter()
            .zip(&self.spelled)
            .map(|(&frequency, word)| {
                let weight = (1.0 + counted / frequency.max(1) as f32).ln();
                // In steps, so that sums are exact in any order and no tie hangs on a machine's logarithm.
                let weight = (weight * STEPS).round() / STEPS;
                if is_function_word(word) { weight * FUNCTION_WORD } else { weight }
            })
            .collect();
    }

    /// Fixes the weights without regard to what was counted, for texts that stand alone.
    pub(super) fn weigh_evenly(&mut self) {
        self.weights =
            self.spelled.iter().map(|word| if is_function_word(word) { FUNCTION_WORD } else { 1.0 }).collect();
    }

    pub(super) fn weight(&self, word: u32) -> f32 {
        self.weights[word as usize]
    }

    /// Says that a word is no function word.
    pub(super) fn is_content(&self, word: u32) -> bool {
        self.content[word as usize]
    }

    pub(super) fn shape(&self, word: u32) -> typo::Shape {
        self.shapes[word as usize]
    }

    pub(super) fn spelled(&self, word: u32) -> &str {
        &self.spelled[word as usize]
    }
}

const STEPS: f32 = 256.0;
const FUNCTION_WORD: f32 = 0.5;

fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.binary_search(&word).is_ok()
}

/// Articles, pronouns, prepositions, conjunctions and auxiliaries, sorted. Not negations: they turn a meaning over.
const FUNCTION_WORDS: &[&str] = &[
    "a", "about", "after", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "been", "before", "being",
    "both", "but", "by", "can", "could", "did", "do", "does", "for", "from", "had", "has", "have", "he", "her", "here",
    "hers", "him", "his", "how", "i", "if", "in", "into", "is", "it", "it's", "its", "just", "may", "me", "might",
    "more", "most", "must", "my", "of", "on", "onto", "or", "other", "our", "ours", "over", "shall", "she", "should",
    "so", "some", "such", "than", "that", "the", "their", "theirs", "them", "then", "there", "these", "they", "this",
    "those", "through", "to", "too", "under", "up", "upon", "us", "very", "was", "we", "were", "what", "when", "where",
    "which", "while", "who", "whom", "whose", "why", "will", "with", "would", "you", "your", "yours",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn function_words_are_sorted() {
        assert!(FUNCTION_WORDS.is_sorted());
    }

    #[test]
    fn rare_words_tell_more() {
        let mut vocabulary = Vocabulary::default();
        let words = vocabulary.learn("the cat sat on the mat");
        vocabulary.learn("the cat ran");
        vocabulary.weigh();
        let weight = |at: usize| vocabulary.weight(words[at]);
        assert_eq!(words[0], words[4]);
        assert!(weight(2) > weight(1) && weight(1) > weight(0));
    }
}
