//! What stands before a text on its first line → what its further lines start with, to stay in the same containers.

/// The columns by which the lines of a footnote are indented, however long its label is (GFM footnotes).
const FOOTNOTE: &str = "    ";

/// Returns what the next line of a text must start with: the marks of quotations stay, other marks become space of the same
/// width, that of a footnote becomes its indentation.
///
/// A space behind `>` belongs to the mark (CommonMark §5.1). Where a list in a quotation starts without one, the space that
/// its mark becomes would be taken for it, so one more is written.
pub(super) fn continuation(before: &str) -> String {
    let mut out = String::with_capacity(before.len());
    // The column in the article's line; the library counts anew behind the mark of a footnote.
    let mut column = 0;
    let mut is_moved = false;
    let mut rest = before;
    while let Some(c) = rest.chars().next() {
        if let Some(behind) = behind_footnote(rest) {
            // A footnote that starts behind the mark of another ends that.
            if !out.ends_with(FOOTNOTE) || column > 0 {
                out.push_str(FOOTNOTE);
            }
            (rest, column, is_moved) = (behind, 0, true);
            continue;
        }
        rest = &rest[c.len_utf8()..];
        match c {
            '>' => out.push('>'),
            '\t' if is_moved => out.push_str(&FOOTNOTE[column % 4..]),
            '\t' => out.push('\t'),
            _ => out.push(' '),
        }
        column += if c == '\t' { 4 - column % 4 } else { 1 };
        if c == '>' && rest.starts_with(|next| !matches!(next, ' ' | '\t' | '>')) {
            out.push(' ');
            is_moved = true;
        }
    }
    out
}

/// Returns what stands behind the mark of a footnote and its space; `None` where none starts.
fn behind_footnote(text: &str) -> Option<&str> {
    let label = text.strip_prefix("[^")?;
    let mut is_escaped = false;
    let close = label.find(|c| {
        let was_escaped = std::mem::take(&mut is_escaped);
        is_escaped = c == '\\' && !was_escaped;
        c == ']' && !was_escaped
    })?;
    Some(label[close + 1..].strip_prefix(':')?.trim_start_matches([' ', '\t']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_goes_on_in_the_containers_of_the_first() {
        for (before, expected) in [
            ("", ""),
            ("> ", "> "),
            (">> > ", ">> > "),
            ("- ", "  "),
            ("12. > ", "    > "),
            ("> - ", ">   "),
            // The space that the mark becomes would be that of the quotation.
            (">- ", ">   "),
            (">>1. >>", ">>    >>"),
            (">-\t", ">    "),
            (">\t-\t>", ">\t \t>"),
            ("-\t", " \t"),
            ("- [x] ", "      "),
            (": > ", "  > "),
            // A footnote is indented by four columns, whatever its label is.
            ("[^1]: ", "    "),
            ("[^long]: > ", "    > "),
            ("[^a>b\\]]:\t-\t>", "        >"),
            ("[^a]: [^b]: > ", "    > "),
            ("> [^1]:", ">     "),
        ] {
            assert_eq!(continuation(before), expected, "{before:?}");
        }
    }
}
