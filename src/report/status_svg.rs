//! Coverage → a badge: the one locale that was asked for, or all together.
//!
//! Invariants: self-contained, no script, no font from elsewhere. `textLength` gives each text the width that was planned
//! for it, whatever font there is; white stands on every ground with a contrast of 4.5 or more (WCAG 2.2, 1.4.3; tested).

use unicode_width::UnicodeWidthChar;

use super::StatusReport;
use super::markup_text::escaped;
use crate::coverage::Coverage;

/// The space at each side of a text.
const SPACE: usize = 6;

const LABEL: &str = "#4a4a4a";
const COMPLETE: &str = "#1a7432";
const INCOMPLETE: &str = "#8a5a00";
const WRONG: &str = "#b3261e";

/// Returns the badge: `Russian | 87 %`, `translations | 87 %`; with errors, their number.
pub fn status_svg(report: &StatusReport) -> String {
    let mut coverage = Coverage::default();
    report.locales.iter().for_each(|status| coverage += status.coverage());
    let errors: usize = report.locales.iter().map(|status| status.other_errors()).sum();
    let label = match &report.locales[..] {
        [status] => status.name.clone(),
        _ => "translations".to_string(),
    };
    let (value, ground) = match (errors, coverage.per_cent()) {
        (0, 100) => ("100 %".to_string(), COMPLETE),
        (0, per_cent) => (format!("{per_cent} %"), INCOMPLETE),
        (1, per_cent) => (format!("{per_cent} %, 1 error"), WRONG),
        (errors, per_cent) => (format!("{per_cent} %, {errors} errors"), WRONG),
    };
    let title = match &report.locales[..] {
        [] | [_] => format!("{label}: {value}"),
        locales => {
            let complete = locales.iter().filter(|status| status.coverage().per_cent() == 100).count();
            format!("{label}: {value}, {complete} of {} locales complete", locales.len())
        }
    };
    let (label_width, value_width) = (width(&label), width(&value));
    let (left, right) = (label_width + 2 * SPACE, value_width + 2 * SPACE);
    let text = |x: usize, width: usize, text: &str| {
        format!("<text x=\"{x}\" y=\"14\" textLength=\"{width}\">{}</text>", escaped(text))
    };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{all}\" height=\"20\" viewBox=\"0 0 {all} 20\" role=\"img\" \
         aria-labelledby=\"title\">\n\
         <title id=\"title\">{title}</title>\n\
         <rect width=\"{all}\" height=\"20\" rx=\"3\" fill=\"{LABEL}\"/>\n\
         <path d=\"M{left} 0h{inner}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-{inner}z\" fill=\"{ground}\"/>\n\
         <g fill=\"#fff\" font-family=\"Verdana,'DejaVu Sans',sans-serif\" font-size=\"11\" aria-hidden=\"true\">\n\
         {label}\n{value}\n</g>\n</svg>\n",
        all = left + right,
        inner = right - 3,
        title = escaped(&title),
        label = text(SPACE, label_width, &label),
        value = text(left + SPACE, value_width, &value),
    )
}

/// Returns the width of a text in user units: that of Verdana at 11 of them, by kinds of letters.
fn width(text: &str) -> usize {
    let tenths = |c: char| match c {
        ' ' | 'i' | 'j' | 'l' | 'f' | 't' | 'r' | 'I' | ',' | '.' | '-' | '(' | ')' => 43,
        'm' | 'w' | 'M' | 'W' | '%' => 107,
        'A'..='Z' => 78,
        c if c.is_ascii() => 67,
        c => 67 * c.width().unwrap_or(0),
    };
    text.chars().map(tenths).sum::<usize>().div_ceil(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the relative luminance of `#rrggbb` (WCAG 2.2).
    fn luminance(colour: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    #[test]
    fn white_can_be_read_on_every_ground() {
        for ground in [LABEL, COMPLETE, INCOMPLETE, WRONG] {
            let contrast = 1.05 / (luminance(ground) + 0.05);
            assert!(contrast >= 4.5, "{ground}: {contrast:.2}");
        }
    }
}
