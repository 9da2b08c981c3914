//! Figures of a translation that the English does not have, and the other way round.

use std::collections::{BTreeMap, BTreeSet};

use super::MessageContext;
use super::figures::{Figure, canonical, figures, has_digit};
use super::stems::{self, months, spoken};
use super::visible::Visible;
use crate::article::FactValue;
use crate::conventions::{Conventions, Numbers, conventions};
use crate::finding::{Finding, Severity};
use crate::span::Span;

const CHECK: &str = "number-mismatch";

/// More unmatched figures than these on one side are not looked at one by one.
const MOST_LEFT: usize = 64;

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
        let extra: Vec<String> = difference.extra.iter().map(shown).collect();
        let missing: Vec<String> = difference.missing.iter().map(|text| format!("`{text}`")).collect();
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

/// Returns the conventions of the source locale.
pub(super) fn source_conventions(context: &MessageContext<'_>) -> Option<&'static Conventions> {
    conventions(&context.translation.unit.project.config.source_locale)
}

/// Returns the readings of a translation whose figures differ from those of every reading of the English, each with the
/// smallest difference.
pub(super) fn differences<'a>(context: &'a MessageContext<'_>) -> Vec<(&'a Visible, Difference)> {
    let Some(own) = context.conventions else { return Vec::new() };
    let (sources, targets) = (context.source_visibles(), context.target_visibles());
    if !sources.iter().chain(targets).any(|visible| has_digit(&visible.text)) {
        return Vec::new();
    }
    let Some(english) = source_conventions(context) else { return Vec::new() };
    let (english, own) = (&english.numbers, &own.numbers);
    let facts = facts(context);
    let sources: Vec<(&Visible, Vec<Figure>)> =
        sources.iter().map(|visible| (visible, figures(&visible.text, english))).collect();
    let mut found = Vec::new();
    let mut is_complete = false;
    for target in targets {
        let target_figures = figures(&target.text, own);
        let compared = sources.iter().map(|(source, source_figures)| {
            let sides = Sides { source: &source.text, english, target: &target.text, own };
            let mut difference = sides.difference(source_figures, &target_figures, &facts);
            // A variant of its own for one, two or none of what the English counts.
            if targets.len() > 1 && source.opaques.iter().any(|opaque| opaque.is_placeable) {
                difference.extra.retain(|span| !matches!(canonical(&target.text[span.range()]).as_str(), "0" | "1" | "2"));
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
        if missing.len() <= MOST_LEFT && extra.len() <= MOST_LEFT {
            pair_by_other_values(&mut missing, &mut extra);
            let of = |figures: &[Figure]| -> BTreeSet<String> { figures.iter().map(|figure| figure.value.clone()).collect() };
            pair_by_parts(&mut missing, &mut extra, &of(target));
            pair_by_parts(&mut extra, &mut missing, &of(source));
        }
        if missing.is_empty() && extra.is_empty() {
            return Difference::default();
        }
        self.pair_with_months(&mut missing, &mut extra);
        let spoken_target = self.words(self.target, self.own);
        missing.retain(|figure| !figure.is_optional && !is_among(figure, &spoken_target));
        let spoken_source = self.words(self.source, self.english);
        extra.retain(|figure| {
            !figure.is_optional && !is_among(figure, &spoken_source) && !is_among(figure, facts)
        });
        // One side may say twice what the other says once, but not in place of something else.
        let repeats = |figure: &&Figure, side: &[Figure]| side.iter().any(|other| other.value == figure.value);
        if missing.is_empty() {
            extra.retain(|figure| !repeats(figure, source));
        } else if extra.is_empty() {
            missing.retain(|figure| !repeats(figure, target));
        }
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
    let mut left: BTreeMap<&str, Vec<&Figure>> = BTreeMap::new();
    for figure in source.iter().rev() {
        left.entry(&figure.value).or_default().push(figure);
    }
    let extra = target.iter().filter(|figure| left.get_mut(figure.value.as_str()).and_then(Vec::pop).is_none()).collect();
    let mut missing: Vec<&Figure> = left.into_values().flatten().collect();
    missing.sort_by_key(|figure| figure.span.start);
    (missing, extra)
}

/// Takes out figures that may have the same value.
fn pair_by_other_values(missing: &mut Vec<&Figure>, extra: &mut Vec<&Figure>) {
    let may_be = |figure: &Figure, value: &String| figure.value == *value || figure.others.contains(value);
    missing.retain(|one| {
        let position = extra.iter().position(|other| {
            may_be(other, &one.value) || one.others.iter().any(|value| may_be(other, value))
        });
        position.map(|position| extra.remove(position)).is_none()
    });
}

/// Takes out a figure of one side whose parts the other side has one by one: `21.09.2022`, `10.30`.
fn pair_by_parts(ones: &mut Vec<&Figure>, others: &mut Vec<&Figure>, there: &BTreeSet<String>) {
    ones.retain(|one| {
        if one.parts.len() < 2 {
            return true;
        }
        let mut rest = others.clone();
        let mut paired = 0;
        for part in &one.parts {
            match rest.iter().position(|other| other.value == *part || other.others.contains(part)) {
                Some(position) => {
                    rest.remove(position);
                    paired += 1;
                }
                // A month may be a word on the other side.
                None if part.parse().is_ok_and(|number: u32| number <= 12) && one.parts.len() == 3 => {}
                None if there.contains(part) => {}
                None => return true,
            }
        }
        if paired > 0 {
            *others = rest;
        }
        paired == 0
    });
}

fn is_among(figure: &Figure, values: &BTreeSet<String>) -> bool {
    values.contains(&figure.value) || figure.others.iter().any(|value| values.contains(value))
}
