//! All integration tests in one binary; each module is a feature. How to write one: `tests/README.md`.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests look at what was written")]

mod architecture;
mod attacks;
mod binary;
mod books;
mod carry;
mod changes;
mod ci;
mod diff_git;
mod editions;
mod facts;
mod faults;
mod fixes;
mod generate;
mod history;
mod hostile;
mod hostile_markup;
mod kills;
mod laws;
mod letters;
mod lost_text;
mod manual;
mod matching_laws;
mod memory;
mod merges;
mod notices;
mod pages;
mod projects;
mod pseudo;
mod renamed;
mod reports;
mod rewritten;
mod runtime;
mod sandbox;
mod schema;
mod snapshot;
mod spec;
mod stops;
mod structure;
mod synthetic;
mod transcript;
mod year;
