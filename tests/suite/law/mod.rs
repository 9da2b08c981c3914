//! The laws of the pipeline, each a function of plain texts that panics where the law is broken: `laws` calls them with
//! generated texts, and the fuzz targets (`fuzz/`) with whatever libFuzzer makes.

pub mod fluent;
pub mod page;
pub mod settings;

use std::collections::BTreeMap;

use tolmach::article::Article;
use tolmach::base;
use tolmach::config::OnMissing;
use tolmach::coverage::Coverage;
use tolmach::diff::{self, Change, Side};
use tolmach::edition::{Refused, Request, edition};
use tolmach::file::TextFile;
use tolmach::ftl::{self, EntryKind, ast};
use tolmach::markdown::{self, Markup, Replacement};
use tolmach::segment::{Segments, segments};
use tolmach::translation::{Owner, owned_line, stub_id};

use crate::memory::Memory;

/// Cuts an article with the front-matter keys of a default configuration.
pub fn cut(text: &str) -> (Article, Segments) {
    let article = Article::read("a", TextFile::new("source/a.md", text));
    let keys = ["title", "description", "subtitle", "summary"].map(str::to_string);
    let cut = segments(&article, &keys, &Default::default());
    (article, cut)
}

/// Segments and skipped parts, joined in order, are the article.
pub fn parts_are_the_article(text: &str) {
    let (_, cut) = cut(text);
    let mut parts: Vec<_> = cut.segments.iter().map(|segment| segment.span).chain(cut.skipped(text.len())).collect();
    parts.sort();
    let joined: String = parts.iter().map(|span| &text[span.range()]).collect();
    assert_eq!(joined, text);
}

/// An article whose segments are all kept is itself; and so is each of its blocks where no text is put in.
pub fn kept_texts_keep_every_byte(text: &str) {
    let (article, cut) = cut(text);
    let kept: Vec<_> =
        cut.segments.iter().map(|one| Replacement { span: one.span, slot: &one.slot, text: None }).collect();
    let (same, places) = markdown::splice(text, article.file.newline(), &kept);
    assert_eq!(same, text);
    assert!(places.iter().zip(&cut.segments).all(|(place, segment)| *place == segment.span));
}

/// Each segment's own text, written into its slot, gives an article of the same blocks and the same texts to a translator,
/// and the same page to a reader.
pub fn own_texts_fit_their_slots(text: &str) {
    let (article, cut) = cut(text);
    let own: Vec<String> = cut.segments.iter().map(|segment| segment.pattern.markdown()).collect();
    let replacements: Vec<_> = cut
        .segments
        .iter()
        .zip(&own)
        .map(|(one, text)| Replacement { span: one.span, slot: &one.slot, text: Some(text) })
        .collect();
    let (edition, places) = markdown::splice(text, article.file.newline(), &replacements);
    let (old, new) = (markdown::skeleton(text).unwrap(), markdown::skeleton(&edition).unwrap());
    assert!(markdown::first_difference(&old, &new).is_none(), "other blocks:\n{text}\n---- became ----\n{edition}");
    let (_, again) = self::cut(&edition);
    let shown = |cut: &Segments| {
        let one = |segment: &tolmach::segment::Segment| (segment.kind.clone(), folded(&segment.visible));
        cut.segments.iter().map(one).collect::<Vec<_>>()
    };
    assert_eq!(shown(&again), shown(&cut), "other texts:\n{text:?}\n---- became ----\n{edition:?}");
    let is_read_in_two_ways = is_read_in_two_ways(text) || own.iter().any(|own| has_label_in_brackets(own, text));
    if !is_read_in_two_ways {
        assert_eq!(page(&edition), page(text), "another page:\n{text:?}\n---- became ----\n{edition:?}");
    }
    for (place, segment) in places.iter().zip(&again.segments) {
        assert!(place.start <= segment.span.start && segment.span.end <= place.end, "{edition:?}");
    }
}

/// Tells whether the library takes a text otherwise where its lines are one. Some blocks end with a carriage return alone for it,
/// and some do not; in a closing tag, a vertical tab is white space at the start of a line alone (CommonMark §6.6 has none); a
/// declaration ends with the mark of a quotation at the start of a line, which a lazy line of an article does not have.
fn is_read_in_two_ways(text: &str) -> bool {
    let declares = |(at, _): (usize, &str)| text[at + 2..].starts_with(|c: char| c.is_ascii_alphabetic());
    text.replace("\r\n", "").contains('\r')
        || (text.contains("</") && text.contains(['\u{B}', '\u{C}']))
        || (text.contains('>') && text.match_indices("<!").any(declares))
}

