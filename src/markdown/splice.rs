//! Replaced texts → the article's bytes with those slots changed and every other byte kept.

use super::escape;
use super::scalar::{ScalarStyle, write_scalar};
use crate::span::{Edit, Span, apply};

/// How the text of a block goes back into the bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Slot {
    /// The block has no text.
    #[default]
    None,
    /// A text of one line behind the marks of a heading.
    Line,
    /// A text of one line that starts its line: an underlined heading, a definition term.
    FirstLine {
        /// What each further line of the article starts with.
        prefix: String,
        /// The number of block quotes around it.
        quotes: usize,
        /// The line below it, where that would make a table of one line with a `|`.
        delimiters: Option<String>,
        /// The spans of the hard breaks in the article.
        breaks: Vec<Span>,
    },
    /// A table cell: one line, in which `|` is escaped.
    Cell,
    /// A text of several lines.
    Prose {
        /// What each further line starts with.
        prefix: String,
        /// The number of block quotes around it.
        quotes: usize,
        /// What its first line opens.
        opens: Opens,
        /// The line below it, where that would make a table of one line with a `|`.
        delimiters: Option<String>,
        /// How each hard break is written; further ones as the last.
        hard_breaks: Vec<Break>,
        /// The spans of the hard breaks in the article.
        breaks: Vec<Span>,
    },
    /// A block of raw HTML.
    Html {
        /// What each further line starts with.
        prefix: String,
        /// The spans of its lines without container prefixes.
        lines: Vec<Span>,
    },
    /// A value of the front matter.
    Scalar(ScalarStyle),
    /// A text that ends a table without a blank line, because its first line is a `|` and no more. Any other line there were
    /// a row of the table, so that this one always stays.
    BelowTable {
        /// What its second line starts with.
        prefix: String,
        /// How the text itself is written.
        slot: Box<Slot>,
    },
    /// A text that ends a paragraph without a blank line, because its first lines look like the head of a table to the
    /// library, which then makes none of them. Written otherwise it would be lines of that paragraph.
    BelowParagraph {
        /// What the line below the blank one starts with.
        prefix: String,
        /// How the text itself is written.
        slot: Box<Slot>,
    },
}

/// What the first line of a text opens: it tells which brackets there are no link.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Opens {
    /// A list item, which may have the mark of a task.
    Item,
    /// A block that may be a definition or an alert.
    #[default]
    Block,
    /// A line of a paragraph that has begun, as its further lines are.
    Line,
    /// Nothing: the mark of a task is before it.
    Nothing,
}

/// How a hard line break is written (CommonMark §6.7).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Break {
    /// A backslash at the end of the line.
    #[default]
    Backslash,
    /// Two spaces at the end of the line.
    Spaces,
}

/// A text for a slot.
#[derive(Clone, Copy, Debug)]
pub struct Replacement<'a> {
    /// The bytes that go.
    pub span: Span,
    /// How the text is written.
    pub slot: &'a Slot,
    /// Inline Markdown; a line feed is a hard break (in HTML, a line). `None` keeps the bytes.
    pub text: Option<&'a str>,
}

