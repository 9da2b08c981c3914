//! Two lists without regard to order → what each has more often than the other.

use std::collections::BTreeMap;

/// How a list differs from the English one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Difference {
    /// What it lacks, as often as it does, in alphabetical order.
    pub missing: Vec<String>,
    /// The positions of what it has too often.
    pub extra: Vec<usize>,
}

impl Difference {
    /// Returns the number of things that differ.
    pub(super) fn size(&self) -> usize {
        self.missing.len() + self.extra.len()
    }
}

/// Compares a list with the English one.
pub(super) fn difference(english: &[String], own: &[String]) -> Difference {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for word in english {
        *left.entry(word).or_default() += 1;
    }
    let mut extra = Vec::new();
    for (position, word) in own.iter().enumerate() {
        match left.get_mut(word.as_str()) {
            Some(count) if *count > 0 => *count -= 1,
            _ => extra.push(position),
        }
    }
    let missing = left.into_iter().flat_map(|(word, count)| std::iter::repeat_n(word.to_string(), count)).collect();
    Difference { missing, extra }
}

/// Compares a list with each of several English ones and returns the smallest difference; none where it equals one.
pub(super) fn least_difference<'a>(
    english: impl IntoIterator<Item = &'a [String]>,
    own: &[String],
) -> Option<Difference> {
    let least = english.into_iter().map(|english| difference(english, own)).min_by_key(Difference::size)?;
    (least.size() > 0).then_some(least)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_does_not_count_and_number_does() {
        let list = |text: &str| text.split_whitespace().map(str::to_string).collect::<Vec<_>>();
        assert_eq!(difference(&list("a b a"), &list("a a b")), Difference::default());
        let found = difference(&list("a b b c"), &list("b d a a"));
        assert_eq!((found.missing.join(" "), found.extra), ("b c".to_string(), vec![1, 3]));
        let english = [list("a b c"), list("a d")];
        let least = least_difference(english.iter().map(Vec::as_slice), &list("a")).unwrap();
        assert_eq!(least.missing, ["d"]);
        assert_eq!(least_difference(english.iter().map(Vec::as_slice), &list("d a")), None);
    }
}
