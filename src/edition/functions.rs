//! `NUMBER`, `DATETIME` and plural categories for fluent-bundle, on ICU4X (CLDR).
//!
//! A function that cannot do its work says why in a list beside the bundle: the library prints such a failure and reports
//! nothing.

use std::sync::{Arc, Mutex};

use fixed_decimal::{Decimal, SignedRoundingMode, UnsignedRoundingMode};
use fluent::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::builder::{DateFields, FieldSetBuilder};
use icu_datetime::input::Date;
use icu_datetime::options::{Alignment, Length, YearStyle};
use icu_decimal::DecimalFormatter;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};

use super::rewrite::{EXACT, PLURAL, VALUE};
use crate::article::FactValue;
use crate::ftl::{conflict, function};
use crate::locale::Locale;
use crate::plural::{PluralKind, category};

type Failures = Arc<Mutex<Vec<String>>>;

/// Adds the functions of a locale; the list returned holds what they could not do.
pub(super) fn add(bundle: &mut FluentBundle<FluentResource>, locale: &Locale) -> Failures {
    let failures = Failures::default();
    add_one(bundle, &failures, "NUMBER", locale, number);
    add_one(bundle, &failures, "DATETIME", locale, datetime);
    add_one(bundle, &failures, PLURAL, locale, plural);
    let (own, here) = (failures.clone(), locale.clone());
    add_function(bundle, VALUE, move |positional, named| match positional {
        [value @ FluentValue::Number(_), ..] => told(&own, number(&here, value, named)),
        [FluentValue::String(text), ..] => FluentValue::from(text.to_string()),
        // The library says nothing when a term is called without an argument, and prints `{$name}`.
        [_, FluentValue::String(name)] => told(&own, Err(format!("unknown variable: ${name}"))),
        _ => told(&own, Err("a variable is unknown".to_string())),
    });
    // `1.0` and `1` are the same number (Fluent spec, "Selectors"), for the library they are not.
    add_function(bundle, EXACT, |positional, _| match positional.first() {
        Some(FluentValue::Number(number)) => exact(number.value),
        _ => FluentValue::Error,
    });
    failures
}

/// Returns a number with as many fraction digits as it needs, as the keys of variants have.
fn exact(value: f64) -> FluentValue<'static> {
    match value.to_string().parse() {
        Ok(number) => FluentValue::Number(number),
        Err(_) => FluentValue::Error,
    }
}

fn add_function(
    bundle: &mut FluentBundle<FluentResource>,
    name: &'static str,
    run: impl for<'a> Fn(&[FluentValue<'a>], &FluentArgs<'_>) -> FluentValue<'a> + Send + Sync + 'static,
) {
    let added = bundle.add_function(name, run);
    debug_assert!(added.is_ok(), "each function has a name of its own");
}

/// Returns a text, or notes why there is none.
fn told(failures: &Failures, result: Result<String, String>) -> FluentValue<'static> {
    match result {
        Ok(text) => FluentValue::from(text),
        Err(why) => {
            if let Ok(mut failures) = failures.lock() {
                failures.push(why);
            }
            FluentValue::Error
        }
    }
}

fn add_one(
    bundle: &mut FluentBundle<FluentResource>,
    failures: &Failures,
    name: &'static str,
    locale: &Locale,
    run: fn(&Locale, &FluentValue<'_>, &FluentArgs<'_>) -> Result<String, String>,
) {
    let (failures, locale) = (failures.clone(), locale.clone());
    add_function(bundle, name, move |positional, named| match positional.first() {
        // A term may be called without an argument that only chooses: the default variant is meant.
        Some(FluentValue::Error) if name == PLURAL => FluentValue::Error,
        Some(value) => told(&failures, unfit_option(name, named).map_or_else(|| run(&locale, value, named), Err)),
        None => told(&failures, Err(format!("`{name}` needs a value"))),
    });
}

/// Returns a day as the locale writes it in full, `23 ноября 2026 г.`
pub(super) fn long_date(locale: &Locale, day: &str) -> Option<String> {
    datetime(locale, &FluentValue::from(day), &FluentArgs::new()).ok()
}

