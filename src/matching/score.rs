//! Two texts → how alike they are, from 0 to 1.
//!
//! Half of it is the weight of the words that both hold in the same order, half of those in any order. A misspelt or
//! inflected word counts for its twin (`typo`). In short texts letters and links count, too.
//! The same words give 1, no common letters 0.

use super::{Piece, letters, portrait::Portrait, typo, vocabulary::Vocabulary};

/// Returns how alike two pieces are by themselves, from 0 to 1.
///
/// Without an article around them all words weigh the same, but for function words. Roles do not count.
pub fn similarity(a: &Piece, b: &Piece) -> f64 {
    // One order for each two texts, so that swapping them changes nothing.
    let (a, b) = if a.visible <= b.visible { (a, b) } else { (b, a) };
    let mut vocabulary = Vocabulary::default();
    let mut a = Portrait::new(a, &mut vocabulary);
    let mut b = Portrait::new(b, &mut vocabulary);
    vocabulary.weigh_evenly();
    a.weigh(&vocabulary);
    b.weigh(&vocabulary);
    f64::from(Scorer::new(&vocabulary).likeness(&a, &b).similarity)
}

/// How alike two texts are.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Likeness {
    pub similarity: f32,
    /// The weight of what both hold.
    pub common: f32,
}

/// Compares pairs with one vocabulary; its buffers are used again and again.
pub(super) struct Scorer<'v> {
    vocabulary: &'v Vocabulary,
    only_a: Vec<u32>,
    only_b: Vec<u32>,
    twins: Vec<Twin>,
    a: Vec<u32>,
    b: Vec<(u32, f32)>,
    row: Vec<f32>,
}

/// A word of `b` that stands for one of `a`.
struct Twin {
    a: u32,
    b: u32,
    weight: f32,
}

/// Texts that share less are different, whatever stands around them and in whatever order their words are.
const NOTHING_IN_COMMON: f32 = 0.16;
/// Up to so many words a text is short: letters and links tell as much as words.
const SHORT: usize = 6;
const LINKS_COUNT: usize = 8;
const ONLY_A_LINK: usize = 2;
/// Two texts that differ by one slip are this alike at least, any other two texts that much at most.
const SLIPPED: f32 = 0.99;
const REWORDED: f32 = 0.98;

impl<'v> Scorer<'v> {
    pub(super) fn new(vocabulary: &'v Vocabulary) -> Self {
        Scorer {
            vocabulary,
            only_a: Vec::new(),
            only_b: Vec::new(),
            twins: Vec::new(),
            a: Vec::new(),
            b: Vec::new(),
            row: Vec::new(),
        }
    }

    pub(super) fn likeness(&mut self, a: &Portrait, b: &Portrait) -> Likeness {
        let words = a.words.len().max(b.words.len());
        let mut likeness = self.by_words(a, b);
        if words <= SHORT {
            let by_letters = letters::likeness(a.visible, b.visible);
            let blended = (likeness.similarity + by_letters) / 2.0;
            likeness.similarity = likeness.similarity.max(blended);
        }
        if words <= LINKS_COUNT && !(a.links.is_empty() && b.links.is_empty()) {
            let share = if words <= ONLY_A_LINK { 0.6 } else { 0.2 };
            let links = letters::dice(&a.links, &b.links);
            likeness.similarity = (1.0 - share) * likeness.similarity + share * links;
        }
        if likeness.similarity > 0.5 && a.visible != b.visible {
            // A slip is a smaller change than any other: an edited copy never comes before the misspelt original.
            likeness.similarity = if typo::is_slip(a.visible, b.visible) {
                likeness.similarity.max(SLIPPED)
            } else {
                likeness.similarity.min(REWORDED)
            };
        }
        likeness
    }

    fn by_words(&mut self, a: &Portrait, b: &Portrait) -> Likeness {
        let (mut total_a, mut total_b) = (a.weight, b.weight);
        let mut bag = self.split_bags(a, b);
        let bound = if a.words.len().max(b.words.len()) <= SHORT { 0.0 } else { NOTHING_IN_COMMON };
        if 2.0 * bag <= bound * (total_a + total_b) && bound > 0.0 {
            return Likeness { similarity: share(bag, total_a, total_b), common: bag };
        }
        self.find_twins();
        for twin in &self.twins {
            // The rarer spelling is no more telling than the usual one.
            let (weight_a, weight_b) = (self.vocabulary.weight(twin.a), self.vocabulary.weight(twin.b));
            total_a -= weight_a - weight_a.min(weight_b);
            total_b -= weight_b - weight_a.min(weight_b);
            bag += twin.weight;
        }
        let ordered = self.in_order(a, b).unwrap_or(bag);
        let common = f32::midpoint(ordered, bag);
        Likeness { similarity: share(common, total_a, total_b), common }
    }

