//! A text that ends as another kind of sentence than the English.

use super::MessageContext;
use super::quotation_style::is_quotation_mark;
use super::visible::OPAQUE;
use crate::conventions::{Conventions, Punctuation};
use crate::finding::{Finding, Severity};
use crate::prose::sentences;
use crate::segment::Kind;
use crate::span::Span;

const CHECK: &str = "end-punctuation";

/// What a text ends as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Statement,
    Question,
    Exclamation,
    Colon,
    Ellipsis,
}

/// How the ends are called, with the marks of any language.
const ENDS: &[(End, &str, &[char])] = &[
    (End::Statement, "a statement", &['.', '。', '．', '։', '।', '۔']),
    (End::Question, "a question", &['?', '？', '؟', '՞']),
    (End::Exclamation, "an exclamation", &['!', '！', '՜']),
    (End::Colon, "with a colon", &[':', '：', '՝']),
    (End::Ellipsis, "with an ellipsis", &['…', '⋯']),
];

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    let Some(conventions) = context.conventions else { return };
    if matches!(context.message.kind, Some(Kind::Heading | Kind::FrontMatter(_) | Kind::Html)) {
        return;
    }
    let english: Option<Vec<Vec<End>>> =
        context.source_visibles().iter().map(|visible| Some(tail(&visible.text, None)?.0)).collect();
    // Where a placeable ends the text, nobody knows its end.
    let Some(english) = english.filter(|english| !english.is_empty()) else { return };
    for visible in context.target_visibles() {
        let Some((ends, span)) = tail(&visible.text, Some(&conventions.punctuation)) else { continue };
        let ends = if asks_inside(&visible.text, conventions) { vec![End::Question] } else { ends };
        let place = visible.origin(span).unwrap_or_else(|| context.value_span());
        if let Some((severity, message)) = difference(&english, &ends) {
            let help = "end the translation as the English ends, or check that nothing is lost";
            findings.push(context.finding(CHECK, severity, place, message).help(help));
            return;
        }
        if let Some((mark, usual)) = foreign(&visible.text[span.range()], &ends, &conventions.punctuation) {
            let message = format!("the sentence ends with `{mark}`");
            findings.push(context.finding(CHECK, Severity::Info, place, message).help(format!("write `{usual}`")));
            return;
        }
    }
}

/// Returns what a text can be read as ending as, and where its last marks stand; nothing but an empty list where it ends
/// with a word, `None` where a placeable ends it or there is no text.
fn tail(text: &str, punctuation: Option<&Punctuation>) -> Option<(Vec<End>, Span)> {
    let mut ends: Vec<End> = Vec::new();
    let mut start = text.len();
    for (at, c) in text.char_indices().rev() {
        let of_locale = |end| punctuation.is_some_and(|punctuation| is_of(end, c, punctuation));
        let found = ENDS.iter().filter(|(end, _, marks)| marks.contains(&c) || of_locale(*end)).map(|(end, _, _)| *end);
        let before = ends.len();
        ends.extend(found);
        if ends.len() == before && !is_passed(c) {
            if c == OPAQUE && ends.is_empty() {
                return None;
            }
            break;
        }
        start = at;
    }
    if text[start..].contains("...") {
        ends = vec![End::Ellipsis];
    }
    let is_text = text[..start].contains(char::is_alphanumeric);
    let last = text[..start].chars().next_back().map_or(start, |c| start - c.len_utf8());
    let span = Span::new(if start < text.len() { start } else { last }, text.len());
    is_text.then_some((ends, span))
}

fn is_of(end: End, c: char, punctuation: &Punctuation) -> bool {
    match end {
        End::Statement => punctuation.full_stops.contains(c),
        End::Question => punctuation.question_marks.contains(c),
        End::Exclamation => punctuation.exclamation_marks.contains(c),
        End::Colon => punctuation.colons.contains(c),
        End::Ellipsis => punctuation.ellipsis.as_ref().is_some_and(|ellipsis| ellipsis.contains(c)),
    }
}

/// Tells whether a character may stand behind the last mark.
fn is_passed(c: char) -> bool {
    c.is_whitespace()
        || is_quotation_mark(c)
        || matches!(c, '"' | '\'' | '*' | '_' | ')' | ']' | '）' | '】' | '》')
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2066}'..='\u{2069}')
}

/// Tells whether a mark inside the last sentence makes it a question.
fn asks_inside(text: &str, conventions: &Conventions) -> bool {
    let marks = &conventions.punctuation.inner_question_marks;
    if marks.is_empty() || !text.contains(|c| marks.contains(&c)) {
        return false;
    }
    let sentences = sentences(text, &conventions.sentences.abbreviations);
    sentences.last().is_some_and(|last| text[last.range()].contains(|c| marks.contains(&c)))
}

