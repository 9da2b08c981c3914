//! What a check sees.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::english::English;
use super::visible::{Visible, Writing};
use crate::catalogue::{Catalogue, Message};
use crate::config::{LocaleSettings, Tier};
use crate::conventions::{Conventions, conventions};
use crate::coverage::Coverage;
use crate::file::TextFile;
use crate::finding::{Finding, Place, Severity};
use crate::ftl::{self, Entry, Flat, Reference, Resource, Use};
use crate::markdown::Definitions;
use crate::project::{Project, Reading, Shared};
use crate::segment::{Kind, Segment};
use crate::span::Span;
use crate::translation::{Translated, Translation};

/// An article or plain file with all its locales.
pub struct UnitContext<'a> {
    /// The project.
    pub project: &'a Project,
    /// What each locale shares between its files.
    pub shared: &'a Shared,
    /// The unit.
    pub reading: &'a Reading<'a>,
    english: OnceCell<Vec<English>>,
}

/// One Fluent file.
pub struct FileContext<'a> {
    /// Its unit.
    pub unit: &'a UnitContext<'a>,
    /// The locale; `None` for the source locale.
    pub locale: Option<&'a LocaleSettings>,
    /// The text.
    pub file: &'a TextFile,
    /// Its entries.
    pub resource: &'a Resource<'a>,
}

/// One locale of a unit that has a catalogue, or of one that has none (then there are no messages).
pub struct TranslationContext<'a> {
    /// Its unit.
    pub unit: &'a UnitContext<'a>,
    /// The locale's settings.
    pub locale: &'a LocaleSettings,
    /// The path of the locale file.
    pub path: &'a str,
    /// The locale file; `None` when it does not exist or cannot be read.
    pub file: Option<&'a TextFile>,
    /// Whether a file is there that cannot be read.
    pub blocked: bool,
    /// The catalogue.
    pub catalogue: Option<&'a Catalogue<'a>>,
    /// The messages matched to the catalogue.
    pub translation: Option<&'a Translation<'a>>,
}

/// One message that a locale has.
pub struct MessageContext<'a> {
    /// Its translation.
    pub translation: &'a TranslationContext<'a>,
    /// The catalogue.
    pub catalogue: &'a Catalogue<'a>,
    /// The message in the catalogue.
    pub message: &'a Message<'a>,
    /// The English entry.
    pub source: &'a Entry<'a>,
    /// The translated entry.
    pub target: &'a Entry<'a>,
    /// The locale file.
    pub file: &'a TextFile,
    /// Its state.
    pub translated: &'a Translated,
    /// The segment it was made from, when the catalogue matches the article.
    pub segment: Option<&'a Segment>,
    /// How the locale writes, where that is on record.
    pub conventions: Option<&'static Conventions>,
    source_flats: OnceCell<Vec<Flat>>,
    target_flats: OnceCell<Vec<Flat>>,
    source_visibles: OnceCell<Vec<Visible>>,
    target_visibles: OnceCell<Vec<Visible>>,
}

/// The project after all its units were checked.
pub struct ProjectContext<'a> {
    /// The project.
    pub project: &'a Project,
    /// The counts of each locale.
    pub coverage: &'a [(String, Coverage)],
    /// The names of the folders beside those of the locales.
    pub folders: &'a [String],
}

