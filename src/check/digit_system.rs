//! Digits of two scripts in one text.

use super::MessageContext;
use super::signs::Signs;
use super::visible::Visible;
use crate::character::digit;
use crate::finding::{Finding, Severity};
use crate::span::Span;

const CHECK: &str = "digit-system";

/// A run of digits of one script.
struct Digits<'m, 'a> {
    context: &'m MessageContext<'a>,
    visible: &'m Visible<'a>,
    span: Span,
    /// The zero of its script.
    zero: char,
}

pub(super) fn run(messages: &[MessageContext<'_>], findings: &mut Vec<Finding>) {
    let mut found: Vec<Digits<'_, '_>> = Vec::new();
    for context in messages.iter().filter(|context| context.conventions().is_some() && context.target_has(Signs::DIGIT))
    {
        for visible in context.target_visibles() {
            found.extend(runs(&visible.text).map(|(span, zero)| Digits { context, visible, span, zero }));
        }
    }
    let Some(first) = found.first() else { return };
    if found.iter().all(|digits| digits.zero == first.zero) {
        return;
    }
    let mut counts: Vec<(char, usize)> = Vec::new();
    for digits in &found {
        match counts.iter_mut().find(|(zero, _)| *zero == digits.zero) {
            Some((_, count)) => *count += 1,
            None => counts.push((digits.zero, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or_default();
    let Some((usual, _)) = counts.iter().find(|(_, count)| *count == most) else { return };
    let Some(example) = found.iter().find(|digits| digits.zero == *usual) else { return };
    for (zero, _) in counts.iter().filter(|(zero, _)| zero != usual) {
        let Some(strange) = found.iter().find(|digits| digits.zero == *zero) else { continue };
        let text = |digits: &Digits<'_, '_>| digits.visible.text[digits.span.range()].to_string();
        let span = strange.visible.origin(strange.span).unwrap_or_else(|| strange.context.value_span());
        let message = format!("`{}` has other digits than `{}` in this text", text(strange), text(example));
        let help = format!("write the digits of one script: `{}`", converted(&text(strange), *usual));
        findings.push(strange.context.finding(CHECK, Severity::Info, span, message).help(help));
    }
}

/// Returns the runs of digits that are no part of a Latin name (`HTML5`, `Windows 10`).
fn runs(text: &str) -> impl Iterator<Item = (Span, char)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text[at..].find(|c| digit(c).is_some())?;
            let zero = zero(text[start..].chars().next()?)?;
            let length = text[start..].find(|c| self::zero(c) != Some(zero)).unwrap_or(text.len() - start);
            at = start + length;
            let before = text[..start].trim_end_matches([' ', '\u{A0}', '-', '.']);
            let latin = before.ends_with(|c: char| c.is_ascii_alphabetic())
                || text[at..].starts_with(|c: char| c.is_ascii_alphabetic());
            if !latin {
                return Some((Span::new(start, at), zero));
            }
        }
    })
}

/// Returns the zero of the script of a digit.
fn zero(c: char) -> Option<char> {
    char::from_u32(c as u32 - digit(c)?)
}

fn converted(text: &str, zero: char) -> String {
    text.chars().map(|c| digit(c).and_then(|value| char::from_u32(zero as u32 + value)).unwrap_or(c)).collect()
}
