//! Any text as an article: its parts are the article, and its editions keep every byte that is not translated.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tolmach_fuzz::law;

fuzz_target!(|text: &str| {
    tolmach_fuzz::let_caught_panics_pass();
    // Such a file is refused before it is an article.
    if text.contains('\0') {
        return;
    }
    law::parts_are_the_article(text);
    law::kept_texts_keep_every_byte(text);
    law::own_texts_fit_their_slots(text);
    law::source_edition_is_the_article(text);
    law::a_locale_file_begins_as_its_catalogue_says(text);
});
