//! Which elements of raw HTML may stand where in XHTML, and with which attributes (HTML Standard §4, the part that books need).

use super::super::tags::OpenTag;

/// What an element is, and what may stand in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// A part of a line that holds such parts.
    Phrasing,
    /// A block that holds parts of lines only.
    Line,
    /// A block that holds blocks or parts of lines.
    Flow,
    /// A block that holds only certain blocks: a list, a table or a part of it.
    Structure,
    /// A part of a line that holds nothing.
    VoidPhrasing,
    /// A block that holds nothing.
    VoidFlow,
}

impl Content {
    /// Tells whether it is a block.
    pub fn is_block(self) -> bool {
        !matches!(self, Content::Phrasing | Content::VoidPhrasing)
    }
}

/// Returns what an element may hold; `None` for those that a book does not print.
pub(super) fn content(name: &str) -> Option<Content> {
    Some(match name {
        "a" | "abbr" | "b" | "bdi" | "cite" | "code" | "del" | "dfn" | "em" | "i" | "ins" | "kbd" | "mark" | "q"
        | "s" | "samp" | "small" | "span" | "strong" | "sub" | "sup" | "u" | "var" => Content::Phrasing,
        "br" | "wbr" | "img" => Content::VoidPhrasing,
        "hr" => Content::VoidFlow,
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "pre" => Content::Line,
        "div" | "blockquote" | "li" | "td" | "th" => Content::Flow,
        "address" | "article" | "aside" | "center" | "details" | "dl" | "dt" | "dd" | "figcaption" | "figure"
        | "footer" | "form" | "header" | "main" | "nav" | "section" | "summary" | "caption" => Content::Flow,
        "ul" | "ol" | "table" | "thead" | "tbody" | "tfoot" | "tr" => Content::Structure,
        _ => return None,
    })
}

/// Returns the element that is printed for one of raw HTML: those whose rules of content are intricate become `div`.
pub(super) fn printed(name: &str) -> &str {
    match content(name) {
        Some(Content::Flow) if !matches!(name, "div" | "blockquote" | "li" | "td" | "th") => "div",
        _ => name,
    }
}

/// Tells whether an element may stand directly in another; `None` for the parent is the chapter.
pub(super) fn fits(parent: Option<&str>, name: &str) -> bool {
    let own = match name {
        "li" => return matches!(parent, Some("ul" | "ol")),
        "thead" | "tbody" | "tfoot" => return parent == Some("table"),
        "tr" => return matches!(parent, Some("thead" | "tbody" | "tfoot" | "table")),
        "td" | "th" => return parent == Some("tr"),
        name => content(name),
    };
    let Some(own) = own else { return false };
    match parent {
        None | Some("section" | "aside" | "dd") => true,
        Some("dt") => !own.is_block(),
        Some(parent) => match content(parent) {
            Some(Content::Flow) => true,
            Some(Content::Phrasing | Content::Line) => !own.is_block(),
            _ => false,
        },
    }
}

/// Tells whether the children of a list, a table or a part of it are those that it may have, in a right order.
pub(super) fn structured(name: &str, children: &[&str]) -> bool {
    match name {
        "ul" | "ol" => children.iter().all(|child| *child == "li"),
        "thead" | "tbody" | "tfoot" => children.iter().all(|child| *child == "tr"),
        "tr" => !children.is_empty() && children.iter().all(|child| matches!(*child, "td" | "th")),
        _ => {
            let children = children.strip_prefix(&["thead"]).unwrap_or(children);
            let children = children.strip_suffix(&["tfoot"]).unwrap_or(children);
            let rows = children.iter().all(|child| *child == "tr");
            !children.is_empty() && (rows || children.iter().all(|child| *child == "tbody"))
        }
    }
}

/// Returns the attributes that a book keeps; addresses and ids are seen to elsewhere.
pub(super) fn attributes(name: &str, tag: &OpenTag) -> Vec<(&'static str, String)> {
    let mut kept = Vec::new();
    let number = |value: &str| value.len() < 5 && value.parse::<u32>().is_ok_and(|number| number > 0);
    let mut keep = |attribute: &'static str, allows: &dyn Fn(&str) -> bool| {
        if let Some(value) = tag.attribute(attribute).filter(|value| allows(value)) {
            kept.push((attribute, value.to_string()));
        }
    };
    keep("class", &|_| true);
    keep("title", &|_| true);
    keep("dir", &|value| matches!(value, "ltr" | "rtl" | "auto"));
    keep("lang", &|value| crate::locale::Locale::parse(value).is_ok());
    match name {
        "td" | "th" => {
            keep("colspan", &|value| number(value) && value.len() < 4);
            keep("rowspan", &|value| number(value));
        }
        "img" => {
            keep("width", &number);
            keep("height", &number);
        }
        "ol" => keep("start", &|value| value.parse::<i32>().is_ok()),
        _ => {}
    }
    kept
}
