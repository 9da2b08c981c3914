//! Folders in which something stands in the wrong place: links, pipes, folders like files and files like folders, odd names.

use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::Path;

/// Changes a project; the second folder is outside of it.
pub type Change = fn(&Path, &Path);

pub const LAYOUTS: &[(&str, Change)] = &[
    ("an article that is a link out of the project", |root, outside| {
        link(&outside.join("kept"), &root.join("source/b.md"))
    }),
    ("an article that is a link to itself", |root, _| link(Path::new("b.md"), &root.join("source/b.md"))),
    ("an article that is a link to nothing", |root, _| link(Path::new("nothing"), &root.join("source/b.md"))),
    ("an article that is a link to another", |root, _| link(Path::new("a.md"), &root.join("source/b.md"))),
    ("an article that is an endless device", |root, _| link(Path::new("/dev/zero"), &root.join("source/b.md"))),
    ("an article that is an empty device", |root, _| link(Path::new("/dev/null"), &root.join("source/b.md"))),
    ("an article that is a pipe", |root, _| pipe(&root.join("source/b.md"))),
    ("an article that is a socket", |root, _| socket(&root.join("source/b.md"))),
    ("an article that is a folder", |root, _| folder(&root.join("source/b.md"))),
    ("an article of 300 MiB", |root, _| large(&root.join("source/b.md"))),
    ("a folder of articles that leads out of the project", |root, outside| link(outside, &root.join("source/b"))),
    ("a folder of articles that leads back above itself", |root, _| link(Path::new(".."), &root.join("source/b"))),
    ("the folder of articles is a file", |root, _| {
        fs::remove_dir_all(root.join("source")).unwrap();
        file(&root.join("source"));
    }),
    ("the folder of articles is a link out of the project", |root, outside| instead(&root.join("source"), outside)),
    ("the folder of locales is a file", |root, _| {
        fs::remove_dir_all(root.join("locales")).unwrap();
        file(&root.join("locales"));
    }),
    ("the folder of locales is a link out of the project", |root, outside| instead(&root.join("locales"), outside)),
    ("a locale is a file", |root, _| {
        fs::remove_dir_all(root.join("locales/ru")).unwrap();
        file(&root.join("locales/ru"));
    }),
    ("a locale is a link out of the project", |root, outside| instead(&root.join("locales/ru"), outside)),
    ("a locale is a link to another", |root, _| instead(&root.join("locales/ru"), Path::new("en"))),
    ("a locale file is a link out of the project", |root, outside| {
        fs::remove_file(root.join("locales/ru/a.ftl")).unwrap();
        link(&outside.join("kept"), &root.join("locales/ru/a.ftl"));
    }),
    ("a locale file is a link to the catalogue", |root, _| {
        fs::remove_file(root.join("locales/ru/a.ftl")).unwrap();
        link(Path::new("../en/a.ftl"), &root.join("locales/ru/a.ftl"));
    }),
    ("a locale file is a pipe", |root, _| {
        fs::remove_file(root.join("locales/ru/a.ftl")).unwrap();
        pipe(&root.join("locales/ru/a.ftl"));
    }),
    ("a locale file is a folder", |root, _| {
        fs::remove_file(root.join("locales/ru/a.ftl")).unwrap();
        folder(&root.join("locales/ru/a.ftl"));
    }),
    ("a locale file of 300 MiB", |root, _| large(&root.join("locales/ru/b.ftl"))),
    ("the catalogue is a folder", |root, _| {
        fs::remove_file(root.join("locales/en/a.ftl")).unwrap();
        folder(&root.join("locales/en/a.ftl"));
    }),
    ("the catalogue is a link out of the project", |root, outside| {
        fs::remove_file(root.join("locales/en/a.ftl")).unwrap();
        link(&outside.join("kept"), &root.join("locales/en/a.ftl"));
    }),
    ("the memory is a file", |root, _| {
        fs::remove_dir_all(root.join(".tolmach")).unwrap();
        file(&root.join(".tolmach"));
    }),
    ("the memory is a link out of the project", |root, outside| instead(&root.join(".tolmach"), outside)),
    ("the lock is a folder", |root, _| {
        let _ = fs::remove_file(root.join(".tolmach/lock"));
        folder(&root.join(".tolmach/lock"));
    }),
    ("the lock is a link out of the project", |root, outside| {
        let _ = fs::remove_file(root.join(".tolmach/lock"));
        link(&outside.join("new"), &root.join(".tolmach/lock"));
    }),
    ("the folder of editions is a file", |root, _| file(&root.join("editions"))),
    ("the folder of editions is a link out of the project", |root, outside| link(outside, &root.join("editions"))),
    ("an edition is a folder", |root, _| folder(&root.join("editions/html/ru/a.html"))),
    ("an edition is a link out of the project", |root, outside| {
        fs::create_dir_all(root.join("editions/html/ru")).unwrap();
        link(&outside.join("kept"), &root.join("editions/html/ru/a.html"));
    }),
    ("the manifest of editions is broken", |root, _| {
        fs::create_dir_all(root.join("editions")).unwrap();
        fs::write(root.join("editions/manifest.json"), "{\"editions\": [{\"path\": \"../../outside/kept\"").unwrap();
    }),
    ("the manifest of editions names a file out of the project", |root, _| {
        fs::create_dir_all(root.join("editions")).unwrap();
        let text = "{\"version\":1,\"editions\":[{\"path\":\"../../outside/kept\",\"locale\":\"ru\",\"article\":\"gone\",\"format\":\"html\"}]}";
        fs::write(root.join("editions/manifest.json"), text).unwrap();
    }),
    ("the configuration is a folder", |root, _| {
        fs::remove_file(root.join("tolmach.toml")).unwrap();
        folder(&root.join("tolmach.toml"));
    }),
    ("the configuration is a link out of the project", |root, outside| {
        fs::remove_file(root.join("tolmach.toml")).unwrap();
        link(&outside.join("kept"), &root.join("tolmach.toml"));
    }),
    ("the configuration is a pipe", |root, _| {
        fs::remove_file(root.join("tolmach.toml")).unwrap();
        pipe(&root.join("tolmach.toml"));
    }),
    ("the glossary is a folder", |root, _| folder(&root.join("glossary.csv"))),
    ("the glossary is a link to an endless device", |root, _| link(Path::new("/dev/zero"), &root.join("glossary.csv"))),
    ("a name that is not UTF-8", |root, _| {
        fs::write(root.join("source").join(std::ffi::OsStr::from_bytes(b"b\xFF.md")), "x\n").unwrap();
    }),
    ("a name with a line ending", |root, _| named(root, "b\nc")),
    ("a name with a colour", |root, _| named(root, "b\u{1B}[31mc")),
    ("a name with spaces and quotes", |root, _| named(root, " b 'c' \"d\" ")),
    ("a name with a backslash", |root, _| named(root, "..\\b")),
    ("a name that begins with hyphens", |root, _| named(root, "--help")),
    ("a name of points", |root, _| named(root, "...")),
    ("a name without letters", |root, _| named(root, "")),
    ("a name of 251 bytes", |root, _| named(root, &"b".repeat(251))),
    ("a name with marks of HTML", |root, _| named(root, "<b onclick=alert(1)>&amp;")),
    ("a name with marks of globs", |root, _| named(root, "[b]*?{c}")),
    ("a name with the mark of a locale", |root, _| named(root, "{locale}")),
    ("a name that turns the direction", |root, _| named(root, "b\u{202E}dm")),
    ("a name of a device of Windows", |root, _| named(root, "con")),
    ("a name in two normal forms", |root, _| {
        named(root, "caf\u{E9}");
        named(root, "cafe\u{301}");
    }),
    ("a name in two cases", |root, _| {
        named(root, "b");
        named(root, "B");
    }),
    ("a name of an article and a folder", |root, _| {
        fs::create_dir_all(root.join("source/a")).unwrap();
        named(root, "a/b");
    }),
    ("the name of a shared file", |root, _| named(root, "edition")),
    ("a hidden name", |root, _| named(root, ".b")),
    ("folders 80 deep", |root, _| {
        let deep = "d/".repeat(80);
        fs::create_dir_all(root.join("source").join(&deep)).unwrap();
        named(root, &format!("{deep}b"));
    }),
    ("300 articles", |root, _| (0..300).for_each(|at| named(root, &format!("b{at}")))),
];

fn link(target: &Path, at: &Path) {
    symlink(target, at).unwrap();
}

fn instead(folder: &Path, target: &Path) {
    let _ = fs::remove_dir_all(folder);
    link(target, folder);
}

fn file(at: &Path) {
    fs::write(at, "x\n").unwrap();
}

fn folder(at: &Path) {
    fs::create_dir_all(at.join("inner")).unwrap();
}

fn named(root: &Path, name: &str) {
    fs::write(root.join(format!("source/{name}.md")), "Some text.\n").unwrap();
}

fn pipe(at: &Path) {
    let made = std::process::Command::new("mkfifo").arg(at).status().unwrap();
    assert!(made.success());
}

fn socket(at: &Path) {
    std::os::unix::net::UnixListener::bind(at).unwrap();
}

/// A file with a hole takes no room.
fn large(at: &Path) {
    fs::File::create(at).unwrap().set_len(300 * 1024 * 1024).unwrap();
}