/// Returns how a translation ends otherwise than every reading of the English.
fn difference(english: &[Vec<End>], own: &[End]) -> Option<(Severity, String)> {
    let fits = |other: &Vec<End>| (other.is_empty() && own.is_empty()) || other.iter().any(|end| own.contains(end));
    if english.iter().any(fits) {
        return None;
    }
    let english = english.first()?;
    let is = |ends: &[End], end| ends.contains(&end);
    let severity = match (is(english, End::Question), is(own, End::Question)) {
        (true, false) if is(own, End::Statement) => Severity::Warning,
        (false, true) if is(english, End::Statement) => Severity::Warning,
        _ => Severity::Info,
    };
    Some((severity, format!("the translation ends {}, the English {}", called(own), called(english))))
}

fn called(ends: &[End]) -> String {
    let Some(end) = ends.last() else { return "without a mark".to_string() };
    let name = ENDS.iter().find(|(known, _, _)| known == end).map_or("", |(_, name, _)| name);
    if name.starts_with("with") { name.to_string() } else { format!("as {name}") }
}

/// Returns a mark that another language ends such a sentence with, and the one of this language.
fn foreign(tail: &str, ends: &[End], punctuation: &Punctuation) -> Option<(char, char)> {
    let (end, usual) = match ends {
        [End::Statement] => (End::Statement, punctuation.full_stops.usual()?),
        [End::Question] => (End::Question, punctuation.question_marks.usual()?),
        [End::Exclamation] => (End::Exclamation, punctuation.exclamation_marks.usual()?),
        _ => return None,
    };
    let mark = tail.chars().find(|c| !is_passed(*c))?;
    let is_mark = ENDS.iter().any(|(known, _, marks)| *known == end && marks.contains(&mark));
    (is_mark && !is_of(end, mark, punctuation)).then_some((mark, usual))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conventions::conventions;
    use crate::locale::Locale;

    /// Returns how a pair of texts differs.
    fn found(english: &str, locale: &str, text: &str) -> String {
        let conventions = conventions(&Locale::parse(locale).unwrap()).unwrap();
        let Some((english, _)) = tail(english, None) else { return String::new() };
        let Some((own, _)) = tail(text, Some(&conventions.punctuation)) else { return String::new() };
        let own = if asks_inside(text, conventions) { vec![End::Question] } else { own };
        difference(&[english], &own).map_or_else(String::new, |(severity, _)| severity.word().to_string())
    }

    #[test]
    fn texts_end_as_the_english() {
        for (english, locale, text, expected) in [
            ("It is.", "ru", "Это так?", "warning"),
            ("Is it?", "ru", "Это так.", "warning"),
            ("Is it?", "kk", "Солай ма?", ""),
            ("He asked “why?”", "ru", "Он спросил «почему?».", ""),
            ("It is “partial.”", "ru", "Это «частичная».", ""),
            ("It is.", "zh", "就是这样。", ""),
            ("It is.", "zh-TW", "就是這樣？", "warning"),
            ("It is.", "ja", "そうですか？", "warning"),
            ("Is it?", "ar", "هل هو؟", ""),
            ("It is.", "ar", "هل هو؟", "warning"),
            ("It is.", "fa", "این است؟", "warning"),
            ("It is.", "hy", "Այդպես է։", ""),
            ("It is.", "hy", "Այդպես է:", ""),
            ("These are:", "hy", "Դրանք են՝", ""),
            ("Is it?", "hy", "Այդպե՞ս է։", ""),
            ("It is.", "hy", "Այդպե՞ս է։", "warning"),
            ("Why? It is.", "hy", "Ինչո՞ւ։ Այդպես է։", ""),
            ("It is.", "he", "האם?", "warning"),
            ("It is…", "ka", "ასეა...", ""),
            ("It is.", "ka", "ასეა…", "info"),
            ("These are:", "uk", "Це такі.", "info"),
            ("It is!", "tr", "Öyle.", "info"),
            ("Save", "de", "Speichern", ""),
            ("Save", "de", "Speichern.", "info"),
            ("Save \u{FFFC}", "de", "Speichern.", ""),
            ("(It is.)", "pl", "(Tak.)", ""),
            ("It is?!", "es", "¡¿Sí?!", ""),
            ("It is.", "fr", "C’est\u{A0}?", "warning"),
            ("", "ru", "?", ""),
        ] {
            assert_eq!(found(english, locale, text), expected, "{english} {locale}: {text}");
        }
    }
}
