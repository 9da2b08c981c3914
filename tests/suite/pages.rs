//! The examples on the pages of the checks are run: what they say fires, and what they say is silent is silent.
//!
//! An example starts with a heading `### Fires` or `### Silent`, anything behind it is for readers. Its fenced blocks are
//! files: `ftl en`, `ftl ru` (plain Fluent), `markdown` (an article; `segment` is run), `toml` (configuration), `ftl base ru`
//! (a base file), `ftl ru after` (the locale file, put in place after `segment` has run), `file PATH` (any other file). A block
//! that ends with `times N` has its text N times. A block `text` has the findings of this check, `severity: message` a line.

use std::collections::BTreeSet;
use std::path::Path;

use tolmach::check::{CHECKS, Check};
use tolmach::finding::Severity;

use crate::memory::Memory;
use crate::spec::unescaped;

struct Example {
    page: String,
    line: usize,
    fires: bool,
    blocks: Vec<(String, String)>,
}

#[test]
fn every_page_has_the_sections_and_examples() {
    for check in CHECKS {
        let page = check.page;
        assert!(page.starts_with(&format!("# {}\n\n", check.name)), "{}: the page starts with its name", check.name);
        for section in ["## Why it matters", "## Examples", "## How to fix", "## Sources"] {
            assert!(page.contains(section), "{}: no section {section}", check.name);
        }
        let examples = examples(check);
        assert!(examples.iter().any(|example| example.fires), "{}: an example fires", check.name);
        assert!(
            examples.iter().filter(|example| !example.fires).count() >= 2,
            "{}: one example is silent, one is a look-alike",
            check.name
        );
    }
}

#[test]
fn examples_on_pages_hold() {
    for check in CHECKS {
        for example in examples(check) {
            run(check, &example);
        }
    }
}

/// `docs/checks.md` is made of the pages; the levels are those at which their examples fire.
#[test]
fn table_of_checks_is_that_of_the_pages() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/checks.md");
    let mut table = "# Checks\n\nMade of the pages of the checks by `DOCUMENTS=overwrite cargo test table_of_checks`; do not \
                     edit it.\nThe level is the one at which the examples on the page fire; some depend on the tier of the \
                     locale, and `[check.levels]` changes any of them.\n\n| check | level | |\n| --- | --- | --- |\n"
        .to_string();
    for check in CHECKS {
        let levels: BTreeSet<Severity> = examples(check).iter().flat_map(|example| run(check, example)).collect();
        let levels: Vec<&str> = levels.into_iter().map(Severity::word).collect();
        let file = check.name.replace('-', "_");
        table.push_str(&format!(
            "| [{}](../src/check/{file}.md) | {} | {} |\n",
            check.name,
            levels.join(", "),
            check.summary().replace('|', "\\|")
        ));
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    // Behind the table stands what was measured, by hand.
    let (made, measured) = written.split_at(written.find("\n## ").unwrap_or(written.len()));
    if std::env::var("DOCUMENTS").is_ok_and(|word| word == "overwrite") {
        std::fs::write(&path, format!("{table}{measured}")).unwrap();
        return;
    }
    assert_eq!(made, table, "DOCUMENTS=overwrite cargo test table_of_checks writes docs/checks.md");
}

/// Runs an example; returns the severities of what this check found in it.
fn run(check: &Check, example: &Example) -> Vec<Severity> {
    let place = format!("src/check/{}:{}", example.page, example.line);
    let mut memory = Memory::default();
    let mut expected = None;
    let mut after: Vec<(String, String)> = Vec::new();
    let mut toml = "[locales.ru]\n".to_string();
    for (info, text) in &example.blocks {
        let mut words: Vec<&str> = info.split_whitespace().collect();
        let mut text = text.clone();
        if let [.., "times", times] = words[..] {
            text = text.repeat(times.parse().unwrap_or_else(|_| panic!("{place}: `{times}` is no number")));
            words.truncate(words.len() - 2);
        }
        match words[..] {
            ["text"] => expected = Some(text.clone()),
            ["toml"] => toml = text.clone(),
            ["markdown"] => drop(memory.files.insert("source/page.md".into(), bytes(&text))),
            ["file", path] => drop(memory.files.insert(path.into(), bytes(&text))),
            ["ftl", "base", locale] => {
                drop(memory.files.insert(format!(".tolmach/base/{locale}/page.ftl"), bytes(&text)))
            }
            ["ftl", locale, "after"] => after.push((format!("locales/{locale}/page.ftl"), text.clone())),
            ["ftl", locale] => drop(memory.files.insert(format!("locales/{locale}/page.ftl"), bytes(&text))),
            ["ftl", locale, name] => drop(memory.files.insert(format!("locales/{locale}/{name}.ftl"), bytes(&text))),
            _ => panic!("{place}: a block `{info}` means nothing"),
        }
    }
    memory.files.insert("tolmach.toml".into(), toml.into_bytes());
    if memory.files.contains_key("source/page.md") && !memory.files.contains_key("locales/en/page.ftl") {
        memory.segment();
    }
    for (path, text) in after {
        memory.files.insert(path, bytes(&text));
    }
    let found = memory.check();
    let own: Vec<String> = found
        .iter()
        .filter(|finding| finding.check == check.name)
        .map(|finding| format!("{}: {}", finding.severity, finding.message))
        .collect();
    if !example.fires {
        assert!(own.is_empty(), "{place}: should be silent, found {own:#?}");
        return Vec::new();
    }
    assert!(!own.is_empty(), "{place}: nothing fires; other findings: {found:#?}");
    if let Some(expected) = expected {
        assert_eq!(own.join("\n"), expected.trim_end(), "{place}");
    }
    for finding in found.iter().filter(|finding| finding.check == check.name) {
        assert!(finding.help.is_some(), "{place}: a finding says what to do");
        assert!(
            !finding.message.ends_with('.') && !finding.message.starts_with(char::is_uppercase),
            "{place}: {}",
            finding.message
        );
    }
    found.iter().filter(|finding| finding.check == check.name).map(|finding| finding.severity).collect()
}

/// Returns a block as a file.
fn bytes(text: &str) -> Vec<u8> {
    unescaped(text).into_bytes()
}

fn examples(check: &Check) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut lines = check.page.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        if let Some(title) = line.strip_prefix("### ") {
            let fires = title.starts_with("Fires");
            assert!(fires || title.starts_with("Silent"), "{}: `{title}` neither fires nor is silent", check.name);
            examples.push(Example {
                page: format!("{}.md", check.name.replace('-', "_")),
                line: number + 1,
                fires,
                blocks: Vec::new(),
            });
        }
        if let Some(info) = line.strip_prefix("```") {
            let fence = "`".repeat(line.len() - line.trim_start_matches('`').len());
            let info = info.trim_start_matches('`').to_string();
            let block: Vec<&str> = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != fence).collect();
            let example =
                examples.last_mut().unwrap_or_else(|| panic!("{}: a block before the first example", check.name));
            example.blocks.push((info, format!("{}\n", block.join("\n"))));
        }
    }
    examples
}
