//! `tolmach.toml` with one more locale; every other byte of it is kept.

use toml_edit::{DocumentMut, Item, Table};

use crate::locale::Locale;

/// Returns the text with a section `[locales.<locale>]` of `reviewed = false` behind the last locale, or `None` when it has
/// that section already.
///
/// # Errors
/// The library's message when the text is not TOML or `locales` is not a section.
pub fn add_locale(text: &str, locale: &Locale) -> Result<Option<String>, String> {
    let mut document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| error.message().to_string())?;
    let locales = document.entry("locales").or_insert_with(|| {
        let mut table = Table::new();
        table.set_implicit(true);
        Item::Table(table)
    });
    let Some(locales) = locales.as_table_mut() else { return Err("`locales` is not a section".to_string()) };
    if locales.contains_key(locale.name()) {
        return Ok(None);
    }
    let last = locales.iter().filter_map(|(_, item)| item.as_table()).filter_map(last_position).max();
    let of_all = last_position(document.as_table());
    // Behind the last section of all, what follows it (comments) is kept above the new one.
    let Some(last) = last.filter(|last| Some(*last) != of_all) else {
        let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let gap = if text.is_empty() || text.ends_with('\n') { "" } else { newline };
        return Ok(Some(format!("{text}{gap}{newline}[locales.{locale}]{newline}reviewed = false{newline}")));
    };
    let mut section = Table::new();
    section.insert("reviewed", toml_edit::value(false));
    section.set_position(Some(last));
    section.decor_mut().set_prefix("\n");
    if let Some(locales) = document.get_mut("locales").and_then(Item::as_table_mut) {
        locales.insert(locale.name(), Item::Table(section));
    }
    let written = document.to_string();
    // The library writes line feeds; a file of CRLF lines stays one.
    Ok(Some(match text.contains("\r\n") {
        true => written.replace("\r\n", "\n").replace('\n', "\r\n"),
        false => written,
    }))
}

fn last_position(table: &Table) -> Option<isize> {
    let below = table.iter().filter_map(|(_, item)| item.as_table()).filter_map(last_position).max();
    below.max(table.position())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn added(text: &str, locale: &str) -> String {
        add_locale(text, &Locale::parse(locale).unwrap()).unwrap().unwrap()
    }

    #[test]
    fn formatting_and_comments_stay() {
        let text =
            "# ours\nsource-locale = \"en\"\n\n[locales.ru] # first\n  tier = \"draft\"\n\n[check]\nmax-warnings = 2\n";
        assert_eq!(
            added(text, "kk"),
            "# ours\nsource-locale = \"en\"\n\n[locales.ru] # first\n  tier = \"draft\"\n\n[locales.kk]\nreviewed = false\n\n[check]\nmax-warnings = 2\n"
        );
    }

    #[test]
    fn a_locale_with_levels_is_followed_not_split() {
        let text = "[locales.ru]\n[locales.ru.levels]\nsyntax = \"off\"\n[check]\n";
        assert_eq!(
            added(text, "kk"),
            "[locales.ru]\n[locales.ru.levels]\nsyntax = \"off\"\n\n[locales.kk]\nreviewed = false\n[check]\n"
        );
    }

    #[test]
    fn comments_at_the_end_stay_where_they_are() {
        assert_eq!(
            added("[check]\n# max-warnings = 2\n", "ru"),
            "[check]\n# max-warnings = 2\n\n[locales.ru]\nreviewed = false\n"
        );
        assert_eq!(
            added("[locales.ru]\n# about ru", "kk"),
            "[locales.ru]\n# about ru\n\n[locales.kk]\nreviewed = false\n"
        );
    }

    #[test]
    fn an_empty_file_and_crlf_work() {
        assert_eq!(added("", "ka"), "\n[locales.ka]\nreviewed = false\n");
        assert_eq!(added("a = 1\r\n", "ka"), "a = 1\r\n\r\n[locales.ka]\r\nreviewed = false\r\n");
        assert_eq!(add_locale("[locales.ka]\n", &Locale::parse("ka").unwrap()).unwrap(), None);
    }
}
