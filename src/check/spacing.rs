//! Spaces too many, spaces missing, spaces at the wrong side of a mark.

use super::MessageContext;
use super::quotation_style::is_ideographic;
use super::scan::{FirstBytes, characters};
use super::slip::{Slip, in_translation};
use super::unbalanced_brackets::is_smile;
use crate::character::{character, script};
use crate::conventions::Punctuation;
use crate::finding::{Finding, Severity};
use crate::span::Span;

/// Marks that stand at the end of the word before them.
const MARKS: &[char] = &[
    ',', '.', ';', ':', '!', '?', '،', '؛', '؟', '。', '，', '、', '；', '：', '？', '！', '։', '՝', '।', ')', ']',
    '）', '】',
];

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    if context.target_visibles().iter().any(|visible| visible.census().may_be_misspaced) {
        in_translation(context, "spacing", slips, findings);
    }
}

/// Finds the slips of a text.
pub(super) fn slips(text: &str, punctuation: &Punctuation) -> Vec<Slip> {
    let mut slips = Vec::new();
    let mut rest = 0;
    for (start, _) in characters(text, SPACES, is_space) {
        if start >= rest {
            rest = text[start..].find(|c| !is_space(c)).map_or(text.len(), |found| start + found);
            slips.extend(gap(text, Span::new(start, rest), punctuation));
        }
    }
    slips.extend(missing_spaces(text));
    slips
}

/// What white space starts with.
const SPACES: &FirstBytes = &FirstBytes::new(b" \t\x0B\x0C\xC2\xE1\xE2\xE3");

/// Tells whether a character is a space within a line.
fn is_space(c: char) -> bool {
    c == ' ' || (character(c).is_white() && !matches!(c, '\n' | '\r'))
}

/// Judges the spaces between two characters.
fn gap(text: &str, span: Span, punctuation: &Punctuation) -> Option<Slip> {
    let (before, after) = (&text[..span.start], &text[span.end..]);
    let spaces = &text[span.range()];
    let previous = before.chars().next_back();
    let next = after.chars().next();
    let (Some(previous), Some(next)) = (previous, next) else {
        let is_edge = before.is_empty() || after.is_empty();
        return is_edge.then(|| slip(span, "a space at the edge of the text", "take it out", "edge", ""));
    };
    let is_letter = |c: char| character(c).is_alphanumeric();
    if previous == '\n' || next == '\n' || (spaces == " " && is_letter(previous) && is_letter(next)) {
        return None;
    }
    let is_open = is_opening(previous, punctuation);
    // The mark of another language can stand before its words.
    let ends = !after[next.len_utf8()..].starts_with(char::is_alphanumeric);
    let is_closed = ends && is_closing(next, punctuation);
    if MARKS.contains(&next) && ends_word(next, &after[next.len_utf8()..]) && !MARKS_OF_OTHERS.contains(&previous)
        || (is_closed && !is_open)
    {
        if !punctuation.spaced_marks.contains(&next) {
            return Some(slip(span, &format!("a space before `{next}`"), "take it out", "before", ""));
        }
        if spaces == " " {
            let found = slip(
                span,
                &format!("the space before `{next}` can break the line"),
                "write a no-break space",
                "break",
                "\u{A0}",
            );
            return Some(Slip { severity: Severity::Info, ..found });
        }
    }
    if is_open
        && !is_closed
        && !is_smile(&before[..before.len() - previous.len_utf8()])
        && punctuation.quote_space.is_empty() | matches!(previous, '(' | '[' | '（' | '【')
    {
        return Some(slip(span, &format!("a space behind `{previous}`"), "take it out", "behind", ""));
    }
    spaces.chars().nth(1)?;
    let kept = if spaces.contains('\u{A0}') { "\u{A0}" } else { " " };
    Some(slip(span, "more than one space in a row", "write one", "double", kept))
}

/// Marks behind which another mark may stand apart: `- .`, `/ ,`.
const MARKS_OF_OTHERS: &[char] = &['.', '…', '-', '–', '—', '/', '|', '=', '*', '+', '`', '•', '·'];

/// Tells whether a mark with this behind it belongs to the word before it, and starts no smile, number or name (`.NET`).
fn ends_word(mark: char, behind: &str) -> bool {
    let next = behind.chars().next();
    let is_wide = !mark.is_ascii();
    // `. . .` is an ellipsis.
    let is_row = mark == '.' && behind.starts_with(" .");
    is_wide
        || !is_row
            && next.is_none_or(|next| {
                next.is_whitespace() || (matches!(next, '"' | '”' | '»' | '“' | ')') && !matches!(mark, ':' | ';'))
            })
}

