//! What the pages of the structural checks do not show: places, ids, helps and fixes, odd files, large files.

use std::fmt::Write;

use proptest::prelude::*;
use tolmach::finding::Finding;
use tolmach::span;

use crate::memory::Memory;

const TOML: (&str, &str) = ("tolmach.toml", "[locales.ru]\n");

/// Returns the findings of one check on a plain file.
fn check_findings(check: &str, english: &str, russian: &str) -> Vec<Finding> {
    let memory = Memory::new([TOML, ("locales/en/page.ftl", english), ("locales/ru/page.ftl", russian)]);
    memory.check().into_iter().filter(|finding| finding.check == check).collect()
}

/// Shows a finding as `line:column id: help`.
fn shown(finding: &Finding) -> String {
    let place = finding.place.excerpt.as_ref().map_or_else(
        || finding.place.path.clone(),
        |excerpt| format!("{}:{}", excerpt.start.line.0, excerpt.start.column.0),
    );
    let id = finding.message_id.as_deref().unwrap_or("-");
    format!("{place} {id}: {}", finding.help.as_deref().unwrap_or("-"))
}

fn all_shown(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(shown).collect()
}

fn fixed(text: &str, findings: &[Finding]) -> String {
    let mut edits: Vec<_> = findings.iter().flat_map(|finding| finding.fix.clone()).collect();
    edits.sort_by_key(|edit| edit.span);
    span::apply(text, &edits)
}

#[test]
fn findings_about_messages_name_them() {
    let english = "a = One { $n }.\n    .x = X\nb = Two.\nc = Three.\nd = Four.\nf = Five.\n";
    let russian = "a = Один { $n ->\n   *[x] 1\n    [x] 2\n}.\n    .y = 1\n    .y = 2\nb = { \"\" }\n\
                   b = Два\n# c = Три\nd =\n\n# en: Six.\nf = Пять.\ngg = Семь.\n";
    let memory = Memory::new([TOML, ("locales/en/page.ftl", english), ("locales/ru/page.ftl", russian)]);
    let mut out: Vec<String> = Vec::new();
    for finding in memory.check() {
        assert_eq!(finding.locale.as_deref(), Some("ru"), "{finding:?}");
        assert_eq!(finding.place.path, "locales/ru/page.ftl");
        out.push(format!("{} {}", finding.check, shown(&finding)));
    }
    assert_eq!(
        out,
        [
            "missing-attribute 1:1 a: write `    .x = ` and the translation on a line below the message",
            "duplicate-variant 3:6 a: delete one of the two; readers only ever see the first",
            "orphan-attribute 5:5 a: did you mean `.x`?",
            "duplicate-attribute 6:5 a: delete one of the two, or rename it",
            "orphan-attribute 6:5 a: did you mean `.x`?",
            "empty-translation 7:7 b: write the translation, or put `# ` before `b =` until there is one",
            "duplicate-message 8:1 b: delete one of the two; only the one in line 7 counts",
            "commented-translation 9:1 c: remove the `# ` at the start of the line",
            "syntax 10:1 d: write the translation behind the `=`, or put `# ` before `d =`",
            "stale-translation 13:1 f: what changed: `[-Six-]{+Five+}.`; the two have little in common, so make sure \
             that the translation is of this text at all; correct the translation; if nothing is to correct, run \
             `tolmach accept ru page:f`",
            "orphan-message 14:1 gg: delete it, or give it the id that the English file has",
        ]
    );
}

