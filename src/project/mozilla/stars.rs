//! The parts of a path pattern → whether a path has them one behind the other, and what each star stands for.
//!
//! A star takes as much as it can, an earlier one before a later one, as in Python's `re`. Invariant: the time is bounded by the
//! number of parts times the square of the path's length, whatever the pattern is.

use std::collections::BTreeSet;

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Text(String),
    /// Anything inside a name.
    Star,
    /// Two stars, which cross folders; whether a slash follows, which is then part of it.
    Stars {
        slash: bool,
    },
}

/// A star of the pattern on the path.
struct Taken {
    part: usize,
    start: usize,
    end: usize,
}

/// Returns what each star stands for; `None` of a path that does not match.
pub(super) fn stars<'p>(parts: &[Part], path: &'p str) -> Option<Vec<&'p str>> {
    let mut taken: Vec<Taken> = Vec::new();
    // Where the rest of the parts was seen not to fit the rest of the path.
    let mut dead: BTreeSet<(usize, usize)> = BTreeSet::new();
    let (mut next, mut at) = (0, 0);
    loop {
        let fits = match parts.get(next) {
            None if at == path.len() => {
                return Some(taken.iter().map(|taken| &path[taken.start..taken.end]).collect());
            }
            None => None,
            Some(Part::Text(text)) => path[at..].starts_with(text.as_str()).then(|| at + text.len()),
            Some(_) if dead.contains(&(next, at)) => None,
            Some(star) => {
                let end = longest(star, path, at);
                taken.push(Taken { part: next, start: at, end });
                Some(end)
            }
        };
        (next, at) = match fits {
            Some(end) => (next + 1, end),
            None => give_back(parts, path, &mut taken, &mut dead)?,
        };
    }
}

/// Lets the last star that can take less do so; returns the part behind it, and where that starts.
fn give_back(
    parts: &[Part],
    path: &str,
    taken: &mut Vec<Taken>,
    dead: &mut BTreeSet<(usize, usize)>,
) -> Option<(usize, usize)> {
    loop {
        let last = taken.last_mut()?;
        if let Some(end) = shorter(&parts[last.part], path, last.start, last.end) {
            last.end = end;
            return Some((last.part + 1, end));
        }
        dead.insert((last.part, last.start));
        taken.pop();
    }
}

/// Returns where the most that a star can take ends.
fn longest(star: &Part, path: &str, start: usize) -> usize {
    match star {
        Part::Star => path[start..].find('/').map_or(path.len(), |at| start + at),
        Part::Stars { slash: true } => with_slash(path, start, path.len()),
        Part::Stars { slash: false } | Part::Text(_) => path.len(),
    }
}

/// Returns where the next that it can take ends; `None` when it has nothing to give.
fn shorter(star: &Part, path: &str, start: usize, end: usize) -> Option<usize> {
    let last = path[start..end].chars().next_back()?;
    Some(match star {
        Part::Stars { slash: true } => with_slash(path, start, end - last.len_utf8()),
        _ => end - last.len_utf8(),
    })
}

/// Returns where the last folder before `end` ends, with its slash; `start` when there is none.
fn with_slash(path: &str, start: usize, end: usize) -> usize {
    path[start..end].rfind('/').filter(|at| *at > 0).map_or(start, |at| start + at + 1)
}

/// Cuts a pattern into its parts.
pub(super) fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let at_start = plain.ends_with('/') || (plain.is_empty() && !matches!(parts.last(), Some(Part::Star)));
        let stars = rest.strip_prefix("**").filter(|after| at_start && (after.is_empty() || after.starts_with('/')));
        let part = match (stars, letter) {
            (Some(after), _) => {
                let slash = after.starts_with('/');
                rest = after.strip_prefix('/').unwrap_or(after);
                Part::Stars { slash }
            }
            (None, '*') => {
                rest = &rest[1..];
                Part::Star
            }
            _ => {
                plain.push(letter);
                rest = &rest[letter.len_utf8()..];
                continue;
            }
        };
        if !plain.is_empty() {
            parts.push(Part::Text(std::mem::take(&mut plain)));
        }
        parts.push(part);
    }
    if !plain.is_empty() {
        parts.push(Part::Text(plain));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_take_as_much_as_they_can_the_first_before_the_second() {
        for (pattern, path, expected) in [
            ("en/**/*.ftl", "en/a/b/c.ftl", Some(&["a/b/", "c"][..])),
            ("en/**/*.ftl", "en/c.ftl", Some(&["", "c"])),
            ("en/**/*.ftl", "en/a/", None),
            ("**/x/**", "a/x/b/x/c", Some(&["a/x/b/", "c"])),
            ("**/x/**", "x/", Some(&["", ""])),
            ("en/**", "en/", Some(&[""])),
            ("a*b*c", "axbyblc", Some(&["xby", "l"])),
            ("a*b*c", "axb/c", None),
            ("a**b", "aжжb", Some(&["жж", ""])),
            ("**/*/*", "a/b", Some(&["", "a", "b"])),
            ("**/*/*", "/a/b", None),
            ("*.ftl", "a.ftl.ftl", Some(&["a.ftl"])),
            ("a.ftl", "a.ftl", Some(&[])),
            ("a.ftl", "a.ftl~", None),
            ("", "", Some(&[])),
        ] {
            assert_eq!(stars(&parts(pattern), path).as_deref(), expected, "{pattern}: {path}");
        }
    }

    #[test]
    fn a_pattern_of_many_stars_is_done_in_time() {
        let path = "a".repeat(200);
        assert_eq!(stars(&parts(&format!("{}b", "*a".repeat(60))), &path), None);
        let folders = "a/".repeat(100);
        assert_eq!(stars(&parts(&format!("{}b", "**/a/".repeat(40))), &folders), None);
    }
}
