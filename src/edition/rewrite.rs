//! A pattern → the same pattern for fluent-bundle, with selection and formatting in our hands.
//!
//! The library's plural rules are wrong for several languages and its numbers know no locale (verified; see
//! `docs/decisions`), and of a variable that a term is not given it prints `{$name}` and says nothing. So a variable that stands
//! alone becomes a call of our `VALUE`, or of `DATETIME` where it is a date; and a select on a number chooses by our `PLURAL`,
//! which returns the CLDR category. Exact numbers (`[0]`) are asked first.

use std::collections::BTreeSet;

use crate::ftl::ast::{
    CallArguments, Expression, Identifier, InlineExpression, NamedArgument, Pattern, PatternElement, Variant,
    VariantKey,
};

/// The name of the function that returns a plural category; it is in no table of functions, so a file that calls it is reported.
pub(super) const PLURAL: &str = "TOLMACH-PLURAL";

/// The name of the function that prints a variable: a number as the locale writes it, a text as it is.
pub(super) const VALUE: &str = "TOLMACH-VALUE";

/// The name of the function that returns a number for comparison with exact numbers.
pub(super) const EXACT: &str = "TOLMACH-EXACT";

/// The key of a variant for all that no other variant takes.
const OTHERWISE: &str = "tolmach-otherwise";

const CATEGORIES: &[&str] = &["zero", "one", "two", "few", "many", "other"];

/// Which variables are dates; all other variables that stand alone are numbers or texts.
pub(super) struct Rewriter<'a> {
    /// Names of facts that are dates; none in a term, which sees its arguments only.
    pub dates: &'a BTreeSet<String>,
}

impl Rewriter<'_> {
    /// Returns the pattern for the library.
    pub fn pattern(&self, pattern: &Pattern<&str>) -> Pattern<String> {
        let element = |element: &PatternElement<&str>| match element {
            PatternElement::TextElement { value } => PatternElement::TextElement { value: value.to_string() },
            PatternElement::Placeable { expression } => {
                PatternElement::Placeable { expression: self.expression(expression) }
            }
        };
        Pattern { elements: pattern.elements.iter().map(element).collect() }
    }

    fn expression(&self, expression: &Expression<&str>) -> Expression<String> {
        match expression {
            Expression::Inline(inline) => Expression::Inline(self.shown(inline)),
            Expression::Select { selector, variants } => self.select(selector, variants),
        }
    }

    /// A placeable that is printed.
    fn shown(&self, inline: &InlineExpression<&str>) -> InlineExpression<String> {
        match inline {
            InlineExpression::VariableReference { id } if self.dates.contains(id.name) => {
                call("DATETIME", owned(inline), Vec::new())
            }
            InlineExpression::VariableReference { id } => {
                let mut call = call(VALUE, owned(inline), Vec::new());
                if let InlineExpression::FunctionReference { arguments, .. } = &mut call {
                    arguments.positional.push(InlineExpression::StringLiteral { value: id.name.to_string() });
                }
                call
            }
            InlineExpression::NumberLiteral { .. } => call("NUMBER", owned(inline), Vec::new()),
            InlineExpression::Placeable { expression } => {
                InlineExpression::Placeable { expression: Box::new(self.expression(expression)) }
            }
            inline => owned(inline),
        }
    }

    fn select(&self, selector: &InlineExpression<&str>, variants: &[Variant<&str>]) -> Expression<String> {
        let rewritten: Vec<Variant<String>> = variants
            .iter()
            .map(|variant| Variant {
                key: key(&variant.key),
                value: self.pattern(&variant.value),
                default: variant.default,
            })
            .collect();
        let Some((number, named)) = number_of(selector) else {
            return Expression::Select { selector: owned(selector), variants: rewritten };
        };
        let plural = rewritten.iter().all(|variant| match &variant.key {
            VariantKey::Identifier { name } => CATEGORIES.contains(&name.as_str()),
            VariantKey::NumberLiteral { .. } => true,
        });
        if !plural {
            return Expression::Select { selector: owned(selector), variants: rewritten };
        }
        let category = call(PLURAL, number.clone(), named);
        let exact = |variant: &Variant<String>| matches!(variant.key, VariantKey::NumberLiteral { .. });
        let (mut exact, by_category): (Vec<_>, Vec<_>) = rewritten.into_iter().partition(exact);
        if exact.is_empty() {
            return Expression::Select { selector: category, variants: by_category };
        }
        let number = call(EXACT, number, Vec::new());
        if by_category.is_empty() {
            return Expression::Select { selector: number, variants: exact };
        }
        let otherwise =
            |value| Variant { key: VariantKey::Identifier { name: OTHERWISE.to_string() }, value, default: true };
        let mut by_category = by_category;
        if let Some(default) = exact.iter_mut().find(|variant| variant.default) {
            // What is neither an exact number nor of a category that is named takes the default, here `*[0]`.
            default.default = false;
            by_category.push(otherwise(default.value.clone()));
        }
        let inner = Expression::Select { selector: category, variants: by_category };
        exact.push(otherwise(Pattern { elements: vec![PatternElement::Placeable { expression: inner }] }));
        Expression::Select { selector: number, variants: exact }
    }
}

