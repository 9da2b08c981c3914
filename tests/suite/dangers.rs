//! What in an edition a browser, or an eye, would act on: the attacks and the fuzz targets look for it.

use tolmach::markdown;

/// Elements that a text may hold without harm, whoever wrote them.
pub const TEXT: &[&str] = &[
    "a",
    "b",
    "blockquote",
    "br",
    "code",
    "del",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "section",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
];

/// What the program's own pages hold beside.
pub const PAGE: &[&str] = &[
    "article", "body", "cite", "footer", "head", "header", "html", "link", "main", "meta", "nav", "script", "style",
    "time", "title",
];

/// All that a proof holds: nothing of a text is an element there.
pub const PROOF: &[&str] = &[
    "a", "b", "bdi", "body", "code", "del", "h1", "h2", "head", "header", "html", "i", "ins", "li", "main", "meta",
    "nav", "p", "section", "small", "span", "style", "table", "tbody", "td", "th", "thead", "title", "tr", "ul",
];

/// All that a message holds: Telegram knows no others.
pub const MESSAGE: &[&str] = &["a", "b", "blockquote", "code", "i", "pre", "s", "u"];

/// Returns what a browser might act on in a text of HTML.
pub fn dangers(html: &str, elements: &[&[&str]]) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = html;
    let mut scripts = 0;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            found.push("a comment".to_string());
            rest = comment;
            continue;
        }
        let closing = rest.strip_prefix('/');
        let inner = closing.unwrap_or(rest);
        if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let is_first =
                html.len() == rest.len() + 1 && rest.to_ascii_lowercase().starts_with("!doctype html>\n<html");
            if rest.starts_with(['!', '?']) && !is_first {
                found.push(format!("a declaration: {:.20}", rest));
            }
            continue;
        }
        let name: String = inner.chars().take_while(|c| !c.is_whitespace() && !matches!(c, '/' | '>')).collect();
        let name = name.to_ascii_lowercase();
        if !elements.concat().contains(&name.as_str()) {
            found.push(format!("<{name}>"));
        }
        let (attributes, after) = attributes(&inner[name.len()..]);
        for (attribute, value) in &attributes {
            if attribute.starts_with("on") || matches!(attribute.as_str(), "style" | "srcdoc" | "action" | "formaction")
            {
                found.push(format!("{attribute} of <{name}>"));
            }
            let is_address = matches!(attribute.as_str(), "href" | "src" | "data" | "poster" | "xlink:href");
            let is_picture = name == "img" && value.starts_with("data:image/");
            if is_address && !is_picture && markdown::forbidden_scheme(value).is_some() {
                found.push(format!("{attribute}={value} of <{name}>"));
            }
            if name == "meta" && attribute == "http-equiv" && value != "Content-Security-Policy" {
                found.push(format!("http-equiv={value}"));
            }
            if value.contains("evil.example")
                && name != "a"
                && name != "meta"
                && attribute != "alt"
                && attribute != "title"
                && attribute != "href"
            {
                found.push(format!("{attribute}={value} of <{name}>"));
            }
        }
        rest = after;
        if closing.is_none() && matches!(name.as_str(), "script" | "style") {
            let end = rest.to_ascii_lowercase().find(&format!("</{name}")).unwrap_or(rest.len());
            let is_data = attributes.iter().any(|(name, value)| name == "type" && value == "application/ld+json");
            scripts += 1;
            if name == "script" && !(is_data && serde_json::from_str::<serde_json::Value>(&rest[..end]).is_ok()) {
                found.push("a script".to_string());
            }
            if scripts > 2 || name == "style" && rest[..end].contains("evil.example") {
                found.push(format!("one more <{name}>"));
            }
            rest = &rest[end..];
        }
    }
    found
}

/// Splits the inside of a tag into its attributes, values decoded (HTML §13.2.5.32 on), and what is behind the tag.
fn attributes(mut rest: &str) -> (Vec<(String, String)>, &str) {
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() || rest.starts_with('>') {
            return (attributes, rest.strip_prefix('>').unwrap_or(rest));
        }
        let end = rest
            .char_indices()
            .find(|(at, c)| c.is_whitespace() || matches!(c, '/' | '>') || *c == '=' && *at > 0)
            .map_or(rest.len(), |(at, _)| at);
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(behind) = rest.strip_prefix('=') {
            rest = behind.trim_start();
            let end = match rest.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    rest = &rest[1..];
                    rest.find(quote).unwrap_or(rest.len())
                }
                _ => rest.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(rest.len()),
            };
            value = &rest[..end];
            rest = rest[end..].trim_start_matches(['"', '\'']);
        }
        attributes.push((name, markdown::decoded(value)));
    }
}

/// Returns what is dangerous about letters in a text of any format.
pub fn acting_letters(text: &str) -> Vec<String> {
    let acts = |c: &char| {
        matches!(c, '\u{202D}' | '\u{202E}' | '\u{FFFE}' | '\u{FFFF}')
            || c.is_control() && !matches!(c, '\n' | '\t' | '\r')
    };
    let mut found: Vec<String> = text.chars().filter(acts).map(|c| format!("{c:?}")).collect();
    let count = |wanted: &[char]| text.matches(wanted).count();
    if count(&['\u{2066}', '\u{2067}', '\u{2068}']) != count(&['\u{2069}'])
        || count(&['\u{202A}', '\u{202B}']) != count(&['\u{202C}'])
    {
        found.push("a direction that stays open".to_string());
    }
    found
}

/// Returns what is dangerous in a file of an edition, by its path.
pub fn dangers_in(path: &str, text: &str) -> Vec<String> {
    let mut found = acting_letters(text);
    match path.rsplit('.').next() {
        // Plain text has no markup.
        Some("txt") if !path.contains("telegram") => {}
        Some("json") => {}
        Some("xml") => match roxmltree::Document::parse(text) {
            Ok(document) => found.extend(
                document
                    .descendants()
                    .filter(|node| node.tag_name().namespace().is_some_and(|name| name.contains("evil")))
                    .map(|node| format!("<{}>", node.tag_name().name())),
            ),
            Err(error) => found.push(error.to_string()),
        },
        Some("md") => {
            let body = text.splitn(3, "---\n").nth(2).unwrap_or(text);
            for block in markdown::parse(body).expect("it can be read").blocks {
                let inline = markdown::inline_text(body, &block);
                let marks = match block.kind {
                    markdown::BlockKind::Html => markdown::Inventory::of_html(&inline),
                    markdown::BlockKind::Code => continue,
                    _ => markdown::inventory(&inline, &markdown::Definitions::new()),
                };
                let tags = marks.tags.iter().map(|(tag, _)| tag.as_str());
                // The English tags, and what marks English in the edition of another locale.
                let known = ["<b>", "</b>", "<div title=\"x\">", "</div>", "<span lang=\"en\" dir=\"ltr\">", "</span>"];
                found.extend(tags.filter(|tag| !known.contains(tag)).map(str::to_string));
                let targets = marks.links.iter().chain(&marks.images).map(|(target, _)| target);
                found.extend(targets.filter(|target| markdown::forbidden_scheme(target).is_some()).cloned());
            }
        }
        _ if path.contains("editions/telegram/") => found.extend(dangers(text, &[MESSAGE])),
        _ if path.contains("editions/proof/") => found.extend(dangers(text, &[PROOF])),
        _ => found.extend(dangers(text, &[TEXT, PAGE])),
    }
    found
}
