//! Front matter → its top-level scalars and facts with their spans.
//!
//! Only what a pipeline needs is read: one `key: value` a line at the left edge (YAML 1.2 §7.3, §8.1 scalars; TOML 1.0 strings,
//! numbers, dates) and the entries of a `facts` table. Everything else keeps its bytes unread.

pub use super::scalar::ScalarStyle;
use super::scalar::{block_value, toml_value, yaml_value};
use crate::span::Span;

/// The front matter of an article.
#[derive(Clone, Debug, Default)]
pub struct FrontMatter {
    /// The bytes between the delimiters.
    pub span: Span,
    /// Top-level scalars in order.
    pub scalars: Vec<Scalar>,
    /// The `facts` table, if there is one: name → value as written.
    pub facts: Option<Vec<Scalar>>,
    /// Places that could not be read, with what is wrong.
    pub problems: Vec<(Span, String)>,
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scalar {
    /// The key.
    pub key: String,
    /// The value, unquoted.
    pub value: String,
    /// The bytes of the value as written, quotes included.
    pub span: Span,
    /// How it is written.
    pub style: ScalarStyle,
}

impl FrontMatter {
    /// Returns the value of a key.
    pub fn get(&self, key: &str) -> Option<&Scalar> {
        self.scalars.iter().find(|scalar| scalar.key == key)
    }
}

/// Reads the front matter that the block at `span` of `text` holds, delimiters included.
pub fn front_matter(text: &str, span: Span) -> FrontMatter {
    let slice = &text[span.range()];
    let toml = slice.starts_with("+++");
    let start = slice.find('\n').map_or(span.end, |at| span.start + at + 1);
    let closing = if toml { "+++" } else { "---" };
    let end = match slice.trim_end().rfind('\n') {
        Some(at) if slice[at + 1..].trim_start().starts_with(closing) && span.start + at + 1 >= start => {
            span.start + at + 1
        }
        _ => span.end.max(start),
    };
    let mut reader =
        Reader { text, lines: Vec::new(), out: FrontMatter { span: Span::new(start, end), ..FrontMatter::default() } };
    let mut at = start;
    for line in text[start..end].split_inclusive('\n') {
        let content = line.trim_end_matches(['\n', '\r']);
        reader.lines.push(Span::new(at, at + content.len()));
        at += line.len();
    }
    if toml {
        reader.toml()
    } else {
        reader.yaml()
    }
    reader.out
}

struct Reader<'a> {
    text: &'a str,
    lines: Vec<Span>,
    out: FrontMatter,
}

impl Reader<'_> {
    fn line(&self, number: usize) -> &str {
        &self.text[self.lines[number].range()]
    }

    fn yaml(&mut self) {
        let mut number = 0;
        while number < self.lines.len() {
            let first = number;
            number += 1;
            while number < self.lines.len() && self.continues(number) {
                number += 1;
            }
            let Some((key, offset)) = key_of(self.line(first), ':') else { continue };
            let value = Span::new(self.lines[first].start + offset, self.lines[first].end);
            if key == "facts" {
                self.yaml_facts(value, first + 1, number);
                continue;
            }
            let end = self.last_filled(first, number);
            if let Some(scalar) = self.yaml_scalar(key, value, end) {
                self.out.scalars.push(scalar);
            }
        }
    }

    fn continues(&self, number: usize) -> bool {
        let line = self.line(number);
        line.starts_with([' ', '\t']) || line.is_empty()
    }

    /// Returns the end of the last line of an entry that is not blank.
    fn last_filled(&self, first: usize, next: usize) -> usize {
        (first..next)
            .rev()
            .find(|number| !self.line(*number).trim().is_empty())
            .map_or(self.lines[first].end, |last| self.lines[last].end)
    }

    fn yaml_scalar(&self, key: String, value: Span, end: usize) -> Option<Scalar> {
        let written = &self.text[value.range()];
        if end > value.end {
            let text = block_value(written, &self.text[value.end..end])?;
            return Some(Scalar { key, value: text, span: Span::new(value.start, end), style: ScalarStyle::Block });
        }
        let (value_text, length, style) = yaml_value(written)?;
        Some(Scalar { key, value: value_text, span: Span::new(value.start, value.start + length), style })
    }

    fn yaml_facts(&mut self, value: Span, first: usize, next: usize) {
        let facts = self.out.facts.get_or_insert_default();
        let inline = self.text[value.range()].trim();
        if let Some(flow) = inline.strip_prefix('{').and_then(|flow| flow.strip_suffix('}')) {
            let mut at = value.start + self.text[value.range()].find('{').unwrap_or(0) + 1;
            for entry in flow.split(',') {
                match key_of(entry.trim_start(), ':') {
                    Some((key, offset)) => {
                        let start = at + entry.len() - entry.trim_start().len() + offset;
                        let written = self.text[start..at + entry.len()].trim_end();
                        facts.push(fact(key, written, start));
                    }
                    None if entry.trim().is_empty() => {}
                    None => self
                        .out
                        .problems
                        .push((Span::new(at, at + entry.len()), "a fact is written `name: value`".into())),
                }
                at += entry.len() + 1;
            }
            return;
        }
        for number in first..next {
            let span = self.lines[number];
            let line = &self.text[span.range()];
            let trimmed = line.trim_start();
            if trimmed.is_empty() || trimmed.starts_with('#') {
                continue;
            }
            let indent = line.len() - trimmed.len();
            match key_of(trimmed, ':') {
                Some((key, offset)) => {
                    let start = span.start + indent + offset;
                    facts.push(fact(key, self.text[start..span.end].trim_end(), start));
                }
                None => self.out.problems.push((span, "a fact is written `name: value`".into())),
            }
        }
    }

    fn toml(&mut self) {
        let mut section = String::new();
        for number in 0..self.lines.len() {
            let span = self.lines[number];
            let line = &self.text[span.range()];
            let trimmed = line.trim_start();
            if let Some(header) = trimmed.strip_prefix('[') {
                section = header.split(']').next().unwrap_or_default().trim().to_string();
                if section == "facts" {
                    self.out.facts.get_or_insert_default();
                }
                continue;
            }
            let indent = line.len() - trimmed.len();
            let Some((key, offset)) = key_of(trimmed, '=') else { continue };
            let start = span.start + indent + offset;
            let Some((value, length, style)) = toml_value(&self.text[start..span.end]) else { continue };
            let scalar = Scalar { key, value, span: Span::new(start, start + length), style };
            match section.as_str() {
                "" => self.out.scalars.push(scalar),
                "facts" => self.out.facts.get_or_insert_default().push(scalar),
                _ => {}
            }
        }
    }
}

