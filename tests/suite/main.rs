//! All integration tests in one binary; each module is a feature. How to write one: `tests/README.md`.

mod carry;
mod generate;
mod history;
mod hostile;
mod laws;
mod matching_laws;
mod memory;
mod pages;
mod spec;
mod structure;
mod synthetic;
