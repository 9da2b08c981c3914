//! A path pattern of `l10n.toml` → which paths match it, and which path of another pattern each belongs to.
//!
//! `*` stays inside a name, `**` before a slash or at the end crosses folders or is nothing, `{name}` stands for the value of
//! a variable. What the n-th star matched takes the place of the n-th star of the other pattern. As compare-locales 9 has it,
//! but a variable without a value is an error and not a wildcard.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::stars::{Part, parts, stars};

/// The variable that every locale has its own value of.
const LOCALE: &str = "locale";

/// The variable for the folder of the locales, from the root of the project.
const BASE: &str = "l10n_base";

/// A pattern from the root of the project, its variables resolved but for the locale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern {
    text: String,
}

/// Why a text is no pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// The pattern leads out of the project.
    Outside,
    /// A variable has no value.
    Unknown(String),
    /// The value of a variable needs itself.
    Circle(String),
    /// There is more of it than any path.
    TooLong,
}

/// A pattern with the locale put in, ready to match.
#[derive(Clone)]
pub(super) struct Matcher {
    parts: Vec<Part>,
    prefix: String,
}

/// Longer patterns would be longer than paths can be.
const MOST_BYTES: usize = 4096;

impl Pattern {
    /// Resolves a pattern of a file whose paths start at the folder `root`.
    pub fn resolve(text: &str, root: &str, env: &BTreeMap<String, String>) -> Result<Pattern, Problem> {
        if text.starts_with('/') || text.contains('\\') {
            return Err(Problem::Outside);
        }
        let mut open = Vec::new();
        let text = expand(text, env, &mut open)?;
        // Only the base, which is a path of the project, may begin with a slash.
        let from_top = text.strip_prefix('/').map(str::to_string);
        let whole = from_top.unwrap_or_else(|| format!("{root}/{text}"));
        Ok(Pattern { text: normal(&whole).ok_or(Problem::Outside)? })
    }

    /// Returns the pattern as text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Puts a locale in.
    pub fn of_locale(&self, locale: &str) -> Matcher {
        let parts = parts(&self.text.replace(&variable(LOCALE), locale));
        let prefix = parts.iter().map_while(|part| match part {
            Part::Text(text) => Some(text.as_str()),
            _ => None,
        });
        Matcher { prefix: prefix.collect(), parts }
    }

    /// Returns the folder in which the locales stand as folders, with what stands before and behind their names; `None` where
    /// the pattern has no locale, or a wildcard before it.
    pub fn folder_of_locales(&self) -> Option<(&str, &str, &str)> {
        let (before, after) = self.text.split_once(&variable(LOCALE))?;
        let (folder, start) = before.rsplit_once('/').unwrap_or(("", before));
        let (end, _) = after.split_once('/')?;
        (!before.contains('*') && !end.contains(['*', '{'])).then_some((folder, start, end))
    }
}

/// Matchers that were made, each once: the patterns of the source are the same in every locale.
#[derive(Default)]
pub(super) struct Matchers {
    made: RefCell<BTreeMap<String, Matcher>>,
}

impl Matchers {
    /// Returns [`Pattern::of_locale`].
    pub fn of(&self, pattern: &Pattern, locale: &str) -> Matcher {
        let text = pattern.text.replace(&variable(LOCALE), locale);
        self.made.borrow_mut().entry(text).or_insert_with(|| pattern.of_locale(locale)).clone()
    }
}

impl Matcher {
    /// Returns the folder below which all matching paths are.
    pub fn folder(&self) -> &str {
        self.prefix.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Returns what all matching paths begin with.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Tells whether a path matches.
    pub fn is_match(&self, path: &str) -> bool {
        stars(&self.parts, path).is_some()
    }

    /// Returns the path of `other` that belongs to a path that matches here.
    pub fn translate(&self, path: &str, other: &Matcher) -> Option<String> {
        let mut found = stars(&self.parts, path)?.into_iter();
        let mut out = String::with_capacity(path.len() + other.prefix.len());
        for part in &other.parts {
            out.push_str(match part {
                Part::Text(text) => text,
                Part::Star | Part::Stars { .. } => found.next().unwrap_or_default(),
            });
        }
        let is_normal =
            out.bytes().zip(out.bytes().skip(1).chain([b'/'])).all(|pair| !matches!(pair, (b'/' | b'.', b'/')));
        let out = if is_normal && !out.starts_with('/') { out } else { normal(&out)? };
        Some(out).filter(|path| !path.is_empty())
    }
}

/// Puts the values of variables in, all but the locale.
fn expand(text: &str, env: &BTreeMap<String, String>, open: &mut Vec<String>) -> Result<String, Problem> {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        let name = rest[at + 1..].split_once('}').map(|(name, _)| name);
        let word = name.map(|name| name.trim_matches(' ')).filter(|name| is_word(name));
        let (Some(name), Some(word)) = (name, word) else {
            out.push('{');
            rest = &rest[at + 1..];
            continue;
        };
        rest = &rest[at + name.len() + 2..];
        match env.get(word) {
            _ if word == LOCALE => out.push_str(&variable(LOCALE)),
            _ if open.iter().any(|one| one == word) => return Err(Problem::Circle(word.to_string())),
            Some(value) if word == BASE => out.push_str(&format!("/{value}")),
            Some(value) => {
                if value.starts_with('/') || value.contains('\\') {
                    return Err(Problem::Outside);
                }
                open.push(word.to_string());
                out.push_str(&expand(value, env, open)?);
                open.pop();
            }
            None => return Err(Problem::Unknown(word.to_string())),
        }
        if out.len() > MOST_BYTES {
            return Err(Problem::TooLong);
        }
    }
    out.push_str(rest);
    Ok(out)
}

