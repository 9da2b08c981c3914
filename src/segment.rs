//! Article → segments for translators, and the skipped parts between them.
//!
//! Invariants: segments are in article order and do not overlap; segments and skipped parts, joined, are the article to the
//! byte; a segment holds what a reader reads, never code, scripts or bare markup.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use crate::article::{Article, INVALID_ARTICLE};
use crate::finding::{Finding, Place, Severity};
use crate::ftl::{self, ast};
use crate::markdown::{self, Block, BlockKind, Definitions, Directive, Slot};
use crate::pattern::{Braces, Pattern};
use crate::prose::needs_translation;
use crate::span::Span;

/// The smallest run of an article given to a translator.
#[derive(Clone, Debug)]
pub struct Segment {
    /// What kind of block it is from.
    pub kind: Kind,
    /// Its bytes in the article.
    pub span: Span,
    /// How its text goes back.
    pub slot: Slot,
    /// Its text.
    pub pattern: Pattern,
    /// What a reader sees of it.
    pub visible: String,
    /// The headings above it, outermost first, parted by ` › `; a heading is in its own section.
    pub section: Arc<str>,
    /// The author's note for translators.
    pub note: Option<String>,
    /// What the author wrote to silence checks about it.
    pub ignores: Vec<Ignore>,
    /// What the author decided about its id.
    pub pin: Option<Pin>,
    /// The names of the facts that it uses, with their values.
    pub facts: Vec<(String, String)>,
}

/// An `i18n:ignore: …` above a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignore {
    /// Its bytes in the article.
    pub span: Span,
    /// The names of the checks and the reason, as written, on one line.
    pub checks: String,
}

/// What the author decided about an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pin {
    /// This very id.
    Id(String),
    /// A fresh one.
    New,
}

/// The kinds of segments, as the comments of a catalogue name them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A front-matter value, by its key.
    FrontMatter(String),
    /// A heading.
    Heading,
    /// A paragraph.
    Paragraph,
    /// The text of a list item.
    Item,
    /// A table cell.
    Cell,
    /// The term of a definition list.
    DefinitionTerm,
    /// The description of a definition list.
    DefinitionDescription,
    /// The text of a footnote.
    Footnote,
    /// A paragraph in a block quote.
    Quote,
    /// A block of raw HTML.
    Html,
}

const LABELS: &[(Kind, &str)] = &[
    (Kind::Heading, "Heading"),
    (Kind::Paragraph, "Paragraph"),
    (Kind::Item, "List item"),
    (Kind::Cell, "Table cell"),
    (Kind::DefinitionTerm, "Term"),
    (Kind::DefinitionDescription, "Definition"),
    (Kind::Footnote, "Footnote"),
    (Kind::Quote, "Quotation"),
    (Kind::Html, "HTML"),
];

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Kind::FrontMatter(key) => write!(f, "Front matter `{key}`"),
            kind => f.write_str(LABELS.iter().find(|(known, _)| known == kind).map_or("", |(_, label)| label)),
        }
    }
}

impl Kind {
    /// Reads the label that [`fmt::Display`] writes.
    pub fn parse(label: &str) -> Option<Kind> {
        if let Some(key) = label.strip_prefix("Front matter `").and_then(|rest| rest.strip_suffix('`')) {
            return Some(Kind::FrontMatter(key.to_string()));
        }
        LABELS.iter().find(|(_, known)| *known == label).map(|(kind, _)| kind.clone())
    }

    fn of(kind: BlockKind) -> Option<Kind> {
        Some(match kind {
            BlockKind::Heading(_) => Kind::Heading,
            BlockKind::Paragraph => Kind::Paragraph,
            BlockKind::Item => Kind::Item,
            BlockKind::Cell => Kind::Cell,
            BlockKind::DefinitionTerm => Kind::DefinitionTerm,
            BlockKind::DefinitionDescription => Kind::DefinitionDescription,
            BlockKind::Footnote => Kind::Footnote,
            BlockKind::Quote => Kind::Quote,
            BlockKind::Html => Kind::Html,
            BlockKind::Code | BlockKind::Rule | BlockKind::FrontMatter => return None,
        })
    }
}

/// An article in segments.
#[derive(Debug, Default)]
pub struct Segments {
    /// The segments in order.
    pub segments: Vec<Segment>,
    /// What is wrong with the article's directives and placeables.
    pub findings: Vec<Finding>,
}

