//! A text → the words in it that stand for numbers: spelled out, Roman, names of months.

use std::collections::BTreeSet;

use super::figures::{canonical, shifted};
use crate::character::{character, is_letter};
use crate::conventions::{Numbers, Starts, Stem};
use crate::span::Span;

/// Returns the length of a stem at the start of `text`; `before` is the character in front of it.
fn length(text: &str, before: Option<char>, stem: &str) -> Option<usize> {
    // By bytes: most stems differ from a text in their first letter, and many are tried.
    let whole = stem.as_bytes().last() == Some(&b' ');
    let stem = if whole { stem.trim_end_matches(' ') } else { stem };
    let mut letters = text.char_indices();
    for wanted in stem.chars() {
        // Vowel signs of Arabic and Hebrew may be written or not.
        let c = letters.by_ref().map(|(_, c)| c).find(|c| *c == wanted || !is_vowel_sign(*c))?;
        if c != wanted && (!is_lower_of(wanted, c) || wanted.is_uppercase()) {
            return None;
        }
    }
    let rest = letters.as_str();
    let joins = is_joined(stem);
    let inside = before.is_some_and(char::is_alphabetic) && !joins;
    let goes_on = whole && rest.trim_start_matches(is_vowel_sign).starts_with(char::is_alphanumeric);
    (!inside && !goes_on).then(|| text.len() - rest.len())
}

/// Tells whether a letter is another one in lower case, or the first of several.
fn is_lower_of(lower: char, c: char) -> bool {
    match character(c).folded() {
        Some(folded) => folded == lower,
        None => c.to_lowercase().next() == Some(lower),
    }
}

fn is_vowel_sign(c: char) -> bool {
    matches!(c, '\u{5B0}'..='\u{5BC}' | '\u{64B}'..='\u{652}' | '\u{670}' | '\u{640}')
}

/// Tells whether a stem is of a script that writes words without spaces between them (Han, Kana) or starts with a digit.
pub(super) fn is_joined(stem: &str) -> bool {
    stem.starts_with(|c: char| ('\u{2E80}'..='\u{9FFF}').contains(&c) || c.is_numeric())
}

/// Returns the longest of some stems at the start of `text`, with its length.
pub(super) fn longest<'s>(text: &str, before: Option<char>, stems: &'s [Stem]) -> Option<(&'s Stem, usize)> {
    let found = stems.iter().filter_map(|stem| Some((stem, length(text, before, &stem.text)?)));
    found.max_by_key(|(_, length)| *length)
}

/// Returns where words start: the offset, and the character in front where a letter clings to the word.
fn starts<'t>(text: &'t str, numbers: &'t Numbers) -> impl Iterator<Item = (usize, Option<char>)> + 't {
    let mut before: Option<char> = None;
    let mut clinging = 0;
    text.char_indices().filter_map(move |(at, c)| {
        let previous = before.replace(c);
        let starts_word = !previous.is_some_and(is_letter);
        // Two letters may cling to a word: `وفي`.
        clinging = match previous {
            Some(previous) if !starts_word && clinging > 0 && numbers.prefixes.contains(&previous) => clinging - 1,
            _ if starts_word => 3,
            _ => 0,
        };
        if starts_word || clinging > 0 {
            return Some((at, None));
        }
        is_joined(c.encode_utf8(&mut [0; 4])).then_some((at, previous))
    })
}

/// Returns what a word may be by its first letter. A vowel sign at the start tells nothing.
fn starting(text: &str, numbers: &Numbers) -> Starts {
    match text.chars().next() {
        Some(c) if is_vowel_sign(c) => Starts { month: true, scale: true },
        Some(c) => numbers.starts(c),
        None => Starts::default(),
    }
}

/// Returns the words that may stand at the start of a text. A vowel sign at the start tells nothing.
fn words_at<'n>(text: &str, numbers: &'n Numbers) -> impl Iterator<Item = &'n Stem> {
    let first = text.chars().next().filter(|first| !is_vowel_sign(*first));
    let all = first.is_none().then_some(&numbers.words).into_iter().flatten();
    first.into_iter().flat_map(|first| numbers.words_from(first)).chain(all)
}

/// Returns the values of all words that are numbers, alone and together, in canonical form.
pub(super) fn spoken(text: &str, numbers: &Numbers) -> BTreeSet<String> {
    let mut values = BTreeSet::new();
    let mut sum: Option<(u64, usize)> = None;
    for (at, before) in starts(text, numbers) {
        let rest = &text[at..];
        for stem in words_at(rest, numbers) {
            let Some(length) = length(rest, before, &stem.text) else { continue };
            values.insert(stem.number.clone());
            let Ok(value) = stem.number.parse::<u64>() else { continue };
            let end = at + length;
            if let Some((earlier, earlier_end)) = sum
                && at >= earlier_end
                && text.get(earlier_end..at).is_some_and(|between| between.chars().count() <= 5)
            {
                let together = match value {
                    // `two decades`, and the Arabic fifteen.
                    10 if earlier < 10 => {
                        values.insert((earlier * value).to_string());
                        earlier + value
                    }
                    100 | 1000 if earlier < value => earlier * value,
                    _ if earlier % 10 == 0 && value < earlier => earlier + value,
                    _ => value,
                };
                values.insert(together.to_string());
                sum = Some((together, end));
            } else {
                sum = Some((value, end));
            }
            let word_end = text[end..].trim_start_matches(char::is_alphabetic);
            let next = word_end.strip_prefix([' ', '-', '\u{A0}', '\n']).unwrap_or(word_end);
            let scale = longest(&text[end..], None, &numbers.scales).or_else(|| longest(next, None, &numbers.scales));
            if let Some((scale, _)) = scale
                && let Ok(power) = scale.number.parse()
            {
                let value = sum.map_or(stem.number.clone(), |(value, _)| value.to_string());
                values.insert(shifted(&value, power));
                values.insert(shifted(&stem.number, power));
            }
        }
        if starting(rest, numbers).scale
            && let Some((scale, _)) = longest(rest, before, &numbers.scales)
            && scale.text.chars().count() > 2
            && let Ok(power) = scale.number.parse()
        {
            values.insert(shifted("1", power));
        }
    }
    values.extend(text.chars().filter_map(fraction).map(canonical));
    values
}

