//! A locale file as it was → as it should be: entries in article order, stubs for what is missing, owned lines up to date.
//!
//! Every byte of entries, junk and of translators' own comments is kept.

use std::collections::{BTreeMap, BTreeSet};

use super::between::{BLANK, continues, without_blank_lines, would_join};
use super::layout::{Cluster, ClusterKind, Layout};
use super::lost_comments::without_lost_comments;
use super::view;
use crate::base::Retired;
use crate::catalogue::Catalogue;
use crate::config::Switch;
use crate::file::TextFile;
use crate::ftl::{self, EntryKind, Resource};
use crate::project::Project;
use crate::translation::{Owner, Remembered, State, Translation, is_own_text};

/// Stands at the top of a file that no native speaker has reviewed.
const DRAFT: &str = "### Draft: no native speaker has reviewed this file yet.\n";
/// Stands at the top of a new file.
const HOW: &str = "### To translate a message, remove the `# ` before its id and write behind the `=`.\n";

/// What a locale file is refreshed from.
pub(super) struct Refresh<'a> {
    pub project: &'a Project,
    pub locale: &'a str,
    /// The English that a message had until now.
    pub previous: &'a dyn Fn(&str) -> Vec<String>,
    /// Ids of entries that were set aside.
    pub leaving: &'a BTreeSet<String>,
    /// Messages that come back.
    pub returning: &'a [&'a Retired],
    pub catalogue: &'a Catalogue<'a>,
    pub translation: &'a Translation<'a>,
}

/// Returns the new text of a locale file; `None` where there is no file and nothing to write into one.
pub(super) fn refresh(refresh: &Refresh<'_>, file: Option<&TextFile>) -> Option<String> {
    let shown = refresh.project.source_comments();
    if file.is_none() && shown == Switch::Off && refresh.returning.is_empty() {
        return None;
    }
    if refresh.translation.resource.refused.is_some() {
        return None;
    }
    let newline = file.map_or("\n", TextFile::newline);
    let mut layout = match file {
        Some(file) => Layout::of(file, &refresh.translation.resource),
        None => Layout {
            header: header(refresh.project, refresh.locale, first_line(refresh.catalogue)),
            ..Layout::default()
        },
    };
    let editor = Editor { refresh, shown, newline, owner: Owner::new(refresh.project.config.source_locale.name()) };
    editor.drop_what_left(&mut layout);
    editor.drop_lost_comments(&mut layout);
    editor.bring_up_to_date(&mut layout);
    editor.add_what_is_missing(&mut layout, file.map(|_| &refresh.translation.resource));
    editor.order(&mut layout);
    Some(editor.join(&layout))
}

/// Returns what of a locale file is left when its entries and owned lines are gone and was not written by us: the header of a
/// new file is passed over; blank where nothing is left.
pub(super) fn own_text(project: &Project, locale: &str, catalogue: &Catalogue<'_>, text: &str) -> String {
    let ours = format!("{}{DRAFT}", header(project, locale, first_line(catalogue)));
    let own = |line: &&str| !line.starts_with("###") || !ours.lines().any(|known| known == line.trim_end());
    let rest: String = text.split_inclusive('\n').filter(own).collect();
    if rest.trim().is_empty() { String::new() } else { rest }
}

/// Returns the lines at the top of a new file; `first` is the first line of the catalogue's comment.
pub(super) fn header(project: &Project, locale: &str, first: Option<&str>) -> String {
    let settings = project.config.locale(locale);
    let name = settings.map_or_else(|| locale.to_string(), |settings| settings.locale.english_name());
    let title = first.filter(|first| !first.contains("Made from")).map(|title| format!("### {title}\n"));
    let draft = match settings.is_some_and(|settings| !settings.reviewed) {
        true => DRAFT,
        false => "",
    };
    format!("{}### {name} ({locale})\n{draft}{HOW}", title.unwrap_or_default())
}

/// Returns the first line of the comments at the top of a catalogue: the title of its article.
fn first_line<'f>(catalogue: &Catalogue<'f>) -> Option<&'f str> {
    catalogue.resource.entries.iter().find_map(|entry| match &entry.kind {
        EntryKind::Comment(ftl::Level::Resource, lines) => lines.first().copied(),
        _ => None,
    })
}

struct Editor<'a> {
    refresh: &'a Refresh<'a>,
    shown: Switch,
    newline: &'a str,
    owner: Owner,
}

