//! The destination of a link → an address that an edition outside the web may carry, or a file of the project.

use crate::config::Config;
use crate::markdown::percent_decoded;

/// Returns an absolute address, percent-encoded where RFC 3986 wants it; `None` for relative and malformed ones.
pub(super) fn web_address(target: &str) -> Option<String> {
    let target = target.trim();
    let (scheme, behind) = target.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    match scheme.as_str() {
        "http" | "https" => {
            let behind = behind.strip_prefix("//")?;
            let end = behind.find(['/', '?', '#']).unwrap_or(behind.len());
            let (host, path) = behind.split_at(end);
            if !is_host(host) {
                return None;
            }
            let slash = if path.starts_with('/') { "" } else { "/" };
            Some(format!("{scheme}://{}{slash}{}", host.to_lowercase(), encoded(path)))
        }
        "mailto" | "tel" if !behind.is_empty() && !behind.starts_with('/') => {
            Some(format!("{scheme}:{}", encoded(behind)))
        }
        _ => None,
    }
}

/// Tells whether a name of a host, with a port or without, is one that every reader understands.
fn is_host(host: &str) -> bool {
    let (name, port) = host.rsplit_once(':').unwrap_or((host, "80"));
    let labels = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
    };
    !port.is_empty()
        && port.parse::<u16>().is_ok()
        && name.strip_suffix('.').unwrap_or(name).split('.').all(labels)
        // A last label of digits makes it an IPv4 address (URL Standard §3.5), which must be a whole one.
        && (!name.ends_with(|c: char| c.is_ascii_digit()) || name.parse::<std::net::Ipv4Addr>().is_ok())
}

/// Percent-encodes what may not stand in a path, query or fragment; percent signs that encode nothing, too.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut has_fragment = false;
    for (at, c) in text.char_indices() {
        let encodes =
            c == '%' && text.get(at + 1..at + 3).is_some_and(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match c {
            '#' if !has_fragment => {
                has_fragment = true;
                out.push(c);
            }
            c if c.is_ascii_alphanumeric() || encodes || "-._~!$&'()*+,;=:@/?".contains(c) => out.push(c),
            c => {
                let mut bytes = [0; 4];
                out.extend(c.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")));
            }
        }
    }
    out
}

/// Returns the folder of an article in the project, from which its links lead.
pub(super) fn article_folder(config: &Config, article: &str) -> String {
    let below = article.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{}/{below}", config.paths.article_root())
}

/// Returns the path in the project of a file that an article in a folder names, from the project folder where it begins with
/// a slash; `None` when it leads out.
pub(super) fn project_path(folder: &str, target: &str) -> Option<String> {
    let end = target.find(['?', '#']).unwrap_or(target.len());
    let target = percent_decoded(&target[..end]);
    let whole = if target.starts_with('/') { target } else { format!("{folder}/{target}") };
    let mut names: Vec<&str> = Vec::new();
    for name in whole.split('/') {
        match name {
            "" | "." => {}
            ".." => drop(names.pop()?),
            name if name.contains(['\\', ':', '\0']) => return None,
            name => names.push(name),
        }
    }
    (!names.is_empty()).then(|| names.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_addresses_leave_the_edition() {
        for (target, expected) in [
            ("https://a.example", Some("https://a.example/")),
            ("HTTPS://A.example:80/а б?c=%20%", Some("https://a.example:80/%D0%B0%20%D0%B1?c=%20%25")),
            ("https://a.example#x#y", Some("https://a.example/#x%23y")),
            ("mailto:a@b.example", Some("mailto:a@b.example")),
            ("tel:+7", Some("tel:+7")),
            ("http://[", None),
            ("http://a b/", None),
            ("http://1.2", None),
            ("https:a", None),
            ("//a.example", None),
            ("a.md", None),
            ("javascript:x", None),
            ("", None),
        ] {
            assert_eq!(web_address(target).as_deref(), expected, "{target}");
        }
    }

    #[test]
    fn files_are_inside_the_project() {
        for (target, expected) in [
            ("a.png", Some("source/news/a.png")),
            ("../%D0%B0.png?v=1#x", Some("source/а.png")),
            ("./x/../a.png", Some("source/news/a.png")),
            ("/img/a.png", Some("img/a.png")),
            ("../../../a.png", None),
            ("C:\\a.png", None),
            ("", Some("source/news")),
        ] {
            assert_eq!(project_path("source/news", target).as_deref(), expected, "{target}");
        }
    }
}
