//! Locale files that another tool has written anew: no state hangs on a comment, on an order or on white space.

use tolmach::ftl::{self, EntryKind};

use crate::memory::Memory;

const RUSSIAN: &str = "locales/ru/a.ftl";
const ENGLISH: &str = "locales/en/a.ftl";

const ARTICLE: &str = "# The lake

The ferry crosses the lake every hour until nine.

Draft evaders face a fine of up to 1 %.

Stalls open at six, and close when the bread is gone.

Honey of the region tastes faintly of chestnut.

Bring 2 photos\\
and a pen.

It was { $n } degrees.

Nobody said a word to them.
";

/// A project with every kind of state.
fn project() -> Memory {
    let article = |text: &str| format!("---\nfacts:\n  n: 20\n---\n{text}");
    let mut memory = Memory::new([("tolmach.toml", "[locales.ru]\n"), ("source/a.md", article(ARTICLE).as_str())]);
    memory.segment();
    for (id, text) in [
        ("lake", "Озеро"),
        ("ferry-crosses-lake-every-hour", "Паром ходит каждый час до девяти."),
        ("draft-evaders-face-fine-up", "Уклонистам грозит до 1 % штрафа."),
        ("stalls-open-six-close-when", "Лавки открываются в шесть."),
        ("bring-2-photos-pen", "Принесите 2 фото\n    и ручку."),
        ("n-degrees", "Было 20 градусов."),
        ("nobody-said-word", "Им никто не сказал ни слова."),
    ] {
        memory.edit(RUSSIAN, &format!("# {id} ="), &format!("{id} = {text}"));
    }
    memory.segment();
    let changed = article(ARTICLE)
        .replace("1 %", "10 %")
        .replace("six, and", "six and")
        .replace("a pen", "a pencil")
        .replace("n: 20", "n: 30")
        .replace("Nobody said a word to them.", "A word was all that anybody heard of it, they say.");
    memory.files.insert("source/a.md".into(), changed.into_bytes());
    memory.segment();
    memory
}

/// Returns the state of each message as it prints.
fn states(memory: &Memory) -> Vec<String> {
    let states = memory.each_unit(|_, _, reading| {
        let messages = reading.catalogue.iter().flat_map(|catalogue| &catalogue.messages);
        let translated = reading.translations.iter().flat_map(|translation| &translation.messages);
        let pairs = messages.zip(translated);
        pairs.map(|(message, one)| format!("{} {:?}", message.id, one.state)).collect::<Vec<_>>()
    });
    states.concat()
}

/// Returns the entries of a file without comments.
fn bodies(text: &str) -> Vec<(String, String)> {
    let resource = ftl::parse(text);
    let own = resource.entries.iter().filter_map(|entry| Some((entry.id()?, entry)));
    own.map(|(id, entry)| (id, text[entry.body_span(text).range()].trim_end().to_string())).collect()
}

/// Returns the comments above each entry of a file, as it writes them.
fn comments(text: &str) -> Vec<(String, String)> {
    let resource = ftl::parse(text);
    let own = resource.entries.iter().filter_map(|entry| Some((entry.id()?, entry)));
    own.map(|(id, entry)| (id, text[entry.span.start..entry.body_span(text).start].to_string())).collect()
}

#[test]
fn a_file_written_anew_by_another_tool_keeps_its_states() {
    let memory = project();
    let (before, text) = (states(&memory), memory.text(RUSSIAN).to_string());
    let words = before.join("\n");
    for word in ["Number", "Prose", "uncertain: true", "Same", "Missing"] {
        assert!(words.contains(word), "{word} is among the states: {words}");
    }
    let own = bodies(&text);
    let plain: String = own.iter().map(|(_, body)| format!("{body}\n")).collect();
    let mut sorted = own.clone();
    sorted.sort();
    let sorted: String = sorted.into_iter().map(|(_, body)| format!("{body}\n")).collect();
    let backwards: String = own.iter().rev().map(|(_, body)| format!("{body}\n\n\n")).collect();
    // Some tools write the English file with the translations filled in, its comments included.
    let english = memory.text(ENGLISH).to_string();
    let filled: String = comments(&english)
        .into_iter()
        .filter_map(|(id, comment)| Some(format!("{comment}{}\n\n", own.iter().find(|(own, _)| *own == id)?.1)))
        .collect();
    let groups: String = ftl::parse(&english)
        .entries
        .iter()
        .map(|entry| match &entry.kind {
            EntryKind::Comment(..) => english[entry.span.range()].to_string(),
            _ => entry
                .id()
                .and_then(|id| own.iter().find(|(own, _)| *own == id))
                .map_or_else(String::new, |one| one.1.clone()),
        })
        .filter(|piece| !piece.is_empty())
        .map(|piece| format!("{}\n\n", piece.trim_end()))
        .collect();
    let crlf = plain.replace('\n', "\r\n");
    let indented = text.replace(" = ", " =   ").replace("\n    и", "\n          и");
    for (how, rewritten) in [
        ("comments dropped", plain),
        ("sorted by id", sorted),
        ("backwards with blank lines", backwards),
        ("with the comments of the English file", filled),
        ("with all comments of the English file", groups),
        ("with other line endings", crlf),
        ("with other white space", indented),
    ] {
        let mut memory = memory.clone();
        assert_ne!(rewritten, text, "{how}");
        memory.files.insert(RUSSIAN.into(), rewritten.into_bytes());
        assert_eq!(states(&memory), before, "{how}");
        memory.segment();
        assert_eq!(states(&memory), before, "{how}, after `segment`");
        let shown = memory.text(RUSSIAN).replace('\r', "");
        for line in ["# was: Draft evaders face a fine of up to 1 %.\n", "# was: Nobody said a word to them.\n"] {
            assert!(shown.contains(line), "{how}: the next `segment` shows the English again:\n{shown}");
        }
        assert_eq!(
            bodies(&shown).into_iter().map(|(id, _)| id).collect::<Vec<_>>(),
            own.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>(),
            "{how}: in the order of the article"
        );
        assert!(memory.plan().files().is_empty(), "{how}: twice is once");
    }
}

#[test]
fn the_english_of_before_is_nobodys_own_note() {
    let article = |text: &str| format!("<!-- i18n:id: rain -->\n\n{text}\n").into_bytes();
    let mut memory = Memory::new([("tolmach.toml", "[locales.ru]\n")]);
    memory.files.insert("source/a.md".into(), article("It rained for 3 days."));
    memory.segment();
    memory.edit(RUSSIAN, "# rain =", "rain = Дождь шёл 3 дня.");
    for text in ["The sun shone, and nobody remembered.", "Snow fell in the mountains above."] {
        memory.segment();
        memory.files.insert("source/a.md".into(), article(text));
    }
    memory.segment();
    let text = memory.text(RUSSIAN);
    assert!(
        text.ends_with(
            "\n\n# en: Snow fell in the mountains above.\n# was: It rained for 3 days.\nrain = Дождь шёл 3 дня.\n"
        ),
        "{text}"
    );
}
