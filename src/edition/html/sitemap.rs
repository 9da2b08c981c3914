//! The addresses of a sitemap, each made with its links when the template comes to it: the lists first, then each article in
//! each of its locales.

use minijinja::{Value, context};

use super::address::{absolute, page};
use super::index::{Collection, Shelf, listing, names};
use crate::edition::PackedEntry;

/// What all addresses are made from; it owns no text of an article.
pub(super) struct Addresses {
    base: String,
    /// The tags and names of the locales that have pages.
    locales: Vec<(String, String)>,
    /// The locale of the articles, where it has pages.
    source: Option<usize>,
    /// The addresses of lists, the root page first, and the links that they all have.
    lists: Vec<String>,
    list_links: Value,
    /// The pages of articles: in order of the articles, and of the locales.
    pages: Vec<(u16, PackedEntry)>,
}

impl Addresses {
    /// Collects the addresses of a project that is published at `base`.
    pub(super) fn of(collection: &Collection<'_>, base: &str) -> Addresses {
        let shelves = &collection.shelves;
        let indexes: Vec<&Shelf<'_>> = shelves.iter().filter(|shelf| !shelf.has_own_index()).collect();
        let root = absolute(base, "index.html");
        let mut links: Vec<Value> =
            indexes.iter().map(|shelf| link(&shelf.locale.tag(), absolute(base, &shelf.index()))).collect();
        links.push(link("x-default", root.clone()));
        let lists = std::iter::once(root).chain(indexes.iter().map(|shelf| absolute(base, &shelf.index())));
        let in_locales = |article: &str| -> Vec<(u16, PackedEntry)> {
            let found = (0u16..).zip(shelves).filter_map(|(at, shelf)| Some((at, shelf.find(article)?.clone())));
            found.collect()
        };
        let mut pages = Vec::with_capacity(shelves.iter().map(|shelf| shelf.articles.len()).sum());
        pages.extend(names(collection).into_iter().flat_map(in_locales));
        Addresses {
            base: base.to_string(),
            locales: shelves.iter().map(|shelf| (shelf.locale.tag(), shelf.locale.name().to_string())).collect(),
            source: shelves.iter().position(|shelf| shelf.locale == *collection.source_locale),
            lists: lists.collect(),
            list_links: Value::from(links),
            pages,
        }
    }

    /// Returns how many they are.
    pub(super) fn count(&self) -> usize {
        self.lists.len() + self.pages.len()
    }

    /// Returns one by its place.
    pub(super) fn get(&self, at: usize) -> Option<Value> {
        if let Some(list) = self.lists.get(at) {
            return Some(context! { address => list.as_str(), links => self.list_links.clone() });
        }
        let at = at - self.lists.len();
        let (locale, entry) = self.pages.get(at)?;
        let article = entry.article();
        let is_same = |(_, other): &&(u16, PackedEntry)| other.article() == article;
        let before = self.pages[..at].iter().rev().take_while(is_same).count();
        let behind = self.pages[at..].iter().take_while(is_same).count();
        let editions = &self.pages[at - before..at + behind];
        let address = |locale: u16| {
            let name = self.locales.get(usize::from(locale)).map_or("", |(_, name)| name);
            absolute(&self.base, &page(name, article))
        };
        let tag = |locale: u16| self.locales.get(usize::from(locale)).map_or("", |(tag, _)| tag);
        let mut links: Vec<Value> = editions.iter().map(|(locale, _)| link(tag(*locale), address(*locale))).collect();
        let source = editions.iter().find(|(locale, _)| Some(usize::from(*locale)) == self.source);
        links.extend(source.or(editions.first()).map(|(locale, _)| link("x-default", address(*locale))));
        let listing = listing(entry);
        Some(context! { address => address(*locale), changed => listing.updated.or(listing.date), links => links })
    }
}

fn link(tag: &str, address: String) -> Value {
    context! { tag => tag, address => address }
}