/// Tells whether a text has what had looked like a label of a footnote over two lines, inside brackets: the library takes no
/// link around it, and takes it where the label is escaped (`[[^⏎a]](b)`).
fn has_label_in_brackets(own: &str, article: &str) -> bool {
    let label = own.find("\\[^").filter(|_| !article.contains("\\[^"));
    label.is_some_and(|at| own[..at].contains('['))
}

/// Returns the page that the library makes of a text, without its white space; headings and terms are on one line.
fn page(text: &str) -> String {
    let markup = Markup { wraps: &[], allows_html: &|_, _| true, allows_target: &|_| true };
    let html = markdown::html_page(text, &markup).unwrap();
    let mut page = String::new();
    for part in html.split_inclusive("<br />") {
        page.push_str(part);
        let is_open = |tag: &&str| page.rfind(&format!("<{tag}")) > page.rfind(&format!("</{tag}>"));
        // A line without words is left out.
        let is_empty = |page: &str| page.strip_suffix("<br />").is_some_and(|page| page.trim_end().ends_with("<br />"));
        if part.ends_with("<br />")
            && (["dt", "h1", "h2", "h3", "h4", "h5", "h6"].iter().any(is_open) || is_empty(&page))
        {
            page.truncate(page.len() - "<br />".len());
        }
    }
    // The library takes the marks of quotations for a part of inline HTML that goes on over lines.
    folded(&page).split([' ', '>']).collect()
}

/// An edition in the source locale is the article, unless it has placeables; where there is none, the article is wrong.
pub fn source_edition_is_the_article(text: &str) {
    let mut memory = Memory::new([("tolmach.toml", "[locales.ru]\n"), ("source/a.md", text)]);
    memory.segment();
    let editions = memory.each_unit(|project, shared, reading| {
        let mut segments = reading.segments.iter().flat_map(|cut| &cut.segments);
        let placeables = segments.any(|one| one.pattern.placeables().next().is_some());
        let locale = &project.config.source_locale;
        let request = Request { project, shared, reading, locale, on_missing: OnMissing::Refuse };
        (edition(&request).map(|edition| edition.text), placeables)
    });
    for (edition, placeables) in editions {
        match edition {
            Ok(edition) if !placeables => assert_eq!(edition, text),
            // A placeable may be one that cannot be printed.
            Ok(_) | Err(Refused::Messages(_)) if placeables => {}
            Ok(edition) => assert_eq!(edition, text),
            Err(refused) => assert_eq!(refused, Refused::Article, "{text:?}"),
        }
    }
}

/// A locale file that begins from the segments of an article is the one that is made of the catalogue: an empty file of the
/// tool's memory makes the catalogue be read.
pub fn a_locale_file_begins_as_its_catalogue_says(text: &str) {
    let files = [("tolmach.toml", "[locales.ru]\nreviewed = false\n"), ("source/a.md", text)];
    let mut begun = Memory::new(files);
    begun.segment();
    let mut refreshed = Memory::new(files.into_iter().chain([(".tolmach/base/ru/a.ftl", "")]));
    refreshed.segment();
    for path in ["locales/en/a.ftl", "locales/ru/a.ftl"] {
        assert_eq!(begun.text(path), refreshed.text(path), "{path} of {text:?}");
    }
}

/// A message that is written is read as the same message, and written again in the same way.
pub fn written_message_reads_the_same(value: &ast::Pattern<String>, attribute: &ast::Pattern<String>) {
    let text = format!("id ={}\n{}", ftl::write_pattern(value), ftl::write_attribute("label", attribute));
    let resource = ftl::parse(&text);
    assert_eq!(resource.entries.len(), 1, "one entry: {text}");
    let entry = &resource.entries[0];
    let form = format!("={}\0label\0{}", ftl::canonical_pattern(value), ftl::canonical_pattern(attribute));
    assert_eq!(ftl::canonical_form(entry), form, "{text}");
    assert_eq!(ftl::write_message(entry), text, "writing settles at once");
}

/// Sentences of an article whose blocks have the ids `a` to `h`.
const SENTENCES: &[&str] = &[
    "The ferry crosses the lake.",
    "Bicycles travel for 5 crowns.",
    "Stalls open at six.",
    "Dogs must be kept on a lead.",
    "See [the map](https://x.example).",
    "Nobody said a word.",
    "The last train leaves at midnight.",
    "Honey is sold here.",
];

/// Returns an article of some of the sentences, from one of them on.
fn pinned_article(which: u8, first: usize) -> String {
    let one = |at: usize| format!("<!-- i18n:id: {} -->\n\n{}\n\n", char::from(b'a' + at as u8), SENTENCES[at]);
    (0..8).map(|at| (at + first) % 8).filter(|at| which & (1 << at) != 0).map(one).collect()
}

