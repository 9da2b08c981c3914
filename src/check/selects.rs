//! A message → its selects on numbers.

use std::collections::BTreeSet;

use crate::ftl::{self, Entry, Reference, Use, ast};
use crate::plural::{PluralKind, category_named};

/// A select on a number.
#[derive(Clone, Copy, Debug)]
pub(super) struct PluralSelect<'t, 's> {
    /// The name of the variable that is counted, for its place.
    pub variable: &'s str,
    /// What is counted.
    pub kind: PluralKind,
    /// The variants.
    pub variants: &'t [ast::Variant<&'s str>],
}

/// Returns the selects on numbers of a translated entry.
///
/// A select is one when its variants are all categories or numbers, and the function `NUMBER`, a category besides `other`, or
/// a select of the English on the same variable tells that it counts.
pub(super) fn plural_selects<'t, 's>(target: &'t Entry<'s>, source: &Entry<'_>) -> Vec<PluralSelect<'t, 's>> {
    let found: Vec<(PluralSelect<'t, 's>, Evidence)> = uses(target).filter_map(|found| select(&found)).collect();
    let mut counted: Option<BTreeSet<String>> = None;
    let mut in_english = |name: &str| {
        counted.get_or_insert_with(|| certain(source).into_iter().map(str::to_string).collect()).contains(name)
    };
    let own: BTreeSet<&str> = certain(target).into_iter().collect();
    let counts = |(select, evidence): &(PluralSelect<'_, '_>, Evidence)| match evidence {
        Evidence::Certain => true,
        Evidence::Possible => !own.contains(select.variable) && in_english(select.variable),
    };
    found.into_iter().filter(counts).map(|(select, _)| select).collect()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Evidence {
    Certain,
    Possible,
}

fn uses<'t, 's>(entry: &'t Entry<'s>) -> impl Iterator<Item = Use<'t, 's>> {
    entry.patterns().flat_map(ftl::uses)
}

/// Returns the variables that an entry counts without doubt.
fn certain<'s>(entry: &Entry<'s>) -> Vec<&'s str> {
    let selects = uses(entry).filter_map(|found| select(&found));
    selects.filter(|(_, evidence)| *evidence == Evidence::Certain).map(|(select, _)| select.variable).collect()
}

fn select<'t, 's>(found: &Use<'t, 's>) -> Option<(PluralSelect<'t, 's>, Evidence)> {
    let variants = found.variants?;
    let (variable, kind, by_function) = match (found.reference.clone(), found.arguments) {
        (Reference::Variable(name), _) => (name, PluralKind::Cardinal, false),
        (Reference::Function("NUMBER"), Some(arguments)) => {
            let ast::InlineExpression::VariableReference { id } = arguments.positional.first()? else { return None };
            (id.name, kind(arguments)?, true)
        }
        _ => return None,
    };
    let mut words = false;
    for variant in variants {
        match variant.key {
            ast::VariantKey::Identifier { name } => words |= category_named(name)? != "other",
            ast::VariantKey::NumberLiteral { .. } => {}
        }
    }
    let evidence = if by_function || words { Evidence::Certain } else { Evidence::Possible };
    Some((PluralSelect { variable, kind, variants }, evidence))
}

/// Returns what `NUMBER` counts; `None` where it makes fractions of whole numbers, which have other categories.
fn kind(arguments: &ast::CallArguments<&str>) -> Option<PluralKind> {
    let mut kind = PluralKind::Cardinal;
    for argument in &arguments.named {
        match (argument.name.name, &argument.value) {
            ("type", ast::InlineExpression::StringLiteral { value: "ordinal" }) => kind = PluralKind::Ordinal,
            ("minimumFractionDigits", ast::InlineExpression::NumberLiteral { value: "0" }) => {}
            ("minimumFractionDigits", _) => return None,
            _ => {}
        }
    }
    Some(kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(source: &str, target: &str) -> Vec<String> {
        let text = |select: &str| format!("a = {{ {select}\n }}\n");
        let (source, target) = (text(source), text(target));
        let (source, target) = (ftl::parse(&source), ftl::parse(&target));
        let found = plural_selects(&target.entries[0], &source.entries[0]);
        found.iter().map(|select| format!("{} {:?}", select.variable, select.kind)).collect()
    }

    #[test]
    fn categories_and_functions_tell_that_a_select_counts() {
        let none: [&str; 0] = [];
        assert_eq!(counted("$n", "$n ->\n [one] x\n *[other] y"), ["n Cardinal"]);
        assert_eq!(counted("$n", "NUMBER($n, type: \"ordinal\") ->\n *[other] y"), ["n Ordinal"]);
        assert_eq!(counted("$n", "$n ->\n [0] x\n *[other] y"), none);
        assert_eq!(counted("$n ->\n [one] x\n *[other] y", "$n ->\n [0] x\n *[other] y"), ["n Cardinal"]);
        assert_eq!(counted("$n", "$n ->\n [male] x\n *[other] y"), none);
        assert_eq!(counted("$n", "NUMBER($n, minimumFractionDigits: 1) ->\n [one] x\n *[other] y"), none);
    }

    #[test]
    fn an_outer_select_on_a_number_leaves_counting_to_the_inner_one() {
        let english = "$n ->\n [one] x\n *[other] y";
        let own = "$n ->\n [0] x\n *[other] { $n ->\n  [one] y\n  *[other] z\n  }";
        assert_eq!(counted(english, own), ["n Cardinal"]);
    }
}
