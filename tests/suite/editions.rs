//! Editions on disk: the same bytes for any number of threads and run after run, nothing stale kept; and what a proof shows.

use std::collections::BTreeMap;

use crate::books::unpacked;
use crate::sandbox::Sandbox;

const CONFIG: &str = "[editions]\nbase-url = \"https://x.example\"\nformats = [FORMATS]\n\n[locales.ru]\nreviewed = false\n\n[locales.kk]\nfallback = [\"ru\"]\non-missing = \"source\"\n\n[locales.ar]\non-missing = \"source\"\n";

/// Returns a project of some articles in three locales, not all of them complete, that makes every format.
fn project() -> Sandbox {
    let formats = tolmach::edition::names().iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
    let sandbox = Sandbox::new([]);
    sandbox.write("tolmach.toml", &CONFIG.replace("FORMATS", &formats));
    sandbox.write("locales/en/terms.ftl", "-town = Brno\n");
    sandbox.write("locales/ru/terms.ftl", "-town = Брно\n");
    for number in 0..6 {
        let text = format!(
            "---\ntitle: Article {number}\ndate: 2024-03-0{}\nfacts:\n  fined: 13{number}0\n---\n\n# Article {number}\n\nIn {{ -town }}, {{ $fined }} people were **fined**, says [a list](https://x.example/{number}).\n\n- The court sits on Monday.\n\n![A map](map.gif) ![A plan](../plan.gif) ![The other map](map.gif)\n",
            number + 1
        );
        sandbox.write(&format!("source/part/{number}.md"), &text);
    }
    // What a book and a page take in; the plan is not there yet.
    sandbox.write("source/part/map.gif", "GIF89a one");
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
                    4 => format!("{id} = ![{words}](map.gif) ![{words}](../plan.gif) ![{words}](map.gif)\n"),
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
    assert!(first.len() > 6 * 4 * 3, "{:?}", first.keys());
    assert_eq!(names(&first, &editions(&many)), [""; 0]);
    let said = render(&one, &["--threads", "8"]);
    assert_eq!(names(&first, &editions(&one)), [""; 0]);
    assert!(said.contains("(0 new or changed"), "{said}");
}

fn remove(sandbox: &Sandbox, path: &str) {
    std::fs::remove_file(sandbox.root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
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
        ("a title, which lists show", &|at| at.edit("locales/ru/part/1.ftl", "Слова 0", "Заглавие")),
        ("a title that comes from another locale", &|at| at.edit("locales/ru/part/3.ftl", "Слова 0", "Заглавие")),
        ("the date of an article", &|at| {
            at.edit("source/part/1.md", "date: 2024-03-02", "date: 2024-05-02");
            at.segment();
        }),
        ("an image", &|at| at.write("source/part/map.gif", "GIF89a two")),
        ("an image that comes", &|at| at.write("source/plan.gif", "GIF89a plan")),
        ("an image that is none any more", &|at| at.write("source/plan.gif", "a plan")),
        ("an image that goes", &|at| remove(at, "source/part/map.gif")),
        ("images that come back", &|at| {
            at.write("source/part/map.gif", "GIF89a three");
            at.write("source/plan.gif", "GIF89a plan");
        }),
        ("a style", &|at| at.write("templates/page.css", "p { color: green }\n")),
        ("a template", &|at| {
            at.write("templates/page.html", "<!DOCTYPE html>\n{{ title }} {{ alternates|length }} {{ body|safe }}\n");
        }),
        ("a template of lists", &|at| at.write("templates/feed.xml", "<feed>{{ entries|length }}</feed>\n")),
        ("templates that go", &|at| {
            for name in ["page.css", "page.html", "feed.xml"] {
                remove(at, &format!("templates/{name}"));
            }
        }),
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
        ("a translator", &|at| at.edit("tolmach.toml", "[locales.kk]\n", "[locales.kk]\ntranslator = \"Anna\"\n")),
        ("an address", &|at| at.edit("tolmach.toml", "x.example", "y.example")),
        ("a shorter chain", &|at| at.edit("tolmach.toml", "fallback = [\"ru\"]\n", "")),
        ("a longer chain", &|at| at.edit("tolmach.toml", "[locales.kk]\n", "[locales.kk]\nfallback = [\"ru\"]\n")),
        ("another locale", &|at| {
            let config = format!("{}\n[locales.uk]\non-missing = \"source\"\n", at.text("tolmach.toml"));
            at.write("tolmach.toml", &config);
        }),
        ("a glossary", &|at| at.write("glossary.csv", "term,ru\ncourt,суд\n")),
        ("another term of the glossary", &|at| at.edit("glossary.csv", "суд", "трибунал")),
        ("a baseline", &|at| drop(at.tolmach(&["check", "--write-baseline"]))),
        ("no baseline", &|at| remove(at, ".tolmach/baseline.toml")),
        ("a comment that silences", &|at| {
            let text = at.text("locales/ru/part/1.ftl");
            at.write("locales/ru/part/1.ftl", &format!("# check-ignore: glossary-mismatch - so it is\n{text}"));
        }),
        ("one book of all articles", &|at| at.edit("tolmach.toml", "[editions]\n", "[editions]\nbooks = \"locale\"\n")),
        ("a chapter of it", &|at| at.edit("locales/ar/part/0.ftl", "كلمات", "نص")),
        ("an image of it", &|at| at.write("source/part/map.gif", "GIF89a four")),
        ("a chapter that is refused", &|at| at.write("locales/ru/part/4.ftl", "")),
        ("books of articles", &|at| at.edit("tolmach.toml", "books = \"locale\"\n", "")),
        ("a file of an edition", &|at| at.write("editions/text/ar/part/1.txt", "somebody's own")),
        ("lost files", &|at| {
            for path in ["html/ar/part/2.html", "epub/ru/part/1.epub", "html/index.html", "telegram/kk/part/5.1.html"] {
                remove(at, &format!("editions/{path}"));
            }
        }),
        ("another policy", &|at| drop(render(at, &["--on-missing", "source"]))),
        ("a part of the locales", &|at| drop(render(at, &["--locale", "ar", "--on-missing", "refuse"]))),
        ("a part of the articles", &|at| drop(render(at, &["part/1", "--locale", "kk"]))),
        ("a locale that a part of the locales loses", &|at| {
            at.write("locales/kk/part/2.ftl", "");
            drop(render(at, &["--locale", "kk", "--on-missing", "refuse"]));
        }),
        ("a part of the formats", &|at| drop(render(at, &["--format", "text", "--on-missing", "refuse"]))),
        ("pseudo-locales", &|at| drop(render(at, &["--pseudo"]))),
        ("a manifest that says nothing of inputs", &|at| {
            let text = at.text("editions/manifest.json").replace("\"inputs\": \"", "\"inputs\": \"0");
            at.write("editions/manifest.json", &text);
        }),
        ("a manifest that knows of no reading", &|at| {
            let manifest = at.text("editions/manifest.json").replace("source/part/map.gif", "source/part/none.gif");
            at.write("editions/manifest.json", &manifest);
        }),
        ("an article less", &|at| remove(at, "source/part/3.md")),
        ("a locale less", &|at| {
            let config = at.text("tolmach.toml");
            at.write("tolmach.toml", config.split("\n[locales.uk]").next().unwrap());
        }),
    ];
    for (what, step) in steps {
        step(&sandbox);
        render(&sandbox, &[]);
        render(&sandbox, &["--locale", "en"]);
        let clean = copy(&sandbox);
        // Another order: a locale comes to the pages of the others either way.
        render(&clean, &["--locale", "en"]);
        render(&clean, &[]);
        assert_eq!(names(&editions(&sandbox), &editions(&clean)), [""; 0], "after {what}");
    }
}

