//! A locale of which less is translated than the configuration demands.

use super::ProjectContext;
use crate::finding::{Finding, Place, Severity};

pub(super) fn run(context: &ProjectContext<'_>, findings: &mut Vec<Finding>) {
    for (name, coverage) in context.coverage {
        let settings = context.project.config.locale(name);
        let Some(least) = settings.and_then(|settings| settings.min_coverage) else { continue };
        let reached = coverage.per_cent();
        if reached >= least {
            continue;
        }
        let needed = (coverage.messages() * least as usize).div_ceil(100).saturating_sub(coverage.translated);
        let noun = if needed == 1 { "message" } else { "messages" };
        findings.push(
            Finding::new(
                "coverage-below-minimum",
                Severity::Error,
                Place::file("tolmach.toml"),
                format!("{reached} % of `{name}` is translated, and the minimum is {least} %"),
            )
            .locale(name)
            .help(format!(
                "translate {needed} more {noun}, stale ones count too, or lower `min-coverage` of `[locales.{name}]`"
            )),
        );
    }
}
