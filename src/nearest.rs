//! The known name that a mistyped one most likely means. Only home of `strsim`.

/// Returns the nearest of `known` to `word`, or `None` when none is near: more than a third of the letters would change.
///
/// Distance is optimal string alignment (one insertion, deletion, substitution or swap of neighbours each cost 1), without
/// regard to case; the first of equals wins.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let word = folded(word);
    let mut best: Option<(usize, &str)> = None;
    for candidate in known {
        let other = folded(candidate);
        let allowed = (word.len().max(other.len()) / 3).max(1);
        if word.len().abs_diff(other.len()) > allowed {
            continue;
        }
        let distance = strsim::osa_distance(&word, &other);
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, name)| name)
}

/// Returns the first 80 letters in lower case: names are short, and a text pasted in their place costs nothing.
fn folded(word: &str) -> String {
    word.chars().take(80).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_slips_are_recognised_and_strangers_are_not() {
        let known = ["missing-message", "missing-attribute", "tier", "formats"];
        assert_eq!(nearest("mising-message", known), Some("missing-message"));
        assert_eq!(nearest("teir", known), Some("tier"));
        assert_eq!(nearest("Format", known), Some("formats"));
        assert_eq!(nearest("colour", known), None);
        assert_eq!(nearest("", known), None);
        assert_eq!(nearest("x", []), None);
    }
}
