//! Values → Fluent text. Law: write → parse gives the same value, for every string.
//!
//! A value of one line stands behind the `=`; a value of several lines stands below it, indented by four spaces more, and
//! keeps its own indentation where the grammar can see it. All that Fluent would read as syntax or drop as blank is written
//! as a string literal. One text is always written in one way.

use std::fmt::Write;

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::unicode::unescape_unicode_to_string;

use super::canonical::canonical_expression;
use super::parse::Entry;

/// A part of a value on its way out.
enum Part {
    Text(String),
    Placeable(String),
}

/// Returns `id = value` and the attributes of an entry, without its comment, with a final line feed.
pub fn write_message(entry: &Entry<'_>) -> String {
    let mut out = entry.id().unwrap_or_default();
    out.push_str(" =");
    match entry.value().map(|value| (value, &value.elements[..])) {
        Some((_, [PatternElement::TextElement { value }])) if is_one_plain_line(value) => out.extend([" ", value]),
        Some((value, _)) => out.push_str(&write_value(parts(value, 4), 4)),
        None => {}
    }
    out.push('\n');
    for attribute in entry.attributes() {
        out.push_str(&write_attribute(attribute.id.name, &attribute.value));
    }
    out
}

/// Returns one attribute's line or lines, with a final line feed.
pub fn write_attribute<S: AsRef<str>>(name: &str, value: &Pattern<S>) -> String {
    format!("    .{name} ={}\n", write_value(parts(value, 8), 8))
}

/// Returns what stands behind the `=` of a message for a pattern.
pub fn write_pattern<S: AsRef<str>>(value: &Pattern<S>) -> String {
    write_value(parts(value, 4), 4)
}

/// Returns what stands behind the `=` for a sequence of texts and printed placeables.
pub fn write_text<'a>(pieces: impl IntoIterator<Item = (&'a str, bool)>) -> String {
    let mut pieces = pieces.into_iter();
    let (first, second) = (pieces.next(), pieces.next());
    if let (Some((text, false)), None) = (first, second)
        && is_one_plain_line(text)
    {
        return [" ", text].concat();
    }
    let mut parts: Vec<Part> = Vec::new();
    for (text, placeable) in first.into_iter().chain(second).chain(pieces) {
        match placeable {
            true => parts.push(Part::Placeable(format!("{{ {text} }}"))),
            false => push_text(&mut parts, text),
        }
    }
    write_value(parts, 4)
}

/// Returns comment lines of one text: each of its lines behind `# ` and the prefix.
pub fn write_comment(prefix: &str, text: &str) -> String {
    let mut out = String::with_capacity(prefix.len() + text.len() + 3);
    for line in text.split('\n') {
        out.push_str("# ");
        out.push_str(prefix);
        match line.contains('\r') {
            true => out.push_str(&line.replace('\r', " ")),
            false => out.push_str(line),
        }
        out.truncate(out.trim_end().len());
        out.push('\n');
    }
    out
}

fn parts<S: AsRef<str>>(pattern: &Pattern<S>, indent: usize) -> Vec<Part> {
    let mut parts = Vec::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => push_text(&mut parts, value.as_ref()),
            PatternElement::Placeable { expression } => push_placeable(&mut parts, expression, indent),
        }
    }
    parts
}

fn push_text(parts: &mut Vec<Part>, text: &str) {
    match parts.last_mut() {
        Some(Part::Text(before)) => before.push_str(text),
        _ => parts.push(Part::Text(text.to_string())),
    }
}

fn push_placeable<S: AsRef<str>>(parts: &mut Vec<Part>, expression: &Expression<S>, indent: usize) {
    match expression {
        Expression::Inline(InlineExpression::StringLiteral { value }) => {
            push_text(parts, &unescape_unicode_to_string(value.as_ref()))
        }
        Expression::Inline(InlineExpression::Placeable { expression }) => push_placeable(parts, expression, indent),
        Expression::Inline(inline) => parts.push(Part::Placeable(format!("{{ {} }}", canonical_expression(inline)))),
        Expression::Select { selector, variants } => {
            let mut out = format!("{{ {} ->", canonical_expression(selector));
            for variant in variants {
                let star = if variant.default { "*" } else { " " };
                let key = match &variant.key {
                    VariantKey::Identifier { name } => name.as_ref(),
                    VariantKey::NumberLiteral { value } => value.as_ref(),
                };
                let value = write_value(self::parts(&variant.value, indent + 8), indent + 8);
                let _ = write!(out, "\n{:indent$}   {star}[{key}]{value}", "");
            }
            let _ = write!(out, "\n{:indent$}}}", "");
            parts.push(Part::Placeable(out));
        }
    }
}

