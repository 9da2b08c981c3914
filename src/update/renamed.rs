//! Articles that are gone and articles that are new → which continues which; the files of a renamed article under its new name.

use std::collections::{BTreeMap, BTreeSet};

use super::layout::{ClusterKind, Layout};
use crate::comparable::Comparable;
use crate::file::TextFile;
use crate::ftl;
use crate::matching::{self, Piece, Reach};
use crate::project::{LocaleFiles, RetiredFile, Unit};

/// An article by name, with its texts.
pub(super) type Texts = (String, Vec<Comparable>);

/// Returns for each new article the gone one that it continues: it takes over at least half of its messages, more than any other.
pub(super) fn heirs(gone: &[Texts], new: &[Texts]) -> BTreeMap<String, String> {
    let (gone_owners, gone_pieces) = pieces(gone);
    let (new_owners, new_pieces) = pieces(new);
    let mut common: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (carried, owner) in matching::revive(&new_pieces, &gone_pieces, Reach::Across).iter().zip(&new_owners) {
        if let Some(carried) = carried {
            *common.entry((gone_owners[carried.old], *owner)).or_default() += 1;
        }
    }
    let mut pairs: Vec<((usize, usize), usize)> = common.into_iter().collect();
    // Of equal numbers the first by name.
    pairs.sort_by_key(|((old, heir), count)| (std::cmp::Reverse(*count), *old, *heir));
    let (mut continued, mut heirs) = (BTreeSet::new(), BTreeMap::new());
    for ((old, heir), count) in pairs {
        let enough = count * 2 >= gone[old].1.len();
        if enough && !heirs.contains_key(&new[heir].0) && continued.insert(old) {
            heirs.insert(new[heir].0.clone(), gone[old].0.clone());
        }
    }
    heirs
}

fn pieces(articles: &[Texts]) -> (Vec<usize>, Vec<Piece<'_>>) {
    let each = articles.iter().enumerate();
    each.flat_map(|(at, (_, texts))| texts.iter().map(move |text| (at, text.piece()))).unzip()
}

/// Gives a unit without catalogue the files of the one that it continues; returns the paths that are then to be removed, the
/// catalogue last.
///
/// The texts keep their old paths, so that they are written to the new ones even where nothing else changes. What stands at the
/// new places already, from a run that was stopped or by a translator's own hand, counts before what comes.
pub(super) fn take_over(unit: &mut Unit, old: Unit) -> Vec<String> {
    let mut paths = Vec::new();
    for files in &old.locales {
        let all = [&files.file, &files.base_file, &files.retired.file];
        paths.extend(all.into_iter().flatten().map(|file| file.path.clone()));
    }
    paths.extend(old.retired.file.iter().map(|file| file.path.clone()));
    paths.extend(old.catalogue.iter().map(|file| file.path.clone()));
    unit.catalogue = old.catalogue;
    take_over_retired(&mut unit.retired, old.retired);
    for (own, old) in unit.locales.iter_mut().zip(old.locales) {
        take_over_locale(own, old);
    }
    unit.findings.extend(old.findings);
    paths
}

fn take_over_locale(own: &mut LocaleFiles, old: LocaleFiles) {
    own.blocked |= old.blocked;
    own.file = match (own.file.take(), old.file) {
        (Some(own), Some(old)) => Some(joined(own, &old)),
        (own, old) => own.or(old),
    };
    for (id, entries) in old.base {
        own.base.entry(id).or_insert(entries);
    }
    own.base_file = own.base_file.take().or(old.base_file);
    take_over_retired(&mut own.retired, old.retired);
}

fn take_over_retired(own: &mut RetiredFile, old: RetiredFile) {
    for one in old.set_aside.messages {
        if !own.set_aside.messages.contains(&one) {
            own.set_aside.messages.push(one);
        }
    }
    if !own.set_aside.beside.contains(&old.set_aside.beside) {
        own.set_aside.beside.push_str(&old.set_aside.beside);
    }
    own.file = own.file.take().or(old.file);
}

/// Joins two files for one place: the own one, then what only the old one has.
fn joined(own: TextFile, old: &TextFile) -> TextFile {
    let layout = |file: &TextFile| Layout::of(file, &ftl::parse(&file.text));
    let own_bodies: BTreeSet<String> = layout(&own).clusters.into_iter().map(|cluster| cluster.body).collect();
    let old_layout = layout(old);
    let mut more: Vec<String> = Vec::new();
    for cluster in &old_layout.clusters {
        if cluster.kind != ClusterKind::Stub && !own_bodies.contains(&cluster.body) {
            more.push(cluster.text());
        } else {
            more.extend([cluster.above.clone(), cluster.below.clone()]);
        }
    }
    more.push(old_layout.footer);
    more.retain(|piece| !own.text.contains(piece.trim()));
    if more.is_empty() {
        return own;
    }
    let newline = own.newline();
    let mut text = own.text.clone();
    for piece in more {
        text.truncate(text.trim_end_matches(['\n', '\r']).len());
        text.push_str(&newline.repeat(2));
        text.push_str(&piece);
    }
    TextFile::new(&old.path, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn articles(texts: &[(&str, &str)]) -> Vec<Texts> {
        let comparable = |line: &str| Comparable::new(None, line.to_string());
        texts.iter().map(|(name, text)| (name.to_string(), text.lines().map(comparable).collect())).collect()
    }

    const FERRY: &str = "The ferry crosses the lake every hour.";
    const MILL: &str = "The mill stands idle on Sundays and feasts.";
    const BRIDGE: &str = "Engineers have drawn eleven bridges since the railway came.";

    #[test]
    fn half_of_the_messages_make_an_heir() {
        let gone = articles(&[("a", &format!("{FERRY}\n{MILL}")), ("b", BRIDGE)]);
        let half = articles(&[("x", FERRY), ("y", "Nothing of it all stands here.")]);
        assert_eq!(heirs(&gone, &half), BTreeMap::from([("x".to_string(), "a".to_string())]));
        let gone = articles(&[("a", &format!("{FERRY}\n{MILL}\n{BRIDGE}"))]);
        assert_eq!(heirs(&gone, &half), BTreeMap::new());
    }

    #[test]
    fn an_article_continues_one_and_is_continued_by_one() {
        let gone = articles(&[("a", FERRY), ("b", &format!("{MILL}\n{BRIDGE}"))]);
        let both = articles(&[("x", &format!("{FERRY}\n{MILL}\n{BRIDGE}"))]);
        assert_eq!(heirs(&gone, &both), BTreeMap::from([("x".to_string(), "b".to_string())]));
        let split = articles(&[("x", MILL), ("y", BRIDGE)]);
        assert_eq!(heirs(&gone, &split), BTreeMap::from([("x".to_string(), "b".to_string())]));
    }
}