/// A locale file keeps every entry, junk and own comment over two runs of `segment`, or the retired file has them; a run
/// after a run changes nothing.
pub fn locale_file_keeps_its_bytes(locale: &str, before: u8, after: (u8, usize)) {
    let mut memory = Memory::new([("tolmach.toml", "[locales.ru]\n"), ("locales/ru/a.ftl", locale)]);
    for article in [pinned_article(before, 0), pinned_article(after.0, after.1)] {
        let old = memory.text("locales/ru/a.ftl").to_string();
        let set_aside = memory.text(".tolmach/retired/ru/a.ftl").to_string();
        memory.files.insert("source/a.md".into(), article.into_bytes());
        memory.segment();
        let new = format!("{}\n{}", memory.text("locales/ru/a.ftl"), memory.text(".tolmach/retired/ru/a.ftl"));
        for kept in own_bytes(&old) {
            assert!(new.contains(&kept), "{kept:?} is lost from\n{old}\n---- now ----\n{new}");
        }
        for retired in base::read_retired(&TextFile::new("", set_aside)).expect("our own file").messages {
            assert!(new.contains(&retired.bytes), "{retired:?} is lost\n{new}");
        }
        segmenting_again_changes_nothing(&memory);
    }
}

/// A run of `segment` after a run has nothing to write.
pub fn segmenting_again_changes_nothing(memory: &Memory) {
    if let Some(file) = memory.clone().segment().iter().flat_map(|update| &update.files).next() {
        panic!(
            "{} changes again from\n{}\n---- to ----\n{}",
            file.path,
            memory.text(&file.path),
            file.text.as_deref().unwrap_or("(removed)")
        );
    }
}

/// Returns what of a locale file is a translator's own: entries, lines of junk, comment lines that the tool does not own.
fn own_bytes(text: &str) -> Vec<String> {
    let owner = Owner::new("en");
    let mut own = Vec::new();
    for entry in &ftl::parse(text).entries {
        if entry.id().is_some() {
            own.push(text[entry.body_span(text).range()].to_string());
        }
        if let EntryKind::Junk(junk, _) = &entry.kind {
            own.extend(junk.lines().map(|line| line.trim_end().to_string()));
        }
        let theirs = |line: &&&str| owned_line(line, &owner).is_none() && stub_id(line).is_none();
        own.extend(entry.comment().iter().filter(theirs).map(|line| line.to_string()));
    }
    own.retain(|bytes| !bytes.trim().is_empty());
    own
}

/// Whatever stands in the files of a project, there are findings and no panic, and a run after a run changes nothing.
pub fn any_bytes_give_findings(files: &[(&str, Vec<u8>)]) {
    let mut memory = Memory::new([("tolmach.toml", "[locales.ru]\n")]);
    memory.files.extend(files.iter().map(|(path, bytes)| (path.to_string(), bytes.clone())));
    memory.check();
    memory.segment();
    memory.check();
    segmenting_again_changes_nothing(&memory);
    memory.each_unit(|project, shared, reading| {
        for name in ["en", "ru"] {
            let locale = project.config.locale(name).map_or(&project.config.source_locale, |settings| &settings.locale);
            for on_missing in [OnMissing::Refuse, OnMissing::Source] {
                let _ = edition(&Request { project, shared, reading, locale, on_missing });
            }
        }
        for side in reading.catalogue.iter().map(Side::of_catalogue) {
            assert!(diff::changes(&side, &side).iter().all(Change::is_empty), "diff(a, a)");
        }
        let messages = reading.catalogue.as_ref().map_or(0, |catalogue| catalogue.messages.len());
        for translation in &reading.translations {
            assert_eq!(Coverage::of(translation).messages(), messages, "coverage adds up");
        }
    });
}

/// A text that stays in an article, and stands there once before and after an edit, keeps its id; ids are never doubled.
pub fn texts_that_stay_keep_their_ids(before: &str, after: &str) {
    let mut memory = Memory::new([("tolmach.toml", "[locales.ru]\n"), ("source/a.md", before)]);
    memory.segment();
    let old = ids_of_texts(&memory);
    memory.files.insert("source/a.md".into(), after.as_bytes().to_vec());
    memory.segment();
    segmenting_again_changes_nothing(&memory);
    // What the author says about ids goes before what the texts say.
    if before.contains("i18n:") || after.contains("i18n:") {
        return;
    }
    let new = ids_of_texts(&memory);
    for (text, ids) in &old {
        if let (Some(now), [id]) = (new.get(text), ids.as_slice())
            && now.len() == 1
        {
            assert_eq!(&now[0], id, "{text:?}\n{before:?}\n---- became ----\n{after:?}");
        }
    }
}

