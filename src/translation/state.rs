//! One message: the English now, the English remembered, what the locale file shows → its state.
//!
//! The table of `docs/states.md`, row by row.

use std::collections::BTreeSet;

use super::{Remembered, Rules};
use crate::base::{BaseEntry, Fingerprint};
use crate::comparable::Comparable;
use crate::config::Switch;
use crate::matching;
use crate::pattern::{Braces, Pattern};
use crate::prose::{self, Class};
use crate::segment::Kind;

/// The state of a message in a locale.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// Made from the English of today, or as good as.
    Translated(Reason),
    /// Made from an English text that has changed since.
    Stale(Stale),
    /// Not in the locale file.
    Missing,
}

/// Why a translation counts as current.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The English is the one it was made from.
    Same,
    /// Nothing is remembered of it, and nothing says that it is old.
    FirstSeen,
    /// The English changed in nothing that a translation shows.
    Cosmetic,
    /// The translator deleted the `# was:` line.
    Confirmed,
    /// Another tool wrote a new text since.
    TrustedEdit,
}

/// How a translation is out of date.
#[derive(Clone, Debug, PartialEq)]
pub struct Stale {
    /// The class of the change of the English.
    pub class: Class,
    /// Whether the old and the new English are so different that the id may be on another text.
    pub uncertain: bool,
    /// Whether the translation was edited since.
    pub edited: bool,
    /// The English it was made from, as translators see it.
    pub old: String,
}

impl Stale {
    /// Tells whether an edition treats it as missing: a figure, link or placeable is wrong in it, or it may be another text.
    pub fn is_grave(&self) -> bool {
        self.uncertain || self.class.is_grave()
    }
}

/// Below this the matcher is not sure that two texts are one message (spec: uncertain).
const CERTAIN: f64 = 0.65;

/// The English of a message.
pub(super) struct English<'a> {
    pub canonical: &'a str,
    pub text: String,
    pub written: String,
    pub facts: &'a [(String, String)],
    pub role: Option<&'a Kind>,
}

/// What the locale file has.
pub(super) struct Target {
    pub fingerprint: Fingerprint,
    /// The text of its `# en:` lines.
    pub seen: Option<String>,
    /// Whether those lines are of two texts that a merge mixed.
    pub mixed: bool,
    /// The text of its `# was:` lines.
    pub was: Option<String>,
    pub variables: BTreeSet<String>,
}

/// Returns the state and what the base copy should hold from now on.
pub(super) fn decide(
    english: &English<'_>,
    bases: &[BaseEntry],
    target: &Target,
    rules: &Rules,
) -> (State, Remembered) {
    let seen_now = !target.mixed && target.seen.as_ref().is_some_and(|seen| same_lines(seen, &english.text));
    let base = match (remembered(bases, english, target), choose(bases, english)) {
        (Some(base), _) => base,
        (None, Some(base)) => base.clone(),
        (None, None) => return (State::Translated(Reason::FirstSeen), Remembered::Today),
    };
    // An entry that names no translation is left over from a merge: it says nothing about edits.
    let edited = !base.targets.is_empty() && !base.targets.contains(&target.fingerprint);
    let Some(class) = change(&base, english, target) else {
        return (State::Translated(Reason::Same), Remembered::Today);
    };
    if class == Class::Cosmetic && rules.accept_cosmetic == Switch::On {
        return (State::Translated(Reason::Cosmetic), Remembered::Today);
    }
    let text_changed = base.canonical != english.canonical;
    if text_changed && seen_now && target.was.is_none() {
        return (State::Translated(Reason::Confirmed), Remembered::Today);
    }
    let other_tool = target.seen.is_none() || !text_changed;
    if other_tool && edited && rules.trust_edits == Switch::On {
        return (State::Translated(Reason::TrustedEdit), Remembered::Today);
    }
    let uncertain = text_changed && similarity(&base.text, &english.text, english.role) < CERTAIN;
    (State::Stale(Stale { class, uncertain, edited, old: base.text.clone() }), Remembered::Then(Box::new(base)))
}

