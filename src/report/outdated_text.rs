//! Translations whose English changed → what a translator reads: the words that differ, the translation, what to type.

use std::fmt::Write;

use super::changes_text::difference;
use super::{Colour, Outdated, OutdatedReport, Paint, Todo, counted};

/// Returns the list, or that everything is up to date.
pub fn outdated_text(report: &OutdatedReport, colour: Colour) -> String {
    let into = format!("{} ({})", report.name, report.locale);
    let count = report.translations.len();
    if count == 0 {
        return format!("no {} text changed since it was translated into {into}\n", report.source_name);
    }
    let they = if count == 1 { "it was" } else { "they were" };
    let messages = counted(count, "message", "messages");
    let head = format!("the {} of {messages} changed since {they} translated into {into}", report.source_name);
    let mut out = format!("{}\n", Paint::Bold.on(&head, colour));
    for translation in &report.translations {
        push_translation(&mut out, report, translation, colour);
    }
    out
}

fn push_translation(out: &mut String, report: &OutdatedReport, translation: &Outdated, colour: Colour) {
    let change = &translation.change;
    let place = format!("{}:{}", translation.path, translation.line);
    let class = change.class.map_or("", crate::prose::Class::word);
    let _ = writeln!(out, "\n{}  {}  {}", Paint::Bold.on(&place, colour), change.id, Paint::Quiet.on(class, colour));
    let (old, new) = (change.old_text.as_deref().unwrap_or_default(), change.new_text.as_deref().unwrap_or_default());
    let english = match old == new {
        true => format!("{new} (a fact in it has another value)"),
        false => difference(old, new, colour),
    };
    push_lines(out, &english, "  ");
    push_lines(out, &translation.text, "  | ");
    let accept = format!("tolmach accept {} {}:{}", report.locale, translation.article, change.id);
    let todo = match translation.todo {
        Todo::DeleteWas => "edit the translation, then delete the `# was:` line above it",
        Todo::DeleteWasIfItFits => "it was edited since: if it fits now, delete the `# was:` line above it",
        Todo::Segment => "run `tolmach segment`, edit the translation, then delete the `# was:` line above it",
        Todo::Correct => "edit the translation",
    };
    let _ = writeln!(out, "  {} {todo}", Paint::Quiet.on("to do:", colour));
    let _ = writeln!(out, "         if it needs no change: `{accept}`");
}

fn push_lines(out: &mut String, text: &str, lead: &str) {
    for line in text.lines() {
        let _ = writeln!(out, "{}", format!("{lead}{line}").trim_end());
    }
}
