//! An article → an edited one, with the ids that must survive.
//!
//! Every edit is drawn from a seeded generator, so that a run gives the same cases on every machine.

/// A heading of a level, or anything else.
#[derive(Clone, Debug)]
pub struct Block {
    pub level: Option<u8>,
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edit {
    Typo,
    /// So many percent of the words.
    Reword(u32),
    Move,
    MoveAndReword(u32),
    Split,
    Merge,
    SentenceMoved,
    Delete,
    Insert,
    /// Another text stands in the place of the old one.
    Replace,
    /// The original gets a typo, an edited copy of it stands anywhere.
    CopyBesideTypo,
    SectionMove,
    HeadingReworded,
    HeadingReplaced,
}

pub const EDITS: &[Edit] = &[
    Edit::Typo,
    Edit::Reword(10),
    Edit::Reword(25),
    Edit::Reword(40),
    Edit::Reword(55),
    Edit::Move,
    Edit::MoveAndReword(25),
    Edit::MoveAndReword(40),
    Edit::Split,
    Edit::Merge,
    Edit::SentenceMoved,
    Edit::Delete,
    Edit::Insert,
    Edit::Replace,
    Edit::CopyBesideTypo,
    Edit::SectionMove,
    Edit::HeadingReworded,
    Edit::HeadingReplaced,
];

/// A new block with what must become of it.
#[derive(Clone, Debug)]
pub struct Item {
    pub block: Block,
    /// The edit that it shows, nothing when it was left alone.
    pub edit: Option<Edit>,
    /// The old blocks that it may carry on; empty: it is new.
    pub accept: Vec<usize>,
    /// Pieces of one split, of which exactly one must carry on.
    pub group: Option<usize>,
    /// The old blocks whose sentences it holds, beside the one that it carries on.
    pub sources: Vec<usize>,
}

/// A small generator of numbers (splitmix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Returns a number below a bound.
    pub fn below(&mut self, bound: usize) -> usize {
        (self.roll() % bound.max(1) as u64) as usize
    }

    pub fn percent(&mut self, chance: u32) -> bool {
        self.below(100) < chance as usize
    }
}

/// Applies edits to a share of the blocks, in percent; `spare` holds texts to insert and words to draw from.
pub fn edit(old: &[Block], spare: &[Block], kinds: &[Edit], share: usize, dice: &mut Dice) -> Vec<Item> {
    let mut items: Vec<Item> = old
        .iter()
        .enumerate()
        .map(|(index, block)| Item {
            block: block.clone(),
            edit: None,
            accept: vec![index],
            group: None,
            sources: Vec::new(),
        })
        .collect();
    let words: Vec<String> =
        spare.iter().chain(old).flat_map(|block| block.text.split(' ').map(str::to_owned)).collect();
    for number in 0..(old.len() * share / 100).max(1) {
        let kind = kinds[dice.below(kinds.len())];
        apply(kind, number, &mut items, spare, &words, dice);
    }
    items
}

