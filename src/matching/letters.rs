//! Two short texts → how alike they are by their letters, from 0 to 1.
//!
//! Runs of three letters, word ends among them, so that endings and slips cost little.

use super::words::each_word;

/// Returns the likeness of two short texts by runs of three letters.
pub(super) fn likeness(a: &str, b: &str) -> f32 {
    dice(&trigrams(a), &trigrams(b))
}

fn trigrams(text: &str) -> Vec<[char; 3]> {
    let mut chars = vec![' '];
    each_word(text, |word| {
        chars.extend(word.chars());
        chars.push(' ');
    });
    let mut trigrams: Vec<[char; 3]> = chars.windows(3).map(|w| [w[0], w[1], w[2]]).collect();
    trigrams.sort_unstable();
    trigrams
}

/// Returns twice the common elements by all elements of two sorted lists.
pub(super) fn dice<T: Ord>(a: &[T], b: &[T]) -> f32 {
    let (mut i, mut j, mut common) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        let order = a[i].cmp(&b[j]);
        common += usize::from(order.is_eq());
        i += usize::from(order.is_le());
        j += usize::from(order.is_ge());
    }
    let all = a.len() + b.len();
    if all == 0 { 0.0 } else { 2.0 * common as f32 / all as f32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_cost_little() {
        assert_eq!(likeness("Diffing", "diffing"), 1.0);
        assert!(likeness("Diffing", "Diffs") > 0.3);
        assert_eq!(likeness("Diffing", "Market"), 0.0);
        assert_eq!(likeness("", ""), 0.0);
    }
}
