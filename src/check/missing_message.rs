//! A message of the catalogue that the locale file does not have.

use super::TranslationContext;
use crate::finding::Finding;
use crate::translation::State;

pub(super) fn run(context: &TranslationContext<'_>, findings: &mut Vec<Finding>) {
    let (Some(catalogue), Some(translation)) = (context.catalogue, context.translation) else { return };
    // Of a file that is there and cannot be read at all, that is the one finding.
    if context.blocked || translation.resource.refused.is_some() {
        return;
    }
    for (message, translated) in catalogue.messages.iter().zip(&translation.messages) {
        if translated.state != State::Missing {
            continue;
        }
        let stub = translation.stubs.get(&message.id).copied();
        let help = match stub {
            Some(_) => "remove the `# ` at the start of this line and write the translation behind the `=`".to_string(),
            None => format!("write `{} = ` and the translation", message.id),
        };
        findings.push(
            context
                .finding("missing-message", context.by_tier(), stub, format!("`{}` is not translated", message.id))
                .message_id(&message.id)
                .source(catalogue.text(message))
                .help(help),
        );
    }
}