impl Editor<'_> {
    /// Takes out comments of ours that lost their entry; the messages that are missing get stubs with new ones.
    fn drop_lost_comments(&self, layout: &mut Layout) {
        let has_comments = |cluster: &Cluster| cluster.above.contains('#');
        let is_bare = !layout.footer.contains('#') && !layout.clusters.iter().any(has_comments);
        if self.shown == Switch::Off || is_bare {
            return;
        }
        let catalogue = self.refresh.catalogue;
        let shown = catalogue.messages.iter().map(|message| catalogue.text(message));
        let bases = self.refresh.translation.messages.iter().filter_map(|message| message.base.as_ref()?.then());
        let texts: Vec<String> = shown.chain(bases.map(|base| base.text.clone())).collect();
        let known: BTreeSet<String> =
            texts.iter().flat_map(|text| text.split('\n')).map(|line| line.trim_end().to_string()).collect();
        for cluster in &mut layout.clusters {
            cluster.above = without_lost_comments(&cluster.above, &self.owner, &known);
        }
        layout.footer = without_lost_comments(&layout.footer, &self.owner, &known);
    }

    /// Takes out entries that were set aside, stubs of translated or gone messages, second stubs.
    fn drop_what_left(&self, layout: &mut Layout) {
        let translated: BTreeSet<String> = layout
            .clusters
            .iter()
            .filter(|cluster| cluster.kind == ClusterKind::Message)
            .map(|cluster| cluster.id.clone())
            .collect();
        let in_junk = self.junk_ids();
        let mut seen = BTreeSet::new();
        let clusters = std::mem::take(&mut layout.clusters);
        // What a dropped cluster leaves behind (own comments, junk) goes on with the cluster above or below.
        let mut left = String::new();
        for mut cluster in clusters {
            let goes = match cluster.kind {
                ClusterKind::Term => false,
                ClusterKind::Message => self.refresh.leaving.contains(&cluster.id),
                // Without the stub between them, two pieces of junk might become an entry.
                ClusterKind::Stub if continues(&cluster.below) => false,
                ClusterKind::Stub => {
                    self.shown == Switch::Off
                        || translated.contains(&cluster.id)
                        || in_junk.contains(&cluster.id)
                        || self.refresh.catalogue.get(&cluster.id).is_none()
                        || self.refresh.returning.iter().any(|one| one.id == cluster.id)
                        || !seen.insert(cluster.id.clone())
                }
            };
            layout.shortened = goes;
            if goes {
                self.push_apart(&mut left, &cluster.above);
                if cluster.kind == ClusterKind::Stub {
                    let own = view::refreshed(&cluster.comment, &[], &self.owner, self.newline, |text| {
                        self.is_own(&cluster.id, text)
                    });
                    if !own.is_empty() {
                        left.push_str(&own.concat());
                        left.push_str(self.newline);
                    }
                }
                self.push_apart(&mut left, without_blank_lines(&cluster.below));
            } else {
                cluster.above.insert_str(0, &std::mem::take(&mut left));
                layout.clusters.push(cluster);
            }
        }
        layout.footer.insert_str(0, &left);
    }

    /// Returns the ids that junk seems to start with: no second stub for those.
    fn junk_ids(&self) -> BTreeSet<String> {
        let junk = self.refresh.translation.resource.entries.iter().filter_map(ftl::Entry::junk_id);
        junk.map(str::to_string).collect()
    }

    fn bring_up_to_date(&self, layout: &mut Layout) {
        // A merge may leave several entries of one id; each has a state of its own.
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for cluster in &mut layout.clusters {
            let Some(position) = self.refresh.catalogue.position(&cluster.id) else { continue };
            let message = &self.refresh.catalogue.messages[position];
            let translated = &self.refresh.translation.messages[position];
            let state = match cluster.kind {
                ClusterKind::Stub => &State::Missing,
                _ => {
                    let before = seen.entry(cluster.id.clone()).or_default();
                    *before += 1;
                    let other = before.checked_sub(2).and_then(|at| translated.others.get(at));
                    other.map_or(&translated.state, |another| &another.state)
                }
            };
            let source = self.refresh.project.config.source_locale.name();
            let wanted = view::wanted(self.refresh.catalogue, message, state, source, self.shown);
            let id = cluster.id.clone();
            cluster.comment =
                view::refreshed(&cluster.comment, &wanted, &self.owner, self.newline, |text| self.is_own(&id, text));
        }
    }

    /// Tells whether a line that looks owned is a translator's own text.
    fn is_own(&self, id: &str, text: &str) -> bool {
        let Some(position) = self.refresh.catalogue.position(id) else { return false };
        let translated = &self.refresh.translation.messages[position];
        let remembered = || translated.base.iter().chain(translated.others.iter().map(|another| &another.base));
        // A stub shows the English of some time; without a base there is no telling what it was.
        if remembered().next().is_none() {
            return false;
        }
        let now = self.refresh.catalogue.text(&self.refresh.catalogue.messages[position]);
        let known = || {
            std::iter::once(now.as_str())
                .chain(remembered().filter_map(Remembered::then).map(|base| base.text.as_str()))
        };
        if !is_own_text(text, &known().collect::<Vec<_>>()) {
            return false;
        }
        let previous = (self.refresh.previous)(id);
        is_own_text(text, &known().chain(previous.iter().map(String::as_str)).collect::<Vec<_>>())
    }

    fn add_what_is_missing(&self, layout: &mut Layout, resource: Option<&Resource<'_>>) {
        let in_junk = if resource.is_some() { self.junk_ids() } else { BTreeSet::new() };
        let present: BTreeSet<String> = layout.clusters.iter().map(|cluster| cluster.id.clone()).collect();
        let mut fresh: Vec<(usize, Cluster)> = Vec::with_capacity(self.refresh.catalogue.messages.len());
        for (position, message) in self.refresh.catalogue.messages.iter().enumerate() {
            if present.contains(&message.id) || in_junk.contains(&message.id) {
                continue;
            }
            let source = self.refresh.project.config.source_locale.name();
            let wanted = |state: &State| view::wanted(self.refresh.catalogue, message, state, source, self.shown);
            let lines = |wanted: Vec<String>| wanted.iter().map(|line| ["# ", line, self.newline].concat()).collect();
            let cluster = match self.refresh.returning.iter().find(|one| one.id == message.id) {
                Some(one) => self.returned(one),
                None if self.shown == Switch::Off => continue,
                None => Cluster {
                    id: message.id.clone(),
                    kind: ClusterKind::Stub,
                    above: String::new(),
                    comment: lines(wanted(&State::Missing)),
                    body: ["# ", &message.id, " ="].concat(),
                    below: self.newline.repeat(2),
                },
            };
            fresh.push((position, cluster));
        }
        layout.clusters.reserve(fresh.len());
        for (position, cluster) in fresh {
            let before =
                |other: &Cluster| self.refresh.catalogue.position(&other.id).is_some_and(|other| other < position);
            let at = layout.clusters.iter().rposition(before).map_or(0, |at| at + 1);
            // What ended the file has no blank line below it.
            if let Some(above) = layout.clusters[..at].last_mut().filter(|one| one.below.trim_matches(BLANK).is_empty())
            {
                let have = above.below.matches('\n').count();
                above.below.push_str(&self.newline.repeat(2usize.saturating_sub(have)));
            }
            layout.clusters.insert(at, cluster);
        }
    }

    /// Makes a cluster of a message that comes back, with its bytes.
    fn returned(&self, one: &Retired) -> Cluster {
        let file = TextFile::new("", one.bytes.as_str());
        let resource = ftl::parse(&file.text);
        let mut layout = Layout::of(&file, &resource);
        let mut cluster = layout.clusters.pop().unwrap_or(Cluster {
            id: one.id.clone(),
            kind: ClusterKind::Message,
            above: String::new(),
            comment: Vec::new(),
            body: one.bytes.clone(),
            below: String::new(),
        });
        cluster.below = self.newline.repeat(2);
        cluster
    }

    /// Puts clusters into article order where they are not; what has no place there stays behind the one above it.
    fn order(&self, layout: &mut Layout) {
        let mut place = 0;
        let places: Vec<usize> = layout
            .clusters
            .iter()
            .map(|cluster| {
                if let Some(position) = self.refresh.catalogue.position(&cluster.id) {
                    place = position + 1;
                }
                place
            })
            .collect();
        if places.is_sorted() {
            return;
        }
        let end = places.len() - 1;
        let mut numbered: Vec<(usize, (usize, Cluster))> =
            places.into_iter().zip(std::mem::take(&mut layout.clusters).into_iter().enumerate()).collect();
        numbered.sort_by_key(|(place, _)| *place);
        let was_last = numbered.iter().position(|(_, (before, _))| *before == end).unwrap_or(end);
        layout.clusters = numbered.into_iter().map(|(_, (_, cluster))| cluster).collect();
        // The file ends as it did, and a blank line stands where one stood.
        let blank = |at: usize| layout.clusters[at].below.trim_matches(BLANK).is_empty();
        if was_last < end && blank(was_last) && blank(end) {
            let below = std::mem::take(&mut layout.clusters[end].below);
            layout.clusters[end].below = std::mem::replace(&mut layout.clusters[was_last].below, below);
        }
    }

    /// Joins the clusters; a stub has a blank line above and below, an entry at least a line ending. Only what the text
    /// shows decides, so that a second run finds nothing to add.
    fn join(&self, layout: &Layout) -> String {
        let length = |cluster: &Cluster| {
            let comment: usize = cluster.comment.iter().map(String::len).sum();
            cluster.above.len() + comment + cluster.body.len() + cluster.below.len() + 2
        };
        let mut out = String::with_capacity(layout.header.len() + layout.clusters.iter().map(length).sum::<usize>());
        out.push_str(&layout.header);
        let mut before = layout.header.as_str();
        for cluster in &layout.clusters {
            let stub = cluster.kind == ClusterKind::Stub;
            self.end_line(&mut out, 1);
            if would_join(before, &cluster.above) {
                out.push_str(&self.separator());
            }
            before = &cluster.below;
            out.push_str(&cluster.above);
            self.end_line(&mut out, if stub { 2 } else { 0 });
            out.push_str(&cluster.comment.concat());
            out.push_str(&cluster.body);
            let rest = without_blank_lines(&cluster.below);
            let blank = &cluster.below[..cluster.below.len() - rest.len()];
            out.push_str(blank);
            if stub {
                out.push_str(&self.newline.repeat(2usize.saturating_sub(blank.matches('\n').count())));
            }
            out.push_str(rest);
        }
        if let Some(last) = layout.clusters.last().filter(|_| layout.footer.is_empty()) {
            let returns = self.refresh.returning.iter().any(|one| one.id == last.id);
            let bare = last.kind == ClusterKind::Stub || returns || layout.shortened;
            if last.below.trim_matches(BLANK).is_empty() && bare {
                let kept = out.trim_end_matches(BLANK).len();
                let ending = out[kept..].find('\n').map_or(kept, |at| kept + at + 1);
                out.truncate(ending);
            }
        }
        if !layout.footer.is_empty() {
            self.end_line(&mut out, 1);
        }
        if would_join(before, &layout.footer) {
            out.push_str(&self.separator());
        }
        out.push_str(&layout.footer);
        // Junk may begin with what is a byte order mark at the start of a file, and what is behind it would be no junk then.
        if !self.is_marked() && out.starts_with('\u{FEFF}') {
            out.insert_str(0, &self.separator());
        }
        out
    }

    /// Pushes a text that stood apart.
    fn push_apart(&self, out: &mut String, text: &str) {
        if would_join(out, text) {
            self.end_line(out, 1);
            out.push_str(&self.separator());
        }
        out.push_str(text);
    }

    /// Returns the empty comment that keeps two pieces of junk apart.
    fn separator(&self) -> String {
        format!("#{}", self.newline)
    }

    /// Tells whether the file starts with a byte order mark.
    fn is_marked(&self) -> bool {
        self.refresh.translation.file.is_some_and(|file| file.mark_len() > 0)
    }

    /// Makes the text, unless it is empty, end with at least this many line endings; what stands behind the last, if only a
    /// carriage return, is a line to end.
    fn end_line(&self, out: &mut String, least: usize) {
        let mark = if self.is_marked() { "\u{FEFF}" } else { "" };
        if out.strip_prefix(mark).unwrap_or(out).is_empty() {
            return;
        }
        let ending = out.chars().rev().take_while(|c| matches!(c, '\n' | '\r')).filter(|c| *c == '\n').count();
        let have = if out.ends_with('\n') { ending } else { 0 };
        out.push_str(&self.newline.repeat(least.saturating_sub(have)));
    }
}
