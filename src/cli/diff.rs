//! `tolmach diff`: what changed, message by message.

mod outdated;
mod revisions;

use std::collections::BTreeMap;
use std::path::Path;

use clap::Args;
use tolmach::article::Article;
use tolmach::catalogue::Catalogue;
use tolmach::diff::{Side, changes};
use tolmach::disk::Disk;
use tolmach::file::TextFile;
use tolmach::project::{Files, Listing, Project, Reading, Shared, Unit, UnitName, Unreadable, catalogue_path};
use tolmach::report::{
    ArticleChanges, ChangesReport, changes_html, changes_json, changes_markdown, changes_text, outdated_text,
};
use tolmach::segment::segments;
use tolmach::translation::State;
use tolmach::update::Plan;

use super::outcome::{Failure, Outcome};
use super::output::Output;
use super::session::Session;
use super::written::{self, Wanted};
use super::{Common, segment};

/// Show what changed, message by message, and which translations it touches
///
/// Without arguments: what `segment` would change. OLD and NEW are git revisions, Markdown files or catalogues (.ftl); two
/// files need no project. With --locale: the English that changed since that locale was translated, and what to do.
#[derive(Args)]
pub struct Diff {
    /// What to compare: [OLD [NEW]]; with --locale, articles
    #[arg(value_name = "OLD|NEW|ARTICLE")]
    sides: Vec<String>,
    /// Show the English that changed since it was translated into this locale
    #[arg(long, value_name = "LOCALE")]
    locale: Option<String>,
    /// text, json, markdown (for a comment) or html; FORMAT=FILE writes a file
    #[arg(long, value_name = "FORMAT", value_parser = written::wanted)]
    format: Vec<Wanted>,
    /// End with 1 when there are differences
    #[arg(long)]
    exit_code: bool,
}

pub fn run(common: &Common, command: &Diff, output: &Output) -> Result<Outcome, Failure> {
    if let Some(locale) = &command.locale {
        let (outdated, report) = outdated::outdated(&Session::open(common)?, locale, &command.sides)?;
        return finish(command, output, &report, || outdated_text(&outdated, output.colour()));
    }
    let report = match &command.sides[..] {
        [] => to_segment(&Session::open(common)?)?,
        [old] if is_file(old) => {
            return Err(Failure::usage(
                format!("`{old}` is a file: name the one to compare it with"),
                format!("tolmach diff {old} NEW"),
            ));
        }
        [old, new] if is_file(old) && is_file(new) => {
            ChangesReport { articles: vec![two_files(old, new)?], source_locale: None }
        }
        [old] => revisions::since(&Session::open(common)?, old, None)?,
        [old, new] => revisions::since(&Session::open(common)?, old, Some(new))?,
        _ => return Err(Failure::usage("at most two things can be compared", None)),
    };
    finish(command, output, &report, || changes_text(&report, output.colour()))
}

/// Writes the report in the formats that were asked for; `text` is for people.
fn finish(
    command: &Diff,
    output: &Output,
    report: &ChangesReport,
    text: impl Fn() -> String,
) -> Result<Outcome, Failure> {
    written::write(output, &command.format, &["text", "json", "markdown", "html"], |format| match format {
        "json" => changes_json(report),
        "markdown" => changes_markdown(report),
        "html" => changes_html(report),
        _ => text(),
    })?;
    let differs = report.articles.iter().flat_map(|article| &article.changes).any(|change| !change.is_empty());
    Ok(if command.exit_code && differs { Outcome::Findings } else { Outcome::Clean })
}

fn is_file(name: &str) -> bool {
    let named = Path::new(name)
        .extension()
        .is_some_and(|extension| ["md", "markdown", "ftl"].iter().any(|known| extension == *known));
    named || Path::new(name).is_file()
}

/// Compares two files, each an article or a catalogue.
fn two_files(old: &str, new: &str) -> Result<ArticleChanges, Failure> {
    let (old, new) = (file_side(old)?, file_side(new)?);
    Ok(ArticleChanges { article: String::new(), changes: changes(&old, &new), states: BTreeMap::new() })
}

fn file_side(name: &str) -> Result<Side, Failure> {
    let path = Path::new(name);
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let read = Disk::open(parent)?.read(&file_name);
    let bytes = match read {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return Err(Failure::usage(format!("there is no file `{name}`"), None)),
        Err(unreadable) => return Err(Failure::usage(format!("`{name}`: {}", unreadable.why), None)),
    };
    side(name, bytes)
        .ok_or_else(|| Failure::usage(format!("`{name}` is not UTF-8 text"), "save it as UTF-8".to_string()))
}

