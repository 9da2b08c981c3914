//! EPUB 3.3: a book of one article, or of all articles of a locale.
//!
//! Invariants: the same input gives the same bytes (fixed times, stable identifier, no clock); every chapter is well-formed
//! XHTML; nothing is fetched: an image is in the book when it is a file of the project, and otherwise its description is.

mod archive;
mod cover;
mod images;
mod package;

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::address::{article_folder, project_path, web_address};
use super::{File, Origin, Printed, Printing, functions, opening};
use crate::locale::Locale;
use crate::markdown::{self, Body, Chapter, escaped};
use images::Images;

const STYLE: &str = include_str!("style.css");

/// A book before it is packed.
struct Book<'a> {
    locale: Locale,
    title: String,
    /// The locale that the title is in.
    title_locale: Locale,
    /// The name by which readers' programs know the book; it stays when the text changes.
    identifier: String,
    /// The last change, `2022-09-21T00:00:00Z`.
    modified: String,
    date: Option<String>,
    description: Option<String>,
    publication: Option<String>,
    author: Option<String>,
    translator: Option<String>,
    chapters: Vec<Text>,
    images: Images<'a>,
}

/// A chapter of a book.
struct Text {
    title: String,
    xhtml: String,
    headings: Vec<(u8, String, String)>,
    /// Whether an image has no description.
    undescribed: usize,
}

/// Returns the edition as a book of its own.
pub(super) fn print(printing: &Printing<'_>) -> Printed {
    book(&[printing], ".epub".to_string(), &printing.edition.article)
}

