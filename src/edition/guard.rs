//! What a translation may bring into an edition: text, and the markup of its English; nothing else.

use std::collections::BTreeMap;

use crate::markdown::{self, Definitions, Inventory, Replacement, Slot};
use crate::span::Span;

/// Returns a translation in which raw HTML that its English does not have is shown as text.
///
/// Each tag of the English may be used as often as it stands there.
pub(super) fn guarded(text: &str, english: &str, raw_html: bool) -> String {
    if !text.contains('<') {
        return text.to_string();
    }
    let mut text = text.to_string();
    for mark in ["<!", "<?"].into_iter().filter(|mark| !english.contains(mark)) {
        text = text.replace(mark, &mark.replace('<', "&lt;"));
    }
    // What stood in an attribute of a tag that is shown as text may be a tag now.
    for _ in 0..MOST_LAYERS {
        let next = without_foreign_tags(&text, english, raw_html);
        if next == text {
            return text;
        }
        text = next;
    }
    text.replace('<', "&lt;")
}

/// How many tags may stand inside each other's attributes before no tag is believed.
const MOST_LAYERS: usize = 8;

fn without_foreign_tags(text: &str, english: &str, raw_html: bool) -> String {
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

/// Returns a translation without characters that its English does not have and that act on more than themselves.
///
/// Control characters and overrides of direction go; embeddings and isolates of direction that stay open are closed, so
/// that no text after them is turned round (UAX #9 §2).
pub(super) fn tame(text: &str, english: &str) -> String {
    // All bytes are looked at, which is quicker than to stop at the first: many go at once.
    let may_act = |byte: u8| byte == b'&' || byte >= 0x7F || (byte < 0x20 && !matches!(byte, b'\n' | b'\t'));
    if !text.bytes().fold(false, |found, byte| found | may_act(byte)) {
        return text.to_string();
    }
    let text = if text.contains('&') { without_references(text) } else { text.to_string() };
    if !text.chars().any(|c| !c.is_ascii_graphic() && c != ' ' && (turns(c) || acts(c))) {
        return text;
    }
    let mut open = Vec::new();
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !acts(*c) || english.contains(*c)) {
        match c {
            '\u{202A}' | '\u{202B}' => open.push('\u{202C}'),
            '\u{2066}'..='\u{2068}' => open.push('\u{2069}'),
            '\u{202C}' | '\u{2069}' if open.pop_if(|close| *close == c).is_none() => continue,
            _ => {}
        }
        out.push(c);
    }
    out.extend(open.into_iter().rev());
    out
}

/// Tells whether a character opens or closes an embedding or an isolate of direction.
fn turns(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202C}' | '\u{2066}'..='\u{2069}')
}

/// Returns a text without marks of direction where one of them is not in its words, as in the destination of a link or in a
/// tag: what the others open or close would be another part of the page than the translator saw (RFC 3987 §4.1).
pub(super) fn turned_by_words(text: String, slot: &Slot, definitions: &Definitions) -> String {
    if text.is_ascii() || !text.contains(turns) {
        return text;
    }
    let count = |text: &str| text.matches(turns).count();
    let is_in_words = |text: &str| {
        let images = markdown::inventory(text, definitions).images;
        images.iter().all(|(_, span)| count(&text[span.range()]) == 0)
            && count(&markdown::visible_text(text, definitions)) == count(text)
    };
    match is_in_words(&text) && is_in_words(&written(&text, slot)) {
        true => text,
        false => text.replace(turns, ""),
    }
}

/// Tells whether a character acts on more than itself: controls, overrides of direction, and what is no character.
fn acts(c: char) -> bool {
    let is_none = c as u32 & 0xFFFE == 0xFFFE || matches!(c, '\u{FDD0}'..='\u{FDEF}');
    matches!(c, '\u{202D}' | '\u{202E}') || is_none || c.is_control() && !matches!(c, '\n' | '\t')
}

