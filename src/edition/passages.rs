//! Segments × translation × policy → the passages of an edition, spliced into the article.

use std::collections::BTreeMap;

use super::guard;
use super::resolve::Resolver;
use crate::article::{Article, Fact};
use crate::catalogue::Catalogue;
use crate::config::{OnMissing, Stale};
use crate::ftl::{EntryKind, ProblemKind};
use crate::locale::Locale;
use crate::markdown::{self, Replacement, Skeleton};
use crate::project::{Freshness, Project, Reading, Shared, SharedLocale};
use crate::segment::{Kind, Segment};
use crate::span::Span;
use crate::translation::{State, Translation};

/// What an edition is asked for.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// The project.
    pub project: &'a Project,
    /// The shared files of each locale.
    pub shared: &'a Shared<'a>,
    /// The article with all locales of the fallback chain.
    pub reading: &'a Reading<'a>,
    /// The locale of the edition.
    pub locale: &'a Locale,
    /// What to do about messages that cannot be printed.
    pub on_missing: OnMissing,
}

/// An article in one locale.
#[derive(Debug)]
pub struct Edition {
    /// The locale.
    pub locale: Locale,
    /// The locale of the article.
    pub source_locale: Locale,
    /// The article's name.
    pub article: String,
    /// The whole text as Markdown.
    pub text: String,
    /// The passages in order.
    pub passages: Vec<Passage>,
    /// Front matter as it is printed: key → value.
    pub front_matter: BTreeMap<String, String>,
    /// Whether a native speaker has read the translation; an edition in the source locale needs none.
    pub reviewed: bool,
}

/// A segment of an edition.
#[derive(Debug)]
pub struct Passage {
    /// The message.
    pub id: String,
    /// Where it stands in the edition's text.
    pub span: Span,
    /// The key of the front-matter value that it is, if it is one.
    pub key: Option<String>,
    /// What it is in the article.
    pub kind: Kind,
    /// Where its text is from.
    pub origin: Origin,
}

/// Where a passage's text is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The article itself: an edition in the source locale.
    Article,
    /// The translation.
    Translated,
    /// A translation of an older English.
    Outdated,
    /// Another locale of the fallback chain.
    Fallback(Locale),
}

/// Why there is no edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Some messages cannot be printed.
    Messages(Vec<Missing>),
    /// The catalogue does not match the article.
    OutdatedCatalogue,
    /// The article cannot be read, or is wrong.
    Article,
}

/// A message that cannot be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The message.
    pub id: String,
    /// Why, in words.
    pub why: String,
}

/// Makes an edition.
///
/// # Errors
/// [`Refused`] with every message that stands in the way.
pub fn edition(request: &Request<'_>) -> Result<Edition, Refused> {
    let reading = request.reading;
    let (Some(article), Some(cut)) = (&reading.unit.article, &reading.segments) else { return Err(Refused::Article) };
    if !article.findings.is_empty() || !cut.findings.is_empty() {
        return Err(Refused::Article);
    }
    let Some(catalogue) = reading.catalogue.as_ref().filter(|_| reading.freshness() == Freshness::Current) else {
        return Err(Refused::OutdatedCatalogue);
    };
    let facts = article.facts.as_deref().unwrap_or_default();
    let maker = Maker { request, article, segments: &cut.segments, catalogue, chain: chain(request, catalogue, facts) };
    maker.make()
}

/// A locale of the fallback chain with what is needed to print its messages.
struct Link<'a> {
    locale: Locale,
    /// `None` for the source locale.
    translation: Option<&'a Translation<'a>>,
    resolver: Resolver<'a>,
}

fn chain<'a>(request: &Request<'a>, catalogue: &'a Catalogue<'a>, facts: &'a [Fact]) -> Vec<Link<'a>> {
    let config = &request.project.config;
    let chain = config.fallback_chain(request.locale);
    let links = chain.locales().iter().map(|locale| {
        let translation = request.reading.translations.iter().find(|translation| translation.locale == locale.name());
        let source = config.source_locale.name();
        let shared = |locale: &str| request.shared.of(locale).map_or(&[][..], SharedLocale::files);
        let mut files: Vec<_> = shared(source).iter().collect();
        let sources = files.len();
        if translation.is_some() {
            files.extend(shared(locale.name()));
        }
        let own = translation.map(|translation| &translation.resource);
        let resolver = Resolver::new(
            config.locale(locale.name()).map_or(&config.source_locale, |settings| &settings.locale),
            files,
            std::iter::once(&catalogue.resource).chain(own).collect(),
            facts,
        );
        let resolver = if translation.is_some() { resolver.translating(sources, 1) } else { resolver };
        Link { locale: locale.clone(), translation, resolver }
    });
    links.collect()
}

