//! Random but plausible articles, edits of them, and locale files; and noise made of the marks that parsers look for.

use proptest::prelude::*;
use proptest::sample::select;
use tolmach::ftl::ast;

/// Returns a word of an article, some with inline marks, some that look like syntax.
fn word() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        12 => select(vec![
            "ferry", "crosses", "the", "lake", "Every", "hour", "until", "nine", "1,310", "10", "%", "of", "people",
            "don’t", "café", "cafe\u{301}", "漢字", "שלום", "…", "a\u{a0}b", "“quoted”", "see", "not", "why?",
        ]),
        5 => select(vec![
            "**bold**", "*it*", "_it_", "`code`", "`{ $x }`", "[link](https://x.example)", "<https://y.example>",
            "![picture](p.png \"title\")", "~~gone~~", "<b>tag</b>", "&amp;", "\\*", "\\{", "[^1]", "[ref][r]", "<br>",
            "``a ` b``", "**bold [in](u \"t\") it**",
        ]),
        2 => select(vec![
            "#", "-", "+", ">", "1.", "2)", "|", ":", "=", "~", "{", "}", "{ $n }", "[", "]", "*", "_", "`", "<", "!",
            "\"", "'", "\\", "&", "---", "===", "```", "[x]", "[^2]:", "[a]:", "{#id}", "://",
        ]),
    ]
}

/// Returns words without line breaks.
pub fn line() -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 1..7).prop_map(|words| format!("Some {}", words.join(" ")))
}

/// Returns the text of a paragraph over one or more lines; further lines never look like a block of their own.
fn prose() -> impl Strategy<Value = String> {
    let ending = select(vec!["\n", "\n", "  \n", "\\\n", " \n"]);
    (line(), prop::collection::vec((ending, line()), 0..3)).prop_map(|(first, more)| {
        more.into_iter().fold(first, |text, (ending, line)| format!("{}{ending}{line}", text.trim_end_matches('\\')))
    })
}

/// Returns a block of an article.
fn block() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        6 => prose(),
        2 => (1..=6usize, line()).prop_map(|(level, text)| format!("{} {text}", "#".repeat(level))),
        1 => line().prop_map(|text| format!("{text}\n---")),
        1 => line().prop_map(|text| format!("## {text} {{#anchor .class}}")),
        1 => line().prop_map(|text| format!("```rust\n{text}\n```")),
        1 => line().prop_map(|text| format!("    {text}")),
        1 => line().prop_map(|text| format!("<div class=\"x\">\n<p>{text}</p>\n</div>")),
        1 => select(vec![
            "<!-- a note -->", "<!-- i18n:skip -->", "<!-- i18n:comment: short -->", "<!-- i18n:new -->", "---",
            "***", "<hr/>", "[r]: https://r.example \"title\"", "<script>\nlet a = 1;\n</script>",
            "<!-- i18n:skip:start -->\n\nkept out\n\n<!-- i18n:skip:end -->", "[^1]: A note.", "$$x$$",
        ]).prop_map(str::to_string),
        1 => prop::collection::vec((cell(), cell()), 1..4).prop_map(|rows| {
            let mut out = String::from("| Head | Other |\n|---|:-:|");
            for (left, right) in rows {
                out.push_str(&format!("\n| {left} | {right} |"));
            }
            out
        }),
        1 => (line(), line()).prop_map(|(term, text)| format!("{term}\n: {text}")),
        1 => prose().prop_map(|text| format!("[^1]: {}", indented(&text, "    "))),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let blocks = prop::collection::vec(inner, 1..3).prop_map(|blocks| blocks.join("\n\n"));
        prop_oneof![
            blocks.clone().prop_map(|text| format!("> {}", indented(&text, "> "))),
            blocks.clone().prop_map(|text| format!("- {}", indented(&text, "  "))),
            blocks.clone().prop_map(|text| format!("1. {}", indented(&text, "   "))),
            blocks.prop_map(|text| format!("- [ ] To do.\n\n  {}", indented(&text, "  "))),
        ]
    })
}

fn cell() -> impl Strategy<Value = String> {
    line().prop_map(|text| text.replace('|', "\\|"))
}

fn indented(text: &str, prefix: &str) -> String {
    text.replace('\n', &format!("\n{prefix}"))
}

fn front_matter() -> impl Strategy<Value = String> {
    let value = select(vec!["How it is done", "\"Quoted \\\"x\\\"\"", "'it''s'", ">\n  folded\n  text", "5", "[a, b]"]);
    let facts = select(vec!["", "", "facts:\n  n: 1310\n  day: 2022-09-21\n"]);
    prop_oneof![
        3 => Just(String::new()),
        2 => (value, facts).prop_map(|(value, facts)| format!("---\ntitle: {value}\ndate: 2023-03-12\n{facts}---\n")),
        1 => Just("+++\ntitle = \"A title\"\ndescription = 'It is'\ndraft = false\n+++\n\n".to_string()),
    ]
}

