//! Any locale file over two edits of its article: every entry, comment and piece of junk stays.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tolmach_fuzz::law;

fuzz_target!(|input: (u8, u8, u8, &str)| {
    tolmach_fuzz::let_caught_panics_pass();
    let (before, after, first, text) = input;
    // Such a file is refused before it is Fluent.
    if !text.contains('\0') {
        law::locale_file_keeps_its_bytes(text, before, (after, usize::from(first % 8)));
    }
});
