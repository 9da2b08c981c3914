//! Findings, coverage and changes → text and pages for people, JSON and XML for programs. Only home of `annotate-snippets` and of the
//! shapes that programs read.
//!
//! Invariants: pure; the same input gives the same bytes; lines and columns are 1-based, columns count code points.

mod changes_html;
mod changes_json;
mod changes_markdown;
mod changes_text;
mod changes_words;
mod findings_github;
mod findings_gitlab;
mod findings_json;
mod findings_jsonl;
mod findings_junit;
mod findings_markdown;
mod findings_sarif;
mod findings_text;
mod fingerprint;
mod fixes_text;
mod json_text;
mod markdown_text;
mod markup_text;
mod outdated_text;
mod paint;
mod segments_json;
mod status_html;
mod status_json;
mod status_markdown;
mod status_svg;
mod status_text;
mod visible;
mod wrapped;

use std::collections::BTreeMap;

use crate::config::Tier;
use crate::coverage::Coverage;
use crate::diff::Change;
use crate::finding::{Finding, Severity};
use crate::update::Counts;

pub use changes_html::changes_html;
pub use changes_json::changes_json;
pub use changes_markdown::changes_markdown;
pub use changes_text::changes_text;
pub use findings_github::findings_github;
pub use findings_gitlab::findings_gitlab;
pub use findings_json::findings_json;
pub use findings_jsonl::findings_jsonl;
pub use findings_junit::findings_junit;
pub use findings_markdown::findings_markdown;
pub use findings_sarif::findings_sarif;
pub use findings_text::findings_text;
pub use fixes_text::{fixes_diff, fixes_text};
pub use outdated_text::outdated_text;
pub use paint::{Colour, Paint};
pub use segments_json::segments_json;
pub use status_html::status_html;
pub use status_json::status_json;
pub use status_markdown::status_markdown;
pub use status_svg::status_svg;
pub use status_text::status_text;

/// The version of the JSON shapes.
const VERSION: u32 = 1;

/// The JSON schema of a report, by the name of its command.
pub const SCHEMAS: &[(&str, &str)] = &[
    ("check", include_str!("schemas/check.json")),
    ("diff", include_str!("schemas/diff.json")),
    ("segment", include_str!("schemas/segment.json")),
    ("status", include_str!("schemas/status.json")),
];

/// What `check` found.
#[derive(Debug, Default)]
pub struct FindingsReport<'a> {
    /// The findings in order.
    pub findings: &'a [Finding],
    /// The number of messages in the catalogues.
    pub messages: usize,
    /// The locales checked, with their messages by state.
    pub coverage: &'a [(String, Coverage)],
    /// The locale files checked: locale, path.
    pub files: &'a [(String, String)],
    /// The number of findings that the baseline hides.
    pub hidden: usize,
    /// The tag of the source locale.
    pub source_locale: &'a str,
    /// The way from the root of the repository to the project, empty where they are one: services know no other root.
    pub folder: &'a str,
}

impl FindingsReport<'_> {
    /// Returns the number of findings of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// Returns `1 error, 2 warnings`, or `nothing to report`.
    fn counts(&self) -> String {
        let counts = [
            (Severity::Error, "error", "errors"),
            (Severity::Warning, "warning", "warnings"),
            (Severity::Info, "info", "infos"),
        ]
        .map(|(severity, one, many)| (self.count(severity), one, many));
        let found: Vec<String> = counts
            .iter()
            .filter(|(count, ..)| *count > 0)
            .map(|(count, one, many)| counted(*count, one, many))
            .collect();
        if found.is_empty() { "nothing to report".to_string() } else { found.join(", ") }
    }

    /// Returns the path of a finding from the root of the repository.
    fn repository_path(&self, finding: &Finding) -> String {
        match self.folder {
            "" => finding.place.path.clone(),
            folder => format!("{folder}/{}", finding.place.path),
        }
    }
}

/// What `status` counted.
#[derive(Debug, Default)]
pub struct StatusReport {
    /// The locales in order of the configuration.
    pub locales: Vec<LocaleStatus>,
    /// What to do next, most urgent first.
    pub next: Vec<NextStep>,
}

