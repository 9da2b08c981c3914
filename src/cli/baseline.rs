//! The file of the findings that were there when a project began to check.

use tolmach::baseline::{self, Baseline};
use tolmach::disk::Written;
use tolmach::project::Files;
use tolmach::report::counted;

use super::outcome::Failure;
use super::output::Output;
use super::session::Session;

/// Reads the baseline of a project; `None` where there is none.
///
/// # Errors
/// When it is there and cannot be read.
pub fn load(session: &Session) -> Result<Option<Baseline>, Failure> {
    let path = &session.project.config.checks.baseline;
    // A file of another program below a tree without a project is none of ours.
    if session.is_plain() {
        return Ok(None);
    }
    let bytes = session.disk.read(path).map_err(|unreadable| {
        Failure::usage(
            format!("`{path}`: {}", unreadable.why),
            "make it an ordinary file that you may read".to_string(),
        )
    })?;
    let Some(bytes) = bytes else { return Ok(None) };
    let text = String::from_utf8(bytes)
        .map_err(|_| Failure::usage(format!("`{path}` is not UTF-8 text"), "save it as UTF-8".to_string()))?;
    Ok(Some(baseline::read(path, &text)?))
}

/// Writes the baseline and says so.
///
/// # Errors
/// When it cannot be written.
pub fn store(session: &Session, output: &Output, new: &Baseline) -> Result<(), Failure> {
    let path = &session.project.config.checks.baseline;
    if session.disk.write(path, baseline::write(new).as_bytes())? == Written::Changed {
        output.remark(&format!("wrote {path}: {}", counted(new.len(), "finding", "findings")));
    }
    Ok(())
}
