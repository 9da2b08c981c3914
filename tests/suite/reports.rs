//! The reports of `check` and `status` for services and people: what a text says can neither break them nor reach out of them.

use pulldown_cmark::{Event, Options, Parser};
use roxmltree::{Document, ParsingOptions};
use serde_json::{Value, json};
use tolmach::config::Tier;
use tolmach::coverage::Coverage;
use tolmach::finding::{Finding, Place, Severity};
use tolmach::report::{
    ArticleStatus, FindingsReport, LocaleStatus, NextStep, StatusReport, findings_junit, findings_markdown,
    status_html, status_markdown, status_svg,
};

use crate::changes::base64;
use crate::sandbox::{Sandbox, said};

/// The project stands in a folder of its repository, whose name is not ASCII.
const FOLDER: &str = "до к";
const HOSTILE: &str =
    "Ask @team about #12 | `code` <img src=x onerror=alert(1)> & \"it\" ]]> 100 % \u{1}\u{FFFE}\u{1B}[31m.";

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new([
        ("до к/l10n/ru/app.ftl", "# first\ngreeting = Привет, { $nmae }!\nbye = Пока\n"),
        ("до к/l10n/ar/app.ftl", "greeting = مرحبا { $nmae }\nhostile = اسأل\nbye = وداعا\n"),
        (
            "до к/l10n/ka/app.ftl",
            "greeting = გამარჯობა, { $name }!\nhostile = ჰკითხე\nbye = ნახვამდის\njunk,\n  more junk\n",
        ),
        ("до к/l10n/zh-Hans/other.ftl", "other = 你好\n"),
    ]);
    sandbox.write("до к/en/app.ftl", &format!("greeting = Hello, {{ $name }}!\nhostile = {HOSTILE}\nbye = Bye\n"));
    sandbox.git_ok(&["init", "-q"]);
    sandbox
}

/// Returns a report of the sandbox.
fn report(sandbox: &Sandbox, format: &str) -> String {
    let arguments = ["check", "--catalogue", "en", "--translations", "l10n/{locale}", "--format", format];
    let output = sandbox.command(&arguments).current_dir(sandbox.root().join(FOLDER)).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    String::from_utf8(output.stdout).unwrap()
}

fn json_of(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn findings(sandbox: &Sandbox) -> Vec<Value> {
    let findings = json_of(&report(sandbox, "json"))["findings"].as_array().unwrap().clone();
    for check in ["unknown-variable", "missing-message", "missing-file", "orphan-file", "syntax"] {
        assert!(findings.iter().any(|finding| finding["code"] == check), "{check} is not in {findings:#?}");
    }
    findings
}

#[test]
fn lines_of_json_are_the_findings() {
    let sandbox = sandbox();
    let lines: Vec<Value> = report(&sandbox, "jsonl").lines().map(json_of).collect();
    assert_eq!(lines, findings(&sandbox));
}

#[test]
fn github_gets_one_command_a_finding() {
    let sandbox = sandbox();
    let report = report(&sandbox, "github");
    let findings = findings(&sandbox);
    assert_eq!(report.lines().count(), findings.len(), "{report}");
    for (line, finding) in report.lines().zip(&findings) {
        let name = if finding["severity"] == "info" { "notice" } else { finding["severity"].as_str().unwrap() };
        let (properties, message) =
            line.strip_prefix(&format!("::{name} ")).and_then(|rest| rest.split_once("::")).expect(line);
        assert!(properties.starts_with(&format!("file=до к/{}", finding["path"].as_str().unwrap())), "{line}");
        assert!(properties.contains(&format!("title={}", finding["code"].as_str().unwrap())), "{line}");
        assert!(message.contains("help: "), "{line}");
    }
    assert!(report.contains("100 %25 "), "{report}");
}

#[test]
fn gitlab_gets_what_its_format_asks_for() {
    let sandbox = sandbox();
    let issues = json_of(&report(&sandbox, "gitlab"));
    let findings = findings(&sandbox);
    assert_eq!(issues.as_array().map(Vec::len), Some(findings.len()));
    let mut names = std::collections::BTreeSet::new();
    for (issue, finding) in issues.as_array().unwrap().iter().zip(&findings) {
        assert!(issue["description"].as_str().is_some_and(|text| !text.is_empty() && !text.contains('\n')), "{issue}");
        assert_eq!(issue["check_name"], finding["code"]);
        assert!(["info", "minor", "major"].contains(&issue["severity"].as_str().unwrap()), "{issue}");
        assert_eq!(issue["location"]["path"], format!("{FOLDER}/{}", finding["path"].as_str().unwrap()));
        assert_eq!(issue["location"]["lines"]["begin"], finding["line"].as_u64().unwrap_or(1));
        assert!(names.insert(issue["fingerprint"].to_string()), "{issue} has the fingerprint of another");
    }
}

#[test]
fn sarif_keeps_to_the_schema_of_the_standard() {
    let schema = include_str!("../sarif/sarif-schema-2.1.0.json");
    // A slip of the standard: this bracket closes nothing, and regular expressions with Unicode refuse it.
    let schema = schema.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}\\\\]?$");
    let validator = jsonschema::draft7::new(&json_of(&schema)).unwrap();
    let sandbox = sandbox();
    let log = json_of(&report(&sandbox, "sarif"));
    let wrong: Vec<String> =
        validator.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(!validator.is_valid(&json!({ "version": "2.1.0" })), "the schema refuses a log without runs");

    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let (results, findings) = (run["results"].as_array().unwrap(), findings(&sandbox));
    assert_eq!(results.len(), findings.len());
    for (result, finding) in results.iter().zip(&findings) {
        let rule = &run["tool"]["driver"]["rules"][usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], finding["code"]);
        assert!(rule["help"]["markdown"].as_str().unwrap().contains("## How to fix"));
        let level = if finding["severity"] == "info" { &json!("note") } else { &finding["severity"] };
        assert_eq!(&result["level"], level);
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().unwrap();
        assert!(uri.starts_with("%D0%B4%D0%BE%20%D0%BA/") && uri.is_ascii(), "{uri}");
        assert!(run["originalUriBaseIds"].get(place["artifactLocation"]["uriBaseId"].as_str().unwrap()).is_some());
        if !finding["line"].is_null() {
            let region: Vec<&Value> =
                ["startLine", "startColumn", "endLine", "endColumn"].iter().map(|key| &place["region"][key]).collect();
            assert_eq!(region, ["line", "column", "end_line", "end_column"].map(|key| &finding[key]));
        }
    }
}

