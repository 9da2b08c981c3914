//! A text → the figures in it, each with the value that the locale reads, and the other values that it may mean.
//!
//! Digits of every script count; what groups thousands or parts decimals, and a word behind it that multiplies it, belong to
//! a figure. Dashes, slashes and colons part figures: ranges, dates and times are several.

use super::stems::{self, longest};
use crate::character::digit;
use crate::conventions::Numbers;
use crate::span::Span;

/// One figure.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    /// Its digits with what stands between them.
    pub digits: Span,
    /// The same with the word that multiplies it.
    pub span: Span,
    /// The value, canonical: ASCII, no needless zeros.
    pub value: String,
    /// Values that it may have, too.
    pub others: Vec<String>,
    /// The values of its parts, where it may be several figures.
    pub parts: Vec<String>,
    /// What stands between its digits, in order.
    pub separators: Vec<char>,
    /// The digits between its separators, ASCII.
    pub runs: Vec<String>,
    /// Whether a translation may say it without figures: `24/7`, the minutes of `10:00`, `the 2000s`.
    pub is_optional: bool,
    is_scaled: bool,
}

/// Tells whether there is any digit; cheap.
pub(super) fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit()) || (!text.is_ascii() && text.chars().any(|c| digit(c).is_some()))
}

/// Returns the figures of a text in order.
pub(super) fn figures(text: &str, numbers: &Numbers) -> Vec<Figure> {
    let mut figures = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c| digit(c).is_some()).map(|offset| at + offset) {
        let figure = figure(text, start, numbers);
        at = figure.span.end;
        figures.push(figure);
    }
    share_scales(text, numbers, &mut figures);
    for number in 1..figures.len() {
        beside(text, number, &mut figures);
    }
    figures
}

/// Reads the figure at a digit.
fn figure(text: &str, start: usize, numbers: &Numbers) -> Figure {
    let (runs, separators, end) = runs(text, start, numbers);
    let (mut value, mut others, parts) = readings(&runs, &separators, numbers);
    let mut end_of_digits = end;
    if separators.is_empty()
        && let Some((fraction, length)) = fraction(&text[end..])
    {
        value = format!("{value}{}", &fraction[1..]);
        end_of_digits += length;
    }
    let digits = Span::new(start, end_of_digits);
    let mut figure = Figure {
        digits,
        span: digits,
        value,
        others: Vec::new(),
        parts,
        separators,
        runs,
        is_optional: false,
        is_scaled: false,
    };
    // “hundred thousand” is two.
    for _ in 0..2 {
        let Some((power, end)) = scale_behind(text, figure.span.end, numbers) else { break };
        // `5k` and `5 m` are metres and names as often as thousands.
        if text[figure.span.end..end].trim_start().chars().count() == 1 && text[..end].ends_with(|c: char| c.is_ascii())
        {
            figure.others.push(shifted(&figure.value, power));
            break;
        }
        figure.value = shifted(&figure.value, power);
        others.iter_mut().for_each(|other| *other = shifted(other, power));
        figure.parts.clear();
        figure.span.end = end;
        figure.is_scaled = true;
    }
    figure.others.append(&mut others);
    behind(text, &mut figure);
    figure
}

/// Reads digits as far as separators hold them together.
fn runs(text: &str, start: usize, numbers: &Numbers) -> (Vec<String>, Vec<char>, usize) {
    let mut runs = vec![String::new()];
    let mut separators = Vec::new();
    let mut at = start;
    while let Some(c) = text[at..].chars().next() {
        if let Some(digit) = digit(c).and_then(|value| char::from_digit(value, 10)) {
            runs.last_mut().expect("one run is open").push(digit);
        } else {
            let following: usize =
                text[at + c.len_utf8()..].chars().take(4).take_while(|c| digit(*c).is_some()).count();
            let groups = following == 3
                && runs[0].len() <= 3
                && !runs[0].starts_with('0')
                && runs[1..].iter().all(|run| run.len() == 3);
            let holds = match c {
                '.' | ',' | '٫' | '٬' => following > 0,
                '\'' | '’' | '\u{A0}' | '\u{202F}' | '\u{2009}' => groups,
                ' ' => {
                    groups
                        && numbers.groups_by_space()
                        && (separators.is_empty() || separators.iter().all(|c: &char| is_space(*c)))
                }
                _ => false,
            };
            if !holds {
                break;
            }
            separators.push(c);
            runs.push(String::new());
        }
        at += c.len_utf8();
    }
    (runs, separators, at)
}