impl Segments {
    /// Returns the bytes between the segments, in order.
    pub fn skipped(&self, length: usize) -> Vec<Span> {
        let mut skipped = Vec::new();
        let mut at = 0;
        for span in self.segments.iter().map(|segment| segment.span).chain([Span::new(length, length)]) {
            if at < span.start {
                skipped.push(Span::new(at, span.start));
            }
            at = span.end;
        }
        skipped
    }
}

/// Cuts an article into segments.
///
/// `front_matter` names the front-matter keys to translate; `terms` are the terms that placeables may name, with their hyphen.
pub fn segments(article: &Article, front_matter: &[String], terms: &BTreeSet<String>) -> Segments {
    let mut cutter = Cutter {
        article,
        terms,
        out: Segments::default(),
        pending: Pending::default(),
        sections: Vec::new(),
        section: Arc::from(""),
        pins: BTreeSet::new(),
    };
    cutter.front_matter(front_matter);
    cutter.body();
    cutter.out
}

struct Cutter<'a> {
    article: &'a Article,
    terms: &'a BTreeSet<String>,
    out: Segments,
    pending: Pending,
    /// Open sections: level and visible heading.
    sections: Vec<(u8, String)>,
    section: Arc<str>,
    pins: BTreeSet<String>,
}

/// What directives said about the next block.
#[derive(Default)]
struct Pending {
    note: Option<String>,
    ignores: Vec<Ignore>,
    pin: Option<Pin>,
    /// Blocks that start before this byte are skipped.
    skip_to: usize,
    /// Where an open `skip:start` stands.
    skipping: Option<Span>,
}

