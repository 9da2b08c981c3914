//! What `segment` did, as JSON, version 1 (`schemas/segment.json`).

use serde::Serialize;

use super::json_text::pretty;
use super::{SegmentsReport, VERSION};

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    counts: Counts,
    files: &'a [String],
    removed: &'a [String],
    renamed: Vec<Renamed<'a>>,
}

#[derive(Serialize)]
struct Renamed<'a> {
    from: &'a str,
    to: &'a str,
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
    arrived: usize,
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
        arrived: report.counts.arrived,
        retired: report.counts.retired,
    };
    let renamed = report.renamed.iter().map(|(from, to)| Renamed { from, to }).collect();
    pretty(&Report { version: VERSION, counts, files: &report.files, removed: &report.removed, renamed })
}
