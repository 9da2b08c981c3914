//! Inline Markdown or HTML → the runs of text that a reader sees, each with its place, for those who look at single words.

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
pub struct VisibleRun {
    /// What it is.
    pub seen: Seen,
    /// What is read; of a character reference, the character.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// Returns the runs of an inline text in order: no link targets, tags, footnote marks, marks of emphasis.
pub fn visible_runs(text: &str, definitions: &Definitions) -> Vec<VisibleRun> {
    // Where nothing can be a mark, the text is what is read; most texts of a plain file are such.
    if !text.contains(['\\', '*', '_', '`', '[', '<', '&', '~', '\n', '!', '@']) {
        return words(text, Span::new(0, text.len()));
    }
    let mut runs: Vec<VisibleRun> = Vec::new();
    let mut in_address = false;
    let mut is_lead = true;
    read(text, definitions, |event, span| match event {
        Event::Start(Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. }) => {
            in_address = true;
            runs.push(VisibleRun { seen: Seen::Opaque, text: text[span.range()].to_string(), span });
        }
        Event::End(TagEnd::Link) => in_address = false,
        Event::Text(_) if in_address => {}
        Event::Text(run) => {
            let lead = if std::mem::take(&mut is_lead) { LEAD.len() } else { 0 };
            let shown = run.get(lead..).unwrap_or_default();
            runs.extend(split_breaks(text, shown, span));
        }
        Event::Code(code) => runs.push(VisibleRun { seen: Seen::Opaque, text: code.to_string(), span }),
        Event::SoftBreak | Event::HardBreak => runs.push(line_break(span)),
        Event::InlineHtml(tag) if is_break(&tag) => runs.push(line_break(span)),
        _ => {}
    });
    joined(text, runs)
}

/// Returns the runs of a text that is HTML, or plain text without any mark: no tags, comments, scripts.
pub fn visible_runs_of_html(text: &str) -> Vec<VisibleRun> {
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find(['<', '&', '\n']).map(|found| at + found) {
        runs.extend(words(text, Span::new(at, open)));
        let end = match text.as_bytes()[open] {
            b'<' => open + super::html::markup_length(&text[open..]),
            b'&' => open + reference_length(&text[open..]),
            _ => open + 1,
        };
        let (slice, span) = (&text[open..end.max(open + 1)], Span::new(open, end.max(open + 1)));
        let shown = match slice {
            "\n" => vec![line_break(span)],
            _ if slice.starts_with('<') && slice.len() > 1 => {
                if is_break(slice) {
                    vec![line_break(span)]
                } else {
                    Vec::new()
                }
            }
            _ => vec![VisibleRun { seen: Seen::Text, text: decoded(slice), span }],
        };
        runs.extend(shown);
        at = span.end;
    }
    runs.extend(words(text, Span::new(at, text.len())));
    joined(text, runs)
}

/// Returns a text run in which a bare address is opaque.
fn words(text: &str, span: Span) -> Vec<VisibleRun> {
    let run = |seen, range: std::ops::Range<usize>| VisibleRun {
        seen,
        text: text[range.clone()].to_string(),
        span: Span::from(range),
    };
    let mut runs = Vec::new();
    let mut at = span.start;
    while let Some(start) = address_start(&text[at..span.end]).map(|found| at + found) {
        let end = address_end(&text[start..span.end]) + start;
        runs.push(run(Seen::Text, at..start));
        runs.push(run(Seen::Opaque, start..end));
        at = end;
    }
    runs.push(run(Seen::Text, at..span.end));
    runs.retain(|run| !run.text.is_empty());
    runs
}

fn address_start(text: &str) -> Option<usize> {
    ["https://", "http://", "www."].iter().filter_map(|start| text.find(start)).min()
}

/// Returns where a bare address ends: at white space or what closes a quotation; a stop behind it is not of it (GFM,
/// "Autolinks (extension)").
fn address_end(text: &str) -> usize {
    let end = text.find(|c: char| c.is_whitespace() || "<>\"“”«»„)]}".contains(c)).unwrap_or(text.len());
    text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '。', '，', '、', '։', '؟', '،']).len()
}

/// Splits a run at the line feeds that the reader of inline text sees as spaces.
fn split_breaks(text: &str, shown: &str, span: Span) -> Vec<VisibleRun> {
    let at = span.end - shown.len().min(span.end);
    // A text event is a slice of the text, except a character reference and what the library normalised.
    if text.get(at..span.end).is_none_or(|slice| slice.replace(['\n', '\r'], " ") != shown) {
        return vec![VisibleRun { seen: Seen::Text, text: shown.to_string(), span }];
    }
    let mut runs = Vec::new();
    let mut from = at;
    for (offset, _) in text[at..span.end].match_indices('\n') {
        runs.extend(words(text, Span::new(from, at + offset)));
        runs.push(line_break(Span::new(at + offset, at + offset + 1)));
        from = at + offset + 1;
    }
    runs.extend(words(text, Span::new(from, span.end)));
    runs
}

/// Joins text runs that stand side by side in the text as they are, and addresses that the library cut in two.
fn joined(text: &str, runs: Vec<VisibleRun>) -> Vec<VisibleRun> {
    let literal = |run: &VisibleRun| run.seen == Seen::Text && text.get(run.span.range()) == Some(run.text.as_str());
    let mut out: Vec<VisibleRun> = Vec::with_capacity(runs.len());
    for run in runs {
        match out.last_mut() {
            Some(last) if last.span.end == run.span.start && literal(last) && literal(&run) => {
                last.text.push_str(&run.text);
                last.span.end = run.span.end;
            }
            _ => out.push(run),
        }
    }
    out
}

fn line_break(span: Span) -> VisibleRun {
    VisibleRun { seen: Seen::Break, text: "\n".to_string(), span }
}

/// Tells whether a tag puts what follows on another line.
fn is_break(tag: &str) -> bool {
    let name: String =
        tag.trim_start_matches(['<', '/']).chars().take_while(char::is_ascii_alphanumeric).collect::<String>();
    matches!(
        name.to_ascii_lowercase().as_str(),
        "br" | "p"
            | "div"
            | "li"
            | "ul"
            | "ol"
            | "td"
            | "th"
            | "tr"
            | "table"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "blockquote"
            | "hr"
            | "section"
            | "summary"
            | "details"
            | "dt"
            | "dd"
            | "figcaption"
    )
}

/// Returns the length of a character reference, 1 where the `&` is text.
fn reference_length(text: &str) -> usize {
    let name = text[1..].bytes().take(32).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    if name > 0 && text[1 + name..].starts_with(';') { name + 2 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, runs: &[VisibleRun]) -> String {
        let run = |run: &VisibleRun| match run.seen {
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
