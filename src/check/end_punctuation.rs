//! A text that ends as another kind of sentence than the English.

use smallvec::{SmallVec, smallvec};

use super::MessageContext;
use super::quotation_style::is_quotation_mark;
use super::visible::OPAQUE;
use crate::character::character;
use crate::conventions::Punctuation;
use crate::finding::{Finding, Severity};
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
    let Some(conventions) = context.conventions() else { return };
    let sentences = match &context.message.kind {
        Some(Kind::Heading | Kind::FrontMatter(_) | Kind::Html) => return,
        Some(Kind::Paragraph | Kind::Quote | Kind::Footnote) => Sentences::Whole,
        // Labels and items of lists end with a stop or without, as each language likes.
        _ => Sentences::Maybe,
    };
    let punctuation = &conventions.punctuation;
    for visible in context.target_visibles() {
        let Some(own) = ending(&visible.text, Some(punctuation)) else { continue };
        let english = context.english.endings.get_or_init(|| {
            let endings = context.source_visibles().iter().map(|visible| ending(&visible.text, None));
            endings.collect::<Option<_>>().unwrap_or_default()
        });
        // Where a placeable ends the text, nobody knows its end.
        if english.is_empty() {
            return;
        }
        if english.iter().all(|english| english.ends.is_empty()) && own.ends.is_empty() {
            continue;
        }
        let place = visible.origin(own.span).unwrap_or_else(|| context.value_span());
        let asks = || (context.source_visibles().first().is_some_and(|first| asks(&first.text)), asks(&visible.text));
        if let Some((severity, message)) = difference(english, &own, sentences, asks) {
            let help = "end the translation as the English ends, or check that nothing is lost";
            return findings.push(context.finding(CHECK, severity, place, message).help(help));
        }
        if let Some((mark, usual)) = foreign(&visible.text[own.span.range()], &own.ends, punctuation) {
            let message = format!("the sentence ends with `{mark}`");
            return findings
                .push(context.finding(CHECK, Severity::Info, place, message).help(format!("write `{usual}`")));
        }
    }
}

/// Whether a text of that kind is sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sentences {
    /// It is.
    Whole,
    /// It may be a label.
    Maybe,
}

/// How a text ends.
#[derive(Debug)]
pub(super) struct Ending {
    /// What it can be read as, the last mark first; nothing where it ends with a word.
    ends: SmallVec<[End; 4]>,
    /// Where its last marks stand.
    span: Span,
}

/// Returns how a text ends; `None` where a placeable ends it or there is no text.
fn ending(text: &str, punctuation: Option<&Punctuation>) -> Option<Ending> {
    let (mut ends, span) = tail(text, punctuation)?;
    if punctuation.is_some_and(|punctuation| asks_inside(&text[..span.start], punctuation)) {
        ends = smallvec![End::Question];
    }
    Some(Ending { ends, span })
}

/// Tells whether a text asks something before its end.
fn asks(text: &str) -> bool {
    text.contains(['?', '？', '؟', '՞'])
}

/// Returns what a text can be read as ending as, and where its last marks stand; nothing but an empty list where it ends
/// with a word, `None` where a placeable ends it or there is no text.
fn tail(text: &str, punctuation: Option<&Punctuation>) -> Option<(SmallVec<[End; 4]>, Span)> {
    let mut ends: SmallVec<[End; 4]> = SmallVec::new();
    let mut start = text.len();
    for (at, c) in text.char_indices().rev() {
        if character(c).is_alphanumeric() {
            break;
        }
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
        ends = smallvec![End::Ellipsis];
    }
    let is_text = text[..start].contains(|c| character(c).is_alphanumeric());
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

/// Tells whether a mark inside the last sentence or its last word makes it a question; `text` is without its last marks.
fn asks_inside(text: &str, punctuation: &Punctuation) -> bool {
    if punctuation.question_endings.iter().any(|ending| text.ends_with(ending.as_str())) {
        return true;
    }
    let marks = &punctuation.inner_question_marks;
    if marks.is_empty() {
        return false;
    }
    let asks = text.char_indices().rev().find(|(_, c)| marks.contains(c));
    asks.is_some_and(|(at, _)| {
        // Another sentence may stand behind the mark.
        let behind = text[at..].char_indices().skip(1);
        let mut behind = behind.zip(text[at..].chars().skip(2));
        !behind.any(|((_, c), next)| punctuation.full_stops.contains(c) && next.is_whitespace())
    })
}

/// Returns how a translation ends otherwise than every reading of the English; `asks` tells whether the English and the
/// translation ask something before their ends.
fn difference(
    english: &[Ending],
    own: &Ending,
    sentences: Sentences,
    asks: impl Fn() -> (bool, bool),
) -> Option<(Severity, String)> {
    let fits = |other: &Ending| {
        let is_label = sentences == Sentences::Maybe && (other.ends.is_empty() || own.ends.is_empty());
        let is = |end| other.ends.contains(&end) || own.ends.contains(&end);
        // How loud a statement is differs between languages.
        let is_tone = is(End::Exclamation) && is(End::Statement);
        (other.ends.is_empty() && own.ends.is_empty())
            || other.ends.iter().any(|end| own.ends.contains(end))
            || (is_label && other.ends[..] != [End::Colon] && own.ends[..] != [End::Colon])
            || is_tone
    };
    if english.iter().any(fits) {
        return None;
    }
    let other = english.first()?;
    let is = |ending: &Ending, end| ending.ends.contains(&end);
    // Where both ask something, the translation only orders its sentences otherwise.
    let turns = |from: &Ending, to: &Ending, from_asks: bool| {
        is(from, End::Statement) && is(to, End::Question) && !is(from, End::Question) && !from_asks
    };
    let (english_asks, own_asks) = asks();
    let is_turned = turns(other, own, english_asks) || turns(own, other, own_asks);
    let severity = if is_turned { Severity::Warning } else { Severity::Info };
    Some((severity, format!("the translation ends {}, the English {}", called(&own.ends), called(&other.ends))))
}

fn called(ends: &[End]) -> String {
    let Some(end) = ends.first() else { return "without a mark".to_string() };
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
        let Some(other) = ending(english, None) else { return String::new() };
        let Some(own) = ending(text, Some(&conventions.punctuation)) else { return String::new() };
        difference(&[other], &own, Sentences::Whole, || (asks(english), asks(text)))
            .map_or_else(String::new, |(severity, _)| severity.word().to_string())
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
            ("It is!", "tr", "Öyle.", ""),
            ("Did you know? It is.", "ru", "А вы знали, что это так?", "info"),
            ("Is it?", "ja", "そうでしょうか。", ""),
            ("It failed. Try again.", "hy", "Չի՞ սկսվել: Կրկին փորձեք:", ""),
            ("Did it fail?", "hy", "Ինչու եմ ես սա տեսնում:", "warning"),
            ("Save", "de", "Speichern", ""),
            ("Save", "de", "Speichern.", "info"),
            ("These are:", "ja", "次のとおりです。", ""),
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