/// Returns the side that some bytes are: a catalogue where the name ends in `.ftl`, else an article.
fn side(name: &str, bytes: Vec<u8>) -> Option<Side> {
    let file = TextFile::decode(name, bytes).ok()?;
    if name.ends_with(".ftl") {
        return Some(Side::of_catalogue(&Catalogue::read(&file)));
    }
    let keys = tolmach::config::FRONT_MATTER.map(str::to_string);
    let article = Article::read(name, file);
    Some(Side::of_segments(&segments(&article, &keys, &Default::default()).segments))
}

/// The disk as it would be after `segment`.
struct After<'a> {
    disk: &'a Disk,
    /// The texts to come, `None` for what goes.
    files: BTreeMap<&'a str, Option<&'a str>>,
}

impl<'a> After<'a> {
    fn new(session: &'a Session, plan: &'a Plan) -> After<'a> {
        let files = plan.files().into_iter().map(|file| (file.path.as_str(), file.text.as_deref())).collect();
        After { disk: &session.disk, files }
    }
}

impl Files for After<'_> {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        match self.files.get(path) {
            Some(text) => Ok(text.map(|text| text.as_bytes().to_vec())),
            None => self.disk.read(path),
        }
    }

    fn list(&self, folder: &str) -> Listing {
        self.disk.list(folder)
    }
}

/// What a unit is after `segment`: its messages, and their states by id and locale.
struct Settled {
    side: Side,
    states: BTreeMap<String, BTreeMap<String, &'static str>>,
}

fn settle(session: &Session, name: &UnitName, shared: &Shared<'_>, after: &After<'_>) -> Result<Settled, Failure> {
    let unit = Unit::load(&session.project, name, &session.all_locales(), after)?;
    let reading = Reading::new(&session.project, shared, &unit);
    let Some(catalogue) = &reading.catalogue else {
        return Ok(Settled { side: Side::default(), states: BTreeMap::new() });
    };
    let mut states: BTreeMap<String, BTreeMap<String, &'static str>> = BTreeMap::new();
    for translation in &reading.translations {
        for (message, translated) in catalogue.messages.iter().zip(&translation.messages) {
            let word = match translated.state {
                State::Translated(_) => "translated",
                State::Stale(_) => "stale",
                State::Missing => "missing",
            };
            states.entry(message.id.clone()).or_default().insert(translation.locale.clone(), word);
        }
    }
    Ok(Settled { side: Side::of_catalogue(catalogue), states })
}

/// Compares the catalogues on disk with the articles.
fn to_segment(session: &Session) -> Result<ChangesReport, Failure> {
    let plan = segment::plan(session)?;
    let after = After::new(session, &plan);
    let units = compared(session, &plan);
    let articles = session.each_unit(&units, &session.all_locales(), |shared, reading| {
        let name = unit_name(&session.project, &reading.unit.name);
        let after = settle(session, name, shared, &after)?;
        let old = match plan.renamed.get(&name.name) {
            Some(old) => catalogue_side(session, old),
            None => reading.catalogue.as_ref().map(Side::of_catalogue).unwrap_or_default(),
        };
        Ok(ArticleChanges {
            article: reading.unit.name.clone(),
            changes: changes(&old, &after.side),
            states: after.states,
        })
    })?;
    Ok(report(session, articles.into_iter().collect::<Result<_, Failure>>()?))
}

fn report(session: &Session, articles: Vec<ArticleChanges>) -> ChangesReport {
    ChangesReport { articles, source_locale: Some(session.project.config.source_locale.tag()) }
}

/// Returns the articles that are there, and those that are gone and not renamed.
fn compared<'s>(session: &'s Session, plan: &Plan) -> Vec<&'s UnitName> {
    let units = session.project.units.iter();
    units.filter(|unit| unit.article.is_some() || plan.removed.contains(&unit.name)).collect()
}

/// Returns the catalogue of that name on disk.
fn catalogue_side(session: &Session, name: &str) -> Side {
    let bytes = session.disk.read(&catalogue_path(&session.project.config, name)).ok().flatten();
    bytes.and_then(|bytes| side("catalogue.ftl", bytes)).unwrap_or_default()
}

fn unit_name<'p>(project: &'p Project, name: &str) -> &'p UnitName {
    project.units.iter().find(|unit| unit.name == name).expect("each unit was made of its name")
}
