//! Pseudo-locales over generated articles: every block, link, piece of code and tag of the English stays, in every format.

use proptest::prelude::*;
use tolmach::edition::{
    Edition, FORMATS, Make, PSEUDO, Paper, Printing, Pseudo, Request, Site, Templates, Words, edition,
};
use tolmach::markdown::{self, Inventory, Markup};
use tolmach::project::{Project, Reading, Shared, Unit};

use crate::generate::{any_article, noise};
use crate::laws::cases;
use crate::memory::Memory;

/// Makes the edition of a pseudo-locale beside the English one; `None` for an article that has none.
fn editions(text: &str, pseudo: &Pseudo, work: impl FnOnce(&Project, &Shared, &Reading<'_>, &Edition, &Edition)) {
    let mut memory = Memory::new([("tolmach.toml", "[locales.ru]\n"), ("source/a.md", text)]);
    memory.segment();
    let mut project = memory.project();
    project.config.locales.push(pseudo.settings());
    let shared = Shared::load(&project, &[], &memory);
    let Some(name) = project.units.first() else { return };
    let mut unit = Unit::load(&project, name, &[], &memory).unwrap();
    let files = pseudo.files(&project, &Reading::new(&project, &shared, &unit));
    unit.locales.push(files);
    let reading = Reading::new(&project, &shared, &unit);
    let request = |locale| {
        let on_missing = pseudo.settings().on_missing;
        edition(&Request { project: &project, shared: &shared, reading: &reading, locale, on_missing })
    };
    let Ok(english) = request(&project.config.source_locale) else { return };
    let locale = pseudo.locale();
    let changed = request(&locale).unwrap_or_else(|refused| panic!("{refused:?}\n{text}"));
    work(&project, &shared, &reading, &english, &changed);
}

/// Returns the tags of a page with their attributes, except the words for those who see no picture; and all code.
fn tags_and_code(text: &str) -> (Vec<String>, Vec<String>) {
    let markup = Markup { wraps: &[], allows_html: &|_, _| true, allows_target: &|_| true };
    let page = markdown::html_page(text.trim_start_matches('\u{FEFF}'), &markup).unwrap();
    let without_alt = |tag: String| match (tag.find("alt=\""), tag.starts_with("<img")) {
        (Some(at), true) => {
            let end = tag[at + 5..].find('"').map_or(tag.len(), |end| at + 5 + end);
            format!("{}{}", &tag[..at + 5], &tag[end..])
        }
        _ => tag,
    };
    let tags = Inventory::of_html(&page).tags.into_iter().map(|(tag, _)| without_alt(tag)).collect();
    let code = page.split("<code").skip(1).filter_map(|rest| rest.split_once("</code>"));
    // Where a line ends within code is no matter of its words.
    let folded = |code: &str| code.split_whitespace().collect::<Vec<_>>().join(" ");
    (tags, code.map(|(code, _)| folded(code)).collect())
}

fn marks_stay(text: &str) {
    // A comment without an end swallows the rest of a page, and with it all that could be compared.
    if text.replace("<!-- a note -->", "").contains("<!") {
        return;
    }
    let templates = Templates::new(|_| None).unwrap();
    for pseudo in PSEUDO {
        editions(text, &pseudo, |project, shared, reading, english, changed| {
            let (old, new) = (markdown::skeleton(&english.text).unwrap(), markdown::skeleton(&changed.text).unwrap());
            let context = || format!("{}\n{:?}\n---- became ----\n{:?}", pseudo.name, english.text, changed.text);
            assert!(markdown::first_difference(&old, &new).is_none(), "other blocks: {}", context());
            assert_eq!(tags_and_code(&english.text), tags_and_code(&changed.text), "{}", context());
            let locale = &pseudo.locale();
            let on_missing = pseudo.settings().on_missing;
            let files = &Memory::default();
            let site = Site { config: &project.config, templates: &templates, files, epoch: None };
            for format in FORMATS {
                match format.make {
                    Make::Edition(print) => {
                        let words = &Words::default();
                        let findings =
                            |edition| print(&Printing { edition, words, alternates: &[], site: &site }).findings.len();
                        assert_eq!(findings(english), findings(changed), "{}: {}", format.name, context());
                    }
                    Make::Paper(print) => {
                        let request = Request { project, shared, reading, locale, on_missing };
                        assert!(print(&Paper { request, findings: &[] }).is_some(), "{}: {}", format.name, context());
                    }
                }
            }
        });
    }
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn marks_of_any_article_stay(text in any_article()) {
        marks_stay(&text);
    }

    #[test]
    fn marks_of_noise_stay(text in noise()) {
        marks_stay(&text);
    }
}

#[test]
fn a_text_of_en_xa_is_a_third_longer() {
    let text =
        "The ferry crosses the lake every hour until nine in the evening, and bicycles travel for *five* crowns.\n";
    editions(text, &PSEUDO[0], |_, _, _, english, changed| {
        let (old, new) = (english.text.chars().count(), changed.text.chars().count());
        assert!(new * 100 >= old * 135, "{old} → {new}");
        assert!(!changed.text.contains("ferry"), "{}", changed.text);
    });
}
