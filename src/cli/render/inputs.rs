//! What a file of an edition is made from, as one digest: the same digest, the same bytes.
//!
//! Invariant: everything that a format may look at is in it. A format that looks at more (another article, say) must come in
//! here, or yesterday's page is kept.

use std::collections::{BTreeMap, BTreeSet};

use tolmach::config::OnMissing;
use tolmach::edition::{Format, Print, sha256};
use tolmach::locale::Locale;
use tolmach::project::{EDITION_WORDS, Files, UnitName, base_path, catalogue_path, translation_path};

use super::super::session::{CONFIG, Session};

/// A digest of this program's sources; `build.rs` makes it.
const BUILD: &str = env!("TOLMACH_BUILD");

/// Where a project's own templates stand.
const TEMPLATES: &str = "templates";

/// The digests of what all articles share.
pub struct Inputs<'a> {
    session: &'a Session,
    /// Program, settings, templates.
    project: String,
    /// What checks look at beside: glossary and baseline.
    checks: String,
    /// The shared files and interface words of each locale.
    shared: BTreeMap<String, String>,
}

/// The digests of one article.
pub struct ArticleInputs<'a> {
    inputs: &'a Inputs<'a>,
    /// The article and its catalogue.
    article: String,
    /// The translation of each locale and what is remembered of it.
    locales: BTreeMap<String, String>,
}

impl<'a> Inputs<'a> {
    /// Reads what all articles share.
    pub fn of(session: &'a Session) -> Inputs<'a> {
        let config = &session.project.config;
        let file = |path: &str| digest(session, path);
        let mut project = vec![BUILD.to_string(), file(CONFIG)];
        project.extend(session.disk.list(TEMPLATES).files.iter().map(|path| format!("{path} {}", file(path))));
        // Formats that need a date take this one; nothing else of the surroundings shows in a file.
        project.extend(std::env::var("SOURCE_DATE_EPOCH"));
        let glossary = config.paths.glossary.as_deref().map(file).unwrap_or_default();
        let checks = joined([glossary, file(&config.checks.baseline)]);
        let source = config.source_locale.name();
        let plain = session.project.units.iter().filter(|unit| unit.article.is_none()).map(|unit| unit.name.as_str());
        let names: BTreeSet<&str> = plain.chain([EDITION_WORDS]).collect();
        let shared = |locale: &String| {
            let path = |name: &str| match locale == source {
                true => catalogue_path(config, name),
                false => translation_path(config, locale, name),
            };
            joined(names.iter().map(|name| format!("{name} {}", file(&path(name)))))
        };
        let locales = session.all_locales().into_iter().chain([source.to_string()]);
        let shared = locales.map(|locale| (locale.clone(), shared(&locale))).collect();
        Inputs { session, project: joined(project), checks, shared }
    }

    /// Reads what an article is made from.
    pub fn article(&'a self, unit: &UnitName) -> ArticleInputs<'a> {
        let config = &self.session.project.config;
        let file = |path: &str| digest(self.session, path);
        let article = unit.article.as_deref().map(file).unwrap_or_default();
        let locale = |locale: String| {
            let own = file(&translation_path(config, &locale, &unit.name));
            let own = joined([own, file(&base_path(&locale, &unit.name))]);
            (locale, own)
        };
        ArticleInputs {
            inputs: self,
            article: joined([article, file(&catalogue_path(config, &unit.name))]),
            locales: self.session.all_locales().into_iter().map(locale).collect(),
        }
    }
}

impl ArticleInputs<'_> {
    /// Returns the digest for a locale and a format; `published` are the locales that the article has editions in.
    pub fn of(&self, locale: &Locale, format: &Format, on_missing: OnMissing, published: &BTreeSet<String>) -> String {
        let config = &self.inputs.session.project.config;
        let mut parts = vec![self.inputs.project.clone(), self.article.clone()];
        parts.push(format!("{locale} {} {on_missing:?}", format.name));
        let chain = config.fallback_chain(locale);
        let all = self.locales.keys().map(String::as_str).chain([config.source_locale.name()]);
        let names: Vec<&str> = match format.print {
            Print::Edition(_) => {
                chain.locales().iter().map(Locale::name).chain([config.source_locale.name()]).collect()
            }
            // Checks compare locales.
            Print::Paper(_) => all.collect(),
        };
        for name in names {
            let own = self.locales.get(name).map_or("", String::as_str);
            let shared = self.inputs.shared.get(name).map_or("", String::as_str);
            parts.push(format!("{name} {own} {shared}"));
        }
        match format.print {
            Print::Edition(_) => parts.extend(published.iter().map(|name| format!("published {name}"))),
            Print::Paper(_) => parts.push(self.inputs.checks.clone()),
        }
        joined(parts)
    }
}

/// Returns the digest of a file; one that is not there and one that cannot be read have digests of their own.
fn digest(session: &Session, path: &str) -> String {
    match session.disk.read(path) {
        Ok(Some(bytes)) => sha256(&bytes),
        Ok(None) => "none".to_string(),
        Err(unreadable) => format!("unreadable: {}", unreadable.why),
    }
}

fn joined(parts: impl IntoIterator<Item = String>) -> String {
    let parts: Vec<String> = parts.into_iter().collect();
    sha256(parts.join("\n").as_bytes())
}
