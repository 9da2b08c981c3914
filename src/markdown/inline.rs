//! The bytes of a block → its inline Markdown as translators see it, on one line.

use super::blocks::Block;
use super::splice::Slot;
use crate::span::Span;

/// Returns the inline text of a block: the source slice with the container prefixes of its further lines removed, soft
/// breaks as one space, hard breaks as a line feed.
///
/// Of a continuation line, at most as many `>` go as quotes are open: a lazy line has none, and one more is text.
pub fn inline_text(text: &str, block: &Block) -> String {
    let slot = match &block.slot {
        Slot::BelowTable { slot, .. } => slot,
        slot => slot,
    };
    match slot {
        Slot::Prose { quotes, breaks, .. } => prose(text, block.span, *quotes, breaks),
        Slot::Html { lines, .. } => html(text, block.span, lines),
        _ => prose(text, block.span, 0, &[]),
    }
}

fn prose(text: &str, span: Span, quotes: usize, breaks: &[Span]) -> String {
    let own = &text[span.range()];
    if !own.bytes().fold(false, |found, byte| found | matches!(byte, b'\n' | b'\r')) {
        return own.to_string();
    }
    let mut out = String::with_capacity(span.len());
    for (number, line) in lines(own).enumerate() {
        if number == 0 {
            out.push_str(line);
            continue;
        }
        let start = Span::of(text, line).start;
        let before = breaks.partition_point(|hard| hard.start < start);
        let hard = before > 0 && start <= breaks[before - 1].end;
        let kept = out.trim_end_matches([' ', '\t']).len();
        out.truncate(kept);
        if hard && out.ends_with('\\') {
            out.pop();
        }
        out.push(if hard { '\n' } else { ' ' });
        out.push_str(without_prefix(line, quotes));
    }
    out
}

/// Returns the lines of a text without their endings: a line feed, a carriage return, or both (CommonMark §2.1).
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

fn without_prefix(line: &str, quotes: usize) -> &str {
    let mut rest = line;
    for _ in 0..quotes {
        let Some(quoted) = rest.trim_start_matches([' ', '\t']).strip_prefix('>') else { break };
        rest = quoted;
    }
    rest.trim_start_matches([' ', '\t'])
}

fn html(text: &str, span: Span, lines: &[Span]) -> String {
    let mut out = String::with_capacity(span.len());
    for line in lines {
        out.push_str(&text[line.start..line.end.min(span.end).max(line.start)]);
    }
    out.replace("\r\n", "\n").trim_end().to_string()
}
