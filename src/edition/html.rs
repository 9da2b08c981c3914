//! HTML: one self-contained page with the article, its notices and the way to its other locales. Only home of `minijinja`.
//!
//! Every text is escaped by the template engine; the body comes from Markdown whose raw HTML is the author's own.

use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, context};

use super::{Origin, Printing, functions};
use crate::locale::Locale;
use crate::markdown::{self, Markup};
use crate::span::Span;

const TEMPLATE: &str = include_str!("templates/page.html");
const STYLE: &str = include_str!("templates/page.css");

/// Returns the edition as a page.
pub(super) fn print(printing: &Printing<'_>) -> String {
    let edition = printing.edition;
    let wraps = wraps(printing);
    let markup = Markup { wraps: &wraps, allows_html: &|_, _| true, allows_target: &|_| true };
    let body = markdown::html_page(&edition.text, &markup).unwrap_or_default();
    let title = edition.front_matter.get("title").cloned();
    let date = edition.front_matter.get("date");
    let alternates: Vec<_> = printing
        .alternates
        .iter()
        .map(|alternate| {
            context! {
                tag => alternate.tag.as_str(),
                dir => alternate.direction,
                endonym => alternate.endonym.as_str(),
                current => alternate.locale == edition.locale.name(),
                href => href(&edition.article, &alternate.locale),
            }
        })
        .collect();
    let page = context! {
        lang => edition.locale.tag(),
        dir => edition.locale.direction().word(),
        title => title.clone().unwrap_or_else(|| edition.article.clone()),
        heading_locale => fallback(printing, "title").map(|locale| context! { tag => locale.tag(), dir => locale.direction().word() }),
        heading => title.filter(|_| !body.contains("<h1")),
        description => edition.front_matter.get("description"),
        publication => edition.front_matter.get("publication"),
        date => date,
        date_text => date.and_then(|date| functions::long_date(&edition.locale, date)).or_else(|| date.cloned()),
        source_tag => edition.source_locale.tag(),
        words => printing.words.all(),
        notices => super::notices(printing),
        alternates => alternates,
        body => body,
        style => STYLE,
    };
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.expect("the usual marks are valid"));
    environment.render_str(TEMPLATE, page).expect("the built-in template renders any text")
}

/// Returns the locale that a front-matter value is from, where it is not the page's own.
fn fallback<'a>(printing: &Printing<'a>, key: &str) -> Option<&'a Locale> {
    let passage = printing.edition.passages.iter().find(|passage| passage.key.as_deref() == Some(key))?;
    match &passage.origin {
        Origin::Fallback(locale) => Some(locale),
        Origin::Article | Origin::Translated | Origin::Outdated => None,
    }
}

/// Wraps passages that are not in the page's locale, so that browsers and screen readers know.
fn wraps(printing: &Printing<'_>) -> Vec<(Span, String, String)> {
    let tag = |locale: &Locale, span: Span| {
        let open = format!("<span lang=\"{}\" dir=\"{}\" class=\"fallback\">", locale.tag(), locale.direction().word());
        (span, open, "</span>".to_string())
    };
    let passages = printing.edition.passages.iter().filter(|passage| passage.key.is_none());
    let wraps = passages.filter_map(|passage| match &passage.origin {
        Origin::Fallback(locale) => Some(tag(locale, passage.span)),
        Origin::Outdated => Some((passage.span, "<span class=\"outdated\">".to_string(), "</span>".to_string())),
        Origin::Article | Origin::Translated => None,
    });
    wraps.collect()
}

/// Returns the way from an article's page to its page in another locale.
fn href(article: &str, locale: &str) -> String {
    let depth = article.matches('/').count() + 1;
    let encoded: Vec<String> = article.split('/').map(encoded).collect();
    format!("{}{locale}/{}.html", "../".repeat(depth), encoded.join("/"))
}

/// Percent-encodes a name for a path (RFC 3986 §3.3 `pchar`, sub-delimiters left out).
fn encoded(name: &str) -> String {
    let mut out = String::new();
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(byte as char),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
