//! Articles that are renamed or removed, and texts that move between articles: no translation is lost or loses its state.

use std::collections::BTreeSet;

use tolmach::project::Files;

use super::memory::Memory;

const CONFIG: &str = "[locales.ru]\n[locales.kk]\n";

const FERRY: &str = "The ferry crosses the lake every hour until nine.";
const MILL: &str = "The mill stands idle on Sundays and on feasts.";
const BRIDGE: &str = "Engineers have drawn eleven bridges since 1871.";
const PIPES: &str = "The pipes are cleaned twice a year with a brush.";

fn article(title: &str, paragraphs: &[&str]) -> String {
    let body: String = paragraphs.iter().map(|text| format!("\n{text}\n")).collect();
    format!("# {title}\n{body}")
}

/// Makes a project of segmented articles.
fn project(articles: &[(&str, &str)]) -> Memory {
    let mut memory = Memory::new([("tolmach.toml", CONFIG)]);
    for (name, text) in articles {
        put(&mut memory, name, text);
    }
    memory.segment();
    memory
}

fn put(memory: &mut Memory, name: &str, text: &str) {
    memory.files.insert(format!("source/{name}.md"), text.as_bytes().to_vec());
}

fn rename(memory: &mut Memory, old: &str, new: &str) {
    let text = memory.files.remove(&format!("source/{old}.md")).expect("the article is there");
    memory.files.insert(format!("source/{new}.md"), text);
}

/// Translates a message whose stub is in the file.
fn translate(memory: &mut Memory, locale: &str, name: &str, id: &str, text: &str) {
    memory.edit(&format!("locales/{locale}/{name}.ftl"), &format!("# {id} ="), &format!("{id} = {text}"));
}

/// The states of each message: `article:id state`, for a locale.
fn states(memory: &Memory, locale: &str) -> Vec<String> {
    let all = memory.each_unit(|_, _, reading| {
        let mut shown = Vec::new();
        let catalogue = reading.catalogue.as_ref();
        let translation = reading.translations.iter().find(|translation| translation.locale == locale);
        for (message, translated) in catalogue
            .iter()
            .flat_map(|catalogue| &catalogue.messages)
            .zip(translation.iter().flat_map(|one| &one.messages))
        {
            let word = match &translated.state {
                tolmach::translation::State::Translated(_) => "translated",
                tolmach::translation::State::Stale(_) => "stale",
                tolmach::translation::State::Missing => continue,
            };
            shown.push(format!("{}:{} {word}", reading.unit.name, message.id));
        }
        shown
    });
    all.concat()
}

/// Runs `segment` from each point at which a run could have been stopped; then twice is once, and nothing is lost.
fn segment_stopped_anywhere(memory: &mut Memory, precious: &[&str]) {
    let plan = memory.plan();
    let files = plan.files();
    let mut whole = memory.clone();
    whole.write(&files);
    for written in 0..=files.len() {
        let mut stopped = memory.clone();
        for step in &files[..written] {
            stopped.write(&[*step]);
            hold(&stopped, precious);
        }
        stopped.segment();
        hold(&stopped, precious);
        // A copy of what moved may stay among the retired messages.
        let shown = |memory: &Memory| {
            let files = memory.files.iter().filter(|(path, _)| !path.starts_with(".tolmach/retired"));
            files.map(|(path, text)| format!("{path}\n{}", String::from_utf8_lossy(text))).collect::<Vec<_>>()
        };
        assert_eq!(shown(&stopped), shown(&whole), "stopped after {written} of {}", files.len());
        let again = stopped.plan();
        let paths: Vec<&str> = again.files().iter().map(|file| file.path.as_str()).collect();
        assert!(paths.is_empty(), "a second run writes {paths:?}");
    }
    *memory = whole;
}

fn hold(memory: &Memory, precious: &[&str]) {
    let everything: String =
        memory.files.values().map(|text| String::from_utf8_lossy(text).into_owned()).collect::<Vec<_>>().join("\n");
    for text in precious {
        assert!(everything.contains(text), "lost: {text}");
    }
}

fn paths(memory: &Memory, folder: &str) -> Vec<String> {
    memory.list(folder).files
}

