//! A text → HTML and XML that show it to the letter.
//!
//! Invariant: what XML 1.0 forbids (controls, U+FFFE, U+FFFF) comes out as a visible escape.

use super::visible::visible;

/// Returns a text for the content and the quoted attributes of HTML and XML.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
