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
                let _ = writeln!(out, "{}", counts_row(&lead, article.coverage, article.other_errors, "", colour));
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
    counts_row(lead, coverage, status.other_errors(), &status.note(), colour)
}

fn counts_row(lead: &str, coverage: Coverage, errors: usize, note: &str, colour: Colour) -> String {
    let per_cent = coverage.per_cent();
    let full = usize::try_from(per_cent).unwrap_or(100) * BAR / 100;
    let paint = match per_cent {
        100 => Paint::Good,
        _ => Paint::Warn,
    };
    let bar = format!("{}{}", paint.on(&"█".repeat(full), colour), Paint::Quiet.on(&"░".repeat(BAR - full), colour));
    let parts = [
        (coverage.stale > 0, format!("{} stale", coverage.stale), Paint::Warn),
        (coverage.missing > 0, format!("{} missing", coverage.missing), Paint::Warn),
        (errors > 0, counted(errors, "error", "errors"), Paint::Bad),
        (!note.is_empty(), note.to_string(), Paint::Quiet),
    ];
    let (plain, paints): (Vec<String>, Vec<Paint>) =
        parts.into_iter().filter(|(present, ..)| *present).map(|(_, part, paint)| (part, paint)).unzip();
    let numbers = format!("{per_cent:>3} %  {}/{}", coverage.translated, coverage.messages());
    let head = lead.width() + BAR + numbers.width() + 6;
    // Notes go first where the row would be wider than the table; what is wrong stays.
    let widths: Vec<usize> = plain.iter().map(|part| part.width() + 2).collect();
    let mut count = plain.len();
    while count > 0 && head + widths[..count].iter().sum::<usize>() > WIDEST + 2 {
        count -= 1;
    }
    let shown: Vec<String> =
        plain.iter().zip(&paints).take(count).map(|(part, paint)| paint.on(part, colour)).collect();
    format!("{lead}  {bar}  {numbers}  {}", shown.join(", ")).trim_end().to_string()
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
