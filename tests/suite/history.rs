//! A project over a random history: authors edit the article, translators their file, other tools get in between, and
//! `segment` runs. A model remembers each translation and the English that it was made from.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use tolmach::base;
use tolmach::catalogue::Catalogue;
use tolmach::diff;
use tolmach::file::TextFile;
use tolmach::ftl::{self, EntryKind};
use tolmach::prose::{self, Class};
use tolmach::translation::State;

use crate::laws::cases;
use crate::memory::Memory;

const ARTICLE: &str = "source/a.md";
const RUSSIAN: &str = "locales/ru/a.ftl";
const RETIRED: &str = ".tolmach/retired/ru/a.ftl";

const BLOCKS: &[&str] = &[
    "# The town by the lake",
    "The ferry crosses the lake every hour until nine in the evening.",
    "Bicycles travel free of charge on weekdays, 5 at a time.",
    "## Market days",
    "Stalls open at six on Saturday and close when the bread is gone.",
    "Dogs must be kept on a lead.",
    "Draft evaders face up to 10 % of the fine.",
    "Yes.",
    "Yes.",
    "Honey of the region tastes faintly of [chestnut](https://x.example).",
    "- A museum of clocks has been opened beside the landing stage.\n- Entry costs 3 crowns.",
    "The ferry crosses the lake every hour until eight in the evening.",
    "## Getting there",
    "> Nobody said a word to them, and they did not ask.",
    "The last train leaves at midnight; after that there is a bus.",
    "Stalls open at seven on Sunday and close when the fish is gone.",
];

const WORDS: &[&str] = &["seldom", "7", "harbour", "not", "old", "twelve", "never"];

/// Something that somebody does between two runs of `segment`; numbers choose modulo what there is.
#[derive(Clone, Debug)]
pub enum Deed {
    /// The author puts a block in.
    Insert(usize, usize),
    /// The author takes a block out.
    Remove(usize),
    /// The author moves a block.
    Move(usize, usize),
    /// The author replaces a word.
    Reword(usize, usize, usize),
    /// The author changes marks and case only.
    Polish(usize),
    /// The author joins a block with the next.
    Merge(usize),
    /// The translator fills a stub in.
    Translate(usize),
    /// The translator writes another text and leaves the comments.
    Correct(usize),
    /// The translator deletes the `# was:` lines of a message.
    Confirm(usize),
    /// The translator deletes a message.
    Delete(usize),
    /// The translator writes a second text under an id.
    Copy(usize),
    /// The translator writes a comment of their own and a line that is no Fluent.
    Scribble(usize),
    /// The translator breaks a message, so that it is junk.
    Break(usize),
    /// The translator repairs what is broken.
    Repair,
    /// Another tool drops all comments.
    DropComments,
    /// Another tool drops all comments and writes a new text.
    Rewrite(usize),
    /// Another tool writes the entries in another order.
    Shuffle(usize),
    /// An editor changes the line endings.
    Crlf,
    /// `segment` runs.
    Segment,
}

pub fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let at = 0..16usize;
    let deed = prop_oneof![
        2 => (at.clone(), 0..BLOCKS.len()).prop_map(|(at, block)| Deed::Insert(at, block)),
        2 => at.clone().prop_map(Deed::Remove),
        1 => (at.clone(), at.clone()).prop_map(|(from, to)| Deed::Move(from, to)),
        3 => (at.clone(), at.clone(), at.clone()).prop_map(|(at, word, new)| Deed::Reword(at, word, new)),
        1 => at.clone().prop_map(Deed::Polish),
        1 => at.clone().prop_map(Deed::Merge),
        4 => at.clone().prop_map(Deed::Translate),
        1 => at.clone().prop_map(Deed::Correct),
        1 => at.clone().prop_map(Deed::Confirm),
        1 => at.clone().prop_map(Deed::Delete),
        1 => at.clone().prop_map(Deed::Copy),
        1 => at.clone().prop_map(Deed::Scribble),
        1 => at.clone().prop_map(Deed::Break),
        1 => Just(Deed::Repair),
        1 => Just(Deed::DropComments),
        1 => at.clone().prop_map(Deed::Rewrite),
        1 => at.clone().prop_map(Deed::Shuffle),
        1 => Just(Deed::Crlf),
        6 => Just(Deed::Segment),
    ];
    prop::collection::vec(deed, 1..16)
}

