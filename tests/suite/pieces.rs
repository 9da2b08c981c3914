//! Files that are read and written piece by piece: whole or not at all, and never over what somebody else has saved since.

use std::io::{self, Read, Write};

use tolmach::disk::{Disk, DiskError, Written};
use tolmach::project::Files;

use crate::sandbox::{Sandbox, said};

/// Gives a text in pieces of some bytes.
fn pieces(text: &str, size: usize) -> impl Fn(&mut dyn Write) -> io::Result<()> {
    move |out| text.as_bytes().chunks(size).try_for_each(|piece| out.write_all(piece))
}

#[test]
fn a_file_that_has_the_bytes_is_not_touched_and_any_other_is_replaced() {
    let sandbox = Sandbox::new([]);
    let disk = Disk::open(sandbox.root()).unwrap();
    let long = "line\n".repeat(60_000);
    let shorter = &long[..long.len() - 1];
    let other_end = format!("{shorter}!");
    let other_start = format!("!{}", &long[1..]);
    for (before, after) in [
        (None, ""),
        (None, long.as_str()),
        (Some(""), "a"),
        (Some("a"), ""),
        (Some(long.as_str()), shorter),
        (Some(shorter), long.as_str()),
        (Some(long.as_str()), other_end.as_str()),
        (Some(long.as_str()), other_start.as_str()),
    ] {
        for size in [1, 7, 100_000] {
            match before {
                Some(text) => sandbox.write("a/b.txt", text),
                None => drop(std::fs::remove_file(sandbox.root().join("a/b.txt"))),
            }
            let disk = disk.apart();
            assert_eq!(disk.write_through("a/b.txt", pieces(after, size)).unwrap(), Written::Changed);
            assert!(sandbox.text("a/b.txt") == after);
            assert_eq!(disk.write_through_again("a/b.txt", pieces(after, size)).unwrap(), Written::Same);
            assert_eq!(disk.write("a/b.txt", after.as_bytes()).unwrap(), Written::Same);
        }
    }
    assert_eq!(sandbox.files().len(), 1, "{:?}", sandbox.files().keys());
}

#[test]
fn bytes_that_cannot_be_made_leave_the_file_as_it_was() {
    let sandbox = Sandbox::new([("a.txt", "old\n")]);
    let disk = Disk::open(sandbox.root()).unwrap();
    for start in ["", "old\n", "new\n"] {
        let fails = |out: &mut dyn Write| {
            out.write_all(start.as_bytes())?;
            Err(io::Error::other("the template is wrong"))
        };
        let error = disk.write_through("a.txt", fails).unwrap_err();
        assert!(error.to_string().contains("a.txt"), "{error}");
    }
    assert_eq!(sandbox.text("a.txt"), "old\n");
    assert_eq!(sandbox.files().len(), 1, "{:?}", sandbox.files().keys());
}

#[test]
fn what_was_read_in_pieces_or_in_part_is_not_written_over_when_it_changed() {
    let text = "line\n".repeat(60_000);
    let changed = format!("{text}more\n");
    let in_part = |reader: &mut dyn Read| reader.read(&mut [0; 3]).unwrap();
    let whole = |reader: &mut dyn Read| io::copy(reader, &mut io::sink()).unwrap() as usize;
    for read in [in_part, whole] {
        let sandbox = Sandbox::new([("a.txt", text.as_str())]);
        let disk = Disk::open(sandbox.root()).unwrap();
        assert_eq!(disk.read_through("none.txt", read).unwrap(), None);
        assert!(disk.read_through("a.txt", read).unwrap().is_some());
        sandbox.write("a.txt", &changed);
        for result in [disk.write("a.txt", b"x"), disk.write_through("a.txt", pieces("x", 1))] {
            assert!(matches!(result.unwrap_err(), DiskError::Changed { .. }));
        }
        sandbox.write("none.txt", "now there is one");
        let result = disk.write_through("none.txt", pieces("x", 1));
        assert!(matches!(result.unwrap_err(), DiskError::Changed { .. }));
        // As it was read, it may be written, and again.
        sandbox.write("a.txt", &text);
        assert_eq!(disk.write_through("a.txt", pieces(&changed, 10)).unwrap(), Written::Changed);
        assert_eq!(disk.write("a.txt", b"x").unwrap(), Written::Changed);
    }
}

