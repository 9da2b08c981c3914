//! A text → whether a translator has anything to do with it.

/// Tells whether a text needs a translator: it holds a letter, or a number that other locales write in another way, with a
/// separator, sign, unit or currency.
pub fn needs_translation(visible: &str) -> bool {
    if visible.chars().any(char::is_alphabetic) {
        return true;
    }
    let letters: Vec<char> = visible.chars().collect();
    letters.iter().enumerate().any(|(at, c)| {
        let before = at.checked_sub(1).is_some_and(|before| letters[before].is_numeric());
        let after = letters.get(at + 1).is_some_and(|c| c.is_numeric());
        match c {
            '.' | ',' | '\'' | '’' | ':' | '/' | '-' | '–' | '\u{A0}' | '\u{202F}' => before && after,
            '%' | '‰' | '°' | '+' | '−' | '±' | '×' | '№' | '#' => number_beside(&letters, at),
            c if is_currency(*c) => number_beside(&letters, at),
            _ => false,
        }
    })
}

/// Tells whether a number stands beside a sign or unit, with at most one space between.
fn number_beside(letters: &[char], at: usize) -> bool {
    let numeric = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(|c| c.is_numeric());
    let space = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(|c| c.is_whitespace());
    let (before, after) = (at.checked_sub(1), Some(at + 1));
    numeric(before)
        || numeric(after)
        || (space(before) && numeric(at.checked_sub(2)))
        || (space(after) && numeric(Some(at + 2)))
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '¢' | '£' | '¤' | '¥' | '\u{20A0}'..='\u{20CF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_alone_are_messages_only_where_locales_differ() {
        for (text, expected) in [
            ("a", true),
            ("1310", false),
            ("1,310", true),
            ("1%", true),
            ("5 %", true),
            ("€ 5", true),
            ("$5", true),
            ("—", false),
            ("", false),
            ("3 / 4", false),
            ("1.", false),
            ("7-8", true),
        ] {
            assert_eq!(needs_translation(text), expected, "{text}");
        }
    }
}
