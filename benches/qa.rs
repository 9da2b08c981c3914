//! Noise and catch of the checks on correct and damaged translations.
//!
//! `cargo bench --bench qa -- FOLDER [--list] [--locale LOCALE] [--defect DEFECT]`
//!
//! FOLDER holds `clean.tsv`, `clean-markup.tsv` (id, locale, english, translation) and `seeded.tsv` (the same and the name of
//! the one defect). Each row is an article of one paragraph; the clean rows of a locale are also one article together. A row of
//! `seeded.tsv` is caught when a check that is there for its defect says something that it does not say of the clean row.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench may fail where its data are not as they should be"
)]

use std::collections::{BTreeMap, BTreeSet};

use tolmach::check::{self, Checks};
use tolmach::config::{Config, Known};
use tolmach::finding::{Finding, Severity};
use tolmach::project::{Files, Listing, Project, Reading, Shared, Unit, Unreadable};
use tolmach::update;

/// The checks that are there for a defect.
const DUTIES: &[(&str, &[&str])] = &[
    ("changed-digit", &["number-mismatch", "date-mismatch"]),
    ("grouping-to-decimal", &["number-mismatch", "digit-grouping"]),
    ("dropped-number", &["number-mismatch", "date-mismatch"]),
    ("lost-link", &["link-mismatch"]),
    ("changed-url", &["link-mismatch"]),
    ("lost-bold", &["markup-mismatch"]),
    ("unbalanced-bracket", &["unbalanced-brackets"]),
    ("lost-placeable", &["missing-variable"]),
    ("unknown-placeable", &["unknown-variable", "unknown-reference"]),
    ("latin-homoglyph", &["mixed-script"]),
    ("russian-in-kazakh", &["wrong-language"]),
    ("untranslated-english", &["untranslated-copy"]),
    ("wrong-quotes", &["quotation-style", "straight-quote"]),
    ("double-space", &["spacing"]),
    ("double-word", &["repeated-word"]),
    ("space-before-punctuation", &["spacing"]),
    ("bidi-override", &["invisible-character"]),
    ("zero-width-space", &["invisible-character"]),
    ("statement-to-question", &["end-punctuation"]),
    ("half-lost", &["length-ratio", "sentence-count"]),
    ("mtavruli", &["georgian-capitals"]),
    ("not-nfc", &["not-normalised"]),
    ("persian-letters", &["wrong-language"]),
];

#[derive(Clone)]
struct Row {
    id: String,
    locale: String,
    english: String,
    translation: String,
    defect: Option<String>,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let option = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1).cloned()
    };
    let Some(folder) = arguments.first().filter(|first| !first.starts_with("--")) else {
        println!("name the folder of the tables");
        return;
    };
    let (locale, defect) = (option("--locale"), option("--defect"));
    let list = arguments.iter().any(|argument| argument == "--list");
    let rows = |name: &str| -> Vec<Row> {
        let mut rows = read(&format!("{folder}/{name}.tsv"));
        rows.retain(|row| locale.as_ref().is_none_or(|locale| row.locale == *locale));
        rows
    };
    let (clean, markup) = (rows("clean"), rows("clean-markup"));
    noise("clean.tsv", &clean.iter().map(|row| vec![row.clone()]).collect::<Vec<_>>(), list);
    noise("clean-markup.tsv", &markup.iter().map(|row| vec![row.clone()]).collect::<Vec<_>>(), list);
    let mut together: BTreeMap<&str, Vec<Row>> = BTreeMap::new();
    for row in &clean {
        together.entry(&row.locale).or_default().push(row.clone());
    }
    noise("clean.tsv, an article a locale", &together.into_values().collect::<Vec<_>>(), list);
    let mut seeded = rows("seeded");
    seeded.retain(|row| defect.as_ref().is_none_or(|defect| row.defect.as_ref() == Some(defect)));
    catch(&seeded, &clean.iter().chain(&markup).cloned().collect::<Vec<_>>(), list);
}

fn noise(name: &str, articles: &[Vec<Row>], list: bool) {
    let mut counts: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
    let messages: usize = articles.iter().map(Vec::len).sum();
    println!("{name}: {messages} messages");
    for rows in articles {
        for finding in check(rows) {
            *counts.entry((finding.severity, finding.check)).or_default() += 1;
            if list && finding.severity < Severity::Info {
                println!("    {} {} {}: {}", rows[0].locale, rows[0].id, finding.check, finding.message);
            }
        }
    }
    for ((severity, check), count) in counts {
        println!("  {:>4} {severity}: {check}", count);
    }
}

