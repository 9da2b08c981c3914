//! A locale file as clusters that can be put into another order without touching a byte of them.
//!
//! Each entry or stub stands with what travels with it: detached comments and group comments above it, junk below it. The
//! clusters joined are the file.

use crate::file::TextFile;
use crate::ftl::{Entry, EntryKind, Level, Resource, comment_lines};
use crate::span::Span;
use crate::translation::stub_id;

/// A file in clusters.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// Resource comments and junk at the top.
    pub header: String,
    /// Entries and stubs in order.
    pub clusters: Vec<Cluster>,
    /// Comments at the end with nothing below them.
    pub footer: String,
    /// Whether the last cluster left: the blank line above it has nothing to keep apart.
    pub shortened: bool,
}

/// An entry or stub with what travels with it.
#[derive(Clone, Debug)]
pub(super) struct Cluster {
    /// The id of the entry or stub.
    pub id: String,
    /// What it is.
    pub kind: ClusterKind,
    /// Detached and group comments above.
    pub above: String,
    /// The lines of its comment, each with its line ending.
    pub comment: Vec<String>,
    /// The entry without its comment, or the stub's last line.
    pub body: String,
    /// Blank lines and junk up to the next cluster.
    pub below: String,
}

/// What stands in a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ClusterKind {
    /// A message.
    Message,
    /// A term: it has no place in the article's order.
    Term,
    /// A message still to translate.
    Stub,
}

impl Cluster {
    /// Returns the cluster's bytes.
    pub fn text(&self) -> String {
        format!("{}{}{}{}", self.above, self.comment.concat(), self.body, self.below)
    }
}

impl Layout {
    /// Cuts a file into clusters.
    pub fn of(file: &TextFile, resource: &Resource<'_>) -> Layout {
        let text = file.text.as_str();
        let mut layout = Layout::default();
        // Comments wait here for the entry that they stand above.
        let mut waiting = String::new();
        let first = resource.entries.first().map_or(text.len(), |entry| entry.span.start);
        layout.header.push_str(&text[..first]);
        for (number, entry) in resource.entries.iter().enumerate() {
            let end = resource.entries.get(number + 1).map_or(text.len(), |next| next.span.start);
            let bytes = &text[entry.span.start..end];
            match &entry.kind {
                EntryKind::Comment(Level::Resource, _) if layout.clusters.is_empty() && waiting.is_empty() => {
                    layout.header.push_str(bytes)
                }
                EntryKind::Comment(Level::Single, _) => layout.comment(text, entry, end, &mut waiting),
                EntryKind::Comment(..) => waiting.push_str(bytes),
                // Junk at the top stays there: below an entry it might become a part of it.
                EntryKind::Junk(..) if layout.clusters.is_empty() => {
                    layout.header.push_str(&std::mem::take(&mut waiting));
                    layout.header.push_str(bytes);
                }
                EntryKind::Junk(..) => match layout.clusters.last_mut().filter(|_| waiting.is_empty()) {
                    Some(cluster) => cluster.below.push_str(bytes),
                    None => waiting.push_str(bytes),
                },
                EntryKind::Message(_) | EntryKind::Term(_) => layout.entry(text, entry, end, &mut waiting),
            }
        }
        layout.footer = waiting;
        layout
    }

    /// A comment that stands alone: its stubs are clusters, the rest waits for the entry below.
    fn comment(&mut self, text: &str, entry: &Entry<'_>, end: usize, waiting: &mut String) {
        let mut rest = self.stubs(text, entry, waiting);
        let last = comment_lines(text, entry.comment()).last().map_or(entry.span.start, |(span, _)| span.end);
        let mut tail = &text[last + line_ending(&text[last..]).len()..end];
        // The library knows no line of a `#` that ends the file.
        if let Some(behind) = tail.strip_prefix('#') {
            rest.push("#".to_string());
            tail = behind;
        }
        match (rest.is_empty(), self.clusters.last_mut()) {
            (true, Some(stub)) => stub.below.push_str(tail),
            _ => {
                waiting.push_str(&rest.concat());
                waiting.push_str(tail);
            }
        }
    }

