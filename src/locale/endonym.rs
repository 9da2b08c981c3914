//! The names of languages: in the language itself for readers, in English for messages to editors.
//!
//! Source: CLDR 45 `localeDisplayNames`, the first letter as a menu shows it.

use unic_langid::LanguageIdentifier;

const NAMES: &[(&str, &str, &str)] = &[
    ("ab", "Аԥсшәа", "Abkhaz"),
    ("ar", "العربية", "Arabic"),
    ("az", "Azərbaycan", "Azerbaijani"),
    ("ba", "Башҡортса", "Bashkir"),
    ("be", "Беларуская", "Belarusian"),
    ("bg", "Български", "Bulgarian"),
    ("ca", "Català", "Catalan"),
    ("ce", "Нохчийн", "Chechen"),
    ("cs", "Čeština", "Czech"),
    ("cv", "Чӑвашла", "Chuvash"),
    ("da", "Dansk", "Danish"),
    ("de", "Deutsch", "German"),
    ("el", "Ελληνικά", "Greek"),
    ("en", "English", "English"),
    ("es", "Español", "Spanish"),
    ("et", "Eesti", "Estonian"),
    ("fa", "فارسی", "Persian"),
    ("fi", "Suomi", "Finnish"),
    ("fr", "Français", "French"),
    ("he", "עברית", "Hebrew"),
    ("hi", "हिन्दी", "Hindi"),
    ("hu", "Magyar", "Hungarian"),
    ("hy", "Հայերեն", "Armenian"),
    ("id", "Bahasa Indonesia", "Indonesian"),
    ("it", "Italiano", "Italian"),
    ("ja", "日本語", "Japanese"),
    ("ka", "ქართული", "Georgian"),
    ("kk", "Қазақ тілі", "Kazakh"),
    ("ko", "한국어", "Korean"),
    ("ky", "Кыргызча", "Kyrgyz"),
    ("lt", "Lietuvių", "Lithuanian"),
    ("lv", "Latviešu", "Latvian"),
    ("mn", "Монгол", "Mongolian"),
    ("nb", "Norsk bokmål", "Norwegian Bokmål"),
    ("nl", "Nederlands", "Dutch"),
    ("pl", "Polski", "Polish"),
    ("pt", "Português", "Portuguese"),
    ("ro", "Română", "Romanian"),
    ("ru", "Русский", "Russian"),
    ("sk", "Slovenčina", "Slovak"),
    ("sr", "Српски", "Serbian"),
    ("sv", "Svenska", "Swedish"),
    ("tg", "Тоҷикӣ", "Tajik"),
    ("tk", "Türkmen dili", "Turkmen"),
    ("tr", "Türkçe", "Turkish"),
    ("tt", "Татар", "Tatar"),
    ("uk", "Українська", "Ukrainian"),
    ("ur", "اردو", "Urdu"),
    ("uz", "Oʻzbekcha", "Uzbek"),
    ("vi", "Tiếng Việt", "Vietnamese"),
    ("zh", "中文", "Chinese"),
];

/// Returns the language's name in itself; Chinese is told apart by script.
pub(super) fn endonym(identifier: &LanguageIdentifier) -> Option<&'static str> {
    if identifier.language.as_str() == "zh" {
        let script = identifier.script.as_ref().map(|script| script.as_str());
        let region = identifier.region.as_ref().map(|region| region.as_str());
        return Some(match (script, region) {
            (Some("Hant"), _) | (None, Some("TW" | "HK" | "MO")) => "繁體中文",
            (Some("Hans"), _) | (None, Some("CN" | "SG")) => "简体中文",
            _ => "中文",
        });
    }
    find(identifier).map(|(_, own, _)| *own)
}

/// Returns the language's English name.
pub(super) fn english_name(identifier: &LanguageIdentifier) -> Option<&'static str> {
    find(identifier).map(|(_, _, english)| *english)
}

fn find(identifier: &LanguageIdentifier) -> Option<&'static (&'static str, &'static str, &'static str)> {
    NAMES.iter().find(|(language, ..)| *language == identifier.language.as_str())
}
