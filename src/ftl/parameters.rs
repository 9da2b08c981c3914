//! A term → what it may be called with.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, VariantKey};

use super::parse::Entry;
use super::uses::{Reference, uses};

/// What a term, or several of one name, may be called with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parameters {
    known: BTreeMap<String, Choices>,
    /// Those that every definition shows in its value, outside variants: a call without them has a hole.
    shown: Option<BTreeSet<String>>,
}

/// What an argument does.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Choices {
    /// It stands in the text.
    Any,
    /// It only chooses between these variants.
    Keys(BTreeSet<String>),
}

/// Returns what a term may be called with: the variables of its value and its attributes (Fluent EBNF `CallArguments`).
pub fn parameters(term: &Entry<'_>) -> Parameters {
    let mut found = Parameters::default();
    let patterns = term.value().into_iter().chain(term.attributes().iter().map(|attribute| &attribute.value));
    for used in patterns.flat_map(uses) {
        let Reference::Variable(name) = used.reference else { continue };
        let choices = match used.variants {
            Some(variants) => Choices::Keys(variants.iter().map(|variant| key(&variant.key).to_string()).collect()),
            None => Choices::Any,
        };
        found.add(name.to_string(), choices);
    }
    found.shown = Some(term.value().map(always_shown).unwrap_or_default());
    found
}

/// Returns the variables that stand in a text whatever is chosen.
fn always_shown(pattern: &Pattern<&str>) -> BTreeSet<String> {
    let placeables = pattern.elements.iter().filter_map(|element| match element {
        PatternElement::Placeable { expression: Expression::Inline(inline) } => Some(inline),
        _ => None,
    });
    let name = |inline: &InlineExpression<&str>| match inline {
        InlineExpression::VariableReference { id } => Some(id.name.to_string()),
        InlineExpression::FunctionReference { arguments, .. } => match arguments.positional.first() {
            Some(InlineExpression::VariableReference { id }) => Some(id.name.to_string()),
            _ => None,
        },
        _ => None,
    };
    placeables.filter_map(name).collect()
}

fn key<'s>(key: &VariantKey<&'s str>) -> &'s str {
    match key {
        VariantKey::Identifier { name } => name,
        VariantKey::NumberLiteral { value } => value,
    }
}

impl Parameters {
    /// Adds those of another definition of the term.
    pub fn join(&mut self, other: Parameters) {
        self.shown = match (self.shown.take(), other.shown) {
            (Some(one), Some(other)) => Some(one.intersection(&other).cloned().collect()),
            (one, other) => one.or(other),
        };
        for (name, choices) in other.known {
            self.add(name, choices);
        }
    }

    /// Adds what the definition of the source locale may be called with; what is shown is up to the locale's own.
    pub fn fall_back(&mut self, source: Parameters) {
        let own = self.shown.take();
        self.join(source);
        if own.is_some() {
            self.shown = own;
        }
    }

    /// Returns those that every definition shows whatever is chosen.
    pub fn shown(&self) -> impl Iterator<Item = &str> {
        self.shown.iter().flatten().map(String::as_str)
    }

    /// Returns their names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.known.keys().map(String::as_str)
    }

    /// Returns the variants between which an argument chooses; `None` where it may be anything.
    pub fn choices(&self, name: &str) -> Option<&BTreeSet<String>> {
        match self.known.get(name)? {
            Choices::Keys(keys) => Some(keys),
            Choices::Any => None,
        }
    }

    fn add(&mut self, name: String, choices: Choices) {
        match (self.known.get_mut(&name), choices) {
            (Some(Choices::Keys(keys)), Choices::Keys(more)) => keys.extend(more),
            (Some(known), _) => *known = Choices::Any,
            (None, choices) => drop(self.known.insert(name, choices)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    #[test]
    fn arguments_choose_or_stand_in_the_text() {
        let resource = parse("-t = { $case ->\n [gen] a\n *[nom] { $name }\n }\n .x = { $case ->\n *[dat] b\n }\n");
        let found = parameters(&resource.entries[0]);
        assert_eq!(found.names().collect::<Vec<_>>(), ["case", "name"]);
        assert_eq!(found.choices("case").unwrap().iter().collect::<Vec<_>>(), ["dat", "gen", "nom"]);
        assert_eq!(found.choices("name"), None);
        assert_eq!(found.shown().count(), 0, "a variant shows it");
        let resource = parse("-t = { $name } and { NUMBER($n) }\n");
        let mut found = parameters(&resource.entries[0]);
        assert_eq!(found.shown().collect::<Vec<_>>(), ["n", "name"]);
        found.join(parameters(&parse("-t = { $n }\n").entries[0]));
        assert_eq!(found.shown().collect::<Vec<_>>(), ["n"], "another definition does without");
        found.fall_back(parameters(&parse("-t = { $other }\n").entries[0]));
        assert_eq!(found.shown().collect::<Vec<_>>(), ["n"], "the English is not what is printed");
        assert_eq!(found.names().collect::<Vec<_>>(), ["n", "name", "other"]);
        let mut none = Parameters::default();
        none.fall_back(found);
        assert_eq!(none.shown().collect::<Vec<_>>(), ["n"]);
    }
}
