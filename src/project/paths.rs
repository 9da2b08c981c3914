//! Where the files of a unit stand.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use crate::config::Config;

/// Returns the path of a catalogue.
pub fn catalogue_path(config: &Config, name: &str) -> String {
    format!("{}/{name}.ftl", config.paths.catalogue)
}

/// Returns the path of a locale file.
pub fn translation_path(config: &Config, locale: &str, name: &str) -> String {
    [&config.paths.translation_folder(locale), "/", name, ".ftl"].concat()
}

/// Returns the path of a base file.
pub fn base_path(locale: &str, name: &str) -> String {
    [".tolmach/base/", locale, "/", name, ".ftl"].concat()
}

/// Returns the path of a file of retired messages.
pub fn retired_path(locale: &str, name: &str) -> String {
    [".tolmach/retired/", locale, "/", name, ".ftl"].concat()
}

/// Compiles globs; `*` stays inside a name, `**` crosses folders. A glob that cannot be compiled matches nothing.
pub(super) fn globs(patterns: &[String]) -> GlobSet {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        if let Ok(glob) = GlobBuilder::new(pattern).literal_separator(true).build() {
            set.add(glob);
        }
    }
    set.build().unwrap_or_default()
}
