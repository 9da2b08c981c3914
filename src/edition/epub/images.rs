//! The images of an article → files of the book: those of the project only, in types that every reader shows.

use std::collections::BTreeMap;

use super::{project_path, web_address};
use crate::finding::{Finding, Place, Severity};
use crate::markdown::Image;
use crate::project::Files;

/// The name under which images that cannot be shown are reported.
const MISSING_IMAGE: &str = "missing-image";

/// The largest image of a book, in bytes.
const LARGEST: usize = 64 * 1024 * 1024;

/// The images of a book.
pub(super) struct Images<'a> {
    files: &'a dyn Files,
    /// By path in the project: the place in `shown`.
    known: BTreeMap<String, usize>,
    /// In the order of their first use.
    pub shown: Vec<Picture>,
    /// What cannot be shown.
    pub findings: Vec<Finding>,
}

/// An image in the book.
pub(super) struct Picture {
    /// Its path from the pages.
    pub path: String,
    /// Its media type.
    pub media: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl<'a> Images<'a> {
    /// Makes an empty collection.
    pub fn new(files: &'a dyn Files) -> Images<'a> {
        Images { files, known: BTreeMap::new(), shown: Vec::new(), findings: Vec::new() }
    }

    /// Returns what is shown for an image that an article names.
    pub fn image(&mut self, article: &str, folder: &str, target: &str) -> Image {
        if target.contains("://") || target.starts_with("//") {
            let target = if target.starts_with("//") { format!("https:{target}") } else { target.to_string() };
            return web_address(&target).map_or(Image::Described, Image::Elsewhere);
        }
        match self.own(folder, target) {
            Ok(at) => Image::Embedded(self.shown[at].path.clone()),
            Err((why, help)) => {
                let message = format!("image `{target}` is not in the book: {why}");
                self.findings
                    .push(Finding::new(MISSING_IMAGE, Severity::Warning, Place::file(article), message).help(help));
                Image::Described
            }
        }
    }

    fn own(&mut self, folder: &str, target: &str) -> Result<usize, (String, &'static str)> {
        const HELP: &str = "put the file into the project; readers see the description of the image";
        let path = project_path(folder, target).ok_or(("it leads out of the project".to_string(), HELP))?;
        if let Some(at) = self.known.get(&path) {
            return Ok(*at);
        }
        let bytes = self.files.read(&path).map_err(|unreadable| (unreadable.why, HELP))?;
        let bytes = bytes.ok_or_else(|| (format!("there is no file `{path}`"), HELP))?;
        if bytes.len() > LARGEST {
            return Err(("it is larger than 64 MiB".to_string(), "make it smaller"));
        }
        let (extension, media) =
            kind(&bytes).ok_or(("it is no PNG, JPEG, GIF or WebP image".to_string(), "convert it to one of these"))?;
        let at = self.shown.len();
        self.shown.push(Picture { path: format!("images/{}.{extension}", at + 1), media, bytes });
        self.known.insert(path, at);
        Ok(at)
    }
}

/// Tells the type of an image by its first bytes (EPUB 3.3 §3.2, core media types; drawings in SVG may hold programs).
fn kind(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some(("png", "image/png"))
    } else if bytes.starts_with(b"\xFF\xD8\xFF") {
        Some(("jpg", "image/jpeg"))
    } else if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        Some(("gif", "image/gif"))
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some(("webp", "image/webp"))
    } else {
        None
    }
}
