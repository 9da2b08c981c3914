//! Files that are broken, half there, deep, long, or made to hurt: nothing panics, nothing hangs, nothing is forgotten.

use tolmach::finding::Finding;
use tolmach::translation::State;

use crate::law::{any_bytes_give_findings, kept_texts_keep_every_byte, parts_are_the_article};
use crate::memory::Memory;

/// Articles: how they start, what is repeated, how often, how they end. The sizes would hang what is much
/// worse than quadratic; what is slow is noted.
const ARTICLES: &[(&str, &str, usize, &str)] = &[
    // Nesting.
    ("", ">", 10_000, "x"),
    ("", "> ", 10_000, "x\n"),
    ("", "- ", 1_000, "x"),
    ("", "1. ", 1_000, "x"),
    ("", "> - ", 200, "x\ny"),
    ("", "*_", 1_000, "x"),
    ("", "[", 2_000, "x"),
    ("", "![", 2_000, "x"),
    ("", "[a](", 1_000, ""),
    ("", "<b>", 2_000, "x"),
    ("", "**a *b ", 1_000, ""),
    ("", "*a_ ", 2_000, ""),
    ("", "{", 2_000, ""),
    ("---\nfacts: {}\n---\n", "{", 500, ""),
    ("---\nfacts: {}\n---\n", "{ $a ", 500, "}"),
    ("---\nfacts: {}\n---\n", "{}", 500, ""),
    // Long lines and many lines.
    ("", "word ", 20_000, ""),
    ("", "w", 100_000, ""),
    ("# ", "w", 100_000, ""),
    ("", "word\n", 5_000, ""),
    ("", "word\r\n", 5_000, ""),
    ("", "word\r", 5_000, ""),
    ("", "word  \n", 1_000, ""),
    ("", "word\n\n", 300, ""),
    ("", "\n", 20_000, "x"),
    ("", "\\", 10_000, ""),
    ("", "#", 10_000, ""),
    ("", "# a\n", 300, ""),
    ("", "\u{202e}", 5_000, "x"),
    ("", "a\u{301}", 10_000, ""),
    // Unclosed things.
    ("```\n", "x\n", 5_000, ""),
    ("<!-- ", "x\n", 5_000, ""),
    ("<div>\n", "x\n", 5_000, ""),
    ("<script>\n", "x\n", 5_000, ""),
    ("", "<!--", 2_000, ""),
    ("", "<?", 2_000, ""),
    ("", "<![CDATA[", 1_000, ""),
    ("", "<a href=\"", 1_000, ""),
    ("", "<", 5_000, ""),
    ("", "&", 5_000, ""),
    ("", "`", 5_000, "x"),
    ("x", "` `` ", 1_000, ""),
    ("", "~~", 2_000, "x"),
    ("", "<!-- i18n:skip:start -->\n\n", 200, ""),
    ("", "<!-- i18n:comment: x -->\n\n", 200, "y"),
    // Many definitions, cells, terms.
    ("", "[a]: b\n", 1_000, ""),
    ("", "[^1]: b\n\n", 300, ""),
    ("", "[^1] ", 1_000, "\n\n[^1]: x"),
    ("", "| a ", 500, "|\n"),
    ("| a | b |\n|---|---|\n", "| c d | 1,5 |\n", 1_500, ""),
    ("| a |\n|---|\n", "|", 5_000, ""),
    ("", "Term\n: text\n\n", 1_500, ""),
    ("x\n", ":", 2_000, ""),
    // Front matter.
    ("---\n", "key: value\n", 2_000, "---\n"),
    ("---\n", "key: value\n", 2_000, ""),
    ("---\ntitle: ", "w", 100_000, "\n---\n"),
    ("---\ntitle: >\n", "  w\n", 2_000, "---\n"),
    ("---\ntitle: \"", "\\\"", 5_000, "\n---\n"),
    ("---\nfacts:\n", "  a: 1\n", 300, "---\n"),
    ("---\nfacts: {", "a: 1, ", 300, "}\n---\n"),
    ("---\n", "&a [*a, *a, *a]\n", 500, "---\n"),
    ("+++\n", "[facts]\n", 2_000, "+++\n"),
];

