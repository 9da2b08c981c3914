//! `tolmach status`: coverage, and what to do next.

use clap::Args;
use tolmach::catalogue::Catalogue;
use tolmach::check;
use tolmach::coverage::Coverage;
use tolmach::finding::{Finding, Severity};
use tolmach::project::{Freshness, Reading, UNUSED_SETTING};
use tolmach::report::{
    ArticleStatus, LocaleStatus, NextStep, StatusReport, counted, status_html, status_json, status_markdown,
    status_svg, status_text,
};
use tolmach::translation::{State, Translation, twins};

use super::Common;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use super::session::Session;
use super::written::{self, Wanted};

/// The formats of the report, the first by default.
const FORMATS: &[&str] = &["text", "json", "markdown", "svg", "html"];

/// Show how complete each locale is and what to do next
#[derive(Args)]
pub struct Status {
    /// Articles to count [default: all]
    #[arg(value_name = "ARTICLE")]
    articles: Vec<String>,
    /// Locales to count [default: all]
    #[arg(long, value_name = "LOCALE")]
    locale: Vec<String>,
    /// text, json, markdown, svg (a badge) or html (articles and locales); FORMAT=FILE writes a file
    #[arg(long, value_name = "FORMAT", value_parser = written::wanted)]
    format: Vec<Wanted>,
}

/// What one unit adds to the report.
struct UnitStatus {
    name: String,
    outdated: bool,
    /// How many of its files cannot be read.
    unreadable: usize,
    /// One for each locale.
    locales: Vec<UnitLocale>,
}

struct UnitLocale {
    coverage: Coverage,
    /// All errors, and those that the counts do not show.
    errors: (usize, usize),
    /// Path and line of the first message to translate.
    first_missing: Option<(String, usize)>,
    /// Missing messages whose English another has that is translated.
    twins: Vec<Twin>,
}

struct Twin {
    missing: String,
    translated: String,
    /// Path and line of the translation.
    place: (String, usize),
}

pub fn run(common: &Common, command: &Status, output: &Output) -> Result<Outcome, Failure> {
    let session = Session::open(common)?;
    let locales = session.locales(&command.locale)?;
    let units = session.units(&command.articles)?;
    let checks = check::Checks::new(&session.project);
    let rows = session.each_unit(&units, &locales, |shared, reading| {
        let findings = checks.run(shared, reading);
        let errors = |locale: &str| {
            let own =
                |finding: &&Finding| finding.severity == Severity::Error && finding.locale.as_deref() == Some(locale);
            let counted = |finding: &&Finding| ["missing-message", "stale-translation"].contains(&finding.check);
            let all = findings.iter().filter(own);
            (all.clone().count(), all.filter(|finding| !counted(finding)).count())
        };
        UnitStatus {
            name: reading.unit.name.clone(),
            outdated: reading.freshness() == Freshness::Outdated,
            unreadable: reading.unit.findings.len(),
            locales: locales.iter().map(|locale| unit_locale(reading, locale, errors(locale))).collect(),
        }
    })?;
    let report = report(&session, &locales, &rows);
    written::write(output, &command.format, FORMATS, |format| match format {
        "json" => status_json(&report),
        "markdown" => status_markdown(&report),
        "svg" => status_svg(&report),
        "html" => status_html(&report),
        _ => status_text(&report, output.colour()),
    })?;
    Ok(Outcome::Clean)
}

fn unit_locale(reading: &Reading<'_>, locale: &str, errors: (usize, usize)) -> UnitLocale {
    let files = reading.unit.locales.iter().find(|files| files.locale == locale);
    let translation = reading.translations.iter().find(|translation| translation.locale == locale);
    let (Some(files), Some(translation)) = (files, translation) else {
        return UnitLocale { coverage: Coverage::default(), errors, first_missing: None, twins: Vec::new() };
    };
    let missing = reading.catalogue.iter().flat_map(|catalogue| catalogue.messages.iter().zip(&translation.messages));
    let first =
        missing.filter(|(_, translated)| translated.state == State::Missing).map(|(message, _)| &message.id).next();
    let line = |id: &String| {
        let stub = translation.stubs.get(id)?;
        Some(files.file.as_ref()?.position(stub.start).line.0)
    };
    UnitLocale {
        coverage: Coverage::of(translation),
        errors,
        first_missing: first.map(|id| (files.path.clone(), line(id).unwrap_or(1))),
        twins: reading.catalogue.iter().flat_map(|catalogue| unit_twins(catalogue, translation)).collect(),
    }
}

