//! Footnotes: numbered by their first references, collected behind the text, each with a way back.

use super::{Owner, Writer, escaped};

impl Writer<'_> {
    pub(super) fn number(&mut self, label: &str) -> usize {
        let known = self.labels.iter().position(|known| known == label);
        known.unwrap_or_else(|| {
            self.labels.push(label.to_string());
            self.labels.len() - 1
        }) + 1
    }

    pub(super) fn reference(&mut self, label: &str) {
        let number = self.number(label);
        if !self.may_link() {
            self.out.push_str(&format!("<sup>{number}</sup>"));
            return;
        }
        let count = self.references.entry(number).or_default();
        *count += 1;
        let id = if *count == 1 { format!(" id=\"{}\"", self.all.note_id("reference", number)) } else { String::new() };
        let target = self.all.note_id("note", number);
        self.out.push_str(&format!(
            "<sup><a{id} href=\"#{target}\" epub:type=\"noteref\" role=\"doc-noteref\">{number}</a></sup>"
        ));
    }

    /// Puts the text of a footnote aside.
    pub(super) fn end_note(&mut self) {
        let own = self.stack.iter().rposition(|open| open.of == Owner::Markdown && open.name == "aside");
        if let Some(at) = own {
            for open in self.stack.drain(at..).skip(1).collect::<Vec<_>>().iter().rev() {
                if open.of != Owner::Silent {
                    self.out.push_str(&format!("</{}>", open.name));
                }
            }
        }
        if let Some((number, outside)) = self.outside.pop() {
            let note = std::mem::replace(&mut self.out, outside);
            self.notes.entry(number).or_default().push_str(&note);
        }
    }

    /// Writes the footnotes behind the text.
    pub(super) fn write_notes(&mut self) {
        if !self.labels.is_empty() {
            let word = |id: &str| escaped(&(self.chapter.word)(id));
            self.out.push_str(&format!(
                "\n<section class=\"footnotes\" epub:type=\"footnotes\" aria-label=\"{}\">\n",
                word("footnotes")
            ));
            for number in 1..=self.labels.len() {
                let id = self.all.note_id("note", number);
                let note = self.notes.get(&number).map_or("", String::as_str);
                let label = match self.references.contains_key(&number) {
                    true => format!(
                        "<a href=\"#{}\" role=\"doc-backlink\" title=\"{}\">{number}</a>",
                        self.all.note_id("reference", number),
                        word("back-to-text")
                    ),
                    false => number.to_string(),
                };
                self.out.push_str(&format!(
                    "<aside id=\"{id}\" epub:type=\"footnote\" role=\"doc-footnote\"><div class=\"number\">{label}</div>{note}</aside>\n"
                ));
            }
            self.out.push_str("</section>");
        }
    }
}
