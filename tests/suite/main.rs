//! All integration tests in one binary; each module is a feature. How to write one: `tests/README.md`.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests look at what was written")]

mod architecture;
mod carry;
mod hostile_markup;
mod matching_laws;
mod memory;
mod pages;
mod renamed;
mod structure;
mod synthetic;
