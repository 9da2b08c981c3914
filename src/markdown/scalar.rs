//! A value of front matter as it is written ⇄ its text (YAML 1.2 §7.3, §8.1; TOML 1.0 strings).
//!
//! Invariant: what is written in a style is read back as the same text.

/// How a scalar is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ScalarStyle {
    /// YAML without quotes.
    #[default]
    Plain,
    /// YAML in double quotes.
    Double,
    /// YAML in single quotes.
    Single,
    /// YAML over several lines: `>`, `|`, or a plain scalar that continues.
    Block,
    /// A TOML string in double quotes.
    TomlBasic,
    /// A TOML string in single quotes.
    TomlLiteral,
    /// A TOML number, date or boolean.
    TomlBare,
}

/// Reads a YAML scalar of one line: its value, its length as written, its style.
pub(super) fn yaml_value(written: &str) -> Option<(String, usize, ScalarStyle)> {
    match written.chars().next()? {
        '"' => {
            let (value, length) = double_quoted(written)?;
            Some((value, length, ScalarStyle::Double))
        }
        '\'' => {
            let mut value = String::new();
            let mut rest = written[1..].char_indices().peekable();
            while let Some((at, c)) = rest.next() {
                match c {
                    '\'' if rest.peek().is_some_and(|(_, next)| *next == '\'') => {
                        value.push('\'');
                        rest.next();
                    }
                    '\'' => return Some((value, at + 2, ScalarStyle::Single)),
                    c => value.push(c),
                }
            }
            None
        }
        '#' | '[' | '{' | '&' | '*' | '!' | '|' | '>' | '%' | '@' | '`' => None,
        _ => {
            let end = written.find(" #").unwrap_or(written.len());
            let value = written[..end].trim_end();
            Some((value.to_string(), value.len(), ScalarStyle::Plain))
        }
    }
}

/// Reads a scalar over several lines (YAML 1.2 §8.1.2 literal, §8.1.3 folded, §7.3.3 plain).
pub(super) fn block_value(head: &str, body: &str) -> Option<String> {
    let (head, body) = (head.trim(), body.trim_start_matches(['\r', '\n']));
    let literal = head.starts_with('|');
    let lines: Vec<&str> = body.lines().map(str::trim).collect();
    let value_text = if literal || head.starts_with('>') {
        if !head[1..].chars().all(|c| matches!(c, '-' | '+' | '0'..='9')) {
            return None;
        }
        if literal { lines.join("\n") } else { fold(&lines) }
    } else {
        let nested = head.is_empty()
            || lines.iter().any(|line| line.starts_with("- ") || line.contains(": ") || line.ends_with(':'));
        if nested || head.starts_with(['"', '\'', '[', '{', '&', '*', '!', '#', '%', '@', '`']) {
            return None;
        }
        fold(&std::iter::once(head).chain(lines).collect::<Vec<_>>())
    };
    Some(value_text)
}

fn fold(lines: &[&str]) -> String {
    let mut out = String::new();
    for line in lines {
        match (line.is_empty(), out.is_empty() || out.ends_with('\n')) {
            (true, _) => out.push('\n'),
            (false, true) => out.push_str(line),
            (false, false) => {
                out.push(' ');
                out.push_str(line);
            }
        }
    }
    out
}

/// Reads a string in double quotes with the escapes that YAML and TOML share; `None` for any other.
fn double_quoted(written: &str) -> Option<(String, usize)> {
    let mut value = String::new();
    let mut rest = written.char_indices().skip(1);
    while let Some((at, c)) = rest.next() {
        match c {
            '"' => return Some((value, at + 1)),
            '\\' => {
                let (_, escape) = rest.next()?;
                let digits = match escape {
                    'n' => {
                        value.push('\n');
                        0
                    }
                    't' => {
                        value.push('\t');
                        0
                    }
                    '"' | '\\' | '/' => {
                        value.push(escape);
                        0
                    }
                    '_' => {
                        value.push('\u{A0}');
                        0
                    }
                    'x' => 2,
                    'u' => 4,
                    'U' => 8,
                    _ => return None,
                };
                if digits > 0 {
                    let hex: String = rest.by_ref().take(digits).map(|(_, digit)| digit).collect();
                    value.push(char::from_u32(u32::from_str_radix(&hex, 16).ok()?)?);
                }
            }
            c => value.push(c),
        }
    }
    None
}

pub(super) fn toml_value(written: &str) -> Option<(String, usize, ScalarStyle)> {
    if written.starts_with("\"\"\"") || written.starts_with("'''") {
        return None;
    }
    match written.chars().next()? {
        '"' => double_quoted(written).map(|(value, length)| (value, length, ScalarStyle::TomlBasic)),
        '\'' => written[1..].find('\'').map(|end| (written[1..=end].to_string(), end + 2, ScalarStyle::TomlLiteral)),
        '[' | '{' => None,
        _ => {
            let value = written.split('#').next().unwrap_or_default().trim_end();
            Some((value.to_string(), value.len(), ScalarStyle::TomlBare))
        }
    }
}

/// Returns a value as it is written in the style of the one it replaces, or in double quotes where that style cannot hold it.
pub(super) fn write_scalar(style: ScalarStyle, value: &str) -> String {
    match style {
        ScalarStyle::Plain if is_plain(value) => value.to_string(),
        ScalarStyle::Single if !value.chars().any(char::is_control) => format!("'{}'", value.replace('\'', "''")),
        ScalarStyle::TomlLiteral if !value.contains('\'') && !value.chars().any(char::is_control) => {
            format!("'{value}'")
        }
        _ => quoted(value),
    }
}

fn quoted(value: &str) -> String {
    let mut out = String::from("\"");
    for c in value.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Tells whether YAML reads the text without quotes as this very text.
fn is_plain(value: &str) -> bool {
    let Some(first) = value.chars().next() else { return false };
    let word = value.to_ascii_lowercase();
    !value.starts_with(' ')
        && !value.ends_with([' ', ':'])
        && !value.contains(": ")
        && !value.contains(" #")
        && !value.chars().any(char::is_control)
        && !matches!(
            first,
            '-' | '?'
                | ':'
                | ','
                | '['
                | ']'
                | '{'
                | '}'
                | '#'
                | '&'
                | '*'
                | '!'
                | '|'
                | '>'
                | '\''
                | '"'
                | '%'
                | '@'
                | '`'
                | '='
        )
        && !first.is_ascii_digit()
        && !matches!(first, '+' | '.' | '~')
        && !matches!(word.as_str(), "true" | "false" | "yes" | "no" | "on" | "off" | "null" | "y" | "n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_in_their_style_or_quoted() {
        use ScalarStyle::*;
        for (style, value, written) in [
            (Plain, "Как это", "Как это"),
            (Plain, "«Да»: нет", "\"«Да»: нет\""),
            (Plain, "- x", "\"- x\""),
            (Plain, "no", "\"no\""),
            (Plain, "1 %", "\"1 %\""),
            (Plain, "", "\"\""),
            (Double, "a \"b\" \\", "\"a \\\"b\\\" \\\\\""),
            (Single, "it's", "'it''s'"),
            (Block, "a\nb", "\"a\\nb\""),
            (TomlLiteral, "it's", "\"it's\""),
            (TomlBasic, "x", "\"x\""),
        ] {
            assert_eq!(write_scalar(style, value), written);
        }
    }
}