/// Returns a placeable that stands inside an expression, as an argument: nothing of it is text there.
pub(super) fn nested_placeable<S: AsRef<str>>(expression: &Expression<S>) -> String {
    match expression {
        Expression::Inline(InlineExpression::Placeable { expression }) => nested_placeable(expression),
        Expression::Inline(inline) => format!("{{ {} }}", canonical_expression(inline)),
        Expression::Select { .. } => {
            let mut parts = Vec::new();
            push_placeable(&mut parts, expression, 4);
            parts
                .into_iter()
                .map(|part| match part {
                    Part::Text(text) | Part::Placeable(text) => text,
                })
                .collect()
        }
    }
}

/// Returns a value as it stands behind `=` or `]`: a space and one line, or a line feed and indented lines.
fn write_value(parts: Vec<Part>, indent: usize) -> String {
    if let [Part::Text(text)] = &parts[..]
        && is_one_plain_line(text)
    {
        return [" ", text].concat();
    }
    let lines = lines(parts);
    if let [line] = &lines[..] {
        return format!(" {}", write_line(line, Position { first_line: true, indented: false, last: true }));
    }
    // Fluent removes the indentation that all lines share. Where one line starts at the margin with plain text, the others
    // may show their own leading spaces; else those must be literals.
    let indented =
        lines.iter().any(|line| matches!(line.first(), Some(Part::Text(text)) if text.starts_with(stands_at_margin)));
    let mut out = String::new();
    let last = lines.len() - 1;
    for (number, line) in lines.iter().enumerate() {
        out.push('\n');
        let edge = number == 0 || number == last;
        if edge || !line.is_empty() {
            let position = Position { first_line: false, indented, last: number == last };
            let _ = write!(out, "{:indent$}{}", "", write_line(line, position));
        }
    }
    out
}

/// Tells whether a text, as most are, stands behind the `=` as it is.
fn is_one_plain_line(text: &str) -> bool {
    let plain = |byte: u8| !matches!(byte, b'\n' | b'\r' | b'{' | b'}');
    // All bytes are looked at, which is quicker than to stop at the first: many go at once.
    let all_plain = || text.bytes().fold(true, |all, byte| all & plain(byte));
    !text.is_empty() && !text.starts_with(' ') && !text.ends_with(is_blank) && all_plain()
}

/// Parts a value at its line feeds; an empty line has no part.
fn lines(parts: Vec<Part>) -> Vec<Vec<Part>> {
    let mut lines: Vec<Vec<Part>> = vec![Vec::new()];
    for part in parts {
        match part {
            Part::Placeable(_) => lines.last_mut().expect("there is always a line").push(part),
            Part::Text(text) => {
                for (number, run) in text.split('\n').enumerate() {
                    if number > 0 {
                        lines.push(Vec::new());
                    }
                    if !run.is_empty() {
                        lines.last_mut().expect("there is always a line").push(Part::Text(run.to_string()));
                    }
                }
            }
        }
    }
    lines
}

/// Where a line stands in its value.
struct Position {
    /// Behind the `=`.
    first_line: bool,
    /// Leading spaces may stand as they are.
    indented: bool,
    /// The value ends with it.
    last: bool,
}

fn write_line(line: &[Part], position: Position) -> String {
    let mut out = String::new();
    for (number, part) in line.iter().enumerate() {
        let text = match part {
            Part::Placeable(printed) => {
                out.push_str(printed);
                continue;
            }
            Part::Text(text) => text.as_str(),
        };
        let ends_line = number + 1 == line.len();
        let end = if ends_line { text.trim_end_matches(is_blank).len() } else { text.len() };
        let start = if number == 0 { escape_start(&mut out, &text[..end], &position) } else { 0 };
        escape_middle(&mut out, &text[start.min(end)..end]);
        if end < text.len() {
            literal(&mut out, &text[end..]);
        }
    }
    if line.is_empty() && (position.first_line || position.last || out.is_empty()) {
        literal(&mut out, "");
    }
    out
}

/// Writes what the start of a line needs and returns how many bytes of it are done.
fn escape_start(out: &mut String, text: &str, position: &Position) -> usize {
    let spaces = text.len() - text.trim_start_matches(' ').len();
    let next = text[spaces..].chars().next();
    if position.first_line {
        if spaces > 0 {
            literal(out, &text[..spaces]);
        }
        return spaces;
    }
    match next {
        Some(c) if is_plain(c) && (spaces == 0 || position.indented) => {
            out.push_str(&text[..spaces]);
            spaces
        }
        Some(c) if is_plain(c) => {
            literal(out, &text[..spaces]);
            spaces
        }
        Some(c) => {
            // The library drops indentation before a placeable, so the spaces go into the literal with the character.
            literal(out, &text[..spaces + c.len_utf8()]);
            spaces + c.len_utf8()
        }
        // Spaces before a placeable: the library drops them too.
        None if spaces > 0 => {
            literal(out, text);
            spaces
        }
        None => 0,
    }
}

