//! The comment lines of a locale file that the tool keeps up to date; all others are the translator's.

use std::collections::BTreeSet;

use crate::base::Fingerprint;
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
    /// `# fingerprint: …` of the lines that show the English, where they are several.
    Fingerprint(Fingerprint),
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
    if name == "fingerprint" {
        return Fingerprint::parse(text.trim_end()).map(OwnedLine::Fingerprint);
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

/// Returns the fingerprint of the lines that show the English; `None` where a single line does.
///
/// It stands right above the entry, so that a change of any of the lines touches the entry for a line-by-line merge: without
/// it, git would merge a new first line of English and a translation of the old one without a conflict.
pub fn view_fingerprint(lines: &[OwnedLine]) -> Option<Fingerprint> {
    let shown: Vec<String> = lines
        .iter()
        .filter_map(|line| match line {
            OwnedLine::English(text) => Some(format!(": {}", text.trim_end())),
            OwnedLine::EnglishAttribute(name, text) => Some(format!(".{name}: {}", text.trim_end())),
            OwnedLine::Was(_) | OwnedLine::Note(_) | OwnedLine::Fingerprint(_) => None,
        })
        .collect();
    (shown.len() > 1).then(|| Fingerprint::of(&shown.join("\n")))
}

/// Tells whether a merge mixed the lines of two English texts: their fingerprint says so.
pub(super) fn is_mixed(lines: &[OwnedLine]) -> bool {
    let now = view_fingerprint(lines);
    lines.iter().any(|line| matches!(line, OwnedLine::Fingerprint(said) if Some(said) != now.as_ref()))
}

/// Returns the lines of an attached comment that belong to the entry: those below the last stub that lost its blank line.
pub(super) fn below_stubs<'a>(lines: &'a [&'a str]) -> &'a [&'a str] {
    let last = lines.iter().rposition(|line| stub_id(line).is_some());
    last.map_or(lines, |last| &lines[last + 1..])
}

/// Returns the lines without English that is somebody's own text, as far as the others show a known English text: a single
/// one the text itself, several what their fingerprint says. In doubt all lines count.
pub(super) fn without_own_texts(lines: Vec<OwnedLine>, known: &[&str]) -> Vec<OwnedLine> {
    let english = |line: &&OwnedLine| matches!(line, OwnedLine::English(_));
    if lines.iter().filter(english).count() < 2 {
        return lines;
    }
    let own = |line: &OwnedLine| matches!(line, OwnedLine::English(text) if is_own_text(text, known));
    let rest: Vec<OwnedLine> = lines.iter().filter(|line| !own(line)).cloned().collect();
    let said = rest.iter().any(|line| matches!(line, OwnedLine::Fingerprint(_)));
    let shown = joined(&rest, |line| matches!(line, OwnedLine::English(_)));
    let sure = match said {
        true => is_mixed(&lines) && !is_mixed(&rest),
        false => known.iter().any(|text| shown.as_deref() == Some(text.trim_end())),
    };
    if sure { rest } else { lines }
}

/// Tells whether a text shares less than half of its words with each of the known English texts.
pub fn is_own_text(text: &str, known: &[&str]) -> bool {
    let words = |text: &str| {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect::<BTreeSet<_>>()
    };
    let own = words(text);
    if own.is_empty() {
        return false;
    }
    known.iter().all(|english| {
        let english = words(english);
        own.intersection(&english).count() * 2 < own.len()
    })
}

/// Joins the texts of the lines of one kind; `None` when there is none.
pub(super) fn joined(lines: &[OwnedLine], wanted: impl Fn(&OwnedLine) -> bool) -> Option<String> {
    let texts: Vec<&str> = lines
        .iter()
        .filter(|line| wanted(line))
        .filter_map(|line| match line {
            OwnedLine::English(text)
            | OwnedLine::EnglishAttribute(_, text)
            | OwnedLine::Was(text)
            | OwnedLine::Note(text) => Some(text.trim_end()),
            OwnedLine::Fingerprint(_) => None,
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
        assert!(matches!(read("fingerprint: 0123456789abcdef"), Some(OwnedLine::Fingerprint(_))));
        for other in ["fingerprint: of whom?", "en text", "english: x", "fr: x", "en:x", "my own note", "TODO: x"] {
            assert_eq!(read(other), None, "{other}");
        }
    }

    #[test]
    fn a_fingerprint_stands_for_several_lines_of_english() {
        let owner = Owner::new("en");
        let read = |lines: &[&str]| lines.iter().filter_map(|line| owned_line(line, &owner)).collect::<Vec<_>>();
        assert_eq!(view_fingerprint(&read(&["en: a", "was: b", "was: c", "note: d"])), None);
        let print = view_fingerprint(&read(&["en: a", "en: b"])).unwrap();
        let line = format!("fingerprint: {print}");
        assert!(!is_mixed(&read(&["en: a", "en: b", "was: c", &line])));
        assert!(!is_mixed(&read(&["en: a", "en: b"])));
        assert!(is_mixed(&read(&["en: a", "en: x", &line])));
        assert!(is_mixed(&read(&["en: a", &line])));
    }

    #[test]
    fn a_stub_has_nothing_behind_the_sign() {
        assert_eq!(stub_id("what-has-happened ="), Some("what-has-happened"));
        assert_eq!(stub_id("-brand = "), Some("-brand"));
        for other in ["a = x", "a b =", "=", "текст ="] {
            assert_eq!(stub_id(other), None, "{other}");
        }
    }

    #[test]
    fn own_texts_share_few_words_with_the_english() {
        assert!(is_own_text("check with the lawyer first", &["At least 1,310 people", ""]));
        assert!(!is_own_text("At least 1,200 people", &["At least 1,310 people"]));
        assert!(!is_own_text("", &["x"]));
    }

    #[test]
    fn own_texts_beside_the_english_are_told_from_it() {
        let owner = Owner::new("en");
        let left = |lines: &[&str]| {
            let lines: Vec<OwnedLine> = lines.iter().filter_map(|line| owned_line(line, &owner)).collect();
            let known = ["The ferry sails at nine.", "Bring 2 photos\nand a pen."];
            joined(&without_own_texts(lines, &known), |line| matches!(line, OwnedLine::English(_))).unwrap()
        };
        assert_eq!(left(&["en: ask Anna about boats", "en: The ferry sails at nine."]), "The ferry sails at nine.");
        assert_eq!(left(&["en: ask Anna about boats"]), "ask Anna about boats");
        assert_eq!(left(&["en: ask Anna", "en: The ferry sails at ten."]), "ask Anna\nThe ferry sails at ten.");
        let print =
            view_fingerprint(&["en: Bring 2 photos", "en: and a pen."].map(|line| owned_line(line, &owner).unwrap()));
        let print = format!("fingerprint: {}", print.unwrap());
        let lines = ["en: ask Anna", "en: Bring 2 photos", "en: and a pen.", &print];
        assert_eq!(left(&lines), "Bring 2 photos\nand a pen.");
        assert_eq!(left(&["en: ask Anna", "en: and a pen.", &print]), "ask Anna\nand a pen.");
    }
}
