//! Figures of a translation that the English does not have, and the other way round.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

use super::MessageContext;
use super::figures::{Figure, canonical, has_digit};
use super::signs::Signs;
use super::stems::{self, months, spoken};
use super::visible::Visible;
use crate::article::FactValue;
use crate::conventions::Numbers;
use crate::finding::{Finding, Severity};
use crate::prose::Class;
use crate::span::Span;
use crate::translation::State;

const CHECK: &str = "number-mismatch";

/// More unmatched figures than these on one side are not looked at one by one.
const MOST_LEFT: usize = 64;

/// So many figures of one side stand in a message.
const MOST_SHOWN: usize = 8;

/// What one reading of a translation and the English do not share.
#[derive(Clone, Debug, Default)]
pub(super) struct Difference {
    /// What the English has and the translation has not, as written.
    pub missing: Vec<String>,
    /// What the translation has and the English has not.
    pub extra: Vec<Span>,
}

impl Difference {
    /// Tells whether there is any.
    pub(super) fn is_empty(&self) -> bool {
        self.missing.is_empty() && self.extra.is_empty()
    }
}

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    let mut said = BTreeSet::new();
    for (visible, difference) in differences(context) {
        let shown = |span: &Span| format!("`{}`", &visible.text[span.range()]);
        let extra: Vec<String> = difference.extra.iter().take(MOST_SHOWN).map(shown).collect();
        let missing: Vec<String> = difference.missing.iter().take(MOST_SHOWN).map(|text| format!("`{text}`")).collect();
        let place = difference.extra.first().and_then(|span| visible.origin(*span));
        let span = place.unwrap_or_else(|| context.value_span());
        let (severity, message, help) = match (&missing[..], &extra[..]) {
            ([], []) => continue,
            ([], extra) => (
                Severity::Warning,
                format!("the English has no {}", extra.join(", ")),
                "take it out, or write it as the English has it",
            ),
            (missing, []) => (
                Severity::Warning,
                format!("{} of the English is missing", missing.join(", ")),
                "write the figure of the English; where it stands as a word, it may stay so",
            ),
            (missing, extra) => (
                Severity::Error,
                format!("{} stands where the English has {}", extra.join(", "), missing.join(", ")),
                "write the figure of the English",
            ),
        };
        if said.insert((span, message.clone())) {
            findings.push(context.finding(CHECK, severity, span, message).help(help));
        }
    }
}

/// Tells whether a number of the English has changed since the translation was made: `stale-translation` says so.
pub(super) fn is_known_to_differ(context: &MessageContext<'_>) -> bool {
    matches!(&context.translated.state, State::Stale(stale) if stale.class == Class::Number)
}

/// Returns the readings of a translation whose figures differ from those of every reading of the English, each with the
/// smallest difference.
pub(super) fn differences<'a>(context: &'a MessageContext<'_>) -> Vec<(&'a Visible<'a>, Difference)> {
    let Some(own) = context.conventions() else { return Vec::new() };
    if is_known_to_differ(context) {
        return Vec::new();
    }
    if !context.target_has(Signs::DIGIT) && !context.source_has(Signs::DIGIT) {
        return Vec::new();
    }
    let (sources, targets) = (context.source_visibles(), context.target_visibles());
    if !sources.iter().chain(targets).any(|visible| has_digit(&visible.text)) {
        return Vec::new();
    }
    let Some(english) = context.source_conventions() else { return Vec::new() };
    compare(sources, targets, &english.numbers, &own.numbers, &facts(context))
}

