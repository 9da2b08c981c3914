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
const WIDTHS: Values = Values::Words(&["long", "short"]);
const DIGITS: Values = Values::Words(&["numeric", "2-digit"]);

/// Every function, by name.
pub const FUNCTIONS: &[Function] = &[
    Function {
        name: "DATETIME",
        arguments: &[
            ("dateStyle", STYLES),
            ("weekday", WIDTHS),
            ("year", Values::Words(&["numeric"])),
            ("month", Values::Words(&["long", "short", "numeric", "2-digit"])),
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

/// Returns why named arguments, each good on its own, do not go together; values are without their quotes.
///
/// Dates follow the semantic skeletons of UTS #35: one width for all words, one way to write all digits, and no sets of parts
/// that no calendar shows.
pub fn conflict<'a>(function: &str, argument: impl Fn(&str) -> Option<&'a str>) -> Option<String> {
    match function {
        "NUMBER" => {
            let digits = |name: &str| argument(name)?.parse::<u32>().ok();
            let (least, most) = (digits("minimumFractionDigits")?, digits("maximumFractionDigits")?);
            (least > most).then(|| "`minimumFractionDigits` is more than `maximumFractionDigits`".to_string())
        }
        "DATETIME" => date_conflict(
            &["weekday", "year", "month", "day"].map(|name| (name, argument(name))),
            argument("dateStyle"),
        ),
        _ => None,
    }
}

fn date_conflict(parts: &[(&str, Option<&str>); 4], style: Option<&str>) -> Option<String> {
    let [(_, weekday), _, (_, month), (_, day)] = *parts;
    if style.is_some() {
        let (name, _) = parts.iter().find(|(_, value)| value.is_some())?;
        return Some(format!("`dateStyle` and `{name}` do not go together"));
    }
    let shown = parts.map(|(_, value)| value.is_some());
    if matches!(
        shown,
        [true, true, _, false] | [true, true, false, true] | [true, false, true, false] | [false, true, false, true]
    ) {
        let names: Vec<String> =
            parts.iter().filter(|(_, value)| value.is_some()).map(|(name, _)| format!("`{name}`")).collect();
        return Some(format!("a date cannot show {} alone", names.join(" and ")));
    }
    if let [false, false, true, false] = shown
        && matches!(month, Some("numeric" | "2-digit"))
    {
        return Some("a month alone is written in words".to_string());
    }
    match (weekday, month) {
        (Some("long"), Some(month)) if month != "long" => {
            return Some(format!("`weekday` \"long\" and `month` \"{month}\" do not go together"));
        }
        (Some("short"), Some("long")) => {
            return Some("`weekday` \"short\" and `month` \"long\" do not go together".to_string());
        }
        _ => {}
    }
    match (month, day) {
        (Some(month @ ("numeric" | "2-digit")), Some(day)) if month != day => {
            Some(format!("`month` \"{month}\" and `day` \"{day}\" do not go together"))
        }
        _ => None,
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_that_do_not_go_together_are_told() {
        let told = |function: &str, named: &str| {
            let named: Vec<(&str, &str)> = named.split_whitespace().filter_map(|one| one.split_once(':')).collect();
            conflict(function, |name| named.iter().find(|(known, _)| *known == name).map(|(_, value)| *value))
        };
        for good in [
            "",
            "dateStyle:full",
            "month:long day:numeric",
            "weekday:long",
            "weekday:long day:2-digit",
            "year:numeric",
            "weekday:short month:short day:numeric",
            "weekday:short year:numeric month:numeric day:numeric",
            "year:numeric month:2-digit day:2-digit",
            "year:numeric month:long",
            "month:short",
            "day:numeric",
        ] {
            assert_eq!(told("DATETIME", good), None, "{good}");
        }
        for bad in [
            "dateStyle:full day:numeric",
            "year:numeric day:numeric",
            "weekday:long month:long",
            "weekday:long year:numeric",
            "weekday:long year:numeric month:long",
            "weekday:long year:numeric day:numeric",
            "weekday:long month:short day:numeric",
            "weekday:short month:long day:numeric",
            "weekday:long month:numeric day:numeric",
            "month:numeric day:2-digit",
            "month:2-digit day:numeric",
            "month:numeric",
            "month:2-digit",
        ] {
            assert!(told("DATETIME", bad).is_some(), "{bad}");
        }
        assert_eq!(told("NUMBER", "minimumFractionDigits:2 maximumFractionDigits:2"), None);
        assert!(told("NUMBER", "minimumFractionDigits:3 maximumFractionDigits:2").is_some());
    }
}
