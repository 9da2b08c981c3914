//! Translations whose English changed → what a translator reads: the words that differ, the translation, what to type.

use std::fmt::Write;

use super::changes_text::difference;
use super::visible::terminal;
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
        true => format!("{} (a fact in it has another value)", terminal(new)),
        false => difference(old, new, colour),
    };
    push_lines(out, &english, "  ");
    push_lines(out, &terminal(&translation.text), "  | ");
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::{Change, ChangeKind};
    use crate::prose::Class;

    fn shown(todo: Todo, old: &str) -> String {
        let change = Change {
            kind: ChangeKind::Reworded,
            moved: false,
            id: "fine".into(),
            old_id: Some("fine".into()),
            old_index: Some(0),
            new_index: Some(0),
            old_text: Some(old.into()),
            new_text: Some("Up to 10 %.".into()),
            class: Some(Class::Number),
            similarity: None,
            related: Vec::new(),
            went_to: Vec::new(),
        };
        let (article, path) = ("law".to_string(), "locales/ru/law.ftl".to_string());
        let translation = Outdated { article, change, path, line: 7, text: "До 1 %.\nИли нет.".into(), todo };
        outdated_text(&report(vec![translation]), Colour::Off)
    }

    fn report(translations: Vec<Outdated>) -> OutdatedReport {
        OutdatedReport { locale: "ru".into(), name: "Russian".into(), source_name: "English".into(), translations }
    }

    #[test]
    fn a_translator_sees_place_change_translation_and_what_to_type() {
        assert_eq!(
            shown(Todo::DeleteWas, "Up to 1 %."),
            "the English of 1 message changed since it was translated into Russian (ru)\n\n\
             locales/ru/law.ftl:7  fine  number\n  Up to [-1-]{+10+} %.\n  | До 1 %.\n  | Или нет.\n  \
             to do: edit the translation, then delete the `# was:` line above it\n         \
             if it needs no change: `tolmach accept ru law:fine`\n"
        );
        assert!(shown(Todo::Segment, "x").contains("to do: run `tolmach segment`, edit the translation, then delete"));
        assert!(
            shown(Todo::DeleteWasIfItFits, "x").contains("it was edited since: if it fits now, delete the `# was:`")
        );
        assert!(shown(Todo::Correct, "Up to 10 %.").contains("  Up to 10 %. (a fact in it has another value)\n"));
        assert_eq!(
            outdated_text(&report(Vec::new()), Colour::Off),
            "no English text changed since it was translated into Russian (ru)\n"
        );
    }
}
