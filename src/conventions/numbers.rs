//! Figures, percentages and dates of a locale.
//!
//! A stem is found at the start of a word; with a space at its end, it is the whole word. One that starts with a capital is
//! only found with a capital. In scripts without spaces between words a stem is found anywhere.

use std::collections::BTreeSet;

use super::Section;
use crate::lookup::Lookup;

/// How a locale writes figures.
#[derive(Debug)]
pub struct Numbers {
    /// What stands between thousands; a no-break space stands for any space.
    pub group: String,
    /// The decimal sign.
    pub decimal: String,
    /// Of how many digits a number must be to be grouped.
    pub group_from: usize,
    /// What stands between a number and `%`; `None` where both ways are right.
    pub percent: Option<String>,
    /// The stems of each month from January on.
    pub months: Vec<Vec<String>>,
    /// Words behind a number that multiply it by a power of ten.
    pub scales: Vec<Stem>,
    /// Words that are numbers, with their values.
    pub words: Vec<Stem>,
    /// What no line may end before: units and other words behind a number, whole, with their stop.
    pub units: Vec<String>,
    /// What no line may end behind: signs before a number.
    pub signs: Vec<String>,
    /// Letters that are written together with the word behind them, as the Arabic `و`.
    pub prefixes: BTreeSet<char>,
    starts: Lookup<char, Starts>,
    /// The places of the words by their first letter, in lower case.
    places: Lookup<char, Vec<usize>>,
}

/// What a word may be by its first letter.
#[derive(Clone, Copy, Debug, Default)]
pub struct Starts {
    /// One of [`Numbers::months`].
    pub month: bool,
    /// One of [`Numbers::scales`].
    pub scale: bool,
}

/// A stem and what it means.
#[derive(Debug)]
pub struct Stem {
    /// The stem.
    pub text: String,
    /// A number in ASCII digits: a value, or a power of ten.
    pub number: String,
}

impl Numbers {
    pub(super) fn read(section: &Section) -> Numbers {
        let digits = section.number("group-from").unwrap_or(4.0);
        let mut numbers = Numbers {
            group: section.text("group").unwrap_or_default(),
            decimal: section.text("decimal").unwrap_or_default(),
            group_from: (4..10).find(|number| f64::from(*number as u32) >= digits).unwrap_or(4),
            percent: section.text("percent"),
            months: section.lists("months"),
            scales: stems(section.lists("scales")),
            words: stems(section.lists("words")),
            units: section.texts("units"),
            signs: section.texts("signs"),
            prefixes: section.characters("prefixes"),
            starts: Lookup::default(),
            places: Lookup::default(),
        };
        let mut starts: Lookup<char, Starts> = Lookup::default();
        let mut add = |text: &str, set: fn(&mut Starts)| {
            if let Some(first) = text.chars().next() {
                set(starts.or_insert_with(first, Starts::default));
            }
        };
        numbers.months.iter().flatten().for_each(|stem| add(stem, |starts| starts.month = true));
        numbers.scales.iter().for_each(|stem| add(&stem.text, |starts| starts.scale = true));
        numbers.starts = starts;
        for (place, stem) in numbers.words.iter().enumerate() {
            if let Some(first) = stem.text.chars().next() {
                numbers.places.or_insert_with(lower(first), Vec::new).push(place);
            }
        }
        numbers
    }

    /// Returns what a word may be that starts with a letter, small or capital.
    pub fn starts(&self, letter: char) -> Starts {
        let of = |letter: char| self.starts.get(&letter).copied().unwrap_or_default();
        let (own, lower) = (of(letter), of(lower(letter)));
        Starts { month: own.month || lower.month, scale: own.scale || lower.scale }
    }

    /// Returns the words that may stand where a word starts with a letter, small or capital, in order.
    pub fn words_from(&self, letter: char) -> impl Iterator<Item = &Stem> {
        self.places.get(&lower(letter)).into_iter().flatten().map(|place| &self.words[*place])
    }

    /// Tells whether thousands are parted by a space.
    pub fn groups_by_space(&self) -> bool {
        self.group.starts_with(char::is_whitespace)
    }
}

fn lower(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

/// Reads lists that start with their number.
fn stems(lists: Vec<Vec<String>>) -> Vec<Stem> {
    let mut stems = Vec::new();
    for list in lists {
        let Some((number, texts)) = list.split_first() else { continue };
        stems.extend(texts.iter().map(|text| Stem { text: text.clone(), number: number.clone() }));
    }
    stems
}

#[cfg(test)]
mod tests {
    use crate::conventions::conventions;
    use crate::locale::Locale;

    #[test]
    fn every_locale_has_its_signs_months_and_scales() {
        for name in crate::conventions::tests::tags() {
            let numbers = &conventions(&Locale::parse(name).unwrap()).unwrap().numbers;
            assert!(!numbers.group.is_empty() && !numbers.decimal.is_empty(), "{name}");
            assert!(numbers.group != numbers.decimal, "{name}");
            assert_eq!(numbers.months.len(), 12, "{name}");
            assert!(numbers.months.iter().all(|month| !month.is_empty()), "{name}");
            assert!(numbers.scales.iter().all(|scale| scale.number.parse::<usize>().is_ok()), "{name}");
            assert!(numbers.words.iter().all(|word| word.number.parse::<f64>().is_ok()), "{name}");
        }
    }
}
