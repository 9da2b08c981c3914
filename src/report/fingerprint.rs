//! Findings → names that stay the same from run to run, so that a service recognises a finding of yesterday.
//!
//! Invariant: lines and columns have no part in a name; two findings of one report never share one.

use std::collections::BTreeMap;

use crate::base::Fingerprint;
use crate::finding::Finding;

/// Returns a name for each finding: of its check, locale, file, message and words, and its number among equals.
pub(super) fn fingerprints(findings: &[Finding]) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let name = |finding: &Finding| {
        let parts = [
            finding.check,
            finding.locale.as_deref().unwrap_or_default(),
            &finding.place.path,
            finding.message_id.as_deref().unwrap_or_default(),
            &finding.message,
        ];
        let name = Fingerprint::of(&parts.join("\u{0}")).to_string();
        let number = seen.entry(name.clone()).or_default();
        *number += 1;
        format!("{name}:{number}")
    };
    findings.iter().map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::TextFile;
    use crate::finding::{Place, Severity};
    use crate::span::Span;

    fn finding(text: &str, at: usize, message: &str) -> Finding {
        let place = Place::range(&TextFile::new("locales/ru/news.ftl", text), Span::new(at, at + 4));
        Finding::new("spacing", Severity::Warning, place, message).locale("ru").message_id("news")
    }

    #[test]
    fn name_stays_when_lines_move() {
        let before = fingerprints(&[finding("news = a", 0, "two spaces")]);
        let after = fingerprints(&[finding("# a comment\n\nnews = a", 13, "two spaces")]);
        assert_eq!(before, after);
    }

    #[test]
    fn equal_findings_have_names_of_their_own() {
        let names = fingerprints(&[
            finding("news = a", 0, "two spaces"),
            finding("news = a", 2, "two spaces"),
            finding("news = a", 2, "a space before a comma"),
        ]);
        assert_eq!(names[0].replace(":1", ":2"), names[1]);
        assert_ne!(names[0], names[2]);
        assert!(names.iter().all(|name| name.len() == 18), "{names:?}");
    }
}
