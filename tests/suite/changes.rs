//! Changes as a comment and as a page: what an article says can neither break them nor reach out of them.

use std::collections::BTreeMap;

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};
use tolmach::diff::{Side, SideMessage, changes};
use tolmach::report::{ArticleChanges, ChangesReport, changes_html, changes_markdown};

/// Makes a report of messages `id = text` (`id` may be left out).
fn report(article: &str, old: &[&str], new: &[&str], states: &[(&str, &str, &'static str)]) -> ChangesReport {
    let side = |messages: &[&str]| Side {
        messages: messages
            .iter()
            .map(|message| {
                let (id, text) = message.split_once(" = ").expect("`id = text`");
                SideMessage { id: Some(id.to_string()), kind: None, text: text.to_string() }
            })
            .collect(),
    };
    let mut by_id: BTreeMap<String, BTreeMap<String, &'static str>> = BTreeMap::new();
    for (id, locale, state) in states {
        by_id.entry((*id).to_string()).or_default().insert((*locale).to_string(), *state);
    }
    let changes = changes(&side(old), &side(new));
    let articles = vec![ArticleChanges { article: article.to_string(), changes, states: by_id }];
    ChangesReport { articles, source_locale: Some("en".into()) }
}

const OLD: &[&str] = &[
    "fine = Draft evaders face up to 1% of the fine.",
    "pump = The water is pumped into a tank below the roof of the old mill.",
    "pipes = From there it runs through wooden pipes to every house on the eastern bank of the river.",
    "dogs = Dogs must be kept on a lead.",
];
const NEW: &[&str] = &[
    "fine = Draft evaders face up to 10% of the fine.",
    "pipes = The water is pumped into a tank below the roof of the old mill. From there it runs through wooden pipes to every \
     house on the eastern bank of the river.",
    "bees = Ask <b>@bees</b> about #1.",
    "dogs = Dogs must be kept on a lead.",
];
const STATES: &[(&str, &str, &str)] = &[
    ("fine", "ru", "stale"),
    ("fine", "kk", "stale"),
    ("fine", "mn", "missing"),
    ("pipes", "ru", "stale"),
    ("pipes", "kk", "stale"),
    ("pipes", "mn", "missing"),
    ("bees", "ru", "missing"),
    ("bees", "kk", "missing"),
    ("bees", "mn", "missing"),
    ("dogs", "ru", "translated"),
];

#[test]
fn a_comment_says_what_translators_have_to_do() {
    let comment = changes_markdown(&report("mill", OLD, NEW, STATES));
    let expected = "\
**2 messages reworded (1 number), 1 added, 1 removed; kk, ru: 2 become stale, 1 to translate; mn: 1 to translate**

### mill

| message | what | stale | to translate |
| --- | --- | --- | --- |
| `fine` | reworded, number | kk, ru |  |
| `pipes` | reworded, prose; merged from `pump` | kk, ru |  |
| `bees` | added |  | kk, mn, ru |
| `pump` | removed; merged into `pipes` |  |  |

- `fine`: Draft evaders face up to ~~1~~**10**% of the fine.
- `pipes`: **The water is pumped into a tank below the roof of the old mill. ·**From there it runs through wooden pipes …
- `bees`: **Ask &lt;b&gt;\\@·bees&lt;/b&gt; about \\#·1.·**
- `pump`: ~~The water is pumped into a tank below the roof of the old mill.·~~
";
    assert_eq!(comment.replace('\u{200B}', "·"), expected);
}

#[test]
fn nothing_changed_is_one_line() {
    let comment = |new: &[&str]| changes_markdown(&report("mill", OLD, new, &[]));
    assert_eq!(comment(OLD), "No message changed.\n");
    let page = changes_html(&report("mill", OLD, OLD, &[]));
    assert!(page.contains("<p>No message changed</p>\n</main>"), "{page}");
}

#[test]
fn a_page_is_whole_and_every_message_an_anchor() {
    let page = changes_html(&report("mill", OLD, NEW, STATES));
    for part in [
        "<html lang=\"en\" dir=\"ltr\">",
        "<article id=\"mill:fine\">",
        "<a href=\"#mill:fine\">fine</a> <small class=\"reworded\">reworded, number</small>",
        "<p lang=\"en\" dir=\"auto\">Draft evaders face up to <del>1</del><ins>10</ins>% of the fine.</p>",
        "<ins>Ask &lt;b&gt;@bees&lt;/b&gt; about #1.</ins>",
        "<p class=\"note\">merged from <code>pump</code> · stale: kk, ru</p>",
        "<p class=\"note\">merged into <code>pipes</code></p>",
    ] {
        assert!(page.contains(part), "{part}\nis not in\n{page}");
    }
    for part in ["<script", "style=\"", "http:", "https:", "url("] {
        assert!(!page.contains(part), "{part} is in\n{page}");
    }
}

#[test]
fn the_page_allows_its_own_style_sheet_and_nothing_else() {
    use sha2::Digest;
    let page = changes_html(&ChangesReport::default());
    let style = page.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
    let digest = base64(&sha2::Sha256::digest(style.as_bytes()));
    let policy = format!("content=\"default-src 'none'; style-src 'sha256-{digest}'\"");
    assert!(page.contains(&policy), "write {digest} into src/report/changes.css.sha256");
}

pub fn base64(bytes: &[u8]) -> String {
    let letters: Vec<char> = ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['+', '/']).collect();
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0usize, |bits, byte| bits << 8 | usize::from(*byte)) << (8 * (3 - chunk.len()));
        let digits = (0..4).map(|at| if at > chunk.len() { '=' } else { letters[bits >> (18 - 6 * at) & 63] });
        out.extend(digits);
    }
    out
}

