//! Escapes in string literals that the library cannot report: `"\u20т"`. It cuts the text one byte behind the digits that it
//! knows, which is inside the letter, and panics; then nothing of the file would be read.

use super::depth::starts_entry;

/// A piece of a text that holds whole entries.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'s> {
    /// The library can read it.
    Readable(&'s str),
    /// An entry with such an escape.
    Broken {
        /// The entry, up to the next line that starts an entry or a comment.
        junk: &'s str,
        /// The digits of the escape, and the letter behind them.
        digits: &'s str,
    },
}

/// Parts a text at the entries with such an escape; nearly always there is none.
pub(super) fn pieces(body: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut from = 0;
    if memchr::memchr_iter(b'\\', body.as_bytes()).any(|at| too_few_digits(&body[at..]).is_some()) {
        for (start, end) in entries(body) {
            if let Some(digits) = broken(&body[start..end]) {
                if from < start {
                    pieces.push(Piece::Readable(&body[from..start]));
                }
                pieces.push(Piece::Broken { junk: &body[start..end], digits });
                from = end;
            }
        }
    }
    if from < body.len() || pieces.is_empty() {
        pieces.push(Piece::Readable(&body[from..]));
    }
    pieces
}

/// Returns where the entries start, each with the start of the next line that starts an entry or a comment.
fn entries(body: &str) -> Vec<(usize, usize)> {
    let mut entries: Vec<(usize, usize)> = Vec::new();
    let mut is_open = false;
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        let is_entry = starts_entry(body.as_bytes(), at);
        if is_open && (is_entry || line.starts_with('#')) {
            is_open = false;
        }
        if is_entry {
            entries.push((at, at));
            is_open = true;
        }
        at += line.len();
        if let Some((_, end)) = entries.last_mut().filter(|_| is_open) {
            *end = at;
        }
    }
    entries
}

/// Returns the digits of the first such escape in a string literal of an entry.
fn broken(entry: &str) -> Option<&str> {
    let (mut depth, mut is_literal) = (0_usize, false);
    let mut rest = entry.char_indices();
    while let Some((at, c)) = rest.next() {
        match c {
            '\n' => is_literal = false,
            '\\' if is_literal => {
                if let Some(digits) = too_few_digits(&entry[at..]) {
                    return Some(digits);
                }
                rest.next();
            }
            '"' if depth > 0 => is_literal = !is_literal,
            '{' if !is_literal => depth += 1,
            '}' if !is_literal => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// Returns the digits of a Unicode escape (EBNF `unicode_escape`) and the letter behind them, where they are too few and the
/// letter is not of ASCII.
fn too_few_digits(escape: &str) -> Option<&str> {
    let (digits, wanted) = match escape.as_bytes() {
        [b'\\', b'u', ..] => (&escape[2..], 4),
        [b'\\', b'U', ..] => (&escape[2..], 6),
        _ => return None,
    };
    let count = digits.bytes().take(wanted).take_while(u8::is_ascii_hexdigit).count();
    let next = digits[count..].chars().next().filter(|c| count < wanted && !c.is_ascii())?;
    Some(&digits[..count + next.len_utf8()])
}

#[cfg(test)]
mod tests {
    use super::super::{EntryKind, parse};

    #[test]
    fn an_escape_with_too_few_digits_costs_its_message_only() {
        for (text, junk, messages) in [
            ("a = x\nb = { \"\\u20т\" } y\n    z\n# c\nc = x\n", "b = { \"\\u20т\" } y\n    z\n", "ac"),
            ("b = { \"\\U01F6т\" }\nc = x\n", "b = { \"\\U01F6т\" }\n", "c"),
            ("b =\n    { F(\"x\", y: \"\\uя\") }\n\nc = x", "b =\n    { F(\"x\", y: \"\\uя\") }\n\n", "c"),
            ("b = C:\\uтест \"\\uя\"\nc = { \"\\u00A0т\" }\n", "", "bc"),
            ("b = { \"\\\\uт\" }\n", "", "b"),
            ("b = { \"\\\"\\uт\" }\n", "b = { \"\\\"\\uт\" }\n", ""),
        ] {
            let resource = parse(text);
            assert!(resource.refused.is_none(), "{text}");
            let found: String = resource.entries.iter().filter_map(|entry| entry.id()).collect();
            assert_eq!(found, messages, "{text}");
            let found: String = resource
                .entries
                .iter()
                .filter_map(|entry| match entry.kind {
                    EntryKind::Junk(junk, _) => Some(junk),
                    _ => None,
                })
                .collect();
            assert_eq!(found, junk, "{text}");
        }
    }

    #[test]
    fn the_place_is_that_of_the_escape() {
        let text = "a = x\nb = { \"\\u20т\" } y\n";
        let resource = parse(text);
        let EntryKind::Junk(_, problem) = &resource.entries[1].kind else { panic!("no junk") };
        assert_eq!(problem.message(), "invalid unicode escape sequence, `20т`");
        assert_eq!(&text[problem.span.range()], "т");
        assert_eq!(problem.id.as_deref(), Some("b"));
    }
}
