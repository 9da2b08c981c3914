//! What a pattern refers to: variables, messages, terms, functions, and what it selects on.

use fluent_syntax::ast::{CallArguments, Expression, InlineExpression, Pattern, PatternElement, Variant};

use super::parse::Entry;

/// One use of a name in a pattern.
#[derive(Clone, Debug)]
pub struct Use<'t, 's> {
    /// What is used.
    pub reference: Reference<'s>,
    /// The name's slice, for its place.
    pub slice: &'s str,
    /// The arguments of a function or term.
    pub arguments: Option<&'t CallArguments<&'s str>>,
    /// Whether a select chooses its variant by it.
    pub selects: bool,
    /// The variants of the select that chooses by it.
    pub variants: Option<&'t [Variant<&'s str>]>,
}

/// A name that a placeable refers to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reference<'s> {
    /// `$name`
    Variable(&'s str),
    /// `id` or `id.attribute`
    Message(&'s str, Option<&'s str>),
    /// `-id` or `-id.attribute`
    Term(&'s str, Option<&'s str>),
    /// `NAME(…)`
    Function(&'s str),
}

/// What kinds of things an entry uses, told without a list of its uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds {
    /// Whether it refers to a variable.
    pub variables: bool,
    /// Whether it calls a function.
    pub functions: bool,
    /// Whether it has a select.
    pub selects: bool,
    /// Whether it has a select without a default variant.
    pub(super) lacks_default: bool,
}

impl Kinds {
    /// Looks at all patterns of an entry.
    pub fn of(entry: &Entry<'_>) -> Kinds {
        let mut kinds = Kinds::default();
        entry.patterns().for_each(|pattern| kinds.see(pattern));
        kinds
    }

    fn see(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.see_expression(expression);
            }
        }
    }

    fn see_expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.see_inline(inline),
            Expression::Select { selector, variants } => {
                self.selects = true;
                self.lacks_default |= !variants.iter().any(|variant| variant.default);
                self.see_inline(selector);
                variants.iter().for_each(|variant| self.see(&variant.value));
            }
        }
    }

    fn see_inline(&mut self, inline: &InlineExpression<&str>) {
        let arguments = match inline {
            InlineExpression::VariableReference { .. } => return self.variables = true,
            InlineExpression::Placeable { expression } => return self.see_expression(expression),
            InlineExpression::TermReference { arguments, .. } => arguments.as_ref(),
            InlineExpression::FunctionReference { arguments, .. } => {
                self.functions = true;
                Some(arguments)
            }
            InlineExpression::StringLiteral { .. }
            | InlineExpression::NumberLiteral { .. }
            | InlineExpression::MessageReference { .. } => None,
        };
        let Some(arguments) = arguments else { return };
        arguments.positional.iter().for_each(|argument| self.see_inline(argument));
        arguments.named.iter().for_each(|argument| self.see_inline(&argument.value));
    }
}

/// Returns every use in a pattern, in order, those inside arguments and variants included.
pub fn uses<'t, 's>(pattern: &'t Pattern<&'s str>) -> Vec<Use<'t, 's>> {
    let mut found = Vec::new();
    each_use(pattern, &mut |one| found.push(one));
    found
}

/// Calls `each` with every use in a pattern, in order, those inside arguments and variants included.
pub fn each_use<'t, 's>(pattern: &'t Pattern<&'s str>, each: &mut impl FnMut(Use<'t, 's>)) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            walk_expression(expression, each);
        }
    }
}

fn walk_expression<'t, 's>(expression: &'t Expression<&'s str>, each: &mut impl FnMut(Use<'t, 's>)) {
    match expression {
        Expression::Inline(inline) => walk_inline(inline, None, each),
        Expression::Select { selector, variants } => {
            walk_inline(selector, Some(variants), each);
            for variant in variants {
                each_use(&variant.value, each);
            }
        }
    }
}

/// Walks an expression, which chooses between the `variants` where it is a selector.
fn walk_inline<'t, 's>(
    inline: &'t InlineExpression<&'s str>,
    variants: Option<&'t [Variant<&'s str>]>,
    each: &mut impl FnMut(Use<'t, 's>),
) {
    let mut push = |reference, slice, arguments| {
        each(Use { reference, slice, arguments, selects: variants.is_some(), variants });
    };
    match inline {
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        InlineExpression::VariableReference { id } => push(Reference::Variable(id.name), id.name, None),
        InlineExpression::MessageReference { id, attribute } => {
            push(Reference::Message(id.name, attribute.as_ref().map(|attribute| attribute.name)), id.name, None);
        }
        InlineExpression::TermReference { id, attribute, arguments } => {
            let attribute = attribute.as_ref().map(|attribute| attribute.name);
            push(Reference::Term(id.name, attribute), id.name, arguments.as_ref());
            arguments.iter().for_each(|arguments| walk_arguments(arguments, each));
        }
        InlineExpression::FunctionReference { id, arguments } => {
            push(Reference::Function(id.name), id.name, Some(arguments));
            walk_arguments(arguments, each);
        }
        InlineExpression::Placeable { expression } => walk_expression(expression, each),
    }
}

fn walk_arguments<'t, 's>(arguments: &'t CallArguments<&'s str>, each: &mut impl FnMut(Use<'t, 's>)) {
    arguments.positional.iter().for_each(|argument| walk_inline(argument, None, each));
    arguments.named.iter().for_each(|argument| walk_inline(&argument.value, None, each));
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    #[test]
    fn names_are_found_in_arguments_variants_and_selectors() {
        let text =
            "a = { NUMBER($n, style: \"percent\") ->\n [one] { -t(case: \"gen\") } { m.a }\n *[other] { { $x } }\n}\n";
        let resource = parse(text);
        let shown: Vec<String> = uses(resource.entries[0].value().unwrap())
            .iter()
            .map(|found| format!("{:?}{}", found.reference, if found.selects { " selects" } else { "" }))
            .collect();
        assert_eq!(
            shown,
            [
                "Function(\"NUMBER\") selects",
                "Variable(\"n\")",
                "Term(\"t\", None)",
                "Message(\"m\", Some(\"a\"))",
                "Variable(\"x\")"
            ]
        );
    }
}