/// Names an option that the function does not have, a value that the option cannot have, or options that do not go together.
fn unfit_option(name: &str, named: &FluentArgs<'_>) -> Option<String> {
    let known = function(if name == PLURAL { "NUMBER" } else { name })?;
    let texts: Vec<(&str, String)> =
        named.iter().filter_map(|(option, value)| Some((option, option_text(value)?))).collect();
    let text = |wanted: &str| texts.iter().find(|(option, _)| *option == wanted).map(|(_, text)| text.as_str());
    let unknown = named.iter().find_map(|(option, value)| match (known.argument(option), option_text(value)) {
        (Some(values), Some(text)) if values.allows(&text) => None,
        (Some(_), text) => Some(format!("`{option}` cannot be `{}`", text.unwrap_or_default())),
        (None, _) => Some(format!("`{name}` has no option `{option}`")),
    });
    unknown.or_else(|| conflict(known.name, text))
}

fn option_text(value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::String(text) => Some(text.to_string()),
        FluentValue::Number(number) => Some(number.value.to_string()),
        _ => None,
    }
}

fn option(named: &FluentArgs<'_>, name: &str) -> Option<String> {
    named.get(name).and_then(option_text)
}

fn digits(named: &FluentArgs<'_>, name: &str) -> Option<i16> {
    option(named, name)?.parse().ok()
}

/// Reads a number with its fraction digits as written.
fn decimal(value: &FluentValue<'_>) -> Option<Decimal> {
    match value {
        FluentValue::Number(number) => number.as_string().parse().ok(),
        FluentValue::String(text) => text.parse().ok(),
        _ => None,
    }
}

/// Rounds and pads a number as the options ask (ECMA-402 `SetNumberFormatDigitOptions`).
fn shaped(mut decimal: Decimal, named: &FluentArgs<'_>, percent: bool) -> Decimal {
    if percent {
        decimal.multiply_pow10(2);
        // 0.125 is 012.5 with its point two places on.
        decimal.trim_start();
        decimal.absolute.trim_end();
    }
    if let Some(most) = digits(named, "maximumFractionDigits") {
        decimal.round_with_mode(-most, SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand));
        decimal.absolute.trim_end();
    }
    if let Some(least) = digits(named, "minimumFractionDigits") {
        decimal.absolute.pad_end(-least);
    }
    if let Some(least) = digits(named, "minimumIntegerDigits") {
        decimal.absolute.pad_start(least);
    }
    decimal
}

fn number(locale: &Locale, value: &FluentValue<'_>, named: &FluentArgs<'_>) -> Result<String, String> {
    let decimal = decimal(value).ok_or("`NUMBER` needs a number")?;
    let percent = option(named, "style").as_deref() == Some("percent");
    let mut options = DecimalFormatterOptions::default();
    options.grouping_strategy = match option(named, "useGrouping").as_deref() {
        Some("false") => Some(GroupingStrategy::Never),
        Some("min2") => Some(GroupingStrategy::Min2),
        Some("always") => Some(GroupingStrategy::Always),
        _ => None,
    };
    let formatter = DecimalFormatter::try_new((&locale.icu()).into(), options).map_err(|error| error.to_string())?;
    let text = formatter.format(&shaped(decimal, named, percent)).to_string();
    Ok(if percent { with_percent(locale, &text) } else { text })
}

/// Adds the percent sign where the locale writes it (CLDR 48 `percentFormats`, `percentSign`; bidi marks left out, because
/// they change nothing beside digits).
fn with_percent(locale: &Locale, number: &str) -> String {
    let region = locale.identifier().region.map(|region| region.to_string()).unwrap_or_default();
    let before = |between: &str| {
        let (sign, digits) = number.split_at(number.find(|c: char| c.is_numeric()).unwrap_or_default());
        format!("{sign}%{between}{digits}")
    };
    match (locale.language(), region.as_str()) {
        ("tr" | "ku", _) => before(""),
        ("eu", _) => before("\u{A0}"),
        ("de", "CH" | "LI") | ("fr", "CH") => format!("{number}%"),
        ("es", region) if !matches!(region, "" | "ES" | "GQ" | "IC" | "EA") => format!("{number}%"),
        (
            "be" | "br" | "ca" | "ce" | "cs" | "cv" | "da" | "de" | "dsb" | "dz" | "es" | "fi" | "fo" | "fr" | "gl"
            | "gsw" | "hr" | "hsb" | "kl" | "lb" | "lt" | "mk" | "nb" | "nds" | "nn" | "no" | "qu" | "rn" | "ro" | "ru"
            | "se" | "sk" | "sl" | "smn" | "sv" | "tk" | "tt" | "zgh",
            _,
        ) => format!("{number}\u{A0}%"),
        ("oc", _) => format!("{number}\u{202F}%"),
        ("fa" | "ks" | "lrc" | "mzn" | "ps", _) => format!("{number}٪"),
        ("ckb", _) => format!("{number}\u{A0}٪"),
        ("ar" | "sd", _) if number.chars().any(|c| ('\u{660}'..='\u{669}').contains(&c)) => {
            format!("{number}٪\u{61C}")
        }
        _ => format!("{number}%"),
    }
}

