//! What the checks of letters and language say of single slips, and of correct text that looks like one.

use tolmach::finding::Finding;

use crate::memory::Memory;
use crate::spec::unescaped;

const CHECKS: [&str; 7] = [
    "georgian-capitals",
    "invisible-character",
    "letter-case",
    "mixed-script",
    "not-normalised",
    "untranslated-copy",
    "wrong-language",
];

fn findings(locale: &str, english: &str, translation: &str) -> (Memory, Vec<Finding>) {
    let mut memory = Memory::default();
    let mut put = |path: &str, text: String| drop(memory.files.insert(path.to_string(), text.into_bytes()));
    put("tolmach.toml", format!("[locales.{locale}]\n"));
    put("locales/en/page.ftl", format!("a = {english}\n"));
    put(&format!("locales/{locale}/page.ftl"), format!("a = {}\n", unescaped(translation)));
    let mut found = memory.check();
    found.retain(|finding| CHECKS.contains(&finding.check));
    (memory, found)
}

#[test]
fn each_slip_is_found_by_its_check_alone() {
    for (locale, english, translation, expected) in [
        // One word in two alphabets.
        ("ru", "To France", "Bо Францию", "error mixed-script"),
        ("ru", "men (with experience)", "мужчины (\u{63} опытом)", "error mixed-script"),
        ("ru", "He stood with his side to us.", "Он стоял co своими людьми.", "error mixed-script"),
        ("uk", "He is here", "Він тут i там", "error mixed-script"),
        ("be", "He is here", "Ён тут i там", "error mixed-script"),
        ("mn", "Mongolia", "Монг\u{275}л улс", "error mixed-script"),
        ("kk", "Kazakhstan", "Қаза\u{6B}стан", "error mixed-script"),
        ("hy", "Armenia", "Հայաստա\u{6E}", "error mixed-script"),
        ("ka", "Georgia", "საქართვეlო", "error mixed-script"),
        ("pl", "and", "Polska \u{438} nie", ""),
        ("pl", "in Warsaw and Łódź", "w Warszawie \u{456} Łodzi", "error mixed-script"),
        ("es", "the house", "la c\u{430}sa", "error mixed-script"),
        ("fr", "the house", "la mais\u{43E}n", "error mixed-script"),
        ("zh-Hans", "the Apple company", "苹果A\u{440}ple公司", "error mixed-script"),
        ("ru", "the word", "сло\u{3BF}о", "error mixed-script"),
        // Names and symbols in their own alphabet.
        ("ru", "in Firefox 5", "в Firefox, PDF-файле, 5G, H₂O, 3D", ""),
        ("kk", "on Facebook", "Facebookта, Google-дағы, IT, AI-ға", ""),
        ("ka", "on Facebook", "Facebookში, Googleს, PDFები", ""),
        ("uk", "vitamin C, plan B", "вітамін C, план B і ще", ""),
        ("he", "in Firefox", "בFirefox", ""),
        ("ar", "and Firefox", "وFirefox", ""),
        ("ja", "in Firefox", "FirefoxはWi-Fiで", ""),
        ("ru", "a coefficient", "α-частица, β-лучи, 5 мкм, ΔT", ""),
        ("uk", "Y is set!", "Y встановлено!", ""),
        // English left.
        ("he", "This is how it was. Nobody came.", "כך זה היה. Nobody came there at all.", "error untranslated-copy"),
        ("tr", "He said it. They were not there.", "Bunu söyledi. They were not there.", "error untranslated-copy"),
        ("pl", "They have fled to Georgia.", "They have fled to Georgia.", "error untranslated-copy"),
        (
            "es",
            "It rained. They fled.",
            "Llovió. Some people have fled to other countries.",
            "warning untranslated-copy",
        ),
        ("pt", "They were not told.", "They were not told.", "error untranslated-copy"),
        ("fa", "They were not told.", "They were not told.", "error untranslated-copy"),
        ("mn", "They were not told.", "They were not told.", "error untranslated-copy"),
        ("ja", "Get annual subscription", "Get annual subscription", "error untranslated-copy"),
        (
            "ru",
            "Call us. { $name } is there.",
            "Звоните. { $name } is there and they know you.",
            "warning untranslated-copy",
        ),
        ("ru", "How Putin Pushes Russians to Kill", "How Putin Pushes Russians to Kill", "error untranslated-copy"),
        ("fr", "Mozilla Foundation Report", "Mozilla Foundation Report", ""),
        ("de", "Firefox for Android", "Firefox for Android", ""),
        ("uk", "yourname@example.com", "yourname@example.com", ""),
        ("zh-Hant", "The New York Times wrote", "The New York Times 寫道", ""),
        ("ru", "a film “This is what we are”", "фильм «This is what we are»", ""),
        // Another language.
        ("kk", "It rained.", "Жаңбыр жауды. Об этом сообщили местные власти вечером.", "warning wrong-language"),
        ("kk", "It rained.", "Шёл дождь, и он не кончался.", "warning wrong-language"),
        ("mn", "It rained.", "Шёл сильный дождь, и было холодно.", "warning wrong-language"),
        ("be", "It rained.", "Шёл дождь.", ""),
        ("be", "It rained hard.", "Ішоў дождж и вецер.", "warning wrong-language"),
        ("uk", "Nobody saw him.", "Ніхто не знає, что это было.", "warning wrong-language"),
        ("uk", "Nobody saw him.", "Никто не видел, что это было.", "warning wrong-language"),
        ("uk", "This is new.", "Новый закон ухвалено.", "warning wrong-language"),
        ("ru", "Nobody saw him.", "Ніхто його не бачив.", "warning wrong-language"),
        ("ar", "to you", "الي\u{6CC}وم", "warning wrong-language"),
        ("fa", "books", "\u{643}تاب‌ها", "warning wrong-language"),
        (
            "fa",
            "It rained in the city and people stayed at home.",
            "نزل المطر على المدينة ولم يخرج الناس من البيوت",
            "warning wrong-language",
        ),
        ("zh-Hant", "the law", "這个法律", "warning wrong-language"),
        ("zh-Hans", "the law", "这個法律", "warning wrong-language"),
        ("zh-Hans", "his", "他の法律", "warning wrong-language"),
        (
            "ja",
            "The government adopted a new law last week.",
            "政府上周通过新法律对逃离部队和拒绝服役者处以长期监禁",
            "warning wrong-language",
        ),
        (
            "tr",
            "Many people left.",
            "Die Regierung hat gestern ein neues Gesetz beschlossen, das alle Menschen betrifft und sofort überall gilt, ohne jede weitere Frist.",
            "warning wrong-language",
        ),
        ("ka", "Nobody saw him.", "Никто его не видел.", "warning wrong-language"),
        ("he", "Nobody saw him.", "لم يره أحد في المدينة.", "warning wrong-language"),
        ("de", "Łódź and Çanakkale", "Łódź und Çanakkale", ""),
        ("uk", "the newspaper Bild", "газета «Новый мир»", ""),
        ("kk", "Websites and communications", "Веб-сайттар мен коммуникацияларды пайдалану шарттары", ""),
        ("fr", "No. 1", "nᵒ 1", ""),
        // What nobody sees.
        ("ru", "a word", "сло\u{200E}во", "warning invisible-character"),
        ("ru", "a word", "сло\u{9D}во", "warning invisible-character"),
        ("he", "a word", "מיל\u{202B}ה", "error invisible-character"),
        ("ar", "a word", "كل\u{2066}مة\u{202C}", "error invisible-character;error invisible-character"),
        ("ja", "a word", "言\u{200B}葉", "warning invisible-character"),
        ("uk", "a Hebrew word", "слово שלום\u{200E}!", ""),
        ("hy", "a flag", "🏳\u{FE0F}\u{200D}🌈 դրոշ", ""),
        // Pieces, capitals.
        ("tr", "city", "s\u{327}ehir", "warning not-normalised"),
        ("fr", "summer", "e\u{301}te\u{301}", "warning not-normalised"),
        ("ja", "but", "か\u{3099}", "warning not-normalised"),
        ("he", "word", "דּ\u{5B8}", ""),
        ("ka", "IT and CERN", "IT \u{1CAA}\u{1C94}\u{1CA0}\u{1C9C}ი", "warning georgian-capitals"),
        ("hy", "It rained all day.", "ամբողջ օրը անձրև եկավ։", "info letter-case"),
        ("tr", "It rained all day.", "ıslak bir gündü.", "info letter-case"),
        ("es", "Did it rain?", "¿llovió?", "info letter-case"),
        ("ar", "It rained all day.", "هطل المطر.", ""),
        ("pl", "It rained all day.", "iPhone był mokry.", ""),
    ] {
        let (_, found) = findings(locale, english, translation);
        let found: Vec<String> = found.iter().map(|one| format!("{} {}", one.severity, one.check)).collect();
        assert_eq!(found.join(";"), expected, "{locale}: {translation}");
    }
}