fn fact(key: String, written: &str, start: usize) -> Scalar {
    let (value, length, style) =
        yaml_value(written).unwrap_or((written.to_string(), written.len(), ScalarStyle::Plain));
    Scalar { key, value, span: Span::new(start, start + length), style }
}

/// Returns the key at the left edge of a line and the offset of its value.
fn key_of(line: &str, separator: char) -> Option<(String, usize)> {
    let at = line.find(separator)?;
    let rest = &line[at + 1..];
    if separator == ':' && !(rest.is_empty() || rest.starts_with([' ', '\t'])) {
        return None;
    }
    let key = line[..at].trim_end().trim_matches(['"', '\'']);
    let named = !key.is_empty()
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' '))
        && !line.starts_with([' ', '\t', '-']);
    named.then(|| (key.to_string(), at + 1 + rest.len() - rest.trim_start().len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> FrontMatter {
        front_matter(text, Span::new(0, text.trim_end().len()))
    }

    #[test]
    fn yaml_scalars_are_read_with_their_bytes() {
        let text = "---\ntitle: How it's done # ours\nsubtitle: \"a \\\"b\\\" \\u00e9\"\nsummary: 'it''s'\ntags: [a, b]\nnested:\n  title: no\ndescription: >\n  one\n  two\n\n  three\ndate: 2023-03-12\n---\n";
        let read = read(text);
        let shown: Vec<(&str, &str, &str)> = read
            .scalars
            .iter()
            .map(|scalar| (scalar.key.as_str(), scalar.value.as_str(), &text[scalar.span.range()]))
            .collect();
        assert_eq!(
            shown,
            [
                ("title", "How it's done", "How it's done"),
                ("subtitle", "a \"b\" é", "\"a \\\"b\\\" \\u00e9\""),
                ("summary", "it's", "'it''s'"),
                ("description", "one two\nthree", ">\n  one\n  two\n\n  three"),
                ("date", "2023-03-12", "2023-03-12"),
            ]
        );
        assert_eq!(&text[read.span.range()].lines().count(), &12);
    }

    #[test]
    fn facts_are_a_table_of_numbers_and_dates() {
        let facts = |text: &str| {
            let facts = read(text).facts?;
            Some(facts.into_iter().map(|fact| format!("{}={}", fact.key, fact.value)).collect::<Vec<_>>().join(" "))
        };
        assert_eq!(
            facts("---\nfacts:\n  detained: 1310\n  # note\n  announced: 2022-09-21\ntitle: x\n---\n").as_deref(),
            Some("detained=1310 announced=2022-09-21")
        );
        assert_eq!(facts("---\nfacts: { a: 1, b: 2.5 }\n---\n").as_deref(), Some("a=1 b=2.5"));
        assert_eq!(facts("---\nfacts: {}\n---\n").as_deref(), Some(""));
        assert_eq!(facts("---\nfacts:\n---\n").as_deref(), Some(""));
        assert_eq!(facts("+++\ntitle = \"x\"\n[facts]\na = 1 # c\n+++\n").as_deref(), Some("a=1"));
        assert_eq!(facts("---\ntitle: x\n---\n"), None);
    }

    #[test]
    fn toml_strings_are_read_up_to_the_first_table() {
        let text = "+++\ntitle = \"a\"\nsubtitle = 'b'\ndate = 2023-03-12\n[other]\ndescription = \"no\"\n+++\n";
        let keys: Vec<String> =
            read(text).scalars.into_iter().map(|scalar| format!("{}={}", scalar.key, scalar.value)).collect();
        assert_eq!(keys, ["title=a", "subtitle=b", "date=2023-03-12"]);
    }
}
