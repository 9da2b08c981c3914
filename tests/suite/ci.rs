//! What other people's CI runs: the steps of `action.yml`, the hooks for pre-commit, and the commands in `docs/ci.md`.
//!
//! The YAML in these files is of a few shapes, which a reader of lines understands; no parser is needed for it.

#![cfg(unix)]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

use crate::sandbox::{Sandbox, said};

fn package(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A step of the action: its variables as they are written, and its script.
#[derive(Debug, Default)]
struct Step {
    name: String,
    variables: Vec<(String, String)>,
    script: String,
}

/// Reads the steps of the action.
fn steps(yaml: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for line in yaml.split("\n  steps:\n").nth(1).expect("the action has steps").lines() {
        if let Some(name) = line.strip_prefix("    - name: ") {
            steps.push(Step { name: name.to_string(), ..Step::default() });
            continue;
        }
        let step = steps.last_mut().expect("a step begins with its name");
        if let Some(entry) = line.strip_prefix("        ") {
            match entry.split_once(": ") {
                Some((name, value)) if step.script.is_empty() && value.starts_with("${{") => {
                    step.variables.push((name.to_string(), value.to_string()));
                }
                _ => step.script.push_str(&format!("{entry}\n")),
            }
        }
    }
    steps
}

/// Returns the inputs of the action with their defaults.
fn inputs(yaml: &str) -> BTreeMap<String, String> {
    let section =
        yaml.split("\ninputs:\n").nth(1).and_then(|rest| rest.split("\noutputs:").next()).expect("it has inputs");
    let mut inputs = BTreeMap::new();
    let mut last = String::new();
    for line in section.lines() {
        if let Some(default) = line.strip_prefix("    default: ") {
            inputs.insert(last.clone(), default.trim_matches('\'').to_string());
        } else if let Some(name) = line.strip_prefix("  ").and_then(|name| name.strip_suffix(':')) {
            last = name.to_string();
        }
    }
    inputs
}

/// What the action did: how each step ended, the summary of the job, and the outputs of its first step.
struct Job {
    steps: Vec<(String, Output)>,
    summary: String,
}

/// Runs the action as GitHub does, with these inputs.
fn run_action(sandbox: &Sandbox, with: &[(&str, &str)]) -> Job {
    let yaml = package("action.yml");
    let mut inputs = inputs(&yaml);
    for (name, value) in with {
        assert!(inputs.insert((*name).to_string(), (*value).to_string()).is_some(), "{name} is no input");
    }
    let folder = tempfile::tempdir().unwrap();
    let (outputs, summary) = (folder.path().join("output"), folder.path().join("summary"));
    let mut job = Job { steps: Vec::new(), summary: String::new() };
    for step in steps(&yaml) {
        let written = std::fs::read_to_string(&outputs).unwrap_or_default();
        let output =
            |name: &str| written.lines().find_map(|line| line.strip_prefix(&format!("{name}="))).map(str::to_string);
        let value = |expression: &str| {
            let inner = expression.trim_start_matches("${{").trim_end_matches("}}").trim();
            match inner.split_once("outputs.") {
                Some((_, name)) => output(name).unwrap_or_default(),
                None => inputs[inner.strip_prefix("inputs.").unwrap_or_else(|| panic!("{expression}"))].clone(),
            }
        };
        let script = folder.path().join("script.sh");
        std::fs::write(&script, &step.script).unwrap();
        assert!(!step.script.contains("${{"), "{}: an input goes into a script by a variable only", step.name);
        let mut command = Command::new("bash");
        command.args(["--noprofile", "--norc", "-eo", "pipefail"]).arg(&script).current_dir(sandbox.root());
        command.env("GITHUB_OUTPUT", &outputs).env("GITHUB_STEP_SUMMARY", &summary).env("RUNNER_TEMP", folder.path());
        command.env("GITHUB_ACTION_PATH", env!("CARGO_MANIFEST_DIR")).env("NO_COLOR", "1");
        command.envs(step.variables.iter().map(|(name, expression)| (name, value(expression))));
        job.steps.push((step.name, command.output().unwrap()));
    }
    job.summary = std::fs::read_to_string(&summary).unwrap_or_default();
    job
}

/// A project in a folder of its repository, translated.
fn project() -> Sandbox {
    let sandbox = Sandbox::new([
        ("my site/tolmach.toml", "[locales.ru]\n"),
        ("my site/source/news.md", "# News\n\nTwo people were fined.\n"),
    ]);
    sandbox.git_ok(&["init", "-q"]);
    tolmach(&sandbox, &["segment"]);
    sandbox.edit("my site/locales/ru/news.ftl", "# news =", "news = Новости");
    sandbox.edit("my site/locales/ru/news.ftl", "# two-people-fined =", "two-people-fined = Двоих оштрафовали.");
    tolmach(&sandbox, &["segment"]);
    sandbox
}

fn tolmach(sandbox: &Sandbox, arguments: &[&str]) {
    let output = sandbox.command(arguments).current_dir(sandbox.root().join("my site")).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", said(&output));
}

const BINARY: (&str, &str) = ("binary", env!("CARGO_BIN_EXE_tolmach"));

#[test]
fn action_passes_where_all_is_well() {
    let job = run_action(&project(), &[BINARY, ("project", "my site")]);
    assert_eq!(job.steps.len(), 3);
    for (name, output) in &job.steps {
        assert!(output.status.success(), "{name}: {}", said(output));
    }
    assert!(job.summary.contains("| ru | 0 | 0 | 100 % (2/2) |"), "{}", job.summary);
}

#[test]
fn action_fails_with_remarks_and_a_summary() {
    let sandbox = project();
    sandbox.edit("my site/locales/ru/news.ftl", "two-people-fined = Двоих", "two-people-fined = { $who } двоих");
    sandbox.edit("my site/source/news.md", "# News", "# The news");
    let job = run_action(&sandbox, &[BINARY, ("project", "my site"), ("sarif", "out.sarif")]);
    let codes: Vec<Option<i32>> = job.steps.iter().map(|(_, output)| output.status.code()).collect();
    assert_eq!(codes, [Some(0), Some(1), Some(1)], "{:?}", job.steps);
    let remarks = said(&job.steps[2].1);
    assert!(remarks.contains("::error file=my site/locales/ru/news.ftl,line="), "{remarks}");
    assert!(remarks.contains(",title=unknown-variable::"), "{remarks}");
    assert!(job.summary.contains("`unknown-variable`"), "{}", job.summary);
    assert!(sandbox.text("out.sarif").contains("\"my%20site/locales/ru/news.ftl\""));
}

#[test]
fn action_hands_its_arguments_on_and_takes_none_for_a_command() {
    let sandbox = project();
    sandbox.edit("my site/locales/ru/news.ftl", "two-people-fined = Двоих", "two-people-fined = { $who } двоих");
    let allowed = ("arguments", "--locale ru --level unknown-variable=off");
    let job = run_action(&sandbox, &[BINARY, ("project", "my site"), allowed]);
    assert!(job.steps[2].1.status.success(), "{}", said(&job.steps[2].1));
    let hostile = ("arguments", "$(touch taken); touch taken");
    let job = run_action(&sandbox, &[BINARY, ("project", "my site"), hostile]);
    assert_eq!(job.steps[2].1.status.code(), Some(2));
    assert_eq!(sandbox.text("taken"), "");
    assert!(!sandbox.root().join("taken").exists());
}

#[test]
fn documentation_names_every_input() {
    let page = package("docs/ci.md");
    for name in inputs(&package("action.yml")).keys() {
        assert!(page.contains(&format!("| `{name}` |")), "docs/ci.md does not say what `{name}` is");
    }
}

/// Runs a line with the shell, where `tolmach` is ours.
fn shell(sandbox: &Sandbox, line: &str) -> Output {
    let folder = Path::new(env!("CARGO_BIN_EXE_tolmach")).parent().expect("a program is in a folder");
    let path = std::env::join_paths(
        std::iter::once(folder.to_path_buf()).chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
    )
    .unwrap();
    let mut command = Command::new("bash");
    command.args(["-c", line]).current_dir(sandbox.root().join("my site")).env("PATH", path).env("NO_COLOR", "1");
    command.output().unwrap()
}

/// Returns the values of a key in a file of hooks.
fn values(yaml: &str, key: &str) -> Vec<String> {
    let lines = yaml.lines().map(|line| line.trim_start().trim_start_matches("- ").trim_start());
    lines.filter_map(|line| line.strip_prefix(&format!("{key}: "))).map(str::to_string).collect()
}

#[test]
fn hooks_of_pre_commit_pass_and_stop() {
    let yaml = package(".pre-commit-hooks.yaml");
    let entries = values(&yaml, "entry");
    assert_eq!(entries, ["tolmach segment", "tolmach check --quiet"]);
    assert_eq!(values(&yaml, "pass_filenames"), ["false", "false"], "the project is checked as a whole");
    let sandbox = project();
    let before = sandbox.files();
    for entry in &entries {
        let output = shell(&sandbox, entry);
        assert!(output.status.success(), "{entry}: {}", said(&output));
    }
    assert_eq!(sandbox.files(), before, "nothing to do, nothing written");
    sandbox.edit("my site/source/news.md", "Two people", "2 people");
    let output = shell(&sandbox, &entries[0]);
    assert!(output.status.success(), "{}", said(&output));
    assert_ne!(sandbox.files(), before, "pre-commit stops when files were written");
    assert_eq!(shell(&sandbox, &entries[1]).status.code(), Some(1), "the translation is stale now");
    let ids = values(&yaml, "id");
    let page = package("docs/ci.md");
    let shown: Vec<String> = values(&page, "id").into_iter().filter(|id| id.starts_with("tolmach")).collect();
    assert_eq!(shown, ids, "docs/ci.md shows every hook");
}

#[test]
fn commands_of_the_documentation_work() {
    let page = package("docs/ci.md");
    let in_yaml = page
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("- "))
        .filter(|line| line.starts_with("tolmach "));
    let commands: Vec<&str> = in_yaml.chain(page.lines().filter(|line| line.starts_with("tolmach "))).collect();
    assert!(commands.len() >= 6, "{commands:?}");
    let sandbox = project();
    for command in commands {
        let output = shell(&sandbox, command);
        // Without findings `grep` has nothing to show.
        let expected = if command.contains("| grep") { 1 } else { 0 };
        assert_eq!(output.status.code(), Some(expected), "{command}: {}", said(&output));
    }
    for (file, part) in [
        ("gl-code-quality-report.json", "[]"),
        ("tolmach.xml", "<testsuite name=\"ru\""),
        ("status.html", "<td class=\"complete\">"),
        ("ru.svg", "Russian: 100 %"),
    ] {
        assert!(sandbox.text(&format!("my site/{file}")).contains(part), "{file}");
    }
}
