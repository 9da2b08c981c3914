//! `[editions]`: what is made, where it is published, and what becomes of messages that are missing or stale.

use super::{Read, Reader, Setting};
use crate::config::{Books, Config, OnMissing, Stale};

impl Reader<'_> {
    pub(super) fn editions(&self, config: &mut Config, setting: &Setting<'_>) -> Read<()> {
        const KEYS: &[&str] = &["base-url", "books", "formats", "on-missing", "stale"];
        for setting in self.settings(self.table(setting)?, KEYS, "editions")? {
            match setting.key {
                "base-url" => config.editions.base_url = Some(self.base_url(&setting)?),
                "books" => config.editions.books = self.books(&setting)?,
                "formats" => {
                    config.editions.formats = self.known_names(&setting, self.known.formats, "edition format")?
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn base_url(&self, setting: &Setting<'_>) -> Read<String> {
        let url = self.string(setting)?;
        let good = ["http://", "https://"].iter().any(|scheme| url.len() > scheme.len() && url.starts_with(scheme));
        if !good || url.contains(['"', '<', '>', ' ', '?', '#']) {
            let help = Some("write it like \"https://example.org/articles\"".to_string());
            return Err(self.error(
                setting.item.span().unwrap_or(0..0),
                format!("`{url}` is not an address to publish under"),
                help,
            ));
        }
        Ok(url.trim_end_matches('/').to_string())
    }

    pub(super) fn on_missing(&self, setting: &Setting<'_>) -> Read<OnMissing> {
        match self.string(setting)? {
            "refuse" => Ok(OnMissing::Refuse),
            "source" => Ok(OnMissing::Source),
            word => Err(self.wrong_word(setting, word, &["refuse", "source"])),
        }
    }

    pub(super) fn stale(&self, setting: &Setting<'_>) -> Read<Stale> {
        match self.string(setting)? {
            "note" => Ok(Stale::Note),
            "refuse" => Ok(Stale::Refuse),
            word => Err(self.wrong_word(setting, word, &["note", "refuse"])),
        }
    }

    fn books(&self, setting: &Setting<'_>) -> Read<Books> {
        match self.string(setting)? {
            "article" => Ok(Books::Article),
            "locale" => Ok(Books::Locale),
            word => Err(self.wrong_word(setting, word, &["article", "locale"])),
        }
    }
}

/// Returns the policy of the project, which those of its locales start from.
pub(super) fn edition_policy(settings: &[Setting<'_>], reader: &Reader<'_>) -> Read<(OnMissing, Stale)> {
    let (mut on_missing, mut stale) = (OnMissing::Refuse, Stale::Note);
    let Some(editions) = settings.iter().find(|setting| setting.key == "editions") else {
        return Ok((on_missing, stale));
    };
    for setting in reader.every(reader.table(editions)?) {
        match setting.key {
            "on-missing" => on_missing = reader.on_missing(&setting)?,
            "stale" => stale = reader.stale(&setting)?,
            _ => {}
        }
    }
    Ok((on_missing, stale))
}