fn apply(kind: Edit, number: usize, items: &mut Vec<Item>, spare: &[Block], words: &[String], dice: &mut Dice) {
    let is_heading = |item: &Item| item.block.level.is_some();
    let least_words = match kind {
        Edit::Delete | Edit::Move | Edit::Insert | Edit::Replace => 1,
        Edit::Typo => 3,
        _ => 6,
    };
    let sentences_of = |item: &Item| sentences(&item.block.text).len();
    let fits = |item: &Item| {
        item.edit.is_none()
            && match kind {
                Edit::HeadingReworded | Edit::HeadingReplaced => is_heading(item),
                Edit::SectionMove => item.block.level.is_some_and(|level| level > 1),
                Edit::Split => !is_heading(item) && sentences_of(item) >= 2,
                Edit::SentenceMoved => !is_heading(item) && sentences_of(item) >= 3,
                _ => !is_heading(item) && item.block.text.split(' ').count() >= least_words,
            }
    };
    let fitting: Vec<usize> = (0..items.len()).filter(|&at| fits(&items[at])).collect();
    if fitting.is_empty() {
        return;
    }
    let at = fitting[dice.below(fitting.len())];
    match kind {
        Edit::Typo => {
            items[at].block.text = misspell(&items[at].block.text, dice);
            items[at].edit = Some(kind);
        }
        Edit::Reword(percent) => {
            items[at].block.text = reword(&items[at].block.text, percent, words, dice);
            items[at].edit = Some(kind);
        }
        Edit::Move | Edit::MoveAndReword(_) => {
            let mut item = items.remove(at);
            if let Edit::MoveAndReword(percent) = kind {
                item.block.text = reword(&item.block.text, percent, words, dice);
            }
            item.edit = Some(kind);
            let to = dice.below(items.len() + 1);
            items.insert(to, item);
        }
        Edit::Split => {
            let text = items[at].block.text.clone();
            let all = sentences(&text);
            let cut = 1 + dice.below(all.len() - 1);
            let (first, second) = (all[..cut].join(" "), all[cut..].join(" "));
            let share = first.len() as f64 / (first.len() + second.len()) as f64;
            let source = items[at].accept.clone();
            let mut pieces = [first, second].map(|text| Item {
                block: Block { level: None, text },
                edit: Some(kind),
                accept: source.clone(),
                group: None,
                sources: source.clone(),
            });
            if (0.35..=0.65).contains(&share) {
                pieces[0].group = Some(number);
                pieces[1].group = Some(number);
            } else {
                pieces[usize::from(share > 0.5)].accept.clear();
            }
            items.splice(at..=at, pieces);
        }
        Edit::Merge => {
            let next = at + 1;
            if next >= items.len() || items[next].edit.is_some() || is_heading(&items[next]) {
                return;
            }
            let second = items.remove(next);
            let (a, b) = (items[at].block.text.len(), second.block.text.len());
            let share = a as f64 / (a + b) as f64;
            items[at].block.text = format!("{} {}", items[at].block.text, second.block.text);
            items[at].edit = Some(kind);
            let both = [items[at].accept[0], second.accept[0]];
            items[at].sources = both.to_vec();
            items[at].accept = match share {
                share if share > 0.65 => vec![both[0]],
                share if share < 0.35 => vec![both[1]],
                _ => both.to_vec(),
            };
        }
        Edit::SentenceMoved => {
            let others: Vec<usize> = fitting.into_iter().filter(|&other| other != at).collect();
            if others.is_empty() {
                return;
            }
            let to = others[dice.below(others.len())];
            let text = items[at].block.text.clone();
            let mut left = sentences(&text);
            let moved = left.remove(dice.below(left.len()));
            items[at].block.text = left.join(" ");
            items[at].edit = Some(kind);
            let text = items[to].block.text.clone();
            let mut longer = sentences(&text);
            longer.insert(dice.below(longer.len() + 1), moved);
            items[to].block.text = longer.join(" ");
            items[to].edit = Some(kind);
            let source = items[at].accept[0];
            items[to].sources.push(source);
        }
        Edit::Delete => {
            items.remove(at);
        }
        Edit::Insert => {
            let block = spare[dice.below(spare.len())].clone();
            if items.iter().any(|item| item.block.text == block.text) {
                return;
            }
            let item = Item {
                block: Block { level: None, ..block },
                edit: Some(kind),
                accept: Vec::new(),
                group: None,
                sources: Vec::new(),
            };
            let to = dice.below(items.len() + 1);
            items.insert(to, item);
        }
        Edit::Replace => {
            let text = spare[dice.below(spare.len())].text.clone();
            if items.iter().any(|item| item.block.text == text) {
                return;
            }
            items[at].block.text = text;
            items[at].edit = Some(kind);
            items[at].accept.clear();
        }
        Edit::CopyBesideTypo => {
            let percent = 10 + dice.below(20) as u32;
            let copy = Item {
                block: Block { level: None, text: reword(&items[at].block.text, percent, words, dice) },
                edit: Some(kind),
                accept: Vec::new(),
                group: None,
                sources: Vec::new(),
            };
            items[at].block.text = misspell(&items[at].block.text, dice);
            items[at].edit = Some(kind);
            let to = [at, at + 1, dice.below(items.len() + 1)][dice.below(3)];
            items.insert(to, copy);
        }
        Edit::SectionMove => {
            let level = items[at].block.level;
            let ends = |item: &Item| item.block.level.is_some() && item.block.level <= level;
            let end = (at + 1..items.len()).find(|&to| ends(&items[to])).unwrap_or(items.len());
            let mut section: Vec<Item> = items.drain(at..end).collect();
            section[0].edit = Some(kind);
            let places: Vec<usize> = (0..items.len()).filter(|&to| items[to].block.level == level).collect();
            let to = if places.is_empty() { items.len() } else { places[dice.below(places.len())] };
            items.splice(to..to, section);
        }
        Edit::HeadingReworded => {
            let text = &mut items[at].block.text;
            let extra = &words[dice.below(words.len())];
            *text = if dice.percent(50) {
                format!("{text} {extra}")
            } else {
                let mut parts: Vec<&str> = text.split(' ').collect();
                let which = dice.below(parts.len());
                if parts.len() > 1 {
                    parts[which] = extra
                } else {
                    parts.push(extra)
                }
                parts.join(" ")
            };
            items[at].edit = Some(kind);
        }
        Edit::HeadingReplaced => {
            let count = 2 + dice.below(3);
            let drawn: Vec<&str> = (0..count).map(|_| words[dice.below(words.len())].as_str()).collect();
            items[at].block.text = drawn.join(" ");
            items[at].edit = Some(kind);
        }
    }
}

