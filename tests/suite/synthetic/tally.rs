//! Cases and outcomes → how many ids went right, for each edit.

use super::edits::{Block, Dice, Edit, Item, edit};
use std::collections::BTreeMap;
use tolmach::matching::{Outcome, Piece, Role, carry};

#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    pub cases: u32,
    pub right: u32,
    /// Got an id that is not its own.
    pub wrong: u32,
    pub sources: u32,
    pub sources_found: u32,
    pub sources_false: u32,
}

impl Tally {
    pub fn add(&mut self, other: Tally) {
        self.cases += other.cases;
        self.right += other.right;
        self.wrong += other.wrong;
        self.sources += other.sources;
        self.sources_found += other.sources_found;
        self.sources_false += other.sources_false;
    }

    pub fn share(&self) -> f64 {
        f64::from(self.right) / f64::from(self.cases.max(1))
    }
}

pub type Tallies = BTreeMap<(Edit, bool), Tally>;

pub fn pieces<'a>(blocks: impl Iterator<Item = &'a Block>) -> Vec<Piece<'a>> {
    blocks
        .map(|block| Piece {
            role: block.level.map_or(Role::Body, Role::Heading),
            text: &block.text,
            visible: &block.text,
            links: Vec::new(),
        })
        .collect()
}

/// Edits an article again and again and tallies by kind of edit, and apart from them the blocks left alone.
pub fn tally(
    articles: &[Vec<Block>],
    spare: &[Block],
    kinds: &[Edit],
    share: usize,
    rounds: u64,
    seed: u64,
    mut on_error: impl FnMut(&Item, &[Block], &Outcome, usize),
) -> Tallies {
    let mut tallies = Tallies::new();
    for round in 0..rounds {
        let mut dice = Dice(seed ^ (round << 20));
        let old = &articles[dice.below(articles.len())];
        let items = edit(old, spare, kinds, share, &mut dice);
        let olds = pieces(old.iter());
        let news = pieces(items.iter().map(|item| &item.block));
        let outcome = carry(&olds, &news);
        let got = |new: usize| outcome.carried[new].map(|carry| carry.old);
        for (new, item) in items.iter().enumerate() {
            let kind = item.edit.unwrap_or(kinds[0]);
            let tally = tallies.entry((kind, item.edit.is_none())).or_default();
            if let Some(group) = item.group {
                let mates = (0..items.len()).filter(|&n| items[n].group == Some(group));
                let (first, heirs) = mates.fold((usize::MAX, 0), |(first, heirs), n| {
                    (first.min(n), heirs + u32::from(got(n).is_some_and(|o| item.accept.contains(&o))))
                });
                if first == new {
                    tally.cases += 1;
                    tally.right += u32::from(heirs == 1);
                }
            } else {
                tally.cases += 1;
                let fine = match got(new) {
                    None => item.accept.is_empty(),
                    // An equal text is as good.
                    Some(o) => item.accept.iter().any(|&a| a == o || old[a].text == old[o].text),
                };
                tally.right += u32::from(fine);
                tally.wrong += u32::from(!fine && got(new).is_some());
                if !fine {
                    on_error(item, old, &outcome, new);
                }
            }
            let wanted = item.sources.iter().filter(|&&source| got(new) != Some(source));
            let related = &outcome.related[new];
            tally.sources += wanted.clone().count() as u32;
            tally.sources_found += wanted.clone().filter(|source| related.contains(source)).count() as u32;
            tally.sources_false += related.iter().filter(|&source| !item.sources.contains(source)).count() as u32;
        }
    }
    tallies
}
