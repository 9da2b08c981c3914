//! Any text as a Fluent file and as a message: what is written reads the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tolmach_fuzz::law::fluent;

fuzz_target!(|text: &str| {
    tolmach_fuzz::let_caught_panics_pass();
    fluent::any_file_is_read_in_order(text);
    fluent::any_string_is_written_and_read(text);
});
