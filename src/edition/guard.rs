//! What a translation may bring into an edition: text, and the markup of its English; nothing else.

use std::collections::BTreeMap;

use crate::markdown::{self, Definitions, Inventory};

/// Returns a translation in which raw HTML that its English does not have is shown as text.
///
/// Each tag of the English may be used as often as it stands there.
pub(super) fn guarded(text: &str, english: &str, raw_html: bool) -> String {
    if !text.contains('<') {
        return text.to_string();
    }
    let tags = |text: &str| match raw_html {
        true => Inventory::of_html(text).tags,
        false => markdown::inventory(text, &Definitions::new()).tags,
    };
    let mut allowed: BTreeMap<String, usize> = BTreeMap::new();
    for (tag, _) in tags(english) {
        *allowed.entry(tag).or_default() += 1;
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (tag, span) in tags(text) {
        match allowed.get_mut(&tag).filter(|left| **left > 0) {
            Some(left) => *left -= 1,
            None => {
                out.push_str(&text[at..span.start]);
                out.push_str("&lt;");
                at = span.start + 1;
            }
        }
    }
    out.push_str(&text[at..]);
    out
}

/// Returns the destination of the first link or image of a text that an edition may not lead to.
pub(super) fn unsafe_target(text: &str, definitions: &Definitions) -> Option<String> {
    let found = markdown::inventory(text, definitions);
    found.links.into_iter().chain(found.images).map(|(target, _)| target).find(|target| !is_safe(target))
}

/// Tells whether an edition may lead to an address: http, https, mailto, tel, or relative.
///
/// White space and control characters are taken out first, as browsers do (WHATWG URL §4.1).
pub(super) fn is_safe(target: &str) -> bool {
    let target: String = target.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let Some((scheme, _)) = target.split_once(':') else { return true };
    if scheme.contains(['/', '?', '#']) {
        return true;
    }
    matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https" | "mailto" | "tel")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_tags_of_the_english_stand() {
        for (text, english, expected) in [
            ("a <b>x</b>", "a <b>y</b>", "a <b>x</b>"),
            ("a <b>x</b> <b>z</b>", "a <b>y</b>", "a <b>x</b> &lt;b>z&lt;/b>"),
            ("<script>x</script>", "x", "&lt;script>x&lt;/script>"),
            ("<b onclick=x>x</b>", "<b>x</b>", "&lt;b onclick=x>x</b>"),
            ("1 < 2", "x", "1 < 2"),
            ("<https://a.example>", "x", "<https://a.example>"),
        ] {
            assert_eq!(guarded(text, english, false), expected, "{text}");
        }
        assert_eq!(guarded("<div onload=x><p>y", "<div><p>x", true), "&lt;div onload=x><p>y");
    }

    #[test]
    fn only_ordinary_addresses_are_safe() {
        for good in ["https://a.example", "HTTP://a", "mailto:a@b", "tel:1", "/a", "a/b:c", "#x", "?a:b", ""] {
            assert!(is_safe(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            " java\tscript:x",
            "JAVASCRIPT:x",
            "data:text/html,x",
            "vbscript:x",
            "file:///x",
            "\u{1}javascript:x",
        ] {
            assert!(!is_safe(bad), "{bad}");
        }
    }
}
