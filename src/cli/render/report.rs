//! What `render` says: what was refused, what could not go into a file, how many files there are and what was made of them.

use std::collections::BTreeSet;

use tolmach::edition::Refused;
use tolmach::report::counted;

use super::done::Run;
use super::work::{Asked, Made};
use crate::cli::outcome::Failure;
use crate::cli::output::Output;
use crate::cli::session::Session;

/// What the run did not make.
pub struct LeftOut {
    /// The names of draft locales.
    pub drafts: Vec<String>,
    /// Whether books of all articles were left out because only some articles were asked for.
    pub books: bool,
}

/// The files that belong to no one article.
pub struct Lists {
    pub files: usize,
    /// How many have other bytes now.
    pub changed: usize,
}

pub fn report(
    session: &Session,
    output: &Output,
    run: &Run<'_>,
    left_out: &LeftOut,
    lists: &Lists,
) -> Result<(), Failure> {
    // A book of all articles is refused for the same reasons as the articles.
    let made = &run.made;
    let mut told = BTreeSet::new();
    for one in made {
        if let Some(refused) = &one.refused {
            tell(output, &mut told, refusal(one, refused))?;
        }
    }
    for finding in &run.findings {
        let help = finding.help.as_ref().map_or_else(String::new, |help| format!("  help: {help}\n"));
        // Each locale's edition has the same images.
        tell(output, &mut told, format!("{}: {}: {}\n{help}", finding.place.path, finding.severity, finding.message))?;
    }
    let asked = || made.iter().filter(|one| one.asked == Asked::Directly);
    let editions = asked().filter(|one| one.files > 0).count();
    if editions > 0 {
        output.say(&summary(session, made, editions, lists))?;
        for one in asked().filter(|one| one.files > one.current) {
            let name = if one.article.is_empty() { "(all articles)" } else { one.article };
            output.say(&format!("  {}  {name}\n", one.locale))?;
        }
    } else if made.is_empty() {
        output.say("there is nothing to render: write an article into source/ and add a locale\n")?;
    }
    let source = &session.project.config.source_locale;
    if left_out.books {
        output.say("left out: the books of all articles (name no article to make them)\n")?;
    } else if editions == 0 && made.iter().any(|one| one.locale == source && one.refused.is_none()) {
        output
            .say(&format!("left out: {source} (a proof shows a translation beside its {})\n", source.english_name()))?;
    }
    if !left_out.drafts.is_empty() {
        output
            .say(&format!("left out: {} (draft; name it with --locale to render it)\n", left_out.drafts.join(", ")))?;
    }
    Ok(())
}

/// Prints what was not told yet.
fn tell(output: &Output, told: &mut BTreeSet<String>, text: String) -> Result<(), Failure> {
    if !told.contains(&text) {
        output.print(&text)?;
        told.insert(text);
    }
    Ok(())
}

fn summary(session: &Session, made: &[Made<'_>], editions: usize, lists: &Lists) -> String {
    let sum = |count: fn(&Made<'_>) -> u32| made.iter().map(|one| count(one) as usize).sum::<usize>();
    let current = sum(|one| one.current);
    format!(
        "{} in {}{} ({} new or changed{}): {}\n",
        counted(editions, "edition", "editions"),
        counted(sum(|one| one.files), "file", "files"),
        match lists.files {
            0 => String::new(),
            files => format!(" and {}", counted(files, "list", "lists")),
        },
        sum(|one| one.changed) + lists.changed,
        if current > 0 { format!(", {current} up to date") } else { String::new() },
        shown(&session.disk.root().join(&session.project.config.paths.editions))
    )
}

/// Returns a path as the user would type it from the current folder.
fn shown(path: &std::path::Path) -> String {
    let here = std::env::current_dir().and_then(std::fs::canonicalize).unwrap_or_default();
    let short = path.strip_prefix(&here).unwrap_or(path);
    short.display().to_string()
}

fn refusal(made: &Made<'_>, refused: &Refused) -> String {
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
