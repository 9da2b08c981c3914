//! Editions of a generated project, by the program itself: time an edition, bytes a second, the most memory it ever had.
//!
//! `cargo bench --bench editions -- [ARTICLES…] [FORMATS…]` (100 and 1,000 articles by default), in 8 locales, each format alone
//! in an empty folder, then all of them in one run, and in a second one that finds everything up to date. Peak memory is `VmHWM` of the process, and processor
//! time that of all its threads, which other work on the machine hardly changes (Linux).

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a program for the terminal that writes a project of its own"
)]

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tolmach::edition::{FORMATS, Format};

const LOCALES: [&str; 8] = ["ru", "kk", "ka", "uk", "hy", "tr", "ar", "mn"];
/// Paragraphs of an article, beside its title and headings.
const PARAGRAPHS: usize = 24;

fn main() {
    // Cargo runs benches as tests, too, and then without this word: there is nothing to do.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let named: Vec<usize> = std::env::args().skip(1).filter_map(|number| number.parse().ok()).collect();
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let is_wanted = |format: &&Format| wanted.iter().any(|name| name == format.name);
    let some: Vec<&Format> = FORMATS.iter().filter(is_wanted).collect();
    let formats = if some.is_empty() { FORMATS.iter().collect() } else { some };
    let sizes = if named.is_empty() { vec![100, 1000] } else { named };
    for articles in sizes {
        let folder = tempfile::tempdir().unwrap();
        generate(folder.path(), articles);
        let Ran { time, peak, .. } = run(folder.path(), &["segment"]);
        println!("{articles} articles × {} locales; segment: {:.1} s, {peak:.1} MB", LOCALES.len(), time.as_secs_f64());
        translate(folder.path(), articles);
        let Ran { time, peak, .. } = run(folder.path(), &["segment"]);
        println!("  with translations: {:.1} s, {peak:.1} MB", time.as_secs_f64());
        let editions = articles * LOCALES.len();
        let editions_folder = folder.path().join("editions");
        for format in &formats {
            // What the manifest says of other formats would be in memory, too.
            let _ = fs::remove_dir_all(&editions_folder);
            let Ran { time, processor, peak } = run(folder.path(), &["render", "--format", format.name]);
            let bytes = size(&editions_folder.join(format.name));
            let seconds = time.as_secs_f64();
            println!(
                "  {:<10} {editions} editions in {seconds:>6.2} s, processor {processor:>6.2} s: {:>6.2} ms each, {:>6.1} MB/s a \
                 processor, peak {peak:.1} MB",
                format.name,
                processor * 1e3 / editions as f64,
                bytes as f64 / 1e6 / processor
            );
        }
        let formats: Vec<&str> = formats.iter().flat_map(|format| ["--format", format.name]).collect();
        for what in ["together", "again"] {
            let Ran { time, processor, peak } = run(folder.path(), &[&["render"], &formats[..]].concat());
            let seconds = time.as_secs_f64();
            println!("  {what:<10} {seconds:>6.2} s, processor {processor:>6.2} s, peak {peak:.1} MB");
        }
    }
}

struct Ran {
    time: Duration,
    /// Seconds of all threads.
    processor: f64,
    /// The most memory, in MB.
    peak: f64,
}

/// Runs the program.
fn run(folder: &Path, arguments: &[&str]) -> Ran {
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_tolmach"))
        .current_dir(folder)
        .args(arguments)
        .arg("--quiet")
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let (mut peak, mut processor) = (0, 0.0);
    // Both only grow, so the last reading before the end is near it.
    let status = loop {
        if let Some(kilobytes) = peak_of(child.id()) {
            peak = peak.max(kilobytes);
        }
        processor = processor_of(child.id()).unwrap_or(processor).max(processor);
        match child.try_wait().unwrap() {
            Some(status) => break status,
            None => std::thread::sleep(Duration::from_millis(2)),
        }
    };
    let time = start.elapsed();
    assert!(status.success(), "{arguments:?}: {status}");
    Ran { time, processor, peak: peak as f64 / 1024.0 }
}

/// Returns the processor time of a process, in seconds: fields 14 and 15 of its `stat`, in hundredths.
fn processor_of(process: u32) -> Option<f64> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks: f64 = fields.get(11..13)?.iter().filter_map(|field| field.parse::<f64>().ok()).sum();
    Some(ticks / 100.0)
}

fn peak_of(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

fn generate(folder: &Path, articles: usize) {
    // With an address there are feeds and a sitemap, too.
    let mut config = "[editions]\nbase-url = \"https://court.example/a\"\nformats = [\"html\"]\n".to_string();
    for locale in LOCALES {
        let _ = writeln!(config, "\n[locales.{locale}]");
    }
    fs::write(folder.join("tolmach.toml"), config).unwrap();
    for number in 0..articles {
        let mut text = format!("---\ntitle: The report of day {number}\ndate: 2024-03-12\n---\n");
        for paragraph in 0..PARAGRAPHS {
            if paragraph % 6 == 0 {
                let _ = write!(text, "\n## Part {paragraph} of report {number}\n");
            }
            let _ = write!(
                text,
                "\nIn district {number} of region {paragraph}, the court *fined* {} people, among them {} pensioners, for \
                 what they had said in public; the [list of all cases](https://court.example/{number}/{paragraph}) names \
                 every one of them, with the article of the law, the day of the hearing and the **sum** that was asked for.\n",
                number * 7 + paragraph + 2,
                paragraph + 3
            );
        }
        let path = folder.join(format!("source/{:02}/report-{number}.md", number % 50));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// Writes every message in every locale: the English with other words around the same marks.
fn translate(folder: &Path, articles: usize) {
    for number in 0..articles {
        let name = format!("{:02}/report-{number}.ftl", number % 50);
        let english = fs::read_to_string(folder.join("locales/en").join(&name)).unwrap();
        let mut text = String::new();
        for line in english.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let words = [("district", "район"), ("people", "человек"), ("court", "суд"), ("public", "публично")];
            let line = words.iter().fold(line.to_string(), |line, (word, other)| match line.split_once(" = ") {
                Some((id, value)) => format!("{id} = {}", value.replace(&format!(" {word} "), &format!(" {other} "))),
                None => line,
            });
            text.push_str(&line);
            text.push('\n');
        }
        for locale in LOCALES {
            let path = folder.join("locales").join(locale).join(&name);
            fs::write(path, &text).unwrap();
        }
    }
}

fn size(folder: &Path) -> u64 {
    let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    files.filter_map(|entry| entry.metadata().ok()).filter(fs::Metadata::is_file).map(|metadata| metadata.len()).sum()
}
