//! The bytes of a block → its inline Markdown as translators see it, on one line.

use super::blocks::Block;
use super::splice::Slot;
use crate::span::Span;

/// Returns the inline text of a block: the source slice with the container prefixes of its further lines removed, soft
/// breaks as one space, hard breaks as a line feed.
///
/// Of a continuation line, at most as many `>` go as quotes are open: a lazy line has none, and one more is text.
pub fn inline_text(text: &str, block: &Block) -> String {
    match &block.slot {
        Slot::Prose { quotes, breaks, .. } => prose(text, block.span, *quotes, breaks),
        Slot::Html { lines, .. } => html(text, block.span, lines),
        _ => prose(text, block.span, 0, &[]),
    }
}

fn prose(text: &str, span: Span, quotes: usize, breaks: &[Span]) -> String {
    let slice = &text[span.range()];
    let mut out = String::with_capacity(slice.len());
    let mut at = span.start;
    for (number, line) in slice.split('\n').enumerate() {
        let start = at;
        at += line.len() + 1;
        if number == 0 {
            out.push_str(line.trim_end_matches('\r'));
            continue;
        }
        let hard = breaks.iter().any(|hard| hard.start < start && start <= hard.end);
        if hard {
            let kept = out.trim_end_matches([' ', '\t']).len();
            out.truncate(kept);
            if out.ends_with('\\') {
                out.pop();
            }
            out.push('\n');
        } else {
            let kept = out.trim_end_matches([' ', '\t']).len();
            out.truncate(kept);
            out.push(' ');
        }
        out.push_str(without_prefix(line, quotes).trim_end_matches('\r'));
    }
    out
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