fn escape_middle(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'{' | b'}' | b'\r')) {
        out.push_str(&rest[..at]);
        literal(out, &rest[at..=at]);
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

fn literal(out: &mut String, text: &str) {
    out.push_str("{ \"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if (c as u32) < 0x20 => {
                let _ = write!(out, "\\u{:04X}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push_str("\" }");
}

/// Tells whether a line may start with the character as it is.
fn is_plain(c: char) -> bool {
    !matches!(c, '[' | '*' | '.' | '#' | '{' | '}' | ' ' | '\r' | '\t')
}

/// Tells whether a line that starts with the character surely starts at the margin: blanks at its end become literals.
fn stands_at_margin(c: char) -> bool {
    is_plain(c) && !is_blank(c)
}

fn is_blank(c: char) -> bool {
    c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{flatten, parse};
    use super::*;

    fn round_trip(text: &str) -> String {
        let file = format!("a ={}\n", write_text([(text, false)]));
        let resource = parse(&file);
        assert_eq!(resource.entries.len(), 1, "{file:?} is one entry");
        let value = resource.entries[0].value().unwrap_or_else(|| panic!("{file:?} has a value"));
        flatten(&file, value)[0].text.clone().into_owned()
    }

    #[test]
    fn ordinary_prose_is_written_as_it_is() {
        for text in
            ["Plain text.", "[A link](https://example.org) first", "*emphasis*", "1,310 — “quoted”", "қазақ «тілі»"]
        {
            assert_eq!(write_text([(text, false)]), format!(" {text}"));
        }
        assert_eq!(write_text([("<div>\n  <b>x</b>\n</div>", false)]), "\n    <div>\n      <b>x</b>\n    </div>");
    }

    #[test]
    fn syntax_becomes_literals() {
        assert_eq!(write_text([("a {b}", false)]), " a { \"{\" }b{ \"}\" }");
        assert_eq!(write_text([("", false)]), " { \"\" }");
        assert_eq!(write_text([(" a ", false)]), " { \" \" }a{ \" \" }");
        assert_eq!(write_text([("x\n[y]\n# z", false)]), "\n    x\n    { \"[\" }y]\n    { \"#\" } z");
        assert_eq!(write_text([("n: ", false), ("$n", true)]), " n: { $n }");
    }

    #[test]
    fn spaces_before_a_placeable_are_literals() {
        assert_eq!(write_text([("a\n ", false), ("$n", true)]), "\n    a\n    { \" \" }{ $n }");
    }

    #[test]
    fn selects_are_written_so_that_they_read_the_same() {
        let text = "a = You { $n ->\n [one] x\n   y\n *[other] { $m ->\n *[z] deep\n }\n } end\n    .b = c\n";
        let resource = parse(text);
        let written = write_message(&resource.entries[0]);
        let again = parse(&written);
        assert_eq!(super::super::canonical_form(&again.entries[0]), super::super::canonical_form(&resource.entries[0]));
        assert_eq!(write_message(&again.entries[0]), written, "writing settles at once");
    }

    #[test]
    fn awkward_strings_come_back() {
        for text in [
            "",
            " ",
            "\n",
            "\n\n",
            "a\n",
            "\na",
            " \n ",
            "a\n  b\n c",
            "  a\nb",
            "  a\n  b",
            "\ta\n\tb",
            "a\r\nb",
            "\r",
            "a\n\n\nb",
            ".a\n.b",
            "x\n  .a",
            "x\n  }a",
            "{",
            "}",
            "{ \"",
            "\\",
            "a \\u0041",
            "x\n\"y\"",
            "\u{a0}",
            "a\u{a0}\nb\u{2028}",
            "*[a] b\n [c]",
            " a\n\u{b}",
        ] {
            assert_eq!(round_trip(text), text, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn any_string_comes_back(text in "[^\0]*") {
            prop_assert_eq!(round_trip(&text), text);
        }

        #[test]
        fn any_mix_of_syntax_comes_back(text in "[ \n\r\t.*#\\[\\]{}\"\\\\ab=-]{0,40}") {
            prop_assert_eq!(round_trip(&text), text);
        }
    }
}