#[test]
fn work_apart_is_held_to_what_it_read_itself() {
    let sandbox = Sandbox::new([("a.txt", "1")]);
    let disk = Disk::open(sandbox.root()).unwrap();
    let (one, other) = (disk.apart(), disk.apart());
    assert_eq!(one.read("a.txt").unwrap().unwrap(), b"1");
    sandbox.write("a.txt", "2");
    assert!(matches!(one.write("a.txt", b"3").unwrap_err(), DiskError::Changed { .. }));
    assert_eq!(other.write("a.txt", b"3").unwrap(), Written::Changed);
}

/// Returns the paths that the manifest lists.
fn listed(sandbox: &Sandbox) -> Vec<String> {
    let text = sandbox.text("editions/manifest.json");
    let paths = text.lines().filter_map(|line| line.trim().strip_prefix("\"path\": \""));
    paths.map(|path| path.trim_end_matches("\",").to_string()).collect()
}

#[test]
fn a_list_that_cannot_be_written_does_not_make_the_manifest_forget_what_was_made() {
    let sandbox = Sandbox::new([
        ("tolmach.toml", "[editions]\nformats = [\"html\"]\n[locales.ru]\non-missing = \"source\"\n"),
        ("source/a.md", "# Rain\n"),
    ]);
    sandbox.segment();
    assert!(sandbox.tolmach(&["render"]).status.success());
    sandbox.write("source/b.md", "# Snow\n");
    sandbox.segment();
    std::fs::remove_file(sandbox.root().join("editions/html/ru/index.html")).unwrap();
    std::fs::create_dir(sandbox.root().join("editions/html/ru/index.html")).unwrap();
    let output = sandbox.tolmach(&["render"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    let paths = ["html/ru/a.html", "html/ru/b.html", "html/index.html", "html/ru/index.html"];
    assert_eq!(listed(&sandbox), paths);
    // So the next run can take away what is no longer made.
    std::fs::remove_dir(sandbox.root().join("editions/html/ru/index.html")).unwrap();
    std::fs::remove_file(sandbox.root().join("source/b.md")).unwrap();
    assert!(sandbox.tolmach(&["render"]).status.success());
    assert_eq!(listed(&sandbox), ["html/ru/a.html", "html/index.html", "html/ru/index.html"]);
    assert!(!sandbox.root().join("editions/html/ru/b.html").exists());
}

#[test]
fn files_of_articles_whose_names_begin_alike_stand_in_order_and_are_found_again() {
    let sandbox = Sandbox::new([(
        "tolmach.toml",
        "[editions]\nformats = [\"html\", \"text\"]\n[locales.ru]\non-missing = \"source\"\n[locales.ru-KZ]\non-missing = \"source\"\n",
    )]);
    for name in ["a", "a-b", "a/b", "a.b", "index"] {
        sandbox.write(&format!("source/{name}.md"), &format!("# About {name}\n"));
    }
    sandbox.segment();
    assert!(sandbox.tolmach(&["render"]).status.success());
    let (paths, text) = (listed(&sandbox), sandbox.text("editions/manifest.json"));
    let editions = &paths[..20];
    assert!(editions.is_sorted(), "{paths:?}");
    let again = sandbox.tolmach(&["render"]);
    assert!(said(&again).contains("(0 new or changed, 20 up to date)"), "{}", said(&again));
    assert_eq!(sandbox.text("editions/manifest.json"), text);
    // An article that is not asked for keeps its files, and one that is gone loses them.
    std::fs::remove_file(sandbox.root().join("source/a.b.md")).unwrap();
    assert!(sandbox.tolmach(&["render", "a-b", "--format", "text"]).status.success());
    let left: Vec<&String> = paths.iter().filter(|path| !path.contains("/a.b.")).collect();
    assert_eq!(listed(&sandbox).iter().collect::<Vec<_>>(), left);
    assert!(!sandbox.root().join("editions/text/ru/a.b.txt").exists());
    assert!(sandbox.root().join("editions/html/ru-KZ/a/b.html").exists());
}
