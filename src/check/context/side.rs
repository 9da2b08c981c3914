//! What was read of one side of a message, each part when first asked for.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use memchr::memchr;

use super::super::date_mismatch::English;
use super::super::end_punctuation::Ending;
use super::super::html_mismatch::EnglishTags;
use super::super::signs::Signs;
use super::super::visible::{Visible, Writing};
use crate::catalogue::Message;
use crate::conventions::Letters;
use crate::file::TextFile;
use crate::ftl::{self, Entry, Flat, Kinds};
use crate::lookup::WordFilter;
use crate::markdown::Definitions;
use crate::span::Span;

/// One side of a message: an entry of a file, and the parts of it.
pub(in crate::check) struct Seen<'a> {
    file: &'a TextFile,
    entry: &'a Entry<'a>,
    /// Where its text is Markdown, the link reference definitions of the article.
    pub(super) definitions: Option<&'a Definitions>,
    is_text: OnceCell<bool>,
    kinds: OnceCell<Kinds>,
    signs: OnceCell<Signs>,
    flats: OnceCell<Vec<Flat<'a>>>,
    visibles: OnceCell<Vec<Visible<'a>>>,
    attributes: OnceCell<Vec<Visible<'a>>>,
    /// The variables that it uses.
    pub(super) variables: OnceCell<BTreeSet<String>>,
}

/// The English of a message, which is read once for all locales.
pub(in crate::check) struct SeenEnglish<'a> {
    /// Its place in the catalogue.
    pub(in crate::check) position: usize,
    /// The message in the catalogue.
    pub(in crate::check) message: &'a Message<'a>,
    /// What a translation has, too.
    pub(super) seen: Seen<'a>,
    /// Its tags.
    pub(in crate::check) tags: OnceCell<EnglishTags>,
    /// Its dates.
    pub(in crate::check) dates: OnceCell<Vec<English>>,
    /// How its readings end; nothing where nobody knows how one ends.
    pub(in crate::check) endings: OnceCell<Vec<Ending>>,
    /// Its words.
    pub(in crate::check) words: OnceCell<Box<WordFilter>>,
    /// The variables that readers see.
    pub(in crate::check) shown: OnceCell<BTreeSet<String>>,
}

impl<'a> Seen<'a> {
    pub(super) fn new(file: &'a TextFile, entry: &'a Entry<'a>, definitions: Option<&'a Definitions>) -> Seen<'a> {
        Seen {
            file,
            entry,
            definitions,
            is_text: OnceCell::new(),
            kinds: OnceCell::new(),
            signs: OnceCell::new(),
            flats: OnceCell::new(),
            visibles: OnceCell::new(),
            attributes: OnceCell::new(),
            variables: OnceCell::new(),
        }
    }

    /// Tells whether it has no placeable.
    pub(super) fn is_text(&self) -> bool {
        use ftl::ast::PatternElement::TextElement;
        let is_text = |element: &_| matches!(element, TextElement { .. });
        *self.is_text.get_or_init(|| self.entry.patterns().all(|pattern| pattern.elements.iter().all(is_text)))
    }

    /// Returns what kinds of things it uses.
    pub(super) fn kinds(&self) -> Kinds {
        *self.kinds.get_or_init(|| Kinds::of(self.entry))
    }

    /// Returns which kinds of characters it has.
    pub(super) fn signs(&self) -> Signs {
        *self.signs.get_or_init(|| {
            let body = self.body();
            // An id tells nothing of the text.
            Signs::of(memchr(b'=', body.as_bytes()).map_or(body, |at| &body[at + 1..]))
        })
    }

    /// Returns the readings of its value.
    pub(super) fn flats(&self) -> &[Flat<'a>] {
        self.flats
            .get_or_init(|| self.entry.value().map_or_else(Vec::new, |value| ftl::flatten(&self.file.text, value)))
    }

    /// Returns what a reader sees of its value, reading by reading.
    pub(super) fn visibles(&self, letters: Option<&'static Letters>) -> &[Visible<'a>] {
        self.visibles.get_or_init(|| {
            let writing = match self.definitions {
                Some(definitions) => Writing::Markdown(definitions),
                None => Writing::of(self.body(), self.signs()),
            };
            self.flats().iter().map(|flat| Visible::new(flat, writing, letters)).collect()
        })
    }

    /// Returns what a reader sees of its attributes.
    pub(super) fn attributes(&self, letters: Option<&'static Letters>) -> &[Visible<'a>] {
        self.attributes.get_or_init(|| {
            let patterns = self.entry.attributes().iter();
            let flats = patterns.flat_map(|own| ftl::flatten(&self.file.text, &own.value));
            flats.map(|flat| Visible::new(&flat, Writing::Html, letters)).collect()
        })
    }

    fn body(&self) -> &'a str {
        self.file.slice(self.entry.body_span(&self.file.text))
    }
}

impl<'a> SeenEnglish<'a> {
    pub(super) fn new(position: usize, message: &'a Message<'a>, seen: Seen<'a>) -> SeenEnglish<'a> {
        SeenEnglish {
            position,
            message,
            seen,
            tags: OnceCell::new(),
            dates: OnceCell::new(),
            endings: OnceCell::new(),
            words: OnceCell::new(),
            shown: OnceCell::new(),
        }
    }

    /// Returns which kinds of characters it has.
    pub(in crate::check) fn signs(&self) -> Signs {
        self.seen.signs()
    }

    /// Returns where it stands in the catalogue.
    pub(in crate::check) fn span(&self) -> Span {
        self.seen.entry.span
    }
}
