//! A unit → findings. One check is one file, its page beside it, and one line in the registry below.
//!
//! Invariants: a check has no state and does no I/O; it sees one thing (a file, a message, a translation, a unit, the project)
//! through a context; its page is what `explain` prints and what the tests execute. Findings come in the order of their
//! places, whatever the number of threads.

mod argument_mismatch;
mod block_mismatch;
mod census;
mod commented_translation;
mod context;
mod coverage_below_minimum;
mod cyclic_reference;
mod dash_style;
mod date_mismatch;
mod digit_grouping;
mod digit_system;
mod duplicate_attribute;
mod duplicate_message;
mod duplicate_variant;
mod ellipsis_style;
mod empty_translation;
mod end_punctuation;
mod english;
mod figures;
mod forbidden_term;
mod georgian_capitals;
mod glossary_mismatch;
mod html_mismatch;
mod ignore;
mod inconsistent_translation;
mod invisible_character;
mod length_ratio;
mod letter_case;
mod link_mismatch;
mod look_alikes;
mod markup_mismatch;
mod missing_attribute;
mod missing_file;
mod missing_message;
mod missing_plural_category;
mod missing_variable;
mod mixed_script;
mod mixture;
mod multiset;
mod no_break_space;
mod not_normalised;
mod number_mismatch;
mod orphan_attribute;
mod orphan_file;
mod orphan_message;
mod outdated_catalogue;
mod percent_spacing;
mod proportion;
mod quotation_style;
mod remember;
mod repeated_word;
mod reused_translation;
mod scan;
mod selector_mismatch;
mod selects;
mod sentence_count;
mod signs;
mod silencing;
mod slip;
mod source_style;
mod spacing;
mod stale_translation;
mod stems;
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
mod untranslated_copy;
mod visible;
mod wording;
mod words;
mod wrong_language;

use crate::config::{Config, Level};
use crate::coverage::Coverage;
use crate::finding::{Finding, Severity, sort};
use crate::project::{LevelRules, Project, Reading, Shared};

pub use context::{FileContext, MessageContext, ProjectContext, TranslationContext, UnitContext};
pub use remember::{entry, project_entry};
pub use silencing::{how_to_silence, is_silenceable, line_to_silence};
pub use visible::{Opaque, Visible};

/// A named rule.
#[derive(Clone, Copy)]
pub struct Check {
    /// Its name; completes "allow …".
    pub name: &'static str,
    /// Its page.
    pub page: &'static str,
    /// What it is about.
    pub family: Family,
    /// What it looks at; it may look at several things.
    pub runs: &'static [Run],
}

