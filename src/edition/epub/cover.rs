//! Title → a cover as an SVG drawing, in any script and direction.
//!
//! No font is measured: widths are estimated on the safe side, and a title that is long gets smaller letters.

use super::Book;
use crate::locale::Direction;
use crate::markdown::escaped;
use crate::prose;

const WIDTH: u32 = 1200;
const HEIGHT: u32 = 1800;
const MARGIN: u32 = 110;
/// The height that the title may take.
const ROOM: u32 = 1080;
const SIZES: [u32; 8] = [132, 116, 100, 88, 76, 64, 52, 40];

/// Returns the cover.
pub(super) fn cover(book: &Book<'_>) -> String {
    let direction = book.title_locale.direction();
    // `start` is the right side of a text that is written from the right.
    let x = if direction == Direction::Rtl { WIDTH - MARGIN } else { MARGIN };
    let room = WIDTH - 2 * MARGIN;
    let (size, lines) = SIZES
        .iter()
        .map(|size| (*size, wrapped(&book.title, room as f32 / *size as f32)))
        .find(|(size, lines)| lines.len() as u32 * leading(*size) <= ROOM)
        .unwrap_or_else(|| {
            let smallest = SIZES[SIZES.len() - 1];
            let mut lines = wrapped(&book.title, room as f32 / smallest as f32);
            lines.truncate((ROOM / leading(smallest)) as usize);
            if let Some(last) = lines.last_mut() {
                last.push('…');
            }
            (smallest, lines)
        });
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" xml:lang=\"{}\">\n\
         <title>{}</title>\n\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fdfcf9\"/>\n\
         <rect width=\"{WIDTH}\" height=\"28\" fill=\"#9b2c1e\"/>\n",
        book.title_locale.tag(),
        escaped(&book.title)
    );
    if let Some(publication) = &book.publication {
        let x = if book.locale.direction() == Direction::Rtl { WIDTH - MARGIN } else { MARGIN };
        let anchor = if book.locale.direction() == Direction::Rtl { "end" } else { "start" };
        let short: String = publication.chars().take(40).collect();
        out.push_str(&format!(
            "<text x=\"{x}\" y=\"190\" text-anchor=\"{anchor}\" font-family=\"{SANS}\" font-size=\"44\" fill=\"#625d55\">{}</text>\n",
            escaped(&short)
        ));
    }
    for (at, line) in lines.iter().enumerate() {
        let y = 330 + size + at as u32 * leading(size);
        out.push_str(&format!(
            "<text x=\"{x}\" y=\"{y}\" direction=\"{}\" font-family=\"{SERIF}\" font-size=\"{size}\" font-weight=\"700\" fill=\"#1d1b18\">{}</text>\n",
            direction.word(),
            escaped(line)
        ));
    }
    let below = HEIGHT - 150;
    let direction = book.locale.direction();
    let x = if direction == Direction::Rtl { WIDTH - MARGIN } else { MARGIN };
    out.push_str(&format!(
        "<text x=\"{x}\" y=\"{below}\" direction=\"{}\" font-family=\"{SANS}\" font-size=\"44\" fill=\"#9b2c1e\">{}</text>\n</svg>\n",
        direction.word(),
        escaped(&book.locale.endonym())
    ));
    out
}

const SERIF: &str =
    "Charter, 'Noto Serif', 'Noto Naskh Arabic', 'Noto Serif Georgian', 'Noto Serif Armenian', 'DejaVu Serif', serif";
const SANS: &str =
    "'Noto Sans', 'Noto Sans Arabic', 'Noto Sans Georgian', 'Noto Sans Armenian', 'DejaVu Sans', sans-serif";

fn leading(size: u32) -> u32 {
    size * 5 / 4
}

/// Wraps a text into lines of a width in ems; a word that is longer than a line is cut between graphemes.
fn wrapped(text: &str, room: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let gap = if line.is_empty() { 0.0 } else { 0.3 };
        if !line.is_empty() && width(&line) + gap + width(word) > room {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        let mut start = 0;
        for end in prose::grapheme_ends(word) {
            if width(&line) + width(&word[start..end]) > room && !line.trim().is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line.push_str(&word[start..end]);
            start = end;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Estimates the width of a text in ems, bold.
fn width(text: &str) -> f32 {
    text.chars().map(letter).sum()
}

fn letter(c: char) -> f32 {
    match c {
        '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' => 0.0,
        '\u{200B}'..='\u{200F}' | '\u{AD}' => 0.0,
        ' ' | '.' | ',' | ':' | ';' | '\'' | '!' | 'i' | 'j' | 'l' | '|' | '’' => 0.34,
        'm' | 'w' | 'ш' | 'щ' | 'ж' | 'ю' | 'ы' | 'ф' => 0.95,
        'M' | 'W' | 'Ш' | 'Щ' | 'Ж' | 'Ю' | 'Ы' => 1.1,
        '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' => 1.0,
        '\u{FF00}'..='\u{FF60}' | '\u{1F000}'..='\u{3FFFF}' => 1.0,
        c if c.is_uppercase() => 0.8,
        _ => 0.64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_wrap_at_spaces_and_long_words_between_graphemes() {
        assert_eq!(wrapped("one two three", 4.5), ["one two", "three"]);
        assert_eq!(wrapped("", 5.0), Vec::<String>::new());
        assert_eq!(wrapped("一二三四五", 2.0), ["一二", "三四", "五"]);
        let long = wrapped(&"e\u{301}".repeat(40), 5.0);
        assert!(long.len() > 4 && long.iter().all(|line| line.starts_with('e')), "{long:?}");
    }
}
