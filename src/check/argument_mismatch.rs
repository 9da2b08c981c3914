//! Arguments that a function or a term does not have, and another function on a variable than in the English.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::context::{FileContext, MessageContext};
use crate::article::FactValue;
use crate::finding::{Finding, Severity};
use crate::ftl::{self, Entry, EntryKind, Function, Parameters, Reference, Use, Values, ast};
use crate::lookup::Lookup;
use crate::nearest::nearest;
use crate::project::SharedLocale;
use crate::span::Span;

/// Looks at every call in a file.
pub(super) fn calls(context: &FileContext<'_>, findings: &mut Vec<Finding>) {
    let source = context.unit.project.config.source_locale.name();
    let shared = context.unit.shared.of(context.locale.map_or(source, |settings| settings.locale.name()));
    let mut terms = None;
    let mut known: Lookup<&str, Option<Cow<'_, Parameters>>> = Lookup::default();
    let none = ast::CallArguments { positional: Vec::new(), named: Vec::new() };
    for (number, found) in context.uses() {
        let entry = &context.resource.entries[*number];
        let arguments = match found.reference {
            Reference::Term(..) => found.arguments.unwrap_or(&none),
            _ => match found.arguments {
                Some(arguments) => arguments,
                None => continue,
            },
        };
        let mut report = |span: Span, message: String, help: String| {
            let finding = context.entry_finding("argument-mismatch", Severity::Error, entry, span, message);
            findings.push(finding.help(help));
        };
        match found.reference {
            Reference::Function(name) => {
                if let Some(function) = ftl::function(name) {
                    call_of_function(context, function, found, arguments, &mut report);
                }
            }
            Reference::Term(name, attribute) => {
                let terms = terms.get_or_insert_with(|| terms_of(context));
                if let Some(known) = known.or_insert_with(name, || parameters(shared, terms, name)) {
                    let needed = known.shown().filter(|_| attribute.is_none());
                    for needed in needed.filter(|needed| literal(arguments, needed).is_none()) {
                        let help = format!("write `{{ -{name}({needed}: \"…\") }}`, or the text has a hole there");
                        let message = format!("`-{name}` is called without `{needed}`, which it shows");
                        report(Span::of(&context.file.text, found.slice), message, help);
                    }
                    call_of_term(context, name, known, arguments, &mut report);
                }
            }
            _ => {}
        }
    }
}

fn call_of_function(
    context: &FileContext<'_>,
    function: &Function,
    found: &Use<'_, '_>,
    arguments: &ast::CallArguments<&str>,
    report: &mut impl FnMut(Span, String, String),
) {
    let name = function.name;
    if arguments.positional.len() != 1 {
        let span = Span::of(&context.file.text, found.slice);
        report(
            span,
            format!("`{name}` takes one value"),
            format!("write `{name}($name)` with the name of the variable"),
        );
    }
    for argument in &arguments.named {
        let key = argument.name.name;
        let span = Span::of(&context.file.text, key);
        let Some(values) = function.argument(key) else {
            let known: Vec<&str> = function.arguments.iter().map(|(known, _)| *known).collect();
            let help = match nearest(key, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("known are {}", known.join(", ")),
            };
            report(span, format!("`{name}` has no argument `{key}`"), help);
            continue;
        };
        let (ast::InlineExpression::StringLiteral { value } | ast::InlineExpression::NumberLiteral { value }) =
            &argument.value
        else {
            continue;
        };
        if !values.allows(value) {
            let help = match values {
                Values::Words(words) => match nearest(value, words.iter().copied()) {
                    Some(near) => format!("did you mean `\"{near}\"`?"),
                    None => format!("known are {}", words.join(", ")),
                },
                Values::Whole(least, most) => format!("write a whole number from {least} to {most}"),
            };
            let span = Span::of(&context.file.text, value);
            report(span, format!("`{key}` of `{name}` cannot be `{value}`"), help);
        }
    }
    if let Some(why) = ftl::conflict(name, |key| literal(arguments, key)) {
        let help = "leave one of them out, or write them alike".to_string();
        report(Span::of(&context.file.text, found.slice), format!("`{name}`: {why}"), help);
    }
}

/// Returns what a named argument is, without quotes; `None` where it is not given as a literal.
fn literal<'a>(arguments: &ast::CallArguments<&'a str>, name: &str) -> Option<&'a str> {
    let argument = arguments.named.iter().find(|argument| argument.name.name == name)?;
    match &argument.value {
        ast::InlineExpression::StringLiteral { value } | ast::InlineExpression::NumberLiteral { value } => Some(value),
        _ => None,
    }
}