#[test]
fn fingerprints_stay_when_lines_move() {
    let sandbox = sandbox();
    let fingerprints = |sandbox: &Sandbox| {
        let log = json_of(&report(sandbox, "sarif"));
        let results = log["runs"][0]["results"].as_array().unwrap().clone();
        let mut names: Vec<String> = results.iter().map(|result| result["partialFingerprints"].to_string()).collect();
        names.sort();
        names
    };
    let before = fingerprints(&sandbox);
    sandbox.edit("до к/l10n/ru/app.ftl", "# first\n", "# first\n# second\n\n# third\n");
    assert_eq!(fingerprints(&sandbox), before);
    sandbox.edit("до к/l10n/ru/app.ftl", "$nmae", "$neam");
    assert_ne!(fingerprints(&sandbox), before);
}

/// Parses XML, a JUnit report without a document type as all services want it.
fn xml(text: &str) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: false, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

#[test]
fn junit_has_a_suite_a_locale_and_a_case_a_file() {
    let sandbox = sandbox();
    let text = report(&sandbox, "junit");
    let document = xml(&text);
    let findings = findings(&sandbox);
    let suites: Vec<_> = document.root_element().children().filter(|node| node.is_element()).collect();
    let names: Vec<&str> = suites.iter().filter_map(|suite| suite.attribute("name")).collect();
    assert_eq!(
        names,
        ["en", "ar", "ka", "ru", "zh-Hans"],
        "the author's texts have a suite where something is said of them"
    );
    for suite in suites {
        let cases: Vec<_> = suite.children().filter(|node| node.has_tag_name("testcase")).collect();
        let failed = cases.iter().filter(|case| case.children().any(|node| node.has_tag_name("failure"))).count();
        assert_eq!(suite.attribute("tests"), Some(cases.len().to_string().as_str()));
        assert_eq!(suite.attribute("failures"), Some(failed.to_string().as_str()));
        for case in cases {
            let own = |finding: &&Value| {
                finding["path"].as_str() == case.attribute("name")
                    && finding["locale"].as_str().or(Some("en")) == suite.attribute("name")
            };
            let all: Vec<&Value> = findings.iter().filter(own).collect();
            let said: String =
                case.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect();
            assert_eq!(said.matches("\n  --> ").count(), all.len(), "{said}");
            let has_errors = all.iter().any(|finding| finding["severity"] == "error");
            assert_eq!(case.children().any(|node| node.has_tag_name("failure")), has_errors);
            assert_eq!(
                case.attribute("file"),
                case.attribute("name").map(|name| format!("{FOLDER}/{name}")).as_deref()
            );
        }
    }
    assert!(text.contains("100 % \\u{1}\\u{fffe}\\u{1b}[31m"), "{text}");
}

