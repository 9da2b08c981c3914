//! Comments that silence checks about one message, and what is wrong with them.
//!
//! `# check-ignore: number-mismatch, spacing - why` above a message of a locale file silences there, above a message of the
//! source locale in every locale; an article says `<!-- i18n:ignore: … -->`. Invariant: a comment silences by name only, and
//! what it does not silence is said.

use std::collections::BTreeMap;

use super::{UnitContext, find, is_settled_by_unit, is_silenceable, names};
use crate::config::Config;
use crate::file::TextFile;
use crate::finding::{Finding, Place, Severity};
use crate::ftl::{self, Entry, EntryKind, Level};
use crate::nearest::nearest;
use crate::project::Freshness;
use crate::span::Span;
use crate::translation::stub_id;

const CHECK: &str = "unused-ignore";
/// What the lines start with, behind `# `.
const WORD: &str = "check-ignore";
/// What people write instead.
const SLIPS: &[&str] =
    &["checks-ignore", "check-ignores", "checkignore", "ignore-check", "ignore-checks", "tolmach-ignore", WORD];

/// One name in a comment.
struct Ignore<'a> {
    name: String,
    id: String,
    /// `None`: every locale, and the English itself.
    locale: Option<&'a str>,
    place: Place,
    /// Whether it should have silenced something.
    judged: bool,
    used: bool,
}

/// Takes out the findings that comments silence, and reports comments that silence nothing.
pub(super) fn apply(unit: &UnitContext<'_>, findings: &mut Vec<Finding>) {
    let mut wrong = Vec::new();
    let mut ignores = collect(unit, &mut wrong);
    let mut by_id: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (number, ignore) in ignores.iter().enumerate() {
        by_id.entry(ignore.id.clone()).or_default().push(number);
    }
    if !ignores.is_empty() {
        findings.retain(|finding| {
            let numbers = finding.message_id.as_ref().and_then(|id| by_id.get(id)).map_or(&[][..], Vec::as_slice);
            let mut keep = true;
            for number in numbers.iter().filter(|_| is_silenceable(finding.check)) {
                let ignore = &mut ignores[*number];
                if ignore.name == finding.check
                    && (ignore.locale.is_none() || ignore.locale == finding.locale.as_deref())
                {
                    ignore.used = true;
                    keep = false;
                }
            }
            keep
        });
    }
    findings.extend(ignores.into_iter().filter_map(|ignore| problem(&unit.project.config, ignore)));
    findings.extend(wrong);
}

/// Reads the comments of a unit; what is no order at all is reported.
fn collect<'a>(unit: &UnitContext<'a>, wrong: &mut Vec<Finding>) -> Vec<Ignore<'a>> {
    let reading = unit.reading;
    let mut ignores = Vec::new();
    if let Some(catalogue) = &reading.catalogue {
        let judged = |id: &str| {
            reading.translations.len() == unit.project.config.locales.len()
                && reading.translations.iter().any(|translation| translation.get(id).is_some())
        };
        match (&reading.segments, &reading.unit.article) {
            (Some(cut), _)
                if !catalogue.file.text.contains("gnore")
                    && cut.segments.iter().all(|segment| segment.ignores.is_empty()) => {}
            (Some(cut), Some(article)) if reading.freshness() == Freshness::Current => {
                for (segment, message) in cut.segments.iter().zip(&catalogue.messages) {
                    for ignore in &segment.ignores {
                        let place = Place::range(&article.file, ignore.span);
                        for span in listed(&ignore.checks) {
                            ignores.push(Ignore {
                                name: ignore.checks[span.range()].to_string(),
                                id: message.id.clone(),
                                locale: None,
                                place: place.clone(),
                                judged: judged(&message.id),
                                used: false,
                            });
                        }
                    }
                }
            }
            _ => read(catalogue.file, &catalogue.resource.entries, None, judged, &mut ignores, wrong),
        }
    }
    for translation in &reading.translations {
        let (Some(file), Some(settings)) = (translation.file, unit.project.config.locale(&translation.locale)) else {
            continue;
        };
        let judged = |id: &str| translation.get(id).is_some();
        read(file, &translation.resource.entries, Some(settings.locale.name()), judged, &mut ignores, wrong);
    }
    ignores
}

