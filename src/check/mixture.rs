//! Two styles of one mark in an article → one finding, at the first place of the rarer.

use std::collections::BTreeMap;

use super::context::{MessageContext, UnitContext};
use super::english::English;
use super::signs::Signs;
use crate::finding::{Finding, Severity};
use crate::span::Span;

/// A mark that is written in several styles.
pub(super) struct Styles {
    /// What the mark is called.
    pub noun: &'static str,
    /// The sign of a text that may have some.
    pub signs: Signs,
    /// Finds the marks of a text with their styles.
    pub find: fn(&str) -> Vec<(Span, &'static str)>,
}

/// A style of an article.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Rarer {
    /// The first text with it and its place there.
    place: (usize, Span),
    style: &'static str,
    /// What the article has mostly.
    pub usual: &'static str,
}

impl Styles {
    /// Returns the rarer of two styles in the texts of an article; `None` where all is of one style.
    pub fn rarer<'a>(&self, texts: impl Iterator<Item = &'a str>) -> Option<Rarer> {
        let mut found: Vec<((usize, Span), &'static str)> = Vec::new();
        for (number, text) in texts.enumerate().filter(|(_, text)| !text.is_empty()) {
            found.extend((self.find)(text).into_iter().map(|(span, style)| ((number, span), style)));
        }
        let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
        for (_, style) in &found {
            *counts.entry(style).or_default() += 1;
        }
        let most = *counts.values().max()?;
        // Of two styles that are equally frequent, the first is the usual.
        let usual = found.iter().map(|(_, style)| *style).find(|style| counts[style] == most)?;
        let (place, style) = *found.iter().find(|(_, style)| *style != usual)?;
        Some(Rarer { place, style, usual })
    }

    /// Reports the rarer style of the translations of an article.
    pub fn in_translation(&self, check: &'static str, contexts: &[MessageContext<'_>], findings: &mut Vec<Finding>) {
        let Some(rarer) = self.rarer(contexts.iter().map(|context| first_reading(context, self.signs))) else { return };
        let context = &contexts[rarer.place.0];
        let place = context.target_visibles().first().and_then(|visible| visible.origin(rarer.place.1));
        let place = place.unwrap_or_else(|| context.value_span());
        let (message, help) = self.said(&rarer);
        findings.push(context.finding(check, Severity::Info, place, message).help(help));
    }

    /// Reports the rarer style of the English of a unit.
    pub fn in_english<'a>(&self, check: &'static str, context: &'a UnitContext<'a>, findings: &mut Vec<Finding>) {
        let texts: &[English<'_>] = context.english();
        let Some(rarer) = self.rarer(texts.iter().map(|english| english.visible.text.as_ref())) else { return };
        let (message, help) = self.said(&rarer);
        findings.push(texts[rarer.place.0].finding(context, check, Severity::Info, rarer.place.1, message).help(help));
    }

    fn said(&self, rarer: &Rarer) -> (String, String) {
        let (rare, usual) = (rarer.style, rarer.usual);
        (format!("`{rare}` and `{usual}` both stand for {} here", self.noun), format!("write `{usual}` everywhere"))
    }
}

/// Returns the first reading of a translation: it tells the style, further ones repeat its text. Of a text without the signs
/// nothing is read.
pub(super) fn first_reading<'a>(context: &'a MessageContext<'_>, signs: Signs) -> &'a str {
    if !context.target_has(signs) {
        return "";
    }
    context.target_visibles().first().map_or("", |visible| &visible.text)
}

#[cfg(test)]
mod tests {
    use crate::check::dash_style::DASHES;

    #[test]
    fn the_rarer_style_is_reported_once() {
        for (texts, expected) in [
            (&["a – b", "a — b", "a – b"][..], Some((1, "—"))),
            (&["a – b", "a — b"], Some((1, "—"))),
            (&["a – b", "a — b — c"], Some((0, "–"))),
            (&["a – b", "a – b"], None),
            (&[], None),
        ] {
            let found = DASHES.rarer(texts.iter().copied()).map(|rarer| (rarer.place.0, rarer.style));
            assert_eq!(found, expected, "{texts:?}");
        }
    }
}
