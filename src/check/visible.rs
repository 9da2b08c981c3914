//! What a reader sees of one reading of a message, on one line, with the way back to the file.
//!
//! Checks of content look here: link targets, tags and marks of emphasis are gone; code, addresses and placeables stand as
//! one [`OPAQUE`] character each, so that no check takes them for words.

use std::borrow::Cow;
use std::cell::OnceCell;

use memchr::{memchr, memchr_iter};
use smallvec::{SmallVec, smallvec};

use super::census::Census;
use super::figures::{Figure, figures};
use super::signs::Signs;
use crate::conventions::{Letters, Numbers};
use crate::ftl::{Flat, FlatPiece};
use crate::markdown::{self, Definitions, Seen, VisibleRun};
use crate::span::Span;

/// Stands for code, an address or a placeable (U+FFFC OBJECT REPLACEMENT CHARACTER).
pub(super) const OPAQUE: char = '\u{FFFC}';

/// How a text is written.
#[derive(Clone, Copy, Debug)]
pub(super) enum Writing<'a> {
    /// Markdown, with the link reference definitions of its article.
    Markdown(&'a Definitions),
    /// HTML, or plain text.
    Html,
    /// Text without a tag, a character reference or an address.
    Plain,
}

impl Writing<'_> {
    /// Returns how a text that is not Markdown is written; `signs` are those of the text.
    pub(super) fn of(text: &str, signs: Signs) -> Writing<'static> {
        let bytes = text.as_bytes();
        let has_scheme = || memchr_iter(b':', bytes).any(|at| bytes[at..].starts_with(b"://"));
        let has_host = || memchr_iter(b'.', bytes).any(|at| bytes[..at].ends_with(b"www"));
        // A literal may be a part of an address.
        let has_literal = signs.has(Signs::BRACE) && signs.has(Signs::STRAIGHT);
        let has_address = (signs.has(Signs::COLON) && has_scheme()) || (signs.has(Signs::STOP) && has_host());
        match signs.has(Signs::TAG) || has_literal || has_address {
            true => Writing::Html,
            false => Writing::Plain,
        }
    }
}

/// What a reader sees of one reading.
#[derive(Clone, Debug, Default)]
pub struct Visible<'s> {
    /// The text; breaks of lines are line feeds.
    pub text: Cow<'s, str>,
    /// What stands for each U+FFFC in it, in order.
    pub opaques: SmallVec<[Opaque; 1]>,
    runs: SmallVec<[Run; 3]>,
    /// The letters that it is written in, where they are on record.
    letters: Option<&'static Letters>,
    census: OnceCell<Census>,
    figures: OnceCell<Vec<Figure>>,
}

/// Something that is not words.
#[derive(Clone, Debug)]
pub struct Opaque {
    /// What it is: code or an address as read, a placeable as printed, `{ $name }`.
    pub text: String,
    /// Whether it is a placeable.
    pub is_placeable: bool,
    /// Where its character stands in the text.
    pub at: usize,
}

#[derive(Clone, Debug)]
struct Run {
    within: Span,
    /// The range in the file; `None` where the run cannot be told apart from its neighbours there.
    origin: Option<Span>,
    /// Whether the file has the same bytes.
    literal: bool,
}

impl<'s> Visible<'s> {
    /// Reads a reading of a pattern that is written in these letters.
    pub(super) fn new(flat: &Flat<'s>, writing: Writing<'_>, letters: Option<&'static Letters>) -> Visible<'s> {
        Visible { letters, ..Visible::read(flat, writing) }
    }

    fn read(flat: &Flat<'s>, writing: Writing<'_>) -> Visible<'s> {
        let runs = match writing {
            Writing::Markdown(definitions) => markdown::visible_runs(&flat.text, definitions),
            Writing::Html => markdown::visible_runs_of_html(&flat.text),
            Writing::Plain => return Visible::of_plain(flat),
        };
        let placeables: Vec<&FlatPiece> = flat.pieces.iter().filter(|piece| piece.placeable).collect();
        let mut visible = Visible::default();
        for run in runs {
            visible.push_run(flat, &run, &placeables);
        }
        visible
    }

    /// Reads a text in which nothing is markup or an address.
    fn of_plain(flat: &Flat<'s>) -> Visible<'s> {
        if let [FlatPiece { within, origin, literal: true, placeable: false }] = flat.pieces[..]
            && memchr(b'\n', flat.text.as_bytes()).is_none()
        {
            let run = Run { within, origin: Some(origin), literal: true };
            return Visible { text: flat.text.clone(), runs: smallvec![run], ..Visible::default() };
        }
        let text = Cow::Owned(String::with_capacity(flat.text.len()));
        let mut visible = Visible { text, runs: SmallVec::with_capacity(flat.pieces.len() + 1), ..Visible::default() };
        for piece in &flat.pieces {
            if piece.placeable {
                visible.push_opaque(flat, piece.within, flat.text[piece.within.range()].to_string(), true);
                continue;
            }
            let mut at = piece.within.start;
            for line in flat.text[piece.within.range()].split_inclusive('\n') {
                let (words, end) = (line.trim_end_matches('\n').len(), at + line.len());
                visible.push_literal(flat, Span::new(at, at + words));
                visible.push_literal(flat, Span::new(at + words, end));
                at = end;
            }
        }
        visible
    }

    /// Reads the text of an article as it stands there.
    pub(super) fn of_markdown(text: String, definitions: &Definitions, base: usize) -> Visible<'s> {
        let piece = FlatPiece {
            within: Span::new(0, text.len()),
            origin: Span::new(base, base + text.len()),
            literal: true,
            placeable: false,
        };
        Visible::read(&Flat { text: Cow::Owned(text), pieces: smallvec![piece] }, Writing::Markdown(definitions))
    }

