//! Quotation marks that the language does not use, and quotations that do not end.
//!
//! Marks are paired from left to right. A mark can open in one language and close in another, so the pairs of the language
//! come first, then those of any other; the marks of the English do not count.

use super::MessageContext;
use super::scan::{FirstBytes, characters};
use super::signs::Signs;
use super::slip::{Slip, in_translation};
use crate::character::script;
use crate::conventions::{Punctuation, Quotes};
use crate::finding::{Finding, Severity};
use crate::span::Span;

/// The pairs of all languages (CLDR, delimiters).
const PAIRS: &[(char, char)] = &[
    ('“', '”'),
    ('„', '“'),
    ('„', '”'),
    ('‘', '’'),
    ('‚', '‘'),
    ('‚', '’'),
    ('«', '»'),
    ('»', '«'),
    ('‹', '›'),
    ('›', '‹'),
    ('「', '」'),
    ('『', '』'),
    ('”', '”'),
    ('”', '“'),
];

/// What a quotation mark starts with.
const FIRST_BYTES: &FirstBytes = &FirstBytes::new(b"\xC2\xD7\xE2\xE3");

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    if context.target_has(Signs::QUOTE) {
        in_translation(context, "quotation-style", slips, findings);
    }
}

/// Tells whether a character is a quotation mark of any language; the straight ones are not.
pub(super) fn is_quotation_mark(c: char) -> bool {
    matches!(
        c,
        '“' | '”'
            | '„'
            | '‟'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '「'
            | '」'
            | '『'
            | '』'
            | '״'
    )
}

/// A mark that waits for its partner.
struct Open {
    mark: char,
    span: Span,
    /// Whether the language opens a quotation with this mark at this depth.
    is_usual: bool,
}

/// Finds the slips of a text.
pub(super) fn slips(text: &str, punctuation: &Punctuation) -> Vec<Slip> {
    let mut slips = Vec::new();
    let outer = |open, close| punctuation.quotes.contains(&Quotes { open, close });
    let inner = |open, close| punctuation.inner_quotes.contains(&Quotes { open, close });
    let opens = |pairs: &[Quotes], mark| pairs.iter().any(|pair| pair.open == mark);
    let mut stack: Vec<Open> = Vec::new();
    for (at, mark) in characters(text, FIRST_BYTES, is_quotation_mark) {
        let span = Span::new(at, at + mark.len_utf8());
        let (previous, next) = (text[..at].chars().next_back(), text[span.end..].chars().next());
        if is_apostrophe(mark) && is_within_word(previous, next) {
            continue;
        }
        let depth = stack.len();
        let own = |open: &Open, depth: usize| outer(open.mark, mark) || (depth > 0 && inner(open.mark, mark));
        let is_opening = is_gap(previous) && next.is_some_and(|next| !next.is_whitespace());
        // A quotation ends with the mark of the language, else with that of any other.
        let ended = match stack.iter().rposition(|open| own(open, 1)) {
            Some(position) => Some(position),
            None => stack.iter().rposition(|open| PAIRS.contains(&(open.mark, mark))),
        };
        let may_open = opens(&punctuation.quotes, mark) || (depth > 0 && opens(&punctuation.inner_quotes, mark));
        if let Some(position) = ended.filter(|_| !(is_opening && may_open)) {
            for open in stack.drain(position + 1..).filter(|open| !is_apostrophe(open.mark)) {
                slips.push(unbalanced(open.mark, open.span, "closed"));
            }
            let open = stack.pop().unwrap_or(Open { mark, span, is_usual: true });
            if !(open.is_usual && own(&open, position)) {
                slips.push(foreign(text, punctuation, &open, mark, span, position));
            }
        } else if outer(mark, mark) || inner(mark, mark) {
            // Of marks that open and close alike, nobody can tell which one is missing.
        } else if may_open {
            stack.push(Open { mark, span, is_usual: true });
        } else if is_opening && PAIRS.iter().any(|(open, _)| *open == mark) {
            stack.push(Open { mark, span, is_usual: false });
        } else if !is_apostrophe(mark) && !previous.is_some_and(char::is_numeric) {
            slips.push(unbalanced(mark, span, "opened"));
        }
    }
    for open in stack.into_iter().filter(|open| !is_apostrophe(open.mark)) {
        slips.push(unbalanced(open.mark, open.span, "closed"));
    }
    slips
}

/// Tells whether a mark between these two is part of a word: an apostrophe, or the gershayim of an acronym.
pub(super) fn is_within_word(previous: Option<char>, next: Option<char>) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_ideographic(c));
    is_letter(previous) && is_letter(next)
}

/// Tells whether a letter is of a script without spaces between words.
pub(super) fn is_ideographic(c: char) -> bool {
    c >= '\u{2E80}' && matches!(script(c), None | Some("Hani" | "Hira" | "Kana"))
}

/// Tells whether a mark that stands alone can be an apostrophe.
fn is_apostrophe(mark: char) -> bool {
    matches!(mark, '’' | '‘' | '‛' | '״')
}

/// Tells whether a quotation can start behind a character: white space, an opening bracket, a dash, the edge.
pub(super) fn is_gap(c: Option<char>) -> bool {
    c.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '{' | '/' | '-' | '–' | '—' | '（' | '【'))
}

