//! The laws of the formats for readers and messengers, over generated articles.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use proptest::prelude::*;
use tolmach::config::{Config, Known};
use tolmach::edition::{self, Edition, FORMATS, Make, Printed, Printing, Site, Templates};
use tolmach::locale::Locale;
use tolmach::markdown::{self, ParagraphKind};

use crate::generate::{any_article, noise};
use crate::laws::cases;
use crate::memory::Memory;

fn printed(format: &str, locale: &str, text: &str, files: &Memory) -> Printed {
    let locale = Locale::parse(locale).unwrap();
    let config = Config::read("tolmach.toml", "", Known { checks: &[], formats: &[] }).unwrap();
    let edition = Edition {
        locale: locale.clone(),
        source_locale: Locale::parse("en").unwrap(),
        article: "a".to_string(),
        text: text.to_string(),
        passages: Vec::new(),
        front_matter: BTreeMap::from([("title".to_string(), "A title & more".to_string())]),
        reviewed: true,
    };
    let words = edition::words(&locale, None, None);
    let templates = Templates::new(|_| None).unwrap();
    let site = Site { config: &config, templates: &templates, files, epoch: None };
    let printing = Printing { edition: &edition, words: &words, alternates: &[], site: &site };
    match FORMATS.iter().find(|one| one.name == format).unwrap().make {
        Make::Edition(print) => print(&printing),
        Make::Paper(_) => panic!("a paper is no edition"),
    }
}

/// Returns the files of a book by path.
pub fn unpacked(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().to_string(), bytes)
        })
        .collect()
}

/// Every page of a book is well-formed, no id stands twice, and every fragment leads to an id.
fn book_is_sound(text: &str) {
    let files = Memory::default();
    let book = printed("epub", "ar", text, &files);
    for (path, bytes) in unpacked(&book.files[0].bytes) {
        if !path.ends_with("ml") && !path.ends_with(".opf") && !path.ends_with(".svg") {
            continue;
        }
        let page = String::from_utf8(bytes).unwrap();
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
        let tree = roxmltree::Document::parse_with_options(&page, options)
            .unwrap_or_else(|error| panic!("{path}: {error}\n{page}\nof:\n{text}"));
        let ids: Vec<&str> = tree.descendants().filter_map(|node| node.attribute("id")).collect();
        let distinct: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), distinct.len(), "{page}");
        for target in tree.descendants().filter_map(|node| node.attribute("href")) {
            if let Some(id) = target.strip_prefix('#') {
                assert!(distinct.contains(id), "{target} leads nowhere in\n{page}");
            }
        }
        let scripts = tree.descendants().any(|node| {
            matches!(node.tag_name().name(), "script" | "iframe" | "object" | "style")
                || node.attributes().any(|attribute| attribute.name().starts_with("on"))
        });
        assert!(!scripts, "{page}");
    }
}

