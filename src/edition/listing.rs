//! What a list of articles says about one: kept in the manifest, so that lists need no edition.

use serde::{Deserialize, Serialize};

use super::{Edition, Origin};
use crate::article::FactValue;
use crate::markdown::{self, BlockKind};

/// An article in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// Its title.
    pub title: String,
    /// The locale of the title, where it is not the edition's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title_locale: Option<String>,
    /// Its description.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The day it was published, as `2023-03-12`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The day it was changed last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<String>,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// Where it appeared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publication: Option<String>,
}

impl Listing {
    /// Returns what a list says about an edition; one without a title has its first heading's text or its own name.
    pub fn of(edition: &Edition) -> Listing {
        let value = |key: &str| edition.front_matter.get(key).filter(|text| !text.trim().is_empty()).cloned();
        let title_locale = edition.passages.iter().find_map(|passage| match &passage.origin {
            Origin::Fallback(locale) if passage.key.as_deref() == Some("title") => Some(locale.name().to_string()),
            _ => None,
        });
        Listing {
            title: value("title").or_else(|| heading(&edition.text)).unwrap_or_else(|| edition.article.clone()),
            title_locale,
            description: value("description").or_else(|| value("summary")),
            date: value("date").and_then(|date| day(&date)),
            updated: ["updated", "modified", "lastmod"].iter().find_map(|key| value(key)).and_then(|date| day(&date)),
            author: value("author"),
            publication: value("publication"),
        }
    }
}

fn heading(text: &str) -> Option<String> {
    let document = markdown::parse(text).ok()?;
    let block = document.blocks.iter().find(|block| matches!(block.kind, BlockKind::Heading(_)))?;
    let visible = markdown::visible_text(&markdown::inline_text(text, block), &document.definitions);
    Some(visible.trim().to_string()).filter(|visible| !visible.is_empty())
}

/// Returns the day of a date, with or without a time behind it.
fn day(text: &str) -> Option<String> {
    let (day, rest) = text.split_at_checked(10)?;
    let is_day = matches!(FactValue::parse(day), Some(FactValue::Date { .. })) && day.len() == 10;
    (is_day && (rest.is_empty() || rest.starts_with(['T', ' ']))).then(|| day.to_string())
}
