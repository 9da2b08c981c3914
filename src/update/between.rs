//! What stands between the entries of a locale file, of which some may be junk: whether pieces of it would be read as one.

/// What Fluent reads as blank (EBNF `blank`); a tab is junk.
pub(super) const BLANK: [char; 3] = [' ', '\n', '\r'];

/// Returns a text from its first line on that is not blank.
pub(super) fn without_blank_lines(text: &str) -> &str {
    let words = text.len() - text.trim_start_matches(BLANK).len();
    if words == text.len() {
        return "";
    }
    &text[text[..words].rfind('\n').map_or(0, |at| at + 1)..]
}

/// Tells whether two texts between entries, of which each may be junk, might be read as one, and that one as an entry.
pub(super) fn would_join(before: &str, text: &str) -> bool {
    let last = before.trim_end_matches(BLANK).lines().next_back();
    let junk_before = last.is_some_and(|line| !line.trim_start_matches('\u{FEFF}').starts_with('#'));
    let text = without_blank_lines(text);
    junk_before && !text.is_empty() && !text.starts_with('#')
}

/// Tells whether junk would go on the entry above, if it stood there.
pub(super) fn continues(junk: &str) -> bool {
    without_blank_lines(junk).starts_with(|c: char| !c.is_alphabetic())
}
