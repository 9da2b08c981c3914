//! Two articles, one edited into the other: texts that stay keep their ids, and a second run changes nothing.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tolmach_fuzz::{law, parts};

fuzz_target!(|text: &str| {
    tolmach_fuzz::let_caught_panics_pass();
    // Such a file is refused before it is an article.
    if text.contains('\0') {
        return;
    }
    let parts = parts(text, 2);
    law::texts_that_stay_keep_their_ids(parts[0], parts[1]);
});
