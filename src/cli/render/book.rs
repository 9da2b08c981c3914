//! Books of all articles of a locale, where the project wants such.

use std::collections::BTreeSet;

use rayon::prelude::*;
use tolmach::edition::{
    Beside, Completeness, Edition, Format, ManifestEntry, Packed, Printed, Printing, Refused, Site, sha256,
};
use tolmach::locale::Locale;
use tolmach::project::{Reading, UnitName};

use super::done::{Done, Finished};
use super::inputs::{is_current, joined};
use super::reads::Reads;
use super::work::{Asked, Label, Made, Work, binds};
use crate::cli::outcome::Failure;

/// Makes the book of some editions.
type Bind = fn(&[&Printing<'_>]) -> Printed;

impl Work<'_> {
    /// Makes the book of each locale; `before` is what the manifest says of books.
    ///
    /// A run over some articles makes none, but takes away the book of a locale in which one of them is refused.
    pub fn bound<'w>(&'w self, units: &[&'w UnitName], before: &Packed) -> Result<Finished<'w>, Failure> {
        let mut done = Done { entries: self.possible(before), ..Done::default() };
        for format in self.formats {
            let Beside::Book(bind) = format.beside else { continue };
            if !binds(self.session, format.name) {
                continue;
            }
            for locale in self.locales {
                let (own, others) = std::mem::take(&mut done.entries)
                    .into_iter()
                    .partition(|entry| entry.format == format.name && entry.locale == locale.name());
                done.entries = others;
                self.book(units, locale, format, bind, own, &mut done)?;
            }
        }
        Ok(done.finish(before))
    }

    fn book<'w>(
        &'w self,
        units: &[&'w UnitName],
        locale: &'w Locale,
        format: &'static Format,
        bind: Bind,
        before: Vec<ManifestEntry>,
        done: &mut Done<'w>,
    ) -> Result<(), Failure> {
        let is_whole = units.len() == self.session.project.articles().count();
        if units.is_empty() {
            // Without any article there is no book either.
            done.entries.extend(before.into_iter().filter(|_| !is_whole));
            return Ok(());
        }
        let disk = self.session.disk.apart();
        let mut made = Made::new("", locale, Asked::Directly);
        let inputs = self.book_inputs(units, locale, format);
        let is_current = |entry: &ManifestEntry| is_current(self.session, &disk, entry, &inputs);
        if is_whole && !before.is_empty() && before.iter().all(is_current) {
            made.keep(done, before);
            done.made.push(made);
            return Ok(());
        }
        let results = units.par_iter().map(|unit| self.chapter(unit, locale)).collect::<Result<Vec<_>, Failure>>()?;
        let (mut editions, mut sources) = (Vec::new(), String::new());
        for (unit, (result, source)) in units.iter().zip(results) {
            sources.push_str(&source);
            match result {
                Ok(edition) => editions.push(edition),
                Err(refused) => {
                    let refused = Some(Box::new(refused));
                    done.made.push(Made { refused, ..Made::new(&unit.name, locale, Asked::Directly) });
                }
            }
        }
        if editions.len() < units.len() {
            return Ok(());
        }
        if !is_whole {
            done.entries.extend(before);
            return Ok(());
        }
        let reads = Reads::of(&disk);
        let site = Site { files: &reads, ..self.site };
        let words = &self.words[locale.name()];
        let printing = |edition| Printing { edition, words, alternates: &[], site: &site };
        let printings: Vec<Printing<'_>> = editions.iter().map(printing).collect();
        let printed = bind(&printings.iter().collect::<Vec<_>>());
        drop(printings);
        let label = Label {
            format,
            completeness: Completeness::of_all(&editions),
            source: sha256(sources.as_bytes()),
            inputs,
            reads: reads.digests(),
            listing: None,
        };
        self.publish(&disk, &mut made, done, printed, label)?;
        done.made.push(made);
        Ok(())
    }

    /// Returns the edition of an article and the digest of the article.
    fn chapter(&self, unit: &UnitName, locale: &Locale) -> Result<(Result<Edition, Refused>, String), Failure> {
        let unit = self.unit(unit, &self.session.disk.apart())?;
        let reading = Reading::new(&self.session.project, self.shared, &unit);
        let source = unit.article.as_ref().map(|article| sha256(article.file.text.as_bytes()));
        Ok((self.edition(&reading, locale), source.unwrap_or_default()))
    }

    fn book_inputs(&self, units: &[&UnitName], locale: &Locale, format: &Format) -> String {
        let of = |unit: &&UnitName| {
            let inputs = self.inputs.article(unit, &self.session.disk.apart()).of(
                locale,
                format,
                self.on_missing(locale),
                &BTreeSet::new(),
            );
            format!("{} {inputs}", unit.name)
        };
        joined(units.iter().map(of))
    }
}
