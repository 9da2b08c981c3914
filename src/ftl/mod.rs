//! Text of a `.ftl` file ⇄ Fluent entries with spans. Only home of `fluent-syntax`.
//!
//! Invariants: parsing never fails and never overflows the stack (a depth guard stands before the library's recursive
//! parser); every slice of the tree borrows from the parsed text, so [`crate::span::Span::of`] gives its place; texts are
//! written by our own `write` module, because the library's serializer neither escapes nor indents (write → parse is identity).

mod canonical;
mod comment;
mod defaults;
mod depth;
mod escapes;
mod flat;
mod functions;
mod limits;
mod parameters;
mod parse;
mod problem;
mod returns;
mod uses;
mod write;

pub use fluent_syntax::ast;

pub use canonical::{canonical_expression, canonical_form, canonical_pattern};
pub use comment::comment_lines;
pub use depth::{deepest_nesting, is_shallow};
pub use flat::{Flat, FlatPiece, flatten};
pub use functions::{FUNCTIONS, Function, Values, conflict, function};
pub use limits::{MAX_BYTES, MAX_DEPTH, MAX_PLACEABLES};
pub use parameters::{Parameters, parameters};
pub use parse::{Entry, EntryKind, Level, Refusal, Resource, parse, parse_placeable};
pub use problem::{Problem, ProblemKind};
pub use uses::{Kinds, Reference, Use, each_use, uses};
pub use write::{write_attribute, write_comment, write_message, write_pattern, write_text};

/// Returns what a string literal stands for: its escapes resolved.
pub fn unescaped(literal: &str) -> String {
    fluent_syntax::unicode::unescape_unicode_to_string(literal).into_owned()
}

/// Tells whether a name is an identifier (Fluent EBNF `Identifier`).
pub fn is_identifier(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}
