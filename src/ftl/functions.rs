//! The functions that our run time knows, with their named arguments and the values each may have.
//!
//! Source: Fluent guide "Built-in functions"; ECMA-402 `Intl.NumberFormat` and `Intl.DateTimeFormat` option tables.

/// A function of the run time.
#[derive(Clone, Copy, Debug)]
pub struct Function {
    /// Its name.
    pub name: &'static str,
    /// Named arguments.
    pub arguments: &'static [(&'static str, Values)],
}

/// What a named argument may be.
#[derive(Clone, Copy, Debug)]
pub enum Values {
    /// One of these words.
    Words(&'static [&'static str]),
    /// A whole number in this range, both ends included.
    Whole(u32, u32),
}

const STYLES: Values = Values::Words(&["full", "long", "medium", "short"]);
const WIDTHS: Values = Values::Words(&["long", "short", "narrow"]);
const DIGITS: Values = Values::Words(&["numeric", "2-digit"]);

/// Every function, by name.
pub const FUNCTIONS: &[Function] = &[
    Function {
        name: "DATETIME",
        arguments: &[
            ("dateStyle", STYLES),
            ("weekday", WIDTHS),
            ("year", DIGITS),
            ("month", Values::Words(&["long", "short", "narrow", "numeric", "2-digit"])),
            ("day", DIGITS),
        ],
    },
    Function {
        name: "NUMBER",
        arguments: &[
            ("type", Values::Words(&["cardinal", "ordinal"])),
            ("style", Values::Words(&["decimal", "percent"])),
            ("useGrouping", Values::Words(&["true", "false", "always", "auto", "min2"])),
            ("minimumIntegerDigits", Values::Whole(1, 21)),
            ("minimumFractionDigits", Values::Whole(0, 20)),
            ("maximumFractionDigits", Values::Whole(0, 20)),
        ],
    },
];

/// Returns the function of that name.
pub fn function(name: &str) -> Option<&'static Function> {
    FUNCTIONS.iter().find(|function| function.name == name)
}

impl Function {
    /// Returns what the named argument may be, if the function has it.
    pub fn argument(&self, name: &str) -> Option<Values> {
        self.arguments.iter().find(|(known, _)| *known == name).map(|(_, values)| *values)
    }
}

impl Values {
    /// Tells whether a literal, without its quotes, is allowed.
    pub fn allows(self, value: &str) -> bool {
        match self {
            Values::Words(words) => words.contains(&value),
            Values::Whole(least, most) => value.parse::<u32>().is_ok_and(|number| (least..=most).contains(&number)),
        }
    }
}
