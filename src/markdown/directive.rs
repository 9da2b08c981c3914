//! HTML comments that speak to the pipeline, in the form that mdBook translators know.

/// What a comment asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Directive {
    /// `i18n:skip`: the next block is not translated.
    Skip,
    /// `i18n:skip:start`
    SkipStart,
    /// `i18n:skip:end`
    SkipEnd,
    /// `i18n:comment: …`: a note for the translators of the next block.
    Comment(String),
    /// `i18n:id: …`: the next block has this message id (as written; it may be no identifier).
    Id(String),
    /// `i18n:new`: the next block gets a fresh id.
    New,
    /// `i18n:ignore: …`: checks that are silent about the next block.
    Ignore(String),
    /// A comment that starts with `i18n:` and is none of these; what is wrong.
    Unknown(String),
}

/// Reads a block of HTML as a directive: one comment that starts with `i18n:` (or `mdbook-xgettext:`).
pub fn directive(html: &str) -> Option<Directive> {
    let inner = html.trim().strip_prefix("<!--")?.strip_suffix("-->")?.trim();
    if inner.contains("-->") {
        return None;
    }
    let order = inner.strip_prefix("i18n:").or_else(|| inner.strip_prefix("mdbook-xgettext:"))?.trim();
    let (name, argument) =
        order.split_once([':', ' ', '\n']).map_or((order, ""), |(name, argument)| (name.trim(), argument.trim()));
    Some(match (name, argument) {
        ("skip", "") => Directive::Skip,
        ("skip", "start") => Directive::SkipStart,
        ("skip", "end") => Directive::SkipEnd,
        ("new", "") => Directive::New,
        ("comment", note) if !note.is_empty() => {
            Directive::Comment(note.split_whitespace().collect::<Vec<_>>().join(" "))
        }
        ("ignore", checks) if !checks.is_empty() => {
            Directive::Ignore(checks.split_whitespace().collect::<Vec<_>>().join(" "))
        }
        ("id", id) if !id.is_empty() => Directive::Id(id.to_string()),
        _ => Directive::Unknown(format!("`i18n:{order}` is no directive")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directives_are_read_with_tolerance_for_spaces() {
        for (comment, expected) in [
            ("<!-- i18n:skip -->", Directive::Skip),
            ("<!--i18n:skip:start-->", Directive::SkipStart),
            ("<!-- i18n:skip:end -->\n", Directive::SkipEnd),
            ("<!-- mdbook-xgettext:skip -->", Directive::Skip),
            ("<!-- i18n:comment: keep:\n  short -->", Directive::Comment("keep: short".into())),
            ("<!-- i18n:comment Keep { #x } -->", Directive::Comment("Keep { #x }".into())),
            ("<!-- i18n:id: my-id -->", Directive::Id("my-id".into())),
            ("<!-- i18n:new -->", Directive::New),
            ("<!-- i18n:skp -->", Directive::Unknown("`i18n:skp` is no directive".into())),
        ] {
            assert_eq!(directive(comment), Some(expected), "{comment}");
        }
        assert_eq!(directive("<!-- a note -->"), None);
        assert_eq!(directive("<!-- i18n:skip --> <!-- x -->"), None);
        assert_eq!(directive("<div>"), None);
    }
}
