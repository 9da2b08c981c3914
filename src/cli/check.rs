//! `tolmach check`: all checks.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;
use tolmach::baseline::{Baseline, Entry};
use tolmach::check;
use tolmach::config::Level;
use tolmach::coverage::Coverage;
use tolmach::finding::{Finding, Severity, arrange, sorting};
use tolmach::nearest::nearest;
use tolmach::project::{Files, Reading};
use tolmach::report::{
    FindingsReport, counted, findings_github, findings_gitlab, findings_json, findings_jsonl, findings_junit,
    findings_markdown, findings_sarif, findings_text, fixes_diff, fixes_text,
};
use tolmach::translation::Translation;

use super::fix::fix_all;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use super::session::Session;
use super::written::{self, Wanted};
use super::{Common, baseline, l10n};

/// The formats of the report, the first by default.
const FORMATS: &[&str] = &["text", "json", "jsonl", "github", "gitlab", "sarif", "junit", "markdown"];

/// Check every locale: what is missing, out of date, broken or different from the English
///
/// Ends with 1 when there is an error, or more warnings than allowed. Works without a project on two folders of plain Fluent:
/// `tolmach check --catalogue en/ --translations 'l10n/{locale}/'`; and with the arguments of compare-locales:
/// `tolmach check l10n.toml`, where a folder behind it is `{l10n_base}`, and locales may follow.
#[derive(Args)]
pub struct Check {
    /// Articles to check [default: all], or an l10n.toml
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
    /// Correct what has one safe correction, then report what is left
    #[arg(long)]
    fix: bool,
    /// With --fix: show the corrections as a difference and write nothing
    #[arg(long, requires = "fix", conflicts_with = "format")]
    diff: bool,
    /// Remember all errors and warnings, and hide each until its English or its translation changes
    #[arg(long, conflicts_with_all = ["articles", "locale", "fix", "catalogue", "prune_baseline"])]
    write_baseline: bool,
    /// Take out of the baseline what is no longer found
    #[arg(long, conflicts_with_all = ["articles", "locale", "fix", "catalogue"])]
    prune_baseline: bool,
    /// List all checks
    #[arg(long)]
    list: bool,
    /// Folder of the source locale, for plain Fluent without a project
    #[arg(long, value_name = "DIR", requires = "translations")]
    catalogue: Option<PathBuf>,
    /// Folders of the translations, with {locale}
    #[arg(long, value_name = "PATTERN", requires = "catalogue")]
    translations: Option<String>,
    /// Give a variable of l10n.toml a value
    #[arg(short = 'D', long, value_name = "NAME=VALUE", value_parser = l10n::define)]
    define: Vec<(String, String)>,
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
    let (mut session, wanted) = open(common, command)?;
    if session.is_plain() && session.all_locales().is_empty() {
        output.warning("no locale has a Fluent file here, so that only the source files are checked");
    }
    for (name, level) in &command.level {
        session.project.config.overrule(name, *level);
    }
    let _lock = match writes(command) && !session.is_plain() {
        true => Some(session.disk.lock()?),
        false => None,
    };
    let remembered = baseline::load(&session)?;
    let memory = match &remembered {
        _ if command.write_baseline => Memory::All,
        Some(baseline) => Memory::Hide(baseline),
        None => Memory::Nothing,
    };
    let check = |files: &dyn Files| check_all(&session, files, &wanted.articles, &wanted.locales, memory);
    let checked = match command.fix {
        true => {
            let (corrected, checked) = fix_all(&session, check)?;
            if command.diff {
                let differences = corrected.texts.iter().map(|(path, (old, new))| fixes_diff(path, old, new));
                output.print(&differences.collect::<String>())?;
                output.remark(&format!("{} would be fixed", counted(corrected.fixed.len(), "finding", "findings")));
                return Ok(if corrected.fixed.is_empty() { Outcome::Clean } else { Outcome::Findings });
            }
            corrected.write()?;
            // What was done stands beside a report for programs, above one for people.
            match command.format.is_empty() {
                true => output.say(&fixes_text(&corrected.fixed))?,
                false => output.remark(fixes_text(&corrected.fixed).trim_end()),
            }
            checked
        }
        false => check(&session.disk)?,
    };
    let checked = remember(&session, command, &wanted, output, checked, remembered.as_ref())?;
    let report = FindingsReport {
        findings: &checked.findings,
        messages: checked.messages,
        coverage: &checked.coverage,
        files: &checked.files,
        hidden: checked.hidden.len(),
        source_locale: session.project.config.source_locale.name(),
        folder: &session.folder_in_repository(),
    };
    written::write_through(output, &command.format, FORMATS, |format, out| match format {
        "text" if output.is_quiet() && checked.findings.is_empty() => Ok(()),
        "json" => findings_json(&report, out),
        "jsonl" => findings_jsonl(&report, out),
        "github" => out.write_all(findings_github(&report).as_bytes()),
        "gitlab" => out.write_all(findings_gitlab(&report).as_bytes()),
        "sarif" => out.write_all(findings_sarif(&report).as_bytes()),
        "junit" => out.write_all(findings_junit(&report).as_bytes()),
        "markdown" => out.write_all(findings_markdown(&report).as_bytes()),
        _ => out.write_all(findings_text(&report, output.colour(), output.width(), output.least()).as_bytes()),
    })?;
    let most = command.max_warnings.or(session.project.config.checks.max_warnings);
    let too_many = most.is_some_and(|most| report.count(Severity::Warning) > most);
    if too_many {
        output.warning(&format!("more than {} warnings are not allowed here", most.unwrap_or_default()));
    }
    let outcome = if report.count(Severity::Error) > 0 || too_many { Outcome::Findings } else { Outcome::Clean };
    // The process is at its end, which frees all at once; ten thousand findings one by one take longer than to write them.
    std::mem::forget(checked);
    Ok(outcome)
}

