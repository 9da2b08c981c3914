//! The segments of an article → the text of a locale file in which nothing stands yet: a header, and a stub for each segment.
//!
//! Invariant: it is what [`super::translation_file`] makes of the catalogue that the segments are written to, without reading
//! that catalogue back; where this cannot be told beforehand, there is no beginning.

use super::Passage;
use super::translation_file::header;
use super::view::lines;
use crate::base::SetAside;
use crate::config::Switch;
use crate::ftl;
use crate::project::{LocaleFiles, Project};
use crate::segment::{Kind, Segment};

/// What every locale file of an article begins as.
pub(super) struct Beginning<'a> {
    project: &'a Project,
    /// The title of the article, as the catalogue shows it.
    title: Option<&'a str>,
    /// The stubs, one for each segment.
    stubs: String,
}

impl<'a> Beginning<'a> {
    /// Returns the beginning for an article with this catalogue; `ids` has one id for each segment.
    pub fn of(project: &'a Project, catalogue: &'a str, segments: &[Segment], ids: &[String]) -> Option<Beginning<'a>> {
        let is_read = catalogue.len() <= ftl::MAX_BYTES && segments.iter().all(shows_its_note);
        if !is_read || project.source_comments() == Switch::Off {
            return None;
        }
        let source = project.config.source_locale.name();
        let mut stubs = String::with_capacity(catalogue.len());
        for (segment, id) in segments.iter().zip(ids) {
            stubs.push('\n');
            let value = segment.pattern.markdown();
            for line in lines(source, segment.note.as_deref(), Some(&value), &[], None) {
                stubs.extend(["# ", &line, "\n"]);
            }
            stubs.extend(["# ", id, " =\n"]);
        }
        let title = catalogue.split('\n').next().and_then(|line| line.strip_prefix("### "));
        Some(Beginning { project, title, stubs })
    }

    /// Tells whether nothing of a locale is there yet, and nothing arrives.
    pub fn is_of(files: &LocaleFiles, passage: &Passage) -> bool {
        files.file.is_none()
            && files.base_file.is_none()
            && files.base.is_empty()
            && files.retired.file.is_none()
            && files.retired.set_aside == SetAside::default()
            && !passage.arrived.contains_key(&files.locale)
    }

    /// Returns the text for a locale.
    pub fn text(&self, locale: &str) -> String {
        header(self.project, locale, self.title) + &self.stubs
    }
}

/// Tells whether a catalogue surely gives a segment's note as it is: one line behind a kind that is one.
fn shows_its_note(segment: &Segment) -> bool {
    let is_plain = |note: &String| !note.is_empty() && note.trim() == note && !note.contains(['\n', '\r']);
    segment.note.as_ref().is_none_or(|note| is_plain(note) && !matches!(segment.kind, Kind::FrontMatter(_)))
}
