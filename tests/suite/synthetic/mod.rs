//! Synthetic edits of an article: how many ids go right, with a floor for each kind of edit.

#![allow(clippy::print_stdout, reason = "the figures are read with `--nocapture`")]

mod edits;
mod tally;

use edits::{Block, EDITS, Edit};
use tally::{Tallies, tally};

const PROSE: &str = include_str!("prose.md");

/// Returns the articles of the prose.
fn articles() -> Vec<Vec<Block>> {
    let mut articles: Vec<Vec<Block>> = Vec::new();
    for line in PROSE.lines().filter(|line| !line.is_empty()) {
        let text = line.trim_start_matches('#').trim().to_owned();
        let level = (line.len() - line.trim_start_matches('#').len()) as u8;
        if level == 1 {
            articles.push(Vec::new());
        }
        let block = Block { level: (level > 0).then_some(level), text };
        articles.last_mut().expect("prose begins with a title").push(block);
    }
    articles
}

/// The least share of right ids for an edit, in percent. A text of which half the words are others, or that stands
/// elsewhere besides, may be lost; hardly any id may go to a wrong one.
fn floor(edit: Edit) -> f64 {
    match edit {
        Edit::Reword(55) | Edit::MoveAndReword(40) | Edit::CopyBesideTypo => 98.0,
        Edit::HeadingReplaced => 85.0,
        Edit::Reword(_) | Edit::MoveAndReword(_) | Edit::Split | Edit::Merge => 99.5,
        _ => 100.0,
    }
}

/// Edits each article while the others are the spare texts; fails below the floors.
fn check(kinds: &[Edit], share: usize, rounds: u64, floor: impl Fn(Edit) -> f64) {
    let articles = articles();
    let mut errors: Vec<String> = Vec::new();
    let mut sums = Tallies::new();
    for at in 0..articles.len() {
        let spare: Vec<Block> = (1..articles.len())
            .flat_map(|other| articles[(at + other) % articles.len()].clone())
            .filter(|block| block.level.is_none())
            .collect();
        let edited = std::slice::from_ref(&articles[at]);
        let seed = at as u64;
        let tallies = tally(edited, &spare, kinds, share, rounds, seed, |item, old, outcome, new| {
            let got = outcome.carried[new].map(|carry| &old[carry.old].text);
            errors.push(format!("{:?} {:?}\n   got {got:?}", item.edit, item.block.text));
        });
        for (key, tally) in tallies {
            sums.entry(key).or_default().add(tally);
        }
    }
    for ((edit, alone), sum) in sums {
        println!("{edit:?}, left alone {alone}: {:.2} % {sum:?}", 100.0 * sum.share());
        let least = if alone { 100.0 } else { floor(edit) };
        assert!(100.0 * sum.share() >= least, "{edit:?} {sum:?}\n{}", errors.join("\n"));
        assert!(sum.wrong * 50 <= sum.cases, "{edit:?} {sum:?}\n{}", errors.join("\n"));
    }
}

#[test]
fn ids_survive_each_kind_of_edit() {
    for &kind in EDITS {
        check(&[kind], 20, 40, floor);
    }
}

#[test]
fn ids_survive_edits_of_all_kinds_at_once() {
    check(EDITS, 20, 120, |edit| floor(edit) - 5.0);
    check(EDITS, 60, 200, |edit| if edit == Edit::HeadingReplaced { 30.0 } else { floor(edit) - 6.0 });
}

#[test]
fn sentences_that_moved_are_told() {
    let articles = articles();
    for kind in [Edit::Split, Edit::Merge, Edit::SentenceMoved] {
        let tallies = tally(&articles, &articles[0], &[kind], 20, 200, 3, |_, _, _, _| {});
        let tally = tallies[&(kind, false)];
        println!("{kind:?} {tally:?}");
        assert!(tally.sources_found * 100 >= tally.sources * 95, "{kind:?} {tally:?}");
        assert!(tally.sources_false * 100 <= tally.sources, "{kind:?} {tally:?}");
    }
}

#[test]
fn strangers_of_the_same_article_are_new() {
    // Every third text is held out and put in the place of others: the hardest strangers, on the same subject.
    for article in articles() {
        let spare: Vec<Block> =
            article.iter().skip(1).step_by(3).filter(|block| block.level.is_none()).cloned().collect();
        let old: Vec<Block> =
            article.iter().filter(|block| spare.iter().all(|other| other.text != block.text)).cloned().collect();
        for (kind, least) in [(Edit::Replace, 97.0), (Edit::Insert, 100.0)] {
            let tallies = tally(std::slice::from_ref(&old), &spare, &[kind], 20, 100, 5, |_, _, _, _| {});
            for ((_, alone), tally) in tallies {
                println!("{kind:?}, left alone {alone}: {tally:?}");
                let least = if alone { 100.0 } else { least };
                assert!(100.0 * tally.share() >= least, "{kind:?} {tally:?}");
            }
        }
    }
}