impl<'a> UnitContext<'a> {
    /// Sees a unit.
    pub fn new(project: &'a Project, shared: &'a Shared, reading: &'a Reading<'a>) -> UnitContext<'a> {
        UnitContext { project, shared, reading, english: OnceCell::new() }
    }

    /// Returns the texts of the author, in the order of the file.
    pub(super) fn english(&self) -> &[English] {
        self.english.get_or_init(|| English::of_unit(self.reading))
    }

    /// Returns the Fluent files of the unit: the catalogue, then each locale's.
    pub fn files(&'a self) -> Vec<FileContext<'a>> {
        let source = self.reading.catalogue.as_ref().map(|catalogue| FileContext {
            unit: self,
            locale: None,
            file: catalogue.file,
            resource: &catalogue.resource,
        });
        let targets = self.reading.translations.iter().filter_map(|translation| {
            Some(FileContext {
                unit: self,
                locale: self.project.config.locale(&translation.locale),
                file: translation.file?,
                resource: &translation.resource,
            })
        });
        source.into_iter().chain(targets).collect()
    }

    /// Returns the locales of the unit.
    pub fn translations(&'a self) -> Vec<TranslationContext<'a>> {
        let unit = self.reading.unit;
        let contexts = unit.locales.iter().enumerate().filter_map(|(number, files)| {
            Some(TranslationContext {
                unit: self,
                locale: self.project.config.locale(&files.locale)?,
                path: &files.path,
                file: files.file.as_ref(),
                blocked: files.blocked,
                catalogue: self.reading.catalogue.as_ref(),
                translation: self.reading.translations.get(number),
            })
        });
        contexts.collect()
    }
}

impl<'a> FileContext<'a> {
    /// Makes a finding at a range of the file.
    pub fn finding(&self, check: &'static str, severity: Severity, span: Span, message: impl Into<String>) -> Finding {
        let finding = Finding::new(check, severity, Place::range(self.file, span), message);
        match self.locale {
            Some(settings) => finding.locale(settings.locale.name()),
            None => finding,
        }
    }

    /// Makes a finding in an entry of the file, with the English and the translation beside it.
    pub fn entry_finding(
        &self,
        check: &'static str,
        severity: Severity,
        entry: &Entry<'_>,
        span: Span,
        message: impl Into<String>,
    ) -> Finding {
        let id = entry.id().unwrap_or_default();
        let finding = self.finding(check, severity, span, message).message_id(&id);
        let catalogue = self.unit.reading.catalogue.as_ref().filter(|_| self.locale.is_some());
        match catalogue.and_then(|catalogue| Some(catalogue.text(catalogue.get(&id)?))) {
            Some(source) => finding.source(source).target(crate::catalogue::view(&self.file.text, entry)),
            None => finding,
        }
    }
}

impl<'a> TranslationContext<'a> {
    /// Returns the messages that the locale has.
    pub fn messages(&'a self) -> Vec<MessageContext<'a>> {
        let (Some(catalogue), Some(translation), Some(file)) = (self.catalogue, self.translation, self.file) else {
            return Vec::new();
        };
        let cut = self.unit.reading.segments.as_ref().filter(|cut| cut.segments.len() == catalogue.messages.len());
        let conventions = conventions(&self.locale.locale);
        let contexts = catalogue.messages.iter().enumerate().filter_map(|(position, message)| {
            let target = translation.entry(position)?;
            let segment = cut
                .map(|cut| &cut.segments[position])
                .filter(|segment| segment.pattern.canonical() == message.canonical);
            Some(MessageContext {
                translation: self,
                catalogue,
                message,
                source: catalogue.entry(message),
                target,
                file,
                translated: &translation.messages[position],
                segment,
                conventions,
                source_flats: OnceCell::new(),
                target_flats: OnceCell::new(),
                source_visibles: OnceCell::new(),
                target_visibles: OnceCell::new(),
            })
        });
        contexts.collect()
    }

    /// Returns how grave an incomplete translation is in this locale's tier.
    pub fn by_tier(&self) -> Severity {
        match self.locale.tier {
            Tier::Required => Severity::Error,
            Tier::BestEffort => Severity::Warning,
            Tier::Draft => Severity::Info,
        }
    }

    /// Makes a finding in the locale file, or about it as a whole.
    pub fn finding(
        &self,
        check: &'static str,
        severity: Severity,
        span: Option<Span>,
        message: impl Into<String>,
    ) -> Finding {
        let place = match (self.file, span) {
            (Some(file), Some(span)) => Place::range(file, span),
            _ => Place::file(self.path),
        };
        Finding::new(check, severity, place, message).locale(self.locale.locale.name())
    }
}

impl<'a> MessageContext<'a> {
    /// Makes a finding at a range of the locale file, with the English and the translation beside it.
    pub fn finding(&self, check: &'static str, severity: Severity, span: Span, message: impl Into<String>) -> Finding {
        Finding::new(check, severity, Place::range(self.file, span), message)
            .locale(self.translation.locale.locale.name())
            .message_id(&self.message.id)
            .source(self.catalogue.text(self.message))
            .target(crate::catalogue::view(&self.file.text, self.target))
    }

    /// Returns where the message's id stands in the locale file.
    pub fn id_span(&self) -> Span {
        self.target.id_span(&self.file.text).unwrap_or(self.target.span)
    }

    /// Returns where the message's value stands in the locale file, its id where it has none.
    pub fn value_span(&self) -> Span {
        let Some(first) = self.target_flats().first() else { return self.id_span() };
        match (first.pieces.first(), first.pieces.last()) {
            (Some(start), Some(end)) if start.origin.start <= end.origin.end && end.origin.end > 0 => {
                Span::new(start.origin.start, end.origin.end)
            }
            _ => self.id_span(),
        }
    }

    /// Returns the readings of the English value.
    pub fn source_flats(&self) -> &[Flat] {
        self.source_flats.get_or_init(|| flats(&self.catalogue.file.text, self.source))
    }

    /// Returns the readings of the translated value.
    pub fn target_flats(&self) -> &[Flat] {
        self.target_flats.get_or_init(|| flats(&self.file.text, self.target))
    }

    /// Returns what a reader sees of the English value, reading by reading.
    pub fn source_visibles(&self) -> &[Visible] {
        let read = |flat: &Flat| Visible::new(flat, self.writing());
        self.source_visibles.get_or_init(|| self.source_flats().iter().map(read).collect())
    }

    /// Returns what a reader sees of the translated value, reading by reading.
    pub fn target_visibles(&self) -> &[Visible] {
        let read = |flat: &Flat| Visible::new(flat, self.writing());
        self.target_visibles.get_or_init(|| self.target_flats().iter().map(read).collect())
    }

    fn writing(&self) -> Writing<'_> {
        match self.definitions().filter(|_| self.is_markdown()) {
            Some(definitions) => Writing::Markdown(definitions),
            None => Writing::Html,
        }
    }

    /// Tells whether the message is a segment of an article, so that its text is Markdown.
    pub fn is_markdown(&self) -> bool {
        self.translation.unit.reading.unit.has_article
            && !self.is_html()
            && !matches!(self.message.kind, Some(Kind::FrontMatter(_)))
    }

    /// Tells whether the message is a block of raw HTML.
    pub fn is_html(&self) -> bool {
        self.message.kind == Some(Kind::Html)
    }

    /// Returns the link reference definitions of the article.
    pub fn definitions(&self) -> Option<&Definitions> {
        self.translation.unit.reading.unit.article.as_ref().map(|article| &article.document.definitions)
    }
}

/// Returns the readings of a message's value.
pub(super) fn flats(text: &str, entry: &Entry<'_>) -> Vec<Flat> {
    entry.value().map_or_else(Vec::new, |value| ftl::flatten(text, value))
}

/// One side of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The English.
    Source,
    /// The translation.
    Target,
}

