//! Real branches, merged by the real git: no state is ever falsely current, and no translation is lost.
//!
//! The truth is kept beside the tool: each translation carries a number, and the test knows which English texts the person
//! who wrote it had before their eyes. `TOLMACH_MERGES=720` runs every combination, the default a sample of them.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use tolmach::translation::State;

use crate::sandbox::{Sandbox, runs, said};

const CONFIG: &str = "source-locale = \"en\"\n[locales.ru]\n[locales.kk]\n[locales.mn]\n";
const ARTICLE: &str = "source/law.md";

/// Paragraphs by key: at first, when the branches part, after the editor. `None`: not there.
#[rustfmt::skip]
const TEXTS: &[(&str, [Option<&str>; 3])] = &[
    ("edited", [Some("Every spring the army calls up young men of eighteen."); 3]),
    ("by-a", [Some("A summons must be handed over in person, against a signature."); 3]),
    ("by-b", [Some("Students of full-time courses have the right to a deferral."); 3]),
    ("by-both", [Some("The medical commission decides who is fit for service."); 3]),
    ("number", [Some("The fine is 500 roubles at most."), Some("The fine is 500 roubles at most."), Some("The fine is 30000 roubles at most.")]),
    ("twice", [Some("Appeals take 10 days at the district court."), Some("Appeals take 15 days at the district court."), Some("Appeals take 20 days at the district court.")]),
    ("confirmed", [Some("Volunteers sign a contract for 1 year."), Some("Volunteers sign a contract for 2 years."), Some("Volunteers sign a contract for 2 years.")]),
    ("reworded", [Some("Lawyers advise not to answer calls from unknown numbers."), Some("Lawyers advise not to answer calls from unknown numbers."), Some("Lawyers advise never to open the door or answer calls from unknown numbers.")]),
    ("removed", [Some("Border guards check a list of debtors."), Some("Border guards check a list of debtors."), None]),
    ("broken-line", [Some("Office hours are from nine to five\\\non every weekday of the whole year\\\nin the house on Lenin Street."), Some("Office hours are from nine to five\\\non every weekday of the whole year\\\nin the house on Lenin Street."), Some("Office hours are from nine to six\\\non every weekday of the whole year\\\nin the house on Lenin Street.")]),
    ("broken-stale", [Some("Bring your passport and 2 photos\\\nas well as the military card\\\nto the hearing in room 7."), Some("Bring your passport and 3 photos\\\nas well as the military card\\\nto the hearing in room 7."), Some("Bring your passport and 4 photos\\\nas well as the military card\\\nto the hearing in room 7.")]),
    ("noted", [Some("<!-- i18n:comment: the decree's word -->\nReservists report within 3 days."), Some("<!-- i18n:comment: the decree's word -->\nReservists report within 3 days."), Some("<!-- i18n:comment: the decree's word -->\nReservists report within 7 days.")]),
    ("noted-stale", [Some("<!-- i18n:comment: of the ministry -->\nThe hotline takes 100 calls an hour."), Some("<!-- i18n:comment: of the ministry -->\nThe hotline takes 200 calls an hour."), Some("<!-- i18n:comment: of the ministry -->\nThe hotline takes 300 calls an hour.")]),
    ("new", [None, None, Some("Since July nobody may leave once a summons is in the register.")]),
    ("last", [Some("Ask a lawyer before you sign anything."); 3]),
];

fn paragraph(key: &str, time: usize) -> &'static str {
    TEXTS.iter().find(|(name, _)| *name == key).and_then(|(_, texts)| texts[time]).unwrap()
}

fn article(time: usize) -> String {
    let texts: Vec<&str> = TEXTS.iter().filter_map(|(_, texts)| texts[time]).collect();
    format!("{}\n", texts.join("\n\n"))
}

/// A repository with what the test knows about each translation.
struct History {
    sandbox: Sandbox,
    /// Number of a translation → the English texts that it was made from or that somebody confirmed.
    made_from: RefCell<BTreeMap<usize, BTreeSet<String>>>,
}

fn locale_file(locale: &str) -> String {
    format!("locales/{locale}/law.ftl")
}

