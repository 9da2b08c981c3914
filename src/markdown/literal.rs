//! A text → HTML and XML that show it to the letter: the one list of characters that act there.
//!
//! What becomes of controls is for the format to say: XML 1.0 forbids them, HTML drops some, a report shows them.

/// Returns what stands for a character that acts in the content of an element or in an attribute in double quotes.
pub fn reference(c: char) -> Option<&'static str> {
    Some(match c {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        _ => return None,
    })
}

/// Escapes a text for the content of an element and for an attribute in double quotes; `other` writes each character that means
/// nothing in markup.
pub fn escaped_by(text: &str, mut other: impl FnMut(char, &mut String)) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match reference(c) {
            Some(reference) => out.push_str(reference),
            None => other(c, &mut out),
        }
    }
    out
}

/// Escapes a text for an attribute in single quotes, too, for writers who do not know where it goes.
pub fn escaped_anywhere(text: &str) -> String {
    escaped_by(text, |c, out| match c {
        '\'' => out.push_str("&#39;"),
        c => out.push(c),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_is_markup() {
        let text = "<a href='x' title=\"y\">&amp;\u{1}</a>";
        assert_eq!(escaped_anywhere(text), "&lt;a href=&#39;x&#39; title=&quot;y&quot;&gt;&amp;amp;\u{1}&lt;/a&gt;");
        let without_controls = escaped_by(text, |c, out| out.extend(Some(c).filter(|c| !c.is_control())));
        assert_eq!(without_controls, "&lt;a href='x' title=&quot;y&quot;&gt;&amp;amp;&lt;/a&gt;");
    }
}
