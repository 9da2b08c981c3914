//! Changes as JSON, version 1 (`schemas/diff.json`).

use std::collections::BTreeMap;

use serde::Serialize;

use super::json_text::pretty;
use super::{ArticleChanges, ChangesReport, VERSION};
use crate::diff::Change;

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    changes: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    article: Option<&'a str>,
    kind: &'a str,
    moved: bool,
    id: &'a str,
    old_id: Option<&'a str>,
    old_index: Option<usize>,
    new_index: Option<usize>,
    old_text: Option<&'a str>,
    new_text: Option<&'a str>,
    class: Option<&'a str>,
    similarity: Option<f64>,
    related: Vec<&'a str>,
    locales: BTreeMap<&'a str, &'a str>,
}

/// Returns every message of both sides as JSON with a final line feed.
pub fn changes_json(report: &ChangesReport) -> String {
    let changes =
        report.articles.iter().flat_map(|article| article.changes.iter().map(move |change| row(article, change)));
    pretty(&Report { version: VERSION, changes: changes.collect() })
}

fn row<'a>(article: &'a ArticleChanges, change: &'a Change) -> Row<'a> {
    let states = article.states.get(&change.id).into_iter().flatten();
    Row {
        article: (!article.article.is_empty()).then_some(article.article.as_str()),
        kind: change.kind.word(),
        moved: change.moved,
        id: &change.id,
        old_id: change.old_id.as_deref(),
        old_index: change.old_index,
        new_index: change.new_index,
        old_text: change.old_text.as_deref(),
        new_text: change.new_text.as_deref(),
        class: change.class.map(crate::prose::Class::word),
        // Three digits are what the measure is worth, and print alike everywhere.
        similarity: change.similarity.map(|similarity| (similarity * 1000.0).round() / 1000.0),
        related: change.related.iter().map(|origin| origin.id.as_str()).collect(),
        locales: states.map(|(locale, state)| (locale.as_str(), *state)).collect(),
    }
}