/// Returns a plausible article: with and without front matter, byte order mark, CRLF and final line ending.
pub fn article() -> impl Strategy<Value = String> {
    let shape = (prop::bool::weighted(0.2), prop::bool::weighted(0.2), prop::bool::weighted(0.8));
    (front_matter(), prop::collection::vec(block(), 0..7), shape).prop_map(|(front, blocks, (mark, crlf, end))| {
        let mut text = format!("{front}{}", blocks.join("\n\n"));
        if end {
            text.push('\n');
        }
        if crlf {
            text = text.replace('\n', "\r\n");
        }
        if mark { format!("\u{FEFF}{text}") } else { text }
    })
}

/// Returns a text made of the marks that Markdown parsers look for.
pub fn noise() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        " ",
        "  ",
        "    ",
        "\t",
        "#",
        "##",
        ">",
        "> ",
        "- ",
        "* ",
        "+ ",
        "1. ",
        "9) ",
        "|",
        "|-|",
        "---",
        "***",
        "===",
        "```",
        "~~~",
        "`",
        "``",
        "*",
        "**",
        "_",
        "~~",
        "[",
        "]",
        "(",
        ")",
        "![",
        "](",
        "](u)",
        "[^1]",
        "[^1]:",
        "[a]:",
        "[a]",
        "<",
        ">",
        "</",
        "<b>",
        "</b>",
        "<div>",
        "<!--",
        "-->",
        "<?",
        "<script>",
        "<!-- i18n:skip -->",
        ": ",
        "~ ",
        "\\",
        "&amp;",
        "&",
        "&#0;",
        "{",
        "}",
        "{ $n }",
        "{#a}",
        "+++",
        "title: x",
        "facts:",
        "a",
        "b c",
        "é",
        "漢",
        "\u{a0}",
        "\u{2028}",
        "\u{FEFF}",
        "\u{1}",
        "1",
        "[ ] ",
        "[!NOTE]",
        "$",
        "^",
        "\"",
        "'",
        "=",
        ":",
    ]);
    prop_oneof![
        4 => prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat()),
        1 => "\\PC{0,40}".prop_map(|text| text),
    ]
}

/// Returns an article, plausible or noise.
pub fn any_article() -> impl Strategy<Value = String> {
    prop_oneof![2 => article(), 1 => noise()]
}

/// Returns a text made of what Fluent and the tool's comment lines are made of.
pub fn fluent_noise() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "# en: x\n",
        "# was: y\n",
        "# note: z\n",
        "# some-words =\n",
        "some-words = Текст\n",
        "a = x\n",
        "a = y\n",
        "-t = z\n",
        "-t = z\n    .x = y\n",
        "    .x = y\n",
        "    more\n",
        "# mine\n",
        "## group\n",
        "### top\n",
        "#\n",
        "\n",
        "\n\n",
        "  \n",
        "junk\n",
        "b = {\n",
        "b = { $n ->\n",
        "   *[other] x\n",
        "    [one] y\n",
        "}\n",
        "c =\n",
        " d = x\n",
        "\r\n",
        "e = x\r\n",
        "j =\r",
        "\r",
        "<<<<<<< ours\n",
        "=======\n",
        "f = { \"\\u0041\" } { -t } { a } { F(1, x: \"y\") }\n",
        "\u{FEFF}",
        "{",
        "}",
        "\"",
        "\\",
        "# en.x: y\n",
        "# target: 0123456789abcdef\n",
        "# $n = 5\n",
        "g = { { $n } }\n",
        "漢字\n",
        "\t\n",
        "h\n",
        "# i = text\n",
    ]);
    prop_oneof![
        4 => prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat()),
        1 => "\\PC{0,40}".prop_map(|text| text),
    ]
}

/// Returns a Fluent pattern: any text, placeables of every kind, selects within selects.
pub fn pattern() -> impl Strategy<Value = ast::Pattern<String>> {
    let text = prop_oneof!["[ \n\r\t.*#\\[\\]{}\"\\\\ab=-]{0,8}", "[^\0]{0,6}"]
        .prop_map(|value| ast::PatternElement::TextElement { value });
    let leaf = prop::collection::vec(prop_oneof![3 => text.clone(), 1 => inline().prop_map(placeable)], 0..5)
        .prop_map(|elements| ast::Pattern { elements });
    leaf.prop_recursive(2, 12, 3, move |inner| {
        let element = prop_oneof![2 => text.clone(), 1 => inline().prop_map(placeable), 2 => select_of(inner)];
        prop::collection::vec(element, 0..4).prop_map(|elements| ast::Pattern { elements })
    })
}

fn placeable(inline: ast::InlineExpression<String>) -> ast::PatternElement<String> {
    ast::PatternElement::Placeable { expression: ast::Expression::Inline(inline) }
}

fn name(text: &str) -> ast::Identifier<String> {
    ast::Identifier { name: text.to_string() }
}

