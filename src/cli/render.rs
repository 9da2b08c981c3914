//! `tolmach render`: localised editions.

mod article;
mod inputs;

use std::collections::{BTreeMap, BTreeSet};

use clap::{Args, ValueEnum};
use rayon::prelude::*;
use tolmach::config::{OnMissing, Tier};
use tolmach::edition::{self, FORMATS, Format, Manifest, ManifestEntry, PSEUDO, Pseudo, Refused, Words};
use tolmach::file::TextFile;
use tolmach::locale::Locale;
use tolmach::nearest::nearest;
use tolmach::project::{EDITION_WORDS, Files, ReadAhead, Shared, UnitName, catalogue_path, translation_path};
use tolmach::report::counted;

use super::outcome::{Failure, Outcome};
use super::output::Output;
use super::session::Session;
use super::{Common, baseline};
use article::{Made, Work};
use inputs::Inputs;

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
    /// Formats to make: html, markdown, proof or text [default: those of tolmach.toml]
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
    if command.pseudo {
        add_pseudo(&mut session)?;
    }
    let session = session;
    let formats = formats(&session, &command.format)?;
    let (locales, left_out) = locales(&session, command)?;
    let _lock = session.disk.lock()?;
    let manifest_path = format!("{}/manifest.json", session.project.config.paths.editions);
    let before =
        session.disk.read(&manifest_path).ok().flatten().map(|bytes| Manifest::read(&bytes)).unwrap_or_default();
    let units: Vec<_> = session.units(&command.articles)?.into_iter().filter(|unit| unit.article.is_some()).collect();
    let scope =
        Scope { articles: units.iter().map(|unit| unit.name.as_str()).collect(), locales: &locales, formats: &formats };
    let (kept, old): (Vec<ManifestEntry>, Vec<ManifestEntry>) =
        before.editions.iter().cloned().partition(|entry| scope.keeps(&session, entry));
    let made = make(&session, command, &scope, &units, &old, &kept)?;
    let entries: Vec<ManifestEntry> = made.iter().flat_map(|made| &made.entries).chain(&kept).cloned().collect();
    let folder = &session.project.config.paths.editions;
    let now: BTreeSet<&str> = entries.iter().map(|entry| entry.path.as_str()).collect();
    for gone in before.editions.iter().filter(|entry| !now.contains(entry.path.as_str()) && is_below(&entry.path)) {
        session.disk.remove(&format!("{folder}/{}", gone.path))?;
    }
    if !entries.is_empty() || session.disk.exists(&manifest_path) {
        session.disk.write(&manifest_path, Manifest::new(entries).write().as_bytes())?;
    }
    report(&session, output, &made, &left_out)?;
    Ok(outcome(&session, command, &made))
}

/// Adds the pseudo-locales to the settings of this run.
fn add_pseudo(session: &mut Session) -> Result<(), Failure> {
    for pseudo in PSEUDO {
        if session.project.config.locale(pseudo.name).is_some() {
            let help = "rename it; --pseudo needs the name".to_string();
            return Err(Failure::usage(format!("`{}` is a locale of this project", pseudo.name), help));
        }
        session.project.config.locales.push(pseudo.settings());
    }
    Ok(())
}

/// A path of an old manifest leads out of the folder only when somebody wrote it there.
fn is_below(path: &str) -> bool {
    !path.split('/').any(|name| matches!(name, "" | "." | ".."))
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

/// Makes what is not up to date, article by article; none is in memory longer than it takes.
fn make(
    session: &Session,
    command: &Render,
    scope: &Scope<'_>,
    units: &[&UnitName],
    old: &[ManifestEntry],
    kept: &[ManifestEntry],
) -> Result<Vec<Made>, Failure> {
    let on_missing = command.on_missing.map(|policy| match policy {
        Policy::Refuse => OnMissing::Refuse,
        Policy::Source => OnMissing::Source,
    });
    let words: BTreeMap<String, Words> =
        scope.locales.iter().map(|locale| (locale.name().to_string(), words(session, locale))).collect();
    let inputs = Inputs::of(session);
    let baseline = baseline::load(session)?;
    let (old, kept) = (by_article(old), by_article(kept));
    let (locales, formats) = (scope.locales, scope.formats);
    let work =
        Work { session, formats, locales, on_missing, words: &words, inputs: &inputs, baseline: baseline.as_ref() };
    let files = &ReadAhead::new(&session.disk);
    let shared = Shared::load(&session.project, &session.all_locales(), files);
    let of = |entries: &BTreeMap<&str, Vec<ManifestEntry>>, unit: &UnitName| {
        entries.get(unit.name.as_str()).cloned().unwrap_or_default()
    };
    let made = units.par_iter().map(|unit| work.article(&shared, files, unit, &of(&old, unit), &of(&kept, unit)));
    Ok(made.collect::<Result<Vec<Vec<Made>>, Failure>>()?.into_iter().flatten().collect())
}

fn by_article(entries: &[ManifestEntry]) -> BTreeMap<&str, Vec<ManifestEntry>> {
    let mut articles: BTreeMap<&str, Vec<ManifestEntry>> = BTreeMap::new();
    for entry in entries {
        articles.entry(entry.article.as_str()).or_default().push(entry.clone());
    }
    articles
}

/// Reads the interface words of a locale.
fn words(session: &Session, locale: &Locale) -> Words {
    let config = &session.project.config;
    let read = |path: String| TextFile::decode(path.clone(), session.disk.read(&path).ok().flatten()?).ok();
    let own = read(translation_path(config, locale.name(), EDITION_WORDS));
    let source = read(catalogue_path(config, EDITION_WORDS));
    if let Some(pseudo) = PSEUDO.iter().find(|pseudo| pseudo.name == locale.name()) {
        return pseudo.words(&edition::words(&config.source_locale, None, source.as_ref()));
    }
    edition::words(locale, own.as_ref(), source.as_ref())
}

/// What this run makes; all else in the manifest stays.
struct Scope<'a> {
    articles: BTreeSet<&'a str>,
    locales: &'a [Locale],
    formats: &'a [&'static Format],
}