/// A project with what the model knows of it.
pub struct World {
    memory: Memory,
    blocks: Vec<String>,
    /// Mark of a translation → the English that it was made from.
    made_from: BTreeMap<String, String>,
    /// Marks of texts that were written over others; without comments, another tool is trusted to have known the English.
    corrected: BTreeSet<String>,
    /// Lines that must stand somewhere.
    scribbles: Vec<String>,
    /// Every id that was ever given.
    given: BTreeSet<String>,
    marks: usize,
}

impl World {
    /// Starts with the first blocks, segmented.
    pub fn new(blocks: usize) -> World {
        let mut world = World {
            memory: Memory::new([("tolmach.toml", "[locales.ru]\n")]),
            blocks: BLOCKS[..blocks].iter().map(|block| block.to_string()).collect(),
            made_from: BTreeMap::new(),
            corrected: BTreeSet::new(),
            scribbles: Vec::new(),
            given: BTreeSet::new(),
            marks: 0,
        };
        world.segment();
        world
    }

    /// Does something and, for `segment`, looks at the laws.
    pub fn act(&mut self, deed: &Deed) {
        let count = self.blocks.len();
        match *deed {
            Deed::Insert(at, block) => self.blocks.insert(at % (count + 1), BLOCKS[block].to_string()),
            Deed::Remove(at) if count > 0 => drop(self.blocks.remove(at % count)),
            Deed::Move(from, to) if count > 0 => {
                let block = self.blocks.remove(from % count);
                self.blocks.insert(to % count, block);
            }
            Deed::Reword(at, word, new) if count > 0 => {
                reword(&mut self.blocks[at % count], word, WORDS[new % WORDS.len()])
            }
            Deed::Polish(at) if count > 0 => {
                let block = &mut self.blocks[at % count];
                *block = block.replace("the ", "the  ").replace(" lake", " *lake*").replace(',', " –");
            }
            Deed::Merge(at) if count > 1 => {
                let next = self.blocks.remove(at % (count - 1) + 1);
                let block = &mut self.blocks[at % (count - 1)];
                *block = format!("{block} {}", next.replace(['#', '>', '-', '\n'], "").trim());
            }
            Deed::Translate(at) => self.translate(at),
            Deed::Correct(at) => self.correct(at),
            Deed::Confirm(at) => self.confirm(at),
            Deed::Delete(at) => self.delete(at),
            Deed::Copy(at) => self.copy(at),
            Deed::Scribble(at) => self.scribble(at),
            Deed::Break(at) => {
                self.with_entry(at, |text, id, _| text.replacen(&format!("\n{id} ="), &format!("\n{id} \\"), 1))
            }
            Deed::Repair => self.set(|text| {
                let repaired = |line: &str| match line.split_once(" \\ ") {
                    Some((id, rest)) if ftl::is_identifier(id) => format!("{id} = {rest}"),
                    _ => line.to_string(),
                };
                text.split('\n').map(repaired).collect::<Vec<_>>().join("\n")
            }),
            Deed::DropComments => self.drop_comments(),
            Deed::Rewrite(at) => {
                self.drop_comments();
                if let Some((id, mark)) = self.entry(at) {
                    let fresh = self.mark();
                    self.set(|text| text.replace(&mark, &fresh));
                    self.made_from.remove(&mark);
                    self.note_english(&id, fresh);
                }
            }
            Deed::Shuffle(at) => self.set(|text| {
                let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
                let blank = newline.repeat(2);
                let mut parts: Vec<&str> = text.trim_end().split(&blank).collect();
                let count = parts.len();
                parts.rotate_left(at % count);
                parts.swap(0, at % count);
                parts.join(&blank) + newline
            }),
            Deed::Crlf => self.set(|text| text.replace("\r\n", "\n").replace('\n', "\r\n")),
            Deed::Segment => self.segment(),
            _ => {}
        }
    }

