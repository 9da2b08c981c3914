//! What changed between two revisions, or since one: articles are followed where git saw them renamed.

use std::collections::{BTreeMap, BTreeSet};

use tolmach::diff::{Side, changes, changes_of_renamed};
use tolmach::git::Git;
use tolmach::project::{UnitName, article_names, catalogue_path};
use tolmach::report::{ArticleChanges, ChangesReport};

use super::super::outcome::Failure;
use super::super::segment;
use super::super::session::Session;
use super::{After, is_file, report, settle, side, unit_name};

/// Message id → locale → state.
type States = BTreeMap<String, BTreeMap<String, &'static str>>;

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
    let history = History { session, git: &git, old: &old, before: &before, renames: &renames };
    let (mut articles, after) = match &new {
        Some(new) => {
            let after = articles_at(session, &git, new)?;
            let compare = |(name, path): (&String, &String)| {
                let side = revision_side(session, &git, new, name, path)?;
                history.compare(name, path, side, BTreeMap::new())
            };
            (after.iter().map(compare).collect::<Result<Vec<_>, Failure>>()?, after)
        }
        None => {
            let plan = segment::plan(session)?;
            let work_tree = After::new(session, &plan);
            let units: Vec<&UnitName> = session.project.units.iter().filter(|unit| unit.article.is_some()).collect();
            let articles = session.each_unit(&units, &session.all_locales(), |shared, reading| {
                let name = unit_name(&session.project, &reading.unit.name);
                let settled = settle(session, name, shared, &work_tree)?;
                history.compare(&name.name, name.article.as_deref().unwrap_or_default(), settled.side, settled.states)
            })?;
            let after = units.iter().filter_map(|unit| Some((unit.name.clone(), unit.article.clone()?))).collect();
            (articles.into_iter().collect::<Result<Vec<_>, Failure>>()?, after)
        }
    };
    articles.extend(history.removed(&after)?);
    articles.sort_by(|a, b| a.article.cmp(&b.article));
    Ok(report(session, articles))
}

/// The older side.
struct History<'a> {
    session: &'a Session,
    git: &'a Git<'a>,
    old: &'a str,
    before: &'a Articles,
    renames: &'a [(String, String)],
}

impl History<'_> {
    /// Compares an article with what it was, under its name of then.
    fn compare(&self, name: &str, path: &str, new: Side, states: States) -> Result<ArticleChanges, Failure> {
        let was = |wanted: &str| self.before.iter().find(|(_, known)| *known == wanted);
        let changes = match (was(path), self.renames.iter().find(|(_, to)| to == path)) {
            (Some((name, path)), _) => changes(&self.side(name, path)?, &new),
            (None, Some((from, _))) => match was(from) {
                Some((name, path)) => changes_of_renamed(&self.side(name, path)?, &new),
                None => changes(&Side::default(), &new),
            },
            (None, None) => changes(&Side::default(), &new),
        };
        Ok(ArticleChanges { article: name.to_string(), changes, states })
    }

    /// Returns the articles that are gone, with all their messages removed.
    fn removed(&self, after: &Articles) -> Result<Vec<ArticleChanges>, Failure> {
        let mut here: BTreeSet<&str> = after.values().map(String::as_str).collect();
        let followed: Vec<&str> =
            self.renames.iter().filter(|(_, new)| here.contains(&**new)).map(|(old, _)| &**old).collect();
        here.extend(followed);
        let gone = self.before.iter().filter(|(_, path)| !here.contains(path.as_str()));
        gone.map(|(name, path)| {
            let changes = changes(&self.side(name, path)?, &Side::default());
            Ok(ArticleChanges { article: name.clone(), changes, states: BTreeMap::new() })
        })
        .collect()
    }

    fn side(&self, name: &str, path: &str) -> Result<Side, Failure> {
        revision_side(self.session, self.git, self.old, name, path)
    }
}

/// Returns the articles of the project at a commit.
fn articles_at(session: &Session, git: &Git<'_>, commit: &str) -> Result<Articles, Failure> {
    let config = &session.project.config;
    Ok(article_names(config, &git.files(commit, &config.paths.article_root())?))
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
