//! Any text as the translation of every message: nothing acts in any edition.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tolmach_fuzz::law::page;

fuzz_target!(|text: &str| {
    page::no_translation_acts(text);
});
