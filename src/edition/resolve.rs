//! Fluent messages of one locale → text. Only home of `fluent-bundle` and its companions.
//!
//! A pattern of text and string literals is joined without the library, whose limit of 100 placeables counts escapes. Any
//! error while formatting is an error of the message: nothing like `{$x}` is ever printed.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::str::FromStr;
use std::sync::{Arc, Mutex};

use fluent::{FluentArgs, FluentBundle, FluentError, FluentResource, FluentValue};
use fluent_bundle::types::FluentNumber;

use super::borrowed::Borrowed;
use super::functions;
use super::rewrite::Rewriter;
use crate::article::{Fact, FactValue};
use crate::file::TextFile;
use crate::ftl::ast::{Expression, InlineExpression, Pattern, PatternElement};
use crate::ftl::{self, Entry, Resource};
use crate::locale::Locale;

/// The longest text that one message may become, in bytes.
const MAX_TEXT: usize = 1024 * 1024;

/// The messages of one locale, ready to be formatted.
pub(super) struct Resolver<'a> {
    locale: &'a Locale,
    /// Shared files, parsed when the bundle is built.
    files: Vec<&'a TextFile>,
    /// The article's own resources; later entries replace earlier ones of the same id.
    resources: Vec<&'a Resource<'a>>,
    facts: &'a [Fact],
    /// How many of the files and resources are the source locale's, in a translation.
    sources: Option<(usize, usize)>,
    /// Built when the first message needs it.
    bundle: OnceCell<Bundle>,
}

struct Bundle {
    bundle: FluentBundle<FluentResource>,
    /// What our functions could not do while the current message was formatted.
    failures: Arc<Mutex<Vec<String>>>,
    /// What the locale has itself; `None` for the source locale.
    borrowed: Option<Borrowed>,
}

impl<'a> Resolver<'a> {
    /// Prepares the messages of a locale.
    pub fn new(
        locale: &'a Locale,
        files: Vec<&'a TextFile>,
        resources: Vec<&'a Resource<'a>>,
        facts: &'a [Fact],
    ) -> Resolver<'a> {
        Resolver { locale, files, resources, facts, sources: None, bundle: OnceCell::new() }
    }

    /// Says that the first of the files and resources are the source locale's: a text that uses them is not translated.
    pub fn translating(self, files: usize, resources: usize) -> Resolver<'a> {
        Resolver { sources: Some((files, resources)), ..self }
    }

    /// Returns the text of an entry's value.
    ///
    /// # Errors
    /// What went wrong, in words.
    pub fn value(&self, entry: &Entry<'_>) -> Result<String, String> {
        let Some(pattern) = entry.value() else { return Err("it has no text".to_string()) };
        if let Some(text) = plain(pattern) {
            return Ok(text);
        }
        let bundle = self.bundle.get_or_init(|| self.build());
        let text = bundle.format(&entry.id().unwrap_or_default(), &self.arguments())?;
        match bundle.borrowed.as_ref().and_then(|borrowed| borrowed.first(entry)) {
            Some(id) => Err(format!("it uses `{id}`, which is not translated")),
            None => Ok(text),
        }
    }

    fn arguments(&self) -> FluentArgs<'static> {
        let mut arguments = FluentArgs::new();
        for fact in self.facts {
            let value = match &fact.value {
                FactValue::Number(number) => match FluentNumber::from_str(number) {
                    Ok(number) => FluentValue::Number(number),
                    Err(_) => FluentValue::from(number.clone()),
                },
                date => FluentValue::from(date.to_string()),
            };
            arguments.set(fact.name.clone(), value);
        }
        arguments
    }

    fn build(&self) -> Bundle {
        let is_date = |fact: &&Fact| matches!(fact.value, FactValue::Date { .. });
        let dates: BTreeSet<String> = self.facts.iter().filter(is_date).map(|fact| fact.name.clone()).collect();
        let mut bundle = FluentBundle::new(vec![self.locale.identifier().clone()]);
        bundle.set_use_isolating(false);
        let failures = functions::add(&mut bundle, self.locale);
        let shared: Vec<Resource<'_>> = self.files.iter().map(|file| ftl::parse(&file.text)).collect();
        for resource in shared.iter().chain(self.resources.iter().copied()) {
            let text: String = resource
                .entries
                .iter()
                .filter(|entry| entry.id().is_some())
                .map(|entry| rewritten(entry, &dates))
                .collect();
            // What our writer writes parses; should it not, the entries that do are used and the others are missing.
            let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        let borrowed = self.sources.map(|(files, resources)| {
            let mut borrowed = Borrowed::default();
            let own = shared.iter().skip(files).chain(self.resources.iter().copied().skip(resources));
            own.flat_map(|resource| &resource.entries).for_each(|entry| borrowed.add(entry));
            borrowed
        });
        Bundle { bundle, failures, borrowed }
    }
}

fn rewritten(entry: &Entry<'_>, dates: &BTreeSet<String>) -> String {
    let none = BTreeSet::new();
    let rewriter = Rewriter { dates: if entry.is_message() { dates } else { &none } };
    let mut out = format!("{} =", entry.id().unwrap_or_default());
    if let Some(value) = entry.value() {
        out.push_str(&ftl::write_pattern(&rewriter.pattern(value)));
    }
    out.push('\n');
    for attribute in entry.attributes() {
        out.push_str(&ftl::write_attribute(attribute.id.name, &rewriter.pattern(&attribute.value)));
    }
    out
}

impl Bundle {
    fn format(&self, id: &str, arguments: &FluentArgs<'_>) -> Result<String, String> {
        let Some(message) = self.bundle.get_message(id) else { return Err("it cannot be read".to_string()) };
        let Some(pattern) = message.value() else { return Err("it has no text".to_string()) };
        if let Ok(mut failures) = self.failures.lock() {
            failures.clear();
        }
        let mut errors = Vec::new();
        let mut text = Capped::default();
        let written = self.bundle.write_pattern(&mut text, pattern, Some(arguments), &mut errors);
        if written.is_err() {
            return Err("it becomes longer than 1 MiB".to_string());
        }
        let failure = self.failures.lock().ok().and_then(|failures| failures.first().cloned());
        match (errors.first(), failure) {
            (None, None) => Ok(text.text),
            (_, Some(failure)) => Err(failure),
            (Some(error), None) => Err(words(error)),
        }
    }
}

/// A text that takes no more than [`MAX_TEXT`]: references to references may ask for any length.
#[derive(Default)]
struct Capped {
    text: String,
}

impl std::fmt::Write for Capped {
    fn write_str(&mut self, more: &str) -> std::fmt::Result {
        if self.text.len() + more.len() > MAX_TEXT {
            return Err(std::fmt::Error);
        }
        self.text.push_str(more);
        Ok(())
    }
}

fn words(error: &FluentError) -> String {
    match error {
        FluentError::ResolverError(error) => {
            let words = error.to_string();
            let mut letters = words.chars();
            letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
        }
        other => other.to_string(),
    }
}

/// Joins a pattern of text and string literals; `None` when it holds anything else.
fn plain(pattern: &Pattern<&str>) -> Option<String> {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression } => push_literal(expression, &mut text)?,
        }
    }
    Some(text)
}

fn push_literal(expression: &Expression<&str>, text: &mut String) -> Option<()> {
    match expression {
        Expression::Inline(InlineExpression::StringLiteral { value }) => {
            text.push_str(&ftl::unescaped(value));
            Some(())
        }
        Expression::Inline(InlineExpression::Placeable { expression }) => push_literal(expression, text),
        _ => None,
    }
}
