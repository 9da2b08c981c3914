//! Any bytes as all the files of a project at once: findings, editions, a diff, and a second run that changes nothing.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tolmach_fuzz::memory::Memory;
use tolmach_fuzz::law;

fuzz_target!(|bytes: &[u8]| {
    tolmach_fuzz::let_caught_panics_pass();
    let mut parts = bytes.splitn(7, |byte| *byte == 0x1E);
    let mut next = |header: &str| match parts.next() {
        Some(part) if !part.is_empty() => [header.as_bytes(), part].concat(),
        _ => Vec::new(),
    };
    let made = "### Made from source/a.md by `tolmach segment`. Edit the article, not this file.\n\n";
    let base = "### tolmach base 1. Written by tolmach; commit it, do not edit it.\n\n";
    let retired = "### tolmach retired 1. Written by tolmach; commit it, do not edit it.\n\n";
    let files: Vec<(&str, Vec<u8>)> = [
        ("source/a.md", next("")),
        ("locales/ru/a.ftl", next("")),
        ("locales/en/a.ftl", next(made)),
        (".tolmach/base/ru/a.ftl", next(base)),
        (".tolmach/retired/ru/a.ftl", next(retired)),
        (".tolmach/retired/en/a.ftl", next(retired)),
        ("glossary.csv", next("")),
    ]
    .into_iter()
    .filter(|(_, bytes)| !bytes.is_empty())
    .collect();
    let mut memory = Memory::new([("tolmach.toml", "[locales.ru]\n")]);
    memory.files.extend(files.iter().map(|(path, bytes)| (path.to_string(), bytes.clone())));
    // A memory that cannot be read stops the run, with its path; there is nothing to hold then.
    if memory.unreadable_memory().is_none() {
        law::any_bytes_give_findings(&files);
    }
});
