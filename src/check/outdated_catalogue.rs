//! A catalogue that does not have the messages of its article.

use super::UnitContext;
use super::context::{Origin, origin};
use crate::finding::{Finding, Place, Severity};
use crate::project::Freshness;

const RUN: &str = "run `tolmach segment` and commit what it writes";

pub(super) fn run(context: &UnitContext<'_>, findings: &mut Vec<Finding>) {
    let unit = context.reading.unit;
    let path = &unit.catalogue_path;
    let mut push = |message: String, help: &str| {
        findings.push(Finding::new("outdated-catalogue", Severity::Error, Place::file(path), message).help(help));
    };
    if let Origin::ArticleGone(article) = origin(context) {
        push(format!("the article of this catalogue is gone: `{article}`"), RUN);
    }
    // An article with mistakes is reported for those, and `segment` would refuse it.
    let Some(article) = unit.article.as_ref().filter(|article| article.findings.is_empty()) else { return };
    let unreadable = unit.findings.iter().any(|finding| finding.place.path == *path);
    if unreadable || context.reading.segments.as_ref().is_none_or(|cut| !cut.findings.is_empty()) {
        return;
    }
    let article = &article.file.path;
    match &context.reading.catalogue {
        None => push(format!("the article `{article}` has no catalogue `{path}`"), RUN),
        Some(catalogue) if catalogue.made_from().is_none() && !catalogue.resource.entries.is_empty() => push(
            format!(
                "this file stands where the catalogue of `{article}` belongs, and `tolmach segment` did not write it"
            ),
            "move it to another name, or rename the article; then run `tolmach segment`",
        ),
        Some(_) if context.reading.freshness() == Freshness::Outdated => {
            push(format!("this catalogue does not match the article `{article}`"), RUN);
        }
        Some(_) => {}
    }
}
