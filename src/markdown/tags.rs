//! Raw HTML → texts and tags, with their attributes and character references decoded.

use pulldown_cmark::{Event, Options, Parser};

use super::html::markup_length;

/// A piece of raw HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Text, decoded.
    Text(String),
    /// An opening or empty tag.
    Open(OpenTag),
    /// A closing tag.
    Close {
        /// The name in small letters.
        name: String,
        /// The tag as it is written.
        raw: String,
    },
    /// What no reader sees: a comment, a script, a style sheet, a declaration.
    Hidden,
}

/// An opening or empty tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OpenTag {
    /// The name in small letters.
    pub name: String,
    /// Names in small letters with decoded values, in order.
    pub attributes: Vec<(String, String)>,
    /// The tag as it is written.
    pub raw: String,
}

impl OpenTag {
    /// Returns the value of an attribute; of two with one name the first counts (HTML Standard §13.2.5.33).
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

/// Cuts raw HTML into its pieces; a tag that does not end is text.
pub(super) fn tokens(html: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = markup_length(rest).min(rest.len());
        let token = if length == 1 { None } else { token(&rest[..length]) };
        match token {
            Some(token) => {
                push_text(&mut tokens, &mut text);
                tokens.push(token);
            }
            None => text.push_str(&rest[..length]),
        }
        rest = &rest[length..];
    }
    text.push_str(rest);
    push_text(&mut tokens, &mut text);
    tokens
}

fn push_text(tokens: &mut Vec<Token>, text: &mut String) {
    if !text.is_empty() {
        tokens.push(Token::Text(decoded(text)));
        text.clear();
    }
}

fn token(raw: &str) -> Option<Token> {
    let inner = raw.strip_prefix('<')?;
    if raw.starts_with("<!") || raw.starts_with("<?") {
        return Some(Token::Hidden);
    }
    let (inner, closes) = match inner.strip_prefix('/') {
        Some(inner) => (inner, true),
        None => (inner, false),
    };
    let length = inner.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>' | '<')).unwrap_or(inner.len());
    let name = inner[..length].to_ascii_lowercase();
    if matches!(name.as_str(), "script" | "style") {
        return Some(Token::Hidden);
    }
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic());
    if !is_name || !raw.ends_with('>') {
        return None;
    }
    let raw_text = raw.to_string();
    if closes {
        return Some(Token::Close { name, raw: raw_text });
    }
    let attributes = attributes(inner[length..].trim_end_matches('>'));
    Some(Token::Open(OpenTag { name, attributes, raw: raw_text }))
}

fn attributes(text: &str) -> Vec<(String, String)> {
    let mut attributes = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        let end = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '=')).unwrap_or(rest.len());
        if end == 0 {
            // A stray `=` is passed over; nothing is left otherwise.
            match rest.strip_prefix('=') {
                Some(behind) => rest = behind,
                None => return attributes,
            }
            continue;
        }
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(behind) = rest.strip_prefix('=') {
            let behind = behind.trim_start();
            let quote = behind.chars().next().filter(|c| matches!(c, '"' | '\''));
            (value, rest) = match quote {
                Some(quote) => behind[1..].split_once(quote).unwrap_or((&behind[1..], "")),
                None => behind.split_at(behind.find(|c: char| c.is_ascii_whitespace()).unwrap_or(behind.len())),
            };
        }
        attributes.push((name, decoded(value)));
    }
}

/// Decodes the character references of a text.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let name = rest[1..].bytes().take(40).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
        let length = name + 2;
        match rest.get(..length).filter(|reference| reference.ends_with(';')).and_then(reference) {
            Some(decoded) => {
                out.push_str(&decoded);
                rest = &rest[length..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// Decodes one reference by the Markdown library, which has the table of their names.
fn reference(reference: &str) -> Option<String> {
    let text = Parser::new_ext(reference, Options::empty()).find_map(|event| match event {
        Event::Text(text) => Some(text.to_string()),
        _ => None,
    })?;
    (text != reference && text != "&").then_some(text).or_else(|| (reference == "&amp;").then(|| "&".to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> String {
        let one = |token: &Token| match token {
            Token::Text(text) => format!("“{text}”"),
            Token::Open(tag) => format!("+{}{:?}", tag.name, tag.attributes),
            Token::Close { name, .. } => format!("-{name}"),
            Token::Hidden => "0".to_string(),
        };
        tokens(html).iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn html_is_cut_into_texts_and_tags() {
        for (html, expected) in [
            ("a<br>b", "“a” +br[] “b”"),
            ("<A HREF='x&amp;y' b=c d>t</A>", "+a[(\"href\", \"x&y\"), (\"b\", \"c\"), (\"d\", \"\")] “t” -a"),
            ("&nbsp;&mdash;&amp;&#65;&x;&", "“\u{A0}—&A&x;&”"),
            ("1 < 2 <b", "“1 < 2 <b”"),
            ("<!-- a --><script>1 < 2</script>x", "0 0 “x”"),
            ("<img alt=\"a > b\"/>", "+img[(\"alt\", \"a > b\")]"),
        ] {
            assert_eq!(shown(html), expected, "{html}");
        }
    }
}