fn compare<'a>(
    sources: &[Visible<'_>],
    targets: &'a [Visible<'_>],
    english: &Numbers,
    own: &Numbers,
    facts: &BTreeSet<String>,
) -> Vec<(&'a Visible<'a>, Difference)> {
    let sources: Vec<(&Visible<'_>, &[Figure])> =
        sources.iter().map(|visible| (visible, visible.figures(english))).collect();
    let mut found = Vec::new();
    let mut is_complete = false;
    for target in targets {
        let target_figures = target.figures(own);
        let compared = sources.iter().map(|(source, source_figures)| {
            let sides = Sides { source: &source.text, english, target: &target.text, own };
            let mut difference = sides.difference(source_figures, target_figures, facts);
            // A variant of its own for one, two or none of what the English counts.
            if targets.len() > 1 && source.opaques.iter().any(|opaque| opaque.is_placeable) {
                difference
                    .extra
                    .retain(|span| !matches!(canonical(&target.text[span.range()]).as_str(), "0" | "1" | "2"));
            }
            difference
        });
        let Some(least) = compared.min_by_key(|difference| difference.missing.len() + difference.extra.len()) else {
            continue;
        };
        is_complete |= least.is_empty();
        if !least.is_empty() {
            found.push((target, least));
        }
    }
    // A variant may leave out what another has: `[one] an hour *[other] 24 hours`.
    if is_complete {
        found.retain(|(_, difference)| !difference.extra.is_empty());
    }
    found
}

/// Returns the numbers in the facts of a message: `missing-variable` speaks of those that stand written out.
fn facts(context: &MessageContext<'_>) -> BTreeSet<String> {
    let values = context.message.facts.iter().filter_map(|(_, value)| FactValue::parse(value));
    let numbers = values.flat_map(|value| match value {
        FactValue::Number(number) => vec![canonical(number.trim_start_matches('-'))],
        FactValue::Date { year, month, day } => vec![year.to_string(), month.to_string(), day.to_string()],
    });
    numbers.collect()
}

/// The two texts that are compared.
struct Sides<'a> {
    source: &'a str,
    english: &'a Numbers,
    target: &'a str,
    own: &'a Numbers,
}

impl Sides<'_> {
    fn difference(&self, source: &[Figure], target: &[Figure], facts: &BTreeSet<String>) -> Difference {
        let (mut missing, mut extra) = unequal(source, target);
        if missing.len() > MOST_LEFT || extra.len() > MOST_LEFT {
            pair_in_order(&mut missing, &mut extra);
        }
        if missing.len() > MOST_LEFT || extra.len() > MOST_LEFT {
            return self.as_written(&missing, &extra);
        }
        pair_by_other_values(&mut missing, &mut extra);
        pair_by_parts(&mut missing, &mut extra);
        pair_by_parts(&mut extra, &mut missing);
        if missing.is_empty() && extra.is_empty() {
            return Difference::default();
        }
        self.pair_with_months(&mut missing, &mut extra);
        if !missing.is_empty() {
            let spoken = self.words(self.target, self.own);
            missing.retain(|figure| !is_among(figure, &spoken));
        }
        if !extra.is_empty() {
            let spoken = self.words(self.source, self.english);
            extra.retain(|figure| !is_among(figure, &spoken) && !is_among(figure, facts));
        }
        // One side may say twice what the other says once, or in figures what the other says without, as the `1 レベル上`
        // of Japanese; but not in place of something else.
        let repeats = |figure: &&Figure, side: &[Figure]| side.iter().any(|other| other.value == figure.value);
        if missing.is_empty() && !extra.is_empty() {
            let own = LazyCell::new(|| months(self.target, self.own));
            let is_month = |figure: &Figure| own.iter().any(|month| month.span.start == figure.span.start);
            extra.retain(|figure| {
                !figure.is_optional && (figure.value != "1" || is_month(figure)) && !repeats(figure, source)
            });
        } else if extra.is_empty() {
            missing.retain(|figure| !figure.is_optional && !repeats(figure, target));
        }
        self.as_written(&missing, &extra)
    }

    fn as_written(&self, missing: &[&Figure], extra: &[&Figure]) -> Difference {
        Difference {
            missing: missing.iter().map(|figure| self.source[figure.span.range()].to_string()).collect(),
            extra: extra.iter().map(|figure| figure.span).collect(),
        }
    }

    /// Takes out the numbers of months that the other side names.
    fn pair_with_months(&self, missing: &mut Vec<&Figure>, extra: &mut Vec<&Figure>) {
        let number = |figure: &Figure| figure.value.parse::<u8>().ok().filter(|number| (1..=12).contains(number));
        if !missing.iter().chain(extra.iter()).any(|figure| number(figure).is_some()) {
            return;
        }
        let english = months(self.source, self.english);
        let own = months(self.target, self.own);
        // A month that both sides name is no figure to be paired, unless its name is one: `9月`.
        let in_digits = |figure: &Figure| own.iter().any(|month| month.span.start == figure.span.start);
        let mut named: Vec<u8> = english.iter().map(|month| month.number).collect();
        extra.retain(|figure| {
            let Some(at) = number(figure).and_then(|number| named.iter().position(|other| *other == number)) else {
                return true;
            };
            if own.iter().any(|month| Some(month.number) == number(figure)) && !in_digits(figure) {
                return true;
            }
            named.remove(at);
            false
        });
        missing.retain(|figure| number(figure).is_none_or(|number| own.iter().all(|month| month.number != number)));
    }

    /// Returns the numbers that a side has in words and Roman numerals.
    fn words(&self, text: &str, numbers: &Numbers) -> BTreeSet<String> {
        let mut values = spoken(text, numbers);
        values.extend(stems::roman(text));
        values
    }
}

