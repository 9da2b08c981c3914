//! The locales asked in order until one has a message; the source locale comes last.

use super::Locale;

/// The locales that an edition may take a message from, the edition's own first, the source locale last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FallbackChain {
    locales: Vec<Locale>,
}

impl FallbackChain {
    /// Builds the chain of `locale`: itself, the configured fallbacks in order, the source locale; none stands twice.
    pub fn new(locale: &Locale, fallbacks: &[Locale], source: &Locale) -> FallbackChain {
        let mut locales: Vec<Locale> = Vec::new();
        for next in std::iter::once(locale).chain(fallbacks).filter(|next| *next != source).chain([source]) {
            if !locales.contains(next) {
                locales.push(next.clone());
            }
        }
        FallbackChain { locales }
    }

    /// Returns the locales in the order in which they are asked.
    pub fn locales(&self) -> &[Locale] {
        &self.locales
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_at_the_source_and_names_each_locale_once() {
        let locale = |name: &str| Locale::parse(name).unwrap();
        let chain = |own: &str, fallbacks: &[&str]| {
            let fallbacks: Vec<Locale> = fallbacks.iter().map(|name| locale(name)).collect();
            let chain = FallbackChain::new(&locale(own), &fallbacks, &locale("en"));
            chain.locales().iter().map(Locale::to_string).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(chain("kk", &["ru"]), "kk ru en");
        assert_eq!(chain("kk", &["en", "ru", "kk", "ru"]), "kk ru en");
        assert_eq!(chain("en", &[]), "en");
    }
}
