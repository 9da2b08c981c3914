//! The text of an English article → its front matter, facts and blocks in order.
//!
//! Invariants: reading never fails; what cannot be read is a finding and the rest goes on.

use crate::file::TextFile;
use crate::finding::{Finding, Place, Severity};
use crate::markdown::{self, BlockKind, Document, FrontMatter};

/// The check under which mistakes in an article are reported.
pub const INVALID_ARTICLE: &str = "invalid-article";

/// An article with its structure.
#[derive(Debug)]
pub struct Article {
    /// Its path under the article folder without `.md`, e.g. `news/a`.
    pub name: String,
    /// Its text.
    pub file: TextFile,
    /// Its blocks.
    pub document: Document,
    /// Its front matter.
    pub front_matter: Option<FrontMatter>,
    /// Its facts; `None` when it has no `facts` table and braces are text.
    pub facts: Option<Vec<Fact>>,
    /// What is wrong with it so far.
    pub findings: Vec<Finding>,
}

/// A figure or date that stands once in the front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The name, used as `{ $name }`.
    pub name: String,
    /// The value.
    pub value: FactValue,
}

/// The value of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactValue {
    /// A decimal number as written, without grouping.
    Number(String),
    /// A day of the Gregorian calendar (ISO 8601).
    Date {
        /// 1 to 9999.
        year: i32,
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
    },
}

impl FactValue {
    /// Reads `1310`, `-2.5` or `2022-09-21`.
    pub fn parse(text: &str) -> Option<FactValue> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        let digits =
            |part: &str| !part.is_empty() && part.len() <= 15 && part.bytes().all(|byte| byte.is_ascii_digit());
        if digits(whole) && digits(fraction) && (whole == "0" || !whole.starts_with('0')) {
            return Some(FactValue::Number(text.to_string()));
        }
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some()
            || (year.len(), month.len(), day.len()) != (4, 2, 2)
            || ![year, month, day].into_iter().all(digits)
        {
            return None;
        }
        let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        (year > 0 && day > 0 && day <= days_in_month(year, month)).then_some(FactValue::Date { year, month, day })
    }
}

/// Returns the days of a month of the Gregorian calendar, 0 where there is no such month.
fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 0,
    }
}

impl std::fmt::Display for FactValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            FactValue::Number(number) => f.write_str(number),
            FactValue::Date { year, month, day } => write!(f, "{year:04}-{month:02}-{day:02}"),
        }
    }
}

impl Article {
    /// Reads an article.
    pub fn read(name: impl Into<String>, file: TextFile) -> Article {
        let mut findings = Vec::new();
        let document = markdown::parse(&file.text).unwrap_or_else(|_| {
            findings.push(
                Finding::new(
                    INVALID_ARTICLE,
                    Severity::Error,
                    Place::file(&file.path),
                    "the Markdown parser failed on this article",
                )
                .help("take passages out until it is read, and report the passage to the authors of tolmach"),
            );
            Document::default()
        });
        let block = document.blocks.first().filter(|block| block.kind == BlockKind::FrontMatter);
        let front_matter = block.map(|block| markdown::front_matter(&file.text, block.span));
        let facts = front_matter.as_ref().and_then(|front_matter| read_facts(&file, front_matter, &mut findings));
        Article { name: name.into(), file, document, front_matter, facts, findings }
    }

    /// Returns the front matter's title, as written.
    pub fn title(&self) -> Option<&str> {
        self.front_matter.as_ref()?.get("title").map(|scalar| scalar.value.as_str())
    }

    /// Returns the fact of that name.
    pub fn fact(&self, name: &str) -> Option<&Fact> {
        self.facts.as_ref()?.iter().find(|fact| fact.name == name)
    }
}

fn read_facts(file: &TextFile, front_matter: &FrontMatter, findings: &mut Vec<Finding>) -> Option<Vec<Fact>> {
    let mut error = |span, message: String, help: &str| {
        findings.push(Finding::new(INVALID_ARTICLE, Severity::Error, Place::range(file, span), message).help(help));
    };
    for (span, message) in &front_matter.problems {
        error(*span, message.clone(), "write each fact on a line of its own, like `detained: 1310`");
    }
    let mut facts: Vec<Fact> = Vec::new();
    for scalar in front_matter.facts.as_ref()? {
        let name = &scalar.key;
        let identifier = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
        if !identifier {
            error(
                scalar.span,
                format!("`{name}` cannot be the name of a fact"),
                "use letters a-z, digits, `-` and `_`, a letter first",
            );
            continue;
        }
        if facts.iter().any(|fact| fact.name == *name) {
            error(scalar.span, format!("the fact `{name}` stands twice"), "keep one of them");
            continue;
        }
        match FactValue::parse(&scalar.value) {
            Some(value) => facts.push(Fact { name: name.clone(), value }),
            None => error(
                scalar.span,
                format!("the fact `{name}` is neither a number nor a date: `{}`", scalar.value),
                "write a number like `1310` or `2.5`, or a date like `2022-09-21`",
            ),
        }
    }
    Some(facts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_numbers_or_days() {
        for good in ["0", "1310", "-2.5", "0.05", "2022-09-21", "2024-02-29"] {
            assert_eq!(FactValue::parse(good).map(|value| value.to_string()).as_deref(), Some(good));
        }
        for bad in ["", "1,310", "01", "1.", ".5", "1e3", "2023-02-29", "2022-9-21", "2022-13-01", "x", "٣"] {
            assert_eq!(FactValue::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn wrong_facts_are_findings_and_the_right_ones_stay() {
        let text = "---\nfacts:\n  a: 1\n  b: many\n  c d: 2\n  a: 3\n---\ntext\n";
        let article = Article::read("x", TextFile::new("source/x.md", text));
        let messages: Vec<&str> = article.findings.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(
            messages,
            [
                "the fact `b` is neither a number nor a date: `many`",
                "`c d` cannot be the name of a fact",
                "the fact `a` stands twice"
            ]
        );
        assert_eq!(article.facts.as_ref().unwrap().len(), 1);
    }
}