    /// Returns the weight of the words of both bags, and keeps those of one only.
    fn split_bags(&mut self, a: &Portrait, b: &Portrait) -> f32 {
        self.only_a.clear();
        self.only_b.clear();
        self.twins.clear();
        let (mut i, mut j, mut common) = (0, 0, 0.0);
        while i < a.bag.len() && j < b.bag.len() {
            let (x, y) = (a.bag[i], b.bag[j]);
            if x == y {
                common += self.vocabulary.weight(x);
            } else if x < y {
                self.only_a.push(x);
            } else {
                self.only_b.push(y);
            }
            i += usize::from(x <= y);
            j += usize::from(y <= x);
        }
        self.only_a.extend(&a.bag[i..]);
        self.only_b.extend(&b.bag[j..]);
        common
    }

    fn find_twins(&mut self) {
        // Texts with more words of their own than this are not the same with slips in them.
        const MOST: usize = 128;
        if self.only_a.len() > MOST || self.only_b.len() > MOST {
            return;
        }
        for &a in &self.only_a {
            let mut best: Option<(usize, f32)> = None;
            for (index, &b) in self.only_b.iter().enumerate() {
                if !typo::may_be_kin(self.vocabulary.shape(a), self.vocabulary.shape(b)) {
                    continue;
                }
                let kinship = typo::kinship(self.vocabulary.spelled(a), self.vocabulary.spelled(b));
                if kinship > best.map_or(0.0, |(_, kinship)| kinship) {
                    best = Some((index, kinship));
                }
            }
            if let Some((index, kinship)) = best {
                let b = self.only_b.swap_remove(index);
                let weight = kinship * self.vocabulary.weight(a).min(self.vocabulary.weight(b));
                self.twins.push(Twin { a, b, weight });
            }
        }
    }

    /// Returns the weight of the heaviest common subsequence, or nothing when it would take too long.
    fn in_order(&mut self, a: &Portrait, b: &Portrait) -> Option<f32> {
        const LONGEST: usize = 1_000_000;
        let start = a.words.iter().zip(&b.words).take_while(|(x, y)| x == y).count();
        let (rest_a, rest_b) = (&a.words[start..], &b.words[start..]);
        let end = rest_a.iter().rev().zip(rest_b.iter().rev()).take_while(|(x, y)| x == y).count();
        let (rest_a, rest_b) = (&rest_a[..rest_a.len() - end], &rest_b[..rest_b.len() - end]);
        if rest_a.len().saturating_mul(rest_b.len()) > LONGEST {
            return None;
        }
        let outside = a.words[..start].iter().chain(&a.words[a.words.len() - end..]);
        let outside: f32 = outside.map(|&word| self.vocabulary.weight(word)).sum();
        self.a.clear();
        self.a.extend(rest_a);
        self.b.clear();
        for &word in rest_b {
            let twin = self.twins.iter().find(|twin| twin.b == word);
            self.b.push(twin.map_or((word, self.vocabulary.weight(word)), |twin| (twin.a, twin.weight)));
        }
        self.row.clear();
        self.row.resize(self.b.len() + 1, 0.0);
        for &word in &self.a {
            let (mut left, mut diagonal) = (0.0, 0.0);
            for (&(other, weight), cell) in self.b.iter().zip(&mut self.row[1..]) {
                let above = *cell;
                left = if word == other { diagonal + weight } else { above.max(left) };
                *cell = left;
                diagonal = above;
            }
        }
        Some(outside + self.row.last().copied().unwrap_or(0.0))
    }
}

/// Returns the share of what is common in the weight of both.
fn share(common: f32, a: f32, b: f32) -> f32 {
    if a + b > 0.0 { (2.0 * common / (a + b)).min(1.0) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::super::Role;
    use super::*;

    fn text(text: &str) -> Piece<'_> {
        Piece { role: Role::Body, text, visible: text, links: Vec::new() }
    }

    #[test]
    fn similarity_grows_with_what_is_common() {
        let original = "The harbour office closes its doors at noon on every second Friday.";
        let ladder = [
            "Bread rises slowly in a cold and draughty kitchen.",
            "The harbour office moved to another street last spring.",
            "The harbour office closes at noon on most Fridays now.",
            "The harbour office closes its gates at noon on every second Friday.",
            "The harbour ofice closes its doors at noon on every second Friday.",
            original,
        ];
        let scores: Vec<f64> = ladder.iter().map(|rung| similarity(&text(original), &text(rung))).collect();
        assert!(scores.is_sorted(), "{scores:?}");
        assert!(scores[0] < 0.1 && scores[4] > 0.989 && scores[5] == 1.0, "{scores:?}");
    }

    #[test]
    fn similarity_does_not_depend_on_the_side() {
        for (a, b) in [("one two three", "three two one"), ("Remotes", "Remotes and branches"), ("", "x")] {
            assert_eq!(similarity(&text(a), &text(b)), similarity(&text(b), &text(a)), "{a} {b}");
        }
    }
}