#[test]
fn a_space_before_an_id_is_found_at_any_place() {
    let english = "a = One.\nb = Two.\nc = Three.\nd = Four.\n";
    let russian = " a = Один.\n\nb = Два.\n\n  c = Три.\n d =\n    Четыре.\n";
    let found = check_findings("syntax", english, russian);
    assert_eq!(
        all_shown(&found),
        [
            "1:1 a: delete the space at the start of the line",
            "5:1 c: delete the spaces at the start of the line",
            "6:1 d: delete the spaces at the start of the line",
        ]
    );
    assert!(found.iter().all(|finding| finding.source.is_some()), "the English stands beside it");
    let fixed = fixed(russian, &found);
    assert_eq!(fixed, "a = Один.\n\nb = Два.\n\nc = Три.\nd =\n    Четыре.\n");
    assert!(check_findings("syntax", english, &fixed).is_empty());
}

#[test]
fn byte_order_marks_are_found_and_deleted_everywhere() {
    let russian = "\u{FEFF}# c\r\na = О\u{FEFF}д\u{FEFF}ин.\r\n\u{FEFF}b = Два.\r\n";
    let found = check_findings("syntax", "a = One.\nb = Two.\n", russian);
    assert_eq!(
        all_shown(&found),
        [
            "1:1 -: save the file as UTF-8 without a byte order mark; some Fluent programs lose the first message to it",
            "2:6 a: delete it",
            "3:1 b: delete it, or save the file as UTF-8 without a byte order mark",
        ]
    );
    assert_eq!(fixed(russian, &found), "# c\r\na = Один.\r\nb = Два.\r\n");
}

#[test]
fn the_source_file_is_checked_without_a_locale() {
    let found = check_findings("syntax", "a = One {.\n", "a = Один.\n");
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].locale.as_deref(), found[0].place.path.as_str()), (None, "locales/en/page.ftl"));
}

#[test]
fn a_commented_translation_of_several_lines_is_taken_out_whole() {
    let english = "a = One.\nb = Two.\nc = Three.\n";
    let russian = "# mine\n# a =  Один,\n#     и ещё.\n# note to self\nb = Два.\n\n#c=x\n# c = Три.\n# c = Трое.\n";
    let found = check_findings("commented-translation", english, russian);
    assert_eq!(
        all_shown(&found),
        ["2:1 a: remove the `# ` at the start of the line", "8:1 c: remove the `# ` at the start of the line"]
    );
    assert_eq!(
        fixed(russian, &found),
        "# mine\na =  Один,\n    и ещё.\n# note to self\nb = Два.\n\n#c=x\nc = Три.\n# c = Трое.\n"
    );
}

#[test]
fn the_limit_of_placeables_is_reported_at_the_message_that_breaks_it() {
    let mut chain = String::new();
    for number in 0..150 {
        let _ = writeln!(chain, "m{number} = x {{ m{} }}", number + 1);
    }
    chain.push_str("m150 = x\n");
    let found = check_findings("too-deep", "a = One.\n", &chain);
    let ids: Vec<_> = found.iter().map(|finding| finding.message_id.as_deref().unwrap_or_default()).collect();
    assert_eq!(ids, ["m49"], "the messages above only refer to it");
    assert_eq!(
        found[0].help.as_deref(),
        Some("split the message; the placeables of messages and terms that it refers to count too")
    );
    let literals = format!("a = {}\n", "{ \"[\" }".repeat(101));
    assert_eq!(check_findings("too-deep", "a = One.\n", &literals).len(), 1, "programs use the library as it is");
}

#[test]
fn a_file_that_is_refused_is_one_finding() {
    let russian = format!("a = {}\nb = x\nb = y\n", "{".repeat(5000));
    let memory = Memory::new([TOML, ("locales/en/page.ftl", "a = One.\n"), ("locales/ru/page.ftl", &russian)]);
    let checks: Vec<_> = memory.check().into_iter().map(|finding| finding.check).collect();
    assert_eq!(checks, ["too-deep"]);
}

