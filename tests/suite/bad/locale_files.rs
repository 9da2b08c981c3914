//! Locale files that are broken, deep, endless, made to grow, made to act, or not Fluent at all. The article has one message,
//! `a`, whose fact is `n`.

use super::Content::{self, Bytes, Made, Many, Nest, Text};

pub const LOCALE_FILES: &[(&str, Content)] = &[
    // Nesting and growth.
    ("placeables 99 deep", Nest("a = { ", 1, "{ { { { { { { { { { \"x\" } } } } } } } } } }", " }\n")),
    ("placeables 101 deep", Made(deep_placeables)),
    ("20,000 opening braces", Many("a = ", "{ ", 20_000, "\n")),
    ("20,000 opening braces in a comment", Many("# ", "{ ", 20_000, "\na = x\n")),
    ("20,000 calls in each other", Many("a = { ", "F(", 20_000, "\n")),
    ("selectors 40 deep", Nest("a = ", 1, "{ $n ->\n *[other] { $n ->\n *[other] { $n ->\n *[other] x } } }", "\n")),
    ("selectors 200 deep", Many("a = ", "{ $n ->\n *[other] ", 200, "x\n")),
    ("101 placeables", Many("a = ", "{ $n }", 101, "\n")),
    ("101 string literals", Many("a = ", "{ \"x\" }", 101, "\n")),
    ("references that multiply", Made(messages_multiply)),
    ("terms that multiply", Made(terms_multiply)),
    ("attributes that multiply", Made(attributes_multiply)),
    ("a text of 50,000 letters referred to 90 times", Made(long_text_often)),
    ("a message that refers to itself", Text("a = { a }\n")),
    ("two messages that refer to each other", Text("a = { b }\nb = { a }\n")),
    ("a circle of 300 messages", Made(circle)),
    ("a term that refers to itself", Text("a = { -t }\n-t = { -t }\n")),
    ("an attribute that refers to its message", Text("a = { a.b }\n    .b = { a }\n")),
    ("a circle through a selector", Text("a = { -t.g ->\n   *[x] { a }\n }\n-t = T\n    .g = { a }\n")),
    ("a circle through an argument", Text("a = { NUMBER(b) }\nb = { NUMBER(a) }\n")),
    ("a chain of 150 references", Made(chain)),
    // Selectors.
    ("a selector without a default", Text("a = { $n ->\n    [one] x\n }\n")),
    ("a selector with two defaults", Text("a = { $n ->\n   *[one] x\n   *[other] y\n }\n")),
    ("a selector without variants", Text("a = { $n ->\n }\n")),
    ("a selector that never closes", Text("a = { $n ->\n   *[other] x\n")),
    ("a selector of a message", Text("a = { b ->\n   *[other] x\n }\nb = y\n")),
    ("a selector of a term's value", Text("a = { -t ->\n   *[other] x\n }\n-t = y\n")),
    ("a selector of a placeable", Text("a = { { $n } ->\n   *[other] x\n }\n")),
    ("a selector of a text", Text("a = { \"x\" ->\n   *[x] y\n }\n")),
    ("1,000 variants", Many("a = { $n ->\n", "    [one] x\n", 1_000, "   *[other] y\n }\n")),
    ("a variant for an infinite number", Text("a = { $n ->\n    [1e999] x\n   *[other] y\n }\n")),
    ("a variant for a number of 400 digits", Many("a = { $n ->\n    [", "9", 400, "] x\n   *[other] y\n }\n")),
    ("a variant without a text", Text("a = { $n ->\n    [one]\n   *[other] y\n }\n")),
    ("a variant without a key", Text("a = { $n ->\n    [] x\n   *[other] y\n }\n")),
    ("a variant's key in Cyrillic", Text("a = { $n ->\n    [один] x\n   *[other] y\n }\n")),
    ("variants on one line", Text("a = { $n -> [one] x *[other] y }\n")),
    ("an arrow without a selector", Text("a = { ->\n   *[other] x\n }\n")),
    // What is no entry.
    ("a text without an id", Text("Просто текст.\n")),
    ("an equals sign alone", Text("= x\n")),
    ("an id alone", Text("a\n")),
    ("an id without a text", Text("a =\n")),
    ("an id behind a space", Text(" a = x\n")),
    ("an id that begins with a figure", Text("1a = x\n")),
    ("an id in Cyrillic", Text("а = x\n")),
    ("an id that is a path", Text("../../a = x\n/etc/passwd = y\n")),
    ("an id of 100,000 letters", Many("", "a", 100_000, " = x\n")),
    ("a colon for an equals sign", Text("a: x\n")),
    ("a line that is not indented", Text("a = x\nещё текст\n")),
    ("a line indented by a tab", Text("a = x\n\ty\n")),
    ("a term without a text", Text("-t =\na = x\n")),
    ("an attribute without a message", Text("    .b = x\na = y\n")),
    ("an attribute without a text", Text("a = x\n    .b =\n")),
    ("an attribute twice", Text("a = x\n    .b = y\n    .b = z\n")),
    ("1,000 attributes", Many("a = x\n", "    .b = y\n", 1_000, "")),
    ("a message 500 times", Many("", "a = x\n", 500, "")),
    ("500 messages that the article does not have", Made(orphans)),
    ("3,000 lines of junk", Many("", "мусор\n", 3_000, "")),
    ("3,000 closing braces", Many("", "}\n", 3_000, "")),
    ("1,000 entries that never close", Many("", "a = {\n", 1_000, "")),
    ("20,000 empty lines", Many("", "\n", 20_000, "")),
    ("20,000 words in one text", Many("a = x", " слово", 20_000, "\n")),
    ("2,000 lines in one text", Many("a = x", "\n    слово", 2_000, "\n")),
    ("100,000 letters in one word", Many("a = ", "ж", 100_000, "\n")),
    ("the marks of a merge", Text("<<<<<<< ours\na = x\n=======\na = y\n>>>>>>> theirs\n")),
    ("500 marks of a merge", Many("", "<<<<<<< ours\n", 500, "a = x\n")),
    // Expressions.
    ("an empty placeable", Text("a = x { } y\n")),
    ("a closing brace", Text("a = x } y\n")),
    ("a string that never closes", Text("a = { \"x }\n")),
    ("a string over two lines", Text("a = { \"x\ny\" }\n")),
    ("an escape that does not exist", Text("a = { \"\\x\" }\n")),
    ("an escape that is cut off", Text("a = { \"\\u00\" }\n")),
    ("a surrogate", Text("a = { \"\\uD800\" }\n")),
    ("more than the last character", Text("a = { \"\\U110000\" }\n")),
    ("an escaped NUL", Text("a = x{ \"\\u0000\" }y\n")),
    ("an escaped turn of direction", Text("a = x{ \"\\u202E\" }y\n")),
    ("a call that never closes", Text("a = { NUMBER($n }\n")),
    ("a call of a function that does not exist", Text("a = { FROB($n) }\n")),
    ("a call of a function in small letters", Text("a = { number($n) }\n")),
    ("a call without an argument", Text("a = { NUMBER() }\n")),
    ("a call of a text", Text("a = { NUMBER(\"x\") }\n")),
    ("an argument twice", Text("a = { NUMBER($n, style: \"percent\", style: \"decimal\") }\n")),
    ("an argument that does not exist", Text("a = { NUMBER($n, frob: 1) }\n")),
    ("an argument behind a named one", Text("a = { NUMBER(style: \"percent\", $n) }\n")),
    ("a named argument that is a variable", Text("a = { NUMBER($n, style: $n) }\n")),
    ("a billion decimals", Text("a = { NUMBER($n, minimumFractionDigits: 1000000000) }\n")),
    ("fewer than no decimals", Text("a = { NUMBER($n, maximumFractionDigits: -1) }\n")),
    ("a number as a day", Text("a = { DATETIME($n) }\n")),
    ("a term with arguments in their turn", Text("a = { -t(a: -t(b: 1)) }\n-t = { $a }\n")),
    ("a term with 1,000 arguments", Made(many_arguments)),
    ("a term's attribute as a text", Text("a = { -t.b }\n-t = x\n    .b = y\n")),
    ("a reference to nothing", Text("a = { nobody } { -nobody } { nobody.b } { $nobody }\n")),
    ("a number of 400 digits", Many("a = { ", "9", 400, " }\n")),
    ("a number of 400 decimals", Many("a = { 0.", "9", 400, " }\n")),
    // Comments, our own lines among them.
    ("3,000 comments", Many("", "# c\n", 3_000, "a = x\n")),
    ("a comment of 200,000 letters", Many("# ", "ж", 100_000, "\na = x\n")),
    ("a comment without a space", Text("#a\na = x\n")),
    ("four number signs", Text("#### a\na = x\n")),
    ("500 lines of English that is not ours", Many("", "# en: nobody wrote this\n", 500, "a = x\n")),
    ("500 stubs of one id", Many("", "# a =\n", 500, "")),
    ("a stub with a text", Text("# a = перевод\n")),
    ("a stub beside its message", Text("# a =\na = x\n")),
    ("lines of facts that are not there", Text("# $m = 5\n# $n = 1e999\na = x\n")),
    ("silencing without a check", Text("# check-ignore:\na = x\n")),
    ("silencing 1,000 checks", Many("# check-ignore: ", "spacing, ", 1_000, "x - y\na = x\n")),
    (
        "a base file as a locale file",
        Text(
            "### tolmach base 1. Written by tolmach; commit it, do not edit it.\n\n# target: 0123456789abcdef\na = x\n",
        ),
    ),
    // What a translator may bring into a page.
    ("a script", Text("a = <script>alert(1)</script>\n")),
    ("a script between marks of code", Text("a = { \"```\\u000A<script>alert(1)</script>\\u000A```\" }\n")),
    ("a handler", Text("a = <b onclick=\"alert(1)\">x</b>\n")),
    ("a link that acts", Text("a = [x](javascript:alert(1))\n")),
    ("a link that acts, in references", Text("a = [x](java&#115;cript:alert{ \"(\" }1))\n")),
    ("a picture from elsewhere", Text("a = ![x](https://x.example/{ $n }.png)\n")),
    ("a comment that never closes", Text("a = x <!-- y\n")),
    ("a tag that never closes", Text("a = x <b y\n")),
    ("blocks in a paragraph", Text("a =\n    # x\n    - y\n    > z\n    1. w\n    ```\n    v\n")),
    ("front matter in a paragraph", Text("a =\n    ---\n    title: x\n    ---\n")),
    ("a table in a paragraph", Text("a =\n    | x | y |\n    |---|---|\n    | z | w |\n")),
    ("a definition in a paragraph", Text("a =\n    x\n    [^1]: y\n    [z]: javascript:alert(1)\n")),
    ("2,000 stars", Many("a = ", "*", 2_000, "x\n")),
    ("2,000 opening brackets", Many("a = ", "[", 2_000, "x\n")),
    ("2,000 opening angle brackets", Many("a = ", "<", 2_000, "x\n")),
    ("2,000 backticks", Many("a = x ", "`", 2_000, " y\n")),
    ("tags in the attributes of tags", Text("a = <i title='<u title=\"<script>\">'>x\n")),
    ("quotations 2,000 deep", Many("a = { \"\" }", "> ", 2_000, "x\n")),
    ("a directive", Text("a = x <!-- i18n:skip --> y\n")),
    ("an empty text", Text("a = { \"\" }\n")),
    ("spaces of all kinds alone", Text("a = { \" \" }\u{A0}\u{2003}\u{3000}\n")),
    ("signs of no width alone", Text("a = \u{200B}\u{200C}\u{200D}\u{2060}\n")),
    ("a turn of direction that never ends", Text("a = x \u{202E}y\n")),
    ("isolates 300 deep", Many("a = ", "\u{2067}", 300, "x\n")),
    ("5,000 marks on one letter", Many("a = и", "\u{306}", 5_000, "\n")),
    ("controls", Text("a = x\u{1}\u{8}\u{1B}[31my\u{7F}\n")),
    // Encodings and line endings.
    ("UTF-16 with its mark", Bytes(b"\xFF\xFEa\0 \0=\0 \0x\0")),
    ("UTF-16 without a mark", Bytes(b"a\0 \0=\0 \0x\0")),
    ("Windows-1251", Bytes(b"a = \xCF\xF0\xE8\xE2\xE5\xF2\n")),
    ("UTF-8 cut off", Bytes(b"a = \xD0")),
    ("UTF-8 read as Latin-1 and saved", Text("a = ÐŸÑ€Ð¸Ð²ÐµÑ‚\n")),
    ("a NUL in a text", Bytes(b"a = x\0y\n")),
    ("two byte order marks", Text("\u{FEFF}\u{FEFF}a = x\n")),
    ("a byte order mark in the middle", Text("# c\n\u{FEFF}a = x\n")),
    ("nothing", Text("")),
    ("carriage returns alone", Text("a = x\rb = y\r")),
    ("line endings of three kinds", Text("# c\r\na = x\r    y\n    z\r\n")),
    ("line separators of Unicode", Text("a = x\u{2028}b = y\u{85}\n")),
    ("JSON", Text("{\"a\": \"x\"}\n")),
    ("PO", Text("msgid \"a\"\nmsgstr \"x\"\n")),
    ("properties", Text("a=x\na.b=y\n! c\n")),
    ("a page of HTML", Text("<!DOCTYPE html>\n<p>x</p>\n")),
    ("17 MiB of comments", Many("", "# сотни тысяч строк и ни одного сообщения\n", 240_000, "a = x\n")),
];