fn literal() -> impl Strategy<Value = ast::InlineExpression<String>> {
    prop_oneof![
        select(vec!["", " ", "x", "\\u0041", "\\\"", "\\\\", "{ $x }", "\\U01F602"])
            .prop_map(|value| ast::InlineExpression::StringLiteral { value: value.to_string() }),
        select(vec!["0", "-3.50", "12"])
            .prop_map(|value| ast::InlineExpression::NumberLiteral { value: value.to_string() }),
    ]
}

fn arguments() -> impl Strategy<Value = ast::CallArguments<String>> {
    let variable = select(vec!["n", "case"]).prop_map(|id| ast::InlineExpression::VariableReference { id: name(id) });
    // The library does not read a negative number as a named argument, against the EBNF.
    let negative = |literal: &ast::InlineExpression<String>| matches!(literal, ast::InlineExpression::NumberLiteral { value } if value.starts_with('-'));
    let literals = literal().prop_filter("a negative number", move |literal| !negative(literal));
    let named = prop::option::of(literals).prop_map(|value| {
        value.into_iter().map(|value| ast::NamedArgument { name: name("style"), value }).collect::<Vec<_>>()
    });
    (prop::collection::vec(prop_oneof![variable, literal()], 0..3), named)
        .prop_map(|(positional, named)| ast::CallArguments { positional, named })
}

fn inline() -> impl Strategy<Value = ast::InlineExpression<String>> {
    prop_oneof![
        literal(),
        select(vec!["n", "user-name"]).prop_map(|id| ast::InlineExpression::VariableReference { id: name(id) }),
        arguments().prop_map(|arguments| ast::InlineExpression::FunctionReference { id: name("NUMBER"), arguments }),
        prop::option::of(Just("label")).prop_map(|attribute| ast::InlineExpression::MessageReference {
            id: name("other"),
            attribute: attribute.map(name)
        }),
        prop::option::of(arguments()).prop_map(|arguments| ast::InlineExpression::TermReference {
            id: name("brand"),
            attribute: None,
            arguments
        }),
    ]
}

fn select_of(
    inner: impl Strategy<Value = ast::Pattern<String>> + 'static,
) -> impl Strategy<Value = ast::PatternElement<String>> {
    let selector = prop_oneof![
        select(vec!["n", "case"]).prop_map(|id| ast::InlineExpression::VariableReference { id: name(id) }),
        arguments().prop_map(|arguments| ast::InlineExpression::FunctionReference { id: name("NUMBER"), arguments }),
        literal(),
    ];
    let key = select(vec!["one", "few", "0", "3.5"]);
    (selector, prop::collection::vec((key, inner), 1..4)).prop_map(|(selector, variants)| {
        let last = variants.len() - 1;
        let variant = |(number, (key, value)): (usize, (&str, ast::Pattern<String>))| ast::Variant {
            key: match key.starts_with(|c: char| c.is_ascii_digit()) {
                true => ast::VariantKey::NumberLiteral { value: key.to_string() },
                false => ast::VariantKey::Identifier { name: key.to_string() },
            },
            value,
            default: number == last,
        };
        let variants = variants.into_iter().enumerate().map(variant).collect();
        ast::PatternElement::Placeable { expression: ast::Expression::Select { selector, variants } }
    })
}

/// Returns a text made of the marks of configurations, tables and front matter.
pub fn settings() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "[locales.ru]\n",
        "[locales.mn]\n",
        "[locales]\n",
        "[[locales.ru]]\n",
        "[locales.ru.levels]\n",
        "locales = { ru = {}, kk = { fallback = [\"ru\"] } }\n",
        "locales.ka.tier = \"draft\"\n",
        "tier = \"best-effort\"\n",
        "source-locale = \"en\"\n",
        "[paths]\narticles = [\"source/**/*.md\"]\n",
        "articles = [\"[\"]\n",
        "catalogue = \"../en\"\n",
        "translations = \"l/{locale}\"\n",
        "[check]\nmax-warnings = 20\n",
        "[check.levels]\n",
        "spacing = \"off\"\n",
        "[[check.paths]]\n",
        "# comment\n",
        "version = 1\nfindings = [\n",
        "  { file = \"a.ftl\", check = \"spacing\", source = \"0123456789abcdef\", target = \"0123456789abcdef\" },\n",
        "]\n",
        "term,ru,ka\n",
        "mobilisation,мобилизация|призыв,!ка\n",
        "\"don’t\nsay\",\"a\"\"b\",\n",
        "title: >\n  Text\n",
        "facts:\n  n: 1310\n",
        "facts: { n: 5, day: 2022-09-21 }\n",
        "title = '''\nx\n'''\n",
        "[facts]\nn = 5\n",
        ",",
        "\"",
        "'",
        "=",
        "[",
        "]",
        "{",
        "}",
        "\\",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "\u{feff}",
        "&a",
        "*a",
        "-",
        ":",
        "|",
        " ",
        "x",
        "999999999999999999999",
        "1e999",
    ]);
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}
