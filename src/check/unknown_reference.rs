//! A message, term, attribute or function that is referred to and defined nowhere.

use std::collections::BTreeSet;

use super::FileContext;
use crate::catalogue::Catalogue;
use crate::finding::{Finding, Severity};
use crate::ftl::{self, Entry, Reference};
use crate::lookup::Lookup;
use crate::nearest::nearest;
use crate::project::SharedLocale;
use crate::span::Span;

/// How many findings of a file get a suggestion; each is sought among all names.
const MOST_SUGGESTIONS: usize = 50;

/// What defines names: the file itself, its catalogue, the shared files.
struct Scope<'c, 'a> {
    file: &'c FileContext<'a>,
    catalogue: Option<&'a Catalogue<'a>>,
    /// What the locales whose shared files count share.
    shared: Vec<&'a SharedLocale<'a>>,
}

pub(super) fn run(context: &FileContext<'_>, findings: &mut Vec<Finding>) {
    let mut scope: Option<Scope<'_, '_>> = None;
    let mut fine: Lookup<Reference<'_>, ()> = Lookup::default();
    let mut suggestions = 0;
    for (number, found) in context.uses() {
        let entry = &context.resource.entries[*number];
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
            Reference::Message(_, attribute) | Reference::Term(_, attribute) => {
                if fine.contains(&found.reference) {
                    continue;
                }
                let hyphen = usize::from(matches!(found.reference, Reference::Term(..)));
                let span = Span::new(slice.start - hyphen, slice.end);
                let name = context.file.slice(span);
                let scope = scope.get_or_insert_with(|| Scope::new(context));
                match scope.lacks(name, attribute) {
                    Some(message) => (span, message, scope.near(name, attribute, &mut suggestions)),
                    None => {
                        fine.insert_first(found.reference.clone(), ());
                        continue;
                    }
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

impl<'c, 'a> Scope<'c, 'a> {
    fn new(context: &'c FileContext<'a>) -> Scope<'c, 'a> {
        let source = context.unit.project.config.source_locale.name();
        let locale = context.locale.map(|settings| settings.locale.name());
        Scope {
            file: context,
            catalogue: context.unit.reading.catalogue.as_ref().filter(|_| locale.is_some()),
            shared: [locale, Some(source)]
                .into_iter()
                .flatten()
                .filter_map(|name| context.unit.shared.of(name))
                .collect(),
        }
    }

    /// Returns the entries of that id in the file, then the one in the catalogue.
    fn entries(&self, id: &str) -> (Vec<&'a Entry<'a>>, Option<&'a Entry<'a>>) {
        let english = self.catalogue.and_then(|catalogue| Some(catalogue.entry(catalogue.get(id)?)));
        (self.file.entries(id), english)
    }

    /// Returns what is wrong with a reference, if anything.
    fn lacks(&self, id: &str, attribute: Option<&str>) -> Option<String> {
        // Most references are to a text of the same file.
        if attribute.is_none() && self.file.entry(id).is_some_and(|entry| entry.value().is_some()) {
            return None;
        }
        let (own, english) = self.entries(id);
        let shared = || self.shared.iter().filter_map(|shared| shared.attributes(id));
        let known = !own.is_empty() || english.is_some() || shared().next().is_some();
        if !known {
            return Some(format!("`{id}` is defined nowhere"));
        }
        // The attributes of a term belong to the locale that defines it.
        let own_term = id.starts_with('-') && !own.is_empty();
        let mut here = own.iter().copied().chain(english.filter(|_| !own_term)).peekable();
        let has = match attribute {
            // The names of shared files do not tell whether a message has a value; these do, where they have it.
            None => here.peek().is_none() || here.any(|entry| entry.value().is_some()),
            Some(name) => {
                here.flat_map(Entry::attributes).any(|attribute| attribute.id.name == name)
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
        let (own, english) = self.entries(id);
        let own = own.iter().copied().chain(english).flat_map(Entry::attributes).map(|attribute| attribute.id.name);
        let shared = || self.shared.iter().map(|shared| shared.names());
        let attributes: Vec<&str> =
            own.chain(shared().flat_map(|names| names.get(id)).flatten().map(String::as_str)).collect();
        if !attributes.is_empty() {
            return match attribute {
                Some(attribute) => nearest(attribute, attributes).map(|near| format!("{id}.{near}")),
                None => attributes.first().map(|first| format!("{id}.{first}")),
            };
        }
        let english =
            self.catalogue.iter().flat_map(|catalogue| &catalogue.messages).map(|message| message.id.as_str());
        let shared = shared().flat_map(|names| names.keys()).map(String::as_str);
        let file = self.file;
        let own: BTreeSet<&str> = file.resource.entries.iter().filter_map(|entry| entry.key(&file.file.text)).collect();
        let ids = own.into_iter().chain(english).chain(shared);
        let same_kind = ids.filter(|name| name.starts_with('-') == id.starts_with('-'));
        nearest(id, same_kind).filter(|near| *near != id).map(str::to_string)
    }
}
