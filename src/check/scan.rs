//! Where single characters stand in a text, sought by their first bytes: faster than character by character.

/// Bytes by which characters may start.
pub(super) struct FirstBytes([bool; 256]);

impl FirstBytes {
    pub(super) const fn new(bytes: &[u8]) -> FirstBytes {
        let mut first = FirstBytes([false; 256]);
        let mut at = 0;
        while at < bytes.len() {
            first.0[bytes[at] as usize] = true;
            at += 1;
        }
        first
    }
}

/// Returns the characters that are wanted with their places; each starts with one of the bytes.
pub(super) fn characters(
    text: &str,
    first: &FirstBytes,
    is_wanted: impl Fn(char) -> bool,
) -> impl Iterator<Item = (usize, char)> {
    let starts = text.bytes().enumerate().filter(|(_, byte)| first.0[usize::from(*byte)]).map(|(at, _)| at);
    characters_at(text, starts, is_wanted)
}

/// Returns those characters that are wanted of the ones that start at these bytes.
pub(super) fn characters_at(
    text: &str,
    starts: impl Iterator<Item = usize>,
    is_wanted: impl Fn(char) -> bool,
) -> impl Iterator<Item = (usize, char)> {
    starts.filter_map(|at| Some((at, text[at..].chars().next()?))).filter(move |(_, c)| is_wanted(*c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_found_by_their_first_bytes() {
        let found: Vec<(usize, char)> = characters("a(ж，)", &FirstBytes::new(b"()\xEF"), |c| c != '(').collect();
        assert_eq!(found, [(4, '，'), (7, ')')]);
    }
}
