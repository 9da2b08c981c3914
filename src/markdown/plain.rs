//! Inline Markdown with few marks → what a reader sees of it, without the library.
//!
//! Most texts have no mark at all, or code and links of the simplest kind; to read each as a document of its own costs more than
//! everything else that is done with them. Invariant: what is returned is what the library's events give.

/// What a byte may mean to the library.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Byte {
    Text,
    /// The end of a line, or a part of it: a space.
    Ending,
    Backtick,
    Bracket,
    /// Anything that this quick way does not know.
    Mark,
}

const BYTES: [Byte; 256] = {
    let mut bytes = [Byte::Text; 256];
    let mut at = 0;
    while at < 256 {
        bytes[at] = match at as u8 {
            b'\n' | b'\r' => Byte::Ending,
            b'`' => Byte::Backtick,
            b'[' => Byte::Bracket,
            b'\\' | b'*' | b'_' | b']' | b'<' | b'&' | b'~' | b'{' | b'}' | b'|' | 0x7f | ..b' ' => Byte::Mark,
            _ => Byte::Text,
        };
        at += 1;
    }
    bytes
};

/// Returns what a reader sees of a text, where that is easy to tell: it has no marks but code and links of the simplest kind,
/// no escape or entity, and no space at its end.
pub(super) fn visible(text: &str) -> Option<String> {
    if text.ends_with(char::is_whitespace) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        rest = push_run(&mut out, rest);
        rest = match *rest.as_bytes() {
            [] => return Some(out),
            [b'`', ..] => push_code(&mut out, rest)?,
            // Behind an exclamation mark it is an image.
            [b'[', ..] if !out.ends_with('!') => push_link(&mut out, rest)?,
            _ => return None,
        };
    }
}

/// Pushes text up to the first mark, the ends of lines as spaces; returns the rest.
fn push_run<'t>(out: &mut String, text: &'t str) -> &'t str {
    let mut rest = text;
    loop {
        let length = rest.bytes().take_while(|byte| BYTES[usize::from(*byte)] == Byte::Text).count();
        out.push_str(&rest[..length]);
        rest = &rest[length..];
        match rest.bytes().next().map(|byte| BYTES[usize::from(byte)]) {
            Some(Byte::Ending) => {
                out.push(' ');
                rest = &rest[1..];
            }
            _ => return rest,
        }
    }
}

/// Pushes the code between two single backticks (CommonMark §6.1); returns the rest.
fn push_code<'t>(out: &mut String, text: &'t str) -> Option<&'t str> {
    let (code, rest) = text[1..].split_once('`')?;
    if code.is_empty() || rest.starts_with('`') {
        return None;
    }
    let code = code.replace(['\n', '\r'], " ");
    let padded = code.strip_prefix(' ').and_then(|code| code.strip_suffix(' '));
    out.push_str(padded.filter(|code| !code.bytes().all(|byte| byte == b' ')).unwrap_or(&code));
    Some(rest)
}

/// Pushes the text of a link that has a target of plain letters and no title (CommonMark §6.3); returns the rest.
fn push_link<'t>(out: &mut String, text: &'t str) -> Option<&'t str> {
    let mut rest = &text[1..];
    // A footnote, or a link without text.
    if rest.starts_with(['^', ']']) {
        return None;
    }
    loop {
        rest = push_run(out, rest);
        match *rest.as_bytes() {
            [b'`', ..] => rest = push_code(out, rest)?,
            [b']', b'(', ..] => break,
            _ => return None,
        }
    }
    let (target, rest) = rest[2..].split_once(')')?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/:.#?=%-_,+@".contains(&byte);
    (!target.is_empty() && target.bytes().all(plain)).then_some(rest)
}