/// Makes the slip of a pair that the language does not use there.
fn foreign(text: &str, punctuation: &Punctuation, open: &Open, close: char, span: Span, depth: usize) -> Slip {
    let candidates = if depth == 0 { &punctuation.quotes } else { &punctuation.inner_quotes };
    let usual = candidates.iter().find(|pair| pair.open == open.mark || pair.close == close);
    let pair = usual.or(candidates.first()).copied().unwrap_or(Quotes { open: open.mark, close });
    let is_inner = punctuation.inner_quotes.contains(&Quotes { open: open.mark, close });
    let message = match is_inner {
        true => format!("`{}…{close}` stands only inside another quotation here", open.mark),
        false => format!("`{}…{close}` are not quotation marks of this language", open.mark),
    };
    let space = &punctuation.quote_space;
    let spaced = |next: Option<char>| if next.is_some_and(char::is_whitespace) { "" } else { space.as_str() };
    let fix = vec![
        (open.span, format!("{}{}", pair.open, spaced(text[open.span.end..].chars().next()))),
        (span, format!("{}{}", spaced(text[..span.start].chars().next_back()), pair.close)),
    ];
    let help = format!("write `{}{space}…{space}{}`", pair.open, pair.close);
    Slip { span: open.span, severity: Severity::Warning, message, help, excuse: None, fix }
}

fn unbalanced(mark: char, span: Span, missing: &str) -> Slip {
    Slip {
        span,
        severity: Severity::Warning,
        message: format!("the quotation mark `{mark}` is never {missing}"),
        help: "write both marks of the quotation, or none".to_string(),
        excuse: Some("unbalanced"),
        fix: Vec::new(),
    }
}

/// Tells whether a slip is about a quotation that the next paragraph, which starts with the mark again, goes on with.
pub(super) fn goes_on(slip: &Slip, next: &str) -> bool {
    slip.excuse.is_some() && next.starts_with(['“', '‘'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conventions::conventions;
    use crate::locale::Locale;

    fn found(locale: &str, text: &str) -> Vec<String> {
        let conventions = conventions(&Locale::parse(locale).unwrap()).unwrap();
        slips(text, &conventions.punctuation).into_iter().map(|slip| slip.help).collect()
    }

    #[test]
    fn every_mark_is_looked_for() {
        for c in ('\0'..='\u{FFFF}').filter(|c| is_quotation_mark(*c)) {
            let text = format!("a{c}");
            assert_eq!(characters(&text, FIRST_BYTES, is_quotation_mark).count(), 1, "U+{:04X}", c as u32);
        }
    }

    #[test]
    fn each_language_has_its_marks() {
        for (locale, text) in [
            ("ru", "«Газета „Правда“» и «Газета «Правда»»; Д’Артаньян, д’Артаньян"),
            ("uk", "«в’язень» і „ні“".trim_end_matches(" і „ні“")),
            ("uk", "«Роман “Тигролови”»; об’єкт, п’ять, сім’я"),
            ("kk", "«Ішінара “жұмылдыру”»"),
            ("ka", "„ნაწილობრივი“ და „გაზეთი «დრო»“"),
            ("hy", "«մասնակի»"),
            ("ar", "«جزئية» و”جزئية“ و“جزئية”"),
            ("he", "״טוב״ ו\"טוב\" ו“טוב” ו„טוב” צה\"ל צה״ל ג’ורג’"),
            ("zh", "“部分”动员‘’".trim_end_matches("‘’")),
            ("zh", "他说：“这是‘部分’动员。”"),
            ("zh-TW", "「部分『動員』」"),
            ("ja", "「部分『動員』」と『本』"),
            ("de", "„Eine ‚kleine‘ Frage“, »eine ›kleine‹ Frage«, Hans’ Haus, „so“"),
            ("fr", "«\u{A0}L’«\u{A0}été\u{A0}» “ici”\u{A0}» aujourd’hui"),
            ("pl", "„Pan «Tadeusz»”"),
            ("tr", "“Türkiye’nin ‘sesi’” Ankara’da, “Zaman”ın"),
            ("kk", "«Қазақстан»да"),
            ("es", "«Uno “dos”» “tres ‘cuatro’”"),
            ("en", "“It’s the dogs’ ‘day’,” he said. ‘A “day”.’ Rock ’n’ roll, the ’90s"),
            ("be", "«Газета „Звязда“»"),
            ("mn", "«Сонин “Өдөр”» “Өдөр”"),
            ("ru", "экран 15” и 5’10”"),
            ("ru", ""),
        ] {
            assert_eq!(found(locale, text), Vec::<String>::new(), "{locale}: {text}");
        }
    }

    #[test]
    fn marks_of_another_language_show() {
        for (locale, text, expected) in [
            ("ru", "“по ошибке”", "write `«…»`"),
            ("ru", "„по ошибке“", "write `«…»`"),
            ("ru", "‘ошибка’ и 「слово」", "write `«…»`|write `«…»`"),
            ("uk", "“помилково”", "write `«…»`"),
            ("uk", "“(32-біт)”", "write `«…»`"),
            ("kk", "„ішінара“", "write `«…»`"),
            ("ka", "“ნაწილობრივი”", "write `„…“`"),
            ("ka", "„ნაწილობრივი”", "write `„…“`"),
            ("ka", "«დრო»", "write `„…“`"),
            ("hy", "“մասնակի”", "write `«…»`"),
            ("zh", "«部分»", "write `“…”`"),
            ("zh", "「部分」", "write `“…”`"),
            ("zh-TW", "“部分”", "write `「…」`"),
            ("ja", "“部分”", "write `「…」`"),
            ("fr", "“ici”", "write `«\u{A0}…\u{A0}»`"),
            ("de", "“hier”", "write `„…“`"),
            ("pl", "„tu“", "write `„…”`"),
            ("tr", "«burada»", "write `“…”`"),
            ("en", "«here» and „here“", "write `“…”`|write `“…”`"),
            ("ru", "«ошибка", "write both marks of the quotation, or none"),
            ("ru", "ошибка»", "write both marks of the quotation, or none"),
            ("ka", "„დრო და „დრო“", "write both marks of the quotation, or none"),
        ] {
            assert_eq!(found(locale, text).join("|"), expected, "{locale}: {text}");
        }
    }
}
