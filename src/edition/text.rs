//! Plain text for messengers: title, notices, paragraphs that are never wrapped.

use super::Printing;
use crate::markdown;

/// Returns the edition as plain text.
pub(super) fn print(printing: &Printing<'_>) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(printing.edition.front_matter.get("title").cloned());
    parts.extend(super::notices(printing));
    parts.extend(markdown::plain_text(&printing.edition.text));
    let mut out =
        parts.iter().map(|part| part.trim_end()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n");
    if !out.is_empty() {
        out.push('\n');
    }
    out
}
