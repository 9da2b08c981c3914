//! What can be silenced, and the line to paste.

use super::{Run, find};
use crate::finding::Finding;

/// What keeps a text from being read is never set aside: nobody would know what else is wrong there. A translation in a comment
/// is one of them.
const NEVER: &[&str] =
    &["commented-translation", "outdated-catalogue", "syntax", "too-deep", "too-large", "unused-ignore"];

/// Tells whether a comment or the baseline may silence a check.
pub fn is_silenceable(name: &str) -> bool {
    !NEVER.contains(&name)
        && find(name).is_some_and(|check| !check.runs.iter().any(|run| matches!(run, Run::Reading | Run::Ignores)))
}

/// Returns the comment that silences a finding, `None` where none does.
pub fn line_to_silence(finding: &Finding) -> Option<String> {
    let id = finding.message_id.as_ref()?;
    let there = finding.place.excerpt.is_some() && is_silenceable(finding.check);
    let path = &finding.place.path;
    match path.ends_with(".ftl") {
        true => there.then(|| format!("`# check-ignore: {} - WHY` right above `{id}`", finding.check)),
        false => there.then(|| format!("`<!-- i18n:ignore: {} - WHY -->` above the block", finding.check)),
    }
}

/// Returns the last section of a check's page: how to silence it, in Markdown.
pub fn how_to_silence(name: &str) -> String {
    let levels = format!(
        "For a locale, some paths or the whole project, `{name} = \"off\"` in a table of levels in `tolmach.toml`.\n"
    );
    if !is_silenceable(name) {
        return format!("## How to silence\n\nNo comment silences it.\n{levels}");
    }
    format!(
        "## How to silence\n\n\
         Where it is wrong about one message, put this line right above the message in the locale file:\n\n\
         ```ftl\n# check-ignore: {name} - why it is right here\n```\n\n\
         In an article, above the block, for every locale:\n\n\
         ```markdown\n<!-- i18n:ignore: {name} - why it is right here -->\n```\n\n{levels}"
    )
}
