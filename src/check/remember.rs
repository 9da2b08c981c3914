//! A finding → what the baseline remembers of it.

use super::is_silenceable;
use crate::base::Fingerprint;
use crate::baseline::Entry;
use crate::finding::Finding;
use crate::ftl;
use crate::project::Reading;

/// Returns what is remembered of a finding in a unit: its English and its translation as they are now; `None` where the
/// finding is never set aside.
pub fn entry(reading: &Reading<'_>, finding: &Finding) -> Option<Entry> {
    let id = finding.message_id.as_deref();
    let source = reading.catalogue.as_ref().and_then(|catalogue| Some(catalogue.get(id?)?.canonical.clone()));
    let translation = reading.translations.iter().find(|one| Some(one.locale.as_str()) == finding.locale.as_deref());
    let target = translation.and_then(|translation| Some(ftl::canonical_form(translation.get(id?)?)));
    match (&source, &target) {
        (None, None) => project_entry(finding),
        _ => remembered(finding, &source.unwrap_or_default(), &target.unwrap_or_default()),
    }
}

/// Returns what is remembered of a finding that is about no message: what it says stands for the texts.
pub fn project_entry(finding: &Finding) -> Option<Entry> {
    remembered(finding, &finding.message, "")
}

fn remembered(finding: &Finding, source: &str, target: &str) -> Option<Entry> {
    is_silenceable(finding.check).then(|| Entry {
        file: finding.place.path.clone(),
        id: finding.message_id.clone().unwrap_or_default(),
        check: finding.check.to_string(),
        locale: finding.locale.clone().unwrap_or_default(),
        source: Fingerprint::of(source),
        target: Fingerprint::of(target),
    })
}
