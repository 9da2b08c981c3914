//! `tolmach check`: all checks.

use std::path::PathBuf;

use clap::Args;
use tolmach::check;
use tolmach::config::Level;
use tolmach::coverage::Coverage;
use tolmach::finding::{Finding, Severity, sort};
use tolmach::nearest::nearest;
use tolmach::report::{
    FindingsReport, findings_github, findings_gitlab, findings_json, findings_jsonl, findings_junit, findings_markdown,
    findings_sarif, findings_text,
};

use super::Common;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use super::session::Session;
use super::written::{self, Wanted};

/// The formats of the report, the first by default.
const FORMATS: &[&str] = &["text", "json", "jsonl", "github", "gitlab", "sarif", "junit", "markdown"];

/// Check every locale: what is missing, out of date, broken or different from the English
///
/// Ends with 1 when there is an error, or more warnings than allowed. Works without a project on two folders of plain Fluent:
/// `tolmach check --catalogue en/ --translations 'l10n/{locale}/'`.
#[derive(Args)]
pub struct Check {
    /// Articles to check [default: all]
    #[arg(value_name = "ARTICLE")]
    articles: Vec<String>,
    /// Locales to check [default: all]
    #[arg(long, value_name = "LOCALE")]
    locale: Vec<String>,
    /// text, json, jsonl, github, gitlab, sarif, junit or markdown; FORMAT=FILE writes a file
    #[arg(long, value_name = "FORMAT", value_parser = written::wanted)]
    format: Vec<Wanted>,
    /// Change the level of a check for this run: error, warning, info or off
    #[arg(long, value_name = "CHECK=LEVEL", value_parser = level)]
    level: Vec<(String, Level)>,
    /// Fail when there are more warnings
    #[arg(long, value_name = "N")]
    max_warnings: Option<usize>,
    /// List all checks
    #[arg(long)]
    list: bool,
    /// Folder of the source locale, for plain Fluent without a project
    #[arg(long, value_name = "DIR", requires = "translations")]
    catalogue: Option<PathBuf>,
    /// Folders of the translations, with {locale}
    #[arg(long, value_name = "PATTERN", requires = "catalogue")]
    translations: Option<String>,
}

/// Reads `CHECK=LEVEL`.
fn level(text: &str) -> Result<(String, Level), String> {
    let (name, word) = text.split_once('=').ok_or("write CHECK=LEVEL, like missing-variable=off")?;
    let level = Level::parse(word).ok_or("a level is error, warning, info or off")?;
    if check::find(name).is_none() {
        let near = nearest(name, check::names()).map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
        return Err(format!("there is no check `{name}`{near}"));
    }
    Ok((name.to_string(), level))
}

pub fn run(common: &Common, command: &Check, output: &Output) -> Result<Outcome, Failure> {
    if command.list {
        let width = check::names().iter().map(|name| name.len()).max().unwrap_or(0);
        let lines: String =
            check::CHECKS.iter().map(|check| format!("{:width$}  {}\n", check.name, check.summary())).collect();
        output.print(&lines)?;
        return Ok(Outcome::Clean);
    }
    let mut session = match (&command.catalogue, &command.translations) {
        (Some(catalogue), Some(translations)) => Session::open_plain(catalogue, translations, None)?,
        _ => Session::open(common)?,
    };
    for (name, level) in &command.level {
        session.project.config.checks.levels.insert(name.clone(), *level);
        for locale in &mut session.project.config.locales {
            locale.levels.remove(name);
        }
    }
    let checked = check_all(&session, &command.articles, &command.locale)?;
    let report = FindingsReport {
        findings: &checked.findings,
        messages: checked.messages,
        coverage: &checked.coverage,
        files: &checked.files,
        source_locale: session.project.config.source_locale.name(),
        folder: &session.folder_in_repository(),
    };
    written::write(output, &command.format, FORMATS, |format| match format {
        "text" if output.is_quiet() && checked.findings.is_empty() => String::new(),
        "json" => findings_json(&report),
        "jsonl" => findings_jsonl(&report),
        "github" => findings_github(&report),
        "gitlab" => findings_gitlab(&report),
        "sarif" => findings_sarif(&report),
        "junit" => findings_junit(&report),
        "markdown" => findings_markdown(&report),
        _ => findings_text(&report, output.colour(), output.width(), output.least()),
    })?;
    let most = command.max_warnings.or(session.project.config.checks.max_warnings);
    let too_many = most.is_some_and(|most| report.count(Severity::Warning) > most);
    if too_many {
        output.warning(&format!("more than {} warnings are not allowed here", most.unwrap_or_default()));
    }
    Ok(if report.count(Severity::Error) > 0 || too_many { Outcome::Findings } else { Outcome::Clean })
}

/// What was checked and found.
pub struct Checked {
    pub findings: Vec<Finding>,
    pub messages: usize,
    /// The locales with their messages by state.
    pub coverage: Vec<(String, Coverage)>,
    /// The locale files: locale, path.
    pub files: Vec<(String, String)>,
}

/// Runs every check on the units and locales named.
pub fn check_all(session: &Session, articles: &[String], locales: &[String]) -> Result<Checked, Failure> {
    let locales = session.locales(locales)?;
    let units = session.units(articles)?;
    let project = &session.project;
    let results = session.each_unit(&units, &locales, |shared, reading| {
        let messages = reading.catalogue.as_ref().map_or(0, |catalogue| catalogue.messages.len());
        let coverage: Vec<Coverage> = reading.translations.iter().map(Coverage::of).collect();
        let files = reading.unit.locales.iter().map(|files| (files.locale.clone(), files.path.clone()));
        (check::run(project, shared, reading), messages, coverage, files.collect::<Vec<_>>())
    })?;
    let mut findings = Vec::new();
    let mut messages = 0;
    let mut files = Vec::new();
    let mut sums = vec![Coverage::default(); locales.len()];
    for (found, count, coverage, own) in results {
        findings.extend(found);
        files.extend(own);
        messages += count;
        for (sum, one) in sums.iter_mut().zip(coverage) {
            *sum += one;
        }
    }
    // The project as a whole is judged by the whole of it.
    let whole = articles.is_empty();
    let coverage: Vec<(String, Coverage)> = locales.iter().cloned().zip(sums).collect();
    let folders = if whole { session.locale_folders() } else { Vec::new() };
    findings.extend(check::run_project(project, if whole { &coverage } else { &[] }, &folders));
    sort(&mut findings);
    Ok(Checked { findings, messages, coverage, files })
}
