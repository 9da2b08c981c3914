//! The templates of pages: files in the program, each replaced by the project's own of the same name. Only home of
//! `minijinja`.

use std::io::{self, Write};
use std::sync::{Arc, OnceLock};

use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Value, context};
use sha2::{Digest, Sha256};

use crate::edition::base64::base64;
use crate::markdown::escaped_anywhere;

/// The templates that this program has: name and text.
pub const TEMPLATES: &[(&str, &str)] = &[
    ("layout.html", include_str!("templates/layout.html")),
    ("page.html", include_str!("templates/page.html")),
    ("index.html", include_str!("templates/index.html")),
    ("root.html", include_str!("templates/root.html")),
    ("feed.xml", include_str!("templates/feed.xml")),
    ("sitemap.xml", include_str!("templates/sitemap.xml")),
    (STYLE, include_str!("templates/page.css")),
];

/// The template that is the style of all pages, to the letter.
const STYLE: &str = "page.css";

/// A template of the project that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("templates/{template}: {why}")]
pub struct TemplateError {
    /// The template.
    pub template: String,
    /// What is wrong, with the line.
    pub why: String,
}

/// Templates ready to be filled in.
pub struct Templates {
    environment: Environment<'static>,
    style: String,
    policy: String,
    failure: OnceLock<TemplateError>,
}

impl Templates {
    /// Prepares the templates; `own` returns the project's text of one, where it has one.
    ///
    /// # Errors
    /// A template of the project that cannot be parsed.
    pub fn new(own: impl Fn(&str) -> Option<String>) -> Result<Templates, TemplateError> {
        let mut environment = Environment::new();
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        let syntax = SyntaxConfig::builder().keep_trailing_newline(true).trim_blocks(true).lstrip_blocks(true).build();
        environment.set_syntax(syntax.expect("the usual marks are valid"));
        environment.set_formatter(|out, _, value| {
            let written = if value.is_undefined() || value.is_none() {
                Ok(())
            } else if value.is_safe() {
                out.write_str(value.as_str().unwrap_or_default())
            } else {
                out.write_str(&escaped_anywhere(&value.to_string()))
            };
            written.map_err(|error| Error::new(ErrorKind::WriteFailure, error.to_string()))
        });
        let mut style = String::new();
        for (name, shipped) in TEMPLATES {
            let text = own(name).unwrap_or_else(|| (*shipped).to_string());
            if *name == STYLE {
                // What ends the element is no style.
                style = text.replace("</", "<\\/");
                continue;
            }
            environment.add_template_owned(*name, text).map_err(|error| failure(name, &error))?;
        }
        // A browser hashes the element's text, in which line endings are one letter.
        style = style.replace("\r\n", "\n").replace('\r', "\n");
        let hash = base64(&Sha256::digest(element(&style).as_bytes()));
        let policy = format!(
            "default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'"
        );
        Ok(Templates { environment, style, policy, failure: OnceLock::new() })
    }

    /// Fills in a template of a page, which knows its style and policy too; what goes wrong is kept for
    /// [`Templates::failure`].
    pub(super) fn page(&self, name: &str, values: Value) -> String {
        let filled = self.environment.get_template(name).and_then(|template| template.render(self.styled(values)));
        filled.unwrap_or_else(|error| {
            let _ = self.failure.set(failure(name, &error));
            String::new()
        })
    }

    /// Returns the values of a page with its style and policy.
    pub(super) fn styled(&self, values: Value) -> Value {
        let style = Value::from_safe_string(element(&self.style));
        context! { style, policy => self.policy.as_str(), ..values }
    }

    /// Fills in a template piece by piece; what goes wrong with the template is kept for [`Templates::failure`].
    ///
    /// # Errors
    /// When the template cannot be filled in, or the result cannot be written there.
    pub(super) fn fill(&self, name: &str, values: Value, out: &mut dyn Write) -> io::Result<()> {
        let filled = self.environment.get_template(name).and_then(|template| template.render_captured_to(values, out));
        filled.map(drop).map_err(|error| match written(&error) {
            // What cannot be written there is no mistake of the template.
            Some(error) => error,
            None => {
                let text = error.to_string();
                let _ = self.failure.set(failure(name, &error));
                io::Error::other(text)
            }
        })
    }

    /// Returns the first thing that went wrong in filling in; no file made since may be published.
    pub fn failure(&self) -> Option<&TemplateError> {
        self.failure.get()
    }
}

/// Returns the style as the element holds it, with the line break behind the tag that a browser counts too.
fn element(style: &str) -> String {
    format!("\n{}\n", style.trim_end())
}

/// Returns why the result of a template could not be written, if it is that.
fn written(error: &Error) -> Option<io::Error> {
    let source = std::error::Error::source(error)?.downcast_ref::<io::Error>()?;
    Some(source.raw_os_error().map_or_else(|| source.kind().into(), io::Error::from_raw_os_error))
}

fn failure(name: &str, error: &Error) -> TemplateError {
    let template = error.name().unwrap_or(name).to_string();
    let why: Arc<str> = error.to_string().into();
    let line = error.line().map_or_else(String::new, |line| format!("line {line}: "));
    let short = why.split(" (in ").next().unwrap_or_default();
    TemplateError { template, why: format!("{line}{short}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_template_is_named_with_its_line() {
        let own = |text: &'static str| move |name: &str| (name == "page.html").then(|| text.to_string());
        let error = Templates::new(own("a\n{% if %}")).err().unwrap();
        assert_eq!(error.template, "page.html");
        assert!(error.why.starts_with("line 2: "), "{error}");
        let late = Templates::new(own("{{ title.x.y }}")).unwrap();
        assert_eq!(late.page("page.html", context! { title => "t" }), "");
        assert_eq!(late.failure().map(|failure| failure.template.as_str()), Some("page.html"));
    }

    #[test]
    fn a_style_cannot_leave_its_element() {
        let own = |name: &str| (name == "page.css").then(|| "a{}</style><script>".to_string());
        assert!(!Templates::new(own).unwrap().style.contains("</"));
    }
}
