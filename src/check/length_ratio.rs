//! A translation that is much shorter or longer than its locale makes of such a text.

use super::MessageContext;
use super::proportion::pairs;
use crate::finding::{Finding, Severity};

/// The fewest letters of the English: of shorter texts the length says little.
const LEAST: usize = 40;

/// How far from the usual length is told.
const FAR: f64 = 2.2;

/// How far below the usual length at least a sentence is lost.
const LOST: f64 = 3.0;

pub(super) fn run(context: &MessageContext<'_>, findings: &mut Vec<Finding>) {
    let far = pairs(context, LEAST).filter(|pair| pair.relative < 1.0 / FAR || pair.relative > FAR);
    let Some(worst) = far.min_by(|one, other| one.relative.total_cmp(&other.relative)) else { return };
    let per_cent = (worst.relative * 100.0).round();
    let (severity, message, help) = match worst.relative {
        relative if relative < 1.0 / LOST => (
            Severity::Warning,
            format!("only {per_cent}% of the usual length: something of the English is missing"),
            "translate what is missing",
        ),
        relative if relative < 1.0 => {
            (Severity::Info, format!("only {per_cent}% of the usual length"), "see whether a sentence is missing")
        }
        _ => (
            Severity::Info,
            format!("{per_cent}% of the usual length"),
            "see whether the text stands twice, or belongs to another message",
        ),
    };
    findings.push(context.finding("length-ratio", severity, context.value_span(), message).help(help));
}
