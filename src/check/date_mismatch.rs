//! Dates of the English that are other days or months in the translation.

use super::MessageContext;
use super::figures::{Figure, figures, has_digit};
use super::number_mismatch::{differences, is_known_to_differ};
use super::signs::Signs;
use super::stems::{Month, months};
use super::visible::Visible;
use crate::conventions::Numbers;
use crate::finding::{Finding, Severity};
use crate::span::Span;

const CHECK: &str = "date-mismatch";

/// A message of more dates is a table, whose dates are not compared pair by pair.
const MOST_DATES: usize = 300;

/// A month with what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Date {
    month: u8,
    /// The days of the month that stand beside it.
    days: Vec<u8>,
    span: Span,
    /// Whether it is nothing else: `3.1` and `9/11` need not be dates.
    is_sure: bool,
}

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    let Some(conventions) = context.conventions() else { return };
    if is_known_to_differ(context) {
        return;
    }
    if !context.source_has(Signs::DIGIT) {
        return;
    }
    // A date has figures: a name of a month alone may be another word (May, march).
    if !context.source_visibles().iter().any(|visible| has_digit(&visible.text)) {
        return;
    }
    let Some(source) = context.source_conventions() else { return };
    let english = context.english.dates.get_or_init(|| {
        let sources = context.source_visibles().iter();
        english(sources.map(|visible| visible.text.as_ref()), &source.numbers)
    });
    if english.is_empty() {
        return;
    }
    for target in context.target_visibles() {
        let Some((date, other)) = unlike(english, &target.text, &conventions.numbers) else { continue };
        // Another day alone is another number, which `number-mismatch` tells.
        if other.month == date.date.month && !differences(context).is_empty() {
            continue;
        }
        push(context, target, &other, &date.text, findings);
    }
}

/// A date of the English.
#[derive(Debug)]
pub(super) struct English {
    date: Date,
    text: String,
}

/// Returns the dates of all English readings.
fn english<'s>(sources: impl Iterator<Item = &'s str>, numbers: &Numbers) -> Vec<English> {
    let of = |text: &'s str| {
        let dates = dates(text, numbers, Names::Dated);
        dates.into_iter().map(move |date| English { text: text[date.span.range()].to_string(), date })
    };
    sources.flat_map(of).collect()
}

/// Returns an English date that the translation has not, and a date of the translation that the English has not.
fn unlike<'e>(english: &'e [English], target: &str, own: &Numbers) -> Option<(&'e English, Date)> {
    let own = dates(target, own, Names::All);
    if english.len() > MOST_DATES || own.len() > MOST_DATES {
        return None;
    }
    let date = english.iter().find(|english| !own.iter().any(|other| fits(&english.date, other)))?;
    let strange = |other: &&Date| other.is_sure && !english.iter().any(|english| fits(&english.date, other));
    Some((date, own.iter().find(strange)?.clone()))
}

fn push(context: &MessageContext<'_>, target: &Visible<'_>, other: &Date, english: &str, findings: &mut Vec<Finding>) {
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
    one.month == other.month
        && (one.days.is_empty() || other.days.is_empty() || one.days.iter().any(|day| other.days.contains(day)))
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
    let mut dates: Vec<Date> =
        months.iter().filter_map(|month| named(text, *month, &months, &figures, names)).collect();
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
    // The figure of a name (`9月`) is no day.
    let free = |span: Span| {
        let last = months[..months.partition_point(|other| other.span.start <= span.start)].last();
        last.is_none_or(|other| other.span.end < span.end)
    };
    let apart = |from: usize, to: usize| text.get(from..to).and_then(distance);
    let before = figures.partition_point(|figure| figure.digits.end <= month.span.start).checked_sub(1);
    let before = before
        .filter(|at| free(figures[*at].digits))
        .and_then(|at| Some((at, apart(figures[at].digits.end, month.span.start)?)));
    // `9月21日` and `сарын 21`: the month ends where its word does, or at its stem.
    let behind =
        Some(figures.partition_point(|figure| figure.digits.start < month.span.end)).filter(|at| *at < figures.len());
    let behind = behind.filter(|at| free(figures[*at].digits)).and_then(|at| {
        let start = figures[at].digits.start;
        Some((at, apart(word_end, start).or_else(|| apart(month.span.end, start))?))
    });
    let has_year = [before, behind].iter().flatten().any(|(at, _)| figures[*at].runs[0].len() == 4);
    let before = before.filter(|(at, _)| day(&figures[*at]).is_some());
    let behind = behind.filter(|(at, _)| day(&figures[*at]).is_some());
    // Where two days are as near, the text itself does not tell.
    let nearest = match (before, behind) {
        (Some((before, near)), Some((_, far))) if near < far => Some((before, Way::Back)),
        (Some((_, far)), Some((behind, near))) if near < far => Some((behind, Way::On)),
        (Some((before, _)), None) => Some((before, Way::Back)),
        (None, Some((behind, _))) => Some((behind, Way::On)),
        _ => None,
    };
    if names == Names::Dated && nearest.is_none() && !has_year {
        return None;
    }
    let mut span = Span::new(month.span.start, word_end);
    let mut days = Vec::new();
    if let Some((at, way)) = nearest {
        span = match way {
            Way::Back => Span::new(figures[at].digits.start, span.end),
            Way::On => Span::new(span.start, figures[at].digits.end),
        };
        days = days_from(text, figures, at, way);
    }
    Some(Date { month: month.number, days, span, is_sure: true })
}