/// What a check is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// Files, messages, references, variables, plurals, states.
    Structure,
    /// Marks, tags, links, blocks.
    Markup,
    /// Figures, letters, punctuation, words.
    Content,
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
    Unit(for<'a> fn(&'a UnitContext<'a>, &mut Vec<Finding>)),
    /// The project, after all its units.
    Project(fn(&ProjectContext<'_>, &mut Vec<Finding>)),
    /// The texts as they are read: these findings come from the modules that read.
    Reading,
    /// The comments that silence checks, after all others have run.
    Ignores,
}

/// Makes a check of a module's name, page and function.
macro_rules! check {
    ($family:ident, $name:literal, $file:literal, $($run:expr),+) => {
        Check { name: $name, page: include_str!(concat!($file, ".md")), family: Family::$family, runs: &[$($run),+] }
    };
}

/// Every check, by name.
pub const CHECKS: &[Check] = &[
    check!(
        Structure,
        "argument-mismatch",
        "argument_mismatch",
        Run::File(argument_mismatch::calls),
        Run::Message(argument_mismatch::functions)
    ),
    check!(Markup, "block-mismatch", "block_mismatch", Run::Messages(block_mismatch::run)),
    check!(Structure, "commented-translation", "commented_translation", Run::Translation(commented_translation::run)),
    check!(Structure, "coverage-below-minimum", "coverage_below_minimum", Run::Project(coverage_below_minimum::run)),
    check!(Structure, "cyclic-reference", "cyclic_reference", Run::File(cyclic_reference::run)),
    check!(Content, "dash-style", "dash_style", Run::Messages(dash_style::run)),
    check!(Content, "date-mismatch", "date_mismatch", Run::Message(date_mismatch::run)),
    check!(Content, "digit-grouping", "digit_grouping", Run::Messages(digit_grouping::run)),
    check!(Content, "digit-system", "digit_system", Run::Messages(digit_system::run)),
    check!(Structure, "duplicate-attribute", "duplicate_attribute", Run::File(duplicate_attribute::run)),
    check!(Structure, "duplicate-message", "duplicate_message", Run::File(duplicate_message::run)),
    check!(Structure, "duplicate-variant", "duplicate_variant", Run::File(duplicate_variant::run)),
    check!(Content, "ellipsis-style", "ellipsis_style", Run::Messages(ellipsis_style::run)),
    check!(Structure, "empty-translation", "empty_translation", Run::Message(empty_translation::run)),
    check!(Content, "end-punctuation", "end_punctuation", Run::Message(end_punctuation::run)),
    check!(Content, "forbidden-term", "forbidden_term", Run::Message(forbidden_term::run)),
    check!(Content, "georgian-capitals", "georgian_capitals", Run::Message(georgian_capitals::run)),
    check!(Content, "glossary-mismatch", "glossary_mismatch", Run::Message(glossary_mismatch::run)),
    check!(Markup, "html-mismatch", "html_mismatch", Run::Message(html_mismatch::run)),
    check!(
        Content,
        "inconsistent-translation",
        "inconsistent_translation",
        Run::Messages(inconsistent_translation::run)
    ),
    check!(Structure, "invalid-article", "invalid_article", Run::Reading),
    check!(Structure, "invalid-encoding", "invalid_encoding", Run::Reading),
    check!(Content, "invalid-glossary", "invalid_glossary", Run::Reading),
    check!(Content, "invisible-character", "invisible_character", Run::Message(invisible_character::run)),
    check!(Content, "length-ratio", "length_ratio", Run::Message(length_ratio::run)),
    check!(Content, "letter-case", "letter_case", Run::Message(letter_case::run)),
    check!(
        Markup,
        "link-mismatch",
        "link_mismatch",
        Run::Unit(link_mismatch::english),
        Run::Message(link_mismatch::run)
    ),
    check!(Markup, "markup-mismatch", "markup_mismatch", Run::Message(markup_mismatch::run)),
    check!(Structure, "missing-attribute", "missing_attribute", Run::Message(missing_attribute::run)),
    check!(Structure, "missing-file", "missing_file", Run::Translation(missing_file::run)),
    check!(Structure, "missing-message", "missing_message", Run::Translation(missing_message::run)),
    check!(Structure, "missing-plural-category", "missing_plural_category", Run::Message(missing_plural_category::run)),
    check!(Structure, "missing-variable", "missing_variable", Run::Message(missing_variable::run)),
    check!(Content, "mixed-script", "mixed_script", Run::Message(mixed_script::run)),
    check!(Content, "no-break-space", "no_break_space", Run::Messages(no_break_space::run)),
    check!(Content, "not-normalised", "not_normalised", Run::Message(not_normalised::run)),
    check!(Content, "number-mismatch", "number_mismatch", Run::Message(number_mismatch::run)),
    check!(Structure, "orphan-attribute", "orphan_attribute", Run::Message(orphan_attribute::run)),
    check!(Structure, "orphan-file", "orphan_file", Run::Translation(orphan_file::run)),
    check!(Structure, "orphan-message", "orphan_message", Run::Translation(orphan_message::run)),
    check!(Structure, "outdated-catalogue", "outdated_catalogue", Run::Unit(outdated_catalogue::run)),
    check!(Content, "percent-spacing", "percent_spacing", Run::Messages(percent_spacing::run)),
    check!(Content, "quotation-style", "quotation_style", Run::Message(quotation_style::run)),
    check!(Content, "repeated-word", "repeated_word", Run::Message(repeated_word::run)),
    check!(Content, "reused-translation", "reused_translation", Run::Messages(reused_translation::run)),
    check!(Structure, "selector-mismatch", "selector_mismatch", Run::Message(selector_mismatch::run)),
    check!(Content, "sentence-count", "sentence_count", Run::Message(sentence_count::run)),
    check!(Content, "source-dash-style", "source_dash_style", Run::Unit(source_style::dash_style)),
    check!(Content, "source-ellipsis-style", "source_ellipsis_style", Run::Unit(source_style::ellipsis_style)),
    check!(Content, "source-quotation-style", "source_quotation_style", Run::Unit(source_style::quotation_style)),
    check!(Content, "source-repeated-word", "source_repeated_word", Run::Unit(source_style::repeated_word)),
    check!(Content, "source-spacing", "source_spacing", Run::Unit(source_style::spacing)),
    check!(Content, "source-straight-quote", "source_straight_quote", Run::Unit(source_style::straight_quote)),
    check!(
        Content,
        "source-unbalanced-brackets",
        "source_unbalanced_brackets",
        Run::Unit(source_style::unbalanced_brackets)
    ),
    check!(Content, "spacing", "spacing", Run::Message(spacing::run)),
    check!(Structure, "stale-translation", "stale_translation", Run::Message(stale_translation::run)),
    check!(Content, "straight-quote", "straight_quote", Run::Message(straight_quote::run)),
    check!(Structure, "syntax", "syntax", Run::File(syntax::run)),
    check!(Structure, "too-deep", "too_deep", Run::File(too_deep::run)),
    check!(Structure, "too-large", "too_large", Run::File(too_large::run)),
    check!(Content, "unbalanced-brackets", "unbalanced_brackets", Run::Message(unbalanced_brackets::run)),
    check!(Structure, "unconfigured-locale", "unconfigured_locale", Run::Project(unconfigured_locale::run)),
    check!(Structure, "unknown-reference", "unknown_reference", Run::File(unknown_reference::run)),
    check!(Structure, "unknown-variable", "unknown_variable", Run::Message(unknown_variable::run)),
    check!(Structure, "unreachable-variant", "unreachable_variant", Run::Message(unreachable_variant::run)),
    check!(Structure, "unreadable-file", "unreadable_file", Run::Reading),
    check!(Content, "untranslated-copy", "untranslated_copy", Run::Message(untranslated_copy::run)),
    check!(Structure, "unused-ignore", "unused_ignore", Run::Ignores),
    check!(Structure, "unused-setting", "unused_setting", Run::Reading),
    check!(Content, "wrong-language", "wrong_language", Run::Message(wrong_language::run)),
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

/// The checks that are on in a project, with their levels.
pub struct Checks<'p> {
    project: &'p Project,
    runs: Vec<Run>,
    levels: LevelRules<'p>,
}

impl<'p> Checks<'p> {
    /// Reads the configuration of a project.
    pub fn new(project: &'p Project) -> Checks<'p> {
        let on = CHECKS.iter().filter(|check| !project.config.is_off(check.name));
        let runs = on.flat_map(|check| check.runs).copied().collect();
        Checks { project, runs, levels: LevelRules::new(&project.config) }
    }

    /// Runs every check on a unit, except those of the project as a whole.
    pub fn run(&self, shared: &Shared<'_>, reading: &Reading<'_>) -> Vec<Finding> {
        let unit = UnitContext::new(self.project, shared, reading);
        let mut findings = reading_findings(reading);
        self.each(&mut findings, |run, findings| {
            if let Run::Unit(run) = run {
                run(&unit, findings);
            }
        });
        for file in unit.files() {
            self.each(&mut findings, |run, findings| {
                if let Run::File(run) = run {
                    run(&file, findings);
                }
            });
        }
        let translations = unit.translations();
        for translation in &translations {
            self.each(&mut findings, |run, findings| {
                if let Run::Translation(run) = run {
                    run(translation, findings);
                }
            });
            let messages = translation.messages();
            self.each(&mut findings, |run, findings| match run {
                Run::Message(run) => messages.iter().for_each(|message| run(message, findings)),
                Run::Messages(run) => run(&messages, findings),
                _ => {}
            });
        }
        ignore::apply(&unit, &mut findings);
        self.levelled(&names_of(reading), findings)
    }

    /// Runs the checks of the project as a whole; `coverage` has the counts of each locale, `folders` the names in the folder
    /// of the translations.
    pub fn run_project(&self, coverage: &[(String, Coverage)], folders: &[String]) -> Vec<Finding> {
        let context = ProjectContext { project: self.project, coverage, folders };
        let mut findings = self.project.findings.clone();
        self.each(&mut findings, |run, findings| {
            if let Run::Project(run) = run {
                run(&context, findings);
            }
        });
        self.levelled(&[], findings)
    }

    /// Gives each check that is on somewhere to `run`.
    fn each(&self, findings: &mut Vec<Finding>, mut run: impl FnMut(Run, &mut Vec<Finding>)) {
        self.runs.iter().for_each(|one| run(*one, findings));
    }

    /// Applies the levels of the configuration and puts the findings in order; `names` are those of the unit.
    fn levelled(&self, names: &[&str], mut findings: Vec<Finding>) -> Vec<Finding> {
        findings.retain_mut(|finding| {
            match self.levels.level(finding.check, finding.locale.as_deref(), names, &finding.place.path) {
                Some(Level::Off) => return false,
                Some(Level::Error) => finding.severity = Severity::Error,
                Some(Level::Warning) => finding.severity = Severity::Warning,
                Some(Level::Info) => finding.severity = Severity::Info,
                None => {}
            }
            match self.project.filters.action(finding).apply(finding.severity) {
                Some(severity) => finding.severity = severity,
                None => return false,
            }
            true
        });
        sort(&mut findings);
        findings
    }
}

/// Returns the names under which the configuration may speak of a unit, besides the paths of its files.
fn names_of<'a>(reading: &'a Reading<'_>) -> Vec<&'a str> {
    let article = reading.unit.article.as_ref().map(|article| article.file.path.as_str());
    std::iter::once(reading.unit.name.as_str()).chain(article).collect()
}

/// Tells whether all that a check finds about a unit is known when the unit is checked.
fn is_settled_by_unit(config: &Config, name: &str) -> bool {
    let of_project = |run: &Run| matches!(run, Run::Project(_));
    find(name).is_some_and(|check| !config.is_off(name) && !check.runs.iter().any(of_project))
}

/// Returns what was found while the texts were read.
fn reading_findings(reading: &Reading<'_>) -> Vec<Finding> {
    let article = reading.unit.article.iter().flat_map(|article| &article.findings);
    let segments = reading.segments.iter().flat_map(|segments| &segments.findings);
    reading.unit.findings.iter().chain(article).chain(segments).cloned().collect()
}
