//! Selects that end in a `*` and no more. The library counts the mark as the default variant, which it is not: no variant has
//! it, and nothing can be printed where no other one fits (EBNF `variant_list`). Such an entry is junk here, as to the grammar.

use fluent_syntax::ast;
use fluent_syntax::parser::{ErrorKind, ParserError};

use super::parse::{Entry, EntryKind, Level};
use super::problem::Problem;
use super::uses::Kinds;
use crate::span::Span;

/// Tells whether a `*` may stand alone in the text; in nearly all texts none does.
pub(super) fn may_lack(text: &str) -> bool {
    lone_mark(text).is_some()
}

/// Makes junk of the entries with such a select; a comment above one stands alone.
pub(super) fn settle<'s>(text: &'s str, entries: Vec<Entry<'s>>) -> Vec<Entry<'s>> {
    entries.into_iter().flat_map(|entry| with_defaults(text, entry)).collect()
}

fn with_defaults<'s>(text: &'s str, mut entry: Entry<'s>) -> impl Iterator<Item = Entry<'s>> {
    let body = entry.body_span(text);
    let lacks = entry.name().is_some() && Kinds::of(&entry).lacks_default;
    let comment = match &mut entry.kind {
        EntryKind::Message(ast::Message { comment, .. }) | EntryKind::Term(ast::Term { comment, .. }) if lacks => {
            comment.take()
        }
        _ => return None.into_iter().chain(Some(entry)),
    };
    let comment = comment.map(|comment| {
        let above = text[entry.span.start..body.start].trim_end_matches(['\n', '\r']);
        let span = Span::new(entry.span.start, entry.span.start + above.len());
        Entry { span, kind: EntryKind::Comment(Level::Single, comment.content) }
    });
    let junk = &text[body.range()];
    let at = body.start + lone_mark(junk).unwrap_or_default();
    let error = ParserError { pos: at..at + 1, slice: None, kind: ErrorKind::MissingDefaultVariant };
    let kind = EntryKind::Junk(junk, Problem::new(text, junk, Some(error), 0));
    comment.into_iter().chain(Some(Entry { span: body, kind }))
}

/// Returns where the first `*` stands that has only blank between it and a `}`.
fn lone_mark(text: &str) -> Option<usize> {
    let is_alone = |at: &usize| text[at + 1..].trim_start_matches([' ', '\n', '\r']).starts_with('}');
    memchr::memchr_iter(b'*', text.as_bytes()).find(is_alone)
}

#[cfg(test)]
mod tests {
    use crate::ftl::{EntryKind, parse};

    #[test]
    fn a_select_that_ends_in_a_star_has_no_default_variant() {
        for (text, is_junk) in [
            ("a = { $n ->\n    [one] x\n   * }\n", true),
            ("a = { $n ->\n    *\n }\n", true),
            ("a =\n .b = x { 1 ->\n    [one] x\n   *\r\n   } y\n", true),
            ("-a = { NUMBER({ $n ->\n   [one] x\n * }) }\n", true),
            ("a = { $n ->\n   *[one] { $m ->\n  [x] x\n * }\n  }\n", true),
            ("a = { $n ->\n    [one] x\n   *[other] * { \"*}\" }\n    }\n", false),
            ("a = \\*{ $n }\n", false),
        ] {
            let text = format!("# c\n{text}\n# d\nb = y\n");
            let entries = parse(&text).entries;
            let kinds: Vec<bool> = entries.iter().map(|entry| matches!(entry.kind, EntryKind::Junk(..))).collect();
            match is_junk {
                true => assert_eq!(kinds, [false, true, false], "{text}"),
                false => assert_eq!(kinds, [false, false], "{text}"),
            }
            assert_eq!(&text[entries[0].span.range()].split('\n').next().unwrap(), &"# c");
        }
    }
}
