//! Inline Markdown or HTML → the runs of text that a reader sees, each with its place, for those who look at single words.

use std::borrow::Cow;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::destination::decoded;
use super::inventory::{Definitions, LEAD, read};
use crate::span::Span;

/// What a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Words.
    Text,
    /// Code, a bare address: read as they are, in no language.
    Opaque,
    /// A break of the line.
    Break,
}

/// A run of what a reader sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisibleRun<'t> {
    /// What it is.
    pub seen: Seen,
    /// What is read; of a character reference, the character.
    pub text: Cow<'t, str>,
    /// Where it stands.
    pub span: Span,
}

/// Returns the runs of an inline text in order: no link targets, tags, footnote marks, marks of emphasis.
pub fn visible_runs<'t>(text: &'t str, definitions: &Definitions) -> Vec<VisibleRun<'t>> {
    // Where nothing can be a mark, the text is what is read; most texts of a plain file are such.
    if !text.contains(['\\', '*', '_', '`', '[', '<', '&', '~', '\n', '!', '@']) {
        let mut runs = Vec::new();
        push_words(text, Span::new(0, text.len()), &mut runs);
        return runs;
    }
    let mut runs: Vec<VisibleRun<'_>> = Vec::new();
    let mut in_address = false;
    let mut is_lead = true;
    read(text, definitions, |event, span| match event {
        Event::Start(Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. }) => {
            in_address = true;
            runs.push(VisibleRun { seen: Seen::Opaque, text: text[span.range()].into(), span });
        }
        Event::End(TagEnd::Link) => in_address = false,
        Event::Text(_) if in_address => {}
        Event::Text(run) => {
            let lead = if std::mem::take(&mut is_lead) { LEAD.len() } else { 0 };
            let shown = run.get(lead..).unwrap_or_default();
            push_lines(text, shown, span, &mut runs);
        }
        Event::Code(code) => runs.push(VisibleRun { seen: Seen::Opaque, text: code.to_string().into(), span }),
        Event::SoftBreak | Event::HardBreak => runs.push(line_break(span)),
        Event::InlineHtml(tag) if is_break(&tag) => runs.push(line_break(span)),
        _ => {}
    });
    joined(text, runs)
}

/// Returns the runs of a text that is HTML, or plain text without any mark: no tags, comments, scripts.
pub fn visible_runs_of_html(text: &str) -> Vec<VisibleRun<'_>> {
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(open) = memchr::memchr3(b'<', b'&', b'\n', &text.as_bytes()[at..]).map(|found| at + found) {
        push_words(text, Span::new(at, open), &mut runs);
        let end = match text.as_bytes()[open] {
            b'<' => open + super::html::markup_length(&text[open..]),
            b'&' => open + reference_length(&text[open..]),
            _ => open + 1,
        };
        let (slice, span) = (&text[open..end.max(open + 1)], Span::new(open, end.max(open + 1)));
        if slice == "\n" || (slice.starts_with('<') && slice.len() > 1) {
            if slice == "\n" || is_break(slice) {
                runs.push(line_break(span));
            }
        } else if slice.len() > 1 {
            runs.push(VisibleRun { seen: Seen::Text, text: decoded(slice).into(), span });
        } else {
            runs.push(VisibleRun { seen: Seen::Text, text: slice.into(), span });
        }
        at = span.end;
    }
    push_words(text, Span::new(at, text.len()), &mut runs);
    joined(text, runs)
}

/// Pushes a text run in which a bare address is opaque.
fn push_words<'t>(text: &'t str, span: Span, runs: &mut Vec<VisibleRun<'t>>) {
    let mut push = |seen, range: std::ops::Range<usize>| {
        if !range.is_empty() {
            runs.push(VisibleRun { seen, text: text[range.clone()].into(), span: Span::from(range) });
        }
    };
    let mut at = span.start;
    while let Some(start) = address_start(&text[at..span.end]).map(|found| at + found) {
        let end = address_end(&text[start..span.end]) + start;
        push(Seen::Text, at..start);
        push(Seen::Opaque, start..end);
        at = end;
    }
    push(Seen::Text, at..span.end);
}

fn address_start(text: &str) -> Option<usize> {
    // Fewer texts have these marks than the letters before them.
    memchr::memchr2_iter(b':', b'.', text.as_bytes()).find_map(|at| {
        let (before, behind) = text.split_at(at);
        let names: &[&str] = if behind.starts_with("://") { &["https", "http"] } else { &["www"] };
        let is_whole = behind.starts_with("://") || behind.starts_with('.');
        names.iter().filter(|_| is_whole).find(|name| before.ends_with(**name)).map(|name| at - name.len())
    })
}

