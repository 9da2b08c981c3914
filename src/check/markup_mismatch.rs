//! Marks of a translation that differ from those of the English: emphasis, code, footnotes, inline tags.

use std::collections::BTreeSet;

use super::MessageContext;
use super::multiset::least_difference;
use super::tags::{Tag, forms, is_break, tags, unbalanced};
use crate::finding::{Finding, Severity};
use crate::ftl::Flat;
use crate::markdown::{self, Definitions, Inventory};
use crate::span::Span;

/// The marks of one reading.
struct Marks {
    emphasis: usize,
    strong: usize,
    strikethrough: usize,
    tags: Vec<Tag>,
    /// What a reader sees.
    visible: String,
    inventory: Inventory,
}

/// What is wrong with a reading: how grave, where in its text, and the words.
struct Slip {
    severity: Severity,
    within: Option<Span>,
    message: String,
    help: &'static str,
}

const AS_IN_ENGLISH: &str = "mark the same words as the English does";

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    let Some(definitions) = context.definitions() else { return };
    let english: Vec<Marks> = context.source_flats().iter().map(|flat| marks(&flat.text, definitions)).collect();
    if english.is_empty() {
        return;
    }
    let mut said = BTreeSet::new();
    for flat in context.target_flats() {
        let own = marks(&flat.text, definitions);
        for slip in slips(&english, &own, flat) {
            if !said.insert(slip.message.clone()) {
                continue;
            }
            let span = slip.within.and_then(|within| flat.origin(within)).unwrap_or_else(|| context.value_span());
            let finding = context.finding("markup-mismatch", slip.severity, span, slip.message);
            findings.push(finding.help(slip.help));
        }
    }
}

fn marks(text: &str, definitions: &Definitions) -> Marks {
    let inventory = markdown::inventory(text, definitions);
    Marks {
        emphasis: inventory.emphasis,
        strong: inventory.strong,
        strikethrough: inventory.strikethrough,
        tags: tags(&inventory.tags),
        visible: markdown::visible_text(text, definitions),
        inventory,
    }
}

fn slips(english: &[Marks], own: &Marks, flat: &Flat<'_>) -> Vec<Slip> {
    let mut slips = Vec::new();
    let broken = leftover(english, own);
    if let Some(mark) = broken {
        let first =
            flat.text.find(mark).filter(|_| flat.text.matches(mark).count() == own.visible.matches(mark).count());
        slips.push(Slip {
            severity: Severity::Warning,
            within: first.map(|at| Span::new(at, at + mark.len())),
            message: format!("readers would see the mark {}", quoted(mark)),
            help: match mark {
                "_" => "write `*word*`: `_` marks nothing inside a word or between letters without spaces",
                "*" | "**" | "~~" => {
                    "close the mark, with no space inside it; beside a quotation mark or bracket put a space outside it"
                }
                "`" => "close the code with as many backticks as open it",
                _ => "write `[text](address)` in one piece, with no space between `]` and `(`",
            },
        });
    } else {
        slips.extend(counts(english, own));
    }
    if broken != Some("`") {
        slips.extend(list_slips(english, own, Noun::Code));
    }
    slips.extend(list_slips(english, own, Noun::Footnote));
    slips.extend(tag_slips(english, own));
    slips
}

/// Returns a mark that readers of the translation see and readers of the English do not.
fn leftover(english: &[Marks], own: &Marks) -> Option<&'static str> {
    let shown = |mark: &str| own.visible.contains(mark) && english.iter().all(|marks| !marks.visible.contains(mark));
    if let Some(mark) = ["**", "~~", "`", "]("].into_iter().find(|mark| shown(mark)) {
        return Some(mark);
    }
    let weight = |marks: &Marks| marks.emphasis + marks.strong;
    let fewer = english.iter().all(|marks| weight(own) < weight(marks));
    ["*", "_"].into_iter().find(|mark| fewer && shown(mark) && own.visible.matches(mark).count() > 1)
}