#[test]
fn a_stale_translation_shows_what_changed_and_what_to_do() {
    let mut memory = Memory::new([
        TOML,
        (
            "source/news/page.md",
            "---\nfacts:\n  fined: 5\n---\nDraft evaders face up to 1 % of the fine.\n\nAt least { $fined } men were fined.\n",
        ),
    ]);
    memory.segment();
    let path = "locales/ru/news/page.ftl";
    memory.edit(path, "# draft-evaders-face-up-1 =", "draft-evaders-face-up-1 = До 1 % штрафа.");
    memory.edit(path, "# least-fined-men-fined =", "least-fined-men-fined = Не менее пяти.");
    memory.segment();
    memory.edit("source/news/page.md", "1 %", "10 %");
    memory.edit("source/news/page.md", "fined: 5", "fined: 6");
    memory.edit("locales/en/news/page.ftl", "to 1 %", "to 10 %");
    let fact = "10:1 least-fined-men-fined: `$fined` was 5 and is 6; correct the translation; if nothing is to correct, \
                run `tolmach accept ru news/page:least-fined-men-fined`";
    let accept = "run `tolmach accept ru news/page:draft-evaders-face-up-1`";
    let changed = "draft-evaders-face-up-1: what changed: `Draft evaders face up to [-1-]{+10+} % of the fine.`;";
    let shown = stale(&memory);
    assert_eq!(
        shown[0],
        format!(
            "5:1 {changed} run `tolmach segment`, correct the translation and delete its `# was:` line; if nothing is to correct, {accept}"
        )
    );
    memory.segment();
    assert_eq!(
        stale(&memory),
        [
            format!(
                "6:1 {changed} correct the translation and delete its `# was:` line; if nothing is to correct, {accept}"
            ),
            fact.to_string(),
        ]
    );
    memory.edit(path, "= До 1 %", "= До 10 % от");
    assert_eq!(
        stale(&memory)[0],
        format!("6:1 {changed} it was edited since; if it fits the English now, delete its `# was:` line, or {accept}")
    );
    memory.edit(path, "# was: Draft evaders face up to 1 % of the fine.\n", "");
    memory.edit(path, "пяти", "шести");
    assert_eq!(stale(&memory), [""; 0]);
}

fn stale(memory: &Memory) -> Vec<String> {
    memory.check().iter().filter(|finding| finding.check == "stale-translation").map(shown).collect()
}

#[test]
fn orphans_are_set_beside_the_messages_that_are_missing() {
    let found = check_findings("orphan-message", "greeting = Hi.\nfarewell = Bye.\n", "greting = Привет.\nx = Y\n");
    assert_eq!(
        all_shown(&found),
        [
            "1:1 greting: did you mean `greeting`? it is not translated yet",
            "2:1 x: delete it, or give it the id that the English file has"
        ]
    );
    assert_eq!(found[0].target.as_deref(), Some("Привет."));
    let mut memory = Memory::new([TOML, ("source/page.md", "Good morning.\n")]);
    memory.segment();
    memory.edit("locales/ru/page.ftl", "# good-morning =", "# good-morning =\n\ngone = Ушло.\n");
    let help: Vec<_> =
        memory.check().into_iter().filter(|finding| finding.check == "orphan-message").map(|one| shown(&one)).collect();
    assert_eq!(help, ["7:1 gone: run `tolmach segment`: it sets the text aside in `.tolmach/retired`"]);
}

#[test]
fn terms_of_a_shared_file_are_no_orphans_but_misspelt_ones_are() {
    let files = [
        TOML,
        ("locales/en/page.ftl", "greeting = Hi.\n"),
        ("locales/ru/page.ftl", "greeting = Привет.\n"),
        ("locales/en/terms.ftl", "-organisation = Tolmach\n"),
        ("locales/ru/terms.ftl", "-organisaton = Толмач\n-own = Своё\n"),
    ];
    let found: Vec<_> =
        Memory::new(files).check().into_iter().filter(|finding| finding.check == "orphan-message").collect();
    assert_eq!(all_shown(&found), ["1:1 -organisaton: did you mean `-organisation`? it is not translated yet"]);
}

