//! A file that is too large to be read.

use super::FileContext;
use crate::finding::{Finding, Place, Severity};
use crate::ftl::{MAX_BYTES, Refusal};

pub(super) fn run(context: &FileContext<'_>, findings: &mut Vec<Finding>) {
    if context.resource.refused != Some(Refusal::TooLarge) {
        return;
    }
    let message = format!("this file is larger than {} MiB, so that it is not read", MAX_BYTES / (1024 * 1024));
    let finding = Finding::new("too-large", Severity::Error, Place::file(&context.file.path), message);
    let finding = match context.locale {
        Some(settings) => finding.locale(settings.locale.name()),
        None => finding,
    };
    findings.push(finding.help("split it into several files"));
}