/// Tells whether a character opens a bracket, or a quotation and never ends one.
fn is_opening(c: char, punctuation: &Punctuation) -> bool {
    let mut pairs = punctuation.quotes.iter().chain(&punctuation.inner_quotes);
    matches!(c, '(' | '[' | '（' | '【')
        || (!c.is_ascii() && pairs.clone().any(|pair| pair.open == c) && pairs.all(|pair| pair.close != c))
}

/// Tells whether a character ends a quotation and never opens one, and is no apostrophe.
fn is_closing(c: char, punctuation: &Punctuation) -> bool {
    let mut pairs = punctuation.quotes.iter().chain(&punctuation.inner_quotes);
    !matches!(c, '’' | '‘')
        && !c.is_ascii()
        && pairs.clone().any(|pair| pair.close == c)
        && pairs.all(|pair| pair.open != c)
}

/// Finds words that a mark joins: `one,two`.
fn missing_spaces(text: &str) -> Vec<Slip> {
    let mut slips = Vec::new();
    const FIRST: &FirstBytes = &FirstBytes::new(b",;!?\xD8");
    let is_mark = |c| matches!(c, ',' | ';' | '!' | '?' | '،' | '؛' | '؟');
    for (at, mark) in characters(text, FIRST, is_mark) {
        let behind = at + mark.len_utf8();
        let previous = text[..at].chars().next_back();
        let next = text[behind..].chars().next();
        let is_word = |c: Option<char>| c.is_some_and(|c| script(c).is_some() && !is_ideographic(c));
        if is_word(previous) && is_word(next) {
            let span = Span::new(at, behind);
            slips.push(slip(span, &format!("no space behind `{mark}`"), "write one", "missing", &format!("{mark} ")));
        }
    }
    slips
}

fn slip(span: Span, message: &str, help: &str, excuse: &'static str, written: &str) -> Slip {
    Slip {
        span,
        severity: Severity::Warning,
        message: message.to_string(),
        help: help.to_string(),
        excuse: Some(excuse),
        fix: vec![(span, written.to_string())],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conventions::conventions;
    use crate::locale::Locale;

    fn fixed(locale: &str, text: &str) -> String {
        let conventions = conventions(&Locale::parse(locale).unwrap()).unwrap();
        let mut fixed = text.to_string();
        for (span, written) in slips(text, &conventions.punctuation).iter().flat_map(|slip| &slip.fix).rev() {
            fixed.replace_range(span.range(), written);
        }
        fixed
    }

    #[test]
    fn spaces_stand_where_the_language_has_them() {
        for (locale, text, expected) in [
            ("ru", "два  слова", "два слова"),
            ("ru", "5 \u{A0}км", "5\u{A0}км"),
            ("ru", "плен , бегство", "плен, бегство"),
            ("ru", "( плен ) и « плен »", "(плен) и «плен»"),
            ("ru", "плен,бегство", "плен, бегство"),
            ("uk", "Вірменії .", "Вірменії."),
            ("kk", "Не болды ?", "Не болды?"),
            ("ka", "ვთქვათ , „ დრო“", "ვთქვათ, „დრო“"),
            ("hy", "իշեմիա , կամ ։", "իշեմիա, կամ։"),
            ("ar", "«الجزئية» ، اندلعت؟نعم", "«الجزئية»، اندلعت؟ نعم"),
            ("he", "מילה , מילה", "מילה, מילה"),
            ("zh", "年龄 、健康", "年龄、健康"),
            ("fr", "Quoi ? « Oui » ; non", "Quoi\u{A0}? «\u{20}Oui\u{A0}»\u{A0}; non"),
            ("ru", " край ", "край"),
            ("ru", "е\u{301}  е", "е\u{301} е"),
        ] {
            assert_eq!(fixed(locale, text), expected, "{locale}: {text}");
        }
    }

    #[test]
    fn every_space_is_looked_for() {
        for c in ('\0'..='\u{FFFF}').filter(|c| is_space(*c)) {
            let text = format!("a{c}");
            assert_eq!(characters(&text, SPACES, is_space).count(), 1, "U+{:04X}", c as u32);
        }
    }

    #[test]
    fn right_spaces_are_left_alone() {
        for (locale, text) in [
            ("ru", "в 10:30, 3,5 км; т. е. так… и т.д., а) б"),
            ("ru", "язык .NET и файл .txt, да :) нет :-( … вот . . ."),
            ("ru", "слово — слово\nслово"),
            ("fr", "Quoi\u{A0}? «\u{202F}Oui\u{202F}»\u{202F}; non\u{A0}!"),
            ("ja", "部分　動員、そして？はい！「本」"),
            ("zh", "部分,动员"),
            ("de", "„so“ – »so« ‚x‘ ’ne"),
            ("en", "rock ’n’ roll, the dogs’ (day)"),
            ("ka", "„დრო“ (18-დან)"),
        ] {
            assert_eq!(fixed(locale, text), text, "{locale}");
        }
    }
}