#[test]
fn hostile_articles_are_read() {
    for (start, repeated, times, end) in ARTICLES {
        let text = format!("{start}{}{end}", repeated.repeat(*times));
        parts_are_the_article(&text);
        kept_texts_keep_every_byte(&text);
        any_bytes_give_findings(&[("source/a.md", text.into_bytes())]);
    }
}

/// Locale files, in the same form.
const LOCALE_FILES: &[(&str, &str, usize, &str)] = &[
    ("a = ", "{ ", 20_000, ""),
    ("a = { ", "F(", 20_000, ""),
    ("a = { ", "\"", 10_000, ""),
    ("", "a = {\n", 2_000, ""),
    ("", "}\n", 5_000, ""),
    ("", "a = x\n", 500, ""),
    ("a = x\n", "    .b = y\n", 500, ""),
    ("a = { $n ->\n", "    [one] x\n", 500, "   *[other] y\n}\n"),
    ("a = x", " word", 20_000, "\n"),
    ("a = x", "\n    word", 2_000, "\n"),
    ("a = x", "{ $a }", 2_000, "\n"),
    ("", "# c\n", 2_000, ""),
    ("", "# a =\n", 300, ""),
    ("", "# en: x\n", 500, "a = x\n"),
    ("", "junk\n", 2_000, ""),
    ("", "### x\n\n", 500, ""),
    ("", "<<<<<<< a\n", 500, ""),
    ("", "\u{FEFF}", 500, "a = x\n"),
    ("", "\0", 500, ""),
    ("", "\r", 5_000, "a = x"),
    ("", "a", 100_000, ""),
    ("", "-", 10_000, ""),
    ("", "\n", 20_000, ""),
];

#[test]
fn hostile_locale_files_are_read() {
    let article = b"<!-- i18n:id: a -->\n\nA text.\n".to_vec();
    for (start, repeated, times, end) in LOCALE_FILES {
        let text = format!("{start}{}{end}", repeated.repeat(*times)).into_bytes();
        any_bytes_give_findings(&[("source/a.md", article.clone()), (RUSSIAN, text.clone())]);
        any_bytes_give_findings(&[("locales/en/a.ftl", text.clone()), (RUSSIAN, text.clone())]);
        let version =
            |kind: &str| format!("### tolmach {kind} 1. Written by tolmach; commit it, do not edit it.\n").into_bytes();
        if text.contains(&0) {
            // Such a file of the memory stops the run: `what_is_not_text_is_a_finding`.
            continue;
        }
        any_bytes_give_findings(&[
            ("source/a.md", article.clone()),
            (BASE, [version("base"), text.clone()].concat()),
            (".tolmach/retired/ru/a.ftl", [version("retired"), text.clone()].concat()),
            (".tolmach/retired/en/a.ftl", [version("retired"), text].concat()),
        ]);
    }
}

#[test]
fn what_is_not_text_is_a_finding() {
    for bytes in [&b"\0"[..], b"a\0b", b"\xFF\xFEa\0", b"\xC3", b"\xED\xA0\x80", b"\xF4\x90\x80\x80"] {
        for path in ["source/a.md", "locales/en/a.ftl", RUSSIAN, BASE, ".tolmach/retired/en/a.ftl"] {
            let article = ("source/a.md", b"A text.\n".to_vec());
            let mut memory = Memory::new([("tolmach.toml", "[locales.ru]\n"), ("source/a.md", "A text.\n")]);
            memory.files.insert(path.into(), bytes.to_vec());
            if path.starts_with(".tolmach/") {
                assert_eq!(memory.unreadable_memory().as_deref(), Some(path), "{bytes:?}");
                continue;
            }
            any_bytes_give_findings(&[article.clone(), (path, bytes.to_vec())]);
            assert!(checks(&memory.check()).contains(&format!("invalid-encoding {path}")), "{path} {bytes:?}");
        }
    }
}

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
        if path.starts_with(".tolmach/") {
            assert_eq!(memory.unreadable_memory().as_deref(), Some(path), "nothing is done");
            continue;
        }
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
