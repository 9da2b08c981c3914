//! One block of a transcript → what it does in the folder, and the text that the block should have.

use std::fs;
use std::path::{Path, PathBuf};

use super::page::Block;
use crate::binary::{self, Ran};

/// The folder of a transcript, and where in it the user is.
pub struct Place {
    root: PathBuf,
    here: PathBuf,
}

impl Place {
    /// Starts in a folder.
    pub fn new(root: &Path) -> Place {
        let root = fs::canonicalize(root).expect("the folder is there");
        Place { here: root.clone(), root }
    }

    /// Does what a block says; returns the text that it should have.
    pub fn run(&mut self, name: &str, block: &Block) -> String {
        let place = format!("{name}:{}", block.line);
        let mut words: Vec<&str> = block.info.split(' ').collect();
        let mut text = block.text.clone();
        if let [.., "times", times] = words[..] {
            text = unescaped(&text).repeat(times.parse().unwrap_or_else(|_| panic!("{place}: `{times}` is no number")));
            words.truncate(words.len() - 2);
        }
        match words[..] {
            ["console"] => return self.console(&place, &block.text),
            ["file", path] => self.write(path, text.as_bytes()),
            ["append", path] => self.write(path, (self.read(&place, path) + &text).as_bytes()),
            ["bytes", path] => self.write(path, &bytes(&text)),
            ["diff", path] => self.write(path, patched(&place, &self.read(&place, path), &text).as_bytes()),
            // Any other block is there for readers.
            ["text"] => {}
            _ => panic!("{place}: a block `{}` means nothing", block.info),
        }
        block.text.clone()
    }

    fn console(&mut self, place: &str, text: &str) -> String {
        let mut shown = String::new();
        for line in text.lines() {
            if let Some(command) = line.strip_prefix("$ ") {
                shown.push_str(&format!("{line}\n"));
                shown.push_str(&self.command(place, command));
            }
        }
        assert!(!shown.is_empty(), "{place}: a console block starts with `$ `");
        shown
    }

    /// Runs one line; returns what it prints. There is no shell behind it.
    fn command(&mut self, place: &str, line: &str) -> String {
        let words = words(line);
        let texts: Vec<&str> = words.iter().map(String::as_str).collect();
        let fine = |done: std::io::Result<()>| done.unwrap_or_else(|error| panic!("{place}: {line}: {error}"));
        match texts[..] {
            ["tolmach", ..] => return self.shown(&binary::tolmach(&self.root, &self.here, &words[1..])),
            ["git", ..] => {
                let ran = binary::git(&self.root, &self.here, &words[1..]);
                assert_eq!(ran.code, 0, "{place}: {line}: {}", ran.stderr);
            }
            ["cat", path] if !self.here.join(path).is_file() => return format!("there is no file {path}\n"),
            ["cat", path] => return visible(&without_inputs(&self.read(place, path))),
            ["ls", path] => return self.list(path),
            ["cd", path] => self.here = fs::canonicalize(self.here.join(path)).expect("the folder is there"),
            ["mkdir", path] => fine(fs::create_dir_all(self.here.join(path))),
            ["rm", path] => fine(fs::remove_file(self.here.join(path))),
            ["mv", from, to] => fine(fs::rename(self.here.join(from), self.here.join(to))),
            ["cp", from, to] => fine(fs::copy(self.here.join(from), self.here.join(to)).map(drop)),
            #[cfg(unix)]
            ["ln", "-s", target, path] => fine(std::os::unix::fs::symlink(target, self.here.join(path))),
            #[cfg(unix)]
            ["mkfifo", path] => {
                let made = std::process::Command::new("mkfifo").arg(self.here.join(path)).status();
                fine(made.map(|status| assert!(status.success(), "{place}: {line}")));
            }
            #[cfg(unix)]
            ["chmod", mode, path] => {
                use std::os::unix::fs::PermissionsExt;
                let mode = u32::from_str_radix(mode, 8).unwrap_or_else(|_| panic!("{place}: `{mode}` is no mode"));
                fine(fs::set_permissions(self.here.join(path), fs::Permissions::from_mode(mode)));
            }
            _ => panic!("{place}: `{line}` is no command of transcripts"),
        }
        String::new()
    }

    /// Returns what a program printed as a transcript shows it: standard output, standard error behind `! `, the code behind `? `.
    fn shown(&self, ran: &Ran) -> String {
        let mut out = visible(&self.named(&ran.stdout));
        for line in self.named(&ran.stderr).lines() {
            out.push_str(format!("! {line}").trim_end());
            out.push('\n');
        }
        if ran.code != 0 {
            out.push_str(&format!("? {}\n", ran.code));
        }
        out
    }

    /// Calls the folder by a name that is the same on every machine.
    fn named(&self, text: &str) -> String {
        let text = text.replace(&*self.root.to_string_lossy(), "[ROOT]");
        if cfg!(windows) { text.replace('\\', "/") } else { text }
    }

