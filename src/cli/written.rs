//! Reports that go to the screen and to files: `--format FORMAT` prints, `--format FORMAT=FILE` writes.

use std::path::PathBuf;

use super::outcome::Failure;
use super::output::Output;

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
        let text = make(&one.format);
        match &one.file {
            None => output.print(&text)?,
            Some(file) => std::fs::write(file, text).map_err(|source| tolmach::disk::DiskError::Io {
                action: "write",
                path: file.display().to_string(),
                source,
            })?,
        }
    }
    Ok(())
}
