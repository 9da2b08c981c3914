//! Files that are broken, half there, deep, long, or made to hurt: nothing panics, nothing hangs, nothing is forgotten.

use tolmach::finding::Finding;
use tolmach::translation::State;

use crate::laws::{any_bytes_give_findings, kept_texts_keep_every_byte, parts_are_the_article};
use crate::memory::Memory;

const RUSSIAN: &str = "locales/ru/a.ftl";
const BASE: &str = ".tolmach/base/ru/a.ftl";

/// Returns a project in which the one translation is stale, and the id of its message.
fn stale() -> Memory {
    let mut memory = Memory::new([("tolmach.toml", "[locales.ru]\n"), ("source/a.md", "Fines of 1 % are usual.\n")]);
    memory.segment();
    memory.edit(RUSSIAN, "# fines-1-usual =", "fines-1-usual = Обычны штрафы в 1 %.");
    memory.segment();
    memory.edit("source/a.md", "1 %", "10 %");
    memory.segment();
    assert_eq!(shown(&memory), "stale");
    memory
}

fn shown(memory: &Memory) -> String {
    let states = memory.each_unit(|_, _, reading| {
        let of = |state: &State| match state {
            State::Translated(_) => "current",
            State::Stale(_) => "stale",
            State::Missing => "missing",
        };
        let messages = reading.translations.iter().flat_map(|translation| &translation.messages);
        messages.map(|message| of(&message.state)).collect::<Vec<_>>().join(" ")
    });
    states.join(" ")
}

fn checks(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|finding| format!("{} {}", finding.check, finding.place.path)).collect()
}

#[test]
fn a_stale_message_that_was_junk_for_a_while_is_stale() {
    let mut memory = stale();
    memory.edit(RUSSIAN, "fines-1-usual = ", "fines-1-usual ");
    memory.segment();
    assert_eq!(shown(&memory), "missing");
    memory.edit(RUSSIAN, "\nfines-1-usual ", "\nfines-1-usual = ");
    assert_eq!(shown(&memory), "stale");
    memory.segment();
    assert_eq!(shown(&memory), "stale");
}

#[test]
fn a_stale_message_in_a_file_too_deep_for_a_while_is_stale() {
    let mut memory = stale();
    let deep = format!("\ndeep = {}\n", "{".repeat(200));
    memory.files.get_mut(RUSSIAN).unwrap().extend(deep.as_bytes());
    memory.segment();
    memory.edit(RUSSIAN, &deep, "");
    memory.segment();
    assert_eq!(shown(&memory), "stale");
}

#[test]
fn files_of_the_memory_that_cannot_be_read_are_not_written_over() {
    for path in
        [BASE, ".tolmach/retired/ru/a.ftl", ".tolmach/retired/en/a.ftl", "locales/en/a.ftl", RUSSIAN, "source/a.md"]
    {
        let mut memory = stale();
        memory.files.insert("source/a.md".into(), b"Something else stands here.\n".to_vec());
        memory.files.insert(path.into(), b"\xFF\xFE".to_vec());
        let before = memory.clone();
        memory.segment();
        assert_eq!(memory.files[path], before.files[path], "{path}");
        assert_eq!(memory.files.get(RUSSIAN), before.files.get(RUSSIAN), "{path}");
        assert!(checks(&memory.check()).contains(&format!("invalid-encoding {path}")), "{path}");
    }
}

#[test]
fn two_texts_retired_under_one_id_both_stay() {
    let mut memory = stale();
    memory.files.get_mut(RUSSIAN).unwrap().extend("\nfines-1-usual = Вторая.\n".as_bytes());
    let article = memory.text("source/a.md").to_string();
    memory.edit("source/a.md", &article, "Nothing of it is left.\n");
    memory.segment();
    memory.edit("source/a.md", "Nothing of it is left.\n", &article);
    memory.segment();
    let all = format!("{}{}", memory.text(RUSSIAN), memory.text(".tolmach/retired/ru/a.ftl"));
    assert!(all.contains("Обычны") && all.contains("Вторая"), "{all}");
}
