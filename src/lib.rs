#![allow(missing_docs)]
pub mod locale;
pub mod span;

pub mod file;
pub mod nearest;

pub mod finding;

pub mod config;

pub mod ftl;
pub mod markdown;

pub mod pattern;

pub mod prose;

pub mod article;

pub mod segment;

pub mod catalogue;

pub mod base;
