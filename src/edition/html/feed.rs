//! Atom feeds (RFC 4287) and the sitemap (sitemaps.org, with hreflang links): both need the address of the pages.

use std::collections::BTreeMap;

use minijinja::{Value, context};

use super::address::{absolute, page};
use super::index::{Collection, Shelf, names, newest_first};
use crate::edition::File;

/// The most addresses that one sitemap may hold (sitemaps.org).
pub const MOST_ADDRESSES: usize = 50_000;

/// How many articles a feed holds.
const NEWEST: usize = 50;

/// The day of what has none: no clock is asked.
const NO_DAY: &str = "1970-01-01";

/// Returns a feed a locale; none where no address is known.
pub(super) fn feeds(collection: &Collection<'_>) -> Vec<File> {
    let Some(base) = collection.site.base_url() else { return Vec::new() };
    collection.shelves.iter().map(|shelf| feed(collection, shelf, base)).collect()
}

fn feed(collection: &Collection<'_>, shelf: &Shelf<'_>, base: &str) -> File {
    let locale = shelf.locale.name();
    let articles = newest_first(shelf);
    let moment = |day: Option<&str>| format!("{}T00:00:00Z", day.unwrap_or(NO_DAY));
    let changed = |listing: &'_ crate::edition::Listing| listing.updated.clone().or_else(|| listing.date.clone());
    let entries: Vec<Value> = articles
        .iter()
        .take(NEWEST)
        .map(|(article, listing)| {
            context! {
                title => clean(&listing.title),
                address => absolute(base, &page(locale, article)),
                published => listing.date.as_deref().map(|day| moment(Some(day))),
                updated => moment(changed(listing).as_deref()),
                summary => listing.description.as_deref().map(clean),
                author => clean(listing.author.as_deref().or(listing.publication.as_deref()).unwrap_or(base)),
            }
        })
        .collect();
    let newest = articles.iter().filter_map(|(_, listing)| changed(listing)).max();
    let values = context! {
        lang => shelf.locale.tag(),
        title => clean(shelf.words.get("articles")),
        address => absolute(base, &format!("{locale}/feed.xml")),
        index => absolute(base, &shelf.index()),
        updated => moment(newest.as_deref()),
        entries => entries,
    };
    let text = collection.site.templates.fill("feed.xml", values);
    File::new(format!("html/{locale}/feed.xml"), text)
}

/// Returns the sitemap, in several files and a list of them where one would be too long.
pub(super) fn sitemaps(collection: &Collection<'_>) -> Vec<File> {
    let Some(base) = collection.site.base_url() else { return Vec::new() };
    let urls = urls(collection, base);
    let fill = |urls: &[Value], files: &[String]| {
        let files: Vec<String> = files.iter().map(|file| absolute(base, file)).collect();
        collection.site.templates.fill("sitemap.xml", context! { urls, files })
    };
    if urls.len() <= MOST_ADDRESSES {
        return vec![File::new("html/sitemap.xml", fill(&urls, &[]))];
    }
    let parts: Vec<_> = urls.chunks(MOST_ADDRESSES).collect();
    let names: Vec<String> = (1..=parts.len()).map(|number| format!("sitemap-{number}.xml")).collect();
    let mut files = vec![File::new("html/sitemap.xml", fill(&[], &names))];
    files.extend(names.iter().zip(parts).map(|(name, part)| File::new(format!("html/{name}"), fill(part, &[]))));
    files
}

fn urls(collection: &Collection<'_>, base: &str) -> Vec<Value> {
    let indexes: Vec<&Shelf<'_>> = collection.shelves.iter().filter(|shelf| !shelf.has_own_index()).collect();
    let mut links: Vec<Value> =
        indexes.iter().map(|shelf| link(&shelf.locale.tag(), absolute(base, &shelf.index()))).collect();
    links.push(link("x-default", absolute(base, "index.html")));
    let mut urls = vec![context! { address => absolute(base, "index.html"), links => links.clone() }];
    urls.extend(
        indexes.iter().map(|shelf| context! { address => absolute(base, &shelf.index()), links => links.clone() }),
    );
    let shelves: Vec<BTreeMap<&str, _>> =
        collection.shelves.iter().map(|shelf| shelf.articles.iter().copied().collect()).collect();
    for article in names(collection) {
        let editions: Vec<_> = collection
            .shelves
            .iter()
            .zip(&shelves)
            .filter_map(|(shelf, articles)| Some((&shelf.locale, *articles.get(article)?)))
            .collect();
        let address = |locale: &crate::locale::Locale| absolute(base, &page(locale.name(), article));
        let mut links: Vec<Value> = editions.iter().map(|(locale, _)| link(&locale.tag(), address(locale))).collect();
        let source = editions.iter().find(|(locale, _)| *locale == collection.source_locale);
        links.extend(source.or(editions.first()).map(|(locale, _)| link("x-default", address(locale))));
        for (locale, listing) in &editions {
            let changed = listing.updated.as_deref().or(listing.date.as_deref());
            urls.push(context! { address => address(locale), changed => changed, links => links.clone() });
        }
    }
    urls
}

fn link(tag: &str, address: String) -> Value {
    context! { tag => tag, address => address }
}

/// Returns a text without the characters that XML does not have (XML 1.0 §2.2).
fn clean(text: &str) -> String {
    text.chars().filter(|c| matches!(c, '\t' | '\n' | ' '..='\u{FFFD}' | '\u{10000}'..)).collect()
}