/// Returns the value, the other values and the parts.
fn readings(runs: &[String], separators: &[char], numbers: &Numbers) -> (String, Vec<String>, Vec<String>) {
    let whole = runs.concat();
    let Some((last, earlier)) = separators.split_last() else { return (canonical(&whole), Vec::new(), Vec::new()) };
    let parts: Vec<String> = runs.iter().map(|run| canonical(run)).collect();
    let by_three =
        |runs: &[String]| runs[0].len() <= 3 && !runs[0].starts_with('0') && runs[1..].iter().all(|run| run.len() == 3);
    let alike = |separators: &[char]| {
        separators.iter().all(|c| is_space(*c) == is_space(separators[0]) && (is_space(*c) || *c == separators[0]))
    };
    let (tail, head) = runs.split_last().expect("there is a run behind each separator");
    let decimal = || canonical(&format!("{}.{tail}", head.concat()));
    let is_sign = matches!(last, '.' | ',' | '٫');
    if alike(separators) && by_three(runs) {
        let single = earlier.is_empty() && is_sign;
        let certain = numbers.group.starts_with(*last) || (is_space(*last) && *last != ' ');
        if certain {
            return (canonical(&whole), Vec::new(), Vec::new());
        }
        return match numbers.decimal.starts_with(*last) && single {
            true => (decimal(), vec![canonical(&whole)], parts),
            false if single => (canonical(&whole), vec![decimal()], parts),
            false => (canonical(&whole), Vec::new(), parts),
        };
    }
    if earlier.is_empty() && is_sign {
        return (decimal(), Vec::new(), parts);
    }
    if !earlier.is_empty() && is_sign && alike(earlier) && !earlier.contains(last) && by_three(head) {
        return (decimal(), Vec::new(), Vec::new());
    }
    (parts.join("."), Vec::new(), parts)
}

/// Returns the power of ten of a word behind a figure, and where the word ends.
fn scale_behind(text: &str, end: usize, numbers: &Numbers) -> Option<(usize, usize)> {
    let rest = &text[end..];
    let plus = rest.strip_prefix('+').unwrap_or(rest);
    let word = plus.strip_prefix([' ', '\u{A0}', '\u{202F}', '\u{2009}', '-', '‑', '\n']).unwrap_or(plus);
    let found = longest(word, None, &numbers.scales)?;
    let power = found.0.number.parse().ok()?;
    let end = text.len() - word.len() + found.1;
    let ending = match stems::is_joined(&found.0.text) {
        true => "",
        false => &text[end..],
    };
    Some((power, end + ending.find(|c: char| !c.is_alphabetic()).unwrap_or(ending.len())))
}

/// Reads what stands right behind a figure and changes what it may mean.
fn behind(text: &str, figure: &mut Figure) {
    let rest = &text[figure.span.end..];
    if figure.separators.is_empty() && is_decade(rest) {
        match figure.runs[0].len() {
            4 => figure.others.push(canonical(&figure.runs[0][2..])),
            2 => figure.others.extend(["19", "20"].map(|century| format!("{century}{}", figure.runs[0]))),
            _ => {}
        }
        figure.is_optional = true;
    }
    let word = rest.trim_start().trim_start_matches(':');
    let word = word.get(..4).unwrap_or(word).to_ascii_lowercase();
    let is_evening = word.starts_with("pm") || word.starts_with("p.m");
    if is_evening && let Ok(hour @ 1..=11) = figure.value.parse::<u8>() {
        figure.others.push((hour + 12).to_string());
    }
}

