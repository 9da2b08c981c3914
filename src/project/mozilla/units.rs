//! The patterns of `l10n.toml` and a listing of the project → units: each source file with its file in every locale.

use std::collections::{BTreeMap, BTreeSet};

use super::filters::{Filters, LocaleFilters, Rule};
use super::pattern::{Matcher, Matchers, Pattern};
use super::{Mapping, Pair, ResolvedConfig, UNUSED_SETTING};
use crate::config::mozilla::Action;
use crate::finding::{Finding, Place, Severity};
use crate::locale::Locale;
use crate::project::{Files, OwnPaths, UnitName, report_unreadable};

/// What `l10n.toml` says about a project.
pub struct Mapped {
    /// The source files, and files of locales whose source is gone.
    pub units: Vec<UnitName>,
    /// What is not reported.
    pub filters: Filters,
    /// Settings without effect, and what cannot be listed.
    pub findings: Vec<Finding>,
}

/// The files of a project, each folder listed once.
struct Tree {
    files: Vec<String>,
    findings: Vec<Finding>,
}

impl Mapping {
    /// Returns the locales that it enables, in order of their names; where no file names any, those that have a folder.
    pub fn locales(&self, files: &dyn Files) -> Vec<Locale> {
        let of_pairs = |config: &ResolvedConfig| -> Vec<Locale> {
            config.pairs.iter().filter_map(|pair| pair.locales.clone()).flatten().collect()
        };
        let named =
            self.configs.iter().flat_map(|config| [config.locales.clone().unwrap_or_default(), of_pairs(config)]);
        let mut locales: Vec<Locale> = named.flatten().collect();
        let says = |config: &ResolvedConfig| {
            config.locales.is_some() || config.pairs.iter().any(|pair| pair.locales.is_some())
        };
        if !self.configs.iter().any(says) {
            locales.extend(self.discover(files));
        }
        locales.sort_by(|a, b| a.name().cmp(b.name()));
        locales.dedup();
        locales
    }

    fn discover(&self, files: &dyn Files) -> Vec<Locale> {
        let pairs: Vec<&Pair> = self.configs.iter().flat_map(|config| &config.pairs).collect();
        let mut folders: BTreeMap<&str, BTreeSet<(&str, &str)>> = BTreeMap::new();
        for (folder, start, end) in pairs.iter().filter_map(|pair| pair.l10n.folder_of_locales()) {
            folders.entry(folder).or_default().insert((start, end));
        }
        let mut found = Vec::new();
        for (folder, edges) in folders {
            let listing = files.list(folder);
            let names = listing
                .folders
                .iter()
                .flat_map(|name| edges.iter().filter_map(|(start, end)| name.strip_prefix(start)?.strip_suffix(end)));
            let candidates: BTreeSet<&str> = names.collect();
            for locale in candidates.into_iter().filter_map(Locale::of_folder) {
                let of_locale = |pattern: &Pattern| pattern.of_locale(locale.name());
                let own = pairs.iter().map(|pair| (of_locale(&pair.l10n), of_locale(&pair.reference)));
                let own: Vec<(Matcher, Matcher)> = own.collect();
                let is_own = |path: &String| {
                    own.iter().any(|(l10n, reference)| l10n.is_match(path) && !reference.is_match(path))
                };
                if listing.files.iter().filter(|path| is_fluent(path)).any(is_own) {
                    found.push(locale);
                }
            }
        }
        found
    }

