//! Text that is lost, doubled or under the wrong id is found in every locale; and where the glossary stands.

use crate::memory::Memory;

const ENGLISH: &str = "The ferry to the island stopped at noon because of the wind. Most of the passengers slept in the \
                       town hall, where neighbours brought them soup and blankets. The next boat leaves on Sunday.";

/// The text in each locale, sentence by sentence.
const TEXTS: &[(&str, [&str; 3])] = &[
    (
        "ar",
        [
            "توقفت العبّارة إلى الجزيرة عند الظهر بسبب الرياح.",
            "ونام معظم الركاب في مبنى البلدية، حيث أحضر لهم الجيران الحساء والأغطية.",
            "وستغادر السفينة التالية يوم الأحد.",
        ],
    ),
    (
        "be",
        [
            "Паром на востраў спыніўся апоўдні праз вецер.",
            "Большасць пасажыраў начавала ў ратушы, куды суседзі прынеслі ім суп і коўдры.",
            "Наступны карабель адпраўляецца ў нядзелю.",
        ],
    ),
    (
        "de",
        [
            "Die Fähre zur Insel stellte am Mittag wegen des Windes den Betrieb ein.",
            "Die meisten Fahrgäste schliefen im Rathaus, wohin Nachbarn ihnen Suppe und Decken brachten.",
            "Das nächste Schiff fährt am Sonntag.",
        ],
    ),
    (
        "es",
        [
            "El transbordador a la isla se detuvo a mediodía por el viento.",
            "La mayoría de los pasajeros durmió en el ayuntamiento, donde los vecinos les llevaron sopa y mantas.",
            "El próximo barco sale el domingo.",
        ],
    ),
    (
        "fa",
        [
            "کشتی جزیره ظهر به دلیل باد متوقف شد.",
            "بیشتر مسافران در تالار شهر خوابیدند و همسایه‌ها برایشان سوپ و پتو آوردند.",
            "کشتی بعدی یکشنبه حرکت می‌کند.",
        ],
    ),
    (
        "he",
        [
            "המעבורת לאי הפסיקה לפעול בצהריים בגלל הרוח.",
            "רוב הנוסעים ישנו בבניין העירייה, ושכנים הביאו להם מרק ושמיכות.",
            "הספינה הבאה יוצאת ביום ראשון.",
        ],
    ),
    (
        "hy",
        [
            "Դեպի կղզի մեկնող լաստանավը կեսօրին կանգ առավ քամու պատճառով։",
            "Ուղևորների մեծ մասը քնեց քաղաքապետարանում, որտեղ հարևանները նրանց ապուր ու ծածկոցներ բերեցին։",
            "Հաջորդ նավը մեկնում է կիրակի։",
        ],
    ),
    (
        "ja",
        [
            "島へのフェリーは風のため正午に運航を停止した。",
            "乗客の大半は町役場で眠り、近所の人々がスープと毛布を届けた。",
            "次の船は日曜日に出る。",
        ],
    ),
    (
        "ka",
        [
            "კუნძულისკენ მიმავალი ბორანი შუადღისას ქარის გამო გაჩერდა.",
            "მგზავრთა უმეტესობამ მერიის შენობაში გაათია ღამე, სადაც მეზობლებმა წვნიანი და საბნები მიუტანეს.",
            "შემდეგი გემი კვირას გადის.",
        ],
    ),
    (
        "kk",
        [
            "Аралға баратын паром желдің салдарынан түсте тоқтады.",
            "Жолаушылардың көбі қала әкімдігінде түнеді, оларға көршілер сорпа мен көрпе әкеліп берді.",
            "Келесі кеме жексенбіде жүреді.",
        ],
    ),
    (
        "mn",
        [
            "Арал руу явдаг усан онгоц салхины улмаас үд дунд зогсов.",
            "Зорчигчдын ихэнх нь хотын захиргаанд хоносон бөгөөд хөршүүд нь тэдэнд шөл, хөнжил авчирч өгчээ.",
            "Дараагийн завь ням гарагт хөдөлнө.",
        ],
    ),
    (
        "pl",
        [
            "Prom na wyspę stanął w południe z powodu wiatru.",
            "Większość pasażerów spała w ratuszu, dokąd sąsiedzi przynieśli im zupę i koce.",
            "Następny statek odpływa w niedzielę.",
        ],
    ),
    (
        "ru",
        [
            "Паром на остров остановился в полдень из-за ветра.",
            "Большинство пассажиров ночевали в ратуше, куда соседи принесли им суп и одеяла.",
            "Следующее судно отходит в воскресенье.",
        ],
    ),
    (
        "tr",
        [
            "Adaya giden feribot rüzgâr yüzünden öğlen durdu.",
            "Yolcuların çoğu, komşuların kendilerine çorba ve battaniye getirdiği belediye binasında uyudu.",
            "Bir sonraki gemi pazar günü kalkıyor.",
        ],
    ),
    (
        "zh-Hant",
        [
            "開往島上的渡輪因大風於中午停航。",
            "大部分乘客睡在市政廳，鄰居們給他們送來了湯和毯子。",
            "下一班船星期日開出。",
        ],
    ),
];