#[test]
fn helps_about_files_and_projects_say_what_to_type() {
    let toml = "[locales.ru]\nmin-coverage = 90\n";
    let memory = Memory::new([
        ("tolmach.toml", toml),
        ("locales/en/page.ftl", "a = One.\nb = Two.\nc = Three.\n"),
        ("locales/ru/other.ftl", "x = Y\n"),
        ("locales/en/news.ftl", "x = Y\n"),
        ("source/news.md", "Good morning.\n"),
        ("source/late.md", "Good night.\n"),
        ("locales/ua/page.ftl", "a = Один.\n"),
    ]);
    let shown: Vec<String> = memory
        .check()
        .iter()
        .filter(|finding| finding.check != "missing-message")
        .map(|finding| format!("{} {}", finding.check, shown(finding)))
        .collect();
    assert_eq!(
        shown,
        [
            "outdated-catalogue locales/en/late.ftl -: run `tolmach segment` and commit what it writes",
            "outdated-catalogue locales/en/news.ftl -: move it to another name, or rename the article; then run \
             `tolmach segment`",
            "missing-file locales/ru/news.ftl -: run `tolmach segment`: it writes the file with every message to \
             translate",
            "orphan-file locales/ru/other.ftl -: rename it as its article or English file is called, or delete it",
            "missing-file locales/ru/page.ftl -: run `tolmach segment`: it writes the file with every message to \
             translate",
            "unconfigured-locale locales/ua -: the code of the language is mostly `uk`: rename the folder, then run \
             `tolmach add uk`",
            "coverage-below-minimum tolmach.toml -: translate 4 more messages, stale ones count too, or lower \
             `min-coverage` of `[locales.ru]`",
        ]
    );
}

#[test]
fn a_file_of_many_wrong_messages_is_checked_in_one_pass() {
    let (mut english, mut russian) = (String::new(), String::new());
    for number in 0..20_000 {
        let _ = writeln!(english, "message-{number} = One {{ message-{} }}.", (number + 1) % 20_000);
        let _ = writeln!(russian, "masage-{number} = Один.\n\u{FEFF} x\n# message-{number} = Два.");
    }
    let findings = check_findings("orphan-message", &english, &russian);
    assert_eq!(findings.len(), 20_000);
}

proptest! {
    #[test]
    fn no_file_makes_a_check_panic(
        english in proptest::collection::vec(LINES, 0..12),
        russian in proptest::collection::vec(LINES, 0..16),
    ) {
        for ending in ["\n", "\r\n"] {
            let (english, russian) = (english.join(ending), russian.join(ending));
            let findings = Memory::new([TOML, ("locales/en/page.ftl", &english), ("locales/ru/page.ftl", &russian)]).check();
            for finding in &findings {
                prop_assert!(!finding.message.is_empty() && finding.help.is_some(), "{:?}", finding);
            }
            for check in ["syntax", "commented-translation"] {
                let of_locale = |finding: &&Finding| finding.check == check && finding.place.path == "locales/ru/page.ftl";
                let own: Vec<Finding> = findings.iter().filter(of_locale).cloned().collect();
                fixed(&russian, &own);
            }
        }
    }

    #[test]
    fn no_text_makes_a_check_panic(english in any::<String>(), russian in any::<String>()) {
        Memory::new([TOML, ("locales/en/page.ftl", &english), ("locales/ru/page.ftl", &russian)]).check();
    }
}

/// Lines of Fluent, right and wrong.
const LINES: &str = "(|-| |    |\u{FEFF}|# |#|## |\t)(a|b|-t|c\\.x|ы)?( ?= ?)?(\u{FEFF}|x|\\{ \"\" \\}|\\{|\\}|\\{ \\$n ->|\\.y = z|\
                     \\[one\\] x|\\*\\[one\\]|<<<<<<< x|en: x|was: y|\\{ a \\}|\\{ b \\}\\{ -t \\})?";