/// The parts are below the limit, well-formed, in the messenger's tags, and hold the text in its order.
fn parts_are_the_text(text: &str) {
    let parts = printed("telegram", "ru", text, &Memory::default()).files;
    let count = parts.len();
    let mut shown = String::new();
    for (at, part) in parts.iter().enumerate() {
        let part = std::str::from_utf8(&part.bytes).unwrap();
        assert!(part.encode_utf16().count() < 4096, "{} units", part.encode_utf16().count());
        let number = if count > 1 { format!("\n\n{}/{count}\n", at + 1) } else { "\n".to_string() };
        let body = part.strip_suffix(&number).unwrap_or_else(|| panic!("no {number:?} at the end of {part}"));
        let page = format!("<part>{body}</part>");
        let tree = roxmltree::Document::parse(&page).unwrap_or_else(|error| panic!("{error}: {page}"));
        for node in tree.root_element().descendants().skip(1).filter(|node| node.is_element()) {
            let name = node.tag_name().name();
            assert!(matches!(name, "b" | "i" | "u" | "s" | "a" | "code" | "pre" | "blockquote"), "{name}");
            let outer = |name: &str| node.ancestors().skip(1).any(|outer| outer.tag_name().name() == name);
            assert!(!outer("a") || name != "a" && name != "code", "{page}");
            assert!(
                !outer("code") && (!outer("pre") || name == "code") && (name != "blockquote" || !outer("blockquote"))
            );
        }
        shown
            .extend(tree.root_element().descendants().filter_map(|node| node.is_text().then(|| node.text()).flatten()));
    }
    let words = |text: &str| text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>();
    let paragraphs = markdown::flow(text, None, &|id| id.to_string()).unwrap();
    let is_table = |kind: &ParagraphKind| matches!(kind, ParagraphKind::Head(_) | ParagraphKind::Row(_));
    let has_more = paragraphs.iter().any(|one| {
        is_table(&one.kind)
            || one.runs.iter().any(|run| run.target.as_ref().is_some_and(|target| !target.starts_with("http")))
            || one.quotes > 0
            || one.kind == ParagraphKind::Rule
    });
    if !has_more {
        let whole: String = paragraphs
            .iter()
            .flat_map(|one| std::iter::once(one.mark.as_str()).chain(one.runs.iter().map(|run| run.text.as_str())))
            .collect();
        assert_eq!(words(&shown), words(&format!("A title & more{whole}")), "of:\n{text}");
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn any_article_is_a_sound_book(text in any_article()) {
        book_is_sound(&text);
    }

    #[test]
    fn any_noise_is_a_sound_book(text in noise()) {
        book_is_sound(&text);
    }

    #[test]
    fn any_tags_are_a_sound_book(parts in prop::collection::vec(prop::sample::select(TAGS.to_vec()), 0..24)) {
        book_is_sound(&parts.concat());
    }

    #[test]
    fn any_article_is_whole_in_its_messages(text in any_article(), times in 1..60usize) {
        parts_are_the_text(&text.repeat(times));
    }

    #[test]
    fn any_noise_is_whole_in_its_messages(text in noise(), times in 1..60usize) {
        parts_are_the_text(&text.repeat(times));
    }

}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn one_paragraph_of_any_length_is_cut(words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 1..60), times in 1..120usize) {
        parts_are_the_text(&words.concat().repeat(times));
    }
}

/// Pieces of raw HTML and Markdown that open and close in each other's way.
const TAGS: &[&str] = &[
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<a href=\"#x\">",
    "<a href='https://a.example'>",
    "</a>",
    "<ul>",
    "</ul>",
    "<li>",
    "</li>",
    "<table>",
    "</table>",
    "<tr>",
    "</tr>",
    "<td id=\"x\">",
    "</td>",
    "<br>",
    "<hr>",
    "<img src=a alt='b'>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<svg>",
    "</svg>",
    "<pre>",
    "</pre>",
    "\n\n",
    "\n",
    "- ",
    "> ",
    "*",
    "**",
    "`",
    "text",
    "[l](#x)",
    "[^1]",
    "\n\n[^1]: note ",
    "# h {#x}\n\n",
    "&nbsp;",
    "&",
    "<",
    "| a |\n|---|\n| b |\n",
    "```\n",
    "    ",
    "<details>",
    "<summary>",
    "</details>",
    "\u{1}",
    "\u{FFFF}",
    "]]>",
];

const WORDS: &[&str] = &[
    "word ",
    "слово ",
    "Конец. ",
    "漢字",
    "👩‍👩‍👧‍👦",
    "e\u{301}\u{301}",
    "*emphasis* ",
    "[a link of words](https://a.example/x) ",
    "`code & more` ",
    "**bold [link](https://b.example) text** ",
    "&lt; ",
    "\"quoted\" ",
    "\u{A0}",
    "—",
    "verylongword",
];

#[test]
fn the_same_edition_has_the_same_bytes() {
    let files = Memory::default();
    let text = "# Head\n\ntext[^1]\n\n[^1]: note\n";
    assert_eq!(printed("epub", "ka", text, &files).files, printed("epub", "ka", text, &files).files);
}