/// Returns the number that a select chooses by and the options it is formatted with.
fn number_of(selector: &InlineExpression<&str>) -> Option<(InlineExpression<String>, Vec<NamedArgument<String>>)> {
    match selector {
        InlineExpression::VariableReference { .. } | InlineExpression::NumberLiteral { .. } => {
            Some((owned(selector), Vec::new()))
        }
        InlineExpression::FunctionReference { id, arguments } if id.name == "NUMBER" => {
            let number = arguments.positional.first()?;
            Some((owned(number), named(arguments)))
        }
        _ => None,
    }
}

fn call(name: &str, argument: InlineExpression<String>, named: Vec<NamedArgument<String>>) -> InlineExpression<String> {
    InlineExpression::FunctionReference {
        id: Identifier { name: name.to_string() },
        arguments: CallArguments { positional: vec![argument], named },
    }
}

fn named(arguments: &CallArguments<&str>) -> Vec<NamedArgument<String>> {
    arguments
        .named
        .iter()
        .map(|argument| NamedArgument { name: identifier(&argument.name), value: owned(&argument.value) })
        .collect()
}

fn identifier(id: &Identifier<&str>) -> Identifier<String> {
    Identifier { name: id.name.to_string() }
}

fn key(key: &VariantKey<&str>) -> VariantKey<String> {
    match key {
        VariantKey::Identifier { name } => VariantKey::Identifier { name: name.to_string() },
        VariantKey::NumberLiteral { value } => {
            let plain = if value.contains('.') { value.trim_end_matches('0').trim_end_matches('.') } else { value };
            VariantKey::NumberLiteral { value: plain.to_string() }
        }
    }
}

fn owned(inline: &InlineExpression<&str>) -> InlineExpression<String> {
    let arguments = |arguments: &CallArguments<&str>| CallArguments {
        positional: arguments.positional.iter().map(owned).collect(),
        named: named(arguments),
    };
    match inline {
        InlineExpression::StringLiteral { value } => InlineExpression::StringLiteral { value: value.to_string() },
        InlineExpression::NumberLiteral { value } => InlineExpression::NumberLiteral { value: value.to_string() },
        InlineExpression::VariableReference { id } => InlineExpression::VariableReference { id: identifier(id) },
        InlineExpression::FunctionReference { id, arguments: own } => {
            InlineExpression::FunctionReference { id: identifier(id), arguments: arguments(own) }
        }
        InlineExpression::MessageReference { id, attribute } => {
            InlineExpression::MessageReference { id: identifier(id), attribute: attribute.as_ref().map(identifier) }
        }
        InlineExpression::TermReference { id, attribute, arguments: own } => InlineExpression::TermReference {
            id: identifier(id),
            attribute: attribute.as_ref().map(identifier),
            arguments: own.as_ref().map(arguments),
        },
        InlineExpression::Placeable { expression } => {
            let none = BTreeSet::new();
            let rewriter = Rewriter { dates: &none };
            InlineExpression::Placeable { expression: Box::new(rewriter.expression(expression)) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ftl;

    fn rewritten(text: &str) -> String {
        let dates = BTreeSet::from(["d".to_string()]);
        let file = format!("a = {text}\n");
        let resource = ftl::parse(&file);
        let rewriter = Rewriter { dates: &dates };
        ftl::write_pattern(&rewriter.pattern(resource.entries[0].value().unwrap())).trim().to_string()
    }

    #[test]
    fn facts_are_formatted_by_our_functions() {
        assert_eq!(
            rewritten("x { $n } { $d } { $other } { NUMBER($n) } { 5 }"),
            "x { TOLMACH-VALUE($n, \"n\") } { DATETIME($d) } { TOLMACH-VALUE($other, \"other\") } { NUMBER($n) } { NUMBER(5) }"
        );
    }

    #[test]
    fn numbers_select_by_their_category_and_exact_numbers_first() {
        assert_eq!(
            rewritten("{ $n ->\n [one] a\n *[other] b\n}"),
            "{ TOLMACH-PLURAL($n) ->\n        [one] a\n       *[other] b\n    }"
        );
        assert_eq!(
            rewritten("{ NUMBER($n, type: \"ordinal\") ->\n [0] z\n [one] a\n *[other] b\n}"),
            "{ TOLMACH-EXACT($n) ->\n        [0] z\n       *[tolmach-otherwise] { TOLMACH-PLURAL($n, type: \"ordinal\") ->\n                [one] a\n               *[other] b\n            }\n    }"
        );
        assert_eq!(
            rewritten("{ $case ->\n [gen] a\n *[nom] b\n}"),
            "{ $case ->\n        [gen] a\n       *[nom] b\n    }"
        );
    }
}