const RU_FERRY: &str = "Паром ходит каждый час до девяти.";
const RU_MILL: &str = "По воскресеньям мельница стоит.";

/// An article with a current, a stale and a missing translation, a comment and junk.
fn lake() -> Memory {
    let mut memory = project(&[("lake", &article("The lake", &[FERRY, BRIDGE, PIPES]))]);
    translate(&mut memory, "ru", "lake", "ferry-crosses-lake-every-hour", RU_FERRY);
    translate(&mut memory, "ru", "lake", "engineers-have-drawn-eleven-bridges", "С 1871 года начертили 11 мостов.");
    translate(&mut memory, "kk", "lake", "ferry-crosses-lake-every-hour", "Паром сағат сайын жүреді.");
    memory.edit("locales/ru/lake.ftl", "ferry-crosses", "# моя заметка\nferry-crosses");
    let ru = format!("{}\nэто мусор\n", memory.text("locales/ru/lake.ftl"));
    memory.files.insert("locales/ru/lake.ftl".to_string(), ru.into_bytes());
    memory.segment();
    memory.edit("source/lake.md", "1871", "1872");
    memory.segment();
    assert_eq!(states(&memory, "ru").concat().matches("stale").count(), 1);
    memory
}

const LAKE_TEXTS: &[&str] = &[
    RU_FERRY,
    "С 1871 года начертили 11 мостов.",
    "Паром сағат сайын жүреді.",
    "# моя заметка",
    "это мусор",
    "since 1871",
];

fn renamed_states(before: &[String]) -> Vec<String> {
    before.iter().map(|line| line.replace("lake:", "news/lake:")).collect()
}

#[test]
fn renamed_article_keeps_ids_states_comments_and_junk() {
    let mut memory = lake();
    let (ru, before) = (memory.text("locales/ru/lake.ftl").to_string(), states(&memory, "ru"));
    rename(&mut memory, "lake", "news/lake");
    assert_eq!(memory.plan().renamed.get("news/lake").map(String::as_str), Some("lake"));
    segment_stopped_anywhere(&mut memory, LAKE_TEXTS);
    assert_eq!(memory.text("locales/ru/news/lake.ftl"), ru);
    assert_eq!(states(&memory, "ru"), renamed_states(&before));
    assert_eq!(
        paths(&memory, "locales"),
        ["locales/en/news/lake.ftl", "locales/kk/news/lake.ftl", "locales/ru/news/lake.ftl"]
    );
    assert!(paths(&memory, ".tolmach").iter().all(|path| path.contains("/news/lake.ftl")));
}

#[test]
fn renamed_and_edited_article_is_followed() {
    let mut memory = lake();
    rename(&mut memory, "lake", "water");
    memory.edit("source/water.md", "until nine", "until ten");
    memory.edit("source/water.md", PIPES, MILL);
    segment_stopped_anywhere(&mut memory, LAKE_TEXTS);
    let states = states(&memory, "ru");
    assert_eq!(
        states,
        ["water:ferry-crosses-lake-every-hour stale", "water:engineers-have-drawn-eleven-bridges stale"]
    );
    assert!(memory.text(".tolmach/retired/en/water.ftl").contains(PIPES));
}

#[test]
fn removed_article_is_set_aside_and_comes_back() {
    let mut memory = lake();
    let (source, before) = (memory.text("source/lake.md").to_string(), states(&memory, "ru"));
    memory.files.remove("source/lake.md");
    segment_stopped_anywhere(&mut memory, LAKE_TEXTS);
    assert_eq!(paths(&memory, "locales"), Vec::<String>::new());
    assert_eq!(paths(&memory, ".tolmach/base"), Vec::<String>::new());
    assert!(memory.text(".tolmach/retired/ru/lake.ftl").contains("## beside the messages\n"));
    put(&mut memory, "lake", &source);
    segment_stopped_anywhere(&mut memory, LAKE_TEXTS);
    assert_eq!(states(&memory, "ru"), before);
}

#[test]
fn removed_article_comes_back_under_another_name() {
    let mut memory = lake();
    let (source, before) = (memory.text("source/lake.md").to_string(), states(&memory, "ru"));
    memory.files.remove("source/lake.md");
    memory.segment();
    put(&mut memory, "news/lake", &source);
    segment_stopped_anywhere(&mut memory, LAKE_TEXTS);
    assert_eq!(states(&memory, "ru"), renamed_states(&before));
}

