//! A text → HTML and XML that show it to the letter.
//!
//! Invariant: what XML 1.0 forbids (controls, U+FFFE, U+FFFF) comes out as a visible escape.

use super::visible::visible;
use crate::markdown::escaped_anywhere;

/// Returns a text for the content and the quoted attributes of HTML and XML.
pub(super) fn escaped(text: &str) -> String {
    escaped_anywhere(&visible(text))
}
