//! Brackets without their partner.

use super::MessageContext;
use super::scan::{FirstBytes, characters};
use super::signs::Signs;
use super::slip::{Slip, in_any_translation};
use crate::finding::{Finding, Severity};
use crate::span::Span;

/// The brackets of a kind, narrow or wide: opening, closing, and how the kind is called.
const KINDS: &[(&[char], &[char], &str)] = &[
    (&['(', '（'], &[')', '）'], "round"),
    (&['[', '［'], &[']', '］'], "square"),
    (&['{', '｛'], &['}', '｝'], "curly"),
    (&['【', '〔'], &['】', '〕'], "lenticular"),
    (&['《', '〈'], &['》', '〉'], "angle"),
];

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    if context.target_has(Signs::BRACKET) {
        in_any_translation(context, "unbalanced-brackets", slips, findings);
    }
}

/// Finds the slips of a text.
pub(super) fn slips(text: &str) -> Vec<Slip> {
    let mut stack: Vec<(usize, char, usize)> = Vec::new();
    let mut slips = Vec::new();
    for (at, c) in brackets(text) {
        let opens = KINDS.iter().position(|(open, _, _)| open.contains(&c));
        let closes = KINDS.iter().position(|(_, close, _)| close.contains(&c));
        if let Some(kind) = opens {
            stack.push((at, c, kind));
        } else if let Some(kind) = closes {
            match stack.iter().rposition(|(_, _, open)| *open == kind) {
                Some(position) => {
                    slips.extend(
                        stack.drain(position + 1..).filter_map(|(at, c, kind)| slip(text, at, c, kind, "closed")),
                    );
                    stack.pop();
                }
                None => slips.extend(slip(text, at, c, kind, "opened")),
            }
        }
    }
    slips.extend(stack.into_iter().filter_map(|(at, c, kind)| slip(text, at, c, kind, "closed")));
    slips
}

/// Returns the brackets of a text with their places. Wide ones are U+3008 to U+3015 and U+FF08 to U+FF5D.
fn brackets(text: &str) -> impl Iterator<Item = (usize, char)> {
    const FIRST: &FirstBytes = &FirstBytes::new(b"()[]{}\xE3\xEF");
    let is_bracket = |c: char| KINDS.iter().any(|(open, close, _)| open.contains(&c) || close.contains(&c));
    characters(text, FIRST, is_bracket)
}

fn slip(text: &str, at: usize, bracket: char, kind: usize, missing: &str) -> Option<Slip> {
    let before = &text[..at];
    if is_smile(before) || (missing == "opened" && is_marker(before)) {
        return None;
    }
    Some(Slip {
        span: Span::new(at, at + bracket.len_utf8()),
        severity: Severity::Warning,
        message: format!("the bracket `{bracket}` is never {missing}"),
        help: "write both brackets, or none".to_string(),
        excuse: Some(KINDS[kind].2),
        fix: Vec::new(),
    })
}

/// Tells whether a bracket behind this is a mouth: `:)`, `;-)`, `))`.
pub(super) fn is_smile(before: &str) -> bool {
    before.trim_end_matches(['(', ')']).trim_end_matches('-').ends_with([':', ';', '=']) || before.ends_with([')', '('])
}

/// Tells whether a closing bracket behind this ends the mark of a list: `a)`, `12.)`, `iv)`.
fn is_marker(before: &str) -> bool {
    let head = before.trim_end_matches('.');
    let mark = head.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let ahead = head[..head.len() - mark.len()].trim_end_matches([' ', '\u{A0}']);
    let is_short = match mark.chars().all(char::is_numeric) {
        true => mark.len() <= 3,
        false => mark.chars().all(|c| matches!(c, 'i' | 'v' | 'x')) || mark.chars().nth(1).is_none(),
    };
    let is_first =
        ahead.is_empty() || ahead.ends_with(['\n', ',', ';', ':', '.', '?', '!', '،', '؛', '，', '；', '：', '。']);
    !mark.is_empty() && is_short && is_first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_have_partners() {
        for (text, expected) in [
            ("слово (слово [слово])", ""),
            ("слово (слово", "("),
            ("слово слово)", ")"),
            ("（部分）动员 (部分）", ""),
            ("（部分动员", "（"),
            ("【部分】《书》〔甲〕", ""),
            ("《书", "《"),
            ("جندي (300 ألف) إضافي", ""),
            ("جندي 300 ألف) إضافي", ")"),
            ("a) один; б) два, 1) три: 12.) vier", ""),
            ("iv) четыре", ""),
            ("Спасибо :) Жаль :-( (да)", ""),
            ("Спасибо :-)) (да)", ""),
            ("(а [б) в]", "[|]"),
            ("წ. (21 სექტემბერი", "("),
            ("დრო (18-დან)", ""),
            ("е\u{301}сть) (", ")|("),
            ("", ""),
        ] {
            let found: Vec<&str> = slips(text).iter().map(|slip| &text[slip.span.range()]).collect();
            assert_eq!(found.join("|"), expected, "{text}");
        }
    }
}