/// Puts one letter of one word wrong.
pub fn misspell(text: &str, dice: &mut Dice) -> String {
    let letters: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| c.is_ascii_alphabetic()).collect();
    if letters.is_empty() {
        return format!("{text}x");
    }
    let (at, c) = letters[dice.below(letters.len())];
    let other = (b'a' + dice.below(26) as u8) as char;
    let other = if other == c.to_ascii_lowercase() { 'ß' } else { other };
    let (before, after) = (&text[..at], &text[at + 1..]);
    match dice.below(3) {
        0 => format!("{before}{other}{after}"),
        1 => format!("{before}{other}{c}{after}"),
        _ => format!("{before}{after}"),
    }
}

/// Replaces, drops or adds so many percent of the words, at least one.
pub fn reword(text: &str, percent: u32, words: &[String], dice: &mut Dice) -> String {
    let mut parts: Vec<String> = text.split(' ').map(str::to_owned).collect();
    let count = (parts.len() * percent as usize).div_ceil(100).max(1);
    let mut places: Vec<usize> = (0..parts.len()).collect();
    for at in 0..count {
        let other = at + dice.below(places.len() - at);
        places.swap(at, other);
    }
    for &at in &places[..count] {
        let drawn = &words[dice.below(words.len())];
        parts[at] = match dice.below(4) {
            0 => String::new(),
            1 => format!("{} {drawn}", parts[at]),
            _ => drawn.clone(),
        };
    }
    parts.retain(|part| !part.is_empty());
    if parts.is_empty() { words[0].clone() } else { parts.join(" ") }
}

/// Cuts a text after each full stop, question or exclamation mark before a space.
pub fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut rest = text;
    while let Some(at) = [". ", "? ", "! "].iter().filter_map(|end| rest.find(end)).min() {
        sentences.push(&rest[..=at]);
        rest = &rest[at + 2..];
    }
    if !rest.is_empty() {
        sentences.push(rest);
    }
    sentences
}
