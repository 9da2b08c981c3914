//! `tolmach accept`: declares stale translations current.

use clap::Args;

use super::Common;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use super::session::Session;
use tolmach::accept::{Selection, accept};
use tolmach::base;

/// Declare stale translations current: they still say what the new English says
///
/// Prints what it accepts. Nothing is accepted unless it is named.
#[derive(Args)]
#[command(
    override_usage = "tolmach accept <LOCALE> <ARTICLE:ID>...\n       tolmach accept <LOCALE> --article <ARTICLE>\n       tolmach accept <LOCALE> --all\n       tolmach accept <LOCALE> --cosmetic"
)]
#[command(group = clap::ArgGroup::new("what").required(true).multiple(false))]
pub struct Accept {
    /// The locale
    locale: String,
    /// Messages, as ARTICLE:ID
    #[arg(value_name = "ARTICLE:ID", group = "what")]
    messages: Vec<String>,
    /// All stale messages of an article
    #[arg(long, value_name = "ARTICLE", group = "what")]
    article: Option<String>,
    /// All stale messages of the locale
    #[arg(long, group = "what")]
    all: bool,
    /// All whose English changed in nothing but case, punctuation or markup
    #[arg(long, group = "what")]
    cosmetic: bool,
}

pub fn run(common: &Common, command: &Accept, output: &Output) -> Result<Outcome, Failure> {
    let session = Session::open(common)?;
    let locales = session.locales(std::slice::from_ref(&command.locale))?;
    let mut ids: Vec<(String, String)> = Vec::new();
    for message in &command.messages {
        let (article, id) =
            message.rsplit_once(':').ok_or_else(|| Failure::usage(format!("`{message}` is not ARTICLE:ID"), None))?;
        ids.push((article.to_string(), id.to_string()));
    }
    let articles: Vec<String> = match &command.article {
        Some(article) => vec![article.clone()],
        None => ids.iter().map(|(article, _)| article.clone()).collect(),
    };
    let units = session.units(&articles)?;
    let _lock = session.disk.lock()?;
    let results = session.each_unit(&units, &locales, |_, reading| {
        let own: Vec<String> =
            ids.iter().filter(|(article, _)| *article == reading.unit.name).map(|(_, id)| id.clone()).collect();
        let selection = match (command.cosmetic, own.is_empty() && ids.is_empty()) {
            (true, _) => Selection::Cosmetic,
            (false, true) => Selection::All,
            (false, false) => Selection::Ids(&own),
        };
        (
            reading.unit.name.clone(),
            reading.unit.locales.first().map(|files| files.base_path.clone()),
            accept(reading, selection),
        )
    })?;
    let mut count = 0;
    for (article, path, accepted) in results {
        let accepted = accepted.map_err(|unknown| {
            Failure::usage(
                format!("`{article}` has no translation `{}` in {}", unknown.id, command.locale),
                unknown.nearest.map(|near| format!("did you mean `{near}`?")),
            )
        })?;
        for id in &accepted.ids {
            output.say(&format!("accepted {article}:{id}\n"))?;
        }
        count += accepted.ids.len();
        if let (Some(path), false) = (path, accepted.ids.is_empty()) {
            session.disk.write(&path, base::write(&accepted.base).as_bytes())?;
        }
    }
    if count == 0 {
        output.say("nothing to accept\n")?;
    }
    Ok(Outcome::Clean)
}
