//! Pseudo-locales: the English changed so that everybody sees what a page does to a long text, to other letters, to a script
//! from right to left, and which words nobody can translate.
//!
//! A pseudo-locale is a locale file that is made instead of written; from there on it goes the way of every translation.
//! Invariant: only words that a reader sees are changed: never a link's target or title, code, a tag, a placeable, an address,
//! a footnote. A text that would lose one of its marks stays English.

use super::Words;
use crate::base::{Base, SetAside};
use crate::config::{LocaleSettings, OnMissing, Tier};
use crate::file::TextFile;
use crate::locale::Locale;
use crate::markdown::{Definitions, Inventory, Seen, VisibleRun, inventory, visible_runs, visible_runs_of_html};
use crate::pattern::{Braces, Pattern};
use crate::project::{LocaleFiles, Project, Reading, RetiredFile, base_path, retired_path, translation_path};
use crate::segment::{Kind, Segment};
use crate::span::Span;

/// A pseudo-locale.
#[derive(Clone, Copy, Debug)]
pub struct Pseudo {
    /// Its name, a locale's.
    pub name: &'static str,
    /// Its letters for `a` to `z` and `A` to `Z`.
    letters: &'static str,
    /// By how much its texts are longer, in per cent; such a text stands in brackets that show where it ends.
    longer: usize,
}

/// The pseudo-locales.
pub const PSEUDO: [Pseudo; 2] = [
    Pseudo {
        name: "en-XA", letters: "åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ", longer: 35
    },
    // Letters and not the override U+202E: a page must be able to refuse overrides.
    Pseudo {
        name: "ar-XB", letters: "ابكدىفجهيژقلمنوپگرستعڤوخيزابكدىفجهيژقلمنوپگرستعڤوخيز", longer: 0
    },
];

/// What makes a text longer.
const FILLING: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

impl Pseudo {
    /// Returns the locale.
    pub fn locale(&self) -> Locale {
        Locale::parse(self.name).expect("a pseudo-locale has the name of a locale")
    }

    /// Returns the settings of the locale: nobody has reviewed it, and a text that stays English does not stand in the way.
    pub fn settings(&self) -> LocaleSettings {
        LocaleSettings {
            locale: self.locale(),
            tier: Tier::Required,
            fallback: Vec::new(),
            min_coverage: None,
            reviewed: false,
            on_missing: OnMissing::Source,
            ..LocaleSettings::new(self.locale())
        }
    }

    /// Returns the interface words, changed.
    pub fn words(&self, english: &Words) -> Words {
        english.map(|word| self.changed(word, &[], visible_runs_of_html(word)))
    }

    /// Returns the files of the pseudo-locale for a unit; the locale file is missing where there is no catalogue or it does
    /// not match its article.
    pub fn files(&self, project: &Project, reading: &Reading<'_>) -> LocaleFiles {
        let unit = reading.unit;
        let path = translation_path(&project.config, self.name, &unit.name);
        let file = self.text(reading).map(|text| TextFile::new(path.clone(), text));
        let retired =
            RetiredFile { path: retired_path(self.name, &unit.name), file: None, set_aside: SetAside::default() };
        LocaleFiles {
            locale: self.name.to_string(),
            path,
            file,
            blocked: false,
            base: Base::default(),
            base_path: base_path(self.name, &unit.name),
            base_file: None,
            retired,
        }
    }

    fn text(&self, reading: &Reading<'_>) -> Option<String> {
        let article = reading.unit.article.as_ref()?;
        let (cut, catalogue) = (reading.segments.as_ref()?, reading.catalogue.as_ref()?);
        let braces = if article.facts.is_some() { Braces::Placeables } else { Braces::Text };
        let entry = |(segment, id): (&Segment, &str)| {
            let text = self.segment(segment, &article.document.definitions);
            format!("{id} ={}\n", Pattern::read(&text, braces).0.ftl())
        };
        let ids = catalogue.messages.iter().map(|message| message.id.as_str());
        Some(cut.segments.iter().zip(ids).map(entry).collect())
    }

    /// Returns the text of a segment, changed as far as all its marks stay.
    fn segment(&self, segment: &Segment, definitions: &Definitions) -> String {
        let english = segment.pattern.markdown();
        let mut kept = segment.pattern.placeable_spans();
        if segment.kind == Kind::Html {
            let changed = self.changed(&english, &kept, visible_runs_of_html(&english));
            let tags = |text: &str| Inventory::of_html(text).tags.into_iter().map(|(tag, _)| tag).collect::<Vec<_>>();
            return if tags(&changed) == tags(&english) { changed } else { english };
        }
        // Alone, a segment knows of no footnotes, and `[[^1]](target)` is a link only where there is no such footnote.
        kept.extend(english.match_indices("](").map(|(at, _)| {
            let end = english[at..].find(')').map_or(english.len(), |end| at + end);
            Span::new(at, end)
        }));
        let found = inventory(&english, definitions);
        let changed = self.changed(&english, &kept, visible_runs(&english, definitions));
        if same_marks(&found, &inventory(&changed, definitions)) {
            return changed;
        }
        // The words of `[this]` are also the label of its definition.
        let labels = found.links.iter().chain(&found.images).map(|(_, span)| *span);
        kept.extend(labels.filter(|span| english.get(span.range()).is_some_and(|link| link.ends_with(']'))));
        let changed = self.changed(&english, &kept, visible_runs(&english, definitions));
        if same_marks(&found, &inventory(&changed, definitions)) { changed } else { english }
    }

