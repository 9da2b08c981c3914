//! A unit → findings. One check is one file, its page beside it, and one line in the registry below.
//!
//! Invariants: a check has no state and does no I/O; it sees one thing (a file, a message, a translation, a unit, the project)
//! through a context; its page is what `explain` prints and what the tests execute. Findings come in the order of their
//! places, whatever the number of threads.

mod argument_mismatch;
mod block_mismatch;
mod commented_translation;
mod context;
mod coverage_below_minimum;
mod cyclic_reference;
mod dash_style;
mod duplicate_attribute;
mod duplicate_message;
mod duplicate_variant;
mod ellipsis_style;
mod empty_translation;
mod end_punctuation;
mod english;
mod html_mismatch;
mod link_mismatch;
mod markup_mismatch;
mod missing_attribute;
mod missing_file;
mod missing_message;
mod missing_plural_category;
mod missing_variable;
mod mixture;
mod multiset;
mod orphan_attribute;
mod orphan_file;
mod orphan_message;
mod outdated_catalogue;
mod quotation_style;
mod repeated_word;
mod selector_mismatch;
mod selects;
mod slip;
mod source_style;
mod spacing;
mod stale_translation;
mod straight_quote;
mod syntax;
mod tags;
mod too_deep;
mod too_large;
mod unbalanced_brackets;
mod unconfigured_locale;
mod unknown_reference;
mod unknown_variable;
mod unreachable_variant;
mod visible;

use crate::config::{Config, Level};
use crate::coverage::Coverage;
use crate::finding::{Finding, Severity, sort};
use crate::project::{Project, Reading, Shared};

pub use context::{FileContext, MessageContext, ProjectContext, TranslationContext, UnitContext};
pub use visible::{Opaque, Visible};

/// A named rule.
#[derive(Clone, Copy)]
pub struct Check {
    /// Its name; completes "allow …".
    pub name: &'static str,
    /// Its page.
    pub page: &'static str,
    /// What it looks at.
    pub run: Run,
}

