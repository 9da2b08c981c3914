//! The specifications in `tests/spec`: prose whose examples run.
//!
//! An example is what stands under one heading; its fenced blocks are steps, in order, on a project in memory that has the
//! locale `ru`. Blocks that put something in: `markdown` (the article `source/a.md`), `ftl` (the locale file
//! `locales/ru/a.ftl`), `file PATH`, `change PATH` (lines `- old` and `+ new`), `remove PATH`, `entries` (Fluent), `text` (a
//! message's text). Blocks that are compared: `segment` (runs it; the files written, in order), `segments`, `skipped`, `ids`,
//! `states`, `findings`, `edition LOCALE`, `shows PATH`; of `entries` their `fingerprints`, `canonical` forms and `reads`; of
//! `text` the `fluent` that is written for it. A block whose name ends with `unended` has no line ending behind its last
//! line; `\u{…}` stands for an invisible character. `SPEC=overwrite` writes what comes out into the files.

use std::fmt::Write;
use std::path::PathBuf;

use tolmach::article::Article;
use tolmach::base::Fingerprint;
use tolmach::config::OnMissing;
use tolmach::edition::{Refused, Request, edition};
use tolmach::file::TextFile;
use tolmach::ftl;
use tolmach::segment::{Pin, Segment};
use tolmach::translation::State;

use crate::law::cut;
use crate::memory::Memory;

#[test]
fn segmentation() {
    check("segmentation.md");
}

#[test]
fn fluent_text() {
    check("fluent-text.md");
}

#[test]
fn catalogue() {
    check("catalogue.md");
}

#[test]
fn ids() {
    check("ids.md");
}

#[test]
fn states() {
    check("states.md");
}

#[test]
fn splice() {
    check("splice.md");
}

/// A line of a specification, or a fenced block with the number of its first line.
enum Part<'a> {
    Line(&'a str),
    Block { fence: &'a str, info: &'a str, body: String, line: usize },
}