fn plural(locale: &Locale, value: &FluentValue<'_>, named: &FluentArgs<'_>) -> Result<String, String> {
    // A text that selects among category names is a text: a term's argument, for one.
    let Some(decimal) = decimal(value) else {
        return match value {
            FluentValue::String(text) => Ok(text.to_string()),
            _ => Err("a plural needs a number".to_string()),
        };
    };
    let kind = match option(named, "type").as_deref() {
        Some("ordinal") => PluralKind::Ordinal,
        _ => PluralKind::Cardinal,
    };
    let percent = option(named, "style").as_deref() == Some("percent");
    Ok(category(locale, kind, &shaped(decimal, named, percent)).to_string())
}

fn datetime(locale: &Locale, value: &FluentValue<'_>, named: &FluentArgs<'_>) -> Result<String, String> {
    let text = match value {
        FluentValue::String(text) => text.as_ref(),
        _ => "",
    };
    let Some(FactValue::Date { year, month, day }) = FactValue::parse(text) else {
        return Err("`DATETIME` needs a date like 2022-09-21".to_string());
    };
    let date = Date::try_new_iso(year, month, day).map_err(|error| error.to_string())?;
    let mut builder = FieldSetBuilder::new();
    builder.length = Some(length(named));
    builder.date_fields = Some(fields(named)?);
    if ["month", "day"].into_iter().any(|name| option(named, name).as_deref() == Some("2-digit")) {
        builder.alignment = Some(Alignment::Column);
    }
    // Words and years in full go together in CLDR; the short form of `dateStyle` may have two digits.
    if named.get("year").is_some() && builder.length == Some(Length::Short) {
        builder.year_style = Some(YearStyle::Full);
    }
    // ICU4X 2.4 cannot show a month with its year in `pt` and says `{M}`; in `pt-PT` it can, and they read the same.
    let data = match (locale.language(), builder.date_fields) {
        ("pt", Some(DateFields::YM)) => Locale::parse("pt-PT").ok(),
        _ => None,
    };
    let data = data.as_ref().unwrap_or(locale).icu();
    let formatted = match builder.date_fields {
        Some(DateFields::M | DateFields::Y | DateFields::YM) => {
            let set = builder.build_calendar_period().map_err(|error| error.to_string())?;
            DateTimeFormatter::try_new((&data).into(), set)
                .map_err(|error| error.to_string())?
                .format(&date)
                .to_string()
        }
        _ => {
            let set = builder.build_date().map_err(|error| error.to_string())?;
            DateTimeFormatter::try_new((&data).into(), set)
                .map_err(|error| error.to_string())?
                .format(&date)
                .to_string()
        }
    };
    // Where the data of a locale lack something, the library shows the name of the field in braces.
    match formatted.contains(['{', '}']) {
        true => Err("`DATETIME` cannot show this in the locale".to_string()),
        false => Ok(formatted),
    }
}

/// The length that comes nearest to the options: ICU4X has one for all fields.
fn length(named: &FluentArgs<'_>) -> Length {
    let style = option(named, "dateStyle");
    let width = option(named, "month").or_else(|| option(named, "weekday"));
    match (style.as_deref(), width.as_deref()) {
        (Some("medium"), _) | (None, Some("short")) => Length::Medium,
        (Some("short"), _) | (None, Some("numeric" | "2-digit")) => Length::Short,
        _ => Length::Long,
    }
}