#[test]
fn the_type_stands_first_and_as_it_is() {
    let bytes = printed("epub", "ru", "text", &Memory::default()).files.remove(0).bytes;
    assert_eq!(&bytes[30..58], b"mimetypeapplication/epub+zip");
    assert_eq!(&bytes[..4], b"PK\x03\x04");
    assert_eq!(&bytes[8..10], [0, 0], "stored");
}

#[test]
fn images_are_in_the_book_when_they_are_in_the_project() {
    let mut files = Memory::default();
    files.files.insert("source/a.png".to_string(), b"\x89PNG\r\n\x1a\nrest".to_vec());
    files.files.insert("secret.txt".to_string(), b"secret".to_vec());
    let text =
        "![here](a.png) ![gone](b.png) ![far](https://a.example/c.png) ![out](../../x.png) ![text](/secret.txt)\n";
    let book = printed("epub", "en", text, &files);
    let page = String::from_utf8(unpacked(&book.files[0].bytes)["EPUB/text-1.xhtml"].clone()).unwrap();
    assert!(
        page.contains(
            "<p><img src=\"images/1.png\" alt=\"here\"/> gone <a href=\"https://a.example/c.png\">far</a> out text</p>"
        ),
        "{page}"
    );
    let messages: Vec<String> = book.findings.iter().map(|finding| finding.message.clone()).collect();
    assert_eq!(
        messages,
        [
            "image `b.png` is not in the book: there is no file `source/b.png`",
            "image `../../x.png` is not in the book: it leads out of the project",
            "image `/secret.txt` is not in the book: it is no PNG, JPEG, GIF or WebP image",
        ]
    );
}

#[test]
fn messages_use_the_messengers_tags() {
    let message = |text: &str| {
        let parts = printed("telegram", "en", text, &Memory::default()).files;
        String::from_utf8(parts[0].bytes.clone()).unwrap().replace("<b>A title &amp; more</b>\n\n", "")
    };
    for (text, expected) in [
        ("# A title & more\n\ntext", "text\n"),
        (
            "## Head\n\n*i* **b** ~~s~~ `c` [l](https://a.example/x)",
            "<b>Head</b>\n\n<i>i</i> <b>b</b> <s>s</s> <code>c</code> <a href=\"https://a.example/x\">l</a>\n",
        ),
        ("- a\n- b\n  1. c", "• a\n• b\n  1. c\n"),
        ("| name | age |\n|---|---|\n| Ann | 7 |\n| Bob | 8 |\n", "<b>Ann</b>\nage: 7\n\n<b>Bob</b>\nage: 8\n"),
        ("> a\n>\n> b\n\nc", "<blockquote>a\n\nb</blockquote>\n\nc\n"),
        ("> [!TIP]\n> a", "<blockquote><b>Tip</b>\na</blockquote>\n"),
        ("```rust\nlet a = 1 < 2;\n```", "<pre><code class=\"language-rust\">let a = 1 &lt; 2;</code></pre>\n"),
        (
            "**bold `code`** [`code`](https://a.example)",
            "<b>bold </b><code>code</code> <a href=\"https://a.example/\">code</a>\n",
        ),
        ("a[^1]\n\n[^1]: note", "a[1]\n\n[1] note\n"),
        (
            "[mail](mailto:a@b.example) <a@b.example> [rel](x.md) [js](javascript:x)",
            "mail (a@b.example) a@b.example rel js\n",
        ),
        ("![alt](x.png) ![far](https://a.example/x.png)", "alt <a href=\"https://a.example/x.png\">far</a>\n"),
        ("<u>u</u> <ins>i</ins><br>x", "<u>u</u> <u>i</u>\nx\n"),
    ] {
        assert_eq!(message(text), expected, "{text}");
    }
}

#[test]
fn headings_go_with_what_they_lead_to() {
    let long = "word ".repeat(790);
    let parts = printed("telegram", "en", &format!("{long}\n\n## Head\n\n{long}\n"), &Memory::default()).files;
    assert_eq!(parts.iter().map(|part| part.path.as_str()).collect::<Vec<_>>(), [".1.html", ".2.html"]);
    assert!(parts[1].bytes.starts_with(b"<b>Head</b>\n\nword"));
}