/// Reads the comments of a file.
fn read<'a>(
    file: &TextFile,
    entries: &[Entry<'_>],
    locale: Option<&'a str>,
    judged: impl Fn(&str) -> bool,
    ignores: &mut Vec<Ignore<'a>>,
    wrong: &mut Vec<Finding>,
) {
    if memchr::memmem::find(file.text.as_bytes(), b"gnore").is_none() {
        return;
    }
    let mut report = |severity, span, message: &str, help: &str| {
        let finding = Finding::new(CHECK, severity, Place::range(file, span), message).help(help);
        wrong.push(match locale {
            Some(locale) => finding.locale(locale),
            None => finding,
        });
    };
    for (number, entry) in entries.iter().enumerate() {
        let lines = ftl::comment_lines(&file.text, entry.comment());
        for (at, (span, line)) in lines.iter().enumerate() {
            let Some(order) = order(line) else { continue };
            let checks = match order {
                Order::Names(checks) => checks,
                Order::Slip => {
                    report(
                        Severity::Warning,
                        *span,
                        "this comment looks like an order to silence a check, and is none",
                        "write `# check-ignore: CHECK - why`",
                    );
                    continue;
                }
            };
            if matches!(entry.kind, EntryKind::Comment(Level::Group | Level::Resource, _)) {
                let help = "write it with one `#` right above a message; `[[check.paths]]` in the configuration is for whole files";
                report(Severity::Info, *span, "this comment belongs to no message, so it silences nothing", help);
                continue;
            }
            // A stub below it in the same comment is what it is about.
            let stub = lines[at + 1..].iter().find_map(|(_, line)| stub_id(line)).map(str::to_string);
            let Some(id) = stub.or_else(|| entry.id()) else {
                let next = entries.get(number + 1);
                // The message below cannot be read, which is said elsewhere.
                if next.is_some_and(|next| {
                    matches!(next.kind, EntryKind::Junk(..)) && next.span.start <= entry.span.end + 2
                }) {
                    continue;
                }
                let help = "put it right above the message that it is about, without a blank line between";
                report(Severity::Info, *span, "this comment stands above no message, so it silences nothing", help);
                continue;
            };
            let names = listed(checks);
            if names.is_empty() {
                let help = "write `# check-ignore: CHECK - why`; `tolmach check --list` names the checks";
                report(Severity::Warning, *span, "this comment names no check", help);
            }
            let start = span.end - checks.len();
            ignores.extend(names.into_iter().map(|name| Ignore {
                name: checks[name.range()].to_string(),
                place: Place::range(file, Span::new(start + name.start, start + name.end)),
                judged: judged(&id),
                id: id.clone(),
                locale,
                used: false,
            }));
        }
    }
}

/// What a comment line asks for.
enum Order<'l> {
    /// To silence; the text behind the colon.
    Names(&'l str),
    /// Something else in nearly the same words.
    Slip,
}

fn order(line: &str) -> Option<Order<'_>> {
    let end = line.find([' ', ':']).unwrap_or(line.len());
    let (word, rest) = line.split_at(end);
    if let (WORD, Some(checks)) = (word, rest.strip_prefix(':')) {
        return Some(Order::Names(checks));
    }
    let word = word.to_lowercase().replace('_', "-");
    SLIPS.contains(&word.as_str()).then_some(Order::Slip)
}

/// Returns where the names of checks stand: parted by commas or spaces, up to a dash between spaces.
fn listed(text: &str) -> Vec<Span> {
    let end = [" - ", " – ", " — "].iter().filter_map(|dash| text.find(dash)).min().unwrap_or(text.len());
    let names = text[..end].split([',', ' ', '\t', '\r']);
    names.filter(|name| !name.trim_matches(['-', '–', '—']).is_empty()).map(|name| Span::of(text, name)).collect()
}

/// Returns what is wrong with a comment.
fn problem(config: &Config, ignore: Ignore<'_>) -> Option<Finding> {
    let name = &ignore.name;
    let (severity, message, help) = if find(name).is_none() {
        let help = match nearest(name, names()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if matches!(name.as_str(), "all" | "*") => {
                "name each check, so that what breaks later is still found".to_string()
            }
            None => "`tolmach check --list` names the checks; write ` - ` before the reason".to_string(),
        };
        (Severity::Warning, format!("there is no check `{name}` to silence"), help)
    } else if !is_silenceable(name) {
        let help = "take the name out of the comment and mend what it finds".to_string();
        (Severity::Warning, format!("`{name}` cannot be silenced by a comment"), help)
    } else if !ignore.used && ignore.judged && is_settled_by_unit(config, name) {
        let help = "take the name out of the comment, so that it cannot hide a later mistake".to_string();
        (Severity::Info, format!("`{name}` finds nothing in `{}`, so there is nothing to silence", ignore.id), help)
    } else {
        return None;
    };
    let finding = Finding::new(CHECK, severity, ignore.place, message).help(help).message_id(ignore.id);
    Some(match ignore.locale {
        Some(locale) => finding.locale(locale),
        None => finding,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_end_where_the_reason_starts() {
        for (text, expected) in [
            (
                " number-mismatch, quotation-style - the decree’s own - number",
                vec!["number-mismatch", "quotation-style"],
            ),
            ("number-mismatch", vec!["number-mismatch"]),
            (" a,b  c", vec!["a", "b", "c"]),
            (" spacing – причина", vec!["spacing"]),
            (" spacing — 理由", vec!["spacing"]),
            (" spacing -", vec!["spacing"]),
            (" - why", vec![]),
            ("", vec![]),
            (" spacing\r", vec!["spacing"]),
        ] {
            let names: Vec<&str> = listed(text).into_iter().map(|span| &text[span.range()]).collect();
            assert_eq!(names, expected, "{text:?}");
        }
    }

    #[test]
    fn only_the_word_with_a_colon_is_an_order() {
        let kind = |line| match order(line) {
            Some(Order::Names(_)) => "order",
            Some(Order::Slip) => "slip",
            None => "comment",
        };
        for (line, expected) in [
            ("check-ignore: spacing", "order"),
            ("check-ignore:", "order"),
            ("check-ignore spacing", "slip"),
            ("Check-Ignore: spacing", "slip"),
            ("check_ignore: spacing", "slip"),
            ("ignore-check: spacing", "slip"),
            ("ignore this: it is old", "comment"),
            ("check this, ignore that", "comment"),
            ("", "comment"),
            ("қараңыз: check-ignore", "comment"),
        ] {
            assert_eq!(kind(line), expected, "{line}");
        }
    }
}