/// Returns the value of a fraction of one character.
pub(super) fn fraction(c: char) -> Option<&'static str> {
    let value = match c {
        '½' => "0.5",
        '¼' => "0.25",
        '¾' => "0.75",
        '⅓' => "0.33",
        '⅔' => "0.67",
        '⅛' => "0.125",
        _ => return None,
    };
    Some(value)
}

/// Returns the values of the Roman numerals of a text, Latin or in Cyrillic look-alikes, an ending behind them or not.
pub(super) fn roman(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.starts_with(is_roman));
    let values = words.filter_map(|word| {
        let numeral: Vec<u32> = word.chars().take_while(|c| is_roman(*c)).filter_map(roman_digit).collect();
        let total: u32 = numeral
            .iter()
            .enumerate()
            .map(|(at, value)| (*value, numeral[at + 1..].first().is_some_and(|next| next > value)))
            .fold(
                0u32,
                |sum, (value, subtracts)| if subtracts { sum.wrapping_sub(value) } else { sum.wrapping_add(value) },
            );
        (total < 4000 && numeral.len() < 16).then(|| total.to_string())
    });
    values.collect()
}

fn is_roman(c: char) -> bool {
    roman_digit(c).is_some()
}

fn roman_digit(c: char) -> Option<u32> {
    let value = match c {
        'I' | 'І' => 1,
        'V' => 5,
        'X' | 'Х' => 10,
        'L' => 50,
        'C' | 'С' => 100,
        'D' => 500,
        'M' | 'М' => 1000,
        _ => return None,
    };
    Some(value)
}

/// The name of a month in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Month {
    /// 1 to 12.
    pub number: u8,
    /// Where its stem stands.
    pub span: Span,
}

/// Returns the months that a text names, in order.
pub(super) fn months(text: &str, numbers: &Numbers) -> Vec<Month> {
    let mut found: Vec<Month> = Vec::new();
    for (at, before) in starts(text, numbers).filter(|(at, _)| starting(&text[*at..], numbers).month) {
        // `12月` is not February.
        let digit_before = text[..at].ends_with(|c: char| c.is_numeric());
        let mut best: Option<Month> = None;
        for (number, stems) in (1u8..).zip(&numbers.months) {
            for stem in stems {
                let Some(length) = length(&text[at..], before, stem) else { continue };
                // `十一月` is not January.
                let is_part = digit_before && stem.starts_with(|c: char| c.is_numeric())
                    || stem.starts_with(['一', '二']) && text[..at].ends_with('十');
                if !is_part && best.is_none_or(|best| best.span.len() < length) {
                    best = Some(Month { number, span: Span::new(at, at + length) });
                }
            }
        }
        found.extend(best);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conventions::conventions;
    use crate::locale::Locale;

    fn numbers(locale: &str) -> &'static Numbers {
        &conventions(&Locale::parse(locale).unwrap()).unwrap().numbers
    }

    #[test]
    fn months_are_found_in_every_case() {
        for (locale, text, expected) in [
            ("en", "In May and on March 5 they may march", "5 3"),
            ("ru", "21 сентября и в мае, маяк", "9 5"),
            ("uk", "у вересні, 5 лютого", "9 2"),
            ("kk", "21 қыркүйекте", "9"),
            ("ka", "21 სექტემბერს", "9"),
            ("hy", "Սեպտեմբերի 21-ին", "9"),
            ("ar", "وفي سبتمبر 5 أيلول", "9 9"),
            ("he", "ב־5 בספטמבר", "9"),
            ("zh-Hans", "12月和9月，十一月", "12 9 11"),
            ("ja", "2022年10月3日", "10"),
            ("tr", "21 Eylül'de", "9"),
            ("mn", "9 дүгээр сарын 21", "9"),
            ("de", "im März", "3"),
        ] {
            let found: Vec<String> =
                months(text, numbers(locale)).iter().map(|month| month.number.to_string()).collect();
            assert_eq!(found.join(" "), expected, "{locale}: {text}");
        }
    }

    #[test]
    fn words_and_roman_numerals_are_numbers() {
        for (locale, text, expected) in [
            ("en", "twenty-one", "21"),
            ("en", "two hundred thousand people", "200000"),
            ("en", "two million", "2000000"),
            ("en", "a dozen", "12"),
            ("ru", "двумя неделями", "2"),
            ("ru", "два миллиона", "2000000"),
            ("ar", "وخمسة عشر", "15"),
            ("zh-Hans", "头两周", "2"),
        ] {
            assert!(spoken(text, numbers(locale)).contains(expected), "{locale}: {text}");
        }
        assert!(!spoken("someone", numbers("en")).contains("1"));
        assert!(roman("в XXI веке").contains("21"));
        assert!(roman("XIXe siècle").contains("19"));
        assert!(roman("ХХІ століття").contains("21"));
    }
}
