//! HTML tags as they were found → tags in a form in which equal ones are equal.
//!
//! Names and attributes in lower case, attributes in order, entities decoded, `<br/>` as `<br>`. Comments are no tags.

use std::collections::BTreeSet;

use crate::markdown::decoded;
use crate::span::Span;

/// Attributes whose values readers read, so that they are translated.
const TRANSLATED: &[&str] = &["alt", "aria-label", "placeholder", "title"];

/// Elements that have no end tag (HTML "Void elements").
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Attributes that lead somewhere.
const LEADING: &[&str] =
    &["action", "background", "cite", "data", "formaction", "href", "poster", "src", "srcset", "xlink:href"];

/// A tag.
#[derive(Clone, Debug)]
pub(super) struct Tag {
    /// As it stands in the text, white space folded.
    pub shown: String,
    /// The form to compare: the values of translated attributes are left out.
    pub form: String,
    /// The destinations in its attributes.
    pub destinations: Vec<String>,
    /// Where it stands in the text.
    pub span: Span,
    name: String,
    role: Role,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Start,
    End,
    Alone,
}

/// Returns the tags among what was found; a `<` whose tag never ends is text.
pub(super) fn tags(found: &[(String, Span)]) -> Vec<Tag> {
    found.iter().filter_map(|(shown, span)| tag(shown, *span)).collect()
}

/// Returns the first tag that has no partner; empty elements and `<x/>` need none.
pub(super) fn unbalanced(tags: &[Tag]) -> Option<&Tag> {
    let mut open: Vec<&Tag> = Vec::new();
    for tag in tags {
        match tag.role {
            Role::Start => open.push(tag),
            Role::Alone => {}
            Role::End => match open.pop() {
                Some(start) if start.name == tag.name => {}
                Some(start) if open.iter().rev().take(8).any(|outer| outer.name == tag.name) => return Some(start),
                _ => return Some(tag),
            },
        }
    }
    open.pop()
}

/// Returns the forms to compare.
pub(super) fn forms(tags: &[Tag]) -> Vec<String> {
    tags.iter().map(|tag| tag.form.clone()).collect()
}

/// Tells whether a form is a line break, which languages set where their words need it.
pub(super) fn is_break(form: &str) -> bool {
    ["<br", "<wbr"].iter().any(|name| form.strip_prefix(name).is_some_and(|rest| rest.starts_with(['>', ' '])))
}

fn tag(shown: &str, span: Span) -> Option<Tag> {
    let inner = shown.strip_prefix('<')?.strip_suffix('>')?;
    let (inner, end) = match inner.strip_prefix('/') {
        Some(inner) => (inner, true),
        None => (inner, false),
    };
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let (inner, closed) = match inner.strip_suffix('/') {
        Some(inner) if !end => (inner, true),
        _ => (inner, false),
    };
    let length = inner.find([' ', '\t', '\n', '/']).unwrap_or(inner.len());
    let name = inner[..length].to_ascii_lowercase();
    if end {
        let form = format!("</{name}>");
        return Some(Tag { shown: shown.into(), form, destinations: Vec::new(), span, name, role: Role::End });
    }
    let attributes = attributes(&inner[length..]);
    let destinations = attributes.iter().filter(|(name, _)| LEADING.contains(&name.as_str()));
    let destinations = destinations.map(|(_, value)| value.clone()).collect();
    let written: BTreeSet<String> = attributes
        .into_iter()
        .map(|(name, value)| match TRANSLATED.contains(&name.as_str()) {
            true => format!(" {name}"),
            false => format!(" {name}={value:?}"),
        })
        .collect();
    let form = format!("<{name}{}>", written.into_iter().collect::<String>());
    let role = if closed || VOID.contains(&name.as_str()) { Role::Alone } else { Role::Start };
    Some(Tag { shown: shown.into(), form, destinations, span, name, role })
}

/// Reads attributes (HTML "Start tags"): names with values in double quotes, in single quotes, bare, or without one.
fn attributes(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text.trim_start_matches([' ', '/']);
    while !rest.is_empty() {
        let length = rest.char_indices().skip(1).find(|(_, c)| matches!(c, '=' | ' ' | '/'));
        let (name, behind) = rest.split_at(length.map_or(rest.len(), |(at, _)| at));
        rest = behind.trim_start();
        let mut value = "";
        if let Some(behind) = rest.strip_prefix('=') {
            let behind = behind.trim_start();
            let quote = behind.chars().next().filter(|c| matches!(c, '"' | '\''));
            (value, rest) = match quote {
                Some(quote) => behind[1..].split_once(quote).unwrap_or((&behind[1..], "")),
                None => behind.split_at(behind.find(' ').unwrap_or(behind.len())),
            };
        }
        found.push((name.to_ascii_lowercase(), decoded(value)));
        rest = rest.trim_start_matches([' ', '/']);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::Inventory;

    fn of(html: &str) -> Vec<Tag> {
        tags(&Inventory::of_html(html).tags)
    }

    #[test]
    fn equal_tags_have_one_form() {
        for (one, other) in [
            ("<A HREF='x' class=y>", "<a class=\"y\"  href=\"x\" >"),
            ("<br/>", "<br>"),
            ("<img alt='cat' src=a>", "<img src=a alt=\"кот\">"),
            ("<a href='?a&amp;b'>", "<a href='?a&b'>"),
            ("<!-- c --><b>", "<b>"),
            ("a <b", "a"),
            ("1 < 2 <= 3", ""),
        ] {
            assert_eq!(forms(&of(one)), forms(&of(other)), "{one} | {other}");
        }
        assert_ne!(forms(&of("<a href=x>")), forms(&of("<a href=y>")));
        assert_ne!(forms(&of("<a onclick=x>")), forms(&of("<a>")));
    }

    #[test]
    fn tags_pair_in_order() {
        for (html, expected) in [
            ("<b>x</b>", None),
            ("<p>a<br>b<img src=x/></p>", None),
            ("<b>x", Some("<b>")),
            ("x</b>", Some("</b>")),
            ("</b>x<b>", Some("</b>")),
            ("<b><i>x</b></i>", Some("<i>")),
            ("<b>x<b>", Some("<b>")),
        ] {
            let tags = of(html);
            assert_eq!(unbalanced(&tags).map(|tag| tag.shown.as_str()), expected, "{html}");
        }
    }

    #[test]
    fn references_are_decoded() {
        assert_eq!(
            decoded("java&#115;cript&colon;x &amp &unknown; &#x110000; &"),
            "javascript:x & &unknown; &#x110000; &"
        );
    }
}
