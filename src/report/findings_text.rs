//! Findings as people read them: what is wrong, the line itself with the English beside it, what to type.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::visible::terminal;
use super::wrapped::wrapped;
use super::{Colour, FindingsReport, Paint, counted};
use crate::check;
use crate::finding::{Finding, Severity};
use crate::span::Span;

/// The longest English text shown beside a finding, in characters.
const LONGEST: usize = 400;

/// The width of a line of a file in columns where there is no terminal.
const WIDTH: usize = 120;
/// What stands before a text that belongs to a finding, in columns, at its longest: `1234 = English: `.
const LEAD: usize = 16;

/// Returns the findings as grave as `least` or graver, and a line that sums up all; `width` is that of the terminal in
/// columns, `None` where there is none, and no text is broken then.
pub fn findings_text(report: &FindingsReport<'_>, colour: Colour, width: Option<usize>, least: Severity) -> String {
    let renderer = match colour {
        Colour::On => Renderer::styled(),
        Colour::Off => Renderer::plain(),
    };
    let renderer = renderer.term_width(width.unwrap_or(WIDTH).max(40));
    let mut out = String::new();
    for finding in report.findings.iter().filter(|finding| finding.severity <= least) {
        // The line to paste is for those who asked for all: beside every finding it would invite silencing.
        let silencing = check::line_to_silence(finding).filter(|_| least == Severity::Info);
        let shown = shown(finding);
        out.push_str(&renderer.render(&[group(&shown, width, silencing.as_deref())]));
        out.push_str("\n\n");
    }
    out.push_str(&summary(report, colour, least));
    out
}

/// Returns a finding as it may stand on a terminal: its texts are other people's.
fn shown(finding: &Finding) -> Finding {
    let mut shown = finding.clone();
    shown.message = terminal(&finding.message);
    for text in [&mut shown.help, &mut shown.source].into_iter().flatten() {
        *text = terminal(text);
    }
    if let Some(excerpt) = &mut shown.place.excerpt {
        let end = excerpt.within.end;
        let pieces = [0..excerpt.within.start, excerpt.within.range(), end..excerpt.lines.len().max(end)];
        let [before, within, after] = pieces.map(|piece| pictured(excerpt.lines.get(piece).unwrap_or_default()));
        excerpt.within = Span::new(before.len(), before.len() + within.len());
        excerpt.lines = [before, within, after].concat();
    }
    shown
}

/// Shows of a line what the renderer does not: it has pictures for C0 controls and marks of direction only. A character stays
/// one, since its column is counted.
fn pictured(line: &str) -> String {
    let acts = |c: char| matches!(c, '\u{80}'..='\u{9F}' | '\u{2028}' | '\u{2029}');
    line.replace(acts, "\u{FFFD}")
}

fn group<'f>(finding: &'f Finding, width: Option<usize>, silencing: Option<&'f str>) -> Group<'f> {
    let broken = |text: String| match width {
        Some(width) => wrapped(&text, width.max(40) - LEAD),
        None => text,
    };
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let mut group = Group::with_title(level.primary_title(finding.message.as_str()).id(finding.check));
    group = match &finding.place.excerpt {
        None => group.element(Origin::path(finding.place.path.as_str())),
        Some(excerpt) => group.element(
            Snippet::source(excerpt.lines.as_str())
                .path(finding.place.path.as_str())
                .line_start(excerpt.start.line.0)
                .annotation(AnnotationKind::Primary.span(excerpt.within.range())),
        ),
    };
    if let Some(source) = &finding.source {
        group = group.element(Level::NOTE.with_name("English").message(broken(shortened(source))));
    }
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(broken(help.clone())));
    }
    if let Some(line) = silencing {
        group = group.element(Level::NOTE.with_name("to silence it").message(line));
    }
    group
}

/// Cuts a text that would fill the screen.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_string(),
    }
}

fn summary(report: &FindingsReport<'_>, colour: Colour, least: Severity) -> String {
    let checked = format!(
        "{} in {}",
        counted(report.messages, "message", "messages"),
        counted(report.coverage.len(), "locale", "locales")
    );
    let found: Vec<String> = [
        (Severity::Error, Paint::Bad, "error", "errors"),
        (Severity::Warning, Paint::Warn, "warning", "warnings"),
        (Severity::Info, Paint::Quiet, "info", "infos"),
    ]
    .into_iter()
    .filter(|(severity, ..)| report.count(*severity) > 0)
    .map(|(severity, paint, one, many)| paint.on(&counted(report.count(severity), one, many), colour))
    .collect();
    let kept = match report.hidden {
        0 => String::new(),
        hidden => format!("; the baseline hides {hidden} more"),
    };
    match found.is_empty() {
        true => format!("{checked} checked: {}{kept}\n", Paint::Good.on("nothing to report", colour)),
        false => {
            let hidden = least < Severity::Info && report.count(Severity::Info) > 0;
            let hint = if hidden { " (shown with --verbose)" } else { "" };
            format!("{checked} checked: {}{hint}{kept}\n", found.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::TextFile;
    use crate::finding::Place;
    use crate::span::Span;

    #[test]
    fn no_text_acts_on_a_terminal() {
        let file = TextFile::new("locales/ru/a.ftl", "a = \u{9B}2J \u{1B}[31m \u{202E}слово\n");
        let at = file.text.find("слово").unwrap();
        let place = Place::range(&file, Span::new(at, at + "слово".len()));
        let finding = Finding::new("spacing", Severity::Warning, place, "`\u{1B}]0;x\u{7}` stands here")
            .source("one\u{9B}31m\u{1B}[0m")
            .help("write\n\u{202E}this");
        let report = FindingsReport { findings: &[finding], ..FindingsReport::default() };
        let text = findings_text(&report, Colour::Off, None, Severity::Info);
        let acts = |c: char| c != '\n' && (c.is_control() || c == '\u{202E}');
        assert!(!text.contains(acts), "{text:?}");
        for part in
            ["`\\u{1b}]0;x\\u{7}` stands here", "a.ftl:1:16", "one\\u{9b}31m\\u{1b}[0m", "write\n", "\\u{202e}this"]
        {
            assert!(text.contains(part), "{part} in {text}");
        }
        // What is underlined is the word.
        let (line, marks) = text.lines().zip(text.lines().skip(1)).find(|(line, _)| line.contains("слово")).unwrap();
        let under: String = line.chars().zip(marks.chars()).filter(|(_, mark)| *mark == '^').map(|(c, _)| c).collect();
        assert_eq!(under, "слово");
    }
}
