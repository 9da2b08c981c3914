//! What Fluent prints, through whole editions, against ICU4X asked directly; and what it must not print.

use fixed_decimal::Decimal;
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::{self, enums::CalendarPeriodFieldSet as P, enums::DateFieldSet as F};
use icu_datetime::input::Date;
use icu_datetime::options::{Alignment, YearStyle};
use icu_decimal::DecimalFormatter;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_plurals::{PluralCategory, PluralRules, PluralRulesOptions};
use tolmach::config::OnMissing;
use tolmach::edition::{Refused, Request, edition};

use crate::memory::Memory;

/// The locales whose words this program ships, those whose conventions it knows, and those of which fluent-rs has the plural
/// rules wrong.
const LOCALES: &[&str] = &[
    "ar", "be", "de", "es", "fa", "fr", "he", "hy", "ja", "ka", "kk", "lt", "lv", "mn", "mt", "pl", "pt", "ro", "ru",
    "tg", "tr", "uk", "zh-Hans", "zh-Hant", "kk-Cyrl", "ru-KZ",
];

fn icu(locale: &str) -> icu_locale::Locale {
    locale.parse().unwrap()
}

/// Renders paragraphs in a locale: front-matter facts and one Fluent value a paragraph.
fn rendered(locale: &str, facts: &str, values: &[String]) -> Vec<String> {
    let mut article = format!("---\nfacts:\n{facts}---\n\n");
    let mut translation = String::new();
    for (number, value) in values.iter().enumerate() {
        article.push_str(&format!("<!-- i18n:id: p{number} -->\n\nParagraph number {number}.\n\n"));
        translation.push_str(&format!("p{number} ={value}\n"));
    }
    let text =
        printed(locale, &[("source/a.md", &article), (&format!("locales/{locale}/a.ftl"), &translation)]).unwrap();
    let body = text.split_once("\n---\n").unwrap().1;
    body.split("\n\n")
        .map(str::trim)
        .filter(|part| !part.is_empty() && !part.starts_with("<!--"))
        .map(str::to_string)
        .collect()
}

/// Renders the article of a project with one target locale.
fn printed(locale: &str, files: &[(&str, &str)]) -> Result<String, Refused> {
    printed_as(locale, OnMissing::Refuse, files)
}

fn printed_as(locale: &str, on_missing: OnMissing, files: &[(&str, &str)]) -> Result<String, Refused> {
    let config = format!("[locales.{locale}]\n");
    let all = std::iter::once(("tolmach.toml", config.as_str())).chain(files.iter().copied());
    let mut memory = Memory::new(all);
    memory.segment();
    let editions = memory.each_unit(|project, shared, reading| {
        let locale = project.config.locale(locale).map_or(&project.config.source_locale, |settings| &settings.locale);
        edition(&Request { project, shared, reading, locale, on_missing }).map(|edition| edition.text)
    });
    editions.into_iter().next().expect("the project has an article")
}

fn refusal(result: Result<String, Refused>) -> String {
    match result {
        Err(Refused::Messages(missing)) => missing.into_iter().map(|one| one.why).collect::<Vec<_>>().join("; "),
        other => panic!("not refused: {other:?}"),
    }
}

const DECIMALS: &[&str] = &[
    "0.0",
    "0.1",
    "0.5",
    "1.0",
    "1.1",
    "1.5",
    "2.0",
    "2.00",
    "3.1",
    "5.5",
    "10.0",
    "10.1",
    "11.0",
    "21.0",
    "21.1",
    "100.0",
    "100.5",
    "1000000",
    "2000000",
    "1000000.0",
    "1000001",
    "-1",
    "-2",
    "-5",
    "-1.5",
    "0.01",
    "1.10",
];

