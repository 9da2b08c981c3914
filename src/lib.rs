#![allow(missing_docs)]
pub mod locale;
pub mod span;

pub mod file;
pub mod nearest;

pub mod finding;

pub mod config;

pub mod ftl;
pub mod markdown;
