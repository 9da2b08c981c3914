//! A number by which words are told apart without regard to case, made letter by letter.

/// The key of a word; equal words in lower case have equal keys, others nearly always different ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordKey(u64);

impl WordKey {
    /// Returns the key of a word.
    pub fn of(word: &str) -> WordKey {
        let mut key = WordKey::default();
        word.chars().flat_map(char::to_lowercase).for_each(|c| key.push(if c == 'ς' { 'σ' } else { c }));
        key
    }

    /// Adds a letter, in lower case, the small sigma at the end of words as any other.
    #[inline]
    pub fn push(&mut self, c: char) {
        self.push_code(u32::from(c));
    }

    /// Adds a letter by its code.
    #[inline]
    pub fn push_code(&mut self, code: u32) {
        self.add(u64::from(code));
    }

    /// Adds a letter by its code, wherever it stands: for keys of texts that are alike in all their letters.
    #[inline]
    pub fn gather_code(&mut self, code: u32) {
        let number = u64::from(code).wrapping_mul(0x517c_c1b7_2722_0a95);
        self.0 = self.0.wrapping_add(number ^ number >> 29);
    }

    /// Adds letters that were gathered elsewhere.
    #[inline]
    pub fn gather(&mut self, letters: WordKey) {
        self.0 = self.0.wrapping_add(letters.0);
    }

    /// Adds a word behind it.
    #[inline]
    pub fn join(&mut self, word: WordKey) {
        self.add(word.0);
    }

    #[inline]
    fn add(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

/// Which keys may be among some, told without a look at them: nearly always right where they are a hundred or fewer.
#[derive(Clone, Copy, Debug, Default)]
pub struct WordFilter {
    bits: [u64; 16],
}

impl WordFilter {
    /// Adds a key.
    pub fn insert(&mut self, key: WordKey) {
        let (at, bit) = WordFilter::place(key);
        self.bits[at] |= bit;
    }

    /// Tells whether a key may have been added; one that was always may.
    #[inline]
    pub fn may_contain(&self, key: WordKey) -> bool {
        let (at, bit) = WordFilter::place(key);
        self.bits[at] & bit != 0
    }

    /// Its highest bits are the best of a product.
    #[inline]
    fn place(key: WordKey) -> (usize, u64) {
        ((key.0 >> 60) as usize, 1 << (key.0 >> 54 & 63))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_was_added_may_be_there() {
        let mut filter = WordFilter::default();
        let words = ["", "а", "и", "the", "слово", "და"];
        assert!(!words.iter().any(|word| filter.may_contain(WordKey::of(word))));
        words.iter().for_each(|word| filter.insert(WordKey::of(word)));
        assert!(words.iter().all(|word| filter.may_contain(WordKey::of(word))));
        let others = ('a'..='z').filter(|c| !filter.may_contain(WordKey::of(&c.to_string()))).count();
        assert!(others > 20, "{others} of 26 are told apart");
    }

    #[test]
    fn gathered_letters_have_no_order() {
        let of = |text: &str| {
            let mut key = WordKey::default();
            text.chars().for_each(|c| key.gather_code(u32::from(c)));
            key
        };
        let mut both = of("сло");
        both.gather(of("во"));
        assert_eq!(both, of("волос"));
        assert_ne!(both, of("голос"));
    }

    #[test]
    fn keys_are_equal_without_regard_to_case() {
        for (one, other, expected) in [
            ("Слово", "слово", true),
            ("ΟΔΟΣ", "οδος", true),
            ("слово", "слова", false),
            ("ab", "ba", false),
            ("", "a", false),
        ] {
            assert_eq!(WordKey::of(one) == WordKey::of(other), expected, "{one} {other}");
        }
    }
}
