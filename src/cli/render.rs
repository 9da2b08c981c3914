//! `tolmach render`: localised editions.

mod article;
mod book;
mod done;
mod inputs;
mod lists;
mod press;
mod reads;
mod report;
mod work;

use std::collections::BTreeMap;

use clap::{Args, ValueEnum};
use tolmach::check::Checks;
use tolmach::config::{OnMissing, Tier};
use tolmach::edition::{self, FORMATS, Format, Make, Manifest, PSEUDO, Pseudo, Published, Site, Words};
use tolmach::file::TextFile;
use tolmach::locale::Locale;
use tolmach::nearest::nearest;
use tolmach::project::{EDITION_WORDS, Files, ReadAhead, Shared, catalogue_path, translation_path};

use super::outcome::{Failure, Outcome};
use super::output::Output;
use super::session::Session;
use super::{Common, baseline};
use inputs::Inputs;
use report::LeftOut;
use work::{Asked, Made, Work, binds};

/// Make localised editions
///
/// An edition with missing messages is refused and named, unless its locale or --on-missing says that they may appear in
/// another language, visibly marked. Without --locale, draft locales are left out.
#[derive(Args)]
pub struct Render {
    /// Articles to render [default: all]
    #[arg(value_name = "ARTICLE")]
    articles: Vec<String>,
    /// Locales to render [default: all but drafts]
    #[arg(long, value_name = "LOCALE")]
    locale: Vec<String>,
    /// Formats to make: epub, html, markdown, proof, telegram or text [default: those of tolmach.toml]
    #[arg(long, value_name = "FORMAT")]
    format: Vec<String>,
    /// What to do about messages that cannot be printed [default: as tolmach.toml says]
    #[arg(long, value_enum, value_name = "POLICY")]
    on_missing: Option<Policy>,
    /// Make the pseudo-locales en-XA (longer, other letters) and ar-XB (right to left) from the English
    #[arg(long)]
    pseudo: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Policy {
    /// Make no edition
    Refuse,
    /// Show them in another language, visibly marked
    Source,
}

pub fn run(common: &Common, command: &Render, output: &Output) -> Result<Outcome, Failure> {
    let mut session = Session::open(common)?;
    let pseudo = if command.pseudo { add_pseudo(&mut session)? } else { &[] };
    let session = session;
    let formats = formats(&session, &command.format)?;
    let (locales, drafts) = locales(&session, command)?;
    let templates = lists::templates(&session)?;
    let _lock = session.disk.lock()?;
    let before = manifest(&session);
    let lists_before: Vec<String> = before.shared.iter().map(|file| file.path.clone()).collect();
    let units: Vec<_> = session.units(&command.articles)?.into_iter().filter(|unit| unit.article.is_some()).collect();
    let epoch = epoch();
    let config = &session.project.config;
    // Only what shows findings asks which are known.
    let shows_findings = formats.iter().any(|format| matches!(format.make, Make::Paper(_)));
    let baseline = if shows_findings { baseline::load(&session)? } else { None };
    let files = &ReadAhead::new(&session.disk);
    let work = Work {
        session: &session,
        site: Site { config, templates: &templates, files: &session.disk, epoch },
        formats: &formats,
        locales: &locales,
        pseudo,
        on_missing: command.on_missing.map(|policy| match policy {
            Policy::Refuse => OnMissing::Refuse,
            Policy::Source => OnMissing::Source,
        }),
        words: &words(&session, pseudo),
        inputs: &Inputs::of(&session, epoch),
        checks: &Checks::new(&session.project),
        baseline: baseline.as_ref(),
        shared: &Shared::load(&session.project, &session.all_locales(), files),
    };
    let (mut run, failure) = work.all(&units, before);
    if let Some(failure) = failure {
        remember(&session, run.manifest)?;
        return Err(failure);
    }
    let mut lists = lists::Written::default();
    let now = run.manifest.published();
    let written = lists::write(&work, &now.editions, &mut lists);
    let now = now.with_shared(lists.files);
    if let Err(failure) = written {
        run.manifest.shared = now.shared;
        remember(&session, run.manifest)?;
        return Err(failure);
    }
    run.gone.extend(lists_before);
    for path in now.paths() {
        run.gone.remove(&path);
    }
    for gone in run.gone.iter().filter(|path| is_below(path)) {
        session.disk.remove(&published(&session, gone))?;
    }
    write(&session, &now)?;
    let is_part = units.len() < session.project.articles().count();
    let left_out = LeftOut { drafts, books: is_part && formats.iter().any(|format| binds(&session, format.name)) };
    report::report(
        &session,
        output,
        &run,
        &left_out,
        &report::Lists { files: now.shared.len(), changed: lists.changed },
    )?;
    Ok(outcome(&session, command, &run.made))
}

/// Returns the path of a file of the folder of editions in the project.
fn published(session: &Session, path: &str) -> String {
    format!("{}/{path}", session.project.config.paths.editions)
}

fn manifest_path(session: &Session) -> String {
    published(session, "manifest.json")
}

/// Reads the manifest as the last run left it.
fn manifest(session: &Session) -> Manifest {
    let read = session.disk.read_through(&manifest_path(session), |bytes| Manifest::read(bytes));
    read.ok().flatten().unwrap_or_default()
}

/// Writes the manifest, where there is anything to say or there was.
fn write(session: &Session, published: &Published) -> Result<(), Failure> {
    let path = manifest_path(session);
    if !published.editions.is_empty() || session.disk.exists(&path) {
        session.disk.write_through(&path, |out| published.write(out))?;
    }
    Ok(())
}

/// Writes a manifest of a run that failed: what it made and what there was before, so that no file is forgotten.
fn remember(session: &Session, mut made: Manifest) -> Result<(), Failure> {
    made.join(manifest(session));
    let published = made.published();
    if !published.editions.is_empty() {
        write(session, &published)?;
    }
    Ok(())
}

/// A path of an old manifest leads out of the folder only when somebody wrote it there.
fn is_below(path: &str) -> bool {
    !path.split('/').any(|name| matches!(name, "" | "." | ".."))
}

/// Adds the pseudo-locales to the settings of this run.
fn add_pseudo(session: &mut Session) -> Result<&'static [Pseudo], Failure> {
    for pseudo in &PSEUDO {
        if session.project.config.locale(pseudo.name).is_some() {
            let help = "rename it; --pseudo needs the name".to_string();
            return Err(Failure::usage(format!("`{}` is a locale of this project", pseudo.name), help));
        }
        session.project.config.locales.push(pseudo.settings());
    }
    Ok(&PSEUDO)
}

