//! The whole manual: the help of every command, the list of checks, the manual page.

use crate::binary::tolmach;
use crate::snapshot::assert_snapshot;

#[test]
fn help_of_every_command() {
    assert_snapshot("help", &printed(&["--help"]));
    for command in commands() {
        assert_snapshot(&format!("help-{command}"), &printed(&[&command, "--help"]));
    }
}

#[test]
fn help_fits_a_terminal() {
    for command in commands() {
        for line in printed(&[&command, "--help"]).lines() {
            assert!(line.chars().count() <= 100, "{command}: {line}");
        }
    }
}

#[test]
fn checks_in_a_list() {
    assert_snapshot("check-list", &printed(&["check", "--list"]));
}

#[test]
fn manual_page() {
    let page = printed(&["man"]);
    // The version stands in the page, and would change it with every release.
    assert_snapshot("man", &page.replace(env!("CARGO_PKG_VERSION"), "[VERSION]"));
}

#[test]
fn version_is_that_of_the_package() {
    assert_eq!(printed(&["--version"]), format!("tolmach {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn completions_for_every_shell() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        assert!(printed(&["completions", shell]).contains("tolmach"), "{shell}");
    }
}

/// Returns the names of the commands, as the help lists them.
fn commands() -> Vec<String> {
    let help = printed(&["--help"]);
    let list = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names = list.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names: Vec<String> = names.filter_map(|line| line.split_whitespace().next().map(str::to_string)).collect();
    assert!(names.len() >= 11, "{names:?}");
    names
}

/// Returns what a run prints that must end well.
fn printed(arguments: &[&str]) -> String {
    let arguments: Vec<String> = arguments.iter().map(|word| (*word).to_string()).collect();
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let ran = tolmach(folder.path(), folder.path(), &arguments);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{arguments:?}");
    ran.stdout
}