    /// Finds the files.
    pub fn files(&self, locales: &[Locale], files: &dyn Files) -> Mapped {
        let made = Matchers::default();
        let tree = Tree::list(self, locales, files, &made);
        let mut mapped = Mapped { units: Vec::new(), filters: Filters::default(), findings: self.findings.clone() };
        for locale in locales {
            mapped.filters.locales.extend(self.configs.iter().map(|config| config.filters(locale, &made)));
        }
        // Source file → locale → its file. A second list where two files of a locale translate one.
        let mut found: BTreeMap<String, Vec<BTreeMap<String, String>>> = BTreeMap::new();
        for config in &self.configs {
            for pair in &config.pairs {
                let reference = made.of(&pair.reference, "");
                let sources = tree.below(&reference).filter(|path| reference.is_match(path));
                let mut none = true;
                for path in sources {
                    none = false;
                    found.entry(path.to_string()).or_insert_with(|| vec![BTreeMap::new()]);
                }
                if none {
                    mapped.findings.push(matches_nothing(config, pair));
                }
            }
        }
        let sources: BTreeSet<String> = found.keys().cloned().collect();
        for locale in locales {
            for (path, reference) in self.of_locale(locale, &tree, &made) {
                let is_there = tree.has(&path);
                if !is_there {
                    mapped.filters.absent.insert(path.clone());
                }
                let whole = is_there && sources.contains(&reference);
                if !whole && mapped.filters.of_file(locale.name(), &path) == Action::Ignore {
                    continue;
                }
                let lists = found.entry(reference).or_default();
                let free = lists.iter().position(|list| !list.contains_key(locale.name()));
                let free = free.unwrap_or_else(|| {
                    lists.push(BTreeMap::new());
                    lists.len() - 1
                });
                lists[free].insert(locale.name().to_string(), path);
            }
        }
        mapped.units = units(found, &sources);
        mapped.findings.extend(tree.findings);
        mapped
    }

    /// Returns the files of a locale, there or not, each with its source file.
    fn of_locale(&self, locale: &Locale, tree: &Tree, made: &Matchers) -> BTreeMap<String, String> {
        let excluded: Vec<Matcher> =
            matchers(&self.excluded, locale, made).flat_map(|(l10n, source)| [l10n, source]).collect();
        let is_in = |path: &str| !excluded.iter().any(|pattern| pattern.is_match(path));
        let mut known = BTreeMap::new();
        let pairs: Vec<(Matcher, Matcher)> = matchers(&self.configs, locale, made).collect();
        for (l10n, reference) in pairs.iter().rev() {
            for path in tree.below(l10n).filter(|path| is_in(path)) {
                // What the pattern leads to need not be Fluent: `en/*` may stand where `ru/*.ftl` does.
                let source = l10n.translate(path, reference).filter(|source| is_fluent(source));
                let Some(source) = source else { continue };
                known.entry(path.to_string()).or_insert(source);
            }
            for path in tree.below(reference).filter(|path| is_in(path)) {
                // What stood for a name may not fit where it goes: `a/b` is nothing that `*` stands for.
                let is_named = |target: &str| pairs.iter().any(|(l10n, _)| l10n.is_match(target));
                let fits = |target: &String| is_fluent(target) && is_in(target) && is_named(target);
                let Some(target) = reference.translate(path, l10n) else { continue };
                if !known.contains_key(&target) && fits(&target) {
                    known.insert(target, path.to_string());
                }
            }
        }
        // The source locale may be among the locales.
        known.retain(|path, source| path != source);
        known
    }
}

/// Returns the pairs of patterns for a locale.
fn matchers<'m>(
    configs: &'m [ResolvedConfig],
    locale: &'m Locale,
    made: &'m Matchers,
) -> impl Iterator<Item = (Matcher, Matcher)> + 'm {
    let pairs = configs.iter().flat_map(|config| config.pairs.iter().map(move |pair| (config, pair)));
    pairs
        .filter(|(config, pair)| config.is_for(pair, locale))
        .map(|(_, pair)| (made.of(&pair.l10n, locale.name()), made.of(&pair.reference, locale.name())))
}

impl ResolvedConfig {
    fn filters(&self, locale: &Locale, made: &Matchers) -> LocaleFilters {
        let matcher = |pattern: &Pattern| made.of(pattern, locale.name());
        let rules = self.filters.iter().map(|filter| Rule {
            paths: filter.paths.iter().map(matcher).collect(),
            keys: filter.keys.clone(),
            action: filter.action,
        });
        let pairs = self.pairs.iter().filter(|pair| self.is_for(pair, locale));
        LocaleFilters {
            locale: locale.name().to_string(),
            paths: pairs.map(|pair| matcher(&pair.l10n)).collect(),
            rules: rules.collect(),
        }
    }
}