/// English as far as it is not cosmetic.
fn letters(text: &str) -> String {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

/// A paragraph as its letters, without its note.
fn english(paragraph: &str) -> String {
    letters(paragraph.rsplit_once("-->\n").map_or(paragraph, |(_, text)| text))
}

impl History {
    fn new(article: &str) -> History {
        let sandbox = Sandbox::new([
            ("tolmach.toml", CONFIG),
            (".tolmach/.gitattributes", "base/** merge=union\nretired/** merge=union\n"),
            (".tolmach/.gitignore", "lock\n"),
            (ARTICLE, article),
        ]);
        sandbox.git_ok(&["init", "-q"]);
        sandbox.segment();
        History { sandbox, made_from: RefCell::default() }
    }

    /// Returns the id of a paragraph by its text in the catalogue on disk.
    fn id(&self, paragraph: &str) -> String {
        let wanted = english(paragraph);
        let found = self.sandbox.memory().each_unit(|_, _, reading| {
            let catalogue = reading.catalogue.as_ref().unwrap();
            let message = catalogue.messages.iter().find(|message| letters(&catalogue.text(message)) == wanted);
            message.map(|message| message.id.clone())
        });
        found.into_iter().flatten().next().unwrap_or_else(|| panic!("no message {wanted:?}"))
    }

    fn fresh(&self, paragraph: &str) -> usize {
        let mut made_from = self.made_from.borrow_mut();
        let number = made_from.len() + 1;
        made_from.insert(number, BTreeSet::from([english(paragraph)]));
        number
    }

    /// Somebody translates a missing message that shows this English.
    fn translate(&self, locale: &str, paragraph: &str) {
        let (id, number) = (self.id(paragraph), self.fresh(paragraph));
        self.sandbox.edit(&locale_file(locale), &format!("# {id} =\n"), &format!("{id} = перевод №{number}.\n"));
    }

    /// Somebody writes a better translation while this English is shown.
    fn revise(&self, locale: &str, paragraph: &str) {
        let (id, number) = (self.id(paragraph), self.fresh(paragraph));
        let text = self.sandbox.text(&locale_file(locale));
        let old = text.lines().find(|line| line.starts_with(&format!("{id} = "))).unwrap();
        self.sandbox.edit(&locale_file(locale), old, &format!("{id} = перевод №{number}."));
    }

    /// Somebody deletes the `# was:` lines of a message: what stands there now fits this English.
    fn confirm(&self, locale: &str, paragraph: &str) {
        let id = self.id(paragraph);
        let text = self.sandbox.text(&locale_file(locale));
        let mut lines: Vec<&str> = text.lines().collect();
        let at = lines.iter().position(|line| line.starts_with(&format!("{id} = "))).unwrap();
        let number = number(lines[at]).unwrap();
        self.made_from.borrow_mut().get_mut(&number).unwrap().insert(english(paragraph));
        let top = lines[..at].iter().rposition(|line| line.is_empty()).unwrap();
        let kept: Vec<&str> = lines[top..at].iter().copied().filter(|line| !line.starts_with("# was:")).collect();
        assert!(kept.len() < at - top, "{id} is not stale:\n{text}");
        lines.splice(top..at, kept);
        self.sandbox.write(&locale_file(locale), &format!("{}\n", lines.join("\n")));
    }

    fn branch(&self, name: &str, from: &str, segment: bool, work: impl FnOnce(&History)) {
        self.sandbox.git_ok(&["checkout", "-q", "-B", name, from]);
        work(self);
        if segment {
            self.sandbox.segment();
        }
        self.sandbox.commit(name);
    }

    /// Merges a branch into what is checked out and settles every conflict; returns the paths that had one.
    fn merge(&self, branch: &str, settle: &Settle) -> Vec<String> {
        let output = self.sandbox.git(&["merge", "-q", "--no-ff", "--no-commit", branch]);
        let conflicts = self.sandbox.git_ok(&["diff", "--name-only", "--diff-filter=U"]);
        let conflicts: Vec<String> = conflicts.lines().map(str::to_string).collect();
        assert!(output.status.success() || !conflicts.is_empty(), "merge: {}", said(&output));
        for path in &conflicts {
            let side = if path.starts_with("locales/en/") { settle.catalogue } else { settle.locale };
            match side {
                Side::OurFile => drop(self.sandbox.git_ok(&["checkout", "-q", "--ours", "--", path])),
                Side::TheirFile => drop(self.sandbox.git_ok(&["checkout", "-q", "--theirs", "--", path])),
                side => self.sandbox.write(path, &settled(&self.sandbox.text(path), side)),
            }
        }
        let from = match settle.base {
            Side::OurFile => "HEAD",
            Side::TheirFile => "MERGE_HEAD",
            _ => return conflicts,
        };
        self.sandbox.git(&["checkout", "-q", from, "--", ".tolmach/base"]);
        conflicts
    }

    /// Runs `segment` on what a merge left and looks at the truth.
    fn segment_and_look(&self, what: &str) {
        let before = self.numbers();
        let merged = self.sandbox.files();
        self.sandbox.segment();
        let after = self.numbers();
        let lost: Vec<&usize> = before.difference(&after).collect();
        assert!(lost.is_empty(), "{what}: lost {lost:?}\n{}", self.picture(&merged));
        for (id, state, number, now) in self.states() {
            let made_from = &self.made_from.borrow()[&number];
            assert!(
                state != "translated" || made_from.contains(&letters(&now)),
                "{what}: `{id}` №{number} is falsely current: made from {made_from:?}, now {now:?}\nmerged:\n{}",
                self.picture(&merged)
            );
        }
        let once = self.sandbox.files();
        self.sandbox.segment();
        let twice = self.sandbox.files();
        let changed: Vec<&String> =
            twice.iter().filter(|(path, bytes)| once.get(*path) != Some(bytes)).map(|(path, _)| path).collect();
        assert!(changed.is_empty(), "{what}: a second `segment` changes {changed:?}\n{}", self.picture(&twice));
    }

    /// Returns the numbers of all translations in locale files and retired files.
    fn numbers(&self) -> BTreeSet<usize> {
        let files = self.sandbox.files();
        let kept =
            files.iter().filter(|(path, _)| path.starts_with("locales/") || path.starts_with(".tolmach/retired/"));
        kept.flat_map(|(_, bytes)| String::from_utf8_lossy(bytes).lines().filter_map(number).collect::<Vec<_>>())
            .collect()
    }

    /// Returns id, state, number and English of each translation that stands in a locale file.
    fn states(&self) -> Vec<(String, &'static str, usize, String)> {
        let states = self.sandbox.memory().each_unit(|_, _, reading| {
            let catalogue = reading.catalogue.as_ref().unwrap();
            let mut states = Vec::new();
            for translation in &reading.translations {
                for (position, message) in catalogue.messages.iter().enumerate() {
                    let Some(entry) = translation.entry(position) else { continue };
                    let text = translation.file.unwrap().slice(entry.span);
                    let state = match translation.messages[position].state {
                        State::Translated(_) => "translated",
                        State::Stale(_) => "stale",
                        State::Missing => "missing",
                    };
                    let number = text.lines().find_map(number).unwrap_or_else(|| panic!("no number in {text:?}"));
                    states.push((
                        format!("{}:{}", translation.locale, message.id),
                        state,
                        number,
                        catalogue.text(message),
                    ));
                }
            }
            states
        });
        states.into_iter().flatten().collect()
    }

    fn state(&self, locale: &str, paragraph: &str) -> &'static str {
        let id = format!("{locale}:{}", self.id(paragraph));
        self.states().into_iter().find(|(other, ..)| *other == id).map_or("missing", |(_, state, ..)| state)
    }

    fn picture(&self, files: &BTreeMap<String, Vec<u8>>) -> String {
        let shown = files.iter().filter(|(path, _)| path.ends_with("law.ftl") && path.contains("/ru/"));
        shown.map(|(path, bytes)| format!("=== {path}\n{}", String::from_utf8_lossy(bytes))).collect()
    }
}

