//! Ordinary spaces where a line must not end: in a number, before its unit, behind `№`.

use std::collections::BTreeMap;

use super::MessageContext;
use super::figures::has_digit;
use super::signs::Signs;
use super::visible::Visible;
use crate::character::digit;
use crate::conventions::Numbers;
use crate::finding::{Finding, Severity};
use crate::span::Span;

const CHECK: &str = "no-break-space";

pub(super) fn run(messages: &[MessageContext<'_>], findings: &mut Vec<Finding>) {
    let mut finding: Option<Finding> = None;
    let mut fixes: BTreeMap<Span, String> = BTreeMap::new();
    for context in messages {
        let Some(conventions) = context.conventions() else { continue };
        if !context.target_has(Signs::DIGIT) {
            continue;
        }
        let numbers = &conventions.numbers;
        for visible in context.target_visibles().iter().filter(|visible| has_digit(&visible.text)) {
            for (space, around, right) in breaks(visible, numbers) {
                if finding.is_none() {
                    finding = Some(first(context, visible, around));
                }
                if let Some(span) = visible.literal_origin(space) {
                    fixes.insert(span, right);
                }
            }
        }
    }
    let Some(mut finding) = finding else { return };
    if fixes.len() > 1 {
        finding.message = format!("{}, and so may {} more of this text", finding.message, fixes.len() - 1);
    }
    findings.push(fixes.into_iter().fold(finding, |finding, (span, text)| finding.fix(span, text)));
}

fn first(context: &MessageContext<'_>, visible: &Visible<'_>, around: Span) -> Finding {
    let span = visible.origin(around).unwrap_or_else(|| context.value_span());
    let message = format!("`{}` may break at the end of a line", &visible.text[around.range()]);
    context
        .finding(CHECK, Severity::Info, span, message)
        .help("put a no-break space (U+00A0) there, so that the number stays with its unit")
}

/// Returns the ordinary spaces that no line may end at, each with the words around it and what should stand there.
fn breaks(visible: &Visible<'_>, numbers: &Numbers) -> Vec<(Span, Span, String)> {
    let (text, mut found) = (visible.text.as_ref(), Vec::new());
    if numbers.units.is_empty() && numbers.signs.is_empty() && !numbers.groups_by_space() {
        return found;
    }
    for figure in visible.figures(numbers) {
        let digits = &text[figure.digits.range()];
        if numbers.groups_by_space() {
            let spaces = digits.match_indices(' ').map(|(at, _)| figure.digits.start + at);
            found.extend(spaces.map(|at| (Span::new(at, at + 1), figure.digits, numbers.group.clone())));
        }
        let end = figure.digits.end;
        if let Some(rest) = text[end..].strip_prefix(' ')
            && let Some(unit) = numbers.units.iter().find(|unit| is_word(rest, unit))
        {
            let around = Span::new(figure.digits.start, end + 1 + unit.len());
            found.push((Span::new(end, end + 1), around, "\u{A0}".to_string()));
        }
        if let Some(before) = text[..figure.digits.start].strip_suffix(' ')
            && let Some(sign) = numbers.signs.iter().find(|sign| before.ends_with(sign.as_str()))
            && !before[..before.len() - sign.len()].ends_with(char::is_alphanumeric)
        {
            let around = Span::new(before.len() - sign.len(), figure.digits.end);
            found.push((Span::new(before.len(), before.len() + 1), around, "\u{A0}".to_string()));
        }
    }
    found
}

/// Tells whether a text starts with a word, whole.
fn is_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word)
        .is_some_and(|rest| word.ends_with('.') || !rest.starts_with(|c: char| c.is_alphabetic() || digit(c).is_some()))
}
