//! A text → its sentences.
//!
//! A sentence ends at `.`, `!`, `?`, `:` or `;` (or their kin of other scripts) before white space. Abbreviations cut
//! one in two, which matters little where sentences are only compared.

/// Returns the sentences, in order, without the space between them.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut ended = false;
    for (at, c) in text.char_indices() {
        match c {
            '.' | '!' | '?' | ':' | ';' | '…' | '؟' | '۔' | '।' => ended = true,
            '。' | '！' | '？' => {
                sentences.push(&text[start..at + c.len_utf8()]);
                start = at + c.len_utf8();
                ended = false;
            }
            // What closes a quotation or emphasis belongs to the sentence before it.
            ')' | ']' | '"' | '\'' | '”' | '’' | '»' | '*' | '_' | '`' => {}
            c if c.is_whitespace() && ended => {
                sentences.push(&text[start..at]);
                start = at;
                ended = false;
            }
            _ => ended = false,
        }
    }
    sentences.push(&text[start..]);
    sentences.iter().map(|sentence| sentence.trim()).filter(|sentence| !sentence.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_their_marks() {
        for (text, expected) in [
            ("One. Two! “Three?” Four", "One.|Two!|“Three?”|Four"),
            ("Version 1.5 is out.", "Version 1.5 is out."),
            ("一。二。", "一。|二。"),
            ("", ""),
        ] {
            assert_eq!(sentences(text).join("|"), expected, "{text}");
        }
    }
}
