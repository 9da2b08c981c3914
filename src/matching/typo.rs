//! Two words → how far one stands for the other although they are spelled differently.
//!
//! A slip of the pen (one letter put in, left out, changed, or two swapped) counts nearly as the same word, another
//! ending of the same stem in part. Words with a digit never do: `2023` is not a misspelt `2024`.

/// Words shorter than this differ by meaning more often than by a slip: `now` and `not`.
const SHORTEST: usize = 4;
const SLIP: f32 = 0.95;
const STEM: f32 = 0.6;

/// The first two and the last two bytes of a word, for a quick look.
pub(super) type Shape = [u8; 4];

/// Returns the shape of a word; that of a word too short to have kin is like no other.
pub(super) fn shape(word: &str) -> Shape {
    match word.as_bytes() {
        bytes if bytes.len() < SHORTEST => [0; 4],
        bytes => [bytes[0], bytes[1], bytes[bytes.len() - 2], bytes[bytes.len() - 1]],
    }
}

/// Says that two words may be kin; `false` is certain.
pub(super) fn may_be_kin(a: Shape, b: Shape) -> bool {
    let same = |at: usize| a[at] == b[at];
    a[0] != 0 && b[0] != 0 && (same(0) && (same(1) || same(3)) || same(2) && same(3))
}

/// Returns how far two different words are one, from 0 to 1.
pub(super) fn kinship(a: &str, b: &str) -> f32 {
    let (shorter, longer) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if shorter.len() < SHORTEST || longer.len() > 2 * shorter.len() {
        return 0.0;
    }
    if shorter.bytes().chain(longer.bytes()).any(|byte| byte.is_ascii_digit()) {
        return 0.0;
    }
    let rest = Difference::of(shorter, longer);
    if rest.is_slip() {
        SLIP
    } else if rest.start >= SHORTEST && 5 * rest.start >= 3 * longer.len() {
        STEM
    } else {
        0.0
    }
}

/// Says that two texts are the same but for one slip in a word.
///
/// A letter alone is no word but often a name, as in `Appendix A`; so is a short one with a digit. A digit is never a slip.
pub(super) fn is_slip(a: &str, b: &str) -> bool {
    let rest = Difference::of(a, b);
    let letters = |text: &str| text.chars().all(char::is_alphabetic);
    rest.is_slip() && letters(rest.a) && letters(rest.b) && (is_in_word(a, rest.start) || is_in_word(b, rest.start))
}

/// Says that a place in a text is in a word that can be misspelt.
fn is_in_word(text: &str, at: usize) -> bool {
    const LONG: usize = 8;
    let before = text[..at].chars().rev().take_while(|c| c.is_alphanumeric());
    let word = before.chain(text[at..].chars().take_while(|c| c.is_alphanumeric()));
    let (length, digits) = word.fold((0, 0), |(length, digits), c| (length + 1, digits + usize::from(c.is_numeric())));
    length >= 2 && (digits == 0 || length >= LONG)
}

/// What is left of two texts without their common start and end.
struct Difference<'t> {
    /// The length of the common start in bytes.
    start: usize,
    a: &'t str,
    b: &'t str,
}

impl<'t> Difference<'t> {
    fn of(a: &'t str, b: &'t str) -> Self {
        let mut start = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
        while !(a.is_char_boundary(start) && b.is_char_boundary(start)) {
            start -= 1;
        }
        let (a, b) = (&a[start..], &b[start..]);
        let mut end = a.bytes().rev().zip(b.bytes().rev()).take_while(|(x, y)| x == y).count();
        while !(a.is_char_boundary(a.len() - end) && b.is_char_boundary(b.len() - end)) {
            end -= 1;
        }
        Difference { start, a: &a[..a.len() - end], b: &b[..b.len() - end] }
    }

    /// Says that one letter was put in, left out or changed, or that two were swapped.
    fn is_slip(&self) -> bool {
        let letters = |text: &str| -> [Option<char>; 3] {
            let mut chars = text.chars();
            [chars.next(), chars.next(), chars.next()]
        };
        match (letters(self.a), letters(self.b)) {
            ([x, None, _], [y, None, _]) => x.is_some() || y.is_some(),
            ([x, y, None], [v, w, None]) => x == w && y == v,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_and_stems_are_told_from_other_words() {
        for (a, b, expected) in [
            ("several", "serveral", SLIP),
            ("recieve", "receive", SLIP),
            ("word", "ward", SLIP),
            ("server", "servers", SLIP),
            ("exclude", "excluding", STEM),
            ("omitted", "omitting", STEM),
            ("now", "not", 0.0),
            ("2023", "2024", 0.0),
            ("sha256", "sha512", 0.0),
            ("paragraph", "sentence", 0.0),
            ("école", "ecole", SLIP),
        ] {
            assert_eq!(kinship(a, b), expected, "{a} {b}");
            assert_eq!(kinship(b, a), expected, "{b} {a}");
            assert!(expected == 0.0 || may_be_kin(shape(a), shape(b)), "{a} {b}");
        }
    }

    #[test]
    fn one_wrong_letter_is_a_slip() {
        for (a, b, expected) in [
            ("Open the door.", "Opn the door.", true),
            ("Open the door.", "Open hte door.", true),
            ("Open the door.", "Open the doors.", true),
            ("Open the new door.", "Open the ne door.", true),
            ("Über die Brücke", "Uber die Brücke", true),
            ("Open the door.", "Open a door.", false),
            ("Appendix A", "Appendix B", false),
            ("Step 1", "Step 2", false),
            ("Table q1", "Table w1", false),
            ("Open the door.", "Open the door!", false),
            ("same", "same", false),
        ] {
            assert_eq!(is_slip(a, b), expected, "{a} / {b}");
            assert_eq!(is_slip(b, a), expected, "{b} / {a}");
        }
    }
}