    fn entry(&mut self, text: &str, entry: &Entry<'_>, end: usize, waiting: &mut String) {
        let comment = self.stubs(text, entry, waiting);
        let body = entry.body_span(text);
        self.clusters.push(Cluster {
            id: entry.id().unwrap_or_default(),
            kind: if entry.is_message() { ClusterKind::Message } else { ClusterKind::Term },
            above: std::mem::take(waiting),
            comment,
            body: text[body.range()].to_string(),
            below: text[body.end..end].to_string(),
        });
    }

    /// Makes clusters of the stubs in an entry's comment and returns the lines below the last of them.
    fn stubs(&mut self, text: &str, entry: &Entry<'_>, waiting: &mut String) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for (span, line) in comment_lines(text, entry.comment()) {
            let bytes = with_line_ending(text, span);
            match stub_id(line) {
                None => lines.push(bytes.to_string()),
                Some(id) => self.clusters.push(Cluster {
                    id: id.to_string(),
                    kind: ClusterKind::Stub,
                    above: std::mem::take(waiting),
                    comment: std::mem::take(&mut lines),
                    body: text[span.range()].to_string(),
                    below: bytes[span.len()..].to_string(),
                }),
            }
        }
        lines
    }
}

fn with_line_ending(text: &str, span: Span) -> &str {
    let ending = line_ending(&text[span.end..]);
    &text[span.start..span.end + ending.len()]
}

fn line_ending(text: &str) -> &'static str {
    if text.starts_with("\r\n") {
        "\r\n"
    } else if text.starts_with('\n') {
        "\n"
    } else {
        ""
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ftl;

    fn layout(text: &str) -> Layout {
        let file = TextFile::new("", text);
        Layout::of(&file, &ftl::parse(&file.text))
    }

    fn joined(layout: &Layout) -> String {
        format!("{}{}{}", layout.header, layout.clusters.iter().map(Cluster::text).collect::<String>(), layout.footer)
    }

    fn shown(text: &str) -> Vec<String> {
        layout(text)
            .clusters
            .iter()
            .map(|cluster| {
                format!(
                    "{:?} {}: {:?} {:?} {:?} {:?}",
                    cluster.kind, cluster.id, cluster.above, cluster.comment, cluster.body, cluster.below
                )
            })
            .collect()
    }

    #[test]
    fn each_entry_takes_along_what_belongs_to_it() {
        assert_eq!(
            shown("### head\n\n# detached\n\n# c\na = x\njunk\n\n# en: y\n# b =\n\n-t = z\n"),
            [
                "Message a: \"# detached\\n\\n\" [\"# c\\n\"] \"a = x\" \"\\njunk\\n\\n\"",
                "Stub b: \"\" [\"# en: y\\n\"] \"# b =\" \"\\n\\n\"",
                "Term -t: \"\" [] \"-t = z\" \"\\n\"",
            ]
        );
    }

    #[test]
    fn a_stub_that_lost_its_blank_line_is_a_stub() {
        assert_eq!(
            shown("# en: y\n# b =\n# en: z\na = x"),
            ["Stub b: \"\" [\"# en: y\\n\"] \"# b =\" \"\\n\"", "Message a: \"\" [\"# en: z\\n\"] \"a = x\" \"\""]
        );
    }

    #[test]
    fn clusters_joined_are_the_file() {
        for text in [
            "",
            "# a",
            "# a =",
            "# a =\n-t = z\n",
            "# a =\n",
            "# a =\n\n\n# b =\r\n\r\nc = d\r\n",
            "### h\n## g\n# x\n\n# a =\n# rest\n\nc = d\n\n# end\n",
            "junk\n\na = x\n    y\n\njunk\n# c\n",
            "# a =\n# b =\nc = d",
            "# a =\n#",
            "# a =\n\n#",
            "#",
            "\n\n  \na = x",
            "\u{FEFF}# c\na = x\n",
        ] {
            assert_eq!(joined(&layout(text)), text, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn any_file_is_its_clusters(lines in proptest::collection::vec("(# [a-c] =|# en: x|#|## g|### r|a = x|b = y|-t = z|    more|\\{|junk|  |)(\n|\r\n)", 0..20)) {
            let text = lines.concat();
            prop_assert_eq!(joined(&layout(&text)), text);
        }
    }
}
