//! Reads every Markdown file below a folder, cuts it into segments, fills each with its own text and compares the bytes.
use std::collections::BTreeSet;
use tolmach::{
    article::Article,
    file::TextFile,
    markdown::{self, Replacement},
    segment,
};
fn main() {
    let root = std::env::args().nth(1).expect("usage: corpus FOLDER");
    let (mut files, mut same, mut bones, mut texts, mut segs, mut bytes, mut parse_s) = (0, 0, 0, 0, 0, 0usize, 0.0);
    for entry in walkdir::WalkDir::new(root).into_iter().flatten() {
        if entry.path().extension().is_none_or(|e| e != "md") {
            continue;
        }
        files += 1;
        let path = entry.path().display().to_string();
        let data = std::fs::read(entry.path()).unwrap();
        bytes += data.len();
        let file = match TextFile::decode(path.clone(), data) {
            Ok(f) => f,
            Err(e) => {
                println!("{path}: {e:?}");
                continue;
            }
        };
        let t = std::time::Instant::now();
        let article = Article::read("x", file);
        let cut = segment::segments(&article, &["title".into(), "description".into()], &BTreeSet::new());
        parse_s += t.elapsed().as_secs_f64();
        for f in article.findings.iter().chain(&cut.findings) {
            println!("{path}: {}", f.message);
        }
        // law: parts join
        let mut spans: Vec<_> =
            cut.segments.iter().map(|s| s.span).chain(cut.skipped(article.file.text.len())).collect();
        spans.sort();
        let joined: String = spans.iter().map(|s| article.file.slice(*s)).collect();
        if joined == article.file.text {
            same += 1
        } else {
            println!("{path}: parts do not join")
        }
        let own: Vec<String> = cut.segments.iter().map(|s| s.pattern.markdown()).collect();
        let repl: Vec<_> = cut
            .segments
            .iter()
            .zip(&own)
            .map(|(s, t)| Replacement { span: s.span, slot: &s.slot, text: Some(t) })
            .collect();
        let (out, _) = markdown::splice(&article.file.text, article.file.newline(), &repl);
        let a = markdown::skeleton(&article.file.text).unwrap();
        let b = markdown::skeleton(&out).unwrap();
        match markdown::first_difference(&a, &b) {
            None => bones += 1,
            Some((x, y)) => println!(
                "{path}: bones differ at {x}/{y}: {:?} -> {:?}",
                article.file.text[x..].chars().take(60).collect::<String>(),
                out[y..].chars().take(60).collect::<String>()
            ),
        }
        let again = Article::read("x", TextFile::new("x", out));
        let cut2 = segment::segments(&again, &["title".into(), "description".into()], &BTreeSet::new());
        let t2: Vec<String> = cut2.segments.iter().map(|s| s.pattern.markdown()).collect();
        segs += own.len();
        if t2 == own {
            texts += 1
        } else {
            let at = own.iter().zip(&t2).position(|(a, b)| a != b);
            println!("{path}: texts differ {} {} {:?}", own.len(), t2.len(), at.map(|i| (&own[i], &t2[i])));
        }
    }
    println!(
        "files {files}, parts join {same}, own texts written: skeleton kept {bones}, texts kept {texts}, segments {segs}, {:.1} MB/s",
        bytes as f64 / parse_s / 1e6
    );
}
