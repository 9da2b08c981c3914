//! Where pages are: relative to each other, and under the address that they are published at.

use super::Site;

/// The place of one page.
pub(super) struct Address<'a> {
    base_url: Option<&'a str>,
    /// The path below the folder of pages, percent-encoded.
    path: String,
}

/// Returns the path of an article's page below the folder of pages, percent-encoded.
pub(super) fn page(locale: &str, article: &str) -> String {
    let encoded: Vec<String> = article.split('/').map(encoded).collect();
    format!("{locale}/{}.html", encoded.join("/"))
}

impl<'a> Address<'a> {
    /// Returns the address of a page by its path.
    pub fn of(site: &Site<'a>, path: &str) -> Address<'a> {
        Address { base_url: site.base_url(), path: path.to_string() }
    }

    /// Returns the way from this page to another.
    pub fn to(&self, path: &str) -> String {
        format!("{}{path}", "../".repeat(self.path.matches('/').count()))
    }

    /// Returns the address of another page as search engines want it, or the way there where no address is known.
    pub fn published(&self, path: &str) -> String {
        self.base_url.map_or_else(|| self.to(path), |base| absolute(base, path))
    }

    /// Returns the address of this page, where one is known.
    pub fn absolute(&self) -> Option<String> {
        self.base_url.map(|base| absolute(base, &self.path))
    }
}

/// Returns the address of a path below the folder of pages.
pub(super) fn absolute(base: &str, path: &str) -> String {
    format!("{base}/{path}")
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
