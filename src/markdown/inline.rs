//! The bytes of a block → its inline Markdown as translators see it, on one line.

use super::blocks::Block;
use super::inventory::{Definitions, inventory};
use super::splice::Slot;
use crate::span::Span;

/// Returns the inline text of a block: the source slice with the container prefixes of its further lines removed, soft
/// breaks as one space, hard breaks as a line feed, or as a space where the text goes back as one line.
///
/// Of a continuation line, at most as many `>` go as quotes are open: a lazy line has none, and one more is text, or one that
/// is indented by four columns more than its container.
pub fn inline_text(text: &str, block: &Block) -> String {
    let slot = match &block.slot {
        Slot::BelowTable { slot, .. } | Slot::BelowParagraph { slot, .. } => slot,
        slot => slot,
    };
    match slot {
        Slot::Prose { prefix, quotes, breaks, .. } => prose(text, block.span, (prefix, *quotes), (breaks, "\n")),
        Slot::FirstLine { prefix, quotes, breaks, .. } => prose(text, block.span, (prefix, *quotes), (breaks, " ")),
        Slot::Html { lines, .. } => html(text, block.span, lines),
        _ => prose(text, block.span, ("", 0), (&[], " ")),
    }
}

/// Returns the text of a block that has this prefix and stands in so many block quotes, and in which each hard break becomes a
/// line feed or a space.
fn prose(text: &str, span: Span, containers: (&str, usize), (breaks, hard_break): (&[Span], &str)) -> String {
    let own = &text[span.range()];
    if !own.bytes().fold(false, |found, byte| found | matches!(byte, b'\n' | b'\r')) {
        return own.to_string();
    }
    let mut out = String::with_capacity(span.len());
    let mut joins = Vec::new();
    for (number, line) in lines(own).enumerate() {
        if number == 0 {
            out.push_str(line);
            continue;
        }
        let start = Span::of(text, line).start;
        let before = breaks.partition_point(|hard| hard.start < start);
        let hard = before.checked_sub(1).map(|at| breaks[at]).filter(|hard| start <= hard.end);
        let kept = out.trim_end_matches([' ', '\t']).len();
        out.truncate(kept);
        // Before two spaces a backslash is text.
        let is_backslash = hard.is_some_and(|hard| text[hard.range()].starts_with('\\'));
        if is_backslash {
            out.pop();
        }
        joins.push(out.len());
        out.push_str(match hard {
            Some(_) if hard_break == " " && is_backslash && opens_before_space(&out) => "&#32;",
            Some(_) => hard_break,
            None => " ",
        });
        out.push_str(without_prefix(line, containers));
    }
    if out.contains("[^") { without_new_footnotes(out, &joins) } else { out }
}

/// Tells whether a space behind a text may be read otherwise than the backslash of a break: a mark of emphasis would open none
/// (CommonMark §6.2), and what is around the break would be a tag or link (§6.3, §6.6).
fn opens_before_space(text: &str) -> bool {
    text.ends_with(['*', '_', '~']) || text.contains(['<', '['])
}

/// Escapes what is a footnote only since its lines are one: a label stands on one line.
fn without_new_footnotes(mut out: String, joins: &[usize]) -> String {
    // A break becomes a space where the text goes back as one line.
    let footnotes = inventory(&out.replace('\n', " "), &Definitions::new()).footnotes;
    for (_, span) in footnotes.iter().rev() {
        if joins.iter().any(|join| span.range().contains(join)) {
            out.insert(span.start, '\\');
        }
    }
    out
}

/// Returns the lines of a text without their endings: a line feed, a carriage return, or both (CommonMark §2.1).
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

fn without_prefix<'a>(line: &'a str, (prefix, quotes): (&str, usize)) -> &'a str {
    let marks = prefix.matches('>').count();
    let mut before = prefix.split('>').take(marks).map(columns);
    let mut rest = line;
    for number in 0..quotes {
        // A space behind a mark belongs to it.
        let indentation = before.next().unwrap_or_default().max(number.min(1));
        let quoted = rest.trim_start_matches([' ', '\t']);
        let is_text = columns(&rest[..rest.len() - quoted.len()]) > indentation + 3;
        let Some(behind) = quoted.strip_prefix('>').filter(|_| !is_text) else { break };
        rest = behind;
    }
    rest.trim_start_matches([' ', '\t'])
}

/// Returns the width of white space.
fn columns(space: &str) -> usize {
    space.bytes().fold(0, |column, byte| if byte == b'\t' { column + 4 - column % 4 } else { column + 1 })
}

fn html(text: &str, span: Span, lines: &[Span]) -> String {
    let mut out = String::with_capacity(span.len());
    for line in lines {
        out.push_str(&text[line.start..line.end.min(span.end).max(line.start)]);
    }
    out.replace("\r\n", "\n").trim_end().to_string()
}
