//! Country codes and old codes that people type for a language.

const SLIPS: &[(&str, &str)] = &[
    ("am", "hy"),
    ("by", "be"),
    ("cn", "zh"),
    ("cz", "cs"),
    ("dk", "da"),
    ("ge", "ka"),
    ("gr", "el"),
    ("iw", "he"),
    ("jp", "ja"),
    ("kg", "ky"),
    ("kr", "ko"),
    ("kz", "kk"),
    ("rus", "ru"),
    ("se", "sv"),
    ("tj", "tg"),
    ("ua", "uk"),
];

/// Returns the language that is usually meant when this code is typed, e.g. `kk` for `kz`.
///
/// A slip is only a suggestion: `am` is Amharic, `ge` and `by` are no languages.
pub fn usual_slip(name: &str) -> Option<&'static str> {
    let language = name.split(['-', '_']).next().unwrap_or(name).to_ascii_lowercase();
    SLIPS.iter().find(|(typed, _)| *typed == language).map(|(_, meant)| *meant)
}