/// Reads `перевод №12.`
fn number(line: &str) -> Option<usize> {
    line.split_once('№')?.1.split('.').next()?.parse().ok()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Ours,
    Theirs,
    Both,
    OurFile,
    TheirFile,
}

/// How conflicts are settled.
#[derive(Clone, Copy, Debug)]
struct Settle {
    catalogue: Side,
    locale: Side,
    base: Side,
}

const PLAIN: Settle = Settle { catalogue: Side::Ours, locale: Side::Ours, base: Side::Both };

/// Takes one side of each conflict, or both one after the other.
fn settled(text: &str, side: Side) -> String {
    let mut out = String::new();
    let mut inside = None;
    for line in text.split_inclusive('\n') {
        match (line.get(..7), inside) {
            (Some("<<<<<<<"), None) => inside = Some(Side::Ours),
            (Some("======="), Some(Side::Ours)) => inside = Some(Side::Theirs),
            (Some(">>>>>>>"), Some(Side::Theirs)) => inside = None,
            (_, Some(here)) if here != side && side != Side::Both => {}
            _ => out.push_str(line),
        }
    }
    out
}

/// Two translators and an editor start from the same commit; `segmented` tells whether the translators ran `segment`.
fn three_branches(segmented: bool) -> History {
    let history = History::new(&article(0));
    for key in ["edited", "number", "twice", "confirmed", "removed", "broken-stale", "noted-stale"] {
        history.translate("ru", paragraph(key, 0));
        history.translate("kk", paragraph(key, 0));
    }
    history.sandbox.segment();
    history.sandbox.commit("first");
    history.sandbox.write(ARTICLE, &article(1));
    history.sandbox.segment();
    history.sandbox.commit("start");
    let now = |key| paragraph(key, 1);
    history.branch("a", "main", segmented, |history| {
        for key in ["by-a", "by-both", "reworded", "broken-line", "noted"] {
            history.translate("ru", now(key));
        }
        history.revise("ru", now("edited"));
        history.revise("ru", now("number"));
        for key in ["twice", "broken-stale", "noted-stale"] {
            history.revise("ru", now(key));
            history.confirm("ru", now(key));
        }
    });
    history.branch("b", "main", segmented, |history| {
        for key in ["by-b", "by-both", "last"] {
            history.translate("ru", now(key));
            history.translate("kk", now(key));
        }
        history.revise("ru", now("removed"));
        history.confirm("ru", now("confirmed"));
        history.revise("kk", now("edited"));
        history.confirm("kk", now("broken-stale"));
        // An edit that the translator does not declare done: it was made for the older English.
        let id = history.id(now("twice"));
        let old = history.fresh(paragraph("twice", 0));
        let text = history.sandbox.text(&locale_file("ru"));
        let line = text.lines().find(|line| line.starts_with(&format!("{id} = "))).unwrap();
        history.sandbox.edit(&locale_file("ru"), line, &format!("{id} = перевод №{old}."));
    });
    history.branch("editor", "main", true, |history| history.sandbox.write(ARTICLE, &article(2)));
    history
}