/// Calls `each` with every use in a message, in every variant and attribute and through the messages of its file that it
/// refers to, as far as the run time follows them. A term sees only its arguments, so what it uses does not count.
pub(super) fn each_use(context: &MessageContext<'_>, side: Side, mut each: impl FnMut(&Use<'_, '_>)) {
    let translation = context.translation.translation;
    let source = |id: &str| context.catalogue.get(id).map(|message| context.catalogue.entry(message));
    let named = |id: &str| match side {
        Side::Source => source(id),
        // What the locale lacks is read in English.
        Side::Target => translation.and_then(|translation| translation.get(id)).or_else(|| source(id)),
    };
    let first = match side {
        Side::Source => context.source,
        Side::Target => context.target,
    };
    let mut seen = BTreeSet::new();
    let mut waiting = vec![first];
    while let Some(entry) = waiting.pop() {
        if seen.len() == ftl::MAX_PLACEABLES {
            return;
        }
        if !seen.insert(std::ptr::from_ref(entry)) {
            continue;
        }
        let patterns = entry.value().into_iter().chain(entry.attributes().iter().map(|attribute| &attribute.value));
        for found in patterns.flat_map(ftl::uses) {
            if let Reference::Message(id, _) = found.reference {
                waiting.extend(named(id));
            }
            each(&found);
        }
    }
}

/// Returns the variables that a message uses, in every variant and attribute and through the messages of
/// its file that it refers to. A term sees only its arguments, so its variables do not count.
pub(super) fn variables(context: &MessageContext<'_>, side: Side) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    each_use(context, side, |found| {
        if let Reference::Variable(name) = found.reference {
            names.insert(name.to_string());
        }
    });
    names
}

/// Returns the English of a message, for findings in the file of a target locale.
pub(super) fn english(context: &FileContext<'_>, id: &str) -> Option<String> {
    context.locale?;
    let catalogue = context.unit.reading.catalogue.as_ref()?;
    Some(catalogue.text(catalogue.get(id)?))
}

/// What the files of a unit translate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin<'a> {
    /// An article or a file of the source locale, readable or not.
    There,
    /// A catalogue is there, the article at this path is not.
    ArticleGone(&'a str),
    /// Neither article nor catalogue.
    Nothing,
}

/// Returns what the files of a unit translate.
pub(super) fn origin<'a>(context: &UnitContext<'a>) -> Origin<'a> {
    let unit = context.reading.unit;
    if unit.has_article {
        return Origin::There;
    }
    match &context.reading.catalogue {
        // Without any article path the catalogues are read as plain Fluent.
        Some(catalogue) => match catalogue.made_from() {
            Some(article) if !context.project.config.paths.articles.is_empty() => Origin::ArticleGone(article),
            _ => Origin::There,
        },
        None if unit.findings.iter().any(|finding| finding.place.path == unit.catalogue_path) => Origin::There,
        None => Origin::Nothing,
    }
}
