//! A folder of articles: segments each, renders its English edition, and compares it with the article byte for byte.
//!
//! `cargo bench --bench corpus -- FOLDER`. Prints how many files there are, how many come out identical, how many keep their
//! blocks and texts when every segment is written anew, and the speed of segmenting and rendering on one thread.

#![allow(clippy::disallowed_methods, clippy::print_stdout, clippy::unwrap_used, reason = "a program for the terminal")]

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

use tolmach::article::Article;
use tolmach::config::{Config, Known, OnMissing};
use tolmach::disk::Disk;
use tolmach::edition::{self, FORMATS, Make, Printing, Request, Site, Templates, Words};
use tolmach::file::TextFile;
use tolmach::markdown::{self, Replacement};
use tolmach::project::{Project, Reading, Shared, Unit};
use tolmach::segment::{Segments, segments};
use tolmach::update::update;

fn main() {
    // Cargo runs benches as tests, too: without a folder there is nothing to do.
    let Some(folder) = std::env::args().skip(1).find(|argument| !argument.starts_with("--")) else {
        println!("usage: cargo bench --bench corpus -- FOLDER");
        return;
    };
    let disk = Disk::open(Path::new(&folder)).unwrap();
    let known = Known { checks: &[], formats: &edition::names() };
    let config =
        Config::read("tolmach.toml", "[paths]\narticles = \"**/*.md\"\ncatalogue = \".catalogue\"\n", known).unwrap();
    let project = Project::discover(config, &disk);
    let shared = Shared::default();
    let templates = Templates::new(|_| None).unwrap();
    let (mut identical, mut rewritten, mut refused, mut messages, mut bytes) = (0, 0, 0, 0, 0);
    let (mut segmenting, mut rendering) = (Duration::ZERO, Duration::ZERO);
    let files = project.units.iter().filter(|unit| unit.article.is_some()).count();
    for name in &project.units {
        let mut unit = Unit::load(&project, name, &[], &disk).unwrap();
        let Some(article) = unit.article.take() else {
            println!("{}: cannot be read: {:?}", name.name, unit.findings);
            refused += 1;
            continue;
        };
        // The bytes are in memory; what follows is tolmach's own work.
        let start = Instant::now();
        unit.article = Some(Article::read(article.name, article.file));
        let reading = Reading::new(&project, &shared, &unit);
        let new = update(&project, &reading).files.pop();
        let new = new.and_then(|file| Some(TextFile::new(file.path, file.text?)));
        segmenting += start.elapsed();
        let Some(catalogue) = new else {
            println!("{}: not segmented: {:?}", name.name, reading.segments.map(|cut| cut.findings));
            refused += 1;
            continue;
        };
        rewritten += usize::from(survives_rewriting(&project, &unit, &reading.segments));
        unit.catalogue = Some(catalogue);
        let start = Instant::now();
        let reading = Reading::new(&project, &shared, &unit);
        let locale = &project.config.source_locale;
        let request =
            Request { project: &project, shared: &shared, reading: &reading, locale, on_missing: OnMissing::Refuse };
        let markdown = FORMATS.iter().find(|format| format.name == "markdown").unwrap();
        let Make::Edition(markdown) = markdown.make else { panic!("Markdown is a format of editions") };
        let edition = edition::edition(&request);
        let printed = edition.as_ref().map(|edition| {
            let site = Site { config: &project.config, templates: &templates, files: &disk, epoch: None };
            let words = &Words::default();
            markdown(&Printing { edition, words, alternates: &[], site: &site }).files.remove(0).bytes
        });
        rendering += start.elapsed();
        let article = &unit.article.as_ref().unwrap().file.text;
        bytes += article.len();
        messages += reading.catalogue.as_ref().map_or(0, |catalogue| catalogue.messages.len());
        match printed {
            Ok(printed) if printed == article.as_bytes() => identical += 1,
            Ok(_) => println!("{}: differs", name.name),
            Err(why) => println!("{}: refused: {why:?}", name.name),
        }
    }
    let rate = |time: Duration| bytes as f64 / time.as_secs_f64() / 1e6;
    println!("{files} files, {:.2} MB, {messages} messages, {refused} not segmented", bytes as f64 / 1e6);
    println!("{identical} English editions identical to the byte");
    println!("{rewritten} files keep blocks and texts when each segment is written anew");
    println!("segment {:.0} MB/s, render {:.0} MB/s, one thread, files in memory", rate(segmenting), rate(rendering));
}

/// Writes each segment's own text into its place and tells whether the blocks and texts are the same.
fn survives_rewriting(project: &Project, unit: &Unit, cut: &Option<Segments>) -> bool {
    let (Some(article), Some(cut)) = (&unit.article, cut) else { return false };
    let texts: Vec<String> = cut.segments.iter().map(|segment| segment.pattern.markdown()).collect();
    let replacement = |(segment, text): (&'_ tolmach::segment::Segment, &'_ String)| {
        (segment.span, segment.slot.clone(), text.clone())
    };
    let owned: Vec<_> = cut.segments.iter().zip(&texts).map(replacement).collect();
    let replacements: Vec<Replacement<'_>> =
        owned.iter().map(|(span, slot, text)| Replacement { span: *span, slot, text: Some(text) }).collect();
    let (written, _) = markdown::splice(&article.file.text, article.file.newline(), &replacements);
    let bones = |text: &str| markdown::skeleton(text).unwrap();
    let same_bones = markdown::first_difference(&bones(&article.file.text), &bones(&written)).is_none();
    let again = Article::read("again", TextFile::new("again.md", written));
    let cut = segments(&again, &project.config.front_matter, &BTreeSet::new());
    same_bones && cut.segments.iter().map(|segment| segment.pattern.markdown()).eq(texts)
}
