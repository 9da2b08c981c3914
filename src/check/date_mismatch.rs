//! Dates of the English that are other days or months in the translation.

use super::MessageContext;
use super::figures::{Figure, figures, has_digit};
use super::number_mismatch::{differences, source_conventions};
use super::stems::{Month, months};
use super::visible::Visible;
use crate::conventions::Numbers;
use crate::finding::{Finding, Severity};
use crate::span::Span;

const CHECK: &str = "date-mismatch";

/// A month with what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Date {
    month: u8,
    /// The day of the month, where one stands beside it.
    day: Option<u8>,
    span: Span,
}

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    let Some(conventions) = context.conventions else { return };
    // A date has figures: a name of a month alone may be another word (May, march).
    if !context.source_visibles().iter().any(|visible| has_digit(&visible.text)) {
        return;
    }
    let Some(source) = source_conventions(context) else { return };
    let readings: Vec<Vec<Date>> = context
        .source_visibles()
        .iter()
        .map(|visible| {
            let dates = dates(&visible.text, &source.numbers, Names::Dated);
            dates.into_iter().filter(|date| date.span.start < visible.text.len()).collect()
        })
        .collect();
    if readings.iter().all(Vec::is_empty) {
        return;
    }
    for target in context.target_visibles() {
        let own = dates(&target.text, &conventions.numbers, Names::All);
        let all: Vec<(usize, &Date)> = (0..)
            .zip(&readings)
            .flat_map(|(number, dates): (usize, _)| dates.iter().map(move |date| (number, date)))
            .collect();
        // Each date that no English reading has, beside an English date that the translation has not.
        let lost = all.iter().find(|(_, date)| !own.iter().any(|other| fits(date, other)));
        let Some((reading, date)) = lost else { continue };
        let english = &context.source_visibles()[*reading].text[date.span.range()];
        let strange = own.iter().find(|other| !all.iter().any(|(_, date)| fits(date, other)));
        let Some(other) = strange else { continue };
        // Another day alone is another number, which `number-mismatch` tells.
        if other.month == date.month && !differences(context).is_empty() {
            continue;
        }
        push(context, target, other, english, findings);
    }
}

fn push(context: &MessageContext<'_>, target: &Visible, other: &Date, english: &str, findings: &mut Vec<Finding>) {
    let span = target.origin(other.span).unwrap_or_else(|| context.value_span());
    let message = format!("the date is `{}`, in the English `{english}`", &target.text[other.span.range()]);
    let help = "write the day and the month of the English";
    if !findings.iter().any(|finding| finding.check == CHECK && finding.message == message && at(finding, span)) {
        findings.push(context.finding(CHECK, Severity::Warning, span, message).help(help));
    }
}

fn at(finding: &Finding, span: Span) -> bool {
    finding.place.excerpt.as_ref().is_some_and(|excerpt| excerpt.span == span)
}

/// Tells whether two dates may be the same.
fn fits(one: &Date, other: &Date) -> bool {
    one.month == other.month && (one.day.is_none() || other.day.is_none() || one.day == other.day)
}

/// Which names of months count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    /// Those beside a day or a year.
    Dated,
    /// All.
    All,
}

/// Returns the dates of a text in order: names of months, and dates in figures.
fn dates(text: &str, numbers: &Numbers, names: Names) -> Vec<Date> {
    let months = months(text, numbers);
    let figures = match months.is_empty() && !text.contains(['-', '.', '/']) {
        true => return Vec::new(),
        false => figures(text, numbers),
    };
    let mut dates: Vec<Date> = months.iter().filter_map(|month| named(text, *month, &months, &figures, names)).collect();
    dates.extend(figures.windows(3).filter_map(|three| iso(text, three)));
    if names == Names::All {
        dates.extend(figures.iter().flat_map(pointed));
        dates.extend(figures.windows(2).flat_map(|two| slashed(text, two)));
    }
    dates
}