fn variable(name: &str) -> String {
    format!("{{{name}}}")
}

fn is_word(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|letter| letter.is_alphanumeric() || letter == '_')
}

/// Returns a path without `.`, `..` and empty names; `None` when it leads above its start, or back over a wildcard.
pub(super) fn normal(path: &str) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    for name in path.split('/') {
        match name {
            "" | "." => {}
            ".." => {
                names.pop().filter(|name| !name.contains(['*', '{']))?;
            }
            name => names.push(name),
        }
    }
    Some(names.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env() -> BTreeMap<String, String> {
        let pairs =
            [("l10n_base", "l10n"), ("l", "{l10n_base}/{locale}/"), ("app", "mobile"), ("a", "{b}"), ("b", "{a}")];
        pairs.into_iter().map(|(name, value)| (name.to_string(), value.to_string())).collect()
    }

    fn resolved(text: &str) -> Result<String, Problem> {
        Pattern::resolve(text, "top", &env()).map(|pattern| pattern.text)
    }

    #[test]
    fn variables_and_folders_are_resolved() {
        for (text, expected) in [
            ("en/*.ftl", "top/en/*.ftl"),
            ("{l}browser/**", "l10n/{locale}/browser/**"),
            ("{ app }/x//./y.ftl", "top/mobile/x/y.ftl"),
            ("../en/**/*.ftl", "en/**/*.ftl"),
            ("{not closed", "top/{not closed"),
        ] {
            assert_eq!(resolved(text).as_deref(), Ok(expected), "{text}");
        }
        for (text, problem) in [
            ("../../etc", Problem::Outside),
            ("/etc/*", Problem::Outside),
            ("*/../../x", Problem::Outside),
            ("x\\y", Problem::Outside),
            ("{nobody}/x", Problem::Unknown("nobody".to_string())),
            ("{a}/x", Problem::Circle("a".to_string())),
        ] {
            assert_eq!(resolved(text), Err(problem), "{text}");
        }
    }

    #[test]
    fn a_value_that_doubles_over_and_over_is_refused() {
        let mut env: BTreeMap<String, String> =
            (0..40).map(|n| (format!("v{n}"), format!("{{v{}}}{{v{}}}", n + 1, n + 1))).collect();
        env.insert("v40".to_string(), "x".repeat(100));
        assert_eq!(Pattern::resolve("{v0}", "", &env), Err(Problem::TooLong));
    }

    #[test]
    fn paths_go_from_one_pattern_to_the_other() {
        for (from, to, path, expected) in [
            ("en/**/*.ftl", "{locale}/**/*.ftl", "en/a/b/c.ftl", Some("ru/a/b/c.ftl")),
            ("en/**/*.ftl", "{locale}/**/*.ftl", "en/c.ftl", Some("ru/c.ftl")),
            ("en/**/*.ftl", "{locale}/**/*.ftl", "eng/c.ftl", None),
            ("en/*.ftl", "{locale}/*.ftl", "en/a/c.ftl", None),
            ("en/**", "x/{locale}/**", "en/a/c.ftl", Some("x/ru/a/c.ftl")),
            ("*/locales/en/*.ftl", "{locale}/*/*.ftl", "app/locales/en/m.ftl", Some("ru/app/m.ftl")),
            ("en/a.ftl", "{locale}/b.ftl", "en/a.ftl", Some("ru/b.ftl")),
            ("en/a+(b).ftl", "{locale}/b.ftl", "en/a+(b).ftl", Some("ru/b.ftl")),
            ("en/a**b.ftl", "{locale}/*-*.ftl", "en/axyb.ftl", Some("ru/xy-.ftl")),
        ] {
            let matcher = |text: &str| Pattern::resolve(text, "", &env()).unwrap().of_locale("ru");
            assert_eq!(matcher(from).translate(path, &matcher(to)).as_deref(), expected, "{from} → {to}: {path}");
        }
    }
}
