//! The destination of a link → its scheme, and the form in which equal destinations are equal.

/// The schemes that a text may lead to.
const ALLOWED: &[&str] = &["http", "https", "mailto", "tel"];

/// Returns the scheme of a destination that a text must not lead to, as a browser reads it: entities and percent signs are
/// decoded, control characters, spaces and invisible characters are passed over (URL Standard, "basic URL parser").
pub fn forbidden_scheme(destination: &str) -> Option<String> {
    let plain: String = percent_decoded(&decoded(destination))
        .chars()
        .filter(|c| !c.is_control() && !c.is_whitespace() && !is_invisible(*c))
        .flat_map(char::to_lowercase)
        .collect();
    let (scheme, _) = plain.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    (is_scheme && !ALLOWED.contains(&scheme)).then(|| scheme.to_string())
}

/// Returns a destination with its percent signs decoded: `/%D0%B0` and `/а` lead to one place.
pub fn percent_decoded(destination: &str) -> String {
    if !destination.contains('%') {
        return destination.to_string();
    }
    let bytes = destination.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = destination.get(at + 1..at + 3).filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match (bytes[at], code.and_then(|code| u8::from_str_radix(code, 16).ok())) {
            (b'%', Some(byte)) => {
                out.push(byte);
                at += 3;
            }
            (byte, _) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| destination.to_string())
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// Decodes the character references that hide a scheme or a quote: numbers, and the names of ASCII marks.
pub fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let length = rest.bytes().take(32).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
        match character(&rest[..length]) {
            Some(c) => {
                out.push(c);
                rest = rest[length..].strip_prefix(';').unwrap_or(&rest[length..]);
            }
            None => out.push('&'),
        }
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        return char::from_u32(code.ok()?);
    }
    Some(match name {
        "amp" | "AMP" => '&',
        "lt" | "LT" => '<',
        "gt" | "GT" => '>',
        "quot" | "QUOT" => '"',
        "apos" => '\'',
        "colon" => ':',
        "sol" => '/',
        "lpar" => '(',
        "rpar" => ')',
        "Tab" => '\t',
        "NewLine" => '\n',
        "nbsp" => '\u{A0}',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn active_schemes_are_seen_through_disguises() {
        for destination in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            " java\nscript:alert(1)",
            "java&#10;script&colon;alert(1)",
            "javascript%3Aalert(1)",
            "java\u{200B}script:x",
            "\u{1}javascript:x",
        ] {
            assert_eq!(forbidden_scheme(destination).as_deref(), Some("javascript"), "{destination:?}");
        }
        assert_eq!(forbidden_scheme("data:text/html,x").as_deref(), Some("data"));
        assert_eq!(forbidden_scheme("vbscript:x").as_deref(), Some("vbscript"));
    }

    #[test]
    fn places_on_the_web_and_relative_ones_are_allowed() {
        for destination in [
            "",
            "https://a.example/b:c",
            "HTTP://a",
            "mailto:a@b.example",
            "tel:+7",
            "a/b:c",
            "#a:b",
            "?a=b:c",
            "//a.example:80",
            "а:б",
            "100%",
            "%",
            "%é",
        ] {
            assert_eq!(forbidden_scheme(destination), None, "{destination:?}");
        }
        assert_eq!(percent_decoded("/%D0%B0%"), "/а%");
        assert_eq!(percent_decoded("/%D0"), "/%D0");
    }
}
