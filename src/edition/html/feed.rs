//! Atom feeds (RFC 4287) and the sitemap (sitemaps.org, with hreflang links): both need the address of the pages.

use std::io::Write;
use std::ops::Range;
use std::sync::Arc;

use minijinja::{Value, context};

use super::address::{absolute, page};
use super::index::{Collection, List, Shelf, listing, newest_first};
use super::lazily::lazily;
use super::sitemap::Addresses;
use crate::edition::Listing;

/// The most addresses that one sitemap may hold (sitemaps.org).
pub const MOST_ADDRESSES: usize = 50_000;

/// How many articles a feed holds.
const NEWEST: usize = 50;

/// The day of what has none: no clock is asked.
const NO_DAY: &str = "1970-01-01";

/// Returns a feed a locale; none where no address is known.
pub(super) fn feeds<'a>(collection: &'a Collection<'_>) -> Vec<List<'a>> {
    let Some(base) = collection.site.base_url() else { return Vec::new() };
    let feed = |shelf: &'a Shelf<'_>| {
        let fill = move |out: &mut dyn Write| collection.site.templates.fill("feed.xml", feed(shelf, base), out);
        List::new(format!("html/{}/feed.xml", shelf.locale.name()), fill)
    };
    collection.shelves.iter().map(feed).collect()
}

fn feed(shelf: &Shelf<'_>, base: &str) -> Value {
    let locale = shelf.locale.name();
    let articles = newest_first(shelf);
    let moment = |day: Option<&str>| format!("{}T00:00:00Z", day.unwrap_or(NO_DAY));
    let changed = |listing: Listing| listing.updated.or(listing.date);
    let entries: Vec<Value> = articles
        .iter()
        .take(NEWEST)
        .map(|article| {
            let listing = listing(article);
            context! {
                title => clean(&listing.title),
                address => absolute(base, &page(locale, article.article())),
                published => listing.date.as_deref().map(|day| moment(Some(day))),
                summary => listing.description.as_deref().map(clean),
                author => clean(listing.author.as_deref().or(listing.publication.as_deref()).unwrap_or(base)),
                updated => moment(changed(listing).as_deref()),
            }
        })
        .collect();
    let newest = articles.iter().filter_map(|article| changed(listing(article))).max();
    context! {
        lang => shelf.locale.tag(),
        title => clean(shelf.words.get("articles")),
        address => absolute(base, &format!("{locale}/feed.xml")),
        index => absolute(base, &shelf.index()),
        updated => moment(newest.as_deref()),
        entries => entries,
    }
}

/// Returns the sitemap, in several files and a list of them where one would be too long.
pub(super) fn sitemaps<'a>(collection: &'a Collection<'_>) -> Vec<List<'a>> {
    sitemaps_of(collection, MOST_ADDRESSES)
}

/// Returns the sitemap in files of no more than `most` addresses.
fn sitemaps_of<'a>(collection: &'a Collection<'_>, most: usize) -> Vec<List<'a>> {
    let Some(base) = collection.site.base_url() else { return Vec::new() };
    let addresses = Arc::new(Addresses::of(collection, base));
    let list = |path: String, part: Range<usize>, files: Vec<String>| {
        let addresses = Arc::clone(&addresses);
        List::new(path, move |out| {
            let (part, addresses) = (part.clone(), Arc::clone(&addresses));
            let urls = lazily(part.len(), move |at| addresses.get(part.start + at));
            let files: Vec<String> = files.iter().map(|file| absolute(base, file)).collect();
            collection.site.templates.fill("sitemap.xml", context! { urls, files }, out)
        })
    };
    let count = addresses.count();
    if count <= most {
        return vec![list("html/sitemap.xml".to_string(), 0..count, Vec::new())];
    }
    let starts: Vec<usize> = (0..count).step_by(most).collect();
    let names: Vec<String> = (1..=starts.len()).map(|number| format!("sitemap-{number}.xml")).collect();
    let mut lists = vec![list("html/sitemap.xml".to_string(), 0..0, names.clone())];
    lists.extend(
        names
            .iter()
            .zip(starts)
            .map(|(name, start)| list(format!("html/{name}"), start..count.min(start + most), Vec::new())),
    );
    lists
}