#[test]
fn different_messages_of_one_file_merge_clean() {
    for segmented in [true, false] {
        let history = History::new(&article(1));
        history.sandbox.commit("start");
        let here = |key| paragraph(key, 1);
        history.branch("a", "main", segmented, |history| {
            for key in ["edited", "by-a", "number"] {
                history.translate("ru", here(key));
            }
        });
        history.branch("b", "main", segmented, |history| {
            for key in ["by-b", "by-both", "twice"] {
                history.translate("ru", here(key));
            }
        });
        for (first, second) in [("a", "b"), ("b", "a")] {
            history.sandbox.git_ok(&["checkout", "-q", "-B", "both", first]);
            assert_eq!(history.merge(second, &PLAIN), Vec::<String>::new());
            history.segment_and_look("merge");
            for key in ["edited", "by-a", "number", "by-b", "by-both", "twice"] {
                assert_eq!(history.state("ru", here(key)), "translated", "{key}");
            }
            history.sandbox.commit("merged");
        }
    }
}

#[test]
fn an_edit_of_the_english_and_translations_of_other_messages_merge_clean() {
    let history = History::new(&article(1));
    history.translate("ru", paragraph("edited", 1));
    history.sandbox.segment();
    history.sandbox.commit("start");
    history.branch("a", "main", true, |history| history.translate("ru", paragraph("by-b", 1)));
    history.branch("editor", "main", true, |history| {
        history.sandbox.edit(ARTICLE, "young men of eighteen", "young men of nineteen");
    });
    for (first, second) in [("a", "editor"), ("editor", "a")] {
        history.sandbox.git_ok(&["checkout", "-q", "-B", "both", first]);
        assert_eq!(history.merge(second, &PLAIN), Vec::<String>::new());
        history.segment_and_look("merge");
        assert_eq!(history.state("ru", paragraph("by-b", 1)), "translated");
        assert_eq!(history.state("ru", "Every spring the army calls up young men of nineteen."), "stale");
        history.sandbox.commit("merged");
    }
}