/// Returns all articles of a locale as one book.
pub(super) fn of_all(printings: &[&Printing<'_>]) -> Printed {
    let path = printings.first().map(|first| format!("epub/{}.epub", first.edition.locale.name()));
    path.map(|path| book(printings, path, "")).unwrap_or_default()
}

/// Returns the book of some editions of one locale; `name` is the article's where it holds one.
fn book(printings: &[&Printing<'_>], path: String, name: &str) -> Printed {
    let Some(first) = printings.first() else { return Printed::default() };
    let images = RefCell::new(Images::new(first.site.files));
    let names: BTreeMap<&str, usize> =
        printings.iter().enumerate().map(|(at, one)| (one.edition.article.as_str(), at)).collect();
    let chapters: Vec<Text> = printings.iter().map(|printing| text(printing, &names, &images)).collect();
    // A book of several articles says what all of them say.
    let shared = |key: &str| {
        let value = |one: &&Printing<'_>| one.edition.front_matter.get(key).map(|value| value.trim().to_string());
        let value_of_first = value(first).filter(|value| !value.is_empty())?;
        printings.iter().all(|one| value(one).as_ref() == Some(&value_of_first)).then_some(value_of_first)
    };
    let edition = first.edition;
    let (title, title_locale) = match (&chapters[..], shared("publication")) {
        ([one], _) => (one.title.clone(), title_locale(first)),
        (_, Some(publication)) => (publication, edition.source_locale.clone()),
        (_, None) => (first.words.get("articles").to_string(), edition.locale.clone()),
    };
    let images = images.into_inner();
    let findings = images.findings.clone();
    let base = first.site.base_url().unwrap_or_default();
    let book = Book {
        locale: edition.locale.clone(),
        title,
        title_locale,
        identifier: identifier(&[base, name, edition.locale.name()]),
        modified: printings.iter().map(|one| modified(one)).max().unwrap_or_default(),
        date: shared("date").filter(|date| is_day(date)),
        description: shared("description"),
        publication: shared("publication"),
        author: shared("author"),
        translator: first.translator().map(str::to_string),
        chapters,
        images,
    };
    Printed { files: vec![File::new(path, archive::packed(&package::files(&book)))], findings }
}

/// Returns an article as a chapter.
fn text(printing: &Printing<'_>, names: &BTreeMap<&str, usize>, images: &RefCell<Images<'_>>) -> Text {
    let edition = printing.edition;
    let opening = opening(printing);
    let wraps = wraps(printing);
    let folder = article_folder(printing.site.config, &edition.article);
    let chapter = Chapter {
        wraps: &wraps,
        skip: opening.skip,
        link: &|target| web_address(target).or_else(|| chapter_of(printing, names, &folder, target)),
        image: &|target| images.borrow_mut().image(&edition.article, &folder, target),
        word: &|id| printing.words.get(id).to_string(),
    };
    let body = markdown::chapter(&edition.text, &chapter).unwrap_or_default();
    let first = || body.headings.first().map(|(.., text)| text.clone());
    let title = opening.title.clone().or_else(first).unwrap_or_else(|| edition.article.clone());
    Text {
        xhtml: page(&edition.locale, &title, &format!("{}{}", header(printing, &opening), body.xhtml)),
        title,
        undescribed: body.images.1,
        headings: outline(&body),
    }
}

/// Returns the page of the book that a relative link leads to: that of another article.
fn chapter_of(printing: &Printing<'_>, names: &BTreeMap<&str, usize>, folder: &str, target: &str) -> Option<String> {
    let path = project_path(folder, target)?;
    let below = path.strip_prefix(&format!("{}/", printing.site.config.paths.article_root())).unwrap_or(&path);
    let (article, _) = below.rsplit_once('.')?;
    names.get(article).map(|at| package::name(*at))
}

/// Returns what stands above the text: title, where and when it was published, notices.
fn header(printing: &Printing<'_>, opening: &super::Opening) -> String {
    let edition = printing.edition;
    let mut out = String::new();
    if let Some(title) = &opening.title {
        let locale = title_locale(printing);
        let attributes = if locale == edition.locale { String::new() } else { format!(" {}", language(&locale)) };
        out.push_str(&format!("<h1{attributes}>{}</h1>\n", escaped(title)));
    }
    let publication = edition
        .front_matter
        .get("publication")
        .map(|publication| format!("<cite {}>{}</cite>", language(&edition.source_locale), escaped(publication)));
    let date = edition.front_matter.get("date").map(|date| {
        let shown = functions::long_date(&edition.locale, date).unwrap_or_else(|| date.clone());
        if is_day(date) { format!("<time datetime=\"{date}\">{}</time>", escaped(&shown)) } else { escaped(&shown) }
    });
    let parts: Vec<String> = publication.into_iter().chain(date).collect();
    if !parts.is_empty() {
        out.push_str(&format!("<p class=\"source\">{}</p>\n", parts.join(" · ")));
    }
    for notice in &opening.notices {
        out.push_str(&format!("<p class=\"notice\" role=\"note\">{}</p>\n", escaped(notice)));
    }
    out
}

/// Returns a page of the book.
fn page(locale: &Locale, title: &str, body: &str) -> String {
    let (tag, direction) = (locale.tag(), locale.direction().word());
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n\
         <html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" xml:lang=\"{tag}\" lang=\"{tag}\" dir=\"{direction}\">\n\
         <head>\n<meta charset=\"utf-8\"/>\n<title>{}</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n\
         <body>\n{body}</body>\n</html>\n",
        escaped(title)
    )
}

/// Keeps the headings of the highest level that has any: the contents of a chapter.
fn outline(body: &Body) -> Vec<(u8, String, String)> {
    let top = body.headings.iter().map(|(level, ..)| *level).filter(|level| *level > 1).min();
    body.headings.iter().filter(|(level, ..)| Some(*level) == top).cloned().collect()
}

fn language(locale: &Locale) -> String {
    let tag = locale.tag();
    format!("lang=\"{tag}\" xml:lang=\"{tag}\" dir=\"{}\"", locale.direction().word())
}

fn title_locale(printing: &Printing<'_>) -> Locale {
    let title = printing.edition.passages.iter().find(|passage| passage.key.as_deref() == Some("title"));
    match title.map(|passage| &passage.origin) {
        Some(Origin::Fallback(locale)) => locale.clone(),
        _ => printing.edition.locale.clone(),
    }
}

/// Marks passages that are in another locale or older than their English.
fn wraps(printing: &Printing<'_>) -> Vec<(crate::span::Span, String)> {
    let passages = printing.edition.passages.iter().filter(|passage| passage.key.is_none());
    let wraps = passages.filter_map(|passage| match &passage.origin {
        Origin::Fallback(locale) => Some((passage.span, format!("{} class=\"fallback\"", language(locale)))),
        Origin::Outdated => {
            let note = escaped(printing.words.get("outdated-note"));
            Some((passage.span, format!("class=\"outdated\" title=\"{note}\"")))
        }
        Origin::Article | Origin::Translated => None,
    });
    wraps.collect()
}

/// Makes a UUID of some names (RFC 9562 §5.8, version 8): the same names give the same one.
fn identifier(names: &[&str]) -> String {
    let digits: Vec<char> = super::sha256(names.join("\n").as_bytes()).chars().collect();
    let part = |from: usize, to: usize| digits[from..to].iter().collect::<String>();
    format!("urn:uuid:{}-{}-8{}-a{}-{}", part(0, 8), part(8, 12), part(13, 16), part(17, 20), part(20, 32))
}

/// Returns the last change: `SOURCE_DATE_EPOCH`, else the day that the front matter says, else the first day of zip files.
fn modified(printing: &Printing<'_>) -> String {
    if let Some(seconds) = printing.site.epoch {
        return from_epoch(seconds);
    }
    let days = ["modified", "updated", "date"].iter().filter_map(|key| printing.edition.front_matter.get(*key));
    let day = days.map(|day| day.trim()).find(|day| is_day(day)).unwrap_or("1980-01-01");
    format!("{day}T00:00:00Z")
}

fn is_day(text: &str) -> bool {
    matches!(crate::article::FactValue::parse(text), Some(crate::article::FactValue::Date { year: 0..=9999, .. }))
        && text.len() == 10
}

/// Writes seconds since 1970 as a time (H. Hinnant, “chrono-compatible low-level date algorithms”, `civil_from_days`).
fn from_epoch(seconds: u64) -> String {
    let days = (seconds / 86_400).min(2_932_896) + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    let (hour, minute, second) = (seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_those_of_the_calendar() {
        for (seconds, expected) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_663_762_088, "2022-09-21T12:08:08Z"),
            (253_402_300_799, "9999-12-31T23:59:59Z"),
        ] {
            assert_eq!(from_epoch(seconds), expected);
        }
    }

    #[test]
    fn identifiers_stay_and_differ() {
        let one = identifier(&["", "news", "ru"]);
        assert_eq!(one, identifier(&["", "news", "ru"]));
        assert_ne!(one, identifier(&["", "news", "kk"]));
        assert_eq!(one.len(), "urn:uuid:".len() + 36);
    }
}
