//! A unit → the comment lines of its locale files that look like ours and are somebody's own text.

use crate::ftl::{Entry, comment_lines};
use crate::project::{Project, Reading};
use crate::translation::{OwnedLine, Owner, Remembered, Translation, is_own_text, owned_line};

/// A line `# en: …` that shares too little with the English to be ours; it is kept as it stands.
#[derive(Clone, Debug)]
pub struct OwnLine {
    /// The locale file.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The whole line.
    pub text: String,
}

/// Finds them in all locales of a unit.
pub(super) fn own_lines(project: &Project, reading: &Reading<'_>) -> Vec<OwnLine> {
    let owner = Owner::new(project.config.source_locale.name());
    let mut found = Vec::new();
    for translation in &reading.translations {
        for (position, entry) in (0..translation.messages.len()).filter_map(|at| Some((at, translation.entry(at)?))) {
            found.extend(of_entry(reading, translation, position, entry, &owner));
        }
    }
    found
}

fn of_entry(
    reading: &Reading<'_>,
    translation: &Translation<'_>,
    position: usize,
    entry: &Entry<'_>,
    owner: &Owner,
) -> Vec<OwnLine> {
    let (Some(catalogue), Some(file)) = (&reading.catalogue, translation.file) else { return Vec::new() };
    let lines = comment_lines(&file.text, entry.comment());
    let english = lines.iter().filter_map(|(span, line)| match owned_line(line, owner)? {
        OwnedLine::English(text) => Some((*span, text)),
        _ => None,
    });
    let mut english = english.peekable();
    if english.peek().is_none() {
        return Vec::new();
    }
    let now = catalogue.text(&catalogue.messages[position]);
    let base = translation.messages[position].base.as_ref().and_then(Remembered::then).map(|base| base.text.as_str());
    let known: Vec<&str> = std::iter::once(now.as_str()).chain(base).collect();
    let own = english.filter(|(_, text)| *text != now && is_own_text(text, &known));
    own.map(|(span, _)| OwnLine {
        path: file.path.clone(),
        line: file.position(span.start).line.0,
        text: file.slice(span).to_string(),
    })
    .collect()
}
