//! The name of a file → whether it may be printed: it stands in findings, and in the first line of a catalogue, and must act
//! on neither.

/// Returns how a path is shown that holds controls or turns the direction of what follows (UAX #9 §2); `None` where it does not.
pub(super) fn escaped(path: &str) -> Option<String> {
    let shown = |c: char| if acts(c) { c.escape_unicode().to_string() } else { c.to_string() };
    path.contains(acts).then(|| path.chars().map(shown).collect())
}

fn acts(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_act_are_shown_escaped() {
        for (path, shown) in [
            ("source/a b.md", None),
            ("source/приём \u{200F}שלום.md", None),
            ("source/a\nb.md", Some("source/a\\u{a}b.md")),
            ("source/a\u{1B}[31m.md", Some("source/a\\u{1b}[31m.md")),
            ("source/a\u{202E}dm.md", Some("source/a\\u{202e}dm.md")),
        ] {
            assert_eq!(escaped(path).as_deref(), shown, "{path:?}");
        }
    }
}
