//! Percentages of one text with a space before the sign and without.

use std::collections::BTreeMap;

use super::MessageContext;
use super::signs::Signs;
use super::visible::{OPAQUE, Visible};
use crate::character::digit;
use crate::finding::{Finding, Severity};
use crate::span::Span;

const CHECK: &str = "percent-spacing";

/// A percentage.
struct Percentage<'m, 'a> {
    context: &'m MessageContext<'a>,
    visible: &'m Visible<'a>,
    /// The last digit with the sign.
    span: Span,
    /// What stands between.
    space: &'m str,
}

pub(super) fn run(messages: &[MessageContext<'_>], findings: &mut Vec<Finding>) {
    let mut found: Vec<Percentage<'_, '_>> = Vec::new();
    for context in
        messages.iter().filter(|context| context.conventions().is_some() && context.target_has(Signs::PERCENT))
    {
        for visible in context.target_visibles() {
            found.extend(percentages(&visible.text).map(|(span, space)| Percentage { context, visible, span, space }));
        }
    }
    let (apart, joined): (Vec<Percentage<'_, '_>>, Vec<Percentage<'_, '_>>) =
        found.into_iter().partition(|percentage| !percentage.space.is_empty());
    let (Some(first_apart), Some(first_joined)) = (apart.first(), joined.first()) else { return };
    let right = first_apart.context.conventions().and_then(|conventions| conventions.numbers.percent.as_deref());
    let strange = match right {
        Some("") => &apart,
        Some(_) => &joined,
        None if apart.len() < joined.len() => &apart,
        None => &joined,
    };
    let usual = if std::ptr::eq(strange, &apart) { first_joined } else { first_apart };
    let first = &strange[0];
    let span = first.visible.origin(first.span).unwrap_or_else(|| first.context.value_span());
    let is_apart = !first.space.is_empty();
    let (has, others) = if is_apart { ("has a space", "have none") } else { ("has no space", "have one") };
    let message = format!("`{}` {has} before the sign, where others of this text {others}", first.shown());
    let help = format!("write all percentages in one way: as `{}`", usual.shown());
    let finding = first.context.finding(CHECK, Severity::Info, span, message).help(help);
    let mut fixes: BTreeMap<Span, String> = BTreeMap::new();
    // Where the locale has one way, the other is wrong for certain.
    if let Some(right) = right {
        for percentage in strange {
            let (start, end) = (percentage.span.end - percentage.space.len() - 1, percentage.span.end - 1);
            let sign = Span::new(percentage.span.end - 1, percentage.span.end);
            let edit = match percentage.space.is_empty() {
                true => percentage.visible.literal_origin(sign).map(|sign| (sign, format!("{right}%"))),
                false => {
                    percentage.visible.literal_origin(Span::new(start, end)).map(|space| (space, right.to_string()))
                }
            };
            fixes.extend(edit);
        }
    }
    findings.push(fixes.into_iter().fold(finding, |finding, (span, text)| finding.fix(span, text)));
}

impl Percentage<'_, '_> {
    /// Returns the percentage for a message, with its whole number.
    fn shown(&self) -> String {
        let text = &self.visible.text;
        let start = text[..self.span.start].rfind(|c| digit(c).is_none() && !matches!(c, '.' | ',' | '٫'));
        let start = start.map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
        let number = &text[start..self.span.end - 1 - self.space.len()];
        format!("{}{}%", number.replace(OPAQUE, "…"), if self.space.is_empty() { "" } else { " " })
    }
}

/// Returns each percentage that has a figure: its last digit to its sign, and the space between.
fn percentages(text: &str) -> impl Iterator<Item = (Span, &str)> {
    text.match_indices('%').filter_map(move |(at, sign)| {
        let before = text[..at].trim_end_matches([' ', '\u{A0}', '\u{202F}', '\u{2009}']);
        let last = before.chars().next_back().filter(|c| digit(*c).is_some())?;
        // `100 %s` is no percentage.
        let follows = text[at + 1..].starts_with(|c: char| c.is_ascii_alphanumeric());
        let span = Span::new(before.len() - last.len_utf8(), at + sign.len());
        (!follows).then(|| (span, &text[before.len()..at]))
    })
}