    fn push_run(&mut self, flat: &Flat<'_>, run: &VisibleRun<'_>, placeables: &[&FlatPiece]) {
        if run.seen == Seen::Opaque {
            return self.push_opaque(flat, run.span, run.text.to_string(), false);
        }
        // Of a character reference there is no part.
        if flat.text.get(run.span.range()) != Some(&*run.text) {
            return self.push(&run.text, flat.origin(run.span), false);
        }
        let mut at = run.span.start;
        let inside =
            placeables.iter().filter(|piece| run.span.start <= piece.within.start && piece.within.end <= run.span.end);
        for piece in inside {
            self.push_literal(flat, Span::new(at, piece.within.start));
            self.push_opaque(flat, piece.within, flat.text[piece.within.range()].to_string(), true);
            at = piece.within.end;
        }
        self.push_literal(flat, Span::new(at, run.span.end));
    }

    /// Pushes text that stands in the reading as it is; where it comes from several pieces of the file, each has its place.
    fn push_literal(&mut self, flat: &Flat<'_>, span: Span) {
        let first = flat.pieces.partition_point(|piece| piece.within.end <= span.start);
        for piece in flat.pieces[first..].iter().take_while(|piece| piece.within.start < span.end) {
            let part = Span::new(piece.within.start.max(span.start), piece.within.end.min(span.end));
            let text = &flat.text[part.range()];
            let origin = match piece.literal {
                true => Some(Span::new(
                    piece.origin.start + part.start - piece.within.start,
                    piece.origin.start + part.end - piece.within.start,
                )),
                false => Some(piece.origin),
            };
            self.push(text, origin, piece.literal);
        }
    }

    fn push_opaque(&mut self, flat: &Flat<'_>, span: Span, text: String, is_placeable: bool) {
        self.opaques.push(Opaque { text, is_placeable, at: self.text.len() });
        self.push(OPAQUE.encode_utf8(&mut [0; 4]), flat.origin(span), false);
    }

    fn push(&mut self, text: &str, origin: Option<Span>, literal: bool) {
        if text.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.to_mut().push_str(text);
        self.runs.push(Run { within: Span::new(start, self.text.len()), origin, literal });
    }

    /// Returns what the text has, counted when first asked for.
    pub(super) fn census(&self) -> &Census {
        self.census.get_or_init(|| Census::of(&self.text, self.letters))
    }

    /// Returns the figures of the text, as its locale reads them.
    pub(super) fn figures(&self, numbers: &Numbers) -> &[Figure] {
        self.figures.get_or_init(|| figures(&self.text, numbers))
    }

    /// Returns where a range of the text stands in the file; of code, a placeable or a character reference, the whole.
    pub fn origin(&self, within: Span) -> Option<Span> {
        let first = self.run_at(within.start)?;
        let last = self.run_at(within.end.saturating_sub(1).max(within.start))?;
        let start = first.origin?.start + if first.literal { within.start - first.within.start } else { 0 };
        let end = match last.literal {
            true => last.origin?.start + within.end - last.within.start,
            false => last.origin?.end,
        };
        (start <= end).then(|| Span::new(start, end))
    }

    /// Returns where a range stands in the file when the same bytes stand there, so that they can be replaced.
    pub fn literal_origin(&self, within: Span) -> Option<Span> {
        let first = self.run_at(within.start)?;
        (first.literal && within.end <= first.within.end).then(|| self.origin(within)).flatten()
    }

    /// Returns what stands for the U+FFFC at a place.
    pub fn opaque_at(&self, at: usize) -> Option<&Opaque> {
        self.opaques.iter().find(|opaque| opaque.at == at)
    }

    fn run_at(&self, at: usize) -> Option<&Run> {
        let number = self.runs.partition_point(|run| run.within.end <= at);
        self.runs.get(number).or(self.runs.last())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ftl;

    fn read(text: &str) -> Visible<'_> {
        let resource = ftl::parse(text);
        let flat = ftl::flatten(text, resource.entries[0].value().unwrap()).swap_remove(0);
        Visible::new(&flat, Writing::Markdown(&Definitions::new()), None)
    }

    #[test]
    fn each_word_leads_back_to_the_file() {
        let text = "a = On *one* { $day }, [two { \"(\" }three](https://x.example) `four`&nbsp;5\n    six\n";
        let visible = read(text);
        assert_eq!(visible.text, "On one \u{FFFC}, two (three \u{FFFC}\u{A0}5\nsix");
        for (word, expected) in [
            ("On", "On"),
            ("one", "one"),
            ("On one", "On *one"),
            ("\u{FFFC}", "day"),
            ("two", "two"),
            ("three", "three"),
            ("\u{A0}", "&nbsp;"),
            ("5", "5"),
            ("six", "six"),
        ] {
            let at = visible.text.find(word).unwrap();
            let span = visible.origin(Span::new(at, at + word.len())).unwrap();
            assert_eq!(&text[span.range()], expected, "{word}");
        }
        let opaques: Vec<&str> = visible.opaques.iter().map(|opaque| opaque.text.as_str()).collect();
        assert_eq!(opaques, ["{ $day }", "four"]);
    }

    #[test]
    fn only_what_stands_there_can_be_replaced() {
        let text = "a = On *one*  two&nbsp;%\n";
        let visible = read(text);
        let literal = |word: &str| {
            let at = visible.text.find(word).unwrap();
            visible.literal_origin(Span::new(at, at + word.len())).map(|span| &text[span.range()])
        };
        assert_eq!(literal("one"), Some("one"));
        assert_eq!(literal("  two"), Some("  two"));
        assert_eq!(literal("On one"), None);
        assert_eq!(literal("\u{A0}"), None);
    }
}
