//! Snapshots in `tests/snapshots`, one folder for all; `INSTA_UPDATE=always cargo test` accepts what is printed now.

/// Compares a text with the snapshot of that name.
pub fn assert_snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}
