//! What is wrong with a piece of junk, in words for people who are not programmers.

use fluent_syntax::parser::{ErrorKind, ParserError};

use super::is_identifier;
use crate::span::{Span, floor_boundary};

/// What is wrong with junk, and where the eye should go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// The place in the file.
    pub span: Span,
    /// The id that the junk seems to start with.
    pub id: Option<String>,
}

/// The slips that a translator makes, and the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// A line that belongs to the text above and does not start with a space.
    UnindentedLine,
    /// A line that is indented with a tab.
    TabIndent,
    /// A continuation line that starts with `[`, `*`, `.` or `}`.
    SpecialLineStart(char),
    /// A `{` that opens nothing readable.
    OpenBrace,
    /// A `}` without its `{`.
    CloseBrace,
    /// `id =` and no text.
    EmptyValue,
    /// A byte order mark inside the file.
    ByteOrderMark,
    /// Spaces before the id.
    SpaceBeforeId,
    /// `#id =`: a comment needs a space behind `#`.
    CommentWithoutSpace,
    /// An `en: …` or `was: …` line that lost its `# `.
    LostCommentMark,
    /// A marker that git left in a conflict.
    ConflictMarker,
    /// An id with a letter that ids cannot have, or no `=`.
    BadId,
    /// A select without `*[…]`.
    NoDefaultVariant,
    /// Anything else, in the library's words.
    Other(String),
}

impl Problem {
    /// Judges junk by its text first and by the parser's error second, because the parser names what it missed and not
    /// what the writer did.
    pub(super) fn new(text: &str, junk: &str, error: Option<ParserError>, mark: usize) -> Problem {
        let whole = Span::of(text, junk);
        let first_line = junk.lines().next().unwrap_or_default();
        let line_span = Span::new(whole.start, whole.start + first_line.len());
        let at = error.as_ref().map_or(line_span, |error| {
            let start = (error.pos.start + mark).min(text.len());
            let end = text[floor_boundary(text, start)..].chars().next().map_or(0, char::len_utf8)
                + floor_boundary(text, start);
            Span::new(floor_boundary(text, start), end)
        });
        let id = seeming_id(first_line.trim_start_matches(' '));
        let (kind, span) = judge(junk, first_line, line_span, at, error.map(|error| error.kind), id.as_deref());
        Problem { kind, span, id }
    }

    /// Returns what is wrong with an entry whose last line, the last of these bytes, ends in a `=` with nothing to read behind it.
    pub(super) fn without_value(text: &str, bytes: &str) -> Problem {
        let whole = Span::of(text, bytes);
        let line = bytes.rfind('\n').map_or(0, |at| at + 1);
        let indent = bytes[line..].len() - bytes[line..].trim_start_matches(' ').len();
        let id = seeming_id(bytes.lines().next().unwrap_or_default());
        Problem { kind: ProblemKind::EmptyValue, span: Span::new(whole.start + line + indent, whole.end), id }
    }

    /// Says what is wrong, lower case, without full stop.
    pub fn message(&self) -> String {
        match &self.kind {
            ProblemKind::UnindentedLine => "this line belongs to no message".into(),
            ProblemKind::TabIndent => "this line is indented with a tab".into(),
            ProblemKind::SpecialLineStart(c) => format!("a line of text cannot start with `{c}`"),
            ProblemKind::OpenBrace => "`{` opens a placeable that cannot be read".into(),
            ProblemKind::CloseBrace => "`}` without a `{` before it".into(),
            ProblemKind::EmptyValue => "nothing is written behind the `=`".into(),
            ProblemKind::ByteOrderMark => "an invisible byte order mark (U+FEFF) stands here".into(),
            ProblemKind::SpaceBeforeId => "there is a space before the message id".into(),
            ProblemKind::CommentWithoutSpace => "a comment needs a space behind `#`".into(),
            ProblemKind::LostCommentMark => "this comment line lost its `# `".into(),
            ProblemKind::ConflictMarker => "git left a conflict here".into(),
            ProblemKind::BadId => "this is not a message: `id = text` is expected".into(),
            ProblemKind::NoDefaultVariant => "no variant is marked with `*`".into(),
            ProblemKind::Other(words) => words.clone(),
        }
    }

