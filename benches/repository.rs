//! The whole run on this repository: segment, check and render its article in all locales, files read each time.
//!
//! `cargo bench --bench repository`

#![allow(clippy::unwrap_used, reason = "a bench may fail where the repository is not as it should be")]

use std::path::Path;

use tolmach::check::{self, Checks};
use tolmach::config::{Config, Known, OnMissing};
use tolmach::disk::Disk;
use tolmach::edition::{self, Alternate, FORMATS, Make, Paper, Printing, Request, Site, Templates};
use tolmach::project::{Files, Project, Reading, Shared, Unit};
use tolmach::update::update;

fn main() {
    divan::main();
}

fn open() -> (Disk, Project) {
    let disk = Disk::open(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let text = String::from_utf8(disk.read("tolmach.toml").unwrap().unwrap()).unwrap();
    let known = Known { checks: &check::names(), formats: &edition::names() };
    let project = Project::discover(Config::read("tolmach.toml", &text, known).unwrap(), &disk);
    (disk, project)
}

/// Does some work on each unit with all its locales; returns a number that the work made, so that it is not left out.
fn each_unit(disk: &Disk, project: &Project, work: impl Fn(&Shared, &Reading<'_>) -> usize) -> usize {
    let locales: Vec<String> =
        project.config.locales.iter().map(|settings| settings.locale.name().to_string()).collect();
    let shared = Shared::load(project, &locales, disk);
    let one = |name| {
        let unit = Unit::load(project, name, &locales, disk).unwrap();
        work(&shared, &Reading::new(project, &shared, &unit))
    };
    project.units.iter().map(one).sum()
}

fn render(disk: &Disk, project: &Project, shared: &Shared<'_>, reading: &Reading<'_>) -> usize {
    let templates = Templates::new(|_| None).unwrap();
    let site = Site { config: &project.config, templates: &templates, files: disk, epoch: None };
    let alternates: Vec<Alternate> = Vec::new();
    let mut bytes = 0;
    for settings in project.config.locales.iter().filter(|_| reading.unit.has_article) {
        let locale = &settings.locale;
        let request = Request { project, shared, reading, locale, on_missing: OnMissing::Source };
        let edition = edition::edition(&request).unwrap();
        let words = edition::words(locale, None, None);
        let printing = Printing { edition: &edition, words: &words, alternates: &alternates, site: &site };
        let printed = FORMATS.iter().map(|format| match format.make {
            Make::Edition(print) => print(&printing),
            Make::Paper(print) => print(&Paper { request, findings: &[] }).unwrap(),
        });
        bytes += printed.flat_map(|printed| printed.files).map(|file| file.bytes.len()).sum::<usize>();
    }
    bytes
}

#[divan::bench]
fn segment_only() -> usize {
    let (disk, project) = open();
    each_unit(&disk, &project, |_, reading| update(&project, reading).files.len())
}

#[divan::bench]
fn check_only() -> usize {
    let (disk, project) = open();
    let checks = Checks::new(&project);
    each_unit(&disk, &project, |shared, reading| checks.run(shared, reading).len())
}

#[divan::bench]
fn render_only() -> usize {
    let (disk, project) = open();
    each_unit(&disk, &project, |shared, reading| render(&disk, &project, shared, reading))
}

#[divan::bench]
fn segment_check_and_render() -> usize {
    let (disk, project) = open();
    let checks = Checks::new(&project);
    each_unit(&disk, &project, |shared, reading| {
        update(&project, reading).files.len()
            + checks.run(shared, reading).len()
            + render(&disk, &project, shared, reading)
    })
}
