//! The pages and files that belong to no one article: an index a locale, a root page, feeds, the sitemap.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::io::{self, Write};

use minijinja::{Value, context};

use super::address::{Address, page};
use super::lazily::lazily;
use super::{Site, feed, open_graph};
use crate::edition::{Listing, PackedEntry, Words, functions};
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
    /// Its articles, in order of their names.
    pub articles: Vec<PackedEntry>,
}

/// A file that belongs to no one article; it is made when it is asked for its bytes, for it grows with the project.
pub struct List<'a> {
    /// The path below the folder of editions.
    pub path: String,
    fill: Box<Fill<'a>>,
}

/// Writes the bytes of a list.
type Fill<'a> = dyn Fn(&mut dyn Write) -> io::Result<()> + 'a;

impl<'a> List<'a> {
    pub(super) fn new(path: impl Into<String>, fill: impl Fn(&mut dyn Write) -> io::Result<()> + 'a) -> List<'a> {
        List { path: path.into(), fill: Box::new(fill) }
    }

    /// Writes its bytes, the same each time.
    ///
    /// # Errors
    /// When a template could not be filled in ([`crate::edition::Templates::failure`] says why), or they cannot be written there.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        (self.fill)(out)
    }
}

impl Shelf<'_> {
    /// Tells whether an article takes the place of the index.
    pub(super) fn has_own_index(&self) -> bool {
        self.find("index").is_some()
    }

    /// Returns an article by its name.
    pub(super) fn find(&self, article: &str) -> Option<&PackedEntry> {
        let at = self.articles.binary_search_by(|one| one.article().cmp(article)).ok()?;
        self.articles.get(at)
    }

    pub(super) fn index(&self) -> String {
        page(self.locale.name(), "index")
    }
}

/// How many articles of a locale the root page shows.
const NEWEST: usize = 3;

/// Returns the files that belong to no one article, with their paths below the folder of editions.
pub fn lists<'a>(collection: &'a Collection<'_>) -> Vec<List<'a>> {
    if collection.shelves.is_empty() {
        return Vec::new();
    }
    let templates = collection.site.templates;
    let page = move |name: &'static str, values: Value, out: &mut dyn Write| {
        templates.fill(name, templates.styled(values), out)
    };
    let mut lists = vec![List::new("html/index.html", move |out| page("root.html", root(collection), out))];
    for shelf in collection.shelves.iter().filter(|shelf| !shelf.has_own_index()) {
        let path = format!("html/{}/index.html", shelf.locale);
        lists.push(List::new(path, move |out| page("index.html", index(collection, shelf), out)));
    }
    lists.extend(feed::feeds(collection));
    lists.extend(feed::sitemaps(collection));
    lists
}

fn index(collection: &Collection<'_>, shelf: &Shelf<'_>) -> Value {
    let own = Address::of(collection.site, &shelf.index());
    context! {
        title => shelf.words.get("articles"),
        articles => articles(shelf, &own, usize::MAX),
        feed => own.absolute().map(|_| own.to(&format!("{}/feed.xml", shelf.locale.name()))),
        ..about(collection, &shelf.locale, shelf.words, &own)
    }
}

fn root(collection: &Collection<'_>) -> Value {
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
    context! {
        title => collection.source_words.get("articles"),
        shelves => shelves,
        ..about(collection, collection.source_locale, collection.source_words, &own)
    }
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
pub(super) fn newest_first(shelf: &Shelf<'_>) -> Vec<PackedEntry> {
    let mut articles = shelf.articles.clone();
    // They are in order of their names already.
    articles.sort_by_cached_key(|article| Reverse(listing(article).date));
    articles
}

/// Returns what a list says about an article.
pub(super) fn listing(article: &PackedEntry) -> Listing {
    article.listing().unwrap_or_default()
}

fn articles(shelf: &Shelf<'_>, own: &Address<'_>, most: usize) -> Value {
    let mut articles = newest_first(shelf);
    articles.retain(|article| article.article() != "index");
    articles.truncate(most);
    let (locale, to_pages) = (shelf.locale.clone(), own.to(""));
    lazily(articles.len(), move |at| {
        let article = articles.get(at)?;
        let listing = listing(article);
        let title_locale = listing.title_locale.as_deref().and_then(|name| Locale::parse(name).ok());
        Some(context! {
            title => listing.title,
            title_locale => title_locale.map(|locale| context! { tag => locale.tag(), dir => locale.direction().word() }),
            description => listing.description,
            date => listing.date.as_deref(),
            date_text => listing.date.as_deref().and_then(|date| functions::long_date(&locale, date)),
            href => format!("{to_pages}{}", page(locale.name(), article.article())),
        })
    })
}

/// Returns the names of all articles that have a page.
pub(super) fn names<'a>(collection: &'a Collection<'_>) -> BTreeSet<&'a str> {
    collection.shelves.iter().flat_map(|shelf| shelf.articles.iter().map(PackedEntry::article)).collect()
}
