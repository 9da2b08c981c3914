//! Pieces of styled text → the tags that the messenger knows, balanced in each part.
//!
//! Code holds no other tag and stands in none, and quotes hold no quote (Bot API, "Formatting options").

use crate::markdown::{Gap, Run, escaped_by};

/// A paragraph of a message.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// The distance to the piece before.
    pub gap: Gap,
    /// What it stands in.
    pub setting: Setting,
    /// Whether it is a heading, which must not end a part.
    pub leads: bool,
    /// Its text.
    pub runs: Vec<Run>,
}

/// What a piece stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// Nothing.
    Text,
    /// A quote, by its number.
    Quote(usize),
    /// A block of code with its language.
    Code(Option<String>),
}

impl Piece {
    /// Makes a paragraph of its own.
    pub fn text(runs: Vec<Run>) -> Piece {
        Piece { gap: Gap::Empty, setting: Setting::Text, leads: false, runs }
    }

    /// Returns the text without tags.
    pub fn plain(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    /// Returns the bytes from `start` to `end` of the plain text.
    pub fn cut(&self, start: usize, end: usize) -> Piece {
        let mut at = 0;
        let mut runs = Vec::new();
        for run in &self.runs {
            let (from, to) = (start.max(at) - at, end.min(at + run.text.len()).saturating_sub(at));
            if let Some(text) = run.text.get(from..to).filter(|text| !text.is_empty()) {
                runs.push(Run { text: text.to_string(), ..run.clone() });
            }
            at += run.text.len();
        }
        Piece { runs, ..self.clone() }
    }
}

/// Returns pieces as a message.
pub(super) fn html(pieces: &[Piece]) -> String {
    let mut out = String::new();
    let mut quoted = None;
    for piece in pieces {
        let goes_on = quoted.is_some_and(|quote| piece.setting == Setting::Quote(quote));
        if quoted.is_some() && !goes_on {
            out.push_str("</blockquote>");
            quoted = None;
        }
        if !out.is_empty() {
            out.push_str(if piece.gap == Gap::Empty { "\n\n" } else { "\n" });
        }
        match &piece.setting {
            Setting::Code(language) => {
                let class = language.as_ref().map(|language| format!(" class=\"language-{}\"", escaped(language)));
                let (open, close) = match class {
                    Some(class) => (format!("<pre><code{class}>"), "</code></pre>"),
                    None => ("<pre>".to_string(), "</pre>"),
                };
                out.push_str(&open);
                out.push_str(&escaped(&piece.plain()));
                out.push_str(close);
                continue;
            }
            Setting::Quote(quote) if quoted.is_none() => {
                out.push_str("<blockquote>");
                quoted = Some(*quote);
            }
            Setting::Quote(_) | Setting::Text => {}
        }
        for link in piece.runs.chunk_by(|a, b| a.target == b.target) {
            let target = link[0].target.as_deref();
            if let Some(target) = target {
                out.push_str(&format!("<a href=\"{}\">", escaped(target)));
            }
            for run in link {
                write(run, &mut out);
            }
            if target.is_some() {
                out.push_str("</a>");
            }
        }
    }
    if quoted.is_some() {
        out.push_str("</blockquote>");
    }
    out
}

fn write(run: &Run, out: &mut String) {
    let style = run.style;
    let tags: Vec<&str> = if style.code {
        if run.target.is_none() { vec!["code"] } else { Vec::new() }
    } else {
        let all = [(style.bold, "b"), (style.italic, "i"), (style.underlined, "u"), (style.struck, "s")];
        all.into_iter().filter(|(on, _)| *on).map(|(_, tag)| tag).collect()
    };
    out.extend(tags.iter().map(|tag| format!("<{tag}>")));
    out.push_str(&escaped(&run.text));
    out.extend(tags.iter().rev().map(|tag| format!("</{tag}>")));
}

/// Escapes a text; control characters, which no message may hold, are left out.
fn escaped(text: &str) -> String {
    escaped_by(text, |c, out| match c {
        '\n' | '\t' => out.push(c),
        c if c.is_control() => {}
        c => out.push(c),
    })
}
