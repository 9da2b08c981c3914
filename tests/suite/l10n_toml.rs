//! Laws of `l10n.toml`: whatever its patterns say, nothing panics, no path leaves the project, and a file of a locale
//! translates one source file only.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use tolmach::locale::Locale;
use tolmach::project::{Mapping, Project};

use crate::memory::Memory;

/// Pieces that patterns are made of, the dangerous ones among them.
const PIECES: &[&str] = &[
    "*",
    "**",
    "**/",
    "/",
    "../",
    "./",
    "{locale}",
    "{l10n_base}",
    "{l}",
    "{ x }",
    "{nobody}",
    "{",
    "}",
    "en/",
    "ru/",
    "app",
    ".ftl",
    "(",
    "+",
    "\\",
    "é",
    "~2",
];

fn pattern() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..7).prop_map(|pieces| pieces.concat())
}

fn sound() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "en/**/*.ftl",
        "en/*.ftl",
        "**/en/*.ftl",
        "{locale}/**/*.ftl",
        "{l}**",
        "x/{locale}/*.ftl",
        "en/app.ftl",
    ])
    .prop_map(str::to_string)
}

fn toml(pairs: &[(String, String)], filter: &str) -> String {
    let mut text = "locales = [\"ru\", \"kk\", \"en\"]\n[env]\nl = \"l10n/{locale}/\"\nx = \"{x}\"\n".to_string();
    for (reference, l10n) in pairs {
        text.push_str(&format!("[[paths]]\nreference = '{reference}'\nl10n = '{l10n}'\n"));
    }
    text.push_str(&format!("[[filters]]\npath = '{filter}'\naction = \"ignore\"\n"));
    text
}

fn tree() -> Memory {
    let texts =
        ["en/app.ftl", "en/menu/app.ftl", "ru/app.ftl", "ru/old.ftl", "l10n/kk/en/app.ftl", "x/ru/(+).ftl", "kk/é.ftl"];
    Memory::new(texts.map(|path| (path, "a = A\n")))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn paths_stay_inside_and_belong_to_one_source(
        pairs in prop::collection::vec((prop_oneof![pattern(), sound()], prop_oneof![pattern(), sound()]), 1..4),
        filter in prop_oneof![pattern(), sound()],
    ) {
        let mut memory = tree();
        memory.files.insert("l10n.toml".to_string(), toml(&pairs, &filter).into_bytes());
        let Ok(mapping) = Mapping::load("l10n.toml", &BTreeMap::new(), &memory) else { return Ok(()) };
        let mut config = memory.plain_config();
        config.enable(mapping.locales(&memory));
        let locales: Vec<String> = config.locales.iter().map(|one| one.locale.name().to_string()).collect();
        prop_assert_eq!(&locales, &["kk", "ru"]);
        let project = Project::mapped(config.clone(), &mapping, &memory);
        prop_assert_eq!(&Project::mapped(config, &mapping, &memory).units, &project.units);
        let mut taken = BTreeSet::new();
        let mut names = BTreeSet::new();
        for unit in &project.units {
            prop_assert!(names.insert(unit.name.clone()), "two units are called {}", unit.name);
            let paths = unit.paths.as_ref().expect("each unit was mapped");
            let all = paths.translations.iter().map(|(locale, path)| (locale.as_str(), path));
            for (locale, path) in all.chain([("", &paths.catalogue)]) {
                prop_assert!(path.split('/').all(|name| !["", ".", ".."].contains(&name)), "{path}");
                prop_assert!(locale.is_empty() || taken.insert((locale.to_string(), path.clone())), "{path} twice");
            }
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,200}") {
        let mut memory = tree();
        memory.files.insert("l10n.toml".to_string(), text.into_bytes());
        let _ = Mapping::load("l10n.toml", &BTreeMap::new(), &memory);
    }
}

#[test]
fn a_file_read_from_two_sides_is_read_once() {
    let mut memory = tree();
    // Each of twenty files includes the next one twice: a million ways lead to the last.
    for number in 0..20 {
        let next = format!("[[includes]]\npath = \"{}.toml\"\n", number + 1);
        memory.files.insert(format!("{number}.toml"), next.repeat(2).into_bytes());
    }
    memory.files.insert("20.toml".to_string(), toml(&[("en/*.ftl".into(), "{locale}/*.ftl".into())], "x").into_bytes());
    let mapping = Mapping::load("0.toml", &BTreeMap::new(), &memory).expect("it is a configuration");
    let russian = Locale::parse("ru").expect("it is a locale");
    assert!(mapping.locales(&memory).contains(&russian));
}
