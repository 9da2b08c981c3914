//! `tolmach add`: new locales.

use clap::Args;
use tolmach::config::add_locale;
use tolmach::disk::Written;
use tolmach::locale::{Locale, usual_slip};
use tolmach::project::Files;

use super::outcome::{Failure, Outcome};
use super::output::Output;
use super::session::{CONFIG, Session};
use super::{Common, segment};

/// Add locales: their sections in tolmach.toml and their files with every message to translate
#[derive(Args)]
pub struct Add {
    /// BCP 47 tags, like ru, kk or zh-Hans
    #[arg(required = true, value_name = "LOCALE")]
    locales: Vec<String>,
}

pub fn run(common: &Common, command: &Add, output: &Output) -> Result<Outcome, Failure> {
    let session = Session::open(common)?;
    let mut locales = Vec::new();
    for name in &command.locales {
        locales.push(parse(name, session.project.config.source_locale.name())?);
    }
    let lock = session.disk.lock()?;
    let bytes = session
        .disk
        .read(CONFIG)
        .map_err(|unreadable| Failure::usage(format!("`{CONFIG}`: {}", unreadable.why), None))?
        .unwrap_or_default();
    let mut text = String::from_utf8_lossy(&bytes).into_owned();
    for locale in &locales {
        match add_locale(&text, locale).map_err(|why| Failure::usage(format!("`{CONFIG}`: {why}"), None))? {
            Some(with) => text = with,
            None => output.remark(&format!("{locale} is a locale of this project already")),
        }
    }
    let configured = session.disk.write(CONFIG, text.as_bytes())? == Written::Changed;
    // `segment` takes the lock itself.
    drop(lock);
    let written = segment::write_all(&Session::open(common)?)?;
    if configured {
        output.say(&format!("wrote {CONFIG}\n"))?;
    }
    for path in &written.report.files {
        output.say(&format!("wrote {path}\n"))?;
    }
    segment::print_findings(output, &written.findings)?;
    if !written.report.files.is_empty() {
        output.say("\nNext: translate in these files; `tolmach status` shows what is missing\n")?;
    }
    Ok(if written.findings.is_empty() { Outcome::Clean } else { Outcome::Findings })
}

fn parse(name: &str, source: &str) -> Result<Locale, Failure> {
    let slip = usual_slip(name);
    let locale = Locale::parse(name).map_err(|error| {
        // A language has two or three letters; longer words before the underscore are no tag.
        let dashed = Some(name.replace('_', "-")).filter(|name| name.find('-').is_some_and(|at| at <= 3));
        let meant = slip.map(str::to_string).or(dashed.filter(|name| Locale::parse(name).is_ok()));
        let help = meant.map_or_else(
            || "write a BCP 47 tag like `ru`, `kk` or `zh-Hans`".to_string(),
            |meant| format!("did you mean `{meant}`?"),
        );
        Failure::usage(error.to_string(), help)
    })?;
    if locale.name() == source {
        return Err(Failure::usage(format!("`{name}` is the source locale"), None));
    }
    // `kz` and `ge` are countries; a language that is really called so can be written into the file by hand.
    match slip {
        Some(meant) => Err(Failure::usage(
            format!("`{name}` is usually a slip for `{meant}`"),
            format!("write `tolmach add {meant}`; if you mean `{name}`, add `[locales.{name}]` to {CONFIG} by hand"),
        )),
        None => Ok(locale),
    }
}
