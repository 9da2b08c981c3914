//! Ellipses as the language does not write them, and of two styles in one article.

use super::MessageContext;
use super::mixture::Styles;
use super::scan::characters_at;
use super::signs::Signs;
use super::slip::{Slip, in_translation};
use crate::conventions::Punctuation;
use crate::finding::{Finding, Severity};
use crate::span::Span;

const CHECK: &str = "ellipsis-style";

/// Ellipses.
pub(super) const ELLIPSES: Styles = Styles { noun: "an ellipsis", signs: Signs::ELLIPSIS, find: mixable };

pub(super) fn run(contexts: &[MessageContext<'_>], findings: &mut Vec<Finding>) {
    if contexts.first().is_none_or(|context| context.conventions().is_none()) {
        return;
    }
    for context in contexts.iter().filter(|context| context.target_has(Signs::ELLIPSIS)) {
        in_translation(context, CHECK, slips, findings);
    }
    ELLIPSES.in_translation(CHECK, contexts, findings);
}

/// Returns the ellipses of a text that an article may mix; six points are a style of the language.
fn mixable(text: &str) -> Vec<(Span, &'static str)> {
    let mut found = ellipses(text);
    found.retain(|(_, style)| *style != "……");
    found
}

/// Returns the ellipses of a text; longer rows of points are none.
fn ellipses(text: &str) -> Vec<(Span, &'static str)> {
    let mut found = Vec::new();
    let mut rest = 0;
    // The ellipsis starts with this byte.
    let starts = memchr::memchr2_iter(b'.', 0xE2, text.as_bytes());
    for (start, _) in characters_at(text, starts, |c| matches!(c, '.' | '…')) {
        if start < rest {
            continue;
        }
        let row = &text[start..];
        let length = row.find(|c| c != '.' && c != '…').unwrap_or(row.len());
        rest = start + length;
        let style = match &row[..length] {
            "..." => "...",
            "…" => "…",
            "……" => "……",
            _ => continue,
        };
        found.push((Span::new(start, rest), style));
    }
    found
}

/// Finds the ellipses that the language writes otherwise.
pub(super) fn slips(text: &str, punctuation: &Punctuation) -> Vec<Slip> {
    let Some(usual) = &punctuation.ellipsis else { return Vec::new() };
    let found = ellipses(text).into_iter().filter(|(_, style)| style != usual);
    let slip = |(span, style): (Span, &'static str)| Slip {
        span,
        severity: Severity::Info,
        message: format!("`{style}` stands for an ellipsis"),
        help: format!("write `{usual}`"),
        excuse: match style {
            "..." => Some("points"),
            "……" => Some("row"),
            _ => None,
        },
        fix: vec![(span, usual.clone())],
    };
    found.map(slip).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conventions::conventions;
    use crate::locale::Locale;

    #[test]
    fn each_language_has_its_ellipsis() {
        for (locale, text, expected) in [
            ("ru", "Ну...", "..."),
            ("ru", "Ну… и 1.....5 и т.д.", ""),
            ("zh", "好…", "…"),
            ("zh", "好……", ""),
            ("ja", "はい…", ""),
            ("ar", "نعم...", "..."),
            ("ka", "კი..", ""),
        ] {
            let conventions = conventions(&Locale::parse(locale).unwrap()).unwrap();
            let found = slips(text, &conventions.punctuation);
            let found: Vec<&str> = found.iter().map(|slip| &text[slip.span.range()]).collect();
            assert_eq!(found.join("|"), expected, "{locale}: {text}");
        }
    }
}
