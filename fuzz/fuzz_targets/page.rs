//! Any text as the translation of every message: nothing acts in any edition.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tolmach_fuzz::law::page;

fuzz_target!(|text: &str| {
    tolmach_fuzz::let_caught_panics_pass();
    page::no_translation_acts(text);
});
