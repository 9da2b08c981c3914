//! What the tool remembers of each translation: the English it was made from, and which text it was then.
//!
//! A base file is plain Fluent, merges by message, and survives every other tool, because none of them looks at it.
//! Invariants: what is read and written again has the same bytes; an unknown version is refused, never guessed at.

use std::collections::BTreeMap;
use std::fmt;

use crate::catalogue::{facts, view};
use crate::file::TextFile;
use crate::ftl::{self, Entry, EntryKind, Level};

/// The first line of a base file.
const BASE_HEADER: &str = "### tolmach base 1. Written by tolmach; commit it, do not edit it.";
/// The first line of a file of retired messages.
const RETIRED_HEADER: &str = "### tolmach retired 1. Written by tolmach; commit it, do not edit it.";
/// The line above what a translator had written beside messages.
const BESIDE: &str = "## beside the messages";
/// The line below it.
const BESIDE_END: &str = "## end of what stood beside";

/// A short hash of a text: the first 16 hexadecimal digits of BLAKE3 over its canonical form.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// Returns the fingerprint of a canonical form.
    pub fn of(canonical: &str) -> Fingerprint {
        Fingerprint(blake3::hash(canonical.as_bytes()).to_hex()[..16].to_string())
    }

    /// Reads 16 hexadecimal digits.
    pub fn parse(text: &str) -> Option<Fingerprint> {
        let valid = text.len() == 16 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        valid.then(|| Fingerprint(text.to_string()))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The English that one translation was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseEntry {
    /// The fingerprints of the translation then; several after a merge.
    pub targets: Vec<Fingerprint>,
    /// The facts that the English used, with their values then.
    pub facts: Vec<(String, String)>,
    /// The English entry as our writer prints it, with its id and a final line feed.
    pub written: String,
    /// Its canonical form.
    pub canonical: String,
    /// Its value as translators see it.
    pub text: String,
}

impl BaseEntry {
    /// Returns what is remembered of a translation with this fingerprint that was made from the English entry of a catalogue.
    pub fn of(text: &str, english: &Entry<'_>, target: Fingerprint) -> BaseEntry {
        BaseEntry {
            targets: vec![target],
            facts: facts(english),
            written: ftl::write_message(english),
            canonical: ftl::canonical_form(english),
            text: view(text, english),
        }
    }

    /// Reads an entry of a base file, its `# target: …` and fact lines included.
    fn read(text: &str, entry: &Entry<'_>) -> BaseEntry {
        let target = |line: &&str| Fingerprint::parse(line.strip_prefix("target: ")?);
        BaseEntry {
            targets: entry.comment().iter().filter_map(target).collect(),
            facts: facts(entry),
            written: ftl::write_message(entry),
            canonical: ftl::canonical_form(entry),
            text: view(text, entry),
        }
    }
}

/// A base file, or a file of retired messages, that this program cannot read: of a version that it does not know, or damaged.
///
/// Without its memory the tool would take every translation for current; so no work is done at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {why}")]
pub struct UnknownVersion {
    /// The file.
    pub path: String,
    /// What is wrong with it, in words.
    pub why: String,
}

/// The base entries of one locale and article by id; an id has several after a merge.
pub type Base = BTreeMap<String, Vec<BaseEntry>>;

/// Reads a base file.
///
/// # Errors
/// [`UnknownVersion`] when the first line is not that of version 1; an empty file has no entries.
pub fn read(file: &TextFile) -> Result<Base, UnknownVersion> {
    check_version(file, BASE_HEADER)?;
    let resource = ftl::parse(&file.text);
    let mut base = Base::new();
    for entry in &resource.entries {
        let Some(id) = entry.id() else { continue };
        base.entry(id).or_default().push(BaseEntry::read(&file.text, entry));
    }
    Ok(base)
}

/// Returns the text of a base file; entries in the order given.
pub fn write<'a>(entries: impl IntoIterator<Item = &'a BaseEntry>) -> String {
    let mut out = format!("{BASE_HEADER}\n");
    for entry in entries {
        out.push('\n');
        for target in &entry.targets {
            out.push_str(&format!("# target: {target}\n"));
        }
        for (name, value) in &entry.facts {
            out.push_str(&format!("# ${name} = {value}\n"));
        }
        out.push_str(&entry.written);
    }
    out
}

fn check_version(file: &TextFile, header: &str) -> Result<(), UnknownVersion> {
    let text = file.text.trim_start_matches('\u{FEFF}');
    let known = text.trim().is_empty() || text.lines().next().is_some_and(|line| line.trim_end() == header);
    if known {
        Ok(())
    } else {
        Err(UnknownVersion {
            path: file.path.clone(),
            why: "this file was written by another version of tolmach".to_string(),
        })
    }
}

/// A message that left its article, in one locale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retired {
    /// Its id.
    pub id: String,
    /// Its entry in the locale file with its own comment, byte for byte, without a final line feed.
    pub bytes: String,
    /// The English it was made from; `None` in the source locale.
    pub base: Option<BaseEntry>,
}

/// What a file of retired messages holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SetAside {
    /// The messages, in the order in which they were set aside.
    pub messages: Vec<Retired>,
    /// What a translator had written beside the messages of a file that is gone: junk, own comments and terms, byte for byte.
    pub beside: String,
}

/// Reads a file of retired messages.
///
/// # Errors
/// [`UnknownVersion`] when the first line is not that of version 1.
pub fn read_retired(file: &TextFile) -> Result<SetAside, UnknownVersion> {
    check_version(file, RETIRED_HEADER)?;
    let (text, beside) = split_beside(&file.text);
    Ok(SetAside { messages: retired_messages(&text), beside })
}

