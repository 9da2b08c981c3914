//! `tolmach render`: localised editions.

mod pages;

use std::collections::{BTreeMap, BTreeSet};

use clap::{Args, ValueEnum};
use tolmach::config::{Books, OnMissing, Tier};
use tolmach::edition::{
    self, Alternate, Beside, Completeness, Edition, FORMATS, Format, Listing, Manifest, ManifestEntry, Printed,
    Printing, Refused, Request, Site, Words, sha256,
};
use tolmach::file::TextFile;
use tolmach::locale::Locale;
use tolmach::nearest::nearest;
use tolmach::project::{EDITION_WORDS, Files, catalogue_path, translation_path};
use tolmach::report::counted;

use super::Common;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use super::session::Session;
use pages::Page;

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
    /// Formats to make: epub, html, markdown, telegram or text [default: those of tolmach.toml]
    #[arg(long, value_name = "FORMAT")]
    format: Vec<String>,
    /// What to do about messages that cannot be printed [default: as tolmach.toml says]
    #[arg(long, value_enum, value_name = "POLICY")]
    on_missing: Option<Policy>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Policy {
    /// Make no edition
    Refuse,
    /// Show them in another language, visibly marked
    Source,
}

/// What became of one article in one locale.
struct Made {
    article: String,
    locale: Locale,
    asked: Asked,
    source_hash: String,
    result: Result<Edition, Refused>,
}

/// Why an edition is made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// It is what the run was asked for.
    Directly,
    /// Its page names the languages of the article, and these have changed.
    ForItsLanguages,
}

pub fn run(common: &Common, command: &Render, output: &Output) -> Result<Outcome, Failure> {
    let session = Session::open(common)?;
    let formats = formats(&session, &command.format)?;
    let (locales, left_out) = locales(&session, &command.locale)?;
    let templates = pages::templates(&session)?;
    let site = Site { config: &session.project.config, templates: &templates, files: &session.disk, epoch: epoch() };
    let _lock = session.disk.lock()?;
    let manifest_path = format!("{}/manifest.json", session.project.config.paths.editions);
    let before =
        session.disk.read(&manifest_path).ok().flatten().map(|bytes| Manifest::read(&bytes)).unwrap_or_default();
    let with_pages = formats.iter().any(|format| matches!(format.beside, Beside::Lists(_)));
    let made = make(&session, command, &locales, with_pages.then_some(&before))?;
    let needed: BTreeSet<&Locale> = made.iter().map(|one| &one.locale).collect();
    let words: BTreeMap<String, Words> =
        needed.iter().map(|locale| (locale.name().to_string(), words(&session, locale))).collect();
    let scope = Scope {
        made: &made,
        articles: made.iter().map(|made| made.article.as_str()).collect(),
        locales: &locales,
        formats: &formats,
        is_whole: command.articles.is_empty(),
        refused: made.iter().filter(|one| one.result.is_err()).map(|one| one.locale.name()).collect(),
    };
    let kept: Vec<ManifestEntry> =
        before.editions.iter().filter(|entry| scope.keeps(&session, entry)).cloned().collect();
    let (mut entries, mut printed) = print(&session, &site, &made, &words, &formats, &kept);
    if scope.is_whole {
        bind(&session, &site, &made, &words, &scope, &mut entries, &mut printed);
    }
    let (shared, lists) = pages::together(&session, &site, &entries, |locale| self::words(&session, locale));
    if let Some(failure) = templates.failure() {
        return Err(failure.clone().into());
    }
    let folder = &session.project.config.paths.editions;
    let mut changed = 0;
    for file in printed.files.iter().chain(&lists) {
        let written = session.disk.write(&format!("{folder}/{}", file.path), &file.bytes)?;
        changed += usize::from(written == tolmach::disk::Written::Changed);
    }
    let now: BTreeSet<&str> =
        entries.iter().map(|entry| entry.path.as_str()).chain(shared.iter().map(|file| file.path.as_str())).collect();
    let earlier = before.editions.iter().map(|entry| &entry.path).chain(before.shared.iter().map(|file| &file.path));
    for gone in earlier.filter(|path| !now.contains(path.as_str()) && is_below(path)) {
        session.disk.remove(&format!("{folder}/{gone}"))?;
    }
    if !entries.is_empty() || session.disk.exists(&manifest_path) {
        session.disk.write(&manifest_path, Manifest::new(entries).with_shared(shared).write().as_bytes())?;
    }
    let written = Written { of_articles: printed.files.len(), lists: lists.len(), changed };
    report(&session, output, &made, &left_out, &printed, &written)?;
    Ok(outcome(&session, command, &made))
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
fn locales(session: &Session, wanted: &[String]) -> Result<(Vec<Locale>, Vec<String>), Failure> {
    let config = &session.project.config;
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

/// Makes the editions; `before` is what was published, where pages are made that name the languages of their article.
fn make(
    session: &Session,
    command: &Render,
    locales: &[Locale],
    before: Option<&Manifest>,
) -> Result<Vec<Made>, Failure> {
    let units: Vec<_> = session.units(&command.articles)?.into_iter().filter(|unit| unit.article.is_some()).collect();
    // A fallback chain may lead through locales that are not rendered.
    let made = session.each_unit(&units, &session.all_locales(), |shared, reading| {
        let source_hash =
            reading.unit.article.as_ref().map(|article| sha256(article.file.text.as_bytes())).unwrap_or_default();
        let one = |locale: &Locale, asked: Asked| {
            let configured =
                session.project.config.locale(locale.name()).map_or(OnMissing::Refuse, |settings| settings.on_missing);
            let on_missing = match command.on_missing {
                Some(Policy::Refuse) => OnMissing::Refuse,
                Some(Policy::Source) => OnMissing::Source,
                None => configured,
            };
            let request = Request { project: &session.project, shared, reading, locale, on_missing };
            Made {
                article: reading.unit.name.clone(),
                locale: locale.clone(),
                asked,
                source_hash: source_hash.clone(),
                result: edition::edition(&request),
            }
        };
        let mut made: Vec<Made> = locales.iter().map(|locale| one(locale, Asked::Directly)).collect();
        let page = |one: &Made| if one.result.is_ok() { Page::Made } else { Page::Refused };
        let now = made.iter().map(|one| (one.locale.name(), page(one))).collect();
        let others = before.map(|before| pages::outdated(&before.editions, &reading.unit.name, &now));
        let others = others.unwrap_or_default();
        let all = all_locales(session).filter(|locale| others.contains(locale.name()));
        made.extend(all.map(|locale| one(locale, Asked::ForItsLanguages)).collect::<Vec<_>>());
        made
    })?;
    Ok(made.into_iter().flatten().collect())
}

/// Returns all locales in the order of the configuration, the source locale first.
fn all_locales(session: &Session) -> impl Iterator<Item = &Locale> {
    let config = &session.project.config;
    std::iter::once(&config.source_locale).chain(config.locales.iter().map(|settings| &settings.locale))
}

/// Reads the interface words of a locale.
fn words(session: &Session, locale: &Locale) -> Words {
    let config = &session.project.config;
    let read = |path: String| TextFile::decode(path.clone(), session.disk.read(&path).ok().flatten()?).ok();
    let own = read(translation_path(config, locale.name(), EDITION_WORDS));
    let source = read(catalogue_path(config, EDITION_WORDS));
    edition::words(locale, own.as_ref(), source.as_ref())
}

/// What this run makes; all else in the manifest stays.
struct Scope<'a> {
    made: &'a [Made],
    articles: BTreeSet<&'a str>,
    locales: &'a [Locale],
    formats: &'a [&'static Format],
    /// Whether all articles are rendered.
    is_whole: bool,
    /// Locales in which an article was refused, which must not stay in a book of all articles.
    refused: BTreeSet<&'a str>,
}

