//! The comment lines that show a translator the English, and an entry's comment with them brought up to date.

use crate::catalogue::{Catalogue, Message, pattern_view};
use crate::config::Switch;
use crate::ftl::ast;
use crate::translation::{OwnedLine, Owner, State, owned_line, view_fingerprint};

/// Returns the owned lines that an entry or stub should have, without `# ` and line endings.
pub(super) fn wanted(
    catalogue: &Catalogue<'_>,
    message: &Message<'_>,
    state: &State,
    source: &str,
    shown: Switch,
) -> Vec<String> {
    if shown == Switch::Off {
        return Vec::new();
    }
    let entry = catalogue.entry(message);
    let value = entry.value().map(|_| catalogue.text(message));
    let attribute = |attribute: &ast::Attribute<&str>| {
        (format!("{source}.{}", attribute.id.name), pattern_view(&catalogue.file.text, &attribute.value))
    };
    let attributes: Vec<(String, String)> = entry.attributes().iter().map(attribute).collect();
    let was = match state {
        State::Stale(stale) => Some(stale.old.as_str()),
        _ => None,
    };
    lines(source, message.note, value.as_deref(), &attributes, was)
}

/// Returns the owned lines that show a note, a value, attributes behind their names, and the English until now.
pub(super) fn lines(
    source: &str,
    note: Option<&str>,
    value: Option<&str>,
    attributes: &[(String, String)],
    was: Option<&str>,
) -> Vec<String> {
    let mut lines = Vec::new();
    let named = [note.map(|note| ("note", note)), value.map(|value| (source, value))];
    let attributes = attributes.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    for (name, text) in named.into_iter().flatten().chain(attributes).chain(was.map(|was| ("was", was))) {
        push(&mut lines, name, text);
    }
    // One line needs no fingerprint.
    if lines.len() < 2 {
        return lines;
    }
    let owner = Owner::new(source);
    let owned: Vec<OwnedLine> = lines.iter().filter_map(|line| owned_line(line, &owner)).collect();
    if let Some(print) = view_fingerprint(&owned) {
        push(&mut lines, "fingerprint", &print.to_string());
    }
    lines
}

/// Pushes each line of a text behind its name.
fn push(lines: &mut Vec<String>, name: &str, text: &str) {
    for line in text.split('\n') {
        let mut owned = String::with_capacity(name.len() + 2 + line.len());
        owned.extend([name, ": ", line]);
        if line.contains('\r') {
            owned = owned.replace('\r', " ");
        }
        owned.truncate(owned.trim_end().len());
        lines.push(owned);
    }
}

/// Returns a comment with its owned lines replaced by the wanted ones; the translator's own lines keep their bytes.
///
/// The owned lines come last, right above the entry: so a branch that changes the English and a branch that changes the
/// translation touch neighbouring lines, and no merge takes both without asking.
///
/// `theirs` tells whether a line that looks owned is somebody's own text.
pub(super) fn refreshed(
    comment: &[String],
    wanted: &[String],
    owner: &Owner,
    newline: &str,
    theirs: impl Fn(&str) -> bool,
) -> Vec<String> {
    let text = |line: &str| {
        line.trim_end_matches(['\n', '\r'])
            .strip_prefix('#')
            .map(|line| line.strip_prefix(' ').unwrap_or(line).to_string())
    };
    let owned: Vec<bool> = comment
        .iter()
        .map(|line| match text(line).as_deref().and_then(|line| owned_line(line, owner)) {
            Some(OwnedLine::English(english)) => !theirs(&english),
            Some(_) => true,
            None => false,
        })
        .collect();
    let present: Vec<String> =
        comment.iter().zip(&owned).filter(|(_, owned)| **owned).filter_map(|(line, _)| text(line)).collect();
    if present.iter().map(|line| line.trim_end()).eq(wanted.iter().map(String::as_str)) {
        return comment.to_vec();
    }
    let mut lines: Vec<String> =
        comment.iter().zip(&owned).filter(|(_, owned)| !**owned).map(|(line, _)| line.clone()).collect();
    lines.extend(wanted.iter().map(|line| format!("# {line}{newline}")));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refresh(comment: &[&str], wanted: &[&str]) -> Vec<String> {
        let comment: Vec<String> = comment.iter().map(|line| line.to_string()).collect();
        let wanted: Vec<String> = wanted.iter().map(|line| line.to_string()).collect();
        refreshed(&comment, &wanted, &Owner::new("en"), "\n", |_| false)
    }

    #[test]
    fn only_owned_lines_change() {
        assert_eq!(
            refresh(&["# mine\n", "# en: old\n", "#also mine\n"], &["en: new", "was: old"]),
            ["# mine\n", "#also mine\n", "# en: new\n", "# was: old\n"]
        );
        assert_eq!(refresh(&["# mine\n"], &["en: x"]), ["# mine\n", "# en: x\n"]);
        assert_eq!(refresh(&["# en: x \r\n", "# mine\n"], &["en: x"]), ["# en: x \r\n", "# mine\n"]);
        assert_eq!(refresh(&["# en: x\n", "# was: y\n"], &["en: x"]), ["# en: x\n"]);
        assert_eq!(refresh(&[], &[]), Vec::<String>::new());
    }
}