#[test]
fn section_that_moves_into_a_new_article_takes_its_translations_along() {
    let town = format!("# Town\n\n{MILL}\n\n{PIPES}\n\n## Traffic\n\n{FERRY}\n\n- Yes\n\n{BRIDGE}\n");
    let mut memory = project(&[("town", &town)]);
    for (id, text) in [
        ("traffic", "Движение"),
        ("ferry-crosses-lake-every-hour", RU_FERRY),
        ("yes", "Да"),
        ("mill-stands-idle-sundays-feasts", RU_MILL),
    ] {
        translate(&mut memory, "ru", "town", id, text);
    }
    memory.segment();
    put(&mut memory, "town", &format!("# Town\n\n{MILL}\n\n{PIPES}\n"));
    put(&mut memory, "traffic", &format!("# How to get there\n\n## Traffic\n\n{FERRY}\n\n- Yes\n\n{BRIDGE}\n"));
    segment_stopped_anywhere(&mut memory, &[RU_FERRY, RU_MILL, "= Движение", "= Да"]);
    assert_eq!(
        states(&memory, "ru"),
        [
            "town:mill-stands-idle-sundays-feasts translated",
            "traffic:traffic translated",
            "traffic:ferry-crosses-lake-every-hour translated",
            "traffic:yes translated"
        ]
    );
    assert_eq!(paths(&memory, ".tolmach/retired"), Vec::<String>::new());
}

#[test]
fn paragraphs_that_change_places_between_articles_keep_their_states() {
    let mut memory = project(&[
        ("a", &article("The first of all", &[FERRY, BRIDGE])),
        ("b", &article("The second of all", &[MILL, PIPES])),
    ]);
    translate(&mut memory, "ru", "a", "ferry-crosses-lake-every-hour", RU_FERRY);
    translate(&mut memory, "kk", "a", "engineers-have-drawn-eleven-bridges", "1871 жылдан бері он бір көпір.");
    translate(&mut memory, "ru", "b", "mill-stands-idle-sundays-feasts", RU_MILL);
    memory.segment();
    memory.edit("source/a.md", "1871", "1872");
    memory.edit("source/b.md", "on feasts", "on all feasts");
    memory.segment();
    let bridge = BRIDGE.replace("1871", "1872");
    put(&mut memory, "a", &article("The first of all", &["The mill stands idle on Sundays and on all feasts."]));
    put(&mut memory, "b", &article("The second of all", &[PIPES, FERRY, &bridge]));
    segment_stopped_anywhere(&mut memory, &[RU_FERRY, RU_MILL, "1871 жылдан бері он бір көпір.", "since 1871"]);
    assert_eq!(
        states(&memory, "ru"),
        ["a:mill-stands-idle-sundays-feasts stale", "b:ferry-crosses-lake-every-hour translated"]
    );
    assert_eq!(states(&memory, "kk"), ["b:engineers-have-drawn-eleven-bridges stale"]);
    assert_eq!(paths(&memory, ".tolmach/retired"), Vec::<String>::new());
}

#[test]
fn moved_text_whose_id_is_taken_gets_a_fresh_one() {
    let other = "The ferry crosses the lake every hour of the night, and nobody has ever counted its passengers.";
    let mut memory =
        project(&[("a", &article("The first of all", &[FERRY, MILL])), ("b", &article("The second of all", &[other]))]);
    translate(&mut memory, "ru", "a", "ferry-crosses-lake-every-hour", RU_FERRY);
    translate(&mut memory, "ru", "b", "ferry-crosses-lake-every-hour", "Ночью паром ходит каждый час.");
    memory.segment();
    put(&mut memory, "a", &article("The first of all", &[MILL]));
    put(&mut memory, "b", &article("The second of all", &[other, FERRY]));
    segment_stopped_anywhere(&mut memory, &[RU_FERRY, "Ночью паром"]);
    assert_eq!(
        states(&memory, "ru"),
        ["b:ferry-crosses-lake-every-hour translated", "b:ferry-crosses-lake-every-hour-until translated"]
    );
    assert!(memory.text("locales/ru/b.ftl").contains(&format!("\nferry-crosses-lake-every-hour-until = {RU_FERRY}")));
}

