//! A translation whose text would become other blocks in the edition than the English.

use std::collections::BTreeMap;

use super::context::MessageContext;
use crate::article::Article;
use crate::finding::{Finding, Severity};
use crate::markdown::{Replacement, Skeleton, first_difference, skeleton, splice};
use crate::project::Freshness;
use crate::segment::{Kind, Segment};

/// After so many findings the rest is told in one: each costs a parse of the article.
const MOST_FINDINGS: usize = 20;
/// The readings that are tried of messages with selects.
const MOST_READINGS: usize = 6;

/// One reading of a translated message.
struct Filled<'m, 'a> {
    message: &'m MessageContext<'a>,
    segment: &'m Segment,
    text: &'m str,
}

pub(super) fn run(messages: &[MessageContext<'_>], findings: &mut Vec<Finding>) {
    let Some(context) = messages.first().map(|message| message.translation) else { return };
    let Some(article) = &context.unit.reading.unit.article else { return };
    if context.unit.reading.freshness() == Freshness::Outdated {
        return;
    }
    let Some(bones) = skeleton(&article.file.text) else { return };
    let mut found: BTreeMap<usize, Finding> = BTreeMap::new();
    let readings = messages.iter().map(|message| message.target_flats().len()).max().unwrap_or(0);
    for reading in 0..readings.min(MOST_READINGS) {
        let filled: Vec<(usize, Filled<'_, '_>)> = messages
            .iter()
            .enumerate()
            .filter(|(number, _)| !found.contains_key(number))
            .filter_map(|(number, message)| Some((number, fill(message, reading)?)))
            .collect();
        for (number, culprit) in culprits(article, &bones, filled, MOST_FINDINGS - found.len()) {
            let finding = match culprit {
                Some(filled) => finding(&filled),
                None => context
                    .finding(
                        "block-mismatch",
                        Severity::Error,
                        None,
                        "more texts would become other blocks in the edition",
                    )
                    .help("correct the ones that are reported, then check again"),
            };
            found.insert(number, finding);
        }
        if found.len() >= MOST_FINDINGS {
            break;
        }
    }
    findings.extend(found.into_values());
}

/// Returns a reading of a message; `None` where there is no such reading, or no text.
fn fill<'m, 'a>(message: &'m MessageContext<'a>, reading: usize) -> Option<Filled<'m, 'a>> {
    let segment = message.segment?;
    let text = message.target_flats().get(reading)?.text.as_ref();
    (!text.trim().is_empty()).then_some(Filled { message, segment, text })
}

/// Tells whether an edition with these texts has the article's blocks; else where it parts from them, as the number of the
/// text that stands there.
fn parted(article: &Article, bones: &Skeleton, filled: &[(usize, Filled<'_, '_>)]) -> Option<usize> {
    let replacements: Vec<Replacement<'_>> = filled
        .iter()
        .map(|(_, filled)| Replacement {
            span: filled.segment.span,
            slot: &filled.segment.slot,
            text: Some(filled.text),
        })
        .collect();
    let (edition, places) = splice(&article.file.text, article.file.newline(), &replacements);
    let offset = match skeleton(&edition) {
        Some(own) => first_difference(bones, &own)?.1,
        None => 0,
    };
    Some(places.partition_point(|place| place.start <= offset).saturating_sub(1))
}

/// Returns the texts that change the blocks, each by itself, with their numbers; `None` with the number behind the last where
/// there are more than `most`, or where only several together change them.
fn culprits<'m, 'a>(
    article: &Article,
    bones: &Skeleton,
    mut filled: Vec<(usize, Filled<'m, 'a>)>,
    most: usize,
) -> Vec<(usize, Option<Filled<'m, 'a>>)> {
    let mut culprits = Vec::new();
    while let Some(near) = parted(article, bones, &filled) {
        let alone = |at: usize| parted(article, bones, &filled[at..=at]).is_some();
        // The difference shows in the text at fault or behind it; far behind, it is sought by halves.
        let at = match (near.saturating_sub(1)..=near).rev().find(|at| alone(*at)) {
            Some(at) => Some(at),
            None => halved(article, bones, &filled),
        };
        match at.filter(|_| culprits.len() < most) {
            Some(at) => {
                let (number, culprit) = filled.remove(at);
                culprits.push((number, Some(culprit)));
            }
            None => {
                culprits.push((usize::MAX, None));
                break;
            }
        }
    }
    culprits
}

/// Returns the text that first makes a difference: with those before it the blocks are the article's, with it they are not.
fn halved(article: &Article, bones: &Skeleton, filled: &[(usize, Filled<'_, '_>)]) -> Option<usize> {
    let (mut good, mut bad) = (0, filled.len());
    while bad - good > 1 {
        let middle = (good + bad) / 2;
        match parted(article, bones, &filled[..middle]) {
            None => good = middle,
            Some(_) => bad = middle,
        }
    }
    bad.checked_sub(1)
}

fn finding(filled: &Filled<'_, '_>) -> Finding {
    let kind = filled.segment.kind.to_string().to_lowercase();
    let help = match filled.segment.kind {
        Kind::Html if filled.text.contains("\n\n") => "take the blank line out: HTML ends there",
        Kind::Html => "keep the tags at the beginning and at the end of the English",
        _ if filled.text.trim_start().starts_with('<') => {
            "begin with a word: a tag at the beginning starts a block of HTML"
        }
        _ => "write it as one passage, with the marks of the English",
    };
    let span = filled.message.value_span();
    let message = format!("in the edition this text would not be one block ({kind})");
    filled.message.finding("block-mismatch", Severity::Error, span, message).help(help)
}
