//! How deep a Fluent text nests, found without recursion.
//!
//! The library's parser recurses for each `{` and each `(` of a call and aborts the process on a deep file. This scan follows
//! the grammar's contexts (text, expression, variant key) with a stack of its own. As long as the parser has met no error in
//! an entry, the scan stands in the same context; a line that starts an entry or a comment resets it, as it does the parser.

use super::limits::MAX_DEPTH;
use crate::span::Span;

/// Where the scan stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Context {
    /// Inside `{ … }`: an expression, or the head of a select.
    Expression,
    /// Inside `( … )` of a call.
    Arguments,
    /// Behind `->`: between variants, or in a variant's key.
    Variants,
    /// The text of a variant.
    Text,
}

/// Tells whether a text surely nests no deeper than [`MAX_DEPTH`]: no entry has more opening brackets than that. Most files are told
/// by this, which is much faster than following the grammar.
pub fn is_shallow(text: &str) -> bool {
    let bytes = text.as_bytes();
    if count_of_brackets(bytes) <= MAX_DEPTH {
        return true;
    }
    let brackets: Vec<usize> = memchr::memchr2_iter(b'{', b'(', bytes).collect();
    let mut first = 0;
    while let Some(last) = brackets.get(first + MAX_DEPTH) {
        // Where an entry starts between them, they do not all nest.
        let Some(start) = last_entry_start(bytes, brackets[first], *last) else { return false };
        first += brackets[first..].partition_point(|at| *at < start);
    }
    true
}

fn is_opening(byte: u8) -> bool {
    matches!(byte, b'{' | b'(')
}

/// Counts opening brackets, in runs short enough for a counter of one byte, which processors count sixteen at a time.
fn count_of_brackets(bytes: &[u8]) -> usize {
    let of_run = |run: &[u8]| run.iter().fold(0u8, |count, byte| count + u8::from(is_opening(*byte)));
    bytes.chunks(255).map(|run| usize::from(of_run(run))).sum()
}

/// Returns where the last entry between two places starts.
fn last_entry_start(bytes: &[u8], from: usize, to: usize) -> Option<usize> {
    let mut end = to;
    while let Some(at) = memchr::memrchr(b'\n', &bytes[from..end]) {
        if starts_entry(bytes, from + at + 1) {
            return Some(from + at + 1);
        }
        end = from + at;
    }
    None
}

/// Returns the deepest nesting of the text, at most [`MAX_DEPTH`] + 1, and where that depth is first reached.
pub fn deepest_nesting(text: &str) -> (usize, Span) {
    let bytes = text.as_bytes();
    let mut stack: Vec<Context> = Vec::new();
    let mut deepest = (0, Span::default());
    let mut at = 0;
    let mut line_start = true;
    while at < bytes.len() {
        if line_start {
            line_start = false;
            if bytes[at] == b'#' {
                stack.clear();
                at = line_end(bytes, at);
                continue;
            }
            if starts_entry(bytes, at) {
                stack.clear();
            }
            if stack.last() == Some(&Context::Text) && starts_variant(bytes, at) {
                *stack.last_mut().expect("the stack was just seen to hold a text") = Context::Variants;
            }
        }
        let byte = bytes[at];
        let top = stack.last().copied();
        at += 1;
        match (byte, top) {
            (b'\n', _) => line_start = true,
            (b'{', _) => stack.push(Context::Expression),
            (b'(', Some(Context::Expression | Context::Arguments | Context::Variants)) => {
                stack.push(Context::Arguments)
            }
            (b')', Some(Context::Arguments)) => drop(stack.pop()),
            (b'}', Some(_)) => while stack.pop() == Some(Context::Arguments) {},
            (b'"', Some(Context::Expression | Context::Arguments)) => at = string_end(bytes, at),
            (b'>', Some(Context::Expression)) if bytes[at - 2] == b'-' => {
                *stack.last_mut().expect("the top was just seen") = Context::Variants;
            }
            (b']', Some(Context::Variants)) => *stack.last_mut().expect("the top was just seen") = Context::Text,
            _ => {}
        }
        if stack.len() > deepest.0 {
            deepest = (stack.len(), Span::new(at - 1, at));
            if stack.len() > MAX_DEPTH {
                break;
            }
        }
    }
    deepest
}

