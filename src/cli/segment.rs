//! `tolmach segment`: articles → catalogues, with ids carried over; locale files and state brought up to date.

use std::collections::BTreeSet;

use clap::Args;
use tolmach::disk::Written;
use tolmach::finding::{Finding, Severity};
use tolmach::ftl;
use tolmach::project::Reading;
use tolmach::report::{FindingsReport, SegmentsReport, counted, findings_text, segments_json};
use tolmach::update::{self, Counts, NewFile, Stage, Update};

use super::Common;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use super::session::Session;
use super::written::{self, Wanted};

/// Bring catalogues, locale files and state up to date with the articles
///
/// Ids stay with their texts; what left an article is set aside with its translations and comes back with its text.
#[derive(Args)]
pub struct Segment {
    /// Write nothing; fail when a catalogue is out of date
    #[arg(long, conflicts_with = "dry_run")]
    check: bool,
    /// Write nothing; show what would be written
    #[arg(long)]
    dry_run: bool,
    /// text or json; FORMAT=FILE writes a file
    #[arg(long, value_name = "FORMAT", value_parser = written::wanted)]
    format: Vec<Wanted>,
}

/// What a run found and wrote.
pub struct Run {
    /// Counts and files.
    pub report: SegmentsReport,
    /// Why articles could not be segmented.
    pub findings: Vec<Finding>,
    /// Catalogues that changed, or would.
    pub catalogues: Vec<String>,
    /// Translations that were set aside, or would be, because the English never had their ids.
    pub strays: Vec<Stray>,
}

/// A translation under an id that the English does not have: mostly a slip.
pub struct Stray {
    /// The locale file.
    path: String,
    /// The id.
    id: String,
    /// Where the text is kept.
    kept: String,
}

pub fn run(common: &Common, command: &Segment, output: &Output) -> Result<Outcome, Failure> {
    let session = Session::open(common)?;
    let run = if command.check || command.dry_run { plan(&session)?.0 } else { write_all(&session)? };
    let dry = command.check || command.dry_run;
    match command.format.is_empty() {
        // What was done is a remark; only a format that was asked for is a report.
        true => output.say(&text(&run, command.check, dry))?,
        false => written::write(output, &command.format, &["text", "json"], |format| match format {
            "json" => segments_json(&run.report),
            _ => text(&run, command.check, dry),
        })?,
    }
    print_findings(output, &run.findings)?;
    let outdated = command.check && !run.catalogues.is_empty();
    Ok(if outdated || !run.findings.is_empty() { Outcome::Findings } else { Outcome::Clean })
}

/// Segments everything and writes the files.
pub fn write_all(session: &Session) -> Result<Run, Failure> {
    let _lock = session.disk.lock()?;
    // Read again under the lock: another run may just have written.
    let (mut run, files) = plan(session)?;
    run.report.files.clear();
    for file in files {
        if session.disk.write(&file.path, file.text.as_bytes())? == Written::Changed {
            run.report.files.push(file.path);
        }
    }
    Ok(run)
}

/// Works out what `segment` would write; units one after the other, each in the order of writing.
fn plan(session: &Session) -> Result<(Run, Vec<NewFile>), Failure> {
    let units: Vec<_> = session.project.units.iter().collect();
    let locales = session.all_locales();
    let updates: Vec<(Update, Vec<Stray>, Vec<Finding>)> = session.each_unit(&units, &locales, |_, reading| {
        let update = update::update(&session.project, reading);
        let strays = strays(reading, &update);
        (update, strays, blocking(reading))
    })?;
    let mut counts = Counts::default();
    let mut findings = session.project.findings.clone();
    let mut files: Vec<NewFile> = Vec::new();
    let mut strays = Vec::new();
    for (update, own_strays, unreadable) in updates {
        counts += update.counts;
        strays.extend(own_strays);
        findings.extend(unreadable);
        findings.extend(update.findings);
        files.extend(update.files);
    }
    tolmach::finding::sort(&mut findings);
    let catalogues = files.iter().filter(|file| file.stage == Stage::Catalogue).map(|file| file.path.clone()).collect();
    let report = SegmentsReport { counts, files: files.iter().map(|file| file.path.clone()).collect() };
    Ok((Run { report, findings, catalogues, strays }, files))
}

/// Returns the translations that leave a locale file though no message of the article left.
fn strays(reading: &Reading<'_>, update: &Update) -> Vec<Stray> {
    let mut strays = Vec::new();
    for (files, translation) in reading.unit.locales.iter().zip(&reading.translations) {
        let Some(new) = update.files.iter().find(|file| file.path == files.path) else { continue };
        let stays: BTreeSet<String> = ftl::parse(&new.text).entries.iter().filter_map(|entry| entry.id()).collect();
        let orphans = translation.orphans.iter().map(|number| &translation.resource.entries[*number]);
        for id in orphans.filter(|entry| entry.is_message()).filter_map(|entry| entry.id()) {
            if !stays.contains(&id) {
                strays.push(Stray { path: files.path.clone(), id, kept: files.retired.path.clone() });
            }
        }
    }
    strays
}

/// Returns why the article of a unit, or a file of it, cannot be read or must not be overwritten.
fn blocking(reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = reading.unit.findings.clone();
    if update::overwrites_own_work(reading) {
        findings.push(tolmach::project::handwritten_catalogue(&reading.unit.catalogue_path));
    }
    findings
}

/// Prints findings as `check` does.
pub fn print_findings(output: &Output, findings: &[Finding]) -> Result<(), Failure> {
    if findings.is_empty() {
        return Ok(());
    }
    let report = FindingsReport { findings, messages: 0, locales: 0 };
    let text = findings_text(&report, output.colour(), output.width(), Severity::Info);
    // The last line sums up what `check` has checked; here it would say nothing.
    let cut = text.trim_end().rfind('\n').map_or(0, |at| at + 1);
    output.print(&text[..cut])
}

fn text(run: &Run, check: bool, dry: bool) -> String {
    let mut out = String::new();
    let verb = if dry { "would write" } else { "wrote" };
    for path in &run.report.files {
        let pending = check && !run.catalogues.contains(path);
        out.push_str(&format!("{} {path}\n", if pending { "info: pending" } else { verb }));
    }
    out.push_str(&strays_text(run, dry));
    let counts = run.report.counts;
    let named = [
        (counts.reworded, "reworded"),
        (counts.uncertain, "uncertain"),
        (counts.cosmetic, "cosmetic"),
        (counts.moved, "moved"),
        (counts.added, "added"),
        (counts.returned, "returned"),
        (counts.retired, "set aside"),
    ];
    let changes: Vec<String> =
        named.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
    let all = counts.kept + counts.reworded + counts.uncertain + counts.cosmetic + counts.added + counts.returned;
    let summary = if changes.is_empty() { "nothing changed".to_string() } else { changes.join(", ") };
    out.push_str(&format!("{}: {summary}\n", counted(all, "message", "messages")));
    if check && !run.catalogues.is_empty() {
        out.push_str("help: run `tolmach segment` and commit what it writes\n");
    }
    out
}

/// Returns a line for each text that was set aside under an id that the English never had.
fn strays_text(run: &Run, dry: bool) -> String {
    let verb = if dry { "would set aside" } else { "set aside" };
    let line = |Stray { path, id, kept }: &Stray| {
        format!("{verb} `{id}` of {path}, because the English has no such message; it is kept in {kept}\n")
    };
    run.strays.iter().map(line).collect()
}
