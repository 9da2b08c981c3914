//! Hyphens that stand for dashes, and dashes of two styles in one article.

use memchr::memchr_iter;

use super::MessageContext;
use super::mixture::{Styles, first_reading};
use super::scan::characters_at;
use super::signs::Signs;
use super::slip::{Slip, in_translation};
use crate::conventions::Punctuation;
use crate::finding::{Finding, Severity};
use crate::span::Span;

const CHECK: &str = "dash-style";

/// The dashes between clauses.
pub(super) const DASHES: Styles = Styles { noun: "a dash", signs: Signs::DASH, find: dashes };

pub(super) fn run(contexts: &[MessageContext<'_>], findings: &mut Vec<Finding>) {
    if contexts.first().is_none_or(|context| context.conventions().is_none()) {
        return;
    }
    let mut usual: Option<Option<&'static str>> = None;
    for context in contexts.iter().filter(|context| context.target_has(Signs::HYPHEN)) {
        let texts = contexts.iter().map(|context| first_reading(context, Signs::DASH));
        let usual = *usual.get_or_insert_with(|| self::usual(texts));
        in_translation(context, CHECK, |text, punctuation| slips(text, punctuation, usual), findings);
    }
    DASHES.in_translation(CHECK, contexts, findings);
}

/// Returns the dash that an article has mostly; `None` where it has none.
pub(super) fn usual<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> Option<&'static str> {
    let rarer = DASHES.rarer(texts.clone());
    rarer.map(|rarer| rarer.usual).or_else(|| texts.into_iter().find_map(|text| Some(dashes(text).first()?.1)))
}

/// Returns the dashes between clauses of a text; those of ranges (10–12) do not count.
fn dashes(text: &str) -> Vec<(Span, &'static str)> {
    // Both dashes start with this byte, which few texts have.
    let starts = memchr_iter(0xE2, text.as_bytes());
    let found = characters_at(text, starts, |c| matches!(c, '–' | '—')).filter_map(|(at, dash)| {
        let end = at + dash.len_utf8();
        let is_em = dash == '—';
        let previous = text[..at].chars().next_back()?;
        let next = text[end..].chars().next()?;
        // Em dashes part clauses without spaces, too.
        let is_spaced = previous.is_whitespace() && next.is_whitespace();
        let is_joined = is_em && previous.is_alphabetic() && next.is_alphabetic();
        (is_spaced || is_joined).then_some((Span::new(at, end), if is_em { "—" } else { "–" }))
    });
    found.collect()
}

/// Finds the hyphens of a text that stand where the language has a dash; `usual` is the dash of the article.
pub(super) fn slips(text: &str, punctuation: &Punctuation, usual: Option<&str>) -> Vec<Slip> {
    let mut slips = Vec::new();
    let Some(first) = punctuation.dashes.first() else { return slips };
    if punctuation.dashes.iter().any(|dash| dash == "-") {
        return slips;
    }
    let dash = usual.filter(|usual| punctuation.dashes.iter().any(|dash| dash == usual)).unwrap_or(first);
    for span in hyphens(text) {
        let at = span.start - 1;
        let (before, after) = (text[..at].trim_end().chars().next_back(), text[span.end..].trim_start().chars().next());
        let (Some(before), Some(after)) = (before, after) else { continue };
        // `5 - 3` is a sum or a score.
        if text[..at].ends_with('\n') || (before.is_numeric() && after.is_numeric()) {
            continue;
        }
        let fix = if dash.chars().nth(1).is_some() { Vec::new() } else { vec![(span, dash.to_string())] };
        slips.push(Slip {
            span,
            severity: Severity::Info,
            message: "a hyphen stands for a dash".to_string(),
            help: format!("write `{dash}`"),
            excuse: Some("hyphen"),
            fix,
        });
    }
    slips
}

/// Returns where one or two hyphens stand between spaces.
fn hyphens(text: &str) -> impl Iterator<Item = Span> {
    let bytes = text.as_bytes();
    memchr_iter(b'-', bytes).filter(|at| bytes[..*at].ends_with(b" ")).filter_map(|at| {
        let length = bytes[at..].iter().take_while(|byte| **byte == b'-').count();
        let is_apart = length <= 2 && bytes.get(at + length) == Some(&b' ');
        is_apart.then(|| Span::new(at, at + length))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conventions::conventions;
    use crate::locale::Locale;

    #[test]
    fn hyphens_are_no_dashes() {
        for (locale, text, expected) in [
            ("ru", "Мы - люди", "write `—`"),
            ("uk", "Ми -- люди", "write `—`"),
            ("kk", "Біз - адамбыз", "write `–`"),
            ("ka", "ჩვენ - ხალხი", "write `–`"),
            ("ar", "نحن - الناس", "write `–`"),
            ("zh", "我们 - 人", "write `——`"),
            ("he", "אנחנו - אנשים", ""),
            ("ru", "кто-то, 5 - 3\n- список", ""),
            ("ru", "Мы — люди", ""),
            ("de", "Ein- und Ausgang", ""),
        ] {
            let conventions = conventions(&Locale::parse(locale).unwrap()).unwrap();
            let found: Vec<String> =
                slips(text, &conventions.punctuation, None).into_iter().map(|slip| slip.help).collect();
            assert_eq!(found.join("|"), expected, "{locale}: {text}");
        }
    }

    #[test]
    fn ranges_have_no_style() {
        let styles = |text: &str| dashes(text).into_iter().map(|(_, style)| style).collect::<Vec<_>>().join("");
        for (text, expected) in [("10–12 и 2020—2022", ""), ("а — б", "—"), ("а – б—в", "–—"), ("Москва–Казань", "")]
        {
            assert_eq!(styles(text), expected, "{text}");
        }
    }
}
