//! Corrections, over generated texts: they cost nothing that they do not speak of, and once is enough.

use proptest::prelude::*;
use proptest::sample::select;
use tolmach::finding::{Finding, Place, Severity};
use tolmach::fix::{Kind, fix};
use tolmach::ftl::{self, EntryKind};
use tolmach::span::{Edit, Span};

use crate::generate::{fluent_noise, noise};
use crate::laws::cases;
use crate::memory::Memory;

/// Returns a locale file of lines that have corrections, and of others.
fn lines() -> impl Strategy<Value = String> {
    let line = select(vec![
        "a = один\n",
        " b = два\n",
        "# c = три\n",
        "#     further\n",
        "\u{feff}d = чатыре\n",
        "e = { $x }\n",
        "\n",
        "# check-ignore: syntax\n",
        "    .label = х\n",
        "  продолжение\n",
        "f = ا\u{feff}ب\r\n",
        "# en: One\n",
        "g\n",
        "# a = один\n",
        "## c = группа\n",
        "h = { $n ->\n   *[other] много\n}\n",
        "}\n",
        "-term = слово\n",
    ]);
    prop::collection::vec(line, 0..12).prop_map(|lines| lines.concat())
}

/// Returns the project after `check --fix`, with what was corrected.
fn fixed(memory: &Memory) -> (Memory, usize) {
    let mut memory = memory.clone();
    let mut count = 0;
    for _ in 0..10 {
        let path = "locales/ru/a.ftl";
        let found = memory.check();
        let own: Vec<&Finding> =
            found.iter().filter(|finding| finding.place.path == path && !finding.fix.is_empty()).collect();
        let result = fix(memory.text(path), Kind::Fluent, &own);
        if result.applied.is_empty() {
            break;
        }
        count += result.applied.len();
        memory.files.insert(path.to_string(), result.text.into_bytes());
    }
    (memory, count)
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn untouched_entries_mean_what_they_meant(
        text in prop_oneof![lines(), fluent_noise(), noise()],
        places in prop::collection::vec((0..200usize, 0..6usize, select(vec!["", " ", "x", "{", "\n", "= ", "#", "ө"])), 0..8),
    ) {
        let findings: Vec<Finding> = places
            .iter()
            .map(|(start, length, new)| {
                Finding::new("spacing", Severity::Info, Place::file("a.ftl"), "x").fix(Span::new(*start, start + length), *new)
            })
            .collect();
        let result = fix(&text, Kind::Fluent, &findings.iter().collect::<Vec<_>>());
        let edits: Vec<&Edit> = result.applied.iter().flat_map(|number| &findings[*number].fix).collect();
        let (before, after) = (ftl::parse(&text), ftl::parse(&result.text));
        let junk = |resource: &ftl::Resource<'_>| {
            resource.entries.iter().filter(|entry| matches!(entry.kind, EntryKind::Junk(..))).count()
        };
        prop_assert!(junk(&after) <= junk(&before));
        for entry in &before.entries {
            let Some(id) = entry.id() else { continue };
            let body = entry.body_span(&text);
            if edits.iter().any(|edit| edit.span.start <= body.end && edit.span.end >= body.start) {
                continue;
            }
            let form = ftl::canonical_form(entry);
            prop_assert!(
                after.entries.iter().any(|other| other.id().as_ref() == Some(&id) && ftl::canonical_form(other) == form),
                "{id} of {text:?} is not in {:?}", result.text
            );
        }
    }

    #[test]
    fn a_second_time_nothing_is_left_to_correct(text in lines()) {
        let source = "a = One\nb = Two\nc = Three\nd = Four\ne = { $x }\nf = Six\nh = { $n } many\n";
        let memory = Memory::new([
            ("tolmach.toml", "[locales.ru]\n"), ("locales/en/a.ftl", source), ("locales/ru/a.ftl", text.as_str()),
        ]);
        let (once, _) = fixed(&memory);
        let (twice, count) = fixed(&once);
        prop_assert_eq!(count, 0);
        prop_assert_eq!(once.text("locales/ru/a.ftl"), twice.text("locales/ru/a.ftl"));
    }
}