fn check(name: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/spec").join(name);
    let page = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
    let overwrite = std::env::var("SPEC").is_ok_and(|mode| mode == "overwrite");
    let mut out = String::new();
    let mut failures = Vec::new();
    let mut example = Example::new();
    for part in parts(&page) {
        match part {
            Part::Line(line) => {
                if line.starts_with('#') {
                    example = Example::new();
                }
                out.push_str(line);
                out.push('\n');
            }
            Part::Block { fence, info, body, line } => {
                let place = format!("tests/spec/{name}:{line}");
                let shown = example.step(info, &body, &place).map(|actual| escaped(&actual));
                if let Some(actual) = shown.as_ref().filter(|actual| **actual != body) {
                    failures.push(format!("{place}: `{info}` is\n{actual}---- and not ----\n{body}"));
                }
                let _ = writeln!(out, "{fence}{info}\n{}{fence}", shown.unwrap_or(body));
            }
        }
    }
    if overwrite && out != page {
        std::fs::write(&path, out).unwrap_or_else(|error| panic!("{name}: {error}"));
        return;
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn parts(page: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut lines = page.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let info = line.trim_start_matches('`');
        let fence = &line[..line.len() - info.len()];
        if fence.len() < 3 {
            parts.push(Part::Line(line));
            continue;
        }
        let body: String = lines
            .by_ref()
            .map(|(_, line)| line)
            .take_while(|line| *line != fence)
            .map(|line| format!("{line}\n"))
            .collect();
        parts.push(Part::Block { fence, info, body, line: number + 1 });
    }
    parts
}

/// The state of an example between its blocks.
struct Example {
    memory: Memory,
    entries: String,
    text: String,
}

impl Example {
    fn new() -> Example {
        let memory = Memory::new([("tolmach.toml", "[locales.ru]\n")]);
        Example { memory, entries: String::new(), text: String::new() }
    }

    /// Does what a block says; returns what it should hold, if it is one that is compared.
    fn step(&mut self, info: &str, body: &str, place: &str) -> Option<String> {
        let (info, unended) = info.strip_suffix(" unended").map_or((info, false), |info| (info, true));
        let mut given = unescaped(body);
        if unended {
            given.pop();
        }
        let words: Vec<&str> = info.split(' ').collect();
        let mut put = |path: &str| drop(self.memory.files.insert(path.to_string(), given.clone().into_bytes()));
        match words[..] {
            ["markdown"] => put("source/a.md"),
            ["ftl"] => put("locales/ru/a.ftl"),
            ["file", path] => put(path),
            ["remove", path] => drop(self.memory.files.remove(path)),
            ["change", path] => {
                let side = |mark: &str| {
                    given.lines().filter_map(|line| line.strip_prefix(mark)).collect::<Vec<_>>().join("\n")
                };
                let (old, new) = (side("- "), side("+ "));
                assert!(
                    self.memory.text(path).contains(&old),
                    "{place}: {path} has no `{old}`:\n{}",
                    self.memory.text(path)
                );
                self.memory.edit(path, &old, &new);
            }
            ["entries"] => self.entries = given,
            ["text"] => self.text = given.strip_suffix('\n').unwrap_or(&given).to_string(),
            _ => return Some(self.compared(&words, unended, place)),
        }
        None
    }

    fn compared(&mut self, words: &[&str], unended: bool, place: &str) -> String {
        let lines = |lines: Vec<String>| lines.iter().map(|line| format!("{}\n", line.replace('\n', "\\n"))).collect();
        let ended = |text: String| {
            assert_eq!(unended, !text.is_empty() && !text.ends_with('\n'), "{place}: is it `unended`?\n{text}");
            if unended { text + "\n" } else { text }
        };
        match *words {
            ["segment"] => lines(self.segment(place)),
            ["segments"] => lines(cut(self.memory.text("source/a.md")).1.segments.iter().map(segment).collect()),
            ["skipped"] => lines(self.skipped()),
            ["ids"] => lines(self.ids()),
            ["states"] => lines(self.states()),
            ["findings"] => lines(self.findings()),
            ["edition", locale] => ended(self.edition(locale)),
            ["shows", path] => ended(self.memory.text(path).to_string()),
            ["fingerprints"] => {
                lines(self.of_entries(|entry| Fingerprint::of(&ftl::canonical_form(entry)).to_string()))
            }
            ["canonical"] => lines(self.of_entries(ftl::canonical_form)),
            ["reads"] => lines(self.of_entries(|entry| self.readings(entry))),
            ["fluent"] => self.fluent(place),
            _ => panic!("{place}: a block `{}` means nothing", words.join(" ")),
        }
    }

    fn segment(&mut self, place: &str) -> Vec<String> {
        let updates = self.memory.segment();
        let again = self.memory.clone().segment();
        assert!(again.iter().all(|update| update.files.is_empty()), "{place}: a second run writes {again:#?}");
        updates.iter().flat_map(|update| &update.files).map(|file| file.path.clone()).collect()
    }

    fn skipped(&self) -> Vec<String> {
        let text = self.memory.text("source/a.md");
        let skipped = cut(text).1.skipped(text.len());
        skipped.iter().map(|span| text[span.range()].to_string()).collect()
    }

    fn ids(&self) -> Vec<String> {
        let of_unit = self.memory.each_unit(|_, _, reading| {
            let catalogue = reading.catalogue.as_ref();
            let shown = |catalogue: &tolmach::catalogue::Catalogue<'_>| {
                catalogue
                    .messages
                    .iter()
                    .map(|message| format!("{}: {}", message.id, catalogue.text(message)))
                    .collect()
            };
            catalogue.map_or_else(Vec::new, shown)
        });
        of_unit.concat()
    }

    fn states(&self) -> Vec<String> {
        let of_unit = self.memory.each_unit(|_, _, reading| {
            let mut lines = Vec::new();
            for translation in &reading.translations {
                let ids = reading.catalogue.iter().flat_map(|catalogue| &catalogue.messages).map(|message| &message.id);
                lines.extend(
                    ids.zip(&translation.messages).map(|(id, message)| format!("{id}: {}", state(&message.state))),
                );
                let orphans =
                    translation.orphans.iter().filter_map(|number| translation.resource.entries[*number].id());
                lines.extend(orphans.map(|id| format!("{id}: orphan")));
            }
            lines
        });
        of_unit.concat()
    }

    fn findings(&self) -> Vec<String> {
        let findings = self.memory.check();
        findings.iter().map(|finding| format!("{} {}: {}", finding.severity, finding.check, finding.message)).collect()
    }

    fn edition(&self, locale: &str) -> String {
        let editions = self.memory.each_unit(|project, shared, reading| {
            let config = &project.config;
            let locale = config.locale(locale).map_or(&config.source_locale, |settings| &settings.locale);
            match edition(&Request { project, shared, reading, locale, on_missing: OnMissing::Refuse }) {
                Ok(edition) => edition.text,
                Err(Refused::Messages(missing)) => {
                    missing.iter().map(|one| format!("refused: {}: {}\n", one.id, one.why)).collect()
                }
                Err(refused) => format!("refused: {refused:?}\n"),
            }
        });
        editions.concat()
    }

    fn of_entries(&self, of: impl Fn(&ftl::Entry<'_>) -> String) -> Vec<String> {
        let resource = ftl::parse(&self.entries);
        let line = |entry: &ftl::Entry<'_>| format!("{} {}", entry.id().unwrap_or("(no entry)".into()), of(entry));
        resource.entries.iter().map(line).collect()
    }

    fn readings(&self, entry: &ftl::Entry<'_>) -> String {
        let readings = entry.value().map(|value| ftl::flatten(&self.entries, value)).unwrap_or_default();
        readings.iter().map(|flat| format!("«{}»", flat.text)).collect::<Vec<_>>().join(" or ")
    }

    fn fluent(&self, place: &str) -> String {
        let written = format!("id ={}\n", ftl::write_text([(self.text.as_str(), false)]));
        let resource = ftl::parse(&written);
        let value = resource.entries[0].value().unwrap_or_else(|| panic!("{place}: no value in {written}"));
        assert_eq!(ftl::flatten(&written, value)[0].text, self.text, "{place}: it does not read back");
        written
    }
}

fn segment(segment: &Segment) -> String {
    let mut line = format!("{}: {}", segment.kind, segment.pattern.markdown());
    let pin = segment.pin.as_ref().map(|pin| match pin {
        Pin::Id(id) => format!("id {id}"),
        Pin::New => "new".to_string(),
    });
    let note = segment.note.as_ref().map(|note| format!("note: {note}"));
    let facts = segment.facts.iter().map(|(name, value)| format!("${name} = {value}"));
    let more: Vec<String> = pin.into_iter().chain(note).chain(facts).collect();
    if !more.is_empty() {
        let _ = write!(line, " ⟨{}⟩", more.join(", "));
    }
    line
}

fn state(state: &State) -> String {
    match state {
        State::Missing => "missing".to_string(),
        State::Translated(reason) => format!("current, {}", format!("{reason:?}").to_lowercase()),
        State::Stale(stale) => {
            let more = [(stale.uncertain, ", uncertain"), (stale.edited, ", edited since")];
            let more: String = more.iter().filter(|(is, _)| *is).map(|(_, word)| *word).collect();
            format!("stale, {}{more}", stale.class.word())
        }
    }
}

/// Returns a text with its invisible characters, and spaces at line ends, as escapes.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for line in text.split_inclusive('\n') {
        let line = line.strip_suffix('\n').unwrap_or(line);
        let kept = line.trim_end_matches(' ').len();
        for (at, c) in line.char_indices() {
            let invisible = c.is_control()
                || matches!(c, '\u{A0}' | '\u{2000}'..='\u{200F}' | '\u{2028}'..='\u{202F}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}');
            if invisible || at >= kept {
                let _ = write!(out, "\\u{{{:X}}}", c as u32);
            } else {
                out.push(c);
            }
        }
        out.push('\n');
    }
    out
}

/// Returns a text in which escapes of invisible characters are what they stand for.
pub fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("\\u{") {
        out.push_str(&rest[..at]);
        let end = at + rest[at..].find('}').expect("an escape is closed");
        let code = u32::from_str_radix(&rest[at + 3..end], 16).expect("an escape is hexadecimal");
        out.push(char::from_u32(code).expect("an escape is a character"));
        rest = &rest[end + 1..];
    }
    out + rest
}

#[test]
fn articles_of_the_specifications_obey_the_laws() {
    for name in ["segmentation.md", "splice.md", "ids.md", "catalogue.md"] {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/spec").join(name);
        let page = std::fs::read_to_string(path).expect("the specification is there");
        for part in parts(&page) {
            if let Part::Block { info: "markdown", body, .. } = part {
                let text = unescaped(&body);
                crate::law::parts_are_the_article(&text);
                crate::law::kept_texts_keep_every_byte(&text);
                if Article::read("a", TextFile::new("", text.as_str())).findings.is_empty() {
                    crate::law::own_texts_fit_their_slots(&text);
                }
            }
        }
    }
}