#[test]
fn nobody_is_led_to_a_pseudo_locale() {
    let sandbox = project();
    let published = |sandbox: &Sandbox| -> BTreeMap<String, Vec<u8>> {
        let is_pseudo = |path: &str| path.contains("/en-XA/") || path.contains("/ar-XB/") || path.ends_with(".json");
        editions(sandbox).into_iter().filter(|(path, _)| !is_pseudo(path)).collect()
    };
    render(&sandbox, &[]);
    let before = published(&sandbox);
    render(&sandbox, &["--pseudo"]);
    assert_eq!(names(&before, &published(&sandbox)), [""; 0]);
    for locale in ["en-XA", "ar-XB"] {
        let page = sandbox.text(&format!("editions/html/{locale}/part/1.html"));
        assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"), "{page}");
        for link in ["hreflang=", "canonical", "feed.xml", "index.html"] {
            assert!(!page.contains(link), "{locale}: {link}: {page}");
        }
    }
}

#[test]
fn a_byte_order_mark_is_in_no_page() {
    let sandbox = Sandbox::new([
        ("tolmach.toml", "[editions]\nformats = [\"html\", \"epub\", \"telegram\", \"text\"]\n[locales.ru]\n"),
        ("source/a.md", "\u{FEFF}---\ntitle: News\n---\n# Rain\n\nIt rained.\n"),
    ]);
    sandbox.segment();
    render(&sandbox, &["--locale", "en"]);
    let page = sandbox.text("editions/html/en/a.html");
    let main = &page[page.find("<main").unwrap()..];
    assert!(main.contains("<h1>Rain</h1>") && main.contains("<p>It rained.</p>"), "{main}");
    assert!(!page.contains('\u{FEFF}') && !main.contains("title: News"), "{main}");
    assert_eq!(sandbox.text("editions/text/en/a.txt"), "News\n\nRain\n\nIt rained.\n");
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

#[test]
fn no_edition_brings_a_font_or_asks_for_one() {
    let sandbox = project();
    sandbox.segment();
    render(&sandbox, &["--on-missing", "source"]);
    render(&sandbox, &["--pseudo"]);
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for (path, bytes) in editions(&sandbox) {
        match path.strip_suffix(".epub") {
            Some(book) => {
                files.extend(unpacked(&bytes).into_iter().map(|(inner, bytes)| (format!("{book}/{inner}"), bytes)))
            }
            None => files.push((path, bytes)),
        }
    }
    let fonts = ["ttf", "otf", "ttc", "woff", "woff2", "eot"];
    let mut covers = 0;
    for (path, bytes) in &files {
        assert!(!fonts.iter().any(|ending| path.ends_with(&format!(".{ending}"))), "{path}");
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        for word in [
            "@font-face",
            "@import",
            "url(",
            "src:",
            "as=\"font\"",
            "font/",
            "font-woff",
            "x-font",
            "opentype",
            "rel=\"stylesheet\" href=\"http",
        ] {
            assert!(!text.contains(word), "{path}: {word}");
        }
        covers += usize::from(path.ends_with("cover.svg") || text.contains("<svg"));
    }
    assert!(covers > 0, "the covers of books are among what was read");
}
