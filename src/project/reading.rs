//! The texts of a unit → its segments, catalogue and translations, which borrow from them.

use std::collections::BTreeSet;

use super::{Project, Shared, SharedLocale, Unit};
use crate::catalogue::Catalogue;
use crate::config::Config;
use crate::segment::{Segments, segments};
use crate::translation::{Rules, Translation};

/// A unit, read.
#[derive(Debug)]
pub struct Reading<'u> {
    /// The texts.
    pub unit: &'u Unit,
    /// The segments of the article.
    pub segments: Option<Segments>,
    /// The catalogue on disk.
    pub catalogue: Option<Catalogue<'u>>,
    /// One translation for each locale of the unit; empty when there is no catalogue.
    pub translations: Vec<Translation<'u>>,
}

/// Whether the catalogue has the article's segments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// The i-th message is the i-th segment.
    Current,
    /// `tolmach segment` has work to do.
    Outdated,
}

impl<'u> Reading<'u> {
    /// Reads a unit.
    pub fn new(project: &Project, shared: &Shared<'_>, unit: &'u Unit) -> Reading<'u> {
        let config = &project.config;
        let terms = shared.of(config.source_locale.name()).map(SharedLocale::terms);
        let segments = unit
            .article
            .as_ref()
            .map(|article| segments(article, &config.front_matter, terms.unwrap_or(&BTreeSet::new())));
        let catalogue = unit.catalogue.as_ref().map(Catalogue::read);
        let rules = rules(config);
        let translations = catalogue.iter().flat_map(|catalogue| {
            unit.locales
                .iter()
                .map(|locale| Translation::read(&locale.locale, locale.file.as_ref(), catalogue, &locale.base, &rules))
        });
        Reading { unit, segments, translations: translations.collect(), catalogue }
    }

    /// Tells whether the catalogue matches the article, by texts; a plain file always does.
    pub fn freshness(&self) -> Freshness {
        let Some(cut) = &self.segments else { return Freshness::Current };
        let Some(catalogue) = &self.catalogue else { return Freshness::Outdated };
        let same = cut.segments.len() == catalogue.messages.len()
            && cut.segments.iter().zip(&catalogue.messages).all(|(segment, message)| {
                segment.pattern.canonical() == message.canonical && segment.facts == message.facts
            });
        if same { Freshness::Current } else { Freshness::Outdated }
    }
}

/// Returns how states are decided in a project.
pub fn rules(config: &Config) -> Rules {
    Rules {
        source_locale: config.source_locale.name().to_string(),
        accept_cosmetic: config.accept_cosmetic,
        trust_edits: config.trust_edits,
    }
}
