//! A translation made from an English text that has changed since; a cosmetic change is only told.

use super::MessageContext;
use crate::config::{self, Switch, Tier};
use crate::finding::{Finding, Severity};
use crate::prose::{Class, Difference, cut_middle, word_diff};
use crate::translation::{OwnedLine, Owner, Reason, Remembered, Stale, State, owned_line};

/// The longest text in bytes of which the changed words are shown.
const MAX_COMPARED: usize = 20_000;

/// How many characters of unchanged text stand at each side of a change.
const AROUND: usize = 30;

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    let id = &context.message.id;
    let stale = match &context.translated.state {
        State::Stale(stale) => stale,
        State::Translated(Reason::Cosmetic) => {
            let message =
                format!("the English of `{id}` has changed since it was translated: {}", what(Class::Cosmetic));
            let finding = context.finding("stale-translation", Severity::Info, context.id_span(), message);
            findings.push(
                finding.help("nothing is to do: it counts as translated; change it if it should show the same marks"),
            );
            return;
        }
        _ => return,
    };
    let message = format!("the English of `{id}` has changed since it was translated: {}", what(stale.class));
    let span = context.id_span();
    findings
        .push(context.finding("stale-translation", severity(context, stale), span, message).help(help(context, stale)));
}

fn severity(context: &MessageContext<'_>, stale: &Stale) -> Severity {
    match context.translation.locale.tier {
        _ if stale.is_grave() => context.translation.by_tier(),
        // What refuses an edition fails `check` too.
        _ if context.translation.locale.stale == config::Stale::Refuse => context.translation.by_tier(),
        Tier::Required | Tier::BestEffort => Severity::Warning,
        Tier::Draft => Severity::Info,
    }
}

fn what(class: Class) -> &'static str {
    match class {
        Class::Number => "a number is different",
        Class::Link => "a link is different",
        Class::Placeable => "a placeable is different",
        Class::Prose => "the wording is different",
        Class::Cosmetic => "only punctuation, capitals or marks are different",
    }
}

fn help(context: &MessageContext<'_>, stale: &Stale) -> String {
    let mut parts: Vec<String> = changed_words(context, stale).into_iter().chain(changed_facts(context)).collect();
    if stale.uncertain {
        parts.push("the two have little in common, so make sure that the translation is of this text at all".into());
    }
    parts.push(remedy(context, stale));
    parts.join("; ")
}

/// Returns the facts whose values changed.
fn changed_facts(context: &MessageContext<'_>) -> Option<String> {
    let before = &context.translated.base.as_ref()?.then()?.facts;
    let changed: Vec<String> = context
        .message
        .facts
        .iter()
        .filter_map(|(name, now)| {
            let (_, before) = before.iter().find(|(known, before)| known == name && before != now)?;
            Some(format!("`${name}` was {before} and is {now}"))
        })
        .collect();
    (!changed.is_empty()).then(|| changed.join(", "))
}

fn changed_words(context: &MessageContext<'_>, stale: &Stale) -> Option<String> {
    let now = context.catalogue.text(context.message);
    if stale.old == now || stale.old.len().max(now.len()) > MAX_COMPARED {
        return None;
    }
    Some(format!("what changed: `{}`", marked(&stale.old, &now)))
}

/// Returns the new text with the changed words in `[-old-]` and `{+new+}`, long unchanged runs cut.
fn marked(old: &str, new: &str) -> String {
    let runs = word_diff(old, new);
    let last = runs.len().saturating_sub(1);
    let marked = runs.iter().enumerate().map(|(number, run)| match run {
        Difference::Removed(words) => format!("[-{words}-]"),
        Difference::Added(words) => format!("{{+{words}+}}"),
        Difference::Same(words) => {
            let before = if number == 0 { 0 } else { AROUND };
            let behind = if number == last { 0 } else { AROUND };
            cut_middle(words, before, behind)
        }
    });
    marked.collect::<String>().replace(['\n', '\r'], " ")
}

fn remedy(context: &MessageContext<'_>, stale: &Stale) -> String {
    let unit = &context.translation.unit.reading.unit.name;
    let locale = context.translation.locale.locale.name();
    let accept = format!("`tolmach accept {locale} {unit}:{}`", context.message.id);
    let project = context.translation.unit.project;
    let owner = Owner::new(project.config.source_locale.name());
    let was = |line: &&str| matches!(owned_line(line, &owner), Some(OwnedLine::Was(_)));
    let marked = context.target.comment().iter().any(was);
    // A `# was:` line is about the text; where only a fact changed, the new translation itself settles it.
    let reworded = context
        .translated
        .base
        .as_ref()
        .and_then(Remembered::then)
        .is_none_or(|base| base.canonical != context.message.canonical);
    let todo = match (marked, project.source_comments()) {
        (true, _) if reworded && stale.edited => {
            return format!(
                "it was edited since; if it fits the English now, delete its `# was:` line, or run {accept}"
            );
        }
        (true, _) if reworded => "correct the translation and delete its `# was:` line",
        (false, Switch::On) if reworded => {
            "run `tolmach segment`, correct the translation and delete its `# was:` line"
        }
        _ if stale.edited => return format!("it was edited since; if it fits the English now, run {accept}"),
        _ => "correct the translation",
    };
    format!("{todo}; if nothing is to correct, run {accept}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_words_are_marked_and_long_runs_cut() {
        assert_eq!(marked("up to 1 % of it", "up to 10 % of it"), "up to [-1-]{+10+} % of it");
        assert_eq!(marked("a\nb", "a\nc"), "a [-b-]{+c+}");
        let long = "слово ".repeat(40);
        let text = marked(&format!("{long}a{long}"), &format!("{long}b{long}"));
        assert!(text.contains("[-") && text.starts_with('…') && text.ends_with('…'), "{text}");
        assert!(text.chars().count() < 100, "{text}");
    }
}
