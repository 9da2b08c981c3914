//! An image with its description → an element, a link, or the description alone.

use super::{Image, Writer, escaped, raw};

/// An image whose description is being read.
#[derive(Default)]
pub(super) struct Open {
    target: String,
    title: Option<String>,
    description: String,
}

impl Open {
    /// Begins an image.
    pub fn new(target: &str, title: &str) -> Open {
        let title = (!title.is_empty()).then(|| title.to_string());
        Open { target: target.to_string(), title, description: String::new() }
    }
}

impl Writer<'_> {
    /// Adds to the description of the outermost image.
    pub(super) fn describe(&mut self, text: &str) {
        if let Some(image) = self.image.first_mut() {
            image.description.push_str(text);
        }
    }

    /// Shows the outermost image when its description has ended.
    pub(super) fn end_image(&mut self) {
        let Some(last) = self.image.pop() else { return };
        if self.image.is_empty() {
            let title: Vec<_> = last.title.into_iter().map(|title| ("title", title)).collect();
            self.show(&last.target, &title, last.description.trim());
        }
    }

    /// Shows an image.
    pub(super) fn show(&mut self, target: &str, attributes: &[(&'static str, String)], description: &str) {
        match (self.chapter.image)(target) {
            Image::Embedded(path) => {
                self.images.0 += 1;
                self.images.1 += usize::from(description.is_empty());
                let attributes = raw::written(attributes);
                self.out.push_str(&format!(
                    "<img src=\"{}\" alt=\"{}\"{attributes}/>",
                    escaped(&path),
                    escaped(description)
                ));
            }
            Image::Elsewhere(address) if self.may_link() => {
                let shown = if description.is_empty() { &address } else { description };
                self.out.push_str(&format!("<a href=\"{}\">{}</a>", escaped(&address), escaped(shown)));
            }
            Image::Elsewhere(_) | Image::Described => self.text(description),
        }
    }
}
