//! Pieces → parts that fit into a message.

use super::markup::{Piece, html};
use crate::prose;

/// The most UTF-16 units of a part, tags included: below 4,096 with its number and the last line feed.
const MOST: usize = 4095 - 24;

/// Packs pieces into as few parts as fit in order; a heading goes with what it leads to.
pub(super) fn parts(pieces: Vec<Piece>, abbreviations: &[String]) -> Vec<Vec<Piece>> {
    let mut parts: Vec<Vec<Piece>> = Vec::new();
    let mut part: Vec<Piece> = Vec::new();
    // The units of `part`, tags that neighbours share counted twice.
    let mut units = 0;
    for piece in pieces {
        for piece in fitting(piece, abbreviations) {
            let own = size(std::slice::from_ref(&piece)) + 2;
            if units + own > MOST {
                let next = led(&mut part);
                if !part.is_empty() {
                    parts.push(std::mem::replace(&mut part, next));
                }
                units = size(&part);
                // A heading that fills a part itself goes alone.
                if units + own > MOST && !part.is_empty() {
                    parts.push(std::mem::take(&mut part));
                    units = 0;
                }
            }
            units += own;
            part.push(piece);
        }
    }
    if !part.is_empty() {
        parts.push(part);
    }
    parts
}

/// Takes the headings from the end of a part, unless it holds nothing else.
fn led(part: &mut Vec<Piece>) -> Vec<Piece> {
    let kept = part.iter().rposition(|piece| !piece.leads).map_or(part.len(), |at| at + 1);
    part.split_off(kept)
}

fn size(pieces: &[Piece]) -> usize {
    html(pieces).encode_utf16().count()
}

/// Cuts a piece that is longer than a message.
fn fitting(piece: Piece, abbreviations: &[String]) -> Vec<Piece> {
    let most = MOST - 2;
    let text = piece.plain();
    let mut pieces = Vec::new();
    let mut start = 0;
    loop {
        if start > 0 {
            start += text[start..].len() - text[start..].trim_start_matches(['\n', ' ']).len();
        }
        // A unit has three bytes at most, so a longer text surely does not fit.
        let near = piece.cut(start, text.floor_char_boundary(start.saturating_add(most * 4)));
        if size(std::slice::from_ref(&near)) <= most {
            pieces.push(near);
            break;
        }
        let seen = near.plain();
        let Some(cut) = cuts(&near, &seen, abbreviations).into_iter().find_map(|places| longest(&near, &places, most))
        else {
            break;
        };
        pieces.push(near.cut(0, seen[..cut].trim_end().len()));
        start += cut;
    }
    pieces.retain(|piece| !piece.plain().trim().is_empty());
    pieces
}

/// Returns the places where a text may be cut, the best kind first: lines and sentences, words, graphemes, characters;
/// first without those inside links, then with them.
fn cuts(piece: &Piece, text: &str, abbreviations: &[String]) -> Vec<Vec<usize>> {
    let lines = text.match_indices('\n').map(|(at, _)| at + 1);
    let sentences = prose::sentences(text, abbreviations).into_iter().map(|span| span.end);
    let mut sentences: Vec<usize> = lines.chain(sentences).collect();
    sentences.sort_unstable();
    let words =
        text.char_indices().filter(|(_, c)| c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{202F}' | '\u{2007}'));
    let words: Vec<usize> = words.map(|(at, c)| at + c.len_utf8()).collect();
    let graphemes: Vec<usize> = prose::grapheme_ends(text);
    let characters = text.char_indices().map(|(at, _)| at).collect();
    let outside = |places: &[usize]| {
        let mut kept = Vec::new();
        let mut at = 0;
        let mut links = Vec::new();
        for run in piece.runs.chunk_by(|a, b| a.target == b.target) {
            let length: usize = run.iter().map(|run| run.text.len()).sum();
            if run[0].target.is_some() {
                links.push(at..at + length);
            }
            at += length;
        }
        let mut links = links.iter().peekable();
        for place in places {
            while links.next_if(|link| link.end <= *place).is_some() {}
            if links.peek().is_none_or(|link| *place <= link.start) {
                kept.push(*place);
            }
        }
        kept
    };
    vec![outside(&sentences), outside(&words), sentences, words, outside(&graphemes), graphemes, characters]
}

/// Returns the last place up to which a piece fits.
fn longest(piece: &Piece, places: &[usize], most: usize) -> Option<usize> {
    let fits = |place: usize| size(&[piece.cut(0, place)]) <= most;
    let count = places.partition_point(|place| fits(*place));
    places[..count].last().copied().filter(|place| *place > 0)
}
