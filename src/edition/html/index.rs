//! The pages and files that belong to no one article: an index a locale, a root page, feeds, the sitemap.

use std::collections::BTreeSet;

use minijinja::{Value, context};

use super::address::{Address, page};
use super::{Site, feed, open_graph};
use crate::edition::{File, Listing, Words, functions};
use crate::locale::Locale;

/// All published pages of a project.
pub struct Collection<'a> {
    /// What the pages share.
    pub site: &'a Site<'a>,
    /// The locale of the articles.
    pub source_locale: &'a Locale,
    /// Interface words of the source locale.
    pub source_words: &'a Words,
    /// The locales that have pages, in the order of the configuration.
    pub shelves: Vec<Shelf<'a>>,
}

/// The published pages of one locale.
pub struct Shelf<'a> {
    /// The locale.
    pub locale: Locale,
    /// Its interface words.
    pub words: &'a Words,
    /// Its articles: name and what a list says about it.
    pub articles: Vec<(&'a str, &'a Listing)>,
}

impl Shelf<'_> {
    /// Tells whether an article takes the place of the index.
    pub(super) fn has_own_index(&self) -> bool {
        self.articles.iter().any(|(article, _)| *article == "index")
    }

    pub(super) fn index(&self) -> String {
        page(self.locale.name(), "index")
    }
}

/// How many articles of a locale the root page shows.
const NEWEST: usize = 3;

/// Returns the files that belong to no one article, with their paths below the folder of editions.
pub fn lists(collection: &Collection<'_>) -> Vec<File> {
    if collection.shelves.is_empty() {
        return Vec::new();
    }
    let mut files = vec![File::new("html/index.html", root(collection))];
    for shelf in &collection.shelves {
        if !shelf.has_own_index() {
            files.push(File::new(format!("html/{}/index.html", shelf.locale), index(collection, shelf)));
        }
    }
    files.extend(feed::feeds(collection));
    files.extend(feed::sitemaps(collection));
    files
}

fn index(collection: &Collection<'_>, shelf: &Shelf<'_>) -> String {
    let own = Address::of(collection.site, &shelf.index());
    let values = context! {
        title => shelf.words.get("articles"),
        articles => articles(shelf, &own, usize::MAX),
        feed => own.absolute().map(|_| own.to(&format!("{}/feed.xml", shelf.locale.name()))),
        ..about(collection, &shelf.locale, shelf.words, &own)
    };
    collection.site.templates.page("index.html", values)
}

fn root(collection: &Collection<'_>) -> String {
    let own = Address::of(collection.site, "index.html");
    let shelves: Vec<Value> = collection
        .shelves
        .iter()
        .map(|shelf| {
            context! {
                words => shelf.words.all(),
                articles => articles(shelf, &own, NEWEST),
                ..link_to(shelf, &own)
            }
        })
        .collect();
    let values = context! {
        title => collection.source_words.get("articles"),
        shelves => shelves,
        ..about(collection, collection.source_locale, collection.source_words, &own)
    };
    collection.site.templates.page("root.html", values)
}

/// Returns what a link to the list of a locale says.
fn link_to(shelf: &Shelf<'_>, own: &Address<'_>) -> Value {
    context! {
        tag => shelf.locale.tag(),
        dir => shelf.locale.direction().word(),
        endonym => shelf.locale.endonym(),
        href => own.to(&shelf.index()),
    }
}

/// Returns what both kinds of lists say about themselves.
fn about(collection: &Collection<'_>, locale: &Locale, words: &Words, own: &Address<'_>) -> Value {
    let alternates: Vec<Value> = collection
        .shelves
        .iter()
        .map(|shelf| {
            context! {
                open_graph => open_graph(&shelf.locale),
                current => shelf.locale == *locale,
                own_index => shelf.has_own_index(),
                address => own.published(&shelf.index()),
                ..link_to(shelf, own)
            }
        })
        .collect();
    context! {
        lang => locale.tag(),
        dir => locale.direction().word(),
        open_graph => open_graph(locale),
        words => words.all(),
        alternates => alternates,
        canonical => own.absolute(),
        default => own.published("index.html"),
    }
}

/// Returns the articles of a locale, the newest first and those without a day last.
pub(super) fn newest_first<'a>(shelf: &'a Shelf<'_>) -> Vec<(&'a str, &'a Listing)> {
    let mut articles: Vec<(&str, &Listing)> = shelf.articles.to_vec();
    articles.sort_by(|(a, one), (b, other)| other.date.cmp(&one.date).then_with(|| a.cmp(b)));
    articles
}

fn articles(shelf: &Shelf<'_>, own: &Address<'_>, most: usize) -> Vec<Value> {
    let articles = newest_first(shelf).into_iter().filter(|(article, _)| *article != "index").take(most);
    let article = |(name, listing): (&str, &Listing)| {
        let title_locale = listing.title_locale.as_deref().and_then(|name| Locale::parse(name).ok());
        context! {
            title => listing.title.as_str(),
            title_locale => title_locale.map(|locale| context! { tag => locale.tag(), dir => locale.direction().word() }),
            description => listing.description.as_deref(),
            date => listing.date.as_deref(),
            date_text => listing.date.as_deref().and_then(|date| functions::long_date(&shelf.locale, date)),
            href => own.to(&page(shelf.locale.name(), name)),
        }
    };
    articles.map(article).collect()
}

/// Returns the names of all articles that have a page.
pub(super) fn names<'a>(collection: &Collection<'a>) -> BTreeSet<&'a str> {
    collection.shelves.iter().flat_map(|shelf| shelf.articles.iter().map(|(article, _)| *article)).collect()
}
