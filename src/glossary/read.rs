//! The text of a glossary (RFC 4180, UTF-8) → its rows, with a finding for each that is wrong.

use std::collections::BTreeMap;

use csv::{ReaderBuilder, StringRecord};

use super::{CHECK, Glossary, Row, Stem, Term};
use crate::config::Config;
use crate::file::TextFile;
use crate::finding::{Finding, Place, Severity};
use crate::locale::{Locale, usual_slip};
use crate::nearest::nearest;
use crate::span::Span;

/// The columns; without the first three there is no glossary.
const COLUMNS: [&str; 5] = ["term", "locale", "translations", "forbidden", "note"];

const QUOTATION: &str =
    "a quotation mark in this row is not closed, or stands in a text without quotation marks around it";

/// Reads a glossary.
pub(super) fn read(file: &TextFile, config: &Config, findings: &mut Vec<Finding>) -> Glossary {
    let mut reader = Reader { file, config, findings, columns: BTreeMap::new(), lines: BTreeMap::new() };
    let mut glossary = Glossary::default();
    for (number, (span, record)) in records(file).into_iter().enumerate() {
        match number {
            0 if !reader.header(span, &record) => return glossary,
            0 => {}
            _ => reader.row(span, &record, &mut glossary),
        }
    }
    glossary
}

/// Returns the records with their places.
fn records(file: &TextFile) -> Vec<(Span, StringRecord)> {
    let text = &file.text[file.mark_len()..];
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut records = Vec::new();
    let mut record = StringRecord::new();
    let place = |position: &csv::Position| usize::try_from(position.byte()).unwrap_or(text.len()).min(text.len());
    loop {
        let from = place(reader.position());
        // The text is UTF-8 and rows may be of any length: nothing else can be wrong with it.
        let Ok(true) = reader.read_record(&mut record) else { return records };
        let slice = text.get(from..place(reader.position())).unwrap_or_default();
        let start = from + slice.len() - slice.trim_start_matches(['\r', '\n']).len();
        let end = from + slice.trim_end_matches(['\r', '\n']).len();
        let span = Span::new(file.mark_len() + start, file.mark_len() + end.max(start));
        records.push((span, record.clone()));
    }
}

struct Reader<'a> {
    file: &'a TextFile,
    config: &'a Config,
    findings: &'a mut Vec<Finding>,
    /// The number of each column by its name.
    columns: BTreeMap<&'static str, usize>,
    /// The line of each term by locale and term.
    lines: BTreeMap<(String, String), usize>,
}