impl Cutter<'_> {
    fn front_matter(&mut self, keys: &[String]) {
        let Some(front_matter) = &self.article.front_matter else { return };
        for scalar in front_matter.scalars.iter().filter(|scalar| keys.contains(&scalar.key)) {
            self.push(
                Kind::FrontMatter(scalar.key.clone()),
                scalar.span,
                Slot::Scalar(scalar.style),
                scalar.value.clone(),
            );
        }
    }

    fn body(&mut self) {
        self.out.segments.reserve(self.article.document.blocks.len());
        for block in &self.article.document.blocks {
            if block.kind == BlockKind::Html
                && let Some(directive) = markdown::directive(self.article.file.slice(block.span))
            {
                self.directive(directive, block.span);
                continue;
            }
            if let BlockKind::Heading(level) = block.kind {
                self.enter_section(level, block);
            }
            let skipped = self.pending.skipping.is_some() || block.span.start < self.pending.skip_to;
            if skipped {
                continue;
            }
            let Some(kind) = Kind::of(block.kind) else { continue };
            if kind == Kind::Html && !markdown::holds_text(self.article.file.slice(block.span)) {
                continue;
            }
            let text = markdown::inline_text(&self.article.file.text, block);
            self.push(kind, block.span, block.slot.clone(), text);
        }
        if let Some(span) = self.pending.skipping {
            self.error(
                span,
                "`i18n:skip:start` without `i18n:skip:end`".into(),
                "add `<!-- i18n:skip:end -->` where translation goes on",
            );
        }
    }

    fn directive(&mut self, directive: Directive, span: Span) {
        match directive {
            Directive::Skip => {
                let next = self.article.document.elements.iter().find(|element| element.start >= span.end);
                self.pending.skip_to = next.map_or(span.end, |element| element.end);
            }
            Directive::SkipStart => self.pending.skipping = Some(span),
            Directive::SkipEnd if self.pending.skipping.is_some() => self.pending.skipping = None,
            Directive::SkipEnd => self.error(span, "`i18n:skip:end` without `i18n:skip:start`".into(), "take it out"),
            Directive::Comment(note) => {
                let notes = self.pending.note.take().into_iter().chain([note]);
                self.pending.note = Some(notes.collect::<Vec<_>>().join(" "));
            }
            Directive::Ignore(checks) => self.pending.ignores.push(Ignore { span, checks }),
            Directive::New => self.pending.pin = Some(Pin::New),
            Directive::Id(id) if !ftl::is_identifier(&id) => {
                self.error(
                    span,
                    format!("`{id}` cannot be a message id"),
                    "use letters a-z, digits, `-` and `_`, a letter first",
                );
            }
            Directive::Id(id) if !self.pins.insert(id.clone()) => {
                self.error(span, format!("the id `{id}` is given twice"), "give each block an id of its own");
            }
            Directive::Id(id) => self.pending.pin = Some(Pin::Id(id)),
            Directive::Unknown(what) => {
                self.error(
                    span,
                    what,
                    "known are i18n:skip, i18n:skip:start, i18n:skip:end, i18n:comment, i18n:id, i18n:new, i18n:ignore",
                );
            }
        }
    }

    fn enter_section(&mut self, level: u8, block: &Block) {
        let visible =
            markdown::visible_text(&markdown::inline_text(&self.article.file.text, block), &Definitions::new());
        while self.sections.last().is_some_and(|(open, _)| *open >= level) {
            self.sections.pop();
        }
        self.sections.push((level, visible));
        self.section = self.sections.iter().map(|(_, heading)| heading.as_str()).collect::<Vec<_>>().join(" › ").into();
    }

    fn push(&mut self, kind: Kind, span: Span, slot: Slot, text: String) {
        let definitions = &self.article.document.definitions;
        let visible = match kind {
            Kind::Html => markdown::without_tags(&text),
            Kind::FrontMatter(_) => text.clone(),
            _ => markdown::visible_text(&text, definitions),
        };
        let titled = || {
            let may_have = !matches!(kind, Kind::Html | Kind::FrontMatter(_)) && text.contains(['"', '\'', '(']);
            may_have && has_title(&text, definitions)
        };
        let braces = if self.article.facts.is_some() { Braces::Placeables } else { Braces::Text };
        let (pattern, unreadable) = Pattern::read(&text, braces);
        let mut facts = Vec::new();
        for placeable in pattern.placeables() {
            self.resolve(&placeable, span, &mut facts);
        }
        for _ in unreadable {
            self.error(
                span,
                "`{` opens a placeable that cannot be read".into(),
                "write `{ $name }` for a fact; in an article with facts a brace in the text is written `\\{`",
            );
        }
        if !needs_translation(&visible) && pattern.placeables().next().is_none() && !titled() {
            return;
        }
        let pending = &mut self.pending;
        self.out.segments.push(Segment {
            kind,
            span,
            slot,
            pattern,
            visible,
            section: self.section.clone(),
            note: pending.note.take(),
            ignores: std::mem::take(&mut pending.ignores),
            pin: pending.pin.take(),
            facts,
        });
    }

    /// Collects the facts that a placeable uses and reports the names that nothing has.
    fn resolve(&mut self, expression: &ast::Expression<String>, span: Span, facts: &mut Vec<(String, String)>) {
        let ast::Expression::Inline(inline) = expression else { return };
        self.resolve_inline(inline, span, facts);
    }

    fn resolve_inline(
        &mut self,
        inline: &ast::InlineExpression<String>,
        span: Span,
        facts: &mut Vec<(String, String)>,
    ) {
        match inline {
            ast::InlineExpression::VariableReference { id } => match self.article.fact(&id.name) {
                Some(fact) => {
                    let used = (fact.name.clone(), fact.value.to_string());
                    if !facts.contains(&used) {
                        facts.push(used);
                    }
                }
                None => {
                    let known = self.article.facts.iter().flatten().map(|fact| fact.name.as_str());
                    let help = match crate::nearest::nearest(&id.name, known) {
                        Some(near) => format!("did you mean `${near}`?"),
                        None => format!("add `{}: …` to the facts in the front matter", id.name),
                    };
                    self.error(span, format!("no fact is called `{}`", id.name), &help);
                }
            },
            ast::InlineExpression::FunctionReference { id, arguments } => {
                if ftl::function(&id.name).is_none() {
                    let known = ftl::FUNCTIONS.iter().map(|function| function.name).collect::<Vec<_>>().join(", ");
                    self.error(span, format!("there is no function `{}`", id.name), &format!("known are {known}"));
                }
                for argument in &arguments.positional {
                    self.resolve_inline(argument, span, facts);
                }
            }
            ast::InlineExpression::TermReference { id, .. } if !self.terms.contains(&format!("-{}", id.name)) => {
                let help = format!("define `-{} = …` in a shared file of the source locale", id.name);
                self.error(span, format!("no term is called `-{}`", id.name), &help);
            }
            _ => {}
        }
    }

    fn error(&mut self, span: Span, message: String, help: &str) {
        let place = Place::range(&self.article.file, span);
        self.out.findings.push(Finding::new(INVALID_ARTICLE, Severity::Error, place, message).help(help));
    }
}