struct Maker<'a> {
    request: &'a Request<'a>,
    article: &'a Article,
    segments: &'a [Segment],
    catalogue: &'a Catalogue<'a>,
    chain: Vec<Link<'a>>,
}

/// A passage before it has a place: `None` keeps the article's bytes.
struct Draft {
    text: Option<String>,
    origin: Origin,
}

impl Maker<'_> {
    fn make(&self) -> Result<Edition, Refused> {
        let mut missing = Vec::new();
        let mut drafts: Vec<Draft> = (0..self.segments.len()).map(|at| self.draft(at, &mut missing)).collect();
        let (mut text, mut places) = self.spliced(&drafts);
        // An edition in the source locale is mostly the article itself.
        if text != self.article.file.text
            && let Some(skeleton) = markdown::skeleton(&self.article.file.text)
            && !same_blocks(&skeleton, &text)
        {
            self.replace_breakers(&skeleton, &mut drafts, &mut missing);
            (text, places) = self.spliced(&drafts);
        }
        if !missing.is_empty() {
            missing.sort_by_key(|one: &Missing| self.catalogue.position(&one.id));
            return Err(Refused::Messages(missing));
        }
        let front_matter = self.front_matter(&drafts);
        let passages = drafts.into_iter().zip(places).enumerate().map(|(at, (draft, span))| Passage {
            id: self.catalogue.messages[at].id.clone(),
            span,
            key: match &self.segments[at].kind {
                Kind::FrontMatter(key) => Some(key.clone()),
                _ => None,
            },
            kind: self.segments[at].kind.clone(),
            origin: draft.origin,
        });
        let settings = self.request.project.config.locale(self.request.locale.name());
        Ok(Edition {
            locale: self.request.locale.clone(),
            source_locale: self.request.project.config.source_locale.clone(),
            article: self.request.reading.unit.name.clone(),
            passages: passages.collect(),
            text,
            front_matter,
            reviewed: settings.is_none_or(|settings| settings.reviewed),
        })
    }

    /// Finds the text of a message; what cannot be printed falls back or is noted as missing.
    fn draft(&self, at: usize, missing: &mut Vec<Missing>) -> Draft {
        let why = match self.printable(at, &self.chain[0]) {
            Ok(draft) => return draft,
            Err(why) => why,
        };
        self.without(at, why, missing)
    }

    /// Does what the policy says about a message that cannot be printed.
    fn without(&self, at: usize, why: String, missing: &mut Vec<Missing>) -> Draft {
        if self.request.on_missing == OnMissing::Source {
            for link in &self.chain[1..] {
                if let Ok(draft) = self.printable(at, link) {
                    return Draft { origin: Origin::Fallback(link.locale.clone()), ..draft };
                }
            }
        }
        missing.push(Missing { id: self.catalogue.messages[at].id.clone(), why });
        Draft { text: None, origin: Origin::Article }
    }

    /// Returns a message in a locale of the chain, or why it cannot be printed.
    fn printable(&self, at: usize, link: &Link<'_>) -> Result<Draft, String> {
        let segment = &self.segments[at];
        let Some(translation) = link.translation else {
            // The article's own bytes, unless they hold placeables.
            let placeables = segment.pattern.placeables().next().is_some();
            let resolved = placeables
                .then(|| link.resolver.value(self.catalogue.entry(&self.catalogue.messages[at])))
                .transpose()?;
            return Ok(Draft { text: resolved, origin: Origin::Article });
        };
        let origin = match &translation.messages[at].state {
            State::Missing => return Err("it is not translated".to_string()),
            State::Stale(stale) if stale.uncertain => {
                return Err("its English has changed so much that it may be another text".to_string());
            }
            State::Stale(stale) if stale.is_grave() => {
                return Err(format!("its English has changed in a {}", stale.class.word()));
            }
            State::Stale(_) if self.refuses_stale(link) => {
                return Err("its English has changed, and stale text is refused here".to_string());
            }
            State::Stale(_) => Origin::Outdated,
            State::Translated(_) => Origin::Translated,
        };
        let Some(entry) = translation.entry(at) else { return Err("it is not translated".to_string()) };
        if breaks_off(translation, at) {
            return Err("its text goes on in a line that cannot be read".to_string());
        }
        let english = segment.pattern.markdown();
        let text = guard::tame(&link.resolver.value(entry)?, &english);
        if text.trim().is_empty() {
            return Err("it is empty".to_string());
        }
        // The same text keeps the article's bytes: its line breaks, entities and escapes.
        if text == english {
            return Ok(Draft { text: None, origin });
        }
        let raw_html = segment.kind == Kind::Html;
        if matches!(segment.kind, Kind::FrontMatter(_)) {
            return Ok(Draft { text: Some(text), origin });
        }
        let definitions = &self.article.document.definitions;
        let text = guard::turned_by_words(text, &segment.slot, definitions);
        let text = guard::guarded(&text, &english, raw_html);
        let text = if raw_html { text } else { guard::settled(text, &english, &segment.slot) };
        // What stood in a comment that is shown as text may be a link now.
        if let Some(target) = guard::unsafe_target(&text, &segment.slot, definitions) {
            return Err(format!("it links to `{target}`"));
        }
        Ok(Draft { text: Some(text), origin })
    }

    fn refuses_stale(&self, link: &Link<'_>) -> bool {
        let settings = self.request.project.config.locale(link.locale.name());
        settings.is_some_and(|settings| settings.stale == Stale::Refuse)
    }

    fn spliced(&self, drafts: &[Draft]) -> (String, Vec<Span>) {
        self.splice(|at| drafts[at].text.as_deref())
    }

    fn splice<'t>(&self, text: impl Fn(usize) -> Option<&'t str>) -> (String, Vec<Span>) {
        let replacements: Vec<Replacement<'_>> = self
            .segments
            .iter()
            .enumerate()
            .map(|(at, segment)| Replacement { span: segment.span, slot: &segment.slot, text: text(at) })
            .collect();
        markdown::splice(&self.article.file.text, self.article.file.newline(), &replacements)
    }

    /// Treats each message that would become another kind or number of blocks as one that cannot be printed.
    fn replace_breakers(&self, skeleton: &Skeleton, drafts: &mut [Draft], missing: &mut Vec<Missing>) {
        for (at, draft) in drafts.iter_mut().enumerate() {
            let Some(text) = draft.text.clone() else { continue };
            let (alone, _) = self.splice(|other| (other == at).then_some(text.as_str()));
            if !same_blocks(skeleton, &alone) {
                *draft = self.without(at, "it would become another kind of block".to_string(), missing);
            }
        }
        let (text, _) = self.spliced(drafts);
        if missing.is_empty() && !same_blocks(skeleton, &text) {
            // Only together they break the structure; which of them is at fault cannot be told.
            for (at, draft) in drafts.iter_mut().enumerate().filter(|(_, draft)| draft.text.is_some()) {
                let why = "the translations together would change the structure of the article".to_string();
                *draft = self.without(at, why, missing);
            }
        }
    }

    fn front_matter(&self, drafts: &[Draft]) -> BTreeMap<String, String> {
        let mut values = BTreeMap::new();
        for scalar in self.article.front_matter.iter().flat_map(|front_matter| &front_matter.scalars) {
            values.insert(scalar.key.clone(), scalar.value.clone());
        }
        for (segment, draft) in self.segments.iter().zip(drafts) {
            if let (Kind::FrontMatter(key), Some(text)) = (&segment.kind, &draft.text) {
                values.insert(key.clone(), text.clone());
            }
        }
        values
    }
}

/// Tells whether the line right below a message cannot be read: half of a text must not pass for the whole.
fn breaks_off(translation: &Translation<'_>, at: usize) -> bool {
    let (Some(number), Some(file)) = (translation.messages[at].entry, translation.file) else { return false };
    let Some(below) = translation.resource.entries.get(number + 1) else { return false };
    let EntryKind::Junk(_, problem) = &below.kind else { return false };
    let above = &file.text[..below.span.start];
    let gap = &above[above.trim_end().len()..];
    gap.matches('\n').count() == 1
        && matches!(
            problem.kind,
            ProblemKind::UnindentedLine
                | ProblemKind::TabIndent
                | ProblemKind::SpecialLineStart(_)
                | ProblemKind::ConflictMarker
        )
}

fn same_blocks(skeleton: &Skeleton, text: &str) -> bool {
    markdown::skeleton(text).is_some_and(|other| markdown::first_difference(skeleton, &other).is_none())
}
