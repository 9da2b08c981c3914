//! Text → forms in which differences that a reader does not see are gone.

use icu_normalizer::ComposingNormalizerBorrowed;

use crate::character::digit;

/// Returns the text in NFC with straight quotes, plain spaces and single white space.
pub fn normalised(text: &str) -> String {
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(text);
    let mut out = String::with_capacity(composed.len());
    for c in composed.chars() {
        match c {
            '“' | '”' | '„' | '«' | '»' | '‟' => out.push('"'),
            '‘' | '’' | '‚' | '‛' | 'ʼ' => out.push('\''),
            c if c.is_whitespace() => {
                if !out.ends_with(' ') && !out.is_empty() {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Returns the text in NFC, where that is another text.
pub fn composed(text: &str) -> Option<String> {
    let composer = ComposingNormalizerBorrowed::new_nfc();
    (!text.is_ascii() && !composer.is_normalized(text)).then(|| composer.normalize(text).into_owned())
}

/// Returns the words of a text as a reader tells texts apart: lower case, without punctuation, marks of emphasis and dashes.
///
/// An apostrophe inside a word stays (`were`, `we're`), and so does what gives a number its meaning (`%`, `$`, `+`).
pub fn skeleton(visible: &str) -> String {
    let text = normalised(visible).to_lowercase();
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    for (at, c) in letters.iter().copied().enumerate() {
        let before = at.checked_sub(1).map(|before| letters[before]);
        let after = letters.get(at + 1).copied();
        let inside = before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
        let digits = before.is_some_and(|c| c.is_numeric()) || after.is_some_and(|c| c.is_numeric());
        let kept = c.is_alphanumeric()
            || (c == '\'' && inside)
            || (matches!(c, '.' | ',' | '-' | '/' | ':') && inside && digits)
            || (!c.is_whitespace() && !is_foldable(c));
        match kept {
            true => out.push(c),
            false if !out.ends_with(' ') && !out.is_empty() => out.push(' '),
            false => {}
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn is_foldable(c: char) -> bool {
    matches!(
        c,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | '…'
            | '\''
            | '"'
            | '('
            | ')'
            | '['
            | ']'
            | '-'
            | '–'
            | '—'
            | '‐'
            | '‑'
            | '*'
            | '_'
            | '`'
            | '~'
            | '\\'
            | '‹'
            | '›'
            | '·'
            | '•'
    )
}

/// Returns the numbers of a text in order: digits mapped to ASCII, grouping removed, a leading sign kept.
pub fn numbers(text: &str) -> Vec<String> {
    let letters: Vec<char> = text
        .chars()
        .map(|c| c.to_digit(10).or_else(|| digit(c)).and_then(|d| char::from_digit(d, 10)).unwrap_or(c))
        .collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        if !letters[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while at < letters.len() && (letters[at].is_ascii_digit() || separates(&letters, at)) {
            at += 1;
        }
        let signed = start > 0
            && matches!(letters[start - 1], '-' | '−' | '+')
            && (start == 1 || letters[start - 2].is_whitespace());
        let sign = if signed { letters[start - 1].to_string().replace('−', "-") } else { String::new() };
        found.push(format!("{sign}{}", ungrouped(&letters[start..at])));
    }
    found
}

fn separates(letters: &[char], at: usize) -> bool {
    let between = letters.get(at + 1).is_some_and(char::is_ascii_digit);
    between && matches!(letters[at], '.' | ',' | '٬' | '٫' | '\u{A0}' | '\u{202F}' | '\u{2009}')
}

fn ungrouped(number: &[char]) -> String {
    let text: String = number.iter().collect();
    let parts: Vec<&str> = text.split([',', '٬', '\u{A0}', '\u{202F}', '\u{2009}']).collect();
    let grouped = parts.len() > 1
        && (1..=3).contains(&parts[0].len())
        && parts[1..].iter().all(|part| part.split('.').next().is_some_and(|whole| whole.len() == 3));
    if grouped { parts.concat() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_spaces_are_one() {
        assert_eq!(normalised("  “a”\u{a0}‘b’ \n c\u{301}"), "\"a\" 'b' ć");
    }

    #[test]
    fn only_what_is_not_composed_is_composed() {
        for (text, expected) in [("и\u{306}", Some("й")), ("й", None), ("a", None), ("", None), ("q\u{301}", None)] {
            assert_eq!(composed(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn the_skeleton_keeps_what_changes_a_meaning() {
        let same = |a: &str, b: &str| skeleton(a) == skeleton(b);
        assert!(same("The “partial” call-up", "the partial, call up!"));
        assert!(same("a — b", "a – b"));
        assert!(!same("We're here", "Were here"));
        assert!(!same("1%", "1"));
        assert!(!same("1.5", "15"));
        assert!(!same("can", "can't"));
    }

    #[test]
    fn numbers_are_read_with_grouping_and_sign() {
        for (text, expected) in [
            ("300,000 and 1,310", "300000 1310"),
            ("1 %, 18 to 65", "1 18 65"),
            ("300\u{a0}000", "300000"),
            ("2.5 or 2,5", "2.5 2,5"),
            ("it is -5 or 18-65", "-5 18 65"),
            ("٣٠٠", "300"),
            ("none", ""),
        ] {
            assert_eq!(numbers(text).join(" "), expected, "{text}");
        }
    }
}
