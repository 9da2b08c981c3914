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

#[cfg(test)]
mod tests {
    use super::*;

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
