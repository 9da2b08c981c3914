//! What was read of one side of a message, each part when first asked for.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::super::date_mismatch::English;
use super::super::end_punctuation::Ending;
use super::super::html_mismatch::EnglishTags;
use super::super::signs::Signs;
use super::super::visible::Visible;
use crate::ftl::{Flat, Kinds};
use crate::lookup::WordFilter;

/// The parts of one side.
#[derive(Default)]
pub(in crate::check) struct Seen<'a> {
    pub(super) is_text: OnceCell<bool>,
    pub(super) kinds: OnceCell<Kinds>,
    pub(super) signs: OnceCell<Signs>,
    pub(super) flats: OnceCell<Vec<Flat<'a>>>,
    pub(super) visibles: OnceCell<Vec<Visible<'a>>>,
    pub(super) attributes: OnceCell<Vec<Visible<'a>>>,
    /// The variables that it uses.
    pub(super) variables: OnceCell<BTreeSet<String>>,
}

/// The parts of the English, which are read once for all locales.
#[derive(Default)]
pub(in crate::check) struct SeenEnglish<'a> {
    /// Those that a translation has, too.
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
