//! A locale file whose article or source file is gone.

use super::TranslationContext;
use super::context::{Origin, origin};
use crate::finding::{Finding, Severity};
use crate::project::EDITION_WORDS;

pub(super) fn run(context: &TranslationContext<'_>, findings: &mut Vec<Finding>) {
    let reading = context.unit.reading;
    // The interface words of editions are shipped, a locale may have its own of them.
    if context.file.is_none() || reading.unit.name == EDITION_WORDS {
        return;
    }
    let path = &reading.unit.catalogue_path;
    let (message, help) = match origin(context.unit) {
        Origin::There => return,
        Origin::ArticleGone(article) => (
            format!("the article of this file is gone: `{article}`"),
            "run `tolmach segment`: it takes the translations along to the renamed article, or sets them aside".into(),
        ),
        Origin::Nothing => (
            format!("this file translates nothing: there is neither an article nor a file `{path}`"),
            "rename it as its article or English file is called, or delete it".to_string(),
        ),
    };
    findings.push(context.finding("orphan-file", Severity::Warning, None, message).help(help));
}
