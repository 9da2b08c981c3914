//! A locale without a file for messages that the source locale has.

use super::TranslationContext;
use crate::config::Switch;
use crate::finding::Finding;

pub(super) fn run(context: &TranslationContext<'_>, findings: &mut Vec<Finding>) {
    let messages = context.catalogue.map_or(0, |catalogue| catalogue.messages.len());
    if messages == 0 || context.file.is_some() || context.blocked {
        return;
    }
    let noun = if messages == 1 { "message is" } else { "messages are" };
    let message = format!("there is no file `{}`: {messages} {noun} not translated", context.path);
    let help = match context.unit.project.source_comments() {
        Switch::On => "run `tolmach segment`: it writes the file with every message to translate".to_string(),
        Switch::Off => {
            format!("copy `{}` to that place and translate it", context.unit.reading.unit.catalogue_path)
        }
    };
    findings.push(context.finding("missing-file", context.by_tier(), None, message).help(help));
}