const ORDERS: [[&str; 3]; 6] = [
    ["a", "b", "editor"],
    ["a", "editor", "b"],
    ["b", "a", "editor"],
    ["b", "editor", "a"],
    ["editor", "a", "b"],
    ["editor", "b", "a"],
];

#[test]
fn whichever_side_is_taken_nothing_is_falsely_current() {
    let mut cases = Vec::new();
    for segmented in [true, false] {
        for order in ORDERS {
            for catalogue in [Side::Ours, Side::Theirs, Side::OurFile, Side::TheirFile] {
                for locale in [Side::Ours, Side::Theirs, Side::Both, Side::OurFile, Side::TheirFile] {
                    for base in [Side::Both, Side::OurFile, Side::TheirFile] {
                        cases.push((segmented, order, Settle { catalogue, locale, base }));
                    }
                }
            }
        }
    }
    let wanted = runs("TOLMACH_MERGES", 60).clamp(1, cases.len());
    let histories = [three_branches(false), three_branches(true)];
    // 49 shares no divisor with 720: a sample goes through all sides and orders.
    for number in 0..wanted {
        let (segmented, order, settle) = cases[number * 49 % cases.len()];
        let history = &histories[usize::from(segmented)];
        history.sandbox.git_ok(&["checkout", "-q", "-f", "-B", "all", order[0]]);
        for branch in &order[1..] {
            let what = format!("{order:?} at {branch}, segmented: {segmented}, {settle:?}");
            history.merge(branch, &settle);
            history.segment_and_look(&what);
            history.sandbox.commit("merged");
        }
    }
}

#[test]
fn two_editors_and_their_translators_merge() {
    let start = "The fee is 5 roubles.\n\nThe office is closed on Sundays.\n";
    let may = "The new law enters into force in May of this year.";
    let june = "The new law enters into force in June of this year.";
    let other = "Nobody is asked for a reason.";
    let history = History::new(start);
    history.sandbox.commit("start");
    for (branch, paragraph) in [("a", may), ("b", june), ("c", other)] {
        history.branch(branch, "main", true, |history| {
            history.sandbox.write(ARTICLE, &start.replace("\n\n", &format!("\n\n{paragraph}\n\n")));
            history.sandbox.segment();
            history.translate("ru", paragraph);
        });
    }
    for (first, second) in [("a", "b"), ("b", "a"), ("a", "c"), ("c", "a")] {
        for (catalogue, locale) in [
            (Side::Ours, Side::Ours),
            (Side::Ours, Side::Theirs),
            (Side::Theirs, Side::Ours),
            (Side::Theirs, Side::Theirs),
            (Side::Ours, Side::Both),
            (Side::Theirs, Side::Both),
        ] {
            let what = format!("{first} + {second}, {catalogue:?}, {locale:?}");
            history.sandbox.git_ok(&["checkout", "-q", "-f", "-B", "both", first]);
            history.merge(second, &Settle { catalogue, locale, base: Side::Both });
            // Both paragraphs stay in the article, whatever side the catalogue is from.
            let texts: Vec<&str> = [("a", may), ("b", june), ("c", other)]
                .iter()
                .filter(|(branch, _)| [first, second].contains(branch))
                .map(|(_, text)| *text)
                .collect();
            history.sandbox.write(ARTICLE, &start.replace("\n\n", &format!("\n\n{}\n\n", texts.join("\n\n"))));
            history.segment_and_look(&what);
            if locale == Side::Both && [first, second].contains(&"c") {
                for text in texts {
                    assert_eq!(history.state("ru", text), "translated", "{what}: {text}");
                }
            }
            history.sandbox.commit("merged");
        }
    }
}