fn catch(seeded: &[Row], clean: &[Row], list: bool) {
    let mut caught: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut others: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
    for row in seeded {
        let defect = row.defect.clone().unwrap();
        let duty = DUTIES.iter().find(|(name, _)| *name == defect).map(|(_, checks)| *checks).unwrap_or_default();
        let twin = clean.iter().find(|twin| {
            twin.locale == row.locale
                && twin.english == row.english
                && twin.id.split('-').next() == row.id.split('-').next()
        });
        let before: BTreeSet<String> =
            twin.map(|twin| check(std::slice::from_ref(twin))).unwrap_or_default().iter().map(said).collect();
        let new: Vec<Finding> =
            check(std::slice::from_ref(row)).into_iter().filter(|finding| !before.contains(&said(finding))).collect();
        let entry = caught.entry(defect.clone()).or_default();
        entry.1 += 1;
        if new.iter().any(|finding| duty.contains(&finding.check)) {
            entry.0 += 1;
        } else if list {
            println!("    missed: {} {}", row.id, row.translation);
        }
        for finding in new.iter().filter(|finding| !duty.contains(&finding.check)) {
            *others.entry((finding.severity, finding.check)).or_default() += 1;
            if list {
                println!("    beside {}: {} {}: {}", row.id, finding.severity, finding.check, finding.message);
            }
        }
    }
    println!("seeded.tsv: {} of {}", caught.values().map(|(caught, _)| caught).sum::<usize>(), seeded.len());
    for (defect, (caught, all)) in caught {
        println!("  {caught:>3} of {all:>3} {defect}");
    }
    for ((severity, check), count) in others {
        println!("  {count:>3} beside: {severity} {check}");
    }
}

fn said(finding: &Finding) -> String {
    format!("{} {}", finding.check, finding.message)
}

/// Checks rows of one locale as one article.
fn check(rows: &[Row]) -> Vec<Finding> {
    let locale = &rows[0].locale;
    let mut article = String::new();
    if rows.iter().any(|row| row.english.contains("{ $protesters }")) {
        article.push_str("---\nfacts:\n  protesters: 1310\n---\n\n");
    }
    for row in rows {
        article.push_str(&format!("{}\n\n", row.english));
    }
    let mut memory = Memory::default();
    memory.put("tolmach.toml", format!("[locales.{locale}]\n"));
    memory.put("source/page.md", article);
    let project = memory.project();
    let plan = update::plan(&project, std::slice::from_ref(locale), &memory).unwrap();
    for file in plan.files() {
        memory.put(&file.path, file.text.clone().unwrap());
    }
    let path = format!("locales/{locale}/page.ftl");
    let mut text = memory.files[&path].clone();
    for row in rows {
        // A stub ends with the `=` behind which the translation is written.
        let stub = text.lines().find(|line| line.starts_with("# ") && line.ends_with(" =")).unwrap().to_string();
        text = text.replacen(&format!("{stub}\n"), &format!("{} {}\n", &stub[2..], row.translation), 1);
    }
    memory.put(&path, text);
    let project = memory.project();
    let shared = Shared::load(&project, std::slice::from_ref(locale), &memory);
    let unit = Unit::load(&project, &project.units[0], std::slice::from_ref(locale), &memory).unwrap();
    Checks::new(&project).run(&shared, &Reading::new(&project, &shared, &unit))
}

fn read(path: &str) -> Vec<Row> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let row = |line: &str| {
        let mut fields = line.split('\t').map(str::to_string);
        let mut next = || fields.next().unwrap();
        let (id, locale, english, translation) = (next(), next(), next(), next());
        Row { id, locale, english, translation, defect: fields.next() }
    };
    text.lines().skip(1).map(row).collect()
}

#[derive(Default)]
struct Memory {
    files: BTreeMap<String, String>,
}

impl Memory {
    fn put(&mut self, path: &str, text: String) {
        self.files.insert(path.to_string(), text);
    }

    fn project(&self) -> Project {
        let known = Known { checks: &check::names(), formats: &[] };
        Project::discover(Config::read("tolmach.toml", &self.files["tolmach.toml"], known).unwrap(), self)
    }
}

impl Files for Memory {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        Ok(self.files.get(path).map(|text| text.clone().into_bytes()))
    }

    fn list(&self, folder: &str) -> Listing {
        let below = |path: &&String| folder.is_empty() || path.starts_with(&format!("{folder}/"));
        Listing { files: self.files.keys().filter(below).cloned().collect(), ..Listing::default() }
    }
}