fn has_title(text: &str, definitions: &Definitions) -> bool {
    markdown::inventory(text, definitions).titles.iter().any(|title| needs_translation(title))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::TextFile;

    fn cut(text: &str) -> Segments {
        let article = Article::read("x", TextFile::new("source/x.md", text));
        segments(&article, &["title".to_string()], &BTreeSet::new())
    }

    fn shown(text: &str) -> Vec<String> {
        cut(text).segments.iter().map(|segment| format!("{}: {}", segment.kind, segment.pattern.markdown())).collect()
    }

    #[test]
    fn each_kind_of_block_is_one_segment() {
        let text = "---\ntitle: T\ndate: 2023-03-12\n---\n# H\n\nOne\ntwo  \nthree.\n\n- a\n- [ ] b\n\n> q\n> r\n\n| x | 5 |\n|---|---|\n| y | 1,3 |\n\nTerm\n: Desc\n\n[^1]: Note\n\n```\ncode\n```\n\n---\n\n<div>\n<p>hi</p>\n</div>\n\n<hr/>\n";
        assert_eq!(
            shown(text),
            [
                "Front matter `title`: T",
                "Heading: H",
                "Paragraph: One two\nthree.",
                "List item: a",
                "List item: b",
                "Quotation: q r",
                "Table cell: x",
                "Table cell: y",
                "Table cell: 1,3",
                "Term: Term",
                "Definition: Desc",
                "Footnote: Note",
                "HTML: <div>\n<p>hi</p>\n</div>",
            ]
        );
    }

    #[test]
    fn directives_speak_of_the_next_block() {
        let text = "<!-- i18n:skip -->\n- a\n- b\n\nc\n\n<!-- i18n:skip:start -->\n\nd\n\n<!-- i18n:skip:end -->\n\n<!-- i18n:id: my-id -->\n<!-- i18n:comment: short -->\n\ne\n\n<!-- i18n:new -->\nf\n";
        let segments = cut(text).segments;
        let shown: Vec<String> = segments
            .iter()
            .map(|segment| format!("{} {:?} {:?}", segment.pattern.markdown(), segment.pin, segment.note))
            .collect();
        assert_eq!(shown, ["c None None", "e Some(Id(\"my-id\")) Some(\"short\")", "f Some(New) None"]);
    }

    #[test]
    fn wrong_directives_and_placeables_are_findings() {
        let text = "---\nfacts:\n  detained: 5\n---\n<!-- i18n:skp -->\n\n<!-- i18n:id: 1x -->\n\n{ $detaned } { FOO($detained) } { -org } { \n\n<!-- i18n:skip:end -->\n";
        let messages: Vec<String> = cut(text)
            .findings
            .into_iter()
            .map(|finding| format!("{} ({})", finding.message, finding.help.unwrap_or_default()))
            .collect();
        assert_eq!(
            messages,
            [
                "`i18n:skp` is no directive (known are i18n:skip, i18n:skip:start, i18n:skip:end, i18n:comment, i18n:id, i18n:new, i18n:ignore)",
                "`1x` cannot be a message id (use letters a-z, digits, `-` and `_`, a letter first)",
                "no fact is called `detaned` (did you mean `$detained`?)",
                "there is no function `FOO` (known are DATETIME, NUMBER)",
                "no term is called `-org` (define `-org = …` in a shared file of the source locale)",
                "`{` opens a placeable that cannot be read (write `{ $name }` for a fact; in an article with facts a brace in the text is written `\\{`)",
                "`i18n:skip:end` without `i18n:skip:start` (take it out)",
            ]
        );
    }

    #[test]
    fn sections_follow_the_headings() {
        let sections: Vec<String> = cut("a\n\n# B\n\nc\n\n### D\n\ne\n\n## F\n")
            .segments
            .iter()
            .map(|segment| segment.section.to_string())
            .collect();
        assert_eq!(sections, ["", "B", "B", "B › D", "B › D", "B › F"]);
    }

    #[test]
    fn labels_read_back() {
        for kind in LABELS.iter().map(|(kind, _)| kind.clone()).chain([Kind::FrontMatter("title".into())]) {
            assert_eq!(Kind::parse(&kind.to_string()), Some(kind));
        }
    }
}
