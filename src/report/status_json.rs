//! Coverage as JSON, version 1 (`schemas/status.json`).

use serde::Serialize;

use super::json_text::pretty;
use super::{StatusReport, VERSION};

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    locales: Vec<Locale<'a>>,
}

#[derive(Serialize)]
struct Locale<'a> {
    locale: &'a str,
    tier: &'a str,
    articles: Vec<Article<'a>>,
    messages: usize,
    translated: usize,
    stale: usize,
    missing: usize,
    coverage: u32,
}

#[derive(Serialize)]
struct Article<'a> {
    article: &'a str,
    messages: usize,
    translated: usize,
    stale: usize,
    missing: usize,
    orphan: usize,
    errors: usize,
}

/// Returns the counts as JSON with a final line feed; `coverage` is in per cent.
pub fn status_json(report: &StatusReport) -> String {
    let locales = report.locales.iter().map(|status| {
        let sum = status.coverage();
        let articles = status.articles.iter().map(|article| Article {
            article: &article.article,
            messages: article.coverage.messages(),
            translated: article.coverage.translated,
            stale: article.coverage.stale,
            missing: article.coverage.missing,
            orphan: article.coverage.orphan,
            errors: article.errors,
        });
        Locale {
            locale: &status.locale,
            tier: status.tier.word(),
            articles: articles.collect(),
            messages: sum.messages(),
            translated: sum.translated,
            stale: sum.stale,
            missing: sum.missing,
            coverage: sum.per_cent(),
        }
    });
    pretty(&Report { version: VERSION, locales: locales.collect() })
}
