//! Reports that go to the screen and to files: `--format FORMAT` prints, `--format FORMAT=FILE` writes.

use std::fs::File;
use std::io::{self, Write};
use std::path::PathBuf;

use super::outcome::Failure;
use super::output::{Output, buffered};

/// A format that was asked for, with the file it goes to.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The format's name.
    pub format: String,
    /// The file; `None` prints.
    pub file: Option<PathBuf>,
}

/// Reads `FORMAT` or `FORMAT=FILE`.
///
/// # Errors
/// When the file is missing behind `=`.
pub fn wanted(text: &str) -> Result<Wanted, String> {
    match text.split_once('=') {
        None => Ok(Wanted { format: text.to_string(), file: None }),
        Some((_, "")) => Err("a file is missing behind `=`".to_string()),
        Some((format, file)) => Ok(Wanted { format: format.to_string(), file: Some(PathBuf::from(file)) }),
    }
}

/// Writes each report that was asked for, the first known format where none was; `make` returns a report by its format.
///
/// # Errors
/// When a format is unknown, two are printed, or a file cannot be written.
pub fn write(output: &Output, wanted: &[Wanted], known: &[&str], make: impl Fn(&str) -> String) -> Result<(), Failure> {
    write_through(output, wanted, known, |format, out| out.write_all(make(format).as_bytes()))
}

/// Writes each report as [`write`]; `make` writes it itself, piece by piece where it is large.
///
/// # Errors
/// As [`write`].
pub fn write_through(
    output: &Output,
    wanted: &[Wanted],
    known: &[&str],
    make: impl Fn(&str, &mut dyn Write) -> io::Result<()>,
) -> Result<(), Failure> {
    let default = [Wanted { format: known[0].to_string(), file: None }];
    let wanted = if wanted.is_empty() { &default[..] } else { wanted };
    for one in wanted {
        if !known.contains(&one.format.as_str()) {
            let help = format!("known are {}", known.join(", "));
            return Err(Failure::usage(format!("there is no format `{}`", one.format), help));
        }
    }
    if wanted.iter().filter(|one| one.file.is_none()).count() > 1 {
        let help = "give all but one a file, like `--format json=report.json`".to_string();
        return Err(Failure::usage("two formats cannot both be printed", help));
    }
    for one in wanted {
        let Some(file) = &one.file else {
            output.print_through(|out| make(&one.format, out))?;
            continue;
        };
        let written = File::create(file).and_then(|file| buffered(file, |out| make(&one.format, out)));
        written.map_err(|source| tolmach::disk::DiskError::Io {
            action: "write",
            path: file.display().to_string(),
            source,
        })?;
    }
    Ok(())
}
