//! Text → the heading that it begins with.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use super::super::options;
use crate::span::Span;

/// Returns the text and the place of a heading of the first level that a text begins with.
pub fn leading_heading(text: &str) -> Option<(String, Span)> {
    let body = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mark = text.len() - body.len();
    catch_unwind(AssertUnwindSafe(|| {
        let mut heading: Option<(String, Span)> = None;
        let mut in_front_matter = false;
        for (event, range) in Parser::new_ext(body, options()).into_offset_iter() {
            match event {
                Event::Start(Tag::MetadataBlock(_)) => in_front_matter = true,
                Event::End(TagEnd::MetadataBlock(_)) => in_front_matter = false,
                _ if in_front_matter => {}
                Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) => {
                    heading = Some((String::new(), Span::new(range.start + mark, range.end + mark)));
                }
                Event::End(TagEnd::Heading(_)) => return heading,
                Event::Text(text) | Event::Code(text) => heading.as_mut()?.0.push_str(&text),
                Event::SoftBreak | Event::HardBreak => heading.as_mut()?.0.push(' '),
                _ if heading.is_some() => {}
                _ => return None,
            }
        }
        None
    }))
    .ok()
    .flatten()
}