impl Reader<'_> {
    fn report(&mut self, severity: Severity, span: Span, message: impl Into<String>, help: impl Into<String>) {
        let first = self.file.slice(span).lines().next().map_or(0, str::len);
        let line = Span::new(span.start, span.start + first);
        self.findings.push(Finding::new(CHECK, severity, Place::range(self.file, line), message).help(help));
    }

    fn wrong(&mut self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.report(Severity::Error, span, message, help);
    }

    /// Reads the names of the columns; tells whether there is a glossary below them.
    fn header(&mut self, span: Span, record: &StringRecord) -> bool {
        let help = format!("the first line is `{}`", COLUMNS.join(","));
        let other = [(';', "`;`"), ('\t', "tabs")].into_iter().find(|(mark, _)| record[0].contains(*mark));
        if let (1, Some((_, mark))) = (record.len(), other) {
            let help = "save the table with commas between the columns";
            self.wrong(span, format!("the columns are parted by {mark}"), help);
            return false;
        }
        for (number, name) in record.iter().enumerate() {
            let name = name.trim().to_lowercase();
            match COLUMNS.iter().find(|known| **known == name) {
                Some(known) => drop(self.columns.insert(known, number)),
                None if name.is_empty() => {}
                None => {
                    let near = nearest(&name, COLUMNS).map(|near| format!("did you mean `{near}`?"));
                    let message = format!("unknown column `{name}`");
                    self.report(Severity::Warning, span, message, near.unwrap_or_else(|| help.clone()));
                }
            }
        }
        let missing: Vec<&str> = COLUMNS[..3].iter().copied().filter(|name| !self.columns.contains_key(name)).collect();
        for name in &missing {
            self.wrong(span, format!("the table has no column `{name}`"), help.clone());
        }
        missing.is_empty()
    }

    fn row(&mut self, span: Span, record: &StringRecord, glossary: &mut Glossary) {
        let field =
            |name: &str| self.columns.get(name).and_then(|number| record.get(*number)).unwrap_or_default().trim();
        let [term, locale, translations, forbidden, note] = COLUMNS.map(field);
        if record.iter().all(|field| field.trim().is_empty()) {
            return;
        }
        let several_lines = [term, locale, translations, forbidden].iter().any(|field| field.contains('\n'));
        let open = self.file.slice(span).matches('"').count() % 2 == 1;
        let extra =
            record.iter().skip(self.columns.values().max().map_or(0, |last| last + 1)).any(|field| !field.is_empty());
        let terms: Vec<Term> = parts(term).filter_map(Term::read).collect();
        let approved: Vec<Stem> = parts(translations).filter_map(Stem::read).collect();
        let forbids: Vec<Stem> = parts(forbidden).filter_map(Stem::read).collect();
        if several_lines || open {
            return self.wrong(span, QUOTATION, "write `\"` around the text, and `\"\"` for each `\"` in it");
        }
        if extra {
            let message = format!("the row has {} columns, the first line {}", record.len(), self.columns.len());
            return self.wrong(span, message, "put quotation marks around a text that has a comma");
        }
        let Some(name) = self.locale(span, locale) else { return };
        if approved.is_empty() && forbids.is_empty() {
            let help =
                "write the stems of the right translation into `translations`, those of wrong ones into `forbidden`";
            return self.wrong(span, "the row says nothing about its term", help);
        }
        if terms.is_empty() && !term.is_empty() {
            return self.wrong(span, format!("`{term}` has no word"), "write the English term");
        }
        if terms.is_empty() && !approved.is_empty() {
            return self.wrong(span, "translations without a term", "write the English term into the first column");
        }
        let line = self.file.position(span.start).line.0;
        for term in &terms {
            let key = (name.clone(), term.shown());
            if let Some(other) = self.lines.get(&key) {
                let message = format!("`{}` stands on line {other} already", term.shown());
                return self.report(Severity::Warning, span, message, "make one row of the two; this one is not read");
            }
            self.lines.insert(key, line);
        }
        let row = Row { line, term: term.to_string(), note: note.to_string(), terms, approved, forbidden: forbids };
        glossary.add(&name, row);
    }

    /// Returns the name of the locale that a row is for, if the project has it.
    fn locale(&mut self, span: Span, name: &str) -> Option<String> {
        if name.is_empty() {
            self.wrong(span, "the row names no locale", "write a locale of the project into the column `locale`");
            return None;
        }
        let known: Vec<&str> = self.config.locales.iter().map(|settings| settings.locale.name()).collect();
        let (message, locale) = match Locale::parse(name) {
            Ok(locale) if known.contains(&locale.name()) => return Some(locale.name().to_string()),
            Ok(locale) => (format!("`{locale}` is not a locale of this project"), Some(locale)),
            Err(_) => (format!("`{name}` is no locale"), None),
        };
        let near = usual_slip(name)
            .map(str::to_string)
            .or_else(|| nearest(name, known.iter().copied()).filter(|_| name.len() > 2).map(str::to_string));
        let help = match (near, locale) {
            (Some(near), _) => format!("did you mean `{near}`?"),
            (None, Some(locale)) => format!("add it with `tolmach add {locale}`, or take the row out"),
            (None, None) => format!("the project has {}", known.join(", ")),
        };
        self.report(Severity::Warning, span, message, help);
        None
    }
}

/// Returns what stands between the `|` or `;` of a field.
fn parts(field: &str) -> impl Iterator<Item = &str> {
    field.split(['|', ';']).map(str::trim).filter(|part| !part.is_empty())
}