fn categories_are_those_of_icu(options: &str, rules: PluralRulesOptions) {
    let numbers: Vec<String> =
        (0..=2100).map(|number| number.to_string()).chain(DECIMALS.iter().map(|number| number.to_string())).collect();
    let facts: String = numbers.iter().enumerate().map(|(at, number)| format!("  n{at}: {number}\n")).collect();
    // Fluent resolves 100 placeables a message: each number takes one.
    let values: Vec<String> = (0..numbers.len())
        .collect::<Vec<_>>()
        .chunks(50)
        .map(|chunk| {
            let one = |at: &usize| {
                let selector = if options.is_empty() { format!("$n{at}") } else { format!("NUMBER($n{at}{options})") };
                format!("\n    {{ {selector} ->\n        [zero] zero\n        [one] one\n        [two] two\n        [few] few\n        [many] many\n       *[other] other\n    }}")
            };
            chunk.iter().map(one).collect()
        })
        .collect();
    for locale in LOCALES {
        let rules = PluralRules::try_new((&icu(locale)).into(), rules).unwrap();
        let found = rendered(locale, &facts, &values).join(" ");
        // A line break in a value becomes a hard break.
        let found: Vec<&str> = found.split_whitespace().map(|word| word.trim_end_matches('\\')).collect();
        assert_eq!(found.len(), numbers.len(), "{locale}");
        for (number, found) in numbers.iter().zip(found) {
            let expected = match rules.category_for(&number.parse::<Decimal>().unwrap()) {
                PluralCategory::Zero => "zero",
                PluralCategory::One => "one",
                PluralCategory::Two => "two",
                PluralCategory::Few => "few",
                PluralCategory::Many => "many",
                PluralCategory::Other => "other",
            };
            assert_eq!(found, expected, "{locale} {number} {options}");
        }
    }
}

#[test]
fn cardinals_select_by_the_categories_of_icu() {
    categories_are_those_of_icu("", PluralRulesOptions::default());
}

#[test]
fn ordinals_select_by_the_categories_of_icu() {
    let mut options = PluralRulesOptions::default();
    options.rule_type = Some(icu_plurals::PluralRuleType::Ordinal);
    categories_are_those_of_icu(", type: \"ordinal\"", options);
}

#[test]
fn numbers_are_formatted_as_icu_formats_them() {
    // The fact, the options, the grouping, and the number that is left after rounding and padding.
    let table: &[(&str, &str, Option<GroupingStrategy>, &str)] = &[
        ("1310", "", None, "1310"),
        ("300000", "", None, "300000"),
        ("-1310.5", "", None, "-1310.5"),
        ("1.50", "", None, "1.50"),
        ("0.005", "", None, "0.005"),
        ("1310", "useGrouping: \"true\"", None, "1310"),
        ("1310", "useGrouping: \"auto\"", None, "1310"),
        ("1310", "useGrouping: \"false\"", Some(GroupingStrategy::Never), "1310"),
        ("1234567.5", "useGrouping: \"false\"", Some(GroupingStrategy::Never), "1234567.5"),
        ("1310", "useGrouping: \"always\"", Some(GroupingStrategy::Always), "1310"),
        ("1310", "useGrouping: \"min2\"", Some(GroupingStrategy::Min2), "1310"),
        ("13100", "useGrouping: \"min2\"", Some(GroupingStrategy::Min2), "13100"),
        ("5", "minimumFractionDigits: 2", None, "5.00"),
        ("5.125", "minimumFractionDigits: 2", None, "5.125"),
        ("5.125", "maximumFractionDigits: 2", None, "5.13"),
        ("5.1", "maximumFractionDigits: 2", None, "5.1"),
        ("1999.995", "maximumFractionDigits: 2", None, "2000"),
        ("-5.125", "maximumFractionDigits: 0", None, "-5"),
        ("1310", "maximumFractionDigits: 0", None, "1310"),
        ("5.125", "minimumFractionDigits: 1, maximumFractionDigits: 1", None, "5.1"),
        ("5", "minimumIntegerDigits: 4", None, "0005"),
        ("5", "style: \"decimal\", minimumIntegerDigits: 2, minimumFractionDigits: 1", None, "05.0"),
    ];
    let facts: String = table.iter().enumerate().map(|(at, (fact, ..))| format!("  n{at}: {fact}\n")).collect();
    let value = |(at, row): (usize, &(&str, &str, Option<GroupingStrategy>, &str))| match row.1 {
        "" => format!(" x {{ $n{at} }}"),
        options => format!(" x {{ NUMBER($n{at}, {options}) }}"),
    };
    let values: Vec<String> = table.iter().enumerate().map(value).collect();
    for locale in LOCALES {
        for (found, (fact, options, grouping, shaped)) in rendered(locale, &facts, &values).iter().zip(table) {
            let mut wanted = DecimalFormatterOptions::default();
            wanted.grouping_strategy = *grouping;
            let formatter = DecimalFormatter::try_new((&icu(locale)).into(), wanted).unwrap();
            let expected = formatter.format(&shaped.parse().unwrap()).to_string();
            assert_eq!(*found, format!("x {expected}"), "{locale} {fact} {options}");
        }
    }
}