/// Returns where a bare address ends: at white space or what closes a quotation; a stop behind it is not of it (GFM,
/// "Autolinks (extension)").
fn address_end(text: &str) -> usize {
    let end = text.find(|c: char| c.is_whitespace() || "<>\"“”«»„)]}".contains(c)).unwrap_or(text.len());
    text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '。', '，', '、', '։', '؟', '،']).len()
}

/// Pushes a run, cut at the line feeds that the reader of inline text sees as spaces.
fn push_lines<'t>(text: &'t str, shown: &str, span: Span, runs: &mut Vec<VisibleRun<'t>>) {
    let at = span.end - shown.len().min(span.end);
    // A text event is a slice of the text, except a character reference and what the library normalised.
    if text.get(at..span.end).is_none_or(|slice| slice != shown && slice.replace(['\n', '\r'], " ") != shown) {
        runs.push(VisibleRun { seen: Seen::Text, text: shown.to_string().into(), span });
        return;
    }
    let mut from = at;
    for (offset, _) in text[at..span.end].match_indices('\n') {
        push_words(text, Span::new(from, at + offset), runs);
        runs.push(line_break(Span::new(at + offset, at + offset + 1)));
        from = at + offset + 1;
    }
    push_words(text, Span::new(from, span.end), runs);
}

/// Joins text runs that stand side by side in the text as they are, and addresses that the library cut in two.
fn joined<'t>(text: &'t str, runs: Vec<VisibleRun<'t>>) -> Vec<VisibleRun<'t>> {
    let literal = |run: &VisibleRun<'_>| run.seen == Seen::Text && text.get(run.span.range()) == Some(&*run.text);
    let mut out: Vec<VisibleRun<'_>> = Vec::with_capacity(runs.len());
    for run in runs {
        match out.last_mut() {
            Some(last) if last.span.end == run.span.start && literal(last) && literal(&run) => {
                last.span.end = run.span.end;
                last.text = text[last.span.range()].into();
            }
            _ => out.push(run),
        }
    }
    out
}

fn line_break(span: Span) -> VisibleRun<'static> {
    VisibleRun { seen: Seen::Break, text: "\n".into(), span }
}

/// Tells whether a tag puts what follows on another line.
fn is_break(tag: &str) -> bool {
    const NAMES: &[&str] = &[
        "br",
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "td",
        "th",
        "tr",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "hr",
        "section",
        "summary",
        "details",
        "dt",
        "dd",
        "figcaption",
    ];
    let name = tag.trim_start_matches(['<', '/']);
    let name = &name[..name.bytes().take_while(u8::is_ascii_alphanumeric).count()];
    NAMES.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Returns the length of a character reference, 1 where the `&` is text.
fn reference_length(text: &str) -> usize {
    let name = text[1..].bytes().take(32).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    if name > 0 && text[1 + name..].starts_with(';') { name + 2 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, runs: &[VisibleRun<'_>]) -> String {
        let run = |run: &VisibleRun<'_>| match run.seen {
            Seen::Text if text[run.span.range()] == run.text => format!("«{}»", run.text),
            Seen::Text => format!("«{}={}»", &text[run.span.range()], run.text),
            Seen::Opaque => format!("[{}]", run.text),
            Seen::Break => "|".to_string(),
        };
        runs.iter().map(run).collect()
    }

    #[test]
    fn marks_and_targets_are_not_seen() {
        for (text, expected) in [
            ("plain words", "«plain words»"),
            ("**On** [a *b*](https://x.example \"t\") c", "«On»« »«a »«b»« c»"),
            ("use `x = 1`, see <https://a.example/1>.", "«use »[x = 1]«, see »[<https://a.example/1>]«.»"),
            ("at https://a.example/9, then", "«at »[https://a.example/9]«, then»"),
            ("at https://a.example/9_a_, *then*", "«at »[https://a.example/9_a]«_, »«then»"),
            ("5&nbsp;% \\*a\\*", "«5»«&nbsp;=\u{a0}»«% »«*a»«*»"),
            ("one\ntwo <br>three", "«one»|«two »|«three»"),
            ("a <b>c</b> [^1]", "«a »«c»« »"),
            ("Ж[ы](u) – *л*", "«Ж»«ы»« – »«л»"),
            ("", ""),
        ] {
            assert_eq!(shown(text, &visible_runs(text, &Definitions::new())), expected, "{text}");
        }
    }

    #[test]
    fn html_is_read_without_tags() {
        for (text, expected) in [
            ("a <b class='>'>c</b>&amp;d & e", "«a »«c»«&amp;=&»«d & e»"),
            ("<p>x</p><script>let a = 1;</script>y", "|«x»|«y»"),
            ("1 < 2", "«1 < 2»"),
            ("see www.a.example!", "«see »[www.a.example]«!»"),
        ] {
            assert_eq!(shown(text, &visible_runs_of_html(text)), expected, "{text}");
        }
    }
}
