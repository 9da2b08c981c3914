//! The body of an article's page: passages marked with their locale, pictures inside the page, one main heading.

use super::{Listing, Site};
use crate::edition::address::{article_folder, project_path};
use crate::edition::base64::base64;
use crate::edition::{Origin, Printing};
use crate::locale::Locale;
use crate::markdown::{self, Dress, Headings, Markup, Picture};
use crate::span::Span;

/// The largest picture that a page takes in, in bytes.
const MOST_BYTES: usize = 8 * 1024 * 1024;

/// The parts of a page that come from the article's text.
pub(super) struct Body {
    /// The main heading as HTML, where the page shows one above its body.
    pub heading: Option<String>,
    /// The main heading as text for readers who hear the page, where nothing is shown.
    pub hidden_heading: Option<String>,
    /// All else.
    pub html: String,
}

/// Returns the body with the one main heading of the page: the title, or the first heading of the text.
pub(super) fn body(printing: &Printing<'_>, listing: &Listing) -> Body {
    let edition = printing.edition;
    let wraps = wraps(printing);
    let markup = Markup { wraps: &wraps, allows_html: &|_, _| true, allows_target: &|_| true };
    let dressed = |headings: Headings| {
        let dress = Dress {
            word: &|id| printing.words.get(id).to_string(),
            link: &link,
            picture: &|address| picture(printing.site, &edition.article, address),
            headings,
        };
        markdown::page_body(&edition.text, &markup, &dress).unwrap_or_default()
    };
    let html = dressed(Headings::Kept);
    let title = edition.front_matter.get("title").filter(|title| !title.trim().is_empty());
    match (html.matches("<h1").count(), title) {
        (0, Some(title)) => Body { heading: Some(escaped(title)), hidden_heading: None, html },
        (0, None) => Body { heading: None, hidden_heading: Some(listing.title.clone()), html },
        (1, _) => match html.strip_prefix("<h1>").and_then(|rest| rest.split_once("</h1>\n")) {
            Some((heading, rest)) => {
                Body { heading: Some(heading.to_string()), hidden_heading: None, html: rest.to_string() }
            }
            None => Body { heading: None, hidden_heading: None, html },
        },
        (_, Some(title)) => {
            Body { heading: Some(escaped(title)), hidden_heading: None, html: dressed(Headings::Lowered) }
        }
        (_, None) => {
            Body { heading: None, hidden_heading: Some(listing.title.clone()), html: dressed(Headings::Lowered) }
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
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

/// Returns where a link of an article leads on the web: articles link to each other as files.
fn link(address: &str) -> Option<String> {
    if markdown::forbidden_scheme(address).is_some() {
        return None;
    }
    let end = address.find(['?', '#']).unwrap_or(address.len());
    let (path, rest) = address.split_at(end);
    let is_article = !path.contains(':') && !path.starts_with('/');
    match path.strip_suffix(".md").filter(|_| is_article) {
        Some(article) => Some(format!("{article}.html{rest}")),
        None => Some(address.to_string()),
    }
}

/// Returns what becomes of a picture: one of the project is taken into the page, one of another host is only linked to.
fn picture(site: &Site<'_>, article: &str, address: &str) -> Picture {
    if address.len() > 5 && address.as_bytes()[..5].eq_ignore_ascii_case(b"data:") {
        let is_image = address.as_bytes().get(..11).is_some_and(|start| start.eq_ignore_ascii_case(b"data:image/"));
        return if is_image { Picture::Shown(address.to_string()) } else { Picture::Described };
    }
    if markdown::forbidden_scheme(address).is_some() {
        return Picture::Described;
    }
    if address.starts_with("//") || address.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':')) {
        return Picture::Linked(address.to_string());
    }
    // What begins with a slash is a file of the host that the page is published on.
    let path = project_path(&article_folder(site.config, article), address).filter(|_| !address.starts_with('/'));
    let inside = path.and_then(|path| {
        let bytes = site.files.read(&path).ok().flatten().filter(|bytes| bytes.len() <= MOST_BYTES)?;
        Some(format!("data:{};base64,{}", media_type(&path)?, base64(&bytes)))
    });
    Picture::Shown(inside.unwrap_or_else(|| address.to_string()))
}

fn media_type(path: &str) -> Option<&'static str> {
    let (_, extension) = path.rsplit_once('.')?;
    Some(match extension.to_ascii_lowercase().as_str() {
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "svg" => "image/svg+xml",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_between_articles_lead_to_their_pages() {
        for (address, expected) in [
            ("other.md", Some("other.html")),
            ("../a/other.md#part", Some("../a/other.html#part")),
            ("https://a.example/x.md", Some("https://a.example/x.md")),
            ("/x.md", Some("/x.md")),
            ("#part", Some("#part")),
            ("java&#115;cript:x", None),
        ] {
            assert_eq!(link(address).as_deref(), expected, "{address}");
        }
    }
}
