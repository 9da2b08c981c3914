//! Plain text for messengers: title, notices, paragraphs that are never wrapped, links as `text (address)`.

use super::address::web_address;
use super::{File, Printed, Printing, opening};
use crate::markdown::{self, Gap, Paragraph, ParagraphKind, Run};

/// Returns the edition as plain text.
pub(super) fn print(printing: &Printing<'_>) -> Printed {
    let opening = opening(printing);
    let mut out = String::new();
    for part in opening.title.iter().chain(&opening.notices) {
        out.push_str(part.trim());
        out.push_str("\n\n");
    }
    let word = |id: &str| printing.words.get(id).to_string();
    for paragraph in markdown::flow(&printing.edition.text, opening.skip, &word).unwrap_or_default() {
        write(&paragraph, &mut out);
    }
    out.truncate(out.trim_end().len());
    if !out.is_empty() {
        out.push('\n');
    }
    File::new(".txt", out).into()
}

fn write(paragraph: &Paragraph, out: &mut String) {
    if paragraph.gap == Gap::Empty && !out.is_empty() && !out.ends_with("\n\n") {
        out.push('\n');
    }
    let text = match &paragraph.kind {
        ParagraphKind::Text | ParagraphKind::Heading => linked(&paragraph.runs),
        ParagraphKind::Code(_) => paragraph.runs.iter().map(|run| run.text.as_str()).collect(),
        ParagraphKind::Head(cells) | ParagraphKind::Row(cells) => {
            cells.iter().map(|cell| linked(cell)).collect::<Vec<_>>().join(" | ")
        }
        ParagraphKind::Rule => "* * *".to_string(),
    };
    let quote = "> ".repeat(paragraph.quotes);
    for (at, line) in text.split('\n').enumerate() {
        out.push_str(&quote);
        match at {
            0 => out.push_str(&paragraph.mark),
            _ => out.extend(std::iter::repeat_n(' ', paragraph.mark.chars().count())),
        }
        out.push_str(if paragraph.kind == ParagraphKind::Text { line.trim_end() } else { line });
        out.push('\n');
    }
}

/// Joins runs, and puts each address behind the text that leads there unless the text is the address.
fn linked(runs: &[Run]) -> String {
    let mut out = String::new();
    for group in runs.chunk_by(|a, b| a.target == b.target) {
        let shown: String = group.iter().map(|run| run.text.as_str()).collect();
        out.push_str(&shown);
        let Some(target) = &group[0].target else { continue };
        let plain = target.strip_prefix("mailto:").unwrap_or(target);
        if web_address(target).is_some() && shown.trim() != plain {
            out.push_str(&format!(" ({target})"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        let mut out = String::new();
        for paragraph in markdown::flow(text, None, &|id| id.to_string()).unwrap() {
            write(&paragraph, &mut out);
        }
        out
    }

    #[test]
    fn plain_text_keeps_structure_without_marks() {
        for (text, expected) in [
            (
                "---\ntitle: t\n---\n# Head\n\nA *word* and\n[link](https://x.example).\n",
                "Head\n\nA word and link (https://x.example).\n",
            ),
            (
                "- one\n- two\n  1. deep\n  2. er\n\n  more\n\nafter\n",
                "• one\n• two\n  1. deep\n  2. er\n\nmore\n\nafter\n",
            ),
            ("> quote\n>\n> second  \n> line\n", "> quote\n\n> second\n> line\n"),
            ("> [!NOTE]\n> text\n", "> alert-note\n> text\n"),
            ("```\ncode\n\n  more\n```\n\nafter\n", "code\n\n  more\n\nafter\n"),
            ("| a | b |\n|---|---|\n| c | [d](https://x.example) |\n", "a | b\nc | d (https://x.example)\n"),
            ("<https://y.example> <a@b.example>\n", "https://y.example a@b.example\n"),
            ("a[^x] b[^y]\n\n[^y]: two\n\n[^x]: one\n\nend\n", "a[1] b[2]\n\nend\n\n[1] one\n\n[2] two\n"),
            ("<div>\nof <b>raw</b><br>text &amp; more\n</div>\n\nafter\n", "of raw\ntext & more\n\nafter\n"),
            ("![a picture](x.png) ![far](https://x.example/a.png)\n", "a picture far (https://x.example/a.png)\n"),
            ("- [ ] open\n- [x] done\n", "• [ ] open\n• [x] done\n"),
            ("a\n\n---\n\nb\n", "a\n\n* * *\n\nb\n"),
            ("term\n: meaning\n", "term\n  meaning\n"),
            ("a<br>b\n", "a\nb\n"),
        ] {
            assert_eq!(plain(text), expected, "{text}");
        }
    }
}
