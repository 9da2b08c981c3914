//! Coverage as a table that fits 80 columns, and what to do next.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use super::{Colour, LocaleStatus, Paint, StatusReport, counted};
use crate::coverage::Coverage;

/// The length of a bar in columns.
const BAR: usize = 20;
/// The most steps shown.
const STEPS: usize = 6;
/// The widest table in columns.
const WIDEST: usize = 80;

/// Returns the table; with one locale, a row for each of its articles too.
pub fn status_text(report: &StatusReport, colour: Colour) -> String {
    let mut out = String::new();
    let locale_width = report.locales.iter().map(|status| status.locale.width()).max().unwrap_or(0).min(12);
    let name_width = report.locales.iter().map(|status| status.name.width()).max().unwrap_or(0).min(16);
    for status in &report.locales {
        let lead = format!("{}  {}", padded(&status.locale, locale_width), padded(&status.name, name_width));
        let _ = writeln!(out, "{}", row(&lead, status.coverage(), status, colour));
        if report.locales.len() == 1 && status.articles.len() > 1 {
            let width = lead.width();
            // An article without messages has nothing to translate.
            for article in status.articles.iter().filter(|article| article.coverage.messages() > 0) {
                let lead = format!("  {}", padded(&shortened(&article.article, width.max(24) - 2), width.max(24) - 2));
                let _ = writeln!(out, "{}", counts_row(&lead, article.coverage, article.errors, "", colour));
            }
        }
    }
    if report.locales.is_empty() {
        out.push_str("no target locale yet\n");
    }
    if !report.next.is_empty() {
        let _ = writeln!(out, "\n{}", Paint::Bold.on("Next:", colour));
        for step in report.next.iter().take(STEPS) {
            let _ = writeln!(out, "  {}\n      {}", step.what, step.how);
        }
        if report.next.len() > STEPS {
            let _ = writeln!(out, "  and {} more", report.next.len() - STEPS);
        }
    }
    out
}

fn row(lead: &str, coverage: Coverage, status: &LocaleStatus, colour: Colour) -> String {
    let tier = match (status.tier.word(), status.reviewed) {
        ("required", true) => String::new(),
        ("required", false) => "not reviewed".to_string(),
        (tier, _) => tier.to_string(),
    };
    counts_row(lead, coverage, status.errors(), &tier, colour)
}

fn counts_row(lead: &str, coverage: Coverage, errors: usize, note: &str, colour: Colour) -> String {
    let per_cent = coverage.per_cent();
    let full = usize::try_from(per_cent).unwrap_or(100) * BAR / 100;
    let paint = match per_cent {
        100 => Paint::Good,
        _ => Paint::Warn,
    };
    let bar = format!("{}{}", paint.on(&"█".repeat(full), colour), Paint::Quiet.on(&"░".repeat(BAR - full), colour));
    let mut rest: Vec<String> = Vec::new();
    if coverage.stale > 0 {
        rest.push(Paint::Warn.on(&format!("{} stale", coverage.stale), colour));
    }
    if coverage.missing > 0 {
        rest.push(Paint::Warn.on(&format!("{} missing", coverage.missing), colour));
    }
    if errors > coverage.missing {
        rest.push(Paint::Bad.on(&counted(errors - coverage.missing, "other error", "other errors"), colour));
    }
    if !note.is_empty() {
        rest.push(Paint::Quiet.on(note, colour));
    }
    let numbers = format!("{per_cent:>3} %  {}/{}", coverage.translated, coverage.messages());
    let line = format!("{lead}  {bar}  {numbers}  {}", rest.join(", "));
    let line = line.trim_end().to_string();
    debug_assert!(colour == Colour::On || line.width() <= WIDEST + 40, "a row stays near the table");
    line
}

fn padded(text: &str, width: usize) -> String {
    let text = shortened(text, width);
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

fn shortened(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_string();
    }
    let mut out = String::new();
    for c in text.chars() {
        if out.width() + 2 > width {
            break;
        }
        out.push(c);
    }
    format!("{out}…")
}
