//! Laws of what people configure: `tolmach.toml`, the glossary, the baseline, front matter.

use tolmach::article::Article;
use tolmach::baseline;
use tolmach::check;
use tolmach::config::{self, Config, Known};
use tolmach::file::TextFile;
use tolmach::finding::Finding;
use tolmach::glossary::Glossary;
use tolmach::locale::Locale;

fn read(text: &str) -> Option<Config> {
    let known = Known { checks: &check::names(), formats: &["html", "markdown", "text"] };
    Config::read("tolmach.toml", text, known).ok()
}

/// A configuration is read or refused; to one that is read a locale can be added, and then it is read with it.
pub fn any_configuration_is_read_or_refused(text: &str) {
    let Some(before) = read(text) else { return };
    let locale = Locale::parse("mn").expect("`mn` is a locale");
    // The command refuses to add the source locale before it looks at the file.
    if before.source_locale == locale {
        return;
    }
    if let Ok(Some(added)) = config::add_locale(text, &locale) {
        let after = read(&added).unwrap_or_else(|| panic!("{text:?} became {added:?}"));
        assert!(after.locale("mn").is_some(), "{added:?}");
        assert_eq!(after.locales.len(), before.locales.len() + 1, "{added:?}");
        for settings in &before.locales {
            assert!(after.locale(settings.locale.name()).is_some(), "{added:?}");
        }
    }
}

/// A glossary is read with findings whose places are in the file.
pub fn any_glossary_is_read(text: &str) {
    let config = read("[locales.ru]\n[locales.ka]\n").expect("it is right");
    let file = TextFile::new("glossary.csv", text);
    let mut findings: Vec<Finding> = Vec::new();
    let glossary = Glossary::read(&file, &config, &mut findings);
    let english = tolmach::glossary::words("The partial mobilisation, don’t 1,310");
    for locale in ["ru", "ka"] {
        for (row, span) in glossary.of(locale).map(|rows| rows.rows_of(&english)).unwrap_or_default() {
            assert!(span.end <= 37 + 3, "{span:?}");
            row.approved();
            row.is_approved(&english);
            row.forbidden_in(&english);
        }
    }
}

/// A baseline that is read is written so that it is read as the same.
pub fn any_baseline_is_read_or_refused(text: &str) {
    if let Ok(read) = baseline::read("baseline", text) {
        let written = baseline::write(&read);
        let again = baseline::read("baseline", &written).unwrap_or_else(|error| panic!("{written:?}: {error:?}"));
        assert!(again == read, "{text:?} became {written:?}");
    }
}

/// Front matter is read to the end of the block, and each value stands where it says.
pub fn any_front_matter_is_read(text: &str) {
    for marks in ["---", "+++"] {
        let article = Article::read("a", TextFile::new("source/a.md", format!("{marks}\n{text}\n{marks}\n\nText.\n")));
        let _ = (article.title(), article.fact("n"), &article.findings);
    }
}