/// What of a project is to be checked; all of it where nothing is named.
struct Selected {
    articles: Vec<String>,
    locales: Vec<String>,
}

/// Opens the project, the two folders, or the `l10n.toml` that the arguments name.
fn open(common: &Common, command: &Check) -> Result<(Session, Selected), Failure> {
    let mut wanted = Selected { articles: command.articles.clone(), locales: command.locale.clone() };
    if let (Some(catalogue), Some(translations)) = (&command.catalogue, &command.translations) {
        return Ok((Session::open_plain(catalogue, translations, None)?, wanted));
    }
    let Some((file, base, rest)) = l10n::split(&command.articles) else {
        if let Some((name, _)) = command.define.first() {
            let help = "write it like `tolmach check l10n.toml -D app=mobile`".to_string();
            return Err(Failure::usage(format!("`{name}` is a variable of no l10n.toml"), help));
        }
        return Ok((Session::open(common)?, wanted));
    };
    let named = l10n::Named { file: &file, base: base.as_deref(), defines: &command.define };
    let session = Session::open_l10n(common, &named)?;
    let locales = session.all_locales();
    let (own, articles): (Vec<String>, Vec<String>) = rest.iter().cloned().partition(|name| locales.contains(name));
    wanted.articles = articles;
    wanted.locales.extend(own);
    Ok((session, wanted))
}

fn writes(command: &Check) -> bool {
    (command.fix && !command.diff) || command.write_baseline || command.prune_baseline
}

/// Writes the baseline where that was asked for, and says what of it matches nothing.
fn remember(
    session: &Session,
    command: &Check,
    wanted: &Selected,
    output: &Output,
    mut checked: Checked,
    remembered: Option<&Baseline>,
) -> Result<Checked, Failure> {
    if command.write_baseline {
        let failing = |entry: &Option<Entry>, finding: &Finding| entry.is_some() && finding.severity < Severity::Info;
        let (hidden, left): (Vec<_>, Vec<_>) =
            checked.entries.into_iter().zip(checked.findings).partition(|(entry, finding)| failing(entry, finding));
        checked.hidden = hidden.into_iter().filter_map(|(entry, _)| entry).collect();
        (checked.entries, checked.findings) = left.into_iter().unzip();
        baseline::store(session, output, &checked.hidden.iter().cloned().collect())?;
        return Ok(checked);
    }
    let Some(remembered) = remembered else { return Ok(checked) };
    let used: Baseline = checked.hidden.iter().cloned().collect();
    let unused = remembered.len() - used.len();
    let whole = wanted.articles.is_empty() && wanted.locales.is_empty();
    if command.prune_baseline {
        output.remark(&format!("took {} out of the baseline", counted(unused, "finding", "findings")));
        baseline::store(session, output, &used)?;
    } else if whole && unused > 0 {
        let (are, them) = if unused == 1 { ("is", "it") } else { ("are", "them") };
        let count = counted(unused, "finding", "findings");
        output.remark(&format!(
            "{count} of the baseline {are} no longer found; `tolmach check --prune-baseline` takes {them} out"
        ));
    }
    Ok(checked)
}

/// What becomes of findings that were there before.
#[derive(Clone, Copy)]
pub enum Memory<'b> {
    /// They are reported like all others.
    Nothing,
    /// Those of the baseline are hidden.
    Hide(&'b Baseline),
    /// All will be written into a baseline.
    All,
}

