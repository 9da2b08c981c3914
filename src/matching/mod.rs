//! Old and new segments of an article → which new segment keeps which old message.
//!
//! [`carry`] works within one article: copies first (`anchors`), then reworded text by likeness and
//! neighbourhood (`assign`), then the heirs of splits (`heirs`), and last the provenance of moved sentences
//! (`provenance`). [`revive`] matches what is left against retired messages or those of other articles.
//! [`similarity`] and [`class`](fn@class) compare two texts on their own.
//!
//! Invariants: an old piece is carried to at most one new piece. Equal sides are carried one to one. The same input
//! gives the same outcome, on any machine; no order of a hash map is ever seen. Time grows near-linearly with the
//! number of pieces, and with their length except within one pair of reworded texts.

mod anchors;
mod assign;
mod candidates;
mod class;
mod gaps;
mod heirs;
mod letters;
mod normal;
mod order;
mod outline;
mod pair;
mod portrait;
mod provenance;
mod rests;
mod retired;
mod runs;
mod score;
mod sentences;
mod surroundings;
mod typo;
mod vocabulary;
mod words;

pub use class::class;
pub use retired::{Reach, revive};
pub use score::similarity;
pub use words::count as words;

/// What a piece of text is in its article, as far as matching cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A heading of the level 1 to 6; other numbers are ordered in the same way.
    Heading(u8),
    /// A paragraph.
    Body,
    /// The text of a list item.
    Item,
    /// The term of a definition list.
    Term,
    /// The description of a definition list.
    Description,
    /// The text of a footnote.
    Footnote,
    /// A paragraph in a block quote.
    Quotation,
    /// A table cell.
    Cell,
    /// A value of the front matter.
    Metadata,
    /// A block of HTML that holds text.
    Html,
}

impl Role {
    fn is_heading(self) -> bool {
        matches!(self, Role::Heading(_))
    }

    /// Returns a number that is equal for the roles whose texts stand for one another without a doubt.
    fn kind(self) -> u8 {
        match self {
            Role::Heading(_) => 0,
            Role::Body | Role::Item | Role::Term | Role::Description | Role::Footnote | Role::Quotation => 1,
            Role::Cell => 2,
            Role::Metadata => 3,
            Role::Html => 4,
        }
    }
}

/// One segment as the matcher sees it; a side is a slice of them in the order of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// What it is in its article.
    pub role: Role,
    /// The inline Markdown.
    pub text: &'a str,
    /// The same without link targets, tags and emphasis marks.
    pub visible: &'a str,
    /// The link destinations, in any order.
    pub links: Vec<&'a str>,
}

/// How sure it is that the new text stands for the old one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Confidence {
    /// The same text, but for normal forms, quotes and white space.
    Exact,
    /// The same words, numbers and links: letter case, punctuation or emphasis changed.
    Cosmetic,
    /// The same message in other words. `similarity` (0 to 1) is that of the texts; the surroundings counted, too.
    Reworded {
        /// How alike the texts are, 0 to 1.
        similarity: f64,
    },
    /// Probably the same message: a reader should look. `similarity` as above.
    Uncertain {
        /// How alike the texts are, 0 to 1.
        similarity: f64,
    },
}

/// The old piece that a new one carries on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Carry {
    /// The index of the old piece.
    pub old: usize,
    /// How sure it is.
    pub confidence: Confidence,
    /// Whether it stands in another order than most of the others.
    pub moved: bool,
}

/// What became of the old pieces.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// For each new piece the old one that it carries on, `None` when it is new.
    pub carried: Vec<Option<Carry>>,
    /// For each new piece the *other* old pieces that sentences of it come from, ascending.
    pub related: Vec<Vec<usize>>,
}

/// What an author has laid down for a new piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pin {
    /// It carries on this old piece, whatever the texts are.
    Old(usize),
    /// It is new, whatever the texts are.
    New,
}

/// Decides for each new piece which old one it carries on.
pub fn carry(old: &[Piece], new: &[Piece]) -> Outcome {
    carry_pinned(old, new, &[])
}

/// Decides the same, but for the new pieces whose fate is laid down.
///
/// A pin that names a piece which does not exist or is pinned already is passed over.
pub fn carry_pinned(old: &[Piece], new: &[Piece], pins: &[(usize, Pin)]) -> Outcome {
    let mut matched = Matched::new(old.len(), new.len());
    for &(piece, pin) in pins.iter().filter(|&&(piece, _)| piece < new.len()) {
        match pin {
            Pin::New => matched.fresh[piece] = matched.carried[piece].is_none(),
            Pin::Old(from) if from < old.len() && matched.heir[from].is_none() && matched.is_open(piece) => {
                matched.pair(from, piece, class(&old[from], &new[piece]));
            }
            Pin::Old(_) => {}
        }
    }
    let (old_outline, new_outline) = (outline::parents(old), outline::parents(new));
    anchors::match_copies(old, new, &old_outline, &new_outline, &mut matched);
    assign::match_reworded(old, new, &old_outline, &new_outline, &mut matched);
    let related = provenance::relate(old, new, &matched);
    let mut carried = matched.carried;
    order::flag_moves(&mut carried);
    Outcome { carried, related }
}

/// The pairs found so far, seen from both sides.
struct Matched {
    carried: Vec<Option<Carry>>,
    /// For each old piece the new one that carries it on.
    heir: Vec<Option<usize>>,
    /// The new pieces that stay without an old one.
    fresh: Vec<bool>,
}

impl Matched {
    fn new(old: usize, new: usize) -> Self {
        Matched { carried: vec![None; new], heir: vec![None; old], fresh: vec![false; new] }
    }

    /// Says that a new piece still looks for an old one.
    fn is_open(&self, new: usize) -> bool {
        self.carried[new].is_none() && !self.fresh[new]
    }

    fn old_of(&self, new: usize) -> Option<usize> {
        self.carried[new].map(|carry| carry.old)
    }

    fn pair(&mut self, old: usize, new: usize, confidence: Confidence) {
        assert!(self.heir[old].is_none() && self.carried[new].is_none(), "a piece is paired at most once");
        self.heir[old] = Some(new);
        self.carried[new] = Some(Carry { old, confidence, moved: false });
    }

    fn part(&mut self, old: usize, new: usize) {
        self.heir[old] = None;
        self.carried[new] = None;
    }
}