fn line_end(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |length| at + length)
}

/// Tells whether a line starts an entry: no line inside a well-formed placeable looks like `id =`.
pub(super) fn starts_entry(bytes: &[u8], at: usize) -> bool {
    let from = at + usize::from(bytes.get(at) == Some(&b'-'));
    if !bytes.get(from).is_some_and(u8::is_ascii_alphabetic) {
        return false;
    }
    let name = bytes[from..].iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'-' || **b == b'_').count();
    let blank = bytes[from + name..].iter().take_while(|b| **b == b' ').count();
    bytes.get(from + name + blank) == Some(&b'=')
}

fn starts_variant(bytes: &[u8], at: usize) -> bool {
    let blank = bytes[at..].iter().take_while(|b| **b == b' ').count();
    matches!(&bytes[at + blank..], [b'[', ..] | [b'*', b'[', ..])
}

/// Returns the offset behind a string literal's closing quote, or of the line feed that breaks it off.
fn string_end(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() {
        match bytes[at] {
            b'"' => return at + 1,
            b'\n' => return at,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depth(text: &str) -> usize {
        deepest_nesting(text).0
    }

    #[test]
    fn text_strings_and_comments_do_not_nest() {
        assert_eq!(depth("a = plain ((( text"), 0);
        assert_eq!(depth("# {{{{\na = x"), 0);
        assert_eq!(depth("a = { \"{{{{\" } { \"\\\"{{\" }"), 1);
        assert_eq!(depth("a = { $n ->\n    [one] \"{ $x }\n   *[other] ((((\n}"), 2);
    }

    #[test]
    fn calls_and_placeables_nest() {
        assert_eq!(depth("a = { { { $x } } }"), 3);
        assert_eq!(depth("a = { F(G(H(1))) }"), 4);
        assert_eq!(depth("a = { $n ->\n *[other] { $m ->\n  *[other] x { $y }\n }\n }"), 3);
    }

    #[test]
    fn many_placeables_in_many_entries_are_shallow() {
        let entry = "a = { $x } (b)\n    { F($y) }\n";
        assert!(is_shallow(&entry.repeat(1000)));
        assert!(is_shallow(""));
        assert!(is_shallow(&format!("a = {}", "{ $x } ".repeat(MAX_DEPTH))));
        assert!(!is_shallow(&format!("a = {}", "{ $x } ".repeat(MAX_DEPTH + 1))));
        assert!(!is_shallow(&format!("{entry}b = {}", "{".repeat(MAX_DEPTH + 1))));
        assert!(
            !is_shallow(&format!("a = {}\n b = {}", "{".repeat(60), "{".repeat(60))),
            "an indented line starts none"
        );
    }

    #[test]
    fn unclosed_entries_do_not_add_up() {
        assert_eq!(depth(&"a = {\n".repeat(1000)), 1);
        assert_eq!(depth(&"-a = { F(\n".repeat(1000)), 2);
    }

    #[test]
    fn runaway_nesting_is_found_and_stops_early() {
        let (depth, span) = deepest_nesting(&format!("a = {}", "{ ".repeat(1_000_000)));
        assert_eq!((depth, span.start), (MAX_DEPTH + 1, 4 + 2 * MAX_DEPTH));
        assert_eq!(deepest_nesting(&format!("a = {{ {}", "F(".repeat(1_000_000))).0, MAX_DEPTH + 1);
        let select = "{ $n ->\n *[x] ".repeat(10_000);
        assert_eq!(deepest_nesting(&format!("a = {select}")).0, MAX_DEPTH + 1);
    }
}
