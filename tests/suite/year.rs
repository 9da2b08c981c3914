//! A year in the life of this repository's own article: what its author does, and what Russian and Kazakh translators find.
//!
//! After each step: which messages are not current and why, the counts, the lines above a translation, what was set aside.

use tolmach::accept::{Selection, accept};
use tolmach::base;
use tolmach::ftl;
use tolmach::project::{Reading, Shared, Unit};
use tolmach::translation::State;

use crate::memory::Memory;

const NAME: &str = "how-putin-pushes-russians-to-kill-or-be-killed";
const ARTICLE: &str = "source/how-putin-pushes-russians-to-kill-or-be-killed.md";
const ENGLISH: &str = "locales/en/how-putin-pushes-russians-to-kill-or-be-killed.ftl";

fn path(locale: &str) -> String {
    format!("locales/{locale}/{NAME}.ftl")
}

fn retired(memory: &Memory, locale: &str) -> String {
    memory.text(&format!(".tolmach/retired/{locale}/{NAME}.ftl")).to_string()
}

/// Returns the project as the year begins: the article with its Russian and Kazakh translations, all current.
fn january() -> Memory {
    // As it stood before its figures became facts, so that figures change in the text.
    let file = |name: &str| {
        let full = format!("{}/tests/year/{name}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(full).unwrap_or_else(|error| panic!("{name}: {error}"))
    };
    let mut memory = Memory::new([("tolmach.toml", "[locales.ru]\n[locales.kk]\n")]);
    for (path, name) in [
        (ARTICLE.to_string(), "article.md"),
        (ENGLISH.to_string(), "en.ftl"),
        (path("ru"), "ru.ftl"),
        (path("kk"), "kk.ftl"),
    ] {
        let text = file(name);
        memory.files.insert(path, text.into_bytes());
    }
    segment(&mut memory);
    memory
}

/// Runs `segment`; running it again finds nothing to do.
fn segment(memory: &mut Memory) {
    memory.segment();
    let again: Vec<String> =
        memory.segment().iter().flat_map(|update| &update.files).map(|file| file.path.clone()).collect();
    assert!(again.is_empty(), "a second `segment` writes {again:?}");
}

/// Returns the messages of a locale that are not current: `id stale number`, `id missing`; then `translated/messages`.
fn open_work(memory: &Memory, locale: &str) -> Vec<String> {
    let mut shown = Vec::new();
    memory.each_unit(|_, _, reading| {
        let catalogue = reading.catalogue.as_ref().expect("the article has a catalogue");
        let translation = reading.translations.iter().find(|translation| translation.locale == locale).unwrap();
        let mut current = 0;
        for (message, translated) in catalogue.messages.iter().zip(&translation.messages) {
            match &translated.state {
                State::Translated(_) => current += 1,
                State::Stale(stale) => {
                    let doubt = if stale.uncertain { ", uncertain" } else { "" };
                    let edited = if stale.edited { ", edited" } else { "" };
                    shown.push(format!("{} stale {}{doubt}{edited}", message.id, stale.class.word()));
                }
                State::Missing => shown.push(format!("{} missing", message.id)),
            }
        }
        assert!(translation.orphans.is_empty(), "`segment` leaves no orphan");
        shown.push(format!("{current}/{}", catalogue.messages.len()));
    });
    shown
}

#[track_caller]
fn assert_work(memory: &Memory, expected: &[&str]) {
    for locale in ["ru", "kk"] {
        assert_eq!(open_work(memory, locale), expected, "{locale}");
    }
}

/// Returns the ids of a file in order.
fn ids(memory: &Memory, path: &str) -> Vec<String> {
    ftl::parse(memory.text(path)).entries.iter().filter_map(ftl::Entry::id).collect()
}

/// Returns the comment lines above a message, the longest cut after a few letters.
fn above(memory: &Memory, locale: &str, id: &str) -> Vec<String> {
    let text = memory.text(&path(locale)).to_string();
    let resource = ftl::parse(&text);
    let entry = resource.entries.iter().find(|entry| entry.id().as_deref() == Some(id));
    let entry = entry.unwrap_or_else(|| panic!("{locale} has no {id}"));
    entry.comment().iter().map(|line| (*line).to_string()).collect()
}

/// Returns the value of a message as it stands in the file.
fn value(memory: &Memory, locale: &str, id: &str) -> String {
    let line = memory.text(&path(locale)).lines().find_map(|line| line.strip_prefix(&format!("{id} = ")));
    line.unwrap_or_else(|| panic!("{locale} has no {id}")).to_string()
}

/// Deletes the `# was:` line above a message, as a translator does who has read it.
fn delete_was(memory: &mut Memory, locale: &str, id: &str) {
    let was = above(memory, locale, id).into_iter().find(|line| line.starts_with("was: "));
    let line = format!("# {}\n", was.expect("a `# was:` line stands there"));
    memory.edit(&path(locale), &line, "");
}

/// Runs `tolmach accept LOCALE ARTICLE:ID`.
fn accept_one(memory: &mut Memory, locale: &str, id: &str) {
    let project = memory.project();
    let locales = [locale.to_string()];
    let shared = Shared::load(&project, &locales, memory);
    let name = project.units.iter().find(|unit| unit.name == NAME).unwrap();
    let unit = Unit::load(&project, name, &locales, memory).unwrap();
    let reading = Reading::new(&project, &shared, &unit);
    let accepted = accept(&reading, Selection::Ids(&[id.to_string()])).unwrap();
    assert_eq!(accepted.ids, [id]);
    let path = unit.locales[0].base_path.clone();
    memory.files.insert(path, base::write(&accepted.base).into_bytes());
}

/// Returns the paragraph of the article that begins so.
fn paragraph(memory: &Memory, start: &str) -> String {
    let found = memory.text(ARTICLE).split("\n\n").find(|block| block.starts_with(start));
    found.unwrap_or_else(|| panic!("no paragraph starts with {start:?}")).trim_end().to_string()
}

#[test]
fn a_year_of_edits_keeps_every_translation_with_its_text() {
    let mut memory = january();
    let first_ids = ids(&memory, ENGLISH);
    let count = first_ids.len();
    let all = format!("{count}/{count}");
    assert_work(&memory, &[&all]);

    // February: a number is corrected.
    let id = "authorities-stated-mobilisation-affects";
    let before = value(&memory, "ru", id);
    memory.edit(ARTICLE, "about 1% of", "about 10% of");
    segment(&mut memory);
    let one_open = format!("{}/{count}", count - 1);
    assert_work(&memory, &[&format!("{id} stale number"), &one_open]);
    let lines = above(&memory, "ru", id);
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[0].starts_with("en: ") && lines[0].contains("about 10% of"), "{lines:?}");
    assert!(lines[1].starts_with("was: ") && lines[1].contains("about 1% of"), "{lines:?}");
    assert_eq!(value(&memory, "ru", id), before, "the translation itself is the translator's");

    // The Russian translator corrects it and deletes the line; the Kazakh one corrects it and somebody accepts it.
    memory.edit(&path("ru"), "около 1\u{A0}%", "около 10\u{A0}%");
    assert_eq!(open_work(&memory, "ru")[0], format!("{id} stale number, edited"));
    delete_was(&mut memory, "ru", id);
    assert_eq!(open_work(&memory, "ru"), [all.as_str()]);
    accept_one(&mut memory, "kk", id);
    assert_eq!(open_work(&memory, "kk"), [all.as_str()]);
    segment(&mut memory);
    assert_work(&memory, &[&all]);
    assert_eq!(above(&memory, "kk", id).len(), 1, "accepting takes the `# was:` line away");

    // March: a comma moves. Nobody has anything to do, and translators see the text of today.
    memory.edit(ARTICLE, "Still, in fact, there is", "Still in fact, there is");
    segment(&mut memory);
    assert_work(&memory, &[&all]);
    let lines = above(&memory, "kk", "according-russian-ministry-defence-some");
    assert!(lines.len() == 1 && lines[0].contains("Still in fact, there is"), "{lines:?}");

    // April: a paragraph moves behind another one; the locale files follow its order.
    let moved = paragraph(&memory, "In other words");
    let neighbour = paragraph(&memory, "It has already happened");
    memory.edit(ARTICLE, &format!("{moved}\n\n"), "");
    memory.edit(ARTICLE, &neighbour, &format!("{neighbour}\n\n{moved}"));
    segment(&mut memory);
    assert_work(&memory, &[&all]);
    let order = ids(&memory, ENGLISH);
    let place = |wanted: &str| order.iter().position(|id| id == wanted).unwrap();
    assert_eq!(place("other-words-partial-mobilisation-may"), place("has-already-happened-many-people") + 1);
    assert_eq!(order.len(), count);
    assert_eq!((ids(&memory, &path("ru")), ids(&memory, &path("kk"))), (order.clone(), order));

    // May: a paragraph is split. The larger piece keeps the translation, the smaller one is to translate.
    let (id, piece) = ("according-russian-ministry-defence-some", "according-russian-ministry-defence-some-people");
    memory.edit(ARTICLE, " Others are unsuitable", "\n\nOthers are unsuitable");
    segment(&mut memory);
    let sum = format!("{}/{}", count - 1, count + 1);
    assert_work(&memory, &[&format!("{piece} missing"), &format!("{id} stale prose"), &sum]);
    assert!(memory.text(&path("ru")).contains(&format!("\n# {piece} =\n")), "a stub waits for the translation");
    for locale in ["ru", "kk"] {
        memory.edit(&path(locale), &format!("# {piece} =\n"), &format!("{piece} = …\n"));
        delete_was(&mut memory, locale, id);
    }
    segment(&mut memory);
    let (count, all) = (count + 1, format!("{0}/{0}", count + 1));
    assert_work(&memory, &[&all]);

    // June: two paragraphs become one. The larger one's id stays, the other translation is set aside.
    let (smaller, larger) = ("most-prominent-anti-mobilisation", "same-time-thousands-military-aged");
    let set_aside = value(&memory, "ru", smaller);
    memory.edit(ARTICLE, "\n\nAt the same time, thousands", " At the same time, thousands");
    segment(&mut memory);
    assert_work(&memory, &[&format!("{larger} stale prose"), &format!("{}/{}", count - 2, count - 1)]);
    assert!(!ids(&memory, &path("ru")).contains(&smaller.to_string()));
    assert!(retired(&memory, "ru").contains(&set_aside), "nothing is lost");
    assert!(retired(&memory, "en").contains(&format!("{smaller} = ")));
    for locale in ["ru", "kk"] {
        accept_one(&mut memory, locale, larger);
    }
    segment(&mut memory);
    let (count, all) = (count - 1, format!("{0}/{0}", count - 1));
    assert_work(&memory, &[&all]);

    // July: a paragraph is deleted. August: it comes back, and with it its translations.
    let id = "besides-going-jail-there-very";
    let deleted = paragraph(&memory, "Besides going to jail");
    let (russian, kazakh) = (value(&memory, "ru", id), value(&memory, "kk", id));
    let article = memory.text(ARTICLE).to_string();
    memory.edit(ARTICLE, &format!("{deleted}\n\n"), "");
    segment(&mut memory);
    assert_work(&memory, &[&format!("{0}/{0}", count - 1)]);
    assert!(retired(&memory, "ru").contains(&russian) && retired(&memory, "kk").contains(&kazakh));
    assert!(!memory.text(&path("kk")).contains(&kazakh));
    memory.files.insert(ARTICLE.to_string(), article.into_bytes());
    segment(&mut memory);
    assert_work(&memory, &[&all]);
    assert_eq!((value(&memory, "ru", id), value(&memory, "kk", id)), (russian, kazakh));
    assert!(!retired(&memory, "ru").contains(id), "what came back is set aside no longer");

    // September: a paragraph like another one is added beside it. It is missing, never with its neighbour's translation.
    let like = paragraph(&memory, "On September 20");
    let other =
        like.replace("September 20", "October 4").replace("15 years", "20 years").replace("voluntary surrender, ", "");
    assert_ne!(like, other);
    for beside in [format!("{like}\n\n{other}"), format!("{other}\n\n{like}")] {
        let before = memory.clone();
        let russian = value(&memory, "ru", "september-20-just-one-day");
        memory.edit(ARTICLE, &like, &beside);
        segment(&mut memory);
        assert_work(&memory, &["october-4-just-one-day missing", &format!("{count}/{}", count + 1)]);
        assert_eq!(value(&memory, "ru", "september-20-just-one-day"), russian);
        memory = before;
    }

    // October: a heading gets other words. What stands below it tells that it is the same.
    let id = "how-have-russians-reacted-mobilisation";
    memory.edit(
        ARTICLE,
        "## How have Russians reacted to the mobilisation?",
        "## How did Russians react to the call-up?",
    );
    segment(&mut memory);
    let open = open_work(&memory, "ru");
    assert!(open.len() == 2 && open[0].starts_with(&format!("{id} stale prose")), "{open:?}");
    let lines = above(&memory, "kk", id);
    assert_eq!(
        lines,
        ["en: How did Russians react to the call-up?", "was: How have Russians reacted to the mobilisation?"]
    );
    for locale in ["ru", "kk"] {
        delete_was(&mut memory, locale, id);
    }
    segment(&mut memory);
    assert_work(&memory, &[&all]);

    // November: the last section becomes an article of its own; all of it takes its translations along.
    let before: Vec<String> = ids(&memory, ENGLISH).into_iter().skip_while(|other| other != id).collect();
    let russian: Vec<String> = before.iter().map(|id| value(&memory, "ru", id)).collect();
    assert!(before.len() > 3, "{before:?}");
    let whole = memory.clone();
    let article = memory.text(ARTICLE).to_string();
    let (rest, section) = article.split_at(article.find("## How did Russians react").unwrap());
    memory.files.insert(ARTICLE.to_string(), rest.to_string().into_bytes());
    memory.files.insert("source/reactions.md".to_string(), section.to_string().into_bytes());
    segment(&mut memory);
    let stays = format!("{0}/{0}", count - before.len());
    let moved = format!("{0}/{0}", before.len());
    assert_work(&memory, &[&stays, &moved]);
    assert_eq!(ids(&memory, "locales/en/reactions.ftl"), before, "the ids move along");
    let file = memory.text("locales/ru/reactions.ftl");
    for text in &russian {
        assert!(file.contains(&format!(" = {text}\n")), "{text}");
        assert!(!memory.text(&path("ru")).contains(&format!(" = {text}\n")), "{text}");
    }
    for locale in ["en", "ru", "kk"] {
        assert_eq!(retired(&memory, locale), retired(&whole, locale), "nothing more is set aside");
    }
    // The author thinks better of it.
    memory.files.remove("source/reactions.md");
    memory.files.insert(ARTICLE.to_string(), article.into_bytes());
    segment(&mut memory);
    assert_work(&memory, &[&all]);
    assert_eq!(ids(&memory, ENGLISH), ids(&whole, ENGLISH));
    assert_eq!(memory.text(&path("kk")), whole.text(&path("kk")));

    // December: of the ids of January only the merged one is gone, and only the split one's piece is new.
    let last = ids(&memory, ENGLISH);
    let gone: Vec<&String> = first_ids.iter().filter(|id| !last.contains(id)).collect();
    let come: Vec<&String> = last.iter().filter(|id| !first_ids.contains(id)).collect();
    assert_eq!((gone, come), (vec![&smaller.to_string()], vec![&piece.to_string()]));
}