/// Returns the ids of each text of the catalogue.
fn ids_of_texts(memory: &Memory) -> BTreeMap<String, Vec<String>> {
    let mut ids: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut seen = std::collections::BTreeSet::new();
    memory.each_unit(|_, _, reading| {
        for message in reading.catalogue.iter().flat_map(|catalogue| &catalogue.messages) {
            assert!(seen.insert(message.id.clone()), "`{}` stands twice in the catalogue", message.id);
            let kind = message.kind.as_ref().map(ToString::to_string).unwrap_or_default();
            ids.entry(format!("{kind}: {}", message.canonical)).or_default().push(message.id.clone());
        }
    });
    ids
}

/// Pieces of translations: good ones, and slips of every kind.
pub const PIECES: &[&str] = &[
    "Паром ходит",
    "по озеру",
    "до шести",
    "5 крон",
    "{ $n }",
    "{ $day }",
    "{ $m }",
    "{ 5 }",
    "{ NUMBER($n, style: \"percent\") }",
    "{ NUMBER($n, minimumFractionDigits: 3, maximumFractionDigits: 2) }",
    "{ NUMBER($day) }",
    "{ DATETIME($n) }",
    "{ DATETIME($day, month: \"long\", day: \"numeric\") }",
    "{ DATETIME($day, year: \"numeric\", day: \"numeric\") }",
    "{ DATETIME($day, weekday: \"long\", month: \"short\", day: \"numeric\") }",
    "{ DATETIME($day, dateStyle: \"short\", year: \"numeric\") }",
    "{ -paper }",
    "{ -paper(town: \"x\") }",
    "{ -journal }",
    "{ -journal(town: \"x\") }",
    "{ a }",
    "{ b }",
    "{ $n ->\n        [one] крона\n        [few] кроны\n        [many] крон\n       *[other] кроны\n    }",
    "{ $day ->\n        [one] крона\n       *[other] кроны\n    }",
    "[the map](https://x.example)",
    "[x](javascript:y)",
    "<b>x</b>",
    "# x",
    "- x",
    "\n\n    x",
    "\n    - x",
    "\nx",
    "`x`",
    "{ \"\" }",
];

/// What `check` finds no error in, in a required locale, `render` makes an edition of.
pub fn no_error_no_refusal(texts: &[Vec<&str>], terms: &str, reworded: (usize, &str)) -> bool {
    let article = "---\nfacts:\n  n: 5\n  day: 2022-09-21\n---\n\n<!-- i18n:id: a -->\n\nThe ferry crosses the lake for { $n } crowns.\n\n<!-- i18n:id: b -->\n\nSee [the map](https://x.example) until { $day }.\n\n<!-- i18n:id: c -->\n\nStalls of { -paper } open at six.\n";
    let mut memory = Memory::new([
        ("tolmach.toml", "[locales.ru]\n"),
        ("source/a.md", article),
        ("locales/en/terms.ftl", "-paper = The Paper\n-journal = The { $town } Journal\n"),
        ("locales/ru/terms.ftl", terms),
    ]);
    memory.segment();
    let messages = texts.iter().zip(["a", "b", "c"]).map(|(pieces, id)| format!("{id} = {}\n", pieces.join(" ")));
    memory.files.insert("locales/ru/a.ftl".into(), messages.collect::<String>().into_bytes());
    memory.segment();
    let changed = article.replacen(["The ferry crosses", "See", "Stalls"][reworded.0], reworded.1, 1);
    memory.files.insert("source/a.md".into(), changed.into_bytes());
    memory.segment();
    let findings = memory.check();
    if findings.iter().any(|finding| finding.severity == tolmach::finding::Severity::Error) {
        return false;
    }
    memory.each_unit(|project, shared, reading| {
        if reading.unit.article.is_none() {
            return;
        }
        let locale = &project.config.locale("ru").unwrap().locale;
        let request = Request { project, shared, reading, locale, on_missing: OnMissing::Refuse };
        if let Err(refused) = edition(&request) {
            panic!("refused without an error: {refused:?}\n{}\n{findings:#?}", memory.text("locales/ru/a.ftl"));
        }
    });
    true
}

/// Returns a text with its white space folded; within braces, where placeables are printed in one form, white space and commas
/// are left out. A brace in a string literal is none.
fn folded(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (mut depth, mut is_literal, mut is_escaped) = (0_usize, false, false);
    let keeps = |c: &char| {
        let was_escaped = std::mem::take(&mut is_escaped);
        match c {
            '\\' => is_escaped = is_literal && !was_escaped,
            '"' if depth > 0 && !was_escaped => is_literal = !is_literal,
            '{' if !is_literal => depth += 1,
            '}' if !is_literal => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 || !matches!(c, ' ' | ',')
    };
    text.chars().filter(keeps).collect()
}
