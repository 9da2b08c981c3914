//! HTML: one self-contained page an article and locale, an index a locale, one root page, feeds and a sitemap.
//!
//! Every text is escaped by the template engine; the body comes from Markdown whose raw HTML is the author's own. A page
//! asks no host for anything, its own included: style and pictures are inside, and its Content-Security-Policy says so.

mod address;
mod body;
mod feed;
mod index;
mod lazily;
mod linked_data;
mod sitemap;
mod templates;

use minijinja::{Value, context};

use super::{File, Listing, Origin, Printed, Printing, Site, functions};
use crate::locale::Locale;
use address::{Address, page};
pub use feed::MOST_ADDRESSES;
pub(super) use index::lists;
pub use index::{Collection, List, Shelf};
pub use templates::{TEMPLATES, TemplateError, Templates};

/// Returns the edition as a page.
pub(super) fn print(printing: &Printing<'_>) -> Printed {
    let edition = printing.edition;
    let listing = Listing::of(edition);
    let body = body::body(printing, &listing);
    let own = Address::of(printing.site, &page(edition.locale.name(), &edition.article));
    let alternates: Vec<Value> = printing
        .alternates
        .iter()
        .map(|alternate| {
            context! {
                tag => alternate.tag.as_str(),
                dir => alternate.direction,
                endonym => alternate.endonym.as_str(),
                open_graph => alternate.open_graph.as_str(),
                current => alternate.locale == edition.locale.name(),
                href => own.to(&page(&alternate.locale, &edition.article)),
                address => own.published(&page(&alternate.locale, &edition.article)),
            }
        })
        .collect();
    // A page that is not among the languages of its article is for nobody: no list has it, and no search engine should.
    let is_listed = printing.alternates.iter().any(|alternate| alternate.locale == edition.locale.name());
    // Readers of no listed locale get the article itself, or where it is not published the first of its editions.
    let source = printing.alternates.iter().find(|alternate| alternate.locale == edition.source_locale.name());
    let default = source.or(printing.alternates.first());
    let original = source.filter(|source| source.locale != edition.locale.name());
    let has_index = is_listed && edition.article != "index";
    let page_values = context! {
        lang => edition.locale.tag(),
        dir => edition.locale.direction().word(),
        open_graph => open_graph(&edition.locale),
        title => listing.title.as_str(),
        heading_locale => fallback(printing, "title").map(|locale| context! { tag => locale.tag(), dir => locale.direction().word() }),
        heading => body.heading.as_deref(),
        hidden_heading => body.hidden_heading.as_deref(),
        description => listing.description.as_deref(),
        publication => listing.publication.as_deref(),
        date => listing.date.as_deref(),
        date_text => listing.date.as_deref().and_then(|date| functions::long_date(&edition.locale, date)),
        date_as_written => edition.front_matter.get("date").filter(|_| listing.date.is_none()),
        updated => listing.updated.as_deref(),
        source_tag => edition.source_locale.tag(),
        translated => edition.locale != edition.source_locale && edition.source_locale.language() == "en",
        original => original.map(|original| context! {
            tag => original.tag.as_str(),
            href => own.to(&page(&original.locale, &edition.article)),
        }),
        translator => printing.translator(),
        words => printing.words.all(),
        notices => super::notices(printing),
        alternates => alternates,
        default => default.map(|default| own.published(&page(&default.locale, &edition.article))),
        canonical => own.absolute().filter(|_| is_listed),
        hidden => !is_listed,
        index => has_index.then(|| own.to(&page(edition.locale.name(), "index"))),
        feed => own.absolute().filter(|_| is_listed).map(|_| own.to(&format!("{}/feed.xml", edition.locale.name()))),
        linked_data => linked_data::article(printing, &listing, &own),
        body => body.html,
    };
    File::new(".html", printing.site.templates.page("page.html", page_values)).into()
}

/// Returns a locale as Open Graph writes it: language and region (`kk_KZ`).
pub(super) fn open_graph(locale: &Locale) -> String {
    locale.region().map_or_else(|| locale.language().to_string(), |region| format!("{}_{region}", locale.language()))
}

/// Returns the locale that a front-matter value is from, where it is not the page's own.
fn fallback<'a>(printing: &Printing<'a>, key: &str) -> Option<&'a Locale> {
    let passage = printing.edition.passages.iter().find(|passage| passage.key.as_deref() == Some(key))?;
    match &passage.origin {
        Origin::Fallback(locale) => Some(locale),
        Origin::Article | Origin::Translated | Origin::Outdated => None,
    }
}
