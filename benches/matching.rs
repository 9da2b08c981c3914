//! The time that carrying ids over takes, by number of segments and share of edited ones, on one thread.
//!
//! `cargo bench --bench matching [-- N …]`. The texts have the word frequencies of prose; edits are deletions, insertions,
//! moves, misspellings and rewordings of 20 to 45 % of the words.

#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a program for the terminal")]

#[path = "../tests/suite/synthetic/edits.rs"]
#[allow(dead_code)]
mod edits;

use std::time::Instant;

use edits::{Dice, misspell, reword};
use tolmach::matching::{Piece, Role, carry};

const WORDS: usize = 20_000;
const SIZES: [usize; 4] = [1_000, 10_000, 100_000, 300_000];
const EDITED: [u32; 2] = [5, 30];
/// Short runs are measured so many times, and the fastest counts.
const ROUNDS: usize = 5;

type Text = (Role, String);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let wanted: Vec<usize> = arguments.iter().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = match (wanted.is_empty(), arguments.iter().any(|argument| argument == "--bench")) {
        (false, _) => wanted,
        (true, true) => SIZES.to_vec(),
        // Cargo runs benches as tests, too.
        (true, false) => SIZES[..1].to_vec(),
    };
    let words: Vec<String> = (0..WORDS).map(word).collect();
    for size in sizes {
        for percent in EDITED {
            let mut dice = Dice(size as u64 + u64::from(percent));
            let old = article(size, &words, &mut dice);
            let new = edited(&old, percent, &words, &mut dice);
            let (old, new) = (pieces(&old), pieces(&new));
            let rounds = if size > 10_000 { 1 } else { ROUNDS };
            let times = (0..rounds).map(|_| {
                let start = Instant::now();
                let outcome = carry(&old, &new);
                (start.elapsed(), outcome.carried.iter().flatten().count())
            });
            let (time, carried) = times.min().expect("there is a round");
            println!("{size:7} segments, {percent:2} % edited: {:8.1} ms, {carried} carried", time.as_secs_f64() * 1e3);
        }
    }
}

/// Makes an article in which every twelfth segment is a heading.
fn article(size: usize, words: &[String], dice: &mut Dice) -> Vec<Text> {
    let segment = |at: usize| {
        let heading = at.is_multiple_of(12);
        let count = if heading { 2 + dice.below(5) } else { 5 + dice.below(90) };
        let word = |at: usize, dice: &mut Dice| if at % 15 == 14 { draw(words, dice) + "." } else { draw(words, dice) };
        let text: Vec<String> = (0..count).map(|at| word(at, dice)).collect();
        (if heading { Role::Heading(2) } else { Role::Body }, text.join(" "))
    };
    (0..size).map(segment).collect()
}

fn edited(old: &[Text], percent: u32, words: &[String], dice: &mut Dice) -> Vec<Text> {
    let mut new: Vec<Text> = Vec::with_capacity(old.len());
    for (role, text) in old {
        if !dice.percent(percent) {
            new.push((*role, text.clone()));
            continue;
        }
        match dice.below(10) {
            0 => {}
            1 => {
                new.push((*role, text.clone()));
                let other: Vec<String> = (0..30).map(|_| draw(words, dice)).collect();
                new.push((Role::Body, other.join(" ")));
            }
            2 => {
                let to = dice.below(new.len() + 1).max(new.len().saturating_sub(300));
                new.insert(to, (*role, reword(text, 10, words, dice)));
            }
            3 => new.push((*role, misspell(text, dice))),
            share => {
                let share = u32::try_from(share).expect("below ten");
                new.push((*role, reword(text, share * 5, words, dice)));
            }
        }
    }
    new
}

/// Draws a word; that of rank r has a weight near 1/r.
fn draw(words: &[String], dice: &mut Dice) -> String {
    let chance = dice.below(1 << 30) as f64 / f64::from(1 << 30);
    words[((words.len() as f64).powf(chance) - 1.0) as usize].clone()
}

/// Makes the word of a rank; frequent words are short.
fn word(rank: usize) -> String {
    let mut dice = Dice(rank as u64);
    let length = 2 + (rank as f64 + 1.0).log10() as usize + dice.below(4);
    let letter = |at: usize| {
        let byte = if at.is_multiple_of(2) { b"bcdfghklmnprstvw"[dice.below(16)] } else { b"aeiou"[dice.below(5)] };
        char::from(byte)
    };
    (0..length).map(letter).collect()
}

fn pieces(texts: &[Text]) -> Vec<Piece<'_>> {
    texts.iter().map(|(role, text)| Piece { role: *role, text, visible: text, links: Vec::new() }).collect()
}
