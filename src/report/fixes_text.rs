//! Corrections as people read them: one line each, or the difference that they make.

use similar::TextDiff;

use super::counted;
use super::visible::terminal;
use crate::finding::Finding;

/// Returns a line for each finding that was corrected, and one that counts them.
pub fn fixes_text(fixed: &[Finding]) -> String {
    let mut out = String::new();
    for finding in fixed {
        let place = match &finding.place.excerpt {
            Some(excerpt) => format!("{}:{}:{}", finding.place.path, excerpt.start.line.0, excerpt.start.column.0),
            None => finding.place.path.clone(),
        };
        out.push_str(&format!("fixed {place}: {} [{}]\n", terminal(&finding.message), finding.check));
    }
    out.push_str(&format!("{} fixed\n", counted(fixed.len(), "finding", "findings")));
    out
}

/// Returns the difference of a file as `patch` and `git apply` read it.
pub fn fixes_diff(path: &str, old: &str, new: &str) -> String {
    let difference = TextDiff::from_lines(old, new);
    difference.unified_diff().header(&format!("a/{path}"), &format!("b/{path}")).to_string()
}