#[test]
fn a_percentage_is_a_number_a_hundred_times_as_large_with_the_sign_of_the_locale() {
    let facts = "  a: 0.01\n  b: 0.125\n  c: 12.5\n";
    let values = ["a", "b", "c"].map(|name| format!(" x {{ NUMBER(${name}, style: \"percent\") }}"));
    for locale in LOCALES {
        let formatter = DecimalFormatter::try_new((&icu(locale)).into(), DecimalFormatterOptions::default()).unwrap();
        for (found, shaped) in rendered(locale, facts, &values).iter().zip(["1", "12.5", "1250"]) {
            let number = formatter.format(&shaped.parse().unwrap()).to_string();
            let rest = found.replacen(&number, "", 1).replacen("x ", "", 1);
            assert!(found.contains(&number), "{locale} {found}");
            assert!(matches!(rest.trim_matches(['\u{A0}', '\u{61C}']), "%" | "٪"), "{locale} {found}");
        }
    }
}

#[test]
fn dates_are_formatted_as_icu_formats_them() {
    use fieldsets::{D, DE, E, M, MD, MDE, Y, YM, YMD, YMDE};
    let full = YearStyle::Full;
    let column = Alignment::Column;
    // The options and the field set of ICU4X that they mean.
    let (date, period) = (Set::Date, Set::Period);
    let table: Vec<(&str, Set)> = vec![
        ("", date(F::YMD(YMD::long()))),
        ("dateStyle: \"full\"", date(F::YMDE(YMDE::long()))),
        ("dateStyle: \"long\"", date(F::YMD(YMD::long()))),
        ("dateStyle: \"medium\"", date(F::YMD(YMD::medium()))),
        ("dateStyle: \"short\"", date(F::YMD(YMD::short()))),
        ("month: \"long\", day: \"numeric\"", date(F::MD(MD::long()))),
        ("month: \"short\", day: \"numeric\"", date(F::MD(MD::medium()))),
        ("month: \"numeric\", day: \"numeric\"", date(F::MD(MD::short()))),
        ("month: \"2-digit\", day: \"2-digit\"", date(F::MD(MD::short().with_alignment(column)))),
        ("month: \"long\", day: \"2-digit\"", date(F::MD(MD::long().with_alignment(column)))),
        ("weekday: \"long\", month: \"long\", day: \"numeric\"", date(F::MDE(MDE::long()))),
        ("weekday: \"short\", month: \"short\", day: \"numeric\"", date(F::MDE(MDE::medium()))),
        ("year: \"numeric\", month: \"long\", day: \"numeric\"", date(F::YMD(YMD::long()))),
        ("year: \"numeric\", month: \"short\", day: \"numeric\"", date(F::YMD(YMD::medium()))),
        ("year: \"numeric\", month: \"numeric\", day: \"numeric\"", date(F::YMD(YMD::short().with_year_style(full)))),
        (
            "year: \"numeric\", month: \"2-digit\", day: \"2-digit\"",
            date(F::YMD(YMD::short().with_year_style(full).with_alignment(column))),
        ),
        ("weekday: \"long\", year: \"numeric\", month: \"long\", day: \"numeric\"", date(F::YMDE(YMDE::long()))),
        ("weekday: \"long\"", date(F::E(E::long()))),
        ("weekday: \"short\"", date(F::E(E::medium()))),
        ("day: \"numeric\"", date(F::D(D::long()))),
        ("weekday: \"long\", day: \"numeric\"", date(F::DE(DE::long()))),
        ("month: \"long\"", period(P::M(M::long()))),
        ("month: \"short\"", period(P::M(M::medium()))),
        ("year: \"numeric\"", period(P::Y(Y::long()))),
        ("year: \"numeric\", month: \"long\"", period(P::YM(YM::long()))),
        ("year: \"numeric\", month: \"short\"", period(P::YM(YM::medium()))),
    ];
    let days = [("a", 2022, 9, 21), ("b", 2023, 1, 5)];
    let facts: String = days.iter().map(|(name, y, m, d)| format!("  {name}: {y}-{m:02}-{d:02}\n")).collect();
    for (name, year, month, day) in days {
        let value = |(options, _): &(&str, Set)| match *options {
            "" => format!(" x {{ ${name} }}"),
            options => format!(" x {{ DATETIME(${name}, {options}) }}"),
        };
        let values: Vec<String> = table.iter().map(value).collect();
        for locale in LOCALES {
            for (found, (options, set)) in rendered(locale, &facts, &values).iter().zip(&table) {
                // ICU4X 2.4 panics here, asked directly.
                if *locale == "pt" && matches!(set, Set::Period(P::YM(_))) {
                    assert!(found.ends_with("2022") || found.ends_with("2023"), "{found}");
                    continue;
                }
                let date = Date::try_new_iso(year, month, day).unwrap();
                let expected = match set {
                    Set::Date(set) => {
                        DateTimeFormatter::try_new((&icu(locale)).into(), *set).unwrap().format(&date).to_string()
                    }
                    Set::Period(set) => {
                        DateTimeFormatter::try_new((&icu(locale)).into(), *set).unwrap().format(&date).to_string()
                    }
                };
                assert_eq!(*found, format!("x {expected}"), "{locale} {options}");
            }
        }
    }
}

