//! An id that stands twice in a file, or in an article's file and in one that all articles share.

use std::collections::HashMap;

use super::FileContext;
use crate::finding::{Finding, Severity};
use crate::span::Span;

pub(super) fn run(context: &FileContext<'_>, findings: &mut Vec<Finding>) {
    let text = context.file.text.as_str();
    let unit = context.unit;
    let locale = context.locale.map_or(&unit.project.config.source_locale, |settings| &settings.locale);
    let shared = unit.shared.of(locale.name()).filter(|_| unit.reading.unit.has_article);
    let also_shared = |id: &str| shared.is_some_and(|shared| shared.attributes(id).is_some());
    if !unit.reading.unit.has_article && !context.has_twins() {
        return;
    }
    let mut first: HashMap<&str, Span> = HashMap::new();
    for entry in &context.resource.entries {
        let (Some(id), Some(span)) = (entry.key(text), entry.id_span(text)) else { continue };
        let (message, help) = match first.get(id) {
            Some(before) => {
                let line = context.file.position(before.start).line.0;
                (
                    format!("`{id}` stands twice in this file"),
                    format!("delete one of the two; only the one in line {line} counts"),
                )
            }
            None => {
                first.insert(id, span);
                if !also_shared(id) {
                    continue;
                }
                (
                    format!("`{id}` also stands in a file that all articles share"),
                    "rename the one in the shared file".to_string(),
                )
            }
        };
        findings.push(context.finding("duplicate-message", Severity::Error, span, message).message_id(id).help(help));
    }
}