fn unit_twins(catalogue: &Catalogue<'_>, translation: &Translation<'_>) -> Vec<Twin> {
    let twin = |(missing, translated): (usize, usize)| {
        let (entry, file) = (translation.entry(translated)?, translation.file?);
        let line = file.position(entry.body_span(&file.text).start).line.0;
        let id = |position: usize| catalogue.messages[position].id.clone();
        Some(Twin { missing: id(missing), translated: id(translated), place: (file.path.clone(), line) })
    };
    twins(catalogue, translation).into_iter().filter_map(twin).collect()
}

fn report(session: &Session, locales: &[String], rows: &[UnitStatus]) -> StatusReport {
    let mut report = StatusReport::default();
    for (number, name) in locales.iter().enumerate() {
        let Some(settings) = session.project.config.locale(name) else { continue };
        let articles = rows.iter().map(|row| ArticleStatus {
            article: row.name.clone(),
            coverage: row.locales[number].coverage,
            errors: row.locales[number].errors.0,
            other_errors: row.locales[number].errors.1,
        });
        report.locales.push(LocaleStatus {
            locale: name.clone(),
            name: settings.locale.english_name(),
            tier: settings.tier,
            reviewed: settings.reviewed,
            articles: articles.collect(),
        });
    }
    let unlisted = session.project.findings.iter().filter(|finding| finding.check != UNUSED_SETTING).count();
    report.next = next(rows, unlisted, &report);
    report
}

/// Returns what to do, most urgent first: files, catalogues, then errors, then stale, then missing, by tier; `unlisted`
/// files are of no article.
fn next(rows: &[UnitStatus], unlisted: usize, report: &StatusReport) -> Vec<NextStep> {
    let mut steps = Vec::new();
    let unreadable = unlisted + rows.iter().map(|row| row.unreadable).sum::<usize>();
    if unreadable > 0 {
        steps.push(NextStep {
            what: format!("{} cannot be read", counted(unreadable, "file", "files")),
            how: "tolmach check".to_string(),
        });
    }
    let outdated = rows.iter().filter(|row| row.outdated).count();
    if outdated > 0 {
        steps.push(NextStep {
            what: format!("{} changed since the last `segment`", counted(outdated, "article has", "articles have")),
            how: "tolmach segment".to_string(),
        });
    }
    if report.locales.is_empty() {
        steps.push(NextStep { what: "add a locale".to_string(), how: "tolmach add ru".to_string() });
    }
    let mut locales: Vec<(usize, &LocaleStatus)> = report.locales.iter().enumerate().collect();
    locales.sort_by_key(|(number, status)| (status.tier, *number));
    for (number, status) in locales.iter().copied() {
        let (coverage, locale) = (status.coverage(), &status.locale);
        let other_errors = status.other_errors();
        if other_errors > 0 {
            steps.push(NextStep {
                what: format!("{locale}: {} to mend", counted(other_errors, "error", "errors")),
                how: format!("tolmach check --locale {locale}"),
            });
        }
        if coverage.stale > 0 {
            steps.push(NextStep {
                what: format!(
                    "{locale}: the English of {} changed since you translated",
                    counted(coverage.stale, "message", "messages")
                ),
                how: format!("tolmach diff --locale {locale}"),
            });
        }
        if coverage.missing > 0 {
            let first = rows.iter().find_map(|row| row.locales[number].first_missing.as_ref());
            let how = first.map_or_else(
                || format!("tolmach check --locale {locale}"),
                |(path, line)| format!("start at {path}:{line}"),
            );
            steps.push(NextStep {
                what: format!("{locale}: {} to translate", counted(coverage.missing, "message", "messages")),
                how,
            });
        }
    }
    for (number, status) in locales {
        steps.extend(rows.iter().flat_map(|row| &row.locales[number].twins).map(|twin| NextStep {
            what: format!(
                "{}: `{}` has the same English as `{}`, which is translated",
                status.locale, twin.missing, twin.translated
            ),
            how: format!("copy it from {}:{}, if it fits there too", twin.place.0, twin.place.1),
        }));
    }
    steps
}
