#![allow(missing_docs)]
pub mod locale;
pub mod span;

pub mod file;
pub mod nearest;
pub mod plural;

pub mod finding;

pub mod config;

pub mod ftl;
pub mod markdown;

pub mod pattern;

pub mod prose;

pub mod article;

pub mod segment;

pub mod matching;

pub mod catalogue;

pub mod base;

pub mod translation;

pub mod coverage;

pub mod project;

pub mod check;
pub mod update;