#[test]
fn files_without_errors_have_passed() {
    let files = [("ru".to_string(), "locales/ru/a.ftl".to_string())];
    let report = FindingsReport { files: &files, source_locale: "en", ..FindingsReport::default() };
    let text = findings_junit(&report);
    assert_eq!(xml(&text).root_element().attribute("failures"), Some("0"));
    assert!(
        text.contains("<testcase name=\"locales/ru/a.ftl\" classname=\"ru\" file=\"locales/ru/a.ftl\"/>"),
        "{text}"
    );
}

/// Panics when a text has become HTML or a link in Markdown.
fn assert_plain(markdown: &str) {
    for event in Parser::new_ext(markdown, Options::all()) {
        match event {
            Event::InlineHtml(html) => assert_eq!(html.as_ref(), "<br>", "{markdown}"),
            Event::Html(html) => panic!("{html} is HTML in\n{markdown}"),
            Event::Start(pulldown_cmark::Tag::Link { dest_url, .. }) => panic!("{dest_url} is a link in\n{markdown}"),
            _ => {}
        }
    }
    for reference in ["@team", "#12"] {
        assert!(!markdown.contains(reference), "{reference} is in\n{markdown}");
    }
}

#[test]
fn summary_of_a_job_shows_text_as_text() {
    let text = report(&sandbox(), "markdown");
    assert_plain(&text);
    assert!(text.contains("| ru | 2 | 0 | 66 % (2/3) |"), "{text}");
    assert!(text.contains("the English of `greeting` does not use `$nmae`"), "{text}");
    assert!(text.find("### Errors") < text.find("### Warnings"), "{text}");
}

#[test]
fn summary_of_a_job_fits_into_a_comment_and_says_what_is_left_out() {
    let one = |number: usize| {
        let place = Place::file(format!("locales/ru/{number}.ftl"));
        Finding::new("spacing", Severity::Error, place, "two spaces").locale("ru").source("слово ".repeat(100))
    };
    let findings: Vec<Finding> = (0..1000).map(one).collect();
    let text = findings_markdown(&FindingsReport { findings: &findings, ..FindingsReport::default() });
    assert!(text.len() < 65_536, "{}", text.len());
    let shown = text.matches("- `spacing`").count();
    assert!(shown > 50, "{shown}");
    assert!(text.ends_with(&format!("… and {} more; `tolmach check` shows them all\n", 1000 - shown)), "{text}");
}

fn status() -> StatusReport {
    let article = |name: &str, translated, stale, missing, errors| ArticleStatus {
        article: name.to_string(),
        coverage: Coverage { translated, stale, missing, orphan: 0 },
        errors,
        other_errors: errors,
    };
    let locale = |tag: &str, name: &str, tier, reviewed, articles| LocaleStatus {
        locale: tag.to_string(),
        name: name.to_string(),
        tier,
        reviewed,
        articles,
    };
    let name = "a|b/<script>@team #12";
    StatusReport {
        locales: vec![
            locale("ru", "Russian", Tier::Required, true, vec![article(name, 4, 0, 0, 0), article("b", 9, 1, 0, 0)]),
            locale("ar", "Arabic", Tier::Draft, false, vec![article(name, 1, 0, 3, 2), article("b", 0, 0, 10, 0)]),
        ],
        next: vec![NextStep { what: "ar: 2 errors to mend".into(), how: "tolmach check --locale ar".into() }],
    }
}

#[test]
fn status_in_markdown_is_a_table() {
    let mut report = status();
    let expected = "\
| locale | coverage | translated | stale | missing | errors | |
| --- | ---: | ---: | ---: | ---: | ---: | --- |
| Russian (ru) | 92 % | 13 of 14 | 1 | 0 | 0 |  |
| Arabic (ar) | 7 % | 1 of 14 | 0 | 13 | 2 | draft, not reviewed |

Next:

- ar: 2 errors to mend: `tolmach check --locale ar`
";
    assert_eq!(status_markdown(&report), expected);
    report.locales.remove(0);
    let one = status_markdown(&report);
    assert_plain(&one);
    assert!(one.contains("| b | 0 % | 0 of 10 | 0 | 10 | 0 |  |"), "{one}");
}