/// Returns the article with the texts in their slots, and where each of them now stands.
///
/// Replacements must be in order. Line feeds are written as the article writes them.
pub fn splice(article: &str, newline: &str, replacements: &[Replacement<'_>]) -> (String, Vec<Span>) {
    let mut edits = Vec::with_capacity(replacements.len());
    let mut places = Vec::with_capacity(replacements.len());
    let mut shift = 0isize;
    for replacement in replacements {
        let start = replacement.span.start.wrapping_add_signed(shift);
        let Some(text) = replacement.text.map(|text| written(replacement.slot, text, newline)) else {
            places.push(Span::new(start, start + replacement.span.len()));
            continue;
        };
        places.push(Span::new(start, start + text.len()));
        shift += text.len() as isize - replacement.span.len() as isize;
        edits.push(Edit { span: replacement.span, text });
    }
    (apply(article, &edits), places)
}

fn written(slot: &Slot, text: &str, newline: &str) -> String {
    match slot {
        Slot::None => String::new(),
        Slot::Line => escape::heading(&one_line(text)),
        Slot::FirstLine { prefix, delimiters, .. } => {
            let line = escape::line_start(&escape::heading(&one_line(text)), Opens::Item);
            let line = if escape::defines(&line) { format!("\\{line}") } else { line };
            match delimiters {
                Some(below) if escape::is_head(&line, below) => on_two_lines(&line, prefix, newline),
                _ => line,
            }
        }
        Slot::Cell => escape::cell(&one_line(text)),
        // A carriage return alone parts words for a reader; a value holds none.
        Slot::BelowTable { prefix, slot } => {
            let text = text.trim_start_matches([' ', '\t', '\n', '\r']);
            let behind = text.strip_prefix('|').unwrap_or(text);
            // A backslash behind it would make it a row.
            let end = if behind.trim_start_matches([' ', '\t', '\r']).starts_with('\n') { "  " } else { "" };
            match written(slot, behind, newline) {
                rest if rest.is_empty() => "|".to_string(),
                rest => format!("|{end}{newline}{prefix}{rest}"),
            }
        }
        Slot::BelowParagraph { prefix, slot } => format!("{newline}{prefix}{}", written(slot, text, newline)),
        Slot::Scalar(style) => write_scalar(*style, &text.replace("\r\n", "\n").replace('\r', " ")),
        Slot::Html { prefix, .. } => join(text.split('\n').map(|line| (line.to_string(), "")), prefix, newline),
        Slot::Prose { prefix, opens, delimiters, hard_breaks, .. } => {
            let text = text.trim_matches([' ', '\t', '\n', '\r']);
            let end = |number: usize| match hard_breaks.get(number).or(hard_breaks.last()) {
                Some(Break::Spaces) if number > 0 || !starts_with_tag(text) => "  ",
                _ => "\\",
            };
            let last = text.matches('\n').count();
            let mut lines: Vec<(String, &str)> = text
                .split('\n')
                .enumerate()
                .map(|(number, line)| {
                    let opens = if number == 0 { *opens } else { Opens::Line };
                    let end = end(number);
                    // Behind a space, marks of emphasis are read otherwise than before a backslash.
                    let space = if end == "\\" && line.ends_with([' ', '\t']) { " " } else { "" };
                    let line = line.trim_matches([' ', '\t', '\r']);
                    let line = match end == "\\" && space.is_empty() && number < last && !line.is_empty() {
                        true => before_backslash(line, opens),
                        false => escape::line_start(line, opens) + space,
                    };
                    (line, end)
                })
                .filter(|(line, _)| !line.trim_matches([' ', '\t']).is_empty())
                .collect();
            let is_definition = || escape::defines(&join(lines.iter().cloned(), "", "\n"));
            if matches!(opens, Opens::Item | Opens::Block)
                && lines.first().is_some_and(|(line, _)| line.starts_with('['))
                && is_definition()
            {
                lines[0].0.insert(0, '\\');
            }
            if let ([(line, _)], Some(below)) = (lines.as_mut_slice(), delimiters)
                && escape::is_head(line, below)
            {
                *line = on_two_lines(line, prefix, newline);
            }
            join(lines.into_iter(), prefix, newline)
        }
    }
}

/// Tells whether a text of several lines has a first line that may be a tag and no more. Before spaces it would be a block of
/// HTML, before a backslash it is none (CommonMark §4.6, start condition 7).
fn starts_with_tag(text: &str) -> bool {
    text.split_once('\n').is_some_and(|(line, _)| line.starts_with('<') && line.trim_end().ends_with('>'))
}

/// Returns a line as it stands before the backslash of a break, where a mark alone opens nothing: `*\`.
fn before_backslash(line: &str, opens: Opens) -> String {
    let mut line = escape::line_start(&format!("{line}\\"), opens);
    line.pop();
    line
}

/// Returns a line as it can stand above a line of `|`, `-` and `:` alone without being the head of a table: broken where it has a
/// space behind a word, best where what follows opens nothing, else with each `|` escaped.
fn on_two_lines(line: &str, prefix: &str, newline: &str) -> String {
    let mut broken = line.match_indices(' ').filter_map(|(at, _)| {
        let (first, rest) = line.split_at(at);
        let rest = rest.trim_start_matches([' ', '\t']);
        // A first line of a form feed alone would be blank.
        (!first.trim().is_empty()).then(|| (first, rest, escape::line_start(rest, Opens::Line)))
    });
    let first = broken.next();
    let best = first.iter().cloned().chain(broken).find(|(_, rest, escaped)| rest == escaped);
    match best.or(first) {
        Some((first, _, rest)) => format!("{first}{newline}{prefix}{rest}"),
        None => escape::cell(line),
    }
}

fn one_line(text: &str) -> String {
    // A no-break space is text.
    text.split(['\n', '\r'])
        .map(|line| line.trim_matches([' ', '\t']))
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Joins lines, each with what a break behind it is written as.
fn join<'e>(lines: impl Iterator<Item = (String, &'e str)>, prefix: &str, newline: &str) -> String {
    let mut out = String::new();
    let mut before = None;
    for (line, end) in lines {
        if let Some(end) = before.replace(end) {
            // Behind a backslash that is text, another one would escape nothing but it.
            let is_text = out.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1;
            out.push_str(if is_text && end == "\\" { "  " } else { end });
            out.push_str(newline);
            out.push_str(if line.is_empty() { prefix.trim_end() } else { prefix });
        }
        out.push_str(&line);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_ends_a_table_keeps_the_line_that_ends_it() {
        let prose = Slot::Prose {
            prefix: "> ".into(),
            quotes: 1,
            opens: Opens::Line,
            delimiters: None,
            hard_breaks: Vec::new(),
            breaks: Vec::new(),
        };
        let slot = Slot::BelowTable { prefix: "> ".into(), slot: Box::new(prose) };
        for (text, expected) in [
            ("| d", "|\n> d"),
            ("d", "|\n> d"),
            ("d\n| e", "|\n> d\\\n> \\| e"),
            ("|", "|"),
            ("# d", "|\n> \\# d"),
            ("|\nd", "|  \n> d"),
        ] {
            assert_eq!(written(&slot, text, "\n"), expected, "{text:?}");
        }
    }
}