impl Scope<'_> {
    /// Tells whether an edition of an earlier run stays: this run does not make it, and its article and locale still exist.
    fn keeps(&self, session: &Session, entry: &ManifestEntry) -> bool {
        let config = &session.project.config;
        // What is made of all articles has the name of none.
        let of_all = entry.article.is_empty();
        let made = (self.articles.contains(entry.article.as_str())
            || of_all && (self.is_whole || self.refused.contains(entry.locale.as_str())))
            && self.locales.iter().any(|locale| locale.name() == entry.locale)
            && self.formats.iter().any(|format| format.name == entry.format);
        let anew = |one: &Made| {
            one.asked == Asked::ForItsLanguages && one.article == entry.article && one.locale.name() == entry.locale
        };
        let made = made || entry.format == "html" && self.made.iter().any(anew);
        let exists = (of_all || session.project.articles().any(|article| article == entry.article))
            && (config.locale(&entry.locale).is_some() || config.source_locale.name() == entry.locale);
        !made && exists
    }
}

/// Prints each edition in each format; returns the manifest's entries, the kept ones included, the files and the findings.
fn print(
    session: &Session,
    site: &Site<'_>,
    made: &[Made],
    words: &BTreeMap<String, Words>,
    formats: &[&'static Format],
    kept: &[ManifestEntry],
) -> (Vec<ManifestEntry>, Printed) {
    let mut entries = kept.to_vec();
    let (mut files, mut findings) = (Vec::new(), Vec::new());
    for one in made {
        let Ok(edition) = &one.result else { continue };
        let alternates = alternates(session, made, kept, &one.article);
        let wanted = |format: &&&Format| one.asked == Asked::Directly || format.name == "html";
        for format in formats.iter().filter(wanted).filter(|format| !binds(session, format)) {
            let printing = Printing { edition, words: &words[one.locale.name()], alternates: &alternates, site };
            let printed = format.print(&printing);
            findings.extend(printed.findings);
            entries.extend(printed.files.iter().map(|file| ManifestEntry {
                path: file.path.clone(),
                locale: one.locale.name().to_string(),
                article: one.article.clone(),
                format: format.name.to_string(),
                completeness: Completeness::of(edition),
                source: one.source_hash.clone(),
                sha256: sha256(&file.bytes),
                listing: matches!(format.beside, Beside::Lists(_)).then(|| Listing::of(edition)),
            }));
            files.extend(printed.files);
        }
    }
    (entries, Printed { files, findings })
}

/// Makes what holds all articles of a locale, where none of them was refused.
fn bind(
    session: &Session,
    site: &Site<'_>,
    made: &[Made],
    words: &BTreeMap<String, Words>,
    scope: &Scope<'_>,
    entries: &mut Vec<ManifestEntry>,
    printed: &mut Printed,
) {
    for locale in scope.locales {
        let own: Vec<&Made> = made.iter().filter(|one| one.locale == *locale).collect();
        let editions: Vec<&Edition> = own.iter().filter_map(|one| one.result.as_ref().ok()).collect();
        if editions.is_empty() || editions.len() < own.len() {
            continue;
        }
        let printings: Vec<Printing<'_>> = editions
            .iter()
            .map(|edition| Printing { edition, words: &words[locale.name()], alternates: &[], site })
            .collect();
        let printings: Vec<&Printing<'_>> = printings.iter().collect();
        let sources: String = own.iter().map(|one| one.source_hash.as_str()).collect();
        for format in scope.formats {
            let Beside::Book(book) = format.beside else { continue };
            if !binds(session, format) {
                continue;
            }
            let all = book(&printings);
            entries.extend(all.files.iter().map(|file| ManifestEntry {
                path: file.path.clone(),
                locale: locale.name().to_string(),
                article: String::new(),
                format: format.name.to_string(),
                completeness: Completeness::of_all(&editions),
                source: sha256(sources.as_bytes()),
                sha256: sha256(&file.bytes),
                listing: None,
            }));
            printed.files.extend(all.files);
            printed.findings.extend(all.findings);
        }
    }
}

/// Tells whether a format makes one book of all articles of a locale.
fn binds(session: &Session, format: &Format) -> bool {
    matches!(format.beside, Beside::Book(_)) && session.project.config.editions.books == Books::Locale
}

/// Returns the time that reproducible builds take for now (reproducible-builds.org, `SOURCE_DATE_EPOCH`).
fn epoch() -> Option<u64> {
    std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.trim().parse().ok())
}

