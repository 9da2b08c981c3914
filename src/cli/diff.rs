//! `tolmach diff`: what changed, message by message.

use std::collections::BTreeMap;
use std::path::Path;

use clap::Args;
use tolmach::article::Article;
use tolmach::catalogue::Catalogue;
use tolmach::diff::{Change, ChangeKind, Side, changes};
use tolmach::disk::Disk;
use tolmach::file::TextFile;
use tolmach::git::Git;
use tolmach::project::{Files, Listing, Project, Reading, Shared, Unit, UnitName, Unreadable, catalogue_path};
use tolmach::report::{ArticleChanges, ChangesReport, changes_json, changes_text};
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
/// files need no project. With --locale: the English that changed since that locale was translated.
#[derive(Args)]
pub struct Diff {
    /// What to compare: [OLD [NEW]]; with --locale, articles
    #[arg(value_name = "OLD|NEW|ARTICLE")]
    sides: Vec<String>,
    /// Show the English that changed since it was translated into this locale
    #[arg(long, value_name = "LOCALE")]
    locale: Option<String>,
    /// text or json; FORMAT=FILE writes a file
    #[arg(long, value_name = "FORMAT", value_parser = written::wanted)]
    format: Vec<Wanted>,
    /// End with 1 when there are differences
    #[arg(long)]
    exit_code: bool,
}

pub fn run(common: &Common, command: &Diff, output: &Output) -> Result<Outcome, Failure> {
    let report = match (&command.locale, &command.sides[..]) {
        (Some(locale), articles) => since_translated(&Session::open(common)?, locale, articles)?,
        (None, []) => to_segment(&Session::open(common)?)?,
        (None, [old]) if is_file(old) => {
            return Err(Failure::usage(
                format!("`{old}` is a file: name the one to compare it with"),
                format!("tolmach diff {old} NEW"),
            ));
        }
        (None, [old, new]) if is_file(old) && is_file(new) => ChangesReport { articles: vec![two_files(old, new)?] },
        (None, [old]) => since_revision(&Session::open(common)?, old, None)?,
        (None, [old, new]) => since_revision(&Session::open(common)?, old, Some(new))?,
        (None, _) => return Err(Failure::usage("at most two things can be compared", None)),
    };
    written::write(output, &command.format, &["text", "json"], |format| match format {
        "json" => changes_json(&report),
        _ => changes_text(&report, output.colour()),
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
    let keys = ["title", "subtitle", "description", "summary"].map(str::to_string);
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

fn settle(session: &Session, name: &UnitName, shared: &Shared, after: &After<'_>) -> Result<Settled, Failure> {
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
    Ok(ChangesReport { articles: articles.into_iter().collect::<Result<_, Failure>>()? })
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

/// Compares a revision with another one, or with what the work tree is after `segment`.
fn since_revision(session: &Session, old: &str, new: Option<&str>) -> Result<ChangesReport, Failure> {
    for name in [Some(old), new].into_iter().flatten() {
        if is_file(name) {
            let help = "compare two files, or two revisions".to_string();
            return Err(Failure::usage(format!("`{name}` is a file and cannot be compared with a revision"), help));
        }
    }
    let git = Git::open(session.disk.root())?;
    let old = git.commit(old)?;
    let new = new.map(|new| git.commit(new)).transpose()?;
    let plan = segment::plan(session)?;
    let work_tree = After::new(session, &plan);
    let units = compared(session, &plan);
    let articles = session.each_unit(&units, &session.all_locales(), |shared, reading| {
        let name = unit_name(&session.project, &reading.unit.name);
        let before = match plan.renamed.get(&name.name) {
            Some(renamed) if new.is_none() => revision_side(session, &git, &old, unit_name(&session.project, renamed))?,
            _ => revision_side(session, &git, &old, name)?,
        };
        let after = match &new {
            Some(new) => Settled { side: revision_side(session, &git, new, name)?, states: BTreeMap::new() },
            None => settle(session, name, shared, &work_tree)?,
        };
        Ok(ArticleChanges { article: name.name.clone(), changes: changes(&before, &after.side), states: after.states })
    })?;
    Ok(ChangesReport { articles: articles.into_iter().collect::<Result<_, Failure>>()? })
}

/// Returns an article at a commit: its catalogue where that matches the article, else the article itself.
fn revision_side(session: &Session, git: &Git<'_>, commit: &str, unit: &UnitName) -> Result<Side, Failure> {
    let config = &session.project.config;
    let show = |path: &str| git.show(commit, path);
    let article = unit.article.as_deref().map(show).transpose()?.flatten().and_then(|bytes| side("article.md", bytes));
    let catalogue = show(&catalogue_path(config, &unit.name))?.and_then(|bytes| side("catalogue.ftl", bytes));
    let texts = |side: &Side| side.messages.iter().map(|message| message.text.clone()).collect::<Vec<_>>();
    Ok(match (article, catalogue) {
        (Some(article), Some(catalogue)) if texts(&article) == texts(&catalogue) => catalogue,
        (Some(article), _) => article,
        (None, Some(catalogue)) => catalogue,
        (None, None) => Side::default(),
    })
}

/// Returns the stale messages of a locale: the English that each was made from, and the English now.
fn since_translated(session: &Session, locale: &str, articles: &[String]) -> Result<ChangesReport, Failure> {
    let locales = session.locales(&[locale.to_string()])?;
    let units = session.units(articles)?;
    let articles = session.each_unit(&units, &locales, |_, reading| {
        let (Some(catalogue), Some(translation)) = (&reading.catalogue, reading.translations.first()) else {
            return None;
        };
        let stale = catalogue.messages.iter().zip(&translation.messages).enumerate().filter_map(
            |(at, (message, translated))| {
                let State::Stale(stale) = &translated.state else { return None };
                Some(Change {
                    kind: ChangeKind::Reworded,
                    moved: false,
                    id: message.id.clone(),
                    old_id: Some(message.id.clone()),
                    old_index: Some(at),
                    new_index: Some(at),
                    old_text: Some(stale.old.clone()),
                    new_text: Some(catalogue.text(message)),
                    class: Some(stale.class),
                    similarity: None,
                    related: Vec::new(),
                })
            },
        );
        let changes: Vec<Change> = stale.collect();
        (!changes.is_empty()).then(|| ArticleChanges {
            article: reading.unit.name.clone(),
            changes,
            states: BTreeMap::new(),
        })
    })?;
    Ok(ChangesReport { articles: articles.into_iter().flatten().collect() })
}