#[test]
fn a_comment_fits_into_what_hosts_accept() {
    let long = "слово ".repeat(100);
    let old: Vec<String> = (0..900).map(|at| format!("a-rather-long-id-of-a-message-{at} = {at} {long}")).collect();
    let new: Vec<String> = (0..900)
        .map(|at| format!("a-rather-long-id-of-a-message-{at} = {at} {long} {}", "новое ".repeat(90)))
        .collect();
    let (old, new): (Vec<&str>, Vec<&str>) = (old.iter().map(|s| &**s).collect(), new.iter().map(|s| &**s).collect());
    let comment = changes_markdown(&report("mill", &old, &new, &[]));
    assert!(comment.len() < 65_536, "{}", comment.len());
    assert!(comment.contains("more | |\n") && comment.contains("more; `tolmach diff` shows them all\n"));
}

#[test]
fn a_line_separator_comes_out_as_a_space() {
    let comment = changes_markdown(&report("", &[], &["a = 𑴋\u{2028}Σ\u{2029}b"], &[]));
    assert_eq!(last_item(&comment), "a: 𑴋 Σ b");
}

/// Returns the visible text of a comment's last list item, and panics where a text became more than text.
fn last_item(comment: &str) -> String {
    let mut out = String::new();
    for event in Parser::new_ext(comment, Options::ENABLE_GFM | Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH)
    {
        match event {
            Event::Start(Tag::Item) => out.clear(),
            Event::Text(text) => out.push_str(&text),
            Event::Code(text) => out.push_str(&format!("{text}")),
            Event::Html(html) | Event::InlineHtml(html) => panic!("HTML {html:?} in\n{comment}"),
            Event::Start(tag @ (Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::BlockQuote(_))) => {
                panic!("{tag:?} in\n{comment}");
            }
            Event::SoftBreak | Event::HardBreak => panic!("a line break in\n{comment}"),
            _ => {}
        }
    }
    out.replace('\u{200B}', "")
}

proptest! {
    #[test]
    fn any_text_comes_out_as_text(text in "[ -~]{1,40}|[<>&@#*_~`|\\[\\]()!:/a ]{1,30}|\\PC{1,20}") {
        let shown: String = text.trim().to_string();
        let printable = shown.chars().all(|c| !c.is_control() && !matches!(c, '\u{200B}'..='\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'));
        prop_assume!(!shown.is_empty() && printable);
        let new = format!("a = {shown}");
        let one = report("", &[], &[&new], &[]);
        // An item is one line: a line or paragraph separator comes out as one space, everything else as it is.
        let one_line = shown.replace(['\u{2028}', '\u{2029}'], " ");
        prop_assert_eq!(last_item(&changes_markdown(&one)), format!("a: {one_line}"));
        let page = changes_html(&one);
        let text = page.split("<ins>").nth(1).unwrap().split("</ins>").next().unwrap().to_string();
        prop_assert!(!text.contains(['<', '>', '"']), "{}", text);
        let comment = changes_markdown(&one);
        for (at, _) in comment.match_indices(['@', '#']).skip_while(|(at, _)| comment[..*at].matches("\n- ").count() == 0) {
            let next = comment[at + 1..].chars().next().unwrap_or(' ');
            prop_assert!(!next.is_alphanumeric(), "{comment}");
        }
    }

    #[test]
    fn any_difference_has_its_marks(old in "[a-c ,.*~%]{1,12}", new in "[a-c ,.*~%]{1,12}") {
        let (old, new) = (format!("x{old}x"), format!("x{new}x"));
        prop_assume!(old != new);
        let comment = changes_markdown(&report("", &[&format!("a = {old}")], &[&format!("a = {new}")], &[]));
        let mut struck = 0;
        let (mut was, mut is) = (String::new(), String::new());
        let mut strong = 0;
        for event in Parser::new_ext(&comment, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
            match event {
                Event::Start(Tag::Item) => (was, is) = (String::new(), String::new()),
                Event::Start(Tag::Strikethrough) => struck += 1,
                Event::Start(Tag::Strong) => strong += 1,
                Event::End(pulldown_cmark::TagEnd::Strikethrough) => struck -= 1,
                Event::End(pulldown_cmark::TagEnd::Strong) => strong -= 1,
                Event::Text(text) => {
                    if strong == 0 { was.push_str(&text); }
                    if struck == 0 { is.push_str(&text); }
                }
                _ => {}
            }
        }
        let plain = |text: String| text.replace('\u{200B}', "").trim_start_matches(": ").to_string();
        prop_assert_eq!((plain(was), plain(is)), (old, new), "{}", comment);
    }
}