/// What was checked and found.
pub struct Checked {
    /// What is reported, in order.
    pub findings: Vec<Finding>,
    /// What the baseline would remember of each of them; empty with [`Memory::Nothing`].
    pub entries: Vec<Option<Entry>>,
    /// What the baseline hides.
    pub hidden: Vec<Entry>,
    /// The paths of the files that people write, which may be corrected.
    pub people: BTreeSet<String>,
    pub messages: usize,
    /// The locales with their messages by state.
    pub coverage: Vec<(String, Coverage)>,
    /// The locale files: locale, path.
    pub files: Vec<(String, String)>,
}

/// Runs every check on the units and locales named, as `files` has them.
pub fn check_all(
    session: &Session,
    files: &dyn Files,
    articles: &[String],
    locales: &[String],
    memory: Memory<'_>,
) -> Result<Checked, Failure> {
    let locales = session.locales(locales)?;
    let units = session.units(articles)?;
    let checks = check::Checks::new(&session.project);
    let results = session.each_unit_of(files, &units, &locales, |shared, reading| {
        let messages = reading.catalogue.as_ref().map_or(0, |catalogue| catalogue.messages.len());
        let of = |translation: &Translation<'_>| (translation.locale.clone(), Coverage::of(translation));
        let coverage: Vec<(String, Coverage)> = reading.translations.iter().map(of).collect();
        let found = checks.run(shared, reading);
        let entries = memory.entries(&found, |finding| check::entry(reading, finding));
        let files = reading.unit.locales.iter().map(|files| (files.locale.clone(), files.path.clone()));
        (found, entries, people(reading), messages, coverage, files.collect::<Vec<_>>())
    })?;
    let mut found = Vec::with_capacity(results.iter().map(|(own, ..)| own.len()).sum());
    let mut entries = Vec::new();
    let mut checked = Checked {
        findings: Vec::new(),
        entries: Vec::new(),
        hidden: Vec::new(),
        people: BTreeSet::new(),
        messages: 0,
        coverage: Vec::new(),
        files: Vec::new(),
    };
    let mut sums: Vec<(String, Coverage)> =
        locales.iter().map(|locale| (locale.clone(), Coverage::default())).collect();
    for (own, remembered, people, count, coverage, files) in results {
        checked.files.extend(files);
        found.extend(own);
        entries.extend(remembered);
        checked.people.extend(people);
        checked.messages += count;
        for (locale, one) in coverage {
            sums.iter_mut().filter(|(name, _)| *name == locale).for_each(|(_, sum)| *sum += one);
        }
    }
    // The project as a whole is judged by the whole of it.
    let whole = articles.is_empty();
    let folders = if whole { session.locale_folders() } else { Vec::new() };
    let of_project = checks.run_project(if whole { &sums } else { &[] }, &folders);
    entries.extend(memory.entries(&of_project, check::project_entry));
    found.extend(of_project);
    let order = sorting(&found);
    if !entries.is_empty() {
        arrange(&mut entries, order.clone());
    }
    arrange(&mut found, order);
    checked.coverage = sums;
    if entries.is_empty() {
        checked.findings = found;
        return Ok(checked);
    }
    for (entry, finding) in entries.into_iter().zip(found) {
        match entry {
            Some(entry) if memory.hides(&entry) => checked.hidden.push(entry),
            entry => {
                checked.entries.push(entry);
                checked.findings.push(finding);
            }
        }
    }
    Ok(checked)
}

impl Memory<'_> {
    /// Returns what a baseline remembers of each finding, where that is of use.
    fn entries(self, findings: &[Finding], entry: impl Fn(&Finding) -> Option<Entry>) -> Vec<Option<Entry>> {
        match self {
            Memory::Nothing => Vec::new(),
            Memory::Hide(_) | Memory::All => findings.iter().map(entry).collect(),
        }
    }

    fn hides(self, entry: &Entry) -> bool {
        matches!(self, Memory::Hide(baseline) if baseline.contains(entry))
    }
}

/// Returns the files of a unit that people write: not what `segment` makes of an article.
fn people(reading: &Reading<'_>) -> Vec<String> {
    let unit = reading.unit;
    let made = unit.has_article || reading.catalogue.as_ref().is_some_and(|catalogue| catalogue.made_from().is_some());
    let source = (!made).then(|| unit.catalogue_path.clone());
    let article = unit.article.as_ref().map(|article| article.file.path.clone());
    unit.locales.iter().map(|locale| locale.path.clone()).chain(source).chain(article).collect()
}
