//! Comments that show English and stand above nothing: what is left when somebody deletes a translation and not its comment.
//!
//! Invariant: a comment goes only when each of its lines is one that the tool wrote, with English that it knows, and when it
//! keeps nothing apart.

use std::collections::BTreeSet;

use crate::ftl::{self, EntryKind, Level};
use crate::translation::{OwnedLine, Owner, owned_line};

/// Returns the text between two entries without such comments; `known` has the lines of English that the tool shows or showed.
pub(super) fn without_lost_comments(above: &str, owner: &Owner, known: &BTreeSet<String>) -> String {
    if !above.contains("# ") {
        return above.to_string();
    }
    let resource = ftl::parse(above);
    let mut out = String::new();
    let mut at = 0;
    for (number, entry) in resource.entries.iter().enumerate() {
        let EntryKind::Comment(Level::Single, lines) = &entry.kind else { continue };
        let next = resource.entries.get(number + 1);
        // Without the comment, junk would become a part of the entry above.
        let guards = next.is_some_and(|next| matches!(next.kind, EntryKind::Junk(..)));
        if !guards && lines.iter().all(|line| is_ours(line, owner, known)) {
            out.push_str(&above[at..entry.span.start]);
            at = next.map_or(above.len(), |next| next.span.start);
        }
    }
    out.push_str(&above[at..]);
    out
}

fn is_ours(line: &str, owner: &Owner, known: &BTreeSet<String>) -> bool {
    match owned_line(line, owner) {
        Some(OwnedLine::English(text) | OwnedLine::Was(text)) => known.contains(text.trim_end()),
        Some(OwnedLine::Fingerprint(_)) => true,
        Some(OwnedLine::EnglishAttribute(..) | OwnedLine::Note(_)) | None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_tool_wrote_goes() {
        let known = BTreeSet::from(["One.".to_string(), "Two.".to_string()]);
        for (above, left) in [
            ("# en: One.\n\n", ""),
            ("# en: One.\n# was: Two.\n\n# mine\n\n", "# mine\n\n"),
            ("# en: One.\n# mine\n\n", "# en: One.\n# mine\n\n"),
            ("# en: somebody's own\n\n", "# en: somebody's own\n\n"),
            ("# en: One.\n# note: keep\n\n", "# en: One.\n# note: keep\n\n"),
            ("## Group\n\n# en: Two.\r\n\r\n", "## Group\n\n"),
            ("", ""),
        ] {
            assert_eq!(without_lost_comments(above, &Owner::new("en"), &known), left, "{above:?}");
        }
    }
}
