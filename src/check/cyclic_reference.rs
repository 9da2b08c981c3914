//! Messages, terms and attributes of a file that lead back to themselves.

use std::collections::{BTreeMap, BTreeSet};

use super::FileContext;
use crate::finding::{Finding, Severity};
use crate::ftl::{self, Entry, EntryKind, Reference, Resource, ast};
use crate::project::SharedLocale;
use crate::span::Span;

/// A longer path is shown by its beginning and its end.
const LONGEST_PATH: usize = 8;

/// A value or an attribute.
struct Node<'a> {
    entry: &'a Entry<'a>,
    attribute: Option<&'a str>,
    pattern: &'a ast::Pattern<&'a str>,
}

/// What a reference leads to, with the place of its name.
type Edges<'a> = Vec<(usize, &'a str)>;

const HELP: &str = "write the text out in one of them; a reader would see the name instead of the text";

pub(super) fn run(context: &FileContext<'_>, findings: &mut Vec<Finding>) {
    if context.refers_to_itself() {
        within_file(context, findings);
    }
    across_files(context, findings);
}

fn within_file(context: &FileContext<'_>, findings: &mut Vec<Finding>) {
    let nodes = nodes(context.resource);
    let edges = edges(&nodes);
    for (path, name) in cycles(&edges) {
        let names: Vec<String> =
            shown(&path).into_iter().map(|step| step.map_or("…".into(), |at| nodes[at].name())).collect();
        let from = &nodes[*path.last().expect("a cycle has a node")];
        let message = format!("`{}` leads back to itself: `{}`", nodes[path[0]].name(), names.join(" → "));
        let span = Span::of(&context.file.text, name);
        findings.push(context.entry_finding("cyclic-reference", Severity::Error, from.entry, span, message).help(HELP));
    }
}

/// Finds terms of several files that lead back to themselves; they are told in the file of the one where the circle is entered.
fn across_files(context: &FileContext<'_>, findings: &mut Vec<Finding>) {
    let entries = &context.resource.entries;
    let terms = || entries.iter().filter(|entry| matches!(entry.kind, EntryKind::Term(_)));
    let is_elsewhere = |found: &ftl::Use<'_, '_>| match found.reference {
        Reference::Term(id, None) => !context.has(&format!("-{id}")),
        _ => false,
    };
    if !terms().any(|term| term.value().into_iter().flat_map(ftl::uses).any(|found| is_elsewhere(&found))) {
        return;
    }
    let project = context.unit.project;
    let locale = context.locale.map_or(project.config.source_locale.name(), |settings| settings.locale.name());
    let Some(references) = context.unit.shared.of(locale).map(SharedLocale::references) else { return };
    let names: Vec<&str> = references.keys().map(String::as_str).collect();
    let edge = |name: &'_ String| {
        let at = names.binary_search(&name.as_str()).ok()?;
        Some((at, names[at]))
    };
    let edges: Vec<Edges<'_>> = references.values().map(|targets| targets.iter().filter_map(edge).collect()).collect();
    for (path, _) in cycles(&edges) {
        // What stays in one file is found there.
        let (first, inside) = (names[path[0]], path.iter().all(|at| context.has(names[*at])));
        let Some(entry) = terms().find(|entry| !inside && entry.id().as_deref() == Some(first)) else { continue };
        let way: Vec<&str> = shown(&path).into_iter().map(|step| step.map_or("…", |at| names[at])).collect();
        let message = format!("`{first}` leads back to itself, through other files: `{}`", way.join(" → "));
        let span = Span::of(&context.file.text, entry.name().unwrap_or_default());
        findings.push(context.entry_finding("cyclic-reference", Severity::Error, entry, span, message).help(HELP));
    }
}

impl Node<'_> {
    fn name(&self) -> String {
        let id = self.entry.id().unwrap_or_default();
        self.attribute.map_or_else(|| id.clone(), |attribute| format!("{id}.{attribute}"))
    }
}

fn nodes<'a>(resource: &'a Resource<'a>) -> Vec<Node<'a>> {
    let mut nodes = Vec::new();
    for entry in &resource.entries {
        nodes.extend(entry.value().map(|pattern| Node { entry, attribute: None, pattern }));
        let attributes = entry.attributes().iter();
        nodes.extend(attributes.map(|own| Node { entry, attribute: Some(own.id.name), pattern: &own.value }));
    }
    nodes
}

