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
    let mut targets = found.links.into_iter().chain(found.images).map(|(target, _)| target);
    targets.find(|target| markdown::forbidden_scheme(target).is_some())
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
}
