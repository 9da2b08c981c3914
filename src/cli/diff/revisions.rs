//! What changed between two revisions, or since one: articles are followed where git saw them renamed.

use std::collections::{BTreeMap, BTreeSet};

use tolmach::diff::{Side, changes};
use tolmach::git::Git;
use tolmach::project::{UnitName, article_names, catalogue_path};
use tolmach::report::{ArticleChanges, ChangesReport};

use super::super::outcome::Failure;
use super::super::session::Session;
use super::{is_file, report, settle, side, unit_name};

/// The articles of a side: name → path.
type Articles = BTreeMap<String, String>;

/// Compares a revision with another one, or with what the work tree is after `segment`.
pub fn since(session: &Session, old: &str, new: Option<&str>) -> Result<ChangesReport, Failure> {
    for name in [Some(old), new].into_iter().flatten() {
        if is_file(name) {
            let help = "compare two files, or two revisions".to_string();
            return Err(Failure::usage(format!("`{name}` is a file and cannot be compared with a revision"), help));
        }
    }
    let git = Git::open(session.disk.root())?;
    let old = git.commit(old)?;
    let new = new.map(|new| git.commit(new)).transpose()?;
    let before = articles_at(session, &git, &old)?;
    let renames = git.renames(&old, new.as_deref())?;
    let mut articles = match &new {
        Some(new) => {
            let after = articles_at(session, &git, new)?;
            let compare = |(name, path): (&String, &String)| {
                let old_side = old_side(session, &git, &old, path, &before, &renames)?;
                let new_side = revision_side(session, &git, new, name, path)?;
                Ok(ArticleChanges {
                    article: name.clone(),
                    changes: changes(&old_side, &new_side),
                    states: BTreeMap::new(),
                })
            };
            let mut articles = after.iter().map(compare).collect::<Result<Vec<_>, Failure>>()?;
            articles.extend(removed(session, &git, &old, &before, &after, &renames)?);
            articles
        }
        None => {
            let units: Vec<&UnitName> = session.project.units.iter().filter(|unit| unit.article.is_some()).collect();
            let articles = session.each_unit(&units, &session.all_locales(), |shared, reading| {
                let name = unit_name(&session.project, &reading.unit.name);
                let path = name.article.as_deref().unwrap_or_default();
                let old_side = old_side(session, &git, &old, path, &before, &renames)?;
                let after = settle(session, name, shared, reading)?;
                Ok(ArticleChanges {
                    article: name.name.clone(),
                    changes: changes(&old_side, &after.side),
                    states: after.states,
                })
            })?;
            let after = units.iter().filter_map(|unit| Some((unit.name.clone(), unit.article.clone()?))).collect();
            let mut articles = articles.into_iter().collect::<Result<Vec<_>, Failure>>()?;
            articles.extend(removed(session, &git, &old, &before, &after, &renames)?);
            articles
        }
    };
    articles.sort_by(|a, b| a.article.cmp(&b.article));
    Ok(report(session, articles))
}

/// Returns the articles of the project at a commit.
fn articles_at(session: &Session, git: &Git<'_>, commit: &str) -> Result<Articles, Failure> {
    let config = &session.project.config;
    Ok(article_names(config, &git.files(commit, &config.paths.article_root())?))
}

/// Returns what an article was at the old commit, under its name of then.
fn old_side(
    session: &Session,
    git: &Git<'_>,
    commit: &str,
    path: &str,
    before: &Articles,
    renames: &[(String, String)],
) -> Result<Side, Failure> {
    let renamed = renames.iter().find(|(_, new)| new == path).map(|(old, _)| old.as_str());
    let was = |wanted: &str| before.iter().find(|(_, known)| *known == wanted);
    match was(path).or_else(|| was(renamed?)) {
        Some((name, path)) => revision_side(session, git, commit, name, path),
        None => Ok(Side::default()),
    }
}

/// Returns the articles that are gone, with all their messages removed.
fn removed(
    session: &Session,
    git: &Git<'_>,
    commit: &str,
    before: &Articles,
    after: &Articles,
    renames: &[(String, String)],
) -> Result<Vec<ArticleChanges>, Failure> {
    let mut here: BTreeSet<&str> = after.values().map(String::as_str).collect();
    let followed: Vec<&str> = renames.iter().filter(|(_, new)| here.contains(&**new)).map(|(old, _)| &**old).collect();
    here.extend(followed);
    let gone = before.iter().filter(|(_, path)| !here.contains(path.as_str()));
    gone.map(|(name, path)| {
        let side = revision_side(session, git, commit, name, path)?;
        Ok(ArticleChanges { article: name.clone(), changes: changes(&side, &Side::default()), states: BTreeMap::new() })
    })
    .collect()
}

/// Returns an article at a commit: its catalogue where that matches the article, else the article itself.
fn revision_side(session: &Session, git: &Git<'_>, commit: &str, name: &str, path: &str) -> Result<Side, Failure> {
    let article = git.show(commit, path)?.and_then(|bytes| side("article.md", bytes));
    let catalogue = git.show(commit, &catalogue_path(&session.project.config, name))?;
    let catalogue = catalogue.and_then(|bytes| side("catalogue.ftl", bytes));
    let texts = |side: &Side| side.messages.iter().map(|message| message.text.clone()).collect::<Vec<_>>();
    Ok(match (article, catalogue) {
        (Some(article), Some(catalogue)) if texts(&article) == texts(&catalogue) => catalogue,
        (Some(article), _) => article,
        (None, Some(catalogue)) => catalogue,
        (None, None) => Side::default(),
    })
}
