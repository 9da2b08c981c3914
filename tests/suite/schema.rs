//! Every JSON report keeps to the schema that we ship, and each schema refuses what is no such report.

use std::path::Path;

use jsonschema::Validator;
use serde_json::{Value, json};
use tolmach::report::SCHEMAS;

/// Holds a schema against what a run of `tolmach` printed, and against each file that it was asked to write.
pub fn validate_reports(folder: &Path, arguments: &[String], stdout: &str) {
    let Some(command) = arguments.iter().find(|word| SCHEMAS.iter().any(|(name, _)| name == word)) else { return };
    if arguments.iter().any(|word| word == "jsonl") {
        validate_lines(stdout);
    } else if stdout.starts_with('{') {
        validate(command, stdout);
    }
    for file in arguments.iter().filter_map(|word| word.strip_prefix("jsonl=")) {
        validate_lines(&std::fs::read_to_string(folder.join(file)).unwrap_or_default());
    }
    for file in arguments.iter().filter_map(|word| word.strip_prefix("json=")) {
        if let Ok(text) = std::fs::read_to_string(folder.join(file)) {
            validate(command, &text);
        }
    }
}

/// Holds findings that stand one a line against the schema of `check`.
fn validate_lines(text: &str) {
    let findings: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("broken JSON: {error}\n{line}")))
        .collect();
    let mut report = smallest("check");
    report["findings"] = json!(findings);
    validate("check", &report.to_string());
}

/// Panics with what is wrong when a text is not the report of a command.
fn validate(command: &str, text: &str) {
    let report: Value =
        serde_json::from_str(text).unwrap_or_else(|error| panic!("`{command}` prints broken JSON: {error}\n{text}"));
    let wrong: Vec<String> =
        validator(command).iter_errors(&report).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(wrong.is_empty(), "`{command}` does not keep to its schema:\n{}\n{text}", wrong.join("\n"));
}

fn validator(command: &str) -> Validator {
    let (_, schema) = SCHEMAS.iter().find(|(name, _)| *name == command).expect("each report has a schema");
    let schema = serde_json::from_str(schema).unwrap_or_else(|error| panic!("schema of {command}: {error}"));
    jsonschema::draft202012::meta::validate(&schema).unwrap_or_else(|error| panic!("schema of {command}: {error}"));
    jsonschema::draft202012::new(&schema).unwrap_or_else(|error| panic!("schema of {command}: {error}"))
}

/// The smallest report of each command.
fn smallest(command: &str) -> Value {
    match command {
        "check" => json!({
            "version": 1, "findings": [],
            "summary": { "errors": 0, "warnings": 0, "infos": 0, "messages": 0, "locales": 0 }
        }),
        "diff" => json!({ "version": 1, "changes": [] }),
        "segment" => json!({
            "version": 1, "files": [],
            "counts": {
                "kept": 0, "cosmetic": 0, "reworded": 0, "uncertain": 0,
                "moved": 0, "added": 0, "returned": 0, "retired": 0
            }
        }),
        "status" => json!({ "version": 1, "locales": [] }),
        _ => panic!("write the smallest report of `{command}` here"),
    }
}

#[test]
fn schemas_take_the_smallest_report() {
    for (command, _) in SCHEMAS {
        assert!(validator(command).is_valid(&smallest(command)), "{command}");
    }
}

#[test]
fn schemas_refuse_what_is_no_report() {
    for (command, _) in SCHEMAS {
        let validator = validator(command);
        let report = smallest(command);
        let mut wrong = vec![json!(null), json!([]), json!({}), json!("text")];
        let keys: Vec<String> = report.as_object().into_iter().flatten().map(|(key, _)| key.clone()).collect();
        for key in keys {
            let mut without = report.clone();
            without.as_object_mut().expect("a report is an object").remove(&key);
            wrong.push(without);
            let mut other = report.clone();
            other[&key] = json!("other");
            wrong.push(other);
        }
        let mut next_version = report.clone();
        next_version["version"] = json!(2);
        let mut more = report.clone();
        more["more"] = json!(0);
        wrong.extend([next_version, more]);
        for document in wrong {
            assert!(!validator.is_valid(&document), "{command} takes {document}");
        }
    }
}

#[test]
fn schemas_refuse_wrong_parts() {
    let wrong = [
        ("check", "/summary/errors", json!(-1)),
        ("check", "/findings", json!([{ "code": "syntax" }])),
        ("diff", "/changes", json!([{ "kind": "rewritten" }])),
        ("segment", "/counts/kept", json!(1.5)),
        ("segment", "/files", json!([1])),
        ("status", "/locales", json!([{ "locale": "ru", "coverage": 101 }])),
    ];
    for (command, place, part) in wrong {
        let mut report = smallest(command);
        *report.pointer_mut(place).expect("the place is in the smallest report") = part.clone();
        assert!(!validator(command).is_valid(&report), "{command} takes {part} at {place}");
    }
}