/// Returns the English that this very text was made from: by its fingerprint, else by what its own comment shows.
///
/// A text without an entry of its own was edited, or a merge brought it from another branch; then its `# was:` lines, or
/// else its `# en:` lines, say which English its translator had, and the entries made for other texts do not count.
fn remembered(bases: &[BaseEntry], english: &English<'_>, target: &Target) -> Option<BaseEntry> {
    let made_for = |base: &&BaseEntry| base.targets.contains(&target.fingerprint);
    let shown = target.was.as_ref().or(target.seen.as_ref());
    let is_shown = |base: &&BaseEntry| shown.is_some_and(|shown| same_lines(shown, &base.text));
    let older = || bases.iter().filter(made_for).filter(|base| base.canonical != english.canonical);
    if let Some(base) = older().find(is_shown).or_else(|| older().next()) {
        return Some(base.clone());
    }
    if let Some(base) = bases.iter().find(made_for) {
        // Of several lines, a merge may have mixed the English of two entries, each made for one text.
        let mixed = base.targets.len() > 1 && base.text.contains('\n');
        return Some(if mixed { from_view("", english, target) } else { base.clone() });
    }
    if target.was.is_none() && target.mixed {
        return Some(from_view("", english, target));
    }
    let shown = shown?;
    if same_lines(shown, &english.text) {
        return None;
    }
    let known = bases.iter().find(|base| same_lines(shown, &base.text)).cloned();
    Some(known.unwrap_or_else(|| from_view(shown, english, target)))
}

/// Of several entries after a merge, of which none was made for this text, one whose English is not today's counts.
fn choose<'b>(bases: &'b [BaseEntry], english: &English<'_>) -> Option<&'b BaseEntry> {
    bases.iter().find(|base| base.canonical != english.canonical).or_else(|| bases.first())
}

/// Tells whether two texts show the same in comment lines, where a carriage return alone is a space.
fn same_lines(one: &str, other: &str) -> bool {
    trimmed_lines(one) == trimmed_lines(other)
}

/// Returns the class of the change from the base to the English now; `None` when nothing changed for this translation.
fn change(base: &BaseEntry, english: &English<'_>, target: &Target) -> Option<Class> {
    let changed_fact = |(name, value): &(String, String)| {
        // A merge may leave two values of one fact: neither is known to be that of this text.
        let other = |(known, before): &(String, String)| known == name && before != value;
        base.facts.iter().any(other) && !target.variables.contains(name)
    };
    if english.facts.iter().any(changed_fact) {
        return Some(Class::Number);
    }
    if base.canonical == english.canonical {
        return None;
    }
    // Where only attributes changed, the whole entries are compared.
    Some(
        prose::class(&base.text, &english.text)
            .or_else(|| prose::class(&base.written, &english.written))
            .unwrap_or(Class::Prose),
    )
}

/// Makes a base entry of the English that the locale file shows: a translation merged from an older branch.
fn from_view(seen: &str, english: &English<'_>, target: &Target) -> BaseEntry {
    let braces = if english.facts.is_empty() { Braces::Text } else { Braces::Placeables };
    let (pattern, _) = Pattern::read(seen, braces);
    let id = english.written.split(" =").next().unwrap_or_default();
    BaseEntry {
        targets: vec![target.fingerprint.clone()],
        facts: english.facts.to_vec(),
        written: format!("{id} ={}\n", pattern.ftl()),
        canonical: pattern.canonical(),
        text: seen.to_string(),
    }
}

fn trimmed_lines(text: &str) -> String {
    let shown = text.replace('\r', " ");
    shown.split('\n').map(str::trim_end).collect::<Vec<_>>().join("\n").trim_end().to_string()
}

