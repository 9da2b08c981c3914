//! JSON that is written as it comes: a report of ten thousand findings would be large as one text, and larger as a tree.
//!
//! Only home of `serde_json` for shapes that are small. Invariant: the same bytes as `serde_json` makes of the same shape.

use std::fmt::Write;
use std::io;

use serde::Serialize;

/// Returns a shape as indented JSON with a final line feed.
pub(super) fn pretty(shape: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(shape).expect("a report is plain data");
    text.push('\n');
    text
}

/// How the JSON is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// Each value on a line of its own, two spaces deeper than what holds it.
    Indented,
    /// All in one line, without spaces.
    Line,
}

/// How many bytes are passed on at a time.
const MUCH: usize = 64 * 1024;

/// A JSON text so far.
pub(super) struct JsonText {
    text: String,
    layout: Layout,
    /// What stands before the next value: a comma, and in the indented layout a new line.
    lead: String,
    /// Whether nothing stands yet in the array or object that is open.
    is_empty: bool,
}

impl JsonText {
    /// Starts a text.
    pub fn new(layout: Layout) -> JsonText {
        JsonText {
            text: String::with_capacity(2 * MUCH),
            layout,
            lead: if layout == Layout::Indented { ",\n" } else { "," }.to_string(),
            is_empty: true,
        }
    }

    /// Gives what has come since the last time to `out`, if that is much.
    ///
    /// # Errors
    /// When `out` fails.
    pub fn pass_on(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        if self.text.len() < MUCH {
            return Ok(());
        }
        out.write_all(self.text.as_bytes())?;
        self.text.clear();
        Ok(())
    }

    /// Ends a line that is no part of the layout.
    pub fn line_feed(&mut self) {
        self.text.push('\n');
        self.is_empty = true;
    }

    /// Gives the rest to `out`.
    ///
    /// # Errors
    /// When `out` fails.
    pub fn finish(self, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(self.text.as_bytes())
    }

    /// Opens an array or object.
    pub fn open(&mut self, bracket: char) {
        self.text.push(bracket);
        if self.layout == Layout::Indented {
            self.lead.push_str("  ");
        }
        self.is_empty = true;
    }

    /// Closes it.
    pub fn close(&mut self, bracket: char) {
        if self.layout == Layout::Indented {
            self.lead.truncate(self.lead.len() - 2);
        }
        if !self.is_empty {
            self.text.push_str(&self.lead[1..]);
        }
        self.text.push(bracket);
        self.is_empty = false;
    }

    /// Begins the next value of an array.
    pub fn item(&mut self) {
        self.text.push_str(&self.lead[usize::from(self.is_empty)..]);
        self.is_empty = false;
    }

    /// Begins the next value of an object; its name needs no escapes.
    pub fn key(&mut self, name: &str) {
        self.item();
        self.text.push('"');
        self.text.push_str(name);
        self.text.push_str(if self.layout == Layout::Indented { "\": " } else { "\":" });
    }

    /// Writes a value of an object that is a text, if there is one.
    pub fn key_and_string(&mut self, name: &str, text: Option<&str>) {
        self.key(name);
        match text {
            Some(text) => self.string(text),
            None => self.null(),
        }
    }

    /// Writes a value of an object that is a number, if there is one.
    pub fn key_and_number(&mut self, name: &str, number: Option<usize>) {
        self.key(name);
        match number {
            Some(number) => self.number(number),
            None => self.null(),
        }
    }

    /// Writes a number.
    pub fn number(&mut self, number: usize) {
        let _ = write!(self.text, "{number}");
    }

    /// Writes that there is nothing.
    pub fn null(&mut self) {
        self.text.push_str("null");
    }

    /// Writes a text with its quotation marks.
    pub fn string(&mut self, text: &str) {
        self.text.push('"');
        let mut rest = text;
        while let Some((plain, escaped, after)) = to_escape(rest) {
            self.text.push_str(plain);
            match escaped {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                '\u{8}' => self.text.push_str("\\b"),
                '\u{C}' => self.text.push_str("\\f"),
                other => {
                    let _ = write!(self.text, "\\u{:04x}", u32::from(other));
                }
            }
            rest = after;
        }
        self.text.push_str(rest);
        self.text.push('"');
    }
}

/// Parts a text at the first character that cannot stand for itself (RFC 8259 §7).
fn to_escape(text: &str) -> Option<(&str, char, &str)> {
    let is_special = |byte: &u8| matches!(byte, 0..0x20 | b'"' | b'\\');
    let (words, _) = text.as_bytes().as_chunks::<8>();
    // Mostly there is none, and eight bytes are asked at once.
    let from = 8 * words.iter().take_while(|word| !has_special(u64::from_ne_bytes(**word))).count();
    let at = from + text.as_bytes()[from..].iter().position(is_special)?;
    Some((&text[..at], char::from(text.as_bytes()[at]), &text[at + 1..]))
}

/// Tells whether one of eight bytes is a control, a quotation mark or a backslash, by arithmetic on all of them: a byte that is
/// less than another borrows from its highest bit (Warren, Hacker's Delight, §6–1).
fn has_special(word: u64) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let has_less = |word: u64, limit: u64| word.wrapping_sub(ONES * limit) & !word;
    let has = |byte: u8| has_less(word ^ (ONES * u64::from(byte)), 1);
    (has_less(word, 0x20) | has(b'"') | has(b'\\')) & (ONES * 0x80) != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(json: JsonText) -> String {
        let mut out = Vec::new();
        json.finish(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn strings_are_those_of_serde_json() {
        let controls: String = (0..0x100).filter_map(char::from_u32).collect();
        let long = format!("{}\"{}\\", "қазақ ".repeat(9), "a".repeat(70));
        for text in ["", "a", "\"", "\\\\\n", "\u{2028}\u{1F600}", &controls, &long] {
            let mut json = JsonText::new(Layout::Line);
            json.string(text);
            assert_eq!(text_of(json), serde_json::to_string(text).unwrap());
        }
        // Each byte at each place of eight, between the neighbours that carry.
        for c in controls.chars() {
            for at in 0..9 {
                let text = format!("{}{c}{}", " ".repeat(at), "\u{7F}!#".repeat(4));
                let mut json = JsonText::new(Layout::Line);
                json.string(&text);
                assert_eq!(text_of(json), serde_json::to_string(&text).unwrap());
            }
        }
    }

    #[test]
    fn layouts_are_those_of_serde_json() {
        let shape = serde_json::json!({ "a": [], "b": [1, { "c": null }], "d": "e" });
        for (layout, expected) in [
            (Layout::Indented, serde_json::to_string_pretty(&shape).unwrap()),
            (Layout::Line, serde_json::to_string(&shape).unwrap()),
        ] {
            let mut json = JsonText::new(layout);
            json.open('{');
            json.key("a");
            json.open('[');
            json.close(']');
            json.key("b");
            json.open('[');
            json.item();
            json.number(1);
            json.item();
            json.open('{');
            json.key("c");
            json.null();
            json.close('}');
            json.close(']');
            json.key("d");
            json.string("e");
            json.close('}');
            assert_eq!(text_of(json), expected);
        }
    }
}