    /// Returns the paths of the files below a folder, one a line; nothing for a folder that is not there.
    fn list(&self, path: &str) -> String {
        let files = walkdir::WalkDir::new(self.here.join(path)).sort_by_file_name().into_iter();
        let files = files.filter_map(Result::ok).filter(|entry| !entry.file_type().is_dir());
        let path = |entry: walkdir::DirEntry| {
            let path =
                entry.path().strip_prefix(&self.here).unwrap_or(entry.path()).to_string_lossy().replace('\\', "/");
            format!("{path}\n")
        };
        files.map(path).collect()
    }

    fn read(&self, place: &str, path: &str) -> String {
        let bytes = fs::read(self.here.join(path)).unwrap_or_else(|error| panic!("{place}: {path}: {error}"));
        String::from_utf8(bytes).unwrap_or_else(|_| panic!("{place}: {path} is not text"))
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.here.join(path);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder can be made");
        fs::write(path, bytes).expect("a file can be written");
    }
}

/// Shows the digests of inputs in a manifest as `[INPUTS]`: another build of the program has others.
fn without_inputs(text: &str) -> String {
    let start = "\"inputs\": \"";
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(start) {
        let (before, digest) = rest.split_at(at + start.len());
        out.push_str(before);
        out.push_str("[INPUTS]");
        rest = &digest[digest.find('"').unwrap_or(0)..];
    }
    out + rest
}

/// Tells whether the machine has what a transcript wants.
pub fn has(want: &str, name: &str) -> bool {
    match want {
        "unix" => cfg!(unix),
        "not-root" => tempfile::tempdir().is_ok_and(|folder| cannot_read(folder.path())),
        _ => panic!("{name}: nothing is known about `{want}`"),
    }
}

/// Tells whether permissions keep this user from reading.
#[cfg(unix)]
fn cannot_read(folder: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let path = folder.join("secret");
    fs::write(&path, "secret").expect("a file can be written");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).expect("a mode can be set");
    fs::read(path).is_err()
}

#[cfg(not(unix))]
fn cannot_read(_: &Path) -> bool {
    false
}

/// Splits a line into words at white space; quotation marks of either kind keep a word together.
fn words(line: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for c in line.chars() {
        match quote {
            Some(mark) if c == mark => quote = None,
            None if c == '"' || c == '\'' => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            None if c == ' ' => words.extend(word.take()),
            _ => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

/// Replaces the lines marked `-` by those marked `+`; lines marked by a space say where. `@@` parts one place from the next.
fn patched(place: &str, text: &str, patch: &str) -> String {
    let mut text = text.to_string();
    for hunk in patch.split("@@\n") {
        let side = |mark: char| -> String {
            hunk.split_inclusive('\n').filter_map(|line| line.strip_prefix([mark, ' '])).collect()
        };
        let (old, new) = (side('-'), side('+'));
        assert_eq!(
            text.matches(&old).count(),
            1,
            "{place}: these lines must stand in the file once:\n{old}\nin\n{text}"
        );
        text = text.replacen(&old, &new, 1);
    }
    text
}

/// Shows characters that cannot be seen, and a last line without an end.
fn visible(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\r' => out.push_str("\\r"),
            '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                out.push_str(&format!("\\u{{{:x}}}", u32::from(c)));
            }
            '\n' | '\t' => out.push(c),
            c if c.is_control() => out.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
            c => out.push(c),
        }
    }
    if !out.is_empty() && !out.ends_with('\n') {
        out.push_str("\\\n");
    }
    out
}

fn unescaped(text: &str) -> String {
    String::from_utf8(bytes(text)).expect("what is repeated is text")
}

/// Reads `\r`, `\xFF`, `\u{FEFF}` and `\\`; a backslash at the end of a line takes the line's end away.
fn bytes(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.extend(rest[..at].bytes());
        rest = &rest[at + 1..];
        let number = |digits: &str| u32::from_str_radix(digits, 16).expect("an escape is hexadecimal");
        let taken = match rest.as_bytes().first() {
            Some(b'\n') => 1,
            Some(b'r') => {
                out.push(b'\r');
                1
            }
            Some(b'\\') => {
                out.push(b'\\');
                1
            }
            Some(b'x') => {
                out.push(u8::try_from(number(&rest[1..3])).expect("two digits are a byte"));
                3
            }
            Some(b'u') => {
                let end = rest.find('}').expect("an escape is closed");
                let c = char::from_u32(number(&rest[2..end])).expect("an escape is a character");
                out.extend(c.to_string().bytes());
                end + 1
            }
            _ => panic!("`\\{}` is no escape", rest.chars().next().unwrap_or(' ')),
        };
        rest = &rest[taken..];
    }
    out.extend(rest.bytes());
    out
}

#[test]
fn words_are_split_as_in_a_shell() {
    assert_eq!(words("a  'b c' \"d\"e ''"), ["a", "b c", "de", ""]);
}

#[test]
fn escapes_of_bytes_are_read() {
    assert_eq!(bytes("a\\r\nb\\\n\\xff\\u{e9}\\\\"), b"a\r\nb\xff\xc3\xa9\\");
}

#[test]
fn patch_replaces_lines_once() {
    assert_eq!(patched("here", "a\nb\nc\n", " a\n-b\n+d\n+e\n@@\n-c\n"), "a\nd\ne\n");
}