/// Takes out the character references by number that stand for such characters or open a direction.
fn without_references(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("&#") {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = rest.bytes().take(12).skip(2).take_while(u8::is_ascii_alphanumeric).count() + 2;
        let length = length + usize::from(rest[length..].starts_with(';'));
        let decoded = markdown::decoded(&rest[..length]);
        if !decoded.chars().any(|c| acts(c) || turns(c)) {
            out.push_str(&rest[..length]);
        }
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

/// Returns a guarded translation that has no foreign tag as it is written into its slot, either.
///
/// Marks of blocks are escaped at the start of a line, so that what was code between two of them is markup then.
pub(super) fn settled(text: String, english: &str, slot: &Slot) -> String {
    let written = written(&text, slot);
    if written == text || without_foreign_tags(&written, english, false) == written {
        return text;
    }
    text.replace('<', "&lt;")
}

/// Returns a text as it is written into its slot, without the prefixes of its lines.
fn written(text: &str, slot: &Slot) -> String {
    let bare = match slot {
        Slot::Prose { quotes, opens, hard_breaks, .. } => Slot::Prose {
            prefix: String::new(),
            quotes: *quotes,
            opens: *opens,
            delimiters: None,
            hard_breaks: hard_breaks.clone(),
            breaks: Vec::new(),
        },
        Slot::BelowTable { slot, .. } | Slot::BelowParagraph { slot, .. } => return written(text, slot),
        other => other.clone(),
    };
    let whole = Replacement { span: Span::default(), slot: &bare, text: Some(text) };
    markdown::splice("", "\n", &[whole]).0
}

/// Returns the destination of the first link or image of a text that an edition may not lead to.
pub(super) fn unsafe_target(text: &str, slot: &Slot, definitions: &Definitions) -> Option<String> {
    let unsafe_in = |text: &str| {
        let found = markdown::inventory(text, definitions);
        let mut targets = found.links.into_iter().chain(found.images).map(|(target, _)| target);
        targets.find(|target| markdown::forbidden_scheme(target).is_some())
    };
    let written = written(text, slot);
    unsafe_in(text).or_else(|| if written == text { None } else { unsafe_in(&written) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prose() -> Slot {
        Slot::Prose {
            prefix: "> ".to_string(),
            quotes: 1,
            opens: markdown::Opens::Block,
            delimiters: None,
            hard_breaks: Vec::new(),
            breaks: Vec::new(),
        }
    }

    #[test]
    fn no_text_turns_round_what_follows_it() {
        for (text, english, expected) in [
            ("a\u{202E}b", "x", "ab"),
            ("a\u{202E}b", "\u{202E}", "a\u{202E}b"),
            ("a\u{0}\u{8}\u{85}b\n\tc", "x", "ab\n\tc"),
            ("a\u{2067}b", "x", "a\u{2067}b\u{2069}"),
            ("a\u{2068}b\u{2069} \u{200F}c", "x", "a\u{2068}b\u{2069} \u{200F}c"),
            ("a&#x202E;b&#1;c&#8295;d&#38;e&#", "x", "abcd&#38;e&#"),
            ("\u{2069}a\u{202B}b\u{2066}c", "x", "a\u{202B}b\u{2066}c\u{2069}\u{202C}"),
        ] {
            assert_eq!(tame(text, english), expected, "{text:?}");
        }
    }

    #[test]
    fn directions_turn_only_where_all_their_marks_are_words() {
        for (text, expected) in [
            ("a \u{2067}*b*\u{2069} `c`", "a \u{2067}*b*\u{2069} `c`"),
            ("[\u{2067}b\u{2069}](/c)", "[\u{2067}b\u{2069}](/c)"),
            ("a \u{2067}b [c](/d\u{2069})", "a b [c](/d)"),
            ("a \u{2067}b ![c\u{2069}](/d)", "a b ![c](/d)"),
            ("a \u{2067}b <i title='\u{2069}'>c</i>", "a b <i title=''>c</i>"),
            // It is code here, and a link where the marks of a code block are escaped.
            ("```x\n[b](/\u{2068}c) d\n```\u{2069}", "```x\n[b](/c) d\n```"),
        ] {
            assert_eq!(turned_by_words(text.to_string(), &prose(), &Definitions::new()), expected, "{text:?}");
        }
    }

    #[test]
    fn only_the_tags_of_the_english_stand() {
        for (text, english, expected) in [
            ("a <b>x</b>", "a <b>y</b>", "a <b>x</b>"),
            ("a <b>x</b> <b>z</b>", "a <b>y</b>", "a <b>x</b> &lt;b>z&lt;/b>"),
            ("<script>x</script>", "x", "&lt;script>x&lt;/script>"),
            ("<b onclick=x>x</b>", "<b>x</b>", "&lt;b onclick=x>x</b>"),
            ("<i title='<b>'>", "<b>x</b>", "&lt;i title='<b>'>"),
            ("<i title='<u title=\"<script>\">'>", "x", "&lt;i title='&lt;u title=\"&lt;script>\">'>"),
            ("<!DOCTYPE x><?x?>", "x", "&lt;!DOCTYPE x>&lt;?x?>"),
            ("<!-- x -->", "y <!-- x -->", "<!-- x -->"),
            ("1 < 2", "x", "1 < 2"),
            ("<https://a.example>", "x", "<https://a.example>"),
        ] {
            assert_eq!(guarded(text, english, false), expected, "{text}");
        }
        for (text, expected) in [
            ("```\n<script>\n```", "```\n&lt;script>\n```"),
            ("a ``` <script> ```", "a ``` <script> ```"),
            ("one\n`<b>` <b>", "one\n`<b>` <b>"),
        ] {
            assert_eq!(settled(guarded(text, "<b>", false), "<b>", &prose()), expected, "{text}");
        }
        let target = |text| unsafe_target(text, &prose(), &Definitions::new());
        assert_eq!(target("```\n[x](javascript:a)\n```").as_deref(), Some("javascript:a"));
        assert_eq!(target("a ``` [x](javascript:a) ```"), None);
        assert_eq!(guarded("<div onload=x><p>y", "<div><p>x", true), "&lt;div onload=x><p>y");
    }
}
