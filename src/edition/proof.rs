//! A working paper for reviewers: English and translation side by side, a row a message, with states and findings.
//!
//! It is made of incomplete translations, too: what is missing is shown as missing, and what an edition would refuse says why.
//! It is no edition for readers, so no policy refuses it and search engines are told to leave it alone.
//!
//! Invariants: every text is shown to the letter and escaped, nothing in it is read as markup; the page asks for nothing from
//! anywhere and says so in its own content security policy. A row's anchor is the message id; the page's own names hold a `~`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::base64::base64;
use super::exact::{Marks, controls_shown, escaped, with_marks};
use super::{Completeness, File, Printed, Refused, Request, edition};
use crate::catalogue::{Catalogue, Message, view};
use crate::config::OnMissing;
use crate::finding::{Finding, Severity};
use crate::ftl;
use crate::locale::Locale;
use crate::prose::{Difference, word_diff};
use crate::segment::Kind;
use crate::translation::{Stale, State, Translation};

const STYLE: &str = include_str!("templates/proof.css");

/// Checks of what a row says by its state.
const SAID_BY_STATE: [&str; 2] = ["missing-message", "stale-translation"];

/// What a working paper is made from.
pub struct Paper<'a> {
    /// The article, the locale and what is shared.
    pub request: Request<'a>,
    /// What was found in this locale and in the article, in order.
    pub findings: &'a [Finding],
}

/// Returns a working paper; `None` for the source locale, and where rows could not be told: the article cannot be read, or
/// its catalogue does not match it.
pub(super) fn print(paper: &Paper<'_>) -> Option<Printed> {
    let request = &paper.request;
    let translation = translation(request)?;
    let catalogue = request.reading.catalogue.as_ref()?;
    let unprintable = unprintable(request)?;
    let printed = printed(request);
    let mut by_id: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    let mut others: Vec<&Finding> = Vec::new();
    for finding in paper.findings {
        match finding.message_id.as_deref().filter(|id| catalogue.get(id).is_some()) {
            Some(_) if SAID_BY_STATE.contains(&finding.check) => {}
            Some(id) => by_id.entry(id).or_default().push(finding),
            None => others.push(finding),
        }
    }
    let rows: Vec<Row<'_>> = catalogue
        .messages
        .iter()
        .enumerate()
        .map(|(at, message)| Row {
            at,
            message,
            why: unprintable.get(message.id.as_str()).map(String::as_str),
            printed: printed.get(at).map(String::as_str),
            findings: by_id.remove(message.id.as_str()).unwrap_or_default(),
        })
        .collect();
    let sheet = Sheet { request, catalogue, translation };
    Some(File::new(".html", sheet.page(&rows, &others)).into())
}

fn translation<'a>(request: &Request<'a>) -> Option<&'a Translation<'a>> {
    request.reading.translations.iter().find(|translation| translation.locale == request.locale.name())
}

/// Returns what an edition would refuse: id → why; `None` where there is nothing to stand on.
fn unprintable(request: &Request<'_>) -> Option<BTreeMap<String, String>> {
    match edition(&Request { on_missing: OnMissing::Refuse, ..*request }) {
        Ok(_) => Some(BTreeMap::new()),
        Err(Refused::Messages(missing)) => Some(missing.into_iter().map(|one| (one.id, one.why)).collect()),
        Err(Refused::Article | Refused::OutdatedCatalogue) => None,
    }
}

/// Returns what each message is in print, where all of them can be printed in some language.
fn printed(request: &Request<'_>) -> Vec<String> {
    let Ok(edition) = edition(&Request { on_missing: OnMissing::Source, ..*request }) else { return Vec::new() };
    edition.passages.iter().map(|passage| edition.text[passage.span.range()].to_string()).collect()
}

/// One message.
struct Row<'a> {
    at: usize,
    message: &'a Message<'a>,
    /// Why an edition refuses it.
    why: Option<&'a str>,
    /// What it is in print.
    printed: Option<&'a str>,
    findings: Vec<&'a Finding>,
}

struct Sheet<'a> {
    request: &'a Request<'a>,
    catalogue: &'a Catalogue<'a>,
    translation: &'a Translation<'a>,
}