impl Scope<'_> {
    /// Tells whether an edition of an earlier run stays: this run does not make it, and its article and locale still exist.
    fn keeps(&self, session: &Session, entry: &ManifestEntry) -> bool {
        let config = &session.project.config;
        let made = self.articles.contains(entry.article.as_str())
            && self.locales.iter().any(|locale| locale.name() == entry.locale)
            && self.formats.iter().any(|format| format.name == entry.format);
        let exists = session.project.articles().any(|article| article == entry.article)
            && (config.locale(&entry.locale).is_some() || config.source_locale.name() == entry.locale);
        !made && exists
    }
}

fn report(session: &Session, output: &Output, made: &[Made], left_out: &[String]) -> Result<(), Failure> {
    for one in made {
        if let Err(refused) = &one.result {
            output.print(&refusal(one, refused))?;
        }
    }
    let folder = &session.project.config.paths.editions;
    let sum = |count: fn(&Made) -> usize| made.iter().map(count).sum::<usize>();
    let (editions, files) = (made.iter().filter(|one| !one.entries.is_empty()).count(), sum(|one| one.entries.len()));
    let (changed, current) = (sum(|one| one.changed), sum(|one| one.current));
    if editions > 0 {
        let root = session.disk.root().join(folder);
        let current = if current > 0 { format!(", {current} up to date") } else { String::new() };
        output.say(&format!(
            "{} in {} ({changed} new or changed{current}): {}\n",
            counted(editions, "edition", "editions"),
            counted(files, "file", "files"),
            shown(&root)
        ))?;
        for one in made.iter().filter(|one| one.entries.len() > one.current) {
            output.say(&format!("  {}  {}\n", one.locale, one.article))?;
        }
    } else if made.is_empty() {
        output.say("there is nothing to render: write an article into source/ and add a locale\n")?;
    }
    let source = &session.project.config.source_locale;
    if editions == 0 && made.iter().any(|one| one.locale == *source && one.result.is_ok()) {
        output
            .say(&format!("left out: {source} (a proof shows a translation beside its {})\n", source.english_name()))?;
    }
    if !left_out.is_empty() {
        output.say(&format!("left out: {} (draft; name it with --locale to render it)\n", left_out.join(", ")))?;
    }
    Ok(())
}

/// Returns a path as the user would type it from the current folder.
fn shown(path: &std::path::Path) -> String {
    let here = std::env::current_dir().and_then(std::fs::canonicalize).unwrap_or_default();
    let short = path.strip_prefix(&here).unwrap_or(path);
    short.display().to_string()
}

fn refusal(made: &Made, refused: &Refused) -> String {
    let head = format!("{} {}: no edition", made.locale, made.article);
    match refused {
        Refused::Article => format!("{head}, because the article cannot be read\nhelp: run `tolmach check`\n"),
        Refused::OutdatedCatalogue => {
            format!("{head}, because the catalogue does not match the article\nhelp: run `tolmach segment`\n")
        }
        Refused::Messages(missing) => {
            let mut text =
                format!("{head}, because {} cannot be printed\n", counted(missing.len(), "message", "messages"));
            for one in missing {
                text.push_str(&format!("  {}: {}\n", one.id, one.why));
            }
            text.push_str(
                "help: translate them, or render with `--on-missing source` to show them in another language\n",
            );
            text
        }
    }
}

/// A refused edition of a required or a named locale fails; others only warn.
fn outcome(session: &Session, command: &Render, made: &[Made]) -> Outcome {
    let fails = |one: &Made| {
        let required =
            session.project.config.locale(one.locale.name()).is_none_or(|settings| settings.tier == Tier::Required);
        one.result.is_err() && (required || command.locale.iter().any(|name| name == one.locale.name()))
    };
    if made.iter().any(fails) { Outcome::Findings } else { Outcome::Clean }
}