/// Returns the figures of each side that the other has not with the same value.
fn unequal<'f>(source: &'f [Figure], target: &'f [Figure]) -> (Vec<&'f Figure>, Vec<&'f Figure>) {
    // Most translations have the same figures in the same order.
    let value = |figure: &'f Figure| figure.value.as_str();
    if source.iter().map(value).eq(target.iter().map(value)) {
        return (Vec::new(), Vec::new());
    }
    let mut left: BTreeMap<&str, Vec<&Figure>> = BTreeMap::new();
    for figure in source.iter().rev() {
        left.entry(&figure.value).or_default().push(figure);
    }
    let extra =
        target.iter().filter(|figure| left.get_mut(figure.value.as_str()).and_then(Vec::pop).is_none()).collect();
    let mut missing: Vec<&Figure> = left.into_values().flatten().collect();
    missing.sort_by_key(|figure| figure.span.start);
    (missing, extra)
}

/// Takes out the figures of long lists that one of the other values of the translation's pairs with the English.
fn pair_in_order(missing: &mut Vec<&Figure>, extra: &mut Vec<&Figure>) {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for figure in missing.iter() {
        *left.entry(&figure.value).or_default() += 1;
    }
    let mut paired: BTreeMap<&str, usize> = BTreeMap::new();
    extra.retain(|figure| {
        for value in &figure.others {
            if let Some(count) = left.get_mut(value.as_str()).filter(|count| **count > 0) {
                *count -= 1;
                *paired.entry(value).or_default() += 1;
                return false;
            }
        }
        true
    });
    missing.retain(|figure| match paired.get_mut(figure.value.as_str()).filter(|count| **count > 0) {
        Some(count) => {
            *count -= 1;
            false
        }
        None => true,
    });
}

/// Takes out figures that may have the same value.
fn pair_by_other_values(missing: &mut Vec<&Figure>, extra: &mut Vec<&Figure>) {
    let may_be = |figure: &Figure, value: &String| figure.value == *value || figure.others.contains(value);
    missing.retain(|one| {
        let position = extra
            .iter()
            .position(|other| may_be(other, &one.value) || one.others.iter().any(|value| may_be(other, value)));
        position.map(|position| extra.remove(position)).is_none()
    });
}

