//! Letters of other alphabets that look like letters of one (UTS #39, confusables, those that keyboards give).

use crate::conventions::Letters;

/// The columns of [`ROWS`].
const SCRIPTS: [&str; 4] = ["Latn", "Cyrl", "Grek", "Armn"];

/// Letters that look alike; a space where an alphabet has none.
const ROWS: &[&str] = &[
    "aаα ", "cсϲ ", "eеε ", "g  ց", "hһ հ", "iіι ", "jј  ", "kкκ ", "n  ո", "oоοօ", "pрρ ", "q  զ", "sѕ  ", "u  ս",
    "xхχ ", "yуγ ", "əә  ", "ɵө  ", "ïї  ", "ëё  ", "AАΑ ", "BВΒ ", "CСϹ ", "EЕΕ ", "HНΗ ", "IІΙ ", "JЈ  ", "KКΚ ",
    "L  Լ", "MМΜ ", "N Ν ", "OОΟՕ", "PРΡ ", "SЅ Տ", "TТΤ ", "U  Ս", "XХΧ ", "YУΥ ", "Z Ζ ", "ƏӘ  ", "ƟӨ  ", "ÏЇ  ",
    "ËЁ  ",
];

/// Returns the letter of a script that was meant by a letter of another: one that looks the same, or that the locale puts on
/// the same key.
pub(super) fn meant(c: char, script: &str, letters: &Letters) -> Option<char> {
    let of_locale = || letters.has_script(script).then(|| letters.look_alikes.get(&c).copied()).flatten();
    let column = SCRIPTS.iter().position(|name| *name == script);
    let twin = column.and_then(|column| {
        let row = ROWS.iter().find(|row| row.chars().any(|twin| twin == c))?;
        row.chars().nth(column).filter(|twin| *twin != ' ' && *twin != c)
    });
    // A letter that the locale does not write was not meant.
    let twin = twin.filter(|twin| !letters.has_script(script) || letters.has(*twin));
    twin.or_else(of_locale)
}

/// Returns a word with all its letters in one script, where each has a reading there.
pub(super) fn read_as(word: &str, script: &str, letters: &Letters) -> Option<String> {
    let read = |c: char| match crate::character::script(c) {
        Some(own) if own != script => meant(c, script, letters),
        _ => Some(c),
    };
    word.chars().map(read).collect()
}