/// Returns the locales in which an article has a page, in the order of the configuration, the source locale first.
fn alternates(session: &Session, made: &[Made], kept: &[ManifestEntry], article: &str) -> Vec<Alternate> {
    let published = |locale: &Locale| {
        made.iter().any(|one| one.article == article && one.locale == *locale && one.result.is_ok())
            || kept
                .iter()
                .any(|entry| entry.article == article && entry.locale == locale.name() && entry.format == "html")
    };
    all_locales(session).filter(|locale| published(locale)).map(Alternate::new).collect()
}

/// How many files were written.
struct Written {
    of_articles: usize,
    lists: usize,
    changed: usize,
}

fn report(
    session: &Session,
    output: &Output,
    made: &[Made],
    left_out: &[String],
    printed: &Printed,
    written: &Written,
) -> Result<(), Failure> {
    for one in made {
        if let Err(refused) = &one.result {
            output.print(&refusal(one, refused))?;
        }
    }
    let mut told = BTreeSet::new();
    for finding in &printed.findings {
        let help = finding.help.as_ref().map_or_else(String::new, |help| format!("  help: {help}\n"));
        let text = format!("{}: {}: {}\n{help}", finding.place.path, finding.severity, finding.message);
        // Each locale's edition has the same images.
        if told.insert(text.clone()) {
            output.print(&text)?;
        }
    }
    let folder = &session.project.config.paths.editions;
    let editions = made.iter().filter(|one| one.result.is_ok() && one.asked == Asked::Directly).count();
    if editions > 0 {
        let root = session.disk.root().join(folder);
        output.say(&format!(
            "{} in {}{} ({} new or changed): {}\n",
            counted(editions, "edition", "editions"),
            counted(written.of_articles, "file", "files"),
            if written.lists == 0 {
                String::new()
            } else {
                format!(" and {}", counted(written.lists, "list", "lists"))
            },
            written.changed,
            shown(&root)
        ))?;
        for one in made.iter().filter(|one| one.result.is_ok() && one.asked == Asked::Directly) {
            output.say(&format!("  {}  {}\n", one.locale, one.article))?;
        }
    } else if made.is_empty() {
        output.say("there is nothing to render: write an article into source/ and add a locale\n")?;
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
        one.result.is_err()
            && one.asked == Asked::Directly
            && (required || command.locale.iter().any(|name| name == one.locale.name()))
    };
    if made.iter().any(fails) { Outcome::Findings } else { Outcome::Clean }
}
