//! Segments with their ids ⇄ the catalogue file of the source locale; a hand-written `.ftl` file is read as a catalogue too.
//!
//! Invariants: of an article, the i-th message is the i-th segment; an id stands once, the first of two counts.

mod mint;
mod write;

use crate::file::TextFile;
use crate::ftl::{self, Entry, EntryKind, Level, Resource, ast};
use crate::lookup::Lookup;
use crate::segment::Kind;

pub use mint::mint;
pub use write::{header, write};

/// A catalogue with its messages in order.
#[derive(Debug)]
pub struct Catalogue<'f> {
    /// The file it was read from.
    pub file: &'f TextFile,
    /// All its entries.
    pub resource: Resource<'f>,
    /// Messages and terms in order.
    pub messages: Vec<Message<'f>>,
    /// The places of the messages by id.
    pub index: Lookup<&'f str, usize>,
}

/// A message of the catalogue.
#[derive(Debug)]
pub struct Message<'f> {
    /// Its id; a term's with its hyphen.
    pub id: String,
    /// The number of its entry in [`Catalogue::resource`].
    pub entry: usize,
    /// Its canonical form.
    pub canonical: String,
    /// The kind of segment it was made from, if its comment tells.
    pub kind: Option<Kind>,
    /// The group comment it stands under: the heading path.
    pub section: &'f str,
    /// The facts it uses, with their values.
    pub facts: Vec<(String, String)>,
    /// The author's note for translators.
    pub note: Option<&'f str>,
}

impl<'f> Catalogue<'f> {
    /// Reads a catalogue; what is junk in it is no message.
    pub fn read(file: &'f TextFile) -> Catalogue<'f> {
        let resource = ftl::parse(&file.text);
        let mut messages = Vec::with_capacity(resource.entries.len());
        let mut index = Lookup::with_capacity(resource.entries.len());
        let mut section = "";
        for (number, entry) in resource.entries.iter().enumerate() {
            if let EntryKind::Comment(Level::Group, lines) = &entry.kind {
                section = lines.first().copied().unwrap_or_default();
            }
            let Some(id) = entry.key(&file.text) else { continue };
            if !index.insert_first(id, messages.len()) {
                continue;
            }
            let (kind, note) = kind_and_note(entry);
            messages.push(Message {
                id: id.to_string(),
                entry: number,
                canonical: ftl::canonical_form(entry),
                kind,
                section,
                facts: facts(entry),
                note,
            });
        }
        Catalogue { file, resource, messages, index }
    }

    /// Returns the place of a message among the messages.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    /// Returns a message by id.
    pub fn get(&self, id: &str) -> Option<&Message<'f>> {
        self.position(id).map(|position| &self.messages[position])
    }

    /// Returns the entry of a message.
    pub fn entry(&self, message: &Message<'_>) -> &Entry<'f> {
        &self.resource.entries[message.entry]
    }

    /// Returns a message's English as translators see it.
    pub fn text(&self, message: &Message<'_>) -> String {
        view(&self.file.text, self.entry(message))
    }

    /// Returns the path of the article that the file says it was made from.
    pub fn made_from(&self) -> Option<&'f str> {
        made_from(&self.resource)
    }
}

fn made_from<'f>(resource: &Resource<'f>) -> Option<&'f str> {
    let lines = resource.entries.iter().filter_map(|entry| match &entry.kind {
        EntryKind::Comment(Level::Resource, lines) => Some(lines),
        _ => None,
    });
    lines.flatten().find_map(|line| line.strip_prefix("Made from ")?.split(" by `tolmach segment`").next())
}

/// Returns the value of an entry as translators see it: inline Markdown; with selects, Fluent as our writer prints it.
pub fn view(text: &str, entry: &Entry<'_>) -> String {
    entry.value().map_or_else(String::new, |value| pattern_view(text, value))
}

/// Returns a pattern as translators see it.
pub fn pattern_view(text: &str, value: &ast::Pattern<&str>) -> String {
    if let [ast::PatternElement::TextElement { value }] = value.elements[..] {
        return value.to_string();
    }
    let selects = value.elements.iter().any(|element| {
        matches!(element, ast::PatternElement::Placeable { expression: ast::Expression::Select { .. } })
    });
    match selects {
        true => {
            let printed = ftl::write_attribute("x", value);
            let printed = printed.trim_end().trim_start_matches("    .x =").trim_start_matches([' ', '\n']);
            printed.lines().map(|line| line.strip_prefix("        ").unwrap_or(line)).collect::<Vec<_>>().join("\n")
        }
        false => ftl::flatten(text, value).swap_remove(0).text.into_owned(),
    }
}

/// Reads the kind that a generated comment names, and the note behind it: `Paragraph. <note>`.
fn kind_and_note<'s>(entry: &Entry<'s>) -> (Option<Kind>, Option<&'s str>) {
    let Some(line) = entry.comment().first() else { return (None, None) };
    let (kind, note) = line.split_once(". ").map_or((*line, None), |(kind, note)| (kind, Some(note)));
    let kind = Kind::parse(kind.trim_end_matches('.'));
    let note = note.filter(|_| kind.is_some());
    (kind, note)
}

/// Reads `$name = value` lines of a comment.
pub fn facts(entry: &Entry<'_>) -> Vec<(String, String)> {
    let read = |line: &&str| {
        let (name, value) = line.strip_prefix('$')?.split_once(" = ")?;
        ftl::is_identifier(name).then(|| (name.to_string(), value.to_string()))
    };
    entry.comment().iter().filter_map(read).collect()
}