/// Names the units by their source files, without the folders that all share.
fn units(found: BTreeMap<String, Vec<BTreeMap<String, String>>>, sources: &BTreeSet<String>) -> Vec<UnitName> {
    let shared = shared_folder(found.keys());
    let name_of = |source: &str| source[shared..].strip_suffix(".ftl").unwrap_or(&source[shared..]).to_string();
    let mut taken: BTreeSet<String> = found.keys().map(|source| name_of(source)).collect();
    let mut units = Vec::new();
    for (source, lists) in found {
        let name = name_of(&source);
        for (number, translations) in lists.into_iter().enumerate() {
            let own = match number {
                0 => name.clone(),
                // A file may be called like that, too.
                _ => (2..).map(|next| format!("{name}~{next}")).find(|name| !taken.contains(name)).unwrap_or_default(),
            };
            taken.insert(own.clone());
            let paths = OwnPaths { catalogue: source.clone(), translations };
            let in_source = sources.contains(&source);
            units.push(UnitName { name: own, article: None, in_source, paths: Some(paths) });
        }
    }
    units.sort_by(|a, b| a.name.cmp(&b.name));
    units
}

/// Returns the length of the folders, with their slash, that all paths begin with.
fn shared_folder<'p>(mut paths: impl Iterator<Item = &'p String>) -> usize {
    let Some(first) = paths.next() else { return 0 };
    let folder = |path: &str| path.rfind('/').map_or(0, |at| at + 1);
    paths.fold(folder(first), |length, path| {
        let same = first.bytes().zip(path.bytes()).take(length).take_while(|(a, b)| a == b).count();
        folder(&first[..first.floor_char_boundary(same)])
    })
}

fn matches_nothing(config: &ResolvedConfig, pair: &Pair) -> Finding {
    let fluent = is_fluent(pair.reference.text()) || pair.reference.text().ends_with('*');
    let place = Place::range(&config.config.file, pair.at);
    let (severity, message, help) = match fluent {
        true => (
            Severity::Warning,
            "no Fluent file matches this pattern",
            format!("it stands for `{}`, from the project folder", pair.reference.text()),
        ),
        false => (
            Severity::Info,
            "these are no Fluent files, so that they are not checked",
            "compare-locales goes on checking them".to_string(),
        ),
    };
    Finding::new(UNUSED_SETTING, severity, place, message).help(help)
}

fn is_fluent(path: &str) -> bool {
    path.ends_with(".ftl")
}

impl Tree {
    /// Lists the folders in which files may match.
    fn list(mapping: &Mapping, locales: &[Locale], files: &dyn Files, made: &Matchers) -> Tree {
        let mut folders = BTreeSet::new();
        let mut add = |matcher: Matcher| {
            folders.insert(matcher.folder().to_string());
        };
        let configs = mapping.configs.iter();
        configs.flat_map(|config| &config.pairs).map(|pair| made.of(&pair.reference, "")).for_each(&mut add);
        for locale in locales {
            matchers(&mapping.configs, locale, made).for_each(|(l10n, reference)| {
                add(l10n);
                add(reference);
            });
        }
        let mut tree = Tree { files: Vec::new(), findings: Vec::new() };
        let mut last: Option<String> = None;
        // In order, a folder comes before those in it.
        for folder in folders {
            if last.as_ref().is_some_and(|last| last.is_empty() || folder.starts_with(&format!("{last}/"))) {
                continue;
            }
            let listing = files.list(&folder);
            report_unreadable(&listing, &mut tree.findings);
            tree.files.extend(listing.files.into_iter().filter(|path| is_fluent(path)));
            last = Some(folder);
        }
        tree.files.sort();
        tree.files.dedup();
        tree
    }

    fn has(&self, path: &str) -> bool {
        self.files.binary_search_by(|file| file.as_str().cmp(path)).is_ok()
    }

    /// Returns the files that begin as all matching ones do.
    fn below<'t>(&'t self, matcher: &'t Matcher) -> impl Iterator<Item = &'t str> {
        let prefix = matcher.prefix();
        let start = self.files.partition_point(|file| file.as_str() < prefix);
        self.files[start..].iter().map(String::as_str).take_while(move |file| file.starts_with(prefix))
    }
}