    /// Says what to type.
    pub fn help(&self) -> String {
        match &self.kind {
            ProblemKind::UnindentedLine => "if it continues the text above, start it with four spaces".into(),
            ProblemKind::TabIndent => "indent with four spaces instead".into(),
            ProblemKind::SpecialLineStart(c) => {
                format!("write `{{ \"{c}\" }}` instead of `{c}`, or join the line with the one above")
            }
            ProblemKind::OpenBrace => {
                "write `{ \"{\" }` for a brace in the text, or close the placeable with `}`".into()
            }
            ProblemKind::CloseBrace => "write `{ \"}\" }` for a brace in the text".into(),
            ProblemKind::EmptyValue => match &self.id {
                Some(id) => format!("write the translation behind the `=`, or put `# ` before `{id} =`"),
                None => "write the text behind the `=`".into(),
            },
            ProblemKind::ByteOrderMark => "delete it, or save the file as UTF-8 without a byte order mark".into(),
            ProblemKind::SpaceBeforeId => "delete the space at the start of the line".into(),
            ProblemKind::CommentWithoutSpace => {
                "write `# ` at the start of the line, or remove the `#` if this is a translation".into()
            }
            ProblemKind::LostCommentMark => "put `# ` back at the start of the line".into(),
            ProblemKind::ConflictMarker => {
                "keep one side and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`".into()
            }
            ProblemKind::BadId => {
                "an id has letters a-z, digits, `-` and `_`, starts with a letter and is followed by `=`".into()
            }
            ProblemKind::NoDefaultVariant => {
                "put `*` before the `[` of the variant that fits everything else, as in `*[other]`".into()
            }
            ProblemKind::Other(_) => "see https://projectfluent.org/fluent/guide for how this is written".into(),
        }
    }
}

fn judge(
    junk: &str,
    first: &str,
    line: Span,
    at: Span,
    error: Option<ErrorKind>,
    id: Option<&str>,
) -> (ProblemKind, Span) {
    let trimmed = first.trim_start_matches(' ');
    let conflict = junk.lines().any(|line| ["<<<<<<<", "=======", ">>>>>>>"].iter().any(|mark| line.starts_with(mark)));
    if conflict {
        return (ProblemKind::ConflictMarker, line);
    }
    if first.starts_with('\u{FEFF}') {
        return (ProblemKind::ByteOrderMark, Span::new(line.start, line.start + 3));
    }
    if first.starts_with('#') {
        return (ProblemKind::CommentWithoutSpace, line);
    }
    if first.starts_with('\t') {
        return (ProblemKind::TabIndent, line);
    }
    if trimmed.len() < first.len() && seeming_id(trimmed).is_some() {
        return (ProblemKind::SpaceBeforeId, Span::new(line.start, line.start + first.len() - trimmed.len()));
    }
    if let Some(c) = trimmed.chars().next().filter(|c| ['[', '*', '.', '}'].contains(c)) {
        let start = line.start + first.len() - trimmed.len();
        return (ProblemKind::SpecialLineStart(c), Span::new(start, start + 1));
    }
    if id.is_none() {
        let word = first.split(':').next().unwrap_or_default();
        let owned = first.contains(": ") && (is_identifier(word) && word.len() <= 12);
        let kind = match (owned, first.contains('=')) {
            (true, _) => ProblemKind::LostCommentMark,
            (false, true) => ProblemKind::BadId,
            (false, false) => ProblemKind::UnindentedLine,
        };
        return (kind, line);
    }
    match error {
        Some(ErrorKind::ExpectedMessageField { .. } | ErrorKind::ExpectedTermField { .. }) => {
            match continuation(junk) {
                Some((kind, place)) => (kind, Span::new(line.start + place.start, line.start + place.end)),
                None => (ProblemKind::EmptyValue, line),
            }
        }
        Some(ErrorKind::UnbalancedClosingBrace) => (ProblemKind::CloseBrace, at),
        Some(ErrorKind::MissingDefaultVariant) => (ProblemKind::NoDefaultVariant, at),
        Some(
            ErrorKind::ExpectedInlineExpression | ErrorKind::ExpectedToken('}') | ErrorKind::UnterminatedStringLiteral,
        ) => (ProblemKind::OpenBrace, at),
        Some(other) => (ProblemKind::Other(words(&other)), at),
        None => (ProblemKind::Other("this cannot be read as Fluent".into()), line),
    }
}