/// Returns a text without the characters that XML does not have (XML 1.0 §2.2).
fn clean(text: &str) -> String {
    text.chars().filter(|c| matches!(c, '\t' | '\n' | ' '..='\u{FFFD}' | '\u{10000}'..)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, Known};
    use crate::edition::{Completeness, Manifest, ManifestEntry, PackedEntry, Site, Templates, words};
    use crate::project::{Files, Unreadable};

    struct Nothing;

    impl Files for Nothing {
        fn read(&self, _: &str) -> Result<Option<Vec<u8>>, Unreadable> {
            Ok(None)
        }

        fn list(&self, _: &str) -> crate::project::Listing {
            crate::project::Listing::default()
        }
    }

    fn entry(locale: &str, article: &str) -> ManifestEntry {
        ManifestEntry {
            path: format!("html/{locale}/{article}.html"),
            locale: locale.to_string(),
            article: article.to_string(),
            format: "html".to_string(),
            completeness: Completeness::default(),
            source: String::new(),
            inputs: String::new(),
            reads: Vec::new(),
            sha256: String::new(),
            listing: Some(Listing { date: Some(format!("2024-03-0{}", article.len())), ..Listing::default() }),
        }
    }

    /// Returns the text of each sitemap by its name.
    fn texts(most: usize) -> Vec<(String, String)> {
        let known = Known { checks: &[], formats: &["html"] };
        let text = "[editions]\nbase-url = \"https://x.example\"\n[locales.ru]\n[locales.kk]\n";
        let config = Config::read("tolmach.toml", text, known).unwrap();
        let templates = Templates::new(|_| None).unwrap();
        let site = Site { config: &config, templates: &templates, files: &Nothing, epoch: None };
        let words = words(&config.source_locale, None, None);
        let shelf = |at: usize, articles: &[&str]| {
            let locale = config.locales[at].locale.clone();
            let mut manifest = Manifest::default();
            articles.iter().for_each(|article| manifest.add(&entry(locale.name(), article)));
            let articles: Vec<PackedEntry> = manifest.published().editions;
            Shelf { locale, words: &words, articles }
        };
        let shelves = vec![shelf(0, &["a", "bb", "ccc"]), shelf(1, &["bb", "index"])];
        let source_locale = &config.source_locale;
        let collection = Collection { site: &site, source_locale, source_words: &words, shelves };
        let text = |list: &List<'_>| {
            let mut bytes = Vec::new();
            list.write(&mut bytes).unwrap();
            (list.path.clone(), String::from_utf8(bytes).unwrap())
        };
        sitemaps_of(&collection, most).iter().map(text).collect()
    }

    fn inner<'t>(text: &'t str, tag: &str) -> Vec<&'t str> {
        let (start, end) = (format!("<{tag}>"), format!("</{tag}>"));
        text.split(start.as_str()).skip(1).filter_map(|piece| piece.split(end.as_str()).next()).collect()
    }

    #[test]
    fn a_sitemap_that_is_too_long_is_cut_into_files_with_the_same_addresses() {
        let whole = texts(100);
        assert_eq!(whole.len(), 1);
        let urls = inner(&whole[0].1, "url");
        let addresses = ["index", "ru/index", "ru/a", "ru/bb", "kk/bb", "ru/ccc", "kk/index"];
        let expected: Vec<String> = addresses.iter().map(|name| format!("https://x.example/{name}.html")).collect();
        assert_eq!(inner(&whole[0].1, "loc"), expected);
        // Each of two editions names both, and the first as the one for all others.
        let links = |at: usize| urls[at].matches("hreflang=").count();
        assert_eq!([links(0), links(2), links(3), links(4)], [2, 2, 3, 3]);
        assert!(urls[4].contains("hreflang=\"x-default\" href=\"https://x.example/ru/bb.html\""), "{}", urls[4]);
        assert_eq!(inner(&whole[0].1, "lastmod"), ["01", "02", "02", "03", "05"].map(|day| format!("2024-03-{day}")));
        for most in 1..7 {
            let parts = texts(most);
            let names: Vec<String> = (1..parts.len()).map(|at| format!("https://x.example/sitemap-{at}.xml")).collect();
            assert_eq!(inner(&parts[0].1, "loc"), names);
            assert!(parts[1..].iter().all(|(_, text)| inner(text, "url").len() <= most), "{most}");
            let together: Vec<&str> = parts[1..].iter().flat_map(|(_, text)| inner(text, "url")).collect();
            assert_eq!(together, urls);
        }
    }
}