/// Takes out a figure of one side whose parts the other side has one by one: `21.09.2022`, `10.30`.
fn pair_by_parts(ones: &mut Vec<&Figure>, others: &mut Vec<&Figure>) {
    ones.retain(|one| {
        if one.parts.len() < 2 {
            return true;
        }
        let mut rest = others.clone();
        let unpaired: Vec<&String> = one
            .parts
            .iter()
            .filter(|part| match rest.iter().position(|other| other.value == **part) {
                Some(position) => {
                    rest.remove(position);
                    false
                }
                None => true,
            })
            .collect();
        // The month of a date may be a word on the other side.
        let is_month = |part: &str| part.parse().is_ok_and(|number: u32| (1..=12).contains(&number));
        let is_paired = match unpaired[..] {
            [] => true,
            [part] => one.parts.len() == 3 && is_month(part),
            _ => false,
        };
        if is_paired {
            *others = rest;
        }
        !is_paired
    });
}

fn is_among(figure: &Figure, values: &BTreeSet<String>) -> bool {
    values.contains(&figure.value) || figure.others.iter().any(|value| values.contains(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conventions::conventions;
    use crate::locale::Locale;

    const ENGLISH: &str = "On September 21, 2022, the authorities said that 300,000 of 1.5 million men aged 18–65 were called up; 1,310 people were held in 38 cities by 10:30, or 2.5%.";

    /// The same in every locale.
    const SAME: &[(&str, &str)] = &[
        (
            "ru",
            "21 сентября 2022 года власти заявили, что призваны 300 тысяч из 1,5 млн мужчин 18–65 лет; к 10:30 в 38 городах задержали 1310 человек, то есть 2,5 %.",
        ),
        (
            "uk",
            "21 вересня 2022 року влада заявила, що призвано 300\u{a0}000 із 1,5 мільйона чоловіків 18–65 років; до 10:30 у 38 містах затримали 1310 осіб, або 2,5%.",
        ),
        (
            "be",
            "21 верасня 2022 года ўлады заявілі, што прызваныя 300 тыс. з 1,5 мільёна мужчын 18–65 гадоў; да 10:30 у 38 гарадах затрымалі 1310 чалавек, ці 2,5%.",
        ),
        (
            "kk",
            "2022 жылғы 21 қыркүйекте билік 18–65 жастағы 1,5 миллион ер адамның 300 мыңы шақырылғанын айтты; 10:30-ға дейін 38 қалада 1310 адам, яғни 2,5%-ы ұсталды.",
        ),
        (
            "ka",
            "2022 წლის 21 სექტემბერს ხელისუფლებამ თქვა, რომ 18–65 წლის 1,5 მილიონი კაციდან 300 ათასი გაიწვიეს; 10:30-მდე 38 ქალაქში 1310 ადამიანი, ანუ 2,5% დააკავეს.",
        ),
        (
            "hy",
            "2022 թվականի սեպտեմբերի 21-ին իշխանությունները հայտնեցին, որ 18–65 տարեկան 1,5 միլիոն տղամարդուց 300 հազարը զորակոչվել է. մինչև 10:30-ը 38 քաղաքում ձերբակալվել է 1310 մարդ՝ 2,5%-ը։",
        ),
        (
            "ar",
            "في 21 سبتمبر/أيلول 2022 قالت السلطات إنه جرى استدعاء 300 ألف من أصل 1.5 مليون رجل تتراوح أعمارهم بين 18 و65 عامًا؛ واحتُجز 1,310 أشخاص في 38 مدينة حتى الساعة 10:30، أي 2.5%.",
        ),
        (
            "ar",
            "في ٢١ سبتمبر ٢٠٢٢ قالت السلطات إنه جرى استدعاء ٣٠٠٬٠٠٠ من أصل ١٫٥ مليون رجل بين ١٨ و٦٥ عامًا؛ واحتُجز ١٬٣١٠ أشخاص في ٣٨ مدينة حتى ١٠:٣٠، أي ٢٫٥٪.",
        ),
        (
            "fa",
            "در ۲۱ سپتامبر ۲۰۲۲ مقام‌ها گفتند ۳۰۰ هزار نفر از ۱٫۵ میلیون مرد ۱۸ تا ۶۵ ساله فراخوانده شدند؛ تا ساعت ۱۰:۳۰ در ۳۸ شهر ۱٬۳۱۰ نفر یعنی ۲٫۵٪ بازداشت شدند.",
        ),
        (
            "he",
            "ב־21 בספטמבר 2022 אמרו הרשויות כי 300 אלף מתוך 1.5 מיליון גברים בני 18–65 גויסו; עד 10:30 נעצרו ב־38 ערים 1,310 איש, כלומר 2.5%.",
        ),
        (
            "zh-Hans",
            "2022年9月21日，当局称150万名18至65岁男性中有30万人被征召；截至10:30，38座城市有1310人被拘，占2.5%。",
        ),
        (
            "zh-Hant",
            "2022年9月21日，當局稱150萬名18至65歲男性中有30萬人被徵召；截至10:30，38座城市有1,310人被拘，占2.5%。",
        ),
        (
            "ja",
            "2022年9月21日、当局は18～65歳の男性150万人のうち30万人が招集されたと発表した。10:30までに38都市で1310人、つまり2.5%が拘束された。",
        ),
        (
            "mn",
            "2022 оны 9 дүгээр сарын 21-нд эрх баригчид 18–65 насны 1.5 сая эрэгтэйгээс 300 мянгыг дуудсан гэж мэдэгдэв; 10:30 гэхэд 38 хотод 1,310 хүн буюу 2.5%-ийг саатуулсан.",
        ),
        (
            "tr",
            "Yetkililer 21 Eylül 2022'de 18–65 yaşındaki 1,5 milyon erkekten 300 bininin çağrıldığını söyledi; saat 10:30'a kadar 38 kentte 1.310 kişi, yani %2,5 gözaltına alındı.",
        ),
        (
            "de",
            "Am 21. September 2022 erklärten die Behörden, dass 300.000 von 1,5 Millionen Männern im Alter von 18–65 einberufen wurden; bis 10.30 Uhr wurden in 38 Städten 1310 Menschen festgenommen, also 2,5 %.",
        ),
        (
            "es",
            "El 21 de septiembre de 2022 las autoridades dijeron que 300 000 de 1,5 millones de hombres de 18-65 años fueron llamados; a las 10:30 había 1310 detenidos en 38 ciudades, el 2,5 %.",
        ),
        (
            "fr",
            "Le 21 septembre 2022, les autorités ont dit que 300\u{202f}000 des 1,5 million d’hommes de 18–65 ans étaient appelés ; à 10 h 30, 1\u{202f}310 personnes étaient arrêtées dans 38 villes, soit 2,5 %.",
        ),
        (
            "pl",
            "21 września 2022 r. władze podały, że powołano 300 tys. z 1,5 mln mężczyzn w wieku 18–65 lat; do 10:30 w 38 miastach zatrzymano 1310 osób, czyli 2,5%.",
        ),
        (
            "pt",
            "Em 21 de setembro de 2022, as autoridades disseram que 300 mil de 1,5 milhão de homens de 18–65 anos foram chamados; até as 10:30, 1.310 pessoas em 38 cidades, ou 2,5%, foram detidas.",
        ),
    ];

    fn numbers(locale: &str) -> &'static Numbers {
        &conventions(&Locale::parse(locale).unwrap()).unwrap().numbers
    }

    /// Returns what is missing and what is too much.
    fn found(locale: &str, english: &str, target: &str) -> String {
        let visible = |text: &str| {
            let mut visible = Visible::default();
            visible.text = text.to_string().into();
            visible
        };
        let (sources, targets) = ([visible(english)], [visible(target)]);
        let found = compare(&sources, &targets, numbers("en"), numbers(locale), &BTreeSet::new());
        let Some((_, difference)) = found.first() else { return String::new() };
        let extra: Vec<&str> = difference.extra.iter().map(|span| &target[span.range()]).collect();
        format!("{} → {}", difference.missing.join(" "), extra.join(" "))
    }

    #[test]
    fn the_same_figures_are_silent_in_every_locale() {
        for (locale, text) in SAME {
            assert_eq!(found(locale, ENGLISH, text), "", "{locale}: {text}");
        }
    }

    #[test]
    fn each_digit_that_is_another_is_found() {
        let mut count = 0;
        for (locale, text) in SAME {
            for (at, c) in text.char_indices() {
                let Some(value) = crate::character::digit(c) else { continue };
                for other in [1, 5, 8].map(|step| (value + step) % 10) {
                    let other = char::from_u32(c as u32 - value + other).unwrap();
                    let mutated = format!("{}{other}{}", &text[..at], &text[at + c.len_utf8()..]);
                    assert_ne!(found(locale, ENGLISH, &mutated), "", "{locale}: {mutated}");
                    count += 1;
                }
            }
        }
        assert!(count > 1500, "{count}");
    }

    #[test]
    fn what_says_the_same_in_another_way_is_silent() {
        for (locale, english, target) in [
            ("ru", "two weeks and 2 days", "2 недели и два дня"),
            ("ru", "the 21st century", "XXI век"),
            ("uk", "the 19th century", "ХІХ століття"),
            ("fr", "the 19th century", "le XIXe siècle"),
            ("ru", "in the 1990s, the ’90s", "в 1990-х, в 90-е"),
            ("ru", "at 5 p.m.", "в 17:00"),
            ("de", "at 10:30", "um 10.30 Uhr"),
            ("ru", "from 2021–22", "с 2021–2022 годов"),
            ("ru", "open 24/7", "открыто круглосуточно"),
            ("ru", "9/11", "11 сентября"),
            ("ru", "on September 21, 2022", "21.09.2022"),
            ("ru", "5 to 6 million people", "5–6 млн человек"),
            ("zh-Hans", "5 to 6 million people", "500万至600万人"),
            ("ru", "$300k and $5m", "300 тысяч и 5 млн долларов"),
            ("ru", "1½ hours", "1,5 часа"),
            ("ru", "half of them", "0,5"),
            ("ru", "version 56.0.1 at 192.168.100.1", "версия 56.0.1 на 192.168.100.1"),
            ("ru", "HTML5, +7 495 123-45-67, −5°", "HTML5, +7 495 123-45-67, −5°"),
            ("ru", "a dozen and two hundred", "12 и 200"),
            ("ka", "63-year-old", "63 წლის"),
            ("ar", "in two weeks, 15th", "خلال أسبوعين، الخامسة عشرة"),
            ("ja", "In October", "10月に"),
            ("ja", "Take it to the next level", "1 レベル上へ"),
            ("tr", "5 buildings", "5 bina"),
            ("ru", "1,310 and 300,000", "1,310 и 300,000"),
            ("de", "1,310,000", "1,310,000"),
        ] {
            assert_eq!(found(locale, english, target), "", "{locale}: {english} | {target}");
        }
    }

    #[test]
    fn what_differs_is_found() {
        for (locale, english, target, expected) in [
            ("ru", "200,000 people", "20 тысяч человек", "200,000 → 20 тысяч"),
            ("ru", "15 years", "много лет", "15 → "),
            ("ru", "many years", "15 лет", " → 15"),
            ("zh-Hans", "300,000 people", "3万人", "300,000 → 3万"),
            ("zh-Hans", "on September 21", "8月21日", " → 8"),
            ("ru", "from 18 to 65", "от 18 до 18", "65 → 18"),
            ("ru", "3.5 billion", "3,5 млн", "3.5 billion → 3,5 млн"),
            ("ru", "2.5%", "25%", "2.5 → 25"),
            ("ru", "200 people", "200 тысяч человек", "200 → 200 тысяч"),
        ] {
            assert_eq!(found(locale, english, target), expected, "{locale}: {english} | {target}");
        }
    }
}