/// Looks at the first line below `id =`: a text is there, but its start hides it from the parser.
fn continuation(junk: &str) -> Option<(ProblemKind, Span)> {
    let below = junk.find('\n')? + 1;
    let line = junk[below..].lines().find(|line| !line.trim().is_empty())?;
    let offset = below + junk[below..].find(line)?;
    let indent = line.len() - line.trim_start_matches(' ').len();
    match line.trim_start_matches(' ').chars().next()? {
        '\t' => Some((ProblemKind::TabIndent, Span::new(offset + indent, offset + indent + 1))),
        c @ ('[' | '*' | '.' | '}') => {
            Some((ProblemKind::SpecialLineStart(c), Span::new(offset + indent, offset + indent + 1)))
        }
        _ => Some((ProblemKind::UnindentedLine, Span::new(offset, offset + line.len()))),
    }
}

/// Returns the id that a line of the form `id =` starts with.
fn seeming_id(line: &str) -> Option<String> {
    let (name, _) = line.split_once('=')?;
    let name = name.trim_end_matches(' ');
    is_identifier(name.strip_prefix('-').unwrap_or(name)).then(|| name.to_string())
}

fn words(error: &ErrorKind) -> String {
    let words = error.to_string().replace('"', "`");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::super::{EntryKind, parse};
    use super::*;

    fn problem(text: &str) -> Problem {
        let resource = parse(text);
        let junk = resource.entries.iter().find_map(|entry| match &entry.kind {
            EntryKind::Junk(_, problem) => Some(problem.clone()),
            _ => None,
        });
        junk.unwrap_or_else(|| panic!("no junk in {text:?}"))
    }

    #[test]
    fn the_usual_slips_are_told_apart() {
        use ProblemKind::*;
        let table: &[(&str, ProblemKind)] = &[
            ("a = x\nsecond line\n", UnindentedLine),
            ("a = x\n\tsecond line\n", TabIndent),
            ("a =\n\tsecond line\n", TabIndent),
            ("a =\n    [link](b)\n", SpecialLineStart('[')),
            ("a = x\n    *b* c\n", SpecialLineStart('*')),
            ("a = x { y\n", OpenBrace),
            ("a = 5 } x\n", CloseBrace),
            ("a =\n\nb = y\n", EmptyValue),
            ("a =\ntext\n", EmptyValue),
            ("a =\r\r", EmptyValue),
            ("a = x\n\n\u{FEFF}b = y\n", ByteOrderMark),
            (" a = x\n", SpaceBeforeId),
            ("#a = x\n", CommentWithoutSpace),
            ("en: The text\na = x\n", LostCommentMark),
            ("<<<<<<< HEAD\na = x\n=======\na = y\n>>>>>>> b\n", ConflictMarker),
            ("сообщение = x\n", BadId),
            ("a = { $n ->\n    [one] x\n}\n", NoDefaultVariant),
        ];
        for (text, kind) in table {
            assert_eq!(&problem(text).kind, kind, "{text:?}");
        }
    }

    #[test]
    fn the_place_is_the_character_at_fault() {
        assert_eq!(problem("a = 5 } x\n").span, Span::new(6, 7));
        assert_eq!(problem("a = x\n    *b* c\n").span, Span::new(10, 11));
        // The line is not cut inside a letter of two bytes.
        assert_eq!(problem("a =\nтекст\n").span, Span::new(4, 14));
        assert_eq!(problem("a = x\n    .b =\r\r\n").span, Span::new(10, 14));
        assert_eq!(problem("a =\n\nb = y\n").id.as_deref(), Some("a"));
        assert_eq!(problem("-t =\n").id.as_deref(), Some("-t"));
        assert_eq!(problem(" a = x\n").id.as_deref(), Some("a"));
    }
}
