//! Editions on disk: the same bytes for any number of threads and run after run, nothing stale kept; and what a proof shows.

use std::collections::BTreeMap;

use crate::sandbox::Sandbox;

const CONFIG: &str = "[editions]\nformats = [FORMATS]\n\n[locales.ru]\nreviewed = false\n\n[locales.kk]\nfallback = [\"ru\"]\non-missing = \"source\"\n\n[locales.ar]\non-missing = \"source\"\n";

/// Returns a project of some articles in three locales, not all of them complete, that makes every format.
fn project() -> Sandbox {
    let formats = tolmach::edition::names().iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
    let sandbox = Sandbox::new([]);
    sandbox.write("tolmach.toml", &CONFIG.replace("FORMATS", &formats));
    sandbox.write("locales/en/terms.ftl", "-town = Brno\n");
    sandbox.write("locales/ru/terms.ftl", "-town = Брно\n");
    for number in 0..6 {
        let text = format!(
            "---\ntitle: Article {number}\ndate: 2024-03-0{}\nfacts:\n  fined: 13{number}0\n---\n\n# Article {number}\n\nIn {{ -town }}, {{ $fined }} people were **fined**, says [a list](https://x.example/{number}).\n\n- The court sits on Monday.\n",
            number + 1
        );
        sandbox.write(&format!("source/part/{number}.md"), &text);
    }
    sandbox.segment();
    for number in 0..6 {
        let english = sandbox.text(&format!("locales/en/part/{number}.ftl"));
        let ids: Vec<&str> = english
            .lines()
            .filter_map(|line| line.split_once(" ="))
            .map(|(id, _)| id)
            .filter(|id| !id.starts_with('#'))
            .collect();
        for (locale, words) in [("ru", "Слова"), ("kk", "Сөздер"), ("ar", "كلمات")] {
            let has = |at: &usize| locale == "ru" || at.is_multiple_of(2);
            let messages: String = ids
                .iter()
                .enumerate()
                .filter(|(at, _)| has(at))
                .map(|(at, id)| match at {
                    2 => format!(
                        "{id} = {words} {{ -town }} {{ $fined }} **{words}** [{words}](https://x.example/{number}).\n"
                    ),
                    at => format!("{id} = {words} {at}\n"),
                })
                .collect();
            sandbox.write(&format!("locales/{locale}/part/{number}.ftl"), &messages);
        }
    }
    sandbox
}

fn render(sandbox: &Sandbox, arguments: &[&str]) -> String {
    let output = sandbox.tolmach(&[&["render"], arguments].concat());
    assert!(output.status.code().is_some_and(|code| code < 2), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn editions(sandbox: &Sandbox) -> BTreeMap<String, Vec<u8>> {
    sandbox.files().into_iter().filter(|(path, _)| path.starts_with("editions/")).collect()
}

/// Returns a project of the same files that has no edition yet.
fn copy(sandbox: &Sandbox) -> Sandbox {
    let copy = Sandbox::new([]);
    for (path, bytes) in sandbox.files().into_iter().filter(|(path, _)| !path.starts_with("editions/")) {
        copy.write(&path, std::str::from_utf8(&bytes).unwrap());
    }
    copy
}

fn names(files: &BTreeMap<String, Vec<u8>>, others: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let differs = |path: &&String| files.get(*path) != others.get(*path);
    files.keys().chain(others.keys()).filter(differs).cloned().collect()
}

#[test]
fn editions_are_the_same_for_any_number_of_threads_and_run_after_run() {
    let one = project();
    let many = copy(&one);
    render(&one, &["--threads", "1"]);
    render(&many, &["--threads", "8"]);
    let first = editions(&one);
    assert!(first.len() > 6 * 2 * 3, "{:?}", first.keys());
    assert_eq!(names(&first, &editions(&many)), [""; 0]);
    let said = render(&one, &["--threads", "8"]);
    assert_eq!(names(&first, &editions(&one)), [""; 0]);
    assert!(said.contains("(0 new or changed"), "{said}");
}

/// Something that happens to a project.
type Step = &'static dyn Fn(&Sandbox);

/// Whatever happens between two runs, the second leaves what a run from nothing would make.
#[test]
fn nothing_stale_is_kept() {
    let sandbox = project();
    render(&sandbox, &[]);
    let steps: &[(&str, Step)] = &[
        ("a translation", &|at| at.edit("locales/ru/part/1.ftl", "Слова 1", "Другие 1")),
        ("one of the fallback chain alone", &|at| at.edit("locales/ru/part/3.ftl", "Слова 3", "Иное 3")),
        ("a term", &|at| at.edit("locales/ru/terms.ftl", "Брно", "Прага")),
        ("a term of the source", &|at| at.edit("locales/en/terms.ftl", "Brno", "Praha")),
        ("interface words", &|at| at.write("locales/ru/edition.ftl", "languages = По-другому\n")),
        ("interface words of the source", &|at| at.write("locales/en/edition.ftl", "published = Out since\n")),
        ("the English", &|at| {
            at.edit("source/part/2.md", "sits on Monday", "sits on Monday at 10");
            at.segment();
        }),
        ("the English without its catalogue", &|at| at.edit("source/part/4.md", "sits on", "sat on")),
        ("its catalogue", &|at| at.segment()),
        ("a state", &|at| drop(at.tolmach(&["accept", "ru", "part/2"]))),
        ("a fact", &|at| {
            at.edit("source/part/5.md", "fined: 1350", "fined: 1351");
            at.segment();
        }),
        ("a locale that goes from an article", &|at| at.write("locales/ru/part/0.ftl", "")),
        ("a locale that comes back", &|at| at.write("locales/ru/part/0.ftl", "article-0 = Статья\n")),
        ("settings", &|at| at.edit("tolmach.toml", "reviewed = false", "reviewed = true")),
        ("another locale", &|at| {
            let config = format!("{}\n[locales.uk]\non-missing = \"source\"\n", at.text("tolmach.toml"));
            at.write("tolmach.toml", &config);
        }),
        ("a glossary", &|at| at.write("glossary.csv", "term,ru\ncourt,суд\n")),
        ("a file of an edition", &|at| at.write("editions/text/ar/part/1.txt", "somebody's own")),
        ("a lost file", &|at| std::fs::remove_file(at.root().join("editions/html/ar/part/2.html")).unwrap()),
        ("another policy", &|at| drop(render(at, &["--on-missing", "source"]))),
        ("a part of the locales", &|at| drop(render(at, &["--locale", "ar", "--on-missing", "refuse"]))),
        ("a part of the formats", &|at| drop(render(at, &["--format", "text", "--on-missing", "refuse"]))),
        ("pseudo-locales", &|at| drop(render(at, &["--pseudo"]))),
        ("a manifest that says nothing of inputs", &|at| {
            let text = at.text("editions/manifest.json").replace("\"inputs\": \"", "\"inputs\": \"0");
            at.write("editions/manifest.json", &text);
        }),
        ("an article less", &|at| std::fs::remove_file(at.root().join("source/part/3.md")).unwrap()),
    ];
    for (what, step) in steps {
        step(&sandbox);
        render(&sandbox, &[]);
        let clean = copy(&sandbox);
        render(&clean, &[]);
        assert_eq!(names(&editions(&sandbox), &editions(&clean)), [""; 0], "after {what}");
    }
}

/// Returns the row of a message on a proof.
fn row<'p>(page: &'p str, id: &str) -> &'p str {
    let start = page.find(&format!("<tbody id=\"{id}\"")).unwrap_or_else(|| panic!("no row {id}: {page}"));
    &page[start..start + page[start..].find("</tbody>").unwrap()]
}