fn similarity(old: &str, new: &str, kind: Option<&Kind>) -> f64 {
    let (old, new) = (Comparable::new(kind, old.to_string()), Comparable::new(kind, new.to_string()));
    matching::similarity(&old.piece(), &new.piece())
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "Draft evaders face up to 1 % of the fine.";
    const NEW: &str = "Draft evaders face up to 10 % of the fine.";
    const REWORDED: &str = "Draft evaders now face a part of the fine of 1 %.";

    fn base(text: &str, target: &str) -> BaseEntry {
        let (pattern, _) = Pattern::read(text, Braces::Text);
        BaseEntry {
            targets: vec![Fingerprint::of(target)],
            facts: Vec::new(),
            written: format!("a ={}\n", pattern.ftl()),
            canonical: pattern.canonical(),
            text: text.to_string(),
        }
    }

    fn base_without_target(text: &str) -> BaseEntry {
        BaseEntry { targets: Vec::new(), ..base(text, "") }
    }

    fn shown(english: &str, bases: &[BaseEntry], target: &str, seen: Option<&str>, was: bool) -> String {
        let entry = base(english, "");
        let english = English {
            canonical: &entry.canonical,
            text: entry.text.clone(),
            written: entry.written.clone(),
            facts: &[],
            role: None,
        };
        let target = Target {
            fingerprint: Fingerprint::of(target),
            seen: seen.map(str::to_string),
            mixed: false,
            was: was.then(|| OLD.to_string()),
            variables: BTreeSet::new(),
        };
        let rules = Rules { source_locale: "en".into(), accept_cosmetic: Switch::On, trust_edits: Switch::On };
        let (state, base) = decide(&english, bases, &target, &rules);
        let state = match state {
            State::Translated(reason) => format!("{reason:?}"),
            State::Stale(stale) => format!(
                "stale {}{}{}",
                stale.class.word(),
                if stale.uncertain { " uncertain" } else { "" },
                if stale.edited { " edited" } else { "" }
            ),
            State::Missing => "missing".into(),
        };
        format!(
            "{state}, base {}",
            match base.then().map_or(english.text.as_str(), |base| base.text.as_str()) {
                NEW => "new",
                OLD => "old",
                _ => "other",
            }
        )
    }

    #[test]
    fn the_table_of_states_holds() {
        let old = [base(OLD, "t")];
        let new = [base(NEW, "t")];
        for (name, bases, target, seen, was, expected) in [
            ("no base, no comment", &[][..], "t", None, false, "FirstSeen, base new"),
            ("no base, comment of today", &[], "t", Some(NEW), false, "FirstSeen, base new"),
            ("no base, older comment", &[], "t", Some(OLD), false, "stale number, base old"),
            ("no base, was line stands", &[], "t", Some(NEW), true, "stale number, base old"),
            ("same English", &new, "t", Some(NEW), false, "Same, base new"),
            ("same English, edited", &new, "u", Some(NEW), false, "Same, base new"),
            ("changed, untouched", &old, "t", Some(OLD), false, "stale number, base old"),
            ("changed, shown, not confirmed", &old, "t", Some(NEW), true, "stale number, base old"),
            ("changed, edited, not confirmed", &old, "u", Some(NEW), true, "stale number edited, base old"),
            ("changed, was line deleted", &old, "u", Some(NEW), false, "Confirmed, base new"),
            ("changed, was line deleted, text kept", &old, "t", Some(NEW), false, "Confirmed, base new"),
            ("changed, comments gone, new text", &old, "u", None, false, "TrustedEdit, base new"),
            ("changed, comments gone, old text", &old, "t", None, false, "stale number, base old"),
            ("same English, a text of an older branch", &new, "u", Some(OLD), false, "stale number, base old"),
            (
                "same English, an unconfirmed text of an older branch",
                &new,
                "u",
                Some(NEW),
                true,
                "stale number, base old",
            ),
            (
                "an entry that a merge left without a target",
                &[base_without_target(OLD)],
                "t",
                None,
                false,
                "stale number, base old",
            ),
        ] {
            assert_eq!(shown(NEW, bases, target, seen, was), expected, "{name}");
        }
        assert_eq!(
            shown("Draft evaders face, up to 1 %, of the fine.", &old, "t", Some(OLD), false),
            "Cosmetic, base other"
        );
        assert_eq!(shown(REWORDED, &old, "t", Some(OLD), false), "stale prose, base old");
        assert_eq!(shown("Nobody said a word at 1 %.", &old, "t", Some(OLD), false), "stale prose uncertain, base old");
    }

    #[test]
    fn after_a_merge_the_entry_made_for_the_text_counts() {
        assert_eq!(shown(NEW, &[base(NEW, "u"), base(OLD, "t")], "t", Some(NEW), true), "stale number, base old");
        assert_eq!(shown(NEW, &[base(NEW, "u"), base(OLD, "t")], "u", Some(NEW), false), "Same, base new");
        assert_eq!(
            shown(NEW, &[base(NEW, "u"), base(OLD, "v")], "t", Some(NEW), true),
            "stale number edited, base old"
        );
    }

    #[test]
    fn what_a_merge_mixed_is_not_believed() {
        let text = "Bring 2 photos\nand a pen\nto room 7.";
        let english = base(text, "t");
        let state = |targets: &[&str], facts: &[&str], mixed: bool| {
            let facts_now = [("n".to_string(), "5".to_string())];
            let now = English {
                canonical: &english.canonical,
                text: text.to_string(),
                written: english.written.clone(),
                facts: &facts_now,
                role: None,
            };
            let remembered = BaseEntry {
                targets: targets.iter().map(|target| Fingerprint::of(target)).collect(),
                facts: facts.iter().map(|value| ("n".to_string(), value.to_string())).collect(),
                ..english.clone()
            };
            let target = Target {
                fingerprint: Fingerprint::of("t"),
                seen: Some(text.to_string()),
                mixed,
                was: None,
                variables: BTreeSet::new(),
            };
            let rules = Rules { source_locale: "en".into(), accept_cosmetic: Switch::On, trust_edits: Switch::On };
            let bases = if targets.is_empty() { Vec::new() } else { vec![remembered] };
            matches!(decide(&now, &bases, &target, &rules).0, State::Stale(_))
        };
        assert!(!state(&["t"], &["5"], false));
        assert!(!state(&[], &[], false));
        assert!(state(&[], &[], true), "the lines shown are of two texts");
        assert!(state(&["t"], &["5", "6"], false), "two values of a fact");
        assert!(state(&["t", "u"], &["5"], true), "several lines for two targets");
    }

    #[test]
    fn a_changed_fact_is_stale_only_where_it_is_written_out() {
        let mut entry = base("At least { $n }.", "t");
        entry.facts = vec![("n".into(), "5".into())];
        let facts = [("n".to_string(), "6".to_string())];
        let state = |variables: &[&str], target: &str| {
            let english = English {
                canonical: &entry.canonical,
                text: entry.text.clone(),
                written: entry.written.clone(),
                facts: &facts,
                role: None,
            };
            let target = Target {
                fingerprint: Fingerprint::of(target),
                seen: Some(entry.text.clone()),
                mixed: false,
                was: None,
                variables: variables.iter().map(|name| name.to_string()).collect(),
            };
            let rules = Rules { source_locale: "en".into(), accept_cosmetic: Switch::On, trust_edits: Switch::On };
            matches!(decide(&english, std::slice::from_ref(&entry), &target, &rules).0, State::Stale(stale) if stale.class == Class::Number)
        };
        assert!(!state(&["n"], "t"));
        assert!(state(&[], "t"));
        assert!(!state(&[], "u"), "an edit since settles it");
    }
}
