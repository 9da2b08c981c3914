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
    if count <= MOST_ADDRESSES {
        return vec![list("html/sitemap.xml".to_string(), 0..count, Vec::new())];
    }
    let starts: Vec<usize> = (0..count).step_by(MOST_ADDRESSES).collect();
    let names: Vec<String> = (1..=starts.len()).map(|number| format!("sitemap-{number}.xml")).collect();
    let mut lists = vec![list("html/sitemap.xml".to_string(), 0..0, names.clone())];
    lists.extend(
        names
            .iter()
            .zip(starts)
            .map(|(name, start)| list(format!("html/{name}"), start..count.min(start + MOST_ADDRESSES), Vec::new())),
    );
    lists
}

/// Returns a text without the characters that XML does not have (XML 1.0 §2.2).
fn clean(text: &str) -> String {
    text.chars().filter(|c| matches!(c, '\t' | '\n' | ' '..='\u{FFFD}' | '\u{10000}'..)).collect()
}