fn fields(named: &FluentArgs<'_>) -> Result<DateFields, String> {
    let has = |name: &str| named.get(name).is_some();
    if has("dateStyle") {
        return Ok(if option(named, "dateStyle").as_deref() == Some("full") {
            DateFields::YMDE
        } else {
            DateFields::YMD
        });
    }
    Ok(match (has("year"), has("month"), has("day"), has("weekday")) {
        (false, false, false, false) | (true, true, true, false) => DateFields::YMD,
        (true, true, true, true) => DateFields::YMDE,
        (false, true, true, false) => DateFields::MD,
        (false, true, true, true) => DateFields::MDE,
        (false, false, true, false) => DateFields::D,
        (false, false, true, true) => DateFields::DE,
        (false, false, false, true) => DateFields::E,
        (false, true, false, false) => DateFields::M,
        (true, true, false, false) => DateFields::YM,
        (true, false, false, false) => DateFields::Y,
        _ => return Err("`DATETIME` cannot show these parts of a date together".to_string()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_has_no_leading_zero() {
        let mut named = FluentArgs::new();
        named.set("style", "percent");
        let percent =
            |text: &str| number(&Locale::parse("kk").unwrap(), &FluentValue::try_number(text), &named).unwrap();
        assert_eq!(percent("0.125"), "12,5%");
        assert_eq!(percent("0.05"), "5%");
        assert_eq!(percent("0.005"), "0,5%");
        assert_eq!(percent("0"), "0%");
        assert_eq!(percent("1.5"), "150%");
    }

    #[test]
    fn every_set_of_parts_is_shown_in_every_locale() {
        let widths = [None, Some("long"), Some("short"), Some("numeric"), Some("2-digit")];
        let mut shown = 0;
        for name in [
            "af", "am", "ar", "ar-EG", "az", "be", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de", "el", "en", "en-GB",
            "es", "es-419", "et", "eu", "fa", "fi", "fr", "fr-CA", "ga", "gl", "gu", "he", "hi", "hr", "hu", "hy",
            "id", "is", "it", "ja", "ka", "kk", "km", "kn", "ko", "ky", "lo", "lt", "lv", "mk", "ml", "mn", "mr", "ms",
            "mt", "my", "nb", "ne", "nl", "pa", "pl", "ps", "pt", "pt-BR", "pt-AO", "pt-PT", "ro", "ru", "si", "sk",
            "sl", "sq", "sr", "sr-Latn", "sv", "sw", "ta", "te", "tg", "th", "tk", "tlh", "tr", "tt", "uk", "ur", "uz",
            "vi", "zh-Hans", "zh-Hant", "zu",
        ] {
            let locale = Locale::parse(name).unwrap();
            let sets = widths.iter().flat_map(|weekday| widths.iter().map(move |month| (weekday, month)));
            for ((weekday, month), (year, day)) in
                sets.flat_map(|set| [(0, 0), (0, 1), (1, 0), (1, 1), (0, 2), (1, 2)].map(|rest| (set, rest)))
            {
                let mut named = FluentArgs::new();
                let parts = [
                    ("weekday", *weekday),
                    ("month", *month),
                    ("year", [None, Some("numeric")][year]),
                    ("day", [None, Some("numeric"), Some("2-digit")][day]),
                ];
                for (part, width) in parts {
                    if let Some(width) = width {
                        named.set(part, width);
                    }
                }
                if unfit_option("DATETIME", &named).is_some() {
                    continue;
                }
                let text = datetime(&locale, &FluentValue::from("2022-09-21"), &named);
                assert!(text.as_ref().is_ok_and(|text| !text.is_empty()), "{name} {named:?} {text:?}");
                shown += 1;
            }
        }
        assert!(shown > 2000, "{shown}");
    }

    #[test]
    fn percent_signs_stand_where_cldr_has_them() {
        let mut named = FluentArgs::new();
        named.set("style", "percent");
        for (name, expected) in [
            ("en", "-5%"),
            ("ru", "-5\u{A0}%"),
            ("kk", "-5%"),
            ("ka", "-5%"),
            ("uk", "-5%"),
            ("hy", "-5%"),
            ("tr", "-%5"),
            ("ar", "\u{200E}-5%"),
            ("mn", "-5%"),
            ("de", "-5\u{A0}%"),
            ("de-CH", "-5%"),
            ("es-MX", "-5%"),
            ("fa", "\u{200E}\u{2212}۵٪"),
            ("bg", "-5%"),
        ] {
            let locale = Locale::parse(name).unwrap();
            assert_eq!(number(&locale, &FluentValue::try_number("-0.05"), &named).unwrap(), expected, "{name}");
        }
    }
}