#[test]
fn a_fix_gives_the_text_that_was_meant() {
    for (locale, translation, expected) in [
        ("ru", "Новый з\u{61}к\u{6F}н", "Новый закон"),
        ("ru", "Мужчины \u{63} опытом", "Мужчины с опытом"),
        ("kk", "ж\u{259}не \u{69}шінара", "және ішінара"),
        ("ka", "yველაზე", "ყველაზე"),
        ("hy", "\u{6F}րենք", "օրենք"),
        ("de", "\u{415}uropa", "Europa"),
        ("ar", "ل\u{6A9}ن", "لكن"),
        ("fa", "\u{643}تاب فارسي", "کتاب فارسی"),
        ("ru", "сло\u{200B}во", "слово"),
        ("ar", "كل\u{202E}مة\u{202C} هنا", "كلمة هنا"),
        ("ru", "еще\u{308} раз", "ещё раз"),
        ("ka", "\u{1CA0}\u{1C90} მოხდა", "რა მოხდა"),
    ] {
        let (memory, found) = findings(locale, "A text", translation);
        let path = format!("locales/{locale}/page.ftl");
        let mut text = memory.text(&path).to_string();
        let mut edits: Vec<_> = found.iter().flat_map(|finding| &finding.fix).collect();
        edits.sort_by_key(|edit| std::cmp::Reverse(edit.span.start));
        for edit in edits {
            text.replace_range(edit.span.range(), &edit.text);
        }
        assert_eq!(text, format!("a = {expected}\n"), "{locale}: {translation}");
    }
}

#[test]
fn long_texts_are_read_in_one_go() {
    for (locale, part) in
        [("ru", "Слово \u{61} сло\u{76}о. "), ("kk", "Это не то. "), ("zh-Hans", "國「家"), ("ka", "Some text (is ")]
    {
        let (_, found) = findings(locale, "A text", &part.repeat(5000));
        assert!(!found.is_empty(), "{locale}");
    }
}