fn call_of_term(
    context: &FileContext<'_>,
    name: &str,
    known: &Parameters,
    arguments: &ast::CallArguments<&str>,
    report: &mut impl FnMut(Span, String, String),
) {
    for argument in &arguments.named {
        let key = argument.name.name;
        let names: Vec<&str> = known.names().collect();
        if !names.contains(&key) {
            let help = match nearest(key, names.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None if names.is_empty() => format!("`-{name}` takes no arguments; write `{{ -{name} }}`"),
                None => format!("known are {}", names.join(", ")),
            };
            report(Span::of(&context.file.text, key), format!("`-{name}` has no argument `{key}`"), help);
            continue;
        }
        let ast::InlineExpression::StringLiteral { value } = &argument.value else { continue };
        let Some(choices) = known.choices(key).filter(|choices| !choices.contains(*value)) else { continue };
        let help = match nearest(value, choices.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `\"{near}\"`?"),
            None => format!("known are {}", choices.iter().map(String::as_str).collect::<Vec<_>>().join(", ")),
        };
        let span = Span::of(&context.file.text, value);
        report(span, format!("`-{name}` has no variant `{value}` of `{key}`"), help);
    }
}

/// Returns the terms of the file and of its catalogue.
fn terms_of<'a>(context: &FileContext<'a>) -> BTreeMap<&'a str, Parameters> {
    let mut terms: BTreeMap<&str, Parameters> = BTreeMap::new();
    for (name, own) in context.resource.entries.iter().filter_map(term) {
        terms.entry(name).or_default().join(own);
    }
    let catalogue = context.unit.reading.catalogue.iter().flat_map(|catalogue| &catalogue.resource.entries);
    for (name, source) in catalogue.filter_map(term) {
        terms.entry(name).or_default().fall_back(source);
    }
    terms
}

/// Returns the name of a term and what it may be called with.
fn term<'a>(entry: &Entry<'a>) -> Option<(&'a str, Parameters)> {
    match &entry.kind {
        EntryKind::Term(term) => Some((term.id.name, ftl::parameters(entry))),
        _ => None,
    }
}

/// Returns what a term may be called with by all its definitions, in the file, its catalogue and the shared files; `None`
/// where there is none.
fn parameters<'c>(
    shared: Option<&'c SharedLocale<'_>>,
    terms: &BTreeMap<&str, Parameters>,
    name: &str,
) -> Option<Cow<'c, Parameters>> {
    let shared = shared.and_then(|shared| shared.parameters(name));
    let Some(own) = terms.get(name) else { return shared.map(Cow::Borrowed) };
    let mut all = own.clone();
    if let Some(shared) = shared {
        all.join(shared.clone());
    }
    Some(Cow::Owned(all))
}

/// Compares the functions that a message applies to each variable.
pub(super) fn functions(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    if !context.target_kinds().functions {
        return;
    }
    let mut own = Vec::new();
    applied(context.target, |function, variable| own.push((function, variable)));
    if own.is_empty() {
        return;
    }
    let mut english: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    applied(context.source, |function, variable| {
        english.entry(variable).or_default().insert(function);
    });
    for (function, variable) in own {
        let (wanted, message) = match english.get(variable) {
            Some(functions) if functions.contains(function) => continue,
            Some(functions) => {
                let wanted = functions.iter().copied().collect::<Vec<_>>().join("` or `");
                let message = format!("`{function}` is applied to `${variable}`, in the English `{wanted}`");
                (wanted, message)
            }
            None => match by_fact(context, variable).filter(|wanted| *wanted != function) {
                Some(wanted) => {
                    let message = format!("`{function}` is applied to `${variable}`, where `{wanted}` fits");
                    (wanted.to_string(), message)
                }
                None => continue,
            },
        };
        let span = Span::of(&context.file.text, function);
        let help = format!("write `{wanted}(${variable})`");
        // A number is no date: no edition can print that.
        let severity = match by_fact(context, variable) {
            Some(fits) if fits != function => Severity::Error,
            _ => Severity::Warning,
        };
        findings.push(context.finding("argument-mismatch", severity, span, message).help(help));
    }
}

/// Calls `each` with every known function of an entry and the variable that it is applied to.
fn applied<'s>(entry: &Entry<'s>, mut each: impl FnMut(&'s str, &'s str)) {
    for found in entry.patterns().flat_map(ftl::uses) {
        let (Reference::Function(name), Some(arguments)) = (found.reference, found.arguments) else { continue };
        if let (Some(_), Some(ast::InlineExpression::VariableReference { id })) =
            (ftl::function(name), arguments.positional.first())
        {
            each(name, id.name);
        }
    }
}

/// Returns the function that fits the value of a fact.
fn by_fact(context: &MessageContext<'_>, variable: &str) -> Option<&'static str> {
    let (_, value) = context.message.facts.iter().find(|(name, _)| name == variable)?;
    Some(match FactValue::parse(value)? {
        FactValue::Number(_) => "NUMBER",
        FactValue::Date { .. } => "DATETIME",
    })
}