fn formats(session: &Session, wanted: &[String]) -> Result<Vec<&'static Format>, Failure> {
    let names = if wanted.is_empty() { &session.project.config.editions.formats } else { wanted };
    let format = |name: &String| {
        FORMATS.iter().find(|format| format.name == name).ok_or_else(|| {
            let near = nearest(name, edition::names()).map_or_else(
                || format!("known are {}", edition::names().join(", ")),
                |near| format!("did you mean `{near}`?"),
            );
            Failure::usage(format!("there is no edition format `{name}`"), near)
        })
    };
    let mut formats: Vec<&Format> = Vec::new();
    for name in names {
        let format = format(name)?;
        if !formats.iter().any(|one| one.name == format.name) {
            formats.push(format);
        }
    }
    Ok(formats)
}

/// Returns the locales to render, and the drafts that are left out.
fn locales(session: &Session, command: &Render) -> Result<(Vec<Locale>, Vec<String>), Failure> {
    let config = &session.project.config;
    let wanted = &command.locale;
    if command.pseudo && wanted.is_empty() {
        return Ok((PSEUDO.iter().map(Pseudo::locale).collect(), Vec::new()));
    }
    if !wanted.is_empty() {
        let mut locales: Vec<Locale> = Vec::new();
        for name in wanted {
            let known = config.locale(name).map(|settings| &settings.locale);
            let locale = known.or_else(|| Some(&config.source_locale).filter(|source| source.name() == name));
            let locale = locale.ok_or_else(|| session.unknown_locale(name))?;
            if !locales.contains(locale) {
                locales.push(locale.clone());
            }
        }
        return Ok((locales, Vec::new()));
    }
    let (drafts, others): (Vec<_>, Vec<_>) = config.locales.iter().partition(|settings| settings.tier == Tier::Draft);
    let names = drafts.iter().map(|settings| settings.locale.name().to_string()).collect();
    Ok((others.iter().map(|settings| settings.locale.clone()).collect(), names))
}

/// Reads the interface words of all locales.
fn words(session: &Session, pseudo: &[Pseudo]) -> BTreeMap<String, Words> {
    let config = &session.project.config;
    let read = |path: String| TextFile::decode(path.clone(), session.disk.read(&path).ok().flatten()?).ok();
    let source = read(catalogue_path(config, EDITION_WORDS));
    let words = |locale: &Locale| match pseudo.iter().find(|pseudo| pseudo.name == locale.name()) {
        Some(pseudo) => pseudo.words(&edition::words(&config.source_locale, None, source.as_ref())),
        None => {
            let own = read(translation_path(config, locale.name(), EDITION_WORDS));
            edition::words(locale, own.as_ref(), source.as_ref())
        }
    };
    session.every_locale().map(|locale| (locale.name().to_string(), words(locale))).collect()
}

/// Returns the time that reproducible builds take for now (reproducible-builds.org, `SOURCE_DATE_EPOCH`).
fn epoch() -> Option<u64> {
    std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.trim().parse().ok())
}

/// A refused edition of a required or a named locale fails; others only warn.
fn outcome(session: &Session, command: &Render, made: &[Made<'_>]) -> Outcome {
    let fails = |one: &Made<'_>| {
        let required =
            session.project.config.locale(one.locale.name()).is_none_or(|settings| settings.tier == Tier::Required);
        one.refused.is_some()
            && one.asked == Asked::Directly
            && (required || command.locale.iter().any(|name| name == one.locale.name()))
    };
    if made.iter().any(fails) { Outcome::Findings } else { Outcome::Clean }
}
