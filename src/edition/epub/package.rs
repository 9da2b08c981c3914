//! A book → its files: container, package, contents, cover, pages, images (EPUB 3.3 §5 to §7; EPUB Accessibility 1.1 §2).

use super::cover::cover;
use super::{Book, STYLE, page};
use crate::markdown::escaped;

const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n\
    <rootfiles>\n<rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/>\n</rootfiles>\n\
    </container>\n";

/// Returns the files of a book in the order of the archive.
pub(super) fn files(book: &Book<'_>) -> Vec<(String, Vec<u8>)> {
    let alternative = escaped(&book.title);
    let cover_page = format!(
        "<section epub:type=\"cover\" aria-label=\"{alternative}\" class=\"cover\">\n<img src=\"cover.svg\" alt=\"{alternative}\"/>\n</section>\n"
    );
    let mut files = vec![
        ("META-INF/container.xml".to_string(), CONTAINER.as_bytes().to_vec()),
        ("EPUB/package.opf".to_string(), package(book).into_bytes()),
        ("EPUB/nav.xhtml".to_string(), page(&book.locale, &book.title, &contents(book)).into_bytes()),
        ("EPUB/style.css".to_string(), STYLE.as_bytes().to_vec()),
        ("EPUB/cover.svg".to_string(), cover(book).into_bytes()),
        ("EPUB/cover.xhtml".to_string(), page(&book.locale, &book.title, &cover_page).into_bytes()),
    ];
    for (at, text) in book.chapters.iter().enumerate() {
        files.push((format!("EPUB/{}", name(at)), text.xhtml.clone().into_bytes()));
    }
    files.extend(book.images.shown.iter().map(|picture| (format!("EPUB/{}", picture.path), picture.bytes.clone())));
    files
}

/// Returns the file of a chapter.
pub(super) fn name(chapter: usize) -> String {
    format!("text-{}.xhtml", chapter + 1)
}

fn package(book: &Book<'_>) -> String {
    let (tag, direction) = (book.locale.tag(), book.locale.direction().word());
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\" xml:lang=\"{tag}\" dir=\"{direction}\">\n\
         <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n\
         <dc:identifier id=\"id\">{}</dc:identifier>\n\
         <dc:title {}>{}</dc:title>\n<dc:language>{tag}</dc:language>\n\
         <meta property=\"dcterms:modified\">{}</meta>\n",
        book.identifier,
        format_args!("xml:lang=\"{}\" dir=\"{}\"", book.title_locale.tag(), book.title_locale.direction().word()),
        escaped(&book.title),
        book.modified,
    );
    let mut element = |name: &str, attributes: &str, value: &Option<String>| {
        if let Some(value) = value {
            out.push_str(&format!("<dc:{name}{attributes}>{}</dc:{name}>\n", escaped(value)));
        }
    };
    element("creator", "", &book.author);
    element("contributor", " id=\"translator\"", &book.translator);
    element("publisher", "", &book.publication);
    element("date", "", &book.date);
    element("description", "", &book.description);
    if book.translator.is_some() {
        out.push_str("<meta refines=\"#translator\" property=\"role\" scheme=\"marc:relators\">trl</meta>\n");
    }
    for (property, value) in accessibility(book) {
        out.push_str(&format!("<meta property=\"schema:{property}\">{value}</meta>\n"));
    }
    out.push_str("<meta name=\"cover\" content=\"cover\"/>\n</metadata>\n<manifest>\n");
    let mut item = |id: &str, path: &str, media: &str, properties: &str| {
        let properties = if properties.is_empty() { String::new() } else { format!(" properties=\"{properties}\"") };
        out.push_str(&format!("<item id=\"{id}\" href=\"{path}\" media-type=\"{media}\"{properties}/>\n"));
    };
    item("nav", "nav.xhtml", "application/xhtml+xml", "nav");
    item("style", "style.css", "text/css", "");
    item("cover", "cover.svg", "image/svg+xml", "cover-image");
    item("cover-page", "cover.xhtml", "application/xhtml+xml", "");
    for at in 0..book.chapters.len() {
        item(&format!("text-{}", at + 1), &name(at), "application/xhtml+xml", "");
    }
    for (at, picture) in book.images.shown.iter().enumerate() {
        item(&format!("image-{}", at + 1), &picture.path, picture.media, "");
    }
    out.push_str(&format!(
        "</manifest>\n<spine page-progression-direction=\"{direction}\">\n<itemref idref=\"cover-page\"/>\n"
    ));
    for at in 0..book.chapters.len() {
        out.push_str(&format!("<itemref idref=\"text-{}\"/>\n", at + 1));
    }
    out.push_str("</spine>\n</package>\n");
    out
}

/// Returns what readers with disabilities can rely on (schema.org, “Accessibility metadata”).
fn accessibility(book: &Book<'_>) -> Vec<(&'static str, &'static str)> {
    let described = book.chapters.iter().all(|text| text.undescribed == 0);
    let mut facts = vec![("accessMode", "textual")];
    if !book.images.shown.is_empty() {
        facts.push(("accessMode", "visual"));
    }
    facts.push(("accessModeSufficient", if described { "textual" } else { "textual,visual" }));
    facts.extend(
        ["structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability"]
            .map(|feature| ("accessibilityFeature", feature)),
    );
    if described {
        facts.push(("accessibilityFeature", "alternativeText"));
    }
    let moves = book.images.shown.iter().any(|picture| matches!(picture.media, "image/gif" | "image/webp"));
    facts.push(("accessibilityHazard", if moves { "unknown" } else { "none" }));
    facts
}

fn contents(book: &Book<'_>) -> String {
    let mut out = format!(
        "<nav epub:type=\"toc\" role=\"doc-toc\" aria-label=\"{0}\">\n<h1>{0}</h1>\n<ol>\n",
        escaped(&book.title)
    );
    for (at, text) in book.chapters.iter().enumerate() {
        out.push_str(&format!("<li><a href=\"{}\">{}</a>", name(at), escaped(&text.title)));
        if !text.headings.is_empty() {
            out.push_str("\n<ol>\n");
            for (_, id, heading) in &text.headings {
                let link = format!("<li><a href=\"{}#{}\">{}</a></li>\n", name(at), escaped(id), escaped(heading));
                out.push_str(&link);
            }
            out.push_str("</ol>");
        }
        out.push_str("</li>\n");
    }
    out.push_str(&format!(
        "</ol>\n</nav>\n<nav epub:type=\"landmarks\" hidden=\"hidden\">\n<ol>\n\
         <li><a epub:type=\"cover\" href=\"cover.xhtml\">{0}</a></li>\n\
         <li><a epub:type=\"bodymatter\" href=\"{1}\">{0}</a></li>\n</ol>\n</nav>\n",
        escaped(&book.title),
        name(0)
    ));
    out
}
