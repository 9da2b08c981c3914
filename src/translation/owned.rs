//! The comment lines of a locale file that the tool keeps up to date; all others are the translator's.

use crate::ftl::is_identifier;

/// A line that the tool owns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnedLine {
    /// `# en: …` the English now.
    English(String),
    /// `# en.attribute: …` the English of an attribute.
    EnglishAttribute(String, String),
    /// `# was: …` the English that the translation was made from.
    Was(String),
    /// `# note: …` the author's note.
    Note(String),
}

/// What owned lines start with in a project.
#[derive(Clone, Debug)]
pub struct Owner {
    source: String,
}

impl Owner {
    /// Returns the owner of lines that name this source locale.
    pub fn new(source_locale: &str) -> Owner {
        Owner { source: source_locale.to_string() }
    }
}

/// Reads a comment line (without `# `) as an owned one.
pub fn owned_line(line: &str, owner: &Owner) -> Option<OwnedLine> {
    // The space behind the colon goes when the text is empty.
    let (name, text) = line.split_once(':')?;
    let text = text.strip_prefix(' ').or((text.is_empty()).then_some(""))?.to_string();
    if name == "was" {
        return Some(OwnedLine::Was(text));
    }
    if name == "note" {
        return Some(OwnedLine::Note(text));
    }
    match name.strip_prefix(owner.source.as_str())? {
        "" => Some(OwnedLine::English(text)),
        rest => {
            let attribute = rest.strip_prefix('.').filter(|attribute| is_identifier(attribute))?;
            Some(OwnedLine::EnglishAttribute(attribute.to_string(), text))
        }
    }
}

/// Returns the id of a stub line (without `# `): `id =` with nothing behind it.
pub fn stub_id(line: &str) -> Option<&str> {
    let id = line.trim_end().strip_suffix('=')?.trim_end_matches(' ');
    is_identifier(id.strip_prefix('-').unwrap_or(id)).then_some(id)
}

/// Returns the lines of an attached comment that belong to the entry: those below the last stub that lost its blank line.
pub(super) fn below_stubs<'a>(lines: &'a [&'a str]) -> &'a [&'a str] {
    let last = lines.iter().rposition(|line| stub_id(line).is_some());
    last.map_or(lines, |last| &lines[last + 1..])
}

/// Joins the texts of the lines of one kind; `None` when there is none.
pub(super) fn joined(lines: &[OwnedLine], wanted: impl Fn(&OwnedLine) -> bool) -> Option<String> {
    let texts: Vec<&str> = lines
        .iter()
        .filter(|line| wanted(line))
        .map(|line| match line {
            OwnedLine::English(text)
            | OwnedLine::EnglishAttribute(_, text)
            | OwnedLine::Was(text)
            | OwnedLine::Note(text) => text.trim_end(),
        })
        .collect();
    (!texts.is_empty()).then(|| texts.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_tools_own_lines_are_owned() {
        let owner = Owner::new("en");
        let read = |line: &str| owned_line(line, &owner);
        assert_eq!(read("en: Text: more"), Some(OwnedLine::English("Text: more".into())));
        assert_eq!(read("en:"), Some(OwnedLine::English(String::new())));
        assert_eq!(read("en.label: x"), Some(OwnedLine::EnglishAttribute("label".into(), "x".into())));
        assert_eq!(read("was: x"), Some(OwnedLine::Was("x".into())));
        assert_eq!(read("note: x"), Some(OwnedLine::Note("x".into())));
        for other in ["en text", "english: x", "fr: x", "en:x", "my own note", "TODO: x"] {
            assert_eq!(read(other), None, "{other}");
        }
    }

    #[test]
    fn a_stub_has_nothing_behind_the_sign() {
        assert_eq!(stub_id("what-has-happened ="), Some("what-has-happened"));
        assert_eq!(stub_id("-brand = "), Some("-brand"));
        for other in ["a = x", "a b =", "=", "текст ="] {
            assert_eq!(stub_id(other), None, "{other}");
        }
    }
}