/// Tells whether a figure goes on as `1990s` or `’90s` do.
fn is_decade(rest: &str) -> bool {
    let rest = rest.strip_prefix(['\'', '’']).unwrap_or(rest);
    rest.strip_prefix('s').is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Gives the first figure of a range what multiplies the second: `5 to 6 million`.
fn share_scales(text: &str, numbers: &Numbers, figures: &mut [Figure]) {
    for number in 1..figures.len() {
        let (first, second) = (&figures[number - 1], &figures[number]);
        let between = &text[first.span.end..second.span.start];
        if first.is_scaled || !second.is_scaled || between.chars().count() > 6 {
            continue;
        }
        if let Some((power, _)) = scale_behind(text, second.digits.end, numbers) {
            let other = shifted(&first.value, power);
            figures[number - 1].others.push(other);
        }
    }
}

/// Reads two figures that one sign parts: years of a range, times, `24/7`.
fn beside(text: &str, number: usize, figures: &mut [Figure]) {
    let (first, second) = (&figures[number - 1], &figures[number]);
    let (year, short) = (first.runs[0].clone(), second.runs[0].clone());
    let plain = first.separators.is_empty() && second.separators.is_empty();
    match &text[first.span.end..second.span.start] {
        "-" | "–" | "—" | "/" if plain && year.len() == 4 && short.len() == 2 => {
            figures[number].others.push(format!("{}{short}", &year[..2]));
        }
        "/" if first.value == "24" && second.value == "7" => {
            figures[number - 1].is_optional = true;
            figures[number].is_optional = true;
        }
        ":" => {
            let is_evening = text[second.span.end..].trim_start().starts_with(['p', 'P']);
            figures[number].is_optional = short == "00";
            if let (Ok(hour @ 1..=11), true) = (year.parse::<u8>(), is_evening) {
                figures[number - 1].others.push((hour + 12).to_string());
            }
        }
        _ => {}
    }
}

/// Returns the value of a fraction of one character at the start of a text, and its length.
fn fraction(text: &str) -> Option<(&'static str, usize)> {
    let c = text.chars().next()?;
    Some((stems::fraction(c)?, c.len_utf8()))
}

/// Tells whether a character is a space that may group thousands.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}')
}

/// Multiplies a value by a power of ten.
pub(super) fn shifted(value: &str, power: usize) -> String {
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    if fraction.contains('.') || power > 15 {
        return value.to_string();
    }
    let taken = power.min(fraction.len());
    let zeros = "0".repeat(power - taken);
    canonical(&format!("{whole}{}{zeros}.{}", &fraction[..taken], &fraction[taken..]))
}

/// Returns a decimal number without needless zeros.
pub(super) fn canonical(number: &str) -> String {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    match fraction.trim_end_matches('0') {
        "" => whole.to_string(),
        fraction => format!("{whole}.{fraction}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conventions::conventions;
    use crate::locale::Locale;

    #[test]
    fn each_locale_reads_its_figures() {
        for (locale, text, expected) in [
            ("en", "300,000 of 1,310; 2.5 and 1,234.56", "300000 1310 2.5 1234.56"),
            ("en", "3.5 billion, 100+ million, 5 hundred", "3500000000 100000000 5"),
            ("en", "v56.0.1, 192.168.100.1, 10:30, 9/11, 18–65, 1990s", "56.0.1 192.168.100.1 10 30 9 11 18 65 1990"),
            ("en", "1½ and ½, x² and 21st", "1.5 21"),
            ("ru", "300 000, 300\u{a0}000 и 1,5 млн, 200 тысячами, 1234,56", "300000 300000 1500000 200000 1234.56"),
            ("ru", "63-летним, 1,310, 1.310", "63 1.31 1310"),
            ("kk", "200 мыңнан 15-ге", "200000 15"),
            ("ka", "200 ათასამდე 18-დან", "200000 18"),
            ("hy", "300 հազարից 21-ին", "300000 21"),
            ("ar", "٣٠٠ ألف و65 و١٬٣١٠", "300000 65 1310"),
            ("fa", "۱۲٫۵ میلیون", "12500000"),
            ("zh-Hans", "30万人，1.5亿，３０万", "300000 150000000 300000"),
            ("ja", "30万人と2千", "300000 2000"),
            ("tr", "5 bina, 200 bin, 200 bini, 1.310", "5 200000 200000 1310"),
            ("de", "1,5 Mio. und 1.310.000", "1500000 1310000"),
            ("fr", "1\u{202f}310 et 2 millions", "1310 2000000"),
            ("en", "", ""),
        ] {
            let numbers = &conventions(&Locale::parse(locale).unwrap()).unwrap().numbers;
            let values: Vec<String> = figures(text, numbers).into_iter().map(|figure| figure.value).collect();
            assert_eq!(values.join(" "), expected, "{locale}: {text}");
        }
    }
}
