//! What an edition says on top about its own text: each notice in each format for readers, and none that is not due.

use std::collections::BTreeMap;

use tolmach::edition::{self, Words};
use tolmach::locale::Locale;

use crate::books::unpacked;
use crate::sandbox::Sandbox;

/// Every notice, in the order of `docs/editions.md`.
const NOTICES: [&str; 4] = ["unreviewed-notice", "untranslated-notice", "fallback-notice", "outdated-notice"];

/// Formats for readers; a proof is for those who know, and says its states in words of its own.
const FORMATS: [&str; 5] = ["epub", "html", "markdown", "telegram", "text"];

/// What is in each locale's file, and the notices that its editions must have.
const LOCALES: [(&str, &str, &str, &[&str]); 7] = [
    ("ru", "", "news = Новости\npeople = Люди.\ncourt = Суд.\n", &[]),
    ("kk", "reviewed = false\n", "news = Жаңалық\npeople = Адамдар.\ncourt = Сот.\n", &["unreviewed-notice"]),
    ("ka", "", "news = ამბები\npeople = ხალხი.\n", &["untranslated-notice"]),
    ("uk", "fallback = [\"ru\"]\n", "news = Новини\npeople = Люди.\n", &["fallback-notice"]),
    ("tr", "", "news = Haberler\n# stale\npeople = İnsanlar.\ncourt = Mahkeme.\n", &["outdated-notice"]),
    (
        "ar",
        "reviewed = false\n",
        "news = أخبار\n# stale\npeople = الناس.\n",
        &["unreviewed-notice", "untranslated-notice", "outdated-notice"],
    ),
    (
        "hy",
        "reviewed = false\nfallback = [\"uk\", \"ru\"]\n",
        "news = Լուրեր\n",
        &["unreviewed-notice", "fallback-notice"],
    ),
];

/// Returns a project whose locales are at fault in all the ways that a notice tells of.
fn project() -> Sandbox {
    let sandbox = Sandbox::new([]);
    let mut config = "[editions]\nbase-url = \"https://x.example\"\non-missing = \"source\"\n".to_string();
    for (locale, settings, _, _) in LOCALES {
        config.push_str(&format!("\n[locales.{locale}]\n{settings}"));
    }
    sandbox.write("tolmach.toml", &config);
    let article = "---\ntitle: News\n---\n\nPeople wait.\n\nThe court sits.\n";
    sandbox.write("source/news.md", article);
    sandbox.segment();
    let english = sandbox.text("locales/en/news.ftl");
    let ids: Vec<&str> = english.lines().filter_map(|line| line.split_once(" = ")).map(|(id, _)| id).collect();
    let [_, people, court] = ids[..] else { panic!("{english}") };
    let write = |whose: fn(&str) -> bool| {
        for (locale, _, text, _) in LOCALES.iter().filter(|(_, _, text, _)| whose(text)) {
            let text = text.replace("# stale\n", "").replace("people =", &format!("{people} ="));
            sandbox.write(&format!("locales/{locale}/news.ftl"), &text.replace("court =", &format!("{court} =")));
        }
    };
    // Stale texts are written before the English changes, the others after it.
    write(|text| text.contains("# stale"));
    sandbox.segment();
    sandbox.write("source/news.md", &article.replace("wait", "wait outside"));
    sandbox.segment();
    write(|text| !text.contains("# stale"));
    sandbox.segment();
    sandbox
}

/// Returns what each format prints for a locale, books unpacked.
fn printed(sandbox: &Sandbox, locale: &str) -> BTreeMap<&'static str, String> {
    let files = sandbox.files();
    FORMATS
        .into_iter()
        .map(|format| {
            let folder = format!("editions/{format}/{locale}/news.");
            let texts = files.iter().filter(|(path, _)| path.starts_with(&folder)).map(|(_, bytes)| match format {
                "epub" => {
                    let pages = unpacked(bytes).into_iter().filter(|(path, _)| path.ends_with(".xhtml"));
                    pages.map(|(_, page)| String::from_utf8(page).unwrap()).collect()
                }
                _ => String::from_utf8(bytes.clone()).unwrap(),
            });
            (format, texts.collect())
        })
        .collect()
}

fn words(locale: &str) -> Words {
    edition::words(&Locale::parse(locale).unwrap(), None, None)
}

#[test]
fn each_notice_stands_in_every_format_in_the_words_of_the_locale_and_no_other_does() {
    let sandbox = project();
    let mut arguments = vec!["render"];
    arguments.extend(FORMATS.iter().flat_map(|format| ["--format", *format]));
    let output = sandbox.tolmach(&arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for (locale, _, _, due) in LOCALES {
        let words = words(locale);
        for (format, text) in printed(&sandbox, locale) {
            assert!(!text.is_empty(), "{locale} {format}");
            for notice in NOTICES {
                let times = text.matches(words.get(notice)).count();
                assert_eq!(times, usize::from(due.contains(&notice)), "{locale} {format} {notice}:\n{text}");
            }
        }
    }
}

#[test]
fn a_stale_passage_of_a_page_and_of_a_book_says_so_itself() {
    let sandbox = project();
    let output = sandbox.tolmach(&["render", "--format", "html", "--format", "epub"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for (locale, stale) in [("tr", 1), ("ar", 1), ("ru", 0)] {
        let printed = printed(&sandbox, locale);
        for format in ["html", "epub"] {
            let times = printed[format].matches("class=\"outdated\"").count();
            assert_eq!(times, stale, "{locale} {format}:\n{}", printed[format]);
        }
    }
}
