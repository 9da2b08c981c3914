//! What was read of one side of a message, each part when first asked for.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::super::date_mismatch::English;
use super::super::end_punctuation::Ending;
use super::super::html_mismatch::EnglishTags;
use super::super::signs::Signs;
use super::super::visible::Visible;
use crate::ftl::{Flat, Kinds};
use crate::lookup::WordKey;

/// The parts of one side. Those of the English are read once for all locales.
#[derive(Default)]
pub(in crate::check) struct Seen {
    pub(super) is_text: OnceCell<bool>,
    pub(super) kinds: OnceCell<Kinds>,
    pub(super) signs: OnceCell<Signs>,
    pub(super) flats: OnceCell<Vec<Flat>>,
    pub(super) visibles: OnceCell<Vec<Visible>>,
    pub(super) attributes: OnceCell<Vec<Visible>>,
    /// Its tags, of the English only.
    pub(in crate::check) tags: OnceCell<EnglishTags>,
    /// Its dates, of the English only.
    pub(in crate::check) dates: OnceCell<Vec<English>>,
    /// How its readings end, of the English only; nothing where nobody knows how one ends.
    pub(in crate::check) endings: OnceCell<Vec<Ending>>,
    /// The keys of its words, in order, of the English only.
    pub(in crate::check) words: OnceCell<Vec<WordKey>>,
    /// By what it starts, for those who seek equal texts.
    pub(in crate::check) start: OnceCell<WordKey>,
    /// The same of the whole.
    pub(in crate::check) wording: OnceCell<WordKey>,
    /// The variables that it uses.
    pub(super) variables: OnceCell<BTreeSet<String>>,
    /// Those of them that readers see.
    pub(in crate::check) shown: OnceCell<BTreeSet<String>>,
}
