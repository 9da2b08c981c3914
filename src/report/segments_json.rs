//! What `segment` did, as JSON, version 1 (`schemas/segment.json`).

use serde::Serialize;

use super::findings_json::pretty;
use super::{SegmentsReport, VERSION};

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    counts: Counts,
    files: &'a [String],
}

#[derive(Serialize)]
struct Counts {
    kept: usize,
    cosmetic: usize,
    reworded: usize,
    uncertain: usize,
    moved: usize,
    added: usize,
    returned: usize,
    retired: usize,
}

/// Returns the counts and files as JSON with a final line feed.
pub fn segments_json(report: &SegmentsReport) -> String {
    let counts = Counts {
        kept: report.counts.kept,
        cosmetic: report.counts.cosmetic,
        reworded: report.counts.reworded,
        uncertain: report.counts.uncertain,
        moved: report.counts.moved,
        added: report.counts.added,
        returned: report.counts.returned,
        retired: report.counts.retired,
    };
    pretty(&Report { version: VERSION, counts, files: &report.files })
}