/// What of a date is shown, for ICU4X.
enum Set {
    Date(F),
    Period(P),
}

#[test]
fn exact_numbers_are_asked_first_whatever_their_zeros() {
    let facts = "  one: 1\n  padded: 1.0\n  two: 2\n  share: 0.010\n  ten: 10\n";
    let select = |name: &str, keys: &str| format!("\n    x {{ ${name} ->\n{keys}\n    }}");
    let values = [
        select("one", "        [1.0] exact\n       *[one] one"),
        select("padded", "        [1] exact\n       *[other] other"),
        select("two", "        [1] exact\n        [few] few\n       *[other] other"),
        select("share", "        [0.01] exact\n       *[other] other"),
        select("ten", "        [one] one\n       *[10] ten"),
        select("two", "        [few] few\n       *[10] ten"),
        select("one", "        [one] one\n       *[10] ten"),
        select("two", "        [1] exact\n       *[10] ten"),
        select("ten", "        [10] ten\n       *[100] hundred"),
    ];
    assert_eq!(rendered("ru", facts, &values).join(" "), "x exact x exact x few x exact x ten x few x one x ten x ten");
}

#[test]
fn a_number_of_the_translators_own_is_formatted_too() {
    let values = [" x { 12345.5 } { NUMBER(0.5, style: \"percent\") }".to_string()];
    assert_eq!(rendered("de", "  n: 1\n", &values), ["x 12.345,5 50\u{A0}%"]);
}

const WITH_TERM: &str = "---\nfacts:\n  n: 5\n---\n\n<!-- i18n:id: p -->\n\nWe read { -paper } on day { $n }.\n";

/// Renders a Russian message beside terms of both locales.
fn with_terms(english: &str, russian: &str, message: &str) -> Result<String, Refused> {
    let text = printed(
        "ru",
        &[
            ("source/a.md", WITH_TERM),
            ("locales/en/terms.ftl", english),
            ("locales/ru/terms.ftl", russian),
            ("locales/ru/a.ftl", &format!("p = {message}\n")),
        ],
    )?;
    Ok(text.rsplit("-->").next().unwrap_or_default().trim().to_string())
}

