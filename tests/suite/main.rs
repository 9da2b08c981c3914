//! All integration tests in one binary; each module is a feature. How to write one: `tests/README.md`.

mod hostile_markup;
mod memory;
mod pages;
