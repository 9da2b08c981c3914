//! The rules of style for the English, told to its author: each check named `source-…` is one function here.

use super::census::Census;
use super::context::UnitContext;
use super::english::English;
use super::signs::Signs;
use super::slip::in_english;
use super::{
    dash_style as dash, ellipsis_style as ellipsis, quotation_style as quotation, repeated_word as repeated,
    spacing as space, straight_quote as straight, unbalanced_brackets as brackets,
};
use crate::finding::Finding;

pub(super) fn quotation_style<'a>(context: &'a UnitContext<'a>, findings: &mut Vec<Finding>) {
    let rule = |texts: &[English<'_>], punctuation: &_| {
        let mut slips = quotation::slips(text(texts), punctuation);
        // A quotation of several paragraphs has its closing mark in the last.
        let next = texts.get(1).map_or("", |next| &next.visible.text);
        slips.retain(|slip| !quotation::goes_on(slip, next));
        slips
    };
    in_english(context, "source-quotation-style", rule, findings);
}

pub(super) fn straight_quote<'a>(context: &'a UnitContext<'a>, findings: &mut Vec<Finding>) {
    let rule = |texts: &[English<'_>], punctuation: &_| match has(texts, Signs::STRAIGHT) {
        true => straight::slips(text(texts), punctuation),
        false => Vec::new(),
    };
    in_english(context, "source-straight-quote", rule, findings);
}

pub(super) fn unbalanced_brackets<'a>(context: &'a UnitContext<'a>, findings: &mut Vec<Finding>) {
    let rule = |texts: &[English<'_>], _: &_| match has(texts, Signs::BRACKET.and(Signs::BRACE)) {
        true => brackets::slips(text(texts)),
        false => Vec::new(),
    };
    in_english(context, "source-unbalanced-brackets", rule, findings);
}

pub(super) fn spacing<'a>(context: &'a UnitContext<'a>, findings: &mut Vec<Finding>) {
    let rule = |texts: &[English<'_>], punctuation: &_| match census(texts).is_some_and(|seen| seen.may_be_misspaced) {
        true => space::slips(text(texts), punctuation),
        false => Vec::new(),
    };
    in_english(context, "source-spacing", rule, findings);
}

pub(super) fn repeated_word<'a>(context: &'a UnitContext<'a>, findings: &mut Vec<Finding>) {
    let rule = |texts: &[English<'_>], punctuation: &_| match census(texts).is_some_and(Census::may_repeat) {
        true => repeated::slips(text(texts), punctuation),
        false => Vec::new(),
    };
    in_english(context, "source-repeated-word", rule, findings);
}

pub(super) fn dash_style<'a>(context: &'a UnitContext<'a>, findings: &mut Vec<Finding>) {
    let check = "source-dash-style";
    let usual = dash::usual(context.english().iter().map(|english| english.visible.text.as_ref()));
    let rule = |texts: &[English<'_>], punctuation: &_| dash::slips(text(texts), punctuation, usual);
    in_english(context, check, rule, findings);
    dash::DASHES.in_english(check, context, findings);
}

pub(super) fn ellipsis_style<'a>(context: &'a UnitContext<'a>, findings: &mut Vec<Finding>) {
    // American and British books differ about the ellipsis; only one that mixes both is wrong.
    ellipsis::ELLIPSES.in_english("source-ellipsis-style", context, findings);
}

/// Tells whether the first text may have characters of these kinds.
fn has(texts: &[English<'_>], signs: Signs) -> bool {
    texts.first().is_some_and(|english| english.signs.has(signs))
}

fn census<'t>(texts: &'t [English<'_>]) -> Option<&'t Census> {
    texts.first().map(|english| english.visible.census())
}

fn text<'t>(texts: &'t [English<'_>]) -> &'t str {
    texts.first().map_or("", |english| &english.visible.text)
}
