//! A message of the catalogue that the locale file does not have.

use std::collections::BTreeSet;

use super::TranslationContext;
use super::commented_translation::assigned;
use crate::finding::Finding;
use crate::ftl::{EntryKind, Level};
use crate::translation::{State, Translation};

pub(super) fn run(context: &TranslationContext<'_>, findings: &mut Vec<Finding>) {
    let (Some(catalogue), Some(translation)) = (context.catalogue, context.translation) else { return };
    // Of a file that is there and cannot be read at all, that is the one finding.
    if context.blocked || translation.resource.refused.is_some() {
        return;
    }
    if translation.messages.iter().all(|translated| translated.state != State::Missing) {
        return;
    }
    let told = told_elsewhere(translation);
    findings.reserve(translation.messages.iter().filter(|translated| translated.state == State::Missing).count());
    for (message, translated) in catalogue.messages.iter().zip(&translation.messages) {
        if translated.state != State::Missing || told.contains(&message.id) {
            continue;
        }
        let stub = translation.stubs.get(&message.id).copied();
        let help = match stub {
            Some(_) => "remove the `# ` at the start of this line and write the translation behind the `=`".to_string(),
            None => ["write `", &message.id, " = ` and the translation"].concat(),
        };
        let untranslated = ["`", &message.id, "` is not translated"].concat();
        findings.push(
            context
                .finding("missing-message", context.by_tier(), stub, untranslated)
                .message_id(&message.id)
                .source(catalogue.text(message))
                .help(help),
        );
    }
}

/// Returns the ids of translations that are there and cannot be read: `syntax` and `commented-translation` say so, and one
/// mistake is one finding.
fn told_elsewhere(translation: &Translation<'_>) -> BTreeSet<String> {
    let mut told = BTreeSet::new();
    for entry in &translation.resource.entries {
        match &entry.kind {
            EntryKind::Junk(_, problem) => told.extend(problem.id.clone()),
            EntryKind::Comment(Level::Group | Level::Resource, _) => {}
            _ => told.extend(entry.comment().iter().filter_map(|line| assigned(line)).map(str::to_string)),
        }
    }
    told
}
