//! Laws of Fluent texts and of the patterns between Markdown and Fluent.

use tolmach::ftl::{self, EntryKind};
use tolmach::pattern::{Braces, Pattern};

/// Every string is written so that it is read as the same string.
pub fn any_string_is_written_and_read(text: &str) {
    let (pattern, _) = Pattern::read(text, Braces::Text);
    reads_as_itself(&pattern);
    assert_eq!(pattern.markdown(), text);
    let (pattern, _) = Pattern::read(text, Braces::Placeables);
    reads_as_itself(&pattern);
    let (again, _) = Pattern::read(&pattern.markdown(), Braces::Placeables);
    assert_eq!(again, pattern, "{text:?}");
    for prefix in ["", "en: "] {
        let comment = format!("{}a = x\n", ftl::write_comment(prefix, text));
        let resource = ftl::parse(&comment);
        assert!(resource.entries.last().is_some_and(|entry| entry.id().as_deref() == Some("a")), "{comment:?}");
        assert!(!resource.entries.iter().any(|entry| matches!(entry.kind, EntryKind::Junk(..))), "{comment:?}");
    }
}

fn reads_as_itself(pattern: &Pattern) {
    let file = format!("a ={}\nb = x\n", pattern.ftl());
    let resource = ftl::parse(&file);
    assert_eq!(resource.entries.len(), 2, "{file:?}");
    assert_eq!(ftl::canonical_form(&resource.entries[0]), pattern.canonical(), "{file:?}");
}

/// Every entry of a file stands where it says, in order; written anew and alone it reads the same, and its parts are in the file.
pub fn any_file_is_read_in_order(text: &str) {
    let resource = ftl::parse(text);
    let mut at = 0;
    for entry in &resource.entries {
        let body = entry.body_span(text);
        assert!(at <= body.start && body.end <= text.len(), "{:?} overlaps in {text:?}", &text[body.range()]);
        at = body.end;
        let _ = (entry.id_span(text), entry.comment(), entry.junk_id());
        for pattern in entry.patterns() {
            for flat in ftl::flatten(text, pattern) {
                for end in (0..=flat.text.len()).filter(|end| flat.text.is_char_boundary(*end)) {
                    let origin = flat.origin(tolmach::span::Span::new(0, end));
                    assert!(origin.is_none_or(|span| text.get(span.range()).is_some()), "{text:?}");
                }
            }
            ftl::uses(pattern);
        }
        if entry.is_message() || matches!(entry.kind, EntryKind::Term(_)) {
            let written = ftl::write_message(entry);
            let again = ftl::parse(&written);
            assert_eq!(again.entries.len(), 1, "{text:?} is written as {written:?}");
            assert_eq!(ftl::canonical_form(&again.entries[0]), ftl::canonical_form(entry), "{written:?}");
            assert_eq!(ftl::write_message(&again.entries[0]), written, "writing settles at once");
            let bytes = format!("{}\n", &text[entry.span.range()]);
            let alone = ftl::parse(&bytes);
            assert_eq!(alone.entries.len(), 1, "{bytes:?} alone is not the entry of {text:?}");
            assert_eq!(ftl::canonical_form(&alone.entries[0]), ftl::canonical_form(entry), "{bytes:?}");
            assert_eq!(alone.entries[0].comment(), entry.comment(), "{bytes:?}");
        }
    }
    let (depth, _) = ftl::deepest_nesting(text);
    assert!(depth <= ftl::MAX_DEPTH || !ftl::is_shallow(text), "{text:?}");
}
