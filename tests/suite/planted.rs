//! The 21 defects of `benches/peers/planted`, of which `docs/comparison.md` tells who finds which.

use std::path::Path;

use crate::binary::tolmach;

/// The check and the message that each of them is reported under, in the order of the file.
const DEFECTS: [(&str, &str); 21] = [
    ("duplicate-message", "title-two"),
    ("missing-plural-category", "letters"),
    ("unreachable-variant", "pages"),
    ("missing-attribute", "button"),
    ("orphan-attribute", "field"),
    ("duplicate-attribute", "toolbar"),
    ("unknown-reference", "maker"),
    ("unknown-reference", "see-also"),
    ("syntax", ""),
    ("missing-variable", "shared-by"),
    ("unknown-variable", "signed-by"),
    ("unknown-reference", "size"),
    ("argument-mismatch", "price"),
    ("html-mismatch", "link"),
    ("html-mismatch", "address"),
    ("html-mismatch", "command"),
    ("empty-translation", "tooltip"),
    ("selector-mismatch", "order"),
    ("argument-mismatch", "about"),
    ("cyclic-reference", "circle-two"),
    ("number-mismatch", "trial"),
];

#[test]
fn every_planted_defect_is_found_and_nothing_else() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/peers/planted");
    let folders = ["check", "--catalogue", "en", "--translations", "{locale}", "--format", "jsonl", "-v"];
    for arguments in [&["check", "l10n.toml", "--format", "jsonl", "-v"][..], &folders] {
        let arguments: Vec<String> = arguments.iter().map(|word| (*word).to_string()).collect();
        let ran = tolmach(&root, &root, &arguments);
        assert_eq!(ran.code, 1, "{ran:?}");
        let found: Vec<(String, String)> = ran.stdout.lines().map(finding).collect();
        let expected: Vec<(String, String)> =
            DEFECTS.iter().map(|(code, id)| ((*code).to_string(), (*id).to_string())).collect();
        assert_eq!(found, expected, "{}", ran.stdout);
    }
}

fn finding(line: &str) -> (String, String) {
    let finding: serde_json::Value = serde_json::from_str(line).expect("a line is a finding");
    let word = |key: &str| finding[key].as_str().unwrap_or_default().to_string();
    (word("code"), word("message_id"))
}
