//! The findings that were there when a project began to check ⇄ the file that remembers them.
//!
//! A finding is remembered with the fingerprints of its English and its translation, so it comes back when either changes.
//! Invariants: entries stand in order, each once, one a line, so that branches merge; the same entries give the same bytes; a
//! file of another version is refused.

use std::collections::BTreeSet;
use std::fmt::Write;

use toml_edit::{Document, TableLike, Value};

use crate::base::Fingerprint;
use crate::span::LineIndex;

const HEADER: &str = "\
# tolmach baseline: findings that were there before, hidden until their English or their translation changes.
# `tolmach check --write-baseline` writes it, `--prune-baseline` takes out what is mended. Commit it.
";
const VERSION: i64 = 1;

/// One remembered finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The path of the file.
    pub file: String,
    /// The message; empty where it is about none.
    pub id: String,
    /// The check.
    pub check: String,
    /// The locale; empty for the English.
    pub locale: String,
    /// The English then.
    pub source: Fingerprint,
    /// The translation then.
    pub target: Fingerprint,
}

/// The remembered findings.
pub type Baseline = BTreeSet<Entry>;

/// Why a baseline cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}:{line}: {message}")]
pub struct BaselineError {
    /// The file.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// Reads a baseline.
///
/// # Errors
/// When it is no TOML, of another version, or an entry lacks something.
pub fn read(path: &str, text: &str) -> Result<Baseline, BaselineError> {
    let lines = LineIndex::new(text);
    let error = |at: usize, message: String, help: &str| BaselineError {
        path: path.to_string(),
        line: lines.position(text, at).line.0,
        message,
        help: help.to_string(),
    };
    const MEND: &str = "restore it from version control, or remove it and run `tolmach check --write-baseline`";
    let document = Document::parse(text).map_err(|wrong| {
        error(wrong.span().map_or(0, |span| span.start), wrong.message().trim_end_matches('.').to_string(), MEND)
    })?;
    let version = document.get("version");
    match version.and_then(toml_edit::Item::as_integer) {
        Some(VERSION) => {}
        Some(other) => {
            let at = version.and_then(toml_edit::Item::span).map_or(0, |span| span.start);
            let message = format!("this baseline has version {other}, and this tolmach reads version {VERSION}");
            return Err(error(at, message, "update tolmach, or restore the file from version control"));
        }
        None => return Err(error(0, "this baseline does not name its version".to_string(), MEND)),
    }
    let Some(findings) = document.get("findings").and_then(toml_edit::Item::as_array) else {
        return Err(error(0, "this baseline has no list `findings`".to_string(), MEND));
    };
    let entry = |value: &Value| {
        let at = value.span().map_or(0, |span| span.start);
        let table = value.as_inline_table();
        table
            .and_then(|table| read_entry(table))
            .ok_or_else(|| error(at, "this finding cannot be read".to_string(), MEND))
    };
    findings.iter().map(entry).collect()
}

fn read_entry(table: &dyn TableLike) -> Option<Entry> {
    let text = |key: &str| table.get(key).map_or(Some(""), toml_edit::Item::as_str);
    let filled = |key: &str| text(key).filter(|text| !text.is_empty()).map(str::to_string);
    Some(Entry {
        file: filled("file")?,
        id: text("id")?.to_string(),
        check: filled("check")?,
        locale: text("locale")?.to_string(),
        source: Fingerprint::parse(text("source")?)?,
        target: Fingerprint::parse(text("target")?)?,
    })
}

/// Returns the text of a baseline.
pub fn write(baseline: &Baseline) -> String {
    let mut out = format!("{HEADER}version = {VERSION}\nfindings = [\n");
    for entry in baseline {
        let _ = write!(out, "  {{ file = {}", quoted(&entry.file));
        for (key, text) in [("id", &entry.id), ("check", &entry.check), ("locale", &entry.locale)] {
            if !text.is_empty() {
                let _ = write!(out, ", {key} = {}", quoted(text));
            }
        }
        let _ = writeln!(out, ", source = \"{}\", target = \"{}\" }},", entry.source, entry.target);
    }
    out.push_str("]\n");
    out
}

/// Returns a text as a basic string of TOML.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(file: &str, id: &str, locale: &str) -> Entry {
        Entry {
            file: file.into(),
            id: id.into(),
            check: "spacing".into(),
            locale: locale.into(),
            source: Fingerprint::of("a"),
            target: Fingerprint::of("b"),
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        let baseline = Baseline::from([
            entry("locales/kk/жаңалық.ftl", "b", "kk"),
            entry("locales/kk/жаңалық.ftl", "a", "kk"),
            entry("source/a \"quoted\" \\ \u{1} name.md", "", ""),
        ]);
        let text = write(&baseline);
        assert_eq!(read("b.toml", &text), Ok(baseline));
        assert_eq!(text.lines().count(), 8, "one line an entry:\n{text}");
        assert_eq!(read("b.toml", &write(&Baseline::new())), Ok(Baseline::new()));
    }

    #[test]
    fn lines_that_two_branches_added_may_stand_in_any_order_and_twice() {
        let baseline = Baseline::from([entry("a", "a", "kk"), entry("b", "b", "kk")]);
        let mut lines: Vec<String> = write(&baseline).lines().map(|line| format!("{line}\n")).collect();
        lines.swap(4, 5);
        lines.insert(6, lines[4].clone());
        assert_eq!(read("b.toml", &lines.concat()), Ok(baseline));
    }

    #[test]
    fn what_is_no_baseline_is_refused_with_its_line() {
        for (text, expected) in [
            ("", "b.toml:1: this baseline does not name its version"),
            ("\nversion = 2\n", "b.toml:2: this baseline has version 2, and this tolmach reads version 1"),
            ("version = 1\n", "b.toml:1: this baseline has no list `findings`"),
            ("version = 1\nfindings = [\n  { file = \"a\" },\n]\n", "b.toml:3: this finding cannot be read"),
            ("version = 1\nfindings = [\n  3,\n]\n", "b.toml:3: this finding cannot be read"),
        ] {
            assert_eq!(read("b.toml", text).unwrap_err().to_string(), expected);
        }
        assert!(read("b.toml", "version = 1\n<<<<<<< HEAD\n").unwrap_err().to_string().starts_with("b.toml:2: "));
    }
}
