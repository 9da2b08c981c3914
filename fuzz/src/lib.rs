//! The laws that the fuzz targets hold the program to: those of the tests (`tests/suite/law`), not copies of them.

use std::sync::Once;

#[path = "../../tests/suite/dangers.rs"]
pub mod dangers;
#[path = "../../tests/suite/law/mod.rs"]
pub mod law;
#[path = "../../tests/suite/memory.rs"]
pub mod memory;

/// Lets the program go on after a panic of a library that it catches; libFuzzer would end at each. One that nobody catches, a
/// broken law among them, still ends the target.
pub fn let_caught_panics_pass() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| std::panic::set_hook(Box::new(|panic| eprintln!("{panic}"))));
}

/// Parts of an input: texts with this character between them.
const BETWEEN: char = '\u{1E}';

/// Returns the parts of an input, `number` of them; those that are not there are empty.
pub fn parts(input: &str, number: usize) -> Vec<&str> {
    let mut parts: Vec<&str> = input.splitn(number, BETWEEN).collect();
    parts.resize(number, "");
    parts
}
