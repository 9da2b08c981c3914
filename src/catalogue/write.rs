//! Segments with their ids → the text of a catalogue file.

use std::fmt::Write;

use crate::ftl::write_comment;
use crate::segment::Segment;

/// How many bytes stand beside the text of a message, mostly: its comment and id.
const BESIDE: usize = 80;

/// Returns the lines at the top of a catalogue.
pub fn header(title: Option<&str>, article_path: &str) -> String {
    let title = title.map(|title| format!("### {}\n", title.split_whitespace().collect::<Vec<_>>().join(" ")));
    format!(
        "{}### Made from {article_path} by `tolmach segment`. Edit the article, not this file.\n",
        title.unwrap_or_default()
    )
}

/// Returns a catalogue; `ids` has one id for each segment.
pub fn write(title: Option<&str>, article_path: &str, segments: &[Segment], ids: &[String]) -> String {
    debug_assert_eq!(segments.len(), ids.len(), "each segment has an id");
    let mut out = header(title, article_path);
    out.reserve(segments.iter().map(|segment| segment.span.len() + BESIDE).sum());
    let mut section = "";
    for (segment, id) in segments.iter().zip(ids) {
        if *segment.section != *section {
            section = &segment.section;
            let _ = write!(out, "\n## {}\n", section.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        out.push('\n');
        let mut comment = segment.kind.to_string();
        if let Some(note) = &segment.note {
            comment.extend([". ", note]);
        }
        out.push_str(&write_comment("", &comment));
        for (name, value) in &segment.facts {
            let _ = writeln!(out, "# ${name} = {value}");
        }
        for ignore in &segment.ignores {
            let _ = writeln!(out, "# check-ignore: {}", ignore.checks);
        }
        out.extend([id.as_str(), " =", &segment.pattern.ftl(), "\n"]);
    }
    out
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::Catalogue;
    use super::*;
    use crate::article::Article;
    use crate::file::TextFile;
    use crate::segment::{Kind, segments};

    #[test]
    fn a_catalogue_reads_back_as_it_was_written() {
        let text = "---\ntitle: T\nfacts:\n  n: 5\n---\nLead { $n }.\n\n# One\n\n<!-- i18n:comment: short -->\n<!-- i18n:ignore: number-mismatch - ours -->\n\n*x* \\{\n";
        let article = Article::read("a", TextFile::new("source/a.md", text));
        let cut = segments(&article, &["title".to_string()], &BTreeSet::new());
        let ids: Vec<String> = (0..cut.segments.len()).map(|number| format!("id-{number}")).collect();
        let written = write(article.title(), &article.file.path, &cut.segments, &ids);
        assert_eq!(
            written,
            "### T\n### Made from source/a.md by `tolmach segment`. Edit the article, not this file.\n\n# Front matter `title`\nid-0 = T\n\n# Paragraph\n# $n = 5\nid-1 = Lead { $n }.\n\n## One\n\n# Heading\nid-2 = One\n\n# Paragraph. short\n# check-ignore: number-mismatch - ours\nid-3 = *x* \\{ \"{\" }\n"
        );
        let file = TextFile::new("locales/en/a.ftl", written);
        let catalogue = Catalogue::read(&file);
        assert_eq!(catalogue.made_from(), Some("source/a.md"));
        let shown: Vec<String> = catalogue
            .messages
            .iter()
            .map(|message| {
                format!(
                    "{} {:?} {} {:?} {}",
                    message.id,
                    message.kind,
                    message.section,
                    message.facts,
                    catalogue.text(message)
                )
            })
            .collect();
        assert_eq!(shown[1], "id-1 Some(Paragraph)  [(\"n\", \"5\")] Lead { $n }.");
        assert_eq!(shown[3], "id-3 Some(Paragraph) One [] *x* \\{");
        assert_eq!(catalogue.messages[0].kind, Some(Kind::FrontMatter("title".into())));
        for (message, segment) in catalogue.messages.iter().zip(&cut.segments) {
            assert_eq!(message.canonical, segment.pattern.canonical());
        }
    }
}