#[test]
fn text_that_moved_and_was_reworded_comes_out_stale() {
    let mut memory =
        project(&[("a", &article("The first of all", &[FERRY, MILL])), ("b", &article("The second of all", &[PIPES]))]);
    translate(&mut memory, "ru", "a", "ferry-crosses-lake-every-hour", RU_FERRY);
    memory.segment();
    put(&mut memory, "a", &article("The first of all", &[MILL]));
    put(&mut memory, "b", &article("The second of all", &[PIPES, "The ferry crosses the lake every hour until ten."]));
    segment_stopped_anywhere(&mut memory, &[RU_FERRY]);
    assert_eq!(states(&memory, "ru"), ["b:ferry-crosses-lake-every-hour stale"]);
    assert!(memory.text("locales/ru/b.ftl").contains(&format!("# was: {FERRY}\n")));
}

#[test]
fn copy_of_a_text_that_stays_is_a_new_message() {
    let mut memory = project(&[("a", &article("The first of all", &[FERRY]))]);
    translate(&mut memory, "ru", "a", "ferry-crosses-lake-every-hour", RU_FERRY);
    memory.segment();
    put(&mut memory, "b", &article("The second of all", &[FERRY]));
    memory.segment();
    assert_eq!(states(&memory, "ru"), ["a:ferry-crosses-lake-every-hour translated"]);
}

#[test]
fn nothing_is_set_aside_while_a_new_article_cannot_be_read() {
    let mut memory = lake();
    let text = memory.files.remove("source/lake.md").unwrap();
    memory.files.insert("source/water.md".to_string(), vec![0xFF, 0xFE, 0]);
    memory.segment();
    assert!(memory.files.contains_key("locales/ru/lake.ftl"));
    memory.files.insert("source/water.md".to_string(), text);
    memory.segment();
    assert_eq!(states(&memory, "ru").len(), 2);
    let names: BTreeSet<String> = paths(&memory, "locales/ru").into_iter().collect();
    assert_eq!(names, BTreeSet::from(["locales/ru/water.ftl".to_string()]));
}

#[test]
fn article_that_continues_two_takes_the_rest_as_moved_texts() {
    let mut memory = project(&[
        ("a", &article("The first of all", &[FERRY, BRIDGE])),
        ("b", &article("The second of all", &[MILL])),
    ]);
    translate(&mut memory, "ru", "a", "ferry-crosses-lake-every-hour", RU_FERRY);
    translate(&mut memory, "ru", "b", "mill-stands-idle-sundays-feasts", RU_MILL);
    memory.segment();
    memory.files.remove("source/a.md");
    memory.files.remove("source/b.md");
    put(&mut memory, "c", &article("The first of all", &[FERRY, BRIDGE, MILL]));
    segment_stopped_anywhere(&mut memory, &[RU_FERRY, RU_MILL]);
    assert_eq!(
        states(&memory, "ru"),
        ["c:ferry-crosses-lake-every-hour translated", "c:mill-stands-idle-sundays-feasts translated"]
    );
}

#[test]
fn files_move_together_or_not_at_all() {
    let mut memory = lake();
    memory.files.insert("locales/ru/lake.ftl".to_string(), vec![0xD0, 0xFF, b'\n']);
    let kk = memory.text("locales/kk/lake.ftl").to_string();
    for new in [Some("water"), None] {
        let mut moved = memory.clone();
        let text = moved.files.remove("source/lake.md").unwrap();
        if let Some(name) = new {
            moved.files.insert(format!("source/{name}.md"), text);
        }
        let updates = moved.segment();
        assert!(updates.iter().any(|update| !update.findings.is_empty()));
        assert_eq!(moved.text("locales/kk/lake.ftl"), kk);
        assert_eq!(paths(&moved, "locales/en"), ["locales/en/lake.ftl"]);
        moved.files.insert("locales/ru/lake.ftl".to_string(), format!("lake = {RU_MILL}\n").into_bytes());
        moved.segment();
        hold(&moved, &[RU_MILL, "Паром сағат сайын жүреді."]);
        assert!(!moved.files.contains_key("locales/en/lake.ftl"));
    }
}