/// The counts of a locale.
#[derive(Debug)]
pub struct LocaleStatus {
    /// The locale.
    pub locale: String,
    /// Its English name.
    pub name: String,
    /// Its tier.
    pub tier: Tier,
    /// Whether a native speaker has read it.
    pub reviewed: bool,
    /// Its articles in order.
    pub articles: Vec<ArticleStatus>,
}

/// The counts of an article in a locale.
#[derive(Clone, Debug)]
pub struct ArticleStatus {
    /// The article.
    pub article: String,
    /// Its messages by state.
    pub coverage: Coverage,
    /// The number of errors that `check` finds.
    pub errors: usize,
    /// Those among them that are not about missing or stale messages, which the counts show already.
    pub other_errors: usize,
}

/// Something to do next.
#[derive(Debug)]
pub struct NextStep {
    /// What.
    pub what: String,
    /// How: a command, or a file and line.
    pub how: String,
}

impl LocaleStatus {
    /// Returns the sum of its articles.
    pub fn coverage(&self) -> Coverage {
        let mut sum = Coverage::default();
        for article in &self.articles {
            sum += article.coverage;
        }
        sum
    }

    /// Returns the number of errors that the counts do not show.
    pub fn other_errors(&self) -> usize {
        self.articles.iter().map(|article| article.other_errors).sum()
    }

    /// Returns what to know of the locale, like `draft, not reviewed`; empty where it is required and reviewed.
    fn note(&self) -> String {
        let tier = Some(self.tier.word()).filter(|_| self.tier != Tier::Required);
        let reviewed = Some("not reviewed").filter(|_| !self.reviewed);
        tier.into_iter().chain(reviewed).collect::<Vec<_>>().join(", ")
    }
}

/// What `diff` compared: the changes of each article, with the state of each message in each locale.
#[derive(Debug, Default)]
pub struct ChangesReport {
    /// The articles with their changes.
    pub articles: Vec<ArticleChanges>,
    /// The tag of the source locale, where there is a project.
    pub source_locale: Option<String>,
}

/// The changes of an article.
#[derive(Debug)]
pub struct ArticleChanges {
    /// The article; empty where two files are compared.
    pub article: String,
    /// One for each message of both sides.
    pub changes: Vec<Change>,
    /// Message id → locale → state after `segment`.
    pub states: BTreeMap<String, BTreeMap<String, &'static str>>,
}

/// What `diff --locale` tells a translator.
#[derive(Debug)]
pub struct OutdatedReport {
    /// The locale.
    pub locale: String,
    /// Its English name.
    pub name: String,
    /// The English name of the source locale.
    pub source_name: String,
    /// The translations whose English changed, by article in order of the catalogue.
    pub translations: Vec<Outdated>,
}

/// A translation whose English changed.
#[derive(Debug)]
pub struct Outdated {
    /// The article.
    pub article: String,
    /// Its English then and now.
    pub change: Change,
    /// The path of the locale file.
    pub path: String,
    /// The line of the message there, from 1.
    pub line: usize,
    /// The translation as translators see it.
    pub text: String,
    /// What there is to do.
    pub todo: Todo,
}

/// What a translator does to make a translation current.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Todo {
    /// Correct the translation, delete the line that shows the English of then.
    DeleteWas,
    /// That was edited already: delete the line if it fits now.
    DeleteWasIfItFits,
    /// Let `segment` show the English of now first.
    Segment,
    /// Correct the translation.
    Correct,
}

/// What `segment` did.
#[derive(Debug, Default)]
pub struct SegmentsReport {
    /// What became of the messages.
    pub counts: Counts,
    /// The files that were written, or would be.
    pub files: Vec<String>,
    /// The files that were removed, or would be.
    pub removed: Vec<String>,
    /// The articles that have another name: old name, new name.
    pub renamed: Vec<(String, String)>,
}

/// Returns `1 message`, `2 messages`.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}