fn counts(english: &[Marks], own: &Marks) -> Vec<Slip> {
    let same = |of: fn(&Marks) -> usize| english.iter().any(|marks| of(marks) == of(own));
    type Kind = (&'static str, fn(&Marks) -> usize);
    let kinds: [Kind; 3] = [
        ("emphasised (`*…*`)", |marks| marks.emphasis),
        ("strong (`**…**`)", |marks| marks.strong),
        ("struck (`~~…~~`)", |marks| marks.strikethrough),
    ];
    let differing = kinds.into_iter().filter(|(_, of)| !same(*of));
    let slip = |(what, of): Kind| Slip {
        severity: Severity::Warning,
        within: None,
        message: format!("{} {what}, in the English {}", passages(of(own)), of(&english[0])),
        help: AS_IN_ENGLISH,
    };
    differing.map(slip).collect()
}

fn passages(count: usize) -> String {
    match count {
        0 => "no passage is".to_string(),
        1 => "1 passage is".to_string(),
        count => format!("{count} passages are"),
    }
}

/// What is kept letter by letter.
#[derive(Clone, Copy)]
enum Noun {
    Code,
    Footnote,
}

impl Noun {
    fn of(self, marks: &Marks) -> &[(String, Span)] {
        match self {
            Noun::Code => &marks.inventory.code,
            Noun::Footnote => &marks.inventory.footnotes,
        }
    }

    fn shown(self, name: &str) -> String {
        match self {
            Noun::Code => format!("code {}", quoted(name)),
            Noun::Footnote => format!("footnote `[^{name}]`"),
        }
    }
}

/// Says how lists of names differ; one that is missing and one that is new are a change.
fn list_slips(english: &[Marks], own: &Marks, noun: Noun) -> Vec<Slip> {
    let names = |marks: &Marks| noun.of(marks).iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    let english: Vec<Vec<String>> = english.iter().map(names).collect();
    let Some(difference) = least_difference(english.iter().map(Vec::as_slice), &names(own)) else { return Vec::new() };
    let warning = |within, message| Slip {
        severity: Severity::Warning,
        within,
        message,
        help: "keep it as it stands in the English, letter by letter",
    };
    if let ([missing], [extra]) = (&difference.missing[..], &difference.extra[..]) {
        let (name, span) = &noun.of(own)[*extra];
        let message = format!("the {} is {} in the English", noun.shown(name), noun.shown(missing));
        return vec![warning(Some(*span), message)];
    }
    let missing = difference.missing.iter().map(|name| warning(None, format!("the {} is missing", noun.shown(name))));
    let extra = difference.extra.iter().map(|extra| {
        let (name, span) = &noun.of(own)[*extra];
        warning(Some(*span), format!("the {} is not in the English", noun.shown(name)))
    });
    missing.chain(extra).collect()
}

fn tag_slips(english: &[Marks], own: &Marks) -> Vec<Slip> {
    let balanced = english.iter().all(|marks| unbalanced(&marks.tags).is_none());
    if let Some(tag) = unbalanced(&own.tags).filter(|_| balanced) {
        return vec![Slip {
            severity: Severity::Error,
            within: Some(tag.span),
            message: format!("the tag `{}` has no partner", tag.shown),
            help: "close each tag that is opened, the inner one first, as the English does",
        }];
    }
    let english: Vec<Vec<String>> = english.iter().map(|marks| forms(&marks.tags)).collect();
    let Some(difference) = least_difference(english.iter().map(Vec::as_slice), &forms(&own.tags)) else {
        return Vec::new();
    };
    // Where tags pair, the end tag says nothing new.
    let told = |form: &str| !balanced || !form.starts_with("</");
    let extra = difference.extra.iter().filter(|extra| told(&own.tags[**extra].form)).map(|extra| Slip {
        severity: if is_break(&own.tags[*extra].form) { Severity::Warning } else { Severity::Error },
        within: Some(own.tags[*extra].span),
        message: format!("the tag `{}` is not in the English", own.tags[*extra].shown),
        help: "take it out, or write it as the English has it",
    });
    let missing =
        difference.missing.iter().filter(|form| difference.extra.is_empty() && told(form)).map(|missing| Slip {
            severity: Severity::Warning,
            within: None,
            message: format!("the tag `{missing}` is missing"),
            help: "put it where the English has it",
        });
    extra.chain(missing).collect()
}

/// Quotes what may hold backticks itself.
fn quoted(code: &str) -> String {
    if code.contains('`') { format!("`` {code} ``") } else { format!("`{code}`") }
}
