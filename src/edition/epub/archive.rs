//! The files of a book → one archive (EPUB 3.3 §4.2, “OCF ZIP container”). Only home of `zip`.

use std::io::{Cursor, Write};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Packs files in their order: the type first and as it is, all else compressed, with the same time for each.
pub(super) fn packed(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    write(files).expect("memory takes files of distinct names")
}

fn write(files: &[(String, Vec<u8>)]) -> ZipResult<Vec<u8>> {
    let plain = SimpleFileOptions::default().last_modified_time(DateTime::default()).unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("mimetype", plain.compression_method(CompressionMethod::Stored))?;
    archive.write_all(b"application/epub+zip")?;
    for (path, bytes) in files {
        archive.start_file(path.as_str(), plain.compression_method(CompressionMethod::Deflated))?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
