//! A variant that no number ever chooses in the locale.

use super::MessageContext;
use super::selects::plural_selects;
use crate::finding::{Finding, Severity};
use crate::ftl::ast;
use crate::plural::{PluralKind, plurals};
use crate::span::Span;

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    if !context.target_kinds().selects {
        return;
    }
    let locale = &context.translation.locale.locale;
    for select in plural_selects(context.target, context.source) {
        let Some(plurals) = plurals(locale, select.kind) else { continue };
        let known = &plurals.categories;
        for variant in select.variants.iter().filter(|variant| !variant.default) {
            let ast::VariantKey::Identifier { name } = variant.key else { continue };
            if known.contains(&name) {
                continue;
            }
            let what = match select.kind {
                PluralKind::Cardinal => "number",
                PluralKind::Ordinal => "ordinal number",
            };
            let language = locale.english_name();
            let message = format!("no {what} chooses `[{name}]` in {language}");
            let help = format!("take the variant out; {language} has {}", known.join(", "));
            let span = Span::of(&context.file.text, name);
            findings.push(context.finding("unreachable-variant", Severity::Warning, span, message).help(help));
        }
    }
}
