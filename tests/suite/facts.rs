//! The repository's own article: its facts, and what each locale makes of them.

use std::path::Path;

use tolmach::config::OnMissing;
use tolmach::edition::{Refused, Request, edition};

use crate::memory::Memory;

const ARTICLE: &str = "source/how-putin-pushes-russians-to-kill-or-be-killed.md";

/// The article as it stood before its figures became facts.
const ENGLISH: &str = include_str!("../year/article.md");

/// Reads the project of this repository.
fn repository() -> Memory {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut memory = Memory::default();
    for folder in ["source", "locales", ".tolmach/base"] {
        read(root, folder, &mut memory);
    }
    memory.files.insert("tolmach.toml".into(), std::fs::read(root.join("tolmach.toml")).unwrap());
    memory
}

fn read(root: &Path, folder: &str, memory: &mut Memory) {
    for entry in std::fs::read_dir(root.join(folder)).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{folder}/{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            read(root, &path, memory);
        } else {
            memory.files.insert(path, std::fs::read(entry.path()).unwrap());
        }
    }
}

fn rendered(memory: &Memory, locale: &str) -> Result<String, Refused> {
    let editions = memory.each_unit(|project, shared, reading| {
        reading.unit.article.as_ref()?;
        let locale = project.config.locale(locale).map_or(&project.config.source_locale, |settings| &settings.locale);
        let request = Request { project, shared, reading, locale, on_missing: OnMissing::Refuse };
        Some(edition(&request).map(|edition| edition.text))
    });
    editions.into_iter().flatten().next().expect("the repository has one article")
}

/// Leaves out the table of facts.
fn without_facts(text: &str) -> String {
    let mut inside = false;
    let keeps = |line: &&str| {
        inside = line.starts_with("facts:") || inside && line.starts_with("  ");
        !inside
    };
    text.split_inclusive('\n').filter(keeps).collect()
}

#[test]
fn the_english_edition_reads_as_it_did_before_its_figures_were_facts() {
    assert_eq!(without_facts(&rendered(&repository(), "en").unwrap()), ENGLISH);
}

#[test]
fn figures_are_inflected_when_they_change() {
    for (locale, fact, value, expected) in [
        ("ru", "entered-kazakhstan: 200000", "entered-kazakhstan: 200001", "въехал 200\u{A0}001 россиянин."),
        ("ru", "entered-kazakhstan: 200000", "entered-kazakhstan: 3", "въехали 3 россиянина."),
        ("ru", "prison-years: 15", "prison-years: 21", "до 21\u{A0}года лишения"),
        ("ru", "detained: 1310", "detained: 13101", "не менее 13\u{A0}101 протестующего;"),
        ("ru", "share: 0.01", "share: 0.025", "около 2,5\u{A0}% военнообязанных"),
        ("ru", "announced: 2022-09-21", "announced: 2022-10-03", "\n3 октября Владимир Путин"),
        ("uk", "oldest: 65", "oldest: 61", "від 18 до 61 року"),
        ("uk", "entered-kazakhstan: 200000", "entered-kazakhstan: 22", "в’їхали 22 росіянини."),
        ("kk", "share: 0.01", "share: 0.02", "шамамен 2%-ына"),
        ("kk", "called-up: 300000", "called-up: 30000", "қосымша 30\u{A0}000 сарбаз"),
        ("ka", "oldest: 65", "oldest: 60", "18-დან 60 წლამდე"),
        ("hy", "pensioner-age: 63", "pensioner-age: 70", "70-ամյա թոշակառուի"),
        ("tr", "share: 0.01", "share: 0.02", "yaklaşık %2 kadarını"),
        ("tr", "detained: 1310", "detained: 15000", "En az 15.000 protestocu"),
        ("ar", "prison-years: 15", "prison-years: 5", "5 أعوام"),
        ("ar", "detained: 1310", "detained: 1315", "1,315 متظاهرًا"),
        ("ar", "called-up: 300000", "called-up: 300011", "300,011 جنديًا إضافيًا"),
    ] {
        let mut memory = repository();
        memory.edit(ARTICLE, fact, value);
        memory.segment();
        let text = rendered(&memory, locale).unwrap_or_else(|refused| panic!("{locale} {value}: {refused:?}"));
        assert!(text.contains(expected), "{locale} {value} {expected}\n{text}");
    }
}

#[test]
fn a_date_that_is_written_out_stops_the_edition_when_the_fact_changes() {
    let mut memory = repository();
    memory.edit(ARTICLE, "announced: 2022-09-21", "announced: 2022-10-03");
    memory.segment();
    for locale in ["kk", "ka", "hy", "tr"] {
        assert!(matches!(rendered(&memory, locale), Err(Refused::Messages(_))), "{locale}");
    }
}
