//! All integration tests in one binary; each module is a feature. How to write one: `tests/README.md`.

mod memory;
mod pages;
mod structure;
