//! A variable that the English shows and the translation uses nowhere.

use std::collections::BTreeSet;

use super::MessageContext;
use super::context::{Side, each_use, variables};
use crate::article::FactValue;
use crate::finding::{Finding, Severity};
use crate::ftl::{Reference, Use, ast};

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    // The variables of a term are its arguments: each locale has its own.
    if context.is_text() || context.message.id.starts_with('-') {
        return;
    }
    let english = context.english.shown.get_or_init(|| shown(context));
    if english.is_empty() {
        return;
    }
    let own = variables(context, Side::Target);
    // A variable that the English does not have is a slip for one that it has, and `unknown-variable` tells it.
    let unknown = own.difference(variables(context, Side::Source)).count();
    if english.difference(own).count() <= unknown {
        return;
    }
    for name in english.difference(own) {
        let fact = context.message.facts.iter().find(|(fact, _)| fact == name).map(|(_, value)| value);
        let written = fact.filter(|value| context.target_flats().iter().any(|flat| stands_in(&flat.text, value)));
        let (severity, message, help) = match written {
            Some(value) => (
                Severity::Info,
                format!("`{value}` stands written out, where the English has `{{ ${name} }}`"),
                format!("`{{ ${name} }}` would follow the article by itself; keep the figure where its ending changes"),
            ),
            None => (
                Severity::Warning,
                format!("the translation does not use `${name}`"),
                format!("put `{{ ${name} }}` where the English has it"),
            ),
        };
        findings.push(context.finding("missing-variable", severity, context.value_span(), message).help(help));
    }
}

/// Returns the variables that readers of the English see; one that only chooses a variant may be needless elsewhere.
fn shown(context: &MessageContext<'_>) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut choosing: BTreeSet<*const u8> = BTreeSet::new();
    each_use(context, Side::Source, |found| {
        if found.selects {
            choosing.extend(arguments(found));
        }
        if let Reference::Variable(name) = found.reference
            && !found.selects
            && !choosing.contains(&name.as_ptr())
        {
            names.insert(name.to_string());
        }
    });
    names
}

/// Returns where the variables in the arguments of a selector stand.
fn arguments(found: &Use<'_, '_>) -> Vec<*const u8> {
    let positional = found.arguments.into_iter().flat_map(|arguments| &arguments.positional);
    let pointer = |argument: &ast::InlineExpression<&str>| match argument {
        ast::InlineExpression::VariableReference { id } => Some(id.name.as_ptr()),
        _ => None,
    };
    positional.filter_map(pointer).collect()
}

/// Tells whether the value of a fact stands in a text: a number in any digits and grouping, of a date its day.
fn stands_in(text: &str, value: &str) -> bool {
    let wanted = match FactValue::parse(value) {
        Some(FactValue::Number(number)) => number.trim_start_matches('-').replace('.', ""),
        Some(FactValue::Date { day, .. }) => day.to_string(),
        None => return false,
    };
    numbers(text).iter().any(|number| number.trim_start_matches('0') == wanted.trim_start_matches('0'))
}

/// Returns the digits of each number in a text, without its marks.
fn numbers(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut open = false;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let next_is_digit = rest.peek().is_some_and(|c| c.is_numeric());
        match digit(c) {
            Some(digit) => {
                if !open {
                    found.push(String::new());
                }
                open = true;
                found.last_mut().expect("a number was opened").push(digit);
            }
            None => open = open && next_is_digit && is_mark(c),
        }
    }
    found
}

/// Returns a decimal digit of any script as ASCII (Unicode: the digits of a script stand in one run from zero).
fn digit(c: char) -> Option<char> {
    const ZEROS: [char; 8] = ['0', '٠', '۰', '०', '০', '๐', '၀', '０'];
    let zero =
        ZEROS.into_iter().find(|zero| (*zero..=char::from_u32(*zero as u32 + 9).unwrap_or(*zero)).contains(&c))?;
    char::from_digit(c as u32 - zero as u32, 10)
}

fn is_mark(c: char) -> bool {
    matches!(c, '.' | ',' | '\'' | '’' | '٬' | '٫' | ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_stands_in_any_digits_and_grouping() {
        for (text, value, expected) in [
            ("1310 адам", "1310", true),
            ("1 310 человек", "1310", true),
            ("1\u{A0}310 человек", "1310", true),
            ("١٬٣١٠ شخصًا", "1310", true),
            ("2,5 %", "2.5", true),
            ("1311 адам", "1310", false),
            ("13 10", "131", false),
            ("21 сентября", "2022-09-21", true),
            ("2 сентября", "2022-09-21", false),
            ("", "1310", false),
            ("много", "0", false),
        ] {
            assert_eq!(stands_in(text, value), expected, "{text} {value}");
        }
    }
}
