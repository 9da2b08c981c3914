//! An edition → schema.org's `NewsArticle` as JSON-LD, safe inside a `script` element.

use serde_json::{Map, Value, json};

use super::address::{Address, page};
use crate::edition::{Listing, Printing};

/// Returns the data of an article's page.
pub(super) fn article(printing: &Printing<'_>, listing: &Listing, own: &Address<'_>) -> String {
    let edition = printing.edition;
    let mut data = Map::new();
    let mut set = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            data.insert(key.to_string(), value);
        }
    };
    set("@context", Some(json!("https://schema.org")));
    set("@type", Some(json!("NewsArticle")));
    set("@id", own.absolute().map(Value::from));
    set("url", own.absolute().map(Value::from));
    set("headline", Some(json!(listing.title)));
    set("description", listing.description.as_deref().map(Value::from));
    set("inLanguage", Some(json!(edition.locale.tag())));
    set("datePublished", listing.date.as_deref().map(Value::from));
    set("dateModified", listing.updated.as_deref().or(listing.date.as_deref()).map(Value::from));
    set("author", listing.author.as_ref().map(|name| json!({ "@type": "Person", "name": name })));
    set("publisher", listing.publication.as_ref().map(|name| json!({ "@type": "Organization", "name": name })));
    let others = printing.alternates.iter().filter(|other| other.locale != edition.locale.name());
    let work = |tag: &str, locale: &str, published: bool| {
        let mut work = json!({ "@type": "NewsArticle", "inLanguage": tag });
        if let Some(base) = own.absolute().filter(|_| published).map(|_| own.published(&page(locale, &edition.article)))
        {
            work["@id"] = json!(base);
            work["url"] = json!(base);
        }
        work
    };
    if edition.locale == edition.source_locale {
        let translations: Vec<Value> = others.map(|other| work(&other.tag, &other.locale, true)).collect();
        set("workTranslation", (!translations.is_empty()).then(|| translations.into()));
    } else {
        let source = &edition.source_locale;
        let published = printing.alternates.iter().any(|other| other.locale == source.name());
        set("translationOfWork", Some(work(&source.tag(), source.name(), published)));
        set("translator", printing.translator().map(|name| json!({ "@type": "Person", "name": name })));
    }
    script_safe(&Value::Object(data).to_string())
}

/// Escapes what could end a `script` element or open a comment in it; JSON reads the escapes as the same letters.
fn script_safe(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_script() {
        let text = "</script><!--\u{2028}&\"\\";
        let safe = script_safe(&json!(text).to_string());
        assert_eq!(safe, "\"\\u003c/script\\u003e\\u003c!--\\u2028\\u0026\\\"\\\\\"");
        assert_eq!(serde_json::from_str::<String>(&safe).unwrap(), text);
    }
}