    /// Returns a text with other letters in the runs that a reader sees, `kept` left out; and longer.
    fn changed(&self, text: &str, kept: &[Span], runs: Vec<VisibleRun<'_>>) -> String {
        // A run that is not what stands in the text is a character reference.
        let is_text = |run: &VisibleRun<'_>| run.seen == Seen::Text && text.get(run.span.range()) == Some(&*run.text);
        let runs: Vec<Span> = runs.iter().filter(|run| is_text(run)).map(|run| run.span).collect();
        let mut out = String::with_capacity(text.len() * 2);
        let mut words: Option<(usize, usize)> = None;
        let mut seen = 0;
        for (at, c) in text.char_indices() {
            let within = |spans: &[Span]| spans.iter().any(|span| span.range().contains(&at));
            if !within(&runs) || within(kept) {
                out.push(c);
                continue;
            }
            seen += 1;
            let start = out.len();
            out.push(self.letter(c));
            if !c.is_whitespace() {
                words = Some((words.map_or(start, |(first, _)| first), out.len()));
            }
        }
        let Some((first, last)) = words.filter(|_| self.longer > 0) else { return out };
        let filling = self.filling(seen);
        // Tags and marks at both ends stay outside.
        format!("{}⟦{}{filling}⟧{}", &out[..first], &out[first..last], &out[last..])
    }

    /// Returns words that make a text of so many characters longer by the share of this locale.
    fn filling(&self, characters: usize) -> String {
        let mut filling = String::new();
        let mut count = 0;
        for word in FILLING.iter().cycle() {
            if count * 100 >= characters * self.longer {
                break;
            }
            filling.push(' ');
            filling.extend(word.chars().map(|c| self.letter(c)));
            count += word.len() + 1;
        }
        filling
    }

    fn letter(&self, c: char) -> char {
        let number = match c {
            'a'..='z' => c as usize - 'a' as usize,
            'A'..='Z' => c as usize - 'A' as usize + 26,
            _ => return c,
        };
        self.letters.chars().nth(number).unwrap_or(c)
    }
}

/// Tells whether two texts have the same links, code, tags and so on.
fn same_marks(one: &Inventory, other: &Inventory) -> bool {
    let names = |list: &[(String, Span)]| list.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    let lists = |found: &Inventory| {
        [&found.code, &found.footnotes, &found.tags, &found.links, &found.images].map(|list| names(list))
    };
    (one.emphasis, one.strong, one.strikethrough) == (other.emphasis, other.strong, other.strikethrough)
        && lists(one) == lists(other)
        && one.titles == other.titles
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::segment::segments;

    fn shown(pseudo: &Pseudo, text: &str) -> String {
        let article = Article::read("a", TextFile::new("source/a.md", text));
        let cut = segments(&article, &["title".to_string()], &Default::default());
        pseudo.segment(&cut.segments[0], &article.document.definitions)
    }

    #[test]
    fn only_words_are_changed() {
        for (english, accented, reversed) in [
            ("A ferry.\n", "⟦Å ƒéŕŕý. öñé⟧", "ا فىرري."),
            ("*All* of `code`\n", "*⟦Åļļ* öƒ öñé⟧ `code`", "*الل* وف `code`"),
            (
                "See [it](https://x.example \"title\") at <https://y.example>.\n",
                "⟦Šéé [îţ](https://x.example \"title\") åţ <https://y.example>. öñé⟧",
                "سىى [يت](https://x.example \"title\") ات <https://y.example>.",
            ),
            ("R&amp;D and https://z.example/a.\n", "⟦Ŕ&amp;Ð åñð https://z.example/a. öñé⟧", ""),
            ("A [ref] of it.\n\n[ref]: u\n", "⟦Å [ref] öƒ îţ. öñé⟧", "ا [ref] وف يت."),
            ("A <b>tag</b>[^1]\n\n[^1]: x\n", "⟦Å <b>ţåĝ öñé⟧</b>[^1]", "ا <b>تاج</b>[^1]"),
            ("<div title=\"x\">a</div>\n", "<div title=\"x\">⟦å öñé⟧</div>", "<div title=\"x\">ا</div>"),
            ("---\nfacts:\n  n: 5\n---\nAt { $n } men\n", "⟦Åţ { $n } ɱéñ öñé⟧", "ات { $n } مىن"),
        ] {
            assert_eq!(shown(&PSEUDO[0], english), accented, "{english}");
            if !reversed.is_empty() {
                assert_eq!(shown(&PSEUDO[1], english), reversed, "{english}");
            }
        }
    }

    #[test]
    fn each_letter_has_another() {
        for pseudo in PSEUDO {
            assert_eq!(pseudo.letters.chars().count(), 52);
            assert!(pseudo.letters.chars().all(|c| !c.is_ascii() && c.is_alphabetic()));
        }
    }
}
