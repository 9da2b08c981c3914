//! Any text as configuration, glossary, baseline and front matter: read, or refused with words.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tolmach_fuzz::law::settings;

fuzz_target!(|text: &str| {
    tolmach_fuzz::let_caught_panics_pass();
    settings::any_configuration_is_read_or_refused(text);
    settings::any_glossary_is_read(text);
    settings::any_baseline_is_read_or_refused(text);
    settings::any_front_matter_is_read(text);
});
