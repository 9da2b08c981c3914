//! The checks of a plain Fluent tree beside reading and parsing the same files alone, on the same threads.
//!
//! `cargo bench --bench plain -- FOLDER [THREADS [ROUNDS [STEP]]]`
//!
//! FOLDER holds one folder a locale, `en` among them. Each step is run in turn, over and over, and the least time of each is
//! told, so that other work of the machine weighs little; the ratios are to reading and parsing. On Linux it is the time that
//! the processor worked for it, on all threads; elsewhere the time that went by. With STEP, only the step of that name is run, for a profiler.

#![allow(clippy::disallowed_methods, clippy::print_stdout, clippy::unwrap_used, reason = "a program for the terminal")]

use std::path::Path;
use std::time::{Duration, Instant};

use rayon::prelude::*;
use tolmach::check::{CHECKS, Checks, Family};
use tolmach::config::{Config, Level};
use tolmach::disk::Disk;
use tolmach::file::TextFile;
use tolmach::ftl;
use tolmach::locale::Locale;
use tolmach::project::{Files, Project, ReadAhead, Reading, Shared, Unit};

/// That of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    // Cargo runs benches as tests, too: without a folder there is nothing to do.
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let Some(folder) = arguments.next() else {
        println!("usage: cargo bench --bench plain -- FOLDER [THREADS [ROUNDS [STEP]]]");
        return;
    };
    let threads = arguments.next().map_or(1, |number| number.parse().unwrap());
    let rounds: usize = arguments.next().map_or(15, |number| number.parse().unwrap());
    let only = arguments.next();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let disk = Disk::open(Path::new(&folder)).unwrap();
    let project = |wanted: &dyn Fn(Family) -> bool| {
        let source = Locale::parse("en").unwrap();
        let others = disk.list("").folders.into_iter().filter(|name| name != "en");
        let locales = others.filter_map(|name| Locale::parse(&name).ok()).collect();
        let mut config = Config::plain(source, locales, "en".to_string(), "{locale}".to_string());
        for check in CHECKS.iter().filter(|check| !wanted(check.family)) {
            config.checks.levels.insert(check.name.to_string(), Level::Off);
        }
        Project::discover(config, &disk)
    };
    let structure = project(&|family| family == Family::Structure);
    let all = project(&|_| true);
    let paths: Vec<String> = disk.list("").files.into_iter().filter(|path| path.ends_with(".ftl")).collect();
    let steps: [(&str, &(dyn Fn() -> usize + Sync)); 5] = [
        ("reading and parsing", &|| paths.par_iter().map(|path| parse(&disk, path)).sum()),
        ("the same, our parser", &|| paths.par_iter().map(|path| parse_ours(&disk, path)).sum()),
        ("states alone", &|| read(&disk, &all)),
        ("checks of structure", &|| check(&disk, &structure)),
        ("all checks", &|| check(&disk, &all)),
    ];
    let mut least = [Duration::MAX; 5];
    let mut results = [0; 5];
    for _ in 0..rounds {
        for (number, (name, step)) in steps.iter().enumerate() {
            if only.as_ref().is_some_and(|only| only != name) {
                continue;
            }
            let (start, before) = (Instant::now(), worked());
            results[number] = pool.install(step);
            let spent = worked().zip(before).map_or(start.elapsed(), |(now, before)| now.saturating_sub(before));
            least[number] = least[number].min(spent);
        }
    }
    println!("{} files, {threads} threads, least of {rounds} rounds", paths.len());
    for (number, (name, _)) in steps.iter().enumerate() {
        if results[number] == 0 {
            continue;
        }
        let ratio = least[number].as_secs_f64() / least[0].as_secs_f64();
        println!("{name:<22} {:>8.1} ms  {ratio:>5.2} ×  ({})", least[number].as_secs_f64() * 1e3, results[number]);
    }
}

/// Returns how long the processor worked for this program (Linux, `proc_pid_schedstat`).
fn worked() -> Option<Duration> {
    let tasks = std::fs::read_dir("/proc/self/task").ok()?;
    let of_task = |path: std::path::PathBuf| {
        let text = std::fs::read_to_string(path.join("schedstat")).ok()?;
        text.split(' ').next()?.parse().ok().map(Duration::from_nanos)
    };
    tasks.filter_map(|task| Some(task.ok()?.path())).map(of_task).sum()
}

/// Reads and parses a file with the library alone; returns the number of entries.
fn parse(disk: &Disk, path: &str) -> usize {
    let text = String::from_utf8(disk.read(path).unwrap().unwrap()).unwrap();
    match fluent_syntax::parser::parse(text.as_str()) {
        Ok(resource) | Err((resource, _)) => resource.body.len(),
    }
}

/// Reads and parses a file behind the guards, with spans.
fn parse_ours(disk: &Disk, path: &str) -> usize {
    let file = TextFile::decode(path.to_string(), disk.read(path).unwrap().unwrap()).unwrap();
    ftl::parse(&file.text).entries.len()
}

fn each_unit(disk: &Disk, project: &Project, work: impl Fn(&Shared, &Reading<'_>) -> usize + Sync) -> usize {
    let locales: Vec<String> =
        project.config.locales.iter().map(|settings| settings.locale.name().to_string()).collect();
    let files = ReadAhead::new(disk);
    let shared = Shared::load(project, &locales, &files);
    let one = |name| {
        let unit = Unit::load(project, name, &locales, &files).unwrap();
        work(&shared, &Reading::new(project, &shared, &unit))
    };
    project.units.par_iter().map(one).sum()
}

/// Decides the state of every message; returns the number of translations.
fn read(disk: &Disk, project: &Project) -> usize {
    each_unit(disk, project, |_, reading| reading.translations.len())
}

/// Runs the checks that are not off; returns the number of findings.
fn check(disk: &Disk, project: &Project) -> usize {
    let checks = Checks::new(project);
    each_unit(disk, project, |shared, reading| checks.run(shared, reading).len())
}
