//! `tolmach check --fix`: the safe corrections of findings, written or shown.

use std::collections::{BTreeMap, BTreeSet};

use tolmach::disk::{Disk, DiskError};
use tolmach::file::TextFile;
use tolmach::finding::Finding;
use tolmach::fix::{Kind, fix};
use tolmach::project::{Files, Listing, Unreadable};

use super::check::Checked;
use super::outcome::Failure;
use super::session::Session;

/// How often the result of corrections is corrected again.
const PASSES: usize = 10;

/// The files of a project with corrections that are not written yet.
pub struct Corrected<'d> {
    disk: &'d Disk,
    /// Path → the text as it was, and as it is now.
    pub texts: BTreeMap<String, (String, String)>,
    /// What was corrected, pass by pass.
    pub fixed: Vec<Finding>,
}

impl Files for Corrected<'_> {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        match self.texts.get(path) {
            Some((_, new)) => Ok(Some(new.clone().into_bytes())),
            None => self.disk.read(path),
        }
    }

    fn list(&self, folder: &str) -> Listing {
        self.disk.list(folder)
    }
}

/// Corrects what `check` finds until nothing is left to correct; returns the corrections and what is found then.
///
/// # Errors
/// When `check` fails, or a file changes meanwhile.
pub fn fix_all<'s>(
    session: &'s Session,
    check: impl Fn(&dyn Files) -> Result<Checked, Failure>,
) -> Result<(Corrected<'s>, Checked), Failure> {
    let mut corrected = Corrected { disk: &session.disk, texts: BTreeMap::new(), fixed: Vec::new() };
    let mut seen: BTreeSet<(String, String)> = BTreeSet::new();
    let mut checked = check(&corrected)?;
    for _ in 0..PASSES {
        if !corrected.pass(&checked, &mut seen)? {
            break;
        }
        checked = check(&corrected)?;
    }
    Ok((corrected, checked))
}

impl Corrected<'_> {
    /// Applies what can be applied at once; tells whether anything changed. `seen` has every text that a file had, so that
    /// two checks that undo each other come to an end.
    fn pass(&mut self, checked: &Checked, seen: &mut BTreeSet<(String, String)>) -> Result<bool, Failure> {
        let mut by_path: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
        for finding in checked.findings.iter().filter(|finding| !finding.fix.is_empty()) {
            // An article is corrected where the check is about the English only.
            let path = &finding.place.path;
            if checked.people.contains(path) && (path.ends_with(".ftl") || finding.check.starts_with("source-")) {
                by_path.entry(path).or_default().push(finding);
            }
        }
        let mut changed = false;
        for (path, findings) in by_path {
            let bytes = self.read(path).ok().flatten().and_then(|bytes| String::from_utf8(bytes).ok());
            let moved = || DiskError::Changed { path: path.to_string() };
            let old = TextFile::new(path, bytes.ok_or_else(moved)?);
            // The findings speak of the text that was checked; another program may have saved another one since.
            let same = |finding: &&Finding| {
                finding.place.excerpt.as_ref().is_none_or(|excerpt| {
                    let end = excerpt.span.end <= old.text.len() && old.text.is_char_boundary(excerpt.span.start);
                    end && old.slice(old.whole_lines(excerpt.span)) == excerpt.lines
                })
            };
            if !findings.iter().all(same) {
                return Err(moved().into());
            }
            let kind = if path.ends_with(".ftl") { Kind::Fluent } else { Kind::Article };
            let result = fix(&old.text, kind, &findings);
            seen.insert((path.to_string(), old.text.clone()));
            if result.applied.is_empty() || seen.contains(&(path.to_string(), result.text.clone())) {
                continue;
            }
            self.fixed.extend(result.applied.iter().map(|number| findings[*number].clone()));
            let first = self.texts.remove(path).map_or(old.text, |(first, _)| first);
            self.texts.insert(path.to_string(), (first, result.text));
            changed = true;
        }
        Ok(changed)
    }

    /// Writes what was corrected.
    ///
    /// # Errors
    /// When a file cannot be written, or is no longer what was checked.
    pub fn write(&self) -> Result<(), Failure> {
        for (path, (_, new)) in &self.texts {
            self.disk.write(path, new.as_bytes())?;
        }
        Ok(())
    }
}
