//! What changed since a locale was translated: for its translators, and as changes for the other formats.

use std::collections::BTreeMap;

use tolmach::catalogue::{Catalogue, view};
use tolmach::config::Switch;
use tolmach::diff::{Change, ChangeKind};
use tolmach::ftl::Entry;
use tolmach::project::Reading;
use tolmach::report::{ArticleChanges, ChangesReport, Outdated, OutdatedReport, Todo};
use tolmach::translation::{OwnedLine, Owner, Remembered, Stale, State, Translation, owned_line};

use super::super::outcome::Failure;
use super::super::session::Session;
use super::report;

/// Returns the stale messages of a locale: the English that each was made from, and the English now.
pub fn outdated(
    session: &Session,
    locale: &str,
    articles: &[String],
) -> Result<(OutdatedReport, ChangesReport), Failure> {
    let names = session.locales(&[locale.to_string()])?;
    let units = session.units(articles)?;
    let found = session.each_unit(&units, &names, |_, reading| stale(session, reading))?;
    let translations: Vec<Outdated> = found.into_iter().flatten().collect();
    let mut articles: Vec<ArticleChanges> = Vec::new();
    for translation in &translations {
        match articles.last_mut().filter(|last| last.article == translation.article) {
            Some(article) => article.changes.push(translation.change.clone()),
            None => articles.push(ArticleChanges {
                article: translation.article.clone(),
                changes: vec![translation.change.clone()],
                states: BTreeMap::new(),
            }),
        }
    }
    let config = &session.project.config;
    let name = config.locale(locale).map_or_else(|| locale.to_string(), |settings| settings.locale.english_name());
    let source_name = config.source_locale.english_name();
    let report = report(session, articles);
    Ok((OutdatedReport { locale: locale.to_string(), name, source_name, translations }, report))
}

fn stale(session: &Session, reading: &Reading<'_>) -> Vec<Outdated> {
    let (Some(catalogue), Some(translation)) = (&reading.catalogue, reading.translations.first()) else {
        return Vec::new();
    };
    let one = |position: usize| {
        let State::Stale(stale) = &translation.messages[position].state else { return None };
        let (file, entry) = (translation.file?, translation.entry(position)?);
        Some(Outdated {
            article: reading.unit.name.clone(),
            change: change(catalogue, position, stale),
            path: file.path.clone(),
            line: file.position(entry.id_span(&file.text)?.start).line.0,
            text: view(&file.text, entry),
            todo: todo(session, catalogue, translation, position, stale, entry),
        })
    };
    (0..catalogue.messages.len()).filter_map(one).collect()
}

fn change(catalogue: &Catalogue<'_>, position: usize, stale: &Stale) -> Change {
    let message = &catalogue.messages[position];
    Change {
        kind: ChangeKind::Reworded,
        moved: false,
        id: message.id.clone(),
        old_id: Some(message.id.clone()),
        old_index: Some(position),
        new_index: Some(position),
        old_text: Some(stale.old.clone()),
        new_text: Some(catalogue.text(message)),
        class: Some(stale.class),
        similarity: None,
        related: Vec::new(),
        went_to: Vec::new(),
    }
}

/// A `# was:` line is about the text; where only a fact changed, the new translation itself settles it.
fn todo(
    session: &Session,
    catalogue: &Catalogue<'_>,
    translation: &Translation<'_>,
    position: usize,
    stale: &Stale,
    entry: &Entry<'_>,
) -> Todo {
    let owner = Owner::new(session.project.config.source_locale.name());
    let marked = entry.comment().iter().any(|line| matches!(owned_line(line, &owner), Some(OwnedLine::Was(_))));
    let base = translation.messages[position].base.as_ref().and_then(Remembered::then);
    let reworded = base.is_none_or(|base| base.canonical != catalogue.messages[position].canonical);
    match (reworded, marked, session.project.source_comments()) {
        (true, true, _) if stale.edited => Todo::DeleteWasIfItFits,
        (true, true, _) => Todo::DeleteWas,
        (true, false, Switch::On) => Todo::Segment,
        _ => Todo::Correct,
    }
}
