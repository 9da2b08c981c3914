//! The law of editions: no text of a translator acts in a page.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use tolmach::config::OnMissing;
use tolmach::edition::{FORMATS, Make, Printing, Request, Site, Templates, edition, words};

use crate::dangers::dangers_in;
use crate::memory::Memory;

const ARTICLE: &str = "---\ntitle: News\n---\n\nOne *two* [three](https://safe.example/) <b>four</b>.\n\n## Heading\n\n- item ![Picture](x.png)\n\n<div title=\"x\">\nAuthor's own.\n</div>\n";

/// Returns a text as a Fluent string literal, which takes every letter as it is.
pub fn literal(text: &str) -> String {
    let mut out = String::from("{ \"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}') => {
                out.push_str(&format!("\\u{:04X}", c as u32));
            }
            c => out.push(c),
        }
    }
    out + "\" }"
}

/// A text as the translation of every message brings nothing into any edition that a browser or an eye would act on.
pub fn no_translation_acts(text: &str) {
    let mut memory = PROJECT.clone();
    let catalogue = memory.text("locales/en/a.ftl").to_string();
    let ids = catalogue.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()));
    let ids = ids.filter_map(|line| line.split_once(" ="));
    let translations: String = ids.map(|(id, _)| format!("{id} = {}\n", literal(text))).collect();
    memory.files.insert("locales/ru/a.ftl".into(), translations.into_bytes());
    for (path_of_page, page) in pages(&memory) {
        let found = dangers_in(&path_of_page, &page);
        assert!(found.is_empty(), "{path_of_page}: {text:?} brings {found:?}\n{page}");
    }
}

/// The article with its catalogue.
static PROJECT: LazyLock<Memory> = LazyLock::new(|| {
    let mut memory = Memory::new([("tolmach.toml", "[locales.ru]\n"), ("source/a.md", ARTICLE)]);
    memory.segment();
    memory
});

/// Returns the editions of the one article in Russian, in every format that is text; what cannot be printed stands in English, so that it
/// does not hide the rest.
fn pages(memory: &Memory) -> BTreeMap<String, String> {
    let templates = Templates::new(|_| None).expect("our own templates are right");
    let mut pages = BTreeMap::new();
    memory.each_unit(|project, shared, reading| {
        let locale = &project.config.locale("ru").expect("it is configured").locale;
        let Ok(edition) = edition(&Request { project, shared, reading, locale, on_missing: OnMissing::Source }) else {
            return;
        };
        let site = Site { config: &project.config, templates: &templates, files: memory, epoch: None };
        let words = words(locale, None, None);
        let printing = Printing { edition: &edition, words: &words, alternates: &[], site: &site };
        for format in FORMATS {
            // Proofs are made of the translation itself, and books are packed: the table of attacks looks at both.
            let Make::Edition(make) = format.make else { continue };
            for file in make(&printing).files {
                if let Ok(page) = String::from_utf8(file.bytes) {
                    pages.insert(format!("editions/{}", format.path("ru", "a", &file.path)), page);
                }
            }
        }
    });
    pages
}