#[test]
fn badge_is_a_picture_with_a_title() {
    let mut report = status();
    let all = status_svg(&report);
    let title = |text: &str| {
        let document = xml(text);
        let root = document.root_element();
        assert_eq!((root.attribute("role"), root.attribute("aria-labelledby")), (Some("img"), Some("title")));
        let title = root.descendants().find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "title")));
        title.and_then(|node| node.text()).unwrap().to_string()
    };
    assert_eq!(title(&all), "translations: 50 %, 2 errors, 0 of 2 locales complete");
    report.locales[0].articles.remove(1);
    report.locales.truncate(1);
    report.locales[0].name = "A <b> & \"c\"".to_string();
    assert_eq!(title(&status_svg(&report)), "A <b> & \"c\": 100 %");
    assert_eq!(title(&status_svg(&StatusReport::default())), "translations: 100 %");
}

#[test]
fn page_of_the_status_says_by_text_what_it_says_by_colour() {
    let page = status_html(&status());
    for part in [
        "<bdi>a|b/&lt;script&gt;@team #12</bdi>",
        "<td class=\"complete\">✓<span class=\"unseen\"> complete</span></td>",
        "<td class=\"stale\" title=\"1 stale\">90 %<small aria-hidden=\"true\">↻ 1</small><span class=\"unseen\">, 1 stale</span></td>",
        "<td class=\"errors\" title=\"2 errors, 3 missing\">25 %<small aria-hidden=\"true\">✗ 2<br>○ 3</small>",
        "<td class=\"none\" title=\"10 missing\">–<span class=\"unseen\"> nothing translated</span>",
        "<small>draft, not reviewed</small>",
        "<code>tolmach check --locale ar</code>",
    ] {
        assert!(page.contains(part), "{part}\nis not in\n{page}");
    }
    for part in ["<script", "style=\"", "http:", "https:", "url("] {
        assert!(!page.contains(part), "{part} is in\n{page}");
    }
}

#[test]
fn page_of_the_status_allows_its_own_style_sheet_and_nothing_else() {
    use sha2::Digest;
    let page = status_html(&StatusReport::default());
    let style = page.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
    let digest = base64(&sha2::Sha256::digest(style.as_bytes()));
    let policy = format!("content=\"default-src 'none'; style-src 'sha256-{digest}'\"");
    assert!(page.contains(&policy), "write {digest} into src/report/status.css.sha256");
}

/// Returns the relative luminance of `#rgb` or `#rrggbb` (WCAG 2.2).
fn luminance(colour: &str) -> f64 {
    let digits: Vec<String> = match colour.trim_start_matches('#') {
        short if short.len() == 3 => short.chars().map(|c| format!("{c}{c}")).collect(),
        long => (0..3).map(|at| long[2 * at..2 * at + 2].to_string()).collect(),
    };
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&digits[at], 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(0) + 0.7152 * channel(1) + 0.0722 * channel(2)
}

#[test]
fn text_can_be_read_on_every_ground_of_the_page() {
    let style = include_str!("../../src/report/status.css");
    let schemes: Vec<&str> = style.lines().filter(|line| line.contains(":root{")).collect();
    assert_eq!(schemes.len(), 2, "light and dark");
    for scheme in schemes {
        let colour = |name: &str| {
            let value = scheme.split(&format!("--{name}:")).nth(1).unwrap_or_else(|| panic!("no {name} in {scheme}"));
            luminance(value.split([';', '}']).next().unwrap())
        };
        let contrast = |text: &str, ground: &str| {
            let (a, b) = (colour(text), colour(ground));
            (a.max(b) + 0.05) / (a.min(b) + 0.05)
        };
        for ground in ["page", "head", "complete", "stale", "most", "some", "little", "none", "errors"] {
            assert!(contrast("text", ground) >= 4.5, "text on {ground}: {:.2}\n{scheme}", contrast("text", ground));
        }
        assert!(contrast("quiet", "head") >= 4.5 && contrast("quiet", "page") >= 4.5, "{scheme}");
        assert!(contrast("mark", "errors") >= 3.0, "{scheme}");
    }
}