fn retired_messages(text: &str) -> Vec<Retired> {
    let resource = ftl::parse(text);
    let mut retired = Vec::new();
    // A base entry stands in a group of its own before the translation, so that both are plain Fluent.
    // A merge may put several of them before the first translation.
    let mut bases: Vec<(String, BaseEntry)> = Vec::new();
    let mut in_base = false;
    for entry in &resource.entries {
        if let EntryKind::Comment(Level::Group, lines) = &entry.kind {
            in_base = lines.first().is_some_and(|line| line.starts_with("base of "));
            continue;
        }
        let Some(id) = entry.id() else { continue };
        if in_base {
            bases.push((id, BaseEntry::read(text, entry)));
        } else {
            let print = Fingerprint::of(&ftl::canonical_form(entry));
            let own = bases.iter().position(|(other, base)| *other == id && base.targets.contains(&print));
            let at = own.or_else(|| bases.iter().position(|(other, _)| *other == id));
            let base = at.map(|at| bases.remove(at).1);
            retired.push(Retired { id, bytes: text[entry.span.range()].to_string(), base });
        }
    }
    retired
}

/// Takes out what stands between the marks of [`BESIDE`]; a union merge may leave several runs of it, or a lost end.
fn split_beside(text: &str) -> (String, String) {
    let (mut messages, mut beside) = (String::new(), String::new());
    let mut inside = false;
    for line in text.split_inclusive('\n') {
        match line.trim_end() {
            BESIDE => inside = true,
            BESIDE_END => inside = false,
            _ if inside => beside.push_str(line),
            _ => messages.push_str(line),
        }
    }
    (messages, beside)
}

/// Returns the text of a file of retired messages.
pub fn write_retired(retired: &SetAside) -> String {
    let mut out = format!("{RETIRED_HEADER}\n");
    for one in &retired.messages {
        if let Some(base) = &one.base {
            out.push_str(&format!("\n## base of {}\n", one.id));
            let entry = write([base]);
            out.push_str(&entry[BASE_HEADER.len() + 1..]);
        }
        out.push_str(&format!("\n## {}\n\n{}\n", one.id, one.bytes));
    }
    if !retired.beside.is_empty() {
        let newline = if retired.beside.ends_with('\n') { "" } else { "\n" };
        out.push_str(&format!("\n{BESIDE}\n{}{newline}{BESIDE_END}\n", retired.beside));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(text: &str, targets: &[&str]) -> BaseEntry {
        let resource = ftl::parse(text);
        BaseEntry {
            targets: targets.iter().map(|target| Fingerprint::parse(target).unwrap()).collect(),
            facts: vec![("n".into(), "5".into())],
            written: ftl::write_message(&resource.entries[0]),
            canonical: ftl::canonical_form(&resource.entries[0]),
            text: view(text, &resource.entries[0]),
        }
    }

    #[test]
    fn base_files_read_as_they_were_written() {
        let entries =
            [entry("a = x { $n }\n", &["0123456789abcdef", "fedcba9876543210"]), entry("-b = y\n    .c = z\n", &[])];
        let text = write(&entries);
        let base = read(&TextFile::new("b.ftl", text.as_str())).unwrap();
        assert_eq!(base["a"], [entries[0].clone()]);
        assert_eq!(base["-b"], [entries[1].clone()]);
        assert_eq!(write(base.values().rev().flatten()), text);
    }

    #[test]
    fn another_version_is_refused() {
        for text in ["### tolmach base 2. Written\n", "a = x\n"] {
            assert!(read(&TextFile::new("b.ftl", text)).is_err());
        }
        assert!(read(&TextFile::new("b.ftl", "")).unwrap().is_empty());
    }

    #[test]
    fn retired_messages_keep_their_bytes_and_their_base() {
        let retired = [
            Retired {
                id: "a".into(),
                bytes: "# ours\na   = x { \"y\" }\n      z".into(),
                base: Some(entry("a = old\n", &["0123456789abcdef"])),
            },
            Retired { id: "b".into(), bytes: "b = y".into(), base: None },
        ];
        for beside in ["", "junk\n# ours\r\n\n-own = term\n"] {
            let set_aside = SetAside { messages: retired.to_vec(), beside: beside.to_string() };
            let text = write_retired(&set_aside);
            assert_eq!(read_retired(&TextFile::new("r.ftl", text)).unwrap(), set_aside);
        }
    }

    #[test]
    fn a_merged_file_of_retired_messages_gives_each_its_own_base() {
        let merged = format!(
            "{RETIRED_HEADER}\n\n## base of a\n## base of b\n\n# target: 0123456789abcdef\na = A\n# target: fedcba9876543210\nb = B\n\n## a\n## b\n\na = x\nb = y\n"
        );
        let retired = read_retired(&TextFile::new("r.ftl", merged)).unwrap();
        let shown: Vec<_> =
            retired.messages.iter().map(|one| (one.bytes.as_str(), one.base.as_ref().unwrap().text.as_str())).collect();
        assert_eq!(shown, [("a = x", "A"), ("b = y", "B")]);
    }

    #[test]
    fn fingerprints_are_sixteen_digits() {
        let print = Fingerprint::of("=Hello");
        assert_eq!(Fingerprint::parse(&print.to_string()), Some(print));
        assert_eq!(Fingerprint::parse("xyz"), None);
    }
}
