//! Raw HTML → the elements that a book has.

use super::super::tags::OpenTag;
use super::{Open, Owner, Writer, elements, escaped};

impl Writer<'_> {
    pub(super) fn open_raw(&mut self, at: usize, tag: &OpenTag) {
        let name = tag.name.as_str();
        match elements::content(name) {
            Some(elements::Content::VoidPhrasing) if name == "img" => {
                if elements::fits(self.parent(), name) {
                    let attributes = elements::attributes(name, tag);
                    let description = tag.attribute("alt").unwrap_or_default().to_string();
                    self.show(tag.attribute("src").unwrap_or_default(), &attributes, &description);
                }
            }
            Some(elements::Content::VoidPhrasing | elements::Content::VoidFlow) => {
                if elements::fits(self.parent(), name) {
                    self.out.push_str(&format!("<{name}/>"));
                }
            }
            Some(_) => {
                let Some(printed) = self.all.element(at) else {
                    // Without its partner it is text; with one that XHTML cannot have, nothing.
                    if !self.all.is_matched(at) {
                        self.text(&tag.raw);
                    }
                    return;
                };
                let printed = match elements::fits(self.parent(), printed) {
                    true => printed,
                    false
                        if elements::content(printed).is_some_and(elements::Content::is_block)
                            && elements::fits(self.parent(), "div") =>
                    {
                        "div"
                    }
                    false => return,
                };
                self.open_element(at, printed, tag);
            }
            // An element that a book does not print; the content of one that has a partner stays.
            None if self.all.is_matched(at) || is_void(name) => {}
            None => self.text(&tag.raw),
        }
    }

    pub(super) fn open_element(&mut self, at: usize, printed: &str, tag: &OpenTag) {
        let mut attributes = elements::attributes(printed, tag);
        if let Some(lang) = attributes.iter().find(|(name, _)| *name == "lang").cloned() {
            attributes.push(("xml:lang", lang.1));
        }
        if printed == "a" {
            match tag.attribute("href").map(|target| self.address(target)) {
                Some(Some(address)) => attributes.push(("href", address)),
                Some(None) => return,
                None if self.may_link() => {}
                None => return,
            }
        }
        if let Some(id) = tag.attribute("id").or(tag.attribute("name").filter(|_| printed == "a"))
            && self.all.ids.contains(id)
            && self.ids.insert(id.to_string())
        {
            attributes.push(("id", id.to_string()));
        }
        let written = written(&attributes);
        self.out.push_str(&format!("<{printed}{written}>"));
        self.stack.push(Open { name: printed.to_string(), of: Owner::Raw(at) });
    }
}

fn is_void(name: &str) -> bool {
    matches!(name, "area" | "base" | "col" | "embed" | "input" | "link" | "meta" | "param" | "source" | "track")
}

/// Writes attributes.
pub(super) fn written(attributes: &[(&'static str, String)]) -> String {
    attributes.iter().map(|(name, value)| format!(" {name}=\"{}\"", escaped(value))).collect()
}
