//! All integration tests in one binary; each module is a feature. How to write one: `tests/README.md`.

mod binary;
mod carry;
mod manual;
mod matching_laws;
mod memory;
mod pages;
mod projects;
mod schema;
mod snapshot;
mod structure;
mod synthetic;
mod transcript;
