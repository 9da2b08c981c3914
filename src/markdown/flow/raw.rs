//! Raw HTML in a row of paragraphs: its text, and the styles that a messenger knows.

use super::super::tags::{Token, tokens};
use super::{Flow, Gap};

impl Flow<'_> {
    /// Prints the text of raw HTML, with the styles that a messenger knows.
    pub(super) fn raw(&mut self, html: &str) {
        for token in tokens(html) {
            match token {
                Token::Text(text) => {
                    let words: String = collapsed(&text);
                    if self.is_open || self.cells.is_some() || !words.trim().is_empty() {
                        let words = if self.is_open || self.cells.is_some() { &words } else { words.trim_start() };
                        self.push(words);
                    }
                }
                Token::Open(tag) => match tag.name.as_str() {
                    "br" => self.push("\n"),
                    "img" => self.push(tag.attribute("alt").unwrap_or_default()),
                    "a" => self.targets.push(tag.attribute("href").map(str::to_string)),
                    name => match style(name) {
                        Some(at) => self.styles[at] += 1,
                        None if is_block(name) && self.cells.is_none() => self.part(name),
                        None => {}
                    },
                },
                Token::Close { name, .. } => match name.as_str() {
                    "a" => drop(self.targets.pop()),
                    name => match style(name) {
                        Some(at) => self.styles[at] = self.styles[at].saturating_sub(1),
                        None if is_block(name) && self.cells.is_none() => self.part(""),
                        None => {}
                    },
                },
                Token::Hidden => {}
            }
        }
    }

    /// Ends a block of raw HTML and prepares the next.
    pub(super) fn part(&mut self, name: &str) {
        let was_open = self.is_open;
        self.close();
        if was_open {
            self.gap = Gap::Empty;
        }
        match name {
            "li" => {
                self.mark = "• ".to_string();
                self.gap = Gap::Line;
            }
            "tr" | "dt" | "dd" => self.gap = Gap::Line,
            _ => {}
        }
    }
}

/// Tells whether a raw tag begins (`true`) or ends a script or a style sheet, whose text no reader sees.
pub(in crate::markdown) fn is_program(raw: &str) -> Option<bool> {
    let lower = raw.to_ascii_lowercase();
    let (name, begins) = match lower.strip_prefix("</") {
        Some(name) => (name, false),
        None => (lower.strip_prefix('<')?, true),
    };
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(name.len());
    matches!(&name[..end], "script" | "style").then_some(begins)
}

fn style(name: &str) -> Option<usize> {
    match name {
        "b" | "strong" => Some(0),
        "i" | "em" | "cite" | "dfn" | "var" => Some(1),
        "u" | "ins" => Some(2),
        "s" | "del" | "strike" => Some(3),
        "code" | "kbd" | "samp" | "tt" => Some(4),
        _ => None,
    }
}

fn is_block(name: &str) -> bool {
    let blocks = "p div h1 h2 h3 h4 h5 h6 ul ol li table thead tbody tfoot tr td th caption blockquote pre hr dl dt dd \
                  section article aside header footer main nav figure figcaption details summary address center form";
    blocks.split_ascii_whitespace().any(|block| block == name)
}

/// Returns a text as HTML shows it: white space is one space.
fn collapsed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ' ' | '\t' | '\n' | '\r' | '\u{C}' if out.ends_with(' ') => {}
            ' ' | '\t' | '\n' | '\r' | '\u{C}' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
