//! A message, term, attribute or function that is referred to and defined nowhere.

use std::collections::{BTreeMap, BTreeSet};

use super::FileContext;
use crate::finding::{Finding, Severity};
use crate::ftl::{self, Reference, Resource};
use crate::nearest::nearest;
use crate::project::Names;
use crate::span::Span;

/// How many findings of a file get a suggestion; each is sought among all names.
const MOST_SUGGESTIONS: usize = 50;

/// What defines names: the file itself, its catalogue, the shared files.
struct Scope<'a> {
    own: Defined<'a>,
    catalogue: Defined<'a>,
    shared: Vec<&'a Names>,
}

/// Id (a term's with its hyphen) → its attributes, and `None` among them where it has a value.
type Defined<'a> = BTreeMap<String, BTreeSet<Option<&'a str>>>;

pub(super) fn run(context: &FileContext<'_>, findings: &mut Vec<Finding>) {
    let scope = scope(context);
    let mut suggestions = 0;
    for entry in &context.resource.entries {
        let patterns = entry.value().into_iter().chain(entry.attributes().iter().map(|attribute| &attribute.value));
        for found in patterns.flat_map(ftl::uses) {
            let slice = Span::of(&context.file.text, found.slice);
            let (span, message, near) = match found.reference {
                Reference::Variable(_) => continue,
                Reference::Function(name) => {
                    if ftl::function(name).is_some() {
                        continue;
                    }
                    let near = nearest(name, ftl::FUNCTIONS.iter().map(|function| function.name));
                    (slice, format!("there is no function `{name}`"), near.map(str::to_string))
                }
                Reference::Message(name, attribute) => match scope.lacks(name, attribute) {
                    Some(message) => (slice, message, scope.near(name, attribute, &mut suggestions)),
                    None => continue,
                },
                Reference::Term(name, attribute) => {
                    let name = format!("-{name}");
                    match scope.lacks(&name, attribute) {
                        Some(message) => (
                            Span::new(slice.start - 1, slice.end),
                            message,
                            scope.near(&name, attribute, &mut suggestions),
                        ),
                        None => continue,
                    }
                }
            };
            let help = match (near, &found.reference) {
                (Some(near), _) => format!("did you mean `{near}`?"),
                (None, Reference::Function(_)) => {
                    let known = ftl::FUNCTIONS.iter().map(|function| function.name).collect::<Vec<_>>();
                    format!("known are {}", known.join(", "))
                }
                (None, _) => "define it in this file or in a shared one, or write the text out".to_string(),
            };
            let finding = context.entry_finding("unknown-reference", Severity::Error, entry, span, message);
            findings.push(finding.help(help));
        }
    }
}

fn scope<'a>(context: &FileContext<'a>) -> Scope<'a> {
    let source = context.unit.project.config.source_locale.name();
    let locale = context.locale.map(|settings| settings.locale.name());
    let catalogue = context.unit.reading.catalogue.as_ref().filter(|_| locale.is_some());
    Scope {
        own: defined(context.resource),
        catalogue: catalogue.map(|catalogue| defined(&catalogue.resource)).unwrap_or_default(),
        shared: [locale, Some(source)]
            .into_iter()
            .flatten()
            .filter_map(|name| context.unit.shared.names(name))
            .collect(),
    }
}

fn defined<'a>(resource: &'a Resource<'a>) -> Defined<'a> {
    let mut defined = Defined::new();
    for entry in &resource.entries {
        let Some(id) = entry.id() else { continue };
        let parts = defined.entry(id).or_default();
        parts.extend(entry.value().map(|_| None));
        parts.extend(entry.attributes().iter().map(|attribute| Some(attribute.id.name)));
    }
    defined
}

impl Scope<'_> {
    /// Returns what is wrong with a reference, if anything.
    fn lacks(&self, id: &str, attribute: Option<&str>) -> Option<String> {
        let here = [self.own.get(id), self.catalogue.get(id)];
        let shared = || self.shared.iter().filter_map(|names| names.get(id));
        let known = here.iter().any(Option::is_some) || shared().next().is_some();
        if !known {
            return Some(format!("`{id}` is defined nowhere"));
        }
        // The attributes of a term belong to the locale that defines it.
        let own_term = id.starts_with('-') && here[0].is_some();
        let here = here.into_iter().take(if own_term { 1 } else { 2 }).flatten();
        let has = match attribute {
            // The names of shared files do not tell whether a message has a value; these do, where they have it.
            None => here.clone().any(|parts| parts.contains(&None)) || here.count() == 0,
            Some(name) => {
                here.clone().any(|parts| parts.contains(&attribute))
                    || !own_term && shared().any(|known| known.contains(name))
            }
        };
        match attribute {
            _ if has => None,
            Some(attribute) => Some(format!("`{id}` has no attribute `.{attribute}`")),
            None => Some(format!("`{id}` has attributes and no text of its own")),
        }
    }

    /// Returns the nearest name that is defined, written as a reference.
    fn near(&self, id: &str, attribute: Option<&str>, suggestions: &mut usize) -> Option<String> {
        *suggestions += 1;
        if *suggestions > MOST_SUGGESTIONS {
            return None;
        }
        let here = || [&self.own, &self.catalogue].into_iter();
        let own = here().flat_map(|defined| defined.get(id)).flatten().flatten().copied();
        let shared = || self.shared.iter();
        let attributes: Vec<&str> =
            own.chain(shared().flat_map(|names| names.get(id)).flatten().map(String::as_str)).collect();
        if !attributes.is_empty() {
            return match attribute {
                Some(attribute) => nearest(attribute, attributes).map(|near| format!("{id}.{near}")),
                None => attributes.first().map(|first| format!("{id}.{first}")),
            };
        }
        let ids = here().flat_map(BTreeMap::keys).chain(shared().flat_map(|names| names.keys()));
        let same_kind = ids.map(String::as_str).filter(|name| name.starts_with('-') == id.starts_with('-'));
        nearest(id, same_kind).filter(|near| *near != id).map(str::to_string)
    }
}