fn said(locale: &str, english: &[(&str, &str)], translation: &[(&str, &str)], checks: &[&str]) -> Vec<String> {
    let file = |rows: &[(&str, &str)]| rows.iter().map(|(id, text)| format!("{id} = {text}\n")).collect::<String>();
    let memory = Memory::new([
        ("tolmach.toml", format!("[locales.{locale}]\n").as_str()),
        ("locales/en/page.ftl", file(english).as_str()),
        (format!("locales/{locale}/page.ftl").as_str(), file(translation).as_str()),
    ]);
    let found = memory.check().into_iter().filter(|finding| checks.contains(&finding.check));
    found.map(|finding| format!("{} {}", finding.severity, finding.check)).collect()
}

#[test]
fn a_text_that_stops_early_is_a_warning_in_every_locale() {
    let checks = ["length-ratio", "sentence-count"];
    for (locale, sentences) in TEXTS {
        let said = |own: String| said(locale, &[("a", ENGLISH)], &[("a", &own)], &checks);
        assert!(said(sentences.join(" ")).is_empty(), "{locale}: the whole text");
        let first = said(sentences[0].to_string());
        assert!(first.contains(&"warning sentence-count".to_string()), "{locale}: the first sentence: {first:?}");
        let last = said(sentences[2].to_string());
        assert!(last.iter().any(|said| said.starts_with("warning")), "{locale}: the last sentence: {last:?}");
        let thrice = said([sentences.concat(), sentences.concat(), sentences.concat()].join(" "));
        assert!(thrice.iter().any(|said| said.starts_with("info")), "{locale}: three times the text: {thrice:?}");
    }
}

#[test]
fn a_text_under_the_wrong_id_is_a_warning_in_every_locale() {
    let english =
        [("a", "The ferry to the island stopped at noon."), ("b", "The neighbours brought soup and blankets.")];
    for (locale, sentences) in TEXTS {
        let own = [("a", sentences[1]), ("b", sentences[1])];
        assert_eq!(said(locale, &english, &own, &["reused-translation"]), ["warning reused-translation"], "{locale}");
        let own = [("a", sentences[0]), ("b", sentences[1])];
        assert!(said(locale, &english, &own, &["reused-translation"]).is_empty(), "{locale}");
    }
}

#[test]
fn the_glossary_stands_where_the_configuration_says() {
    let rows = "term,locale,translations,forbidden,note\nferry,ru,паром,,\n";
    let found = |toml: &str, path: &str, rows: &str| -> Vec<String> {
        let memory = Memory::new([
            ("tolmach.toml", format!("{toml}\n[locales.ru]\n").as_str()),
            (path, rows),
            ("locales/en/page.ftl", "a = The ferry\n"),
            ("locales/ru/page.ftl", "a = Лодка\n"),
        ]);
        let found = memory
            .check()
            .into_iter()
            .filter(|finding| finding.check.ends_with("glossary") || finding.check.starts_with("glossary"));
        found.map(|finding| format!("{} {} {}", finding.severity, finding.check, finding.place.path)).collect()
    };
    let mismatch = ["warning glossary-mismatch locales/ru/page.ftl"];
    assert_eq!(found("", "glossary.csv", rows), mismatch);
    assert_eq!(found("[paths]\nglossary = \"words/terms.csv\"", "words/terms.csv", rows), mismatch);
    assert!(found("", "terms.csv", rows).is_empty());
    assert_eq!(found("[paths]\nglossary = \"terms.csv\"", "other.csv", rows), ["error invalid-glossary terms.csv"]);
    let utf16 = "\u{0}t\u{0}e\u{0}r\u{0}m";
    assert_eq!(found("", "glossary.csv", utf16), ["error invalid-glossary glossary.csv"]);
}
