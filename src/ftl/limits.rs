//! What one file and one message may hold.

/// The largest `.ftl` file in bytes; the library's tree takes about 20 times the text.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

/// The deepest nesting of placeables and call arguments; the library's parser overflows a 2 MiB stack at 224 in debug builds.
pub const MAX_DEPTH: usize = 100;

/// The most placeables in one message, counted through references: fluent-bundle stops there and cuts the text.
pub const MAX_PLACEABLES: usize = 100;