/// From a month to its days.
#[derive(Clone, Copy)]
enum Way {
    Back,
    On,
}

/// Returns the day at a position and those that it is in one list or range with: `20 and 21 September`.
fn days_from(text: &str, figures: &[Figure], at: usize, way: Way) -> Vec<u8> {
    let mut days: Vec<u8> = day(&figures[at]).into_iter().collect();
    let mut at = at;
    for _ in 0..4 {
        let next = match way {
            Way::Back => at.checked_sub(1),
            Way::On => Some(at + 1).filter(|next| *next < figures.len()),
        };
        let Some(next) = next else { break };
        let (first, second) = (&figures[at.min(next)], &figures[at.max(next)]);
        let is_close = text[first.digits.end..second.digits.start].chars().count() <= 6;
        let Some(day) = day(&figures[next]).filter(|_| is_close) else { break };
        days.push(day);
        at = next;
    }
    days
}

/// Returns how far a day and its month are apart, where what stands between holds them together.
fn distance(between: &str) -> Option<usize> {
    let parts = |c| matches!(c, ',' | ';' | '!' | '?' | '(' | ')' | '，' | '。' | '、' | '«' | '»' | '–' | '—');
    let count = between.chars().count();
    (count <= 6 && !between.contains(parts)).then_some(count)
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
    Some(Date { month: month(&one.runs[0])?, days: vec![day_of(&two.runs[0])?], span, is_sure: true })
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
    let read = |day: &str, of: &str| Some(Date { month: month(of)?, days: vec![day_of(day)?], span, is_sure: false });
    [read(one, other), read(other, one)].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conventions::conventions;
    use crate::locale::Locale;

    fn numbers(locale: &str) -> &'static Numbers {
        &conventions(&Locale::parse(locale).unwrap()).unwrap().numbers
    }

    fn found(locale: &str, source: &str, target: &str) -> String {
        let sources = [source];
        let english = english(sources.into_iter(), numbers("en"));
        unlike(&english, target, numbers(locale))
            .map(|(date, other)| format!("{} → {}", date.text, &target[other.span.range()]))
            .unwrap_or_default()
    }

    #[test]
    fn another_month_is_found_in_every_locale() {
        for (locale, right, wrong) in [
            ("ru", "21 сентября 2022 года", "21 августа 2022 года"),
            ("uk", "21 вересня", "21 серпня"),
            ("be", "21 верасня", "21 жніўня"),
            ("kk", "21 қыркүйекте", "21 тамызда"),
            ("ka", "21 სექტემბერს", "21 აგვისტოს"),
            ("hy", "Սեպտեմբերի 21-ին", "Օգոստոսի 21-ին"),
            ("ar", "في 21 سبتمبر", "في 21 أغسطس"),
            ("ar", "في 21 أيلول/سبتمبر", "في 21 آب"),
            ("fa", "۲۱ سپتامبر", "۲۱ اوت"),
            ("he", "ב־21 בספטמבר", "ב־21 באוגוסט"),
            ("zh-Hans", "9月21日", "8月21日"),
            ("zh-Hant", "九月21日", "八月21日"),
            ("ja", "9月21日", "8月21日"),
            ("mn", "9 дүгээр сарын 21", "8 дугаар сарын 21"),
            ("tr", "21 Eylül'de", "21 Ağustos'ta"),
            ("de", "am 21. September", "am 21. August"),
            ("es", "el 21 de septiembre", "el 21 de agosto"),
            ("fr", "le 21 septembre", "le 21 août"),
            ("pl", "21 września", "21 sierpnia"),
            ("pt", "em 21 de setembro", "em 21 de agosto"),
        ] {
            assert_eq!(found(locale, "On September 21 it rained", right), "", "{locale}: {right}");
            assert_ne!(found(locale, "On September 21 it rained", wrong), "", "{locale}: {wrong}");
        }
    }

    #[test]
    fn dates_are_compared_as_pairs() {
        for (source, target, expected) in [
            ("from September 20 to October 21", "с 21 сентября по 20 октября", "September 20 → 21 сентября"),
            ("on 2022-09-21", "21 августа", "2022-09-21 → 21 августа"),
            ("on 2022-09-21", "2022-08-21", "2022-09-21 → 2022-08-21"),
            ("in September 2022", "в августе 2022 года", "September → августе"),
            ("on 21st of March", "21 мая", "21st of March → 21 мая"),
        ] {
            assert_eq!(found("ru", source, target), expected, "{source} | {target}");
        }
    }

    #[test]
    fn look_alikes_are_silent() {
        for (locale, source, target) in [
            ("ru", "On September 21, 2022", "21.09.2022"),
            ("ru", "On September 21", "вчера"),
            ("ru", "On September 21", "21-го числа"),
            ("ru", "It may rain, 5 people march", "Мартовские 5 мая"),
            ("ru", "September 21–23", "21–23 сентября"),
            ("ru", "September 20 and 21", "20 и 21 сентября"),
            ("ja", "Version 3.1 – Updated January 16, 2020", "バージョン 3.1 — 2020 年 1 月 16 日更新"),
            ("zh-Hans", "Version 3.1 – Updated January 16, 2020", "版本 3.1 – 更新于 2020 年 1 月 16 日"),
            ("ru", "In May 2022, 15 years later", "В мае 2022 года, 15 лет спустя"),
            ("en", "", ""),
        ] {
            assert_eq!(found(locale, source, target), "", "{locale}: {source} | {target}");
        }
    }
}