fn deep_placeables() -> Vec<u8> {
    format!("a = {}\"x\"{}\n", "{ ".repeat(101), " }".repeat(101)).into_bytes()
}

/// Each of 20 entries shows the one below it ten times.
fn multiplied(entry: impl Fn(usize) -> String, below: impl Fn(usize) -> String) -> Vec<u8> {
    let mut text = String::from("a = ") + &below(20).repeat(10) + "\n" + &entry(0) + " = lol\n";
    for level in 1..=20 {
        text.push_str(&format!("{} = {}\n", entry(level), below(level - 1).repeat(10)));
    }
    text.into_bytes()
}

fn messages_multiply() -> Vec<u8> {
    multiplied(|level| format!("b{level}"), |level| format!("{{ b{level} }}"))
}

fn terms_multiply() -> Vec<u8> {
    multiplied(|level| format!("-b{level}"), |level| format!("{{ -b{level} }}"))
}

fn attributes_multiply() -> Vec<u8> {
    multiplied(|level| format!("b{level} = x\n    .c"), |level| format!("{{ b{level}.c }}"))
}

fn long_text_often() -> Vec<u8> {
    format!("a = {}\nb = {}\n", "{ b }".repeat(90), "x".repeat(50_000)).into_bytes()
}

fn circle() -> Vec<u8> {
    let mut text = String::from("a = { b0 }\n");
    (0..300).for_each(|at| text.push_str(&format!("b{at} = {{ b{} }}\n", (at + 1) % 300)));
    text.into_bytes()
}

fn chain() -> Vec<u8> {
    let mut text = String::from("a = { b0 }\n");
    (0..150).for_each(|at| text.push_str(&format!("b{at} = {{ b{} }}\n", at + 1)));
    (text + "b150 = x\n").into_bytes()
}

fn orphans() -> Vec<u8> {
    (0..500).flat_map(|at| format!("orphan-{at} = x\n").into_bytes()).collect()
}

fn many_arguments() -> Vec<u8> {
    let arguments: Vec<String> = (0..1_000).map(|at| format!("a{at}: 1")).collect();
    format!("a = {{ -t({}) }}\n-t = x\n", arguments.join(", ")).into_bytes()
}
