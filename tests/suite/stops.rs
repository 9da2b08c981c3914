//! Runs of `segment` that stop after each of their files, with several locales: the next run reaches what an uninterrupted
//! one would have.

use std::collections::{BTreeMap, BTreeSet};

use tolmach::update::NewFile;

use crate::memory::Memory;
use crate::sandbox::{Dice, runs};

const LOCALES: [&str; 4] = ["hy", "ka", "kk", "ru"];

/// Paragraphs that are not alike.
const TEXTS: [&str; 12] = [
    "The ferry crosses the lake every hour until nine.",
    "The mill stands idle on Sundays and on feasts.",
    "Engineers have drawn eleven bridges since 1871.",
    "The pipes are cleaned twice a year with a brush.",
    "Honey of the region tastes faintly of chestnut.",
    "Nobody said a word to them, and they did not ask.",
    "Bicycles travel free of charge on weekdays, 5 at a time.",
    "A museum of clocks was opened beside the landing stage.",
    "Draft evaders face a fine of up to 200,000 roubles.",
    "Stalls open at six and close when the bread is gone.",
    "Her grandmother spoke four languages and wrote in none.",
    "After the flood, only the upper village kept its school.",
];

/// What can stop, and where it can: a project, what is changed in it, what its retired messages may keep.
struct Case {
    memory: Memory,
}

impl Case {
    /// Makes a project of these articles, with every message translated in every locale.
    fn new(articles: &[(&str, &[&str])]) -> Case {
        let config: String = LOCALES.iter().map(|locale| format!("[locales.{locale}]\n")).collect();
        let mut case = Case { memory: Memory::new([("tolmach.toml", config.as_str())]) };
        for (name, texts) in articles {
            case.put(name, texts);
        }
        case.memory.segment();
        for (name, _) in articles {
            case.translate(name);
        }
        case.memory.segment();
        case
    }

    fn put(&mut self, name: &str, texts: &[&str]) {
        let path = format!("source/{name}.md");
        self.memory.files.insert(path, texts.iter().map(|text| format!("{text}\n\n")).collect::<String>().into_bytes());
    }

    fn remove(&mut self, name: &str) {
        self.memory.files.remove(&format!("source/{name}.md"));
    }

    /// Fills every stub of an article in, each with a text of its own.
    fn translate(&mut self, name: &str) {
        for locale in LOCALES {
            let path = format!("locales/{locale}/{name}.ftl");
            let filled = |line: &str| match line.strip_prefix("# ").and_then(|line| line.strip_suffix(" =")) {
                Some(id) => format!("{id} = №{locale}-{name}-{id}.\n"),
                None => format!("{line}\n"),
            };
            let text: String = self.memory.text(&path).lines().map(filled).collect();
            self.memory.files.insert(path, text.into_bytes());
        }
    }

    /// Stops a run after each of its files; the project is then as after the whole run.
    fn stop_anywhere(&mut self) {
        let plan = self.memory.plan();
        let files = plan.files();
        let mut whole = self.memory.clone();
        whole.write(&files);
        for stop in 0..=files.len() {
            let mut stopped = self.memory.clone();
            stopped.write(&files[..stop]);
            let at = || format!("stopped after {stop} of {}", paths(&files).join(" "));
            assert_eq!(translations(&stopped), translations(&self.memory), "{}", at());
            stopped.segment();
            assert_eq!(translations(&stopped), translations(&self.memory), "{}", at());
            let (reached, goal) = (shown(&stopped), shown(&whole));
            for path in reached.keys().chain(goal.keys()).collect::<BTreeSet<_>>() {
                assert_eq!(reached.get(path), goal.get(path), "{path}, {}", at());
            }
            only_copies_stay_set_aside(&stopped, &whole, &at());
            let again = stopped.plan();
            assert!(again.files().is_empty(), "a further run writes {:?}, {}", paths(&again.files()), at());
        }
        self.memory = whole;
    }

    /// Returns how many messages of an article are translated, stale and missing, the same in all locales.
    #[track_caller]
    fn counts(&self, name: &str) -> [usize; 3] {
        let mut all = BTreeSet::new();
        self.memory.each_unit(|_, _, reading| {
            for translation in reading.translations.iter().filter(|_| reading.unit.name == name) {
                let coverage = tolmach::coverage::Coverage::of(translation);
                all.insert([coverage.translated, coverage.stale, coverage.missing]);
            }
        });
        assert_eq!(all.len(), 1, "{all:?}");
        *all.first().unwrap()
    }
}

