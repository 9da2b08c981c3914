//! Thousands parted by what reads as a decimal sign, and in two ways in one text.

use std::collections::BTreeSet;

use super::MessageContext;
use super::figures::{Figure, is_space};
use super::signs::Signs;
use super::visible::Visible;
use crate::conventions::Numbers;
use crate::finding::{Finding, Severity};
use crate::span::Span;

const CHECK: &str = "digit-grouping";

/// So many numbers of one message are reported one by one.
const MOST_SAID: usize = 20;

/// What parts thousands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Nothing,
    Space,
    Sign(char),
}

/// A grouped number of the text.
struct Grouped<'m, 'a> {
    context: &'m MessageContext<'a>,
    visible: &'m Visible<'a>,
    digits: Span,
    style: Style,
    right: String,
}

pub(super) fn run(messages: &[MessageContext<'_>], findings: &mut Vec<Finding>) {
    let mut regular: Vec<Grouped<'_, '_>> = Vec::new();
    for context in messages {
        let Some(conventions) = context.conventions() else { continue };
        let numbers = &conventions.numbers;
        if !context.target_has(Signs::DIGIT) || !context.source_has(Signs::DIGIT) {
            continue;
        }
        let Some(source) = context.source_conventions() else { continue };
        let english: Vec<&Figure> =
            context.source_visibles().iter().flat_map(|visible| visible.figures(&source.numbers)).collect();
        // Only what the English groups is surely a number of things: years, codes and versions are not grouped.
        let wholes: BTreeSet<String> =
            english.iter().filter(|figure| is_grouped(figure)).map(|figure| figure.runs.concat()).collect();
        let decimals: BTreeSet<&str> =
            english.iter().filter(|figure| figure.value.contains('.')).map(|figure| figure.value.as_str()).collect();
        if wholes.is_empty() {
            continue;
        }
        let mut said = BTreeSet::new();
        for visible in context.target_visibles() {
            for figure in visible.figures(numbers) {
                let whole = figure.runs.concat();
                if !wholes.contains(&whole) {
                    continue;
                }
                let right = grouped(&whole, numbers);
                let grouped = Grouped { context, visible, digits: figure.digits, style: style(figure), right };
                if is_decimal(figure, numbers) {
                    let is_new = said.len() < MOST_SAID && said.insert(visible.origin(figure.digits));
                    if is_new && !decimals.contains(figure.value.as_str()) {
                        findings.push(grouped.misread(numbers));
                    }
                } else if whole.len() > 4 {
                    regular.push(grouped);
                }
            }
        }
    }
    two_styles(&regular, findings);
}

/// Reports the first number of each style but the usual one.
fn two_styles(regular: &[Grouped<'_, '_>], findings: &mut Vec<Finding>) {
    let Some(first) = regular.first() else { return };
    let mut counts: Vec<(Style, usize)> = Vec::new();
    for other in regular {
        match counts.iter_mut().find(|(style, _)| *style == other.style) {
            Some((_, count)) => *count += 1,
            None => counts.push((other.style, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or_default();
    let usual = counts.iter().find(|(_, count)| *count == most).map_or(first.style, |(style, _)| *style);
    let Some(example) = regular.iter().find(|other| other.style == usual) else { return };
    let mut said = vec![usual];
    for other in regular {
        if said.contains(&other.style) {
            continue;
        }
        said.push(other.style);
        let written = other.text();
        let message = format!("`{written}` is grouped otherwise than `{}` in this text", example.text());
        let span = other.visible.origin(other.digits).unwrap_or_else(|| other.context.value_span());
        let finding = other.context.finding(CHECK, Severity::Warning, span, message);
        findings.push(finding.help(format!("write `{}`", shown(&other.right))));
    }
}

impl Grouped<'_, '_> {
    fn text(&self) -> String {
        shown(&self.visible.text[self.digits.range()])
    }

    /// Reports a number that reads as a small one.
    fn misread(&self, numbers: &Numbers) -> Finding {
        let written = &self.visible.text[self.digits.range()];
        let sign = written.chars().find(|c| numbers.decimal.starts_with(*c)).unwrap_or(',');
        let message = format!("`{written}` reads as a decimal fraction: `{sign}` is the decimal sign here");
        let span = self.visible.origin(self.digits).unwrap_or_else(|| self.context.value_span());
        let help = format!("write `{}`", shown(&self.right));
        let finding = self.context.finding(CHECK, Severity::Warning, span, message).help(help);
        match self.visible.literal_origin(self.digits) {
            // The fix has ASCII digits.
            Some(span) if written.is_ascii() => finding.fix(span, &self.right),
            _ => finding,
        }
    }
}

/// Returns a number for a message: what is no plain space is named.
fn shown(number: &str) -> String {
    number.chars().map(|c| if is_space(c) && c != ' ' { " ".to_string() } else { c.to_string() }).collect()
}

/// Tells whether a figure has thousands apart, by whatever sign.
fn is_grouped(figure: &Figure) -> bool {
    figure.runs.len() > 1
        && figure.runs[0].len() <= 3
        && !figure.runs[0].starts_with('0')
        && figure.runs[1..].iter().all(|run| run.len() == 3)
        && !figure.value.contains('.')
}

/// Tells whether a locale reads the only signs of a number as decimal signs.
fn is_decimal(figure: &Figure, numbers: &Numbers) -> bool {
    !figure.separators.is_empty() && figure.separators.iter().all(|c| numbers.decimal.starts_with(*c))
}

fn style(figure: &Figure) -> Style {
    match figure.separators.first() {
        None => Style::Nothing,
        Some(c) if is_space(*c) => Style::Space,
        Some('’') => Style::Sign('\''),
        Some(c) => Style::Sign(*c),
    }
}

/// Returns a whole number as the locale groups it.
fn grouped(digits: &str, numbers: &Numbers) -> String {
    if digits.len() < numbers.group_from {
        return digits.to_string();
    }
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push_str(&numbers.group);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conventions::conventions;
    use crate::locale::Locale;

    #[test]
    fn numbers_are_grouped_as_the_locale_does() {
        for (locale, digits, expected) in [
            ("ru", "1310", "1310"),
            ("ru", "300000", "300\u{a0}000"),
            ("fr", "1310", "1\u{202f}310"),
            ("ar", "1310", "1,310"),
            ("fa", "1310000", "1٬310٬000"),
            ("de", "1310", "1.310"),
        ] {
            let numbers = &conventions(&Locale::parse(locale).unwrap()).unwrap().numbers;
            assert_eq!(grouped(digits, numbers), expected, "{locale}");
        }
    }
}