/// Returns what each node refers to in the file; of two entries with one name, the first counts.
fn edges<'a>(nodes: &[Node<'a>]) -> Vec<Edges<'a>> {
    let mut messages: BTreeMap<(&str, Option<&str>), usize> = BTreeMap::new();
    let mut terms: BTreeMap<(&str, Option<&str>), usize> = BTreeMap::new();
    for (number, node) in nodes.iter().enumerate() {
        let names = if node.entry.is_message() { &mut messages } else { &mut terms };
        names.entry((node.entry.name().unwrap_or_default(), node.attribute)).or_insert(number);
    }
    let of = |node: &Node<'a>| {
        let mut seen = BTreeSet::new();
        let mut edges = Edges::new();
        for found in ftl::uses(node.pattern) {
            let target = match found.reference {
                Reference::Message(id, attribute) => messages.get(&(id, attribute)),
                Reference::Term(id, attribute) => terms.get(&(id, attribute)),
                Reference::Variable(_) | Reference::Function(_) => None,
            };
            edges.extend(target.filter(|target| seen.insert(**target)).map(|target| (*target, found.slice)));
        }
        edges
    };
    nodes.iter().map(of).collect()
}

/// Returns one path for each reference that closes a circle, found by going down from the first node on: what leads nowhere
/// is left for good, so this is linear. There is no recursion, because chains may be as long as files.
fn cycles<'a>(edges: &[Edges<'a>]) -> Vec<(Vec<usize>, &'a str)> {
    #[derive(Clone, Copy)]
    enum Visit {
        New,
        /// On the way, at this depth.
        Open(usize),
        Done,
    }
    let mut found = Vec::new();
    let mut visits = vec![Visit::New; edges.len()];
    for start in 0..edges.len() {
        if !matches!(visits[start], Visit::New) {
            continue;
        }
        visits[start] = Visit::Open(0);
        // Each step: a node and the number of its references that were followed.
        let mut way: Vec<(usize, usize)> = vec![(start, 0)];
        while let Some((node, followed)) = way.last_mut() {
            let Some((target, name)) = edges[*node].get(*followed) else {
                visits[*node] = Visit::Done;
                way.pop();
                continue;
            };
            *followed += 1;
            match visits[*target] {
                Visit::Done => {}
                Visit::Open(depth) => found.push((ends(&way[depth..]), *name)),
                Visit::New => {
                    visits[*target] = Visit::Open(way.len());
                    way.push((*target, 0));
                }
            }
        }
    }
    found
}

/// Returns the nodes of a way that are shown: all, or its beginning, its second last and its last.
fn ends(way: &[(usize, usize)]) -> Vec<usize> {
    let node = |step: &(usize, usize)| step.0;
    match way.len() {
        0..LONGEST_PATH => way.iter().map(node).collect(),
        length => way[..LONGEST_PATH - 2].iter().chain(&way[length - 2..]).map(node).collect(),
    }
}

/// Returns the steps of a path back to its first node; `None` stands for those left out.
fn shown(path: &[usize]) -> Vec<Option<usize>> {
    let mut steps: Vec<Option<usize>> = path.iter().copied().map(Some).collect();
    if path.len() == LONGEST_PATH {
        steps.insert(LONGEST_PATH - 2, None);
    }
    steps.push(path.first().copied());
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(text: &str) -> Vec<String> {
        let resource = ftl::parse(text);
        let nodes = nodes(&resource);
        let name = |step: Option<usize>| step.map_or("…".to_string(), |at| nodes[at].name());
        let found = cycles(&edges(&nodes));
        found.iter().map(|(path, _)| shown(path).into_iter().map(name).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn values_attributes_and_terms_are_nodes_of_their_own() {
        assert_eq!(paths("a = { a }\n"), ["a a"]);
        assert_eq!(paths("a = { a.t }\n    .t = T\n"), [""; 0]);
        assert_eq!(paths("a = { b.t }\nb = x\n    .t = { a }\n"), ["a b.t a"]);
        assert_eq!(paths("-t = { $c ->\n    [x] { -t }\n   *[y] { t }\n }\nt = { -t } { -t }\n"), ["-t -t", "-t t -t"]);
    }

    #[test]
    fn each_circle_is_found_though_they_meet() {
        assert_eq!(paths("a = { b }{ c }\nb = { a }\nc = { d }\nd = { c }{ b }\n"), ["a b a", "c d c"]);
    }

    #[test]
    fn a_chain_as_long_as_a_file_does_not_overflow() {
        let mut text: String = (0..100_000).map(|number| format!("m{number} = {{ m{} }}\n", number + 1)).collect();
        assert_eq!(paths(&text), [""; 0]);
        text.push_str("m100000 = { m0 }{ m1 }\n");
        assert_eq!(paths(&text), ["m0 m1 m2 m3 m4 m5 … m99999 m100000 m0", "m1 m2 m3 m4 m5 m6 … m99999 m100000 m1"]);
    }
}