/// Reads the date around the name of a month.
fn named(text: &str, month: Month, months: &[Month], figures: &[Figure], names: Names) -> Option<Date> {
    let word_end = month.span.end
        + text[month.span.end..].find(|c: char| !c.is_alphabetic()).unwrap_or(text.len() - month.span.end);
    let inside = |figure: &&Figure| figure.digits.start >= month.span.start && figure.digits.end <= month.span.end;
    let free = |span: Span| !months.iter().any(|other| other.span.start <= span.start && span.end <= other.span.end);
    let near = |from: usize, to: usize| text.get(from..to).is_some_and(|between| is_short(between));
    let before = figures.iter().rev().find(|figure| figure.digits.end <= month.span.start);
    let before = before.filter(|figure| free(figure.digits) && near(figure.digits.end, month.span.start));
    // `9月21日` and `сарын 21`: the month ends where its word does, or at its stem.
    let behind = figures.iter().filter(|figure| !inside(figure)).find(|figure| figure.digits.start >= month.span.end);
    let behind = behind.filter(|figure| {
        free(figure.digits) && (near(word_end, figure.digits.start) || near(month.span.end, figure.digits.start))
    });
    let day = |figure: &&Figure| day(figure);
    let has_year = [before, behind].iter().flatten().any(|figure| figure.runs[0].len() == 4);
    let found = match (before.as_ref().and_then(day), behind.as_ref().and_then(day)) {
        // `March 5`, `5 March`: where both are there, the text itself does not tell.
        (Some(day), None) | (None, Some(day)) => Some(day),
        _ => None,
    };
    if names == Names::Dated && found.is_none() && !has_year {
        return None;
    }
    let start = before.filter(|figure| day(figure) == found && found.is_some()).map_or(month.span.start, |figure| figure.digits.start);
    let end = behind.filter(|figure| day(figure) == found && found.is_some()).map_or(word_end, |figure| figure.digits.end);
    Some(Date { month: month.number, day: found, span: Span::new(start, end.max(month.span.end)) })
}

/// Tells whether what stands between a day and its month holds them together.
fn is_short(between: &str) -> bool {
    let mut count = 0;
    let plain = between.chars().all(|c| {
        count += 1;
        !matches!(c, ',' | ';' | '!' | '?' | '(' | ')' | '，' | '。' | '、' | '«' | '»' | '–' | '—')
    });
    plain && count <= 6
}

/// Returns a figure as the day of a month.
fn day(figure: &Figure) -> Option<u8> {
    let plain = figure.separators.is_empty() && figure.runs[0].len() <= 2;
    figure.value.parse().ok().filter(|day| plain && (1..=31).contains(day))
}

fn month(run: &str) -> Option<u8> {
    run.parse().ok().filter(|month| run.len() <= 2 && (1..=12).contains(month))
}

fn day_of(run: &str) -> Option<u8> {
    run.parse().ok().filter(|day| run.len() <= 2 && (1..=31).contains(day))
}

/// Reads `2022-09-21`.
fn iso(text: &str, three: &[Figure]) -> Option<Date> {
    let [year, one, two] = three else { return None };
    let dashes = [(year, one), (one, two)].iter().all(|(a, b)| &text[a.span.end..b.span.start] == "-");
    let lengths = (year.runs[0].len(), one.runs[0].len(), two.runs[0].len()) == (4, 2, 2);
    let span = Span::new(year.digits.start, two.digits.end);
    (dashes && lengths).then_some(())?;
    Some(Date { month: month(&one.runs[0])?, day: Some(day_of(&two.runs[0])?), span })
}

/// Reads `21.09.2022`, and `21.9`.
fn pointed(figure: &Figure) -> Vec<Date> {
    if figure.separators.is_empty() || figure.separators.iter().any(|c| *c != '.') || figure.runs.len() > 3 {
        return Vec::new();
    }
    both(&figure.runs[0], &figure.runs[1], figure.digits)
}

/// Reads `21/9` and `9/21`.
fn slashed(text: &str, two: &[Figure]) -> Vec<Date> {
    let [one, other] = two else { return Vec::new() };
    if !matches!(&text[one.span.end..other.span.start], "/" | "-") {
        return Vec::new();
    }
    both(&one.runs[0], &other.runs[0], Span::new(one.digits.start, other.digits.end))
}

fn both(one: &str, other: &str, span: Span) -> Vec<Date> {
    let read = |day: &str, of: &str| Some(Date { month: month(of)?, day: Some(day_of(day)?), span });
    [read(one, other), read(other, one)].into_iter().flatten().collect()
}