#[test]
fn a_proof_shows_every_message_to_the_letter() {
    let sandbox = Sandbox::new([
        ("tolmach.toml", "[editions]\nformats = [\"proof\"]\n[locales.ar]\n"),
        (
            "source/a.md",
            "# Rain\n\nIt rained for 3 days.\n\nSnow [fell](https://x.example).\n\nMen of the *town*.\n\nThe end.\n",
        ),
    ]);
    sandbox.segment();
    let ids: Vec<String> = sandbox
        .text("locales/en/a.ftl")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| Some(line.split_once(" =")?.0.to_string()))
        .collect();
    let [rain, days, snow, men, end] = &ids[..] else { panic!("{ids:?}") };
    let texts = [
        format!("{rain} = مطر\n"),
        format!("{days} = أمطرت 3 أيام.\n"),
        format!("{snow} = \"><script>alert(1)</script>\u{202E}[x](javascript:y) <img onerror=z>\n"),
        format!("{men} = {{ $nobody }} *x*\n"),
    ];
    sandbox.write("locales/ar/a.ftl", &texts.concat());
    sandbox.segment();
    sandbox.edit("source/a.md", "3 days", "30 days");
    sandbox.segment();
    let said = render(&sandbox, &[]);
    assert!(said.contains("1 edition in 1 file"), "{said}");
    let page = sandbox.text("editions/proof/ar/a.html");
    assert!(row(&page, rain).contains("<td lang=\"en\" dir=\"ltr\">Rain</td>\n<td lang=\"ar\" dir=\"rtl\">مطر</td>"));
    let stale = row(&page, days);
    assert!(stale.contains("class=\"stale\"") && stale.contains("for <del>3</del><ins>30</ins> days."), "{stale}");
    assert!(stale.contains("<b>not printable</b> its English has changed in a number"), "{stale}");
    let attack = row(&page, snow);
    assert!(attack.contains("&quot;&gt;<span class=\"mark\">&lt;script&gt;</span>alert(1)"), "{attack}");
    assert!(attack.contains("<span class=\"control\">U+202E</span>"), "{attack}");
    assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("href=\"java"), "{page}");
    assert!(row(&page, men).contains("unknown variable: $nobody"));
    let missing = row(&page, end);
    assert!(missing.contains("class=\"missing\"") && missing.contains("not translated yet"), "{missing}");
    let unknown = page.match_indices('\u{202E}').count();
    assert_eq!(unknown, 0, "an override would turn the page around");
}