#[test]
fn terms_choose_their_variants_and_format_their_numbers() {
    let russian = "-paper =\n    { $case ->\n       *[nom] Газета\n        [gen] Газеты\n    }\n";
    let cited = with_terms("-paper = The Paper\n", russian, "Читатели { -paper(case: \"gen\") } и { -paper }, { $n }.");
    assert_eq!(cited.unwrap(), "Читатели Газеты и Газета, 5.");
    let russian = "-paper = { $count ->\n        [one] { $count } газета\n        [few] { $count } газеты\n       *[many] { $count } газет\n    }\n";
    let counted = with_terms("-paper = papers\n", russian, "{ -paper(count: 2) }, { -paper(count: 12345.5) } { $n }");
    assert_eq!(counted.unwrap(), "2 газеты, 12\u{A0}345,5 газет 5");
    // Without its argument a term takes its default variant (Fluent guide, "Parameterized terms").
    let russian = "-paper = { $count ->\n        [one] газета\n       *[other] газеты\n    }\n";
    assert_eq!(with_terms("-paper = papers\n", russian, "{ -paper } { $n }").unwrap(), "газеты 5");
}

#[test]
fn nothing_that_fluent_cannot_format_is_printed() {
    let english = "-paper = The Paper\n";
    for (russian, message, why) in [
        ("-paper = Газета\n", "{ -paper } { $m }", "unknown variable: $m"),
        ("-paper = Газета { $town }\n", "{ -paper } { $n }", "unknown variable: $town"),
        ("-paper = Газета { $n }\n", "{ -paper } { $n }", "unknown variable: $n"),
        ("-paper = Газета { NUMBER($town) }\n", "{ -paper } { $n }", "`NUMBER` needs a number"),
        ("-paper = Газета\n", "{ -paper } { -journal }", "unknown term: -journal"),
        ("-paper = Газета\n", "{ -paper } { journal }", "unknown message: journal"),
        ("-paper = Газета { -paper }\n", "{ -paper } { $n }", "cyclical dependency detected"),
        ("-paper = Газета\n", "{ -paper } { DATETIME($n) }", "`DATETIME` needs a date like 2022-09-21"),
        ("-paper = Газета\n", "{ -paper } { PLATFORM($n) }", "unknown function: PLATFORM()"),
        ("-paper = Газета\n", "{ NUMBER($n, style: \"per-cent\") }", "`style` cannot be `per-cent`"),
        (
            "-paper = Газета\n",
            "{ NUMBER($n, minimumFractionDigits: 2, maximumFractionDigits: 1) }",
            "`minimumFractionDigits` is more than `maximumFractionDigits`",
        ),
        (
            "-paper = Газета\n",
            "{ -paper.short ->\n        [a] a\n       *[b] b\n    }",
            "unknown attribute: -paper.short",
        ),
        ("-journal = Журнал\n", "Мы читаем { -paper } { $n }", "it uses `-paper`, which is not translated"),
        (
            "-journal = Журнал { -paper }\n",
            "Мы читаем { -journal } { $n }",
            "it uses `-paper`, which is not translated",
        ),
    ] {
        assert_eq!(refusal(with_terms(english, russian, message)), why, "{russian}{message}");
    }
}

#[test]
fn a_message_that_grows_without_end_is_refused() {
    let mut terms = format!("-paper = {}\n", "газета ".repeat(1000));
    for depth in 0..3 {
        let below = if depth == 0 { "paper".to_string() } else { format!("t{}", depth - 1) };
        terms.push_str(&format!("-t{depth} = {}\n", format!("{{ -{below} }}").repeat(20)));
    }
    let why = refusal(with_terms("-paper = The Paper\n", &terms, "{ -t2 } { $n }"));
    assert!(why == "it becomes longer than 1 MiB" || why.contains("placeables"), "{why}");
    let long = format!("-paper = {}\n", "газета ".repeat(10_000));
    let why = refusal(with_terms("-paper = The Paper\n", &long, &"{ -paper } ".repeat(40)));
    assert_eq!(why, "it becomes longer than 1 MiB");
}

#[test]
fn a_fallback_takes_the_whole_message_with_the_figures_of_its_own_locale() {
    let article = "---\nfacts:\n  n: 12345.5\n---\n\n<!-- i18n:id: p -->\n\nAt least { $n } people.\n";
    let files = [("source/a.md", article), ("locales/de/a.ftl", "p = { $m }\n")];
    let text = printed_as("de", OnMissing::Source, &files).unwrap();
    assert!(text.ends_with("At least 12,345.5 people.\n"), "{text}");
}