fn paths<'a>(files: &[&'a NewFile]) -> Vec<&'a str> {
    files.iter().map(|file| file.path.as_str()).collect()
}

/// Returns all files but those of retired messages.
fn shown(memory: &Memory) -> BTreeMap<String, String> {
    let files = memory.files.keys().filter(|path| !path.starts_with(".tolmach/retired/"));
    files.map(|path| (path.clone(), memory.text(path).to_string())).collect()
}

/// Returns the translations that stand in any file.
fn translations(memory: &Memory) -> BTreeSet<String> {
    let lines = memory.files.keys().flat_map(|path| memory.text(path).lines());
    lines.filter_map(|line| Some(line.split_once("= №")?.1.to_string())).collect()
}

/// A stop may leave among the retired messages copies of what moved, and nothing else.
fn only_copies_stay_set_aside(stopped: &Memory, whole: &Memory, at: &str) {
    let retired = |memory: &Memory| -> BTreeSet<String> {
        let files = memory.files.keys().filter(|path| path.starts_with(".tolmach/retired/"));
        files
            .flat_map(|path| memory.text(path).lines())
            .filter(|line| line.contains("= №"))
            .map(str::to_string)
            .collect()
    };
    let (own, goal) = (retired(stopped), retired(whole));
    assert!(goal.is_subset(&own), "{at}");
    let placed: String = shown(whole).into_values().collect();
    for line in own.difference(&goal) {
        let (_, text) = line.split_once("= №").unwrap();
        assert!(placed.contains(text), "{line} is only set aside, {at}");
    }
}

#[test]
fn a_stop_in_an_edit_is_completed() {
    let mut case = Case::new(&[("a", &TEXTS[..4]), ("b", &TEXTS[4..8])]);
    case.put("a", &["The ferry crosses the lake every hour until ten.", TEXTS[1], "A new one.", TEXTS[3]]);
    case.put("b", &[TEXTS[5], TEXTS[4], TEXTS[6], &TEXTS[7].replace("clocks", "old clocks")]);
    case.stop_anywhere();
    assert_eq!((case.counts("a"), case.counts("b")), ([2, 1, 1], [3, 1, 0]));
}

#[test]
fn a_stop_while_text_moves_between_articles_is_completed_in_every_locale() {
    for (first, second) in [("a", "b"), ("b", "a")] {
        let mut case = Case::new(&[(first, &TEXTS[..4]), (second, &TEXTS[4..7])]);
        case.put(first, &[TEXTS[0], TEXTS[3]]);
        case.put(second, &[TEXTS[4], TEXTS[1], TEXTS[2], TEXTS[5], TEXTS[6]]);
        case.stop_anywhere();
        assert_eq!((case.counts(first), case.counts(second)), ([2, 0, 0], [5, 0, 0]));
    }
}

#[test]
fn a_stop_while_articles_exchange_reworded_texts_is_completed() {
    let mut case = Case::new(&[("a", &TEXTS[..4]), ("b", &TEXTS[4..8])]);
    case.put("a", &[TEXTS[0], TEXTS[1], TEXTS[2], &TEXTS[7].replace("opened", "closed")]);
    case.put("b", &[TEXTS[4], &TEXTS[3].replace("twice", "thrice"), TEXTS[5], TEXTS[6]]);
    case.stop_anywhere();
    assert_eq!((case.counts("a"), case.counts("b")), ([3, 1, 0], [3, 1, 0]));
}

#[test]
fn a_stop_while_a_text_moves_whose_id_is_taken_is_completed() {
    let other = "The ferry crosses the lake every hour of the night, and nobody has ever counted its passengers.";
    let mut case = Case::new(&[("a", &TEXTS[..3]), ("b", &[other, TEXTS[4]])]);
    case.put("a", &TEXTS[1..3]);
    case.put("b", &[other, TEXTS[0], TEXTS[4]]);
    case.stop_anywhere();
    assert_eq!((case.counts("a"), case.counts("b")), ([2, 0, 0], [3, 0, 0]));
}

#[test]
fn a_stop_while_a_section_becomes_an_article_is_completed() {
    let town = ["# Town", TEXTS[0], TEXTS[1], "## Traffic", TEXTS[2], "Yes", TEXTS[3]];
    let mut case = Case::new(&[("town", &town), ("b", &TEXTS[4..7])]);
    case.put("town", &town[..3]);
    case.put("traffic", &["# How to get there", town[3], town[4], town[5], town[6]]);
    case.stop_anywhere();
    assert_eq!((case.counts("town"), case.counts("traffic")), ([3, 0, 0], [4, 0, 1]));
}