/// What a check looks at.
#[derive(Clone, Copy)]
pub enum Run {
    /// Each Fluent file, those of the source locale included.
    File(fn(&FileContext<'_>, &mut Vec<Finding>)),
    /// Each message that a locale has.
    Message(fn(&MessageContext<'_>, &mut Vec<Finding>)),
    /// All messages that a locale has of a unit, together.
    Messages(fn(&[MessageContext<'_>], &mut Vec<Finding>)),
    /// Each locale of a unit.
    Translation(fn(&TranslationContext<'_>, &mut Vec<Finding>)),
    /// Each article or plain file.
    Unit(fn(&UnitContext<'_>, &mut Vec<Finding>)),
    /// The project, after all its units.
    Project(fn(&ProjectContext<'_>, &mut Vec<Finding>)),
    /// The texts as they are read: these findings come from the modules that read.
    Reading,
}

/// Makes a check of a module's name, page and function.
macro_rules! check {
    ($name:literal, $file:literal, $run:expr) => {
        Check { name: $name, page: include_str!(concat!($file, ".md")), run: $run }
    };
}

/// Every check, by name.
pub const CHECKS: &[Check] = &[
    check!("argument-mismatch", "argument_mismatch", Run::Unit(argument_mismatch::run)),
    check!("block-mismatch", "block_mismatch", Run::Translation(block_mismatch::run)),
    check!("commented-translation", "commented_translation", Run::Translation(commented_translation::run)),
    check!("coverage-below-minimum", "coverage_below_minimum", Run::Project(coverage_below_minimum::run)),
    check!("cyclic-reference", "cyclic_reference", Run::File(cyclic_reference::run)),
    check!("dash-style", "dash_style", Run::Messages(dash_style::run)),
    check!("duplicate-attribute", "duplicate_attribute", Run::File(duplicate_attribute::run)),
    check!("duplicate-message", "duplicate_message", Run::File(duplicate_message::run)),
    check!("duplicate-variant", "duplicate_variant", Run::File(duplicate_variant::run)),
    check!("ellipsis-style", "ellipsis_style", Run::Messages(ellipsis_style::run)),
    check!("empty-translation", "empty_translation", Run::Message(empty_translation::run)),
    check!("end-punctuation", "end_punctuation", Run::Message(end_punctuation::run)),
    check!("html-mismatch", "html_mismatch", Run::Message(html_mismatch::run)),
    check!("invalid-article", "invalid_article", Run::Reading),
    check!("invalid-encoding", "invalid_encoding", Run::Reading),
    check!("link-mismatch", "link_mismatch", Run::Unit(link_mismatch::run)),
    check!("markup-mismatch", "markup_mismatch", Run::Message(markup_mismatch::run)),
    check!("missing-attribute", "missing_attribute", Run::Message(missing_attribute::run)),
    check!("missing-file", "missing_file", Run::Translation(missing_file::run)),
    check!("missing-message", "missing_message", Run::Translation(missing_message::run)),
    check!("missing-plural-category", "missing_plural_category", Run::Message(missing_plural_category::run)),
    check!("missing-variable", "missing_variable", Run::Message(missing_variable::run)),
    check!("orphan-attribute", "orphan_attribute", Run::Message(orphan_attribute::run)),
    check!("orphan-file", "orphan_file", Run::Translation(orphan_file::run)),
    check!("orphan-message", "orphan_message", Run::Translation(orphan_message::run)),
    check!("outdated-catalogue", "outdated_catalogue", Run::Unit(outdated_catalogue::run)),
    check!("quotation-style", "quotation_style", Run::Message(quotation_style::run)),
    check!("repeated-word", "repeated_word", Run::Message(repeated_word::run)),
    check!("selector-mismatch", "selector_mismatch", Run::Message(selector_mismatch::run)),
    check!("source-dash-style", "source_dash_style", Run::Unit(source_style::dash_style)),
    check!("source-ellipsis-style", "source_ellipsis_style", Run::Unit(source_style::ellipsis_style)),
    check!("source-quotation-style", "source_quotation_style", Run::Unit(source_style::quotation_style)),
    check!("source-repeated-word", "source_repeated_word", Run::Unit(source_style::repeated_word)),
    check!("source-spacing", "source_spacing", Run::Unit(source_style::spacing)),
    check!("source-straight-quote", "source_straight_quote", Run::Unit(source_style::straight_quote)),
    check!("source-unbalanced-brackets", "source_unbalanced_brackets", Run::Unit(source_style::unbalanced_brackets)),
    check!("spacing", "spacing", Run::Message(spacing::run)),
    check!("stale-translation", "stale_translation", Run::Message(stale_translation::run)),
    check!("straight-quote", "straight_quote", Run::Message(straight_quote::run)),
    check!("syntax", "syntax", Run::File(syntax::run)),
    check!("too-deep", "too_deep", Run::File(too_deep::run)),
    check!("too-large", "too_large", Run::File(too_large::run)),
    check!("unbalanced-brackets", "unbalanced_brackets", Run::Message(unbalanced_brackets::run)),
    check!("unconfigured-locale", "unconfigured_locale", Run::Project(unconfigured_locale::run)),
    check!("unknown-reference", "unknown_reference", Run::File(unknown_reference::run)),
    check!("unknown-variable", "unknown_variable", Run::Message(unknown_variable::run)),
    check!("unreachable-variant", "unreachable_variant", Run::Message(unreachable_variant::run)),
    check!("unreadable-file", "unreadable_file", Run::Reading),
];

/// Returns the names of all checks.
pub fn names() -> Vec<&'static str> {
    CHECKS.iter().map(|check| check.name).collect()
}

/// Returns the check of that name.
pub fn find(name: &str) -> Option<&'static Check> {
    CHECKS.iter().find(|check| check.name == name)
}

impl Check {
    /// Returns the first sentence of its page: what it does.
    pub fn summary(&self) -> &'static str {
        self.page.lines().find(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or_default()
    }
}

/// Runs every check on a unit, except those of the project as a whole.
pub fn run(project: &Project, shared: &Shared, reading: &Reading<'_>) -> Vec<Finding> {
    let unit = UnitContext::new(project, shared, reading);
    let mut findings = reading_findings(reading);
    each(&mut findings, |run, findings| {
        if let Run::Unit(run) = run {
            run(&unit, findings);
        }
    });
    for file in unit.files() {
        each(&mut findings, |run, findings| {
            if let Run::File(run) = run {
                run(&file, findings);
            }
        });
    }
    for translation in unit.translations() {
        each(&mut findings, |run, findings| {
            if let Run::Translation(run) = run {
                run(&translation, findings);
            }
        });
        let messages = translation.messages();
        each(&mut findings, |run, findings| match run {
            Run::Message(run) => messages.iter().for_each(|message| run(message, findings)),
            Run::Messages(run) => run(&messages, findings),
            _ => {}
        });
    }
    levelled(&project.config, findings)
}

/// Runs the checks of the project as a whole; `coverage` has the counts of each locale, `folders` the names in the folder of
/// the translations.
pub fn run_project(project: &Project, coverage: &[(String, Coverage)], folders: &[String]) -> Vec<Finding> {
    let context = ProjectContext { project, coverage, folders };
    let mut findings = project.findings.clone();
    each(&mut findings, |run, findings| {
        if let Run::Project(run) = run {
            run(&context, findings);
        }
    });
    levelled(&project.config, findings)
}

fn each(findings: &mut Vec<Finding>, mut run: impl FnMut(Run, &mut Vec<Finding>)) {
    for check in CHECKS {
        run(check.run, findings);
    }
}

/// Returns what was found while the texts were read.
fn reading_findings(reading: &Reading<'_>) -> Vec<Finding> {
    let article = reading.unit.article.iter().flat_map(|article| &article.findings);
    let segments = reading.segments.iter().flat_map(|segments| &segments.findings);
    reading.unit.findings.iter().chain(article).chain(segments).cloned().collect()
}

/// Applies the levels of the configuration and puts the findings in order.
fn levelled(config: &Config, mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.retain_mut(|finding| {
        match config.level(finding.check, finding.locale.as_deref()) {
            Some(Level::Off) => return false,
            Some(Level::Error) => finding.severity = Severity::Error,
            Some(Level::Warning) => finding.severity = Severity::Warning,
            Some(Level::Info) => finding.severity = Severity::Info,
            None => {}
        }
        true
    });
    sort(&mut findings);
    findings
}
