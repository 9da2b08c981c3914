//! Text → the sequence of its block elements, to see that an edition has the article's structure.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use super::options;

/// One start or end of a block element, with the byte at which it stands.
#[derive(Clone, Copy, Debug)]
pub struct Bone {
    shape: u64,
    /// The offset in the text.
    pub offset: usize,
}

/// The block elements of a text in order.
#[derive(Clone, Debug, Default)]
pub struct Skeleton {
    bones: Vec<Bone>,
    length: usize,
}

/// Returns the skeleton of a text; link definitions, inline content and the content of code are no part of it.
///
/// `None` when the library panics.
pub fn skeleton(text: &str) -> Option<Skeleton> {
    let body = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mark = text.len() - body.len();
    let bones = catch_unwind(AssertUnwindSafe(|| {
        Parser::new_ext(body, options())
            .into_offset_iter()
            .filter_map(|(event, range)| Some(Bone { shape: shape(&event)?, offset: range.start + mark }))
            .collect()
    }))
    .ok()?;
    Some(Skeleton { bones, length: text.len() })
}

/// Returns where two skeletons part: the offset in the first text and the one in the second.
pub fn first_difference(a: &Skeleton, b: &Skeleton) -> Option<(usize, usize)> {
    let parted = a.bones.iter().zip(&b.bones).position(|(one, other)| one.shape != other.shape);
    let at = match parted {
        Some(at) => at,
        None if a.bones.len() == b.bones.len() => return None,
        None => a.bones.len().min(b.bones.len()),
    };
    let offset = |skeleton: &Skeleton| skeleton.bones.get(at).map_or(skeleton.length, |bone| bone.offset);
    Some((offset(a), offset(b)))
}

fn shape(event: &Event<'_>) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    match event {
        Event::Start(tag) => match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. } => return None,
            Tag::Heading { level, id, classes, attrs } => (1, *level as u8, id, classes, attrs).hash(&mut hasher),
            Tag::List(first) => (2, first).hash(&mut hasher),
            Tag::FootnoteDefinition(label) => (3, label).hash(&mut hasher),
            Tag::CodeBlock(CodeBlockKind::Fenced(language)) => (4, language).hash(&mut hasher),
            Tag::Table(alignments) => (5, alignments.len()).hash(&mut hasher),
            other => (6, std::mem::discriminant(other)).hash(&mut hasher),
        },
        Event::End(end) => match end {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image => return None,
            other => (7, std::mem::discriminant(other)).hash(&mut hasher),
        },
        Event::Rule => 8.hash(&mut hasher),
        Event::TaskListMarker(done) => (9, done).hash(&mut hasher),
        _ => return None,
    }
    Some(hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn difference(a: &str, b: &str) -> Option<(usize, usize)> {
        first_difference(&skeleton(a).unwrap(), &skeleton(b).unwrap())
    }

    #[test]
    fn words_may_differ_and_blocks_may_not() {
        assert_eq!(difference("# a\n\nb *c*\n", "# x\n\ny z\n"), None);
        assert_eq!(difference("a\n\nb\n", "a\n\n# b\n"), Some((3, 3)));
        assert_eq!(difference("a\n", "a\n\nb\n"), Some((2, 3)));
        assert_eq!(difference("- a\n", "1. a\n"), Some((0, 0)));
        assert_eq!(difference("", ""), None);
    }
}
