//! `tolmach segment`: articles → catalogues, with ids carried over; locale files and state brought up to date.

use std::collections::{BTreeMap, BTreeSet};

use clap::Args;
use tolmach::disk::Written;
use tolmach::finding::{Finding, Severity};
use tolmach::report::{FindingsReport, SegmentsReport, counted, findings_text, segments_json};
use tolmach::update::{self, NewFile, OwnLine, Plan, Stage, Stray};

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
    /// Catalogues that changed or went, or would.
    pub catalogues: Vec<String>,
    /// Translations that were set aside, or would be, because the English never had their ids.
    pub strays: Vec<Stray>,
    /// Comment lines that look like ours and are kept as somebody's own text.
    pub own_lines: Vec<OwnLine>,
}

pub fn run(common: &Common, command: &Segment, output: &Output) -> Result<Outcome, Failure> {
    let session = Session::open(common)?;
    let run = if command.check || command.dry_run { Run::of(&session, &plan(&session)?) } else { write_all(&session)? };
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
    let plan = plan(session)?;
    let mut same = BTreeSet::new();
    // What is to be written first is on the disk before the next is begun.
    for files in plan.files().chunk_by(|a, b| a.stage == b.stage && a.text.is_some() == b.text.is_some()) {
        let texts = texts(files);
        let written = session.disk.write_all(&texts)?;
        let unchanged = texts.iter().zip(written).filter(|(_, written)| *written == Written::Same);
        same.extend(unchanged.map(|((path, _), _)| path.to_string()));
        for gone in files.iter().filter(|file| file.text.is_none()) {
            session.disk.remove(&gone.path)?;
        }
    }
    let mut run = Run::of(session, &plan);
    run.report.files.retain(|path| !same.contains(path));
    Ok(run)
}

/// Writes what the tool must remember, and no file of people; returns how many files that are.
pub fn write_memory(session: &Session) -> Result<usize, Failure> {
    let _lock = session.disk.lock()?;
    let plan = plan(session)?;
    let memory: Vec<&NewFile> = plan.files().into_iter().filter(|file| file.stage == Stage::Base).collect();
    let written = session.disk.write_all(&texts(&memory))?;
    Ok(written.iter().filter(|written| **written == Written::Changed).count())
}

/// Returns the paths and bytes of those files that stay.
fn texts<'f>(files: &[&'f NewFile]) -> Vec<(&'f str, &'f [u8])> {
    files.iter().filter_map(|file| Some((file.path.as_str(), file.text.as_ref()?.as_bytes()))).collect()
}

/// Works out what `segment` would write.
pub fn plan(session: &Session) -> Result<Plan, Failure> {
    Ok(update::plan(&session.project, &session.all_locales(), &session.disk)?)
}

/// What becomes of a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Written,
    Removed,
}

impl Run {
    fn of(session: &Session, plan: &Plan) -> Run {
        let mut findings = session.project.findings.clone();
        findings.extend(plan.updates.values().flat_map(|update| update.findings.clone()));
        let mut report = SegmentsReport {
            counts: plan.counts(),
            renamed: plan.renamed.iter().map(|(new, old)| (old.clone(), new.clone())).collect(),
            ..SegmentsReport::default()
        };
        // Some files are written twice, or written and removed: what counts is how they end.
        let mut ends: BTreeMap<&str, (usize, End)> = BTreeMap::new();
        for (number, file) in plan.updates.values().flat_map(|update| &update.files).enumerate() {
            let end = if file.text.is_some() { End::Written } else { End::Removed };
            if ends.get(file.path.as_str()).is_none_or(|(_, before)| *before != end) {
                ends.insert(&file.path, (number, end));
            }
        }
        let mut ends: Vec<(usize, End, &str)> =
            ends.into_iter().map(|(path, (number, end))| (number, end, path)).collect();
        ends.sort_by_key(|(number, ..)| *number);
        for (_, end, path) in ends {
            match end {
                End::Written => report.files.push(path.to_string()),
                End::Removed => report.removed.push(path.to_string()),
            }
        }
        tolmach::finding::sort(&mut findings);
        let strays = plan.updates.values().flat_map(|update| update.strays.clone()).collect();
        let own_lines = plan.updates.values().flat_map(|update| update.own_lines.clone()).collect();
        Run { report, findings, catalogues: plan.outdated_catalogues(), strays, own_lines }
    }
}

/// Prints findings as `check` does.
pub fn print_findings(output: &Output, findings: &[Finding]) -> Result<(), Failure> {
    if findings.is_empty() {
        return Ok(());
    }
    let report = FindingsReport { findings, ..FindingsReport::default() };
    let text = findings_text(&report, output.colour(), output.width(), Severity::Info);
    // The last line sums up what `check` has checked; here it would say nothing.
    let cut = text.trim_end().rfind('\n').map_or(0, |at| at + 1);
    output.print(&text[..cut])
}

fn text(run: &Run, check: bool, dry: bool) -> String {
    let mut out = String::new();
    let verb = if dry { "would write" } else { "wrote" };
    for (old, new) in &run.report.renamed {
        out.push_str(&format!("article `{old}` is `{new}` now\n"));
    }
    for path in &run.report.files {
        let pending = check && !run.catalogues.contains(path);
        out.push_str(&format!("{} {path}\n", if pending { "info: pending" } else { verb }));
    }
    for path in &run.report.removed {
        let pending = check && !run.catalogues.contains(path);
        let verb = if dry { "would remove" } else { "removed" };
        out.push_str(&format!("{} {path}\n", if pending { "info: pending removal of" } else { verb }));
    }
    out.push_str(&strays_text(run, dry));
    for OwnLine { path, line, text } in &run.own_lines {
        out.push_str(&format!("kept `{text}` at {path}:{line} as somebody's own comment: it is not the English\n"));
    }
    let counts = run.report.counts;
    let named = [
        (counts.reworded, "reworded"),
        (counts.uncertain, "uncertain"),
        (counts.cosmetic, "cosmetic"),
        (counts.moved, "moved"),
        (counts.added, "added"),
        (counts.returned, "returned"),
        (counts.arrived, "from other articles"),
        (counts.retired, "set aside"),
    ];
    let changes: Vec<String> =
        named.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
    let all = counts.kept
        + counts.reworded
        + counts.uncertain
        + counts.cosmetic
        + counts.added
        + counts.returned
        + counts.arrived;
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
