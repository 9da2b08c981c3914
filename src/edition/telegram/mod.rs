//! Telegram: the messenger's subset of HTML, in numbered parts that each fit into one message.
//!
//! A part is below 4,096 UTF-16 units with its tags, so that it fits however the messenger counts. It ends behind a
//! paragraph; a paragraph that is longer is cut behind a sentence, else a word, else a grapheme, and never inside a tag.

mod markup;
mod parts;

use super::{File, Printed, Printing, opening};
use crate::conventions::conventions;
use crate::markdown::{self, Paragraph, ParagraphKind, Run, Style};
use markup::{Piece, Setting};

/// Returns the parts of the edition.
pub(super) fn print(printing: &Printing<'_>) -> Printed {
    let none = Vec::new();
    let rules = conventions(&printing.edition.locale);
    let abbreviations = rules.map_or(&none, |rules| &rules.sentences.abbreviations);
    let parts = parts::parts(pieces(printing), abbreviations);
    let count = parts.len();
    let width = count.to_string().len();
    let file = |(at, part): (usize, Vec<Piece>)| {
        let mut text = markup::html(&part);
        if count > 1 {
            text.push_str(&format!("\n\n{}/{count}", at + 1));
        }
        text.push('\n');
        File::new(format!(".{:0width$}.html", at + 1), text)
    };
    Printed { files: parts.into_iter().enumerate().map(file).collect(), ..Printed::default() }
}

/// Returns the whole edition as pieces.
fn pieces(printing: &Printing<'_>) -> Vec<Piece> {
    let opening = opening(printing);
    let styled = |text: &String, style: Style| Run { text: text.trim().to_string(), style, target: None };
    let bold = Style { bold: true, ..Style::default() };
    let italic = Style { italic: true, ..Style::default() };
    let mut pieces: Vec<Piece> = Vec::new();
    pieces.extend(opening.title.iter().map(|title| Piece::text(vec![styled(title, bold)])));
    pieces.extend(opening.notices.iter().map(|notice| Piece::text(vec![styled(notice, italic)])));
    let word = |id: &str| printing.words.get(id).to_string();
    let mut head: Vec<Vec<Run>> = Vec::new();
    let paragraphs = markdown::flow(&printing.edition.text, opening.skip, &word).unwrap_or_default();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        if let ParagraphKind::Head(cells) = &paragraph.kind {
            head.clone_from(cells);
            let has_rows = matches!(paragraphs.get(at + 1).map(|next| &next.kind), Some(ParagraphKind::Row(_)));
            if has_rows {
                continue;
            }
        }
        pieces.push(piece(paragraph, &head));
    }
    pieces
}

fn piece(paragraph: &Paragraph, head: &[Vec<Run>]) -> Piece {
    let mut piece = Piece { gap: paragraph.gap, ..Piece::text(Vec::new()) };
    if paragraph.quotes > 0 {
        piece.setting = Setting::Quote(paragraph.quote);
    }
    if !paragraph.mark.is_empty() {
        piece.runs.push(Run { text: paragraph.mark.clone(), ..Run::default() });
    }
    match &paragraph.kind {
        ParagraphKind::Text => piece.runs.extend(paragraph.runs.iter().cloned()),
        ParagraphKind::Heading => {
            piece.runs.extend(paragraph.runs.iter().cloned().map(bold));
            piece.leads = true;
        }
        ParagraphKind::Code(language) => {
            piece.setting = Setting::Code(language.clone());
            piece.runs.extend(paragraph.runs.iter().cloned());
        }
        ParagraphKind::Head(cells) => piece.runs.extend(joined(cells)),
        ParagraphKind::Row(cells) => {
            piece.gap = if cells.len() > 1 { markdown::Gap::Empty } else { paragraph.gap };
            piece.runs.extend(row(cells, head));
        }
        ParagraphKind::Rule => piece.runs.push(Run { text: "* * *".to_string(), ..Run::default() }),
    }
    piece.runs = piece.runs.into_iter().map(reachable).filter(|run| !run.text.is_empty()).collect();
    piece
}

fn bold(mut run: Run) -> Run {
    run.style.bold = true;
    run
}

fn joined(cells: &[Vec<Run>]) -> Vec<Run> {
    let mark = Run { text: " | ".to_string(), ..Run::default() };
    cells.join(&mark)
}

/// A row is a record: its first cell in bold, then a line `heading: cell` for each of the others.
fn row(cells: &[Vec<Run>], head: &[Vec<Run>]) -> Vec<Run> {
    let line = |text: &str| Run { text: text.to_string(), ..Run::default() };
    let mut runs: Vec<Run> = Vec::new();
    if let [cell] = cells {
        runs.push(line("• "));
        runs.extend(cell.iter().cloned());
        return runs;
    }
    for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        if !runs.is_empty() {
            runs.push(line("\n"));
        }
        match head.get(at).filter(|heading| !heading.is_empty()) {
            Some(heading) if at > 0 => {
                runs.extend(heading.iter().cloned());
                runs.push(line(": "));
                runs.extend(cell.iter().cloned());
            }
            _ if at == 0 => runs.extend(cell.iter().cloned().map(bold)),
            _ => runs.extend(cell.iter().cloned()),
        }
    }
    runs
}

/// Keeps the targets that the messenger can open; mail and telephone numbers it finds by itself in the text.
fn reachable(mut run: Run) -> Run {
    const LONGEST: usize = 1500;
    let Some(target) = run.target.take() else { return run };
    let web = super::address::web_address(&target).filter(|address| address.len() <= LONGEST);
    match web {
        Some(address) if address.starts_with("http") => run.target = Some(address),
        Some(address) => {
            let plain = address.split_once(':').map_or(address.as_str(), |(_, behind)| behind);
            if !run.text.contains(plain) {
                run.text.push_str(&format!(" ({plain})"));
            }
        }
        None => {}
    }
    run
}