impl Sheet<'_> {
    fn page(&self, rows: &[Row<'_>], others: &[&Finding]) -> String {
        let source = &self.request.project.config.source_locale;
        let locale = self.request.locale;
        let name = self.request.reading.unit.name.as_str();
        let title = format!("Proof: {name}, {} to {} ({})", source.english_name(), locale.english_name(), locale.tag());
        let mut out = format!(
            "<!doctype html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{}'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"robots\" content=\"noindex\">\n\
             <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
             <a class=\"skip\" href=\"#~rows\">Skip to the messages</a>\n<main>\n<header>\n<h1>{}</h1>\n<p class=\"article\">",
            base64(&Sha256::digest(STYLE.as_bytes())),
            escaped(&title),
            escaped(&title)
        );
        let heading = self.catalogue.messages.first().map(|message| self.catalogue.text(message)).unwrap_or_default();
        let _ = writeln!(out, "<bdi lang=\"{}\">{}</bdi></p>", source.tag(), controls_shown(&heading));
        self.push_summary(&mut out, rows);
        out.push_str("</header>\n");
        push_others(&mut out, others);
        let _ = write!(
            out,
            "<table id=\"~rows\">\n<thead>\n<tr><th scope=\"col\">Message</th><th scope=\"col\">{}</th>\
             <th scope=\"col\" {}>{}</th></tr>\n</thead>\n",
            escaped(&source.english_name()),
            cell(locale),
            escaped(&locale.endonym())
        );
        for row in rows {
            self.push_row(&mut out, row);
        }
        out.push_str("</table>\n</main>\n</body>\n</html>\n");
        out
    }

    /// Writes the counts, and the way to each message that needs somebody.
    fn push_summary(&self, out: &mut String, rows: &[Row<'_>]) {
        let counts = Completeness::of_translation(self.translation);
        let missing = counts.messages - counts.translated - counts.stale;
        let of = |severity| rows.iter().flat_map(|row| &row.findings).filter(|one| one.severity == severity).count();
        let blocked = rows.iter().filter(|row| row.why.is_some()).count();
        let parts = [
            (counts.translated, "translated"),
            (counts.stale, "stale"),
            (missing, "missing"),
            (blocked, "not printable"),
            (of(Severity::Error), "errors"),
            (of(Severity::Warning), "warnings"),
        ];
        let parts: Vec<String> = parts
            .iter()
            .filter(|(count, what)| *count > 0 || *what == "translated")
            .map(|(count, what)| format!("<b>{count}</b> {what}"))
            .collect();
        let _ = writeln!(out, "<p>{} messages: {}.</p>", counts.messages, parts.join(", "));
        let settings = self.request.project.config.locale(self.request.locale.name());
        if settings.is_some_and(|settings| !settings.reviewed) {
            out.push_str("<p>No native speaker has reviewed this translation yet.</p>\n");
        }
        out.push_str(
            "<p class=\"legend\">Texts are shown as they stand in the files. In the English of a stale message, \
             <del>these words</del> have gone and <ins>these words</ins> have come since it was translated.</p>\n",
        );
        let needing: Vec<&Row<'_>> = rows.iter().filter(|row| self.needs(row)).collect();
        if !needing.is_empty() {
            out.push_str("<nav aria-label=\"Messages that need somebody\">\n<p>To do:</p>\n<ul>\n");
            for row in needing {
                let _ = writeln!(out, "<li><a href=\"#{0}\">{0}</a></li>", escaped(&row.message.id));
            }
            out.push_str("</ul>\n</nav>\n");
        }
    }

    fn needs(&self, row: &Row<'_>) -> bool {
        !matches!(self.translation.messages[row.at].state, State::Translated(_))
            || row.why.is_some()
            || row.findings.iter().any(|finding| finding.severity < Severity::Info)
    }

    fn push_row(&self, out: &mut String, row: &Row<'_>) {
        let source = &self.request.project.config.source_locale;
        let locale = self.request.locale;
        let state = &self.translation.messages[row.at].state;
        let id = escaped(&row.message.id);
        let kind = row.message.kind.as_ref();
        let is_heading = row.at == 0 || kind == Some(&Kind::Heading);
        let (class, word) = match state {
            State::Translated(_) => ("translated", "translated".to_string()),
            State::Stale(stale) => ("stale", stale_words(stale)),
            State::Missing => ("missing", "missing".to_string()),
        };
        let heading = if is_heading { " heading" } else { "" };
        let _ = write!(
            out,
            "<tbody id=\"{id}\" class=\"{class}{heading}\">\n<tr><th scope=\"row\"><a href=\"#{id}\">{id}</a>\
             <small>{}</small><b class=\"state\">{word}</b></th>\n<td {}>{}</td>\n",
            kind.map(|kind| escaped(&kind.to_string())).unwrap_or_default(),
            cell(source),
            self.english(row, state)
        );
        match self.translation.entry(row.at) {
            None => {
                let side = locale.direction().word();
                let _ = writeln!(out, "<td class=\"nothing\" dir=\"{side}\"><bdi>not translated yet</bdi></td></tr>");
            }
            Some(entry) => {
                let text = view(self.translation.file.map_or("", |file| file.text.as_str()), entry);
                let _ = writeln!(out, "<td {}>{}</td></tr>", cell(locale), with_marks(&text, marks(kind)));
            }
        }
        self.push_notes(out, row);
        out.push_str("</tbody>\n");
    }

    /// Returns the English, with the words that have gone and come since a stale translation was made.
    fn english(&self, row: &Row<'_>, state: &State) -> String {
        let now = self.catalogue.text(row.message);
        let State::Stale(stale) = state else { return with_marks(&now, marks(row.message.kind.as_ref())) };
        let shown = word_diff(&stale.old, &now).into_iter().map(|run| match run {
            Difference::Same(text) => controls_shown(&text),
            Difference::Removed(text) => format!("<del>{}</del>", controls_shown(&text)),
            Difference::Added(text) => format!("<ins>{}</ins>", controls_shown(&text)),
        });
        shown.collect()
    }

    fn push_notes(&self, out: &mut String, row: &Row<'_>) {
        let mut notes: Vec<String> = Vec::new();
        if let Some(note) = row.message.note {
            notes.push(format!("<li><b>note</b> <span dir=\"auto\">{}</span></li>", controls_shown(note)));
        }
        let is_missing = self.translation.messages[row.at].state == State::Missing;
        if let Some(why) = row.why.filter(|_| !is_missing) {
            notes.push(format!("<li class=\"error\"><b>not printable</b> {}</li>", controls_shown(why)));
        }
        notes.extend(row.findings.iter().map(|finding| note(finding, "")));
        if let Some(printed) = self.differs_in_print(row) {
            let locale = self.request.locale;
            notes.push(format!("<li><b>in print</b> <bdi {}>{}</bdi></li>", cell(locale), controls_shown(&printed)));
        }
        if notes.is_empty() {
            return;
        }
        let _ = writeln!(out, "<tr class=\"notes\"><td colspan=\"3\"><ul>\n{}\n</ul></td></tr>", notes.join("\n"));
    }

    /// Returns the text in print of a translation that holds references: its figures and names.
    fn differs_in_print(&self, row: &Row<'_>) -> Option<String> {
        let value = self.translation.entry(row.at)?.value()?;
        let printed = row.printed.filter(|_| row.why.is_none() && !ftl::uses(value).is_empty())?;
        Some(printed.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

/// Writes what was found that belongs to no row: about the file as a whole, or what the article does not have.
fn push_others(out: &mut String, others: &[&Finding]) {
    let mut seen = BTreeSet::new();
    let label = |finding: &Finding| {
        let about = finding.message_id.as_deref().unwrap_or(&finding.place.path);
        format!("<code>{}</code> ", escaped(about))
    };
    let notes = others.iter().map(|finding| note(finding, &label(finding))).filter(|note| seen.insert(note.clone()));
    let notes: Vec<String> = notes.collect();
    if !notes.is_empty() {
        let list = notes.join("\n");
        let _ =
            writeln!(out, "<section class=\"notes\">\n<h2>Beside the messages</h2>\n<ul>\n{list}\n</ul>\n</section>");
    }
}

/// Returns a finding as an item of a list: how grave, what, what to do, which check.
fn note(finding: &Finding, label: &str) -> String {
    let severity = finding.severity.word();
    let help = finding.help.as_deref().map(|help| format!(" <i>{}</i>", controls_shown(help))).unwrap_or_default();
    format!(
        "<li class=\"{severity}\"><b>{severity}</b> {label}<span dir=\"auto\">{}</span>{help} <small>{}</small></li>",
        controls_shown(&finding.message),
        escaped(finding.check)
    )
}

fn stale_words(stale: &Stale) -> String {
    let mut words = format!("stale: {}", stale.class.word());
    if stale.uncertain {
        words.push_str(", perhaps another text");
    }
    if stale.edited {
        words.push_str(", edited since");
    }
    words
}

fn cell(locale: &Locale) -> String {
    format!("lang=\"{}\" dir=\"{}\"", locale.tag(), locale.direction().word())
}

fn marks(kind: Option<&Kind>) -> Marks {
    match kind {
        Some(Kind::Html) => Marks::Html,
        _ => Marks::Markdown,
    }
}
