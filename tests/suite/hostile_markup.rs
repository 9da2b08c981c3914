//! No text of an article or a translation makes a check panic or go slow.

use proptest::prelude::*;
use tolmach::finding::Finding;

use crate::memory::Memory;

fn project(article: &str, translation: &str) -> Memory {
    let mut memory = Memory::new([("tolmach.toml", "[locales.ru]\n[locales.ar]\n"), ("source/page.md", article)]);
    memory.segment();
    for locale in ["ru", "ar"] {
        memory.files.insert(format!("locales/{locale}/page.ftl"), translation.as_bytes().to_vec());
    }
    memory
}

/// Returns the findings of one check in one locale.
fn findings(memory: &Memory, check: &str) -> Vec<Finding> {
    memory.check().into_iter().filter(|found| found.check == check && found.locale.as_deref() != Some("ar")).collect()
}

const ARTICLE: &str = "---\nfacts:\n  n: 5\n---\n<!-- i18n:id: a -->\n\nOne *two* [x](http://y.example) { $n } `c`<b>d</b>\n\n<!-- i18n:id: b -->\n\n<div>\n<p>HTML</p>\n</div>\n\n<!-- i18n:id: c -->\n\n| cell | two |\n|---|---|\n";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]
    #[test]
    fn any_translation_is_checked(text in "([a-d =\\-.*_`~<>/\"'\\[\\](){}$#&;:!|^\\\\\n]|кот|ق|<b>|</b>|<!--|\\{ \\$n ->\n *\\[one\\] |\n b = |\\]\\(java&#115;cript:){0,40}") {
        project(ARTICLE, &format!("a = {text}\n")).check();
        project("Plain.\n", &format!("plain = {text}\n")).check();
    }

    #[test]
    fn any_article_is_checked(text in "([a-d =\\-.*_`~<>/\"'\\[\\](){}$#&;:!|^\\\\\n]|кот|ق|<b>|</b>|<!--){0,40}") {
        let mut memory = project(&text, "");
        let catalogue = memory.text("locales/en/page.ftl").to_string();
        memory.files.insert("locales/ru/page.ftl".into(), catalogue.into_bytes());
        memory.check();
    }
}

#[test]
fn every_broken_text_of_a_long_article_is_not_sought_alone() {
    let article: String = (0..400).map(|n| format!("<!-- i18n:id: m{n} -->\n\nPassage number {n}.\n\n")).collect();
    let texts: String = (0..400).map(|n| format!("m{n} = <div>{n}\n")).collect();
    let found = findings(&project(&article, &texts), "block-mismatch");
    assert_eq!(found.len(), 21);
    assert_eq!(found[0].message, "more texts would become other blocks in the edition");
    assert_eq!(found[1].message_id.as_deref(), Some("m0"));
}

#[test]
fn the_text_at_fault_is_named_though_the_blocks_part_far_behind_it() {
    let article = "<!-- i18n:id: a -->\n\nOne.\n\n<!-- i18n:id: b -->\n\nTwo.\n\n<!-- i18n:id: c -->\n\nThree.\n";
    let found = findings(&project(article, "a = раз\nb = <pre>два\nc = три\n"), "block-mismatch");
    assert_eq!(found.iter().map(|found| found.message_id.as_deref()).collect::<Vec<_>>(), [Some("b")]);
    let excerpt = found[0].place.excerpt.as_ref().expect("a place in the file");
    assert_eq!(excerpt.lines, "b = <pre>два");
}

#[test]
fn findings_point_at_the_mark_in_the_file() {
    let text = "a = раз *два* [x](http://z.example) { $n } `d`<i>e</i>\n";
    let memory = project(ARTICLE, text);
    let at = |check: &str| -> Vec<String> {
        let slice = |found: &Finding| {
            let excerpt = found.place.excerpt.as_ref().expect("a place in the file");
            excerpt.lines[excerpt.within.range()].to_string()
        };
        findings(&memory, check).iter().map(slice).collect()
    };
    assert_eq!(at("link-mismatch"), ["[x](http://z.example)"]);
    assert_eq!(at("markup-mismatch"), ["`d`", "<i>"]);
}
