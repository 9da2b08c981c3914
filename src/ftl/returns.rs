//! Entries of a text with carriage returns that are no line endings → the entries that a reader would see.
//!
//! To the grammar such a carriage return is text (EBNF `text_char`), unless it ends a value; the library trims only the last
//! piece of a value, and takes a line of it for a line of the text that is not indented. To a reader it is no text at all, and
//! the bytes of an entry, without what is blank at their end, must be read as that entry again: so an entry is here what it is
//! without what is blank behind it.

use fluent_syntax::ast;

use super::parse::{Entry, EntryKind, Level, read, trimmed_len};
use super::problem::Problem;
use crate::span::Span;

/// Tells whether some carriage return is not part of a line ending.
pub(super) fn stand_alone(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'\r', bytes).any(|at| bytes.get(at + 1) != Some(&b'\n'))
}

/// Reads each entry without what is blank behind it, and makes junk of what is left without a value.
pub(super) fn settle<'s>(text: &'s str, entries: Vec<Entry<'s>>) -> Vec<Entry<'s>> {
    let ends: Vec<usize> = entries.iter().skip(1).map(|entry| entry.span.start).chain([text.len()]).collect();
    entries.into_iter().zip(ends).flat_map(|(entry, next)| with_values(text, entry, next)).collect()
}

/// Returns what of an entry has values, if only its comment, and the rest as junk.
fn with_values<'s>(text: &'s str, mut entry: Entry<'s>, next: usize) -> impl Iterator<Item = Entry<'s>> {
    let end = entry.span.end;
    let mut junk = end;
    while lacks_value(text, &entry) {
        let attributes = match &mut entry.kind {
            EntryKind::Message(message) => &mut message.attributes,
            EntryKind::Term(term) => &mut term.attributes,
            EntryKind::Comment(..) | EntryKind::Junk(..) => break,
        };
        junk = match attributes.pop() {
            Some(attribute) => text[..Span::of(text, attribute.id.name).start].rfind('\n').map_or(0, |at| at + 1),
            None => {
                let body = entry.body_span(text).start;
                entry.kind = EntryKind::Comment(Level::Single, entry.comment().to_vec());
                body
            }
        };
        entry.span.end = entry.span.start + trimmed_len(&text[entry.span.start..junk]);
    }
    let behind = if junk < end { junk } else { next };
    if entry.name().is_some() && stand_alone(&text[entry.span.end..behind]) {
        let mut alone = read(text, &text[entry.span.range()]);
        if let (Some(one), true) = (alone.pop(), alone.is_empty()) {
            entry.kind = one.kind;
        }
    }
    match &mut entry.kind {
        EntryKind::Message(message) => {
            message.value.iter_mut().for_each(trim);
            message.attributes.iter_mut().for_each(|attribute| trim(&mut attribute.value));
        }
        EntryKind::Term(term) => {
            trim(&mut term.value);
            term.attributes.iter_mut().for_each(|attribute| trim(&mut attribute.value));
        }
        EntryKind::Comment(..) | EntryKind::Junk(..) => {}
    }
    let rest = (junk < end).then(|| {
        let bytes = &text[junk..end];
        Entry { span: Span::new(junk, end), kind: EntryKind::Junk(bytes, Problem::without_value(text, bytes)) }
    });
    let kept = rest.is_none() || entry.span.start < junk;
    kept.then_some(entry).into_iter().chain(rest)
}

/// Tells whether an entry ends in a value that shows nothing.
fn lacks_value(text: &str, entry: &Entry<'_>) -> bool {
    let shows_nothing = |value: &ast::Pattern<&str>| match value.elements.first() {
        Some(ast::PatternElement::TextElement { value }) => Span::of(text, value).start >= entry.span.end,
        _ => false,
    };
    let last = entry.attributes().last().map(|attribute| &attribute.value);
    entry.name().is_some() && last.or(entry.value()).is_none_or(shows_nothing)
}

/// Takes what is blank from the end of a value and of the values in it. The depth is that of the text, which is bounded.
fn trim(pattern: &mut ast::Pattern<&str>) {
    while let Some(ast::PatternElement::TextElement { value }) = pattern.elements.last_mut() {
        *value = &value[..trimmed_len(value)];
        if !value.is_empty() || pattern.elements.len() == 1 {
            break;
        }
        pattern.elements.pop();
    }
    for element in &mut pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            trim_within(expression);
        }
    }
}

fn trim_within(expression: &mut ast::Expression<&str>) {
    let inline = match expression {
        ast::Expression::Select { selector, variants } => {
            variants.iter_mut().for_each(|variant| trim(&mut variant.value));
            selector
        }
        ast::Expression::Inline(inline) => inline,
    };
    let arguments = match inline {
        ast::InlineExpression::Placeable { expression } => return trim_within(expression),
        ast::InlineExpression::FunctionReference { arguments, .. } => Some(arguments),
        ast::InlineExpression::TermReference { arguments, .. } => arguments.as_mut(),
        _ => None,
    };
    for argument in arguments.into_iter().flat_map(|arguments| &mut arguments.positional) {
        if let ast::InlineExpression::Placeable { expression } = argument {
            trim_within(expression);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{canonical_form, parse};
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let one = |entry: &Entry<'_>| {
            let kind = match &entry.kind {
                EntryKind::Message(_) | EntryKind::Term(_) => entry.id().unwrap(),
                EntryKind::Comment(..) => "comment".to_string(),
                EntryKind::Junk(..) => "junk".to_string(),
            };
            format!("{kind}|{}", &text[entry.span.range()])
        };
        parse(text).entries.iter().map(one).collect()
    }

    #[test]
    fn a_value_of_carriage_returns_is_none() {
        assert_eq!(shown("a =\r"), ["junk|a ="]);
        assert_eq!(shown("# c\n-t = \r\r\n\nb = y"), ["comment|# c", "junk|-t =", "b|b = y"]);
        // The library does the same where the carriage return is part of the line ending.
        for end in ["\r", "\r\n", "\r\r\n\n"] {
            assert_eq!(shown(&format!("# c\na = x\n .b ={end}")), ["a|# c\na = x", "junk| .b ="]);
            assert_eq!(shown(&format!("# c\na =\n .b ={end}")), ["comment|# c", "junk|a =\n .b ="]);
        }
        assert_eq!(shown("a = x\n .b = y\n .c =\r\r\n .d =\r"), ["a|a = x\n .b = y", "junk| .c =\r\r\n .d ="]);
        assert_eq!(shown("a =\r\n\r x\n"), ["a|a =\r\n\r x"]);
        assert_eq!(shown("a =\r{ $x }\r"), ["a|a =\r{ $x }"]);
    }

    #[test]
    fn a_value_ends_with_its_last_line_that_is_not_blank() {
        let forms = [
            ("a = x\n\r", "=x"),
            ("a = x\n\r\r\n   \n\r\n", "=x"),
            ("a = { \" \" }\r\n\r\r\n", "= "),
            ("a = { $n ->\n   *[b] x\n\r\r\n    }\r", "={ $n ->\0*[b]x\0}"),
            ("a = x\ry\r\r\n", "=x\ry"),
            ("a = x\n    y\n\r", "=x\ny"),
        ];
        for (text, form) in forms {
            assert_eq!(canonical_form(&parse(text).entries[0]), form, "{text:?}");
        }
    }
}
