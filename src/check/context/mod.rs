//! What a check sees: a unit, a file of it, a locale of it, a message, or the project as a whole.

mod file;
mod message;
mod side;
mod uses;

use std::cell::OnceCell;

use side::Seen;

use super::english::English;
use super::visible::Visible;
use crate::catalogue::{Catalogue, Message};
use crate::config::{LocaleSettings, Tier};
use crate::conventions::{Conventions, conventions};
use crate::coverage::Coverage;
use crate::file::TextFile;
use crate::finding::{Finding, Place, Severity};
use crate::markdown::Definitions;
use crate::project::{Project, Reading, Shared};
use crate::segment::Kind;
use crate::span::Span;
use crate::translation::Translation;

pub use file::FileContext;
pub use message::MessageContext;
pub(super) use side::SeenEnglish;
pub(super) use uses::{Side, each_use, variables};

/// An article or plain file with all its locales.
pub struct UnitContext<'a> {
    /// The project.
    pub project: &'a Project,
    /// What each locale shares between its files.
    pub shared: &'a Shared<'a>,
    /// The unit.
    pub reading: &'a Reading<'a>,
    source_conventions: OnceCell<Option<&'static Conventions>>,
    english: OnceCell<Vec<English<'a>>>,
    /// The positions of the messages whose English is the same, group by group.
    pub(super) repeated: OnceCell<Vec<Vec<usize>>>,
    /// What was read of the messages of the catalogue, by their positions.
    sources: Vec<SeenEnglish<'a>>,
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
    conventions: OnceCell<Option<&'static Conventions>>,
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
    pub fn new(project: &'a Project, shared: &'a Shared<'a>, reading: &'a Reading<'a>) -> UnitContext<'a> {
        let mut unit = UnitContext {
            project,
            shared,
            reading,
            source_conventions: OnceCell::new(),
            english: OnceCell::new(),
            repeated: OnceCell::new(),
            sources: Vec::new(),
        };
        let messages = reading.catalogue.iter().flat_map(|catalogue| {
            catalogue.messages.iter().enumerate().map(move |(position, message)| (catalogue, position, message))
        });
        let see = |(catalogue, position, message): (&'a Catalogue<'a>, usize, _)| {
            let seen = Seen::new(catalogue.file, catalogue.entry(message), unit.definitions(message));
            SeenEnglish::new(position, message, seen)
        };
        unit.sources = messages.map(see).collect();
        unit
    }

    /// Returns how the source locale writes, where that is on record; read when first asked for.
    pub fn source_conventions(&self) -> Option<&'static Conventions> {
        *self.source_conventions.get_or_init(|| conventions(&self.project.config.source_locale))
    }

    /// Returns the texts of the author, in the order of the file.
    pub(super) fn english(&'a self) -> &'a [English<'a>] {
        self.english.get_or_init(|| English::of_unit(self))
    }

    /// Returns the English of each message, in the order of the catalogue.
    pub(super) fn sources(&self) -> &[SeenEnglish<'a>] {
        &self.sources
    }

    /// Returns what a reader sees of the English of a message, reading by reading.
    pub(super) fn visibles<'s>(&self, source: &'s SeenEnglish<'a>) -> &'s [Visible<'a>] {
        source.seen.visibles(self.source_conventions().map(|conventions| &conventions.letters))
    }

    /// Tells whether a message is a segment of an article, so that its text is Markdown.
    fn is_markdown(&self, message: &Message<'_>) -> bool {
        self.reading.unit.has_article && !matches!(message.kind, Some(Kind::Html | Kind::FrontMatter(_)))
    }

    /// Returns the link reference definitions of the article; `None` where the message is no Markdown.
    fn definitions(&self, message: &Message<'_>) -> Option<&'a Definitions> {
        let article = self.reading.unit.article.as_ref().filter(|_| self.is_markdown(message))?;
        Some(&article.document.definitions)
    }

    /// Returns the Fluent files of the unit: the catalogue, then each locale's.
    pub fn files(&'a self) -> Vec<FileContext<'a>> {
        let source = self.reading.catalogue.as_ref().map(|catalogue| FileContext {
            unit: self,
            locale: None,
            file: catalogue.file,
            resource: &catalogue.resource,
            index: &catalogue.index,
            has_twins: OnceCell::new(),
            uses: OnceCell::new(),
        });
        let targets = self.reading.translations.iter().filter_map(|translation| {
            Some(FileContext {
                unit: self,
                locale: self.project.config.locale(&translation.locale),
                file: translation.file?,
                resource: &translation.resource,
                index: &translation.index,
                has_twins: OnceCell::new(),
                uses: OnceCell::new(),
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
                conventions: OnceCell::new(),
            })
        });
        contexts.collect()
    }
}

impl<'a> TranslationContext<'a> {
    /// Returns the messages that the locale has.
    pub fn messages(&'a self) -> Vec<MessageContext<'a>> {
        let (Some(catalogue), Some(translation), Some(file)) = (self.catalogue, self.translation, self.file) else {
            return Vec::new();
        };
        let cut = self.unit.reading.segments.as_ref().filter(|cut| cut.segments.len() == catalogue.messages.len());
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
                english: &self.unit.sources[position],
                own: Seen::new(file, target, self.unit.definitions(message)),
            })
        });
        let mut all = Vec::with_capacity(catalogue.messages.len());
        all.extend(contexts);
        all
    }

    /// Returns how the locale writes, where that is on record; read when first asked for.
    pub fn conventions(&self) -> Option<&'static Conventions> {
        *self.conventions.get_or_init(|| conventions(&self.locale.locale))
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
