//! Two English texts → how the change bears on translations.

use super::normal::{numbers, skeleton};
use crate::markdown::{Definitions, inventory, visible_text};

/// The class of a change, by what a reader would get wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Case, white space, quotes, dashes, marks of emphasis, punctuation.
    Cosmetic,
    /// The words.
    Prose,
    /// A placeable.
    Placeable,
    /// A link's destination.
    Link,
    /// A number.
    Number,
}

impl Class {
    /// Returns the word in reports.
    pub fn word(self) -> &'static str {
        match self {
            Class::Cosmetic => "cosmetic",
            Class::Prose => "prose",
            Class::Placeable => "placeable",
            Class::Link => "link",
            Class::Number => "number",
        }
    }

    /// Tells whether an edition may not print a translation of the old text: a figure, link or placeable is wrong in it.
    pub fn is_grave(self) -> bool {
        matches!(self, Class::Number | Class::Link | Class::Placeable)
    }
}

/// Returns the class of the change from one inline Markdown text to another, or `None` when a reader sees no difference.
///
/// Never cosmetic: a changed digit, address, placeable or negation, a statement that became a question.
pub fn class(old: &str, new: &str) -> Option<Class> {
    if old == new {
        return None;
    }
    let none = Definitions::new();
    let (seen_old, seen_new) = (visible_text(old, &none), visible_text(new, &none));
    if sorted(numbers(&seen_old)) != sorted(numbers(&seen_new)) {
        return Some(Class::Number);
    }
    if targets(old) != targets(new) {
        return Some(Class::Link);
    }
    if sorted(placeables(old)) != sorted(placeables(new)) {
        return Some(Class::Placeable);
    }
    let questions = |text: &str| text.matches('?').count();
    if skeleton(&seen_old) == skeleton(&seen_new) && questions(&seen_old) == questions(&seen_new) {
        return Some(Class::Cosmetic);
    }
    Some(Class::Prose)
}

fn targets(text: &str) -> Vec<String> {
    let found = inventory(text, &Definitions::new());
    sorted(found.links.into_iter().chain(found.images).map(|(target, _)| target).collect())
}

/// Returns the placeables of a text in the form `{ $x }`.
fn placeables(text: &str) -> Vec<String> {
    text.match_indices("{ ").filter_map(|(at, _)| Some(text[at..=at + text[at..].find('}')?].to_string())).collect()
}

fn sorted(mut list: Vec<String>) -> Vec<String> {
    list.sort();
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_have_the_gravest_class() {
        for (old, new, expected) in [
            ("Same.", "Same.", None),
            ("A “b” c.", "A \"b\", c", Some(Class::Cosmetic)),
            ("the *Law*", "The law", Some(Class::Cosmetic)),
            ("about 1% of men", "about 10% of men", Some(Class::Number)),
            ("300,000 men", "300000 men", Some(Class::Prose)),
            ("see [it](http://a)", "see [it](http://b)", Some(Class::Link)),
            ("see [it](http://a)", "see it", Some(Class::Link)),
            ("{ $n } men", "{ $m } men", Some(Class::Placeable)),
            ("They can go.", "They can't go.", Some(Class::Prose)),
            ("They can go.", "They can go?", Some(Class::Prose)),
            ("They can go.", "They cannot go 5 km.", Some(Class::Number)),
        ] {
            assert_eq!(class(old, new), expected, "{old} → {new}");
        }
    }
}