#[test]
fn a_stop_while_an_article_is_renamed_and_edited_is_completed() {
    let mut case = Case::new(&[("a", &TEXTS[..5]), ("b", &TEXTS[5..8])]);
    case.remove("a");
    case.put("c", &[TEXTS[0], &TEXTS[1].replace("feasts", "all feasts"), TEXTS[2], "A new one."]);
    case.put("b", &[TEXTS[5], TEXTS[6], TEXTS[7], TEXTS[4]]);
    case.stop_anywhere();
    assert_eq!((case.counts("c"), case.counts("b")), ([2, 1, 1], [4, 0, 0]));
}

#[test]
fn a_stop_while_an_article_is_removed_and_returns_is_completed() {
    let mut case = Case::new(&[("a", &TEXTS[..4]), ("b", &TEXTS[4..8])]);
    case.put("a", &[TEXTS[0], &TEXTS[1].replace("feasts", "all feasts"), TEXTS[2], TEXTS[3]]);
    case.memory.segment();
    case.remove("a");
    case.stop_anywhere();
    case.put("a", &[TEXTS[3], &TEXTS[1].replace("feasts", "all feasts"), TEXTS[0]]);
    case.stop_anywhere();
    assert_eq!(case.counts("a"), [2, 1, 0], "what was stale returns stale");
}

#[test]
fn a_stop_while_text_leaves_and_returns_is_completed() {
    let mut case = Case::new(&[("a", &TEXTS[..5]), ("b", &TEXTS[5..8])]);
    case.put("a", &[TEXTS[0], TEXTS[4]]);
    case.put("b", &[TEXTS[5], TEXTS[6]]);
    case.stop_anywhere();
    // One returns, one turns up in the other article, and so does one that was set aside there.
    case.put("a", &[TEXTS[0], TEXTS[2], TEXTS[7], TEXTS[4]]);
    case.put("b", &[TEXTS[5], TEXTS[1], TEXTS[6]]);
    case.stop_anywhere();
    assert_eq!((case.counts("a"), case.counts("b")), ([4, 0, 0], [3, 0, 0]));
}

#[test]
fn a_stop_is_no_merge() {
    // The branch that was merged in wrote its own translations of a paragraph; the same text leaves another article.
    let mut case = Case::new(&[("a", &TEXTS[..3]), ("b", &TEXTS[3..5])]);
    let catalogue = case.memory.text("locales/en/b.ftl").to_string();
    case.put("b", &[TEXTS[3], TEXTS[0], TEXTS[4]]);
    case.memory.segment();
    case.translate("b");
    case.memory.segment();
    case.memory.files.insert("locales/en/b.ftl".into(), catalogue.into_bytes());
    case.put("a", &TEXTS[1..3]);
    case.memory.segment();
    assert_eq!((case.counts("a"), case.counts("b")), ([2, 0, 0], [3, 0, 0]));
    for locale in LOCALES {
        let id = "ferry-crosses-lake-every-hour";
        assert!(case.memory.text(&format!("locales/{locale}/b.ftl")).contains(&format!("{id} = №{locale}-b-{id}.")));
        assert!(case.memory.text(&format!(".tolmach/retired/{locale}/a.ftl")).contains(&format!("№{locale}-a-{id}.")));
    }
}

/// Paragraphs that change their article, order and words at random; `TOLMACH_STOPS` sets the number of histories.
#[test]
fn a_stop_in_any_history_of_articles_is_completed() {
    for seed in 0..runs("TOLMACH_STOPS", 6) {
        let mut dice = Dice(u64::try_from(seed).unwrap());
        let mut roll = |below: usize| usize::try_from(dice.roll(u64::try_from(below).unwrap())).unwrap();
        let mut case = Case::new(&[("a", &TEXTS[..4]), ("b", &TEXTS[4..8]), ("c", &TEXTS[8..])]);
        for _ in 0..2 {
            let mut articles: BTreeMap<&str, Vec<String>> = BTreeMap::new();
            for text in TEXTS {
                // Some stand in no article at this time.
                let Some(name) = ["a", "b", "c", "d"].get(roll(5)) else { continue };
                let text = if roll(5) == 0 { text.replace(" the ", " every ") } else { text.to_string() };
                let texts = articles.entry(name).or_default();
                texts.insert(roll(texts.len() + 1), text);
            }
            for name in ["a", "b", "c", "d"] {
                match articles.get(name) {
                    Some(texts) => case.put(name, &texts.iter().map(String::as_str).collect::<Vec<_>>()),
                    None => case.remove(name),
                }
            }
            case.stop_anywhere();
        }
    }
}