    /// Runs `segment` and looks at every law.
    pub fn segment(&mut self) {
        self.memory.files.insert(ARTICLE.into(), format!("{}\n", self.blocks.join("\n\n")).into_bytes());
        let before = self.ids();
        let set_aside = self.retired_ids();
        let updates = self.memory.segment();
        assert!(updates.iter().all(|update| update.findings.is_empty()), "{updates:?}");
        let again = self.memory.clone().segment();
        if let Some(file) = again.iter().flat_map(|update| &update.files).next() {
            panic!(
                "a second run changes {}:\n{}\n---- to ----\n{}",
                file.path,
                self.memory.text(&file.path),
                file.text.as_deref().unwrap_or("(removed)")
            );
        }
        self.ids_keep_their_owners(&before, &set_aside);
        self.nothing_is_lost();
        self.nothing_is_falsely_current();
        for (_, coverage) in self.memory.coverage() {
            assert_eq!(coverage.messages(), self.ids().len(), "coverage adds up");
        }
        self.memory.check();
        let file = self.catalogue();
        let side = diff::Side::of_catalogue(&Catalogue::read(&file));
        assert!(diff::changes(&side, &side).iter().all(diff::Change::is_empty), "diff(a, a)");
    }

    fn ids_keep_their_owners(&mut self, before: &[String], set_aside: &BTreeSet<String>) {
        let ids = self.ids();
        let unique: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "an id stands twice");
        let retired = self.retired_ids();
        for id in &ids {
            assert!(!retired.contains(id), "`{id}` is retired and alive");
            if !before.contains(id) && self.given.contains(id) {
                assert!(set_aside.contains(id), "`{id}` has a second owner");
            }
        }
        self.given.extend(ids);
    }

    fn nothing_is_lost(&self) {
        let all = format!("{}{}", self.memory.text(RUSSIAN), self.memory.text(RETIRED));
        for mark in self.made_from.keys() {
            assert_eq!(all.matches(mark.as_str()).count(), 1, "{mark} stands once in:\n{all}");
        }
        for line in &self.scribbles {
            assert!(all.contains(line), "{line:?} is lost:\n{all}");
        }
    }

    fn nothing_is_falsely_current(&self) {
        let wrong = self.memory.each_unit(|_, _, reading| {
            let (Some(catalogue), Some(translation)) = (&reading.catalogue, reading.translations.first()) else {
                return Vec::new();
            };
            let mut wrong = Vec::new();
            for (position, message) in catalogue.messages.iter().enumerate() {
                let (Some(entry), State::Translated(reason)) =
                    (translation.entry(position), &translation.messages[position].state)
                else {
                    continue;
                };
                let text = translation.file.map_or("", |file| file.text.as_str());
                let value = &text[entry.body_span(text).range()];
                let now = catalogue.text(message);
                let Some((mark, old)) = self.made_from.iter().find(|(mark, _)| value.contains(mark.as_str())) else {
                    continue;
                };
                if !matches!(prose::class(old, &now), None | Some(Class::Cosmetic)) {
                    wrong.push(format!("{mark} is {reason:?}: made from {old:?}, now {now:?}"));
                }
            }
            wrong
        });
        let wrong = wrong.concat();
        assert!(
            wrong.is_empty(),
            "{wrong:#?}\n{}\n{}",
            self.memory.text(RUSSIAN),
            self.memory.text(".tolmach/base/ru/a.ftl")
        );
    }

    fn catalogue(&self) -> TextFile {
        TextFile::new("locales/en/a.ftl", self.memory.text("locales/en/a.ftl"))
    }

    fn ids(&self) -> Vec<String> {
        let file = self.catalogue();
        Catalogue::read(&file).messages.into_iter().map(|message| message.id).collect()
    }

    fn retired_ids(&self) -> BTreeSet<String> {
        let file = TextFile::new("", self.memory.text(".tolmach/retired/en/a.ftl"));
        base::read_retired(&file).unwrap().messages.into_iter().map(|one| one.id).collect()
    }

    fn mark(&mut self) -> String {
        self.marks += 1;
        format!("Текст{}я", self.marks)
    }

    /// Remembers that a translation was made from the English that its file shows.
    fn note_english(&mut self, id: &str, mark: String) {
        let file = self.catalogue();
        let catalogue = Catalogue::read(&file);
        if let Some(message) = catalogue.get(id) {
            self.made_from.insert(mark, catalogue.text(message));
        }
    }

    fn set(&mut self, change: impl FnOnce(&str) -> String) {
        let text = change(self.memory.text(RUSSIAN));
        self.memory.files.insert(RUSSIAN.into(), text.into_bytes());
    }

    /// Returns the id and mark of an entry of the catalogue that the locale has once.
    fn entry(&self, at: usize) -> Option<(String, String)> {
        let text = self.memory.text(RUSSIAN);
        let ids = self.ids();
        let resource = ftl::parse(text);
        let own: Vec<_> = resource.entries.iter().filter_map(|entry| Some((entry.id()?, entry))).collect();
        let once = |id: &String| ids.contains(id) && own.iter().filter(|(other, _)| other == id).count() == 1;
        let found: Vec<_> = own.iter().filter(|(id, _)| once(id)).collect();
        let (id, entry) = found.get(at % found.len().max(1))?;
        let value = &text[entry.body_span(text).range()];
        let mark = self.made_from.keys().find(|mark| value.contains(mark.as_str()))?;
        Some((id.clone(), mark.clone()))
    }

    fn with_entry(&mut self, at: usize, change: impl FnOnce(&str, &str, &str) -> String) {
        if let Some((id, mark)) = self.entry(at) {
            self.set(|text| change(text, &id, &mark));
        }
    }

    fn translate(&mut self, at: usize) {
        let text = self.memory.text(RUSSIAN).replace('\r', "");
        let ids = self.ids();
        let stub = |line: &str| {
            let id = line.strip_prefix("# ")?.strip_suffix(" =")?;
            ids.iter().any(|known| known == id).then(|| id.to_string())
        };
        let stubs: Vec<String> = text.lines().filter_map(stub).collect();
        let Some(id) = stubs.get(at % stubs.len().max(1)) else { return };
        if ftl::parse(&text).entries.iter().any(|entry| entry.id().as_ref() == Some(id)) {
            return;
        }
        let mark = self.mark();
        self.set(|text| text.replacen(&format!("# {id} ="), &format!("{id} = {mark} слово"), 1));
        self.note_english(id, mark);
    }

    fn correct(&mut self, at: usize) {
        let Some((id, mark)) = self.entry(at) else { return };
        let fresh = self.mark();
        self.set(|text| text.replace(&mark, &fresh));
        let english = self.made_from.remove(&mark).expect("the mark was found there");
        self.made_from.insert(fresh.clone(), english);
        self.corrected.insert(fresh.clone());
        let text = self.memory.text(RUSSIAN);
        let shown = ftl::parse(text).entries.iter().any(|entry| {
            entry.id().as_ref() == Some(&id) && entry.comment().iter().any(|line| line.starts_with("en:"))
        });
        if !shown {
            self.note_english(&id, fresh);
        }
    }

    fn confirm(&mut self, at: usize) {
        let Some((id, mark)) = self.entry(at) else { return };
        let text = self.memory.text(RUSSIAN).to_string();
        let resource = ftl::parse(&text);
        let Some(entry) = resource.entries.iter().find(|entry| entry.id().as_ref() == Some(&id)) else { return };
        let shows = |name: &str| entry.comment().iter().any(|line| line.starts_with(name));
        if !shows("was: ") || !shows("en: ") {
            return;
        }
        let comment = &text[entry.span.start..entry.body_span(&text).start];
        let kept: String = comment.split_inclusive('\n').filter(|line| !line.starts_with("# was: ")).collect();
        let span = entry.span;
        let comment_length = comment.len();
        self.set(|text| format!("{}{kept}{}", &text[..span.start], &text[span.start + comment_length..]));
        self.note_english(&id, mark);
    }

    fn delete(&mut self, at: usize) {
        let Some((id, mark)) = self.entry(at) else { return };
        self.set(|text| {
            let resource = ftl::parse(text);
            let entry = resource.entries.iter().find(|entry| entry.id().as_ref() == Some(&id)).expect("it was found");
            let body = entry.body_span(text);
            format!("{}{}", &text[..body.start], &text[body.end..])
        });
        self.made_from.remove(&mark);
    }

    fn copy(&mut self, at: usize) {
        let Some((id, mark)) = self.entry(at) else { return };
        let fresh = self.mark();
        let english = self.made_from[&mark].clone();
        self.set(|text| format!("{}\n\n{id} = {fresh} вторая\n", text.trim_end()));
        self.made_from.insert(fresh, english);
    }

    fn scribble(&mut self, at: usize) {
        self.marks += 1;
        let (comment, junk) = (format!("# моя заметка {}.", self.marks), format!("мусор {}.", self.marks));
        self.with_entry(at, |text, id, _| {
            let text = text.replacen(&format!("\n{id} ="), &format!("\n{comment}\n{id} ="), 1);
            format!("{}\n{junk}\n", text.trim_end())
        });
        let text = self.memory.text(RUSSIAN);
        let stands: Vec<String> = [comment, junk].into_iter().filter(|line| text.contains(line.as_str())).collect();
        self.scribbles.extend(stands);
    }

    fn drop_comments(&mut self) {
        self.scribbles.retain(|line| !line.starts_with('#'));
        for mark in self.corrected.clone() {
            let text = self.memory.text(RUSSIAN);
            let has = |entry: &&ftl::Entry<'_>| text[entry.body_span(text).range()].contains(&mark);
            let id = ftl::parse(text).entries.iter().find(has).and_then(ftl::Entry::id);
            if let Some(id) = id.filter(|_| self.made_from.contains_key(&mark)) {
                self.note_english(&id, mark);
            }
        }
        self.set(|text| {
            let resource = ftl::parse(text);
            let mut out = String::new();
            for entry in resource.entries.iter().filter(|entry| !matches!(entry.kind, EntryKind::Comment(..))) {
                let span = if entry.id().is_some() { entry.body_span(text) } else { entry.span };
                out.push_str(text[span.range()].trim_end());
                out.push('\n');
            }
            out
        });
    }
}

fn reword(block: &mut String, word: usize, new: &str) {
    let words: Vec<&str> = block.split(' ').collect();
    let at = word % words.len();
    let marks = words[at].chars().all(|c| !c.is_alphanumeric()) || words[at].contains('\n');
    let changed: Vec<&str> =
        words.iter().enumerate().map(|(n, one)| if n == at && !marks { new } else { *one }).collect();
    *block = changed.join(" ");
}

/// Lives through a history.
pub fn history_holds(blocks: usize, deeds: &[Deed]) {
    let mut world = World::new(blocks);
    for deed in deeds {
        world.act(deed);
    }
    world.segment();
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn any_history_keeps_translations_ids_and_states(blocks in 1..10usize, deeds in deeds()) {
        history_holds(blocks, &deeds);
    }
}
