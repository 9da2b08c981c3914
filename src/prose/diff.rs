//! Two texts → the words that stayed, went and came.

use similar::{ChangeTag, TextDiff};

/// A run of words that stayed, went or came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// In both texts.
    Same(String),
    /// Only in the old text.
    Removed(String),
    /// Only in the new text.
    Added(String),
}

/// Returns the difference by words (UAX #29); joined, `Same` and `Removed` are the old text, `Same` and `Added` the new.
pub fn word_diff(old: &str, new: &str) -> Vec<Difference> {
    let mut runs: Vec<(ChangeTag, String)> = Vec::new();
    let diff = TextDiff::from_unicode_words(old, new);
    for change in diff.iter_all_changes() {
        match runs.last_mut() {
            Some((tag, run)) if *tag == change.tag() => run.push_str(change.value()),
            _ => runs.push((change.tag(), change.value().to_string())),
        }
    }
    runs.into_iter()
        .map(|(tag, run)| match tag {
            ChangeTag::Equal => Difference::Same(run),
            ChangeTag::Delete => Difference::Removed(run),
            ChangeTag::Insert => Difference::Added(run),
        })
        .collect()
}

/// Cuts the part of an unchanged run that is far from any change: all but so many characters at its start and end.
pub fn cut_middle(words: &str, before: usize, behind: usize) -> String {
    let letters: Vec<char> = words.chars().collect();
    if letters.len() <= before + behind + 3 {
        return words.to_string();
    }
    let start: String = letters[..before].iter().collect();
    let end: String = letters[letters.len() - behind..].iter().collect();
    format!("{start}…{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_whole() {
        use Difference::*;
        assert_eq!(
            word_diff("up to 1% of men", "up to 10% of men"),
            [Same("up to ".into()), Removed("1".into()), Added("10".into()), Same("% of men".into())]
        );
        assert_eq!(word_diff("", "x"), [Added("x".into())]);
        assert_eq!(word_diff("a", "a"), [Same("a".into())]);
    }
}
