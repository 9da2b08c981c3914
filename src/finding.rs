//! One reported content problem: which rule, how grave, where, what to do.
//!
//! Invariants: a finding owns all that a report shows (position and lines are taken when it is made), so that the file it
//! speaks of may be dropped. Wrong content is a finding, never an `Error`.

use std::fmt;
use std::ops::Range;

use crate::file::TextFile;
use crate::span::{Edit, Position, Span};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Fails `check`.
    Error,
    /// Counts toward `max-warnings`.
    Warning,
    /// Never fails anything.
    Info,
}

impl Severity {
    /// Returns the word for reports and configuration.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// Where a finding stands: a file, and in it a range with the lines around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The path from the project folder.
    pub path: String,
    /// The range in the file; `None` when the finding is about the file as a whole or the file does not exist.
    pub excerpt: Option<Excerpt>,
}

/// A range of a file with the whole lines that it touches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The range in bytes of the file.
    pub span: Span,
    /// Line and column of the first character.
    pub start: Position,
    /// Line and column behind the last character.
    pub end: Position,
    /// The whole lines that the range touches, without the last line ending.
    pub lines: String,
    /// The range in bytes of `lines`.
    pub within: Span,
}

impl Place {
    /// Returns the place of a file as a whole.
    pub fn file(path: impl Into<String>) -> Place {
        Place { path: path.into(), excerpt: None }
    }

    /// Returns the place of a range of a file.
    pub fn range(file: &TextFile, span: Span) -> Place {
        let lines = file.whole_lines(span);
        let within = Span::new(span.start - lines.start, (span.end.min(lines.end)).max(span.start) - lines.start);
        Place {
            path: file.path.clone(),
            excerpt: Some(Excerpt {
                span,
                start: file.position(span.start),
                end: file.position(span.end),
                lines: file.slice(lines).to_string(),
                within,
            }),
        }
    }
}

/// One reported content problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The name of the check, e.g. `missing-message`.
    pub check: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// The locale it belongs to; `None` for the article itself.
    pub locale: Option<String>,
    /// Where it stands.
    pub place: Place,
    /// The message it is about.
    pub message_id: Option<String>,
    /// What is wrong: lower case, no full stop, user's text in backticks.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The English of the message.
    pub source: Option<String>,
    /// The translation of the message.
    pub target: Option<String>,
    /// A safe correction of the file it stands in, by byte range.
    pub fix: Vec<Edit>,
}

impl Finding {
    /// Makes a finding with the least that it needs.
    pub fn new(check: &'static str, severity: Severity, place: Place, message: impl Into<String>) -> Finding {
        Finding {
            check,
            severity,
            locale: None,
            place,
            message_id: None,
            message: message.into(),
            help: None,
            source: None,
            target: None,
            fix: Vec::new(),
        }
    }

    /// Adds what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Finding {
        self.help = Some(help.into());
        self
    }

    /// Adds the message that it is about.
    #[must_use]
    pub fn message_id(mut self, id: impl Into<String>) -> Finding {
        self.message_id = Some(id.into());
        self
    }

    /// Adds the locale.
    #[must_use]
    pub fn locale(mut self, locale: impl Into<String>) -> Finding {
        self.locale = Some(locale.into());
        self
    }

    /// Adds the English text.
    #[must_use]
    pub fn source(mut self, source: impl Into<String>) -> Finding {
        self.source = Some(source.into());
        self
    }

    /// Adds the translation's text.
    #[must_use]
    pub fn target(mut self, target: impl Into<String>) -> Finding {
        self.target = Some(target.into());
        self
    }

    /// Adds a safe correction.
    #[must_use]
    pub fn fix(mut self, span: Span, text: impl Into<String>) -> Finding {
        self.fix.push(Edit { span, text: text.into() });
        self
    }

    /// Returns what findings are sorted by: path, place, check, message.
    pub fn order(&self) -> (&str, usize, usize, &str, &str) {
        let span = self.place.excerpt.as_ref().map_or(Span::default(), |excerpt| excerpt.span);
        (&self.place.path, span.start, span.end, self.check, &self.message)
    }
}

/// Puts findings into the order in which every report shows them.
pub fn sort(findings: &mut [Finding]) {
    let from = sorting(findings);
    arrange(findings, from);
}

/// Returns where each place takes its finding from, so that they stand in the order of every report. Findings of one file come
/// together and mostly in order, so that files are compared rather than findings.
pub fn sorting(findings: &[Finding]) -> Vec<usize> {
    let path = |finding: &usize| findings[*finding].place.path.as_str();
    let mut end = 0;
    let files = findings.chunk_by(|a, b| a.place.path == b.place.path).map(|file| {
        end += file.len();
        end - file.len()..end
    });
    let mut files: Vec<Range<usize>> = files.collect();
    files.sort_by(|a, b| path(&a.start).cmp(path(&b.start)));
    let mut from: Vec<usize> = files.into_iter().flatten().collect();
    for file in from.chunk_by_mut(|a, b| path(a) == path(b)) {
        file.sort_by(|a, b| findings[*a].order().cmp(&findings[*b].order()));
    }
    from
}

/// Moves each item once, as [`sorting`] has it: a finding is large.
pub fn arrange<T>(items: &mut [T], mut from: Vec<usize>) {
    for place in 0..items.len() {
        // What stood there may have been moved before.
        let mut source = from[place];
        while source < place {
            source = from[source];
        }
        from[place] = source;
        items.swap(place, source);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_stand_in_the_order_of_their_places_and_equal_ones_as_they_were() {
        for paths in ["", "a", "ba", "cab", "dcba", "bdac", "aabba", "caacb"] {
            let make = |(number, path): (usize, char)| {
                (number, Finding::new("syntax", Severity::Error, Place::file(path.to_string()), "wrong"))
            };
            let (mut beside, mut found): (Vec<usize>, Vec<Finding>) = paths.chars().enumerate().map(make).unzip();
            let mut expected: Vec<(usize, Finding)> = beside.iter().copied().zip(found.iter().cloned()).collect();
            expected.sort_by(|(_, a), (_, b)| a.order().cmp(&b.order()));
            arrange(&mut beside, sorting(&found));
            sort(&mut found);
            assert_eq!(beside.into_iter().zip(found).collect::<Vec<_>>(), expected, "{paths}");
        }
    }
}
